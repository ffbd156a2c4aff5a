WITH "t1" AS (
 SELECT
  "t0"."deal_id" AS "deal_id",
  "t0"."outcome" AS "outcome",
  "t0"."closed_at" AS "closed_at"
 FROM "states" AS "t0"
 WHERE
  isNull("t0"."holds_until")
), "t13" AS (
 SELECT
  "t12"."deal_id" AS "deal_id",
  "t12"."pushes" AS "pushes",
  "t12"."part" AS "part"
 FROM (
  SELECT
   "t5"."deal_id" AS "deal_id",
   "t11"."pushed" AS "pushed",
   CASE
    WHEN NOT (
     COALESCE("t11"."dated", FALSE)
    )
    THEN 'date unknown'
    WHEN "t11"."pushed" >= 3
    THEN '3+'
    ELSE CAST("t11"."pushed" AS Nullable(String))
   END AS "pushes",
   "t5"."outcome" AS "part"
  FROM "t1" AS "t5"
  INNER JOIN (
   SELECT
    "t9"."deal_id" AS "told_id",
    countIf(COALESCE("t9"."expected" > "t9"."was_expected", FALSE)) AS "pushed",
    MAX(isNotNull("t9"."expected")) AS "dated"
   FROM (
    SELECT
     "t8"."deal_id" AS "deal_id",
     "t8"."holds_from" AS "at",
     "t8"."expected" AS "expected",
     "t8"."was_expected" AS "was_expected",
     "t8"."existed" AS "existed"
    FROM (
     SELECT
      "t7"."deal_id" AS "deal_id",
      "t7"."holds_from" AS "holds_from",
      "t7"."expected" AS "expected",
      lagInFrame("t7"."expected") OVER (
       PARTITION BY "t7"."deal_id"
       ORDER BY COALESCE(
        "t7"."holds_from",
        toTimeZone(
         CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
         'UTC'
        )
       ) ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "was_expected",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t7"."deal_id"
        ORDER BY COALESCE(
         "t7"."holds_from",
         toTimeZone(
          CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
          'UTC'
         )
        ) ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) - 1
      ) > 0 AS "existed"
     FROM (
      SELECT
       "t4"."deal_id" AS "deal_id",
       "t4"."holds_from" AS "holds_from",
       "t4"."expected" AS "expected"
      FROM (
       SELECT
        "t0"."deal_id" AS "deal_id",
        "t0"."holds_from" AS "holds_from",
        "t0"."holds_until" AS "holds_until",
        "t0"."pipeline" AS "pipeline",
        "t0"."stage" AS "stage",
        "t0"."position" AS "position",
        "t0"."outcome" AS "outcome",
        "t0"."closed_at" AS "closed_at",
        "t0"."closing_unknown" AS "closing_unknown",
        "t0"."created_at" AS "created_at",
        "t0"."amount" AS "amount",
        "t0"."expected_close_on" AS "expected_close_on",
        "t0"."owner" AS "owner",
        "t0"."team" AS "team",
        CASE WHEN "t0"."outcome" = 'open' THEN "t0"."expected_close_on" ELSE NULL END AS "expected"
       FROM "states" AS "t0"
      ) AS "t4"
      LEFT SEMI JOIN "t1" AS "t6"
       ON "t4"."deal_id" = "t6"."deal_id"
     ) AS "t7"
    ) AS "t8"
   ) AS "t9"
   GROUP BY
    "t9"."deal_id"
  ) AS "t11"
   ON "t5"."deal_id" = "t11"."told_id"
 ) AS "t12"
)
SELECT
 "t19"."pushes" AS "pushes",
 "t19"."won" AS "won",
 "t19"."lost" AS "lost",
 "t19"."open" AS "open",
 "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0) AS "unit",
 CASE
  WHEN (
   "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t19"."won" + "t19"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
       ) * (
        1.0 - (
         "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
        )
       )
      ) / nullIf("t19"."won" + "t19"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t19"."won" + "t19"."lost", 0) * 4.0 * nullIf("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t19"."won" + "t19"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t19"."won" + "t19"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
       ) * (
        1.0 - (
         "t19"."won" / nullIf("t19"."won" + "t19"."lost", 0)
        )
       )
      ) / nullIf("t19"."won" + "t19"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t19"."won" + "t19"."lost", 0) * 4.0 * nullIf("t19"."won" + "t19"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t19"."won" + "t19"."lost", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t18"."pushes" AS "pushes",
  countIf("t18"."part" = 'won') AS "won",
  countIf("t18"."part" = 'lost') AS "lost",
  countIf("t18"."part" = 'open') AS "open"
 FROM (
  SELECT
   *
  FROM "t13" AS "t14"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS Nullable(String)) AS "deal_id",
    "t16"."pushes" AS "pushes",
    CAST(NULL AS Nullable(String)) AS "part"
   FROM (
    SELECT
     "t15"."rows" AS "rows",
     arrayJoin(['0', '1', '2', '3+', 'date unknown']) AS "pushes"
    FROM (
     SELECT
      COUNT(*) AS "rows"
     FROM "t13" AS "t14"
    ) AS "t15"
   ) AS "t16"
  ) AS "t17"
 ) AS "t18"
 GROUP BY
  "t18"."pushes"
) AS "t19"
