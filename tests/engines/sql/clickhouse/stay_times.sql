WITH "t11" AS (
 SELECT
  "t10"."pipeline" AS "pipeline",
  "t10"."stage" AS "stage",
  "t10"."position" AS "position",
  "t10"."source" AS "source",
  "t10"."n" AS "n",
  "t10"."open" AS "open",
  "t10"."without_end" AS "without_end",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t10"."pipeline" ASC, "t10"."stage" ASC, "t10"."position" ASC, "t10"."source" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS Nullable(Int32)) AS "number"
 FROM (
  SELECT
   "t7"."pipeline" AS "pipeline",
   "t7"."stage" AS "stage",
   "t7"."position" AS "position",
   "t7"."source" AS "source",
   countIf("t7"."known") AS "n",
   countIf("t7"."known" AND NOT (
    "t7"."ended"
   )) AS "open",
   countIf(NOT (
    "t7"."known"
   )) AS "without_end"
  FROM (
   SELECT
    "t6"."deal_id" AS "deal_id",
    "t6"."pipeline" AS "pipeline",
    "t6"."stage" AS "stage",
    "t6"."position" AS "position",
    "t6"."source" AS "source",
    "t6"."visit" AS "visit",
    CASE
     WHEN isNotNull("t6"."left_at")
     OR NOT (
      COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
     )
     THEN CAST(toRelativeSecondNum(
      COALESCE(
       "t6"."left_at",
       toTimeZone(
        CAST(parseDateTimeBestEffort('2026-03-31T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
      )
     ) - toRelativeSecondNum("t6"."entered_at") AS Nullable(Float64)) / 86400.0
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "days",
    isNotNull("t6"."left_at") AS "ended",
    isNotNull("t6"."left_at")
    OR NOT (
     COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM (
    SELECT
     "t5".*
     EXCEPT ("carried_id")
    FROM (
     SELECT
      "t2"."deal_id" AS "deal_id",
      "t2"."pipeline" AS "pipeline",
      "t2"."stage" AS "stage",
      "t2"."position" AS "position",
      "t2"."kind" AS "kind",
      "t2"."sequence" AS "sequence",
      "t2"."visit" AS "visit",
      "t2"."entered_at" AS "entered_at",
      "t2"."left_at" AS "left_at",
      "t2"."next_pipeline" AS "next_pipeline",
      "t2"."next_stage" AS "next_stage",
      "t2"."next_position" AS "next_position",
      "t2"."next_kind" AS "next_kind",
      "t2"."previous_position" AS "previous_position",
      "t2"."furthest_position" AS "furthest_position",
      "t2"."furthest_stage" AS "furthest_stage",
      "t2"."outcome" AS "outcome",
      "t2"."closed_at" AS "closed_at",
      "t4"."carried_id" AS "carried_id",
      "t4"."source" AS "source"
     FROM "stays" AS "t2"
     LEFT OUTER JOIN (
      SELECT
       "t1"."deal_id" AS "carried_id",
       "t1"."source" AS "source"
      FROM "deals" AS "t1"
     ) AS "t4"
      ON "t2"."deal_id" = "t4"."carried_id"
    ) AS "t5"
   ) AS "t6"
   WHERE
    "t6"."kind" = 'open'
    AND "t6"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    AND "t6"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
  ) AS "t7"
  GROUP BY
   "t7"."pipeline",
   "t7"."stage",
   "t7"."position",
   "t7"."source"
 ) AS "t10"
), "t23" AS (
 SELECT
  "t22"."number" AS "number",
  "t22"."days" AS "days",
  CAST("t22"."at_risk" AS Nullable(Int64)) AS "at_risk",
  CAST("t22"."ended" AS Nullable(Int64)) AS "ended",
  CASE
   WHEN "t22"."ended" >= "t22"."at_risk"
   THEN 0.0
   ELSE EXP(
    SUM(LN(nullIf(1.0 - (
     "t22"."ended" / "t22"."at_risk"
    ), 0.0))) OVER (
     PARTITION BY "t22"."number"
     ORDER BY "t22"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  END AS "survival"
 FROM (
  SELECT
   "t21"."number" AS "number",
   "t21"."days" AS "days",
   "t21"."left" AS "left",
   "t21"."ended" AS "ended",
   SUM("t21"."left") OVER (
    PARTITION BY "t21"."number"
    ORDER BY "t21"."days" DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t20"."number" AS "number",
    "t20"."days" AS "days",
    "t20"."mass" AS "left",
    "t20"."ended" AS "ended"
   FROM (
    SELECT
     "t19".*
     EXCEPT ("shortest")
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t17"."number" AS "number",
       "t17"."days" AS "days",
       CAST(SUM("t17"."mass") AS Nullable(Float64)) AS "mass",
       CAST(SUM("t17"."ended") AS Nullable(Float64)) AS "ended",
       MIN("t17"."days") AS "shortest"
      FROM (
       SELECT
        "t16"."number" AS "number",
        "t16"."days" AS "days",
        1 AS "mass",
        CASE WHEN COALESCE("t16"."ended", FALSE) THEN 1 ELSE 0 END AS "ended"
       FROM (
        SELECT
         "t15"."number" AS "number",
         "t9"."days" AS "days",
         "t9"."ended" AS "ended"
        FROM (
         SELECT
          "t6"."pipeline" AS "pipeline",
          "t6"."stage" AS "stage",
          "t6"."position" AS "position",
          "t6"."source" AS "source",
          CASE
           WHEN isNotNull("t6"."left_at")
           OR NOT (
            COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
           )
           THEN CAST(toRelativeSecondNum(
            COALESCE(
             "t6"."left_at",
             toTimeZone(
              CAST(parseDateTimeBestEffort('2026-03-31T23:59:59') AS Nullable(DateTime('UTC'))),
              'UTC'
             )
            )
           ) - toRelativeSecondNum("t6"."entered_at") AS Nullable(Float64)) / 86400.0
           ELSE CAST(NULL AS Nullable(Float64))
          END AS "days",
          isNotNull("t6"."left_at") AS "ended"
         FROM (
          SELECT
           "t5".*
           EXCEPT ("carried_id")
          FROM (
           SELECT
            "t2"."deal_id" AS "deal_id",
            "t2"."pipeline" AS "pipeline",
            "t2"."stage" AS "stage",
            "t2"."position" AS "position",
            "t2"."kind" AS "kind",
            "t2"."sequence" AS "sequence",
            "t2"."visit" AS "visit",
            "t2"."entered_at" AS "entered_at",
            "t2"."left_at" AS "left_at",
            "t2"."next_pipeline" AS "next_pipeline",
            "t2"."next_stage" AS "next_stage",
            "t2"."next_position" AS "next_position",
            "t2"."next_kind" AS "next_kind",
            "t2"."previous_position" AS "previous_position",
            "t2"."furthest_position" AS "furthest_position",
            "t2"."furthest_stage" AS "furthest_stage",
            "t2"."outcome" AS "outcome",
            "t2"."closed_at" AS "closed_at",
            "t4"."carried_id" AS "carried_id",
            "t4"."source" AS "source"
           FROM "stays" AS "t2"
           LEFT OUTER JOIN (
            SELECT
             "t1"."deal_id" AS "carried_id",
             "t1"."source" AS "source"
            FROM "deals" AS "t1"
           ) AS "t4"
            ON "t2"."deal_id" = "t4"."carried_id"
          ) AS "t5"
         ) AS "t6"
         WHERE
          "t6"."kind" = 'open'
          AND "t6"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
          AND "t6"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
          AND (
           isNotNull("t6"."left_at")
           OR NOT (
            COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t9"
        INNER JOIN (
         SELECT
          "t12"."number" AS "number",
          "t12"."pipeline" AS "group_pipeline",
          "t12"."stage" AS "group_stage",
          "t12"."position" AS "group_position",
          "t12"."source" AS "group_source"
         FROM "t11" AS "t12"
        ) AS "t15"
         ON "t9"."pipeline" IS NOT DISTINCT FROM "t15"."group_pipeline"
         AND "t9"."stage" IS NOT DISTINCT FROM "t15"."group_stage"
         AND "t9"."position" IS NOT DISTINCT FROM "t15"."group_position"
         AND "t9"."source" IS NOT DISTINCT FROM "t15"."group_source"
       ) AS "t16"
      ) AS "t17"
      GROUP BY
       "t17"."number",
       "t17"."days"
     ) AS "t18"
     WHERE
      "t18"."shortest" >= 0
    ) AS "t19"
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
)
SELECT
 "t13"."pipeline" AS "pipeline",
 "t13"."stage" AS "stage",
 "t13"."position" AS "position",
 "t13"."source" AS "source",
 "t13"."n" AS "n",
 "t13"."open" AS "open",
 "t13"."without_end" AS "without_end",
 "t26"."median_days" AS "median_days",
 "t26"."p90_days" AS "p90_days",
 "t32"."mean_days" AS "mean_days",
 "t32"."mean_low" AS "mean_low",
 "t32"."mean_high" AS "mean_high",
 "t32"."longest_days" AS "longest_days",
 "t32"."beyond_share" AS "beyond_share"
FROM "t11" AS "t13"
LEFT OUTER JOIN (
 SELECT
  "t24"."number" AS "number",
  minIf("t24"."days", "t24"."survival" <= 0.500000001) AS "median_days",
  minIf("t24"."days", "t24"."survival" <= 0.10000000099999998) AS "p90_days"
 FROM "t23" AS "t24"
 GROUP BY
  "t24"."number"
) AS "t26"
 ON "t13"."number" = "t26"."number"
LEFT OUTER JOIN (
 SELECT
  "t30"."number" AS "number",
  "t30"."mean" AS "mean_days",
  CASE
   WHEN isNotNull(
    nullIf(
     SQRT(
      GREATEST(
       (
        (
         "t30"."mean" * "t30"."mean" * "t30"."spread"
        ) - (
         "t30"."mean" * 2.0 * "t30"."spread_area"
        )
       ) + "t30"."spread_square",
       0.0
      )
     ),
     0.0
    )
   )
   THEN GREATEST(
    "t30"."mean" - (
     nullIf(
      SQRT(
       GREATEST(
        (
         (
          "t30"."mean" * "t30"."mean" * "t30"."spread"
         ) - (
          "t30"."mean" * 2.0 * "t30"."spread_area"
         )
        ) + "t30"."spread_square",
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
         "t30"."mean" * "t30"."mean" * "t30"."spread"
        ) - (
         "t30"."mean" * 2.0 * "t30"."spread_area"
        )
       ) + "t30"."spread_square",
       0.0
      )
     ),
     0.0
    )
   )
   THEN "t30"."mean" + (
    nullIf(
     SQRT(
      GREATEST(
       (
        (
         "t30"."mean" * "t30"."mean" * "t30"."spread"
        ) - (
         "t30"."mean" * 2.0 * "t30"."spread_area"
        )
       ) + "t30"."spread_square",
       0.0
      )
     ),
     0.0
    ) * 1.959963984540054
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "mean_high",
  "t30"."longest" AS "longest_days",
  "t30"."beyond" AS "beyond_share"
 FROM (
  SELECT
   "t29"."number" AS "number",
   "t29"."fallen" AS "fallen",
   "t29"."left" AS "left",
   "t29"."longest" AS "longest",
   "t29"."beyond" AS "beyond",
   "t29"."spread" AS "spread",
   "t29"."spread_area" AS "spread_area",
   "t29"."spread_square" AS "spread_square",
   "t29"."fallen" + (
    "t29"."longest" * "t29"."left"
   ) AS "mean"
  FROM (
   SELECT
    "t28"."number" AS "number",
    COALESCE(SUM("t28"."fell"), 0.0) AS "fallen",
    COALESCE(minIf("t28"."survival", "t28"."survival" > 0.0), 1.0) AS "left",
    MAX("t28"."days") AS "longest",
    MIN("t28"."survival") AS "beyond",
    SUM("t28"."variance") AS "spread",
    SUM("t28"."variance" * "t28"."area") AS "spread_area",
    SUM("t28"."variance" * "t28"."area" * "t28"."area") AS "spread_square"
   FROM (
    SELECT
     "t27"."number" AS "number",
     "t27"."days" AS "days",
     "t27"."at_risk" AS "at_risk",
     "t27"."ended" AS "ended",
     "t27"."survival" AS "survival",
     "t27"."fell" AS "fell",
     "t27"."variance" AS "variance",
     SUM("t27"."fell") OVER (
      PARTITION BY "t27"."number"
      ORDER BY "t27"."days" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
     ) + (
      "t27"."days" * "t27"."survival"
     ) AS "area"
    FROM (
     SELECT
      "t24"."number" AS "number",
      "t24"."days" AS "days",
      "t24"."at_risk" AS "at_risk",
      "t24"."ended" AS "ended",
      "t24"."survival" AS "survival",
      "t24"."days" * (
       (
        "t24"."survival" * "t24"."ended"
       ) / CAST(nullIf("t24"."at_risk" - "t24"."ended", 0) AS Nullable(Float64))
      ) AS "fell",
      COALESCE(
       "t24"."ended" / CAST(nullIf("t24"."at_risk" * (
        "t24"."at_risk" - "t24"."ended"
       ), 0) AS Nullable(Float64)),
       0.0
      ) AS "variance"
     FROM "t23" AS "t24"
    ) AS "t27"
   ) AS "t28"
   GROUP BY
    "t28"."number"
  ) AS "t29"
 ) AS "t30"
) AS "t32"
 ON "t13"."number" = "t32"."number"
