SELECT
 "t27"."source" AS "source",
 "t27"."cost" AS "cost",
 "t27"."customers" AS "customers",
 "t27"."customer_is" AS "customer_is",
 "t27"."spent" / nullIf("t27"."customers", 0) AS "cac",
 "t27"."spent" / (
  "t27"."customers" + 1.9207294103470627 + (
   SQRT("t27"."customers" + 0.9603647051735313) * 1.959963984540054
  )
 ) AS "cac_low",
 "t27"."spent" / nullIf(
  CASE
   WHEN "t27"."customers" = 0
   THEN 0.0
   ELSE (
    "t27"."customers" + 1.9207294103470627
   ) - (
    SQRT("t27"."customers" + 0.9603647051735313) * 1.959963984540054
   )
  END,
  0.0
 ) AS "cac_high",
 "t27"."amount_per_customer" AS "amount_per_customer",
 (
  "t27"."spent" / nullIf("t27"."customers", 0)
 ) / CASE
  WHEN (
   (
    "t27"."amount_per_customer" * 1.0
   ) / CAST(NULL AS Nullable(Float64))
  ) > 0
  THEN (
   "t27"."amount_per_customer" * 1.0
  ) / CAST(NULL AS Nullable(Float64))
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "payback_days",
 "t27"."payback_of" AS "payback_of",
 "t27"."won" AS "won",
 "t27"."win_rate" AS "win_rate",
 "t27"."average_amount" AS "average_amount",
 "t27"."cycle_days" AS "cycle_days",
 "t27"."per_day" AS "per_day",
 "t27"."again" AS "again",
 "t27"."without_account" AS "without_account",
 "t27"."without_date" AS "without_date",
 "t27"."without_amount" AS "without_amount",
 "t27"."costs_left_out" AS "costs_left_out"
FROM (
 SELECT
  "t26"."source" AS "source",
  "t26"."cost" AS "cost",
  COALESCE("t26"."costs_left_out", 0) AS "costs_left_out",
  COALESCE("t26"."customers", 0) AS "customers",
  "t26"."amount_per_customer" AS "amount_per_customer",
  COALESCE("t26"."again", 0) AS "again",
  COALESCE("t26"."without_account", 0) AS "without_account",
  COALESCE("t26"."without_date", 0) AS "without_date",
  COALESCE("t26"."without_amount", 0) AS "without_amount",
  COALESCE("t26"."won", 0) AS "won",
  "t26"."win_rate" AS "win_rate",
  "t26"."average_amount" AS "average_amount",
  "t26"."cycle_days" AS "cycle_days",
  "t26"."per_day" AS "per_day",
  "t26"."accounts_known" AS "accounts_known",
  'revenue' AS "payback_of",
  CASE WHEN "t26"."accounts_known" THEN 'account' ELSE 'deal' END AS "customer_is",
  CASE
   WHEN isNotNull("t26"."source")
   AND (
    "t26"."cost" >= 0
   )
   AND (
    COALESCE("t26"."customers", 0) > 0
   )
   THEN "t26"."cost"
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "spent"
 FROM (
  SELECT
   "t25"."source" AS "source",
   "t25"."cost" AS "cost",
   "t25"."costs_left_out" AS "costs_left_out",
   "t25"."customers" AS "customers",
   "t25"."amount_per_customer" AS "amount_per_customer",
   "t25"."again" AS "again",
   "t25"."without_account" AS "without_account",
   "t25"."without_date" AS "without_date",
   "t25"."without_amount" AS "without_amount",
   "t25"."won" AS "won",
   "t25"."win_rate" AS "win_rate",
   "t25"."average_amount" AS "average_amount",
   "t25"."cycle_days" AS "cycle_days",
   "t25"."per_day" AS "per_day",
   "t11"."accounts_known" AS "accounts_known"
  FROM (
   SELECT
    "t23"."source" AS "source",
    MAX("t23"."cost") AS "cost",
    MAX("t23"."costs_left_out") AS "costs_left_out",
    MAX("t23"."customers") AS "customers",
    MAX("t23"."amount_per_customer") AS "amount_per_customer",
    MAX("t23"."again") AS "again",
    MAX("t23"."without_account") AS "without_account",
    MAX("t23"."without_date") AS "without_date",
    MAX("t23"."without_amount") AS "without_amount",
    MAX("t23"."won") AS "won",
    MAX("t23"."win_rate") AS "win_rate",
    MAX("t23"."average_amount") AS "average_amount",
    MAX("t23"."cycle_days") AS "cycle_days",
    MAX("t23"."per_day") AS "per_day"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t14"."source" AS "source",
      CAST(NULL AS Nullable(Float64)) AS "cost",
      CAST(NULL AS Nullable(Int64)) AS "costs_left_out",
      CAST(NULL AS Nullable(Int64)) AS "customers",
      CAST(NULL AS Nullable(Float64)) AS "amount_per_customer",
      CAST(NULL AS Nullable(Int64)) AS "again",
      CAST(NULL AS Nullable(Int64)) AS "without_account",
      CAST(NULL AS Nullable(Int64)) AS "without_date",
      CAST(NULL AS Nullable(Int64)) AS "without_amount",
      "t14"."won" AS "won",
      "t14"."won" / nullIf("t14"."n", 0) AS "win_rate",
      "t14"."average_amount" AS "average_amount",
      "t14"."cycle_days" AS "cycle_days",
      (
       "t14"."n" * (
        "t14"."won" / nullIf("t14"."n", 0)
       ) * "t14"."average_amount"
      ) / nullIf("t14"."cycle_days", 0.0) AS "per_day"
     FROM (
      SELECT
       "t9"."source" AS "source",
       countIf("t9"."counts") AS "n",
       countIf("t9"."is_won") AS "won",
       CAST(sumIf("t9"."amount", "t9"."is_won" AND COALESCE("t9"."amount" >= 0, FALSE)) AS Nullable(Float64)) / nullIf(countIf("t9"."amount", "t9"."is_won" AND COALESCE("t9"."amount" >= 0, FALSE)), 0) AS "average_amount",
       sumIf("t9"."cycle", "t9"."is_won") / nullIf(countIf("t9"."cycle", "t9"."is_won"), 0) AS "cycle_days",
       countIf("t9"."is_won" AND NOT (
        COALESCE("t9"."amount" >= 0, FALSE)
       )) AS "without_amount",
       countIf("t9"."is_won" AND isNull("t9"."cycle")) AS "without_cycle",
       countIf("t9"."is_won" AND isNull("t9"."entered_at")) AS "creation_unknown",
       countIf("t9"."is_won" AND (
        isNotNull("t9"."entered_at") AND isNull("t9"."closed_at")
       )) AS "closing_unknown",
       countIf(
        "t9"."is_won"
        AND (
         isNotNull("t9"."entered_at")
         AND isNotNull("t9"."closed_at")
         AND isNull("t9"."cycle")
        )
       ) AS "closed_before_created",
       countIf(NOT (
        "t9"."counts"
       )) AS "without_date"
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
        "t0"."created_at" AS "entered_at",
        isNotNull("t0"."closed_at") AS "counts",
        isNotNull("t0"."closed_at") AND (
         "t0"."outcome" = 'won'
        ) AS "is_won",
        CASE
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
        END AS "cycle"
       FROM "deals" AS "t0"
       WHERE
        "t0"."outcome" IN ('won', 'lost')
        AND (
         (
          (
           "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
          )
          AND (
           "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
          )
         )
         OR isNull("t0"."closed_at")
        )
      ) AS "t9"
      GROUP BY
       "t9"."source"
     ) AS "t14"
    ) AS "t18"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t6"."source" AS "source",
       "t6"."cost" AS "cost",
       "t6"."costs_left_out" AS "costs_left_out",
       CAST(NULL AS Nullable(Int64)) AS "customers",
       CAST(NULL AS Nullable(Float64)) AS "amount_per_customer",
       CAST(NULL AS Nullable(Int64)) AS "again",
       CAST(NULL AS Nullable(Int64)) AS "without_account",
       CAST(NULL AS Nullable(Int64)) AS "without_date",
       CAST(NULL AS Nullable(Int64)) AS "without_amount",
       CAST(NULL AS Nullable(Int64)) AS "won",
       CAST(NULL AS Nullable(Float64)) AS "win_rate",
       CAST(NULL AS Nullable(Float64)) AS "average_amount",
       CAST(NULL AS Nullable(Float64)) AS "cycle_days",
       CAST(NULL AS Nullable(Float64)) AS "per_day"
      FROM (
       SELECT
        "t3"."source" AS "source",
        CAST(SUM("t3"."amount") AS Nullable(Float64)) AS "cost",
        countIf(isNull("t3"."amount")) AS "costs_left_out"
       FROM (
        SELECT
         *
        FROM "costs" AS "t1"
        WHERE
         "t1"."on" >= toDate('2026-01-01') AND "t1"."on" < toDate('2026-04-01')
       ) AS "t3"
       GROUP BY
        "t3"."source"
      ) AS "t6"
     ) AS "t8"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t20"."source" AS "source",
       CAST(NULL AS Nullable(Float64)) AS "cost",
       CAST(NULL AS Nullable(Int64)) AS "costs_left_out",
       "t20"."customers" AS "customers",
       "t20"."amount_per_customer" AS "amount_per_customer",
       "t20"."again" AS "again",
       "t20"."without_account" AS "without_account",
       "t20"."without_date" AS "without_date",
       "t20"."without_amount" AS "without_amount",
       CAST(NULL AS Nullable(Int64)) AS "won",
       CAST(NULL AS Nullable(Float64)) AS "win_rate",
       CAST(NULL AS Nullable(Float64)) AS "average_amount",
       CAST(NULL AS Nullable(Float64)) AS "cycle_days",
       CAST(NULL AS Nullable(Float64)) AS "per_day"
      FROM (
       SELECT
        "t19"."source" AS "source",
        countIf("t19"."part" = 'customer') AS "customers",
        CAST(sumIf(
         "t19"."amount",
         (
          "t19"."part" = 'customer'
         ) AND COALESCE("t19"."amount" >= 0, FALSE)
        ) AS Nullable(Float64)) / nullIf(
         countIf((
          "t19"."part" = 'customer'
         ) AND COALESCE("t19"."amount" >= 0, FALSE)),
         0
        ) AS "amount_per_customer",
        countIf("t19"."part" = 'again') AS "again",
        countIf("t19"."part" = 'without_account') AS "without_account",
        countIf("t19"."part" = 'without_date') AS "without_date",
        countIf((
         "t19"."part" = 'customer'
        ) AND NOT (
         COALESCE("t19"."amount" >= 0, FALSE)
        )) AS "without_amount"
       FROM (
        SELECT
         "t17"."deal_id" AS "deal_id",
         "t17"."closed_at" AS "closed_at",
         "t17"."amount" AS "amount",
         "t17"."account" AS "account",
         "t17"."source" AS "source",
         "t17"."first" AS "first",
         "t17"."accounts_known" AS "accounts_known",
         CASE
          WHEN isNull("t17"."closed_at")
          THEN 'without_date'
          WHEN NOT (
           "t17"."accounts_known"
          )
          THEN 'customer'
          WHEN isNull("t17"."account")
          THEN 'without_account'
          WHEN "t17"."first"
          THEN 'customer'
          ELSE 'again'
         END AS "part"
        FROM (
         SELECT
          "t16"."deal_id" AS "deal_id",
          "t16"."closed_at" AS "closed_at",
          "t16"."amount" AS "amount",
          "t16"."account" AS "account",
          "t16"."source" AS "source",
          "t16"."first" AS "first",
          "t11"."accounts_known" AS "accounts_known"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t12".*
            EXCEPT ("known", "nth")
           FROM (
            SELECT
             "t7"."deal_id" AS "deal_id",
             "t7"."closed_at" AS "closed_at",
             "t7"."amount" AS "amount",
             "t7"."account" AS "account",
             "t7"."source" AS "source",
             "t7"."known" AS "known",
             "t7"."nth" AS "nth",
             CASE WHEN "t7"."known" THEN "t7"."nth" = 0 ELSE CAST(NULL AS Nullable(Bool)) END AS "first"
            FROM (
             SELECT
              "t4"."deal_id" AS "deal_id",
              "t4"."closed_at" AS "closed_at",
              "t4"."amount" AS "amount",
              "t4"."account" AS "account",
              "t4"."source" AS "source",
              "t4"."known" AS "known",
              ROW_NUMBER() OVER (
               PARTITION BY "t4"."account", "t4"."known"
               ORDER BY "t4"."closed_at" ASC, "t4"."deal_id" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "nth"
             FROM (
              SELECT
               "t0"."deal_id" AS "deal_id",
               "t0"."closed_at" AS "closed_at",
               "t0"."amount" AS "amount",
               "t0"."account" AS "account",
               "t0"."source" AS "source",
               isNotNull("t0"."account") AND isNotNull("t0"."closed_at") AS "known"
              FROM "deals" AS "t0"
              WHERE
               "t0"."outcome" = 'won'
             ) AS "t4"
            ) AS "t7"
           ) AS "t12"
          ) AS "t13"
          WHERE
           (
            (
             "t13"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
            )
            AND (
             "t13"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
            )
           )
           OR isNull("t13"."closed_at")
         ) AS "t16"
         CROSS JOIN (
          SELECT
           "t5"."bare" <= (
            (
             "t5"."of" * 0.19999999999999996
            ) + 1e-09
           ) AS "accounts_known"
          FROM (
           SELECT
            countIf(isNull("t2"."account")) AS "bare",
            COUNT(*) AS "of"
           FROM (
            SELECT
             *
            FROM "deals" AS "t0"
            WHERE
             "t0"."outcome" = 'won'
             AND "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
             AND "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
           ) AS "t2"
          ) AS "t5"
         ) AS "t11"
        ) AS "t17"
       ) AS "t19"
       GROUP BY
        "t19"."source"
      ) AS "t20"
     ) AS "t21"
    ) AS "t22"
   ) AS "t23"
   GROUP BY
    "t23"."source"
  ) AS "t25"
  CROSS JOIN (
   SELECT
    "t5"."bare" <= (
     (
      "t5"."of" * 0.19999999999999996
     ) + 1e-09
    ) AS "accounts_known"
   FROM (
    SELECT
     countIf(isNull("t2"."account")) AS "bare",
     COUNT(*) AS "of"
    FROM (
     SELECT
      *
     FROM "deals" AS "t0"
     WHERE
      "t0"."outcome" = 'won'
      AND "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
      AND "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    ) AS "t2"
   ) AS "t5"
  ) AS "t11"
 ) AS "t26"
) AS "t27"
