SELECT
 "t24"."pipeline",
 "t24"."stage",
 "t24"."position",
 "t24"."deals",
 "t24"."reentered",
 "t24"."reentries",
 "t24"."extra_days",
 "t24"."median_extra_days",
 "t24"."median_days_away",
 "t24"."without_end",
 CAST("t24"."reentered" AS DOUBLE PRECISION) / "t24"."deals" AS "share",
 CASE
  WHEN (
   CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t24"."deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
       ) * (
        1.0 - (
         CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t24"."deals", 0) * 4.0 * NULLIF("t24"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t24"."deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
       ) * (
        1.0 - (
         CAST("t24"."reentered" AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t24"."deals", 0) * 4.0 * NULLIF("t24"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t24"."deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t23"."pipeline",
  "t23"."stage",
  "t23"."position",
  "t23"."deals",
  "t23"."reentered",
  "t23"."reentries",
  "t23"."extra_days",
  "t23"."median_extra_days",
  "t23"."median_days_away",
  "t23"."without_end"
 FROM (
  SELECT
   "t22"."pipeline",
   "t22"."stage",
   "t22"."position",
   "t22"."deals",
   "t22"."again_pipeline",
   "t22"."again_stage",
   "t22"."again_position",
   COALESCE("t22"."reentered", 0) AS "reentered",
   COALESCE("t22"."reentries", 0) AS "reentries",
   "t22"."extra_days",
   "t22"."median_extra_days",
   "t22"."median_days_away",
   COALESCE("t22"."without_end", 0) AS "without_end"
  FROM (
   SELECT
    "t16"."pipeline",
    "t16"."stage",
    "t16"."position",
    "t16"."deals",
    "t21"."again_pipeline",
    "t21"."again_stage",
    "t21"."again_position",
    "t21"."reentered",
    "t21"."reentries",
    "t21"."extra_days",
    "t21"."median_extra_days",
    "t21"."median_days_away",
    "t21"."without_end"
   FROM (
    SELECT
     "t9"."pipeline",
     "t9"."stage",
     "t9"."position",
     COUNT(*) FILTER(WHERE
      "t9"."returning" IS NULL) + COUNT(DISTINCT "t9"."returning") AS "deals"
    FROM (
     SELECT
      "t6"."deal_id",
      "t6"."pipeline",
      "t6"."stage",
      "t6"."position",
      "t6"."kind",
      "t6"."sequence",
      "t6"."visit",
      "t6"."entered_at",
      "t6"."left_at",
      "t6"."next_pipeline",
      "t6"."next_stage",
      "t6"."next_position",
      "t6"."next_kind",
      "t6"."previous_position",
      "t6"."furthest_position",
      "t6"."furthest_stage",
      "t6"."outcome",
      "t6"."closed_at",
      "t7"."returning"
     FROM (
      SELECT
       *
      FROM "stays" AS "t0"
      WHERE
       "t0"."kind" = 'open'
     ) AS "t6"
     LEFT OUTER JOIN (
      SELECT DISTINCT
       "t0"."deal_id" AS "returning"
      FROM "stays" AS "t0"
      WHERE
       "t0"."kind" = 'open' AND "t0"."visit" > 1
     ) AS "t7"
      ON "t6"."deal_id" = "t7"."returning"
    ) AS "t9"
    GROUP BY
     1,
     2,
     3
   ) AS "t16"
   LEFT OUTER JOIN (
    SELECT
     "t19"."pipeline" AS "again_pipeline",
     "t19"."stage" AS "again_stage",
     "t19"."position" AS "again_position",
     "t19"."reentered",
     "t19"."reentries",
     "t19"."extra_days",
     "t19"."median_extra_days",
     "t19"."median_days_away",
     "t19"."without_end"
    FROM (
     SELECT
      "t18"."pipeline",
      "t18"."stage",
      "t18"."position",
      COUNT(DISTINCT "t18"."deal_id") AS "reentered",
      COUNT(*) AS "reentries",
      SUM("t18"."days") AS "extra_days",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
       "t18"."days") AS "median_extra_days",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
       "t18"."days_away") AS "median_days_away",
      COUNT(*) FILTER(WHERE
       "t18"."days" IS NULL) AS "without_end"
     FROM (
      SELECT
       "t17"."deal_id",
       "t17"."pipeline",
       "t17"."stage",
       "t17"."position",
       "t17"."kind",
       "t17"."sequence",
       "t17"."visit",
       "t17"."entered_at",
       "t17"."left_at",
       "t17"."left_id",
       "t17"."left_pipeline",
       "t17"."left_stage",
       "t17"."then",
       "t17"."left_before",
       CAST(EXTRACT('epoch' FROM "t17"."left_at") - EXTRACT('epoch' FROM "t17"."entered_at") AS DOUBLE PRECISION) / 86400.0 AS "days",
       CAST(EXTRACT('epoch' FROM "t17"."entered_at") - EXTRACT('epoch' FROM "t17"."left_before") AS DOUBLE PRECISION) / 86400.0 AS "days_away"
      FROM (
       SELECT
        "t14"."deal_id",
        "t14"."pipeline",
        "t14"."stage",
        "t14"."position",
        "t14"."kind",
        "t14"."sequence",
        "t14"."visit",
        "t14"."entered_at",
        "t14"."left_at",
        "t12"."left_id",
        "t12"."left_pipeline",
        "t12"."left_stage",
        "t12"."then",
        "t12"."left_before"
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t5"."deal_id",
          "t5"."pipeline",
          "t5"."stage",
          "t5"."position",
          "t5"."kind",
          "t5"."sequence",
          "t5"."visit",
          "t5"."entered_at",
          "t5"."left_at"
         FROM (
          SELECT
           "t0"."deal_id",
           "t0"."pipeline",
           "t0"."stage",
           "t0"."position",
           "t0"."kind",
           "t0"."sequence",
           "t0"."visit",
           "t0"."entered_at",
           "t0"."left_at"
          FROM "stays" AS "t0"
         ) AS "t5"
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
           ) AS "t8"
           WHERE
            "t5"."deal_id" = "t8"."deal_id"
          )
        ) AS "t10"
        WHERE
         "t10"."visit" > 1 AND "t10"."kind" = 'open'
       ) AS "t14"
       LEFT OUTER JOIN (
        SELECT
         "t5"."deal_id" AS "left_id",
         "t5"."pipeline" AS "left_pipeline",
         "t5"."stage" AS "left_stage",
         "t5"."visit" + 1 AS "then",
         "t5"."left_at" AS "left_before"
        FROM (
         SELECT
          "t0"."deal_id",
          "t0"."pipeline",
          "t0"."stage",
          "t0"."position",
          "t0"."kind",
          "t0"."sequence",
          "t0"."visit",
          "t0"."entered_at",
          "t0"."left_at"
         FROM "stays" AS "t0"
        ) AS "t5"
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
          ) AS "t8"
          WHERE
           "t5"."deal_id" = "t8"."deal_id"
         )
       ) AS "t12"
        ON "t14"."deal_id" = "t12"."left_id"
        AND "t14"."pipeline" = "t12"."left_pipeline"
        AND "t14"."stage" = "t12"."left_stage"
        AND "t14"."visit" = "t12"."then"
      ) AS "t17"
     ) AS "t18"
     GROUP BY
      1,
      2,
      3
    ) AS "t19"
   ) AS "t21"
    ON "t16"."pipeline" IS NOT DISTINCT FROM "t21"."again_pipeline"
    AND "t16"."stage" IS NOT DISTINCT FROM "t21"."again_stage"
    AND "t16"."position" IS NOT DISTINCT FROM "t21"."again_position"
  ) AS "t22"
 ) AS "t23"
) AS "t24"
