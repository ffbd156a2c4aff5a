WITH "t7" AS (
 SELECT
  COALESCE("t5"."pipeline", 'default') AS "pipeline",
  "t5"."stage" AS "stage",
  MIN("t5"."position") AS "position"
 FROM (
  SELECT
   *
  FROM "stages" AS "t0"
  WHERE
   "t0"."kind" = 'open'
 ) AS "t5"
 GROUP BY
  COALESCE("t5"."pipeline", 'default'),
  "t5"."stage"
), "t27" AS (
 SELECT
  "t26"."deal_id" AS "deal_id",
  "t26"."pipeline" AS "pipeline",
  "t26"."stage" AS "stage",
  "t26"."position" AS "position",
  "t26"."source" AS "source",
  MIN("t26"."outcome") AS "outcome",
  MIN("t26"."entered_at") AS "entered_at"
 FROM (
  SELECT
   "t25"."deal_id" AS "deal_id",
   "t25"."pipeline" AS "pipeline",
   "t25"."source" AS "source",
   "t25"."outcome" AS "outcome",
   "t25"."entered_at" AS "entered_at",
   "t25"."sequence" AS "sequence",
   "t25"."over_stage" AS "over_stage",
   "t25"."over" AS "over",
   "t25"."over_stage" AS "stage",
   "t25"."over" AS "position",
   TRUE AS "passed_over",
   TRUE AS "advanced"
  FROM (
   SELECT
    "t24".*
    EXCEPT ("above", "below", "over_pipeline")
   FROM (
    SELECT
     "t23"."deal_id" AS "deal_id",
     "t23"."pipeline" AS "pipeline",
     "t23"."source" AS "source",
     "t23"."outcome" AS "outcome",
     "t23"."entered_at" AS "entered_at",
     "t23"."sequence" AS "sequence",
     "t23"."below" AS "below",
     "t23"."above" AS "above",
     "t13"."over_pipeline" AS "over_pipeline",
     "t13"."over_stage" AS "over_stage",
     "t13"."over" AS "over"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t11"."deal_id" AS "deal_id",
       "t11"."pipeline" AS "pipeline",
       "t11"."source" AS "source",
       "t11"."outcome" AS "outcome",
       "t11"."entered_at" AS "entered_at",
       "t11"."sequence" AS "sequence",
       "t11"."previous_position" AS "below",
       "t11"."position" AS "above"
      FROM (
       SELECT
        "t9".*
        EXCEPT ("carried_id")
       FROM (
        SELECT
         "t3"."deal_id" AS "deal_id",
         "t3"."pipeline" AS "pipeline",
         "t3"."stage" AS "stage",
         "t3"."position" AS "position",
         "t3"."kind" AS "kind",
         "t3"."sequence" AS "sequence",
         "t3"."visit" AS "visit",
         "t3"."entered_at" AS "entered_at",
         "t3"."left_at" AS "left_at",
         "t3"."next_pipeline" AS "next_pipeline",
         "t3"."next_stage" AS "next_stage",
         "t3"."next_position" AS "next_position",
         "t3"."next_kind" AS "next_kind",
         "t3"."previous_position" AS "previous_position",
         "t3"."furthest_position" AS "furthest_position",
         "t3"."furthest_stage" AS "furthest_stage",
         "t3"."outcome" AS "outcome",
         "t3"."closed_at" AS "closed_at",
         "t6"."carried_id" AS "carried_id",
         "t6"."source" AS "source"
        FROM "stays" AS "t3"
        LEFT OUTER JOIN (
         SELECT
          "t2"."deal_id" AS "carried_id",
          "t2"."source" AS "source"
         FROM "deals" AS "t2"
        ) AS "t6"
         ON "t3"."deal_id" = "t6"."carried_id"
       ) AS "t9"
      ) AS "t11"
      WHERE
       "t11"."kind" = 'open' AND "t11"."position" > (
        "t11"."previous_position" + 1
       )
     ) AS "t16"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t11"."deal_id" AS "deal_id",
       "t11"."pipeline" AS "pipeline",
       "t11"."source" AS "source",
       "t11"."outcome" AS "outcome",
       "t11"."left_at" AS "entered_at",
       "t11"."sequence" + 1 AS "sequence",
       "t11"."position" AS "below",
       CAST(NULL AS Nullable(Int64)) AS "above"
      FROM (
       SELECT
        "t9".*
        EXCEPT ("carried_id")
       FROM (
        SELECT
         "t3"."deal_id" AS "deal_id",
         "t3"."pipeline" AS "pipeline",
         "t3"."stage" AS "stage",
         "t3"."position" AS "position",
         "t3"."kind" AS "kind",
         "t3"."sequence" AS "sequence",
         "t3"."visit" AS "visit",
         "t3"."entered_at" AS "entered_at",
         "t3"."left_at" AS "left_at",
         "t3"."next_pipeline" AS "next_pipeline",
         "t3"."next_stage" AS "next_stage",
         "t3"."next_position" AS "next_position",
         "t3"."next_kind" AS "next_kind",
         "t3"."previous_position" AS "previous_position",
         "t3"."furthest_position" AS "furthest_position",
         "t3"."furthest_stage" AS "furthest_stage",
         "t3"."outcome" AS "outcome",
         "t3"."closed_at" AS "closed_at",
         "t6"."carried_id" AS "carried_id",
         "t6"."source" AS "source"
        FROM "stays" AS "t3"
        LEFT OUTER JOIN (
         SELECT
          "t2"."deal_id" AS "carried_id",
          "t2"."source" AS "source"
         FROM "deals" AS "t2"
        ) AS "t6"
         ON "t3"."deal_id" = "t6"."carried_id"
       ) AS "t9"
      ) AS "t11"
      WHERE
       "t11"."kind" = 'open'
       AND "t11"."outcome" = 'won'
       AND isNull("t11"."furthest_position")
       AND NOT (
        COALESCE("t11"."next_kind" = 'open', FALSE)
       )
     ) AS "t18"
    ) AS "t23"
    INNER JOIN (
     SELECT
      "t8"."pipeline" AS "over_pipeline",
      "t8"."stage" AS "over_stage",
      "t8"."position" AS "over"
     FROM "t7" AS "t8"
    ) AS "t13"
     ON "t23"."pipeline" = "t13"."over_pipeline"
     AND "t13"."over" > "t23"."below"
     AND (
      (
       "t13"."over" < "t23"."above"
      ) OR isNull("t23"."above")
     )
   ) AS "t24"
  ) AS "t25"
 ) AS "t26"
 GROUP BY
  "t26"."deal_id",
  "t26"."pipeline",
  "t26"."stage",
  "t26"."position",
  "t26"."source"
), "t41" AS (
 SELECT
  "t40"."pipeline" AS "pipeline",
  "t40"."stage" AS "stage",
  "t40"."source" AS "source",
  COUNT(*) AS "entered",
  countIf("t40"."part" = 'advanced') AS "advanced",
  countIf("t40"."part" = 'lost') AS "lost",
  countIf("t40"."part" = 'still_here') AS "still_here",
  countIf("t40"."part" = 'elsewhere') AS "elsewhere",
  countIf("t40"."part" = 'outcome_unknown') AS "outcome_unknown"
 FROM (
  SELECT
   "t39"."deal_id" AS "deal_id",
   "t39"."pipeline" AS "pipeline",
   "t39"."stage" AS "stage",
   "t39"."position" AS "position",
   "t39"."source" AS "source",
   "t39"."outcome" AS "outcome",
   "t39"."entered_at" AS "entered_at",
   "t39"."passed_over" AS "passed_over",
   CASE
    WHEN "t39"."advanced"
    THEN 'advanced'
    WHEN "t39"."outcome" = 'lost'
    THEN 'lost'
    WHEN (
     "t39"."outcome" = 'open'
    ) AND isNotNull("t39"."standing_id")
    THEN 'still_here'
    WHEN "t39"."outcome" = 'open'
    THEN 'elsewhere'
    ELSE 'outcome_unknown'
   END AS "part"
  FROM (
   SELECT
    "t38"."deal_id" AS "deal_id",
    "t38"."pipeline" AS "pipeline",
    "t38"."stage" AS "stage",
    "t38"."position" AS "position",
    "t38"."source" AS "source",
    "t38"."outcome" AS "outcome",
    "t38"."entered_at" AS "entered_at",
    "t38"."passed_over" AS "passed_over",
    "t38"."advanced" AS "advanced",
    "t15"."standing_id" AS "standing_id",
    "t15"."standing_pipeline" AS "standing_pipeline",
    "t15"."standing_stage" AS "standing_stage"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t34"."deal_id" AS "deal_id",
       "t34"."pipeline" AS "pipeline",
       "t34"."stage" AS "stage",
       "t34"."position" AS "position",
       "t34"."source" AS "source",
       "t34"."outcome" AS "outcome",
       CASE
        WHEN "t34"."jumped_at" < "t34"."entered_at"
        THEN "t34"."jumped_at"
        ELSE "t34"."entered_at"
       END AS "entered_at",
       "t34"."passed_over" AS "passed_over",
       "t34"."advanced" OR isNotNull("t34"."over_id") AS "advanced"
      FROM (
       SELECT
        "t21"."deal_id" AS "deal_id",
        "t21"."pipeline" AS "pipeline",
        "t21"."stage" AS "stage",
        "t21"."position" AS "position",
        "t21"."source" AS "source",
        "t21"."outcome" AS "outcome",
        "t21"."entered_at" AS "entered_at",
        "t21"."passed_over" AS "passed_over",
        "t21"."advanced" AS "advanced",
        "t32"."over_id" AS "over_id",
        "t32"."over_pipeline" AS "over_pipeline",
        "t32"."over_stage" AS "over_stage",
        "t32"."jumped_at" AS "jumped_at"
       FROM (
        SELECT
         "t17".*
         EXCEPT ("sequence")
        FROM (
         SELECT
          "t11"."deal_id" AS "deal_id",
          "t11"."pipeline" AS "pipeline",
          "t11"."stage" AS "stage",
          "t11"."position" AS "position",
          "t11"."source" AS "source",
          "t11"."outcome" AS "outcome",
          "t11"."entered_at" AS "entered_at",
          "t11"."sequence" AS "sequence",
          FALSE AS "passed_over",
          COALESCE("t11"."furthest_position" > "t11"."position", FALSE)
          OR COALESCE("t11"."outcome" = 'won', FALSE) AS "advanced"
         FROM (
          SELECT
           "t9".*
           EXCEPT ("carried_id")
          FROM (
           SELECT
            "t3"."deal_id" AS "deal_id",
            "t3"."pipeline" AS "pipeline",
            "t3"."stage" AS "stage",
            "t3"."position" AS "position",
            "t3"."kind" AS "kind",
            "t3"."sequence" AS "sequence",
            "t3"."visit" AS "visit",
            "t3"."entered_at" AS "entered_at",
            "t3"."left_at" AS "left_at",
            "t3"."next_pipeline" AS "next_pipeline",
            "t3"."next_stage" AS "next_stage",
            "t3"."next_position" AS "next_position",
            "t3"."next_kind" AS "next_kind",
            "t3"."previous_position" AS "previous_position",
            "t3"."furthest_position" AS "furthest_position",
            "t3"."furthest_stage" AS "furthest_stage",
            "t3"."outcome" AS "outcome",
            "t3"."closed_at" AS "closed_at",
            "t6"."carried_id" AS "carried_id",
            "t6"."source" AS "source"
           FROM "stays" AS "t3"
           LEFT OUTER JOIN (
            SELECT
             "t2"."deal_id" AS "carried_id",
             "t2"."source" AS "source"
            FROM "deals" AS "t2"
           ) AS "t6"
            ON "t3"."deal_id" = "t6"."carried_id"
          ) AS "t9"
         ) AS "t11"
         WHERE
          "t11"."kind" = 'open' AND "t11"."visit" = 1
        ) AS "t17"
       ) AS "t21"
       LEFT OUTER JOIN (
        SELECT
         "t28"."deal_id" AS "over_id",
         "t28"."pipeline" AS "over_pipeline",
         "t28"."stage" AS "over_stage",
         "t28"."entered_at" AS "jumped_at"
        FROM "t27" AS "t28"
       ) AS "t32"
        ON "t21"."deal_id" = "t32"."over_id"
        AND "t21"."pipeline" = "t32"."over_pipeline"
        AND "t21"."stage" = "t32"."over_stage"
      ) AS "t34"
     ) AS "t35"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t31"."deal_id" AS "deal_id",
       "t31"."pipeline" AS "pipeline",
       "t31"."stage" AS "stage",
       "t31"."position" AS "position",
       "t31"."source" AS "source",
       "t31"."outcome" AS "outcome",
       "t31"."entered_at" AS "entered_at",
       "t31"."passed_over" AS "passed_over",
       "t31"."advanced" AS "advanced"
      FROM (
       SELECT
        "t28"."deal_id" AS "deal_id",
        "t28"."pipeline" AS "pipeline",
        "t28"."stage" AS "stage",
        "t28"."position" AS "position",
        "t28"."source" AS "source",
        "t28"."outcome" AS "outcome",
        "t28"."entered_at" AS "entered_at",
        TRUE AS "passed_over",
        TRUE AS "advanced"
       FROM "t27" AS "t28"
      ) AS "t31"
      LEFT ANTI JOIN (
       SELECT
        "t17".*
        EXCEPT ("sequence")
       FROM (
        SELECT
         "t11"."deal_id" AS "deal_id",
         "t11"."pipeline" AS "pipeline",
         "t11"."stage" AS "stage",
         "t11"."position" AS "position",
         "t11"."source" AS "source",
         "t11"."outcome" AS "outcome",
         "t11"."entered_at" AS "entered_at",
         "t11"."sequence" AS "sequence",
         FALSE AS "passed_over",
         COALESCE("t11"."furthest_position" > "t11"."position", FALSE)
         OR COALESCE("t11"."outcome" = 'won', FALSE) AS "advanced"
        FROM (
         SELECT
          "t9".*
          EXCEPT ("carried_id")
         FROM (
          SELECT
           "t3"."deal_id" AS "deal_id",
           "t3"."pipeline" AS "pipeline",
           "t3"."stage" AS "stage",
           "t3"."position" AS "position",
           "t3"."kind" AS "kind",
           "t3"."sequence" AS "sequence",
           "t3"."visit" AS "visit",
           "t3"."entered_at" AS "entered_at",
           "t3"."left_at" AS "left_at",
           "t3"."next_pipeline" AS "next_pipeline",
           "t3"."next_stage" AS "next_stage",
           "t3"."next_position" AS "next_position",
           "t3"."next_kind" AS "next_kind",
           "t3"."previous_position" AS "previous_position",
           "t3"."furthest_position" AS "furthest_position",
           "t3"."furthest_stage" AS "furthest_stage",
           "t3"."outcome" AS "outcome",
           "t3"."closed_at" AS "closed_at",
           "t6"."carried_id" AS "carried_id",
           "t6"."source" AS "source"
          FROM "stays" AS "t3"
          LEFT OUTER JOIN (
           SELECT
            "t2"."deal_id" AS "carried_id",
            "t2"."source" AS "source"
           FROM "deals" AS "t2"
          ) AS "t6"
           ON "t3"."deal_id" = "t6"."carried_id"
         ) AS "t9"
        ) AS "t11"
        WHERE
         "t11"."kind" = 'open' AND "t11"."visit" = 1
       ) AS "t17"
      ) AS "t22"
       ON "t31"."deal_id" = "t22"."deal_id"
       AND "t31"."pipeline" = "t22"."pipeline"
       AND "t31"."stage" = "t22"."stage"
     ) AS "t33"
    ) AS "t36"
    WHERE
     "t36"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
     AND "t36"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
   ) AS "t38"
   LEFT OUTER JOIN (
    SELECT
     "t11"."deal_id" AS "standing_id",
     "t11"."pipeline" AS "standing_pipeline",
     "t11"."stage" AS "standing_stage"
    FROM (
     SELECT
      "t9".*
      EXCEPT ("carried_id")
     FROM (
      SELECT
       "t3"."deal_id" AS "deal_id",
       "t3"."pipeline" AS "pipeline",
       "t3"."stage" AS "stage",
       "t3"."position" AS "position",
       "t3"."kind" AS "kind",
       "t3"."sequence" AS "sequence",
       "t3"."visit" AS "visit",
       "t3"."entered_at" AS "entered_at",
       "t3"."left_at" AS "left_at",
       "t3"."next_pipeline" AS "next_pipeline",
       "t3"."next_stage" AS "next_stage",
       "t3"."next_position" AS "next_position",
       "t3"."next_kind" AS "next_kind",
       "t3"."previous_position" AS "previous_position",
       "t3"."furthest_position" AS "furthest_position",
       "t3"."furthest_stage" AS "furthest_stage",
       "t3"."outcome" AS "outcome",
       "t3"."closed_at" AS "closed_at",
       "t6"."carried_id" AS "carried_id",
       "t6"."source" AS "source"
      FROM "stays" AS "t3"
      LEFT OUTER JOIN (
       SELECT
        "t2"."deal_id" AS "carried_id",
        "t2"."source" AS "source"
       FROM "deals" AS "t2"
      ) AS "t6"
       ON "t3"."deal_id" = "t6"."carried_id"
     ) AS "t9"
    ) AS "t11"
    WHERE
     "t11"."outcome" = 'open' AND "t11"."kind" = 'open' AND isNull("t11"."next_stage")
   ) AS "t15"
    ON "t38"."deal_id" = "t15"."standing_id"
    AND "t38"."pipeline" = "t15"."standing_pipeline"
    AND "t38"."stage" = "t15"."standing_stage"
  ) AS "t39"
 ) AS "t40"
 GROUP BY
  "t40"."pipeline",
  "t40"."stage",
  "t40"."source"
)
SELECT
 "t47"."pipeline" AS "pipeline",
 "t47"."stage" AS "stage",
 "t47"."position" AS "position",
 "t47"."source" AS "source",
 "t47"."entered" AS "entered",
 "t47"."advanced" AS "advanced",
 "t47"."lost" AS "lost",
 "t47"."still_here" AS "still_here",
 "t47"."elsewhere" AS "elsewhere",
 "t47"."outcome_unknown" AS "outcome_unknown",
 "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0) AS "conversion",
 CASE
  WHEN (
   "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t47"."advanced" + "t47"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
       ) * (
        1.0 - (
         "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
        )
       )
      ) / nullIf("t47"."advanced" + "t47"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t47"."advanced" + "t47"."lost", 0) * 4.0 * nullIf("t47"."advanced" + "t47"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t47"."advanced" + "t47"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t47"."advanced" + "t47"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
       ) * (
        1.0 - (
         "t47"."advanced" / nullIf("t47"."advanced" + "t47"."lost", 0)
        )
       )
      ) / nullIf("t47"."advanced" + "t47"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t47"."advanced" + "t47"."lost", 0) * 4.0 * nullIf("t47"."advanced" + "t47"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t47"."advanced" + "t47"."lost", 0)
   ) + 1.0
  )
 END AS "high",
 "t47"."advanced" / nullIf("t47"."entered", 0) AS "advanced_share",
 "t47"."lost" / nullIf("t47"."entered", 0) AS "lost_share",
 "t47"."still_here" / nullIf("t47"."entered", 0) AS "still_here_share",
 "t47"."elsewhere" / nullIf("t47"."entered", 0) AS "elsewhere_share",
 'implied' AS "skips"
FROM (
 SELECT
  "t10"."pipeline" AS "pipeline",
  "t10"."stage" AS "stage",
  "t10"."position" AS "position",
  "t46"."group_source" AS "source",
  COALESCE("t43"."entered", 0) AS "entered",
  COALESCE("t43"."advanced", 0) AS "advanced",
  COALESCE("t43"."lost", 0) AS "lost",
  COALESCE("t43"."still_here", 0) AS "still_here",
  COALESCE("t43"."elsewhere", 0) AS "elsewhere",
  COALESCE("t43"."outcome_unknown", 0) AS "outcome_unknown"
 FROM "t7" AS "t10"
 CROSS JOIN (
  SELECT
   "t44"."source" AS "group_source"
  FROM (
   SELECT DISTINCT
    "t42"."source" AS "source"
   FROM "t41" AS "t42"
  ) AS "t44"
 ) AS "t46"
 LEFT OUTER JOIN "t41" AS "t43"
  ON "t10"."pipeline" = "t43"."pipeline"
  AND "t10"."stage" = "t43"."stage"
  AND "t46"."group_source" IS NOT DISTINCT FROM "t43"."source"
) AS "t47"
