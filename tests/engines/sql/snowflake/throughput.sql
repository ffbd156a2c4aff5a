WITH "t19" AS (
 SELECT
  *
 FROM (
  SELECT
   "t3"."period",
   TIMESTAMP_FROM_PARTS(2025, 10, 1, 0, 0, 0, 0) AS "starts_at",
   TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0) AS "ends_at",
   DATE_FROM_PARTS(2025, 10, 1) AS "start",
   DATE_FROM_PARTS(2026, 1, 1) AS "end"
  FROM (
   SELECT
    '2025Q4' AS "period"
  ) AS "t3"
 ) AS "t13"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t4"."period",
   TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0) AS "starts_at",
   TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0) AS "ends_at",
   DATE_FROM_PARTS(2026, 1, 1) AS "start",
   DATE_FROM_PARTS(2026, 4, 1) AS "end"
  FROM (
   SELECT
    '2026Q1' AS "period"
  ) AS "t4"
 ) AS "t14"
)
SELECT
 "t77"."person",
 "t77"."period",
 "t77"."closed",
 COALESCE("t77"."worked", 0) AS "worked",
 "t77"."in_hand",
 "t77"."days",
 "t77"."per_day",
 "t77"."per_week",
 "t77"."per_month",
 "t77"."mean",
 "t77"."band_low",
 "t77"."band_high",
 "t77"."deviation",
 "t77"."flagged",
 "t77"."ramping",
 "t77"."compared",
 "t77"."expected",
 "t77"."like_for_like"
FROM (
 SELECT
  "t76".*
  EXCLUDE ("same_period", "same_person")
 FROM (
  SELECT
   "t75"."period",
   "t75"."person",
   "t75"."closed",
   "t75"."in_hand",
   "t75"."first_on",
   "t75"."start",
   "t75"."until",
   "t75"."started_on",
   "t75"."left_on",
   "t75"."days",
   "t75"."ramping",
   "t75"."per_day",
   "t75"."compared",
   "t75"."pace",
   "t75"."total",
   "t75"."people",
   "t75"."mean",
   "t75"."band_low",
   "t75"."band_high",
   "t75"."deviation",
   "t75"."flagged",
   "t75"."per_week",
   "t75"."per_month",
   "t75"."expected",
   "t75"."like_for_like",
   "t49"."same_period",
   "t49"."same_person",
   "t49"."worked"
  FROM (
   SELECT
    "t73".*
    EXCLUDE ("same_period", "same_person")
   FROM (
    SELECT
     "t72"."period",
     "t72"."person",
     "t72"."closed",
     "t72"."in_hand",
     "t72"."first_on",
     "t72"."start",
     "t72"."until",
     "t72"."started_on",
     "t72"."left_on",
     "t72"."days",
     "t72"."ramping",
     "t72"."per_day",
     "t72"."compared",
     "t72"."pace",
     "t72"."total",
     "t72"."people",
     "t72"."mean",
     "t72"."band_low",
     "t72"."band_high",
     "t72"."deviation",
     "t72"."flagged",
     "t72"."per_week",
     "t72"."per_month",
     "t67"."same_period",
     "t67"."same_person",
     "t67"."expected",
     "t67"."like_for_like"
    FROM (
     SELECT
      "t70"."period",
      "t70"."person",
      "t70"."closed",
      "t70"."in_hand",
      "t70"."first_on",
      "t70"."start",
      "t70"."until",
      "t70"."started_on",
      "t70"."left_on",
      "t70"."days",
      "t70"."ramping",
      "t70"."per_day",
      "t70"."compared",
      "t70"."pace",
      "t70"."total",
      "t70"."people",
      "t70"."total" / NULLIF("t70"."people", 0) AS "mean",
      (
       "t70"."total" / NULLIF("t70"."people", 0)
      ) * 0.8 AS "band_low",
      (
       "t70"."total" / NULLIF("t70"."people", 0)
      ) * 1.2 AS "band_high",
      IFF(
       (
        "t70"."total" / NULLIF("t70"."people", 0)
       ) >= 1.0,
       (
        "t70"."pace" / NULLIF("t70"."total" / NULLIF("t70"."people", 0), 0.0)
       ) - 1.0,
       CAST(NULL AS DOUBLE)
      ) AS "deviation",
      IFF(
       "t70"."compared" AND (
        (
         "t70"."total" / NULLIF("t70"."people", 0)
        ) >= 1.0
       ),
       (
        ABS((
         "t70"."people" * "t70"."pace"
        ) - "t70"."total") * 5.0
       ) > "t70"."total",
       CAST(NULL AS BOOLEAN)
      ) AS "flagged",
      "t70"."per_day" * 7.0 AS "per_week",
      "t70"."per_day" * 30.4375 AS "per_month"
     FROM (
      SELECT
       "t69"."period",
       "t69"."person",
       "t69"."closed",
       "t69"."in_hand",
       "t69"."first_on",
       "t69"."start",
       "t69"."until",
       "t69"."started_on",
       "t69"."left_on",
       "t69"."days",
       "t69"."ramping",
       "t69"."per_day",
       "t69"."compared",
       "t69"."pace",
       SUM(IFF("t69"."compared", "t69"."pace", 0.0)) OVER (
        PARTITION BY "t69"."period"
        ORDER BY NULL ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "total",
       SUM(CAST("t69"."compared" AS BIGINT)) OVER (
        PARTITION BY "t69"."period"
        ORDER BY NULL ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "people"
      FROM (
       SELECT
        "t68"."period",
        "t68"."person",
        "t68"."closed",
        "t68"."in_hand",
        "t68"."first_on",
        "t68"."start",
        "t68"."until",
        "t68"."started_on",
        "t68"."left_on",
        "t68"."days",
        "t68"."ramping",
        "t68"."closed" / NULLIF("t68"."days", 0) AS "per_day",
        (
         "t68"."person" IS NOT NULL
        )
        AND (
         "t68"."days" > 0
        )
        AND NOT (
         COALESCE("t68"."ramping", FALSE)
        ) AS "compared",
        (
         "t68"."closed" * DATEDIFF(DAY, "t68"."start", "t68"."until")
        ) / NULLIF("t68"."days", 0) AS "pace"
       FROM (
        SELECT
         "t65"."period",
         "t65"."person",
         "t65"."closed",
         "t65"."in_hand",
         "t65"."first_on",
         "t65"."start",
         "t65"."until",
         "t65"."started_on",
         "t65"."left_on",
         IFF(
          DATEDIFF(
           DAY,
           IFF(
            COALESCE("t65"."started_on", "t65"."first_on") > "t65"."start",
            COALESCE("t65"."started_on", "t65"."first_on"),
            "t65"."start"
           ),
           IFF("t65"."left_on" < "t65"."until", "t65"."left_on", "t65"."until")
          ) > 0,
          DATEDIFF(
           DAY,
           IFF(
            COALESCE("t65"."started_on", "t65"."first_on") > "t65"."start",
            COALESCE("t65"."started_on", "t65"."first_on"),
            "t65"."start"
           ),
           IFF("t65"."left_on" < "t65"."until", "t65"."left_on", "t65"."until")
          ),
          0
         ) AS "days",
         COALESCE("t65"."started_on", "t65"."first_on") > DATEADD(DAY, -'90', "t65"."start") AS "ramping"
        FROM (
         SELECT
          "t64".*
          EXCLUDE ("same_person")
         FROM (
          SELECT
           "t62"."period",
           "t62"."person",
           "t62"."closed",
           "t62"."in_hand",
           "t62"."first_on",
           "t62"."start",
           "t62"."until",
           "t45"."same_person",
           "t45"."started_on",
           "t45"."left_on"
          FROM (
           SELECT
            "t59".*
            EXCLUDE ("same_period")
           FROM (
            SELECT
             "t58"."period",
             "t58"."person",
             "t58"."closed",
             "t58"."in_hand",
             "t58"."first_on",
             "t29"."same_period",
             "t29"."start",
             "t29"."until"
            FROM (
             SELECT
              "t55".*
              EXCLUDE ("same_person")
             FROM (
              SELECT
               "t53"."period",
               "t53"."person",
               "t53"."closed",
               "t53"."in_hand",
               "t36"."same_person",
               "t36"."first_on"
              FROM (
               SELECT
                "t50"."period",
                "t50"."owner" AS "person",
                SUM("t50"."closed") AS "closed",
                COUNT(*) AS "in_hand"
               FROM (
                SELECT
                 "t48".*
                 EXCLUDE ("ends_at", "starts_at")
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t34"."deal_id",
                   "t34"."owner",
                   "t34"."outcome",
                   "t34"."created_at",
                   "t34"."closed_at",
                   "t34"."source",
                   "t34"."product",
                   "t34"."period",
                   "t34"."starts_at",
                   "t34"."ends_at",
                   CAST(COALESCE(
                    "t34"."outcome" IN ('won', 'lost')
                    AND (
                     (
                      "t34"."closed_at" >= "t34"."starts_at"
                     )
                     AND (
                      "t34"."closed_at" < "t34"."ends_at"
                     )
                     AND (
                      "t34"."closed_at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
                     )
                    ),
                    FALSE
                   ) AS BIGINT) AS "closed"
                  FROM (
                   SELECT
                    "t10"."deal_id",
                    "t10"."owner",
                    "t10"."outcome",
                    "t10"."created_at",
                    "t10"."closed_at",
                    "t10"."source",
                    "t10"."product",
                    "t28"."period",
                    "t28"."starts_at",
                    "t28"."ends_at"
                   FROM (
                    SELECT
                     "t0"."deal_id",
                     "t0"."owner",
                     "t0"."outcome",
                     "t0"."created_at",
                     "t0"."closed_at",
                     "t0"."source",
                     "t0"."product"
                    FROM "deals" AS "t0"
                   ) AS "t10"
                   CROSS JOIN (
                    SELECT
                     "t22"."period",
                     "t22"."starts_at",
                     "t22"."ends_at"
                    FROM "t19" AS "t22"
                   ) AS "t28"
                  ) AS "t34"
                 ) AS "t42"
                 WHERE
                  (
                   "t42"."closed" = 1
                  )
                  OR (
                   (
                    "t42"."created_at" < "t42"."ends_at"
                   )
                   AND (
                    "t42"."created_at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
                   )
                   AND (
                    (
                     "t42"."outcome" = 'open'
                    ) OR (
                     "t42"."closed_at" >= "t42"."starts_at"
                    )
                   )
                  )
                ) AS "t48"
               ) AS "t50"
               GROUP BY
                1,
                2
              ) AS "t53"
              LEFT OUTER JOIN (
               SELECT
                "t23"."person" AS "same_person",
                TO_DATE("t23"."first_deal") AS "first_on"
               FROM (
                SELECT
                 "t15"."person",
                 "t15"."first_deal",
                 "t21"."begins"
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  MIN("t0"."created_at") AS "first_deal"
                 FROM "deals" AS "t0"
                 GROUP BY
                  1
                ) AS "t15"
                CROSS JOIN (
                 SELECT
                  PERCENTILE_CONT(0.01) WITHIN GROUP (ORDER BY
                   DATE_PART('epoch', "t0"."created_at")) AS "begins"
                 FROM "deals" AS "t0"
                ) AS "t21"
               ) AS "t23"
               WHERE
                DATE_PART('epoch', "t23"."first_deal") >= (
                 "t23"."begins" + 7776000.0
                )
              ) AS "t36"
               ON "t53"."person" IS NOT DISTINCT FROM "t36"."same_person"
             ) AS "t55"
            ) AS "t58"
            LEFT OUTER JOIN (
             SELECT
              "t22"."period" AS "same_period",
              "t22"."start",
              "t22"."end" AS "until"
             FROM "t19" AS "t22"
            ) AS "t29"
             ON "t58"."period" IS NOT DISTINCT FROM "t29"."same_period"
           ) AS "t59"
          ) AS "t62"
          LEFT OUTER JOIN (
           SELECT
            "t40"."person" AS "same_person",
            "t40"."started_on",
            IFF(
             "t40"."gone" AND (
              "t40"."left_on" IS NULL
             ),
             COALESCE(DATEADD(DAY, '1', "t40"."last_on"), DATE_FROM_PARTS(1, 1, 1)),
             "t40"."left_on"
            ) AS "left_on"
           FROM (
            SELECT
             "t38".*
             EXCLUDE ("same_person")
            FROM (
             SELECT
              "t30"."person",
              "t30"."started_on",
              "t30"."left_on",
              "t30"."gone",
              "t32"."same_person",
              "t32"."last_on"
             FROM (
              SELECT
               "t20"."person",
               MIN("t20"."started_on") AS "started_on",
               MAX("t20"."left_on") AS "left_on",
               MIN("t20"."gone") AS "gone"
              FROM (
               SELECT
                "t2"."person",
                "t2"."name",
                "t2"."team",
                "t2"."manager",
                "t2"."region",
                "t2"."active",
                "t2"."started_on",
                "t2"."left_on",
                "t2"."source_file",
                "t2"."source_row",
                COALESCE("t2"."active", TRUE) = FALSE AS "gone"
               FROM "people" AS "t2"
              ) AS "t20"
              GROUP BY
               1
             ) AS "t30"
             LEFT OUTER JOIN (
              SELECT
               "t24"."person" AS "same_person",
               "t24"."last_on"
              FROM (
               SELECT
                "t18"."person",
                MAX("t18"."last_on") AS "last_on"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  TO_DATE("t0"."closed_at") AS "last_on"
                 FROM "deals" AS "t0"
                 WHERE
                  "t0"."outcome" IN ('won', 'lost')
                  AND "t0"."closed_at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
                ) AS "t9"
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."person",
                  TO_DATE("t1"."at") AS "last_on"
                 FROM "activities" AS "t1"
                 WHERE
                  "t1"."at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
                  AND COALESCE("t1"."done", TRUE)
                ) AS "t12"
               ) AS "t18"
               GROUP BY
                1
              ) AS "t24"
             ) AS "t32"
              ON "t30"."person" IS NOT DISTINCT FROM "t32"."same_person"
            ) AS "t38"
           ) AS "t40"
          ) AS "t45"
           ON "t62"."person" IS NOT DISTINCT FROM "t45"."same_person"
         ) AS "t64"
        ) AS "t65"
       ) AS "t68"
      ) AS "t69"
     ) AS "t70"
    ) AS "t72"
    LEFT OUTER JOIN (
     SELECT
      "t63"."period" AS "same_period",
      "t63"."person" AS "same_person",
      "t63"."expected",
      "t63"."like_for_like"
     FROM (
      SELECT
       "t60"."period",
       "t60"."person",
       SUM("t60"."due") AS "expected",
       SUM("t60"."h") * (
        MAX("t60"."rate") + SUM("t60"."extra")
       ) AS "like_for_like"
      FROM (
       SELECT
        "t57"."period",
        "t57"."source",
        "t57"."product",
        "t57"."person",
        "t57"."h",
        "t57"."c",
        "t57"."group_h",
        "t57"."group_c",
        "t57"."all_h",
        "t57"."all_c",
        "t57"."h" * (
         "t57"."group_c" / "t57"."group_h"
        ) AS "due",
        (
         "t57"."group_h" / "t57"."all_h"
        ) * (
         (
          "t57"."c" / "t57"."h"
         ) - (
          "t57"."group_c" / "t57"."group_h"
         )
        ) AS "extra",
        "t57"."all_c" / "t57"."all_h" AS "rate"
       FROM (
        SELECT
         "t54"."period",
         "t54"."source",
         "t54"."product",
         "t54"."person",
         "t54"."h",
         "t54"."c",
         SUM("t54"."h") OVER (
          PARTITION BY "t54"."period", "t54"."source", "t54"."product"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_h",
         SUM("t54"."c") OVER (
          PARTITION BY "t54"."period", "t54"."source", "t54"."product"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_c",
         SUM("t54"."h") OVER (
          PARTITION BY "t54"."period"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_h",
         SUM("t54"."c") OVER (
          PARTITION BY "t54"."period"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_c"
        FROM (
         SELECT
          "t51"."period",
          "t51"."source",
          "t51"."product",
          "t51"."owner" AS "person",
          COUNT(*) AS "h",
          SUM("t51"."closed") AS "c"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t48".*
            EXCLUDE ("ends_at", "starts_at")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t34"."deal_id",
              "t34"."owner",
              "t34"."outcome",
              "t34"."created_at",
              "t34"."closed_at",
              "t34"."source",
              "t34"."product",
              "t34"."period",
              "t34"."starts_at",
              "t34"."ends_at",
              CAST(COALESCE(
               "t34"."outcome" IN ('won', 'lost')
               AND (
                (
                 "t34"."closed_at" >= "t34"."starts_at"
                )
                AND (
                 "t34"."closed_at" < "t34"."ends_at"
                )
                AND (
                 "t34"."closed_at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
                )
               ),
               FALSE
              ) AS BIGINT) AS "closed"
             FROM (
              SELECT
               "t10"."deal_id",
               "t10"."owner",
               "t10"."outcome",
               "t10"."created_at",
               "t10"."closed_at",
               "t10"."source",
               "t10"."product",
               "t28"."period",
               "t28"."starts_at",
               "t28"."ends_at"
              FROM (
               SELECT
                "t0"."deal_id",
                "t0"."owner",
                "t0"."outcome",
                "t0"."created_at",
                "t0"."closed_at",
                "t0"."source",
                "t0"."product"
               FROM "deals" AS "t0"
              ) AS "t10"
              CROSS JOIN (
               SELECT
                "t22"."period",
                "t22"."starts_at",
                "t22"."ends_at"
               FROM "t19" AS "t22"
              ) AS "t28"
             ) AS "t34"
            ) AS "t42"
            WHERE
             (
              "t42"."closed" = 1
             )
             OR (
              (
               "t42"."created_at" < "t42"."ends_at"
              )
              AND (
               "t42"."created_at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
              )
              AND (
               (
                "t42"."outcome" = 'open'
               ) OR (
                "t42"."closed_at" >= "t42"."starts_at"
               )
              )
             )
           ) AS "t48"
          ) AS "t50"
          WHERE
           "t50"."owner" IS NOT NULL
         ) AS "t51"
         GROUP BY
          1,
          2,
          3,
          4
        ) AS "t54"
       ) AS "t57"
      ) AS "t60"
      GROUP BY
       1,
       2
     ) AS "t63"
    ) AS "t67"
     ON "t72"."period" IS NOT DISTINCT FROM "t67"."same_period"
     AND "t72"."person" IS NOT DISTINCT FROM "t67"."same_person"
   ) AS "t73"
  ) AS "t75"
  LEFT OUTER JOIN (
   SELECT
    "t46"."period" AS "same_period",
    "t46"."person" AS "same_person",
    "t46"."worked"
   FROM (
    SELECT
     "t44"."period",
     "t44"."person",
     COUNT(*) AS "worked"
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       "t39"."deal_id",
       "t39"."period",
       COALESCE("t39"."person", "t7"."owner") AS "person"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t17"."deal_id",
         "t17"."person",
         "t17"."at",
         "t28"."period",
         "t28"."starts_at",
         "t28"."ends_at"
        FROM (
         SELECT
          "t1"."deal_id",
          "t1"."person",
          "t1"."at"
         FROM "activities" AS "t1"
         WHERE
          "t1"."at" <= TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0)
          AND COALESCE("t1"."done", TRUE)
          AND "t1"."deal_id" IS NOT NULL
        ) AS "t17"
        CROSS JOIN (
         SELECT
          "t22"."period",
          "t22"."starts_at",
          "t22"."ends_at"
         FROM "t19" AS "t22"
        ) AS "t28"
       ) AS "t33"
       WHERE
        "t33"."at" >= "t33"."starts_at" AND "t33"."at" < "t33"."ends_at"
      ) AS "t39"
      LEFT OUTER JOIN (
       SELECT
        "t0"."deal_id" AS "owned",
        "t0"."owner"
       FROM "deals" AS "t0"
      ) AS "t7"
       ON "t39"."deal_id" = "t7"."owned"
     ) AS "t41"
    ) AS "t44"
    GROUP BY
     1,
     2
   ) AS "t46"
  ) AS "t49"
   ON "t75"."period" IS NOT DISTINCT FROM "t49"."same_period"
   AND "t75"."person" IS NOT DISTINCT FROM "t49"."same_person"
 ) AS "t76"
) AS "t77"
ORDER BY
 "t77"."period" ASC,
 "t77"."person" ASC
