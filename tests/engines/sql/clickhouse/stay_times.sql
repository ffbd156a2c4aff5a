WITH "t5" AS (
 SELECT
  "t4"."pipeline" AS "pipeline",
  "t4"."stage" AS "stage",
  "t4"."position" AS "position",
  "t4"."n" AS "n",
  "t4"."open" AS "open",
  "t4"."without_end" AS "without_end",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t4"."pipeline" ASC, "t4"."stage" ASC, "t4"."position" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS Nullable(Int32)) AS "number"
 FROM (
  SELECT
   "t1"."pipeline" AS "pipeline",
   "t1"."stage" AS "stage",
   "t1"."position" AS "position",
   countIf("t1"."known") AS "n",
   countIf("t1"."known" AND NOT (
    "t1"."ended"
   )) AS "open",
   countIf(NOT (
    "t1"."known"
   )) AS "without_end"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    "t0"."pipeline" AS "pipeline",
    "t0"."stage" AS "stage",
    "t0"."position" AS "position",
    "t0"."visit" AS "visit",
    CASE
     WHEN isNotNull("t0"."left_at")
     OR NOT (
      COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
     )
     THEN CAST(toRelativeSecondNum(
      COALESCE(
       "t0"."left_at",
       toTimeZone(
        CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
      )
     ) - toRelativeSecondNum("t0"."entered_at") AS Nullable(Float64)) / 86400.0
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "days",
    isNotNull("t0"."left_at") AS "ended",
    isNotNull("t0"."left_at")
    OR NOT (
     COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM "stays" AS "t0"
   WHERE
    "t0"."kind" = 'open'
  ) AS "t1"
  GROUP BY
   "t1"."pipeline",
   "t1"."stage",
   "t1"."position"
 ) AS "t4"
), "t17" AS (
 SELECT
  "t16"."number" AS "number",
  "t16"."days" AS "days",
  CAST("t16"."at_risk" AS Nullable(Int64)) AS "at_risk",
  CAST("t16"."ended" AS Nullable(Int64)) AS "ended",
  CASE
   WHEN "t16"."ended" >= "t16"."at_risk"
   THEN 0.0
   ELSE EXP(
    SUM(LN(nullIf(1.0 - (
     "t16"."ended" / "t16"."at_risk"
    ), 0.0))) OVER (
     PARTITION BY "t16"."number"
     ORDER BY "t16"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  END AS "survival"
 FROM (
  SELECT
   "t15"."number" AS "number",
   "t15"."days" AS "days",
   "t15"."left" AS "left",
   "t15"."ended" AS "ended",
   SUM("t15"."left") OVER (
    PARTITION BY "t15"."number"
    ORDER BY "t15"."days" DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t14"."number" AS "number",
    "t14"."days" AS "days",
    "t14"."mass" AS "left",
    "t14"."ended" AS "ended"
   FROM (
    SELECT
     "t13".*
     EXCEPT ("shortest")
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t11"."number" AS "number",
       "t11"."days" AS "days",
       CAST(SUM("t11"."mass") AS Nullable(Float64)) AS "mass",
       CAST(SUM("t11"."ended") AS Nullable(Float64)) AS "ended",
       MIN("t11"."days") AS "shortest"
      FROM (
       SELECT
        "t10"."number" AS "number",
        "t10"."days" AS "days",
        1 AS "mass",
        CASE WHEN COALESCE("t10"."ended", FALSE) THEN 1 ELSE 0 END AS "ended"
       FROM (
        SELECT
         "t3"."pipeline" AS "pipeline",
         "t3"."stage" AS "stage",
         "t3"."position" AS "position",
         "t3"."days" AS "days",
         "t3"."ended" AS "ended",
         "t9"."number" AS "number",
         "t9"."group_pipeline" AS "group_pipeline",
         "t9"."group_stage" AS "group_stage",
         "t9"."group_position" AS "group_position"
        FROM (
         SELECT
          "t0"."pipeline" AS "pipeline",
          "t0"."stage" AS "stage",
          "t0"."position" AS "position",
          CASE
           WHEN isNotNull("t0"."left_at")
           OR NOT (
            COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
           )
           THEN CAST(toRelativeSecondNum(
            COALESCE(
             "t0"."left_at",
             toTimeZone(
              CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
              'UTC'
             )
            )
           ) - toRelativeSecondNum("t0"."entered_at") AS Nullable(Float64)) / 86400.0
           ELSE CAST(NULL AS Nullable(Float64))
          END AS "days",
          isNotNull("t0"."left_at") AS "ended"
         FROM "stays" AS "t0"
         WHERE
          "t0"."kind" = 'open'
          AND (
           isNotNull("t0"."left_at")
           OR NOT (
            COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t3"
        INNER JOIN (
         SELECT
          "t6"."number" AS "number",
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
       "t11"."number",
       "t11"."days"
     ) AS "t12"
     WHERE
      "t12"."shortest" >= 0
    ) AS "t13"
   ) AS "t14"
  ) AS "t15"
 ) AS "t16"
)
SELECT
 "t7"."pipeline" AS "pipeline",
 "t7"."stage" AS "stage",
 "t7"."position" AS "position",
 "t7"."n" AS "n",
 "t7"."open" AS "open",
 "t7"."without_end" AS "without_end",
 "t20"."median_days" AS "median_days",
 "t20"."p90_days" AS "p90_days",
 "t26"."mean_days" AS "mean_days",
 "t26"."mean_low" AS "mean_low",
 "t26"."mean_high" AS "mean_high",
 "t26"."longest_days" AS "longest_days",
 "t26"."beyond_share" AS "beyond_share"
FROM "t5" AS "t7"
LEFT OUTER JOIN (
 SELECT
  "t18"."number" AS "number",
  minIf("t18"."days", "t18"."survival" <= 0.500000001) AS "median_days",
  minIf("t18"."days", "t18"."survival" <= 0.10000000099999998) AS "p90_days"
 FROM "t17" AS "t18"
 GROUP BY
  "t18"."number"
) AS "t20"
 ON "t7"."number" = "t20"."number"
LEFT OUTER JOIN (
 SELECT
  "t24"."number" AS "number",
  "t24"."mean" AS "mean_days",
  CASE
   WHEN isNotNull(
    nullIf(
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
    )
   )
   THEN GREATEST(
    "t24"."mean" - (
     nullIf(
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
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "mean_low",
  CASE
   WHEN isNotNull(
    nullIf(
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
    )
   )
   THEN "t24"."mean" + (
    nullIf(
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
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "mean_high",
  "t24"."longest" AS "longest_days",
  "t24"."beyond" AS "beyond_share"
 FROM (
  SELECT
   "t23"."number" AS "number",
   "t23"."fallen" AS "fallen",
   "t23"."left" AS "left",
   "t23"."longest" AS "longest",
   "t23"."beyond" AS "beyond",
   "t23"."spread" AS "spread",
   "t23"."spread_area" AS "spread_area",
   "t23"."spread_square" AS "spread_square",
   "t23"."fallen" + (
    "t23"."longest" * "t23"."left"
   ) AS "mean"
  FROM (
   SELECT
    "t22"."number" AS "number",
    COALESCE(SUM("t22"."fell"), 0.0) AS "fallen",
    COALESCE(minIf("t22"."survival", "t22"."survival" > 0.0), 1.0) AS "left",
    MAX("t22"."days") AS "longest",
    MIN("t22"."survival") AS "beyond",
    SUM("t22"."variance") AS "spread",
    SUM("t22"."variance" * "t22"."area") AS "spread_area",
    SUM("t22"."variance" * "t22"."area" * "t22"."area") AS "spread_square"
   FROM (
    SELECT
     "t21"."number" AS "number",
     "t21"."days" AS "days",
     "t21"."at_risk" AS "at_risk",
     "t21"."ended" AS "ended",
     "t21"."survival" AS "survival",
     "t21"."fell" AS "fell",
     SUM("t21"."fell") OVER (
      PARTITION BY "t21"."number"
      ORDER BY "t21"."days" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
     ) + (
      "t21"."days" * "t21"."survival"
     ) AS "area",
     COALESCE(
      "t21"."ended" / CAST(nullIf("t21"."at_risk" * (
       "t21"."at_risk" - "t21"."ended"
      ), 0) AS Nullable(Float64)),
      0.0
     ) AS "variance"
    FROM (
     SELECT
      "t18"."number" AS "number",
      "t18"."days" AS "days",
      "t18"."at_risk" AS "at_risk",
      "t18"."ended" AS "ended",
      "t18"."survival" AS "survival",
      (
       "t18"."days" * "t18"."survival" * "t18"."ended"
      ) / CAST(nullIf("t18"."at_risk" - "t18"."ended", 0) AS Nullable(Float64)) AS "fell"
     FROM "t17" AS "t18"
    ) AS "t21"
   ) AS "t22"
   GROUP BY
    "t22"."number"
  ) AS "t23"
 ) AS "t24"
) AS "t26"
 ON "t7"."number" = "t26"."number"
