WITH "t19" AS (
 SELECT
  *
 FROM (
  SELECT
   "t3"."period" AS "period",
   parseDateTimeBestEffort('2025-10-01T00:00:00') AS "starts_at",
   parseDateTimeBestEffort('2026-01-01T00:00:00') AS "ends_at",
   toDate('2025-10-01') AS "start",
   toDate('2026-01-01') AS "end"
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
   "t4"."period" AS "period",
   parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
   parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at",
   toDate('2026-01-01') AS "start",
   toDate('2026-04-01') AS "end"
  FROM (
   SELECT
    '2026Q1' AS "period"
  ) AS "t4"
 ) AS "t14"
)
SELECT
 "t77"."person" AS "person",
 "t77"."period" AS "period",
 "t77"."closed" AS "closed",
 COALESCE("t77"."worked", 0) AS "worked",
 "t77"."in_hand" AS "in_hand",
 "t77"."days" AS "days",
 "t77"."per_day" AS "per_day",
 "t77"."per_week" AS "per_week",
 "t77"."per_month" AS "per_month",
 "t77"."mean" AS "mean",
 "t77"."band_low" AS "band_low",
 "t77"."band_high" AS "band_high",
 "t77"."deviation" AS "deviation",
 "t77"."flagged" AS "flagged",
 "t77"."ramping" AS "ramping",
 "t77"."compared" AS "compared",
 "t77"."expected" AS "expected",
 "t77"."like_for_like" AS "like_for_like"
FROM (
 SELECT
  "t76".*
  EXCEPT ("same_period", "same_person")
 FROM (
  SELECT
   "t75"."period" AS "period",
   "t75"."person" AS "person",
   "t75"."closed" AS "closed",
   "t75"."in_hand" AS "in_hand",
   "t75"."first_on" AS "first_on",
   "t75"."start" AS "start",
   "t75"."until" AS "until",
   "t75"."started_on" AS "started_on",
   "t75"."left_on" AS "left_on",
   "t75"."days" AS "days",
   "t75"."ramping" AS "ramping",
   "t75"."per_day" AS "per_day",
   "t75"."compared" AS "compared",
   "t75"."pace" AS "pace",
   "t75"."total" AS "total",
   "t75"."people" AS "people",
   "t75"."mean" AS "mean",
   "t75"."band_low" AS "band_low",
   "t75"."band_high" AS "band_high",
   "t75"."deviation" AS "deviation",
   "t75"."flagged" AS "flagged",
   "t75"."per_week" AS "per_week",
   "t75"."per_month" AS "per_month",
   "t75"."expected" AS "expected",
   "t75"."like_for_like" AS "like_for_like",
   "t49"."same_period" AS "same_period",
   "t49"."same_person" AS "same_person",
   "t49"."worked" AS "worked"
  FROM (
   SELECT
    "t73".*
    EXCEPT ("same_period", "same_person")
   FROM (
    SELECT
     "t72"."period" AS "period",
     "t72"."person" AS "person",
     "t72"."closed" AS "closed",
     "t72"."in_hand" AS "in_hand",
     "t72"."first_on" AS "first_on",
     "t72"."start" AS "start",
     "t72"."until" AS "until",
     "t72"."started_on" AS "started_on",
     "t72"."left_on" AS "left_on",
     "t72"."days" AS "days",
     "t72"."ramping" AS "ramping",
     "t72"."per_day" AS "per_day",
     "t72"."compared" AS "compared",
     "t72"."pace" AS "pace",
     "t72"."total" AS "total",
     "t72"."people" AS "people",
     "t72"."mean" AS "mean",
     "t72"."band_low" AS "band_low",
     "t72"."band_high" AS "band_high",
     "t72"."deviation" AS "deviation",
     "t72"."flagged" AS "flagged",
     "t72"."per_week" AS "per_week",
     "t72"."per_month" AS "per_month",
     "t67"."same_period" AS "same_period",
     "t67"."same_person" AS "same_person",
     "t67"."expected" AS "expected",
     "t67"."like_for_like" AS "like_for_like"
    FROM (
     SELECT
      "t70"."period" AS "period",
      "t70"."person" AS "person",
      "t70"."closed" AS "closed",
      "t70"."in_hand" AS "in_hand",
      "t70"."first_on" AS "first_on",
      "t70"."start" AS "start",
      "t70"."until" AS "until",
      "t70"."started_on" AS "started_on",
      "t70"."left_on" AS "left_on",
      "t70"."days" AS "days",
      "t70"."ramping" AS "ramping",
      "t70"."per_day" AS "per_day",
      "t70"."compared" AS "compared",
      "t70"."pace" AS "pace",
      "t70"."total" AS "total",
      "t70"."people" AS "people",
      "t70"."total" / nullIf("t70"."people", 0) AS "mean",
      (
       "t70"."total" / nullIf("t70"."people", 0)
      ) * 0.8 AS "band_low",
      (
       "t70"."total" / nullIf("t70"."people", 0)
      ) * 1.2 AS "band_high",
      CASE
       WHEN (
        "t70"."total" / nullIf("t70"."people", 0)
       ) >= 1.0
       THEN (
        "t70"."pace" / nullIf("t70"."total" / nullIf("t70"."people", 0), 0.0)
       ) - 1.0
       ELSE CAST(NULL AS Nullable(Float64))
      END AS "deviation",
      CASE
       WHEN "t70"."compared" AND (
        (
         "t70"."total" / nullIf("t70"."people", 0)
        ) >= 1.0
       )
       THEN (
        ABS((
         "t70"."people" * "t70"."pace"
        ) - "t70"."total") * 5.0
       ) > "t70"."total"
       ELSE CAST(NULL AS Nullable(Bool))
      END AS "flagged",
      "t70"."per_day" * 7.0 AS "per_week",
      "t70"."per_day" * 30.4375 AS "per_month"
     FROM (
      SELECT
       "t69"."period" AS "period",
       "t69"."person" AS "person",
       "t69"."closed" AS "closed",
       "t69"."in_hand" AS "in_hand",
       "t69"."first_on" AS "first_on",
       "t69"."start" AS "start",
       "t69"."until" AS "until",
       "t69"."started_on" AS "started_on",
       "t69"."left_on" AS "left_on",
       "t69"."days" AS "days",
       "t69"."ramping" AS "ramping",
       "t69"."per_day" AS "per_day",
       "t69"."compared" AS "compared",
       "t69"."pace" AS "pace",
       SUM(CASE WHEN "t69"."compared" THEN "t69"."pace" ELSE 0.0 END) OVER (
        PARTITION BY "t69"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "total",
       SUM(CAST("t69"."compared" AS Nullable(Int64))) OVER (
        PARTITION BY "t69"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "people"
      FROM (
       SELECT
        "t68"."period" AS "period",
        "t68"."person" AS "person",
        "t68"."closed" AS "closed",
        "t68"."in_hand" AS "in_hand",
        "t68"."first_on" AS "first_on",
        "t68"."start" AS "start",
        "t68"."until" AS "until",
        "t68"."started_on" AS "started_on",
        "t68"."left_on" AS "left_on",
        "t68"."days" AS "days",
        "t68"."ramping" AS "ramping",
        "t68"."closed" / nullIf("t68"."days", 0) AS "per_day",
        isNotNull("t68"."person")
        AND (
         "t68"."days" > 0
        )
        AND NOT (
         COALESCE("t68"."ramping", FALSE)
        ) AS "compared",
        (
         "t68"."closed" * DATE_DIFF(DAY, "t68"."start", "t68"."until")
        ) / nullIf("t68"."days", 0) AS "pace"
       FROM (
        SELECT
         "t65"."period" AS "period",
         "t65"."person" AS "person",
         "t65"."closed" AS "closed",
         "t65"."in_hand" AS "in_hand",
         "t65"."first_on" AS "first_on",
         "t65"."start" AS "start",
         "t65"."until" AS "until",
         "t65"."started_on" AS "started_on",
         "t65"."left_on" AS "left_on",
         CASE
          WHEN DATE_DIFF(
           DAY,
           CASE
            WHEN COALESCE("t65"."started_on", "t65"."first_on") > "t65"."start"
            THEN COALESCE("t65"."started_on", "t65"."first_on")
            ELSE "t65"."start"
           END,
           CASE
            WHEN "t65"."left_on" < "t65"."until"
            THEN "t65"."left_on"
            ELSE "t65"."until"
           END
          ) > 0
          THEN DATE_DIFF(
           DAY,
           CASE
            WHEN COALESCE("t65"."started_on", "t65"."first_on") > "t65"."start"
            THEN COALESCE("t65"."started_on", "t65"."first_on")
            ELSE "t65"."start"
           END,
           CASE
            WHEN "t65"."left_on" < "t65"."until"
            THEN "t65"."left_on"
            ELSE "t65"."until"
           END
          )
          ELSE 0
         END AS "days",
         COALESCE("t65"."started_on", "t65"."first_on") > (
          "t65"."start" - INTERVAL '90' DAY
         ) AS "ramping"
        FROM (
         SELECT
          "t64".*
          EXCEPT ("same_person")
         FROM (
          SELECT
           "t62"."period" AS "period",
           "t62"."person" AS "person",
           "t62"."closed" AS "closed",
           "t62"."in_hand" AS "in_hand",
           "t62"."first_on" AS "first_on",
           "t62"."start" AS "start",
           "t62"."until" AS "until",
           "t45"."same_person" AS "same_person",
           "t45"."started_on" AS "started_on",
           "t45"."left_on" AS "left_on"
          FROM (
           SELECT
            "t59".*
            EXCEPT ("same_period")
           FROM (
            SELECT
             "t58"."period" AS "period",
             "t58"."person" AS "person",
             "t58"."closed" AS "closed",
             "t58"."in_hand" AS "in_hand",
             "t58"."first_on" AS "first_on",
             "t29"."same_period" AS "same_period",
             "t29"."start" AS "start",
             "t29"."until" AS "until"
            FROM (
             SELECT
              "t55".*
              EXCEPT ("same_person")
             FROM (
              SELECT
               "t53"."period" AS "period",
               "t53"."person" AS "person",
               "t53"."closed" AS "closed",
               "t53"."in_hand" AS "in_hand",
               "t36"."same_person" AS "same_person",
               "t36"."first_on" AS "first_on"
              FROM (
               SELECT
                "t50"."period" AS "period",
                "t50"."owner" AS "person",
                SUM("t50"."closed") AS "closed",
                COUNT(*) AS "in_hand"
               FROM (
                SELECT
                 "t48".*
                 EXCEPT ("ends_at", "starts_at")
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t34"."deal_id" AS "deal_id",
                   "t34"."owner" AS "owner",
                   "t34"."outcome" AS "outcome",
                   "t34"."created_at" AS "created_at",
                   "t34"."closed_at" AS "closed_at",
                   "t34"."source" AS "source",
                   "t34"."product" AS "product",
                   "t34"."period" AS "period",
                   "t34"."starts_at" AS "starts_at",
                   "t34"."ends_at" AS "ends_at",
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
                      "t34"."closed_at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
                     )
                    ),
                    FALSE
                   ) AS Nullable(Int64)) AS "closed"
                  FROM (
                   SELECT
                    "t10"."deal_id" AS "deal_id",
                    "t10"."owner" AS "owner",
                    "t10"."outcome" AS "outcome",
                    "t10"."created_at" AS "created_at",
                    "t10"."closed_at" AS "closed_at",
                    "t10"."source" AS "source",
                    "t10"."product" AS "product",
                    "t28"."period" AS "period",
                    "t28"."starts_at" AS "starts_at",
                    "t28"."ends_at" AS "ends_at"
                   FROM (
                    SELECT
                     "t0"."deal_id" AS "deal_id",
                     "t0"."owner" AS "owner",
                     "t0"."outcome" AS "outcome",
                     "t0"."created_at" AS "created_at",
                     "t0"."closed_at" AS "closed_at",
                     "t0"."source" AS "source",
                     "t0"."product" AS "product"
                    FROM "deals" AS "t0"
                   ) AS "t10"
                   CROSS JOIN (
                    SELECT
                     "t22"."period" AS "period",
                     "t22"."starts_at" AS "starts_at",
                     "t22"."ends_at" AS "ends_at"
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
                    "t42"."created_at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
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
                "t50"."period",
                "t50"."owner"
              ) AS "t53"
              LEFT OUTER JOIN (
               SELECT
                "t23"."person" AS "same_person",
                toDate("t23"."first_deal") AS "first_on"
               FROM (
                SELECT
                 "t15"."person" AS "person",
                 "t15"."first_deal" AS "first_deal",
                 "t21"."begins" AS "begins"
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  MIN("t0"."created_at") AS "first_deal"
                 FROM "deals" AS "t0"
                 GROUP BY
                  "t0"."owner"
                ) AS "t15"
                CROSS JOIN (
                 SELECT
                  quantile(0.01)(toRelativeSecondNum("t0"."created_at")) AS "begins"
                 FROM "deals" AS "t0"
                ) AS "t21"
               ) AS "t23"
               WHERE
                toRelativeSecondNum("t23"."first_deal") >= (
                 "t23"."begins" + 7776000.0
                )
              ) AS "t36"
               ON "t53"."person" IS NOT DISTINCT FROM "t36"."same_person"
             ) AS "t55"
            ) AS "t58"
            LEFT OUTER JOIN (
             SELECT
              "t22"."period" AS "same_period",
              "t22"."start" AS "start",
              "t22"."end" AS "until"
             FROM "t19" AS "t22"
            ) AS "t29"
             ON "t58"."period" IS NOT DISTINCT FROM "t29"."same_period"
           ) AS "t59"
          ) AS "t62"
          LEFT OUTER JOIN (
           SELECT
            "t40"."person" AS "same_person",
            "t40"."started_on" AS "started_on",
            CASE
             WHEN "t40"."gone" AND isNull("t40"."left_on")
             THEN COALESCE("t40"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
             ELSE "t40"."left_on"
            END AS "left_on"
           FROM (
            SELECT
             "t38".*
             EXCEPT ("same_person")
            FROM (
             SELECT
              "t30"."person" AS "person",
              "t30"."started_on" AS "started_on",
              "t30"."left_on" AS "left_on",
              "t30"."gone" AS "gone",
              "t32"."same_person" AS "same_person",
              "t32"."last_on" AS "last_on"
             FROM (
              SELECT
               "t20"."person" AS "person",
               MIN("t20"."started_on") AS "started_on",
               MAX("t20"."left_on") AS "left_on",
               MIN("t20"."gone") AS "gone"
              FROM (
               SELECT
                "t2"."person" AS "person",
                "t2"."name" AS "name",
                "t2"."team" AS "team",
                "t2"."manager" AS "manager",
                "t2"."region" AS "region",
                "t2"."active" AS "active",
                "t2"."started_on" AS "started_on",
                "t2"."left_on" AS "left_on",
                "t2"."source_file" AS "source_file",
                "t2"."source_row" AS "source_row",
                COALESCE("t2"."active", TRUE) = FALSE AS "gone"
               FROM "people" AS "t2"
              ) AS "t20"
              GROUP BY
               "t20"."person"
             ) AS "t30"
             LEFT OUTER JOIN (
              SELECT
               "t24"."person" AS "same_person",
               "t24"."last_on" AS "last_on"
              FROM (
               SELECT
                "t18"."person" AS "person",
                MAX("t18"."last_on") AS "last_on"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  toDate("t0"."closed_at") AS "last_on"
                 FROM "deals" AS "t0"
                 WHERE
                  "t0"."outcome" IN ('won', 'lost')
                  AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
                ) AS "t9"
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."person" AS "person",
                  toDate("t1"."at") AS "last_on"
                 FROM "activities" AS "t1"
                 WHERE
                  "t1"."at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
                  AND COALESCE("t1"."done", TRUE)
                ) AS "t12"
               ) AS "t18"
               GROUP BY
                "t18"."person"
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
      "t63"."expected" AS "expected",
      "t63"."like_for_like" AS "like_for_like"
     FROM (
      SELECT
       "t60"."period" AS "period",
       "t60"."person" AS "person",
       SUM("t60"."due") AS "expected",
       SUM("t60"."h") * (
        MAX("t60"."rate") + SUM("t60"."extra")
       ) AS "like_for_like"
      FROM (
       SELECT
        "t57"."period" AS "period",
        "t57"."source" AS "source",
        "t57"."product" AS "product",
        "t57"."person" AS "person",
        "t57"."h" AS "h",
        "t57"."c" AS "c",
        "t57"."group_h" AS "group_h",
        "t57"."group_c" AS "group_c",
        "t57"."all_h" AS "all_h",
        "t57"."all_c" AS "all_c",
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
         "t54"."period" AS "period",
         "t54"."source" AS "source",
         "t54"."product" AS "product",
         "t54"."person" AS "person",
         "t54"."h" AS "h",
         "t54"."c" AS "c",
         SUM("t54"."h") OVER (
          PARTITION BY "t54"."period", "t54"."source", "t54"."product"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_h",
         SUM("t54"."c") OVER (
          PARTITION BY "t54"."period", "t54"."source", "t54"."product"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "group_c",
         SUM("t54"."h") OVER (
          PARTITION BY "t54"."period"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_h",
         SUM("t54"."c") OVER (
          PARTITION BY "t54"."period"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_c"
        FROM (
         SELECT
          "t51"."period" AS "period",
          "t51"."source" AS "source",
          "t51"."product" AS "product",
          "t51"."owner" AS "person",
          COUNT(*) AS "h",
          SUM("t51"."closed") AS "c"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t48".*
            EXCEPT ("ends_at", "starts_at")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t34"."deal_id" AS "deal_id",
              "t34"."owner" AS "owner",
              "t34"."outcome" AS "outcome",
              "t34"."created_at" AS "created_at",
              "t34"."closed_at" AS "closed_at",
              "t34"."source" AS "source",
              "t34"."product" AS "product",
              "t34"."period" AS "period",
              "t34"."starts_at" AS "starts_at",
              "t34"."ends_at" AS "ends_at",
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
                 "t34"."closed_at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
                )
               ),
               FALSE
              ) AS Nullable(Int64)) AS "closed"
             FROM (
              SELECT
               "t10"."deal_id" AS "deal_id",
               "t10"."owner" AS "owner",
               "t10"."outcome" AS "outcome",
               "t10"."created_at" AS "created_at",
               "t10"."closed_at" AS "closed_at",
               "t10"."source" AS "source",
               "t10"."product" AS "product",
               "t28"."period" AS "period",
               "t28"."starts_at" AS "starts_at",
               "t28"."ends_at" AS "ends_at"
              FROM (
               SELECT
                "t0"."deal_id" AS "deal_id",
                "t0"."owner" AS "owner",
                "t0"."outcome" AS "outcome",
                "t0"."created_at" AS "created_at",
                "t0"."closed_at" AS "closed_at",
                "t0"."source" AS "source",
                "t0"."product" AS "product"
               FROM "deals" AS "t0"
              ) AS "t10"
              CROSS JOIN (
               SELECT
                "t22"."period" AS "period",
                "t22"."starts_at" AS "starts_at",
                "t22"."ends_at" AS "ends_at"
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
               "t42"."created_at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
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
           isNotNull("t50"."owner")
         ) AS "t51"
         GROUP BY
          "t51"."period",
          "t51"."source",
          "t51"."product",
          "t51"."owner"
        ) AS "t54"
       ) AS "t57"
      ) AS "t60"
      GROUP BY
       "t60"."period",
       "t60"."person"
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
    "t46"."worked" AS "worked"
   FROM (
    SELECT
     "t44"."period" AS "period",
     "t44"."person" AS "person",
     COUNT(*) AS "worked"
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       "t39"."deal_id" AS "deal_id",
       "t39"."period" AS "period",
       COALESCE("t39"."person", "t7"."owner") AS "person"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t17"."deal_id" AS "deal_id",
         "t17"."person" AS "person",
         "t17"."at" AS "at",
         "t28"."period" AS "period",
         "t28"."starts_at" AS "starts_at",
         "t28"."ends_at" AS "ends_at"
        FROM (
         SELECT
          "t1"."deal_id" AS "deal_id",
          "t1"."person" AS "person",
          "t1"."at" AS "at"
         FROM "activities" AS "t1"
         WHERE
          "t1"."at" <= parseDateTimeBestEffort('2026-03-31T23:59:59')
          AND COALESCE("t1"."done", TRUE)
          AND isNotNull("t1"."deal_id")
        ) AS "t17"
        CROSS JOIN (
         SELECT
          "t22"."period" AS "period",
          "t22"."starts_at" AS "starts_at",
          "t22"."ends_at" AS "ends_at"
         FROM "t19" AS "t22"
        ) AS "t28"
       ) AS "t33"
       WHERE
        "t33"."at" >= "t33"."starts_at" AND "t33"."at" < "t33"."ends_at"
      ) AS "t39"
      LEFT OUTER JOIN (
       SELECT
        "t0"."deal_id" AS "owned",
        "t0"."owner" AS "owner"
       FROM "deals" AS "t0"
      ) AS "t7"
       ON "t39"."deal_id" = "t7"."owned"
     ) AS "t41"
    ) AS "t44"
    GROUP BY
     "t44"."period",
     "t44"."person"
   ) AS "t46"
  ) AS "t49"
   ON "t75"."period" IS NOT DISTINCT FROM "t49"."same_period"
   AND "t75"."person" IS NOT DISTINCT FROM "t49"."same_person"
 ) AS "t76"
) AS "t77"
ORDER BY
 "t77"."period" ASC,
 "t77"."person" ASC
