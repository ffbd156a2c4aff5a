WITH "t1" AS (
 SELECT
  "t0"."deal_id",
  "t0"."outcome",
  "t0"."closed_at"
 FROM "states" AS "t0"
 WHERE
  "t0"."holds_until" IS NULL
), "t13" AS (
 SELECT
  "t12"."deal_id",
  "t12"."pushes",
  "t12"."part"
 FROM (
  SELECT
   "t5"."deal_id",
   "t11"."pushed",
   CASE
    WHEN NOT (
     COALESCE("t11"."dated", FALSE)
    )
    THEN 'date unknown'
    WHEN "t11"."pushed" >= 3
    THEN '3+'
    ELSE CAST("t11"."pushed" AS VARCHAR)
   END AS "pushes",
   "t5"."outcome" AS "part"
  FROM "t1" AS "t5"
  INNER JOIN (
   SELECT
    "t9"."deal_id" AS "told_id",
    COUNT_IF(COALESCE("t9"."expected" > "t9"."was_expected", FALSE)) AS "pushed",
    MAX("t9"."expected" IS NOT NULL) AS "dated"
   FROM (
    SELECT
     "t8"."deal_id",
     "t8"."holds_from" AS "at",
     "t8"."expected",
     "t8"."was_expected",
     "t8"."existed"
    FROM (
     SELECT
      "t7"."deal_id",
      "t7"."holds_from",
      "t7"."expected",
      LAG("t7"."expected") OVER (
       PARTITION BY "t7"."deal_id"
       ORDER BY COALESCE("t7"."holds_from", CAST(TIMESTAMP_FROM_PARTS(1, 1, 1, 0, 0, 0, 0) AS TIMESTAMPTZ)) ASC
      ) AS "was_expected",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t7"."deal_id"
        ORDER BY COALESCE("t7"."holds_from", CAST(TIMESTAMP_FROM_PARTS(1, 1, 1, 0, 0, 0, 0) AS TIMESTAMPTZ)) ASC
       ) - 1
      ) > 0 AS "existed"
     FROM (
      SELECT
       "t4"."deal_id",
       "t4"."holds_from",
       "t4"."expected"
      FROM (
       SELECT
        "t0"."deal_id",
        "t0"."holds_from",
        "t0"."holds_until",
        "t0"."pipeline",
        "t0"."stage",
        "t0"."position",
        "t0"."outcome",
        "t0"."closed_at",
        "t0"."closing_unknown",
        "t0"."created_at",
        "t0"."amount",
        "t0"."expected_close_on",
        "t0"."owner",
        "t0"."team",
        IFF("t0"."outcome" = 'open', "t0"."expected_close_on", NULL) AS "expected"
       FROM "states" AS "t0"
      ) AS "t4"
      WHERE
       EXISTS(
        SELECT
         1
        FROM "t1" AS "t6"
        WHERE
         "t4"."deal_id" = "t6"."deal_id"
       )
     ) AS "t7"
    ) AS "t8"
   ) AS "t9"
   GROUP BY
    1
  ) AS "t11"
   ON "t5"."deal_id" = "t11"."told_id"
 ) AS "t12"
)
SELECT
 "t19"."pushes",
 "t19"."won",
 "t19"."lost",
 "t19"."open",
 "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0) AS "unit",
 IFF(
  (
   "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t19"."won" + "t19"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
       ) * (
        1.0 - (
         "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
        )
       )
      ) / NULLIF("t19"."won" + "t19"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t19"."won" + "t19"."lost", 0) * 4.0 * NULLIF("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + 1.0
  )
 ) AS "low",
 IFF(
  (
   "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t19"."won" + "t19"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
       ) * (
        1.0 - (
         "t19"."won" / NULLIF("t19"."won" + "t19"."lost", 0)
        )
       )
      ) / NULLIF("t19"."won" + "t19"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t19"."won" + "t19"."lost", 0) * 4.0 * NULLIF("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + 1.0
  )
 ) AS "high"
FROM (
 SELECT
  "t18"."pushes",
  COUNT_IF("t18"."part" = 'won') AS "won",
  COUNT_IF("t18"."part" = 'lost') AS "lost",
  COUNT_IF("t18"."part" = 'open') AS "open"
 FROM (
  SELECT
   *
  FROM "t13" AS "t14"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS VARCHAR) AS "deal_id",
    "t16"."pushes",
    CAST(NULL AS VARCHAR) AS "part"
   FROM (
    SELECT
     "t15"."rows",
     CAST(NULLIF(IFF(_u.pos = _u_2.pos_2, _u_2."pushes", NULL), '') AS VARCHAR) AS "pushes"
    FROM (
     SELECT
      COUNT(*) AS "rows"
     FROM "t13" AS "t14"
    ) AS "t15"
    CROSS JOIN TABLE(FLATTEN(INPUT => ARRAY_GENERATE_RANGE(
     0,
     (
      GREATEST(
       ARRAY_SIZE(
        SPLIT(
         ARRAY_TO_STRING(
          NULLIF(['0', '1', '2', '3+', 'date unknown'], []),
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
      NULLIF(['0', '1', '2', '3+', 'date unknown'], []),
      'made_up'
     ),
     'made_up'
    ))) AS _u_2(seq, key, path, pos_2, "pushes", this)
    WHERE
     _u.pos = _u_2.pos_2
     OR (
      _u.pos > (
       ARRAY_SIZE(
        SPLIT(
         ARRAY_TO_STRING(
          NULLIF(['0', '1', '2', '3+', 'date unknown'], []),
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
          NULLIF(['0', '1', '2', '3+', 'date unknown'], []),
          'made_up'
         ),
         'made_up'
        )
       ) - 1
      )
     )
   ) AS "t16"
  ) AS "t17"
 ) AS "t18"
 GROUP BY
  1
) AS "t19"
