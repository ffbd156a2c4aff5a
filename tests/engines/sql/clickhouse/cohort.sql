SELECT
 "t11".*
 EXCEPT ("all_then", "bare")
FROM (
 SELECT
  "t10"."became" AS "became",
  "t10"."pipeline" AS "pipeline",
  "t10"."stage" AS "stage",
  "t10"."position" AS "position",
  "t10"."deals" AS "deals",
  "t10"."amount_then" AS "amount_then",
  "t10"."amount_now" AS "amount_now",
  "t10"."without_amount" AS "without_amount",
  "t10"."of" AS "of",
  "t10"."all_then" AS "all_then",
  "t10"."bare" AS "bare",
  "t10"."deals" / nullIf("t10"."of", 0) AS "share",
  CASE
   WHEN (
    "t10"."deals" / nullIf("t10"."of", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t10"."deals" / nullIf("t10"."of", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t10"."of", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t10"."deals" / nullIf("t10"."of", 0)
        ) * (
         1.0 - (
          "t10"."deals" / nullIf("t10"."of", 0)
         )
        )
       ) / nullIf("t10"."of", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t10"."of", 0) * 4.0 * nullIf("t10"."of", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t10"."of", 0)
    ) + 1.0
   )
  END AS "low",
  CASE
   WHEN (
    "t10"."deals" / nullIf("t10"."of", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t10"."deals" / nullIf("t10"."of", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t10"."of", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t10"."deals" / nullIf("t10"."of", 0)
        ) * (
         1.0 - (
          "t10"."deals" / nullIf("t10"."of", 0)
         )
        )
       ) / nullIf("t10"."of", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t10"."of", 0) * 4.0 * nullIf("t10"."of", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t10"."of", 0)
    ) + 1.0
   )
  END AS "high",
  CASE
   WHEN "t10"."bare" <= (
    (
     "t10"."of" * 0.19999999999999996
    ) + 1e-09
   )
   THEN COALESCE("t10"."amount_then", 0.0) / nullIf("t10"."all_then", 0.0)
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "value"
 FROM (
  SELECT
   "t9"."became" AS "became",
   "t9"."pipeline" AS "pipeline",
   "t9"."stage" AS "stage",
   "t9"."position" AS "position",
   "t9"."deals" AS "deals",
   "t9"."amount_then" AS "amount_then",
   "t9"."amount_now" AS "amount_now",
   "t9"."without_amount" AS "without_amount",
   SUM("t9"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of",
   SUM("t9"."amount_then") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "all_then",
   SUM("t9"."without_amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "bare"
  FROM (
   SELECT
    "t8"."part" AS "became",
    "t8"."pipeline" AS "pipeline",
    "t8"."stage" AS "stage",
    "t8"."position" AS "position",
    "t8"."deals" AS "deals",
    "t8"."amount_then" AS "amount_then",
    "t8"."amount_now" AS "amount_now",
    "t8"."without_amount" AS "without_amount"
   FROM (
    SELECT
     "t7"."part" AS "part",
     "t7"."pipeline" AS "pipeline",
     "t7"."stage" AS "stage",
     "t7"."position" AS "position",
     COUNT(*) AS "deals",
     CAST(sumIf("t7"."amount_then", COALESCE("t7"."amount_then" >= 0, FALSE)) AS Nullable(Float64)) AS "amount_then",
     CAST(SUM("t7"."amount_now") AS Nullable(Float64)) AS "amount_now",
     countIf(NOT (
      COALESCE("t7"."amount_then" >= 0, FALSE)
     )) AS "without_amount"
    FROM (
     SELECT
      "t3"."deal_id" AS "deal_id",
      CASE
       WHEN "t3"."outcome" = 'open'
       THEN "t3"."pipeline"
       ELSE CAST(NULL AS Nullable(String))
      END AS "pipeline",
      CASE
       WHEN "t3"."outcome" = 'open'
       THEN "t3"."stage"
       ELSE CAST(NULL AS Nullable(String))
      END AS "stage",
      CASE
       WHEN "t3"."outcome" = 'open'
       THEN "t3"."position"
       ELSE CAST(NULL AS Nullable(Int64))
      END AS "position",
      "t6"."then_amount" AS "amount_then",
      "t3"."amount" AS "amount_now",
      "t3"."outcome" AS "part"
     FROM (
      SELECT
       *
      FROM "states" AS "t0"
      WHERE
       isNull("t0"."holds_until")
     ) AS "t3"
     INNER JOIN (
      SELECT
       "t4"."then_id" AS "then_id",
       CAST("t4"."told".1 AS Nullable(Decimal(18, 4))) AS "then_amount"
      FROM (
       SELECT
        "t2"."deal_id" AS "then_id",
        argMin(
         tuple(tuple("t2"."amount")),
         COALESCE(
          "t2"."holds_from",
          toTimeZone(
           CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
           'UTC'
          )
         )
        ).1 AS "told"
       FROM (
        SELECT
         *
        FROM "states" AS "t0"
        WHERE
         "t0"."created_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
         AND "t0"."created_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
       ) AS "t2"
       GROUP BY
        "t2"."deal_id"
      ) AS "t4"
     ) AS "t6"
      ON "t3"."deal_id" = "t6"."then_id"
    ) AS "t7"
    GROUP BY
     "t7"."part",
     "t7"."pipeline",
     "t7"."stage",
     "t7"."position"
   ) AS "t8"
  ) AS "t9"
 ) AS "t10"
) AS "t11"
