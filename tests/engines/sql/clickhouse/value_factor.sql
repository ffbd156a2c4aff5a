WITH "t20" AS (
 SELECT
  "t15"."pipeline" AS "pipeline",
  "t15"."stage" AS "stage",
  "t15"."position" AS "position",
  "t15"."n" AS "n",
  "t15"."open" AS "open",
  "t15"."without_end" AS "without_end",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t15"."pipeline" ASC, "t15"."stage" ASC, "t15"."position" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS Nullable(Int32)) AS "number"
 FROM (
  SELECT
   "t10"."pipeline" AS "pipeline",
   "t10"."stage" AS "stage",
   "t10"."position" AS "position",
   countIf("t10"."known") AS "n",
   countIf("t10"."known" AND NOT (
    "t10"."ended"
   )) AS "open",
   countIf(NOT (
    "t10"."known"
   )) AS "without_end"
  FROM (
   SELECT
    "t3"."deal_id" AS "deal_id",
    "t3"."pipeline" AS "pipeline",
    "t3"."stage" AS "stage",
    "t3"."position" AS "position",
    "t3"."visit" AS "visit",
    CASE
     WHEN isNotNull("t3"."left_at")
     OR NOT (
      COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
     )
     THEN CAST(toRelativeSecondNum(
      COALESCE(
       "t3"."left_at",
       toTimeZone(
        CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
      )
     ) - toRelativeSecondNum("t3"."entered_at") AS Nullable(Float64)) / 86400.0
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "days",
    isNotNull("t3"."left_at") AS "ended",
    isNotNull("t3"."left_at")
    OR NOT (
     COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM "stays" AS "t3"
   WHERE
    "t3"."kind" = 'open'
  ) AS "t10"
  GROUP BY
   "t10"."pipeline",
   "t10"."stage",
   "t10"."position"
 ) AS "t15"
), "t34" AS (
 SELECT
  "t33"."number" AS "number",
  "t33"."days" AS "days",
  CAST("t33"."at_risk" AS Nullable(Int64)) AS "at_risk",
  CAST("t33"."ended" AS Nullable(Int64)) AS "ended",
  CASE
   WHEN "t33"."ended" >= "t33"."at_risk"
   THEN 0.0
   ELSE EXP(
    SUM(LN(nullIf(1.0 - (
     "t33"."ended" / "t33"."at_risk"
    ), 0.0))) OVER (
     PARTITION BY "t33"."number"
     ORDER BY "t33"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  END AS "survival"
 FROM (
  SELECT
   "t32"."number" AS "number",
   "t32"."days" AS "days",
   "t32"."left" AS "left",
   "t32"."ended" AS "ended",
   SUM("t32"."left") OVER (
    PARTITION BY "t32"."number"
    ORDER BY "t32"."days" DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t31"."number" AS "number",
    "t31"."days" AS "days",
    "t31"."mass" AS "left",
    "t31"."ended" AS "ended"
   FROM (
    SELECT
     "t30".*
     EXCEPT ("shortest")
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t28"."number" AS "number",
       "t28"."days" AS "days",
       CAST(SUM("t28"."mass") AS Nullable(Float64)) AS "mass",
       CAST(SUM("t28"."ended") AS Nullable(Float64)) AS "ended",
       MIN("t28"."days") AS "shortest"
      FROM (
       SELECT
        "t25"."number" AS "number",
        "t25"."days" AS "days",
        1 AS "mass",
        CASE WHEN COALESCE("t25"."ended", FALSE) THEN 1 ELSE 0 END AS "ended"
       FROM (
        SELECT
         "t12"."pipeline" AS "pipeline",
         "t12"."stage" AS "stage",
         "t12"."position" AS "position",
         "t12"."days" AS "days",
         "t12"."ended" AS "ended",
         "t24"."number" AS "number",
         "t24"."group_pipeline" AS "group_pipeline",
         "t24"."group_stage" AS "group_stage",
         "t24"."group_position" AS "group_position"
        FROM (
         SELECT
          "t3"."pipeline" AS "pipeline",
          "t3"."stage" AS "stage",
          "t3"."position" AS "position",
          CASE
           WHEN isNotNull("t3"."left_at")
           OR NOT (
            COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
           )
           THEN CAST(toRelativeSecondNum(
            COALESCE(
             "t3"."left_at",
             toTimeZone(
              CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
              'UTC'
             )
            )
           ) - toRelativeSecondNum("t3"."entered_at") AS Nullable(Float64)) / 86400.0
           ELSE CAST(NULL AS Nullable(Float64))
          END AS "days",
          isNotNull("t3"."left_at") AS "ended"
         FROM "stays" AS "t3"
         WHERE
          "t3"."kind" = 'open'
          AND (
           isNotNull("t3"."left_at")
           OR NOT (
            COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t12"
        INNER JOIN (
         SELECT
          "t21"."number" AS "number",
          "t21"."pipeline" AS "group_pipeline",
          "t21"."stage" AS "group_stage",
          "t21"."position" AS "group_position"
         FROM "t20" AS "t21"
        ) AS "t24"
         ON "t12"."pipeline" IS NOT DISTINCT FROM "t24"."group_pipeline"
         AND "t12"."stage" IS NOT DISTINCT FROM "t24"."group_stage"
         AND "t12"."position" IS NOT DISTINCT FROM "t24"."group_position"
       ) AS "t25"
      ) AS "t28"
      GROUP BY
       "t28"."number",
       "t28"."days"
     ) AS "t29"
     WHERE
      "t29"."shortest" >= 0
    ) AS "t30"
   ) AS "t31"
  ) AS "t32"
 ) AS "t33"
)
SELECT
 *
FROM (
 SELECT
  'stage' AS "part",
  "t52"."pipeline" AS "pipeline",
  "t52"."stage" AS "stage",
  "t52"."position" AS "position",
  "t52"."entered" AS "entered",
  "t52"."visits" AS "visits",
  (
   CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
  ) / nullIf("t52"."entered", 0) AS "stay_days",
  "t52"."beyond_share" AS "beyond_share",
  "t52"."unit" AS "unit",
  "t52"."value" AS "value",
  "t52"."without_amount" AS "without_amount",
  91 AS "days",
  "t52"."target_share" AS "target_share",
  (
   (
    CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
   ) / nullIf("t52"."entered", 0)
  ) / nullIf(91 * "t52"."value", 0.0) AS "factor",
  (
   (
    CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
   ) / nullIf("t52"."entered", 0)
  ) / nullIf(91 * "t52"."unit", 0.0) AS "factor_by_count"
 FROM (
  SELECT
   "t51".*
   EXCEPT ("share_of")
  FROM (
   SELECT
    "t50"."pipeline" AS "pipeline",
    "t50"."stage" AS "stage",
    "t50"."position" AS "position",
    "t50"."entered" AS "entered",
    "t50"."won" AS "won",
    "t50"."lost" AS "lost",
    "t50"."open" AS "open",
    "t50"."outcome_unknown" AS "outcome_unknown",
    "t50"."won_amount" AS "won_amount",
    "t50"."lost_amount" AS "lost_amount",
    "t50"."without_amount" AS "without_amount",
    "t50"."won_without_amount" AS "won_without_amount",
    "t50"."lost_without_amount" AS "lost_without_amount",
    "t50"."unit" AS "unit",
    "t50"."unit_low" AS "unit_low",
    "t50"."unit_high" AS "unit_high",
    "t50"."value" AS "value",
    "t50"."amount_basis" AS "amount_basis",
    "t50"."skips" AS "skips",
    "t50"."mean_days" AS "mean_days",
    "t50"."beyond_share" AS "beyond_share",
    "t50"."visits" AS "visits",
    "t19"."share_of" AS "share_of",
    "t19"."target_share" AS "target_share"
   FROM (
    SELECT
     "t48".*
     EXCEPT ("stay_pipeline", "stay_stage")
    FROM (
     SELECT
      "t47"."pipeline" AS "pipeline",
      "t47"."stage" AS "stage",
      "t47"."position" AS "position",
      "t47"."entered" AS "entered",
      "t47"."won" AS "won",
      "t47"."lost" AS "lost",
      "t47"."open" AS "open",
      "t47"."outcome_unknown" AS "outcome_unknown",
      "t47"."won_amount" AS "won_amount",
      "t47"."lost_amount" AS "lost_amount",
      "t47"."without_amount" AS "without_amount",
      "t47"."won_without_amount" AS "won_without_amount",
      "t47"."lost_without_amount" AS "lost_without_amount",
      "t47"."unit" AS "unit",
      "t47"."unit_low" AS "unit_low",
      "t47"."unit_high" AS "unit_high",
      "t47"."value" AS "value",
      "t47"."amount_basis" AS "amount_basis",
      "t47"."skips" AS "skips",
      "t47"."stay_pipeline" AS "stay_pipeline",
      "t47"."stay_stage" AS "stay_stage",
      "t47"."mean_days" AS "mean_days",
      "t47"."beyond_share" AS "beyond_share",
      COALESCE("t47"."visits", 0) AS "visits"
     FROM (
      SELECT
       "t27"."pipeline" AS "pipeline",
       "t27"."stage" AS "stage",
       "t27"."position" AS "position",
       "t27"."entered" AS "entered",
       "t27"."won" AS "won",
       "t27"."lost" AS "lost",
       "t27"."open" AS "open",
       "t27"."outcome_unknown" AS "outcome_unknown",
       "t27"."won_amount" AS "won_amount",
       "t27"."lost_amount" AS "lost_amount",
       "t27"."without_amount" AS "without_amount",
       "t27"."won_without_amount" AS "won_without_amount",
       "t27"."lost_without_amount" AS "lost_without_amount",
       "t27"."unit" AS "unit",
       "t27"."unit_low" AS "unit_low",
       "t27"."unit_high" AS "unit_high",
       "t27"."value" AS "value",
       "t27"."amount_basis" AS "amount_basis",
       "t27"."skips" AS "skips",
       "t46"."stay_pipeline" AS "stay_pipeline",
       "t46"."stay_stage" AS "stay_stage",
       "t46"."mean_days" AS "mean_days",
       "t46"."beyond_share" AS "beyond_share",
       "t46"."visits" AS "visits"
      FROM (
       SELECT
        "t17"."pipeline" AS "pipeline",
        "t17"."stage" AS "stage",
        "t17"."position" AS "position",
        "t17"."entered" AS "entered",
        "t17"."won" AS "won",
        "t17"."lost" AS "lost",
        "t17"."open" AS "open",
        "t17"."outcome_unknown" AS "outcome_unknown",
        "t17"."won_amount" AS "won_amount",
        "t17"."lost_amount" AS "lost_amount",
        "t17"."without_amount" AS "without_amount",
        "t17"."won_without_amount" AS "won_without_amount",
        "t17"."lost_without_amount" AS "lost_without_amount",
        "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0) AS "unit",
        CASE
         WHEN (
          "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
         ) = 0.0
         THEN 0.0
         ELSE (
          (
           (
            "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
           ) + (
            3.8414588206941254 / (
             nullIf("t17"."won" + "t17"."lost", 0) * 2.0
            )
           )
          ) - (
           SQRT(
            (
             (
              (
               "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
              ) * (
               1.0 - (
                "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
               )
              )
             ) / nullIf("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              nullIf("t17"."won" + "t17"."lost", 0) * 4.0 * nullIf("t17"."won" + "t17"."lost", 0)
             )
            )
           ) * 1.959963984540054
          )
         ) / (
          (
           3.8414588206941254 / nullIf("t17"."won" + "t17"."lost", 0)
          ) + 1.0
         )
        END AS "unit_low",
        CASE
         WHEN (
          "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
         ) = 1.0
         THEN 1.0
         ELSE (
          (
           "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
          ) + (
           3.8414588206941254 / (
            nullIf("t17"."won" + "t17"."lost", 0) * 2.0
           )
          ) + (
           SQRT(
            (
             (
              (
               "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
              ) * (
               1.0 - (
                "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
               )
              )
             ) / nullIf("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              nullIf("t17"."won" + "t17"."lost", 0) * 4.0 * nullIf("t17"."won" + "t17"."lost", 0)
             )
            )
           ) * 1.959963984540054
          )
         ) / (
          (
           3.8414588206941254 / nullIf("t17"."won" + "t17"."lost", 0)
          ) + 1.0
         )
        END AS "unit_high",
        CASE
         WHEN (
          "t17"."won_without_amount" <= (
           (
            "t17"."won" * 0.19999999999999996
           ) + 1e-09
          )
         )
         AND (
          "t17"."lost_without_amount" <= (
           (
            "t17"."lost" * 0.19999999999999996
           ) + 1e-09
          )
         )
         THEN COALESCE("t17"."won_amount", 0) / nullIf(COALESCE("t17"."won_amount", 0) + COALESCE("t17"."lost_amount", 0), 0)
         ELSE CAST(NULL AS Nullable(Float64))
        END AS "value",
        'on entry' AS "amount_basis",
        'implied' AS "skips"
       FROM (
        SELECT
         "t8"."pipeline" AS "pipeline",
         "t8"."stage" AS "stage",
         "t8"."position" AS "position",
         COALESCE("t14"."entered", 0) AS "entered",
         COALESCE("t14"."won", 0) AS "won",
         COALESCE("t14"."lost", 0) AS "lost",
         COALESCE("t14"."open", 0) AS "open",
         COALESCE("t14"."outcome_unknown", 0) AS "outcome_unknown",
         "t14"."won_amount" AS "won_amount",
         "t14"."lost_amount" AS "lost_amount",
         COALESCE("t14"."without_amount", 0) AS "without_amount",
         COALESCE("t14"."won_without_amount", 0) AS "won_without_amount",
         COALESCE("t14"."lost_without_amount", 0) AS "lost_without_amount"
        FROM (
         SELECT
          COALESCE("t4"."pipeline", 'default') AS "pipeline",
          "t4"."stage" AS "stage",
          MIN("t4"."position") AS "position"
         FROM (
          SELECT
           *
          FROM "stages" AS "t1"
          WHERE
           "t1"."kind" = 'open'
         ) AS "t4"
         GROUP BY
          COALESCE("t4"."pipeline", 'default'),
          "t4"."stage"
        ) AS "t8"
        LEFT OUTER JOIN (
         SELECT
          "t5"."pipeline" AS "pipeline",
          "t5"."stage" AS "stage",
          COUNT(*) AS "entered",
          countIf("t5"."part" = 'won') AS "won",
          countIf("t5"."part" = 'lost') AS "lost",
          countIf("t5"."part" = 'open') AS "open",
          countIf("t5"."part" = 'outcome_unknown') AS "outcome_unknown",
          CAST(sumIf("t5"."amount", (
           "t5"."part" = 'won'
          ) AND COALESCE("t5"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
          CAST(sumIf("t5"."amount", (
           "t5"."part" = 'lost'
          ) AND COALESCE("t5"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "lost_amount",
          countIf(
           (
            (
             "t5"."part" = 'won'
            ) OR (
             "t5"."part" = 'lost'
            )
           )
           AND NOT (
            COALESCE("t5"."amount" >= 0, FALSE)
           )
          ) AS "without_amount",
          countIf((
           "t5"."part" = 'won'
          ) AND NOT (
           COALESCE("t5"."amount" >= 0, FALSE)
          )) AS "won_without_amount",
          countIf((
           "t5"."part" = 'lost'
          ) AND NOT (
           COALESCE("t5"."amount" >= 0, FALSE)
          )) AS "lost_without_amount"
         FROM (
          SELECT
           "t2"."deal_id" AS "deal_id",
           "t2"."pipeline" AS "pipeline",
           "t2"."stage" AS "stage",
           "t2"."position" AS "position",
           "t2"."entered_at" AS "entered_at",
           "t2"."amount_on_entry" AS "amount",
           COALESCE("t2"."outcome", 'outcome_unknown') AS "part"
          FROM "entries" AS "t2"
         ) AS "t5"
         GROUP BY
          "t5"."pipeline",
          "t5"."stage"
        ) AS "t14"
         ON "t8"."pipeline" = "t14"."pipeline" AND "t8"."stage" = "t14"."stage"
       ) AS "t17"
      ) AS "t27"
      LEFT OUTER JOIN (
       SELECT
        "t44"."pipeline" AS "stay_pipeline",
        "t44"."stage" AS "stay_stage",
        "t44"."mean_days" AS "mean_days",
        "t44"."beyond_share" AS "beyond_share",
        "t44"."n" + "t44"."without_end" AS "visits"
       FROM (
        SELECT
         "t22"."pipeline" AS "pipeline",
         "t22"."stage" AS "stage",
         "t22"."position" AS "position",
         "t22"."n" AS "n",
         "t22"."open" AS "open",
         "t22"."without_end" AS "without_end",
         "t37"."median_days" AS "median_days",
         "t37"."p90_days" AS "p90_days",
         "t43"."mean_days" AS "mean_days",
         "t43"."mean_low" AS "mean_low",
         "t43"."mean_high" AS "mean_high",
         "t43"."longest_days" AS "longest_days",
         "t43"."beyond_share" AS "beyond_share"
        FROM "t20" AS "t22"
        LEFT OUTER JOIN (
         SELECT
          "t35"."number" AS "number",
          minIf("t35"."days", "t35"."survival" <= 0.500000001) AS "median_days",
          minIf("t35"."days", "t35"."survival" <= 0.10000000099999998) AS "p90_days"
         FROM "t34" AS "t35"
         GROUP BY
          "t35"."number"
        ) AS "t37"
         ON "t22"."number" = "t37"."number"
        LEFT OUTER JOIN (
         SELECT
          "t41"."number" AS "number",
          "t41"."mean" AS "mean_days",
          CASE
           WHEN isNotNull(
            nullIf(
             SQRT(
              GREATEST(
               (
                (
                 "t41"."mean" * "t41"."mean" * "t41"."spread"
                ) - (
                 "t41"."mean" * 2.0 * "t41"."spread_area"
                )
               ) + "t41"."spread_square",
               0.0
              )
             ),
             0.0
            )
           )
           THEN GREATEST(
            "t41"."mean" - (
             nullIf(
              SQRT(
               GREATEST(
                (
                 (
                  "t41"."mean" * "t41"."mean" * "t41"."spread"
                 ) - (
                  "t41"."mean" * 2.0 * "t41"."spread_area"
                 )
                ) + "t41"."spread_square",
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
                 "t41"."mean" * "t41"."mean" * "t41"."spread"
                ) - (
                 "t41"."mean" * 2.0 * "t41"."spread_area"
                )
               ) + "t41"."spread_square",
               0.0
              )
             ),
             0.0
            )
           )
           THEN "t41"."mean" + (
            nullIf(
             SQRT(
              GREATEST(
               (
                (
                 "t41"."mean" * "t41"."mean" * "t41"."spread"
                ) - (
                 "t41"."mean" * 2.0 * "t41"."spread_area"
                )
               ) + "t41"."spread_square",
               0.0
              )
             ),
             0.0
            ) * 1.959963984540054
           )
           ELSE CAST(NULL AS Nullable(Float64))
          END AS "mean_high",
          "t41"."longest" AS "longest_days",
          "t41"."beyond" AS "beyond_share"
         FROM (
          SELECT
           "t40"."number" AS "number",
           "t40"."fallen" AS "fallen",
           "t40"."left" AS "left",
           "t40"."longest" AS "longest",
           "t40"."beyond" AS "beyond",
           "t40"."spread" AS "spread",
           "t40"."spread_area" AS "spread_area",
           "t40"."spread_square" AS "spread_square",
           "t40"."fallen" + (
            "t40"."longest" * "t40"."left"
           ) AS "mean"
          FROM (
           SELECT
            "t39"."number" AS "number",
            COALESCE(SUM("t39"."fell"), 0.0) AS "fallen",
            COALESCE(minIf("t39"."survival", "t39"."survival" > 0.0), 1.0) AS "left",
            MAX("t39"."days") AS "longest",
            MIN("t39"."survival") AS "beyond",
            SUM("t39"."variance") AS "spread",
            SUM("t39"."variance" * "t39"."area") AS "spread_area",
            SUM("t39"."variance" * "t39"."area" * "t39"."area") AS "spread_square"
           FROM (
            SELECT
             "t38"."number" AS "number",
             "t38"."days" AS "days",
             "t38"."at_risk" AS "at_risk",
             "t38"."ended" AS "ended",
             "t38"."survival" AS "survival",
             "t38"."fell" AS "fell",
             SUM("t38"."fell") OVER (
              PARTITION BY "t38"."number"
              ORDER BY "t38"."days" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) + (
              "t38"."days" * "t38"."survival"
             ) AS "area",
             COALESCE(
              "t38"."ended" / CAST(nullIf("t38"."at_risk" * (
               "t38"."at_risk" - "t38"."ended"
              ), 0) AS Nullable(Float64)),
              0.0
             ) AS "variance"
            FROM (
             SELECT
              "t35"."number" AS "number",
              "t35"."days" AS "days",
              "t35"."at_risk" AS "at_risk",
              "t35"."ended" AS "ended",
              "t35"."survival" AS "survival",
              (
               "t35"."days" * "t35"."survival" * "t35"."ended"
              ) / CAST(nullIf("t35"."at_risk" - "t35"."ended", 0) AS Nullable(Float64)) AS "fell"
             FROM "t34" AS "t35"
            ) AS "t38"
           ) AS "t39"
           GROUP BY
            "t39"."number"
          ) AS "t40"
         ) AS "t41"
        ) AS "t43"
         ON "t22"."number" = "t43"."number"
       ) AS "t44"
      ) AS "t46"
       ON "t27"."pipeline" IS NOT DISTINCT FROM "t46"."stay_pipeline"
       AND "t27"."stage" IS NOT DISTINCT FROM "t46"."stay_stage"
     ) AS "t47"
    ) AS "t48"
   ) AS "t50"
   LEFT OUTER JOIN (
    SELECT
     "t16"."share_of" AS "share_of",
     "t16"."target_share" AS "target_share"
    FROM (
     SELECT
      "t9"."share_of" AS "share_of",
      "t9"."won_money" AS "won_money",
      "t9"."won_money" / nullIf(
       SUM("t9"."won_money") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
       0.0
      ) AS "target_share"
     FROM (
      SELECT
       COALESCE("t6"."pipeline", 'default') AS "share_of",
       CAST(SUM("t6"."amount") AS Nullable(Float64)) AS "won_money"
      FROM (
       SELECT
        *
       FROM "deals" AS "t0"
       WHERE
        "t0"."outcome" = 'won' AND COALESCE("t0"."amount" >= 0, FALSE)
      ) AS "t6"
      GROUP BY
       COALESCE("t6"."pipeline", 'default')
     ) AS "t9"
    ) AS "t16"
   ) AS "t19"
    ON "t50"."pipeline" = "t19"."share_of"
  ) AS "t51"
 ) AS "t52"
) AS "t53"
UNION ALL
SELECT
 *
FROM (
 SELECT
  'all' AS "part",
  "t55"."pipeline" AS "pipeline",
  CAST(NULL AS Nullable(String)) AS "stage",
  CAST(NULL AS Nullable(Int64)) AS "position",
  CAST(NULL AS Nullable(Int64)) AS "entered",
  CAST(NULL AS Nullable(Int64)) AS "visits",
  CAST(NULL AS Nullable(Float64)) AS "stay_days",
  CAST(NULL AS Nullable(Float64)) AS "beyond_share",
  CAST(NULL AS Nullable(Float64)) AS "unit",
  CAST(NULL AS Nullable(Float64)) AS "value",
  CAST(NULL AS Nullable(Int64)) AS "without_amount",
  "t55"."days" AS "days",
  "t55"."target_share" AS "target_share",
  "t55"."factor" AS "factor",
  "t55"."factor_by_count" AS "factor_by_count"
 FROM (
  SELECT
   "t54"."pipeline" AS "pipeline",
   "t54"."days" AS "days",
   "t54"."target_share" AS "target_share",
   CASE WHEN MAX(isNull("t54"."factor")) THEN NULL ELSE SUM("t54"."factor") END AS "factor",
   CASE
    WHEN MAX(isNull("t54"."factor_by_count"))
    THEN NULL
    ELSE SUM("t54"."factor_by_count")
   END AS "factor_by_count"
  FROM (
   SELECT
    'stage' AS "part",
    "t52"."pipeline" AS "pipeline",
    "t52"."stage" AS "stage",
    "t52"."position" AS "position",
    "t52"."entered" AS "entered",
    "t52"."visits" AS "visits",
    (
     CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
    ) / nullIf("t52"."entered", 0) AS "stay_days",
    "t52"."beyond_share" AS "beyond_share",
    "t52"."unit" AS "unit",
    "t52"."value" AS "value",
    "t52"."without_amount" AS "without_amount",
    91 AS "days",
    "t52"."target_share" AS "target_share",
    (
     (
      CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
     ) / nullIf("t52"."entered", 0)
    ) / nullIf(91 * "t52"."value", 0.0) AS "factor",
    (
     (
      CASE WHEN "t52"."visits" = 0 THEN 0.0 ELSE "t52"."mean_days" END * "t52"."visits"
     ) / nullIf("t52"."entered", 0)
    ) / nullIf(91 * "t52"."unit", 0.0) AS "factor_by_count"
   FROM (
    SELECT
     "t51".*
     EXCEPT ("share_of")
    FROM (
     SELECT
      "t50"."pipeline" AS "pipeline",
      "t50"."stage" AS "stage",
      "t50"."position" AS "position",
      "t50"."entered" AS "entered",
      "t50"."won" AS "won",
      "t50"."lost" AS "lost",
      "t50"."open" AS "open",
      "t50"."outcome_unknown" AS "outcome_unknown",
      "t50"."won_amount" AS "won_amount",
      "t50"."lost_amount" AS "lost_amount",
      "t50"."without_amount" AS "without_amount",
      "t50"."won_without_amount" AS "won_without_amount",
      "t50"."lost_without_amount" AS "lost_without_amount",
      "t50"."unit" AS "unit",
      "t50"."unit_low" AS "unit_low",
      "t50"."unit_high" AS "unit_high",
      "t50"."value" AS "value",
      "t50"."amount_basis" AS "amount_basis",
      "t50"."skips" AS "skips",
      "t50"."mean_days" AS "mean_days",
      "t50"."beyond_share" AS "beyond_share",
      "t50"."visits" AS "visits",
      "t19"."share_of" AS "share_of",
      "t19"."target_share" AS "target_share"
     FROM (
      SELECT
       "t48".*
       EXCEPT ("stay_pipeline", "stay_stage")
      FROM (
       SELECT
        "t47"."pipeline" AS "pipeline",
        "t47"."stage" AS "stage",
        "t47"."position" AS "position",
        "t47"."entered" AS "entered",
        "t47"."won" AS "won",
        "t47"."lost" AS "lost",
        "t47"."open" AS "open",
        "t47"."outcome_unknown" AS "outcome_unknown",
        "t47"."won_amount" AS "won_amount",
        "t47"."lost_amount" AS "lost_amount",
        "t47"."without_amount" AS "without_amount",
        "t47"."won_without_amount" AS "won_without_amount",
        "t47"."lost_without_amount" AS "lost_without_amount",
        "t47"."unit" AS "unit",
        "t47"."unit_low" AS "unit_low",
        "t47"."unit_high" AS "unit_high",
        "t47"."value" AS "value",
        "t47"."amount_basis" AS "amount_basis",
        "t47"."skips" AS "skips",
        "t47"."stay_pipeline" AS "stay_pipeline",
        "t47"."stay_stage" AS "stay_stage",
        "t47"."mean_days" AS "mean_days",
        "t47"."beyond_share" AS "beyond_share",
        COALESCE("t47"."visits", 0) AS "visits"
       FROM (
        SELECT
         "t27"."pipeline" AS "pipeline",
         "t27"."stage" AS "stage",
         "t27"."position" AS "position",
         "t27"."entered" AS "entered",
         "t27"."won" AS "won",
         "t27"."lost" AS "lost",
         "t27"."open" AS "open",
         "t27"."outcome_unknown" AS "outcome_unknown",
         "t27"."won_amount" AS "won_amount",
         "t27"."lost_amount" AS "lost_amount",
         "t27"."without_amount" AS "without_amount",
         "t27"."won_without_amount" AS "won_without_amount",
         "t27"."lost_without_amount" AS "lost_without_amount",
         "t27"."unit" AS "unit",
         "t27"."unit_low" AS "unit_low",
         "t27"."unit_high" AS "unit_high",
         "t27"."value" AS "value",
         "t27"."amount_basis" AS "amount_basis",
         "t27"."skips" AS "skips",
         "t46"."stay_pipeline" AS "stay_pipeline",
         "t46"."stay_stage" AS "stay_stage",
         "t46"."mean_days" AS "mean_days",
         "t46"."beyond_share" AS "beyond_share",
         "t46"."visits" AS "visits"
        FROM (
         SELECT
          "t17"."pipeline" AS "pipeline",
          "t17"."stage" AS "stage",
          "t17"."position" AS "position",
          "t17"."entered" AS "entered",
          "t17"."won" AS "won",
          "t17"."lost" AS "lost",
          "t17"."open" AS "open",
          "t17"."outcome_unknown" AS "outcome_unknown",
          "t17"."won_amount" AS "won_amount",
          "t17"."lost_amount" AS "lost_amount",
          "t17"."without_amount" AS "without_amount",
          "t17"."won_without_amount" AS "won_without_amount",
          "t17"."lost_without_amount" AS "lost_without_amount",
          "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0) AS "unit",
          CASE
           WHEN (
            "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
           ) = 0.0
           THEN 0.0
           ELSE (
            (
             (
              "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
             ) + (
              3.8414588206941254 / (
               nullIf("t17"."won" + "t17"."lost", 0) * 2.0
              )
             )
            ) - (
             SQRT(
              (
               (
                (
                 "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
                ) * (
                 1.0 - (
                  "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
                 )
                )
               ) / nullIf("t17"."won" + "t17"."lost", 0)
              ) + (
               3.8414588206941254 / (
                nullIf("t17"."won" + "t17"."lost", 0) * 4.0 * nullIf("t17"."won" + "t17"."lost", 0)
               )
              )
             ) * 1.959963984540054
            )
           ) / (
            (
             3.8414588206941254 / nullIf("t17"."won" + "t17"."lost", 0)
            ) + 1.0
           )
          END AS "unit_low",
          CASE
           WHEN (
            "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
           ) = 1.0
           THEN 1.0
           ELSE (
            (
             "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              nullIf("t17"."won" + "t17"."lost", 0) * 2.0
             )
            ) + (
             SQRT(
              (
               (
                (
                 "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
                ) * (
                 1.0 - (
                  "t17"."won" / nullIf("t17"."won" + "t17"."lost", 0)
                 )
                )
               ) / nullIf("t17"."won" + "t17"."lost", 0)
              ) + (
               3.8414588206941254 / (
                nullIf("t17"."won" + "t17"."lost", 0) * 4.0 * nullIf("t17"."won" + "t17"."lost", 0)
               )
              )
             ) * 1.959963984540054
            )
           ) / (
            (
             3.8414588206941254 / nullIf("t17"."won" + "t17"."lost", 0)
            ) + 1.0
           )
          END AS "unit_high",
          CASE
           WHEN (
            "t17"."won_without_amount" <= (
             (
              "t17"."won" * 0.19999999999999996
             ) + 1e-09
            )
           )
           AND (
            "t17"."lost_without_amount" <= (
             (
              "t17"."lost" * 0.19999999999999996
             ) + 1e-09
            )
           )
           THEN COALESCE("t17"."won_amount", 0) / nullIf(COALESCE("t17"."won_amount", 0) + COALESCE("t17"."lost_amount", 0), 0)
           ELSE CAST(NULL AS Nullable(Float64))
          END AS "value",
          'on entry' AS "amount_basis",
          'implied' AS "skips"
         FROM (
          SELECT
           "t8"."pipeline" AS "pipeline",
           "t8"."stage" AS "stage",
           "t8"."position" AS "position",
           COALESCE("t14"."entered", 0) AS "entered",
           COALESCE("t14"."won", 0) AS "won",
           COALESCE("t14"."lost", 0) AS "lost",
           COALESCE("t14"."open", 0) AS "open",
           COALESCE("t14"."outcome_unknown", 0) AS "outcome_unknown",
           "t14"."won_amount" AS "won_amount",
           "t14"."lost_amount" AS "lost_amount",
           COALESCE("t14"."without_amount", 0) AS "without_amount",
           COALESCE("t14"."won_without_amount", 0) AS "won_without_amount",
           COALESCE("t14"."lost_without_amount", 0) AS "lost_without_amount"
          FROM (
           SELECT
            COALESCE("t4"."pipeline", 'default') AS "pipeline",
            "t4"."stage" AS "stage",
            MIN("t4"."position") AS "position"
           FROM (
            SELECT
             *
            FROM "stages" AS "t1"
            WHERE
             "t1"."kind" = 'open'
           ) AS "t4"
           GROUP BY
            COALESCE("t4"."pipeline", 'default'),
            "t4"."stage"
          ) AS "t8"
          LEFT OUTER JOIN (
           SELECT
            "t5"."pipeline" AS "pipeline",
            "t5"."stage" AS "stage",
            COUNT(*) AS "entered",
            countIf("t5"."part" = 'won') AS "won",
            countIf("t5"."part" = 'lost') AS "lost",
            countIf("t5"."part" = 'open') AS "open",
            countIf("t5"."part" = 'outcome_unknown') AS "outcome_unknown",
            CAST(sumIf("t5"."amount", (
             "t5"."part" = 'won'
            ) AND COALESCE("t5"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
            CAST(sumIf("t5"."amount", (
             "t5"."part" = 'lost'
            ) AND COALESCE("t5"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "lost_amount",
            countIf(
             (
              (
               "t5"."part" = 'won'
              ) OR (
               "t5"."part" = 'lost'
              )
             )
             AND NOT (
              COALESCE("t5"."amount" >= 0, FALSE)
             )
            ) AS "without_amount",
            countIf((
             "t5"."part" = 'won'
            ) AND NOT (
             COALESCE("t5"."amount" >= 0, FALSE)
            )) AS "won_without_amount",
            countIf((
             "t5"."part" = 'lost'
            ) AND NOT (
             COALESCE("t5"."amount" >= 0, FALSE)
            )) AS "lost_without_amount"
           FROM (
            SELECT
             "t2"."deal_id" AS "deal_id",
             "t2"."pipeline" AS "pipeline",
             "t2"."stage" AS "stage",
             "t2"."position" AS "position",
             "t2"."entered_at" AS "entered_at",
             "t2"."amount_on_entry" AS "amount",
             COALESCE("t2"."outcome", 'outcome_unknown') AS "part"
            FROM "entries" AS "t2"
           ) AS "t5"
           GROUP BY
            "t5"."pipeline",
            "t5"."stage"
          ) AS "t14"
           ON "t8"."pipeline" = "t14"."pipeline" AND "t8"."stage" = "t14"."stage"
         ) AS "t17"
        ) AS "t27"
        LEFT OUTER JOIN (
         SELECT
          "t44"."pipeline" AS "stay_pipeline",
          "t44"."stage" AS "stay_stage",
          "t44"."mean_days" AS "mean_days",
          "t44"."beyond_share" AS "beyond_share",
          "t44"."n" + "t44"."without_end" AS "visits"
         FROM (
          SELECT
           "t22"."pipeline" AS "pipeline",
           "t22"."stage" AS "stage",
           "t22"."position" AS "position",
           "t22"."n" AS "n",
           "t22"."open" AS "open",
           "t22"."without_end" AS "without_end",
           "t37"."median_days" AS "median_days",
           "t37"."p90_days" AS "p90_days",
           "t43"."mean_days" AS "mean_days",
           "t43"."mean_low" AS "mean_low",
           "t43"."mean_high" AS "mean_high",
           "t43"."longest_days" AS "longest_days",
           "t43"."beyond_share" AS "beyond_share"
          FROM "t20" AS "t22"
          LEFT OUTER JOIN (
           SELECT
            "t35"."number" AS "number",
            minIf("t35"."days", "t35"."survival" <= 0.500000001) AS "median_days",
            minIf("t35"."days", "t35"."survival" <= 0.10000000099999998) AS "p90_days"
           FROM "t34" AS "t35"
           GROUP BY
            "t35"."number"
          ) AS "t37"
           ON "t22"."number" = "t37"."number"
          LEFT OUTER JOIN (
           SELECT
            "t41"."number" AS "number",
            "t41"."mean" AS "mean_days",
            CASE
             WHEN isNotNull(
              nullIf(
               SQRT(
                GREATEST(
                 (
                  (
                   "t41"."mean" * "t41"."mean" * "t41"."spread"
                  ) - (
                   "t41"."mean" * 2.0 * "t41"."spread_area"
                  )
                 ) + "t41"."spread_square",
                 0.0
                )
               ),
               0.0
              )
             )
             THEN GREATEST(
              "t41"."mean" - (
               nullIf(
                SQRT(
                 GREATEST(
                  (
                   (
                    "t41"."mean" * "t41"."mean" * "t41"."spread"
                   ) - (
                    "t41"."mean" * 2.0 * "t41"."spread_area"
                   )
                  ) + "t41"."spread_square",
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
                   "t41"."mean" * "t41"."mean" * "t41"."spread"
                  ) - (
                   "t41"."mean" * 2.0 * "t41"."spread_area"
                  )
                 ) + "t41"."spread_square",
                 0.0
                )
               ),
               0.0
              )
             )
             THEN "t41"."mean" + (
              nullIf(
               SQRT(
                GREATEST(
                 (
                  (
                   "t41"."mean" * "t41"."mean" * "t41"."spread"
                  ) - (
                   "t41"."mean" * 2.0 * "t41"."spread_area"
                  )
                 ) + "t41"."spread_square",
                 0.0
                )
               ),
               0.0
              ) * 1.959963984540054
             )
             ELSE CAST(NULL AS Nullable(Float64))
            END AS "mean_high",
            "t41"."longest" AS "longest_days",
            "t41"."beyond" AS "beyond_share"
           FROM (
            SELECT
             "t40"."number" AS "number",
             "t40"."fallen" AS "fallen",
             "t40"."left" AS "left",
             "t40"."longest" AS "longest",
             "t40"."beyond" AS "beyond",
             "t40"."spread" AS "spread",
             "t40"."spread_area" AS "spread_area",
             "t40"."spread_square" AS "spread_square",
             "t40"."fallen" + (
              "t40"."longest" * "t40"."left"
             ) AS "mean"
            FROM (
             SELECT
              "t39"."number" AS "number",
              COALESCE(SUM("t39"."fell"), 0.0) AS "fallen",
              COALESCE(minIf("t39"."survival", "t39"."survival" > 0.0), 1.0) AS "left",
              MAX("t39"."days") AS "longest",
              MIN("t39"."survival") AS "beyond",
              SUM("t39"."variance") AS "spread",
              SUM("t39"."variance" * "t39"."area") AS "spread_area",
              SUM("t39"."variance" * "t39"."area" * "t39"."area") AS "spread_square"
             FROM (
              SELECT
               "t38"."number" AS "number",
               "t38"."days" AS "days",
               "t38"."at_risk" AS "at_risk",
               "t38"."ended" AS "ended",
               "t38"."survival" AS "survival",
               "t38"."fell" AS "fell",
               SUM("t38"."fell") OVER (
                PARTITION BY "t38"."number"
                ORDER BY "t38"."days" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
               ) + (
                "t38"."days" * "t38"."survival"
               ) AS "area",
               COALESCE(
                "t38"."ended" / CAST(nullIf("t38"."at_risk" * (
                 "t38"."at_risk" - "t38"."ended"
                ), 0) AS Nullable(Float64)),
                0.0
               ) AS "variance"
              FROM (
               SELECT
                "t35"."number" AS "number",
                "t35"."days" AS "days",
                "t35"."at_risk" AS "at_risk",
                "t35"."ended" AS "ended",
                "t35"."survival" AS "survival",
                (
                 "t35"."days" * "t35"."survival" * "t35"."ended"
                ) / CAST(nullIf("t35"."at_risk" - "t35"."ended", 0) AS Nullable(Float64)) AS "fell"
               FROM "t34" AS "t35"
              ) AS "t38"
             ) AS "t39"
             GROUP BY
              "t39"."number"
            ) AS "t40"
           ) AS "t41"
          ) AS "t43"
           ON "t22"."number" = "t43"."number"
         ) AS "t44"
        ) AS "t46"
         ON "t27"."pipeline" IS NOT DISTINCT FROM "t46"."stay_pipeline"
         AND "t27"."stage" IS NOT DISTINCT FROM "t46"."stay_stage"
       ) AS "t47"
      ) AS "t48"
     ) AS "t50"
     LEFT OUTER JOIN (
      SELECT
       "t16"."share_of" AS "share_of",
       "t16"."target_share" AS "target_share"
      FROM (
       SELECT
        "t9"."share_of" AS "share_of",
        "t9"."won_money" AS "won_money",
        "t9"."won_money" / nullIf(
         SUM("t9"."won_money") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
         0.0
        ) AS "target_share"
       FROM (
        SELECT
         COALESCE("t6"."pipeline", 'default') AS "share_of",
         CAST(SUM("t6"."amount") AS Nullable(Float64)) AS "won_money"
        FROM (
         SELECT
          *
         FROM "deals" AS "t0"
         WHERE
          "t0"."outcome" = 'won' AND COALESCE("t0"."amount" >= 0, FALSE)
        ) AS "t6"
        GROUP BY
         COALESCE("t6"."pipeline", 'default')
       ) AS "t9"
      ) AS "t16"
     ) AS "t19"
      ON "t50"."pipeline" = "t19"."share_of"
    ) AS "t51"
   ) AS "t52"
   WHERE
    "t52"."entered" > 0
  ) AS "t54"
  GROUP BY
   "t54"."pipeline",
   "t54"."days",
   "t54"."target_share"
 ) AS "t55"
) AS "t56"
