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
 CAST("t23"."deals" AS DOUBLE PRECISION) / "t23"."of_deals" AS "share",
 CASE
  WHEN (
   CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t23"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t23"."of_deals", 0) * 4.0 * NULLIF("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t23"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t23"."deals" AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t23"."of_deals", 0) * 4.0 * NULLIF("t23"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t23"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_high",
 CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0) AS "win_rate",
 CASE
  WHEN (
   CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t23"."won" + "t23"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t23"."won" + "t23"."lost", 0) * 4.0 * NULLIF("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t23"."won" + "t23"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
       ) * (
        1.0 - (
         CAST("t23"."won" AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t23"."won" + "t23"."lost", 0) * 4.0 * NULLIF("t23"."won" + "t23"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t23"."won" + "t23"."lost", 0)
   ) + 1.0
  )
 END AS "high"
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
  SUM("t22"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t21"."steps",
   "t21"."deals",
   "t21"."won",
   "t21"."lost",
   "t21"."open",
   "t21"."outcome_unknown",
   "t21"."median_days",
   "t21"."without_end",
   "t21"."first_example",
   "t21"."last_example",
   "t21"."variant",
   "t21"."path"
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
      CAST(ARRAY(SELECT
       SUBSTRING(__ibis_param_text__ FROM CASE WHEN (
        6 + 1
       ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END)
      FROM UNNEST(ARRAY(SELECT
       x
      FROM UNNEST("t20"."texts") AS x
      ORDER BY
       x NULLS FIRST)) AS __ibis_param_text__) AS VARCHAR[]),
      CAST(ARRAY[] AS VARCHAR[])
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
     ARRAY_AGG("t19"."text") FILTER(WHERE
      "t19"."text" IS NOT NULL) AS "texts"
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
      LPAD(CAST("t18"."nth" AS VARCHAR), GREATEST(LENGTH(CAST("t18"."nth" AS VARCHAR)), 6), '0') || "t18"."name" AS "text"
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
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t14"."steps",
         "t14"."word_0",
         "t14"."word_1",
         "t14"."rest_0",
         "t14"."rest_1",
         "t14"."deals",
         "t14"."won",
         "t14"."lost",
         "t14"."open",
         "t14"."outcome_unknown",
         "t14"."median_days",
         "t14"."without_end",
         "t14"."first_example",
         "t14"."last_example",
         "t14"."variant"
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
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
            COUNT(*) FILTER(WHERE
             "t11"."outcome" = 'won') AS "won",
            COUNT(*) FILTER(WHERE
             "t11"."outcome" = 'lost') AS "lost",
            COUNT(*) FILTER(WHERE
             "t11"."outcome" = 'open') AS "open",
            COUNT(*) FILTER(WHERE
             "t11"."outcome" IS NULL) AS "outcome_unknown",
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
             "t11"."days") AS "median_days",
            COUNT(*) FILTER(WHERE
             "t11"."outcome" IN ('won', 'lost') AND (
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
             CASE
              WHEN "t10"."outcome" IN ('won', 'lost')
              THEN CAST(EXTRACT('epoch' FROM "t10"."ended_at") - EXTRACT('epoch' FROM "t10"."began_at") AS DOUBLE PRECISION) / 86400.0
              ELSE CAST(NULL AS DOUBLE PRECISION)
             END AS "days"
            FROM (
             SELECT
              "t9"."deal_id",
              COUNT(*) AS "steps",
              SUM("t9"."shifted") FILTER(WHERE
               "t9"."word" = 0) AS "word_0",
              SUM("t9"."shifted") FILTER(WHERE
               "t9"."word" = 1) AS "word_1",
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
              MAX("t9"."until") FILTER(WHERE
               "t9"."next_step" IS NULL) AS "ended_at"
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
                CAST((
                 CAST(CAST("t8"."nth" AS INT) AS BIGINT) - 1
                ) AS DOUBLE PRECISION) / (
                 CAST(FLOOR(CAST((
                  60
                 ) AS DOUBLE PRECISION) / (
                  "t8"."width"
                 )) AS BIGINT)
                )
               ) AS BIGINT) AS INT) AS "word",
               CAST(CAST("t8"."number" AS INT) AS BIGINT) << (
                (
                 (
                  CAST(CAST("t8"."nth" AS INT) AS BIGINT) - 1
                 ) % CAST(FLOOR(CAST((
                  60
                 ) AS DOUBLE PRECISION) / (
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
                   ROW_NUMBER() OVER (
                    ORDER BY "t2"."pipeline" ASC, "t2"."step" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   ) - 1
                  ) + 1 AS "number",
                  COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "total"
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
        CASE
         WHEN "t0"."pipeline" = 'default'
         THEN "t0"."step"
         ELSE "t0"."pipeline" || ': ' || "t0"."step"
        END AS "name"
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
