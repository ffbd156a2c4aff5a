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
), "t26" AS (
 SELECT
  "t25"."deal_id" AS "deal_id",
  COALESCE("t25"."steps", 0) AS "steps",
  COALESCE("t25"."word_0", 0) AS "word_0",
  COALESCE("t25"."word_1", 0) AS "word_1",
  COALESCE("t25"."rest_0", 0) AS "rest_0",
  COALESCE("t25"."rest_1", 0) AS "rest_1",
  "t25"."outcome" AS "outcome",
  COALESCE("t25"."outcome", '') AS "decision"
 FROM (
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
 ) AS "t25"
), "t32" AS (
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
 LEFT SEMI JOIN (
  SELECT
   "t27"."steps" AS "steps",
   "t27"."word_0" AS "word_0",
   "t27"."word_1" AS "word_1",
   "t27"."rest_0" AS "rest_0",
   "t27"."rest_1" AS "rest_1",
   "t27"."decision" AS "decision",
   MIN("t27"."deal_id") AS "deal_id"
  FROM "t26" AS "t27"
  GROUP BY
   "t27"."steps",
   "t27"."word_0",
   "t27"."word_1",
   "t27"."rest_0",
   "t27"."rest_1",
   "t27"."decision"
 ) AS "t31"
  ON "t2"."deal_id" = "t31"."deal_id"
), "t33" AS (
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
 LEFT SEMI JOIN (
  SELECT
   "t27"."steps" AS "steps",
   "t27"."word_0" AS "word_0",
   "t27"."word_1" AS "word_1",
   "t27"."rest_0" AS "rest_0",
   "t27"."rest_1" AS "rest_1",
   "t27"."decision" AS "decision",
   MIN("t27"."deal_id") AS "deal_id"
  FROM "t26" AS "t27"
  GROUP BY
   "t27"."steps",
   "t27"."word_0",
   "t27"."word_1",
   "t27"."rest_0",
   "t27"."rest_1",
   "t27"."decision"
 ) AS "t31"
  ON "t2"."deal_id" = "t31"."deal_id"
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
), "t40" AS (
 SELECT
  "t35"."deal_id" AS "deal_id",
  "t35"."pipeline" AS "pipeline",
  "t35"."stage" AS "stage",
  "t35"."kind" AS "kind",
  "t35"."sequence" AS "sequence",
  "t35"."next_stage" AS "next_stage",
  "t35"."outcome" AS "outcome",
  "t35"."ladder_pipeline" AS "ladder_pipeline",
  "t35"."ladder_stage" AS "ladder_stage",
  CASE WHEN "t35"."kind" = 'won' THEN "t35"."top" ELSE "t35"."rank" END AS "rank",
  "t35"."top_pipeline" AS "top_pipeline",
  "t35"."top" AS "top"
 FROM "t33" AS "t35"
), "t64" AS (
 SELECT
  "t63"."deal_id" AS "deal_id",
  "t63"."pipeline" AS "pipeline",
  "t63"."move" AS "move",
  "t63"."free" AS "free",
  "t16"."ladder_stage" AS "stage"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t56"."deal_id" AS "deal_id",
    "t56"."pipeline" AS "pipeline",
    "t56"."rank_from" AS "rank_from",
    "t56"."rank_to" AS "rank_to",
    FALSE AS "free",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t53"."deal_id" AS "deal_id",
      "t53"."sequence" AS "sequence",
      "t53"."pipeline" AS "pipeline",
      "t53"."stage" AS "stage",
      "t53"."kind" AS "kind",
      "t53"."next_pipeline" AS "next_pipeline",
      "t53"."next_stage" AS "next_stage",
      "t53"."next_kind" AS "next_kind",
      "t53"."outcome" AS "outcome",
      "t53"."moved_at" AS "moved_at",
      "t53"."rank_from" AS "rank_from",
      "t53"."top" AS "top",
      "t53"."then_pipeline" AS "then_pipeline",
      "t53"."then_stage" AS "then_stage",
      "t53"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id" AS "deal_id",
       "t51"."sequence" AS "sequence",
       "t51"."pipeline" AS "pipeline",
       "t51"."stage" AS "stage",
       "t51"."kind" AS "kind",
       "t51"."next_pipeline" AS "next_pipeline",
       "t51"."next_stage" AS "next_stage",
       "t51"."next_kind" AS "next_kind",
       "t51"."outcome" AS "outcome",
       "t51"."moved_at" AS "moved_at",
       "t51"."rank_from" AS "rank_from",
       "t51"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t48"."deal_id" AS "deal_id",
        "t48"."sequence" AS "sequence",
        "t48"."pipeline" AS "pipeline",
        "t48"."stage" AS "stage",
        "t48"."kind" AS "kind",
        "t48"."next_pipeline" AS "next_pipeline",
        "t48"."next_stage" AS "next_stage",
        "t48"."next_kind" AS "next_kind",
        "t48"."outcome" AS "outcome",
        "t48"."moved_at" AS "moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top" AS "top"
       FROM (
        SELECT
         "t46".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t45"."deal_id" AS "deal_id",
          "t45"."sequence" AS "sequence",
          "t45"."pipeline" AS "pipeline",
          "t45"."stage" AS "stage",
          "t45"."kind" AS "kind",
          "t45"."next_pipeline" AS "next_pipeline",
          "t45"."next_stage" AS "next_stage",
          "t45"."next_kind" AS "next_kind",
          "t45"."outcome" AS "outcome",
          "t45"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t34"."deal_id" AS "deal_id",
           "t34"."sequence" AS "sequence",
           "t34"."pipeline" AS "pipeline",
           "t34"."stage" AS "stage",
           "t34"."kind" AS "kind",
           "t34"."next_pipeline" AS "next_pipeline",
           "t34"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t34"."next_stage")
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t34"."outcome"
            ELSE "t34"."next_kind"
           END AS "next_kind",
           "t34"."outcome" AS "outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           isNotNull("t34"."next_stage")
           OR COALESCE(
            isNull("t34"."next_stage")
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
    "t35"."deal_id" AS "deal_id",
    "t35"."pipeline" AS "pipeline",
    0 AS "rank_from",
    CASE WHEN "t35"."kind" = 'won' THEN "t35"."top" ELSE "t35"."rank" END AS "rank_to",
    FALSE AS "free",
    0 AS "move"
   FROM "t33" AS "t35"
   WHERE
    "t35"."sequence" = 1
    AND CASE WHEN "t35"."kind" = 'won' THEN "t35"."top" ELSE "t35"."rank" END > 1
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
    "t34"."deal_id" AS "deal_id",
    "t34"."pipeline" AS "pipeline",
    'stage_unlisted' AS "rule",
    "t34"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t34"."sequence" - 1 AS "move"
   FROM "t32" AS "t34"
   WHERE
    isNull("t34"."kind")
  ) AS "t38"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t56"."deal_id" AS "deal_id",
    "t56"."pipeline" AS "pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS Nullable(String)) AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t53"."deal_id" AS "deal_id",
      "t53"."sequence" AS "sequence",
      "t53"."pipeline" AS "pipeline",
      "t53"."stage" AS "stage",
      "t53"."kind" AS "kind",
      "t53"."next_pipeline" AS "next_pipeline",
      "t53"."next_stage" AS "next_stage",
      "t53"."next_kind" AS "next_kind",
      "t53"."outcome" AS "outcome",
      "t53"."moved_at" AS "moved_at",
      "t53"."rank_from" AS "rank_from",
      "t53"."top" AS "top",
      "t53"."then_pipeline" AS "then_pipeline",
      "t53"."then_stage" AS "then_stage",
      "t53"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id" AS "deal_id",
       "t51"."sequence" AS "sequence",
       "t51"."pipeline" AS "pipeline",
       "t51"."stage" AS "stage",
       "t51"."kind" AS "kind",
       "t51"."next_pipeline" AS "next_pipeline",
       "t51"."next_stage" AS "next_stage",
       "t51"."next_kind" AS "next_kind",
       "t51"."outcome" AS "outcome",
       "t51"."moved_at" AS "moved_at",
       "t51"."rank_from" AS "rank_from",
       "t51"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t48"."deal_id" AS "deal_id",
        "t48"."sequence" AS "sequence",
        "t48"."pipeline" AS "pipeline",
        "t48"."stage" AS "stage",
        "t48"."kind" AS "kind",
        "t48"."next_pipeline" AS "next_pipeline",
        "t48"."next_stage" AS "next_stage",
        "t48"."next_kind" AS "next_kind",
        "t48"."outcome" AS "outcome",
        "t48"."moved_at" AS "moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top" AS "top"
       FROM (
        SELECT
         "t46".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t45"."deal_id" AS "deal_id",
          "t45"."sequence" AS "sequence",
          "t45"."pipeline" AS "pipeline",
          "t45"."stage" AS "stage",
          "t45"."kind" AS "kind",
          "t45"."next_pipeline" AS "next_pipeline",
          "t45"."next_stage" AS "next_stage",
          "t45"."next_kind" AS "next_kind",
          "t45"."outcome" AS "outcome",
          "t45"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t34"."deal_id" AS "deal_id",
           "t34"."sequence" AS "sequence",
           "t34"."pipeline" AS "pipeline",
           "t34"."stage" AS "stage",
           "t34"."kind" AS "kind",
           "t34"."next_pipeline" AS "next_pipeline",
           "t34"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t34"."next_stage")
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t34"."outcome"
            ELSE "t34"."next_kind"
           END AS "next_kind",
           "t34"."outcome" AS "outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           isNotNull("t34"."next_stage")
           OR COALESCE(
            isNull("t34"."next_stage")
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
    "t56"."deal_id" AS "deal_id",
    "t56"."pipeline" AS "pipeline",
    'reopened' AS "rule",
    "t56"."stage" AS "stage",
    CAST(NULL AS Nullable(String)) AS "next_stage",
    "t56"."sequence" AS "move"
   FROM (
    SELECT
     "t55".*
     EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
    FROM (
     SELECT
      "t53"."deal_id" AS "deal_id",
      "t53"."sequence" AS "sequence",
      "t53"."pipeline" AS "pipeline",
      "t53"."stage" AS "stage",
      "t53"."kind" AS "kind",
      "t53"."next_pipeline" AS "next_pipeline",
      "t53"."next_stage" AS "next_stage",
      "t53"."next_kind" AS "next_kind",
      "t53"."outcome" AS "outcome",
      "t53"."moved_at" AS "moved_at",
      "t53"."rank_from" AS "rank_from",
      "t53"."top" AS "top",
      "t53"."then_pipeline" AS "then_pipeline",
      "t53"."then_stage" AS "then_stage",
      "t53"."then_rank" AS "then_rank",
      CASE
       WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
       THEN CAST(NULL AS Nullable(Int64))
       WHEN "t53"."next_kind" = 'won'
       THEN "t53"."top"
       ELSE "t53"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t51"."deal_id" AS "deal_id",
       "t51"."sequence" AS "sequence",
       "t51"."pipeline" AS "pipeline",
       "t51"."stage" AS "stage",
       "t51"."kind" AS "kind",
       "t51"."next_pipeline" AS "next_pipeline",
       "t51"."next_stage" AS "next_stage",
       "t51"."next_kind" AS "next_kind",
       "t51"."outcome" AS "outcome",
       "t51"."moved_at" AS "moved_at",
       "t51"."rank_from" AS "rank_from",
       "t51"."top" AS "top",
       "t21"."then_pipeline" AS "then_pipeline",
       "t21"."then_stage" AS "then_stage",
       "t21"."then_rank" AS "then_rank"
      FROM (
       SELECT
        "t48"."deal_id" AS "deal_id",
        "t48"."sequence" AS "sequence",
        "t48"."pipeline" AS "pipeline",
        "t48"."stage" AS "stage",
        "t48"."kind" AS "kind",
        "t48"."next_pipeline" AS "next_pipeline",
        "t48"."next_stage" AS "next_stage",
        "t48"."next_kind" AS "next_kind",
        "t48"."outcome" AS "outcome",
        "t48"."moved_at" AS "moved_at",
        "t48"."rank" AS "rank_from",
        "t48"."top" AS "top"
       FROM (
        SELECT
         "t46".*
         EXCEPT ("ladder_pipeline", "ladder_stage")
        FROM (
         SELECT
          "t45"."deal_id" AS "deal_id",
          "t45"."sequence" AS "sequence",
          "t45"."pipeline" AS "pipeline",
          "t45"."stage" AS "stage",
          "t45"."kind" AS "kind",
          "t45"."next_pipeline" AS "next_pipeline",
          "t45"."next_stage" AS "next_stage",
          "t45"."next_kind" AS "next_kind",
          "t45"."outcome" AS "outcome",
          "t45"."moved_at" AS "moved_at",
          "t16"."ladder_pipeline" AS "ladder_pipeline",
          "t16"."ladder_stage" AS "ladder_stage",
          "t16"."rank" AS "rank",
          "t16"."top" AS "top"
         FROM (
          SELECT
           "t34"."deal_id" AS "deal_id",
           "t34"."sequence" AS "sequence",
           "t34"."pipeline" AS "pipeline",
           "t34"."stage" AS "stage",
           "t34"."kind" AS "kind",
           "t34"."next_pipeline" AS "next_pipeline",
           "t34"."next_stage" AS "next_stage",
           CASE
            WHEN COALESCE(
             isNull("t34"."next_stage")
             AND (
              "t34"."kind" = 'open'
             )
             AND "t34"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t34"."outcome"
            ELSE "t34"."next_kind"
           END AS "next_kind",
           "t34"."outcome" AS "outcome",
           "t34"."left_at" AS "moved_at"
          FROM "t32" AS "t34"
          WHERE
           isNotNull("t34"."next_stage")
           OR COALESCE(
            isNull("t34"."next_stage")
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
     "t69"."deal_id" AS "deal_id",
     "t69"."pipeline" AS "pipeline",
     'stage_left_out' AS "rule",
     "t69"."stage" AS "stage",
     CAST(NULL AS Nullable(String)) AS "next_stage",
     "t69"."move" AS "move"
    FROM (
     SELECT
      *
     FROM "t64" AS "t65"
     WHERE
      NOT (
       "t65"."free"
      )
    ) AS "t69"
    LEFT ANTI JOIN "t32" AS "t36"
     ON "t69"."deal_id" = "t36"."deal_id"
     AND "t69"."pipeline" = "t36"."pipeline"
     AND "t69"."stage" = "t36"."stage"
   ) AS "t73"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t56"."deal_id" AS "deal_id",
     "t56"."pipeline" AS "pipeline",
     'moved_back' AS "rule",
     "t56"."stage" AS "stage",
     "t56"."next_stage" AS "next_stage",
     "t56"."sequence" AS "move"
    FROM (
     SELECT
      "t55".*
      EXCEPT ("then_pipeline", "then_rank", "then_stage", "top")
     FROM (
      SELECT
       "t53"."deal_id" AS "deal_id",
       "t53"."sequence" AS "sequence",
       "t53"."pipeline" AS "pipeline",
       "t53"."stage" AS "stage",
       "t53"."kind" AS "kind",
       "t53"."next_pipeline" AS "next_pipeline",
       "t53"."next_stage" AS "next_stage",
       "t53"."next_kind" AS "next_kind",
       "t53"."outcome" AS "outcome",
       "t53"."moved_at" AS "moved_at",
       "t53"."rank_from" AS "rank_from",
       "t53"."top" AS "top",
       "t53"."then_pipeline" AS "then_pipeline",
       "t53"."then_stage" AS "then_stage",
       "t53"."then_rank" AS "then_rank",
       CASE
        WHEN COALESCE("t53"."next_pipeline" <> "t53"."pipeline", FALSE)
        THEN CAST(NULL AS Nullable(Int64))
        WHEN "t53"."next_kind" = 'won'
        THEN "t53"."top"
        ELSE "t53"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t51"."deal_id" AS "deal_id",
        "t51"."sequence" AS "sequence",
        "t51"."pipeline" AS "pipeline",
        "t51"."stage" AS "stage",
        "t51"."kind" AS "kind",
        "t51"."next_pipeline" AS "next_pipeline",
        "t51"."next_stage" AS "next_stage",
        "t51"."next_kind" AS "next_kind",
        "t51"."outcome" AS "outcome",
        "t51"."moved_at" AS "moved_at",
        "t51"."rank_from" AS "rank_from",
        "t51"."top" AS "top",
        "t21"."then_pipeline" AS "then_pipeline",
        "t21"."then_stage" AS "then_stage",
        "t21"."then_rank" AS "then_rank"
       FROM (
        SELECT
         "t48"."deal_id" AS "deal_id",
         "t48"."sequence" AS "sequence",
         "t48"."pipeline" AS "pipeline",
         "t48"."stage" AS "stage",
         "t48"."kind" AS "kind",
         "t48"."next_pipeline" AS "next_pipeline",
         "t48"."next_stage" AS "next_stage",
         "t48"."next_kind" AS "next_kind",
         "t48"."outcome" AS "outcome",
         "t48"."moved_at" AS "moved_at",
         "t48"."rank" AS "rank_from",
         "t48"."top" AS "top"
        FROM (
         SELECT
          "t46".*
          EXCEPT ("ladder_pipeline", "ladder_stage")
         FROM (
          SELECT
           "t45"."deal_id" AS "deal_id",
           "t45"."sequence" AS "sequence",
           "t45"."pipeline" AS "pipeline",
           "t45"."stage" AS "stage",
           "t45"."kind" AS "kind",
           "t45"."next_pipeline" AS "next_pipeline",
           "t45"."next_stage" AS "next_stage",
           "t45"."next_kind" AS "next_kind",
           "t45"."outcome" AS "outcome",
           "t45"."moved_at" AS "moved_at",
           "t16"."ladder_pipeline" AS "ladder_pipeline",
           "t16"."ladder_stage" AS "ladder_stage",
           "t16"."rank" AS "rank",
           "t16"."top" AS "top"
          FROM (
           SELECT
            "t34"."deal_id" AS "deal_id",
            "t34"."sequence" AS "sequence",
            "t34"."pipeline" AS "pipeline",
            "t34"."stage" AS "stage",
            "t34"."kind" AS "kind",
            "t34"."next_pipeline" AS "next_pipeline",
            "t34"."next_stage" AS "next_stage",
            CASE
             WHEN COALESCE(
              isNull("t34"."next_stage")
              AND (
               "t34"."kind" = 'open'
              )
              AND "t34"."outcome" IN ('won', 'lost'),
              FALSE
             )
             THEN "t34"."outcome"
             ELSE "t34"."next_kind"
            END AS "next_kind",
            "t34"."outcome" AS "outcome",
            "t34"."left_at" AS "moved_at"
           FROM "t32" AS "t34"
           WHERE
            isNotNull("t34"."next_stage")
            OR COALESCE(
             isNull("t34"."next_stage")
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
 "t92"."rule" AS "rule",
 "t92"."pipeline" AS "pipeline",
 "t92"."stage" AS "stage",
 "t92"."next_stage" AS "next_stage",
 "t92"."deals" AS "deals",
 "t92"."of_deals" AS "of_deals",
 "t92"."times" AS "times",
 "t92"."broken_won" AS "broken_won",
 "t92"."broken_lost" AS "broken_lost",
 "t92"."kept_won" AS "kept_won",
 "t92"."kept_lost" AS "kept_lost",
 "t92"."broken_win_rate" AS "broken_win_rate",
 "t92"."broken_low" AS "broken_low",
 "t92"."broken_high" AS "broken_high",
 "t92"."kept_win_rate" AS "kept_win_rate",
 "t92"."kept_low" AS "kept_low",
 "t92"."kept_high" AS "kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t92"."deals" DESC, "t92"."rule" ASC, "t92"."pipeline" ASC, "t92"."stage" ASC, "t92"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1
 ) + 1 AS "place",
 "t92"."deals" / "t92"."of_deals" AS "share",
 CASE
  WHEN (
   "t92"."deals" / nullIf("t92"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t92"."deals" / nullIf("t92"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t92"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t92"."deals" / nullIf("t92"."of_deals", 0)
       ) * (
        1.0 - (
         "t92"."deals" / nullIf("t92"."of_deals", 0)
        )
       )
      ) / nullIf("t92"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t92"."of_deals", 0) * 4.0 * nullIf("t92"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t92"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t92"."deals" / nullIf("t92"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t92"."deals" / nullIf("t92"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t92"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t92"."deals" / nullIf("t92"."of_deals", 0)
       ) * (
        1.0 - (
         "t92"."deals" / nullIf("t92"."of_deals", 0)
        )
       )
      ) / nullIf("t92"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t92"."of_deals", 0) * 4.0 * nullIf("t92"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t92"."of_deals", 0)
   ) + 1.0
  )
 END AS "high",
 "t92"."broken_win_rate" - "t92"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t91"."rule" AS "rule",
  "t91"."pipeline" AS "pipeline",
  "t91"."stage" AS "stage",
  "t91"."next_stage" AS "next_stage",
  "t91"."deals" AS "deals",
  "t91"."of_deals" AS "of_deals",
  "t91"."times" AS "times",
  "t91"."broken_won" AS "broken_won",
  "t91"."broken_lost" AS "broken_lost",
  "t91"."kept_won" AS "kept_won",
  "t91"."kept_lost" AS "kept_lost",
  "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0) AS "broken_win_rate",
  CASE
   WHEN (
    "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t91"."broken_won" + "t91"."broken_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
        ) * (
         1.0 - (
          "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
         )
        )
       ) / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t91"."broken_won" + "t91"."broken_lost", 0) * 4.0 * nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_low",
  CASE
   WHEN (
    "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t91"."broken_won" + "t91"."broken_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
        ) * (
         1.0 - (
          "t91"."broken_won" / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
         )
        )
       ) / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t91"."broken_won" + "t91"."broken_lost", 0) * 4.0 * nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t91"."broken_won" + "t91"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_high",
  "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0) AS "kept_win_rate",
  CASE
   WHEN (
    "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE (
    (
     (
      "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t91"."kept_won" + "t91"."kept_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       (
        (
         "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
        ) * (
         1.0 - (
          "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
         )
        )
       ) / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t91"."kept_won" + "t91"."kept_lost", 0) * 4.0 * nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_low",
  CASE
   WHEN (
    "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE (
    (
     "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t91"."kept_won" + "t91"."kept_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       (
        (
         "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
        ) * (
         1.0 - (
          "t91"."kept_won" / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
         )
        )
       ) / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t91"."kept_won" + "t91"."kept_lost", 0) * 4.0 * nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) / (
    (
     3.8414588206941254 / nullIf("t91"."kept_won" + "t91"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_high"
 FROM (
  SELECT
   "t90"."rule" AS "rule",
   "t90"."pipeline" AS "pipeline",
   "t90"."stage" AS "stage",
   "t90"."next_stage" AS "next_stage",
   COALESCE(sumIf("t90"."taken", "t90"."part" = 'broken'), 0) AS "deals",
   SUM("t90"."taken") AS "of_deals",
   SUM("t90"."times" * "t90"."taken") AS "times",
   COALESCE(
    sumIf("t90"."taken", (
     "t90"."part" = 'broken'
    ) AND (
     "t90"."decision" = 'won'
    )),
    0
   ) AS "broken_won",
   COALESCE(
    sumIf("t90"."taken", (
     "t90"."part" = 'broken'
    ) AND (
     "t90"."decision" = 'lost'
    )),
    0
   ) AS "broken_lost",
   COALESCE(
    sumIf("t90"."taken", (
     "t90"."part" = 'kept'
    ) AND (
     "t90"."decision" = 'won'
    )),
    0
   ) AS "kept_won",
   COALESCE(
    sumIf("t90"."taken", (
     "t90"."part" = 'kept'
    ) AND (
     "t90"."decision" = 'lost'
    )),
    0
   ) AS "kept_lost"
  FROM (
   SELECT
    "t31"."steps" AS "steps",
    "t31"."word_0" AS "word_0",
    "t31"."word_1" AS "word_1",
    "t31"."rest_0" AS "rest_0",
    "t31"."rest_1" AS "rest_1",
    "t31"."decision" AS "decision",
    "t89"."rule" AS "rule",
    "t89"."pipeline" AS "pipeline",
    "t89"."stage" AS "stage",
    "t89"."next_stage" AS "next_stage",
    "t89"."times" AS "times",
    "t89"."part" AS "part",
    "t29"."taken" AS "taken"
   FROM (
    SELECT
     "t87"."deal_id" AS "deal_id",
     "t87"."rule" AS "rule",
     "t87"."pipeline" AS "pipeline",
     "t87"."stage" AS "stage",
     "t87"."next_stage" AS "next_stage",
     "t87"."times" AS "times",
     CASE WHEN "t87"."times" > 0 THEN 'broken' ELSE 'kept' END AS "part"
    FROM (
     SELECT
      "t86"."deal_id" AS "deal_id",
      "t86"."rule" AS "rule",
      "t86"."pipeline" AS "pipeline",
      "t86"."stage" AS "stage",
      "t86"."next_stage" AS "next_stage",
      SUM("t86"."times") AS "times"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t79"."deal_id" AS "deal_id",
        "t79"."rule" AS "rule",
        "t79"."pipeline" AS "pipeline",
        "t79"."stage" AS "stage",
        "t79"."next_stage" AS "next_stage",
        1 AS "times"
       FROM "t78" AS "t79"
      ) AS "t80"
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        "t84"."deal_id" AS "deal_id",
        "t84"."rule" AS "rule",
        "t84"."pipeline" AS "pipeline",
        "t84"."stage" AS "stage",
        "t84"."next_stage" AS "next_stage",
        0 AS "times"
       FROM (
        SELECT
         "t77"."deal_id" AS "deal_id",
         "t83"."rule" AS "rule",
         "t83"."pipeline" AS "pipeline",
         "t83"."stage" AS "stage",
         "t83"."next_stage" AS "next_stage"
        FROM (
         SELECT
          "t72"."deal_id" AS "deal_id",
          "t72"."pipeline" AS "its_pipeline",
          "t72"."stage" AS "its_stage",
          "t72"."how" AS "how"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t34"."deal_id" AS "deal_id",
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
             "t68"."deal_id" AS "deal_id",
             "t68"."pipeline" AS "pipeline",
             "t68"."stage" AS "stage",
             'past' AS "how"
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t52"."deal_id" AS "deal_id",
               "t52"."pipeline" AS "pipeline",
               "t52"."stage" AS "stage"
              FROM (
               SELECT
                "t43"."deal_id" AS "deal_id",
                "t43"."pipeline" AS "pipeline",
                "t43"."stage" AS "stage",
                "t43"."kind" AS "kind",
                "t43"."sequence" AS "sequence",
                "t43"."next_stage" AS "next_stage",
                "t43"."outcome" AS "outcome",
                "t43"."ladder_pipeline" AS "ladder_pipeline",
                "t43"."ladder_stage" AS "ladder_stage",
                "t43"."rank" AS "rank",
                "t43"."top_pipeline" AS "top_pipeline",
                "t43"."top" AS "top",
                "t49"."furthest" AS "furthest"
               FROM "t40" AS "t43"
               INNER JOIN (
                SELECT
                 "t41"."deal_id" AS "deal_id",
                 "t41"."pipeline" AS "pipeline",
                 MAX(
                  CASE
                   WHEN COALESCE(isNull("t41"."next_stage") AND (
                    "t41"."outcome" = 'won'
                   ), FALSE)
                   THEN "t41"."top"
                   ELSE "t41"."rank"
                  END
                 ) AS "furthest"
                FROM "t40" AS "t41"
                GROUP BY
                 "t41"."deal_id",
                 "t41"."pipeline"
               ) AS "t49"
                ON "t43"."deal_id" = "t49"."deal_id" AND "t43"."pipeline" = "t49"."pipeline"
              ) AS "t52"
              WHERE
               "t52"."rank" < "t52"."furthest"
             ) AS "t54"
             UNION DISTINCT
             SELECT
              *
             FROM (
              SELECT
               "t65"."deal_id" AS "deal_id",
               "t65"."pipeline" AS "pipeline",
               "t65"."stage" AS "stage"
              FROM "t64" AS "t65"
             ) AS "t66"
            ) AS "t68"
           ) AS "t70"
           UNION ALL
           SELECT
            *
           FROM (
            SELECT
             "t34"."deal_id" AS "deal_id",
             "t34"."pipeline" AS "pipeline",
             "t34"."stage" AS "stage",
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
          "t81"."rule" AS "rule",
          "t81"."pipeline" AS "pipeline",
          "t81"."stage" AS "stage",
          "t81"."next_stage" AS "next_stage",
          CASE
           WHEN "t81"."rule" = 'stage_left_out'
           THEN 'past'
           WHEN "t81"."rule" IN ('moved_back', 'reopened')
           THEN 'there'
           ELSE 'anybody'
          END AS "how",
          CASE
           WHEN CASE
            WHEN "t81"."rule" = 'stage_left_out'
            THEN 'past'
            WHEN "t81"."rule" IN ('moved_back', 'reopened')
            THEN 'there'
            ELSE 'anybody'
           END = 'anybody'
           THEN ''
           ELSE "t81"."pipeline"
          END AS "its_pipeline",
          CASE
           WHEN CASE
            WHEN "t81"."rule" = 'stage_left_out'
            THEN 'past'
            WHEN "t81"."rule" IN ('moved_back', 'reopened')
            THEN 'there'
            ELSE 'anybody'
           END = 'anybody'
           THEN ''
           ELSE "t81"."stage"
          END AS "its_stage"
         FROM (
          SELECT DISTINCT
           "t79"."rule" AS "rule",
           "t79"."pipeline" AS "pipeline",
           "t79"."stage" AS "stage",
           "t79"."next_stage" AS "next_stage"
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
      "t86"."deal_id",
      "t86"."rule",
      "t86"."pipeline",
      "t86"."stage",
      "t86"."next_stage"
    ) AS "t87"
   ) AS "t89"
   INNER JOIN (
    SELECT
     "t27"."steps" AS "steps",
     "t27"."word_0" AS "word_0",
     "t27"."word_1" AS "word_1",
     "t27"."rest_0" AS "rest_0",
     "t27"."rest_1" AS "rest_1",
     "t27"."decision" AS "decision",
     MIN("t27"."deal_id") AS "deal_id"
    FROM "t26" AS "t27"
    GROUP BY
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision"
   ) AS "t31"
    ON "t89"."deal_id" = "t31"."deal_id"
   INNER JOIN (
    SELECT
     "t27"."steps" AS "steps",
     "t27"."word_0" AS "word_0",
     "t27"."word_1" AS "word_1",
     "t27"."rest_0" AS "rest_0",
     "t27"."rest_1" AS "rest_1",
     "t27"."decision" AS "decision",
     COUNT(*) AS "taken"
    FROM "t26" AS "t27"
    GROUP BY
     "t27"."steps",
     "t27"."word_0",
     "t27"."word_1",
     "t27"."rest_0",
     "t27"."rest_1",
     "t27"."decision"
   ) AS "t29"
    ON "t31"."steps" = "t29"."steps"
    AND "t31"."word_0" = "t29"."word_0"
    AND "t31"."word_1" = "t29"."word_1"
    AND "t31"."rest_0" = "t29"."rest_0"
    AND "t31"."rest_1" = "t29"."rest_1"
    AND "t31"."decision" = "t29"."decision"
  ) AS "t90"
  GROUP BY
   "t90"."rule",
   "t90"."pipeline",
   "t90"."stage",
   "t90"."next_stage"
 ) AS "t91"
 WHERE
  "t91"."deals" > 0
) AS "t92"
