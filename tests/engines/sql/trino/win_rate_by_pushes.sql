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
    COUNT(*) FILTER(WHERE
     COALESCE("t9"."expected" > "t9"."was_expected", FALSE)) AS "pushed",
    BOOL_OR("t9"."expected" IS NOT NULL) AS "dated"
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
       ORDER BY COALESCE(
        "t7"."holds_from",
        CAST(CAST(FROM_ISO8601_TIMESTAMP('0001-01-01T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
       ) ASC
      ) AS "was_expected",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t7"."deal_id"
        ORDER BY COALESCE(
         "t7"."holds_from",
         CAST(CAST(FROM_ISO8601_TIMESTAMP('0001-01-01T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
        ) ASC
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
        IF("t0"."outcome" = 'open', "t0"."expected_close_on", NULL) AS "expected"
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
 CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0) AS "unit",
 IF(
  (
   CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t19"."won" + "t19"."lost", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t19"."won" + "t19"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "low",
 IF(
  (
   CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t19"."won" + "t19"."lost", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t19"."won" AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t19"."won" + "t19"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t19"."won" + "t19"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "high"
FROM (
 SELECT
  "t18"."pushes",
  COUNT(*) FILTER(WHERE
   "t18"."part" = 'won') AS "won",
  COUNT(*) FILTER(WHERE
   "t18"."part" = 'lost') AS "lost",
  COUNT(*) FILTER(WHERE
   "t18"."part" = 'open') AS "open"
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
     IF(_u.pos = _u_2.pos_2, _u_2."pushes") AS "pushes"
    FROM (
     SELECT
      COUNT(*) AS "rows"
     FROM "t13" AS "t14"
    ) AS "t15"
    CROSS JOIN UNNEST(SEQUENCE(1, GREATEST(CARDINALITY(ARRAY['0', '1', '2', '3+', 'date unknown'])))) AS _u(pos)
    CROSS JOIN UNNEST(ARRAY['0', '1', '2', '3+', 'date unknown']) WITH ORDINALITY AS _u_2("pushes", pos_2)
    WHERE
     _u.pos = _u_2.pos_2
     OR (
      _u.pos > CARDINALITY(ARRAY['0', '1', '2', '3+', 'date unknown'])
      AND _u_2.pos_2 = CARDINALITY(ARRAY['0', '1', '2', '3+', 'date unknown'])
     )
   ) AS "t16"
  ) AS "t17"
 ) AS "t18"
 GROUP BY
  1
) AS "t19"
