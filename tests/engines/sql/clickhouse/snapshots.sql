SELECT
 *
FROM (
 SELECT
  "t8"."on" AS "on",
  "t8"."pipeline" AS "pipeline",
  "t8"."stage" AS "stage",
  "t8"."position" AS "position",
  SUM("t8"."deals") OVER (
   PARTITION BY "t8"."pipeline", "t8"."stage", "t8"."position"
   ORDER BY "t8"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "deals",
  SUM("t8"."amount") OVER (
   PARTITION BY "t8"."pipeline", "t8"."stage", "t8"."position"
   ORDER BY "t8"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "amount",
  SUM("t8"."without_amount") OVER (
   PARTITION BY "t8"."pipeline", "t8"."stage", "t8"."position"
   ORDER BY "t8"."nth" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "without_amount"
 FROM (
  SELECT
   "t7"."pipeline" AS "pipeline",
   "t7"."stage" AS "stage",
   "t7"."position" AS "position",
   "t7"."nth" AS "nth",
   MAX("t7"."on") AS "on",
   SUM("t7"."sign") AS "deals",
   COALESCE(SUM("t7"."amount"), 0) AS "amount",
   COALESCE(sumIf("t7"."sign", "t7"."unpriced"), 0) AS "without_amount"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t2"."pipeline" AS "pipeline",
     "t2"."stage" AS "stage",
     "t2"."position" AS "position",
     CAST(FLOOR(
      (
       DATE_DIFF(
        DAY,
        toDate(
         CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
        ),
        "t2"."on"
       ) + 3
      ) / (
       7
      )
     ) AS Nullable(Int64)) AS "nth",
     "t2"."on" AS "on",
     0 AS "sign",
     CAST(NULL AS Nullable(Decimal(18, 4))) AS "amount",
     isNull(CAST(NULL AS Nullable(Decimal(18, 4)))) AS "unpriced"
    FROM (
     SELECT
      "t1"."pipeline" AS "pipeline",
      "t1"."stage" AS "stage",
      "t1"."position" AS "position",
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
       "t0"."pipeline" AS "pipeline",
       "t0"."stage" AS "stage",
       "t0"."position" AS "position"
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
    ) AS "t2"
   ) AS "t6"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t0"."pipeline" AS "pipeline",
      "t0"."stage" AS "stage",
      "t0"."position" AS "position",
      GREATEST(
       CAST(FLOOR(
        (
         DATE_DIFF(
          DAY,
          toDate(
           CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
          ),
          toDate("t0"."holds_from")
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
      ) AS "nth",
      CAST(NULL AS Nullable(DATE)) AS "on",
      1 AS "sign",
      "t0"."amount" AS "amount",
      isNull("t0"."amount") AS "unpriced"
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
    ) AS "t4"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t0"."pipeline" AS "pipeline",
      "t0"."stage" AS "stage",
      "t0"."position" AS "position",
      CAST(FLOOR(
       (
        DATE_DIFF(
         DAY,
         toDate(
          CONCAT(toString(1970), '-', LPAD(toString(1), 2, '0'), '-', LPAD(toString(1), 2, '0'))
         ),
         toDate("t0"."holds_until")
        ) + 3
       ) / (
        7
       )
      ) AS Nullable(Int64)) AS "nth",
      CAST(NULL AS Nullable(DATE)) AS "on",
      -1 AS "sign",
      -(
       "t0"."amount"
      ) AS "amount",
      isNull("t0"."amount") AS "unpriced"
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
      AND isNotNull(toDate("t0"."holds_until"))
    ) AS "t3"
   ) AS "t5"
  ) AS "t7"
  GROUP BY
   "t7"."pipeline",
   "t7"."stage",
   "t7"."position",
   "t7"."nth"
 ) AS "t8"
) AS "t9"
WHERE
 isNotNull("t9"."on")
