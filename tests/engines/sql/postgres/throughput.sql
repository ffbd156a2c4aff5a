SELECT
 "t72"."person",
 "t72"."period",
 "t72"."closed",
 COALESCE("t72"."worked", 0) AS "worked",
 "t72"."in_hand",
 "t72"."days",
 "t72"."per_day",
 "t72"."per_week",
 "t72"."per_month",
 "t72"."mean",
 "t72"."band_low",
 "t72"."band_high",
 "t72"."deviation",
 "t72"."flagged",
 "t72"."ramping",
 "t72"."compared",
 "t72"."expected",
 "t72"."like_for_like"
FROM (
 SELECT
  "t71"."period",
  "t71"."person",
  "t71"."closed",
  "t71"."in_hand",
  "t71"."first_on",
  "t71"."start",
  "t71"."until",
  "t71"."started_on",
  "t71"."left_on",
  "t71"."days",
  "t71"."ramping",
  "t71"."per_day",
  "t71"."compared",
  "t71"."pace",
  "t71"."total",
  "t71"."people",
  "t71"."mean",
  "t71"."band_low",
  "t71"."band_high",
  "t71"."deviation",
  "t71"."flagged",
  "t71"."per_week",
  "t71"."per_month",
  "t71"."expected",
  "t71"."like_for_like",
  "t71"."worked"
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
   "t70"."mean",
   "t70"."band_low",
   "t70"."band_high",
   "t70"."deviation",
   "t70"."flagged",
   "t70"."per_week",
   "t70"."per_month",
   "t70"."expected",
   "t70"."like_for_like",
   "t44"."same_period",
   "t44"."same_person",
   "t44"."worked"
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
    "t68"."per_day",
    "t68"."compared",
    "t68"."pace",
    "t68"."total",
    "t68"."people",
    "t68"."mean",
    "t68"."band_low",
    "t68"."band_high",
    "t68"."deviation",
    "t68"."flagged",
    "t68"."per_week",
    "t68"."per_month",
    "t68"."expected",
    "t68"."like_for_like"
   FROM (
    SELECT
     "t67"."period",
     "t67"."person",
     "t67"."closed",
     "t67"."in_hand",
     "t67"."first_on",
     "t67"."start",
     "t67"."until",
     "t67"."started_on",
     "t67"."left_on",
     "t67"."days",
     "t67"."ramping",
     "t67"."per_day",
     "t67"."compared",
     "t67"."pace",
     "t67"."total",
     "t67"."people",
     "t67"."mean",
     "t67"."band_low",
     "t67"."band_high",
     "t67"."deviation",
     "t67"."flagged",
     "t67"."per_week",
     "t67"."per_month",
     "t62"."same_period",
     "t62"."same_person",
     "t62"."expected",
     "t62"."like_for_like"
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
      "t65"."days",
      "t65"."ramping",
      "t65"."per_day",
      "t65"."compared",
      "t65"."pace",
      "t65"."total",
      "t65"."people",
      CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0) AS "mean",
      (
       CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0)
      ) * 0.8 AS "band_low",
      (
       CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0)
      ) * 1.2 AS "band_high",
      CASE
       WHEN (
        CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0)
       ) >= 1.0
       THEN (
        CAST("t65"."pace" AS DOUBLE PRECISION) / NULLIF(CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0), 0.0)
       ) - 1.0
       ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "deviation",
      CASE
       WHEN "t65"."compared"
       AND (
        (
         CAST("t65"."total" AS DOUBLE PRECISION) / NULLIF("t65"."people", 0)
        ) >= 1.0
       )
       THEN (
        ABS((
         "t65"."people" * "t65"."pace"
        ) - "t65"."total") * 5.0
       ) > "t65"."total"
       ELSE CAST(NULL AS BOOLEAN)
      END AS "flagged",
      "t65"."per_day" * 7.0 AS "per_week",
      "t65"."per_day" * 30.4375 AS "per_month"
     FROM (
      SELECT
       "t64"."period",
       "t64"."person",
       "t64"."closed",
       "t64"."in_hand",
       "t64"."first_on",
       "t64"."start",
       "t64"."until",
       "t64"."started_on",
       "t64"."left_on",
       "t64"."days",
       "t64"."ramping",
       "t64"."per_day",
       "t64"."compared",
       "t64"."pace",
       SUM(CASE WHEN "t64"."compared" THEN "t64"."pace" ELSE 0.0 END) OVER (
        PARTITION BY "t64"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "total",
       SUM(CAST("t64"."compared" AS BIGINT)) OVER (
        PARTITION BY "t64"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "people"
      FROM (
       SELECT
        "t63"."period",
        "t63"."person",
        "t63"."closed",
        "t63"."in_hand",
        "t63"."first_on",
        "t63"."start",
        "t63"."until",
        "t63"."started_on",
        "t63"."left_on",
        "t63"."days",
        "t63"."ramping",
        CAST("t63"."closed" AS DOUBLE PRECISION) / NULLIF("t63"."days", 0) AS "per_day",
        (
         "t63"."person" IS NOT NULL
        )
        AND (
         "t63"."days" > 0
        )
        AND NOT (
         COALESCE("t63"."ramping", FALSE)
        ) AS "compared",
        CAST((
         "t63"."closed" * CAST(EXTRACT(epoch FROM CAST("t63"."until" AS TIMESTAMP) - CAST("t63"."start" AS TIMESTAMP)) / 86400 AS BIGINT)
        ) AS DOUBLE PRECISION) / NULLIF("t63"."days", 0) AS "pace"
       FROM (
        SELECT
         "t60"."period",
         "t60"."person",
         "t60"."closed",
         "t60"."in_hand",
         "t60"."first_on",
         "t60"."start",
         "t60"."until",
         "t60"."started_on",
         "t60"."left_on",
         CASE
          WHEN CAST(EXTRACT(epoch FROM CAST(CASE
           WHEN "t60"."left_on" < "t60"."until"
           THEN "t60"."left_on"
           ELSE "t60"."until"
          END AS TIMESTAMP) - CAST(CASE
           WHEN COALESCE("t60"."started_on", "t60"."first_on") > "t60"."start"
           THEN COALESCE("t60"."started_on", "t60"."first_on")
           ELSE "t60"."start"
          END AS TIMESTAMP)) / 86400 AS BIGINT) > 0
          THEN CAST(EXTRACT(epoch FROM CAST(CASE
           WHEN "t60"."left_on" < "t60"."until"
           THEN "t60"."left_on"
           ELSE "t60"."until"
          END AS TIMESTAMP) - CAST(CASE
           WHEN COALESCE("t60"."started_on", "t60"."first_on") > "t60"."start"
           THEN COALESCE("t60"."started_on", "t60"."first_on")
           ELSE "t60"."start"
          END AS TIMESTAMP)) / 86400 AS BIGINT)
          ELSE 0
         END AS "days",
         COALESCE("t60"."started_on", "t60"."first_on") > (
          "t60"."start" - INTERVAL '90 DAY'
         ) AS "ramping"
        FROM (
         SELECT
          "t59"."period",
          "t59"."person",
          "t59"."closed",
          "t59"."in_hand",
          "t59"."first_on",
          "t59"."start",
          "t59"."until",
          "t59"."started_on",
          "t59"."left_on"
         FROM (
          SELECT
           "t57"."period",
           "t57"."person",
           "t57"."closed",
           "t57"."in_hand",
           "t57"."first_on",
           "t57"."start",
           "t57"."until",
           "t43"."same_person",
           "t43"."started_on",
           "t43"."left_on"
          FROM (
           SELECT
            "t54"."period",
            "t54"."person",
            "t54"."closed",
            "t54"."in_hand",
            "t54"."first_on",
            "t54"."start",
            "t54"."until"
           FROM (
            SELECT
             "t53"."period",
             "t53"."person",
             "t53"."closed",
             "t53"."in_hand",
             "t53"."first_on",
             "t19"."same_period",
             "t19"."start",
             "t19"."until"
            FROM (
             SELECT
              "t50"."period",
              "t50"."person",
              "t50"."closed",
              "t50"."in_hand",
              "t50"."first_on"
             FROM (
              SELECT
               "t48"."period",
               "t48"."person",
               "t48"."closed",
               "t48"."in_hand",
               "t33"."same_person",
               "t33"."first_on"
              FROM (
               SELECT
                "t45"."period",
                "t45"."owner" AS "person",
                SUM("t45"."closed") AS "closed",
                COUNT(*) AS "in_hand"
               FROM (
                SELECT
                 "t42"."deal_id",
                 "t42"."owner",
                 "t42"."outcome",
                 "t42"."created_at",
                 "t42"."closed_at",
                 "t42"."source",
                 "t42"."product",
                 "t42"."period",
                 "t42"."closed"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t23"."deal_id",
                   "t23"."owner",
                   "t23"."outcome",
                   "t23"."created_at",
                   "t23"."closed_at",
                   "t23"."source",
                   "t23"."product",
                   "t23"."period",
                   "t23"."starts_at",
                   "t23"."ends_at",
                   CAST(COALESCE(
                    "t23"."outcome" IN ('won', 'lost')
                    AND (
                     (
                      "t23"."closed_at" >= "t23"."starts_at"
                     )
                     AND (
                      "t23"."closed_at" < "t23"."ends_at"
                     )
                     AND (
                      "t23"."closed_at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                     )
                    ),
                    FALSE
                   ) AS BIGINT) AS "closed"
                  FROM (
                   SELECT
                    "t9"."deal_id",
                    "t9"."owner",
                    "t9"."outcome",
                    "t9"."created_at",
                    "t9"."closed_at",
                    "t9"."source",
                    "t9"."product",
                    "t18"."period",
                    "t18"."starts_at",
                    "t18"."ends_at"
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
                   ) AS "t9"
                   CROSS JOIN (
                    SELECT
                     "t3"."period",
                     CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS "starts_at",
                     CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS "ends_at"
                    FROM (
                     SELECT
                      '2026Q1' AS "period"
                    ) AS "t3"
                   ) AS "t18"
                  ) AS "t23"
                 ) AS "t36"
                 WHERE
                  (
                   "t36"."closed" = 1
                  )
                  OR (
                   (
                    "t36"."created_at" < "t36"."ends_at"
                   )
                   AND (
                    "t36"."created_at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                   )
                   AND (
                    (
                     "t36"."outcome" = 'open'
                    ) OR (
                     "t36"."closed_at" >= "t36"."starts_at"
                    )
                   )
                  )
                ) AS "t42"
               ) AS "t45"
               GROUP BY
                1,
                2
              ) AS "t48"
              LEFT OUTER JOIN (
               SELECT
                "t24"."person" AS "same_person",
                DATE("t24"."first_deal") AS "first_on"
               FROM (
                SELECT
                 "t14"."person",
                 "t14"."first_deal",
                 "t21"."begins"
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  MIN("t0"."created_at") AS "first_deal"
                 FROM "deals" AS "t0"
                 GROUP BY
                  1
                ) AS "t14"
                CROSS JOIN (
                 SELECT
                  PERCENTILE_CONT(0.01) WITHIN GROUP (ORDER BY
                   EXTRACT('epoch' FROM "t0"."created_at")) AS "begins"
                 FROM "deals" AS "t0"
                ) AS "t21"
               ) AS "t24"
               WHERE
                EXTRACT('epoch' FROM "t24"."first_deal") >= (
                 "t24"."begins" + 7776000.0
                )
              ) AS "t33"
               ON "t48"."person" IS NOT DISTINCT FROM "t33"."same_person"
             ) AS "t50"
            ) AS "t53"
            LEFT OUTER JOIN (
             SELECT
              "t3"."period" AS "same_period",
              MAKE_DATE(2026, 1, 1) AS "start",
              MAKE_DATE(2026, 4, 1) AS "until"
             FROM (
              SELECT
               '2026Q1' AS "period"
             ) AS "t3"
            ) AS "t19"
             ON "t53"."period" IS NOT DISTINCT FROM "t19"."same_period"
           ) AS "t54"
          ) AS "t57"
          LEFT OUTER JOIN (
           SELECT
            "t37"."person" AS "same_person",
            "t37"."started_on",
            CASE
             WHEN "t37"."gone" AND (
              "t37"."left_on" IS NULL
             )
             THEN COALESCE("t37"."last_on" + INTERVAL '1 DAY', MAKE_DATE(1, 1, 1))
             ELSE "t37"."left_on"
            END AS "left_on"
           FROM (
            SELECT
             "t34"."person",
             "t34"."started_on",
             "t34"."left_on",
             "t34"."gone",
             "t34"."last_on"
            FROM (
             SELECT
              "t27"."person",
              "t27"."started_on",
              "t27"."left_on",
              "t27"."gone",
              "t30"."same_person",
              "t30"."last_on"
             FROM (
              SELECT
               "t20"."person",
               MIN("t20"."started_on") AS "started_on",
               MAX("t20"."left_on") AS "left_on",
               BOOL_AND("t20"."gone") AS "gone"
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
             ) AS "t27"
             LEFT OUTER JOIN (
              SELECT
               "t25"."person" AS "same_person",
               "t25"."last_on"
              FROM (
               SELECT
                "t17"."person",
                MAX("t17"."last_on") AS "last_on"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  DATE("t0"."closed_at") AS "last_on"
                 FROM "deals" AS "t0"
                 WHERE
                  "t0"."outcome" IN ('won', 'lost')
                  AND "t0"."closed_at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                ) AS "t8"
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."person",
                  DATE("t1"."at") AS "last_on"
                 FROM "activities" AS "t1"
                 WHERE
                  "t1"."at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                  AND COALESCE("t1"."done", TRUE)
                ) AS "t11"
               ) AS "t17"
               GROUP BY
                1
              ) AS "t25"
             ) AS "t30"
              ON "t27"."person" IS NOT DISTINCT FROM "t30"."same_person"
            ) AS "t34"
           ) AS "t37"
          ) AS "t43"
           ON "t57"."person" IS NOT DISTINCT FROM "t43"."same_person"
         ) AS "t59"
        ) AS "t60"
       ) AS "t63"
      ) AS "t64"
     ) AS "t65"
    ) AS "t67"
    LEFT OUTER JOIN (
     SELECT
      "t58"."period" AS "same_period",
      "t58"."person" AS "same_person",
      "t58"."expected",
      "t58"."like_for_like"
     FROM (
      SELECT
       "t55"."period",
       "t55"."person",
       SUM("t55"."due") AS "expected",
       SUM("t55"."h") * (
        MAX("t55"."rate") + SUM("t55"."extra")
       ) AS "like_for_like"
      FROM (
       SELECT
        "t52"."period",
        "t52"."source",
        "t52"."product",
        "t52"."person",
        "t52"."h",
        "t52"."c",
        "t52"."group_h",
        "t52"."group_c",
        "t52"."all_h",
        "t52"."all_c",
        "t52"."h" * (
         CAST("t52"."group_c" AS DOUBLE PRECISION) / "t52"."group_h"
        ) AS "due",
        (
         CAST("t52"."group_h" AS DOUBLE PRECISION) / "t52"."all_h"
        ) * (
         (
          CAST("t52"."c" AS DOUBLE PRECISION) / "t52"."h"
         ) - (
          CAST("t52"."group_c" AS DOUBLE PRECISION) / "t52"."group_h"
         )
        ) AS "extra",
        CAST("t52"."all_c" AS DOUBLE PRECISION) / "t52"."all_h" AS "rate"
       FROM (
        SELECT
         "t49"."period",
         "t49"."source",
         "t49"."product",
         "t49"."person",
         "t49"."h",
         "t49"."c",
         SUM("t49"."h") OVER (
          PARTITION BY "t49"."period", "t49"."source", "t49"."product"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_h",
         SUM("t49"."c") OVER (
          PARTITION BY "t49"."period", "t49"."source", "t49"."product"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_c",
         SUM("t49"."h") OVER (
          PARTITION BY "t49"."period"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_h",
         SUM("t49"."c") OVER (
          PARTITION BY "t49"."period"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_c"
        FROM (
         SELECT
          "t46"."period",
          "t46"."source",
          "t46"."product",
          "t46"."owner" AS "person",
          COUNT(*) AS "h",
          SUM("t46"."closed") AS "c"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t42"."deal_id",
            "t42"."owner",
            "t42"."outcome",
            "t42"."created_at",
            "t42"."closed_at",
            "t42"."source",
            "t42"."product",
            "t42"."period",
            "t42"."closed"
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t23"."deal_id",
              "t23"."owner",
              "t23"."outcome",
              "t23"."created_at",
              "t23"."closed_at",
              "t23"."source",
              "t23"."product",
              "t23"."period",
              "t23"."starts_at",
              "t23"."ends_at",
              CAST(COALESCE(
               "t23"."outcome" IN ('won', 'lost')
               AND (
                (
                 "t23"."closed_at" >= "t23"."starts_at"
                )
                AND (
                 "t23"."closed_at" < "t23"."ends_at"
                )
                AND (
                 "t23"."closed_at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                )
               ),
               FALSE
              ) AS BIGINT) AS "closed"
             FROM (
              SELECT
               "t9"."deal_id",
               "t9"."owner",
               "t9"."outcome",
               "t9"."created_at",
               "t9"."closed_at",
               "t9"."source",
               "t9"."product",
               "t18"."period",
               "t18"."starts_at",
               "t18"."ends_at"
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
              ) AS "t9"
              CROSS JOIN (
               SELECT
                "t3"."period",
                CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS "starts_at",
                CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS "ends_at"
               FROM (
                SELECT
                 '2026Q1' AS "period"
               ) AS "t3"
              ) AS "t18"
             ) AS "t23"
            ) AS "t36"
            WHERE
             (
              "t36"."closed" = 1
             )
             OR (
              (
               "t36"."created_at" < "t36"."ends_at"
              )
              AND (
               "t36"."created_at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
              )
              AND (
               (
                "t36"."outcome" = 'open'
               ) OR (
                "t36"."closed_at" >= "t36"."starts_at"
               )
              )
             )
           ) AS "t42"
          ) AS "t45"
          WHERE
           "t45"."owner" IS NOT NULL
         ) AS "t46"
         GROUP BY
          1,
          2,
          3,
          4
        ) AS "t49"
       ) AS "t52"
      ) AS "t55"
      GROUP BY
       1,
       2
     ) AS "t58"
    ) AS "t62"
     ON "t67"."period" IS NOT DISTINCT FROM "t62"."same_period"
     AND "t67"."person" IS NOT DISTINCT FROM "t62"."same_person"
   ) AS "t68"
  ) AS "t70"
  LEFT OUTER JOIN (
   SELECT
    "t39"."period" AS "same_period",
    "t39"."person" AS "same_person",
    "t39"."worked"
   FROM (
    SELECT
     "t38"."period",
     "t38"."person",
     COUNT(*) AS "worked"
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       "t31"."deal_id",
       "t31"."period",
       COALESCE("t31"."person", "t6"."owner") AS "person"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t16"."deal_id",
         "t16"."person",
         "t16"."at",
         "t18"."period",
         "t18"."starts_at",
         "t18"."ends_at"
        FROM (
         SELECT
          "t1"."deal_id",
          "t1"."person",
          "t1"."at"
         FROM "activities" AS "t1"
         WHERE
          "t1"."at" <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
          AND COALESCE("t1"."done", TRUE)
          AND "t1"."deal_id" IS NOT NULL
        ) AS "t16"
        CROSS JOIN (
         SELECT
          "t3"."period",
          CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS "starts_at",
          CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS "ends_at"
         FROM (
          SELECT
           '2026Q1' AS "period"
         ) AS "t3"
        ) AS "t18"
       ) AS "t22"
       WHERE
        "t22"."at" >= "t22"."starts_at" AND "t22"."at" < "t22"."ends_at"
      ) AS "t31"
      LEFT OUTER JOIN (
       SELECT
        "t0"."deal_id" AS "owned",
        "t0"."owner"
       FROM "deals" AS "t0"
      ) AS "t6"
       ON "t31"."deal_id" = "t6"."owned"
     ) AS "t35"
    ) AS "t38"
    GROUP BY
     1,
     2
   ) AS "t39"
  ) AS "t44"
   ON "t70"."period" IS NOT DISTINCT FROM "t44"."same_period"
   AND "t70"."person" IS NOT DISTINCT FROM "t44"."same_person"
 ) AS "t71"
) AS "t72"
ORDER BY
 "t72"."period" ASC,
 "t72"."person" ASC
