WITH "t8" AS (
 SELECT
  "t5"."deal_id",
  "t5"."closed_at",
  "t5"."amount",
  "t5"."account",
  "t5"."segment",
  "t5"."first",
  "t7"."customer",
  "t7"."first_segment"
 FROM (
  SELECT
   "t3"."deal_id",
   "t3"."closed_at",
   "t3"."amount",
   "t3"."account",
   "t3"."segment",
   "t3"."first"
  FROM (
   SELECT
    "t2"."deal_id",
    "t2"."closed_at",
    "t2"."amount",
    "t2"."account",
    "t2"."segment",
    "t2"."known",
    "t2"."nth",
    IF("t2"."known", "t2"."nth" = 0, CAST(NULL AS BOOLEAN)) AS "first"
   FROM (
    SELECT
     "t1"."deal_id",
     "t1"."closed_at",
     "t1"."amount",
     "t1"."account",
     "t1"."segment",
     "t1"."known",
     ROW_NUMBER() OVER (
      PARTITION BY "t1"."account", "t1"."known"
      ORDER BY "t1"."closed_at" ASC, "t1"."deal_id" ASC
     ) - 1 AS "nth"
    FROM (
     SELECT
      "t0"."deal_id",
      "t0"."closed_at",
      "t0"."amount",
      "t0"."account",
      "t0"."segment",
      (
       "t0"."account" IS NOT NULL
      ) AND (
       "t0"."closed_at" IS NOT NULL
      ) AS "known"
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
    "t3"."deal_id",
    "t3"."closed_at",
    "t3"."amount",
    "t3"."account",
    "t3"."segment",
    "t3"."first"
   FROM (
    SELECT
     "t2"."deal_id",
     "t2"."closed_at",
     "t2"."amount",
     "t2"."account",
     "t2"."segment",
     "t2"."known",
     "t2"."nth",
     IF("t2"."known", "t2"."nth" = 0, CAST(NULL AS BOOLEAN)) AS "first"
    FROM (
     SELECT
      "t1"."deal_id",
      "t1"."closed_at",
      "t1"."amount",
      "t1"."account",
      "t1"."segment",
      "t1"."known",
      ROW_NUMBER() OVER (
       PARTITION BY "t1"."account", "t1"."known"
       ORDER BY "t1"."closed_at" ASC, "t1"."deal_id" ASC
      ) - 1 AS "nth"
     FROM (
      SELECT
       "t0"."deal_id",
       "t0"."closed_at",
       "t0"."amount",
       "t0"."account",
       "t0"."segment",
       (
        "t0"."account" IS NOT NULL
       ) AND (
        "t0"."closed_at" IS NOT NULL
       ) AS "known"
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
 "t22"."segment",
 COALESCE("t22"."accounts", 0) AS "accounts",
 COALESCE("t22"."won", 0) AS "won",
 "t22"."won_amount",
 CAST((
  "t22"."won_amount" * CAST(1.0 AS DOUBLE)
 ) AS DOUBLE) / NULLIF(COALESCE("t22"."accounts", 0), 0) AS "ltv",
 "t22"."tenure_days",
 CAST("t22"."first_won" AS DOUBLE) / NULLIF(COALESCE("t22"."accounts", 0), 0) AS "first_amount",
 CAST((
  "t22"."won_amount" - "t22"."first_won"
 ) AS DOUBLE) / NULLIF("t22"."years", CAST(0.0 AS DOUBLE)) AS "repeat_per_year",
 (
  (
   CAST("t22"."first_won" AS DOUBLE) / NULLIF(COALESCE("t22"."accounts", 0), 0)
  ) + (
   (
    CAST((
     "t22"."won_amount" - "t22"."first_won"
    ) AS DOUBLE) / NULLIF("t22"."years", CAST(0.0 AS DOUBLE))
   ) / CAST(NULL AS DOUBLE)
  )
 ) * CAST(1.0 AS DOUBLE) AS "projected",
 'revenue' AS "value_of",
 COALESCE("t22"."without_amount", 0) AS "without_amount",
 COALESCE("t22"."accounts_without_amount", 0) AS "accounts_without_amount",
 COALESCE("t22"."without_account", 0) AS "without_account",
 COALESCE("t22"."without_date", 0) AS "without_date"
FROM (
 SELECT
  "t21"."segment",
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
    "t19"."segment",
    "t19"."accounts",
    "t19"."won",
    "t19"."won_amount",
    "t19"."first_won",
    "t19"."years",
    "t19"."tenure_days",
    "t19"."without_amount",
    "t19"."accounts_without_amount",
    CAST(NULL AS BIGINT) AS "without_account",
    CAST(NULL AS BIGINT) AS "without_date"
   FROM (
    SELECT
     "t18"."segment",
     COUNT(*) FILTER(WHERE
      "t18"."known") AS "accounts",
     SUM("t18"."won") FILTER(WHERE
      "t18"."known") AS "won",
     CAST(SUM("t18"."won_amount") FILTER(WHERE
      "t18"."known") AS DOUBLE) AS "won_amount",
     COALESCE(
      CAST(SUM("t18"."first_won") FILTER(WHERE
       "t18"."known") AS DOUBLE),
      CAST(0.0 AS DOUBLE)
     ) AS "first_won",
     SUM("t18"."tenure") FILTER(WHERE
      "t18"."known") / CAST(365.25 AS DOUBLE) AS "years",
     AVG("t18"."tenure") FILTER(WHERE
      "t18"."middle") AS "tenure_days",
     SUM("t18"."bare") AS "without_amount",
     COUNT(*) FILTER(WHERE
      "t18"."won" = 0) AS "accounts_without_amount"
    FROM (
     SELECT
      "t17"."account",
      "t17"."segment",
      "t17"."since",
      "t17"."won",
      "t17"."won_amount",
      "t17"."first_won",
      "t17"."bare",
      "t17"."tenure",
      "t17"."known",
      "t17"."nth",
      "t17"."size",
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
       "t16"."account",
       "t16"."segment",
       "t16"."since",
       "t16"."won",
       "t16"."won_amount",
       "t16"."first_won",
       "t16"."bare",
       "t16"."tenure",
       "t16"."known",
       ROW_NUMBER() OVER (PARTITION BY "t16"."segment", "t16"."known" ORDER BY "t16"."tenure" ASC) - 1 AS "nth",
       COUNT(*) OVER (
        PARTITION BY "t16"."segment", "t16"."known"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS "size"
      FROM (
       SELECT
        "t13"."account",
        "t13"."segment",
        "t13"."since",
        "t13"."won",
        "t13"."won_amount",
        "t13"."first_won",
        "t13"."bare",
        CAST(TO_UNIXTIME(
         CAST(CAST(FROM_ISO8601_TIMESTAMP('2026-04-15T23:59:59') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
        ) - TO_UNIXTIME("t13"."since") AS DOUBLE) / CAST(86400.0 AS DOUBLE) AS "tenure",
        "t13"."won" > 0 AS "known"
       FROM (
        SELECT
         "t11"."account",
         "t11"."segment",
         MIN("t11"."closed_at") AS "since",
         COUNT(*) FILTER(WHERE
          "t11"."part" IN ('first', 'again')) AS "won",
         SUM("t11"."amount") FILTER(WHERE
          "t11"."part" IN ('first', 'again')) AS "won_amount",
         SUM("t11"."amount") FILTER(WHERE
          "t11"."part" = 'first') AS "first_won",
         COUNT(*) FILTER(WHERE
          NOT (
           "t11"."part" IN ('first', 'again')
          )) AS "bare"
        FROM (
         SELECT
          "t9"."deal_id",
          "t9"."closed_at",
          "t9"."amount",
          "t9"."account",
          IF("t9"."first" IS NOT NULL, "t9"."first_segment", "t9"."segment") AS "segment",
          "t9"."first",
          "t9"."customer",
          "t9"."first_segment",
          CASE
           WHEN "t9"."account" IS NULL
           THEN 'without_account'
           WHEN "t9"."closed_at" IS NULL
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
          "t9"."first" IS NOT NULL
        ) AS "t11"
        GROUP BY
         1,
         2
       ) AS "t13"
      ) AS "t16"
     ) AS "t17"
    ) AS "t18"
    GROUP BY
     1
   ) AS "t19"
  ) AS "t20"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t14"."segment",
    CAST(NULL AS BIGINT) AS "accounts",
    CAST(NULL AS BIGINT) AS "won",
    CAST(NULL AS DOUBLE) AS "won_amount",
    CAST(NULL AS DOUBLE) AS "first_won",
    CAST(NULL AS DOUBLE) AS "years",
    CAST(NULL AS DOUBLE) AS "tenure_days",
    CAST(NULL AS BIGINT) AS "without_amount",
    CAST(NULL AS BIGINT) AS "accounts_without_amount",
    "t14"."without_account",
    "t14"."without_date"
   FROM (
    SELECT
     "t12"."segment",
     COUNT(*) FILTER(WHERE
      "t12"."part" = 'without_account') AS "without_account",
     COUNT(*) FILTER(WHERE
      "t12"."part" = 'without_date') AS "without_date"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t9"."deal_id",
       "t9"."closed_at",
       "t9"."amount",
       "t9"."account",
       IF("t9"."first" IS NOT NULL, "t9"."first_segment", "t9"."segment") AS "segment",
       "t9"."first",
       "t9"."customer",
       "t9"."first_segment",
       CASE
        WHEN "t9"."account" IS NULL
        THEN 'without_account'
        WHEN "t9"."closed_at" IS NULL
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
     1
   ) AS "t14"
  ) AS "t15"
 ) AS "t21"
 GROUP BY
  1
) AS "t22"
