WITH "t23" AS (
 SELECT
  "t22"."deal_id",
  "t22"."closed_at",
  "t22"."days",
  "t22"."steps",
  "t22"."word_0",
  "t22"."word_1",
  "t22"."rest_0",
  "t22"."rest_1",
  "t22"."typical_from_days",
  "t22"."typical_to_days",
  "t22"."typical",
  "t22"."alike",
  CASE
   WHEN "t22"."typical"
   AND (
    (
     DENSE_RANK() OVER (
      ORDER BY "t22"."typical" DESC NULLS LAST, "t22"."alike" DESC NULLS LAST, "t22"."steps" ASC, "t22"."word_0" ASC, "t22"."word_1" ASC, "t22"."rest_0" ASC, "t22"."rest_1" ASC
     ) - 1
    ) = 0
   )
   THEN 'path'
   WHEN "t22"."typical"
   THEN 'other_path'
   ELSE 'not_typical'
  END AS "part"
 FROM (
  SELECT
   "t21"."deal_id",
   "t21"."closed_at",
   "t21"."days",
   "t21"."steps",
   "t21"."word_0",
   "t21"."word_1",
   "t21"."rest_0",
   "t21"."rest_1",
   "t21"."typical_from_days",
   "t21"."typical_to_days",
   "t21"."typical",
   SUM(CAST("t21"."typical" AS BIGINT)) OVER (
    PARTITION BY "t21"."steps", "t21"."word_0", "t21"."word_1", "t21"."rest_0", "t21"."rest_1"
    ORDER BY NULL ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS "alike"
  FROM (
   SELECT
    "t20"."deal_id",
    "t20"."closed_at",
    "t20"."days",
    "t20"."steps",
    "t20"."word_0",
    "t20"."word_1",
    "t20"."rest_0",
    "t20"."rest_1",
    "t20"."typical_from_days",
    "t20"."typical_to_days",
    "t20"."days" BETWEEN "t20"."typical_from_days" AND "t20"."typical_to_days" AS "typical"
   FROM (
    SELECT
     "t11"."deal_id",
     "t11"."closed_at",
     "t11"."days",
     "t16"."steps",
     "t16"."word_0",
     "t16"."word_1",
     "t16"."rest_0",
     "t16"."rest_1",
     "t19"."typical_from_days",
     "t19"."typical_to_days"
    FROM (
     SELECT
      "t7"."deal_id",
      "t7"."closed_at",
      "t7"."days"
     FROM (
      SELECT
       "t1"."deal_id",
       "t1"."name",
       "t1"."pipeline",
       "t1"."stage",
       "t1"."outcome",
       "t1"."created_at",
       "t1"."closed_at",
       "t1"."created_day_only",
       "t1"."closed_day_only",
       "t1"."expected_close_on",
       "t1"."amount",
       "t1"."currency",
       "t1"."owner",
       "t1"."team",
       "t1"."account",
       "t1"."source",
       "t1"."channel",
       "t1"."product",
       "t1"."region",
       "t1"."segment",
       "t1"."category",
       "t1"."probability",
       "t1"."next_step",
       "t1"."next_step_on",
       "t1"."last_activity_at",
       "t1"."loss_reason",
       "t1"."competitor",
       "t1"."source_file",
       "t1"."source_row",
       "t1"."state_unknown",
       "t1"."close_ahead",
       "t1"."original_amount",
       "t1"."exchange_rate",
       "t1"."rate_missing",
       IFF(
        CASE
         WHEN COALESCE("t1"."created_day_only", FALSE)
         AND COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(ROUND(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0,
          0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(CEIL(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE("t1"."created_day_only", FALSE)
         THEN CAST(CAST(FLOOR(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
         ) AS BIGINT) AS DOUBLE)
         ELSE CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
        END >= 0,
        CASE
         WHEN COALESCE("t1"."created_day_only", FALSE)
         AND COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(ROUND(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0,
          0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(CEIL(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE("t1"."created_day_only", FALSE)
         THEN CAST(CAST(FLOOR(
          CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
         ) AS BIGINT) AS DOUBLE)
         ELSE CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
        END,
        CAST(NULL AS DOUBLE)
       ) AS "days"
      FROM "deals" AS "t1"
      WHERE
       "t1"."outcome" = 'won'
     ) AS "t7"
     WHERE
      "t7"."days" IS NOT NULL
    ) AS "t11"
    INNER JOIN (
     SELECT
      "t14"."deal_id",
      COALESCE("t14"."steps", 0) AS "steps",
      COALESCE("t14"."word_0", 0) AS "word_0",
      COALESCE("t14"."word_1", 0) AS "word_1",
      COALESCE("t14"."rest_0", 0) AS "rest_0",
      COALESCE("t14"."rest_1", 0) AS "rest_1"
     FROM (
      SELECT
       "t13"."deal_id",
       COUNT(*) AS "steps",
       SUM(IFF("t13"."word" = 0, "t13"."shifted", NULL)) AS "word_0",
       SUM(IFF("t13"."word" = 1, "t13"."shifted", NULL)) AS "word_1",
       SUM(
        IFF(
         "t13"."word" >= 2,
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
         0
        )
       ) AS "rest_0",
       SUM(
        IFF(
         "t13"."word" >= 2,
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
                       "t13"."beyond" * "t13"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t13"."beyond" * "t13"."beyond"
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
         0
        )
       ) AS "rest_1"
      FROM (
       SELECT
        "t12"."deal_id",
        "t12"."pipeline",
        "t12"."step",
        CAST(CAST("t12"."nth" AS INT) AS BIGINT) AS "nth",
        "t12"."at",
        "t12"."until",
        "t12"."next_pipeline",
        "t12"."next_step",
        "t12"."outcome",
        "t12"."closed_at",
        CAST(CAST("t12"."number" AS INT) AS BIGINT) AS "number",
        "t12"."width",
        CAST(CAST(FLOOR(
         (
          CAST(CAST("t12"."nth" AS INT) AS BIGINT) - 1
         ) / (
          CAST(FLOOR((
           60
          ) / (
           "t12"."width"
          )) AS BIGINT)
         )
        ) AS BIGINT) AS INT) AS "word",
        BITSHIFTLEFT(
         CAST(CAST("t12"."number" AS INT) AS BIGINT),
         (
          (
           CAST(CAST("t12"."nth" AS INT) AS BIGINT) - 1
          ) % CAST(FLOOR((
           60
          ) / (
           "t12"."width"
          )) AS BIGINT)
         ) * "t12"."width"
        ) AS "shifted",
        (
         (
          CAST(CAST("t12"."nth" AS INT) AS BIGINT) * 1000003
         ) + CAST(CAST("t12"."number" AS INT) AS BIGINT)
        ) % 2147483647 AS "beyond"
       FROM (
        SELECT
         "t2"."deal_id",
         "t2"."pipeline",
         "t2"."step",
         "t2"."nth",
         "t2"."at",
         "t2"."until",
         "t2"."next_pipeline",
         "t2"."next_step",
         "t2"."outcome",
         "t2"."closed_at",
         "t9"."number",
         "t9"."width"
        FROM "steps" AS "t2"
        INNER JOIN (
         SELECT
          "t6"."pipeline",
          "t6"."step",
          "t6"."number",
          CAST(CASE
           WHEN "t6"."total" < 16
           THEN 4
           WHEN "t6"."total" < 32
           THEN 5
           WHEN "t6"."total" < 64
           THEN 6
           WHEN "t6"."total" < 1024
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
            "t0"."step"
           FROM "steps" AS "t0"
          ) AS "t3"
         ) AS "t6"
        ) AS "t9"
         ON "t2"."pipeline" = "t9"."pipeline" AND "t2"."step" = "t9"."step"
       ) AS "t12"
      ) AS "t13"
      GROUP BY
       1
     ) AS "t14"
    ) AS "t16"
     ON "t11"."deal_id" = "t16"."deal_id"
    CROSS JOIN (
     SELECT
      PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY
       "t17"."days") AS "typical_from_days",
      PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
       "t17"."days") AS "typical_to_days"
     FROM (
      SELECT
       "t11"."deal_id",
       "t11"."closed_at",
       "t11"."days",
       "t16"."steps",
       "t16"."word_0",
       "t16"."word_1",
       "t16"."rest_0",
       "t16"."rest_1"
      FROM (
       SELECT
        "t7"."deal_id",
        "t7"."closed_at",
        "t7"."days"
       FROM (
        SELECT
         "t1"."deal_id",
         "t1"."name",
         "t1"."pipeline",
         "t1"."stage",
         "t1"."outcome",
         "t1"."created_at",
         "t1"."closed_at",
         "t1"."created_day_only",
         "t1"."closed_day_only",
         "t1"."expected_close_on",
         "t1"."amount",
         "t1"."currency",
         "t1"."owner",
         "t1"."team",
         "t1"."account",
         "t1"."source",
         "t1"."channel",
         "t1"."product",
         "t1"."region",
         "t1"."segment",
         "t1"."category",
         "t1"."probability",
         "t1"."next_step",
         "t1"."next_step_on",
         "t1"."last_activity_at",
         "t1"."loss_reason",
         "t1"."competitor",
         "t1"."source_file",
         "t1"."source_row",
         "t1"."state_unknown",
         "t1"."close_ahead",
         "t1"."original_amount",
         "t1"."exchange_rate",
         "t1"."rate_missing",
         IFF(
          CASE
           WHEN COALESCE("t1"."created_day_only", FALSE)
           AND COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(ROUND(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0,
            0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(CEIL(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE("t1"."created_day_only", FALSE)
           THEN CAST(CAST(FLOOR(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
           ) AS BIGINT) AS DOUBLE)
           ELSE CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
          END >= 0,
          CASE
           WHEN COALESCE("t1"."created_day_only", FALSE)
           AND COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(ROUND(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0,
            0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(CEIL(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE("t1"."created_day_only", FALSE)
           THEN CAST(CAST(FLOOR(
            CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
           ) AS BIGINT) AS DOUBLE)
           ELSE CAST(DATE_PART('epoch', "t1"."closed_at") - DATE_PART('epoch', "t1"."created_at") AS DOUBLE) / 86400.0
          END,
          CAST(NULL AS DOUBLE)
         ) AS "days"
        FROM "deals" AS "t1"
        WHERE
         "t1"."outcome" = 'won'
       ) AS "t7"
       WHERE
        "t7"."days" IS NOT NULL
      ) AS "t11"
      INNER JOIN (
       SELECT
        "t14"."deal_id",
        COALESCE("t14"."steps", 0) AS "steps",
        COALESCE("t14"."word_0", 0) AS "word_0",
        COALESCE("t14"."word_1", 0) AS "word_1",
        COALESCE("t14"."rest_0", 0) AS "rest_0",
        COALESCE("t14"."rest_1", 0) AS "rest_1"
       FROM (
        SELECT
         "t13"."deal_id",
         COUNT(*) AS "steps",
         SUM(IFF("t13"."word" = 0, "t13"."shifted", NULL)) AS "word_0",
         SUM(IFF("t13"."word" = 1, "t13"."shifted", NULL)) AS "word_1",
         SUM(
          IFF(
           "t13"."word" >= 2,
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
           0
          )
         ) AS "rest_0",
         SUM(
          IFF(
           "t13"."word" >= 2,
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
                         "t13"."beyond" * "t13"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t13"."beyond" * "t13"."beyond"
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
           0
          )
         ) AS "rest_1"
        FROM (
         SELECT
          "t12"."deal_id",
          "t12"."pipeline",
          "t12"."step",
          CAST(CAST("t12"."nth" AS INT) AS BIGINT) AS "nth",
          "t12"."at",
          "t12"."until",
          "t12"."next_pipeline",
          "t12"."next_step",
          "t12"."outcome",
          "t12"."closed_at",
          CAST(CAST("t12"."number" AS INT) AS BIGINT) AS "number",
          "t12"."width",
          CAST(CAST(FLOOR(
           (
            CAST(CAST("t12"."nth" AS INT) AS BIGINT) - 1
           ) / (
            CAST(FLOOR((
             60
            ) / (
             "t12"."width"
            )) AS BIGINT)
           )
          ) AS BIGINT) AS INT) AS "word",
          BITSHIFTLEFT(
           CAST(CAST("t12"."number" AS INT) AS BIGINT),
           (
            (
             CAST(CAST("t12"."nth" AS INT) AS BIGINT) - 1
            ) % CAST(FLOOR((
             60
            ) / (
             "t12"."width"
            )) AS BIGINT)
           ) * "t12"."width"
          ) AS "shifted",
          (
           (
            CAST(CAST("t12"."nth" AS INT) AS BIGINT) * 1000003
           ) + CAST(CAST("t12"."number" AS INT) AS BIGINT)
          ) % 2147483647 AS "beyond"
         FROM (
          SELECT
           "t2"."deal_id",
           "t2"."pipeline",
           "t2"."step",
           "t2"."nth",
           "t2"."at",
           "t2"."until",
           "t2"."next_pipeline",
           "t2"."next_step",
           "t2"."outcome",
           "t2"."closed_at",
           "t9"."number",
           "t9"."width"
          FROM "steps" AS "t2"
          INNER JOIN (
           SELECT
            "t6"."pipeline",
            "t6"."step",
            "t6"."number",
            CAST(CASE
             WHEN "t6"."total" < 16
             THEN 4
             WHEN "t6"."total" < 32
             THEN 5
             WHEN "t6"."total" < 64
             THEN 6
             WHEN "t6"."total" < 1024
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
              "t0"."step"
             FROM "steps" AS "t0"
            ) AS "t3"
           ) AS "t6"
          ) AS "t9"
           ON "t2"."pipeline" = "t9"."pipeline" AND "t2"."step" = "t9"."step"
         ) AS "t12"
        ) AS "t13"
        GROUP BY
         1
       ) AS "t14"
      ) AS "t16"
       ON "t11"."deal_id" = "t16"."deal_id"
     ) AS "t17"
    ) AS "t19"
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
)
SELECT
 "t34"."nth",
 "t34"."typical_from_days",
 "t34"."typical_to_days",
 "t34"."step",
 "t34"."median_days_in",
 "t34"."median_days_before",
 "t34"."deals",
 "t34"."of_deals",
 "t34"."deals" / "t34"."of_deals" AS "share",
 IFF(
  (
   "t34"."deals" / NULLIF("t34"."of_deals", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t34"."deals" / NULLIF("t34"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t34"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t34"."deals" / NULLIF("t34"."of_deals", 0)
       ) * (
        1.0 - (
         "t34"."deals" / NULLIF("t34"."of_deals", 0)
        )
       )
      ) / NULLIF("t34"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t34"."of_deals", 0) * 4.0 * NULLIF("t34"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t34"."of_deals", 0)
   ) + 1.0
  )
 ) AS "low",
 IFF(
  (
   "t34"."deals" / NULLIF("t34"."of_deals", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t34"."deals" / NULLIF("t34"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t34"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t34"."deals" / NULLIF("t34"."of_deals", 0)
       ) * (
        1.0 - (
         "t34"."deals" / NULLIF("t34"."of_deals", 0)
        )
       )
      ) / NULLIF("t34"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t34"."of_deals", 0) * 4.0 * NULLIF("t34"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t34"."of_deals", 0)
   ) + 1.0
  )
 ) AS "high"
FROM (
 SELECT
  "t33"."nth",
  "t33"."typical_from_days",
  "t33"."typical_to_days",
  "t33"."step",
  "t33"."median_days_in",
  "t33"."median_days_before",
  "t33"."deals",
  "t29"."of_deals"
 FROM (
  SELECT
   "t31"."nth",
   "t31"."typical_from_days",
   "t31"."typical_to_days",
   MIN("t31"."name") AS "step",
   PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    "t31"."days_in") AS "median_days_in",
   PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    "t31"."days_before") AS "median_days_before",
   COUNT(*) AS "deals"
  FROM (
   SELECT
    "t30"."deal_id",
    "t30"."closed_at",
    "t30"."typical_from_days",
    "t30"."typical_to_days",
    "t30"."nth",
    "t30"."at",
    "t30"."until",
    "t30"."name",
    CAST(DATE_PART('epoch', "t30"."until") - DATE_PART('epoch', "t30"."at") AS DOUBLE) / 86400.0 AS "days_in",
    CAST(DATE_PART('epoch', "t30"."closed_at") - DATE_PART('epoch', "t30"."at") AS DOUBLE) / 86400.0 AS "days_before"
   FROM (
    SELECT
     "t27"."deal_id",
     "t27"."closed_at",
     "t27"."typical_from_days",
     "t27"."typical_to_days",
     "t5"."nth",
     "t5"."at",
     "t5"."until",
     "t5"."name"
    FROM (
     SELECT
      "t24"."deal_id",
      "t24"."closed_at",
      "t24"."typical_from_days",
      "t24"."typical_to_days"
     FROM "t23" AS "t24"
     WHERE
      "t24"."part" = 'path'
    ) AS "t27"
    INNER JOIN (
     SELECT
      "t0"."deal_id",
      "t0"."nth",
      "t0"."at",
      "t0"."until",
      IFF(
       "t0"."pipeline" = 'default',
       "t0"."step",
       CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
      ) AS "name"
     FROM "steps" AS "t0"
    ) AS "t5"
     ON "t27"."deal_id" = "t5"."deal_id"
   ) AS "t30"
  ) AS "t31"
  GROUP BY
   1,
   2,
   3
 ) AS "t33"
 CROSS JOIN (
  SELECT
   COUNT(*) AS "of_deals"
  FROM (
   SELECT
    "t24"."deal_id",
    "t24"."closed_at",
    "t24"."days",
    "t24"."typical_from_days",
    "t24"."typical_to_days",
    "t24"."part"
   FROM "t23" AS "t24"
   WHERE
    "t24"."part" <> 'not_typical'
  ) AS "t25"
 ) AS "t29"
) AS "t34"
