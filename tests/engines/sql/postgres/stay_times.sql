WITH "t5" AS (
 SELECT
  "t4"."pipeline",
  "t4"."stage",
  "t4"."position",
  "t4"."n",
  "t4"."open",
  "t4"."without_end",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t4"."pipeline" ASC, "t4"."stage" ASC, "t4"."position" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS INT) AS "number"
 FROM (
  SELECT
   "t1"."pipeline",
   "t1"."stage",
   "t1"."position",
   COUNT(*) FILTER(WHERE
    "t1"."known") AS "n",
   COUNT(*) FILTER(WHERE
    "t1"."known" AND NOT (
     "t1"."ended"
    )) AS "open",
   COUNT(*) FILTER(WHERE
    NOT (
     "t1"."known"
    )) AS "without_end"
  FROM (
   SELECT
    "t0"."deal_id",
    "t0"."pipeline",
    "t0"."stage",
    "t0"."position",
    "t0"."visit",
    CASE
     WHEN (
      "t0"."left_at" IS NOT NULL
     )
     OR NOT (
      COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
     )
     THEN CAST(EXTRACT('epoch' FROM COALESCE("t0"."left_at", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t0"."entered_at") AS DOUBLE PRECISION) / 86400.0
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "days",
    "t0"."left_at" IS NOT NULL AS "ended",
    (
     "t0"."left_at" IS NOT NULL
    )
    OR NOT (
     COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM "stays" AS "t0"
   WHERE
    "t0"."kind" = 'open'
  ) AS "t1"
  GROUP BY
   1,
   2,
   3
 ) AS "t4"
), "t17" AS (
 SELECT
  "t16"."number",
  "t16"."days",
  CAST("t16"."at_risk" AS BIGINT) AS "at_risk",
  CAST("t16"."ended" AS BIGINT) AS "ended",
  CASE
   WHEN "t16"."ended" >= "t16"."at_risk"
   THEN 0.0
   ELSE EXP(
    SUM(
     CAST(LOG(
      CAST(EXP(1) AS DECIMAL),
      CAST(NULLIF(1.0 - (
       CAST("t16"."ended" AS DOUBLE PRECISION) / "t16"."at_risk"
      ), 0.0) AS DECIMAL)
     ) AS DOUBLE PRECISION)
    ) OVER (
     PARTITION BY "t16"."number"
     ORDER BY "t16"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  END AS "survival"
 FROM (
  SELECT
   "t15"."number",
   "t15"."days",
   "t15"."left",
   "t15"."ended",
   SUM("t15"."left") OVER (
    PARTITION BY "t15"."number"
    ORDER BY "t15"."days" DESC NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t14"."number",
    "t14"."days",
    "t14"."mass" AS "left",
    "t14"."ended"
   FROM (
    SELECT
     "t13"."number",
     "t13"."days",
     "t13"."mass",
     "t13"."ended"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t11"."number",
       "t11"."days",
       CAST(SUM("t11"."mass") AS DOUBLE PRECISION) AS "mass",
       CAST(SUM("t11"."ended") AS DOUBLE PRECISION) AS "ended",
       MIN("t11"."days") AS "shortest"
      FROM (
       SELECT
        "t10"."number",
        "t10"."days",
        1 AS "mass",
        CASE WHEN COALESCE("t10"."ended", FALSE) THEN 1 ELSE 0 END AS "ended"
       FROM (
        SELECT
         "t3"."pipeline",
         "t3"."stage",
         "t3"."position",
         "t3"."days",
         "t3"."ended",
         "t9"."number",
         "t9"."group_pipeline",
         "t9"."group_stage",
         "t9"."group_position"
        FROM (
         SELECT
          "t0"."pipeline",
          "t0"."stage",
          "t0"."position",
          CASE
           WHEN (
            "t0"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
           )
           THEN CAST(EXTRACT('epoch' FROM COALESCE("t0"."left_at", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t0"."entered_at") AS DOUBLE PRECISION) / 86400.0
           ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "days",
          "t0"."left_at" IS NOT NULL AS "ended"
         FROM "stays" AS "t0"
         WHERE
          "t0"."kind" = 'open'
          AND (
           (
            "t0"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t3"
        INNER JOIN (
         SELECT
          "t6"."number",
          "t6"."pipeline" AS "group_pipeline",
          "t6"."stage" AS "group_stage",
          "t6"."position" AS "group_position"
         FROM "t5" AS "t6"
        ) AS "t9"
         ON "t3"."pipeline" IS NOT DISTINCT FROM "t9"."group_pipeline"
         AND "t3"."stage" IS NOT DISTINCT FROM "t9"."group_stage"
         AND "t3"."position" IS NOT DISTINCT FROM "t9"."group_position"
       ) AS "t10"
      ) AS "t11"
      GROUP BY
       1,
       2
     ) AS "t12"
     WHERE
      "t12"."shortest" >= 0
    ) AS "t13"
   ) AS "t14"
  ) AS "t15"
 ) AS "t16"
)
SELECT
 "t7"."pipeline",
 "t7"."stage",
 "t7"."position",
 "t7"."n",
 "t7"."open",
 "t7"."without_end",
 "t20"."median_days",
 "t20"."p90_days",
 "t26"."mean_days",
 "t26"."mean_low",
 "t26"."mean_high",
 "t26"."longest_days",
 "t26"."beyond_share"
FROM "t5" AS "t7"
LEFT OUTER JOIN (
 SELECT
  "t18"."number",
  MIN("t18"."days") FILTER(WHERE
   "t18"."survival" <= 0.500000001) AS "median_days",
  MIN("t18"."days") FILTER(WHERE
   "t18"."survival" <= 0.10000000099999998) AS "p90_days"
 FROM "t17" AS "t18"
 GROUP BY
  1
) AS "t20"
 ON "t7"."number" = "t20"."number"
LEFT OUTER JOIN (
 SELECT
  "t24"."number",
  "t24"."mean" AS "mean_days",
  CASE
   WHEN NULLIF(
    SQRT(
     GREATEST(
      (
       (
        "t24"."mean" * "t24"."mean" * "t24"."spread"
       ) - (
        "t24"."mean" * 2.0 * "t24"."spread_area"
       )
      ) + "t24"."spread_square",
      0.0
     )
    ),
    0.0
   ) IS NOT NULL
   THEN GREATEST(
    "t24"."mean" - (
     NULLIF(
      SQRT(
       GREATEST(
        (
         (
          "t24"."mean" * "t24"."mean" * "t24"."spread"
         ) - (
          "t24"."mean" * 2.0 * "t24"."spread_area"
         )
        ) + "t24"."spread_square",
        0.0
       )
      ),
      0.0
     ) * 1.959963984540054
    ),
    0.0
   )
   ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "mean_low",
  CASE
   WHEN NULLIF(
    SQRT(
     GREATEST(
      (
       (
        "t24"."mean" * "t24"."mean" * "t24"."spread"
       ) - (
        "t24"."mean" * 2.0 * "t24"."spread_area"
       )
      ) + "t24"."spread_square",
      0.0
     )
    ),
    0.0
   ) IS NOT NULL
   THEN "t24"."mean" + (
    NULLIF(
     SQRT(
      GREATEST(
       (
        (
         "t24"."mean" * "t24"."mean" * "t24"."spread"
        ) - (
         "t24"."mean" * 2.0 * "t24"."spread_area"
        )
       ) + "t24"."spread_square",
       0.0
      )
     ),
     0.0
    ) * 1.959963984540054
   )
   ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "mean_high",
  "t24"."longest" AS "longest_days",
  "t24"."beyond" AS "beyond_share"
 FROM (
  SELECT
   "t23"."number",
   "t23"."fallen",
   "t23"."left",
   "t23"."longest",
   "t23"."beyond",
   "t23"."spread",
   "t23"."spread_area",
   "t23"."spread_square",
   "t23"."fallen" + (
    "t23"."longest" * "t23"."left"
   ) AS "mean"
  FROM (
   SELECT
    "t22"."number",
    COALESCE(SUM("t22"."fell"), 0.0) AS "fallen",
    COALESCE(MIN("t22"."survival") FILTER(WHERE
     "t22"."survival" > 0.0), 1.0) AS "left",
    MAX("t22"."days") AS "longest",
    MIN("t22"."survival") AS "beyond",
    SUM("t22"."variance") AS "spread",
    SUM("t22"."variance" * "t22"."area") AS "spread_area",
    SUM("t22"."variance" * "t22"."area" * "t22"."area") AS "spread_square"
   FROM (
    SELECT
     "t21"."number",
     "t21"."days",
     "t21"."at_risk",
     "t21"."ended",
     "t21"."survival",
     "t21"."fell",
     SUM("t21"."fell") OVER (
      PARTITION BY "t21"."number"
      ORDER BY "t21"."days" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
     ) + (
      "t21"."days" * "t21"."survival"
     ) AS "area",
     COALESCE(
      "t21"."ended" / CAST(NULLIF("t21"."at_risk" * (
       "t21"."at_risk" - "t21"."ended"
      ), 0) AS DOUBLE PRECISION),
      0.0
     ) AS "variance"
    FROM (
     SELECT
      "t18"."number",
      "t18"."days",
      "t18"."at_risk",
      "t18"."ended",
      "t18"."survival",
      (
       "t18"."days" * "t18"."survival" * "t18"."ended"
      ) / CAST(NULLIF("t18"."at_risk" - "t18"."ended", 0) AS DOUBLE PRECISION) AS "fell"
     FROM "t17" AS "t18"
    ) AS "t21"
   ) AS "t22"
   GROUP BY
    1
  ) AS "t23"
 ) AS "t24"
) AS "t26"
 ON "t7"."number" = "t26"."number"
