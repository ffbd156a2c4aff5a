SELECT
 "t15"."pipeline" AS "pipeline",
 "t15"."stage" AS "stage",
 "t15"."position" AS "position",
 "t15"."deals" AS "deals",
 "t15"."reentered" AS "reentered",
 "t15"."reentries" AS "reentries",
 "t15"."extra_days" AS "extra_days",
 "t15"."median_extra_days" AS "median_extra_days",
 "t15"."median_days_away" AS "median_days_away",
 "t15"."without_end" AS "without_end",
 "t15"."reentered" / "t15"."deals" AS "share",
 CASE
  WHEN (
   "t15"."reentered" / nullIf("t15"."deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t15"."reentered" / nullIf("t15"."deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t15"."deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t15"."reentered" / nullIf("t15"."deals", 0)
       ) * (
        1.0 - (
         "t15"."reentered" / nullIf("t15"."deals", 0)
        )
       )
      ) / nullIf("t15"."deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t15"."deals", 0) * 4.0 * nullIf("t15"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t15"."deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t15"."reentered" / nullIf("t15"."deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t15"."reentered" / nullIf("t15"."deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t15"."deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t15"."reentered" / nullIf("t15"."deals", 0)
       ) * (
        1.0 - (
         "t15"."reentered" / nullIf("t15"."deals", 0)
        )
       )
      ) / nullIf("t15"."deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t15"."deals", 0) * 4.0 * nullIf("t15"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t15"."deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t14".*
  EXCEPT ("again_pipeline", "again_position", "again_stage")
 FROM (
  SELECT
   "t13"."pipeline" AS "pipeline",
   "t13"."stage" AS "stage",
   "t13"."position" AS "position",
   "t13"."deals" AS "deals",
   "t13"."again_pipeline" AS "again_pipeline",
   "t13"."again_stage" AS "again_stage",
   "t13"."again_position" AS "again_position",
   COALESCE("t13"."reentered", 0) AS "reentered",
   COALESCE("t13"."reentries", 0) AS "reentries",
   "t13"."extra_days" AS "extra_days",
   "t13"."median_extra_days" AS "median_extra_days",
   "t13"."median_days_away" AS "median_days_away",
   COALESCE("t13"."without_end", 0) AS "without_end"
  FROM (
   SELECT
    "t6"."pipeline" AS "pipeline",
    "t6"."stage" AS "stage",
    "t6"."position" AS "position",
    "t6"."deals" AS "deals",
    "t12"."again_pipeline" AS "again_pipeline",
    "t12"."again_stage" AS "again_stage",
    "t12"."again_position" AS "again_position",
    "t12"."reentered" AS "reentered",
    "t12"."reentries" AS "reentries",
    "t12"."extra_days" AS "extra_days",
    "t12"."median_extra_days" AS "median_extra_days",
    "t12"."median_days_away" AS "median_days_away",
    "t12"."without_end" AS "without_end"
   FROM (
    SELECT
     "t2"."pipeline" AS "pipeline",
     "t2"."stage" AS "stage",
     "t2"."position" AS "position",
     uniq("t2"."deal_id") AS "deals"
    FROM (
     SELECT
      *
     FROM "stays" AS "t0"
     WHERE
      "t0"."kind" = 'open'
    ) AS "t2"
    GROUP BY
     "t2"."pipeline",
     "t2"."stage",
     "t2"."position"
   ) AS "t6"
   LEFT OUTER JOIN (
    SELECT
     "t10"."pipeline" AS "again_pipeline",
     "t10"."stage" AS "again_stage",
     "t10"."position" AS "again_position",
     "t10"."reentered" AS "reentered",
     "t10"."reentries" AS "reentries",
     "t10"."extra_days" AS "extra_days",
     "t10"."median_extra_days" AS "median_extra_days",
     "t10"."median_days_away" AS "median_days_away",
     "t10"."without_end" AS "without_end"
    FROM (
     SELECT
      "t9"."pipeline" AS "pipeline",
      "t9"."stage" AS "stage",
      "t9"."position" AS "position",
      uniq("t9"."deal_id") AS "reentered",
      COUNT(*) AS "reentries",
      SUM("t9"."days") AS "extra_days",
      quantile(0.5)("t9"."days") AS "median_extra_days",
      quantile(0.5)("t9"."days_away") AS "median_days_away",
      countIf(isNull("t9"."days")) AS "without_end"
     FROM (
      SELECT
       "t8"."deal_id" AS "deal_id",
       "t8"."pipeline" AS "pipeline",
       "t8"."stage" AS "stage",
       "t8"."position" AS "position",
       "t8"."visit" AS "visit",
       "t8"."entered_at" AS "entered_at",
       "t8"."came_from" AS "came_from",
       CAST(toRelativeSecondNum("t8"."left_at") - toRelativeSecondNum("t8"."entered_at") AS Nullable(Float64)) / 86400.0 AS "days",
       CAST(toRelativeSecondNum("t8"."entered_at") - toRelativeSecondNum("t8"."left_before") AS Nullable(Float64)) / 86400.0 AS "days_away",
       'reentry' AS "part"
      FROM (
       SELECT
        "t7"."deal_id" AS "deal_id",
        "t7"."pipeline" AS "pipeline",
        "t7"."stage" AS "stage",
        "t7"."position" AS "position",
        "t7"."kind" AS "kind",
        "t7"."sequence" AS "sequence",
        "t7"."visit" AS "visit",
        "t7"."entered_at" AS "entered_at",
        "t7"."left_at" AS "left_at",
        "t7"."next_pipeline" AS "next_pipeline",
        "t7"."next_stage" AS "next_stage",
        "t7"."next_position" AS "next_position",
        "t7"."next_kind" AS "next_kind",
        "t7"."previous_position" AS "previous_position",
        "t7"."furthest_position" AS "furthest_position",
        "t7"."furthest_stage" AS "furthest_stage",
        "t7"."outcome" AS "outcome",
        "t7"."closed_at" AS "closed_at",
        lagInFrame("t7"."stage") OVER (
         PARTITION BY "t7"."deal_id"
         ORDER BY "t7"."sequence" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "came_from",
        lagInFrame("t7"."left_at") OVER (
         PARTITION BY "t7"."deal_id", "t7"."pipeline", "t7"."stage"
         ORDER BY "t7"."visit" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "left_before"
       FROM (
        SELECT
         "t1"."deal_id" AS "deal_id",
         "t1"."pipeline" AS "pipeline",
         "t1"."stage" AS "stage",
         "t1"."position" AS "position",
         "t1"."kind" AS "kind",
         "t1"."sequence" AS "sequence",
         "t1"."visit" AS "visit",
         "t1"."entered_at" AS "entered_at",
         "t1"."left_at" AS "left_at",
         "t1"."next_pipeline" AS "next_pipeline",
         "t1"."next_stage" AS "next_stage",
         "t1"."next_position" AS "next_position",
         "t1"."next_kind" AS "next_kind",
         "t1"."previous_position" AS "previous_position",
         "t1"."furthest_position" AS "furthest_position",
         "t1"."furthest_stage" AS "furthest_stage",
         "t1"."outcome" AS "outcome",
         "t1"."closed_at" AS "closed_at"
        FROM "stays" AS "t1"
        LEFT SEMI JOIN (
         SELECT DISTINCT
          "t0"."deal_id" AS "deal_id"
         FROM "stays" AS "t0"
         WHERE
          "t0"."visit" > 1 AND "t0"."kind" = 'open'
        ) AS "t4"
         ON "t1"."deal_id" = "t4"."deal_id"
       ) AS "t7"
      ) AS "t8"
      WHERE
       "t8"."visit" > 1 AND "t8"."kind" = 'open'
     ) AS "t9"
     GROUP BY
      "t9"."pipeline",
      "t9"."stage",
      "t9"."position"
    ) AS "t10"
   ) AS "t12"
    ON "t6"."pipeline" IS NOT DISTINCT FROM "t12"."again_pipeline"
    AND "t6"."stage" IS NOT DISTINCT FROM "t12"."again_stage"
    AND "t6"."position" IS NOT DISTINCT FROM "t12"."again_position"
  ) AS "t13"
 ) AS "t14"
) AS "t15"
