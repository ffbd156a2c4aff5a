WITH "t14" AS (
 SELECT
  "t12"."ladder_pipeline",
  "t12"."ladder_stage",
  "t12"."rank",
  MAX("t12"."rank") OVER (
   PARTITION BY "t12"."ladder_pipeline"
   ORDER BY NULL ASC
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
  SUM(IFF("t24"."word" = 0, "t24"."shifted", NULL)) AS "word_0",
  SUM(IFF("t24"."word" = 1, "t24"."shifted", NULL)) AS "word_1",
  SUM(
   IFF(
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
   IFF(
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
  MAX(IFF("t24"."nth" = 1, "t24"."outcome", NULL)) AS "outcome"
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
    (
     "t17"."nth" - 1
    ) / (
     CAST(FLOOR((
      60
     ) / (
      "t17"."width"
     )) AS BIGINT)
    )
   ) AS BIGINT) AS INT) AS "word",
   BITSHIFTLEFT(
    "t17"."number",
    (
     (
      "t17"."nth" - 1
     ) % CAST(FLOOR((
      60
     ) / (
      "t17"."width"
     )) AS BIGINT)
    ) * "t17"."width"
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
    CAST(CAST("t13"."nth" AS INT) AS BIGINT) AS "nth",
    CAST(CAST("t13"."number" AS INT) AS BIGINT) AS "number",
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
       COUNT(*) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
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
), "t42" AS (
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
   FROM "t37" AS "t40"
   WHERE
    "t2"."deal_id" = "t40"."deal_id"
  )
), "t51" AS (
 SELECT
  "t44"."deal_id",
  "t44"."pipeline",
  "t44"."stage",
  "t44"."kind",
  "t44"."sequence",
  "t44"."next_stage",
  "t44"."outcome",
  "t44"."ladder_pipeline",
  "t44"."ladder_stage",
  IFF("t44"."kind" = 'won', "t44"."top", "t44"."rank") AS "rank",
  "t44"."top_pipeline",
  "t44"."top"
 FROM "t42" AS "t44"
), "t75" AS (
 SELECT
  "t74"."deal_id",
  "t74"."pipeline",
  "t74"."move",
  "t74"."free",
  "t16"."ladder_stage" AS "stage"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t67"."deal_id",
    "t67"."pipeline",
    "t67"."rank_from",
    "t67"."rank_to",
    FALSE AS "free",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCLUDE ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id",
      "t64"."sequence",
      "t64"."pipeline",
      "t64"."stage",
      "t64"."kind",
      "t64"."next_pipeline",
      "t64"."next_stage",
      "t64"."next_kind",
      "t64"."outcome",
      "t64"."moved_at",
      "t64"."rank_from",
      "t64"."top",
      "t64"."then_pipeline",
      "t64"."then_stage",
      "t64"."then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
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
       "t62"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t59"."deal_id",
        "t59"."sequence",
        "t59"."pipeline",
        "t59"."stage",
        "t59"."kind",
        "t59"."next_pipeline",
        "t59"."next_stage",
        "t59"."next_kind",
        "t59"."outcome",
        "t59"."moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top"
       FROM (
        SELECT
         "t57".*
         EXCLUDE ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id",
          "t56"."sequence",
          "t56"."pipeline",
          "t56"."stage",
          "t56"."kind",
          "t56"."next_pipeline",
          "t56"."next_stage",
          "t56"."next_kind",
          "t56"."outcome",
          "t56"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t43"."deal_id",
           "t43"."sequence",
           "t43"."pipeline",
           "t43"."stage",
           "t43"."kind",
           "t43"."next_pipeline",
           "t43"."next_stage",
           IFF(
            COALESCE(
             (
              "t43"."next_stage" IS NULL
             )
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t43"."outcome",
            "t43"."next_kind"
           ) AS "next_kind",
           "t43"."outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           (
            "t43"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t43"."next_stage" IS NULL
            )
            AND (
             "t43"."kind" = 'open'
            )
            AND "t43"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t56"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t56"."pipeline" = "t16"."ladder_pipeline"
          AND "t56"."stage" = "t16"."ladder_stage"
        ) AS "t57"
       ) AS "t59"
      ) AS "t62"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t62"."pipeline" = "t21"."then_pipeline"
       AND "t62"."next_stage" = "t21"."then_stage"
     ) AS "t64"
    ) AS "t66"
   ) AS "t67"
   WHERE
    "t67"."rank_to" > (
     "t67"."rank_from" + 1
    )
  ) AS "t72"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t44"."deal_id",
    "t44"."pipeline",
    0 AS "rank_from",
    IFF("t44"."kind" = 'won', "t44"."top", "t44"."rank") AS "rank_to",
    FALSE AS "free",
    0 AS "move"
   FROM "t42" AS "t44"
   WHERE
    "t44"."sequence" = 1 AND IFF("t44"."kind" = 'won', "t44"."top", "t44"."rank") > 1
  ) AS "t53"
 ) AS "t74"
 INNER JOIN "t14" AS "t16"
  ON "t74"."pipeline" = "t16"."ladder_pipeline"
  AND "t16"."rank" > "t74"."rank_from"
  AND "t16"."rank" < "t74"."rank_to"
), "t86" AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t43"."deal_id",
    "t43"."pipeline",
    'stage_unlisted' AS "rule",
    "t43"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t43"."sequence" - 1 AS "move"
   FROM "t41" AS "t43"
   WHERE
    "t43"."kind" IS NULL
  ) AS "t47"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t67"."deal_id",
    "t67"."pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS VARCHAR) AS "stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCLUDE ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id",
      "t64"."sequence",
      "t64"."pipeline",
      "t64"."stage",
      "t64"."kind",
      "t64"."next_pipeline",
      "t64"."next_stage",
      "t64"."next_kind",
      "t64"."outcome",
      "t64"."moved_at",
      "t64"."rank_from",
      "t64"."top",
      "t64"."then_pipeline",
      "t64"."then_stage",
      "t64"."then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
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
       "t62"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t59"."deal_id",
        "t59"."sequence",
        "t59"."pipeline",
        "t59"."stage",
        "t59"."kind",
        "t59"."next_pipeline",
        "t59"."next_stage",
        "t59"."next_kind",
        "t59"."outcome",
        "t59"."moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top"
       FROM (
        SELECT
         "t57".*
         EXCLUDE ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id",
          "t56"."sequence",
          "t56"."pipeline",
          "t56"."stage",
          "t56"."kind",
          "t56"."next_pipeline",
          "t56"."next_stage",
          "t56"."next_kind",
          "t56"."outcome",
          "t56"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t43"."deal_id",
           "t43"."sequence",
           "t43"."pipeline",
           "t43"."stage",
           "t43"."kind",
           "t43"."next_pipeline",
           "t43"."next_stage",
           IFF(
            COALESCE(
             (
              "t43"."next_stage" IS NULL
             )
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t43"."outcome",
            "t43"."next_kind"
           ) AS "next_kind",
           "t43"."outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           (
            "t43"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t43"."next_stage" IS NULL
            )
            AND (
             "t43"."kind" = 'open'
            )
            AND "t43"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t56"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t56"."pipeline" = "t16"."ladder_pipeline"
          AND "t56"."stage" = "t16"."ladder_stage"
        ) AS "t57"
       ) AS "t59"
      ) AS "t62"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t62"."pipeline" = "t21"."then_pipeline"
       AND "t62"."next_stage" = "t21"."then_stage"
     ) AS "t64"
    ) AS "t66"
   ) AS "t67"
   WHERE
    "t67"."next_pipeline" <> "t67"."pipeline"
  ) AS "t68"
 ) AS "t71"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t67"."deal_id",
    "t67"."pipeline",
    'reopened' AS "rule",
    "t67"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCLUDE ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id",
      "t64"."sequence",
      "t64"."pipeline",
      "t64"."stage",
      "t64"."kind",
      "t64"."next_pipeline",
      "t64"."next_stage",
      "t64"."next_kind",
      "t64"."outcome",
      "t64"."moved_at",
      "t64"."rank_from",
      "t64"."top",
      "t64"."then_pipeline",
      "t64"."then_stage",
      "t64"."then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
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
       "t62"."top",
       "t21"."then_pipeline",
       "t21"."then_stage",
       "t21"."then_rank"
      FROM (
       SELECT
        "t59"."deal_id",
        "t59"."sequence",
        "t59"."pipeline",
        "t59"."stage",
        "t59"."kind",
        "t59"."next_pipeline",
        "t59"."next_stage",
        "t59"."next_kind",
        "t59"."outcome",
        "t59"."moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top"
       FROM (
        SELECT
         "t57".*
         EXCLUDE ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id",
          "t56"."sequence",
          "t56"."pipeline",
          "t56"."stage",
          "t56"."kind",
          "t56"."next_pipeline",
          "t56"."next_stage",
          "t56"."next_kind",
          "t56"."outcome",
          "t56"."moved_at",
          "t16"."ladder_pipeline",
          "t16"."ladder_stage",
          "t16"."rank",
          "t16"."top"
         FROM (
          SELECT
           "t43"."deal_id",
           "t43"."sequence",
           "t43"."pipeline",
           "t43"."stage",
           "t43"."kind",
           "t43"."next_pipeline",
           "t43"."next_stage",
           IFF(
            COALESCE(
             (
              "t43"."next_stage" IS NULL
             )
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            ),
            "t43"."outcome",
            "t43"."next_kind"
           ) AS "next_kind",
           "t43"."outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           (
            "t43"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t43"."next_stage" IS NULL
            )
            AND (
             "t43"."kind" = 'open'
            )
            AND "t43"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t56"
         LEFT OUTER JOIN "t14" AS "t16"
          ON "t56"."pipeline" = "t16"."ladder_pipeline"
          AND "t56"."stage" = "t16"."ladder_stage"
        ) AS "t57"
       ) AS "t59"
      ) AS "t62"
      LEFT OUTER JOIN (
       SELECT
        "t15"."ladder_pipeline" AS "then_pipeline",
        "t15"."ladder_stage" AS "then_stage",
        "t15"."rank" AS "then_rank"
       FROM "t14" AS "t15"
      ) AS "t21"
       ON "t62"."pipeline" = "t21"."then_pipeline"
       AND "t62"."next_stage" = "t21"."then_stage"
     ) AS "t64"
    ) AS "t66"
   ) AS "t67"
   WHERE
    "t67"."kind" IN ('won', 'lost')
  ) AS "t69"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t80"."deal_id",
     "t80"."pipeline",
     'stage_left_out' AS "rule",
     "t80"."stage",
     CAST(NULL AS VARCHAR) AS "next_stage",
     "t80"."move"
    FROM (
     SELECT
      *
     FROM "t75" AS "t76"
     WHERE
      NOT (
       "t76"."free"
      )
    ) AS "t80"
    WHERE
     NOT EXISTS(
      SELECT
       1
      FROM "t41" AS "t45"
      WHERE
       "t80"."deal_id" = "t45"."deal_id"
       AND "t80"."pipeline" = "t45"."pipeline"
       AND "t80"."stage" = "t45"."stage"
     )
   ) AS "t83"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t67"."deal_id",
     "t67"."pipeline",
     'moved_back' AS "rule",
     "t67"."stage",
     "t67"."next_stage",
     "t67"."sequence" AS "move"
    FROM (
     SELECT
      "t66".*
      EXCLUDE ("then_pipeline", "then_rank", "then_stage", "top")
     FROM (
      SELECT
       "t64"."deal_id",
       "t64"."sequence",
       "t64"."pipeline",
       "t64"."stage",
       "t64"."kind",
       "t64"."next_pipeline",
       "t64"."next_stage",
       "t64"."next_kind",
       "t64"."outcome",
       "t64"."moved_at",
       "t64"."rank_from",
       "t64"."top",
       "t64"."then_pipeline",
       "t64"."then_stage",
       "t64"."then_rank",
       CASE
        WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
        THEN CAST(NULL AS BIGINT)
        WHEN "t64"."next_kind" = 'won'
        THEN "t64"."top"
        ELSE "t64"."then_rank"
       END AS "rank_to"
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
        "t62"."top",
        "t21"."then_pipeline",
        "t21"."then_stage",
        "t21"."then_rank"
       FROM (
        SELECT
         "t59"."deal_id",
         "t59"."sequence",
         "t59"."pipeline",
         "t59"."stage",
         "t59"."kind",
         "t59"."next_pipeline",
         "t59"."next_stage",
         "t59"."next_kind",
         "t59"."outcome",
         "t59"."moved_at",
         "t59"."rank" AS "rank_from",
         "t59"."top"
        FROM (
         SELECT
          "t57".*
          EXCLUDE ("ladder_pipeline", "ladder_stage")
         FROM (
          SELECT
           "t56"."deal_id",
           "t56"."sequence",
           "t56"."pipeline",
           "t56"."stage",
           "t56"."kind",
           "t56"."next_pipeline",
           "t56"."next_stage",
           "t56"."next_kind",
           "t56"."outcome",
           "t56"."moved_at",
           "t16"."ladder_pipeline",
           "t16"."ladder_stage",
           "t16"."rank",
           "t16"."top"
          FROM (
           SELECT
            "t43"."deal_id",
            "t43"."sequence",
            "t43"."pipeline",
            "t43"."stage",
            "t43"."kind",
            "t43"."next_pipeline",
            "t43"."next_stage",
            IFF(
             COALESCE(
              (
               "t43"."next_stage" IS NULL
              )
              AND (
               "t43"."kind" = 'open'
              )
              AND "t43"."outcome" IN ('won', 'lost'),
              FALSE
             ),
             "t43"."outcome",
             "t43"."next_kind"
            ) AS "next_kind",
            "t43"."outcome",
            "t43"."left_at" AS "moved_at"
           FROM "t41" AS "t43"
           WHERE
            (
             "t43"."next_stage" IS NOT NULL
            )
            OR COALESCE(
             (
              "t43"."next_stage" IS NULL
             )
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            )
          ) AS "t56"
          LEFT OUTER JOIN "t14" AS "t16"
           ON "t56"."pipeline" = "t16"."ladder_pipeline"
           AND "t56"."stage" = "t16"."ladder_stage"
         ) AS "t57"
        ) AS "t59"
       ) AS "t62"
       LEFT OUTER JOIN (
        SELECT
         "t15"."ladder_pipeline" AS "then_pipeline",
         "t15"."ladder_stage" AS "then_stage",
         "t15"."rank" AS "then_rank"
        FROM "t14" AS "t15"
       ) AS "t21"
        ON "t62"."pipeline" = "t21"."then_pipeline"
        AND "t62"."next_stage" = "t21"."then_stage"
      ) AS "t64"
     ) AS "t66"
    ) AS "t67"
    WHERE
     "t67"."rank_to" < "t67"."rank_from" AND NOT (
      FALSE
     )
   ) AS "t70"
  ) AS "t84"
 ) AS "t85"
), "t90" AS (
 SELECT
  "t89"."rule",
  "t89"."pipeline",
  "t89"."stage",
  "t89"."next_stage",
  ROW_NUMBER() OVER (
   ORDER BY "t89"."rule" ASC, "t89"."pipeline" ASC, "t89"."stage" ASC, "t89"."next_stage" ASC
  ) - 1 AS "number"
 FROM (
  SELECT DISTINCT
   "t87"."rule",
   "t87"."pipeline",
   "t87"."stage",
   "t87"."next_stage"
  FROM "t86" AS "t87"
 ) AS "t89"
), "t106" AS (
 SELECT
  "t102"."deal_id",
  "t102"."number",
  COUNT(*) AS "times"
 FROM (
  SELECT
   "t88"."deal_id",
   "t88"."pipeline",
   "t88"."rule",
   "t88"."stage",
   "t88"."next_stage",
   "t88"."move",
   "t97"."rule_rule",
   "t97"."rule_pipeline",
   "t97"."rule_stage",
   "t97"."rule_next_stage",
   "t97"."number"
  FROM "t86" AS "t88"
  INNER JOIN (
   SELECT
    "t91"."rule" AS "rule_rule",
    "t91"."pipeline" AS "rule_pipeline",
    "t91"."stage" AS "rule_stage",
    "t91"."next_stage" AS "rule_next_stage",
    "t91"."number"
   FROM "t90" AS "t91"
  ) AS "t97"
   ON "t88"."rule" IS NOT DISTINCT FROM "t97"."rule_rule"
   AND "t88"."pipeline" IS NOT DISTINCT FROM "t97"."rule_pipeline"
   AND "t88"."stage" IS NOT DISTINCT FROM "t97"."rule_stage"
   AND "t88"."next_stage" IS NOT DISTINCT FROM "t97"."rule_next_stage"
 ) AS "t102"
 GROUP BY
  1,
  2
)
SELECT
 "t118"."rule",
 "t118"."pipeline",
 "t118"."stage",
 "t118"."next_stage",
 "t118"."deals",
 "t118"."of_deals",
 "t118"."times",
 "t118"."broken_won",
 "t118"."broken_lost",
 "t118"."kept_won",
 "t118"."kept_lost",
 "t118"."broken_win_rate",
 "t118"."broken_low",
 "t118"."broken_high",
 "t118"."kept_win_rate",
 "t118"."kept_low",
 "t118"."kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t118"."deals" DESC NULLS LAST, "t118"."rule" ASC, "t118"."pipeline" ASC, "t118"."stage" ASC, "t118"."next_stage" ASC
  ) - 1
 ) + 1 AS "place",
 "t118"."deals" / "t118"."of_deals" AS "share",
 IFF(
  (
   "t118"."deals" / NULLIF("t118"."of_deals", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t118"."deals" / NULLIF("t118"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t118"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t118"."deals" / NULLIF("t118"."of_deals", 0)
       ) * (
        1.0 - (
         "t118"."deals" / NULLIF("t118"."of_deals", 0)
        )
       )
      ) / NULLIF("t118"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t118"."of_deals", 0) * 4.0 * NULLIF("t118"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t118"."of_deals", 0)
   ) + 1.0
  )
 ) AS "low",
 IFF(
  (
   "t118"."deals" / NULLIF("t118"."of_deals", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t118"."deals" / NULLIF("t118"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t118"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t118"."deals" / NULLIF("t118"."of_deals", 0)
       ) * (
        1.0 - (
         "t118"."deals" / NULLIF("t118"."of_deals", 0)
        )
       )
      ) / NULLIF("t118"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t118"."of_deals", 0) * 4.0 * NULLIF("t118"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t118"."of_deals", 0)
   ) + 1.0
  )
 ) AS "high",
 "t118"."broken_win_rate" - "t118"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t117"."rule",
  "t117"."pipeline",
  "t117"."stage",
  "t117"."next_stage",
  "t117"."deals",
  "t117"."of_deals",
  "t117"."times",
  "t117"."broken_won",
  "t117"."broken_lost",
  "t117"."kept_won",
  "t117"."kept_lost",
  "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0) AS "broken_win_rate",
  IFF(
   (
    "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
   ) = 0.0,
   0.0,
   (
    (
     (
      "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t117"."broken_won" + "t117"."broken_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
        ) * (
         1.0 - (
          "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
         )
        )
       ) / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t117"."broken_won" + "t117"."broken_lost", 0) * 4.0 * NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + 1.0
   )
  ) AS "broken_low",
  IFF(
   (
    "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
   ) = 1.0,
   1.0,
   (
    (
     "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t117"."broken_won" + "t117"."broken_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
        ) * (
         1.0 - (
          "t117"."broken_won" / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
         )
        )
       ) / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t117"."broken_won" + "t117"."broken_lost", 0) * 4.0 * NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / NULLIF("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + 1.0
   )
  ) AS "broken_high",
  "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0) AS "kept_win_rate",
  IFF(
   (
    "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
   ) = 0.0,
   0.0,
   (
    (
     (
      "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t117"."kept_won" + "t117"."kept_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
        ) * (
         1.0 - (
          "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
         )
        )
       ) / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t117"."kept_won" + "t117"."kept_lost", 0) * 4.0 * NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + 1.0
   )
  ) AS "kept_low",
  IFF(
   (
    "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
   ) = 1.0,
   1.0,
   (
    (
     "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t117"."kept_won" + "t117"."kept_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
        ) * (
         1.0 - (
          "t117"."kept_won" / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
         )
        )
       ) / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t117"."kept_won" + "t117"."kept_lost", 0) * 4.0 * NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / NULLIF("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + 1.0
   )
  ) AS "kept_high"
 FROM (
  SELECT
   "t116"."rule",
   "t116"."pipeline",
   "t116"."stage",
   "t116"."next_stage",
   COALESCE(SUM(IFF("t116"."part" = 'broken', "t116"."taken", NULL)), 0) AS "deals",
   SUM("t116"."taken") AS "of_deals",
   SUM("t116"."times" * "t116"."taken") AS "times",
   COALESCE(
    SUM(
     IFF(
      (
       "t116"."part" = 'broken'
      ) AND (
       "t116"."decision" = 'won'
      ),
      "t116"."taken",
      NULL
     )
    ),
    0
   ) AS "broken_won",
   COALESCE(
    SUM(
     IFF(
      (
       "t116"."part" = 'broken'
      ) AND (
       "t116"."decision" = 'lost'
      ),
      "t116"."taken",
      NULL
     )
    ),
    0
   ) AS "broken_lost",
   COALESCE(
    SUM(
     IFF((
      "t116"."part" = 'kept'
     ) AND (
      "t116"."decision" = 'won'
     ), "t116"."taken", NULL)
    ),
    0
   ) AS "kept_won",
   COALESCE(
    SUM(
     IFF(
      (
       "t116"."part" = 'kept'
      ) AND (
       "t116"."decision" = 'lost'
      ),
      "t116"."taken",
      NULL
     )
    ),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t39"."path_number",
    "t39"."decision",
    "t92"."rule",
    "t92"."pipeline",
    "t92"."stage",
    "t92"."next_stage",
    "t115"."times",
    "t115"."part",
    "t36"."taken"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t108"."deal_id",
      "t108"."number",
      "t108"."times",
      'broken' AS "part"
     FROM "t106" AS "t108"
    ) AS "t111"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t112"."deal_id",
      "t112"."number",
      0 AS "times",
      'kept' AS "part"
     FROM (
      SELECT
       "t109"."deal_id",
       "t109"."number"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t49"."deal_id",
         "t98"."number"
        FROM (
         SELECT
          "t43"."deal_id"
         FROM "t41" AS "t43"
         WHERE
          "t43"."sequence" = 1
        ) AS "t49"
        CROSS JOIN (
         SELECT
          "t91"."number"
         FROM "t90" AS "t91"
         WHERE
          "t91"."rule" IN ('stage_unlisted', 'pipeline_changed')
        ) AS "t98"
       ) AS "t101"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t82"."deal_id",
          "t99"."number"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             "t63"."deal_id",
             "t63"."pipeline",
             "t63"."stage"
            FROM (
             SELECT
              "t54"."deal_id",
              "t54"."pipeline",
              "t54"."stage",
              "t54"."kind",
              "t54"."sequence",
              "t54"."next_stage",
              "t54"."outcome",
              "t54"."ladder_pipeline",
              "t54"."ladder_stage",
              "t54"."rank",
              "t54"."top_pipeline",
              "t54"."top",
              "t60"."furthest"
             FROM "t51" AS "t54"
             INNER JOIN (
              SELECT
               "t52"."deal_id",
               "t52"."pipeline",
               MAX(
                IFF(
                 COALESCE((
                  "t52"."next_stage" IS NULL
                 ) AND (
                  "t52"."outcome" = 'won'
                 ), FALSE),
                 "t52"."top",
                 "t52"."rank"
                )
               ) AS "furthest"
              FROM "t51" AS "t52"
              GROUP BY
               1,
               2
             ) AS "t60"
              ON "t54"."deal_id" = "t60"."deal_id" AND "t54"."pipeline" = "t60"."pipeline"
            ) AS "t63"
            WHERE
             "t63"."rank" < "t63"."furthest"
           ) AS "t65"
           UNION
           SELECT
            *
           FROM (
            SELECT
             "t76"."deal_id",
             "t76"."pipeline",
             "t76"."stage"
            FROM "t75" AS "t76"
           ) AS "t77"
          ) AS "t78"
         ) AS "t82"
         INNER JOIN (
          SELECT
           *
          FROM "t90" AS "t91"
          WHERE
           "t91"."rule" = 'stage_left_out'
         ) AS "t99"
          ON "t82"."pipeline" = "t99"."pipeline" AND "t82"."stage" = "t99"."stage"
        ) AS "t103"
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          "t50"."deal_id",
          "t100"."number"
         FROM (
          SELECT
           "t43"."deal_id",
           "t43"."pipeline",
           "t43"."stage"
          FROM "t41" AS "t43"
          WHERE
           "t43"."visit" = 1
         ) AS "t50"
         INNER JOIN (
          SELECT
           *
          FROM "t90" AS "t91"
          WHERE
           "t91"."rule" IN ('moved_back', 'reopened')
         ) AS "t100"
          ON "t50"."pipeline" = "t100"."pipeline" AND "t50"."stage" = "t100"."stage"
        ) AS "t104"
       ) AS "t105"
      ) AS "t109"
      WHERE
       NOT EXISTS(
        SELECT
         1
        FROM "t106" AS "t110"
        WHERE
         "t109"."deal_id" = "t110"."deal_id" AND "t109"."number" = "t110"."number"
       )
     ) AS "t112"
    ) AS "t113"
   ) AS "t115"
   INNER JOIN "t90" AS "t92"
    ON "t115"."number" = "t92"."number"
   INNER JOIN "t37" AS "t39"
    ON "t115"."deal_id" = "t39"."deal_id"
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
  ) AS "t116"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t117"
 WHERE
  "t117"."deals" > 0
) AS "t118"
