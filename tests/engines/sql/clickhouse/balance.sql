WITH "t12" AS (
 SELECT
  "t11"."pipeline" AS "pipeline",
  "t11"."stage" AS "stage",
  "t11"."position" AS "position",
  "t11"."factor" AS "factor",
  "t11"."factor_by_count" AS "factor_by_count",
  "t11"."deals" AS "deals",
  "t11"."amount" AS "amount",
  "t11"."without_amount" AS "without_amount",
  "t11"."share" AS "share",
  "t11"."implied" AS "implied",
  "t11"."difference" AS "difference",
  "t11"."deals" / nullIf(
   CAST(SUM("t11"."deals") OVER (
    PARTITION BY "t11"."pipeline"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS Nullable(Float64)),
   0.0
  ) AS "share_by_count",
  "t11"."factor_by_count" / nullIf(
   SUM("t11"."factor_by_count") OVER (
    PARTITION BY "t11"."pipeline"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ),
   0.0
  ) AS "implied_by_count",
  (
   "t11"."deals" / nullIf(
    CAST(SUM("t11"."deals") OVER (
     PARTITION BY "t11"."pipeline"
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS Nullable(Float64)),
    0.0
   )
  ) - (
   "t11"."factor_by_count" / nullIf(
    SUM("t11"."factor_by_count") OVER (
     PARTITION BY "t11"."pipeline"
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    0.0
   )
  ) AS "difference_by_count"
 FROM (
  SELECT
   "t10"."pipeline" AS "pipeline",
   "t10"."stage" AS "stage",
   "t10"."position" AS "position",
   "t10"."factor" AS "factor",
   "t10"."factor_by_count" AS "factor_by_count",
   "t10"."deals" AS "deals",
   "t10"."amount" AS "amount",
   "t10"."without_amount" AS "without_amount",
   "t10"."amount" / nullIf(
    SUM("t10"."amount") OVER (
     PARTITION BY "t10"."pipeline"
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    0.0
   ) AS "share",
   "t10"."factor" / nullIf(
    SUM("t10"."factor") OVER (
     PARTITION BY "t10"."pipeline"
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    0.0
   ) AS "implied",
   (
    "t10"."amount" / nullIf(
     SUM("t10"."amount") OVER (
      PARTITION BY "t10"."pipeline"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) - (
    "t10"."factor" / nullIf(
     SUM("t10"."factor") OVER (
      PARTITION BY "t10"."pipeline"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) AS "difference"
  FROM (
   SELECT
    "t4"."pipeline" AS "pipeline",
    "t4"."stage" AS "stage",
    "t4"."position" AS "position",
    "t4"."factor" AS "factor",
    "t4"."factor_by_count" AS "factor_by_count",
    COALESCE("t9"."deals", 0) AS "deals",
    COALESCE("t9"."amount", 0) AS "amount",
    COALESCE("t9"."without_amount", 0) AS "without_amount"
   FROM (
    SELECT
     "t0"."pipeline" AS "pipeline",
     "t0"."stage" AS "stage",
     "t0"."position" AS "position",
     "t0"."factor" AS "factor",
     "t0"."factor_by_count" AS "factor_by_count"
    FROM "factors" AS "t0"
    WHERE
     "t0"."part" = 'stage' AND isNotNull("t0"."factor")
   ) AS "t4"
   LEFT OUTER JOIN (
    SELECT
     "t7"."pipeline" AS "open_pipeline",
     "t7"."stage" AS "open_stage",
     "t7"."deals" AS "deals",
     "t7"."amount" AS "amount",
     "t7"."without_amount" AS "without_amount"
    FROM (
     SELECT
      "t6"."pipeline" AS "pipeline",
      "t6"."stage" AS "stage",
      COUNT(*) AS "deals",
      CAST(sumIf("t6"."amount", "t6"."priced") AS Nullable(Float64)) AS "amount",
      countIf(NOT (
       "t6"."priced"
      )) AS "without_amount"
     FROM (
      SELECT
       "t5"."deal_id" AS "deal_id",
       "t5"."stage" AS "stage",
       "t5"."amount" AS "amount",
       "t5"."pipeline" AS "pipeline",
       COALESCE("t5"."amount" >= 0, FALSE) AS "priced"
      FROM (
       SELECT
        "t3".*
        EXCEPT ("outcome")
       FROM (
        SELECT
         "t1"."deal_id" AS "deal_id",
         "t1"."outcome" AS "outcome",
         "t1"."stage" AS "stage",
         "t1"."amount" AS "amount",
         COALESCE("t1"."pipeline", 'default') AS "pipeline"
        FROM "deals" AS "t1"
        WHERE
         "t1"."outcome" = 'open'
       ) AS "t3"
      ) AS "t5"
     ) AS "t6"
     GROUP BY
      "t6"."pipeline",
      "t6"."stage"
    ) AS "t7"
   ) AS "t9"
    ON "t4"."pipeline" = "t9"."open_pipeline" AND "t4"."stage" = "t9"."open_stage"
  ) AS "t10"
 ) AS "t11"
)
SELECT
 *
FROM (
 SELECT
  'stage' AS "part",
  "t13"."pipeline" AS "pipeline",
  "t13"."stage" AS "stage",
  "t13"."position" AS "position",
  "t13"."deals" AS "deals",
  "t13"."amount" AS "amount",
  "t13"."without_amount" AS "without_amount",
  "t13"."share" AS "share",
  "t13"."implied" AS "implied",
  "t13"."difference" AS "difference",
  "t13"."share_by_count" AS "share_by_count",
  "t13"."implied_by_count" AS "implied_by_count",
  "t13"."difference_by_count" AS "difference_by_count",
  CAST(NULL AS Nullable(Float64)) AS "balance",
  CAST(NULL AS Nullable(Float64)) AS "balance_by_count"
 FROM "t12" AS "t13"
) AS "t14"
UNION ALL
SELECT
 *
FROM (
 SELECT
  'all' AS "part",
  "t16"."pipeline" AS "pipeline",
  CAST(NULL AS Nullable(String)) AS "stage",
  CAST(NULL AS Nullable(Int64)) AS "position",
  "t16"."deals" AS "deals",
  "t16"."amount" AS "amount",
  "t16"."without_amount" AS "without_amount",
  CAST(NULL AS Nullable(Float64)) AS "share",
  CAST(NULL AS Nullable(Float64)) AS "implied",
  CAST(NULL AS Nullable(Float64)) AS "difference",
  CAST(NULL AS Nullable(Float64)) AS "share_by_count",
  CAST(NULL AS Nullable(Float64)) AS "implied_by_count",
  CAST(NULL AS Nullable(Float64)) AS "difference_by_count",
  CASE
   WHEN isNull("t16"."balance")
   THEN NULL
   ELSE GREATEST(1.0 - (
    "t16"."balance" / 2.0
   ), 0.0)
  END AS "balance",
  CASE
   WHEN isNull("t16"."balance_by_count")
   THEN NULL
   ELSE GREATEST(1.0 - (
    "t16"."balance_by_count" / 2.0
   ), 0.0)
  END AS "balance_by_count"
 FROM (
  SELECT
   "t15"."pipeline" AS "pipeline",
   SUM("t15"."deals") AS "deals",
   SUM("t15"."amount") AS "amount",
   SUM("t15"."without_amount") AS "without_amount",
   SUM(ABS("t15"."difference")) AS "balance",
   SUM(ABS("t15"."difference_by_count")) AS "balance_by_count"
  FROM (
   SELECT
    "t13"."pipeline" AS "pipeline",
    "t13"."stage" AS "stage",
    "t13"."position" AS "position",
    "t13"."factor" AS "factor",
    "t13"."factor_by_count" AS "factor_by_count",
    "t13"."deals" AS "deals",
    "t13"."amount" AS "amount",
    "t13"."without_amount" AS "without_amount",
    "t13"."share" AS "share",
    "t13"."implied" AS "implied",
    "t13"."difference" AS "difference",
    "t13"."share_by_count" AS "share_by_count",
    "t13"."implied_by_count" AS "implied_by_count",
    "t13"."difference_by_count" AS "difference_by_count",
    'stage' AS "part",
    CAST(NULL AS Nullable(Float64)) AS "balance",
    CAST(NULL AS Nullable(Float64)) AS "balance_by_count"
   FROM "t12" AS "t13"
  ) AS "t15"
  GROUP BY
   "t15"."pipeline"
 ) AS "t16"
) AS "t17"
