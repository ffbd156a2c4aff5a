WITH "t23" AS (
 SELECT
  "t22"."deal_id" AS "deal_id",
  "t22"."closed_at" AS "closed_at",
  "t22"."days" AS "days",
  "t22"."steps" AS "steps",
  "t22"."word_0" AS "word_0",
  "t22"."word_1" AS "word_1",
  "t22"."rest_0" AS "rest_0",
  "t22"."rest_1" AS "rest_1",
  "t22"."typical_from_days" AS "typical_from_days",
  "t22"."typical_to_days" AS "typical_to_days",
  "t22"."typical" AS "typical",
  "t22"."alike" AS "alike",
  CASE
   WHEN "t22"."typical"
   AND (
    (
     DENSE_RANK() OVER (
      ORDER BY "t22"."typical" DESC, "t22"."alike" DESC, "t22"."steps" ASC, "t22"."word_0" ASC, "t22"."word_1" ASC, "t22"."rest_0" ASC, "t22"."rest_1" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
   "t21"."deal_id" AS "deal_id",
   "t21"."closed_at" AS "closed_at",
   "t21"."days" AS "days",
   "t21"."steps" AS "steps",
   "t21"."word_0" AS "word_0",
   "t21"."word_1" AS "word_1",
   "t21"."rest_0" AS "rest_0",
   "t21"."rest_1" AS "rest_1",
   "t21"."typical_from_days" AS "typical_from_days",
   "t21"."typical_to_days" AS "typical_to_days",
   "t21"."typical" AS "typical",
   SUM(CAST("t21"."typical" AS Nullable(Int64))) OVER (
    PARTITION BY "t21"."steps", "t21"."word_0", "t21"."word_1", "t21"."rest_0", "t21"."rest_1"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS "alike"
  FROM (
   SELECT
    "t20"."deal_id" AS "deal_id",
    "t20"."closed_at" AS "closed_at",
    "t20"."days" AS "days",
    "t20"."steps" AS "steps",
    "t20"."word_0" AS "word_0",
    "t20"."word_1" AS "word_1",
    "t20"."rest_0" AS "rest_0",
    "t20"."rest_1" AS "rest_1",
    "t20"."typical_from_days" AS "typical_from_days",
    "t20"."typical_to_days" AS "typical_to_days",
    "t20"."days" BETWEEN "t20"."typical_from_days" AND "t20"."typical_to_days" AS "typical"
   FROM (
    SELECT
     "t11"."deal_id" AS "deal_id",
     "t11"."closed_at" AS "closed_at",
     "t11"."days" AS "days",
     "t16"."steps" AS "steps",
     "t16"."word_0" AS "word_0",
     "t16"."word_1" AS "word_1",
     "t16"."rest_0" AS "rest_0",
     "t16"."rest_1" AS "rest_1",
     "t19"."typical_from_days" AS "typical_from_days",
     "t19"."typical_to_days" AS "typical_to_days"
    FROM (
     SELECT
      "t7"."deal_id" AS "deal_id",
      "t7"."closed_at" AS "closed_at",
      "t7"."days" AS "days"
     FROM (
      SELECT
       "t1"."deal_id" AS "deal_id",
       "t1"."name" AS "name",
       "t1"."pipeline" AS "pipeline",
       "t1"."stage" AS "stage",
       "t1"."outcome" AS "outcome",
       "t1"."created_at" AS "created_at",
       "t1"."closed_at" AS "closed_at",
       "t1"."created_day_only" AS "created_day_only",
       "t1"."closed_day_only" AS "closed_day_only",
       "t1"."expected_close_on" AS "expected_close_on",
       "t1"."amount" AS "amount",
       "t1"."currency" AS "currency",
       "t1"."owner" AS "owner",
       "t1"."team" AS "team",
       "t1"."account" AS "account",
       "t1"."source" AS "source",
       "t1"."channel" AS "channel",
       "t1"."product" AS "product",
       "t1"."region" AS "region",
       "t1"."segment" AS "segment",
       "t1"."category" AS "category",
       "t1"."probability" AS "probability",
       "t1"."next_step" AS "next_step",
       "t1"."next_step_on" AS "next_step_on",
       "t1"."last_activity_at" AS "last_activity_at",
       "t1"."loss_reason" AS "loss_reason",
       "t1"."competitor" AS "competitor",
       "t1"."source_file" AS "source_file",
       "t1"."source_row" AS "source_row",
       "t1"."state_unknown" AS "state_unknown",
       "t1"."close_ahead" AS "close_ahead",
       "t1"."original_amount" AS "original_amount",
       "t1"."exchange_rate" AS "exchange_rate",
       "t1"."rate_missing" AS "rate_missing",
       CASE
        WHEN CASE
         WHEN COALESCE("t1"."created_day_only", FALSE)
         AND COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(ROUND(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
          0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         WHEN COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(CEIL(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         WHEN COALESCE("t1"."created_day_only", FALSE)
         THEN CAST(CAST(FLOOR(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        END >= 0
        THEN CASE
         WHEN COALESCE("t1"."created_day_only", FALSE)
         AND COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(ROUND(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
          0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         WHEN COALESCE("t1"."closed_day_only", FALSE)
         THEN CAST(CAST(CEIL(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         WHEN COALESCE("t1"."created_day_only", FALSE)
         THEN CAST(CAST(FLOOR(
          CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
         ) AS Nullable(Int64)) AS Nullable(Float64))
         ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        END
        ELSE CAST(NULL AS Nullable(Float64))
       END AS "days"
      FROM "deals" AS "t1"
      WHERE
       "t1"."outcome" = 'won'
     ) AS "t7"
     WHERE
      isNotNull("t7"."days")
    ) AS "t11"
    INNER JOIN (
     SELECT
      "t14"."deal_id" AS "deal_id",
      COALESCE("t14"."steps", 0) AS "steps",
      COALESCE("t14"."word_0", 0) AS "word_0",
      COALESCE("t14"."word_1", 0) AS "word_1",
      COALESCE("t14"."rest_0", 0) AS "rest_0",
      COALESCE("t14"."rest_1", 0) AS "rest_1"
     FROM (
      SELECT
       "t13"."deal_id" AS "deal_id",
       COUNT(*) AS "steps",
       sumIf("t13"."shifted", "t13"."word" = 0) AS "word_0",
       sumIf("t13"."shifted", "t13"."word" = 1) AS "word_1",
       SUM(
        CASE
         WHEN "t13"."word" >= 2
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
         ) % 2147483647
         ELSE 0
        END
       ) AS "rest_0",
       SUM(
        CASE
         WHEN "t13"."word" >= 2
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
         ) % 2147483647
         ELSE 0
        END
       ) AS "rest_1"
      FROM (
       SELECT
        "t12"."deal_id" AS "deal_id",
        "t12"."pipeline" AS "pipeline",
        "t12"."step" AS "step",
        CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
        "t12"."at" AS "at",
        "t12"."until" AS "until",
        "t12"."next_pipeline" AS "next_pipeline",
        "t12"."next_step" AS "next_step",
        "t12"."outcome" AS "outcome",
        "t12"."closed_at" AS "closed_at",
        CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
        "t12"."width" AS "width",
        CAST(CAST(FLOOR(
         (
          CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
         ) / (
          CAST(FLOOR((
           60
          ) / (
           "t12"."width"
          )) AS Nullable(Int64))
         )
        ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
        bitShiftLeft(
         CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64)),
         (
          (
           CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
          ) % CAST(FLOOR((
           60
          ) / (
           "t12"."width"
          )) AS Nullable(Int64))
         ) * "t12"."width"
        ) AS "shifted",
        (
         (
          CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
         ) + CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64))
        ) % 2147483647 AS "beyond"
       FROM (
        SELECT
         "t2"."deal_id" AS "deal_id",
         "t2"."pipeline" AS "pipeline",
         "t2"."step" AS "step",
         "t2"."nth" AS "nth",
         "t2"."at" AS "at",
         "t2"."until" AS "until",
         "t2"."next_pipeline" AS "next_pipeline",
         "t2"."next_step" AS "next_step",
         "t2"."outcome" AS "outcome",
         "t2"."closed_at" AS "closed_at",
         "t9"."number" AS "number",
         "t9"."width" AS "width"
        FROM "steps" AS "t2"
        INNER JOIN (
         SELECT
          "t6"."pipeline" AS "pipeline",
          "t6"."step" AS "step",
          "t6"."number" AS "number",
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
            "t0"."step" AS "step"
           FROM "steps" AS "t0"
          ) AS "t3"
         ) AS "t6"
        ) AS "t9"
         ON "t2"."pipeline" = "t9"."pipeline" AND "t2"."step" = "t9"."step"
       ) AS "t12"
      ) AS "t13"
      GROUP BY
       "t13"."deal_id"
     ) AS "t14"
    ) AS "t16"
     ON "t11"."deal_id" = "t16"."deal_id"
    CROSS JOIN (
     SELECT
      quantile(0.25)("t17"."days") AS "typical_from_days",
      quantile(0.75)("t17"."days") AS "typical_to_days"
     FROM (
      SELECT
       "t11"."deal_id" AS "deal_id",
       "t11"."closed_at" AS "closed_at",
       "t11"."days" AS "days",
       "t16"."steps" AS "steps",
       "t16"."word_0" AS "word_0",
       "t16"."word_1" AS "word_1",
       "t16"."rest_0" AS "rest_0",
       "t16"."rest_1" AS "rest_1"
      FROM (
       SELECT
        "t7"."deal_id" AS "deal_id",
        "t7"."closed_at" AS "closed_at",
        "t7"."days" AS "days"
       FROM (
        SELECT
         "t1"."deal_id" AS "deal_id",
         "t1"."name" AS "name",
         "t1"."pipeline" AS "pipeline",
         "t1"."stage" AS "stage",
         "t1"."outcome" AS "outcome",
         "t1"."created_at" AS "created_at",
         "t1"."closed_at" AS "closed_at",
         "t1"."created_day_only" AS "created_day_only",
         "t1"."closed_day_only" AS "closed_day_only",
         "t1"."expected_close_on" AS "expected_close_on",
         "t1"."amount" AS "amount",
         "t1"."currency" AS "currency",
         "t1"."owner" AS "owner",
         "t1"."team" AS "team",
         "t1"."account" AS "account",
         "t1"."source" AS "source",
         "t1"."channel" AS "channel",
         "t1"."product" AS "product",
         "t1"."region" AS "region",
         "t1"."segment" AS "segment",
         "t1"."category" AS "category",
         "t1"."probability" AS "probability",
         "t1"."next_step" AS "next_step",
         "t1"."next_step_on" AS "next_step_on",
         "t1"."last_activity_at" AS "last_activity_at",
         "t1"."loss_reason" AS "loss_reason",
         "t1"."competitor" AS "competitor",
         "t1"."source_file" AS "source_file",
         "t1"."source_row" AS "source_row",
         "t1"."state_unknown" AS "state_unknown",
         "t1"."close_ahead" AS "close_ahead",
         "t1"."original_amount" AS "original_amount",
         "t1"."exchange_rate" AS "exchange_rate",
         "t1"."rate_missing" AS "rate_missing",
         CASE
          WHEN CASE
           WHEN COALESCE("t1"."created_day_only", FALSE)
           AND COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(ROUND(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
            0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           WHEN COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(CEIL(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           WHEN COALESCE("t1"."created_day_only", FALSE)
           THEN CAST(CAST(FLOOR(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
          END >= 0
          THEN CASE
           WHEN COALESCE("t1"."created_day_only", FALSE)
           AND COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(ROUND(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
            0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           WHEN COALESCE("t1"."closed_day_only", FALSE)
           THEN CAST(CAST(CEIL(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           WHEN COALESCE("t1"."created_day_only", FALSE)
           THEN CAST(CAST(FLOOR(
            CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
           ) AS Nullable(Int64)) AS Nullable(Float64))
           ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
          END
          ELSE CAST(NULL AS Nullable(Float64))
         END AS "days"
        FROM "deals" AS "t1"
        WHERE
         "t1"."outcome" = 'won'
       ) AS "t7"
       WHERE
        isNotNull("t7"."days")
      ) AS "t11"
      INNER JOIN (
       SELECT
        "t14"."deal_id" AS "deal_id",
        COALESCE("t14"."steps", 0) AS "steps",
        COALESCE("t14"."word_0", 0) AS "word_0",
        COALESCE("t14"."word_1", 0) AS "word_1",
        COALESCE("t14"."rest_0", 0) AS "rest_0",
        COALESCE("t14"."rest_1", 0) AS "rest_1"
       FROM (
        SELECT
         "t13"."deal_id" AS "deal_id",
         COUNT(*) AS "steps",
         sumIf("t13"."shifted", "t13"."word" = 0) AS "word_0",
         sumIf("t13"."shifted", "t13"."word" = 1) AS "word_1",
         SUM(
          CASE
           WHEN "t13"."word" >= 2
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
           ) % 2147483647
           ELSE 0
          END
         ) AS "rest_0",
         SUM(
          CASE
           WHEN "t13"."word" >= 2
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
           ) % 2147483647
           ELSE 0
          END
         ) AS "rest_1"
        FROM (
         SELECT
          "t12"."deal_id" AS "deal_id",
          "t12"."pipeline" AS "pipeline",
          "t12"."step" AS "step",
          CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
          "t12"."at" AS "at",
          "t12"."until" AS "until",
          "t12"."next_pipeline" AS "next_pipeline",
          "t12"."next_step" AS "next_step",
          "t12"."outcome" AS "outcome",
          "t12"."closed_at" AS "closed_at",
          CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
          "t12"."width" AS "width",
          CAST(CAST(FLOOR(
           (
            CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
           ) / (
            CAST(FLOOR((
             60
            ) / (
             "t12"."width"
            )) AS Nullable(Int64))
           )
          ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
          bitShiftLeft(
           CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64)),
           (
            (
             CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
            ) % CAST(FLOOR((
             60
            ) / (
             "t12"."width"
            )) AS Nullable(Int64))
           ) * "t12"."width"
          ) AS "shifted",
          (
           (
            CAST(CAST("t12"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
           ) + CAST(CAST("t12"."number" AS Nullable(Int32)) AS Nullable(Int64))
          ) % 2147483647 AS "beyond"
         FROM (
          SELECT
           "t2"."deal_id" AS "deal_id",
           "t2"."pipeline" AS "pipeline",
           "t2"."step" AS "step",
           "t2"."nth" AS "nth",
           "t2"."at" AS "at",
           "t2"."until" AS "until",
           "t2"."next_pipeline" AS "next_pipeline",
           "t2"."next_step" AS "next_step",
           "t2"."outcome" AS "outcome",
           "t2"."closed_at" AS "closed_at",
           "t9"."number" AS "number",
           "t9"."width" AS "width"
          FROM "steps" AS "t2"
          INNER JOIN (
           SELECT
            "t6"."pipeline" AS "pipeline",
            "t6"."step" AS "step",
            "t6"."number" AS "number",
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
              "t0"."step" AS "step"
             FROM "steps" AS "t0"
            ) AS "t3"
           ) AS "t6"
          ) AS "t9"
           ON "t2"."pipeline" = "t9"."pipeline" AND "t2"."step" = "t9"."step"
         ) AS "t12"
        ) AS "t13"
        GROUP BY
         "t13"."deal_id"
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
 "t34"."nth" AS "nth",
 "t34"."typical_from_days" AS "typical_from_days",
 "t34"."typical_to_days" AS "typical_to_days",
 "t34"."step" AS "step",
 "t34"."median_days_in" AS "median_days_in",
 "t34"."median_days_before" AS "median_days_before",
 "t34"."deals" AS "deals",
 "t34"."of_deals" AS "of_deals",
 "t34"."deals" / "t34"."of_deals" AS "share",
 CASE
  WHEN (
   "t34"."deals" / nullIf("t34"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t34"."deals" / nullIf("t34"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t34"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t34"."deals" / nullIf("t34"."of_deals", 0)
       ) * (
        1.0 - (
         "t34"."deals" / nullIf("t34"."of_deals", 0)
        )
       )
      ) / nullIf("t34"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t34"."of_deals", 0) * 4.0 * nullIf("t34"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t34"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t34"."deals" / nullIf("t34"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t34"."deals" / nullIf("t34"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t34"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t34"."deals" / nullIf("t34"."of_deals", 0)
       ) * (
        1.0 - (
         "t34"."deals" / nullIf("t34"."of_deals", 0)
        )
       )
      ) / nullIf("t34"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t34"."of_deals", 0) * 4.0 * nullIf("t34"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t34"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t33"."nth" AS "nth",
  "t33"."typical_from_days" AS "typical_from_days",
  "t33"."typical_to_days" AS "typical_to_days",
  "t33"."step" AS "step",
  "t33"."median_days_in" AS "median_days_in",
  "t33"."median_days_before" AS "median_days_before",
  "t33"."deals" AS "deals",
  "t29"."of_deals" AS "of_deals"
 FROM (
  SELECT
   "t31"."nth" AS "nth",
   "t31"."typical_from_days" AS "typical_from_days",
   "t31"."typical_to_days" AS "typical_to_days",
   MIN("t31"."name") AS "step",
   quantile(0.5)("t31"."days_in") AS "median_days_in",
   quantile(0.5)("t31"."days_before") AS "median_days_before",
   COUNT(*) AS "deals"
  FROM (
   SELECT
    "t30"."deal_id" AS "deal_id",
    "t30"."closed_at" AS "closed_at",
    "t30"."typical_from_days" AS "typical_from_days",
    "t30"."typical_to_days" AS "typical_to_days",
    "t30"."nth" AS "nth",
    "t30"."at" AS "at",
    "t30"."until" AS "until",
    "t30"."name" AS "name",
    CAST(toRelativeSecondNum("t30"."until") - toRelativeSecondNum("t30"."at") AS Nullable(Float64)) / 86400.0 AS "days_in",
    CAST(toRelativeSecondNum("t30"."closed_at") - toRelativeSecondNum("t30"."at") AS Nullable(Float64)) / 86400.0 AS "days_before"
   FROM (
    SELECT
     "t27"."deal_id" AS "deal_id",
     "t27"."closed_at" AS "closed_at",
     "t27"."typical_from_days" AS "typical_from_days",
     "t27"."typical_to_days" AS "typical_to_days",
     "t5"."nth" AS "nth",
     "t5"."at" AS "at",
     "t5"."until" AS "until",
     "t5"."name" AS "name"
    FROM (
     SELECT
      "t24"."deal_id" AS "deal_id",
      "t24"."closed_at" AS "closed_at",
      "t24"."typical_from_days" AS "typical_from_days",
      "t24"."typical_to_days" AS "typical_to_days"
     FROM "t23" AS "t24"
     WHERE
      "t24"."part" = 'path'
    ) AS "t27"
    INNER JOIN (
     SELECT
      "t0"."deal_id" AS "deal_id",
      "t0"."nth" AS "nth",
      "t0"."at" AS "at",
      "t0"."until" AS "until",
      CASE
       WHEN "t0"."pipeline" = 'default'
       THEN "t0"."step"
       ELSE CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
      END AS "name"
     FROM "steps" AS "t0"
    ) AS "t5"
     ON "t27"."deal_id" = "t5"."deal_id"
   ) AS "t30"
  ) AS "t31"
  GROUP BY
   "t31"."nth",
   "t31"."typical_from_days",
   "t31"."typical_to_days"
 ) AS "t33"
 CROSS JOIN (
  SELECT
   COUNT(*) AS "of_deals"
  FROM (
   SELECT
    "t24"."deal_id" AS "deal_id",
    "t24"."closed_at" AS "closed_at",
    "t24"."days" AS "days",
    "t24"."typical_from_days" AS "typical_from_days",
    "t24"."typical_to_days" AS "typical_to_days",
    "t24"."part" AS "part"
   FROM "t23" AS "t24"
   WHERE
    "t24"."part" <> 'not_typical'
  ) AS "t25"
 ) AS "t29"
) AS "t34"
