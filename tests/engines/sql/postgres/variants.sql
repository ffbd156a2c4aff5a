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
 CAST("t16"."deals" AS DOUBLE PRECISION) / "t16"."of_deals" AS "share",
 CASE
  WHEN (
   CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t16"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t16"."of_deals", 0) * 4.0 * NULLIF("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t16"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t16"."deals" AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t16"."of_deals", 0) * 4.0 * NULLIF("t16"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t16"."of_deals", 0)
   ) + 1.0
  )
 END AS "share_high",
 CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0) AS "win_rate",
 CASE
  WHEN (
   CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t16"."won" + "t16"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t16"."won" + "t16"."lost", 0) * 4.0 * NULLIF("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t16"."won" + "t16"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
       ) * (
        1.0 - (
         CAST("t16"."won" AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t16"."won" + "t16"."lost", 0) * 4.0 * NULLIF("t16"."won" + "t16"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t16"."won" + "t16"."lost", 0)
   ) + 1.0
  )
 END AS "high"
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
  SUM("t15"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_deals"
 FROM (
  SELECT
   "t14"."steps",
   "t14"."deals",
   "t14"."won",
   "t14"."lost",
   "t14"."open",
   "t14"."outcome_unknown",
   "t14"."median_days",
   "t14"."without_end",
   "t14"."first_example",
   "t14"."last_example",
   "t14"."variant",
   "t14"."path"
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
      CAST(ARRAY(SELECT
       SUBSTRING(__ibis_param_text__ FROM CASE WHEN (
        6 + 1
       ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH(__ibis_param_text__) END)
      FROM UNNEST(ARRAY(SELECT
       x
      FROM UNNEST("t13"."texts") AS x
      ORDER BY
       x NULLS FIRST)) AS __ibis_param_text__) AS VARCHAR[]),
      CAST(ARRAY[] AS VARCHAR[])
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
     ARRAY_AGG("t12"."text") FILTER(WHERE
      "t12"."text" IS NOT NULL) AS "texts"
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
      LPAD(CAST("t11"."nth" AS VARCHAR), GREATEST(LENGTH(CAST("t11"."nth" AS VARCHAR)), 6), '0') || "t11"."name" AS "text"
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
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "example"
       FROM (
        SELECT
         "t7"."path_number",
         "t7"."steps",
         "t7"."deals",
         "t7"."won",
         "t7"."lost",
         "t7"."open",
         "t7"."outcome_unknown",
         "t7"."median_days",
         "t7"."without_end",
         "t7"."first_example",
         "t7"."last_example",
         "t7"."variant"
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
           DENSE_RANK() OVER (
            ORDER BY "t6"."taken" DESC NULLS LAST, "t6"."path_number" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) - 1
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
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS "taken"
          FROM (
           SELECT
            "t4"."path_number",
            "t4"."steps",
            COUNT(*) AS "deals",
            COUNT(*) FILTER(WHERE
             "t4"."outcome" = 'won') AS "won",
            COUNT(*) FILTER(WHERE
             "t4"."outcome" = 'lost') AS "lost",
            COUNT(*) FILTER(WHERE
             "t4"."outcome" = 'open') AS "open",
            COUNT(*) FILTER(WHERE
             "t4"."outcome" IS NULL) AS "outcome_unknown",
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
             "t4"."days") AS "median_days",
            COUNT(*) FILTER(WHERE
             "t4"."outcome" IN ('won', 'lost') AND (
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
             CASE
              WHEN "t1"."outcome" IN ('won', 'lost')
              THEN CAST(EXTRACT('epoch' FROM "t1"."ended_at") - EXTRACT('epoch' FROM "t1"."began_at") AS DOUBLE PRECISION) / 86400.0
              ELSE CAST(NULL AS DOUBLE PRECISION)
             END AS "days"
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
        CASE
         WHEN "t0"."pipeline" = 'default'
         THEN "t0"."step"
         ELSE "t0"."pipeline" || ': ' || "t0"."step"
        END AS "name"
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
