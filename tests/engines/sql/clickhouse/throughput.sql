SELECT
 "t72"."person" AS "person",
 "t72"."period" AS "period",
 "t72"."closed" AS "closed",
 COALESCE("t72"."worked", 0) AS "worked",
 "t72"."in_hand" AS "in_hand",
 "t72"."days" AS "days",
 "t72"."per_day" AS "per_day",
 "t72"."per_week" AS "per_week",
 "t72"."per_month" AS "per_month",
 "t72"."mean" AS "mean",
 "t72"."band_low" AS "band_low",
 "t72"."band_high" AS "band_high",
 "t72"."deviation" AS "deviation",
 "t72"."flagged" AS "flagged",
 "t72"."ramping" AS "ramping",
 "t72"."compared" AS "compared",
 "t72"."expected" AS "expected",
 "t72"."like_for_like" AS "like_for_like"
FROM (
 SELECT
  "t71".*
  EXCEPT ("same_period", "same_person")
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
   "t70"."mean" AS "mean",
   "t70"."band_low" AS "band_low",
   "t70"."band_high" AS "band_high",
   "t70"."deviation" AS "deviation",
   "t70"."flagged" AS "flagged",
   "t70"."per_week" AS "per_week",
   "t70"."per_month" AS "per_month",
   "t70"."expected" AS "expected",
   "t70"."like_for_like" AS "like_for_like",
   "t44"."same_period" AS "same_period",
   "t44"."same_person" AS "same_person",
   "t44"."worked" AS "worked"
  FROM (
   SELECT
    "t68".*
    EXCEPT ("same_period", "same_person")
   FROM (
    SELECT
     "t67"."period" AS "period",
     "t67"."person" AS "person",
     "t67"."closed" AS "closed",
     "t67"."in_hand" AS "in_hand",
     "t67"."first_on" AS "first_on",
     "t67"."start" AS "start",
     "t67"."until" AS "until",
     "t67"."started_on" AS "started_on",
     "t67"."left_on" AS "left_on",
     "t67"."days" AS "days",
     "t67"."ramping" AS "ramping",
     "t67"."per_day" AS "per_day",
     "t67"."compared" AS "compared",
     "t67"."pace" AS "pace",
     "t67"."total" AS "total",
     "t67"."people" AS "people",
     "t67"."mean" AS "mean",
     "t67"."band_low" AS "band_low",
     "t67"."band_high" AS "band_high",
     "t67"."deviation" AS "deviation",
     "t67"."flagged" AS "flagged",
     "t67"."per_week" AS "per_week",
     "t67"."per_month" AS "per_month",
     "t62"."same_period" AS "same_period",
     "t62"."same_person" AS "same_person",
     "t62"."expected" AS "expected",
     "t62"."like_for_like" AS "like_for_like"
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
      "t65"."days" AS "days",
      "t65"."ramping" AS "ramping",
      "t65"."per_day" AS "per_day",
      "t65"."compared" AS "compared",
      "t65"."pace" AS "pace",
      "t65"."total" AS "total",
      "t65"."people" AS "people",
      "t65"."total" / nullIf("t65"."people", 0) AS "mean",
      (
       "t65"."total" / nullIf("t65"."people", 0)
      ) * 0.8 AS "band_low",
      (
       "t65"."total" / nullIf("t65"."people", 0)
      ) * 1.2 AS "band_high",
      CASE
       WHEN (
        "t65"."total" / nullIf("t65"."people", 0)
       ) >= 1.0
       THEN (
        "t65"."pace" / nullIf("t65"."total" / nullIf("t65"."people", 0), 0.0)
       ) - 1.0
       ELSE CAST(NULL AS Nullable(Float64))
      END AS "deviation",
      CASE
       WHEN "t65"."compared" AND (
        (
         "t65"."total" / nullIf("t65"."people", 0)
        ) >= 1.0
       )
       THEN (
        ABS((
         "t65"."people" * "t65"."pace"
        ) - "t65"."total") * 5.0
       ) > "t65"."total"
       ELSE CAST(NULL AS Nullable(Bool))
      END AS "flagged",
      "t65"."per_day" * 7.0 AS "per_week",
      "t65"."per_day" * 30.4375 AS "per_month"
     FROM (
      SELECT
       "t64"."period" AS "period",
       "t64"."person" AS "person",
       "t64"."closed" AS "closed",
       "t64"."in_hand" AS "in_hand",
       "t64"."first_on" AS "first_on",
       "t64"."start" AS "start",
       "t64"."until" AS "until",
       "t64"."started_on" AS "started_on",
       "t64"."left_on" AS "left_on",
       "t64"."days" AS "days",
       "t64"."ramping" AS "ramping",
       "t64"."per_day" AS "per_day",
       "t64"."compared" AS "compared",
       "t64"."pace" AS "pace",
       SUM(CASE WHEN "t64"."compared" THEN "t64"."pace" ELSE 0.0 END) OVER (
        PARTITION BY "t64"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "total",
       SUM(CAST("t64"."compared" AS Nullable(Int64))) OVER (
        PARTITION BY "t64"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "people"
      FROM (
       SELECT
        "t63"."period" AS "period",
        "t63"."person" AS "person",
        "t63"."closed" AS "closed",
        "t63"."in_hand" AS "in_hand",
        "t63"."first_on" AS "first_on",
        "t63"."start" AS "start",
        "t63"."until" AS "until",
        "t63"."started_on" AS "started_on",
        "t63"."left_on" AS "left_on",
        "t63"."days" AS "days",
        "t63"."ramping" AS "ramping",
        "t63"."closed" / nullIf("t63"."days", 0) AS "per_day",
        isNotNull("t63"."person")
        AND (
         "t63"."days" > 0
        )
        AND NOT (
         COALESCE("t63"."ramping", FALSE)
        ) AS "compared",
        (
         "t63"."closed" * DATE_DIFF(DAY, "t63"."start", "t63"."until")
        ) / nullIf("t63"."days", 0) AS "pace"
       FROM (
        SELECT
         "t60"."period" AS "period",
         "t60"."person" AS "person",
         "t60"."closed" AS "closed",
         "t60"."in_hand" AS "in_hand",
         "t60"."first_on" AS "first_on",
         "t60"."start" AS "start",
         "t60"."until" AS "until",
         "t60"."started_on" AS "started_on",
         "t60"."left_on" AS "left_on",
         CASE
          WHEN DATE_DIFF(
           DAY,
           CASE
            WHEN COALESCE("t60"."started_on", "t60"."first_on") > "t60"."start"
            THEN COALESCE("t60"."started_on", "t60"."first_on")
            ELSE "t60"."start"
           END,
           CASE
            WHEN "t60"."left_on" < "t60"."until"
            THEN "t60"."left_on"
            ELSE "t60"."until"
           END
          ) > 0
          THEN DATE_DIFF(
           DAY,
           CASE
            WHEN COALESCE("t60"."started_on", "t60"."first_on") > "t60"."start"
            THEN COALESCE("t60"."started_on", "t60"."first_on")
            ELSE "t60"."start"
           END,
           CASE
            WHEN "t60"."left_on" < "t60"."until"
            THEN "t60"."left_on"
            ELSE "t60"."until"
           END
          )
          ELSE 0
         END AS "days",
         COALESCE("t60"."started_on", "t60"."first_on") > (
          "t60"."start" - INTERVAL '90' DAY
         ) AS "ramping"
        FROM (
         SELECT
          "t59".*
          EXCEPT ("same_person")
         FROM (
          SELECT
           "t57"."period" AS "period",
           "t57"."person" AS "person",
           "t57"."closed" AS "closed",
           "t57"."in_hand" AS "in_hand",
           "t57"."first_on" AS "first_on",
           "t57"."start" AS "start",
           "t57"."until" AS "until",
           "t43"."same_person" AS "same_person",
           "t43"."started_on" AS "started_on",
           "t43"."left_on" AS "left_on"
          FROM (
           SELECT
            "t54".*
            EXCEPT ("same_period")
           FROM (
            SELECT
             "t53"."period" AS "period",
             "t53"."person" AS "person",
             "t53"."closed" AS "closed",
             "t53"."in_hand" AS "in_hand",
             "t53"."first_on" AS "first_on",
             "t19"."same_period" AS "same_period",
             "t19"."start" AS "start",
             "t19"."until" AS "until"
            FROM (
             SELECT
              "t50".*
              EXCEPT ("same_person")
             FROM (
              SELECT
               "t48"."period" AS "period",
               "t48"."person" AS "person",
               "t48"."closed" AS "closed",
               "t48"."in_hand" AS "in_hand",
               "t33"."same_person" AS "same_person",
               "t33"."first_on" AS "first_on"
              FROM (
               SELECT
                "t45"."period" AS "period",
                "t45"."owner" AS "person",
                SUM("t45"."closed") AS "closed",
                COUNT(*) AS "in_hand"
               FROM (
                SELECT
                 "t42".*
                 EXCEPT ("ends_at", "starts_at")
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t23"."deal_id" AS "deal_id",
                   "t23"."owner" AS "owner",
                   "t23"."outcome" AS "outcome",
                   "t23"."created_at" AS "created_at",
                   "t23"."closed_at" AS "closed_at",
                   "t23"."source" AS "source",
                   "t23"."product" AS "product",
                   "t23"."period" AS "period",
                   "t23"."starts_at" AS "starts_at",
                   "t23"."ends_at" AS "ends_at",
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
                      "t23"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                     )
                    ),
                    FALSE
                   ) AS Nullable(Int64)) AS "closed"
                  FROM (
                   SELECT
                    "t9"."deal_id" AS "deal_id",
                    "t9"."owner" AS "owner",
                    "t9"."outcome" AS "outcome",
                    "t9"."created_at" AS "created_at",
                    "t9"."closed_at" AS "closed_at",
                    "t9"."source" AS "source",
                    "t9"."product" AS "product",
                    "t18"."period" AS "period",
                    "t18"."starts_at" AS "starts_at",
                    "t18"."ends_at" AS "ends_at"
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
                   ) AS "t9"
                   CROSS JOIN (
                    SELECT
                     "t3"."period" AS "period",
                     parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                     parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
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
                    "t36"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
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
                "t45"."period",
                "t45"."owner"
              ) AS "t48"
              LEFT OUTER JOIN (
               SELECT
                "t24"."person" AS "same_person",
                toDate("t24"."first_deal") AS "first_on"
               FROM (
                SELECT
                 "t14"."person" AS "person",
                 "t14"."first_deal" AS "first_deal",
                 "t21"."begins" AS "begins"
                FROM (
                 SELECT
                  "t0"."owner" AS "person",
                  MIN("t0"."created_at") AS "first_deal"
                 FROM "deals" AS "t0"
                 GROUP BY
                  "t0"."owner"
                ) AS "t14"
                CROSS JOIN (
                 SELECT
                  quantile(0.01)(toRelativeSecondNum("t0"."created_at")) AS "begins"
                 FROM "deals" AS "t0"
                ) AS "t21"
               ) AS "t24"
               WHERE
                toRelativeSecondNum("t24"."first_deal") >= (
                 "t24"."begins" + 7776000.0
                )
              ) AS "t33"
               ON "t48"."person" IS NOT DISTINCT FROM "t33"."same_person"
             ) AS "t50"
            ) AS "t53"
            LEFT OUTER JOIN (
             SELECT
              "t3"."period" AS "same_period",
              toDate('2026-01-01') AS "start",
              toDate('2026-04-01') AS "until"
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
            "t37"."started_on" AS "started_on",
            CASE
             WHEN "t37"."gone" AND isNull("t37"."left_on")
             THEN COALESCE("t37"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
             ELSE "t37"."left_on"
            END AS "left_on"
           FROM (
            SELECT
             "t34".*
             EXCEPT ("same_person")
            FROM (
             SELECT
              "t27"."person" AS "person",
              "t27"."started_on" AS "started_on",
              "t27"."left_on" AS "left_on",
              "t27"."gone" AS "gone",
              "t30"."same_person" AS "same_person",
              "t30"."last_on" AS "last_on"
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
             ) AS "t27"
             LEFT OUTER JOIN (
              SELECT
               "t25"."person" AS "same_person",
               "t25"."last_on" AS "last_on"
              FROM (
               SELECT
                "t17"."person" AS "person",
                MAX("t17"."last_on") AS "last_on"
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
                  AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                ) AS "t8"
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."person" AS "person",
                  toDate("t1"."at") AS "last_on"
                 FROM "activities" AS "t1"
                 WHERE
                  "t1"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                  AND COALESCE("t1"."done", TRUE)
                ) AS "t11"
               ) AS "t17"
               GROUP BY
                "t17"."person"
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
      "t58"."expected" AS "expected",
      "t58"."like_for_like" AS "like_for_like"
     FROM (
      SELECT
       "t55"."period" AS "period",
       "t55"."person" AS "person",
       SUM("t55"."due") AS "expected",
       SUM("t55"."h") * (
        MAX("t55"."rate") + SUM("t55"."extra")
       ) AS "like_for_like"
      FROM (
       SELECT
        "t52"."period" AS "period",
        "t52"."source" AS "source",
        "t52"."product" AS "product",
        "t52"."person" AS "person",
        "t52"."h" AS "h",
        "t52"."c" AS "c",
        "t52"."group_h" AS "group_h",
        "t52"."group_c" AS "group_c",
        "t52"."all_h" AS "all_h",
        "t52"."all_c" AS "all_c",
        "t52"."h" * (
         "t52"."group_c" / "t52"."group_h"
        ) AS "due",
        (
         "t52"."group_h" / "t52"."all_h"
        ) * (
         (
          "t52"."c" / "t52"."h"
         ) - (
          "t52"."group_c" / "t52"."group_h"
         )
        ) AS "extra",
        "t52"."all_c" / "t52"."all_h" AS "rate"
       FROM (
        SELECT
         "t49"."period" AS "period",
         "t49"."source" AS "source",
         "t49"."product" AS "product",
         "t49"."person" AS "person",
         "t49"."h" AS "h",
         "t49"."c" AS "c",
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
          "t46"."period" AS "period",
          "t46"."source" AS "source",
          "t46"."product" AS "product",
          "t46"."owner" AS "person",
          COUNT(*) AS "h",
          SUM("t46"."closed") AS "c"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t42".*
            EXCEPT ("ends_at", "starts_at")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t23"."deal_id" AS "deal_id",
              "t23"."owner" AS "owner",
              "t23"."outcome" AS "outcome",
              "t23"."created_at" AS "created_at",
              "t23"."closed_at" AS "closed_at",
              "t23"."source" AS "source",
              "t23"."product" AS "product",
              "t23"."period" AS "period",
              "t23"."starts_at" AS "starts_at",
              "t23"."ends_at" AS "ends_at",
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
                 "t23"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                )
               ),
               FALSE
              ) AS Nullable(Int64)) AS "closed"
             FROM (
              SELECT
               "t9"."deal_id" AS "deal_id",
               "t9"."owner" AS "owner",
               "t9"."outcome" AS "outcome",
               "t9"."created_at" AS "created_at",
               "t9"."closed_at" AS "closed_at",
               "t9"."source" AS "source",
               "t9"."product" AS "product",
               "t18"."period" AS "period",
               "t18"."starts_at" AS "starts_at",
               "t18"."ends_at" AS "ends_at"
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
              ) AS "t9"
              CROSS JOIN (
               SELECT
                "t3"."period" AS "period",
                parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
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
               "t36"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
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
           isNotNull("t45"."owner")
         ) AS "t46"
         GROUP BY
          "t46"."period",
          "t46"."source",
          "t46"."product",
          "t46"."owner"
        ) AS "t49"
       ) AS "t52"
      ) AS "t55"
      GROUP BY
       "t55"."period",
       "t55"."person"
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
    "t39"."worked" AS "worked"
   FROM (
    SELECT
     "t38"."period" AS "period",
     "t38"."person" AS "person",
     COUNT(*) AS "worked"
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       "t31"."deal_id" AS "deal_id",
       "t31"."period" AS "period",
       COALESCE("t31"."person", "t6"."owner") AS "person"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t16"."deal_id" AS "deal_id",
         "t16"."person" AS "person",
         "t16"."at" AS "at",
         "t18"."period" AS "period",
         "t18"."starts_at" AS "starts_at",
         "t18"."ends_at" AS "ends_at"
        FROM (
         SELECT
          "t1"."deal_id" AS "deal_id",
          "t1"."person" AS "person",
          "t1"."at" AS "at"
         FROM "activities" AS "t1"
         WHERE
          "t1"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
          AND COALESCE("t1"."done", TRUE)
          AND isNotNull("t1"."deal_id")
        ) AS "t16"
        CROSS JOIN (
         SELECT
          "t3"."period" AS "period",
          parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
          parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
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
        "t0"."owner" AS "owner"
       FROM "deals" AS "t0"
      ) AS "t6"
       ON "t31"."deal_id" = "t6"."owned"
     ) AS "t35"
    ) AS "t38"
    GROUP BY
     "t38"."period",
     "t38"."person"
   ) AS "t39"
  ) AS "t44"
   ON "t70"."period" IS NOT DISTINCT FROM "t44"."same_period"
   AND "t70"."person" IS NOT DISTINCT FROM "t44"."same_person"
 ) AS "t71"
) AS "t72"
ORDER BY
 "t72"."period" ASC,
 "t72"."person" ASC
