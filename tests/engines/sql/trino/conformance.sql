WITH "t14" AS (
 SELECT
  "t12"."ladder_pipeline",
  "t12"."ladder_stage",
  "t12"."rank",
  MAX("t12"."rank") OVER (
   PARTITION BY "t12"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t9"."ladder_pipeline",
   "t9"."ladder_stage",
   "t9"."rank"
  FROM (
   SELECT
    "t7"."ladder_pipeline",
    "t7"."ladder_stage",
    "t7"."position",
    (
     DENSE_RANK() OVER (PARTITION BY "t7"."ladder_pipeline" ORDER BY "t7"."position" ASC) - 1
    ) + 1 AS "rank"
   FROM (
    SELECT
     COALESCE("t6"."pipeline", 'default') AS "ladder_pipeline",
     "t6"."stage" AS "ladder_stage",
     MIN("t6"."position") AS "position"
    FROM (
     SELECT
      *
     FROM "stages" AS "t1"
     WHERE
      "t1"."kind" = 'open'
    ) AS "t6"
    GROUP BY
     1,
     2
   ) AS "t7"
  ) AS "t9"
 ) AS "t12"
), "t26" AS (
 SELECT
  "t25"."deal_id",
  COALESCE("t25"."steps", 0) AS "steps",
  COALESCE("t25"."word_0", 0) AS "word_0",
  COALESCE("t25"."word_1", 0) AS "word_1",
  COALESCE("t25"."rest_0", 0) AS "rest_0",
  COALESCE("t25"."rest_1", 0) AS "rest_1",
  "t25"."outcome",
  COALESCE("t25"."outcome", '') AS "decision"
 FROM (
  SELECT
   "t24"."deal_id",
   COUNT(*) AS "steps",
   SUM("t24"."shifted") FILTER(WHERE
    "t24"."word" = 0) AS "word_0",
   SUM("t24"."shifted") FILTER(WHERE
    "t24"."word" = 1) AS "word_1",
   SUM(
    IF(
     "t24"."word" >= 2,
     (
      (
       (
        (
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             )
            ) + 40503
           ) % 2147483647
          ) * (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             )
            ) + 40503
           ) % 2147483647
          )
         ) + 40503
        ) % 2147483647
       ) * (
        (
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             )
            ) + 40503
           ) % 2147483647
          ) * (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             )
            ) + 40503
           ) % 2147483647
          )
         ) + 40503
        ) % 2147483647
       )
      ) + 40503
     ) % 2147483647,
     CAST(NULL AS BIGINT)
    )
   ) AS "rest_0",
   SUM(
    IF(
     "t24"."word" >= 2,
     (
      (
       (
        (
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             )
            ) + 1103515245
           ) % 2147483647
          ) * (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             )
            ) + 1103515245
           ) % 2147483647
          )
         ) + 1103515245
        ) % 2147483647
       ) * (
        (
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             )
            ) + 1103515245
           ) % 2147483647
          ) * (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   "t24"."beyond" * "t24"."beyond"
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             )
            ) + 1103515245
           ) % 2147483647
          )
         ) + 1103515245
        ) % 2147483647
       )
      ) + 1103515245
     ) % 2147483647,
     CAST(NULL AS BIGINT)
    )
   ) AS "rest_1",
   MAX("t24"."outcome") FILTER(WHERE
    "t24"."nth" = 1) AS "outcome"
  FROM (
   SELECT
    "t17"."deal_id",
    "t17"."pipeline",
    "t17"."outcome",
    "t17"."step",
    "t17"."nth",
    "t17"."number",
    "t17"."width",
    CAST(CAST(FLOOR(
     CAST((
      "t17"."nth" - 1
     ) AS DOUBLE) / (
      CAST(FLOOR(CAST((
       60
      ) AS DOUBLE) / (
       "t17"."width"
      )) AS BIGINT)
     )
    ) AS BIGINT) AS INTEGER) AS "word",
    BITWISE_LEFT_SHIFT(
     "t17"."number",
     (
      (
       (
        "t17"."nth" - 1
       ) % CAST(FLOOR(CAST((
        60
       ) AS DOUBLE) / (
        "t17"."width"
       )) AS BIGINT)
      ) * "t17"."width"
     )
    ) AS "shifted",
    (
     (
      "t17"."nth" * 1000003
     ) + "t17"."number"
    ) % 2147483647 AS "beyond"
   FROM (
    SELECT
     "t13"."deal_id",
     "t13"."pipeline",
     "t13"."outcome",
     "t13"."step",
     CAST(CAST("t13"."nth" AS INTEGER) AS BIGINT) AS "nth",
     CAST(CAST("t13"."number" AS INTEGER) AS BIGINT) AS "number",
     "t13"."width"
    FROM (
     SELECT
      "t5"."deal_id",
      "t5"."pipeline",
      "t5"."outcome",
      "t5"."step",
      "t5"."nth",
      "t11"."number",
      "t11"."width"
     FROM (
      SELECT
       "t0"."deal_id",
       "t0"."pipeline",
       "t0"."outcome",
       "t0"."stage" AS "step",
       "t0"."sequence" AS "nth"
      FROM "stays" AS "t0"
     ) AS "t5"
     INNER JOIN (
      SELECT
       "t8"."pipeline",
       "t8"."step",
       "t8"."number",
       CAST(CASE
        WHEN "t8"."total" < 16
        THEN 4
        WHEN "t8"."total" < 32
        THEN 5
        WHEN "t8"."total" < 64
        THEN 6
        WHEN "t8"."total" < 1024
        THEN 10
        ELSE 30
       END AS BIGINT) AS "width"
      FROM (
       SELECT
        "t3"."pipeline",
        "t3"."step",
        (
         ROW_NUMBER() OVER (ORDER BY "t3"."pipeline" ASC, "t3"."step" ASC) - 1
        ) + 1 AS "number",
        COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
       FROM (
        SELECT DISTINCT
         "t0"."pipeline",
         "t0"."stage" AS "step"
        FROM "stays" AS "t0"
       ) AS "t3"
      ) AS "t8"
     ) AS "t11"
      ON "t5"."pipeline" = "t11"."pipeline" AND "t5"."step" = "t11"."step"
    ) AS "t13"
   ) AS "t17"
  ) AS "t24"
  GROUP BY
   1
 ) AS "t25"
), "t32" AS (
 SELECT
  "t2"."deal_id",
  "t2"."pipeline",
  "t2"."stage",
  "t2"."position",
  "t2"."kind",
  "t2"."sequence",
  "t2"."visit",
  "t2"."entered_at",
  "t2"."left_at",
  "t2"."next_pipeline",
  "t2"."next_stage",
  "t2"."next_position",
  "t2"."next_kind",
  "t2"."previous_position",
  "t2"."furthest_position",
  "t2"."furthest_stage",
  "t2"."outcome",
  "t2"."closed_at"
 FROM "stays" AS "t2"
 WHERE
  EXISTS(
   SELECT
    1
   FROM (
    SELECT
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision",
     MIN("t27"."deal_id") AS "deal_id"
    FROM "t26" AS "t27"
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6
   ) AS "t31"
   WHERE
    "t2"."deal_id" = "t31"."deal_id"
  )
), "t33" AS (
 SELECT
  "t2"."deal_id",
  "t2"."pipeline",
  "t2"."stage",
  "t2"."kind",
  "t2"."sequence",
  "t2"."next_stage",
  "t2"."outcome",
  "t22"."ladder_pipeline",
  "t22"."ladder_stage",
  "t22"."rank",
  "t23"."top_pipeline",
  "t23"."top"
 FROM "stays" AS "t2"
 LEFT OUTER JOIN (
  SELECT
   "t15"."ladder_pipeline",
   "t15"."ladder_stage",
   "t15"."rank"
  FROM "t14" AS "t15"
 ) AS "t22"
  ON "t2"."pipeline" = "t22"."ladder_pipeline" AND "t2"."stage" = "t22"."ladder_stage"
 LEFT OUTER JOIN (
  SELECT DISTINCT
   "t15"."ladder_pipeline" AS "top_pipeline",
   "t15"."top"
  FROM "t14" AS "t15"
 ) AS "t23"
  ON "t2"."pipeline" = "t23"."top_pipeline"
 WHERE
  EXISTS(
   SELECT
    1
   FROM (
    SELECT
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision",
     MIN("t27"."deal_id") AS "deal_id"
    FROM "t26" AS "t27"
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6
   ) AS "t31"
   WHERE
    "t2"."deal_id" = "t31"."deal_id"
  )
), "t40" AS (
 SELECT
  "t35"."deal_id",
  "t35"."pipeline",
  "t35"."stage",
  "t35"."kind",
  "t35"."sequence",
  "t35"."next_stage",
  "t35"."outcome",
  "t35"."ladder_pipeline",
  "t35"."ladder_stage",
  IF("t35"."kind" = 'won', "t35"."top", "t35"."rank") AS "rank",
  "t35"."top_pipeline",
  "t35"."top"
 FROM "t33" AS "t35"
), "t64" AS (
 SELECT
  "t63"."deal_id",
  "t63"."pipeline",
  "t63"."move",
  "t63"."free",
  "t16"."ladder_stage" AS "stage"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t56"."deal_id",
    "t56"."pipeline",
    "t56"."rank_from",
    "t56"."rank_to",
    FALSE AS "free",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55"."deal_id",
     "t55"."sequence",
     "t55"."pipeline",
     "t55"."stage",
     "t55"."kind",
     "t55"."next_pipeline",
     "t55"."next_stage",
     "t55"."next_kind",
     "t55"."outcome",
     "t55"."moved_at",
     "t55"."rank_from",
     "t55"."rank_to"
    FROM (
     SELECT
      "t53"."deal_id",
      "t53"."sequence",
      "t53"."pipeline",
      "t53"."stage",
      "t53"."kind",
      "t53"."next_pipeline",
      "t53"."next_stage",
      "t53"."next_kind",
      "t53"."outcome",
      "t53"."moved_at",
      "t53"."rank_from",
      "t53"."top",
      "t53"."then_pipeline",
      "t53"."then_stage",
      "t53"."then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id",
       "t51"."sequence",
       "t51"."pipeline",
       "t51"."stage",
       "t51"."kind",
       "t51"."next_pipeline",
       "t51"."next_stage",
       "t51"."next_kind",
       "t51"."outcome",
       "t51"."moved_at",
       "t51"."rank_from",
       "t51"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t48"."deal_id",
        "t48"."sequence",
        "t48"."pipeline",
        "t48"."stage",
        "t48"."kind",
        "t48"."next_pipeline",
        "t48"."next_stage",
        "t48"."next_kind",
        "t48"."outcome",
        "t48"."moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top"
       FROM (
        SELECT
         "t46"."deal_id",
         "t46"."sequence",
         "t46"."pipeline",
         "t46"."stage",
         "t46"."kind",
         "t46"."next_pipeline",
         "t46"."next_stage",
         "t46"."next_kind",
         "t46"."outcome",
         "t46"."moved_at",
         "t46"."rank",
         "t46"."top"
        FROM (
         SELECT
          "t45"."deal_id",
          "t45"."sequence",
          "t45"."pipeline",
          "t45"."stage",
          "t45"."kind",
          "t45"."next_pipeline",
          "t45"."next_stage",
          "t45"."next_kind",
          "t45"."outcome",
          "t45"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t34"."deal_id",
           "t34"."sequence",
           "t34"."pipeline",
           "t34"."stage",
           "t34"."kind",
           "t34"."next_pipeline",
           "t34"."next_stage",
           IF(
            COALESCE(
             (
              "t34"."next_stage" IS NULL
             )
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t34"."outcome",
            "t34"."next_kind"
           ) AS "next_kind",
           "t34"."outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           (
            "t34"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t34"."next_stage" IS NULL
            )
            AND (
             "t34"."kind" = 'open'
            )
            AND "t34"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t45"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t45"."pipeline" = "t16"."ladder_pipeline"
          AND "t45"."stage" = "t16"."ladder_stage"
        ) AS "t46"
       ) AS "t48"
      ) AS "t51"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t51"."pipeline" = "t21"."then_pipeline"
       AND "t51"."next_stage" = "t21"."then_stage"
     ) AS "t53"
    ) AS "t55"
   ) AS "t56"
   WHERE
    "t56"."rank_to" > (
     "t56"."rank_from" + 1
    )
  ) AS "t61"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t35"."deal_id",
    "t35"."pipeline",
    0 AS "rank_from",
    IF("t35"."kind" = 'won', "t35"."top", "t35"."rank") AS "rank_to",
    FALSE AS "free",
    0 AS "move"
   FROM "t33" AS "t35"
   WHERE
    "t35"."sequence" = 1 AND IF("t35"."kind" = 'won', "t35"."top", "t35"."rank") > 1
  ) AS "t42"
 ) AS "t63"
 INNER JOIN "t14" AS "t16"
  ON "t63"."pipeline" = "t16"."ladder_pipeline"
  AND "t16"."rank" > "t63"."rank_from"
  AND "t16"."rank" < "t63"."rank_to"
), "t78" AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t34"."deal_id",
    "t34"."pipeline",
    'stage_unlisted' AS "rule",
    "t34"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t34"."sequence" - 1 AS "move"
   FROM "t32" AS "t34"
   WHERE
    "t34"."kind" IS NULL
  ) AS "t38"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t56"."deal_id",
    "t56"."pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS VARCHAR) AS "stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55"."deal_id",
     "t55"."sequence",
     "t55"."pipeline",
     "t55"."stage",
     "t55"."kind",
     "t55"."next_pipeline",
     "t55"."next_stage",
     "t55"."next_kind",
     "t55"."outcome",
     "t55"."moved_at",
     "t55"."rank_from",
     "t55"."rank_to"
    FROM (
     SELECT
      "t53"."deal_id",
      "t53"."sequence",
      "t53"."pipeline",
      "t53"."stage",
      "t53"."kind",
      "t53"."next_pipeline",
      "t53"."next_stage",
      "t53"."next_kind",
      "t53"."outcome",
      "t53"."moved_at",
      "t53"."rank_from",
      "t53"."top",
      "t53"."then_pipeline",
      "t53"."then_stage",
      "t53"."then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id",
       "t51"."sequence",
       "t51"."pipeline",
       "t51"."stage",
       "t51"."kind",
       "t51"."next_pipeline",
       "t51"."next_stage",
       "t51"."next_kind",
       "t51"."outcome",
       "t51"."moved_at",
       "t51"."rank_from",
       "t51"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t48"."deal_id",
        "t48"."sequence",
        "t48"."pipeline",
        "t48"."stage",
        "t48"."kind",
        "t48"."next_pipeline",
        "t48"."next_stage",
        "t48"."next_kind",
        "t48"."outcome",
        "t48"."moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top"
       FROM (
        SELECT
         "t46"."deal_id",
         "t46"."sequence",
         "t46"."pipeline",
         "t46"."stage",
         "t46"."kind",
         "t46"."next_pipeline",
         "t46"."next_stage",
         "t46"."next_kind",
         "t46"."outcome",
         "t46"."moved_at",
         "t46"."rank",
         "t46"."top"
        FROM (
         SELECT
          "t45"."deal_id",
          "t45"."sequence",
          "t45"."pipeline",
          "t45"."stage",
          "t45"."kind",
          "t45"."next_pipeline",
          "t45"."next_stage",
          "t45"."next_kind",
          "t45"."outcome",
          "t45"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t34"."deal_id",
           "t34"."sequence",
           "t34"."pipeline",
           "t34"."stage",
           "t34"."kind",
           "t34"."next_pipeline",
           "t34"."next_stage",
           IF(
            COALESCE(
             (
              "t34"."next_stage" IS NULL
             )
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t34"."outcome",
            "t34"."next_kind"
           ) AS "next_kind",
           "t34"."outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           (
            "t34"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t34"."next_stage" IS NULL
            )
            AND (
             "t34"."kind" = 'open'
            )
            AND "t34"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t45"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t45"."pipeline" = "t16"."ladder_pipeline"
          AND "t45"."stage" = "t16"."ladder_stage"
        ) AS "t46"
       ) AS "t48"
      ) AS "t51"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t51"."pipeline" = "t21"."then_pipeline"
       AND "t51"."next_stage" = "t21"."then_stage"
     ) AS "t53"
    ) AS "t55"
   ) AS "t56"
   WHERE
    "t56"."next_pipeline" <> "t56"."pipeline"
  ) AS "t57"
 ) AS "t60"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t56"."deal_id",
    "t56"."pipeline",
    'reopened' AS "rule",
    "t56"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55"."deal_id",
     "t55"."sequence",
     "t55"."pipeline",
     "t55"."stage",
     "t55"."kind",
     "t55"."next_pipeline",
     "t55"."next_stage",
     "t55"."next_kind",
     "t55"."outcome",
     "t55"."moved_at",
     "t55"."rank_from",
     "t55"."rank_to"
    FROM (
     SELECT
      "t53"."deal_id",
      "t53"."sequence",
      "t53"."pipeline",
      "t53"."stage",
      "t53"."kind",
      "t53"."next_pipeline",
      "t53"."next_stage",
      "t53"."next_kind",
      "t53"."outcome",
      "t53"."moved_at",
      "t53"."rank_from",
      "t53"."top",
      "t53"."then_pipeline",
      "t53"."then_stage",
      "t53"."then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id",
       "t51"."sequence",
       "t51"."pipeline",
       "t51"."stage",
       "t51"."kind",
       "t51"."next_pipeline",
       "t51"."next_stage",
       "t51"."next_kind",
       "t51"."outcome",
       "t51"."moved_at",
       "t51"."rank_from",
       "t51"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t48"."deal_id",
        "t48"."sequence",
        "t48"."pipeline",
        "t48"."stage",
        "t48"."kind",
        "t48"."next_pipeline",
        "t48"."next_stage",
        "t48"."next_kind",
        "t48"."outcome",
        "t48"."moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top"
       FROM (
        SELECT
         "t46"."deal_id",
         "t46"."sequence",
         "t46"."pipeline",
         "t46"."stage",
         "t46"."kind",
         "t46"."next_pipeline",
         "t46"."next_stage",
         "t46"."next_kind",
         "t46"."outcome",
         "t46"."moved_at",
         "t46"."rank",
         "t46"."top"
        FROM (
         SELECT
          "t45"."deal_id",
          "t45"."sequence",
          "t45"."pipeline",
          "t45"."stage",
          "t45"."kind",
          "t45"."next_pipeline",
          "t45"."next_stage",
          "t45"."next_kind",
          "t45"."outcome",
          "t45"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t34"."deal_id",
           "t34"."sequence",
           "t34"."pipeline",
           "t34"."stage",
           "t34"."kind",
           "t34"."next_pipeline",
           "t34"."next_stage",
           IF(
            COALESCE(
             (
              "t34"."next_stage" IS NULL
             )
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t34"."outcome",
            "t34"."next_kind"
           ) AS "next_kind",
           "t34"."outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           (
            "t34"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t34"."next_stage" IS NULL
            )
            AND (
             "t34"."kind" = 'open'
            )
            AND "t34"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t45"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t45"."pipeline" = "t16"."ladder_pipeline"
          AND "t45"."stage" = "t16"."ladder_stage"
        ) AS "t46"
       ) AS "t48"
      ) AS "t51"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t51"."pipeline" = "t21"."then_pipeline"
       AND "t51"."next_stage" = "t21"."then_stage"
     ) AS "t53"
    ) AS "t55"
   ) AS "t56"
   WHERE
    "t56"."kind" IN ('won', 'lost')
  ) AS "t58"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t69"."deal_id",
     "t69"."pipeline",
     'stage_left_out' AS "rule",
     "t69"."stage",
     CAST(NULL AS VARCHAR) AS "next_stage",
     "t69"."move"
    FROM (
     SELECT
      *
     FROM "t64" AS "t65"
     WHERE
      NOT (
       "t65"."free"
      )
    ) AS "t69"
    WHERE
     NOT EXISTS(
      SELECT
       1
      FROM "t32" AS "t36"
      WHERE
       "t69"."deal_id" = "t36"."deal_id"
       AND "t69"."pipeline" = "t36"."pipeline"
       AND "t69"."stage" = "t36"."stage"
     )
   ) AS "t73"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t56"."deal_id",
     "t56"."pipeline",
     'moved_back' AS "rule",
     "t56"."stage",
     "t56"."next_stage",
     "t56"."sequence" AS "move"
    FROM (
     SELECT
      "t55"."deal_id",
      "t55"."sequence",
      "t55"."pipeline",
      "t55"."stage",
      "t55"."kind",
      "t55"."next_pipeline",
      "t55"."next_stage",
      "t55"."next_kind",
      "t55"."outcome",
      "t55"."moved_at",
      "t55"."rank_from",
      "t55"."rank_to"
     FROM (
      SELECT
       "t53"."deal_id",
       "t53"."sequence",
       "t53"."pipeline",
       "t53"."stage",
       "t53"."kind",
       "t53"."next_pipeline",
       "t53"."next_stage",
       "t53"."next_kind",
       "t53"."outcome",
       "t53"."moved_at",
       "t53"."rank_from",
       "t53"."top",
       "t53"."then_pipeline",
       "t53"."then_stage",
       "t53"."then_rank",
       CASE
        WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
        THEN CAST(NULL AS BIGINT)
        WHEN "t53"."next_kind" = 'won'
        THEN "t53"."top"
        ELSE "t53"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t51"."deal_id",
        "t51"."sequence",
        "t51"."pipeline",
        "t51"."stage",
        "t51"."kind",
        "t51"."next_pipeline",
        "t51"."next_stage",
        "t51"."next_kind",
        "t51"."outcome",
        "t51"."moved_at",
        "t51"."rank_from",
        "t51"."top",
        "t21"."then_pipeline",
        "t21"."then_stage",
        "t21"."then_rank"
       FROM (
        SELECT
         "t48"."deal_id",
         "t48"."sequence",
         "t48"."pipeline",
         "t48"."stage",
         "t48"."kind",
         "t48"."next_pipeline",
         "t48"."next_stage",
         "t48"."next_kind",
         "t48"."outcome",
         "t48"."moved_at",
         "t48"."rank" AS "rank_from",
         "t48"."top"
        FROM (
         SELECT
          "t46"."deal_id",
          "t46"."sequence",
          "t46"."pipeline",
          "t46"."stage",
          "t46"."kind",
          "t46"."next_pipeline",
          "t46"."next_stage",
          "t46"."next_kind",
          "t46"."outcome",
          "t46"."moved_at",
          "t46"."rank",
          "t46"."top"
         FROM (
          SELECT
           "t45"."deal_id",
           "t45"."sequence",
           "t45"."pipeline",
           "t45"."stage",
           "t45"."kind",
           "t45"."next_pipeline",
           "t45"."next_stage",
           "t45"."next_kind",
           "t45"."outcome",
           "t45"."moved_at",
           "t16"."ladder_pipeline",
           "t16"."ladder_stage",
           "t16"."rank",
           "t16"."top"
          FROM (
           SELECT
            "t34"."deal_id",
            "t34"."sequence",
            "t34"."pipeline",
            "t34"."stage",
            "t34"."kind",
            "t34"."next_pipeline",
            "t34"."next_stage",
            IF(
             COALESCE(
              (
               "t34"."next_stage" IS NULL
              )
              AND (
               "t34"."kind" = 'open'
              )
              AND "t34"."outcome" IN ('won', 'lost'),
              FALSE
             ),
             "t34"."outcome",
             "t34"."next_kind"
            ) AS "next_kind",
            "t34"."outcome",
            "t34"."left_at" AS "moved_at"
           FROM "t32" AS "t34"
           WHERE
            (
             "t34"."next_stage" IS NOT NULL
            )
            OR COALESCE(
             (
              "t34"."next_stage" IS NULL
             )
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            )
          ) AS "t45"
          LEFT OUTER JOIN "t14" AS "t16"
           ON "t45"."pipeline" = "t16"."ladder_pipeline"
           AND "t45"."stage" = "t16"."ladder_stage"
         ) AS "t46"
        ) AS "t48"
       ) AS "t51"
       LEFT OUTER JOIN (
        SELECT
         "t15"."ladder_pipeline" AS "then_pipeline",
         "t15"."ladder_stage" AS "then_stage",
         "t15"."rank" AS "then_rank"
        FROM "t14" AS "t15"
       ) AS "t21"
        ON "t51"."pipeline" = "t21"."then_pipeline"
        AND "t51"."next_stage" = "t21"."then_stage"
      ) AS "t53"
     ) AS "t55"
    ) AS "t56"
    WHERE
     "t56"."rank_to" < "t56"."rank_from" AND NOT (
      FALSE
     )
   ) AS "t59"
  ) AS "t74"
 ) AS "t76"
)
SELECT
 "t92"."rule",
 "t92"."pipeline",
 "t92"."stage",
 "t92"."next_stage",
 "t92"."deals",
 "t92"."of_deals",
 "t92"."times",
 "t92"."broken_won",
 "t92"."broken_lost",
 "t92"."kept_won",
 "t92"."kept_lost",
 "t92"."broken_win_rate",
 "t92"."broken_low",
 "t92"."broken_high",
 "t92"."kept_win_rate",
 "t92"."kept_low",
 "t92"."kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t92"."deals" DESC, "t92"."rule" ASC, "t92"."pipeline" ASC, "t92"."stage" ASC, "t92"."next_stage" ASC
  ) - 1
 ) + 1 AS "place",
 CAST("t92"."deals" AS DOUBLE) / "t92"."of_deals" AS "share",
 IF(
  (
   CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t92"."of_deals", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t92"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t92"."of_deals", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t92"."of_deals", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t92"."of_deals", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "low",
 IF(
  (
   CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t92"."of_deals", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t92"."deals" AS DOUBLE) / NULLIF("t92"."of_deals", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t92"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t92"."of_deals", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t92"."of_deals", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t92"."of_deals", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "high",
 "t92"."broken_win_rate" - "t92"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t91"."rule",
  "t91"."pipeline",
  "t91"."stage",
  "t91"."next_stage",
  "t91"."deals",
  "t91"."of_deals",
  "t91"."times",
  "t91"."broken_won",
  "t91"."broken_lost",
  "t91"."kept_won",
  "t91"."kept_lost",
  CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0) AS "broken_win_rate",
  IF(
   (
    CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
   ) = CAST(0.0 AS DOUBLE),
   CAST(0.0 AS DOUBLE),
   CAST((
    (
     (
      CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t91"."broken_won" + "t91"."broken_lost", 0) * CAST(2.0 AS DOUBLE)
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t91"."broken_won" + "t91"."broken_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "broken_low",
  IF(
   (
    CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
   ) = CAST(1.0 AS DOUBLE),
   CAST(1.0 AS DOUBLE),
   CAST((
    (
     CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t91"."broken_won" + "t91"."broken_lost", 0) * CAST(2.0 AS DOUBLE)
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t91"."broken_won" AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t91"."broken_won" + "t91"."broken_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "broken_high",
  CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0) AS "kept_win_rate",
  IF(
   (
    CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
   ) = CAST(0.0 AS DOUBLE),
   CAST(0.0 AS DOUBLE),
   CAST((
    (
     (
      CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t91"."kept_won" + "t91"."kept_lost", 0) * CAST(2.0 AS DOUBLE)
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t91"."kept_won" + "t91"."kept_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "kept_low",
  IF(
   (
    CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
   ) = CAST(1.0 AS DOUBLE),
   CAST(1.0 AS DOUBLE),
   CAST((
    (
     CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t91"."kept_won" + "t91"."kept_lost", 0) * CAST(2.0 AS DOUBLE)
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t91"."kept_won" AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t91"."kept_won" + "t91"."kept_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "kept_high"
 FROM (
  SELECT
   "t90"."rule",
   "t90"."pipeline",
   "t90"."stage",
   "t90"."next_stage",
   COALESCE(SUM("t90"."taken") FILTER(WHERE
    "t90"."part" = 'broken'), 0) AS "deals",
   SUM("t90"."taken") AS "of_deals",
   SUM("t90"."times" * "t90"."taken") AS "times",
   COALESCE(
    SUM("t90"."taken") FILTER(WHERE
     (
      "t90"."part" = 'broken'
     ) AND (
      "t90"."decision" = 'won'
     )),
    0
   ) AS "broken_won",
   COALESCE(
    SUM("t90"."taken") FILTER(WHERE
     (
      "t90"."part" = 'broken'
     ) AND (
      "t90"."decision" = 'lost'
     )),
    0
   ) AS "broken_lost",
   COALESCE(
    SUM("t90"."taken") FILTER(WHERE
     (
      "t90"."part" = 'kept'
     ) AND (
      "t90"."decision" = 'won'
     )),
    0
   ) AS "kept_won",
   COALESCE(
    SUM("t90"."taken") FILTER(WHERE
     (
      "t90"."part" = 'kept'
     ) AND (
      "t90"."decision" = 'lost'
     )),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t31"."steps",
    "t31"."word_0",
    "t31"."word_1",
    "t31"."rest_0",
    "t31"."rest_1",
    "t31"."decision",
    "t89"."rule",
    "t89"."pipeline",
    "t89"."stage",
    "t89"."next_stage",
    "t89"."times",
    "t89"."part",
    "t29"."taken"
   FROM (
    SELECT
     "t87"."deal_id",
     "t87"."rule",
     "t87"."pipeline",
     "t87"."stage",
     "t87"."next_stage",
     "t87"."times",
     IF("t87"."times" > 0, 'broken', 'kept') AS "part"
    FROM (
     SELECT
      "t86"."deal_id",
      "t86"."rule",
      "t86"."pipeline",
      "t86"."stage",
      "t86"."next_stage",
      SUM("t86"."times") AS "times"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t79"."deal_id",
        "t79"."rule",
        "t79"."pipeline",
        "t79"."stage",
        "t79"."next_stage",
        1 AS "times"
       FROM "t78" AS "t79"
      ) AS "t80"
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        "t84"."deal_id",
        "t84"."rule",
        "t84"."pipeline",
        "t84"."stage",
        "t84"."next_stage",
        0 AS "times"
       FROM (
        SELECT
         "t77"."deal_id",
         "t83"."rule",
         "t83"."pipeline",
         "t83"."stage",
         "t83"."next_stage"
        FROM (
         SELECT
          "t72"."deal_id",
          "t72"."pipeline" AS "its_pipeline",
          "t72"."stage" AS "its_stage",
          "t72"."how"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t34"."deal_id",
            '' AS "pipeline",
            '' AS "stage",
            'anybody' AS "how"
           FROM "t32" AS "t34"
           WHERE
            "t34"."sequence" = 1
          ) AS "t37"
          UNION ALL
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             "t68"."deal_id",
             "t68"."pipeline",
             "t68"."stage",
             'past' AS "how"
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t52"."deal_id",
               "t52"."pipeline",
               "t52"."stage"
              FROM (
               SELECT
                "t43"."deal_id",
                "t43"."pipeline",
                "t43"."stage",
                "t43"."kind",
                "t43"."sequence",
                "t43"."next_stage",
                "t43"."outcome",
                "t43"."ladder_pipeline",
                "t43"."ladder_stage",
                "t43"."rank",
                "t43"."top_pipeline",
                "t43"."top",
                "t49"."furthest"
               FROM "t40" AS "t43"
               INNER JOIN (
                SELECT
                 "t41"."deal_id",
                 "t41"."pipeline",
                 MAX(
                  IF(
                   COALESCE((
                    "t41"."next_stage" IS NULL
                   ) AND (
                    "t41"."outcome" = 'won'
                   ), FALSE),
                   "t41"."top",
                   "t41"."rank"
                  )
                 ) AS "furthest"
                FROM "t40" AS "t41"
                GROUP BY
                 1,
                 2
               ) AS "t49"
                ON "t43"."deal_id" = "t49"."deal_id" AND "t43"."pipeline" = "t49"."pipeline"
              ) AS "t52"
              WHERE
               "t52"."rank" < "t52"."furthest"
             ) AS "t54"
             UNION
             SELECT
              *
             FROM (
              SELECT
               "t65"."deal_id",
               "t65"."pipeline",
               "t65"."stage"
              FROM "t64" AS "t65"
             ) AS "t66"
            ) AS "t68"
           ) AS "t70"
           UNION ALL
           SELECT
            *
           FROM (
            SELECT
             "t34"."deal_id",
             "t34"."pipeline",
             "t34"."stage",
             'there' AS "how"
            FROM "t32" AS "t34"
            WHERE
             "t34"."visit" = 1
           ) AS "t39"
          ) AS "t71"
         ) AS "t72"
        ) AS "t77"
        INNER JOIN (
         SELECT
          "t81"."rule",
          "t81"."pipeline",
          "t81"."stage",
          "t81"."next_stage",
          CASE
           WHEN "t81"."rule" = 'stage_left_out'
           THEN 'past'
           WHEN "t81"."rule" IN ('moved_back', 'reopened')
           THEN 'there'
           ELSE 'anybody'
          END AS "how",
          IF(
           CASE
            WHEN "t81"."rule" = 'stage_left_out'
            THEN 'past'
            WHEN "t81"."rule" IN ('moved_back', 'reopened')
            THEN 'there'
            ELSE 'anybody'
           END = 'anybody',
           '',
           "t81"."pipeline"
          ) AS "its_pipeline",
          IF(
           CASE
            WHEN "t81"."rule" = 'stage_left_out'
            THEN 'past'
            WHEN "t81"."rule" IN ('moved_back', 'reopened')
            THEN 'there'
            ELSE 'anybody'
           END = 'anybody',
           '',
           "t81"."stage"
          ) AS "its_stage"
         FROM (
          SELECT DISTINCT
           "t79"."rule",
           "t79"."pipeline",
           "t79"."stage",
           "t79"."next_stage"
          FROM "t78" AS "t79"
         ) AS "t81"
        ) AS "t83"
         ON "t77"."how" = "t83"."how"
         AND "t77"."its_pipeline" = "t83"."its_pipeline"
         AND "t77"."its_stage" = "t83"."its_stage"
       ) AS "t84"
      ) AS "t85"
     ) AS "t86"
     GROUP BY
      1,
      2,
      3,
      4,
      5
    ) AS "t87"
   ) AS "t89"
   INNER JOIN (
    SELECT
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision",
     MIN("t27"."deal_id") AS "deal_id"
    FROM "t26" AS "t27"
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6
   ) AS "t31"
    ON "t89"."deal_id" = "t31"."deal_id"
   INNER JOIN (
    SELECT
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision",
     COUNT(*) AS "taken"
    FROM "t26" AS "t27"
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6
   ) AS "t29"
    ON "t31"."steps" = "t29"."steps"
    AND "t31"."word_0" = "t29"."word_0"
    AND "t31"."word_1" = "t29"."word_1"
    AND "t31"."rest_0" = "t29"."rest_0"
    AND "t31"."rest_1" = "t29"."rest_1"
    AND "t31"."decision" = "t29"."decision"
  ) AS "t90"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t91"
 WHERE
  "t91"."deals" > 0
) AS "t92"
