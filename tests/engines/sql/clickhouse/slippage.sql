SELECT
 "t10"."due" AS "due",
 "t10"."won" AS "won",
 "t10"."lost" AS "lost",
 "t10"."slipped" AS "slipped",
 "t10"."still_due" AS "still_due",
 "t10"."date_emptied" AS "date_emptied",
 "t10"."pushed" AS "pushed",
 "t10"."due_amount" AS "due_amount",
 "t10"."slipped_amount" AS "slipped_amount",
 "t10"."without_amount" AS "without_amount",
 "t10"."slipped" / nullIf("t10"."due", 0) AS "share",
 CASE
  WHEN (
   "t10"."slipped" / nullIf("t10"."due", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t10"."slipped" / nullIf("t10"."due", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t10"."due", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t10"."slipped" / nullIf("t10"."due", 0)
       ) * (
        1.0 - (
         "t10"."slipped" / nullIf("t10"."due", 0)
        )
       )
      ) / nullIf("t10"."due", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t10"."due", 0) * 4.0 * nullIf("t10"."due", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t10"."due", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t10"."slipped" / nullIf("t10"."due", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t10"."slipped" / nullIf("t10"."due", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t10"."due", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t10"."slipped" / nullIf("t10"."due", 0)
       ) * (
        1.0 - (
         "t10"."slipped" / nullIf("t10"."due", 0)
        )
       )
      ) / nullIf("t10"."due", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t10"."due", 0) * 4.0 * nullIf("t10"."due", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t10"."due", 0)
   ) + 1.0
  )
 END AS "high",
 CASE
  WHEN "t10"."without_amount" <= (
   (
    "t10"."due" * 0.19999999999999996
   ) + 1e-09
  )
  THEN COALESCE("t10"."slipped_amount", 0.0) / nullIf("t10"."due_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "value"
FROM (
 SELECT
  COUNT(*) AS "due",
  countIf("t9"."part" = 'won') AS "won",
  countIf("t9"."part" = 'lost') AS "lost",
  countIf("t9"."part" = 'slipped') AS "slipped",
  countIf("t9"."part" = 'still_due') AS "still_due",
  countIf("t9"."part" = 'date_emptied') AS "date_emptied",
  countIf("t9"."pushed") AS "pushed",
  CAST(sumIf("t9"."amount", COALESCE("t9"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "due_amount",
  CAST(sumIf(
   "t9"."amount",
   (
    "t9"."part" = 'slipped'
   ) AND COALESCE("t9"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "slipped_amount",
  countIf(NOT (
   COALESCE("t9"."amount" >= 0, FALSE)
  )) AS "without_amount"
 FROM (
  SELECT
   "t4"."deal_id" AS "deal_id",
   CAST("t8"."told".1 AS Nullable(Decimal(18, 4))) AS "amount",
   "t4"."expected_close_on" AS "expected_close_on",
   COALESCE("t6"."past" > "t8"."since", FALSE) AS "pushed",
   CASE
    WHEN "t4"."outcome" <> 'open'
    THEN "t4"."outcome"
    WHEN isNull("t4"."expected_close_on")
    THEN 'date_emptied'
    WHEN "t4"."expected_close_on" >= toDate('2026-04-01')
    THEN 'slipped'
    ELSE 'still_due'
   END AS "part"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    "t0"."outcome" AS "outcome",
    "t0"."expected_close_on" AS "expected_close_on"
   FROM "states" AS "t0"
   WHERE
    (
     isNull("t0"."holds_from")
     OR (
      "t0"."holds_from" <= parseDateTime64BestEffort('2026-03-31T23:59:59.999999', 6)
     )
    )
    AND (
     isNull("t0"."holds_until")
     OR (
      "t0"."holds_until" > parseDateTime64BestEffort('2026-03-31T23:59:59.999999', 6)
     )
    )
  ) AS "t4"
  INNER JOIN (
   SELECT
    "t3"."deal_id" AS "due_id",
    argMax(tuple(tuple("t3"."amount")), "t3"."began").1 AS "told",
    MIN("t3"."began") AS "since",
    MAX("t3"."began") AS "until"
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
     COALESCE(
      "t0"."holds_from",
      toTimeZone(
       CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
       'UTC'
      )
     ) AS "began"
    FROM "states" AS "t0"
    WHERE
     COALESCE(
      "t0"."holds_from",
      toTimeZone(
       CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
       'UTC'
      )
     ) < parseDateTimeBestEffort('2026-04-01T00:00:00')
     AND (
      isNull("t0"."holds_until")
      OR (
       "t0"."holds_until" > parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
     )
     AND "t0"."outcome" = 'open'
     AND COALESCE("t0"."outcome" = 'open', FALSE)
     AND COALESCE(
      (
       "t0"."expected_close_on" >= toDate('2026-01-01')
      )
      AND (
       "t0"."expected_close_on" < toDate('2026-04-01')
      ),
      FALSE
     )
   ) AS "t3"
   GROUP BY
    "t3"."deal_id"
  ) AS "t8"
   ON "t4"."deal_id" = "t8"."due_id"
  LEFT OUTER JOIN (
   SELECT
    "t2"."deal_id" AS "past_id",
    MAX("t2"."began") AS "past"
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
     COALESCE(
      "t0"."holds_from",
      toTimeZone(
       CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
       'UTC'
      )
     ) AS "began"
    FROM "states" AS "t0"
    WHERE
     COALESCE(
      "t0"."holds_from",
      toTimeZone(
       CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
       'UTC'
      )
     ) < parseDateTimeBestEffort('2026-04-01T00:00:00')
     AND (
      isNull("t0"."holds_until")
      OR (
       "t0"."holds_until" > parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
     )
     AND "t0"."outcome" = 'open'
     AND "t0"."expected_close_on" >= toDate('2026-04-01')
   ) AS "t2"
   GROUP BY
    "t2"."deal_id"
  ) AS "t6"
   ON "t8"."due_id" = "t6"."past_id"
 ) AS "t9"
) AS "t10"
