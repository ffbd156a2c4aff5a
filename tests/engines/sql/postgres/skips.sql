WITH "t7" AS (
 SELECT
  *
 FROM (
  SELECT
   "t1"."deal_id",
   "t1"."stage",
   COALESCE("t1"."pipeline", 'default') AS "pipeline",
   "t1"."changed_at" AS "moved_at",
   1 AS "n"
  FROM "stage_changes" AS "t1"
  WHERE
   "t1"."stage" IS NOT NULL AND "t1"."changed_at" IS NOT NULL
 ) AS "t5"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t0"."deal_id",
   "t0"."stage",
   "t0"."pipeline",
   "t0"."entered_at" AS "moved_at",
   -1 AS "n"
  FROM "stays" AS "t0"
 ) AS "t4"
), "t20" AS (
 SELECT
  "t17"."ladder_pipeline",
  "t17"."ladder_stage",
  "t17"."rank",
  MAX("t17"."rank") OVER (
   PARTITION BY "t17"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t16"."ladder_pipeline",
   "t16"."ladder_stage",
   "t16"."rank"
  FROM (
   SELECT
    "t10"."ladder_pipeline",
    "t10"."ladder_stage",
    "t10"."position",
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
     1,
     2
   ) AS "t10"
  ) AS "t16"
 ) AS "t17"
), "t23" AS (
 SELECT
  *
 FROM (
  SELECT
   "t18"."deal_id",
   "t18"."pipeline",
   "t18"."stage",
   "t18"."moved_at",
   SUM("t18"."n") AS "times"
  FROM (
   SELECT
    "t9"."deal_id",
    "t9"."stage",
    "t9"."pipeline",
    "t9"."moved_at",
    "t9"."n"
   FROM "t7" AS "t9"
   WHERE
    EXISTS(
     SELECT
      1
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t8"."deal_id",
        SUM("t8"."n") AS "n"
       FROM "t7" AS "t8"
       GROUP BY
        1
      ) AS "t13"
      WHERE
       "t13"."n" > 0
     ) AS "t15"
     WHERE
      "t9"."deal_id" = "t15"."deal_id"
    )
  ) AS "t18"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t19"
 WHERE
  "t19"."times" > 0
), "t42" AS (
 SELECT
  *
 FROM (
  SELECT
   "t40"."deal_id",
   "t40"."pipeline",
   "t40"."stage",
   "t40"."next_pipeline",
   "t40"."next_stage",
   "t40"."next_kind",
   "t40"."moved_at",
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
    ELSE CAST(NULL AS BIGINT)
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
    "t39"."deal_id",
    "t39"."sequence",
    "t39"."pipeline",
    "t39"."stage",
    "t39"."kind",
    "t39"."next_pipeline",
    "t39"."next_stage",
    "t39"."next_kind",
    "t39"."outcome",
    "t39"."moved_at",
    "t39"."rank_from",
    "t39"."rank_to"
   FROM (
    SELECT
     "t36"."deal_id",
     "t36"."sequence",
     "t36"."pipeline",
     "t36"."stage",
     "t36"."kind",
     "t36"."next_pipeline",
     "t36"."next_stage",
     "t36"."next_kind",
     "t36"."outcome",
     "t36"."moved_at",
     "t36"."rank_from",
     "t36"."top",
     "t36"."then_pipeline",
     "t36"."then_stage",
     "t36"."then_rank",
     CASE
      WHEN COALESCE("t36"."next_pipeline" <> "t36"."pipeline", FALSE)
      THEN CAST(NULL AS BIGINT)
      WHEN "t36"."next_kind" = 'won'
      THEN "t36"."top"
      ELSE "t36"."then_rank"
     END AS "rank_to"
    FROM (
     SELECT
      "t33"."deal_id",
      "t33"."sequence",
      "t33"."pipeline",
      "t33"."stage",
      "t33"."kind",
      "t33"."next_pipeline",
      "t33"."next_stage",
      "t33"."next_kind",
      "t33"."outcome",
      "t33"."moved_at",
      "t33"."rank_from",
      "t33"."top",
      "t26"."then_pipeline",
      "t26"."then_stage",
      "t26"."then_rank"
     FROM (
      SELECT
       "t30"."deal_id",
       "t30"."sequence",
       "t30"."pipeline",
       "t30"."stage",
       "t30"."kind",
       "t30"."next_pipeline",
       "t30"."next_stage",
       "t30"."next_kind",
       "t30"."outcome",
       "t30"."moved_at",
       "t30"."rank" AS "rank_from",
       "t30"."top"
      FROM (
       SELECT
        "t29"."deal_id",
        "t29"."sequence",
        "t29"."pipeline",
        "t29"."stage",
        "t29"."kind",
        "t29"."next_pipeline",
        "t29"."next_stage",
        "t29"."next_kind",
        "t29"."outcome",
        "t29"."moved_at",
        "t29"."rank",
        "t29"."top"
       FROM (
        SELECT
         "t12"."deal_id",
         "t12"."sequence",
         "t12"."pipeline",
         "t12"."stage",
         "t12"."kind",
         "t12"."next_pipeline",
         "t12"."next_stage",
         "t12"."next_kind",
         "t12"."outcome",
         "t12"."moved_at",
         "t22"."ladder_pipeline",
         "t22"."ladder_stage",
         "t22"."rank",
         "t22"."top"
        FROM (
         SELECT
          "t0"."deal_id",
          "t0"."sequence",
          "t0"."pipeline",
          "t0"."stage",
          "t0"."kind",
          "t0"."next_pipeline",
          "t0"."next_stage",
          CASE
           WHEN COALESCE(
            (
             "t0"."next_stage" IS NULL
            )
            AND (
             "t0"."kind" = 'open'
            )
            AND "t0"."outcome" IN ('won', 'lost'),
            FALSE
           )
           THEN "t0"."outcome"
           ELSE "t0"."next_kind"
          END AS "next_kind",
          "t0"."outcome",
          "t0"."left_at" AS "moved_at"
         FROM "stays" AS "t0"
         WHERE
          (
           "t0"."next_stage" IS NOT NULL
          )
          OR COALESCE(
           (
            "t0"."next_stage" IS NULL
           )
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
   "t37"."deal_id",
   "t37"."pipeline",
   "t37"."stage",
   "t37"."pipeline" AS "next_pipeline",
   "t37"."stage" AS "next_stage",
   "t37"."kind" AS "next_kind",
   "t37"."moved_at",
   "t37"."times",
   CAST(NULL AS BIGINT) AS "stages_over",
   'repeat' AS "part"
  FROM (
   SELECT
    "t27"."deal_id",
    "t27"."pipeline",
    "t27"."stage",
    "t27"."moved_at",
    "t27"."times",
    "t35"."of_id",
    "t35"."of_pipeline",
    "t35"."of_stage",
    "t35"."kind"
   FROM "t23" AS "t27"
   INNER JOIN (
    SELECT
     "t31"."deal_id" AS "of_id",
     "t31"."pipeline" AS "of_pipeline",
     "t31"."stage" AS "of_stage",
     MAX("t31"."kind") AS "kind"
    FROM (
     SELECT
      "t3"."deal_id",
      "t3"."pipeline",
      "t3"."stage",
      "t3"."position",
      "t3"."kind",
      "t3"."sequence",
      "t3"."visit",
      "t3"."entered_at",
      "t3"."left_at",
      "t3"."next_pipeline",
      "t3"."next_stage",
      "t3"."next_position",
      "t3"."next_kind",
      "t3"."previous_position",
      "t3"."furthest_position",
      "t3"."furthest_stage",
      "t3"."outcome",
      "t3"."closed_at"
     FROM "stays" AS "t3"
     WHERE
      EXISTS(
       SELECT
        1
       FROM "t23" AS "t28"
       WHERE
        "t3"."deal_id" = "t28"."deal_id"
      )
    ) AS "t31"
    GROUP BY
     1,
     2,
     3
   ) AS "t35"
    ON "t27"."deal_id" = "t35"."of_id"
    AND "t27"."pipeline" = "t35"."of_pipeline"
    AND "t27"."stage" = "t35"."of_stage"
  ) AS "t37"
 ) AS "t38"
)
SELECT
 "t48"."part",
 "t48"."moves",
 "t48"."over",
 "t48"."deals",
 "t48"."of_deals",
 CAST("t48"."deals" AS DOUBLE PRECISION) / "t48"."of_deals" AS "share",
 CASE
  WHEN (
   CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t48"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t48"."of_deals", 0) * 4.0 * NULLIF("t48"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t48"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t48"."deals" AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t48"."of_deals", 0) * 4.0 * NULLIF("t48"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t48"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t47"."part",
  "t47"."moves",
  "t47"."over",
  "t47"."deals",
  "t45"."of_deals"
 FROM (
  SELECT
   "t43"."part",
   SUM("t43"."times") AS "moves",
   COALESCE(SUM("t43"."times") FILTER(WHERE
    "t43"."stages_over" > 0), 0) AS "over",
   COUNT(DISTINCT "t43"."deal_id") AS "deals"
  FROM "t42" AS "t43"
  GROUP BY
   1
 ) AS "t47"
 CROSS JOIN (
  SELECT
   COUNT(DISTINCT "t43"."deal_id") AS "of_deals"
  FROM "t42" AS "t43"
 ) AS "t45"
) AS "t48"
