SELECT
 "t24"."pipeline" AS "pipeline",
 "t24"."stage" AS "stage",
 "t24"."position" AS "position",
 "t24"."deals" AS "deals",
 "t24"."reentered" AS "reentered",
 "t24"."reentries" AS "reentries",
 "t24"."extra_days" AS "extra_days",
 "t24"."median_extra_days" AS "median_extra_days",
 "t24"."median_days_away" AS "median_days_away",
 "t24"."without_end" AS "without_end",
 "t24"."reentered" / "t24"."deals" AS "share",
 CASE
  WHEN (
   "t24"."reentered" / nullIf("t24"."deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t24"."reentered" / nullIf("t24"."deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t24"."deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t24"."reentered" / nullIf("t24"."deals", 0)
       ) * (
        1.0 - (
         "t24"."reentered" / nullIf("t24"."deals", 0)
        )
       )
      ) / nullIf("t24"."deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t24"."deals", 0) * 4.0 * nullIf("t24"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t24"."deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t24"."reentered" / nullIf("t24"."deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t24"."reentered" / nullIf("t24"."deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t24"."deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t24"."reentered" / nullIf("t24"."deals", 0)
       ) * (
        1.0 - (
         "t24"."reentered" / nullIf("t24"."deals", 0)
        )
       )
      ) / nullIf("t24"."deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t24"."deals", 0) * 4.0 * nullIf("t24"."deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t24"."deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t23".*
  EXCEPT ("again_pipeline", "again_position", "again_stage")
 FROM (
  SELECT
   "t22"."pipeline" AS "pipeline",
   "t22"."stage" AS "stage",
   "t22"."position" AS "position",
   "t22"."deals" AS "deals",
   "t22"."again_pipeline" AS "again_pipeline",
   "t22"."again_stage" AS "again_stage",
   "t22"."again_position" AS "again_position",
   COALESCE("t22"."reentered", 0) AS "reentered",
   COALESCE("t22"."reentries", 0) AS "reentries",
   "t22"."extra_days" AS "extra_days",
   "t22"."median_extra_days" AS "median_extra_days",
   "t22"."median_days_away" AS "median_days_away",
   COALESCE("t22"."without_end", 0) AS "without_end"
  FROM (
   SELECT
    "t16"."pipeline" AS "pipeline",
    "t16"."stage" AS "stage",
    "t16"."position" AS "position",
    "t16"."deals" AS "deals",
    "t21"."again_pipeline" AS "again_pipeline",
    "t21"."again_stage" AS "again_stage",
    "t21"."again_position" AS "again_position",
    "t21"."reentered" AS "reentered",
    "t21"."reentries" AS "reentries",
    "t21"."extra_days" AS "extra_days",
    "t21"."median_extra_days" AS "median_extra_days",
    "t21"."median_days_away" AS "median_days_away",
    "t21"."without_end" AS "without_end"
   FROM (
    SELECT
     "t9"."pipeline" AS "pipeline",
     "t9"."stage" AS "stage",
     "t9"."position" AS "position",
     countIf(isNull("t9"."returning")) + uniq("t9"."returning") AS "deals"
    FROM (
     SELECT
      "t6"."deal_id" AS "deal_id",
      "t6"."pipeline" AS "pipeline",
      "t6"."stage" AS "stage",
      "t6"."position" AS "position",
      "t6"."kind" AS "kind",
      "t6"."sequence" AS "sequence",
      "t6"."visit" AS "visit",
      "t6"."entered_at" AS "entered_at",
      "t6"."left_at" AS "left_at",
      "t6"."next_pipeline" AS "next_pipeline",
      "t6"."next_stage" AS "next_stage",
      "t6"."next_position" AS "next_position",
      "t6"."next_kind" AS "next_kind",
      "t6"."previous_position" AS "previous_position",
      "t6"."furthest_position" AS "furthest_position",
      "t6"."furthest_stage" AS "furthest_stage",
      "t6"."outcome" AS "outcome",
      "t6"."closed_at" AS "closed_at",
      "t7"."returning" AS "returning"
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
     "t9"."pipeline",
     "t9"."stage",
     "t9"."position"
   ) AS "t16"
   LEFT OUTER JOIN (
    SELECT
     "t19"."pipeline" AS "again_pipeline",
     "t19"."stage" AS "again_stage",
     "t19"."position" AS "again_position",
     "t19"."reentered" AS "reentered",
     "t19"."reentries" AS "reentries",
     "t19"."extra_days" AS "extra_days",
     "t19"."median_extra_days" AS "median_extra_days",
     "t19"."median_days_away" AS "median_days_away",
     "t19"."without_end" AS "without_end"
    FROM (
     SELECT
      "t18"."pipeline" AS "pipeline",
      "t18"."stage" AS "stage",
      "t18"."position" AS "position",
      uniq("t18"."deal_id") AS "reentered",
      COUNT(*) AS "reentries",
      SUM("t18"."days") AS "extra_days",
      quantile(0.5)("t18"."days") AS "median_extra_days",
      quantile(0.5)("t18"."days_away") AS "median_days_away",
      countIf(isNull("t18"."days")) AS "without_end"
     FROM (
      SELECT
       "t17"."deal_id" AS "deal_id",
       "t17"."pipeline" AS "pipeline",
       "t17"."stage" AS "stage",
       "t17"."position" AS "position",
       "t17"."kind" AS "kind",
       "t17"."sequence" AS "sequence",
       "t17"."visit" AS "visit",
       "t17"."entered_at" AS "entered_at",
       "t17"."left_at" AS "left_at",
       "t17"."left_id" AS "left_id",
       "t17"."left_pipeline" AS "left_pipeline",
       "t17"."left_stage" AS "left_stage",
       "t17"."then" AS "then",
       "t17"."left_before" AS "left_before",
       CAST(toRelativeSecondNum("t17"."left_at") - toRelativeSecondNum("t17"."entered_at") AS Nullable(Float64)) / 86400.0 AS "days",
       CAST(toRelativeSecondNum("t17"."entered_at") - toRelativeSecondNum("t17"."left_before") AS Nullable(Float64)) / 86400.0 AS "days_away"
      FROM (
       SELECT
        "t14"."deal_id" AS "deal_id",
        "t14"."pipeline" AS "pipeline",
        "t14"."stage" AS "stage",
        "t14"."position" AS "position",
        "t14"."kind" AS "kind",
        "t14"."sequence" AS "sequence",
        "t14"."visit" AS "visit",
        "t14"."entered_at" AS "entered_at",
        "t14"."left_at" AS "left_at",
        "t12"."left_id" AS "left_id",
        "t12"."left_pipeline" AS "left_pipeline",
        "t12"."left_stage" AS "left_stage",
        "t12"."then" AS "then",
        "t12"."left_before" AS "left_before"
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t5"."deal_id" AS "deal_id",
          "t5"."pipeline" AS "pipeline",
          "t5"."stage" AS "stage",
          "t5"."position" AS "position",
          "t5"."kind" AS "kind",
          "t5"."sequence" AS "sequence",
          "t5"."visit" AS "visit",
          "t5"."entered_at" AS "entered_at",
          "t5"."left_at" AS "left_at"
         FROM (
          SELECT
           "t0"."deal_id" AS "deal_id",
           "t0"."pipeline" AS "pipeline",
           "t0"."stage" AS "stage",
           "t0"."position" AS "position",
           "t0"."kind" AS "kind",
           "t0"."sequence" AS "sequence",
           "t0"."visit" AS "visit",
           "t0"."entered_at" AS "entered_at",
           "t0"."left_at" AS "left_at"
          FROM "stays" AS "t0"
         ) AS "t5"
         LEFT SEMI JOIN (
          SELECT DISTINCT
           "t0"."deal_id" AS "deal_id"
          FROM "stays" AS "t0"
          WHERE
           "t0"."visit" > 1 AND "t0"."kind" = 'open'
         ) AS "t8"
          ON "t5"."deal_id" = "t8"."deal_id"
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
          "t0"."deal_id" AS "deal_id",
          "t0"."pipeline" AS "pipeline",
          "t0"."stage" AS "stage",
          "t0"."position" AS "position",
          "t0"."kind" AS "kind",
          "t0"."sequence" AS "sequence",
          "t0"."visit" AS "visit",
          "t0"."entered_at" AS "entered_at",
          "t0"."left_at" AS "left_at"
         FROM "stays" AS "t0"
        ) AS "t5"
        LEFT SEMI JOIN (
         SELECT DISTINCT
          "t0"."deal_id" AS "deal_id"
         FROM "stays" AS "t0"
         WHERE
          "t0"."visit" > 1 AND "t0"."kind" = 'open'
        ) AS "t8"
         ON "t5"."deal_id" = "t8"."deal_id"
       ) AS "t12"
        ON "t14"."deal_id" = "t12"."left_id"
        AND "t14"."pipeline" = "t12"."left_pipeline"
        AND "t14"."stage" = "t12"."left_stage"
        AND "t14"."visit" = "t12"."then"
      ) AS "t17"
     ) AS "t18"
     GROUP BY
      "t18"."pipeline",
      "t18"."stage",
      "t18"."position"
    ) AS "t19"
   ) AS "t21"
    ON "t16"."pipeline" IS NOT DISTINCT FROM "t21"."again_pipeline"
    AND "t16"."stage" IS NOT DISTINCT FROM "t21"."again_stage"
    AND "t16"."position" IS NOT DISTINCT FROM "t21"."again_position"
  ) AS "t22"
 ) AS "t23"
) AS "t24"
