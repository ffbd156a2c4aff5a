WITH "t7" AS (
 SELECT
  *
 FROM (
  SELECT
   "t1"."deal_id" AS "deal_id",
   "t1"."stage" AS "stage",
   COALESCE("t1"."pipeline", 'default') AS "pipeline",
   "t1"."changed_at" AS "moved_at",
   1 AS "n"
  FROM "stage_changes" AS "t1"
  WHERE
   isNotNull("t1"."stage") AND isNotNull("t1"."changed_at")
 ) AS "t5"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t0"."deal_id" AS "deal_id",
   "t0"."stage" AS "stage",
   "t0"."pipeline" AS "pipeline",
   "t0"."entered_at" AS "moved_at",
   -1 AS "n"
  FROM "stays" AS "t0"
 ) AS "t4"
), "t20" AS (
 SELECT
  "t17"."ladder_pipeline" AS "ladder_pipeline",
  "t17"."ladder_stage" AS "ladder_stage",
  "t17"."rank" AS "rank",
  MAX("t17"."rank") OVER (
   PARTITION BY "t17"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t16"."ladder_pipeline" AS "ladder_pipeline",
   "t16"."ladder_stage" AS "ladder_stage",
   "t16"."rank" AS "rank"
  FROM (
   SELECT
    "t10"."ladder_pipeline" AS "ladder_pipeline",
    "t10"."ladder_stage" AS "ladder_stage",
    "t10"."position" AS "position",
    (
     DENSE_RANK() OVER (
      PARTITION BY "t10"."ladder_pipeline"
      ORDER BY "t10"."position" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ) - 1
    ) + 1 AS "rank"
   FROM (
    SELECT
     COALESCE("t6"."pipeline", 'default') AS "ladder_pipeline",
     "t6"."stage" AS "ladder_stage",
     MIN("t6"."position") AS "position"
    FROM (
     SELECT
      *
     FROM "stages" AS "t2"
     WHERE
      "t2"."kind" = 'open'
    ) AS "t6"
    GROUP BY
     COALESCE("t6"."pipeline", 'default'),
     "t6"."stage"
   ) AS "t10"
  ) AS "t16"
 ) AS "t17"
), "t23" AS (
 SELECT
  *
 FROM (
  SELECT
   "t18"."deal_id" AS "deal_id",
   "t18"."pipeline" AS "pipeline",
   "t18"."stage" AS "stage",
   "t18"."moved_at" AS "moved_at",
   SUM("t18"."n") AS "times"
  FROM (
   SELECT
    "t9"."deal_id" AS "deal_id",
    "t9"."stage" AS "stage",
    "t9"."pipeline" AS "pipeline",
    "t9"."moved_at" AS "moved_at",
    "t9"."n" AS "n"
   FROM "t7" AS "t9"
   LEFT SEMI JOIN (
    SELECT
     *
    FROM (
     SELECT
      "t8"."deal_id" AS "deal_id",
      SUM("t8"."n") AS "n"
     FROM "t7" AS "t8"
     GROUP BY
      "t8"."deal_id"
    ) AS "t13"
    WHERE
     "t13"."n" > 0
   ) AS "t15"
    ON "t9"."deal_id" = "t15"."deal_id"
  ) AS "t18"
  GROUP BY
   "t18"."deal_id",
   "t18"."pipeline",
   "t18"."stage",
   "t18"."moved_at"
 ) AS "t19"
 WHERE
  "t19"."times" > 0
), "t42" AS (
 SELECT
  *
 FROM (
  SELECT
   "t40"."deal_id" AS "deal_id",
   "t40"."pipeline" AS "pipeline",
   "t40"."stage" AS "stage",
   "t40"."next_pipeline" AS "next_pipeline",
   "t40"."next_stage" AS "next_stage",
   "t40"."next_kind" AS "next_kind",
   "t40"."moved_at" AS "moved_at",
   1 AS "times",
   CASE
    WHEN CASE
     WHEN "t40"."kind" IN ('won', 'lost')
     THEN 'reopened'
     WHEN "t40"."next_kind" = 'lost'
     THEN 'lost'
     WHEN (
      "t40"."rank_to" - "t40"."rank_from"
     ) = 1
     THEN 'next'
     WHEN (
      "t40"."rank_to" - "t40"."rank_from"
     ) > 1
     THEN 'skip'
     WHEN (
      "t40"."rank_to" - "t40"."rank_from"
     ) < 0
     THEN 'back'
     ELSE 'other'
    END IN ('next', 'skip', 'back')
    THEN ABS("t40"."rank_to" - "t40"."rank_from") - 1
    ELSE CAST(NULL AS Nullable(Int64))
   END AS "stages_over",
   CASE
    WHEN "t40"."kind" IN ('won', 'lost')
    THEN 'reopened'
    WHEN "t40"."next_kind" = 'lost'
    THEN 'lost'
    WHEN (
     "t40"."rank_to" - "t40"."rank_from"
    ) = 1
    THEN 'next'
    WHEN (
     "t40"."rank_to" - "t40"."rank_from"
    ) > 1
    THEN 'skip'
    WHEN (
     "t40"."rank_to" - "t40"."rank_from"
    ) < 0
    THEN 'back'
    ELSE 'other'
   END AS "part"
  FROM (
   SELECT
    "t39".*
    EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
   FROM (
    SELECT
     "t36"."deal_id" AS "deal_id",
     "t36"."sequence" AS "sequence",
     "t36"."pipeline" AS "pipeline",
     "t36"."stage" AS "stage",
     "t36"."kind" AS "kind",
     "t36"."next_pipeline" AS "next_pipeline",
     "t36"."next_stage" AS "next_stage",
     "t36"."next_kind" AS "next_kind",
     "t36"."outcome" AS "outcome",
     "t36"."moved_at" AS "moved_at",
     "t36"."rank_from" AS "rank_from",
     "t36"."top" AS "top",
     "t36"."then_pipeline" AS "then_pipeline",
     "t36"."then_stage" AS "then_stage",
     "t36"."then_rank" AS "then_rank",
     CASE
      WHEN COALESCE("t36"."next_pipeline" <> "t36"."pipeline", FALSE)
      THEN CAST(NULL AS Nullable(Int64))
      WHEN "t36"."next_kind" = 'won'
      THEN "t36"."top"
      ELSE "t36"."then_rank"
     END AS "rank_to"
    FROM (
     SELECT
      "t33"."deal_id" AS "deal_id",
      "t33"."sequence" AS "sequence",
      "t33"."pipeline" AS "pipeline",
      "t33"."stage" AS "stage",
      "t33"."kind" AS "kind",
      "t33"."next_pipeline" AS "next_pipeline",
      "t33"."next_stage" AS "next_stage",
      "t33"."next_kind" AS "next_kind",
      "t33"."outcome" AS "outcome",
      "t33"."moved_at" AS "moved_at",
      "t33"."rank_from" AS "rank_from",
      "t33"."top" AS "top",
      "t26"."then_pipeline" AS "then_pipeline",
      "t26"."then_stage" AS "then_stage",
      "t26"."then_rank" AS "then_rank"
     FROM (
      SELECT
       "t30"."deal_id" AS "deal_id",
       "t30"."sequence" AS "sequence",
       "t30"."pipeline" AS "pipeline",
       "t30"."stage" AS "stage",
       "t30"."kind" AS "kind",
       "t30"."next_pipeline" AS "next_pipeline",
       "t30"."next_stage" AS "next_stage",
       "t30"."next_kind" AS "next_kind",
       "t30"."outcome" AS "outcome",
       "t30"."moved_at" AS "moved_at",
       "t30"."rank" AS "rank_from",
       "t30"."top" AS "top"
      FROM (
       SELECT
        "t29".*
        EXCEPT ("ladder_pipeline", "ladder_stage")
       FROM (
        SELECT
         "t12"."deal_id" AS "deal_id",
         "t12"."sequence" AS "sequence",
         "t12"."pipeline" AS "pipeline",
         "t12"."stage" AS "stage",
         "t12"."kind" AS "kind",
         "t12"."next_pipeline" AS "next_pipeline",
         "t12"."next_stage" AS "next_stage",
         "t12"."next_kind" AS "next_kind",
         "t12"."outcome" AS "outcome",
         "t12"."moved_at" AS "moved_at",
         "t22"."ladder_pipeline" AS "ladder_pipeline",
         "t22"."ladder_stage" AS "ladder_stage",
         "t22"."rank" AS "rank",
         "t22"."top" AS "top"
        FROM (
         SELECT
          "t0"."deal_id" AS "deal_id",
          "t0"."sequence" AS "sequence",
          "t0"."pipeline" AS "pipeline",
          "t0"."stage" AS "stage",
          "t0"."kind" AS "kind",
          "t0"."next_pipeline" AS "next_pipeline",
          "t0"."next_stage" AS "next_stage",
          CASE
           WHEN COALESCE(
            isNull("t0"."next_stage")
            AND (
             "t0"."kind" = 'open'
            )
            AND "t0"."outcome" IN ('won', 'lost'),
            FALSE
           )
           THEN "t0"."outcome"
           ELSE "t0"."next_kind"
          END AS "next_kind",
          "t0"."outcome" AS "outcome",
          "t0"."left_at" AS "moved_at"
         FROM "stays" AS "t0"
         WHERE
          isNotNull("t0"."next_stage")
          OR COALESCE(
           isNull("t0"."next_stage")
           AND (
            "t0"."kind" = 'open'
           )
           AND "t0"."outcome" IN ('won', 'lost'),
           FALSE
          )
        ) AS "t12"
        LEFT OUTER JOIN "t20" AS "t22"
         ON "t12"."pipeline" = "t22"."ladder_pipeline"
         AND "t12"."stage" = "t22"."ladder_stage"
       ) AS "t29"
      ) AS "t30"
     ) AS "t33"
     LEFT OUTER JOIN (
      SELECT
       "t21"."ladder_pipeline" AS "then_pipeline",
       "t21"."ladder_stage" AS "then_stage",
       "t21"."rank" AS "then_rank"
      FROM "t20" AS "t21"
     ) AS "t26"
      ON "t33"."pipeline" = "t26"."then_pipeline"
      AND "t33"."next_stage" = "t26"."then_stage"
    ) AS "t36"
   ) AS "t39"
  ) AS "t40"
 ) AS "t41"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t37"."deal_id" AS "deal_id",
   "t37"."pipeline" AS "pipeline",
   "t37"."stage" AS "stage",
   "t37"."pipeline" AS "next_pipeline",
   "t37"."stage" AS "next_stage",
   "t37"."kind" AS "next_kind",
   "t37"."moved_at" AS "moved_at",
   "t37"."times" AS "times",
   CAST(NULL AS Nullable(Int64)) AS "stages_over",
   'repeat' AS "part"
  FROM (
   SELECT
    "t27"."deal_id" AS "deal_id",
    "t27"."pipeline" AS "pipeline",
    "t27"."stage" AS "stage",
    "t27"."moved_at" AS "moved_at",
    "t27"."times" AS "times",
    "t35"."of_id" AS "of_id",
    "t35"."of_pipeline" AS "of_pipeline",
    "t35"."of_stage" AS "of_stage",
    "t35"."kind" AS "kind"
   FROM "t23" AS "t27"
   INNER JOIN (
    SELECT
     "t31"."deal_id" AS "of_id",
     "t31"."pipeline" AS "of_pipeline",
     "t31"."stage" AS "of_stage",
     MAX("t31"."kind") AS "kind"
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
      "t3"."closed_at" AS "closed_at"
     FROM "stays" AS "t3"
     LEFT SEMI JOIN "t23" AS "t28"
      ON "t3"."deal_id" = "t28"."deal_id"
    ) AS "t31"
    GROUP BY
     "t31"."deal_id",
     "t31"."pipeline",
     "t31"."stage"
   ) AS "t35"
    ON "t27"."deal_id" = "t35"."of_id"
    AND "t27"."pipeline" = "t35"."of_pipeline"
    AND "t27"."stage" = "t35"."of_stage"
  ) AS "t37"
 ) AS "t38"
)
SELECT
 "t48"."part" AS "part",
 "t48"."moves" AS "moves",
 "t48"."over" AS "over",
 "t48"."deals" AS "deals",
 "t48"."of_deals" AS "of_deals",
 "t48"."deals" / "t48"."of_deals" AS "share",
 CASE
  WHEN (
   "t48"."deals" / nullIf("t48"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t48"."deals" / nullIf("t48"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t48"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t48"."deals" / nullIf("t48"."of_deals", 0)
       ) * (
        1.0 - (
         "t48"."deals" / nullIf("t48"."of_deals", 0)
        )
       )
      ) / nullIf("t48"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t48"."of_deals", 0) * 4.0 * nullIf("t48"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t48"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t48"."deals" / nullIf("t48"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t48"."deals" / nullIf("t48"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t48"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t48"."deals" / nullIf("t48"."of_deals", 0)
       ) * (
        1.0 - (
         "t48"."deals" / nullIf("t48"."of_deals", 0)
        )
       )
      ) / nullIf("t48"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t48"."of_deals", 0) * 4.0 * nullIf("t48"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t48"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t47"."part" AS "part",
  "t47"."moves" AS "moves",
  "t47"."over" AS "over",
  "t47"."deals" AS "deals",
  "t45"."of_deals" AS "of_deals"
 FROM (
  SELECT
   "t43"."part" AS "part",
   SUM("t43"."times") AS "moves",
   COALESCE(sumIf("t43"."times", "t43"."stages_over" > 0), 0) AS "over",
   uniq("t43"."deal_id") AS "deals"
  FROM "t42" AS "t43"
  GROUP BY
   "t43"."part"
 ) AS "t47"
 CROSS JOIN (
  SELECT
   uniq("t43"."deal_id") AS "of_deals"
  FROM "t42" AS "t43"
 ) AS "t45"
) AS "t48"
