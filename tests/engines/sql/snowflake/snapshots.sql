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
   COALESCE(SUM(IFF("t7"."unpriced", "t7"."sign", NULL)), 0) AS "without_amount"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t2"."pipeline",
     "t2"."stage",
     "t2"."position",
     CAST(FLOOR((
      DATEDIFF(DAY, DATE_FROM_PARTS(1970, 1, 1), "t2"."on") + 3
     ) / (
      7
     )) AS BIGINT) AS "nth",
     "t2"."on",
     0 AS "sign",
     CAST(NULL AS DECIMAL(18, 4)) AS "amount",
     CAST(NULL AS DECIMAL(18, 4)) IS NULL AS "unpriced"
    FROM (
     SELECT
      "t1"."pipeline",
      "t1"."stage",
      "t1"."position",
      CAST(NULLIF(IFF(_u.pos = _u_2.pos_2, _u_2."on", NULL), '') AS DATE) AS "on"
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
         "t0"."holds_from" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
        )
       )
       AND (
        (
         "t0"."holds_until" IS NULL
        )
        OR (
         "t0"."holds_until" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
        )
       )
     ) AS "t1"
     CROSS JOIN TABLE(FLATTEN(INPUT => ARRAY_GENERATE_RANGE(
      0,
      (
       GREATEST(
        ARRAY_SIZE(
         SPLIT(
          ARRAY_TO_STRING(
           NULLIF(
            [
             DATE_FROM_PARTS(2026, 1, 4),
             DATE_FROM_PARTS(2026, 1, 11),
             DATE_FROM_PARTS(2026, 1, 18),
             DATE_FROM_PARTS(2026, 1, 25),
             DATE_FROM_PARTS(2026, 2, 1),
             DATE_FROM_PARTS(2026, 2, 8),
             DATE_FROM_PARTS(2026, 2, 15),
             DATE_FROM_PARTS(2026, 2, 22),
             DATE_FROM_PARTS(2026, 3, 1),
             DATE_FROM_PARTS(2026, 3, 8),
             DATE_FROM_PARTS(2026, 3, 15),
             DATE_FROM_PARTS(2026, 3, 22),
             DATE_FROM_PARTS(2026, 3, 29)
            ],
            []
           ),
           'made_up'
          ),
          'made_up'
         )
        )
       ) - 1
      ) + 1
     ))) AS _u(seq, key, path, index, pos, this)
     CROSS JOIN TABLE(FLATTEN(INPUT => SPLIT(
      ARRAY_TO_STRING(
       NULLIF(
        [
         DATE_FROM_PARTS(2026, 1, 4),
         DATE_FROM_PARTS(2026, 1, 11),
         DATE_FROM_PARTS(2026, 1, 18),
         DATE_FROM_PARTS(2026, 1, 25),
         DATE_FROM_PARTS(2026, 2, 1),
         DATE_FROM_PARTS(2026, 2, 8),
         DATE_FROM_PARTS(2026, 2, 15),
         DATE_FROM_PARTS(2026, 2, 22),
         DATE_FROM_PARTS(2026, 3, 1),
         DATE_FROM_PARTS(2026, 3, 8),
         DATE_FROM_PARTS(2026, 3, 15),
         DATE_FROM_PARTS(2026, 3, 22),
         DATE_FROM_PARTS(2026, 3, 29)
        ],
        []
       ),
       'made_up'
      ),
      'made_up'
     ))) AS _u_2(seq, key, path, pos_2, "on", this)
     WHERE
      _u.pos = _u_2.pos_2
      OR (
       _u.pos > (
        ARRAY_SIZE(
         SPLIT(
          ARRAY_TO_STRING(
           NULLIF(
            [
             DATE_FROM_PARTS(2026, 1, 4),
             DATE_FROM_PARTS(2026, 1, 11),
             DATE_FROM_PARTS(2026, 1, 18),
             DATE_FROM_PARTS(2026, 1, 25),
             DATE_FROM_PARTS(2026, 2, 1),
             DATE_FROM_PARTS(2026, 2, 8),
             DATE_FROM_PARTS(2026, 2, 15),
             DATE_FROM_PARTS(2026, 2, 22),
             DATE_FROM_PARTS(2026, 3, 1),
             DATE_FROM_PARTS(2026, 3, 8),
             DATE_FROM_PARTS(2026, 3, 15),
             DATE_FROM_PARTS(2026, 3, 22),
             DATE_FROM_PARTS(2026, 3, 29)
            ],
            []
           ),
           'made_up'
          ),
          'made_up'
         )
        ) - 1
       )
       AND _u_2.pos_2 = (
        ARRAY_SIZE(
         SPLIT(
          ARRAY_TO_STRING(
           NULLIF(
            [
             DATE_FROM_PARTS(2026, 1, 4),
             DATE_FROM_PARTS(2026, 1, 11),
             DATE_FROM_PARTS(2026, 1, 18),
             DATE_FROM_PARTS(2026, 1, 25),
             DATE_FROM_PARTS(2026, 2, 1),
             DATE_FROM_PARTS(2026, 2, 8),
             DATE_FROM_PARTS(2026, 2, 15),
             DATE_FROM_PARTS(2026, 2, 22),
             DATE_FROM_PARTS(2026, 3, 1),
             DATE_FROM_PARTS(2026, 3, 8),
             DATE_FROM_PARTS(2026, 3, 15),
             DATE_FROM_PARTS(2026, 3, 22),
             DATE_FROM_PARTS(2026, 3, 29)
            ],
            []
           ),
           'made_up'
          ),
          'made_up'
         )
        ) - 1
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
        (
         DATEDIFF(DAY, DATE_FROM_PARTS(1970, 1, 1), TO_DATE("t0"."holds_from")) + 3
        ) / (
         7
        )
       ) AS BIGINT),
       CAST(FLOOR(
        (
         DATEDIFF(DAY, DATE_FROM_PARTS(1970, 1, 1), DATE_FROM_PARTS(2026, 1, 4)) + 3
        ) / (
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
        "t0"."holds_from" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
       )
      )
      AND (
       (
        "t0"."holds_until" IS NULL
       )
       OR (
        "t0"."holds_until" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
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
       (
        DATEDIFF(DAY, DATE_FROM_PARTS(1970, 1, 1), TO_DATE("t0"."holds_until")) + 3
       ) / (
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
        "t0"."holds_from" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
       )
      )
      AND (
       (
        "t0"."holds_until" IS NULL
       )
       OR (
        "t0"."holds_until" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
      )
      AND TO_DATE("t0"."holds_until") IS NOT NULL
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
