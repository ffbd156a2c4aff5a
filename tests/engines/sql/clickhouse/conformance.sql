WITH "t14" AS (
 SELECT
  "t12"."ladder_pipeline" AS "ladder_pipeline",
  "t12"."ladder_stage" AS "ladder_stage",
  "t12"."rank" AS "rank",
  MAX("t12"."rank") OVER (
   PARTITION BY "t12"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t9"."ladder_pipeline" AS "ladder_pipeline",
   "t9"."ladder_stage" AS "ladder_stage",
   "t9"."rank" AS "rank"
  FROM (
   SELECT
    "t7"."ladder_pipeline" AS "ladder_pipeline",
    "t7"."ladder_stage" AS "ladder_stage",
    "t7"."position" AS "position",
    (
     DENSE_RANK() OVER (
      PARTITION BY "t7"."ladder_pipeline"
      ORDER BY "t7"."position" ASC
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
     FROM "stages" AS "t1"
     WHERE
      "t1"."kind" = 'open'
    ) AS "t6"
    GROUP BY
     COALESCE("t6"."pipeline", 'default'),
     "t6"."stage"
   ) AS "t7"
  ) AS "t9"
 ) AS "t12"
), "t25" AS (
 SELECT
  "t24"."deal_id" AS "deal_id",
  COUNT(*) AS "steps",
  sumIf("t24"."shifted", "t24"."word" = 0) AS "word_0",
  sumIf("t24"."shifted", "t24"."word" = 1) AS "word_1",
  SUM(
   CASE
    WHEN "t24"."word" >= 2
    THEN (
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
    ) % 2147483647
    ELSE CAST(NULL AS Nullable(Int64))
   END
  ) AS "rest_0",
  SUM(
   CASE
    WHEN "t24"."word" >= 2
    THEN (
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
    ) % 2147483647
    ELSE CAST(NULL AS Nullable(Int64))
   END
  ) AS "rest_1",
  maxIf("t24"."outcome", "t24"."nth" = 1) AS "outcome"
 FROM (
  SELECT
   "t17"."deal_id" AS "deal_id",
   "t17"."pipeline" AS "pipeline",
   "t17"."outcome" AS "outcome",
   "t17"."step" AS "step",
   "t17"."nth" AS "nth",
   "t17"."number" AS "number",
   "t17"."width" AS "width",
   CAST(CAST(FLOOR(
    (
     "t17"."nth" - 1
    ) / (
     CAST(FLOOR((
      60
     ) / (
      "t17"."width"
     )) AS Nullable(Int64))
    )
   ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
   bitShiftLeft(
    "t17"."number",
    (
     (
      "t17"."nth" - 1
     ) % CAST(FLOOR((
      60
     ) / (
      "t17"."width"
     )) AS Nullable(Int64))
    ) * "t17"."width"
   ) AS "shifted",
   (
    (
     "t17"."nth" * 1000003
    ) + "t17"."number"
   ) % 2147483647 AS "beyond"
  FROM (
   SELECT
    "t13"."deal_id" AS "deal_id",
    "t13"."pipeline" AS "pipeline",
    "t13"."outcome" AS "outcome",
    "t13"."step" AS "step",
    CAST(CAST("t13"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
    CAST(CAST("t13"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
    "t13"."width" AS "width"
   FROM (
    SELECT
     "t5"."deal_id" AS "deal_id",
     "t5"."pipeline" AS "pipeline",
     "t5"."outcome" AS "outcome",
     "t5"."step" AS "step",
     "t5"."nth" AS "nth",
     "t11"."number" AS "number",
     "t11"."width" AS "width"
    FROM (
     SELECT
      "t0"."deal_id" AS "deal_id",
      "t0"."pipeline" AS "pipeline",
      "t0"."outcome" AS "outcome",
      "t0"."stage" AS "step",
      "t0"."sequence" AS "nth"
     FROM "stays" AS "t0"
    ) AS "t5"
    INNER JOIN (
     SELECT
      "t8"."pipeline" AS "pipeline",
      "t8"."step" AS "step",
      "t8"."number" AS "number",
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
      END AS Nullable(Int64)) AS "width"
     FROM (
      SELECT
       "t3"."pipeline" AS "pipeline",
       "t3"."step" AS "step",
       (
        ROW_NUMBER() OVER (
         ORDER BY "t3"."pipeline" ASC, "t3"."step" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
       ) + 1 AS "number",
       COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
      FROM (
       SELECT DISTINCT
        "t0"."pipeline" AS "pipeline",
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
  "t24"."deal_id"
), "t33" AS (
 SELECT
  "t32"."deal_id" AS "deal_id",
  "t32"."steps" AS "steps",
  "t32"."word_0" AS "word_0",
  "t32"."word_1" AS "word_1",
  "t32"."rest_0" AS "rest_0",
  "t32"."rest_1" AS "rest_1",
  "t32"."outcome" AS "outcome",
  "t32"."path_number" AS "path_number",
  COALESCE("t32"."outcome", '') AS "decision"
 FROM (
  SELECT
   "t29"."deal_id" AS "deal_id",
   "t29"."steps" AS "steps",
   "t29"."word_0" AS "word_0",
   "t29"."word_1" AS "word_1",
   "t29"."rest_0" AS "rest_0",
   "t29"."rest_1" AS "rest_1",
   "t29"."outcome" AS "outcome",
   "t31"."path_number" AS "path_number"
  FROM (
   SELECT
    "t26"."deal_id" AS "deal_id",
    COALESCE("t26"."steps", 0) AS "steps",
    COALESCE("t26"."word_0", 0) AS "word_0",
    COALESCE("t26"."word_1", 0) AS "word_1",
    COALESCE("t26"."rest_0", 0) AS "rest_0",
    COALESCE("t26"."rest_1", 0) AS "rest_1",
    "t26"."outcome" AS "outcome"
   FROM "t25" AS "t26"
  ) AS "t29"
  INNER JOIN (
   SELECT
    "t28"."steps" AS "steps",
    "t28"."word_0" AS "word_0",
    "t28"."word_1" AS "word_1",
    "t28"."rest_0" AS "rest_0",
    "t28"."rest_1" AS "rest_1",
    (
     ROW_NUMBER() OVER (
      ORDER BY "t28"."steps" ASC, "t28"."word_0" ASC, "t28"."word_1" ASC, "t28"."rest_0" ASC, "t28"."rest_1" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
  "t34"."path_number" AS "path_number",
  "t34"."decision" AS "decision",
  MIN("t34"."deal_id") AS "deal_id"
 FROM "t33" AS "t34"
 GROUP BY
  "t34"."path_number",
  "t34"."decision"
), "t41" AS (
 SELECT
  "t2"."deal_id" AS "deal_id",
  "t2"."pipeline" AS "pipeline",
  "t2"."stage" AS "stage",
  "t2"."position" AS "position",
  "t2"."kind" AS "kind",
  "t2"."sequence" AS "sequence",
  "t2"."visit" AS "visit",
  "t2"."entered_at" AS "entered_at",
  "t2"."left_at" AS "left_at",
  "t2"."next_pipeline" AS "next_pipeline",
  "t2"."next_stage" AS "next_stage",
  "t2"."next_position" AS "next_position",
  "t2"."next_kind" AS "next_kind",
  "t2"."previous_position" AS "previous_position",
  "t2"."furthest_position" AS "furthest_position",
  "t2"."furthest_stage" AS "furthest_stage",
  "t2"."outcome" AS "outcome",
  "t2"."closed_at" AS "closed_at"
 FROM "stays" AS "t2"
 LEFT SEMI JOIN "t37" AS "t40"
  ON "t2"."deal_id" = "t40"."deal_id"
), "t74" AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t42"."deal_id" AS "deal_id",
    "t42"."pipeline" AS "pipeline",
    'stage_unlisted' AS "rule",
    "t42"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t42"."sequence" - 1 AS "move"
   FROM "t41" AS "t42"
   WHERE
    isNull("t42"."kind")
  ) AS "t46"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t63"."deal_id" AS "deal_id",
    "t63"."pipeline" AS "pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS Nullable(String)) AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t63"."sequence" AS "move"
   FROM (
    SELECT
     "t62".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t61"."deal_id" AS "deal_id",
      "t61"."sequence" AS "sequence",
      "t61"."pipeline" AS "pipeline",
      "t61"."stage" AS "stage",
      "t61"."kind" AS "kind",
      "t61"."next_pipeline" AS "next_pipeline",
      "t61"."next_stage" AS "next_stage",
      "t61"."next_kind" AS "next_kind",
      "t61"."outcome" AS "outcome",
      "t61"."moved_at" AS "moved_at",
      "t61"."rank_from" AS "rank_from",
      "t61"."top" AS "top",
      "t61"."then_pipeline" AS "then_pipeline",
      "t61"."then_stage" AS "then_stage",
      "t61"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t61"."next_kind" = 'won'
       THEN "t61"."top"
       ELSE "t61"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t60"."deal_id" AS "deal_id",
       "t60"."sequence" AS "sequence",
       "t60"."pipeline" AS "pipeline",
       "t60"."stage" AS "stage",
       "t60"."kind" AS "kind",
       "t60"."next_pipeline" AS "next_pipeline",
       "t60"."next_stage" AS "next_stage",
       "t60"."next_kind" AS "next_kind",
       "t60"."outcome" AS "outcome",
       "t60"."moved_at" AS "moved_at",
       "t60"."rank_from" AS "rank_from",
       "t60"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t58"."deal_id" AS "deal_id",
        "t58"."sequence" AS "sequence",
        "t58"."pipeline" AS "pipeline",
        "t58"."stage" AS "stage",
        "t58"."kind" AS "kind",
        "t58"."next_pipeline" AS "next_pipeline",
        "t58"."next_stage" AS "next_stage",
        "t58"."next_kind" AS "next_kind",
        "t58"."outcome" AS "outcome",
        "t58"."moved_at" AS "moved_at",
        "t58"."rank" AS "rank_from",
        "t58"."top" AS "top"
       FROM (
        SELECT
         "t57".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t55"."deal_id" AS "deal_id",
          "t55"."sequence" AS "sequence",
          "t55"."pipeline" AS "pipeline",
          "t55"."stage" AS "stage",
          "t55"."kind" AS "kind",
          "t55"."next_pipeline" AS "next_pipeline",
          "t55"."next_stage" AS "next_stage",
          "t55"."next_kind" AS "next_kind",
          "t55"."outcome" AS "outcome",
          "t55"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t42"."deal_id" AS "deal_id",
           "t42"."sequence" AS "sequence",
           "t42"."pipeline" AS "pipeline",
           "t42"."stage" AS "stage",
           "t42"."kind" AS "kind",
           "t42"."next_pipeline" AS "next_pipeline",
           "t42"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t42"."next_stage")
             AND (
              "t42"."kind" = 'open'
             )
             AND "t42"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t42"."outcome"
            ELSE "t42"."next_kind"
           END AS "next_kind",
           "t42"."outcome" AS "outcome",
           "t42"."left_at" AS "moved_at"
          FROM "t41" AS "t42"
          WHERE
           isNotNull("t42"."next_stage")
           OR COALESCE(
            isNull("t42"."next_stage")
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
    "t63"."deal_id" AS "deal_id",
    "t63"."pipeline" AS "pipeline",
    'reopened' AS "rule",
    "t63"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t63"."sequence" AS "move"
   FROM (
    SELECT
     "t62".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t61"."deal_id" AS "deal_id",
      "t61"."sequence" AS "sequence",
      "t61"."pipeline" AS "pipeline",
      "t61"."stage" AS "stage",
      "t61"."kind" AS "kind",
      "t61"."next_pipeline" AS "next_pipeline",
      "t61"."next_stage" AS "next_stage",
      "t61"."next_kind" AS "next_kind",
      "t61"."outcome" AS "outcome",
      "t61"."moved_at" AS "moved_at",
      "t61"."rank_from" AS "rank_from",
      "t61"."top" AS "top",
      "t61"."then_pipeline" AS "then_pipeline",
      "t61"."then_stage" AS "then_stage",
      "t61"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t61"."next_kind" = 'won'
       THEN "t61"."top"
       ELSE "t61"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t60"."deal_id" AS "deal_id",
       "t60"."sequence" AS "sequence",
       "t60"."pipeline" AS "pipeline",
       "t60"."stage" AS "stage",
       "t60"."kind" AS "kind",
       "t60"."next_pipeline" AS "next_pipeline",
       "t60"."next_stage" AS "next_stage",
       "t60"."next_kind" AS "next_kind",
       "t60"."outcome" AS "outcome",
       "t60"."moved_at" AS "moved_at",
       "t60"."rank_from" AS "rank_from",
       "t60"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t58"."deal_id" AS "deal_id",
        "t58"."sequence" AS "sequence",
        "t58"."pipeline" AS "pipeline",
        "t58"."stage" AS "stage",
        "t58"."kind" AS "kind",
        "t58"."next_pipeline" AS "next_pipeline",
        "t58"."next_stage" AS "next_stage",
        "t58"."next_kind" AS "next_kind",
        "t58"."outcome" AS "outcome",
        "t58"."moved_at" AS "moved_at",
        "t58"."rank" AS "rank_from",
        "t58"."top" AS "top"
       FROM (
        SELECT
         "t57".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t55"."deal_id" AS "deal_id",
          "t55"."sequence" AS "sequence",
          "t55"."pipeline" AS "pipeline",
          "t55"."stage" AS "stage",
          "t55"."kind" AS "kind",
          "t55"."next_pipeline" AS "next_pipeline",
          "t55"."next_stage" AS "next_stage",
          "t55"."next_kind" AS "next_kind",
          "t55"."outcome" AS "outcome",
          "t55"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t42"."deal_id" AS "deal_id",
           "t42"."sequence" AS "sequence",
           "t42"."pipeline" AS "pipeline",
           "t42"."stage" AS "stage",
           "t42"."kind" AS "kind",
           "t42"."next_pipeline" AS "next_pipeline",
           "t42"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t42"."next_stage")
             AND (
              "t42"."kind" = 'open'
             )
             AND "t42"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t42"."outcome"
            ELSE "t42"."next_kind"
           END AS "next_kind",
           "t42"."outcome" AS "outcome",
           "t42"."left_at" AS "moved_at"
          FROM "t41" AS "t42"
          WHERE
           isNotNull("t42"."next_stage")
           OR COALESCE(
            isNull("t42"."next_stage")
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
     "t70"."deal_id" AS "deal_id",
     "t70"."pipeline" AS "pipeline",
     'stage_left_out' AS "rule",
     "t16"."ladder_stage" AS "stage",
     CAST(NULL AS Nullable(String)) AS "next_stage",
     "t70"."move" AS "move"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t63"."deal_id" AS "deal_id",
       "t63"."pipeline" AS "pipeline",
       "t63"."rank_from" AS "rank_from",
       "t63"."rank_to" AS "rank_to",
       "t63"."sequence" AS "move"
      FROM (
       SELECT
        "t62".*
        EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
       FROM (
        SELECT
         "t61"."deal_id" AS "deal_id",
         "t61"."sequence" AS "sequence",
         "t61"."pipeline" AS "pipeline",
         "t61"."stage" AS "stage",
         "t61"."kind" AS "kind",
         "t61"."next_pipeline" AS "next_pipeline",
         "t61"."next_stage" AS "next_stage",
         "t61"."next_kind" AS "next_kind",
         "t61"."outcome" AS "outcome",
         "t61"."moved_at" AS "moved_at",
         "t61"."rank_from" AS "rank_from",
         "t61"."top" AS "top",
         "t61"."then_pipeline" AS "then_pipeline",
         "t61"."then_stage" AS "then_stage",
         "t61"."then_rank" AS "then_rank",
         CASE
          WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
          THEN CAST(NULL AS Nullable(Int64))
          WHEN "t61"."next_kind" = 'won'
          THEN "t61"."top"
          ELSE "t61"."then_rank"
         END AS "rank_to"
        FROM (
         SELECT
          "t60"."deal_id" AS "deal_id",
          "t60"."sequence" AS "sequence",
          "t60"."pipeline" AS "pipeline",
          "t60"."stage" AS "stage",
          "t60"."kind" AS "kind",
          "t60"."next_pipeline" AS "next_pipeline",
          "t60"."next_stage" AS "next_stage",
          "t60"."next_kind" AS "next_kind",
          "t60"."outcome" AS "outcome",
          "t60"."moved_at" AS "moved_at",
          "t60"."rank_from" AS "rank_from",
          "t60"."top" AS "top",
          "t21"."then_pipeline" AS "then_pipeline",
          "t21"."then_stage" AS "then_stage",
          "t21"."then_rank" AS "then_rank"
         FROM (
          SELECT
           "t58"."deal_id" AS "deal_id",
           "t58"."sequence" AS "sequence",
           "t58"."pipeline" AS "pipeline",
           "t58"."stage" AS "stage",
           "t58"."kind" AS "kind",
           "t58"."next_pipeline" AS "next_pipeline",
           "t58"."next_stage" AS "next_stage",
           "t58"."next_kind" AS "next_kind",
           "t58"."outcome" AS "outcome",
           "t58"."moved_at" AS "moved_at",
           "t58"."rank" AS "rank_from",
           "t58"."top" AS "top"
          FROM (
           SELECT
            "t57".*
            EXCEPT ("ladder_pipeline", "ladder_stage")
           FROM (
            SELECT
             "t55"."deal_id" AS "deal_id",
             "t55"."sequence" AS "sequence",
             "t55"."pipeline" AS "pipeline",
             "t55"."stage" AS "stage",
             "t55"."kind" AS "kind",
             "t55"."next_pipeline" AS "next_pipeline",
             "t55"."next_stage" AS "next_stage",
             "t55"."next_kind" AS "next_kind",
             "t55"."outcome" AS "outcome",
             "t55"."moved_at" AS "moved_at",
             "t16"."ladder_pipeline" AS "ladder_pipeline",
             "t16"."ladder_stage" AS "ladder_stage",
             "t16"."rank" AS "rank",
             "t16"."top" AS "top"
            FROM (
             SELECT
              "t42"."deal_id" AS "deal_id",
              "t42"."sequence" AS "sequence",
              "t42"."pipeline" AS "pipeline",
              "t42"."stage" AS "stage",
              "t42"."kind" AS "kind",
              "t42"."next_pipeline" AS "next_pipeline",
              "t42"."next_stage" AS "next_stage",
              CASE
               WHEN COALESCE(
                isNull("t42"."next_stage")
                AND (
                 "t42"."kind" = 'open'
                )
                AND "t42"."outcome" IN ('won', 'lost'),
                FALSE
               )
               THEN "t42"."outcome"
               ELSE "t42"."next_kind"
              END AS "next_kind",
              "t42"."outcome" AS "outcome",
              "t42"."left_at" AS "moved_at"
             FROM "t41" AS "t42"
             WHERE
              isNotNull("t42"."next_stage")
              OR COALESCE(
               isNull("t42"."next_stage")
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
        "t49"."deal_id" AS "deal_id",
        "t49"."pipeline" AS "pipeline",
        0 AS "rank_from",
        CASE WHEN "t49"."kind" = 'won' THEN "t23"."top" ELSE "t22"."rank" END AS "rank_to",
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
         "t15"."ladder_pipeline" AS "ladder_pipeline",
         "t15"."ladder_stage" AS "ladder_stage",
         "t15"."rank" AS "rank"
        FROM "t14" AS "t15"
       ) AS "t22"
        ON "t49"."pipeline" = "t22"."ladder_pipeline"
        AND "t49"."stage" = "t22"."ladder_stage"
       LEFT OUTER JOIN (
        SELECT DISTINCT
         "t15"."ladder_pipeline" AS "top_pipeline",
         "t15"."top" AS "top"
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
    LEFT ANTI JOIN "t41" AS "t43"
     ON "t70"."deal_id" = "t43"."deal_id"
     AND "t70"."pipeline" = "t43"."pipeline"
     AND "t16"."ladder_stage" = "t43"."stage"
   ) AS "t71"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t63"."deal_id" AS "deal_id",
     "t63"."pipeline" AS "pipeline",
     'moved_back' AS "rule",
     "t63"."stage" AS "stage",
     "t63"."next_stage" AS "next_stage",
     "t63"."sequence" AS "move"
    FROM (
     SELECT
      "t62".*
      EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
     FROM (
      SELECT
       "t61"."deal_id" AS "deal_id",
       "t61"."sequence" AS "sequence",
       "t61"."pipeline" AS "pipeline",
       "t61"."stage" AS "stage",
       "t61"."kind" AS "kind",
       "t61"."next_pipeline" AS "next_pipeline",
       "t61"."next_stage" AS "next_stage",
       "t61"."next_kind" AS "next_kind",
       "t61"."outcome" AS "outcome",
       "t61"."moved_at" AS "moved_at",
       "t61"."rank_from" AS "rank_from",
       "t61"."top" AS "top",
       "t61"."then_pipeline" AS "then_pipeline",
       "t61"."then_stage" AS "then_stage",
       "t61"."then_rank" AS "then_rank",
       CASE
        WHEN COALESCE("t61"."next_pipeline" <> "t61"."pipeline", FALSE)
        THEN CAST(NULL AS Nullable(Int64))
        WHEN "t61"."next_kind" = 'won'
        THEN "t61"."top"
        ELSE "t61"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t60"."deal_id" AS "deal_id",
        "t60"."sequence" AS "sequence",
        "t60"."pipeline" AS "pipeline",
        "t60"."stage" AS "stage",
        "t60"."kind" AS "kind",
        "t60"."next_pipeline" AS "next_pipeline",
        "t60"."next_stage" AS "next_stage",
        "t60"."next_kind" AS "next_kind",
        "t60"."outcome" AS "outcome",
        "t60"."moved_at" AS "moved_at",
        "t60"."rank_from" AS "rank_from",
        "t60"."top" AS "top",
        "t21"."then_pipeline" AS "then_pipeline",
        "t21"."then_stage" AS "then_stage",
        "t21"."then_rank" AS "then_rank"
       FROM (
        SELECT
         "t58"."deal_id" AS "deal_id",
         "t58"."sequence" AS "sequence",
         "t58"."pipeline" AS "pipeline",
         "t58"."stage" AS "stage",
         "t58"."kind" AS "kind",
         "t58"."next_pipeline" AS "next_pipeline",
         "t58"."next_stage" AS "next_stage",
         "t58"."next_kind" AS "next_kind",
         "t58"."outcome" AS "outcome",
         "t58"."moved_at" AS "moved_at",
         "t58"."rank" AS "rank_from",
         "t58"."top" AS "top"
        FROM (
         SELECT
          "t57".*
          EXCEPT ("ladder_pipeline", "ladder_stage")
         FROM (
          SELECT
           "t55"."deal_id" AS "deal_id",
           "t55"."sequence" AS "sequence",
           "t55"."pipeline" AS "pipeline",
           "t55"."stage" AS "stage",
           "t55"."kind" AS "kind",
           "t55"."next_pipeline" AS "next_pipeline",
           "t55"."next_stage" AS "next_stage",
           "t55"."next_kind" AS "next_kind",
           "t55"."outcome" AS "outcome",
           "t55"."moved_at" AS "moved_at",
           "t16"."ladder_pipeline" AS "ladder_pipeline",
           "t16"."ladder_stage" AS "ladder_stage",
           "t16"."rank" AS "rank",
           "t16"."top" AS "top"
          FROM (
           SELECT
            "t42"."deal_id" AS "deal_id",
            "t42"."sequence" AS "sequence",
            "t42"."pipeline" AS "pipeline",
            "t42"."stage" AS "stage",
            "t42"."kind" AS "kind",
            "t42"."next_pipeline" AS "next_pipeline",
            "t42"."next_stage" AS "next_stage",
            CASE
             WHEN COALESCE(
              isNull("t42"."next_stage")
              AND (
               "t42"."kind" = 'open'
              )
              AND "t42"."outcome" IN ('won', 'lost'),
              FALSE
             )
             THEN "t42"."outcome"
             ELSE "t42"."next_kind"
            END AS "next_kind",
            "t42"."outcome" AS "outcome",
            "t42"."left_at" AS "moved_at"
           FROM "t41" AS "t42"
           WHERE
            isNotNull("t42"."next_stage")
            OR COALESCE(
             isNull("t42"."next_stage")
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
  "t77"."rule" AS "rule",
  "t77"."pipeline" AS "pipeline",
  "t77"."stage" AS "stage",
  "t77"."next_stage" AS "next_stage",
  ROW_NUMBER() OVER (
   ORDER BY "t77"."rule" ASC, "t77"."pipeline" ASC, "t77"."stage" ASC, "t77"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "number"
 FROM (
  SELECT DISTINCT
   "t75"."rule" AS "rule",
   "t75"."pipeline" AS "pipeline",
   "t75"."stage" AS "stage",
   "t75"."next_stage" AS "next_stage"
  FROM "t74" AS "t75"
 ) AS "t77"
), "t94" AS (
 SELECT
  "t90"."deal_id" AS "deal_id",
  "t90"."number" AS "number",
  COUNT(*) AS "times"
 FROM (
  SELECT
   "t76"."deal_id" AS "deal_id",
   "t76"."pipeline" AS "pipeline",
   "t76"."rule" AS "rule",
   "t76"."stage" AS "stage",
   "t76"."next_stage" AS "next_stage",
   "t76"."move" AS "move",
   "t85"."rule_rule" AS "rule_rule",
   "t85"."rule_pipeline" AS "rule_pipeline",
   "t85"."rule_stage" AS "rule_stage",
   "t85"."rule_next_stage" AS "rule_next_stage",
   "t85"."number" AS "number"
  FROM "t74" AS "t76"
  INNER JOIN (
   SELECT
    "t79"."rule" AS "rule_rule",
    "t79"."pipeline" AS "rule_pipeline",
    "t79"."stage" AS "rule_stage",
    "t79"."next_stage" AS "rule_next_stage",
    "t79"."number" AS "number"
   FROM "t78" AS "t79"
  ) AS "t85"
   ON "t76"."rule" IS NOT DISTINCT FROM "t85"."rule_rule"
   AND "t76"."pipeline" IS NOT DISTINCT FROM "t85"."rule_pipeline"
   AND "t76"."stage" IS NOT DISTINCT FROM "t85"."rule_stage"
   AND "t76"."next_stage" IS NOT DISTINCT FROM "t85"."rule_next_stage"
 ) AS "t90"
 GROUP BY
  "t90"."deal_id",
  "t90"."number"
)
SELECT
 "t106"."rule" AS "rule",
 "t106"."pipeline" AS "pipeline",
 "t106"."stage" AS "stage",
 "t106"."next_stage" AS "next_stage",
 "t106"."deals" AS "deals",
 "t106"."of_deals" AS "of_deals",
 "t106"."times" AS "times",
 "t106"."broken_won" AS "broken_won",
 "t106"."broken_lost" AS "broken_lost",
 "t106"."kept_won" AS "kept_won",
 "t106"."kept_lost" AS "kept_lost",
 "t106"."broken_win_rate" AS "broken_win_rate",
 "t106"."broken_low" AS "broken_low",
 "t106"."broken_high" AS "broken_high",
 "t106"."kept_win_rate" AS "kept_win_rate",
 "t106"."kept_low" AS "kept_low",
 "t106"."kept_high" AS "kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t106"."deals" DESC, "t106"."rule" ASC, "t106"."pipeline" ASC, "t106"."stage" ASC, "t106"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1
 ) + 1 AS "place",
 "t106"."deals" / "t106"."of_deals" AS "share",
 CASE
  WHEN (
   "t106"."deals" / nullIf("t106"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t106"."deals" / nullIf("t106"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t106"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t106"."deals" / nullIf("t106"."of_deals", 0)
       ) * (
        1.0 - (
         "t106"."deals" / nullIf("t106"."of_deals", 0)
        )
       )
      ) / nullIf("t106"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t106"."of_deals", 0) * 4.0 * nullIf("t106"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t106"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t106"."deals" / nullIf("t106"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t106"."deals" / nullIf("t106"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t106"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t106"."deals" / nullIf("t106"."of_deals", 0)
       ) * (
        1.0 - (
         "t106"."deals" / nullIf("t106"."of_deals", 0)
        )
       )
      ) / nullIf("t106"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t106"."of_deals", 0) * 4.0 * nullIf("t106"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t106"."of_deals", 0)
   ) + 1.0
  )
 END AS "high",
 "t106"."broken_win_rate" - "t106"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t105"."rule" AS "rule",
  "t105"."pipeline" AS "pipeline",
  "t105"."stage" AS "stage",
  "t105"."next_stage" AS "next_stage",
  "t105"."deals" AS "deals",
  "t105"."of_deals" AS "of_deals",
  "t105"."times" AS "times",
  "t105"."broken_won" AS "broken_won",
  "t105"."broken_lost" AS "broken_lost",
  "t105"."kept_won" AS "kept_won",
  "t105"."kept_lost" AS "kept_lost",
  "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0) AS "broken_win_rate",
  CASE
   WHEN (
    "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t105"."broken_won" + "t105"."broken_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
        ) * (
         1.0 - (
          "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
         )
        )
       ) / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t105"."broken_won" + "t105"."broken_lost", 0) * 4.0 * nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_low",
  CASE
   WHEN (
    "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t105"."broken_won" + "t105"."broken_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
        ) * (
         1.0 - (
          "t105"."broken_won" / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
         )
        )
       ) / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t105"."broken_won" + "t105"."broken_lost", 0) * 4.0 * nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t105"."broken_won" + "t105"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_high",
  "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0) AS "kept_win_rate",
  CASE
   WHEN (
    "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t105"."kept_won" + "t105"."kept_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
        ) * (
         1.0 - (
          "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
         )
        )
       ) / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t105"."kept_won" + "t105"."kept_lost", 0) * 4.0 * nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_low",
  CASE
   WHEN (
    "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t105"."kept_won" + "t105"."kept_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
        ) * (
         1.0 - (
          "t105"."kept_won" / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
         )
        )
       ) / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t105"."kept_won" + "t105"."kept_lost", 0) * 4.0 * nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t105"."kept_won" + "t105"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_high"
 FROM (
  SELECT
   "t104"."rule" AS "rule",
   "t104"."pipeline" AS "pipeline",
   "t104"."stage" AS "stage",
   "t104"."next_stage" AS "next_stage",
   COALESCE(sumIf("t104"."taken", "t104"."part" = 'broken'), 0) AS "deals",
   SUM("t104"."taken") AS "of_deals",
   SUM("t104"."times" * "t104"."taken") AS "times",
   COALESCE(
    sumIf("t104"."taken", (
     "t104"."part" = 'broken'
    ) AND (
     "t104"."decision" = 'won'
    )),
    0
   ) AS "broken_won",
   COALESCE(
    sumIf("t104"."taken", (
     "t104"."part" = 'broken'
    ) AND (
     "t104"."decision" = 'lost'
    )),
    0
   ) AS "broken_lost",
   COALESCE(
    sumIf("t104"."taken", (
     "t104"."part" = 'kept'
    ) AND (
     "t104"."decision" = 'won'
    )),
    0
   ) AS "kept_won",
   COALESCE(
    sumIf("t104"."taken", (
     "t104"."part" = 'kept'
    ) AND (
     "t104"."decision" = 'lost'
    )),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t39"."path_number" AS "path_number",
    "t39"."decision" AS "decision",
    "t80"."rule" AS "rule",
    "t80"."pipeline" AS "pipeline",
    "t80"."stage" AS "stage",
    "t80"."next_stage" AS "next_stage",
    "t103"."times" AS "times",
    "t103"."part" AS "part",
    "t36"."taken" AS "taken"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t96"."deal_id" AS "deal_id",
      "t96"."number" AS "number",
      "t96"."times" AS "times",
      'broken' AS "part"
     FROM "t94" AS "t96"
    ) AS "t99"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t100"."deal_id" AS "deal_id",
      "t100"."number" AS "number",
      0 AS "times",
      'kept' AS "part"
     FROM (
      SELECT
       "t97"."deal_id" AS "deal_id",
       "t97"."number" AS "number"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t48"."deal_id" AS "deal_id",
         "t86"."number" AS "number"
        FROM (
         SELECT
          "t42"."deal_id" AS "deal_id"
         FROM "t41" AS "t42"
         WHERE
          "t42"."sequence" = 1
        ) AS "t48"
        CROSS JOIN (
         SELECT
          "t79"."number" AS "number"
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
          "t52"."deal_id" AS "deal_id",
          "t87"."number" AS "number"
         FROM (
          SELECT
           "t42"."deal_id" AS "deal_id",
           "t42"."pipeline" AS "pipeline",
           "t42"."stage" AS "stage"
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
          "t50"."deal_id" AS "deal_id",
          "t88"."number" AS "number"
         FROM (
          SELECT
           "t42"."deal_id" AS "deal_id",
           "t42"."pipeline" AS "pipeline",
           "t42"."stage" AS "stage"
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
      LEFT ANTI JOIN "t94" AS "t98"
       ON "t97"."deal_id" = "t98"."deal_id" AND "t97"."number" = "t98"."number"
     ) AS "t100"
    ) AS "t101"
   ) AS "t103"
   INNER JOIN "t78" AS "t80"
    ON "t103"."number" = "t80"."number"
   INNER JOIN "t37" AS "t39"
    ON "t103"."deal_id" = "t39"."deal_id"
   INNER JOIN (
    SELECT
     "t34"."path_number" AS "path_number",
     "t34"."decision" AS "decision",
     COUNT(*) AS "taken"
    FROM "t33" AS "t34"
    GROUP BY
     "t34"."path_number",
     "t34"."decision"
   ) AS "t36"
    ON "t39"."path_number" = "t36"."path_number" AND "t39"."decision" = "t36"."decision"
  ) AS "t104"
  GROUP BY
   "t104"."rule",
   "t104"."pipeline",
   "t104"."stage",
   "t104"."next_stage"
 ) AS "t105"
 WHERE
  "t105"."deals" > 0
) AS "t106"
