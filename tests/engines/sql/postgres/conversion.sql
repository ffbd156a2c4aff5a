SELECT
 "t7"."pipeline",
 "t7"."stage",
 "t7"."position",
 "t7"."entered",
 "t7"."advanced",
 "t7"."lost",
 "t7"."still_here",
 "t7"."elsewhere",
 "t7"."outcome_unknown",
 CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0) AS "conversion",
 CASE
  WHEN (
   CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t7"."advanced" + "t7"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
       ) * (
        1.0 - (
         CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t7"."advanced" + "t7"."lost", 0) * 4.0 * NULLIF("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t7"."advanced" + "t7"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
       ) * (
        1.0 - (
         CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t7"."advanced" + "t7"."lost", 0) * 4.0 * NULLIF("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + 1.0
  )
 END AS "high",
 CAST("t7"."advanced" AS DOUBLE PRECISION) / NULLIF("t7"."entered", 0) AS "advanced_share",
 CAST("t7"."lost" AS DOUBLE PRECISION) / NULLIF("t7"."entered", 0) AS "lost_share",
 CAST("t7"."still_here" AS DOUBLE PRECISION) / NULLIF("t7"."entered", 0) AS "still_here_share",
 CAST("t7"."elsewhere" AS DOUBLE PRECISION) / NULLIF("t7"."entered", 0) AS "elsewhere_share",
 'implied' AS "skips"
FROM (
 SELECT
  "t6"."pipeline",
  "t6"."stage",
  "t6"."position",
  COALESCE("t4"."entered", 0) AS "entered",
  COALESCE("t4"."advanced", 0) AS "advanced",
  COALESCE("t4"."lost", 0) AS "lost",
  COALESCE("t4"."still_here", 0) AS "still_here",
  COALESCE("t4"."elsewhere", 0) AS "elsewhere",
  COALESCE("t4"."outcome_unknown", 0) AS "outcome_unknown"
 FROM (
  SELECT
   COALESCE("t2"."pipeline", 'default') AS "pipeline",
   "t2"."stage",
   MIN("t2"."position") AS "position"
  FROM (
   SELECT
    *
   FROM "stages" AS "t0"
   WHERE
    "t0"."kind" = 'open'
  ) AS "t2"
  GROUP BY
   1,
   2
 ) AS "t6"
 LEFT OUTER JOIN (
  SELECT
   "t1"."pipeline",
   "t1"."stage",
   COUNT(*) AS "entered",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'advanced') AS "advanced",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'lost') AS "lost",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'still_here') AS "still_here",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'elsewhere') AS "elsewhere",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'outcome_unknown') AS "outcome_unknown"
  FROM "entries" AS "t1"
  GROUP BY
   1,
   2
 ) AS "t4"
  ON "t6"."pipeline" = "t4"."pipeline" AND "t6"."stage" = "t4"."stage"
) AS "t7"
