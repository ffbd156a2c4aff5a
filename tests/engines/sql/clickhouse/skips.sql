WITH "t10" AS (
 SELECT
  "t9"."ladder_pipeline" AS "ladder_pipeline",
  "t9"."ladder_stage" AS "ladder_stage",
  "t9"."rank" AS "rank",
  MAX("t9"."rank") OVER (
   PARTITION BY "t9"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t8"."ladder_pipeline" AS "ladder_pipeline",
   "t8"."ladder_stage" AS "ladder_stage",
   "t8"."rank" AS "rank"
  FROM (
   SELECT
    "t5"."ladder_pipeline" AS "ladder_pipeline",
    "t5"."ladder_stage" AS "ladder_stage",
    "t5"."position" AS "position",
    (
     DENSE_RANK() OVER (
      PARTITION BY "t5"."ladder_pipeline"
      ORDER BY "t5"."position" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ) - 1
    ) + 1 AS "rank"
   FROM (
    SELECT
     COALESCE("t4"."pipeline", 'default') AS "ladder_pipeline",
     "t4"."stage" AS "ladder_stage",
     MIN("t4"."position") AS "position"
    FROM (
     SELECT
      *
     FROM "stages" AS "t2"
     WHERE
      "t2"."kind" = 'open'
    ) AS "t4"
    GROUP BY
     COALESCE("t4"."pipeline", 'default'),
     "t4"."stage"
   ) AS "t5"
  ) AS "t8"
 ) AS "t9"
), "t23" AS (
 SELECT
  *
 FROM (
  SELECT
   "t21"."deal_id" AS "deal_id",
   "t21"."pipeline" AS "pipeline",
   "t21"."stage" AS "stage",
   "t21"."next_pipeline" AS "next_pipeline",
   "t21"."next_stage" AS "next_stage",
   "t21"."next_kind" AS "next_kind",
   "t21"."moved_at" AS "moved_at",
   1 AS "times",
   CASE
    WHEN CASE
     WHEN "t21"."kind" IN ('won', 'lost')
     THEN 'reopened'
     WHEN "t21"."next_kind" = 'lost'
     THEN 'lost'
     WHEN (
      "t21"."rank_to" - "t21"."rank_from"
     ) = 1
     THEN 'next'
     WHEN (
      "t21"."rank_to" - "t21"."rank_from"
     ) > 1
     THEN 'skip'
     WHEN (
      "t21"."rank_to" - "t21"."rank_from"
     ) < 0
     THEN 'back'
     ELSE 'other'
    END IN ('next', 'skip', 'back')
    THEN ABS("t21"."rank_to" - "t21"."rank_from") - 1
    ELSE CAST(NULL AS Nullable(Int64))
   END AS "stages_over",
   CASE
    WHEN "t21"."kind" IN ('won', 'lost')
    THEN 'reopened'
    WHEN "t21"."next_kind" = 'lost'
    THEN 'lost'
    WHEN (
     "t21"."rank_to" - "t21"."rank_from"
    ) = 1
    THEN 'next'
    WHEN (
     "t21"."rank_to" - "t21"."rank_from"
    ) > 1
    THEN 'skip'
    WHEN (
     "t21"."rank_to" - "t21"."rank_from"
    ) < 0
    THEN 'back'
    ELSE 'other'
   END AS "part"
  FROM (
   SELECT
    "t20".*
    EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
   FROM (
    SELECT
     "t19"."deal_id" AS "deal_id",
     "t19"."sequence" AS "sequence",
     "t19"."pipeline" AS "pipeline",
     "t19"."stage" AS "stage",
     "t19"."kind" AS "kind",
     "t19"."next_pipeline" AS "next_pipeline",
     "t19"."next_stage" AS "next_stage",
     "t19"."next_kind" AS "next_kind",
     "t19"."outcome" AS "outcome",
     "t19"."moved_at" AS "moved_at",
     "t19"."rank_from" AS "rank_from",
     "t19"."top" AS "top",
     "t19"."then_pipeline" AS "then_pipeline",
     "t19"."then_stage" AS "then_stage",
     "t19"."then_rank" AS "then_rank",
     CASE
      WHEN COALESCE("t19"."next_pipeline" <> "t19"."pipeline", FALSE)
      THEN CAST(NULL AS Nullable(Int64))
      WHEN "t19"."next_kind" = 'won'
      THEN "t19"."top"
      ELSE "t19"."then_rank"
     END AS "rank_to"
    FROM (
     SELECT
      "t18"."deal_id" AS "deal_id",
      "t18"."sequence" AS "sequence",
      "t18"."pipeline" AS "pipeline",
      "t18"."stage" AS "stage",
      "t18"."kind" AS "kind",
      "t18"."next_pipeline" AS "next_pipeline",
      "t18"."next_stage" AS "next_stage",
      "t18"."next_kind" AS "next_kind",
      "t18"."outcome" AS "outcome",
      "t18"."moved_at" AS "moved_at",
      "t18"."rank_from" AS "rank_from",
      "t18"."top" AS "top",
      "t14"."then_pipeline" AS "then_pipeline",
      "t14"."then_stage" AS "then_stage",
      "t14"."then_rank" AS "then_rank"
     FROM (
      SELECT
       "t16"."deal_id" AS "deal_id",
       "t16"."sequence" AS "sequence",
       "t16"."pipeline" AS "pipeline",
       "t16"."stage" AS "stage",
       "t16"."kind" AS "kind",
       "t16"."next_pipeline" AS "next_pipeline",
       "t16"."next_stage" AS "next_stage",
       "t16"."next_kind" AS "next_kind",
       "t16"."outcome" AS "outcome",
       "t16"."moved_at" AS "moved_at",
       "t16"."rank" AS "rank_from",
       "t16"."top" AS "top"
      FROM (
       SELECT
        "t15".*
        EXCEPT ("ladder_pipeline", "ladder_stage")
       FROM (
        SELECT
         "t7"."deal_id" AS "deal_id",
         "t7"."sequence" AS "sequence",
         "t7"."pipeline" AS "pipeline",
         "t7"."stage" AS "stage",
         "t7"."kind" AS "kind",
         "t7"."next_pipeline" AS "next_pipeline",
         "t7"."next_stage" AS "next_stage",
         "t7"."next_kind" AS "next_kind",
         "t7"."outcome" AS "outcome",
         "t7"."moved_at" AS "moved_at",
         "t12"."ladder_pipeline" AS "ladder_pipeline",
         "t12"."ladder_stage" AS "ladder_stage",
         "t12"."rank" AS "rank",
         "t12"."top" AS "top"
        FROM (
         SELECT
          "t1"."deal_id" AS "deal_id",
          "t1"."sequence" AS "sequence",
          "t1"."pipeline" AS "pipeline",
          "t1"."stage" AS "stage",
          "t1"."kind" AS "kind",
          "t1"."next_pipeline" AS "next_pipeline",
          "t1"."next_stage" AS "next_stage",
          CASE
           WHEN COALESCE(
            isNull("t1"."next_stage")
            AND (
             "t1"."kind" = 'open'
            )
            AND "t1"."outcome" IN ('won', 'lost'),
            FALSE
           )
           THEN "t1"."outcome"
           ELSE "t1"."next_kind"
          END AS "next_kind",
          "t1"."outcome" AS "outcome",
          "t1"."left_at" AS "moved_at"
         FROM "stays" AS "t1"
         WHERE
          isNotNull("t1"."next_stage")
          OR COALESCE(
           isNull("t1"."next_stage")
           AND (
            "t1"."kind" = 'open'
           )
           AND "t1"."outcome" IN ('won', 'lost'),
           FALSE
          )
        ) AS "t7"
        LEFT OUTER JOIN "t10" AS "t12"
         ON "t7"."pipeline" = "t12"."ladder_pipeline" AND "t7"."stage" = "t12"."ladder_stage"
       ) AS "t15"
      ) AS "t16"
     ) AS "t18"
     LEFT OUTER JOIN (
      SELECT
       "t11"."ladder_pipeline" AS "then_pipeline",
       "t11"."ladder_stage" AS "then_stage",
       "t11"."rank" AS "then_rank"
      FROM "t10" AS "t11"
     ) AS "t14"
      ON "t18"."pipeline" = "t14"."then_pipeline"
      AND "t18"."next_stage" = "t14"."then_stage"
    ) AS "t19"
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t0"."deal_id" AS "deal_id",
   "t0"."pipeline" AS "pipeline",
   "t0"."stage" AS "stage",
   "t0"."pipeline" AS "next_pipeline",
   "t0"."stage" AS "next_stage",
   "t0"."kind" AS "next_kind",
   "t0"."moved_at" AS "moved_at",
   "t0"."times" AS "times",
   CAST(NULL AS Nullable(Int64)) AS "stages_over",
   'repeat' AS "part"
  FROM "repeats" AS "t0"
 ) AS "t3"
)
SELECT
 "t29"."part" AS "part",
 "t29"."moves" AS "moves",
 "t29"."over" AS "over",
 "t29"."deals" AS "deals",
 "t29"."of_deals" AS "of_deals",
 "t29"."deals" / "t29"."of_deals" AS "share",
 CASE
  WHEN (
   "t29"."deals" / nullIf("t29"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t29"."deals" / nullIf("t29"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t29"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t29"."deals" / nullIf("t29"."of_deals", 0)
       ) * (
        1.0 - (
         "t29"."deals" / nullIf("t29"."of_deals", 0)
        )
       )
      ) / nullIf("t29"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t29"."of_deals", 0) * 4.0 * nullIf("t29"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t29"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t29"."deals" / nullIf("t29"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t29"."deals" / nullIf("t29"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t29"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t29"."deals" / nullIf("t29"."of_deals", 0)
       ) * (
        1.0 - (
         "t29"."deals" / nullIf("t29"."of_deals", 0)
        )
       )
      ) / nullIf("t29"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t29"."of_deals", 0) * 4.0 * nullIf("t29"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t29"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t28"."part" AS "part",
  "t28"."moves" AS "moves",
  "t28"."over" AS "over",
  "t28"."deals" AS "deals",
  "t26"."of_deals" AS "of_deals"
 FROM (
  SELECT
   "t24"."part" AS "part",
   SUM("t24"."times") AS "moves",
   COALESCE(sumIf("t24"."times", "t24"."stages_over" > 0), 0) AS "over",
   uniq("t24"."deal_id") AS "deals"
  FROM "t23" AS "t24"
  GROUP BY
   "t24"."part"
 ) AS "t28"
 CROSS JOIN (
  SELECT
   uniq("t24"."deal_id") AS "of_deals"
  FROM "t23" AS "t24"
 ) AS "t26"
) AS "t29"
