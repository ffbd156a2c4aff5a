WITH "t2" AS (
 SELECT
  "t0"."deal_id" AS "deal_id",
  "t0"."outcome" AS "outcome",
  "t0"."closed_at" AS "closed_at"
 FROM "states" AS "t0"
 WHERE
  isNull("t0"."holds_until")
), "t12" AS (
 SELECT
  "t11"."deal_id" AS "deal_id",
  "t11"."pushes" AS "pushes",
  "t11"."part" AS "part"
 FROM (
  SELECT
   "t4"."deal_id" AS "deal_id",
   "t10"."pushed" AS "pushed",
   CASE
    WHEN NOT (
     COALESCE("t10"."dated", FALSE)
    )
    THEN 'date unknown'
    WHEN "t10"."pushed" >= 3
    THEN '3+'
    ELSE CAST("t10"."pushed" AS Nullable(String))
   END AS "pushes",
   "t4"."outcome" AS "part"
  FROM "t2" AS "t4"
  INNER JOIN (
   SELECT
    "t8"."deal_id" AS "told_id",
    countIf(
     COALESCE(
      (
       "t8"."outcome" = 'open'
      )
      AND (
       "t8"."was_outcome" = 'open'
      )
      AND (
       "t8"."expected_close_on" > "t8"."was_expected_close_on"
      ),
      FALSE
     )
    ) AS "pushed",
    MAX((
     "t8"."outcome" = 'open'
    ) AND isNotNull("t8"."expected_close_on")) AS "dated"
   FROM (
    SELECT
     "t7"."deal_id" AS "deal_id",
     "t7"."holds_from" AS "at",
     "t7"."outcome" AS "outcome",
     "t7"."expected_close_on" AS "expected_close_on",
     "t7"."was_outcome" AS "was_outcome",
     "t7"."was_expected_close_on" AS "was_expected_close_on",
     "t7"."existed" AS "existed"
    FROM (
     SELECT
      "t6"."deal_id" AS "deal_id",
      "t6"."holds_from" AS "holds_from",
      "t6"."outcome" AS "outcome",
      "t6"."expected_close_on" AS "expected_close_on",
      lagInFrame("t6"."outcome") OVER (
       PARTITION BY "t6"."deal_id"
       ORDER BY COALESCE(
        "t6"."holds_from",
        toTimeZone(
         CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
         'UTC'
        )
       ) ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "was_outcome",
      lagInFrame("t6"."expected_close_on") OVER (
       PARTITION BY "t6"."deal_id"
       ORDER BY COALESCE(
        "t6"."holds_from",
        toTimeZone(
         CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
         'UTC'
        )
       ) ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "was_expected_close_on",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t6"."deal_id"
        ORDER BY COALESCE(
         "t6"."holds_from",
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
       "t1"."deal_id" AS "deal_id",
       "t1"."holds_from" AS "holds_from",
       "t1"."outcome" AS "outcome",
       "t1"."expected_close_on" AS "expected_close_on"
      FROM "states" AS "t1"
      LEFT SEMI JOIN "t2" AS "t5"
       ON "t1"."deal_id" = "t5"."deal_id"
     ) AS "t6"
    ) AS "t7"
   ) AS "t8"
   GROUP BY
    "t8"."deal_id"
  ) AS "t10"
   ON "t4"."deal_id" = "t10"."told_id"
 ) AS "t11"
)
SELECT
 "t18"."pushes" AS "pushes",
 "t18"."won" AS "won",
 "t18"."lost" AS "lost",
 "t18"."open" AS "open",
 "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0) AS "unit",
 CASE
  WHEN (
   "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t18"."won" + "t18"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
       ) * (
        1.0 - (
         "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
        )
       )
      ) / nullIf("t18"."won" + "t18"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t18"."won" + "t18"."lost", 0) * 4.0 * nullIf("t18"."won" + "t18"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t18"."won" + "t18"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t18"."won" + "t18"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
       ) * (
        1.0 - (
         "t18"."won" / nullIf("t18"."won" + "t18"."lost", 0)
        )
       )
      ) / nullIf("t18"."won" + "t18"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t18"."won" + "t18"."lost", 0) * 4.0 * nullIf("t18"."won" + "t18"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t18"."won" + "t18"."lost", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t17"."pushes" AS "pushes",
  countIf("t17"."part" = 'won') AS "won",
  countIf("t17"."part" = 'lost') AS "lost",
  countIf("t17"."part" = 'open') AS "open"
 FROM (
  SELECT
   *
  FROM "t12" AS "t13"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS Nullable(String)) AS "deal_id",
    "t15"."pushes" AS "pushes",
    CAST(NULL AS Nullable(String)) AS "part"
   FROM (
    SELECT
     "t14"."rows" AS "rows",
     arrayJoin(['0', '1', '2', '3+', 'date unknown']) AS "pushes"
    FROM (
     SELECT
      COUNT(*) AS "rows"
     FROM "t12" AS "t13"
    ) AS "t14"
   ) AS "t15"
  ) AS "t16"
 ) AS "t17"
 GROUP BY
  "t17"."pushes"
) AS "t18"
