WITH "t8" AS (
 SELECT
  "t5"."deal_id" AS "deal_id",
  "t5"."closed_at" AS "closed_at",
  "t5"."amount" AS "amount",
  "t5"."account" AS "account",
  "t5"."segment" AS "segment",
  "t5"."first" AS "first",
  "t7"."customer" AS "customer",
  "t7"."first_segment" AS "first_segment"
 FROM (
  SELECT
   "t3".*
   EXCEPT ("known", "nth")
  FROM (
   SELECT
    "t2"."deal_id" AS "deal_id",
    "t2"."closed_at" AS "closed_at",
    "t2"."amount" AS "amount",
    "t2"."account" AS "account",
    "t2"."segment" AS "segment",
    "t2"."known" AS "known",
    "t2"."nth" AS "nth",
    CASE WHEN "t2"."known" THEN "t2"."nth" = 0 ELSE CAST(NULL AS Nullable(Bool)) END AS "first"
   FROM (
    SELECT
     "t1"."deal_id" AS "deal_id",
     "t1"."closed_at" AS "closed_at",
     "t1"."amount" AS "amount",
     "t1"."account" AS "account",
     "t1"."segment" AS "segment",
     "t1"."known" AS "known",
     ROW_NUMBER() OVER (
      PARTITION BY "t1"."account", "t1"."known"
      ORDER BY "t1"."closed_at" ASC, "t1"."deal_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ) - 1 AS "nth"
    FROM (
     SELECT
      "t0"."deal_id" AS "deal_id",
      "t0"."closed_at" AS "closed_at",
      "t0"."amount" AS "amount",
      "t0"."account" AS "account",
      "t0"."segment" AS "segment",
      isNotNull("t0"."account") AND isNotNull("t0"."closed_at") AS "known"
     FROM "deals" AS "t0"
     WHERE
      "t0"."outcome" = 'won'
    ) AS "t1"
   ) AS "t2"
  ) AS "t3"
 ) AS "t5"
 LEFT OUTER JOIN (
  SELECT
   "t4"."account" AS "customer",
   "t4"."segment" AS "first_segment"
  FROM (
   SELECT
    "t3".*
    EXCEPT ("known", "nth")
   FROM (
    SELECT
     "t2"."deal_id" AS "deal_id",
     "t2"."closed_at" AS "closed_at",
     "t2"."amount" AS "amount",
     "t2"."account" AS "account",
     "t2"."segment" AS "segment",
     "t2"."known" AS "known",
     "t2"."nth" AS "nth",
     CASE WHEN "t2"."known" THEN "t2"."nth" = 0 ELSE CAST(NULL AS Nullable(Bool)) END AS "first"
    FROM (
     SELECT
      "t1"."deal_id" AS "deal_id",
      "t1"."closed_at" AS "closed_at",
      "t1"."amount" AS "amount",
      "t1"."account" AS "account",
      "t1"."segment" AS "segment",
      "t1"."known" AS "known",
      ROW_NUMBER() OVER (
       PARTITION BY "t1"."account", "t1"."known"
       ORDER BY "t1"."closed_at" ASC, "t1"."deal_id" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "nth"
     FROM (
      SELECT
       "t0"."deal_id" AS "deal_id",
       "t0"."closed_at" AS "closed_at",
       "t0"."amount" AS "amount",
       "t0"."account" AS "account",
       "t0"."segment" AS "segment",
       isNotNull("t0"."account") AND isNotNull("t0"."closed_at") AS "known"
      FROM "deals" AS "t0"
      WHERE
       "t0"."outcome" = 'won'
     ) AS "t1"
    ) AS "t2"
   ) AS "t3"
  ) AS "t4"
  WHERE
   "t4"."first"
 ) AS "t7"
  ON "t5"."account" = "t7"."customer"
)
SELECT
 "t22"."segment" AS "segment",
 COALESCE("t22"."accounts", 0) AS "accounts",
 COALESCE("t22"."won", 0) AS "won",
 "t22"."won_amount" AS "won_amount",
 (
  "t22"."won_amount" * 1.0
 ) / nullIf(COALESCE("t22"."accounts", 0), 0) AS "ltv",
 "t22"."tenure_days" AS "tenure_days",
 "t22"."first_won" / nullIf(COALESCE("t22"."accounts", 0), 0) AS "first_amount",
 (
  "t22"."won_amount" - "t22"."first_won"
 ) / nullIf("t22"."years", 0.0) AS "repeat_per_year",
 (
  (
   "t22"."first_won" / nullIf(COALESCE("t22"."accounts", 0), 0)
  ) + (
   (
    (
     "t22"."won_amount" - "t22"."first_won"
    ) / nullIf("t22"."years", 0.0)
   ) / CAST(NULL AS Nullable(Float64))
  )
 ) * 1.0 AS "projected",
 'revenue' AS "value_of",
 COALESCE("t22"."without_amount", 0) AS "without_amount",
 COALESCE("t22"."accounts_without_amount", 0) AS "accounts_without_amount",
 COALESCE("t22"."without_account", 0) AS "without_account",
 COALESCE("t22"."without_date", 0) AS "without_date"
FROM (
 SELECT
  "t21"."segment" AS "segment",
  MAX("t21"."accounts") AS "accounts",
  MAX("t21"."won") AS "won",
  MAX("t21"."won_amount") AS "won_amount",
  MAX("t21"."first_won") AS "first_won",
  MAX("t21"."years") AS "years",
  MAX("t21"."tenure_days") AS "tenure_days",
  MAX("t21"."without_amount") AS "without_amount",
  MAX("t21"."accounts_without_amount") AS "accounts_without_amount",
  MAX("t21"."without_account") AS "without_account",
  MAX("t21"."without_date") AS "without_date"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t19"."segment" AS "segment",
    "t19"."accounts" AS "accounts",
    "t19"."won" AS "won",
    "t19"."won_amount" AS "won_amount",
    "t19"."first_won" AS "first_won",
    "t19"."years" AS "years",
    "t19"."tenure_days" AS "tenure_days",
    "t19"."without_amount" AS "without_amount",
    "t19"."accounts_without_amount" AS "accounts_without_amount",
    CAST(NULL AS Nullable(Int64)) AS "without_account",
    CAST(NULL AS Nullable(Int64)) AS "without_date"
   FROM (
    SELECT
     "t18"."segment" AS "segment",
     countIf("t18"."known") AS "accounts",
     sumIf("t18"."won", "t18"."known") AS "won",
     CAST(sumIf("t18"."won_amount", "t18"."known") AS Nullable(Float64)) AS "won_amount",
     COALESCE(CAST(sumIf("t18"."first_won", "t18"."known") AS Nullable(Float64)), 0.0) AS "first_won",
     sumIf("t18"."tenure", "t18"."known") / 365.25 AS "years",
     avgIf("t18"."tenure", "t18"."middle") AS "tenure_days",
     SUM("t18"."bare") AS "without_amount",
     countIf("t18"."won" = 0) AS "accounts_without_amount"
    FROM (
     SELECT
      "t17"."account" AS "account",
      "t17"."segment" AS "segment",
      "t17"."since" AS "since",
      "t17"."won" AS "won",
      "t17"."won_amount" AS "won_amount",
      "t17"."first_won" AS "first_won",
      "t17"."bare" AS "bare",
      "t17"."tenure" AS "tenure",
      "t17"."known" AS "known",
      "t17"."nth" AS "nth",
      "t17"."size" AS "size",
      "t17"."known"
      AND (
       (
        "t17"."nth" * 2
       ) >= (
        "t17"."size" - 2
       )
      )
      AND (
       (
        "t17"."nth" * 2
       ) <= "t17"."size"
      ) AS "middle"
     FROM (
      SELECT
       "t16"."account" AS "account",
       "t16"."segment" AS "segment",
       "t16"."since" AS "since",
       "t16"."won" AS "won",
       "t16"."won_amount" AS "won_amount",
       "t16"."first_won" AS "first_won",
       "t16"."bare" AS "bare",
       "t16"."tenure" AS "tenure",
       "t16"."known" AS "known",
       ROW_NUMBER() OVER (
        PARTITION BY "t16"."segment", "t16"."known"
        ORDER BY "t16"."tenure" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) - 1 AS "nth",
       COUNT(*) OVER (
        PARTITION BY "t16"."segment", "t16"."known"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "size"
      FROM (
       SELECT
        "t13"."account" AS "account",
        "t13"."segment" AS "segment",
        "t13"."since" AS "since",
        "t13"."won" AS "won",
        "t13"."won_amount" AS "won_amount",
        "t13"."first_won" AS "first_won",
        "t13"."bare" AS "bare",
        CAST(toRelativeSecondNum(
         toTimeZone(
          CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
          'UTC'
         )
        ) - toRelativeSecondNum("t13"."since") AS Nullable(Float64)) / 86400.0 AS "tenure",
        "t13"."won" > 0 AS "known"
       FROM (
        SELECT
         "t11"."account" AS "account",
         "t11"."segment" AS "segment",
         MIN("t11"."closed_at") AS "since",
         countIf("t11"."part" IN ('first', 'again')) AS "won",
         sumIf("t11"."amount", "t11"."part" IN ('first', 'again')) AS "won_amount",
         sumIf("t11"."amount", "t11"."part" = 'first') AS "first_won",
         countIf(NOT (
          "t11"."part" IN ('first', 'again')
         )) AS "bare"
        FROM (
         SELECT
          "t9"."deal_id" AS "deal_id",
          "t9"."closed_at" AS "closed_at",
          "t9"."amount" AS "amount",
          "t9"."account" AS "account",
          CASE WHEN isNotNull("t9"."first") THEN "t9"."first_segment" ELSE "t9"."segment" END AS "segment",
          "t9"."first" AS "first",
          "t9"."customer" AS "customer",
          "t9"."first_segment" AS "first_segment",
          CASE
           WHEN isNull("t9"."account")
           THEN 'without_account'
           WHEN isNull("t9"."closed_at")
           THEN 'without_date'
           WHEN NOT (
            COALESCE("t9"."amount" >= 0, FALSE)
           )
           THEN 'without_amount'
           WHEN "t9"."first"
           THEN 'first'
           ELSE 'again'
          END AS "part"
         FROM "t8" AS "t9"
         WHERE
          isNotNull("t9"."first")
        ) AS "t11"
        GROUP BY
         "t11"."account",
         "t11"."segment"
       ) AS "t13"
      ) AS "t16"
     ) AS "t17"
    ) AS "t18"
    GROUP BY
     "t18"."segment"
   ) AS "t19"
  ) AS "t20"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t14"."segment" AS "segment",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "won",
    CAST(NULL AS Nullable(Float64)) AS "won_amount",
    CAST(NULL AS Nullable(Float64)) AS "first_won",
    CAST(NULL AS Nullable(Float64)) AS "years",
    CAST(NULL AS Nullable(Float64)) AS "tenure_days",
    CAST(NULL AS Nullable(Int64)) AS "without_amount",
    CAST(NULL AS Nullable(Int64)) AS "accounts_without_amount",
    "t14"."without_account" AS "without_account",
    "t14"."without_date" AS "without_date"
   FROM (
    SELECT
     "t12"."segment" AS "segment",
     countIf("t12"."part" = 'without_account') AS "without_account",
     countIf("t12"."part" = 'without_date') AS "without_date"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t9"."deal_id" AS "deal_id",
       "t9"."closed_at" AS "closed_at",
       "t9"."amount" AS "amount",
       "t9"."account" AS "account",
       CASE WHEN isNotNull("t9"."first") THEN "t9"."first_segment" ELSE "t9"."segment" END AS "segment",
       "t9"."first" AS "first",
       "t9"."customer" AS "customer",
       "t9"."first_segment" AS "first_segment",
       CASE
        WHEN isNull("t9"."account")
        THEN 'without_account'
        WHEN isNull("t9"."closed_at")
        THEN 'without_date'
        WHEN NOT (
         COALESCE("t9"."amount" >= 0, FALSE)
        )
        THEN 'without_amount'
        WHEN "t9"."first"
        THEN 'first'
        ELSE 'again'
       END AS "part"
      FROM "t8" AS "t9"
     ) AS "t10"
     WHERE
      "t10"."part" IN ('without_account', 'without_date')
    ) AS "t12"
    GROUP BY
     "t12"."segment"
   ) AS "t14"
  ) AS "t15"
 ) AS "t21"
 GROUP BY
  "t21"."segment"
) AS "t22"
