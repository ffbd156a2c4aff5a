SELECT
 *
FROM (
 SELECT
  "t8"."on",
  "t8"."pipeline",
  "t8"."stage",
  "t8"."position",
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
   "t7"."pipeline",
   "t7"."stage",
   "t7"."position",
   "t7"."nth",
   MAX("t7"."on") AS "on",
   SUM("t7"."sign") AS "deals",
   COALESCE(SUM("t7"."amount"), 0) AS "amount",
   COALESCE(SUM("t7"."sign") FILTER(WHERE
    "t7"."unpriced"), 0) AS "without_amount"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t2"."pipeline",
     "t2"."stage",
     "t2"."position",
     CAST(FLOOR(
      CAST((
       DATE_DIFF(
        'DAY',
        DATE_TRUNC('DAY', FROM_ISO8601_DATE(FORMAT('%04d-%02d-%02d', 1970, 1, 1))),
        DATE_TRUNC('DAY', "t2"."on")
       ) + 3
      ) AS DOUBLE) / (
       7
      )
     ) AS BIGINT) AS "nth",
     "t2"."on",
     0 AS "sign",
     CAST(NULL AS DECIMAL(18, 4)) AS "amount",
     CAST(NULL AS DECIMAL(18, 4)) IS NULL AS "unpriced"
    FROM (
     SELECT
      "t1"."pipeline",
      "t1"."stage",
      "t1"."position",
      IF(_u.pos = _u_2.pos_2, _u_2."on") AS "on"
     FROM (
      SELECT DISTINCT
       "t0"."pipeline",
       "t0"."stage",
       "t0"."position"
      FROM "states" AS "t0"
      WHERE
       "t0"."outcome" = 'open'
       AND (
        (
         "t0"."holds_from" IS NULL
        )
        OR (
         "t0"."holds_from" < CAST(FROM_ISO8601_TIMESTAMP('2026-04-01T00:00:00') AS TIMESTAMP)
        )
       )
       AND (
        (
         "t0"."holds_until" IS NULL
        )
        OR (
         "t0"."holds_until" >= CAST(FROM_ISO8601_TIMESTAMP('2026-01-01T00:00:00') AS TIMESTAMP)
        )
       )
     ) AS "t1"
     CROSS JOIN UNNEST(SEQUENCE(
      1,
      GREATEST(
       CARDINALITY(
        ARRAY[FROM_ISO8601_DATE('2026-01-04'), FROM_ISO8601_DATE('2026-01-11'), FROM_ISO8601_DATE('2026-01-18'), FROM_ISO8601_DATE('2026-01-25'), FROM_ISO8601_DATE('2026-02-01'), FROM_ISO8601_DATE('2026-02-08'), FROM_ISO8601_DATE('2026-02-15'), FROM_ISO8601_DATE('2026-02-22'), FROM_ISO8601_DATE('2026-03-01'), FROM_ISO8601_DATE('2026-03-08'), FROM_ISO8601_DATE('2026-03-15'), FROM_ISO8601_DATE('2026-03-22'), FROM_ISO8601_DATE('2026-03-29')]
       )
      )
     )) AS _u(pos)
     CROSS JOIN UNNEST(ARRAY[FROM_ISO8601_DATE('2026-01-04'), FROM_ISO8601_DATE('2026-01-11'), FROM_ISO8601_DATE('2026-01-18'), FROM_ISO8601_DATE('2026-01-25'), FROM_ISO8601_DATE('2026-02-01'), FROM_ISO8601_DATE('2026-02-08'), FROM_ISO8601_DATE('2026-02-15'), FROM_ISO8601_DATE('2026-02-22'), FROM_ISO8601_DATE('2026-03-01'), FROM_ISO8601_DATE('2026-03-08'), FROM_ISO8601_DATE('2026-03-15'), FROM_ISO8601_DATE('2026-03-22'), FROM_ISO8601_DATE('2026-03-29')]) WITH ORDINALITY AS _u_2("on", pos_2)
     WHERE
      _u.pos = _u_2.pos_2
      OR (
       _u.pos > CARDINALITY(
        ARRAY[FROM_ISO8601_DATE('2026-01-04'), FROM_ISO8601_DATE('2026-01-11'), FROM_ISO8601_DATE('2026-01-18'), FROM_ISO8601_DATE('2026-01-25'), FROM_ISO8601_DATE('2026-02-01'), FROM_ISO8601_DATE('2026-02-08'), FROM_ISO8601_DATE('2026-02-15'), FROM_ISO8601_DATE('2026-02-22'), FROM_ISO8601_DATE('2026-03-01'), FROM_ISO8601_DATE('2026-03-08'), FROM_ISO8601_DATE('2026-03-15'), FROM_ISO8601_DATE('2026-03-22'), FROM_ISO8601_DATE('2026-03-29')]
       )
       AND _u_2.pos_2 = CARDINALITY(
        ARRAY[FROM_ISO8601_DATE('2026-01-04'), FROM_ISO8601_DATE('2026-01-11'), FROM_ISO8601_DATE('2026-01-18'), FROM_ISO8601_DATE('2026-01-25'), FROM_ISO8601_DATE('2026-02-01'), FROM_ISO8601_DATE('2026-02-08'), FROM_ISO8601_DATE('2026-02-15'), FROM_ISO8601_DATE('2026-02-22'), FROM_ISO8601_DATE('2026-03-01'), FROM_ISO8601_DATE('2026-03-08'), FROM_ISO8601_DATE('2026-03-15'), FROM_ISO8601_DATE('2026-03-22'), FROM_ISO8601_DATE('2026-03-29')]
       )
      )
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
      "t0"."pipeline",
      "t0"."stage",
      "t0"."position",
      GREATEST(
       CAST(FLOOR(
        CAST((
         DATE_DIFF(
          'DAY',
          DATE_TRUNC('DAY', FROM_ISO8601_DATE(FORMAT('%04d-%02d-%02d', 1970, 1, 1))),
          DATE_TRUNC('DAY', DATE("t0"."holds_from"))
         ) + 3
        ) AS DOUBLE) / (
         7
        )
       ) AS BIGINT),
       CAST(FLOOR(
        CAST((
         DATE_DIFF(
          'DAY',
          DATE_TRUNC('DAY', FROM_ISO8601_DATE(FORMAT('%04d-%02d-%02d', 1970, 1, 1))),
          DATE_TRUNC('DAY', FROM_ISO8601_DATE('2026-01-04'))
         ) + 3
        ) AS DOUBLE) / (
         7
        )
       ) AS BIGINT)
      ) AS "nth",
      CAST(NULL AS DATE) AS "on",
      1 AS "sign",
      "t0"."amount",
      "t0"."amount" IS NULL AS "unpriced"
     FROM "states" AS "t0"
     WHERE
      "t0"."outcome" = 'open'
      AND (
       (
        "t0"."holds_from" IS NULL
       )
       OR (
        "t0"."holds_from" < CAST(FROM_ISO8601_TIMESTAMP('2026-04-01T00:00:00') AS TIMESTAMP)
       )
      )
      AND (
       (
        "t0"."holds_until" IS NULL
       )
       OR (
        "t0"."holds_until" >= CAST(FROM_ISO8601_TIMESTAMP('2026-01-01T00:00:00') AS TIMESTAMP)
       )
      )
    ) AS "t4"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t0"."pipeline",
      "t0"."stage",
      "t0"."position",
      CAST(FLOOR(
       CAST((
        DATE_DIFF(
         'DAY',
         DATE_TRUNC('DAY', FROM_ISO8601_DATE(FORMAT('%04d-%02d-%02d', 1970, 1, 1))),
         DATE_TRUNC('DAY', DATE("t0"."holds_until"))
        ) + 3
       ) AS DOUBLE) / (
        7
       )
      ) AS BIGINT) AS "nth",
      CAST(NULL AS DATE) AS "on",
      -1 AS "sign",
      -(
       "t0"."amount"
      ) AS "amount",
      "t0"."amount" IS NULL AS "unpriced"
     FROM "states" AS "t0"
     WHERE
      "t0"."outcome" = 'open'
      AND (
       (
        "t0"."holds_from" IS NULL
       )
       OR (
        "t0"."holds_from" < CAST(FROM_ISO8601_TIMESTAMP('2026-04-01T00:00:00') AS TIMESTAMP)
       )
      )
      AND (
       (
        "t0"."holds_until" IS NULL
       )
       OR (
        "t0"."holds_until" >= CAST(FROM_ISO8601_TIMESTAMP('2026-01-01T00:00:00') AS TIMESTAMP)
       )
      )
      AND DATE("t0"."holds_until") IS NOT NULL
    ) AS "t3"
   ) AS "t5"
  ) AS "t7"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t8"
) AS "t9"
WHERE
 "t9"."on" IS NOT NULL
