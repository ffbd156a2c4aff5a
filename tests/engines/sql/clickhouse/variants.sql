SELECT
 "t16"."steps" AS "steps",
 "t16"."deals" AS "deals",
 "t16"."won" AS "won",
 "t16"."lost" AS "lost",
 "t16"."open" AS "open",
 "t16"."outcome_unknown" AS "outcome_unknown",
 "t16"."median_days" AS "median_days",
 "t16"."without_end" AS "without_end",
 "t16"."first_example" AS "first_example",
 "t16"."last_example" AS "last_example",
 "t16"."variant" AS "variant",
 "t16"."path" AS "path",
 "t16"."of_deals" AS "of_deals",
 "t16"."deals" / "t16"."of_deals" AS "share",
 CASE
  WHEN (
   "t16"."deals" / nullIf("t16"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t16"."deals" / nullIf("t16"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t16"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t16"."deals" / nullIf("t16"."of_deals", 0)
       ) * (
        1.0 - (
         "t16"."deals" / nullIf("t16"."of_deals", 0)
        )
       )
      ) / nullIf("t16"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t16"."of_deals", 0) * 4.0 * nullIf("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t16"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   "t16"."deals" / nullIf("t16"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t16"."deals" / nullIf("t16"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t16"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t16"."deals" / nullIf("t16"."of_deals", 0)
       ) * (
        1.0 - (
         "t16"."deals" / nullIf("t16"."of_deals", 0)
        )
       )
      ) / nullIf("t16"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t16"."of_deals", 0) * 4.0 * nullIf("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t16"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_high",
 "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0) AS "win_rate",
 CASE
  WHEN (
   "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t16"."won" + "t16"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
        )
       )
      ) / nullIf("t16"."won" + "t16"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t16"."won" + "t16"."lost", 0) * 4.0 * nullIf("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t16"."won" + "t16"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         "t16"."won" / nullIf("t16"."won" + "t16"."lost", 0)
        )
       )
      ) / nullIf("t16"."won" + "t16"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t16"."won" + "t16"."lost", 0) * 4.0 * nullIf("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t15"."steps" AS "steps",
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
  "t15"."path" AS "path",
  SUM("t15"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t14".*
   EXCEPT ("texts")
  FROM (
   SELECT
    "t13"."steps" AS "steps",
    "t13"."deals" AS "deals",
    "t13"."won" AS "won",
    "t13"."lost" AS "lost",
    "t13"."open" AS "open",
    "t13"."outcome_unknown" AS "outcome_unknown",
    "t13"."median_days" AS "median_days",
    "t13"."without_end" AS "without_end",
    "t13"."first_example" AS "first_example",
    "t13"."last_example" AS "last_example",
    "t13"."variant" AS "variant",
    "t13"."texts" AS "texts",
    CASE
     WHEN length(
      arrayMap(
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        CASE WHEN (
         6 + 1
        ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END
       ),
       arraySort("t13"."texts")
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
       arraySort("t13"."texts")
      ),
      ' → '
     )
     ELSE NULL
    END AS "path"
   FROM (
    SELECT
     "t12"."steps" AS "steps",
     "t12"."deals" AS "deals",
     "t12"."won" AS "won",
     "t12"."lost" AS "lost",
     "t12"."open" AS "open",
     "t12"."outcome_unknown" AS "outcome_unknown",
     "t12"."median_days" AS "median_days",
     "t12"."without_end" AS "without_end",
     "t12"."first_example" AS "first_example",
     "t12"."last_example" AS "last_example",
     "t12"."variant" AS "variant",
     groupArray("t12"."text") AS "texts"
    FROM (
     SELECT
      "t11"."path_number" AS "path_number",
      "t11"."steps" AS "steps",
      "t11"."deals" AS "deals",
      "t11"."won" AS "won",
      "t11"."lost" AS "lost",
      "t11"."open" AS "open",
      "t11"."outcome_unknown" AS "outcome_unknown",
      "t11"."median_days" AS "median_days",
      "t11"."without_end" AS "without_end",
      "t11"."first_example" AS "first_example",
      "t11"."last_example" AS "last_example",
      "t11"."variant" AS "variant",
      "t11"."example" AS "example",
      "t11"."nth" AS "nth",
      "t11"."name" AS "name",
      CONCAT(
       leftPadUTF8(
        CAST("t11"."nth" AS Nullable(String)),
        GREATEST(lengthUTF8(CAST("t11"."nth" AS Nullable(String))), 6),
        '0'
       ),
       "t11"."name"
      ) AS "text"
     FROM (
      SELECT
       "t10"."path_number" AS "path_number",
       "t10"."steps" AS "steps",
       "t10"."deals" AS "deals",
       "t10"."won" AS "won",
       "t10"."lost" AS "lost",
       "t10"."open" AS "open",
       "t10"."outcome_unknown" AS "outcome_unknown",
       "t10"."median_days" AS "median_days",
       "t10"."without_end" AS "without_end",
       "t10"."first_example" AS "first_example",
       "t10"."last_example" AS "last_example",
       "t10"."variant" AS "variant",
       "t10"."example" AS "example",
       "t3"."nth" AS "nth",
       "t3"."name" AS "name"
      FROM (
       SELECT
        "t8"."path_number" AS "path_number",
        "t8"."steps" AS "steps",
        "t8"."deals" AS "deals",
        "t8"."won" AS "won",
        "t8"."lost" AS "lost",
        "t8"."open" AS "open",
        "t8"."outcome_unknown" AS "outcome_unknown",
        "t8"."median_days" AS "median_days",
        "t8"."without_end" AS "without_end",
        "t8"."first_example" AS "first_example",
        "t8"."last_example" AS "last_example",
        "t8"."variant" AS "variant",
        MIN("t8"."first_example") OVER (
         PARTITION BY "t8"."variant"
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t7".*
         EXCEPT ("taken")
        FROM (
         SELECT
          "t6"."path_number" AS "path_number",
          "t6"."steps" AS "steps",
          "t6"."deals" AS "deals",
          "t6"."won" AS "won",
          "t6"."lost" AS "lost",
          "t6"."open" AS "open",
          "t6"."outcome_unknown" AS "outcome_unknown",
          "t6"."median_days" AS "median_days",
          "t6"."without_end" AS "without_end",
          "t6"."first_example" AS "first_example",
          "t6"."last_example" AS "last_example",
          "t6"."taken" AS "taken",
          (
           DENSE_RANK() OVER (
            ORDER BY "t6"."taken" DESC, "t6"."path_number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) - 1
          ) + 1 AS "variant"
         FROM (
          SELECT
           "t5"."path_number" AS "path_number",
           "t5"."steps" AS "steps",
           "t5"."deals" AS "deals",
           "t5"."won" AS "won",
           "t5"."lost" AS "lost",
           "t5"."open" AS "open",
           "t5"."outcome_unknown" AS "outcome_unknown",
           "t5"."median_days" AS "median_days",
           "t5"."without_end" AS "without_end",
           "t5"."first_example" AS "first_example",
           "t5"."last_example" AS "last_example",
           SUM("t5"."deals") OVER (
            PARTITION BY "t5"."path_number"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t4"."path_number" AS "path_number",
            "t4"."steps" AS "steps",
            COUNT(*) AS "deals",
            countIf("t4"."outcome" = 'won') AS "won",
            countIf("t4"."outcome" = 'lost') AS "lost",
            countIf("t4"."outcome" = 'open') AS "open",
            countIf(isNull("t4"."outcome")) AS "outcome_unknown",
            quantile(0.5)("t4"."days") AS "median_days",
            countIf("t4"."outcome" IN ('won', 'lost') AND isNull("t4"."days")) AS "without_end",
            MIN("t4"."deal_id") AS "first_example",
            MAX("t4"."deal_id") AS "last_example"
           FROM (
            SELECT
             "t1"."deal_id" AS "deal_id",
             "t1"."path_number" AS "path_number",
             "t1"."steps" AS "steps",
             "t1"."began_at" AS "began_at",
             "t1"."ended_at" AS "ended_at",
             "t1"."outcome" AS "outcome",
             "t1"."closed_at" AS "closed_at",
             CASE
              WHEN "t1"."outcome" IN ('won', 'lost')
              THEN CAST(toRelativeSecondNum("t1"."ended_at") - toRelativeSecondNum("t1"."began_at") AS Nullable(Float64)) / 86400.0
              ELSE CAST(NULL AS Nullable(Float64))
             END AS "days"
            FROM "paths" AS "t1"
           ) AS "t4"
           GROUP BY
            "t4"."path_number",
            "t4"."steps"
          ) AS "t5"
         ) AS "t6"
        ) AS "t7"
       ) AS "t8"
      ) AS "t10"
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
      ) AS "t3"
       ON "t10"."example" = "t3"."example"
     ) AS "t11"
    ) AS "t12"
    GROUP BY
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
     "t12"."variant"
   ) AS "t13"
  ) AS "t14"
 ) AS "t15"
) AS "t16"
