SELECT
 "t16"."steps",
 "t16"."deals",
 "t16"."won",
 "t16"."lost",
 "t16"."open",
 "t16"."outcome_unknown",
 "t16"."median_days",
 "t16"."without_end",
 "t16"."first_example",
 "t16"."last_example",
 "t16"."variant",
 "t16"."path",
 "t16"."of_deals",
 "t16"."deals" / "t16"."of_deals" AS "share",
 IFF(
  (
   "t16"."deals" / NULLIF("t16"."of_deals", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t16"."deals" / NULLIF("t16"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t16"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t16"."deals" / NULLIF("t16"."of_deals", 0)
       ) * (
        1.0 - (
         "t16"."deals" / NULLIF("t16"."of_deals", 0)
        )
       )
      ) / NULLIF("t16"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t16"."of_deals", 0) * 4.0 * NULLIF("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t16"."of_deals", 0)
   ) + 1.0
  )
 ) AS "share_low",
 IFF(
  (
   "t16"."deals" / NULLIF("t16"."of_deals", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t16"."deals" / NULLIF("t16"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t16"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t16"."deals" / NULLIF("t16"."of_deals", 0)
       ) * (
        1.0 - (
         "t16"."deals" / NULLIF("t16"."of_deals", 0)
        )
       )
      ) / NULLIF("t16"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t16"."of_deals", 0) * 4.0 * NULLIF("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t16"."of_deals", 0)
   ) + 1.0
  )
 ) AS "share_high",
 "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0) AS "win_rate",
 IFF(
  (
   "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t16"."won" + "t16"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
        )
       )
      ) / NULLIF("t16"."won" + "t16"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t16"."won" + "t16"."lost", 0) * 4.0 * NULLIF("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 ) AS "low",
 IFF(
  (
   "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t16"."won" + "t16"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         "t16"."won" / NULLIF("t16"."won" + "t16"."lost", 0)
        )
       )
      ) / NULLIF("t16"."won" + "t16"."lost", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t16"."won" + "t16"."lost", 0) * 4.0 * NULLIF("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 ) AS "high"
FROM (
 SELECT
  "t15"."steps",
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
  "t15"."path",
  SUM("t15"."deals") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t14".*
   EXCLUDE ("texts")
  FROM (
   SELECT
    "t13"."steps",
    "t13"."deals",
    "t13"."won",
    "t13"."lost",
    "t13"."open",
    "t13"."outcome_unknown",
    "t13"."median_days",
    "t13"."without_end",
    "t13"."first_example",
    "t13"."last_example",
    "t13"."variant",
    "t13"."texts",
    ARRAY_TO_STRING(
     NULLIF(
      TRANSFORM(
       ARRAY_SORT("t13"."texts"),
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
     "t12"."steps",
     "t12"."deals",
     "t12"."won",
     "t12"."lost",
     "t12"."open",
     "t12"."outcome_unknown",
     "t12"."median_days",
     "t12"."without_end",
     "t12"."first_example",
     "t12"."last_example",
     "t12"."variant",
     ARRAY_AGG("t12"."text") AS "texts"
    FROM (
     SELECT
      "t11"."path_number",
      "t11"."steps",
      "t11"."deals",
      "t11"."won",
      "t11"."lost",
      "t11"."open",
      "t11"."outcome_unknown",
      "t11"."median_days",
      "t11"."without_end",
      "t11"."first_example",
      "t11"."last_example",
      "t11"."variant",
      "t11"."example",
      "t11"."nth",
      "t11"."name",
      CONCAT(
       LPAD(CAST("t11"."nth" AS VARCHAR), GREATEST(LENGTH(CAST("t11"."nth" AS VARCHAR)), 6), '0'),
       "t11"."name"
      ) AS "text"
     FROM (
      SELECT
       "t10"."path_number",
       "t10"."steps",
       "t10"."deals",
       "t10"."won",
       "t10"."lost",
       "t10"."open",
       "t10"."outcome_unknown",
       "t10"."median_days",
       "t10"."without_end",
       "t10"."first_example",
       "t10"."last_example",
       "t10"."variant",
       "t10"."example",
       "t3"."nth",
       "t3"."name"
      FROM (
       SELECT
        "t8"."path_number",
        "t8"."steps",
        "t8"."deals",
        "t8"."won",
        "t8"."lost",
        "t8"."open",
        "t8"."outcome_unknown",
        "t8"."median_days",
        "t8"."without_end",
        "t8"."first_example",
        "t8"."last_example",
        "t8"."variant",
        MIN("t8"."first_example") OVER (
         PARTITION BY "t8"."variant"
         ORDER BY NULL ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t7".*
         EXCLUDE ("taken")
        FROM (
         SELECT
          "t6"."path_number",
          "t6"."steps",
          "t6"."deals",
          "t6"."won",
          "t6"."lost",
          "t6"."open",
          "t6"."outcome_unknown",
          "t6"."median_days",
          "t6"."without_end",
          "t6"."first_example",
          "t6"."last_example",
          "t6"."taken",
          (
           DENSE_RANK() OVER (ORDER BY "t6"."taken" DESC NULLS LAST, "t6"."path_number" ASC) - 1
          ) + 1 AS "variant"
         FROM (
          SELECT
           "t5"."path_number",
           "t5"."steps",
           "t5"."deals",
           "t5"."won",
           "t5"."lost",
           "t5"."open",
           "t5"."outcome_unknown",
           "t5"."median_days",
           "t5"."without_end",
           "t5"."first_example",
           "t5"."last_example",
           SUM("t5"."deals") OVER (
            PARTITION BY "t5"."path_number"
            ORDER BY NULL ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t4"."path_number",
            "t4"."steps",
            COUNT(*) AS "deals",
            COUNT_IF("t4"."outcome" = 'won') AS "won",
            COUNT_IF("t4"."outcome" = 'lost') AS "lost",
            COUNT_IF("t4"."outcome" = 'open') AS "open",
            COUNT_IF("t4"."outcome" IS NULL) AS "outcome_unknown",
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
             "t4"."days") AS "median_days",
            COUNT_IF("t4"."outcome" IN ('won', 'lost') AND (
             "t4"."days" IS NULL
            )) AS "without_end",
            MIN("t4"."deal_id") AS "first_example",
            MAX("t4"."deal_id") AS "last_example"
           FROM (
            SELECT
             "t1"."deal_id",
             "t1"."path_number",
             "t1"."steps",
             "t1"."began_at",
             "t1"."ended_at",
             "t1"."outcome",
             "t1"."closed_at",
             IFF(
              "t1"."outcome" IN ('won', 'lost'),
              CAST(DATE_PART('epoch', "t1"."ended_at") - DATE_PART('epoch', "t1"."began_at") AS DOUBLE) / 86400.0,
              CAST(NULL AS DOUBLE)
             ) AS "days"
            FROM "paths" AS "t1"
           ) AS "t4"
           GROUP BY
            1,
            2
          ) AS "t5"
         ) AS "t6"
        ) AS "t7"
       ) AS "t8"
      ) AS "t10"
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
      ) AS "t3"
       ON "t10"."example" = "t3"."example"
     ) AS "t11"
    ) AS "t12"
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
   ) AS "t13"
  ) AS "t14"
 ) AS "t15"
) AS "t16"
