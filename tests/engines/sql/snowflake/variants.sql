SELECT
 "t23"."steps",
 "t23"."deals",
 "t23"."won",
 "t23"."lost",
 "t23"."open",
 "t23"."outcome_unknown",
 "t23"."median_days",
 "t23"."without_end",
 "t23"."first_example",
 "t23"."last_example",
 "t23"."variant",
 "t23"."path",
 "t23"."of_deals",
 "t23"."deals" / "t23"."of_deals" AS "share",
 IFF(
  (
   "t23"."deals" / NULLIF("t23"."of_deals", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t23"."deals" / NULLIF("t23"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t23"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t23"."deals" / NULLIF("t23"."of_deals", 0)
       ) * (
        1.0 - (
         "t23"."deals" / NULLIF("t23"."of_deals", 0)
        )
       )
      ) / NULLIF("t23"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t23"."of_deals", 0) * 4.0 * NULLIF("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t23"."of_deals", 0)
   ) + 1.0
  )
 ) AS "share_low",
 IFF(
  (
   "t23"."deals" / NULLIF("t23"."of_deals", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t23"."deals" / NULLIF("t23"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t23"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t23"."deals" / NULLIF("t23"."of_deals", 0)
       ) * (
        1.0 - (
         "t23"."deals" / NULLIF("t23"."of_deals", 0)
        )
       )
      ) / NULLIF("t23"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t23"."of_deals", 0) * 4.0 * NULLIF("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t23"."of_deals", 0)
   ) + 1.0
  )
 ) AS "share_high",
 "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0) AS "win_rate",
 IFF(
  (
   "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t23"."won" + "t23"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
        )
       )
      ) / NULLIF("t23"."won" + "t23"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t23"."won" + "t23"."lost", 0) * 4.0 * NULLIF("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 ) AS "low",
 IFF(
  (
   "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t23"."won" + "t23"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         "t23"."won" / NULLIF("t23"."won" + "t23"."lost", 0)
        )
       )
      ) / NULLIF("t23"."won" + "t23"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t23"."won" + "t23"."lost", 0) * 4.0 * NULLIF("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 ) AS "high"
FROM (
 SELECT
  "t22"."steps",
  "t22"."deals",
  "t22"."won",
  "t22"."lost",
  "t22"."open",
  "t22"."outcome_unknown",
  "t22"."median_days",
  "t22"."without_end",
  "t22"."first_example",
  "t22"."last_example",
  "t22"."variant",
  "t22"."path",
  SUM("t22"."deals") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t21".*
   EXCLUDE ("texts")
  FROM (
   SELECT
    "t20"."steps",
    "t20"."deals",
    "t20"."won",
    "t20"."lost",
    "t20"."open",
    "t20"."outcome_unknown",
    "t20"."median_days",
    "t20"."without_end",
    "t20"."first_example",
    "t20"."last_example",
    "t20"."variant",
    "t20"."texts",
    ARRAY_TO_STRING(
     NULLIF(
      TRANSFORM(
       ARRAY_SORT("t20"."texts"),
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        IFF((
         6 + 1
        ) >= 1, 6 + 1, 6 + 1 + LENGTH(__ibis_param_text__))
       )
      ),
      []
     ),
     ' → '
    ) AS "path"
   FROM (
    SELECT
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
     "t19"."variant",
     ARRAY_AGG("t19"."text") AS "texts"
    FROM (
     SELECT
      "t18"."steps",
      "t18"."word_0",
      "t18"."word_1",
      "t18"."rest_0",
      "t18"."rest_1",
      "t18"."deals",
      "t18"."won",
      "t18"."lost",
      "t18"."open",
      "t18"."outcome_unknown",
      "t18"."median_days",
      "t18"."without_end",
      "t18"."first_example",
      "t18"."last_example",
      "t18"."variant",
      "t18"."example",
      "t18"."nth",
      "t18"."name",
      CONCAT(
       LPAD(CAST("t18"."nth" AS VARCHAR), GREATEST(LENGTH(CAST("t18"."nth" AS VARCHAR)), 6), '0'),
       "t18"."name"
      ) AS "text"
     FROM (
      SELECT
       "t17"."steps",
       "t17"."word_0",
       "t17"."word_1",
       "t17"."rest_0",
       "t17"."rest_1",
       "t17"."deals",
       "t17"."won",
       "t17"."lost",
       "t17"."open",
       "t17"."outcome_unknown",
       "t17"."median_days",
       "t17"."without_end",
       "t17"."first_example",
       "t17"."last_example",
       "t17"."variant",
       "t17"."example",
       "t4"."nth",
       "t4"."name"
      FROM (
       SELECT
        "t15"."steps",
        "t15"."word_0",
        "t15"."word_1",
        "t15"."rest_0",
        "t15"."rest_1",
        "t15"."deals",
        "t15"."won",
        "t15"."lost",
        "t15"."open",
        "t15"."outcome_unknown",
        "t15"."median_days",
        "t15"."without_end",
        "t15"."first_example",
        "t15"."last_example",
        "t15"."variant",
        MIN("t15"."first_example") OVER (
         PARTITION BY "t15"."variant"
         ORDER BY NULL ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t14".*
         EXCLUDE ("taken")
        FROM (
         SELECT
          "t13"."steps",
          "t13"."word_0",
          "t13"."word_1",
          "t13"."rest_0",
          "t13"."rest_1",
          "t13"."deals",
          "t13"."won",
          "t13"."lost",
          "t13"."open",
          "t13"."outcome_unknown",
          "t13"."median_days",
          "t13"."without_end",
          "t13"."first_example",
          "t13"."last_example",
          "t13"."taken",
          (
           DENSE_RANK() OVER (
            ORDER BY "t13"."taken" DESC NULLS LAST, "t13"."steps" ASC, "t13"."word_0" ASC, "t13"."word_1" ASC, "t13"."rest_0" ASC, "t13"."rest_1" ASC
           ) - 1
          ) + 1 AS "variant"
         FROM (
          SELECT
           "t12"."steps",
           "t12"."word_0",
           "t12"."word_1",
           "t12"."rest_0",
           "t12"."rest_1",
           "t12"."deals",
           "t12"."won",
           "t12"."lost",
           "t12"."open",
           "t12"."outcome_unknown",
           "t12"."median_days",
           "t12"."without_end",
           "t12"."first_example",
           "t12"."last_example",
           SUM("t12"."deals") OVER (
            PARTITION BY "t12"."steps", "t12"."word_0", "t12"."word_1", "t12"."rest_0", "t12"."rest_1"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t11"."steps",
            "t11"."word_0",
            "t11"."word_1",
            "t11"."rest_0",
            "t11"."rest_1",
            COUNT(*) AS "deals",
            COUNT_IF("t11"."outcome" = 'won') AS "won",
            COUNT_IF("t11"."outcome" = 'lost') AS "lost",
            COUNT_IF("t11"."outcome" = 'open') AS "open",
            COUNT_IF("t11"."outcome" IS NULL) AS "outcome_unknown",
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
             "t11"."days") AS "median_days",
            COUNT_IF("t11"."outcome" IN ('won', 'lost') AND (
             "t11"."days" IS NULL
            )) AS "without_end",
            MIN("t11"."deal_id") AS "first_example",
            MAX("t11"."deal_id") AS "last_example"
           FROM (
            SELECT
             "t10"."deal_id",
             COALESCE("t10"."steps", 0) AS "steps",
             COALESCE("t10"."word_0", 0) AS "word_0",
             COALESCE("t10"."word_1", 0) AS "word_1",
             COALESCE("t10"."rest_0", 0) AS "rest_0",
             COALESCE("t10"."rest_1", 0) AS "rest_1",
             "t10"."outcome",
             "t10"."began_at",
             "t10"."ended_at",
             IFF(
              "t10"."outcome" IN ('won', 'lost'),
              CAST(DATE_PART('epoch', "t10"."ended_at") - DATE_PART('epoch', "t10"."began_at") AS DOUBLE) / 86400.0,
              CAST(NULL AS DOUBLE)
             ) AS "days"
            FROM (
             SELECT
              "t9"."deal_id",
              COUNT(*) AS "steps",
              SUM(IFF("t9"."word" = 0, "t9"."shifted", NULL)) AS "word_0",
              SUM(IFF("t9"."word" = 1, "t9"."shifted", NULL)) AS "word_1",
              SUM(
               IFF(
                "t9"."word" >= 2,
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
                ) % 2147483647,
                0
               )
              ) AS "rest_0",
              SUM(
               IFF(
                "t9"."word" >= 2,
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
                ) % 2147483647,
                0
               )
              ) AS "rest_1",
              MAX("t9"."outcome") AS "outcome",
              MIN("t9"."at") AS "began_at",
              MAX(IFF("t9"."next_step" IS NULL, "t9"."until", NULL)) AS "ended_at"
             FROM (
              SELECT
               "t8"."deal_id",
               "t8"."pipeline",
               "t8"."step",
               CAST(CAST("t8"."nth" AS INT) AS BIGINT) AS "nth",
               "t8"."at",
               "t8"."until",
               "t8"."next_pipeline",
               "t8"."next_step",
               "t8"."outcome",
               "t8"."closed_at",
               CAST(CAST("t8"."number" AS INT) AS BIGINT) AS "number",
               "t8"."width",
               CAST(CAST(FLOOR(
                (
                 CAST(CAST("t8"."nth" AS INT) AS BIGINT) - 1
                ) / (
                 CAST(FLOOR((
                  60
                 ) / (
                  "t8"."width"
                 )) AS BIGINT)
                )
               ) AS BIGINT) AS INT) AS "word",
               BITSHIFTLEFT(
                CAST(CAST("t8"."number" AS INT) AS BIGINT),
                (
                 (
                  CAST(CAST("t8"."nth" AS INT) AS BIGINT) - 1
                 ) % CAST(FLOOR((
                  60
                 ) / (
                  "t8"."width"
                 )) AS BIGINT)
                ) * "t8"."width"
               ) AS "shifted",
               (
                (
                 CAST(CAST("t8"."nth" AS INT) AS BIGINT) * 1000003
                ) + CAST(CAST("t8"."number" AS INT) AS BIGINT)
               ) % 2147483647 AS "beyond"
              FROM (
               SELECT
                "t1"."deal_id",
                "t1"."pipeline",
                "t1"."step",
                "t1"."nth",
                "t1"."at",
                "t1"."until",
                "t1"."next_pipeline",
                "t1"."next_step",
                "t1"."outcome",
                "t1"."closed_at",
                "t7"."number",
                "t7"."width"
               FROM "steps" AS "t1"
               INNER JOIN (
                SELECT
                 "t5"."pipeline",
                 "t5"."step",
                 "t5"."number",
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
                 END AS BIGINT) AS "width"
                FROM (
                 SELECT
                  "t2"."pipeline",
                  "t2"."step",
                  (
                   ROW_NUMBER() OVER (ORDER BY "t2"."pipeline" ASC, "t2"."step" ASC) - 1
                  ) + 1 AS "number",
                  COUNT(*) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
                 FROM (
                  SELECT DISTINCT
                   "t0"."pipeline",
                   "t0"."step"
                  FROM "steps" AS "t0"
                 ) AS "t2"
                ) AS "t5"
               ) AS "t7"
                ON "t1"."pipeline" = "t7"."pipeline" AND "t1"."step" = "t7"."step"
              ) AS "t8"
             ) AS "t9"
             GROUP BY
              1
            ) AS "t10"
           ) AS "t11"
           GROUP BY
            1,
            2,
            3,
            4,
            5
          ) AS "t12"
         ) AS "t13"
        ) AS "t14"
       ) AS "t15"
      ) AS "t17"
      INNER JOIN (
       SELECT
        "t0"."deal_id" AS "example",
        "t0"."nth",
        IFF(
         "t0"."pipeline" = 'default',
         "t0"."step",
         CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
        ) AS "name"
       FROM "steps" AS "t0"
      ) AS "t4"
       ON "t17"."example" = "t4"."example"
     ) AS "t18"
    ) AS "t19"
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6,
     7,
     8,
     9,
     10,
     11
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
) AS "t23"
