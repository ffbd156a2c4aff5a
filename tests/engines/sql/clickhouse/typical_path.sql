WITH "t7" AS (
 SELECT
  "t5"."deal_id" AS "deal_id",
  "t5"."pipeline" AS "pipeline",
  "t5"."stage" AS "step",
  "t5"."sequence" AS "nth",
  "t5"."entered_at" AS "at",
  "t5"."left_at" AS "until",
  CASE
   WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t5"."next_pipeline"
  END AS "next_pipeline",
  CASE
   WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t5"."next_stage"
  END AS "next_step",
  "t5"."outcome" AS "outcome",
  "t5"."closed_at" AS "closed_at"
 FROM (
  SELECT
   *
  FROM "stays" AS "t0"
  WHERE
   NOT (
    COALESCE("t0"."kind" IN ('won', 'lost'), FALSE)
    AND isNull("t0"."next_stage")
    AND (
     "t0"."sequence" > 1
    )
   )
 ) AS "t5"
 LEFT OUTER JOIN (
  SELECT
   "t0"."deal_id" AS "back_id",
   "t0"."sequence" - 1 AS "back_from",
   TRUE AS "returned"
  FROM "stays" AS "t0"
  WHERE
   COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
 ) AS "t3"
  ON "t5"."deal_id" = "t3"."back_id" AND "t5"."sequence" = "t3"."back_from"
), "t28" AS (
 SELECT
  "t27"."deal_id" AS "deal_id",
  "t27"."closed_at" AS "closed_at",
  "t27"."days" AS "days",
  "t27"."steps" AS "steps",
  "t27"."word_0" AS "word_0",
  "t27"."word_1" AS "word_1",
  "t27"."rest_0" AS "rest_0",
  "t27"."rest_1" AS "rest_1",
  "t27"."typical_from_days" AS "typical_from_days",
  "t27"."typical_to_days" AS "typical_to_days",
  "t27"."typical" AS "typical",
  "t27"."alike" AS "alike",
  CASE
   WHEN "t27"."typical"
   AND (
    (
     DENSE_RANK() OVER (
      ORDER BY "t27"."typical" DESC, "t27"."alike" DESC, "t27"."steps" ASC, "t27"."word_0" ASC, "t27"."word_1" ASC, "t27"."rest_0" ASC, "t27"."rest_1" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ) - 1
    ) = 0
   )
   THEN 'path'
   WHEN "t27"."typical"
   THEN 'other_path'
   ELSE 'not_typical'
  END AS "part"
 FROM (
  SELECT
   "t26"."deal_id" AS "deal_id",
   "t26"."closed_at" AS "closed_at",
   "t26"."days" AS "days",
   "t26"."steps" AS "steps",
   "t26"."word_0" AS "word_0",
   "t26"."word_1" AS "word_1",
   "t26"."rest_0" AS "rest_0",
   "t26"."rest_1" AS "rest_1",
   "t26"."typical_from_days" AS "typical_from_days",
   "t26"."typical_to_days" AS "typical_to_days",
   "t26"."typical" AS "typical",
   SUM(CAST("t26"."typical" AS Nullable(Int64))) OVER (
    PARTITION BY "t26"."steps", "t26"."word_0", "t26"."word_1", "t26"."rest_0", "t26"."rest_1"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS "alike"
  FROM (
   SELECT
    "t25"."deal_id" AS "deal_id",
    "t25"."closed_at" AS "closed_at",
    "t25"."days" AS "days",
    "t25"."steps" AS "steps",
    "t25"."word_0" AS "word_0",
    "t25"."word_1" AS "word_1",
    "t25"."rest_0" AS "rest_0",
    "t25"."rest_1" AS "rest_1",
    "t25"."typical_from_days" AS "typical_from_days",
    "t25"."typical_to_days" AS "typical_to_days",
    "t25"."days" BETWEEN "t25"."typical_from_days" AND "t25"."typical_to_days" AS "typical"
   FROM (
    SELECT
     "t10"."deal_id" AS "deal_id",
     "t10"."closed_at" AS "closed_at",
     "t10"."days" AS "days",
     "t21"."steps" AS "steps",
     "t21"."word_0" AS "word_0",
     "t21"."word_1" AS "word_1",
     "t21"."rest_0" AS "rest_0",
     "t21"."rest_1" AS "rest_1",
     "t24"."typical_from_days" AS "typical_from_days",
     "t24"."typical_to_days" AS "typical_to_days"
    FROM (
     SELECT
      "t6"."deal_id" AS "deal_id",
      "t6"."closed_at" AS "closed_at",
      "t6"."days" AS "days"
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
     ) AS "t6"
     WHERE
      isNotNull("t6"."days")
    ) AS "t10"
    INNER JOIN (
     SELECT
      "t19"."deal_id" AS "deal_id",
      COALESCE("t19"."steps", 0) AS "steps",
      COALESCE("t19"."word_0", 0) AS "word_0",
      COALESCE("t19"."word_1", 0) AS "word_1",
      COALESCE("t19"."rest_0", 0) AS "rest_0",
      COALESCE("t19"."rest_1", 0) AS "rest_1"
     FROM (
      SELECT
       "t18"."deal_id" AS "deal_id",
       COUNT(*) AS "steps",
       sumIf("t18"."shifted", "t18"."word" = 0) AS "word_0",
       sumIf("t18"."shifted", "t18"."word" = 1) AS "word_1",
       SUM(
        CASE
         WHEN "t18"."word" >= 2
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
         WHEN "t18"."word" >= 2
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
                       "t18"."beyond" * "t18"."beyond"
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       "t18"."beyond" * "t18"."beyond"
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
        "t17"."deal_id" AS "deal_id",
        "t17"."pipeline" AS "pipeline",
        "t17"."step" AS "step",
        CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
        "t17"."at" AS "at",
        "t17"."until" AS "until",
        "t17"."next_pipeline" AS "next_pipeline",
        "t17"."next_step" AS "next_step",
        "t17"."outcome" AS "outcome",
        "t17"."closed_at" AS "closed_at",
        CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
        "t17"."width" AS "width",
        CAST(CAST(FLOOR(
         (
          CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
         ) / (
          CAST(FLOOR((
           60
          ) / (
           "t17"."width"
          )) AS Nullable(Int64))
         )
        ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
        bitShiftLeft(
         CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64)),
         (
          (
           CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
          ) % CAST(FLOOR((
           60
          ) / (
           "t17"."width"
          )) AS Nullable(Int64))
         ) * "t17"."width"
        ) AS "shifted",
        (
         (
          CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
         ) + CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64))
        ) % 2147483647 AS "beyond"
       FROM (
        SELECT
         "t5"."deal_id" AS "deal_id",
         "t5"."pipeline" AS "pipeline",
         "t5"."stage" AS "step",
         "t5"."sequence" AS "nth",
         "t5"."entered_at" AS "at",
         "t5"."left_at" AS "until",
         CASE
          WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
          THEN CAST(NULL AS Nullable(String))
          ELSE "t5"."next_pipeline"
         END AS "next_pipeline",
         CASE
          WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
          THEN CAST(NULL AS Nullable(String))
          ELSE "t5"."next_stage"
         END AS "next_step",
         "t5"."outcome" AS "outcome",
         "t5"."closed_at" AS "closed_at",
         "t16"."number" AS "number",
         "t16"."width" AS "width"
        FROM (
         SELECT
          *
         FROM "stays" AS "t0"
         WHERE
          NOT (
           COALESCE("t0"."kind" IN ('won', 'lost'), FALSE)
           AND isNull("t0"."next_stage")
           AND (
            "t0"."sequence" > 1
           )
          )
        ) AS "t5"
        LEFT OUTER JOIN (
         SELECT
          "t0"."deal_id" AS "back_id",
          "t0"."sequence" - 1 AS "back_from",
          TRUE AS "returned"
         FROM "stays" AS "t0"
         WHERE
          COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
        ) AS "t3"
         ON "t5"."deal_id" = "t3"."back_id" AND "t5"."sequence" = "t3"."back_from"
        INNER JOIN (
         SELECT
          "t14"."pipeline" AS "pipeline",
          "t14"."step" AS "step",
          "t14"."number" AS "number",
          CAST(CASE
           WHEN "t14"."total" < 16
           THEN 4
           WHEN "t14"."total" < 32
           THEN 5
           WHEN "t14"."total" < 64
           THEN 6
           WHEN "t14"."total" < 1024
           THEN 10
           ELSE 30
          END AS Nullable(Int64)) AS "width"
         FROM (
          SELECT
           "t11"."pipeline" AS "pipeline",
           "t11"."step" AS "step",
           (
            ROW_NUMBER() OVER (
             ORDER BY "t11"."pipeline" ASC, "t11"."step" ASC
             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
           ) + 1 AS "number",
           COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
          FROM (
           SELECT DISTINCT
            "t9"."pipeline" AS "pipeline",
            "t9"."step" AS "step"
           FROM "t7" AS "t9"
          ) AS "t11"
         ) AS "t14"
        ) AS "t16"
         ON "t5"."pipeline" = "t16"."pipeline" AND "t5"."stage" = "t16"."step"
       ) AS "t17"
      ) AS "t18"
      GROUP BY
       "t18"."deal_id"
     ) AS "t19"
    ) AS "t21"
     ON "t10"."deal_id" = "t21"."deal_id"
    CROSS JOIN (
     SELECT
      quantile(0.25)("t22"."days") AS "typical_from_days",
      quantile(0.75)("t22"."days") AS "typical_to_days"
     FROM (
      SELECT
       "t10"."deal_id" AS "deal_id",
       "t10"."closed_at" AS "closed_at",
       "t10"."days" AS "days",
       "t21"."steps" AS "steps",
       "t21"."word_0" AS "word_0",
       "t21"."word_1" AS "word_1",
       "t21"."rest_0" AS "rest_0",
       "t21"."rest_1" AS "rest_1"
      FROM (
       SELECT
        "t6"."deal_id" AS "deal_id",
        "t6"."closed_at" AS "closed_at",
        "t6"."days" AS "days"
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
       ) AS "t6"
       WHERE
        isNotNull("t6"."days")
      ) AS "t10"
      INNER JOIN (
       SELECT
        "t19"."deal_id" AS "deal_id",
        COALESCE("t19"."steps", 0) AS "steps",
        COALESCE("t19"."word_0", 0) AS "word_0",
        COALESCE("t19"."word_1", 0) AS "word_1",
        COALESCE("t19"."rest_0", 0) AS "rest_0",
        COALESCE("t19"."rest_1", 0) AS "rest_1"
       FROM (
        SELECT
         "t18"."deal_id" AS "deal_id",
         COUNT(*) AS "steps",
         sumIf("t18"."shifted", "t18"."word" = 0) AS "word_0",
         sumIf("t18"."shifted", "t18"."word" = 1) AS "word_1",
         SUM(
          CASE
           WHEN "t18"."word" >= 2
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
           WHEN "t18"."word" >= 2
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
                         "t18"."beyond" * "t18"."beyond"
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         "t18"."beyond" * "t18"."beyond"
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
          "t17"."deal_id" AS "deal_id",
          "t17"."pipeline" AS "pipeline",
          "t17"."step" AS "step",
          CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
          "t17"."at" AS "at",
          "t17"."until" AS "until",
          "t17"."next_pipeline" AS "next_pipeline",
          "t17"."next_step" AS "next_step",
          "t17"."outcome" AS "outcome",
          "t17"."closed_at" AS "closed_at",
          CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
          "t17"."width" AS "width",
          CAST(CAST(FLOOR(
           (
            CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
           ) / (
            CAST(FLOOR((
             60
            ) / (
             "t17"."width"
            )) AS Nullable(Int64))
           )
          ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
          bitShiftLeft(
           CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64)),
           (
            (
             CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
            ) % CAST(FLOOR((
             60
            ) / (
             "t17"."width"
            )) AS Nullable(Int64))
           ) * "t17"."width"
          ) AS "shifted",
          (
           (
            CAST(CAST("t17"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
           ) + CAST(CAST("t17"."number" AS Nullable(Int32)) AS Nullable(Int64))
          ) % 2147483647 AS "beyond"
         FROM (
          SELECT
           "t5"."deal_id" AS "deal_id",
           "t5"."pipeline" AS "pipeline",
           "t5"."stage" AS "step",
           "t5"."sequence" AS "nth",
           "t5"."entered_at" AS "at",
           "t5"."left_at" AS "until",
           CASE
            WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
            THEN CAST(NULL AS Nullable(String))
            ELSE "t5"."next_pipeline"
           END AS "next_pipeline",
           CASE
            WHEN COALESCE("t5"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t3"."returned")
            THEN CAST(NULL AS Nullable(String))
            ELSE "t5"."next_stage"
           END AS "next_step",
           "t5"."outcome" AS "outcome",
           "t5"."closed_at" AS "closed_at",
           "t16"."number" AS "number",
           "t16"."width" AS "width"
          FROM (
           SELECT
            *
           FROM "stays" AS "t0"
           WHERE
            NOT (
             COALESCE("t0"."kind" IN ('won', 'lost'), FALSE)
             AND isNull("t0"."next_stage")
             AND (
              "t0"."sequence" > 1
             )
            )
          ) AS "t5"
          LEFT OUTER JOIN (
           SELECT
            "t0"."deal_id" AS "back_id",
            "t0"."sequence" - 1 AS "back_from",
            TRUE AS "returned"
           FROM "stays" AS "t0"
           WHERE
            COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
          ) AS "t3"
           ON "t5"."deal_id" = "t3"."back_id" AND "t5"."sequence" = "t3"."back_from"
          INNER JOIN (
           SELECT
            "t14"."pipeline" AS "pipeline",
            "t14"."step" AS "step",
            "t14"."number" AS "number",
            CAST(CASE
             WHEN "t14"."total" < 16
             THEN 4
             WHEN "t14"."total" < 32
             THEN 5
             WHEN "t14"."total" < 64
             THEN 6
             WHEN "t14"."total" < 1024
             THEN 10
             ELSE 30
            END AS Nullable(Int64)) AS "width"
           FROM (
            SELECT
             "t11"."pipeline" AS "pipeline",
             "t11"."step" AS "step",
             (
              ROW_NUMBER() OVER (
               ORDER BY "t11"."pipeline" ASC, "t11"."step" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
             ) + 1 AS "number",
             COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
            FROM (
             SELECT DISTINCT
              "t9"."pipeline" AS "pipeline",
              "t9"."step" AS "step"
             FROM "t7" AS "t9"
            ) AS "t11"
           ) AS "t14"
          ) AS "t16"
           ON "t5"."pipeline" = "t16"."pipeline" AND "t5"."stage" = "t16"."step"
         ) AS "t17"
        ) AS "t18"
        GROUP BY
         "t18"."deal_id"
       ) AS "t19"
      ) AS "t21"
       ON "t10"."deal_id" = "t21"."deal_id"
     ) AS "t22"
    ) AS "t24"
   ) AS "t25"
  ) AS "t26"
 ) AS "t27"
)
SELECT
 "t39"."nth" AS "nth",
 "t39"."typical_from_days" AS "typical_from_days",
 "t39"."typical_to_days" AS "typical_to_days",
 "t39"."step" AS "step",
 "t39"."median_days_in" AS "median_days_in",
 "t39"."median_days_before" AS "median_days_before",
 "t39"."deals" AS "deals",
 "t39"."of_deals" AS "of_deals",
 "t39"."deals" / "t39"."of_deals" AS "share",
 CASE
  WHEN (
   "t39"."deals" / nullIf("t39"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t39"."deals" / nullIf("t39"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t39"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t39"."deals" / nullIf("t39"."of_deals", 0)
       ) * (
        1.0 - (
         "t39"."deals" / nullIf("t39"."of_deals", 0)
        )
       )
      ) / nullIf("t39"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t39"."of_deals", 0) * 4.0 * nullIf("t39"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t39"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t39"."deals" / nullIf("t39"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t39"."deals" / nullIf("t39"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t39"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t39"."deals" / nullIf("t39"."of_deals", 0)
       ) * (
        1.0 - (
         "t39"."deals" / nullIf("t39"."of_deals", 0)
        )
       )
      ) / nullIf("t39"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t39"."of_deals", 0) * 4.0 * nullIf("t39"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t39"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t38"."nth" AS "nth",
  "t38"."typical_from_days" AS "typical_from_days",
  "t38"."typical_to_days" AS "typical_to_days",
  "t38"."step" AS "step",
  "t38"."median_days_in" AS "median_days_in",
  "t38"."median_days_before" AS "median_days_before",
  "t38"."deals" AS "deals",
  "t34"."of_deals" AS "of_deals"
 FROM (
  SELECT
   "t36"."nth" AS "nth",
   "t36"."typical_from_days" AS "typical_from_days",
   "t36"."typical_to_days" AS "typical_to_days",
   MIN("t36"."name") AS "step",
   quantile(0.5)("t36"."days_in") AS "median_days_in",
   quantile(0.5)("t36"."days_before") AS "median_days_before",
   COUNT(*) AS "deals"
  FROM (
   SELECT
    "t35"."deal_id" AS "deal_id",
    "t35"."closed_at" AS "closed_at",
    "t35"."typical_from_days" AS "typical_from_days",
    "t35"."typical_to_days" AS "typical_to_days",
    "t35"."nth" AS "nth",
    "t35"."at" AS "at",
    "t35"."until" AS "until",
    "t35"."name" AS "name",
    CAST(toRelativeSecondNum("t35"."until") - toRelativeSecondNum("t35"."at") AS Nullable(Float64)) / 86400.0 AS "days_in",
    CAST(toRelativeSecondNum("t35"."closed_at") - toRelativeSecondNum("t35"."at") AS Nullable(Float64)) / 86400.0 AS "days_before"
   FROM (
    SELECT
     "t32"."deal_id" AS "deal_id",
     "t32"."closed_at" AS "closed_at",
     "t32"."typical_from_days" AS "typical_from_days",
     "t32"."typical_to_days" AS "typical_to_days",
     "t13"."nth" AS "nth",
     "t13"."at" AS "at",
     "t13"."until" AS "until",
     "t13"."name" AS "name"
    FROM (
     SELECT
      "t29"."deal_id" AS "deal_id",
      "t29"."closed_at" AS "closed_at",
      "t29"."typical_from_days" AS "typical_from_days",
      "t29"."typical_to_days" AS "typical_to_days"
     FROM "t28" AS "t29"
     WHERE
      "t29"."part" = 'path'
    ) AS "t32"
    INNER JOIN (
     SELECT
      "t9"."deal_id" AS "deal_id",
      "t9"."nth" AS "nth",
      "t9"."at" AS "at",
      "t9"."until" AS "until",
      CASE
       WHEN "t9"."pipeline" = 'default'
       THEN "t9"."step"
       ELSE CONCAT(CONCAT("t9"."pipeline", ': '), "t9"."step")
      END AS "name"
     FROM "t7" AS "t9"
    ) AS "t13"
     ON "t32"."deal_id" = "t13"."deal_id"
   ) AS "t35"
  ) AS "t36"
  GROUP BY
   "t36"."nth",
   "t36"."typical_from_days",
   "t36"."typical_to_days"
 ) AS "t38"
 CROSS JOIN (
  SELECT
   COUNT(*) AS "of_deals"
  FROM (
   SELECT
    "t29"."deal_id" AS "deal_id",
    "t29"."closed_at" AS "closed_at",
    "t29"."days" AS "days",
    "t29"."typical_from_days" AS "typical_from_days",
    "t29"."typical_to_days" AS "typical_to_days",
    "t29"."part" AS "part"
   FROM "t28" AS "t29"
   WHERE
    "t29"."part" <> 'not_typical'
  ) AS "t30"
 ) AS "t34"
) AS "t39"
