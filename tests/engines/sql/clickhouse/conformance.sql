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
), "t42" AS (
 SELECT
  "t2"."deal_id" AS "deal_id",
  "t2"."pipeline" AS "pipeline",
  "t2"."stage" AS "stage",
  "t2"."kind" AS "kind",
  "t2"."sequence" AS "sequence",
  "t2"."next_stage" AS "next_stage",
  "t2"."outcome" AS "outcome",
  "t22"."ladder_pipeline" AS "ladder_pipeline",
  "t22"."ladder_stage" AS "ladder_stage",
  "t22"."rank" AS "rank",
  "t23"."top_pipeline" AS "top_pipeline",
  "t23"."top" AS "top"
 FROM "stays" AS "t2"
 LEFT SEMI JOIN "t37" AS "t40"
  ON "t2"."deal_id" = "t40"."deal_id"
 LEFT OUTER JOIN (
  SELECT
   "t15"."ladder_pipeline" AS "ladder_pipeline",
   "t15"."ladder_stage" AS "ladder_stage",
   "t15"."rank" AS "rank"
  FROM "t14" AS "t15"
 ) AS "t22"
  ON "t2"."pipeline" = "t22"."ladder_pipeline" AND "t2"."stage" = "t22"."ladder_stage"
 LEFT OUTER JOIN (
  SELECT DISTINCT
   "t15"."ladder_pipeline" AS "top_pipeline",
   "t15"."top" AS "top"
  FROM "t14" AS "t15"
 ) AS "t23"
  ON "t2"."pipeline" = "t23"."top_pipeline"
), "t51" AS (
 SELECT
  "t44"."deal_id" AS "deal_id",
  "t44"."pipeline" AS "pipeline",
  "t44"."stage" AS "stage",
  "t44"."kind" AS "kind",
  "t44"."sequence" AS "sequence",
  "t44"."next_stage" AS "next_stage",
  "t44"."outcome" AS "outcome",
  "t44"."ladder_pipeline" AS "ladder_pipeline",
  "t44"."ladder_stage" AS "ladder_stage",
  CASE WHEN "t44"."kind" = 'won' THEN "t44"."top" ELSE "t44"."rank" END AS "rank",
  "t44"."top_pipeline" AS "top_pipeline",
  "t44"."top" AS "top"
 FROM "t42" AS "t44"
), "t75" AS (
 SELECT
  "t74"."deal_id" AS "deal_id",
  "t74"."pipeline" AS "pipeline",
  "t74"."move" AS "move",
  "t74"."free" AS "free",
  "t16"."ladder_stage" AS "stage"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t67"."deal_id" AS "deal_id",
    "t67"."pipeline" AS "pipeline",
    "t67"."rank_from" AS "rank_from",
    "t67"."rank_to" AS "rank_to",
    FALSE AS "free",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id" AS "deal_id",
      "t64"."sequence" AS "sequence",
      "t64"."pipeline" AS "pipeline",
      "t64"."stage" AS "stage",
      "t64"."kind" AS "kind",
      "t64"."next_pipeline" AS "next_pipeline",
      "t64"."next_stage" AS "next_stage",
      "t64"."next_kind" AS "next_kind",
      "t64"."outcome" AS "outcome",
      "t64"."moved_at" AS "moved_at",
      "t64"."rank_from" AS "rank_from",
      "t64"."top" AS "top",
      "t64"."then_pipeline" AS "then_pipeline",
      "t64"."then_stage" AS "then_stage",
      "t64"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t62"."deal_id" AS "deal_id",
       "t62"."sequence" AS "sequence",
       "t62"."pipeline" AS "pipeline",
       "t62"."stage" AS "stage",
       "t62"."kind" AS "kind",
       "t62"."next_pipeline" AS "next_pipeline",
       "t62"."next_stage" AS "next_stage",
       "t62"."next_kind" AS "next_kind",
       "t62"."outcome" AS "outcome",
       "t62"."moved_at" AS "moved_at",
       "t62"."rank_from" AS "rank_from",
       "t62"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t59"."deal_id" AS "deal_id",
        "t59"."sequence" AS "sequence",
        "t59"."pipeline" AS "pipeline",
        "t59"."stage" AS "stage",
        "t59"."kind" AS "kind",
        "t59"."next_pipeline" AS "next_pipeline",
        "t59"."next_stage" AS "next_stage",
        "t59"."next_kind" AS "next_kind",
        "t59"."outcome" AS "outcome",
        "t59"."moved_at" AS "moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top" AS "top"
       FROM (
        SELECT
         "t57".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id" AS "deal_id",
          "t56"."sequence" AS "sequence",
          "t56"."pipeline" AS "pipeline",
          "t56"."stage" AS "stage",
          "t56"."kind" AS "kind",
          "t56"."next_pipeline" AS "next_pipeline",
          "t56"."next_stage" AS "next_stage",
          "t56"."next_kind" AS "next_kind",
          "t56"."outcome" AS "outcome",
          "t56"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t43"."deal_id" AS "deal_id",
           "t43"."sequence" AS "sequence",
           "t43"."pipeline" AS "pipeline",
           "t43"."stage" AS "stage",
           "t43"."kind" AS "kind",
           "t43"."next_pipeline" AS "next_pipeline",
           "t43"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t43"."next_stage")
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t43"."outcome"
            ELSE "t43"."next_kind"
           END AS "next_kind",
           "t43"."outcome" AS "outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           isNotNull("t43"."next_stage")
           OR COALESCE(
            isNull("t43"."next_stage")
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
    "t44"."deal_id" AS "deal_id",
    "t44"."pipeline" AS "pipeline",
    0 AS "rank_from",
    CASE WHEN "t44"."kind" = 'won' THEN "t44"."top" ELSE "t44"."rank" END AS "rank_to",
    FALSE AS "free",
    0 AS "move"
   FROM "t42" AS "t44"
   WHERE
    "t44"."sequence" = 1
    AND CASE WHEN "t44"."kind" = 'won' THEN "t44"."top" ELSE "t44"."rank" END > 1
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
    "t43"."deal_id" AS "deal_id",
    "t43"."pipeline" AS "pipeline",
    'stage_unlisted' AS "rule",
    "t43"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t43"."sequence" - 1 AS "move"
   FROM "t41" AS "t43"
   WHERE
    isNull("t43"."kind")
  ) AS "t47"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t67"."deal_id" AS "deal_id",
    "t67"."pipeline" AS "pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS Nullable(String)) AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id" AS "deal_id",
      "t64"."sequence" AS "sequence",
      "t64"."pipeline" AS "pipeline",
      "t64"."stage" AS "stage",
      "t64"."kind" AS "kind",
      "t64"."next_pipeline" AS "next_pipeline",
      "t64"."next_stage" AS "next_stage",
      "t64"."next_kind" AS "next_kind",
      "t64"."outcome" AS "outcome",
      "t64"."moved_at" AS "moved_at",
      "t64"."rank_from" AS "rank_from",
      "t64"."top" AS "top",
      "t64"."then_pipeline" AS "then_pipeline",
      "t64"."then_stage" AS "then_stage",
      "t64"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t62"."deal_id" AS "deal_id",
       "t62"."sequence" AS "sequence",
       "t62"."pipeline" AS "pipeline",
       "t62"."stage" AS "stage",
       "t62"."kind" AS "kind",
       "t62"."next_pipeline" AS "next_pipeline",
       "t62"."next_stage" AS "next_stage",
       "t62"."next_kind" AS "next_kind",
       "t62"."outcome" AS "outcome",
       "t62"."moved_at" AS "moved_at",
       "t62"."rank_from" AS "rank_from",
       "t62"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t59"."deal_id" AS "deal_id",
        "t59"."sequence" AS "sequence",
        "t59"."pipeline" AS "pipeline",
        "t59"."stage" AS "stage",
        "t59"."kind" AS "kind",
        "t59"."next_pipeline" AS "next_pipeline",
        "t59"."next_stage" AS "next_stage",
        "t59"."next_kind" AS "next_kind",
        "t59"."outcome" AS "outcome",
        "t59"."moved_at" AS "moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top" AS "top"
       FROM (
        SELECT
         "t57".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id" AS "deal_id",
          "t56"."sequence" AS "sequence",
          "t56"."pipeline" AS "pipeline",
          "t56"."stage" AS "stage",
          "t56"."kind" AS "kind",
          "t56"."next_pipeline" AS "next_pipeline",
          "t56"."next_stage" AS "next_stage",
          "t56"."next_kind" AS "next_kind",
          "t56"."outcome" AS "outcome",
          "t56"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t43"."deal_id" AS "deal_id",
           "t43"."sequence" AS "sequence",
           "t43"."pipeline" AS "pipeline",
           "t43"."stage" AS "stage",
           "t43"."kind" AS "kind",
           "t43"."next_pipeline" AS "next_pipeline",
           "t43"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t43"."next_stage")
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t43"."outcome"
            ELSE "t43"."next_kind"
           END AS "next_kind",
           "t43"."outcome" AS "outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           isNotNull("t43"."next_stage")
           OR COALESCE(
            isNull("t43"."next_stage")
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
    "t67"."deal_id" AS "deal_id",
    "t67"."pipeline" AS "pipeline",
    'reopened' AS "rule",
    "t67"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t67"."sequence" AS "move"
   FROM (
    SELECT
     "t66".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t64"."deal_id" AS "deal_id",
      "t64"."sequence" AS "sequence",
      "t64"."pipeline" AS "pipeline",
      "t64"."stage" AS "stage",
      "t64"."kind" AS "kind",
      "t64"."next_pipeline" AS "next_pipeline",
      "t64"."next_stage" AS "next_stage",
      "t64"."next_kind" AS "next_kind",
      "t64"."outcome" AS "outcome",
      "t64"."moved_at" AS "moved_at",
      "t64"."rank_from" AS "rank_from",
      "t64"."top" AS "top",
      "t64"."then_pipeline" AS "then_pipeline",
      "t64"."then_stage" AS "then_stage",
      "t64"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t64"."next_kind" = 'won'
       THEN "t64"."top"
       ELSE "t64"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t62"."deal_id" AS "deal_id",
       "t62"."sequence" AS "sequence",
       "t62"."pipeline" AS "pipeline",
       "t62"."stage" AS "stage",
       "t62"."kind" AS "kind",
       "t62"."next_pipeline" AS "next_pipeline",
       "t62"."next_stage" AS "next_stage",
       "t62"."next_kind" AS "next_kind",
       "t62"."outcome" AS "outcome",
       "t62"."moved_at" AS "moved_at",
       "t62"."rank_from" AS "rank_from",
       "t62"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t59"."deal_id" AS "deal_id",
        "t59"."sequence" AS "sequence",
        "t59"."pipeline" AS "pipeline",
        "t59"."stage" AS "stage",
        "t59"."kind" AS "kind",
        "t59"."next_pipeline" AS "next_pipeline",
        "t59"."next_stage" AS "next_stage",
        "t59"."next_kind" AS "next_kind",
        "t59"."outcome" AS "outcome",
        "t59"."moved_at" AS "moved_at",
        "t59"."rank" AS "rank_from",
        "t59"."top" AS "top"
       FROM (
        SELECT
         "t57".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t56"."deal_id" AS "deal_id",
          "t56"."sequence" AS "sequence",
          "t56"."pipeline" AS "pipeline",
          "t56"."stage" AS "stage",
          "t56"."kind" AS "kind",
          "t56"."next_pipeline" AS "next_pipeline",
          "t56"."next_stage" AS "next_stage",
          "t56"."next_kind" AS "next_kind",
          "t56"."outcome" AS "outcome",
          "t56"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t43"."deal_id" AS "deal_id",
           "t43"."sequence" AS "sequence",
           "t43"."pipeline" AS "pipeline",
           "t43"."stage" AS "stage",
           "t43"."kind" AS "kind",
           "t43"."next_pipeline" AS "next_pipeline",
           "t43"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t43"."next_stage")
             AND (
              "t43"."kind" = 'open'
             )
             AND "t43"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t43"."outcome"
            ELSE "t43"."next_kind"
           END AS "next_kind",
           "t43"."outcome" AS "outcome",
           "t43"."left_at" AS "moved_at"
          FROM "t41" AS "t43"
          WHERE
           isNotNull("t43"."next_stage")
           OR COALESCE(
            isNull("t43"."next_stage")
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
     "t80"."deal_id" AS "deal_id",
     "t80"."pipeline" AS "pipeline",
     'stage_left_out' AS "rule",
     "t80"."stage" AS "stage",
     CAST(NULL AS Nullable(String)) AS "next_stage",
     "t80"."move" AS "move"
    FROM (
     SELECT
      *
     FROM "t75" AS "t76"
     WHERE
      NOT (
       "t76"."free"
      )
    ) AS "t80"
    LEFT ANTI JOIN "t41" AS "t45"
     ON "t80"."deal_id" = "t45"."deal_id"
     AND "t80"."pipeline" = "t45"."pipeline"
     AND "t80"."stage" = "t45"."stage"
   ) AS "t83"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t67"."deal_id" AS "deal_id",
     "t67"."pipeline" AS "pipeline",
     'moved_back' AS "rule",
     "t67"."stage" AS "stage",
     "t67"."next_stage" AS "next_stage",
     "t67"."sequence" AS "move"
    FROM (
     SELECT
      "t66".*
      EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
     FROM (
      SELECT
       "t64"."deal_id" AS "deal_id",
       "t64"."sequence" AS "sequence",
       "t64"."pipeline" AS "pipeline",
       "t64"."stage" AS "stage",
       "t64"."kind" AS "kind",
       "t64"."next_pipeline" AS "next_pipeline",
       "t64"."next_stage" AS "next_stage",
       "t64"."next_kind" AS "next_kind",
       "t64"."outcome" AS "outcome",
       "t64"."moved_at" AS "moved_at",
       "t64"."rank_from" AS "rank_from",
       "t64"."top" AS "top",
       "t64"."then_pipeline" AS "then_pipeline",
       "t64"."then_stage" AS "then_stage",
       "t64"."then_rank" AS "then_rank",
       CASE
        WHEN COALESCE("t64"."next_pipeline" <> "t64"."pipeline", FALSE)
        THEN CAST(NULL AS Nullable(Int64))
        WHEN "t64"."next_kind" = 'won'
        THEN "t64"."top"
        ELSE "t64"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t62"."deal_id" AS "deal_id",
        "t62"."sequence" AS "sequence",
        "t62"."pipeline" AS "pipeline",
        "t62"."stage" AS "stage",
        "t62"."kind" AS "kind",
        "t62"."next_pipeline" AS "next_pipeline",
        "t62"."next_stage" AS "next_stage",
        "t62"."next_kind" AS "next_kind",
        "t62"."outcome" AS "outcome",
        "t62"."moved_at" AS "moved_at",
        "t62"."rank_from" AS "rank_from",
        "t62"."top" AS "top",
        "t21"."then_pipeline" AS "then_pipeline",
        "t21"."then_stage" AS "then_stage",
        "t21"."then_rank" AS "then_rank"
       FROM (
        SELECT
         "t59"."deal_id" AS "deal_id",
         "t59"."sequence" AS "sequence",
         "t59"."pipeline" AS "pipeline",
         "t59"."stage" AS "stage",
         "t59"."kind" AS "kind",
         "t59"."next_pipeline" AS "next_pipeline",
         "t59"."next_stage" AS "next_stage",
         "t59"."next_kind" AS "next_kind",
         "t59"."outcome" AS "outcome",
         "t59"."moved_at" AS "moved_at",
         "t59"."rank" AS "rank_from",
         "t59"."top" AS "top"
        FROM (
         SELECT
          "t57".*
          EXCEPT ("ladder_pipeline", "ladder_stage")
         FROM (
          SELECT
           "t56"."deal_id" AS "deal_id",
           "t56"."sequence" AS "sequence",
           "t56"."pipeline" AS "pipeline",
           "t56"."stage" AS "stage",
           "t56"."kind" AS "kind",
           "t56"."next_pipeline" AS "next_pipeline",
           "t56"."next_stage" AS "next_stage",
           "t56"."next_kind" AS "next_kind",
           "t56"."outcome" AS "outcome",
           "t56"."moved_at" AS "moved_at",
           "t16"."ladder_pipeline" AS "ladder_pipeline",
           "t16"."ladder_stage" AS "ladder_stage",
           "t16"."rank" AS "rank",
           "t16"."top" AS "top"
          FROM (
           SELECT
            "t43"."deal_id" AS "deal_id",
            "t43"."sequence" AS "sequence",
            "t43"."pipeline" AS "pipeline",
            "t43"."stage" AS "stage",
            "t43"."kind" AS "kind",
            "t43"."next_pipeline" AS "next_pipeline",
            "t43"."next_stage" AS "next_stage",
            CASE
             WHEN COALESCE(
              isNull("t43"."next_stage")
              AND (
               "t43"."kind" = 'open'
              )
              AND "t43"."outcome" IN ('won', 'lost'),
              FALSE
             )
             THEN "t43"."outcome"
             ELSE "t43"."next_kind"
            END AS "next_kind",
            "t43"."outcome" AS "outcome",
            "t43"."left_at" AS "moved_at"
           FROM "t41" AS "t43"
           WHERE
            isNotNull("t43"."next_stage")
            OR COALESCE(
             isNull("t43"."next_stage")
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
  "t89"."rule" AS "rule",
  "t89"."pipeline" AS "pipeline",
  "t89"."stage" AS "stage",
  "t89"."next_stage" AS "next_stage",
  ROW_NUMBER() OVER (
   ORDER BY "t89"."rule" ASC, "t89"."pipeline" ASC, "t89"."stage" ASC, "t89"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "number"
 FROM (
  SELECT DISTINCT
   "t87"."rule" AS "rule",
   "t87"."pipeline" AS "pipeline",
   "t87"."stage" AS "stage",
   "t87"."next_stage" AS "next_stage"
  FROM "t86" AS "t87"
 ) AS "t89"
), "t106" AS (
 SELECT
  "t102"."deal_id" AS "deal_id",
  "t102"."number" AS "number",
  COUNT(*) AS "times"
 FROM (
  SELECT
   "t88"."deal_id" AS "deal_id",
   "t88"."pipeline" AS "pipeline",
   "t88"."rule" AS "rule",
   "t88"."stage" AS "stage",
   "t88"."next_stage" AS "next_stage",
   "t88"."move" AS "move",
   "t97"."rule_rule" AS "rule_rule",
   "t97"."rule_pipeline" AS "rule_pipeline",
   "t97"."rule_stage" AS "rule_stage",
   "t97"."rule_next_stage" AS "rule_next_stage",
   "t97"."number" AS "number"
  FROM "t86" AS "t88"
  INNER JOIN (
   SELECT
    "t91"."rule" AS "rule_rule",
    "t91"."pipeline" AS "rule_pipeline",
    "t91"."stage" AS "rule_stage",
    "t91"."next_stage" AS "rule_next_stage",
    "t91"."number" AS "number"
   FROM "t90" AS "t91"
  ) AS "t97"
   ON "t88"."rule" IS NOT DISTINCT FROM "t97"."rule_rule"
   AND "t88"."pipeline" IS NOT DISTINCT FROM "t97"."rule_pipeline"
   AND "t88"."stage" IS NOT DISTINCT FROM "t97"."rule_stage"
   AND "t88"."next_stage" IS NOT DISTINCT FROM "t97"."rule_next_stage"
 ) AS "t102"
 GROUP BY
  "t102"."deal_id",
  "t102"."number"
)
SELECT
 "t118"."rule" AS "rule",
 "t118"."pipeline" AS "pipeline",
 "t118"."stage" AS "stage",
 "t118"."next_stage" AS "next_stage",
 "t118"."deals" AS "deals",
 "t118"."of_deals" AS "of_deals",
 "t118"."times" AS "times",
 "t118"."broken_won" AS "broken_won",
 "t118"."broken_lost" AS "broken_lost",
 "t118"."kept_won" AS "kept_won",
 "t118"."kept_lost" AS "kept_lost",
 "t118"."broken_win_rate" AS "broken_win_rate",
 "t118"."broken_low" AS "broken_low",
 "t118"."broken_high" AS "broken_high",
 "t118"."kept_win_rate" AS "kept_win_rate",
 "t118"."kept_low" AS "kept_low",
 "t118"."kept_high" AS "kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t118"."deals" DESC, "t118"."rule" ASC, "t118"."pipeline" ASC, "t118"."stage" ASC, "t118"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1
 ) + 1 AS "place",
 "t118"."deals" / "t118"."of_deals" AS "share",
 CASE
  WHEN (
   "t118"."deals" / nullIf("t118"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t118"."deals" / nullIf("t118"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t118"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t118"."deals" / nullIf("t118"."of_deals", 0)
       ) * (
        1.0 - (
         "t118"."deals" / nullIf("t118"."of_deals", 0)
        )
       )
      ) / nullIf("t118"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t118"."of_deals", 0) * 4.0 * nullIf("t118"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t118"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t118"."deals" / nullIf("t118"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t118"."deals" / nullIf("t118"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t118"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t118"."deals" / nullIf("t118"."of_deals", 0)
       ) * (
        1.0 - (
         "t118"."deals" / nullIf("t118"."of_deals", 0)
        )
       )
      ) / nullIf("t118"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t118"."of_deals", 0) * 4.0 * nullIf("t118"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t118"."of_deals", 0)
   ) + 1.0
  )
 END AS "high",
 "t118"."broken_win_rate" - "t118"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t117"."rule" AS "rule",
  "t117"."pipeline" AS "pipeline",
  "t117"."stage" AS "stage",
  "t117"."next_stage" AS "next_stage",
  "t117"."deals" AS "deals",
  "t117"."of_deals" AS "of_deals",
  "t117"."times" AS "times",
  "t117"."broken_won" AS "broken_won",
  "t117"."broken_lost" AS "broken_lost",
  "t117"."kept_won" AS "kept_won",
  "t117"."kept_lost" AS "kept_lost",
  "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0) AS "broken_win_rate",
  CASE
   WHEN (
    "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t117"."broken_won" + "t117"."broken_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
        ) * (
         1.0 - (
          "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
         )
        )
       ) / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t117"."broken_won" + "t117"."broken_lost", 0) * 4.0 * nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_low",
  CASE
   WHEN (
    "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t117"."broken_won" + "t117"."broken_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
        ) * (
         1.0 - (
          "t117"."broken_won" / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
         )
        )
       ) / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t117"."broken_won" + "t117"."broken_lost", 0) * 4.0 * nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t117"."broken_won" + "t117"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_high",
  "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0) AS "kept_win_rate",
  CASE
   WHEN (
    "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t117"."kept_won" + "t117"."kept_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
        ) * (
         1.0 - (
          "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
         )
        )
       ) / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t117"."kept_won" + "t117"."kept_lost", 0) * 4.0 * nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_low",
  CASE
   WHEN (
    "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t117"."kept_won" + "t117"."kept_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
        ) * (
         1.0 - (
          "t117"."kept_won" / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
         )
        )
       ) / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t117"."kept_won" + "t117"."kept_lost", 0) * 4.0 * nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t117"."kept_won" + "t117"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_high"
 FROM (
  SELECT
   "t116"."rule" AS "rule",
   "t116"."pipeline" AS "pipeline",
   "t116"."stage" AS "stage",
   "t116"."next_stage" AS "next_stage",
   COALESCE(sumIf("t116"."taken", "t116"."part" = 'broken'), 0) AS "deals",
   SUM("t116"."taken") AS "of_deals",
   SUM("t116"."times" * "t116"."taken") AS "times",
   COALESCE(
    sumIf("t116"."taken", (
     "t116"."part" = 'broken'
    ) AND (
     "t116"."decision" = 'won'
    )),
    0
   ) AS "broken_won",
   COALESCE(
    sumIf("t116"."taken", (
     "t116"."part" = 'broken'
    ) AND (
     "t116"."decision" = 'lost'
    )),
    0
   ) AS "broken_lost",
   COALESCE(
    sumIf("t116"."taken", (
     "t116"."part" = 'kept'
    ) AND (
     "t116"."decision" = 'won'
    )),
    0
   ) AS "kept_won",
   COALESCE(
    sumIf("t116"."taken", (
     "t116"."part" = 'kept'
    ) AND (
     "t116"."decision" = 'lost'
    )),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t39"."path_number" AS "path_number",
    "t39"."decision" AS "decision",
    "t92"."rule" AS "rule",
    "t92"."pipeline" AS "pipeline",
    "t92"."stage" AS "stage",
    "t92"."next_stage" AS "next_stage",
    "t115"."times" AS "times",
    "t115"."part" AS "part",
    "t36"."taken" AS "taken"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t108"."deal_id" AS "deal_id",
      "t108"."number" AS "number",
      "t108"."times" AS "times",
      'broken' AS "part"
     FROM "t106" AS "t108"
    ) AS "t111"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t112"."deal_id" AS "deal_id",
      "t112"."number" AS "number",
      0 AS "times",
      'kept' AS "part"
     FROM (
      SELECT
       "t109"."deal_id" AS "deal_id",
       "t109"."number" AS "number"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t49"."deal_id" AS "deal_id",
         "t98"."number" AS "number"
        FROM (
         SELECT
          "t43"."deal_id" AS "deal_id"
         FROM "t41" AS "t43"
         WHERE
          "t43"."sequence" = 1
        ) AS "t49"
        CROSS JOIN (
         SELECT
          "t91"."number" AS "number"
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
          "t82"."deal_id" AS "deal_id",
          "t99"."number" AS "number"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             "t63"."deal_id" AS "deal_id",
             "t63"."pipeline" AS "pipeline",
             "t63"."stage" AS "stage"
            FROM (
             SELECT
              "t54"."deal_id" AS "deal_id",
              "t54"."pipeline" AS "pipeline",
              "t54"."stage" AS "stage",
              "t54"."kind" AS "kind",
              "t54"."sequence" AS "sequence",
              "t54"."next_stage" AS "next_stage",
              "t54"."outcome" AS "outcome",
              "t54"."ladder_pipeline" AS "ladder_pipeline",
              "t54"."ladder_stage" AS "ladder_stage",
              "t54"."rank" AS "rank",
              "t54"."top_pipeline" AS "top_pipeline",
              "t54"."top" AS "top",
              "t60"."furthest" AS "furthest"
             FROM "t51" AS "t54"
             INNER JOIN (
              SELECT
               "t52"."deal_id" AS "deal_id",
               "t52"."pipeline" AS "pipeline",
               MAX(
                CASE
                 WHEN COALESCE(isNull("t52"."next_stage") AND (
                  "t52"."outcome" = 'won'
                 ), FALSE)
                 THEN "t52"."top"
                 ELSE "t52"."rank"
                END
               ) AS "furthest"
              FROM "t51" AS "t52"
              GROUP BY
               "t52"."deal_id",
               "t52"."pipeline"
             ) AS "t60"
              ON "t54"."deal_id" = "t60"."deal_id" AND "t54"."pipeline" = "t60"."pipeline"
            ) AS "t63"
            WHERE
             "t63"."rank" < "t63"."furthest"
           ) AS "t65"
           UNION DISTINCT
           SELECT
            *
           FROM (
            SELECT
             "t76"."deal_id" AS "deal_id",
             "t76"."pipeline" AS "pipeline",
             "t76"."stage" AS "stage"
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
          "t50"."deal_id" AS "deal_id",
          "t100"."number" AS "number"
         FROM (
          SELECT
           "t43"."deal_id" AS "deal_id",
           "t43"."pipeline" AS "pipeline",
           "t43"."stage" AS "stage"
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
      LEFT ANTI JOIN "t106" AS "t110"
       ON "t109"."deal_id" = "t110"."deal_id" AND "t109"."number" = "t110"."number"
     ) AS "t112"
    ) AS "t113"
   ) AS "t115"
   INNER JOIN "t90" AS "t92"
    ON "t115"."number" = "t92"."number"
   INNER JOIN "t37" AS "t39"
    ON "t115"."deal_id" = "t39"."deal_id"
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
  ) AS "t116"
  GROUP BY
   "t116"."rule",
   "t116"."pipeline",
   "t116"."stage",
   "t116"."next_stage"
 ) AS "t117"
 WHERE
  "t117"."deals" > 0
) AS "t118"
