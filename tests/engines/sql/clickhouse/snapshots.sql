WITH "t2" AS (
 SELECT
  "t1"."pipeline" AS "pipeline",
  "t1"."stage" AS "stage",
  "t1"."position" AS "position",
  GREATEST(
   CAST(FLOOR(
    (
     DATE_DIFF(
      DAY,
      toDate(
       CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
      ),
      "t1"."counted_from"
     ) + 3
    ) / (
     7
    )
   ) AS Nullable(Int64)),
   CAST(FLOOR(
    (
     DATE_DIFF(
      DAY,
      toDate(
       CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
      ),
      toDate('2026-01-04')
     ) + 3
    ) / (
     7
    )
   ) AS Nullable(Int64))
  ) AS "came",
  CAST(FLOOR(
   (
    DATE_DIFF(
     DAY,
     toDate(
      CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
     ),
     "t1"."counted_until"
    ) + 3
   ) / (
    7
   )
  ) AS Nullable(Int64)) AS "went",
  COUNT(*) AS "deals",
  SUM("t1"."amount") AS "amount",
  countIf(isNull("t1"."amount")) AS "without_amount"
 FROM (
  SELECT
   "t0"."deal_id" AS "deal_id",
   "t0"."pipeline" AS "pipeline",
   "t0"."stage" AS "stage",
   "t0"."position" AS "position",
   "t0"."amount" AS "amount",
   "t0"."stage" AS "part",
   toDate("t0"."holds_from") AS "counted_from",
   toDate("t0"."holds_until") AS "counted_until"
  FROM "states" AS "t0"
  WHERE
   "t0"."outcome" = 'open'
   AND (
    isNull("t0"."holds_from")
    OR (
     "t0"."holds_from" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    )
   )
   AND (
    isNull("t0"."holds_until")
    OR (
     "t0"."holds_until" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
   )
 ) AS "t1"
 GROUP BY
  "t1"."pipeline",
  "t1"."stage",
  "t1"."position",
  GREATEST(
   CAST(FLOOR(
    (
     DATE_DIFF(
      DAY,
      toDate(
       CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
      ),
      "t1"."counted_from"
     ) + 3
    ) / (
     7
    )
   ) AS Nullable(Int64)),
   CAST(FLOOR(
    (
     DATE_DIFF(
      DAY,
      toDate(
       CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
      ),
      toDate('2026-01-04')
     ) + 3
    ) / (
     7
    )
   ) AS Nullable(Int64))
  ),
  CAST(FLOOR(
   (
    DATE_DIFF(
     DAY,
     toDate(
      CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
     ),
     "t1"."counted_until"
    ) + 3
   ) / (
    7
   )
  ) AS Nullable(Int64))
)
SELECT
 *
FROM (
 SELECT
  "t11"."on" AS "on",
  "t11"."pipeline" AS "pipeline",
  "t11"."stage" AS "stage",
  "t11"."position" AS "position",
  SUM("t11"."deals") OVER (
   PARTITION BY "t11"."pipeline", "t11"."stage", "t11"."position"
   ORDER BY "t11"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "deals",
  SUM("t11"."amount") OVER (
   PARTITION BY "t11"."pipeline", "t11"."stage", "t11"."position"
   ORDER BY "t11"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "amount",
  SUM("t11"."without_amount") OVER (
   PARTITION BY "t11"."pipeline", "t11"."stage", "t11"."position"
   ORDER BY "t11"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "without_amount"
 FROM (
  SELECT
   "t10"."pipeline" AS "pipeline",
   "t10"."stage" AS "stage",
   "t10"."position" AS "position",
   "t10"."nth" AS "nth",
   MAX("t10"."on") AS "on",
   COALESCE(SUM("t10"."deals"), 0) AS "deals",
   COALESCE(SUM("t10"."amount"), 0) AS "amount",
   COALESCE(SUM("t10"."without_amount"), 0) AS "without_amount"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t7"."pipeline" AS "pipeline",
     "t7"."stage" AS "stage",
     "t7"."position" AS "position",
     CAST(FLOOR(
      (
       DATE_DIFF(
        DAY,
        toDate(
         CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
        ),
        "t7"."on"
       ) + 3
      ) / (
       7
      )
     ) AS Nullable(Int64)) AS "nth",
     "t7"."on" AS "on",
     CAST(NULL AS Nullable(Int64)) AS "deals",
     CAST(NULL AS Nullable(Decimal(38, 4))) AS "amount",
     CAST(NULL AS Nullable(Int64)) AS "without_amount"
    FROM (
     SELECT
      "t4"."pipeline" AS "pipeline",
      "t4"."stage" AS "stage",
      "t4"."position" AS "position",
      arrayJoin(
       [
        toDate('2026-01-04'),
        toDate('2026-01-11'),
        toDate('2026-01-18'),
        toDate('2026-01-25'),
        toDate('2026-02-01'),
        toDate('2026-02-08'),
        toDate('2026-02-15'),
        toDate('2026-02-22'),
        toDate('2026-03-01'),
        toDate('2026-03-08'),
        toDate('2026-03-15'),
        toDate('2026-03-22'),
        toDate('2026-03-29')
       ]
      ) AS "on"
     FROM (
      SELECT DISTINCT
       "t3"."pipeline" AS "pipeline",
       "t3"."stage" AS "stage",
       "t3"."position" AS "position"
      FROM "t2" AS "t3"
     ) AS "t4"
    ) AS "t7"
   ) AS "t9"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t3"."pipeline" AS "pipeline",
      "t3"."stage" AS "stage",
      "t3"."position" AS "position",
      "t3"."came" AS "nth",
      CAST(NULL AS Nullable(DATE)) AS "on",
      "t3"."deals" AS "deals",
      "t3"."amount" AS "amount",
      "t3"."without_amount" AS "without_amount"
     FROM "t2" AS "t3"
    ) AS "t5"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t3"."pipeline" AS "pipeline",
      "t3"."stage" AS "stage",
      "t3"."position" AS "position",
      "t3"."went" AS "nth",
      CAST(NULL AS Nullable(DATE)) AS "on",
      -(
       "t3"."deals"
      ) AS "deals",
      -(
       "t3"."amount"
      ) AS "amount",
      -(
       "t3"."without_amount"
      ) AS "without_amount"
     FROM "t2" AS "t3"
     WHERE
      isNotNull("t3"."went")
    ) AS "t6"
   ) AS "t8"
  ) AS "t10"
  GROUP BY
   "t10"."pipeline",
   "t10"."stage",
   "t10"."position",
   "t10"."nth"
 ) AS "t11"
) AS "t12"
WHERE
 isNotNull("t12"."on")
