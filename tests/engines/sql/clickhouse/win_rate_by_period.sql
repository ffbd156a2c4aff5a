SELECT
 "t18"."period" AS "period",
 "t18"."starts_on" AS "starts_on",
 "t18"."source" AS "source",
 COALESCE("t18"."won", 0) AS "won",
 COALESCE("t18"."lost", 0) AS "lost",
 "t18"."unit" AS "unit",
 "t18"."unit_low" AS "unit_low",
 "t18"."unit_high" AS "unit_high",
 "t18"."value" AS "value",
 COALESCE("t18"."without_amount", 0) AS "without_amount",
 "t18"."won_amount" AS "won_amount",
 "t18"."lost_amount" AS "lost_amount",
 "t18"."open_amount" AS "open_amount",
 "t18"."left_truncated" AS "left_truncated"
FROM (
 SELECT
  "t14"."period" AS "period",
  "t14"."starts_on" AS "starts_on",
  "t14"."left_truncated" AS "left_truncated",
  "t17"."source" AS "source",
  "t17"."won" AS "won",
  "t17"."lost" AS "lost",
  "t17"."unit" AS "unit",
  "t17"."unit_low" AS "unit_low",
  "t17"."unit_high" AS "unit_high",
  "t17"."value" AS "value",
  "t17"."without_amount" AS "without_amount",
  "t17"."won_amount" AS "won_amount",
  "t17"."lost_amount" AS "lost_amount",
  "t17"."open_amount" AS "open_amount"
 FROM (
  SELECT
   "t12"."period" AS "period",
   "t12"."starts_on" AS "starts_on",
   toRelativeSecondNum("t12"."starts_at") < (
    "t12"."begins" + (
     "t12"."cycle" * 86400.0
    )
   ) AS "left_truncated"
  FROM (
   SELECT
    "t8"."period" AS "period",
    "t8"."starts_at" AS "starts_at",
    "t8"."ends_at" AS "ends_at",
    "t8"."starts_on" AS "starts_on",
    "t8"."end" AS "end",
    "t11"."begins" AS "begins",
    "t11"."cycle" AS "cycle"
   FROM (
    SELECT
     "t5"."period" AS "period",
     "t5"."starts_at" AS "starts_at",
     "t5"."ends_at" AS "ends_at",
     "t5"."start" AS "starts_on",
     "t5"."end" AS "end"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t1"."period" AS "period",
       parseDateTimeBestEffort('2025-10-01T00:00:00') AS "starts_at",
       parseDateTimeBestEffort('2026-01-01T00:00:00') AS "ends_at",
       toDate('2025-10-01') AS "start",
       toDate('2026-01-01') AS "end"
      FROM (
       SELECT
        '2025Q4' AS "period"
      ) AS "t1"
     ) AS "t3"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t2"."period" AS "period",
       parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
       parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at",
       toDate('2026-01-01') AS "start",
       toDate('2026-04-01') AS "end"
      FROM (
       SELECT
        '2026Q1' AS "period"
      ) AS "t2"
     ) AS "t4"
    ) AS "t5"
   ) AS "t8"
   CROSS JOIN (
    SELECT
     quantile(0.01)(toRelativeSecondNum("t0"."created_at")) AS "begins",
     quantileIf(0.9)(CASE
      WHEN CASE
       WHEN COALESCE("t0"."created_day_only", FALSE)
       AND COALESCE("t0"."closed_day_only", FALSE)
       THEN CAST(CAST(ROUND(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
        0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       WHEN COALESCE("t0"."closed_day_only", FALSE)
       THEN CAST(CAST(CEIL(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       WHEN COALESCE("t0"."created_day_only", FALSE)
       THEN CAST(CAST(FLOOR(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      END >= 0
      THEN CASE
       WHEN COALESCE("t0"."created_day_only", FALSE)
       AND COALESCE("t0"."closed_day_only", FALSE)
       THEN CAST(CAST(ROUND(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
        0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       WHEN COALESCE("t0"."closed_day_only", FALSE)
       THEN CAST(CAST(CEIL(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       WHEN COALESCE("t0"."created_day_only", FALSE)
       THEN CAST(CAST(FLOOR(
        CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
       ) AS Nullable(Int64)) AS Nullable(Float64))
       ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      END
      ELSE CAST(NULL AS Nullable(Float64))
     END, "t0"."outcome" <> 'open') AS "cycle"
    FROM "deals" AS "t0"
   ) AS "t11"
  ) AS "t12"
 ) AS "t14"
 INNER JOIN (
  SELECT
   "t15".*
   EXCEPT ("open", "without_date")
  FROM (
   SELECT
    "t10"."period" AS "period",
    "t10"."source" AS "source",
    "t10"."won" AS "won",
    "t10"."lost" AS "lost",
    "t10"."open" AS "open",
    "t10"."won" / nullIf("t10"."trials", 0) AS "unit",
    CASE
     WHEN (
      "t10"."won" / nullIf("t10"."trials", 0)
     ) = 0.0
     THEN 0.0
     ELSE (
      (
       (
        "t10"."won" / nullIf("t10"."trials", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t10"."trials", 0) * 2.0
        )
       )
      ) - (
       SQRT(
        (
         (
          (
           "t10"."won" / nullIf("t10"."trials", 0)
          ) * (
           1.0 - (
            "t10"."won" / nullIf("t10"."trials", 0)
           )
          )
         ) / nullIf("t10"."trials", 0)
        ) + (
         3.8414588206941254 / (
          nullIf("t10"."trials", 0) * 4.0 * nullIf("t10"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / nullIf("t10"."trials", 0)
      ) + 1.0
     )
    END AS "unit_low",
    CASE
     WHEN (
      "t10"."won" / nullIf("t10"."trials", 0)
     ) = 1.0
     THEN 1.0
     ELSE (
      (
       "t10"."won" / nullIf("t10"."trials", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t10"."trials", 0) * 2.0
       )
      ) + (
       SQRT(
        (
         (
          (
           "t10"."won" / nullIf("t10"."trials", 0)
          ) * (
           1.0 - (
            "t10"."won" / nullIf("t10"."trials", 0)
           )
          )
         ) / nullIf("t10"."trials", 0)
        ) + (
         3.8414588206941254 / (
          nullIf("t10"."trials", 0) * 4.0 * nullIf("t10"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / nullIf("t10"."trials", 0)
      ) + 1.0
     )
    END AS "unit_high",
    COALESCE("t10"."won_amount", 0.0) / nullIf("t10"."all_amount", 0.0) AS "value",
    "t10"."without_amount" AS "without_amount",
    "t10"."without_date" AS "without_date",
    "t10"."won_amount" AS "won_amount",
    "t10"."lost_amount" AS "lost_amount",
    "t10"."open_amount" AS "open_amount"
   FROM (
    SELECT
     "t6"."period" AS "period",
     "t6"."source" AS "source",
     countIf("t6"."part" = 'won') AS "won",
     countIf("t6"."part" IN ('lost', 'overdue')) AS "lost",
     countIf("t6"."part" = 'open') AS "open",
     countIf("t6"."part" IN ('won', 'lost')) AS "trials",
     CAST(sumIf(
      "t6"."amount",
      "t6"."part" IN ('won', 'lost') AND COALESCE("t6"."amount" >= 0, FALSE)
     ) AS Nullable(Float64)) AS "all_amount",
     CAST(sumIf("t6"."amount", "t6"."part" IN ('won') AND COALESCE("t6"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
     CAST(sumIf(
      "t6"."amount",
      "t6"."part" IN ('lost', 'overdue') AND COALESCE("t6"."amount" >= 0, FALSE)
     ) AS Nullable(Float64)) AS "lost_amount",
     CAST(sumIf("t6"."amount", "t6"."part" IN ('open') AND COALESCE("t6"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "open_amount",
     countIf("t6"."part" IN ('won', 'lost') AND NOT (
      COALESCE("t6"."amount" >= 0, FALSE)
     )) AS "without_amount",
     countIf("t6"."part" = 'without_date') AS "without_date"
    FROM (
     SELECT
      "t0"."deal_id" AS "deal_id",
      "t0"."name" AS "name",
      "t0"."pipeline" AS "pipeline",
      "t0"."stage" AS "stage",
      "t0"."outcome" AS "outcome",
      "t0"."created_at" AS "created_at",
      "t0"."closed_at" AS "closed_at",
      "t0"."created_day_only" AS "created_day_only",
      "t0"."closed_day_only" AS "closed_day_only",
      "t0"."expected_close_on" AS "expected_close_on",
      "t0"."amount" AS "amount",
      "t0"."currency" AS "currency",
      "t0"."owner" AS "owner",
      "t0"."team" AS "team",
      "t0"."account" AS "account",
      "t0"."source" AS "source",
      "t0"."channel" AS "channel",
      "t0"."product" AS "product",
      "t0"."region" AS "region",
      "t0"."segment" AS "segment",
      "t0"."category" AS "category",
      "t0"."probability" AS "probability",
      "t0"."next_step" AS "next_step",
      "t0"."next_step_on" AS "next_step_on",
      "t0"."last_activity_at" AS "last_activity_at",
      "t0"."loss_reason" AS "loss_reason",
      "t0"."competitor" AS "competitor",
      "t0"."source_file" AS "source_file",
      "t0"."source_row" AS "source_row",
      CASE
       WHEN (
        "t0"."closed_at" >= parseDateTimeBestEffort('2025-10-01T00:00:00')
       )
       AND (
        "t0"."closed_at" < parseDateTimeBestEffort('2026-01-01T00:00:00')
       )
       THEN '2025Q4'
       WHEN (
        "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
       )
       AND (
        "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
       )
       THEN '2026Q1'
       ELSE CAST(NULL AS Nullable(String))
      END AS "period",
      "t0"."outcome" AS "part"
     FROM "deals" AS "t0"
     WHERE
      "t0"."outcome" <> 'open'
      AND isNotNull(
       CASE
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2025-10-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2026-01-01T00:00:00')
        )
        THEN '2025Q4'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
        )
        THEN '2026Q1'
        ELSE CAST(NULL AS Nullable(String))
       END
      )
    ) AS "t6"
    GROUP BY
     "t6"."period",
     "t6"."source"
   ) AS "t10"
  ) AS "t15"
 ) AS "t17"
  ON "t14"."period" = "t17"."period"
) AS "t18"
ORDER BY
 "t18"."starts_on" ASC,
 "t18"."source" ASC
