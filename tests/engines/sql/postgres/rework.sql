SELECT
 "t15"."pipeline",
 "t15"."stage",
 "t15"."position",
 "t15"."deals",
 "t15"."reentered",
 "t15"."reentries",
 "t15"."extra_days",
 "t15"."median_extra_days",
 "t15"."median_days_away",
 "t15"."without_end",
 CAST("t15"."reentered" AS DOUBLE PRECISION) / "t15"."deals" AS "share",
 CASE
  WHEN (
   CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t15"."deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
       ) * (
        1.0 - (
         CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t15"."deals", 0) * 4.0 * NULLIF("t15"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t15"."deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
       ) * (
        1.0 - (
         CAST("t15"."reentered" AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t15"."deals", 0) * 4.0 * NULLIF("t15"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t15"."deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t14"."pipeline",
  "t14"."stage",
  "t14"."position",
  "t14"."deals",
  "t14"."reentered",
  "t14"."reentries",
  "t14"."extra_days",
  "t14"."median_extra_days",
  "t14"."median_days_away",
  "t14"."without_end"
 FROM (
  SELECT
   "t13"."pipeline",
   "t13"."stage",
   "t13"."position",
   "t13"."deals",
   "t13"."again_pipeline",
   "t13"."again_stage",
   "t13"."again_position",
   COALESCE("t13"."reentered", 0) AS "reentered",
   COALESCE("t13"."reentries", 0) AS "reentries",
   "t13"."extra_days",
   "t13"."median_extra_days",
   "t13"."median_days_away",
   COALESCE("t13"."without_end", 0) AS "without_end"
  FROM (
   SELECT
    "t6"."pipeline",
    "t6"."stage",
    "t6"."position",
    "t6"."deals",
    "t12"."again_pipeline",
    "t12"."again_stage",
    "t12"."again_position",
    "t12"."reentered",
    "t12"."reentries",
    "t12"."extra_days",
    "t12"."median_extra_days",
    "t12"."median_days_away",
    "t12"."without_end"
   FROM (
    SELECT
     "t2"."pipeline",
     "t2"."stage",
     "t2"."position",
     COUNT(DISTINCT "t2"."deal_id") AS "deals"
    FROM (
     SELECT
      *
     FROM "stays" AS "t0"
     WHERE
      "t0"."kind" = 'open'
    ) AS "t2"
    GROUP BY
     1,
     2,
     3
   ) AS "t6"
   LEFT OUTER JOIN (
    SELECT
     "t10"."pipeline" AS "again_pipeline",
     "t10"."stage" AS "again_stage",
     "t10"."position" AS "again_position",
     "t10"."reentered",
     "t10"."reentries",
     "t10"."extra_days",
     "t10"."median_extra_days",
     "t10"."median_days_away",
     "t10"."without_end"
    FROM (
     SELECT
      "t9"."pipeline",
      "t9"."stage",
      "t9"."position",
      COUNT(DISTINCT "t9"."deal_id") AS "reentered",
      COUNT(*) AS "reentries",
      SUM("t9"."days") AS "extra_days",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
       "t9"."days") AS "median_extra_days",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
       "t9"."days_away") AS "median_days_away",
      COUNT(*) FILTER(WHERE
       "t9"."days" IS NULL) AS "without_end"
     FROM (
      SELECT
       "t8"."deal_id",
       "t8"."pipeline",
       "t8"."stage",
       "t8"."position",
       "t8"."visit",
       "t8"."entered_at",
       "t8"."came_from",
       CAST(EXTRACT('epoch' FROM "t8"."left_at") - EXTRACT('epoch' FROM "t8"."entered_at") AS DOUBLE PRECISION) / 86400.0 AS "days",
       CAST(EXTRACT('epoch' FROM "t8"."entered_at") - EXTRACT('epoch' FROM "t8"."left_before") AS DOUBLE PRECISION) / 86400.0 AS "days_away",
       'reentry' AS "part"
      FROM (
       SELECT
        "t7"."deal_id",
        "t7"."pipeline",
        "t7"."stage",
        "t7"."position",
        "t7"."kind",
        "t7"."sequence",
        "t7"."visit",
        "t7"."entered_at",
        "t7"."left_at",
        "t7"."next_pipeline",
        "t7"."next_stage",
        "t7"."next_position",
        "t7"."next_kind",
        "t7"."previous_position",
        "t7"."furthest_position",
        "t7"."furthest_stage",
        "t7"."outcome",
        "t7"."closed_at",
        LAG("t7"."stage") OVER (
         PARTITION BY "t7"."deal_id"
         ORDER BY "t7"."sequence" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "came_from",
        LAG("t7"."left_at") OVER (
         PARTITION BY "t7"."deal_id", "t7"."pipeline", "t7"."stage"
         ORDER BY "t7"."visit" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "left_before"
       FROM (
        SELECT
         "t1"."deal_id",
         "t1"."pipeline",
         "t1"."stage",
         "t1"."position",
         "t1"."kind",
         "t1"."sequence",
         "t1"."visit",
         "t1"."entered_at",
         "t1"."left_at",
         "t1"."next_pipeline",
         "t1"."next_stage",
         "t1"."next_position",
         "t1"."next_kind",
         "t1"."previous_position",
         "t1"."furthest_position",
         "t1"."furthest_stage",
         "t1"."outcome",
         "t1"."closed_at"
        FROM "stays" AS "t1"
        WHERE
         EXISTS(
          SELECT
           1
          FROM (
           SELECT DISTINCT
            "t0"."deal_id"
           FROM "stays" AS "t0"
           WHERE
            "t0"."visit" > 1 AND "t0"."kind" = 'open'
          ) AS "t4"
          WHERE
           "t1"."deal_id" = "t4"."deal_id"
         )
       ) AS "t7"
      ) AS "t8"
      WHERE
       "t8"."visit" > 1 AND "t8"."kind" = 'open'
     ) AS "t9"
     GROUP BY
      1,
      2,
      3
    ) AS "t10"
   ) AS "t12"
    ON "t6"."pipeline" IS NOT DISTINCT FROM "t12"."again_pipeline"
    AND "t6"."stage" IS NOT DISTINCT FROM "t12"."again_stage"
    AND "t6"."position" IS NOT DISTINCT FROM "t12"."again_position"
  ) AS "t13"
 ) AS "t14"
) AS "t15"
