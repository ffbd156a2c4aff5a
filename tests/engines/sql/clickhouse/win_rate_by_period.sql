SELECT
 "t37"."period" AS "period",
 "t37"."starts_on" AS "starts_on",
 COALESCE("t37"."won", 0) AS "won",
 COALESCE("t37"."lost", 0) AS "lost",
 "t37"."unit" AS "unit",
 "t37"."unit_low" AS "unit_low",
 "t37"."unit_high" AS "unit_high",
 "t37"."value" AS "value",
 COALESCE("t37"."without_amount", 0) AS "without_amount",
 "t37"."won_amount" AS "won_amount",
 "t37"."lost_amount" AS "lost_amount",
 "t37"."open_amount" AS "open_amount",
 "t37"."left_truncated" AS "left_truncated"
FROM (
 SELECT
  "t33"."period" AS "period",
  "t33"."starts_on" AS "starts_on",
  "t33"."left_truncated" AS "left_truncated",
  "t36"."period" AS "period_right",
  "t36"."won" AS "won",
  "t36"."lost" AS "lost",
  "t36"."unit" AS "unit",
  "t36"."unit_low" AS "unit_low",
  "t36"."unit_high" AS "unit_high",
  "t36"."value" AS "value",
  "t36"."without_amount" AS "without_amount",
  "t36"."won_amount" AS "won_amount",
  "t36"."lost_amount" AS "lost_amount",
  "t36"."open_amount" AS "open_amount"
 FROM (
  SELECT
   "t31"."period" AS "period",
   "t31"."starts_on" AS "starts_on",
   toRelativeSecondNum("t31"."starts_at") < (
    "t31"."begins" + (
     "t31"."cycle" * 86400.0
    )
   ) AS "left_truncated"
  FROM (
   SELECT
    "t27"."period" AS "period",
    "t27"."starts_at" AS "starts_at",
    "t27"."ends_at" AS "ends_at",
    "t27"."starts_on" AS "starts_on",
    "t27"."end" AS "end",
    "t29"."begins" AS "begins",
    "t29"."cycle" AS "cycle"
   FROM (
    SELECT
     "t24"."period" AS "period",
     "t24"."starts_at" AS "starts_at",
     "t24"."ends_at" AS "ends_at",
     "t24"."start" AS "starts_on",
     "t24"."end" AS "end"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t1"."period" AS "period",
         parseDateTimeBestEffort('2024-04-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2024-07-01T00:00:00') AS "ends_at",
         toDate('2024-04-01') AS "start",
         toDate('2024-07-01') AS "end"
        FROM (
         SELECT
          '2024Q2' AS "period"
        ) AS "t1"
       ) AS "t9"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         "t2"."period" AS "period",
         parseDateTimeBestEffort('2024-07-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2024-10-01T00:00:00') AS "ends_at",
         toDate('2024-07-01') AS "start",
         toDate('2024-10-01') AS "end"
        FROM (
         SELECT
          '2024Q3' AS "period"
        ) AS "t2"
       ) AS "t10"
      ) AS "t17"
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t3"."period" AS "period",
         parseDateTimeBestEffort('2024-10-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2025-01-01T00:00:00') AS "ends_at",
         toDate('2024-10-01') AS "start",
         toDate('2025-01-01') AS "end"
        FROM (
         SELECT
          '2024Q4' AS "period"
        ) AS "t3"
       ) AS "t11"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         "t4"."period" AS "period",
         parseDateTimeBestEffort('2025-01-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2025-04-01T00:00:00') AS "ends_at",
         toDate('2025-01-01') AS "start",
         toDate('2025-04-01') AS "end"
        FROM (
         SELECT
          '2025Q1' AS "period"
        ) AS "t4"
       ) AS "t12"
      ) AS "t18"
     ) AS "t22"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t5"."period" AS "period",
         parseDateTimeBestEffort('2025-04-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2025-07-01T00:00:00') AS "ends_at",
         toDate('2025-04-01') AS "start",
         toDate('2025-07-01') AS "end"
        FROM (
         SELECT
          '2025Q2' AS "period"
        ) AS "t5"
       ) AS "t13"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         "t6"."period" AS "period",
         parseDateTimeBestEffort('2025-07-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2025-10-01T00:00:00') AS "ends_at",
         toDate('2025-07-01') AS "start",
         toDate('2025-10-01') AS "end"
        FROM (
         SELECT
          '2025Q3' AS "period"
        ) AS "t6"
       ) AS "t14"
      ) AS "t19"
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t7"."period" AS "period",
         parseDateTimeBestEffort('2025-10-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2026-01-01T00:00:00') AS "ends_at",
         toDate('2025-10-01') AS "start",
         toDate('2026-01-01') AS "end"
        FROM (
         SELECT
          '2025Q4' AS "period"
        ) AS "t7"
       ) AS "t15"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         "t8"."period" AS "period",
         parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
         parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at",
         toDate('2026-01-01') AS "start",
         toDate('2026-04-01') AS "end"
        FROM (
         SELECT
          '2026Q1' AS "period"
        ) AS "t8"
       ) AS "t16"
      ) AS "t20"
     ) AS "t23"
    ) AS "t24"
   ) AS "t27"
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
   ) AS "t29"
  ) AS "t31"
 ) AS "t33"
 LEFT OUTER JOIN (
  SELECT
   "t34".*
   EXCEPT ("open", "without_date")
  FROM (
   SELECT
    "t30"."period" AS "period",
    "t30"."won" AS "won",
    "t30"."lost" AS "lost",
    "t30"."open" AS "open",
    "t30"."won" / nullIf("t30"."trials", 0) AS "unit",
    CASE
     WHEN (
      "t30"."won" / nullIf("t30"."trials", 0)
     ) = 0.0
     THEN 0.0
     ELSE (
      (
       (
        "t30"."won" / nullIf("t30"."trials", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t30"."trials", 0) * 2.0
        )
       )
      ) - (
       SQRT(
        (
         (
          (
           "t30"."won" / nullIf("t30"."trials", 0)
          ) * (
           1.0 - (
            "t30"."won" / nullIf("t30"."trials", 0)
           )
          )
         ) / nullIf("t30"."trials", 0)
        ) + (
         3.8414588206941254 / (
          nullIf("t30"."trials", 0) * 4.0 * nullIf("t30"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / nullIf("t30"."trials", 0)
      ) + 1.0
     )
    END AS "unit_low",
    CASE
     WHEN (
      "t30"."won" / nullIf("t30"."trials", 0)
     ) = 1.0
     THEN 1.0
     ELSE (
      (
       "t30"."won" / nullIf("t30"."trials", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t30"."trials", 0) * 2.0
       )
      ) + (
       SQRT(
        (
         (
          (
           "t30"."won" / nullIf("t30"."trials", 0)
          ) * (
           1.0 - (
            "t30"."won" / nullIf("t30"."trials", 0)
           )
          )
         ) / nullIf("t30"."trials", 0)
        ) + (
         3.8414588206941254 / (
          nullIf("t30"."trials", 0) * 4.0 * nullIf("t30"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / nullIf("t30"."trials", 0)
      ) + 1.0
     )
    END AS "unit_high",
    COALESCE("t30"."won_amount", 0.0) / nullIf("t30"."all_amount", 0.0) AS "value",
    "t30"."without_amount" AS "without_amount",
    "t30"."without_date" AS "without_date",
    "t30"."won_amount" AS "won_amount",
    "t30"."lost_amount" AS "lost_amount",
    "t30"."open_amount" AS "open_amount"
   FROM (
    SELECT
     "t25"."period" AS "period",
     countIf("t25"."part" = 'won') AS "won",
     countIf("t25"."part" IN ('lost', 'overdue')) AS "lost",
     countIf("t25"."part" = 'open') AS "open",
     countIf("t25"."part" IN ('won', 'lost')) AS "trials",
     CAST(sumIf(
      "t25"."amount",
      "t25"."part" IN ('won', 'lost') AND COALESCE("t25"."amount" >= 0, FALSE)
     ) AS Nullable(Float64)) AS "all_amount",
     CAST(sumIf("t25"."amount", "t25"."part" IN ('won') AND COALESCE("t25"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
     CAST(sumIf(
      "t25"."amount",
      "t25"."part" IN ('lost', 'overdue') AND COALESCE("t25"."amount" >= 0, FALSE)
     ) AS Nullable(Float64)) AS "lost_amount",
     CAST(sumIf("t25"."amount", "t25"."part" IN ('open') AND COALESCE("t25"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "open_amount",
     countIf(
      "t25"."part" IN ('won', 'lost') AND NOT (
       COALESCE("t25"."amount" >= 0, FALSE)
      )
     ) AS "without_amount",
     countIf("t25"."part" = 'without_date') AS "without_date"
    FROM (
     SELECT
      "t21"."deal_id" AS "deal_id",
      "t21"."name" AS "name",
      "t21"."pipeline" AS "pipeline",
      "t21"."stage" AS "stage",
      "t21"."outcome" AS "outcome",
      "t21"."created_at" AS "created_at",
      "t21"."closed_at" AS "closed_at",
      "t21"."created_day_only" AS "created_day_only",
      "t21"."closed_day_only" AS "closed_day_only",
      "t21"."expected_close_on" AS "expected_close_on",
      "t21"."amount" AS "amount",
      "t21"."currency" AS "currency",
      "t21"."owner" AS "owner",
      "t21"."team" AS "team",
      "t21"."account" AS "account",
      "t21"."source" AS "source",
      "t21"."channel" AS "channel",
      "t21"."product" AS "product",
      "t21"."region" AS "region",
      "t21"."segment" AS "segment",
      "t21"."category" AS "category",
      "t21"."probability" AS "probability",
      "t21"."next_step" AS "next_step",
      "t21"."next_step_on" AS "next_step_on",
      "t21"."last_activity_at" AS "last_activity_at",
      "t21"."loss_reason" AS "loss_reason",
      "t21"."competitor" AS "competitor",
      "t21"."source_file" AS "source_file",
      "t21"."source_row" AS "source_row",
      "t21"."state_unknown" AS "state_unknown",
      "t21"."close_ahead" AS "close_ahead",
      "t21"."original_amount" AS "original_amount",
      "t21"."exchange_rate" AS "exchange_rate",
      "t21"."rate_missing" AS "rate_missing",
      "t21"."period" AS "period",
      "t21"."outcome" AS "part"
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
       "t0"."state_unknown" AS "state_unknown",
       "t0"."close_ahead" AS "close_ahead",
       "t0"."original_amount" AS "original_amount",
       "t0"."exchange_rate" AS "exchange_rate",
       "t0"."rate_missing" AS "rate_missing",
       CASE
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2024-04-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2024-07-01T00:00:00')
        )
        THEN '2024Q2'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2024-07-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2024-10-01T00:00:00')
        )
        THEN '2024Q3'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2024-10-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2025-01-01T00:00:00')
        )
        THEN '2024Q4'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2025-01-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2025-04-01T00:00:00')
        )
        THEN '2025Q1'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2025-04-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2025-07-01T00:00:00')
        )
        THEN '2025Q2'
        WHEN (
         "t0"."closed_at" >= parseDateTimeBestEffort('2025-07-01T00:00:00')
        )
        AND (
         "t0"."closed_at" < parseDateTimeBestEffort('2025-10-01T00:00:00')
        )
        THEN '2025Q3'
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
       END AS "period"
      FROM "deals" AS "t0"
      WHERE
       "t0"."outcome" <> 'open'
     ) AS "t21"
     WHERE
      isNotNull("t21"."period")
    ) AS "t25"
    GROUP BY
     "t25"."period"
   ) AS "t30"
  ) AS "t34"
 ) AS "t36"
  ON "t33"."period" = "t36"."period"
) AS "t37"
ORDER BY
 "t37"."starts_on" ASC
