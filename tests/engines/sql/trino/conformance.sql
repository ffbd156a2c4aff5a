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
), "t25" AS (
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
), "t33" AS (
 SELECT
  "t32"."deal_id",
  "t32"."steps",
  "t32"."word_0",
  "t32"."word_1",
  "t32"."rest_0",
  "t32"."rest_1",
  "t32"."outcome",
  "t32"."path_number",
  COALESCE("t32"."outcome", '') AS "decision"
 FROM (
  SELECT
   "t29"."deal_id",
   "t29"."steps",
   "t29"."word_0",
   "t29"."word_1",
   "t29"."rest_0",
   "t29"."rest_1",
   "t29"."outcome",
   "t31"."path_number"
  FROM (
   SELECT
    "t26"."deal_id",
    COALESCE("t26"."steps", 0) AS "steps",
    COALESCE("t26"."word_0", 0) AS "word_0",
    COALESCE("t26"."word_1", 0) AS "word_1",
    COALESCE("t26"."rest_0", 0) AS "rest_0",
    COALESCE("t26"."rest_1", 0) AS "rest_1",
    "t26"."outcome"
   FROM "t25" AS "t26"
  ) AS "t29"
  INNER JOIN (
   SELECT
    "t28"."steps",
    "t28"."word_0",
    "t28"."word_1",
    "t28"."rest_0",
    "t28"."rest_1",
    (
     ROW_NUMBER() OVER (
      ORDER BY "t28"."steps" ASC, "t28"."word_0" ASC, "t28"."word_1" ASC, "t28"."rest_0" ASC, "t28"."rest_1" ASC
     ) - 1
    ) + 1 AS "path_number"
   FROM (
    SELECT DISTINCT
     COALESCE("t26"."steps", 0) AS "steps",
     COALESCE("t26"."word_0", 0) AS "word_0",
     COALESCE("t26"."word_1", 0) AS "word_1",
     COALESCE("t26"."rest_0", 0) AS "rest_0",
     COALESCE("t26"."rest_1", 0) AS "rest_1"
    FROM "t25" AS "t26"
   ) AS "t28"
  ) AS "t31"
   ON "t29"."steps" = "t31"."steps"
   AND "t29"."word_0" = "t31"."word_0"
   AND "t29"."word_1" = "t31"."word_1"
   AND "t29"."rest_0" = "t31"."rest_0"
   AND "t29"."rest_1" = "t31"."rest_1"
 ) AS "t32"
), "t37" AS (
 SELECT
  "t34"."path_number",
  "t34"."decision",
  MIN("t34"."deal_id") AS "deal_id"
 FROM "t33" AS "t34"
 GROUP BY
  1,
  2
), "t41" AS (
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
   FROM "t37" AS "t40"
   WHERE
    "t2"."deal_id" = "t40"."deal_id"
  )
), "t74" AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t42"."deal_id",
    "t42"."pipeline",
    'stage_unlisted' AS "rule",
    "t42"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t42"."sequence" - 1 AS "move"
   FROM "t41" AS "t42"
   WHERE
    "t42"."kind" IS NULL
  ) AS "t46"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t63"."deal_id",
    "t63"."pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS VARCHAR) AS "stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t63"."sequence" AS "move"
   FROM (
    SELECT
     "t62"."deal_id",
     "t62"."sequence",
     "t62"."pipeline",
     "t62"."stage",
     "t62"."kind",
     "t62"."next_pipeline",
     "t62"."next_stage",
     "t62"."next_kind",
     "t62"."outcome",
     "t62"."moved_at",
     "t62"."rank_from",
     "t62"."rank_to"
    FROM (
     SELECT
      "t61"."deal_id",
      "t61"."sequence",
      "t61"."pipeline",
      "t61"."stage",
      "t61"."kind",
      "t61"."next_pipeline",
      "t61"."next_stage",
      "t61"."next_kind",
      "t61"."outcome",
      "t61"."moved_at",
      "t61"."rank_from",
      "t61"."top",
      "t61"."then_pipeline",
      "t61"."then_stage",
      "t61"."then_rank",
      CASE
       WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t61"."next_kind" = 'won'
       THEN "t61"."top"
       ELSE "t61"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t60"."deal_id",
       "t60"."sequence",
       "t60"."pipeline",
       "t60"."stage",
       "t60"."kind",
       "t60"."next_pipeline",
       "t60"."next_stage",
       "t60"."next_kind",
       "t60"."outcome",
       "t60"."moved_at",
       "t60"."rank_from",
       "t60"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t58"."deal_id",
        "t58"."sequence",
        "t58"."pipeline",
        "t58"."stage",
        "t58"."kind",
        "t58"."next_pipeline",
        "t58"."next_stage",
        "t58"."next_kind",
        "t58"."outcome",
        "t58"."moved_at",
        "t58"."rank" AS "rank_from",
        "t58"."top"
       FROM (
        SELECT
         "t57"."deal_id",
         "t57"."sequence",
         "t57"."pipeline",
         "t57"."stage",
         "t57"."kind",
         "t57"."next_pipeline",
         "t57"."next_stage",
         "t57"."next_kind",
         "t57"."outcome",
         "t57"."moved_at",
         "t57"."rank",
         "t57"."top"
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
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t42"."deal_id",
           "t42"."sequence",
           "t42"."pipeline",
           "t42"."stage",
           "t42"."kind",
           "t42"."next_pipeline",
           "t42"."next_stage",
           IF(
            COALESCE(
             (
              "t42"."next_stage" IS NULL
             )
             AND (
              "t42"."kind" = 'open'
             )
             AND "t42"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t42"."outcome",
            "t42"."next_kind"
           ) AS "next_kind",
           "t42"."outcome",
           "t42"."left_at" AS "moved_at"
          FROM "t41" AS "t42"
          WHERE
           (
            "t42"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t42"."next_stage" IS NULL
            )
            AND (
             "t42"."kind" = 'open'
            )
            AND "t42"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t55"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t55"."pipeline" = "t16"."ladder_pipeline"
          AND "t55"."stage" = "t16"."ladder_stage"
        ) AS "t57"
       ) AS "t58"
      ) AS "t60"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t60"."pipeline" = "t21"."then_pipeline"
       AND "t60"."next_stage" = "t21"."then_stage"
     ) AS "t61"
    ) AS "t62"
   ) AS "t63"
   WHERE
    "t63"."next_pipeline" <> "t63"."pipeline"
  ) AS "t64"
 ) AS "t67"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t63"."deal_id",
    "t63"."pipeline",
    'reopened' AS "rule",
    "t63"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t63"."sequence" AS "move"
   FROM (
    SELECT
     "t62"."deal_id",
     "t62"."sequence",
     "t62"."pipeline",
     "t62"."stage",
     "t62"."kind",
     "t62"."next_pipeline",
     "t62"."next_stage",
     "t62"."next_kind",
     "t62"."outcome",
     "t62"."moved_at",
     "t62"."rank_from",
     "t62"."rank_to"
    FROM (
     SELECT
      "t61"."deal_id",
      "t61"."sequence",
      "t61"."pipeline",
      "t61"."stage",
      "t61"."kind",
      "t61"."next_pipeline",
      "t61"."next_stage",
      "t61"."next_kind",
      "t61"."outcome",
      "t61"."moved_at",
      "t61"."rank_from",
      "t61"."top",
      "t61"."then_pipeline",
      "t61"."then_stage",
      "t61"."then_rank",
      CASE
       WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t61"."next_kind" = 'won'
       THEN "t61"."top"
       ELSE "t61"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t60"."deal_id",
       "t60"."sequence",
       "t60"."pipeline",
       "t60"."stage",
       "t60"."kind",
       "t60"."next_pipeline",
       "t60"."next_stage",
       "t60"."next_kind",
       "t60"."outcome",
       "t60"."moved_at",
       "t60"."rank_from",
       "t60"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t58"."deal_id",
        "t58"."sequence",
        "t58"."pipeline",
        "t58"."stage",
        "t58"."kind",
        "t58"."next_pipeline",
        "t58"."next_stage",
        "t58"."next_kind",
        "t58"."outcome",
        "t58"."moved_at",
        "t58"."rank" AS "rank_from",
        "t58"."top"
       FROM (
        SELECT
         "t57"."deal_id",
         "t57"."sequence",
         "t57"."pipeline",
         "t57"."stage",
         "t57"."kind",
         "t57"."next_pipeline",
         "t57"."next_stage",
         "t57"."next_kind",
         "t57"."outcome",
         "t57"."moved_at",
         "t57"."rank",
         "t57"."top"
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
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t42"."deal_id",
           "t42"."sequence",
           "t42"."pipeline",
           "t42"."stage",
           "t42"."kind",
           "t42"."next_pipeline",
           "t42"."next_stage",
           IF(
            COALESCE(
             (
              "t42"."next_stage" IS NULL
             )
             AND (
              "t42"."kind" = 'open'
             )
             AND "t42"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t42"."outcome",
            "t42"."next_kind"
           ) AS "next_kind",
           "t42"."outcome",
           "t42"."left_at" AS "moved_at"
          FROM "t41" AS "t42"
          WHERE
           (
            "t42"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t42"."next_stage" IS NULL
            )
            AND (
             "t42"."kind" = 'open'
            )
            AND "t42"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t55"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t55"."pipeline" = "t16"."ladder_pipeline"
          AND "t55"."stage" = "t16"."ladder_stage"
        ) AS "t57"
       ) AS "t58"
      ) AS "t60"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t60"."pipeline" = "t21"."then_pipeline"
       AND "t60"."next_stage" = "t21"."then_stage"
     ) AS "t61"
    ) AS "t62"
   ) AS "t63"
   WHERE
    "t63"."kind" IN ('won', 'lost')
  ) AS "t65"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t70"."deal_id",
     "t70"."pipeline",
     'stage_left_out' AS "rule",
     "t16"."ladder_stage" AS "stage",
     CAST(NULL AS VARCHAR) AS "next_stage",
     "t70"."move"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t63"."deal_id",
       "t63"."pipeline",
       "t63"."rank_from",
       "t63"."rank_to",
       "t63"."sequence" AS "move"
      FROM (
       SELECT
        "t62"."deal_id",
        "t62"."sequence",
        "t62"."pipeline",
        "t62"."stage",
        "t62"."kind",
        "t62"."next_pipeline",
        "t62"."next_stage",
        "t62"."next_kind",
        "t62"."outcome",
        "t62"."moved_at",
        "t62"."rank_from",
        "t62"."rank_to"
       FROM (
        SELECT
         "t61"."deal_id",
         "t61"."sequence",
         "t61"."pipeline",
         "t61"."stage",
         "t61"."kind",
         "t61"."next_pipeline",
         "t61"."next_stage",
         "t61"."next_kind",
         "t61"."outcome",
         "t61"."moved_at",
         "t61"."rank_from",
         "t61"."top",
         "t61"."then_pipeline",
         "t61"."then_stage",
         "t61"."then_rank",
         CASE
          WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
          THEN CAST(NULL AS BIGINT)
          WHEN "t61"."next_kind" = 'won'
          THEN "t61"."top"
          ELSE "t61"."then_rank"
         END AS "rank_to"
        FROM (
         SELECT
          "t60"."deal_id",
          "t60"."sequence",
          "t60"."pipeline",
          "t60"."stage",
          "t60"."kind",
          "t60"."next_pipeline",
          "t60"."next_stage",
          "t60"."next_kind",
          "t60"."outcome",
          "t60"."moved_at",
          "t60"."rank_from",
          "t60"."top",
          "t21"."then_pipeline",
          "t21"."then_stage",
          "t21"."then_rank"
         FROM (
          SELECT
           "t58"."deal_id",
           "t58"."sequence",
           "t58"."pipeline",
           "t58"."stage",
           "t58"."kind",
           "t58"."next_pipeline",
           "t58"."next_stage",
           "t58"."next_kind",
           "t58"."outcome",
           "t58"."moved_at",
           "t58"."rank" AS "rank_from",
           "t58"."top"
          FROM (
           SELECT
            "t57"."deal_id",
            "t57"."sequence",
            "t57"."pipeline",
            "t57"."stage",
            "t57"."kind",
            "t57"."next_pipeline",
            "t57"."next_stage",
            "t57"."next_kind",
            "t57"."outcome",
            "t57"."moved_at",
            "t57"."rank",
            "t57"."top"
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
             "t16"."ladder_pipeline",
             "t16"."ladder_stage",
             "t16"."rank",
             "t16"."top"
            FROM (
             SELECT
              "t42"."deal_id",
              "t42"."sequence",
              "t42"."pipeline",
              "t42"."stage",
              "t42"."kind",
              "t42"."next_pipeline",
              "t42"."next_stage",
              IF(
               COALESCE(
                (
                 "t42"."next_stage" IS NULL
                )
                AND (
                 "t42"."kind" = 'open'
                )
                AND "t42"."outcome" IN ('won', 'lost'),
                FALSE
               ),
               "t42"."outcome",
               "t42"."next_kind"
              ) AS "next_kind",
              "t42"."outcome",
              "t42"."left_at" AS "moved_at"
             FROM "t41" AS "t42"
             WHERE
              (
               "t42"."next_stage" IS NOT NULL
              )
              OR COALESCE(
               (
                "t42"."next_stage" IS NULL
               )
               AND (
                "t42"."kind" = 'open'
               )
               AND "t42"."outcome" IN ('won', 'lost'),
               FALSE
              )
            ) AS "t55"
            LEFT OUTER JOIN "t14" AS "t16"
             ON "t55"."pipeline" = "t16"."ladder_pipeline"
             AND "t55"."stage" = "t16"."ladder_stage"
           ) AS "t57"
          ) AS "t58"
         ) AS "t60"
         LEFT OUTER JOIN (
          SELECT
           "t15"."ladder_pipeline" AS "then_pipeline",
           "t15"."ladder_stage" AS "then_stage",
           "t15"."rank" AS "then_rank"
          FROM "t14" AS "t15"
         ) AS "t21"
          ON "t60"."pipeline" = "t21"."then_pipeline"
          AND "t60"."next_stage" = "t21"."then_stage"
        ) AS "t61"
       ) AS "t62"
      ) AS "t63"
      WHERE
       "t63"."rank_to" > (
        "t63"."rank_from" + 1
       ) AND NOT (
        FALSE
       )
     ) AS "t68"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t49"."deal_id",
        "t49"."pipeline",
        0 AS "rank_from",
        IF("t49"."kind" = 'won', "t23"."top", "t22"."rank") AS "rank_to",
        0 AS "move"
       FROM (
        SELECT
         *
        FROM "t41" AS "t42"
        WHERE
         "t42"."sequence" = 1 AND NOT (
          FALSE
         )
       ) AS "t49"
       LEFT OUTER JOIN (
        SELECT
         "t15"."ladder_pipeline",
         "t15"."ladder_stage",
         "t15"."rank"
        FROM "t14" AS "t15"
       ) AS "t22"
        ON "t49"."pipeline" = "t22"."ladder_pipeline"
        AND "t49"."stage" = "t22"."ladder_stage"
       LEFT OUTER JOIN (
        SELECT DISTINCT
         "t15"."ladder_pipeline" AS "top_pipeline",
         "t15"."top"
        FROM "t14" AS "t15"
       ) AS "t23"
        ON "t49"."pipeline" = "t23"."top_pipeline"
      ) AS "t54"
      WHERE
       "t54"."rank_to" > 1
     ) AS "t56"
    ) AS "t70"
    INNER JOIN "t14" AS "t16"
     ON "t70"."pipeline" = "t16"."ladder_pipeline"
     AND "t16"."rank" > "t70"."rank_from"
     AND "t16"."rank" < "t70"."rank_to"
    WHERE
     NOT EXISTS(
      SELECT
       1
      FROM "t41" AS "t43"
      WHERE
       "t70"."deal_id" = "t43"."deal_id"
       AND "t70"."pipeline" = "t43"."pipeline"
       AND "t16"."ladder_stage" = "t43"."stage"
     )
   ) AS "t71"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t63"."deal_id",
     "t63"."pipeline",
     'moved_back' AS "rule",
     "t63"."stage",
     "t63"."next_stage",
     "t63"."sequence" AS "move"
    FROM (
     SELECT
      "t62"."deal_id",
      "t62"."sequence",
      "t62"."pipeline",
      "t62"."stage",
      "t62"."kind",
      "t62"."next_pipeline",
      "t62"."next_stage",
      "t62"."next_kind",
      "t62"."outcome",
      "t62"."moved_at",
      "t62"."rank_from",
      "t62"."rank_to"
     FROM (
      SELECT
       "t61"."deal_id",
       "t61"."sequence",
       "t61"."pipeline",
       "t61"."stage",
       "t61"."kind",
       "t61"."next_pipeline",
       "t61"."next_stage",
       "t61"."next_kind",
       "t61"."outcome",
       "t61"."moved_at",
       "t61"."rank_from",
       "t61"."top",
       "t61"."then_pipeline",
       "t61"."then_stage",
       "t61"."then_rank",
       CASE
        WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
        THEN CAST(NULL AS BIGINT)
        WHEN "t61"."next_kind" = 'won'
        THEN "t61"."top"
        ELSE "t61"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t60"."deal_id",
        "t60"."sequence",
        "t60"."pipeline",
        "t60"."stage",
        "t60"."kind",
        "t60"."next_pipeline",
        "t60"."next_stage",
        "t60"."next_kind",
        "t60"."outcome",
        "t60"."moved_at",
        "t60"."rank_from",
        "t60"."top",
        "t21"."then_pipeline",
        "t21"."then_stage",
        "t21"."then_rank"
       FROM (
        SELECT
         "t58"."deal_id",
         "t58"."sequence",
         "t58"."pipeline",
         "t58"."stage",
         "t58"."kind",
         "t58"."next_pipeline",
         "t58"."next_stage",
         "t58"."next_kind",
         "t58"."outcome",
         "t58"."moved_at",
         "t58"."rank" AS "rank_from",
         "t58"."top"
        FROM (
         SELECT
          "t57"."deal_id",
          "t57"."sequence",
          "t57"."pipeline",
          "t57"."stage",
          "t57"."kind",
          "t57"."next_pipeline",
          "t57"."next_stage",
          "t57"."next_kind",
          "t57"."outcome",
          "t57"."moved_at",
          "t57"."rank",
          "t57"."top"
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
           "t16"."ladder_pipeline",
           "t16"."ladder_stage",
           "t16"."rank",
           "t16"."top"
          FROM (
           SELECT
            "t42"."deal_id",
            "t42"."sequence",
            "t42"."pipeline",
            "t42"."stage",
            "t42"."kind",
            "t42"."next_pipeline",
            "t42"."next_stage",
            IF(
             COALESCE(
              (
               "t42"."next_stage" IS NULL
              )
              AND (
               "t42"."kind" = 'open'
              )
              AND "t42"."outcome" IN ('won', 'lost'),
              FALSE
             ),
             "t42"."outcome",
             "t42"."next_kind"
            ) AS "next_kind",
            "t42"."outcome",
            "t42"."left_at" AS "moved_at"
           FROM "t41" AS "t42"
           WHERE
            (
             "t42"."next_stage" IS NOT NULL
            )
            OR COALESCE(
             (
              "t42"."next_stage" IS NULL
             )
             AND (
              "t42"."kind" = 'open'
             )
             AND "t42"."outcome" IN ('won', 'lost'),
             FALSE
            )
          ) AS "t55"
          LEFT OUTER JOIN "t14" AS "t16"
           ON "t55"."pipeline" = "t16"."ladder_pipeline"
           AND "t55"."stage" = "t16"."ladder_stage"
         ) AS "t57"
        ) AS "t58"
       ) AS "t60"
       LEFT OUTER JOIN (
        SELECT
         "t15"."ladder_pipeline" AS "then_pipeline",
         "t15"."ladder_stage" AS "then_stage",
         "t15"."rank" AS "then_rank"
        FROM "t14" AS "t15"
       ) AS "t21"
        ON "t60"."pipeline" = "t21"."then_pipeline"
        AND "t60"."next_stage" = "t21"."then_stage"
      ) AS "t61"
     ) AS "t62"
    ) AS "t63"
    WHERE
     "t63"."rank_to" < "t63"."rank_from" AND NOT (
      FALSE
     )
   ) AS "t66"
  ) AS "t72"
 ) AS "t73"
), "t78" AS (
 SELECT
  "t77"."rule",
  "t77"."pipeline",
  "t77"."stage",
  "t77"."next_stage",
  ROW_NUMBER() OVER (
   ORDER BY "t77"."rule" ASC, "t77"."pipeline" ASC, "t77"."stage" ASC, "t77"."next_stage" ASC
  ) - 1 AS "number"
 FROM (
  SELECT DISTINCT
   "t75"."rule",
   "t75"."pipeline",
   "t75"."stage",
   "t75"."next_stage"
  FROM "t74" AS "t75"
 ) AS "t77"
), "t94" AS (
 SELECT
  "t90"."deal_id",
  "t90"."number",
  COUNT(*) AS "times"
 FROM (
  SELECT
   "t76"."deal_id",
   "t76"."pipeline",
   "t76"."rule",
   "t76"."stage",
   "t76"."next_stage",
   "t76"."move",
   "t85"."rule_rule",
   "t85"."rule_pipeline",
   "t85"."rule_stage",
   "t85"."rule_next_stage",
   "t85"."number"
  FROM "t74" AS "t76"
  INNER JOIN (
   SELECT
    "t79"."rule" AS "rule_rule",
    "t79"."pipeline" AS "rule_pipeline",
    "t79"."stage" AS "rule_stage",
    "t79"."next_stage" AS "rule_next_stage",
    "t79"."number"
   FROM "t78" AS "t79"
  ) AS "t85"
   ON "t76"."rule" IS NOT DISTINCT FROM "t85"."rule_rule"
   AND "t76"."pipeline" IS NOT DISTINCT FROM "t85"."rule_pipeline"
   AND "t76"."stage" IS NOT DISTINCT FROM "t85"."rule_stage"
   AND "t76"."next_stage" IS NOT DISTINCT FROM "t85"."rule_next_stage"
 ) AS "t90"
 GROUP BY
  1,
  2
)
SELECT
 "t106"."rule",
 "t106"."pipeline",
 "t106"."stage",
 "t106"."next_stage",
 "t106"."deals",
 "t106"."of_deals",
 "t106"."times",
 "t106"."broken_won",
 "t106"."broken_lost",
 "t106"."kept_won",
 "t106"."kept_lost",
 "t106"."broken_win_rate",
 "t106"."broken_low",
 "t106"."broken_high",
 "t106"."kept_win_rate",
 "t106"."kept_low",
 "t106"."kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t106"."deals" DESC, "t106"."rule" ASC, "t106"."pipeline" ASC, "t106"."stage" ASC, "t106"."next_stage" ASC
  ) - 1
 ) + 1 AS "place",
 CAST("t106"."deals" AS DOUBLE) / "t106"."of_deals" AS "share",
 IF(
  (
   CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t106"."of_deals", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t106"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t106"."of_deals", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t106"."of_deals", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t106"."of_deals", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "low",
 IF(
  (
   CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t106"."of_deals", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t106"."deals" AS DOUBLE) / NULLIF("t106"."of_deals", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t106"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t106"."of_deals", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t106"."of_deals", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t106"."of_deals", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "high",
 "t106"."broken_win_rate" - "t106"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t105"."rule",
  "t105"."pipeline",
  "t105"."stage",
  "t105"."next_stage",
  "t105"."deals",
  "t105"."of_deals",
  "t105"."times",
  "t105"."broken_won",
  "t105"."broken_lost",
  "t105"."kept_won",
  "t105"."kept_lost",
  CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0) AS "broken_win_rate",
  IF(
   (
    CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
   ) = CAST(0.0 AS DOUBLE),
   CAST(0.0 AS DOUBLE),
   CAST((
    (
     (
      CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t105"."broken_won" + "t105"."broken_lost", 0) * CAST(2.0 AS DOUBLE)
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t105"."broken_won" + "t105"."broken_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "broken_low",
  IF(
   (
    CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
   ) = CAST(1.0 AS DOUBLE),
   CAST(1.0 AS DOUBLE),
   CAST((
    (
     CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t105"."broken_won" + "t105"."broken_lost", 0) * CAST(2.0 AS DOUBLE)
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t105"."broken_won" AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t105"."broken_won" + "t105"."broken_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "broken_high",
  CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0) AS "kept_win_rate",
  IF(
   (
    CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
   ) = CAST(0.0 AS DOUBLE),
   CAST(0.0 AS DOUBLE),
   CAST((
    (
     (
      CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t105"."kept_won" + "t105"."kept_lost", 0) * CAST(2.0 AS DOUBLE)
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t105"."kept_won" + "t105"."kept_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "kept_low",
  IF(
   (
    CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
   ) = CAST(1.0 AS DOUBLE),
   CAST(1.0 AS DOUBLE),
   CAST((
    (
     CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t105"."kept_won" + "t105"."kept_lost", 0) * CAST(2.0 AS DOUBLE)
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
        ) * (
         CAST(1.0 AS DOUBLE) - (
          CAST("t105"."kept_won" AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
         )
        )
       ) AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE) / (
        NULLIF("t105"."kept_won" + "t105"."kept_lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
       )
      )
     ) * CAST(1.959963984540054 AS DOUBLE)
    )
   ) AS DOUBLE) / (
    (
     CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + CAST(1.0 AS DOUBLE)
   )
  ) AS "kept_high"
 FROM (
  SELECT
   "t104"."rule",
   "t104"."pipeline",
   "t104"."stage",
   "t104"."next_stage",
   COALESCE(SUM("t104"."taken") FILTER(WHERE
    "t104"."part" = 'broken'), 0) AS "deals",
   SUM("t104"."taken") AS "of_deals",
   SUM("t104"."times" * "t104"."taken") AS "times",
   COALESCE(
    SUM("t104"."taken") FILTER(WHERE
     (
      "t104"."part" = 'broken'
     ) AND (
      "t104"."decision" = 'won'
     )),
    0
   ) AS "broken_won",
   COALESCE(
    SUM("t104"."taken") FILTER(WHERE
     (
      "t104"."part" = 'broken'
     ) AND (
      "t104"."decision" = 'lost'
     )),
    0
   ) AS "broken_lost",
   COALESCE(
    SUM("t104"."taken") FILTER(WHERE
     (
      "t104"."part" = 'kept'
     ) AND (
      "t104"."decision" = 'won'
     )),
    0
   ) AS "kept_won",
   COALESCE(
    SUM("t104"."taken") FILTER(WHERE
     (
      "t104"."part" = 'kept'
     ) AND (
      "t104"."decision" = 'lost'
     )),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t39"."path_number",
    "t39"."decision",
    "t80"."rule",
    "t80"."pipeline",
    "t80"."stage",
    "t80"."next_stage",
    "t103"."times",
    "t103"."part",
    "t36"."taken"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t96"."deal_id",
      "t96"."number",
      "t96"."times",
      'broken' AS "part"
     FROM "t94" AS "t96"
    ) AS "t99"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t100"."deal_id",
      "t100"."number",
      0 AS "times",
      'kept' AS "part"
     FROM (
      SELECT
       "t97"."deal_id",
       "t97"."number"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t48"."deal_id",
         "t86"."number"
        FROM (
         SELECT
          "t42"."deal_id"
         FROM "t41" AS "t42"
         WHERE
          "t42"."sequence" = 1
        ) AS "t48"
        CROSS JOIN (
         SELECT
          "t79"."number"
         FROM "t78" AS "t79"
         WHERE
          "t79"."rule" IN ('stage_unlisted', 'pipeline_changed')
        ) AS "t86"
       ) AS "t89"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t52"."deal_id",
          "t87"."number"
         FROM (
          SELECT
           "t42"."deal_id",
           "t42"."pipeline",
           "t42"."stage"
          FROM "t41" AS "t42"
          WHERE
           "t42"."visit" = 1
           AND (
            COALESCE("t42"."furthest_position" > "t42"."position", FALSE)
            OR COALESCE("t42"."outcome" = 'won', FALSE)
           )
         ) AS "t52"
         INNER JOIN (
          SELECT
           *
          FROM "t78" AS "t79"
          WHERE
           "t79"."rule" = 'stage_left_out'
         ) AS "t87"
          ON "t52"."pipeline" = "t87"."pipeline" AND "t52"."stage" = "t87"."stage"
        ) AS "t91"
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          "t50"."deal_id",
          "t88"."number"
         FROM (
          SELECT
           "t42"."deal_id",
           "t42"."pipeline",
           "t42"."stage"
          FROM "t41" AS "t42"
          WHERE
           "t42"."visit" = 1
         ) AS "t50"
         INNER JOIN (
          SELECT
           *
          FROM "t78" AS "t79"
          WHERE
           "t79"."rule" IN ('moved_back', 'reopened')
         ) AS "t88"
          ON "t50"."pipeline" = "t88"."pipeline" AND "t50"."stage" = "t88"."stage"
        ) AS "t92"
       ) AS "t93"
      ) AS "t97"
      WHERE
       NOT EXISTS(
        SELECT
         1
        FROM "t94" AS "t98"
        WHERE
         "t97"."deal_id" = "t98"."deal_id" AND "t97"."number" = "t98"."number"
       )
     ) AS "t100"
    ) AS "t101"
   ) AS "t103"
   INNER JOIN "t78" AS "t80"
    ON "t103"."number" = "t80"."number"
   INNER JOIN "t37" AS "t39"
    ON "t103"."deal_id" = "t39"."deal_id"
   INNER JOIN (
    SELECT
     "t34"."path_number",
     "t34"."decision",
     COUNT(*) AS "taken"
    FROM "t33" AS "t34"
    GROUP BY
     1,
     2
   ) AS "t36"
    ON "t39"."path_number" = "t36"."path_number" AND "t39"."decision" = "t36"."decision"
  ) AS "t104"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t105"
 WHERE
  "t105"."deals" > 0
) AS "t106"
