WITH "t5" AS (
 SELECT
  "t4"."deal_id" AS "deal_id",
  "t4"."pipeline" AS "pipeline",
  "t4"."stage" AS "step",
  "t4"."sequence" AS "nth",
  "t4"."entered_at" AS "at",
  "t4"."left_at" AS "until",
  CASE
   WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t4"."next_pipeline"
  END AS "next_pipeline",
  CASE
   WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t4"."next_stage"
  END AS "next_step",
  "t4"."outcome" AS "outcome",
  "t4"."closed_at" AS "closed_at"
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
 ) AS "t4"
 LEFT OUTER JOIN (
  SELECT
   "t0"."deal_id" AS "back_id",
   "t0"."sequence" - 1 AS "back_from",
   TRUE AS "returned"
  FROM "stays" AS "t0"
  WHERE
   COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
 ) AS "t2"
  ON "t4"."deal_id" = "t2"."back_id" AND "t4"."sequence" = "t2"."back_from"
)
SELECT
 "t28"."steps" AS "steps",
 "t28"."deals" AS "deals",
 "t28"."won" AS "won",
 "t28"."lost" AS "lost",
 "t28"."open" AS "open",
 "t28"."outcome_unknown" AS "outcome_unknown",
 "t28"."median_days" AS "median_days",
 "t28"."without_end" AS "without_end",
 "t28"."first_example" AS "first_example",
 "t28"."last_example" AS "last_example",
 "t28"."variant" AS "variant",
 "t28"."path" AS "path",
 "t28"."of_deals" AS "of_deals",
 "t28"."deals" / "t28"."of_deals" AS "share",
 CASE
  WHEN (
   "t28"."deals" / nullIf("t28"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t28"."deals" / nullIf("t28"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t28"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t28"."deals" / nullIf("t28"."of_deals", 0)
       ) * (
        1.0 - (
         "t28"."deals" / nullIf("t28"."of_deals", 0)
        )
       )
      ) / nullIf("t28"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t28"."of_deals", 0) * 4.0 * nullIf("t28"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t28"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   "t28"."deals" / nullIf("t28"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t28"."deals" / nullIf("t28"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t28"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t28"."deals" / nullIf("t28"."of_deals", 0)
       ) * (
        1.0 - (
         "t28"."deals" / nullIf("t28"."of_deals", 0)
        )
       )
      ) / nullIf("t28"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t28"."of_deals", 0) * 4.0 * nullIf("t28"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t28"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_high",
 "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0) AS "win_rate",
 CASE
  WHEN (
   "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t28"."won" + "t28"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
       ) * (
        1.0 - (
         "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
        )
       )
      ) / nullIf("t28"."won" + "t28"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t28"."won" + "t28"."lost", 0) * 4.0 * nullIf("t28"."won" + "t28"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t28"."won" + "t28"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t28"."won" + "t28"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
       ) * (
        1.0 - (
         "t28"."won" / nullIf("t28"."won" + "t28"."lost", 0)
        )
       )
      ) / nullIf("t28"."won" + "t28"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t28"."won" + "t28"."lost", 0) * 4.0 * nullIf("t28"."won" + "t28"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t28"."won" + "t28"."lost", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t27"."steps" AS "steps",
  "t27"."deals" AS "deals",
  "t27"."won" AS "won",
  "t27"."lost" AS "lost",
  "t27"."open" AS "open",
  "t27"."outcome_unknown" AS "outcome_unknown",
  "t27"."median_days" AS "median_days",
  "t27"."without_end" AS "without_end",
  "t27"."first_example" AS "first_example",
  "t27"."last_example" AS "last_example",
  "t27"."variant" AS "variant",
  "t27"."path" AS "path",
  SUM("t27"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t26".*
   EXCEPT ("texts")
  FROM (
   SELECT
    "t25"."steps" AS "steps",
    "t25"."deals" AS "deals",
    "t25"."won" AS "won",
    "t25"."lost" AS "lost",
    "t25"."open" AS "open",
    "t25"."outcome_unknown" AS "outcome_unknown",
    "t25"."median_days" AS "median_days",
    "t25"."without_end" AS "without_end",
    "t25"."first_example" AS "first_example",
    "t25"."last_example" AS "last_example",
    "t25"."variant" AS "variant",
    "t25"."texts" AS "texts",
    CASE
     WHEN length(
      arrayMap(
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        CASE WHEN (
         6 + 1
        ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END
       ),
       arraySort("t25"."texts")
      )
     ) > 0
     THEN arrayStringConcat(
      arrayMap(
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        CASE WHEN (
         6 + 1
        ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END
       ),
       arraySort("t25"."texts")
      ),
      ' → '
     )
     ELSE NULL
    END AS "path"
   FROM (
    SELECT
     "t24"."steps" AS "steps",
     "t24"."deals" AS "deals",
     "t24"."won" AS "won",
     "t24"."lost" AS "lost",
     "t24"."open" AS "open",
     "t24"."outcome_unknown" AS "outcome_unknown",
     "t24"."median_days" AS "median_days",
     "t24"."without_end" AS "without_end",
     "t24"."first_example" AS "first_example",
     "t24"."last_example" AS "last_example",
     "t24"."variant" AS "variant",
     groupArray("t24"."text") AS "texts"
    FROM (
     SELECT
      "t23"."steps" AS "steps",
      "t23"."word_0" AS "word_0",
      "t23"."word_1" AS "word_1",
      "t23"."rest_0" AS "rest_0",
      "t23"."rest_1" AS "rest_1",
      "t23"."deals" AS "deals",
      "t23"."won" AS "won",
      "t23"."lost" AS "lost",
      "t23"."open" AS "open",
      "t23"."outcome_unknown" AS "outcome_unknown",
      "t23"."median_days" AS "median_days",
      "t23"."without_end" AS "without_end",
      "t23"."first_example" AS "first_example",
      "t23"."last_example" AS "last_example",
      "t23"."variant" AS "variant",
      "t23"."example" AS "example",
      "t23"."nth" AS "nth",
      "t23"."name" AS "name",
      CONCAT(
       leftPadUTF8(
        CAST("t23"."nth" AS Nullable(String)),
        GREATEST(lengthUTF8(CAST("t23"."nth" AS Nullable(String))), 6),
        '0'
       ),
       "t23"."name"
      ) AS "text"
     FROM (
      SELECT
       "t22"."steps" AS "steps",
       "t22"."word_0" AS "word_0",
       "t22"."word_1" AS "word_1",
       "t22"."rest_0" AS "rest_0",
       "t22"."rest_1" AS "rest_1",
       "t22"."deals" AS "deals",
       "t22"."won" AS "won",
       "t22"."lost" AS "lost",
       "t22"."open" AS "open",
       "t22"."outcome_unknown" AS "outcome_unknown",
       "t22"."median_days" AS "median_days",
       "t22"."without_end" AS "without_end",
       "t22"."first_example" AS "first_example",
       "t22"."last_example" AS "last_example",
       "t22"."variant" AS "variant",
       "t22"."example" AS "example",
       "t9"."nth" AS "nth",
       "t9"."name" AS "name"
      FROM (
       SELECT
        "t20"."steps" AS "steps",
        "t20"."word_0" AS "word_0",
        "t20"."word_1" AS "word_1",
        "t20"."rest_0" AS "rest_0",
        "t20"."rest_1" AS "rest_1",
        "t20"."deals" AS "deals",
        "t20"."won" AS "won",
        "t20"."lost" AS "lost",
        "t20"."open" AS "open",
        "t20"."outcome_unknown" AS "outcome_unknown",
        "t20"."median_days" AS "median_days",
        "t20"."without_end" AS "without_end",
        "t20"."first_example" AS "first_example",
        "t20"."last_example" AS "last_example",
        "t20"."variant" AS "variant",
        MIN("t20"."first_example") OVER (
         PARTITION BY "t20"."variant"
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t19".*
         EXCEPT ("taken")
        FROM (
         SELECT
          "t18"."steps" AS "steps",
          "t18"."word_0" AS "word_0",
          "t18"."word_1" AS "word_1",
          "t18"."rest_0" AS "rest_0",
          "t18"."rest_1" AS "rest_1",
          "t18"."deals" AS "deals",
          "t18"."won" AS "won",
          "t18"."lost" AS "lost",
          "t18"."open" AS "open",
          "t18"."outcome_unknown" AS "outcome_unknown",
          "t18"."median_days" AS "median_days",
          "t18"."without_end" AS "without_end",
          "t18"."first_example" AS "first_example",
          "t18"."last_example" AS "last_example",
          "t18"."taken" AS "taken",
          (
           DENSE_RANK() OVER (
            ORDER BY "t18"."taken" DESC, "t18"."steps" ASC, "t18"."word_0" ASC, "t18"."word_1" ASC, "t18"."rest_0" ASC, "t18"."rest_1" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) - 1
          ) + 1 AS "variant"
         FROM (
          SELECT
           "t17"."steps" AS "steps",
           "t17"."word_0" AS "word_0",
           "t17"."word_1" AS "word_1",
           "t17"."rest_0" AS "rest_0",
           "t17"."rest_1" AS "rest_1",
           "t17"."deals" AS "deals",
           "t17"."won" AS "won",
           "t17"."lost" AS "lost",
           "t17"."open" AS "open",
           "t17"."outcome_unknown" AS "outcome_unknown",
           "t17"."median_days" AS "median_days",
           "t17"."without_end" AS "without_end",
           "t17"."first_example" AS "first_example",
           "t17"."last_example" AS "last_example",
           SUM("t17"."deals") OVER (
            PARTITION BY "t17"."steps", "t17"."word_0", "t17"."word_1", "t17"."rest_0", "t17"."rest_1"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t16"."steps" AS "steps",
            "t16"."word_0" AS "word_0",
            "t16"."word_1" AS "word_1",
            "t16"."rest_0" AS "rest_0",
            "t16"."rest_1" AS "rest_1",
            COUNT(*) AS "deals",
            countIf("t16"."outcome" = 'won') AS "won",
            countIf("t16"."outcome" = 'lost') AS "lost",
            countIf("t16"."outcome" = 'open') AS "open",
            countIf(isNull("t16"."outcome")) AS "outcome_unknown",
            quantile(0.5)("t16"."days") AS "median_days",
            countIf("t16"."outcome" IN ('won', 'lost') AND isNull("t16"."days")) AS "without_end",
            MIN("t16"."deal_id") AS "first_example",
            MAX("t16"."deal_id") AS "last_example"
           FROM (
            SELECT
             "t15"."deal_id" AS "deal_id",
             COALESCE("t15"."steps", 0) AS "steps",
             COALESCE("t15"."word_0", 0) AS "word_0",
             COALESCE("t15"."word_1", 0) AS "word_1",
             COALESCE("t15"."rest_0", 0) AS "rest_0",
             COALESCE("t15"."rest_1", 0) AS "rest_1",
             "t15"."outcome" AS "outcome",
             "t15"."began_at" AS "began_at",
             "t15"."ended_at" AS "ended_at",
             CASE
              WHEN "t15"."outcome" IN ('won', 'lost')
              THEN CAST(toRelativeSecondNum("t15"."ended_at") - toRelativeSecondNum("t15"."began_at") AS Nullable(Float64)) / 86400.0
              ELSE CAST(NULL AS Nullable(Float64))
             END AS "days"
            FROM (
             SELECT
              "t14"."deal_id" AS "deal_id",
              COUNT(*) AS "steps",
              sumIf("t14"."shifted", "t14"."word" = 0) AS "word_0",
              sumIf("t14"."shifted", "t14"."word" = 1) AS "word_1",
              SUM(
               CASE
                WHEN "t14"."word" >= 2
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                WHEN "t14"."word" >= 2
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
                              "t14"."beyond" * "t14"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t14"."beyond" * "t14"."beyond"
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
              ) AS "rest_1",
              MAX("t14"."outcome") AS "outcome",
              MIN("t14"."at") AS "began_at",
              maxIf("t14"."until", isNull("t14"."next_step")) AS "ended_at"
             FROM (
              SELECT
               "t13"."deal_id" AS "deal_id",
               "t13"."pipeline" AS "pipeline",
               "t13"."step" AS "step",
               CAST(CAST("t13"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
               "t13"."at" AS "at",
               "t13"."until" AS "until",
               "t13"."next_pipeline" AS "next_pipeline",
               "t13"."next_step" AS "next_step",
               "t13"."outcome" AS "outcome",
               "t13"."closed_at" AS "closed_at",
               CAST(CAST("t13"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
               "t13"."width" AS "width",
               CAST(CAST(FLOOR(
                (
                 CAST(CAST("t13"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
                ) / (
                 CAST(FLOOR((
                  60
                 ) / (
                  "t13"."width"
                 )) AS Nullable(Int64))
                )
               ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
               bitShiftLeft(
                CAST(CAST("t13"."number" AS Nullable(Int32)) AS Nullable(Int64)),
                (
                 (
                  CAST(CAST("t13"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
                 ) % CAST(FLOOR((
                  60
                 ) / (
                  "t13"."width"
                 )) AS Nullable(Int64))
                ) * "t13"."width"
               ) AS "shifted",
               (
                (
                 CAST(CAST("t13"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
                ) + CAST(CAST("t13"."number" AS Nullable(Int32)) AS Nullable(Int64))
               ) % 2147483647 AS "beyond"
              FROM (
               SELECT
                "t4"."deal_id" AS "deal_id",
                "t4"."pipeline" AS "pipeline",
                "t4"."stage" AS "step",
                "t4"."sequence" AS "nth",
                "t4"."entered_at" AS "at",
                "t4"."left_at" AS "until",
                CASE
                 WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
                 THEN CAST(NULL AS Nullable(String))
                 ELSE "t4"."next_pipeline"
                END AS "next_pipeline",
                CASE
                 WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
                 THEN CAST(NULL AS Nullable(String))
                 ELSE "t4"."next_stage"
                END AS "next_step",
                "t4"."outcome" AS "outcome",
                "t4"."closed_at" AS "closed_at",
                "t12"."number" AS "number",
                "t12"."width" AS "width"
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
               ) AS "t4"
               LEFT OUTER JOIN (
                SELECT
                 "t0"."deal_id" AS "back_id",
                 "t0"."sequence" - 1 AS "back_from",
                 TRUE AS "returned"
                FROM "stays" AS "t0"
                WHERE
                 COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
               ) AS "t2"
                ON "t4"."deal_id" = "t2"."back_id" AND "t4"."sequence" = "t2"."back_from"
               INNER JOIN (
                SELECT
                 "t10"."pipeline" AS "pipeline",
                 "t10"."step" AS "step",
                 "t10"."number" AS "number",
                 CAST(CASE
                  WHEN "t10"."total" < 16
                  THEN 4
                  WHEN "t10"."total" < 32
                  THEN 5
                  WHEN "t10"."total" < 64
                  THEN 6
                  WHEN "t10"."total" < 1024
                  THEN 10
                  ELSE 30
                 END AS Nullable(Int64)) AS "width"
                FROM (
                 SELECT
                  "t7"."pipeline" AS "pipeline",
                  "t7"."step" AS "step",
                  (
                   ROW_NUMBER() OVER (
                    ORDER BY "t7"."pipeline" ASC, "t7"."step" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   ) - 1
                  ) + 1 AS "number",
                  COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
                 FROM (
                  SELECT DISTINCT
                   "t6"."pipeline" AS "pipeline",
                   "t6"."step" AS "step"
                  FROM "t5" AS "t6"
                 ) AS "t7"
                ) AS "t10"
               ) AS "t12"
                ON "t4"."pipeline" = "t12"."pipeline" AND "t4"."stage" = "t12"."step"
              ) AS "t13"
             ) AS "t14"
             GROUP BY
              "t14"."deal_id"
            ) AS "t15"
           ) AS "t16"
           GROUP BY
            "t16"."steps",
            "t16"."word_0",
            "t16"."word_1",
            "t16"."rest_0",
            "t16"."rest_1"
          ) AS "t17"
         ) AS "t18"
        ) AS "t19"
       ) AS "t20"
      ) AS "t22"
      INNER JOIN (
       SELECT
        "t6"."deal_id" AS "example",
        "t6"."nth" AS "nth",
        CASE
         WHEN "t6"."pipeline" = 'default'
         THEN "t6"."step"
         ELSE CONCAT(CONCAT("t6"."pipeline", ': '), "t6"."step")
        END AS "name"
       FROM "t5" AS "t6"
      ) AS "t9"
       ON "t22"."example" = "t9"."example"
     ) AS "t23"
    ) AS "t24"
    GROUP BY
     "t24"."steps",
     "t24"."deals",
     "t24"."won",
     "t24"."lost",
     "t24"."open",
     "t24"."outcome_unknown",
     "t24"."median_days",
     "t24"."without_end",
     "t24"."first_example",
     "t24"."last_example",
     "t24"."variant"
   ) AS "t25"
  ) AS "t26"
 ) AS "t27"
) AS "t28"
