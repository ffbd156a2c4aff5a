SELECT
 "t8"."pipeline" AS "pipeline",
 "t8"."stage" AS "stage",
 "t8"."position" AS "position",
 "t8"."entered" AS "entered",
 "t8"."won" AS "won",
 "t8"."lost" AS "lost",
 "t8"."open" AS "open",
 "t8"."outcome_unknown" AS "outcome_unknown",
 "t8"."won_amount" AS "won_amount",
 "t8"."lost_amount" AS "lost_amount",
 "t8"."without_amount" AS "without_amount",
 "t8"."won_without_amount" AS "won_without_amount",
 "t8"."lost_without_amount" AS "lost_without_amount",
 "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0) AS "unit",
 CASE
  WHEN (
   "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t8"."won" + "t8"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
       ) * (
        1.0 - (
         "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
        )
       )
      ) / nullIf("t8"."won" + "t8"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t8"."won" + "t8"."lost", 0) * 4.0 * nullIf("t8"."won" + "t8"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t8"."won" + "t8"."lost", 0)
   ) + 1.0
  )
 END AS "unit_low",
 CASE
  WHEN (
   "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t8"."won" + "t8"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
       ) * (
        1.0 - (
         "t8"."won" / nullIf("t8"."won" + "t8"."lost", 0)
        )
       )
      ) / nullIf("t8"."won" + "t8"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t8"."won" + "t8"."lost", 0) * 4.0 * nullIf("t8"."won" + "t8"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t8"."won" + "t8"."lost", 0)
   ) + 1.0
  )
 END AS "unit_high",
 CASE
  WHEN (
   "t8"."won_without_amount" <= (
    (
     "t8"."won" * 0.19999999999999996
    ) + 1e-09
   )
  )
  AND (
   "t8"."lost_without_amount" <= (
    (
     "t8"."lost" * 0.19999999999999996
    ) + 1e-09
   )
  )
  THEN COALESCE("t8"."won_amount", 0) / nullIf(COALESCE("t8"."won_amount", 0) + COALESCE("t8"."lost_amount", 0), 0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "value",
 'on entry' AS "amount_basis",
 'implied' AS "skips"
FROM (
 SELECT
  "t5"."pipeline" AS "pipeline",
  "t5"."stage" AS "stage",
  "t5"."position" AS "position",
  COALESCE("t7"."entered", 0) AS "entered",
  COALESCE("t7"."won", 0) AS "won",
  COALESCE("t7"."lost", 0) AS "lost",
  COALESCE("t7"."open", 0) AS "open",
  COALESCE("t7"."outcome_unknown", 0) AS "outcome_unknown",
  "t7"."won_amount" AS "won_amount",
  "t7"."lost_amount" AS "lost_amount",
  COALESCE("t7"."without_amount", 0) AS "without_amount",
  COALESCE("t7"."won_without_amount", 0) AS "won_without_amount",
  COALESCE("t7"."lost_without_amount", 0) AS "lost_without_amount"
 FROM (
  SELECT
   COALESCE("t2"."pipeline", 'default') AS "pipeline",
   "t2"."stage" AS "stage",
   MIN("t2"."position") AS "position"
  FROM (
   SELECT
    *
   FROM "stages" AS "t0"
   WHERE
    "t0"."kind" = 'open'
  ) AS "t2"
  GROUP BY
   COALESCE("t2"."pipeline", 'default'),
   "t2"."stage"
 ) AS "t5"
 LEFT OUTER JOIN (
  SELECT
   "t3"."pipeline" AS "pipeline",
   "t3"."stage" AS "stage",
   COUNT(*) AS "entered",
   countIf("t3"."part" = 'won') AS "won",
   countIf("t3"."part" = 'lost') AS "lost",
   countIf("t3"."part" = 'open') AS "open",
   countIf("t3"."part" = 'outcome_unknown') AS "outcome_unknown",
   CAST(sumIf("t3"."amount", (
    "t3"."part" = 'won'
   ) AND COALESCE("t3"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
   CAST(sumIf("t3"."amount", (
    "t3"."part" = 'lost'
   ) AND COALESCE("t3"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "lost_amount",
   countIf(
    (
     (
      "t3"."part" = 'won'
     ) OR (
      "t3"."part" = 'lost'
     )
    )
    AND NOT (
     COALESCE("t3"."amount" >= 0, FALSE)
    )
   ) AS "without_amount",
   countIf((
    "t3"."part" = 'won'
   ) AND NOT (
    COALESCE("t3"."amount" >= 0, FALSE)
   )) AS "won_without_amount",
   countIf((
    "t3"."part" = 'lost'
   ) AND NOT (
    COALESCE("t3"."amount" >= 0, FALSE)
   )) AS "lost_without_amount"
  FROM (
   SELECT
    "t1"."deal_id" AS "deal_id",
    "t1"."pipeline" AS "pipeline",
    "t1"."stage" AS "stage",
    "t1"."position" AS "position",
    "t1"."entered_at" AS "entered_at",
    "t1"."amount_on_entry" AS "amount",
    COALESCE("t1"."outcome", 'outcome_unknown') AS "part"
   FROM "entries" AS "t1"
  ) AS "t3"
  GROUP BY
   "t3"."pipeline",
   "t3"."stage"
 ) AS "t7"
  ON "t5"."pipeline" = "t7"."pipeline" AND "t5"."stage" = "t7"."stage"
) AS "t8"
