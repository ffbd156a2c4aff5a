SELECT
 "t23"."steps" AS "steps",
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
 "t23"."path" AS "path",
 "t23"."of_deals" AS "of_deals",
 "t23"."deals" / "t23"."of_deals" AS "share",
 CASE
  WHEN (
   "t23"."deals" / nullIf("t23"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t23"."deals" / nullIf("t23"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t23"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t23"."deals" / nullIf("t23"."of_deals", 0)
       ) * (
        1.0 - (
         "t23"."deals" / nullIf("t23"."of_deals", 0)
        )
       )
      ) / nullIf("t23"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t23"."of_deals", 0) * 4.0 * nullIf("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t23"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   "t23"."deals" / nullIf("t23"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t23"."deals" / nullIf("t23"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t23"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t23"."deals" / nullIf("t23"."of_deals", 0)
       ) * (
        1.0 - (
         "t23"."deals" / nullIf("t23"."of_deals", 0)
        )
       )
      ) / nullIf("t23"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t23"."of_deals", 0) * 4.0 * nullIf("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t23"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_high",
 "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0) AS "win_rate",
 CASE
  WHEN (
   "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t23"."won" + "t23"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
        )
       )
      ) / nullIf("t23"."won" + "t23"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t23"."won" + "t23"."lost", 0) * 4.0 * nullIf("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t23"."won" + "t23"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         "t23"."won" / nullIf("t23"."won" + "t23"."lost", 0)
        )
       )
      ) / nullIf("t23"."won" + "t23"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t23"."won" + "t23"."lost", 0) * 4.0 * nullIf("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t22"."steps" AS "steps",
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
  "t22"."path" AS "path",
  SUM("t22"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t21".*
   EXCEPT ("texts")
  FROM (
   SELECT
    "t20"."steps" AS "steps",
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
    "t20"."texts" AS "texts",
    CASE
     WHEN length(
      arrayMap(
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        CASE WHEN (
         6 + 1
        ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END
       ),
       arraySort("t20"."texts")
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
       arraySort("t20"."texts")
      ),
      ' → '
     )
     ELSE NULL
    END AS "path"
   FROM (
    SELECT
     "t19"."steps" AS "steps",
     "t19"."deals" AS "deals",
     "t19"."won" AS "won",
     "t19"."lost" AS "lost",
     "t19"."open" AS "open",
     "t19"."outcome_unknown" AS "outcome_unknown",
     "t19"."median_days" AS "median_days",
     "t19"."without_end" AS "without_end",
     "t19"."first_example" AS "first_example",
     "t19"."last_example" AS "last_example",
     "t19"."variant" AS "variant",
     groupArray("t19"."text") AS "texts"
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
      "t18"."variant" AS "variant",
      "t18"."example" AS "example",
      "t18"."nth" AS "nth",
      "t18"."name" AS "name",
      CONCAT(
       leftPadUTF8(
        CAST("t18"."nth" AS Nullable(String)),
        GREATEST(lengthUTF8(CAST("t18"."nth" AS Nullable(String))), 6),
        '0'
       ),
       "t18"."name"
      ) AS "text"
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
       "t17"."variant" AS "variant",
       "t17"."example" AS "example",
       "t4"."nth" AS "nth",
       "t4"."name" AS "name"
      FROM (
       SELECT
        "t15"."steps" AS "steps",
        "t15"."word_0" AS "word_0",
        "t15"."word_1" AS "word_1",
        "t15"."rest_0" AS "rest_0",
        "t15"."rest_1" AS "rest_1",
        "t15"."deals" AS "deals",
        "t15"."won" AS "won",
        "t15"."lost" AS "lost",
        "t15"."open" AS "open",
        "t15"."outcome_unknown" AS "outcome_unknown",
        "t15"."median_days" AS "median_days",
        "t15"."without_end" AS "without_end",
        "t15"."first_example" AS "first_example",
        "t15"."last_example" AS "last_example",
        "t15"."variant" AS "variant",
        MIN("t15"."first_example") OVER (
         PARTITION BY "t15"."variant"
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t14".*
         EXCEPT ("taken")
        FROM (
         SELECT
          "t13"."steps" AS "steps",
          "t13"."word_0" AS "word_0",
          "t13"."word_1" AS "word_1",
          "t13"."rest_0" AS "rest_0",
          "t13"."rest_1" AS "rest_1",
          "t13"."deals" AS "deals",
          "t13"."won" AS "won",
          "t13"."lost" AS "lost",
          "t13"."open" AS "open",
          "t13"."outcome_unknown" AS "outcome_unknown",
          "t13"."median_days" AS "median_days",
          "t13"."without_end" AS "without_end",
          "t13"."first_example" AS "first_example",
          "t13"."last_example" AS "last_example",
          "t13"."taken" AS "taken",
          (
           DENSE_RANK() OVER (
            ORDER BY "t13"."taken" DESC, "t13"."steps" ASC, "t13"."word_0" ASC, "t13"."word_1" ASC, "t13"."rest_0" ASC, "t13"."rest_1" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) - 1
          ) + 1 AS "variant"
         FROM (
          SELECT
           "t12"."steps" AS "steps",
           "t12"."word_0" AS "word_0",
           "t12"."word_1" AS "word_1",
           "t12"."rest_0" AS "rest_0",
           "t12"."rest_1" AS "rest_1",
           "t12"."deals" AS "deals",
           "t12"."won" AS "won",
           "t12"."lost" AS "lost",
           "t12"."open" AS "open",
           "t12"."outcome_unknown" AS "outcome_unknown",
           "t12"."median_days" AS "median_days",
           "t12"."without_end" AS "without_end",
           "t12"."first_example" AS "first_example",
           "t12"."last_example" AS "last_example",
           SUM("t12"."deals") OVER (
            PARTITION BY "t12"."steps", "t12"."word_0", "t12"."word_1", "t12"."rest_0", "t12"."rest_1"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t11"."steps" AS "steps",
            "t11"."word_0" AS "word_0",
            "t11"."word_1" AS "word_1",
            "t11"."rest_0" AS "rest_0",
            "t11"."rest_1" AS "rest_1",
            COUNT(*) AS "deals",
            countIf("t11"."outcome" = 'won') AS "won",
            countIf("t11"."outcome" = 'lost') AS "lost",
            countIf("t11"."outcome" = 'open') AS "open",
            countIf(isNull("t11"."outcome")) AS "outcome_unknown",
            quantile(0.5)("t11"."days") AS "median_days",
            countIf("t11"."outcome" IN ('won', 'lost') AND isNull("t11"."days")) AS "without_end",
            MIN("t11"."deal_id") AS "first_example",
            MAX("t11"."deal_id") AS "last_example"
           FROM (
            SELECT
             "t10"."deal_id" AS "deal_id",
             COALESCE("t10"."steps", 0) AS "steps",
             COALESCE("t10"."word_0", 0) AS "word_0",
             COALESCE("t10"."word_1", 0) AS "word_1",
             COALESCE("t10"."rest_0", 0) AS "rest_0",
             COALESCE("t10"."rest_1", 0) AS "rest_1",
             "t10"."outcome" AS "outcome",
             "t10"."began_at" AS "began_at",
             "t10"."ended_at" AS "ended_at",
             CASE
              WHEN "t10"."outcome" IN ('won', 'lost')
              THEN CAST(toRelativeSecondNum("t10"."ended_at") - toRelativeSecondNum("t10"."began_at") AS Nullable(Float64)) / 86400.0
              ELSE CAST(NULL AS Nullable(Float64))
             END AS "days"
            FROM (
             SELECT
              "t9"."deal_id" AS "deal_id",
              COUNT(*) AS "steps",
              sumIf("t9"."shifted", "t9"."word" = 0) AS "word_0",
              sumIf("t9"."shifted", "t9"."word" = 1) AS "word_1",
              SUM(
               CASE
                WHEN "t9"."word" >= 2
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                WHEN "t9"."word" >= 2
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
                              "t9"."beyond" * "t9"."beyond"
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              "t9"."beyond" * "t9"."beyond"
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
              MAX("t9"."outcome") AS "outcome",
              MIN("t9"."at") AS "began_at",
              maxIf("t9"."until", isNull("t9"."next_step")) AS "ended_at"
             FROM (
              SELECT
               "t8"."deal_id" AS "deal_id",
               "t8"."pipeline" AS "pipeline",
               "t8"."step" AS "step",
               CAST(CAST("t8"."nth" AS Nullable(Int32)) AS Nullable(Int64)) AS "nth",
               "t8"."at" AS "at",
               "t8"."until" AS "until",
               "t8"."next_pipeline" AS "next_pipeline",
               "t8"."next_step" AS "next_step",
               "t8"."outcome" AS "outcome",
               "t8"."closed_at" AS "closed_at",
               CAST(CAST("t8"."number" AS Nullable(Int32)) AS Nullable(Int64)) AS "number",
               "t8"."width" AS "width",
               CAST(CAST(FLOOR(
                (
                 CAST(CAST("t8"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
                ) / (
                 CAST(FLOOR((
                  60
                 ) / (
                  "t8"."width"
                 )) AS Nullable(Int64))
                )
               ) AS Nullable(Int64)) AS Nullable(Int32)) AS "word",
               bitShiftLeft(
                CAST(CAST("t8"."number" AS Nullable(Int32)) AS Nullable(Int64)),
                (
                 (
                  CAST(CAST("t8"."nth" AS Nullable(Int32)) AS Nullable(Int64)) - 1
                 ) % CAST(FLOOR((
                  60
                 ) / (
                  "t8"."width"
                 )) AS Nullable(Int64))
                ) * "t8"."width"
               ) AS "shifted",
               (
                (
                 CAST(CAST("t8"."nth" AS Nullable(Int32)) AS Nullable(Int64)) * 1000003
                ) + CAST(CAST("t8"."number" AS Nullable(Int32)) AS Nullable(Int64))
               ) % 2147483647 AS "beyond"
              FROM (
               SELECT
                "t1"."deal_id" AS "deal_id",
                "t1"."pipeline" AS "pipeline",
                "t1"."step" AS "step",
                "t1"."nth" AS "nth",
                "t1"."at" AS "at",
                "t1"."until" AS "until",
                "t1"."next_pipeline" AS "next_pipeline",
                "t1"."next_step" AS "next_step",
                "t1"."outcome" AS "outcome",
                "t1"."closed_at" AS "closed_at",
                "t7"."number" AS "number",
                "t7"."width" AS "width"
               FROM "steps" AS "t1"
               INNER JOIN (
                SELECT
                 "t5"."pipeline" AS "pipeline",
                 "t5"."step" AS "step",
                 "t5"."number" AS "number",
                 CAST(CASE
                  WHEN "t5"."total" < 16
                  THEN 4
                  WHEN "t5"."total" < 32
                  THEN 5
                  WHEN "t5"."total" < 64
                  THEN 6
                  WHEN "t5"."total" < 1024
                  THEN 10
                  ELSE 30
                 END AS Nullable(Int64)) AS "width"
                FROM (
                 SELECT
                  "t2"."pipeline" AS "pipeline",
                  "t2"."step" AS "step",
                  (
                   ROW_NUMBER() OVER (
                    ORDER BY "t2"."pipeline" ASC, "t2"."step" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   ) - 1
                  ) + 1 AS "number",
                  COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
                 FROM (
                  SELECT DISTINCT
                   "t0"."pipeline" AS "pipeline",
                   "t0"."step" AS "step"
                  FROM "steps" AS "t0"
                 ) AS "t2"
                ) AS "t5"
               ) AS "t7"
                ON "t1"."pipeline" = "t7"."pipeline" AND "t1"."step" = "t7"."step"
              ) AS "t8"
             ) AS "t9"
             GROUP BY
              "t9"."deal_id"
            ) AS "t10"
           ) AS "t11"
           GROUP BY
            "t11"."steps",
            "t11"."word_0",
            "t11"."word_1",
            "t11"."rest_0",
            "t11"."rest_1"
          ) AS "t12"
         ) AS "t13"
        ) AS "t14"
       ) AS "t15"
      ) AS "t17"
      INNER JOIN (
       SELECT
        "t0"."deal_id" AS "example",
        "t0"."nth" AS "nth",
        CASE
         WHEN "t0"."pipeline" = 'default'
         THEN "t0"."step"
         ELSE CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
        END AS "name"
       FROM "steps" AS "t0"
      ) AS "t4"
       ON "t17"."example" = "t4"."example"
     ) AS "t18"
    ) AS "t19"
    GROUP BY
     "t19"."steps",
     "t19"."deals",
     "t19"."won",
     "t19"."lost",
     "t19"."open",
     "t19"."outcome_unknown",
     "t19"."median_days",
     "t19"."without_end",
     "t19"."first_example",
     "t19"."last_example",
     "t19"."variant"
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
) AS "t23"
