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
 CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0) AS "conversion",
 IF(
  (
   CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t7"."advanced" + "t7"."lost", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t7"."advanced" + "t7"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "low",
 IF(
  (
   CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t7"."advanced" + "t7"."lost", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t7"."advanced" + "t7"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t7"."advanced" + "t7"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t7"."advanced" + "t7"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "high",
 CAST("t7"."advanced" AS DOUBLE) / NULLIF("t7"."entered", 0) AS "advanced_share",
 CAST("t7"."lost" AS DOUBLE) / NULLIF("t7"."entered", 0) AS "lost_share",
 CAST("t7"."still_here" AS DOUBLE) / NULLIF("t7"."entered", 0) AS "still_here_share",
 CAST("t7"."elsewhere" AS DOUBLE) / NULLIF("t7"."entered", 0) AS "elsewhere_share",
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
