SELECT
 "t7"."pipeline" AS "pipeline",
 "t7"."stage" AS "stage",
 "t7"."position" AS "position",
 "t7"."entered" AS "entered",
 "t7"."advanced" AS "advanced",
 "t7"."lost" AS "lost",
 "t7"."still_here" AS "still_here",
 "t7"."elsewhere" AS "elsewhere",
 "t7"."outcome_unknown" AS "outcome_unknown",
 "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0) AS "conversion",
 CASE
  WHEN (
   "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t7"."advanced" + "t7"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
       ) * (
        1.0 - (
         "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) / nullIf("t7"."advanced" + "t7"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t7"."advanced" + "t7"."lost", 0) * 4.0 * nullIf("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t7"."advanced" + "t7"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t7"."advanced" + "t7"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
       ) * (
        1.0 - (
         "t7"."advanced" / nullIf("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) / nullIf("t7"."advanced" + "t7"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t7"."advanced" + "t7"."lost", 0) * 4.0 * nullIf("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t7"."advanced" + "t7"."lost", 0)
   ) + 1.0
  )
 END AS "high",
 "t7"."advanced" / nullIf("t7"."entered", 0) AS "advanced_share",
 "t7"."lost" / nullIf("t7"."entered", 0) AS "lost_share",
 "t7"."still_here" / nullIf("t7"."entered", 0) AS "still_here_share",
 "t7"."elsewhere" / nullIf("t7"."entered", 0) AS "elsewhere_share",
 'implied' AS "skips"
FROM (
 SELECT
  "t6"."pipeline" AS "pipeline",
  "t6"."stage" AS "stage",
  "t6"."position" AS "position",
  COALESCE("t4"."entered", 0) AS "entered",
  COALESCE("t4"."advanced", 0) AS "advanced",
  COALESCE("t4"."lost", 0) AS "lost",
  COALESCE("t4"."still_here", 0) AS "still_here",
  COALESCE("t4"."elsewhere", 0) AS "elsewhere",
  COALESCE("t4"."outcome_unknown", 0) AS "outcome_unknown"
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
 ) AS "t6"
 LEFT OUTER JOIN (
  SELECT
   "t1"."pipeline" AS "pipeline",
   "t1"."stage" AS "stage",
   COUNT(*) AS "entered",
   countIf("t1"."part" = 'advanced') AS "advanced",
   countIf("t1"."part" = 'lost') AS "lost",
   countIf("t1"."part" = 'still_here') AS "still_here",
   countIf("t1"."part" = 'elsewhere') AS "elsewhere",
   countIf("t1"."part" = 'outcome_unknown') AS "outcome_unknown"
  FROM "entries" AS "t1"
  GROUP BY
   "t1"."pipeline",
   "t1"."stage"
 ) AS "t4"
  ON "t6"."pipeline" = "t4"."pipeline" AND "t6"."stage" = "t4"."stage"
) AS "t7"
