SELECT
 "t11"."became",
 "t11"."pipeline",
 "t11"."stage",
 "t11"."position",
 "t11"."deals",
 "t11"."amount_then",
 "t11"."amount_now",
 "t11"."without_amount",
 "t11"."of",
 "t11"."share",
 "t11"."low",
 "t11"."high",
 "t11"."value"
FROM (
 SELECT
  "t10"."became",
  "t10"."pipeline",
  "t10"."stage",
  "t10"."position",
  "t10"."deals",
  "t10"."amount_then",
  "t10"."amount_now",
  "t10"."without_amount",
  "t10"."of",
  "t10"."all_then",
  "t10"."bare",
  CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0) AS "share",
  CASE
   WHEN (
    CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
   ) = 0.0
   THEN 0.0
   ELSE CAST((
    (
     (
      CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t10"."of", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
        ) * (
         1.0 - (
          CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t10"."of", 0) * 4.0 * NULLIF("t10"."of", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
    ) + 1.0
   )
  END AS "low",
  CASE
   WHEN (
    CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
   ) = 1.0
   THEN 1.0
   ELSE CAST((
    (
     CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t10"."of", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
        ) * (
         1.0 - (
          CAST("t10"."deals" AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t10"."of", 0) * 4.0 * NULLIF("t10"."of", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t10"."of", 0)
    ) + 1.0
   )
  END AS "high",
  CASE
   WHEN "t10"."bare" <= (
    (
     "t10"."of" * 0.19999999999999996
    ) + 1e-09
   )
   THEN CAST(COALESCE("t10"."amount_then", 0.0) AS DOUBLE PRECISION) / NULLIF("t10"."all_then", 0.0)
   ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "value"
 FROM (
  SELECT
   "t9"."became",
   "t9"."pipeline",
   "t9"."stage",
   "t9"."position",
   "t9"."deals",
   "t9"."amount_then",
   "t9"."amount_now",
   "t9"."without_amount",
   SUM("t9"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of",
   SUM("t9"."amount_then") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "all_then",
   SUM("t9"."without_amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "bare"
  FROM (
   SELECT
    "t8"."part" AS "became",
    "t8"."pipeline",
    "t8"."stage",
    "t8"."position",
    "t8"."deals",
    "t8"."amount_then",
    "t8"."amount_now",
    "t8"."without_amount"
   FROM (
    SELECT
     "t7"."part",
     "t7"."pipeline",
     "t7"."stage",
     "t7"."position",
     COUNT(*) AS "deals",
     CAST(SUM("t7"."amount_then") FILTER(WHERE
      COALESCE("t7"."amount_then" >= 0, FALSE)) AS DOUBLE PRECISION) AS "amount_then",
     CAST(SUM("t7"."amount_now") AS DOUBLE PRECISION) AS "amount_now",
     COUNT(*) FILTER(WHERE
      NOT (
       COALESCE("t7"."amount_then" >= 0, FALSE)
      )) AS "without_amount"
    FROM (
     SELECT
      "t3"."deal_id",
      CASE
       WHEN "t3"."outcome" = 'open'
       THEN "t3"."pipeline"
       ELSE CAST(NULL AS VARCHAR)
      END AS "pipeline",
      CASE WHEN "t3"."outcome" = 'open' THEN "t3"."stage" ELSE CAST(NULL AS VARCHAR) END AS "stage",
      CASE WHEN "t3"."outcome" = 'open' THEN "t3"."position" ELSE CAST(NULL AS BIGINT) END AS "position",
      "t6"."then_amount" AS "amount_then",
      "t3"."amount" AS "amount_now",
      "t3"."outcome" AS "part"
     FROM (
      SELECT
       *
      FROM "states" AS "t0"
      WHERE
       "t0"."holds_until" IS NULL
     ) AS "t3"
     INNER JOIN (
      SELECT
       "t4"."then_id",
       CAST(JSONB_EXTRACT_PATH(TO_JSONB("t4"."told"), 'f1') AS DECIMAL(18, 4)) AS "then_amount"
      FROM (
       SELECT
        "t2"."deal_id" AS "then_id",
        (
         ARRAY_AGG(
          ROW(CAST("t2"."amount" AS DECIMAL(18, 4))) ORDER BY COALESCE("t2"."holds_from", CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMPTZ)) ASC
         ) FILTER(WHERE
          COALESCE("t2"."holds_from", CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMPTZ)) IS NOT NULL)
        )[1] AS "told"
       FROM (
        SELECT
         *
        FROM "states" AS "t0"
        WHERE
         "t0"."created_at" >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
         AND "t0"."created_at" < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
       ) AS "t2"
       GROUP BY
        1
      ) AS "t4"
     ) AS "t6"
      ON "t3"."deal_id" = "t6"."then_id"
    ) AS "t7"
    GROUP BY
     1,
     2,
     3,
     4
   ) AS "t8"
  ) AS "t9"
 ) AS "t10"
) AS "t11"
