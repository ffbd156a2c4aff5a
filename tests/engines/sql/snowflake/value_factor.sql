WITH "t20" AS (
 SELECT
  "t15"."pipeline",
  "t15"."stage",
  "t15"."position",
  "t15"."n",
  "t15"."open",
  "t15"."without_end",
  CAST(ROW_NUMBER() OVER (ORDER BY "t15"."pipeline" ASC, "t15"."stage" ASC, "t15"."position" ASC) - 1 AS INT) AS "number"
 FROM (
  SELECT
   "t10"."pipeline",
   "t10"."stage",
   "t10"."position",
   COUNT_IF("t10"."known") AS "n",
   COUNT_IF("t10"."known" AND NOT (
    "t10"."ended"
   )) AS "open",
   COUNT_IF(NOT (
    "t10"."known"
   )) AS "without_end"
  FROM (
   SELECT
    "t3"."deal_id",
    "t3"."pipeline",
    "t3"."stage",
    "t3"."position",
    "t3"."visit",
    IFF(
     (
      "t3"."left_at" IS NOT NULL
     )
     OR NOT (
      COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
     ),
     CAST(DATE_PART(
      'epoch',
      COALESCE(
       "t3"."left_at",
       CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
      )
     ) - DATE_PART('epoch', "t3"."entered_at") AS DOUBLE) / 86400.0,
     CAST(NULL AS DOUBLE)
    ) AS "days",
    "t3"."left_at" IS NOT NULL AS "ended",
    (
     "t3"."left_at" IS NOT NULL
    )
    OR NOT (
     COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM "stays" AS "t3"
   WHERE
    "t3"."kind" = 'open'
  ) AS "t10"
  GROUP BY
   1,
   2,
   3
 ) AS "t15"
), "t34" AS (
 SELECT
  "t33"."number",
  "t33"."days",
  CAST("t33"."at_risk" AS BIGINT) AS "at_risk",
  CAST("t33"."ended" AS BIGINT) AS "ended",
  IFF(
   "t33"."ended" >= "t33"."at_risk",
   0.0,
   EXP(
    SUM(LOG(NULL, NULLIF(1.0 - (
     "t33"."ended" / "t33"."at_risk"
    ), 0.0))) OVER (
     PARTITION BY "t33"."number"
     ORDER BY "t33"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  ) AS "survival"
 FROM (
  SELECT
   "t32"."number",
   "t32"."days",
   "t32"."left",
   "t32"."ended",
   SUM("t32"."left") OVER (
    PARTITION BY "t32"."number"
    ORDER BY "t32"."days" DESC NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t31"."number",
    "t31"."days",
    "t31"."mass" AS "left",
    "t31"."ended"
   FROM (
    SELECT
     "t30".*
     EXCLUDE ("shortest")
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t28"."number",
       "t28"."days",
       CAST(SUM("t28"."mass") AS DOUBLE) AS "mass",
       CAST(SUM("t28"."ended") AS DOUBLE) AS "ended",
       MIN("t28"."days") AS "shortest"
      FROM (
       SELECT
        "t25"."number",
        "t25"."days",
        1 AS "mass",
        IFF(COALESCE("t25"."ended", FALSE), 1, 0) AS "ended"
       FROM (
        SELECT
         "t12"."pipeline",
         "t12"."stage",
         "t12"."position",
         "t12"."days",
         "t12"."ended",
         "t24"."number",
         "t24"."group_pipeline",
         "t24"."group_stage",
         "t24"."group_position"
        FROM (
         SELECT
          "t3"."pipeline",
          "t3"."stage",
          "t3"."position",
          IFF(
           (
            "t3"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
           ),
           CAST(DATE_PART(
            'epoch',
            COALESCE(
             "t3"."left_at",
             CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
            )
           ) - DATE_PART('epoch', "t3"."entered_at") AS DOUBLE) / 86400.0,
           CAST(NULL AS DOUBLE)
          ) AS "days",
          "t3"."left_at" IS NOT NULL AS "ended"
         FROM "stays" AS "t3"
         WHERE
          "t3"."kind" = 'open'
          AND (
           (
            "t3"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t3"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t12"
        INNER JOIN (
         SELECT
          "t21"."number",
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
       1,
       2
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
  "t52"."pipeline",
  "t52"."stage",
  "t52"."position",
  "t52"."entered",
  "t52"."visits",
  (
   IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
  ) / NULLIF("t52"."entered", 0) AS "stay_days",
  "t52"."beyond_share",
  "t52"."unit",
  "t52"."value",
  "t52"."without_amount",
  91 AS "days",
  "t52"."target_share",
  (
   (
    IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
   ) / NULLIF("t52"."entered", 0)
  ) / NULLIF(91 * "t52"."value", 0.0) AS "factor",
  (
   (
    IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
   ) / NULLIF("t52"."entered", 0)
  ) / NULLIF(91 * "t52"."unit", 0.0) AS "factor_by_count"
 FROM (
  SELECT
   "t51".*
   EXCLUDE ("share_of")
  FROM (
   SELECT
    "t50"."pipeline",
    "t50"."stage",
    "t50"."position",
    "t50"."entered",
    "t50"."won",
    "t50"."lost",
    "t50"."open",
    "t50"."outcome_unknown",
    "t50"."won_amount",
    "t50"."lost_amount",
    "t50"."without_amount",
    "t50"."won_without_amount",
    "t50"."lost_without_amount",
    "t50"."unit",
    "t50"."unit_low",
    "t50"."unit_high",
    "t50"."value",
    "t50"."amount_basis",
    "t50"."skips",
    "t50"."mean_days",
    "t50"."beyond_share",
    "t50"."visits",
    "t19"."share_of",
    "t19"."target_share"
   FROM (
    SELECT
     "t48".*
     EXCLUDE ("stay_pipeline", "stay_stage")
    FROM (
     SELECT
      "t47"."pipeline",
      "t47"."stage",
      "t47"."position",
      "t47"."entered",
      "t47"."won",
      "t47"."lost",
      "t47"."open",
      "t47"."outcome_unknown",
      "t47"."won_amount",
      "t47"."lost_amount",
      "t47"."without_amount",
      "t47"."won_without_amount",
      "t47"."lost_without_amount",
      "t47"."unit",
      "t47"."unit_low",
      "t47"."unit_high",
      "t47"."value",
      "t47"."amount_basis",
      "t47"."skips",
      "t47"."stay_pipeline",
      "t47"."stay_stage",
      "t47"."mean_days",
      "t47"."beyond_share",
      COALESCE("t47"."visits", 0) AS "visits"
     FROM (
      SELECT
       "t27"."pipeline",
       "t27"."stage",
       "t27"."position",
       "t27"."entered",
       "t27"."won",
       "t27"."lost",
       "t27"."open",
       "t27"."outcome_unknown",
       "t27"."won_amount",
       "t27"."lost_amount",
       "t27"."without_amount",
       "t27"."won_without_amount",
       "t27"."lost_without_amount",
       "t27"."unit",
       "t27"."unit_low",
       "t27"."unit_high",
       "t27"."value",
       "t27"."amount_basis",
       "t27"."skips",
       "t46"."stay_pipeline",
       "t46"."stay_stage",
       "t46"."mean_days",
       "t46"."beyond_share",
       "t46"."visits"
      FROM (
       SELECT
        "t17"."pipeline",
        "t17"."stage",
        "t17"."position",
        "t17"."entered",
        "t17"."won",
        "t17"."lost",
        "t17"."open",
        "t17"."outcome_unknown",
        "t17"."won_amount",
        "t17"."lost_amount",
        "t17"."without_amount",
        "t17"."won_without_amount",
        "t17"."lost_without_amount",
        "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0) AS "unit",
        IFF(
         (
          "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
         ) = 0.0,
         0.0,
         (
          (
           (
            "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
           ) + (
            3.8414588206941254 / (
             NULLIF("t17"."won" + "t17"."lost", 0) * 2.0
            )
           )
          ) - (
           SQRT(
            (
             (
              (
               "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
              ) * (
               1.0 - (
                "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
               )
              )
             ) / NULLIF("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              NULLIF("t17"."won" + "t17"."lost", 0) * 4.0 * NULLIF("t17"."won" + "t17"."lost", 0)
             )
            )
           ) * 1.959963984540054
          )
         ) / (
          (
           3.8414588206941254 / NULLIF("t17"."won" + "t17"."lost", 0)
          ) + 1.0
         )
        ) AS "unit_low",
        IFF(
         (
          "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
         ) = 1.0,
         1.0,
         (
          (
           "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
          ) + (
           3.8414588206941254 / (
            NULLIF("t17"."won" + "t17"."lost", 0) * 2.0
           )
          ) + (
           SQRT(
            (
             (
              (
               "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
              ) * (
               1.0 - (
                "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
               )
              )
             ) / NULLIF("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              NULLIF("t17"."won" + "t17"."lost", 0) * 4.0 * NULLIF("t17"."won" + "t17"."lost", 0)
             )
            )
           ) * 1.959963984540054
          )
         ) / (
          (
           3.8414588206941254 / NULLIF("t17"."won" + "t17"."lost", 0)
          ) + 1.0
         )
        ) AS "unit_high",
        IFF(
         (
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
         ),
         COALESCE("t17"."won_amount", 0) / NULLIF(COALESCE("t17"."won_amount", 0) + COALESCE("t17"."lost_amount", 0), 0),
         CAST(NULL AS DOUBLE)
        ) AS "value",
        'on entry' AS "amount_basis",
        'implied' AS "skips"
       FROM (
        SELECT
         "t8"."pipeline",
         "t8"."stage",
         "t8"."position",
         COALESCE("t14"."entered", 0) AS "entered",
         COALESCE("t14"."won", 0) AS "won",
         COALESCE("t14"."lost", 0) AS "lost",
         COALESCE("t14"."open", 0) AS "open",
         COALESCE("t14"."outcome_unknown", 0) AS "outcome_unknown",
         "t14"."won_amount",
         "t14"."lost_amount",
         COALESCE("t14"."without_amount", 0) AS "without_amount",
         COALESCE("t14"."won_without_amount", 0) AS "won_without_amount",
         COALESCE("t14"."lost_without_amount", 0) AS "lost_without_amount"
        FROM (
         SELECT
          COALESCE("t4"."pipeline", 'default') AS "pipeline",
          "t4"."stage",
          MIN("t4"."position") AS "position"
         FROM (
          SELECT
           *
          FROM "stages" AS "t1"
          WHERE
           "t1"."kind" = 'open'
         ) AS "t4"
         GROUP BY
          1,
          2
        ) AS "t8"
        LEFT OUTER JOIN (
         SELECT
          "t5"."pipeline",
          "t5"."stage",
          COUNT(*) AS "entered",
          COUNT_IF("t5"."part" = 'won') AS "won",
          COUNT_IF("t5"."part" = 'lost') AS "lost",
          COUNT_IF("t5"."part" = 'open') AS "open",
          COUNT_IF("t5"."part" = 'outcome_unknown') AS "outcome_unknown",
          CAST(SUM(
           IFF(
            (
             "t5"."part" = 'won'
            ) AND COALESCE("t5"."amount" >= 0, FALSE),
            "t5"."amount",
            NULL
           )
          ) AS DOUBLE) AS "won_amount",
          CAST(SUM(
           IFF(
            (
             "t5"."part" = 'lost'
            ) AND COALESCE("t5"."amount" >= 0, FALSE),
            "t5"."amount",
            NULL
           )
          ) AS DOUBLE) AS "lost_amount",
          COUNT_IF(
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
          COUNT_IF((
           "t5"."part" = 'won'
          ) AND NOT (
           COALESCE("t5"."amount" >= 0, FALSE)
          )) AS "won_without_amount",
          COUNT_IF((
           "t5"."part" = 'lost'
          ) AND NOT (
           COALESCE("t5"."amount" >= 0, FALSE)
          )) AS "lost_without_amount"
         FROM (
          SELECT
           "t2"."deal_id",
           "t2"."pipeline",
           "t2"."stage",
           "t2"."position",
           "t2"."entered_at",
           "t2"."amount_on_entry" AS "amount",
           COALESCE("t2"."outcome", 'outcome_unknown') AS "part"
          FROM "entries" AS "t2"
         ) AS "t5"
         GROUP BY
          1,
          2
        ) AS "t14"
         ON "t8"."pipeline" = "t14"."pipeline" AND "t8"."stage" = "t14"."stage"
       ) AS "t17"
      ) AS "t27"
      LEFT OUTER JOIN (
       SELECT
        "t44"."pipeline" AS "stay_pipeline",
        "t44"."stage" AS "stay_stage",
        "t44"."mean_days",
        "t44"."beyond_share",
        "t44"."n" + "t44"."without_end" AS "visits"
       FROM (
        SELECT
         "t22"."pipeline",
         "t22"."stage",
         "t22"."position",
         "t22"."n",
         "t22"."open",
         "t22"."without_end",
         "t37"."median_days",
         "t37"."p90_days",
         "t43"."mean_days",
         "t43"."mean_low",
         "t43"."mean_high",
         "t43"."longest_days",
         "t43"."beyond_share"
        FROM "t20" AS "t22"
        LEFT OUTER JOIN (
         SELECT
          "t35"."number",
          MIN(IFF("t35"."survival" <= 0.500000001, "t35"."days", NULL)) AS "median_days",
          MIN(IFF("t35"."survival" <= 0.10000000099999998, "t35"."days", NULL)) AS "p90_days"
         FROM "t34" AS "t35"
         GROUP BY
          1
        ) AS "t37"
         ON "t22"."number" = "t37"."number"
        LEFT OUTER JOIN (
         SELECT
          "t41"."number",
          "t41"."mean" AS "mean_days",
          IFF(
           NULLIF(
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
           ) IS NOT NULL,
           GREATEST(
            "t41"."mean" - (
             NULLIF(
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
           ),
           CAST(NULL AS DOUBLE)
          ) AS "mean_low",
          IFF(
           NULLIF(
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
           ) IS NOT NULL,
           "t41"."mean" + (
            NULLIF(
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
           CAST(NULL AS DOUBLE)
          ) AS "mean_high",
          "t41"."longest" AS "longest_days",
          "t41"."beyond" AS "beyond_share"
         FROM (
          SELECT
           "t40"."number",
           "t40"."fallen",
           "t40"."left",
           "t40"."longest",
           "t40"."beyond",
           "t40"."spread",
           "t40"."spread_area",
           "t40"."spread_square",
           "t40"."fallen" + (
            "t40"."longest" * "t40"."left"
           ) AS "mean"
          FROM (
           SELECT
            "t39"."number",
            COALESCE(SUM("t39"."fell"), 0.0) AS "fallen",
            COALESCE(MIN(IFF("t39"."survival" > 0.0, "t39"."survival", NULL)), 1.0) AS "left",
            MAX("t39"."days") AS "longest",
            MIN("t39"."survival") AS "beyond",
            SUM("t39"."variance") AS "spread",
            SUM("t39"."variance" * "t39"."area") AS "spread_area",
            SUM("t39"."variance" * "t39"."area" * "t39"."area") AS "spread_square"
           FROM (
            SELECT
             "t38"."number",
             "t38"."days",
             "t38"."at_risk",
             "t38"."ended",
             "t38"."survival",
             "t38"."fell",
             SUM("t38"."fell") OVER (
              PARTITION BY "t38"."number"
              ORDER BY "t38"."days" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) + (
              "t38"."days" * "t38"."survival"
             ) AS "area",
             COALESCE(
              "t38"."ended" / CAST(NULLIF("t38"."at_risk" * (
               "t38"."at_risk" - "t38"."ended"
              ), 0) AS DOUBLE),
              0.0
             ) AS "variance"
            FROM (
             SELECT
              "t35"."number",
              "t35"."days",
              "t35"."at_risk",
              "t35"."ended",
              "t35"."survival",
              (
               "t35"."days" * "t35"."survival" * "t35"."ended"
              ) / CAST(NULLIF("t35"."at_risk" - "t35"."ended", 0) AS DOUBLE) AS "fell"
             FROM "t34" AS "t35"
            ) AS "t38"
           ) AS "t39"
           GROUP BY
            1
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
     "t16"."share_of",
     "t16"."target_share"
    FROM (
     SELECT
      "t9"."share_of",
      "t9"."won_money",
      "t9"."won_money" / NULLIF(
       SUM("t9"."won_money") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
       0.0
      ) AS "target_share"
     FROM (
      SELECT
       COALESCE("t6"."pipeline", 'default') AS "share_of",
       CAST(SUM("t6"."amount") AS DOUBLE) AS "won_money"
      FROM (
       SELECT
        *
       FROM "deals" AS "t0"
       WHERE
        "t0"."outcome" = 'won' AND COALESCE("t0"."amount" >= 0, FALSE)
      ) AS "t6"
      GROUP BY
       1
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
  "t55"."pipeline",
  CAST(NULL AS VARCHAR) AS "stage",
  CAST(NULL AS BIGINT) AS "position",
  CAST(NULL AS BIGINT) AS "entered",
  CAST(NULL AS BIGINT) AS "visits",
  CAST(NULL AS DOUBLE) AS "stay_days",
  CAST(NULL AS DOUBLE) AS "beyond_share",
  CAST(NULL AS DOUBLE) AS "unit",
  CAST(NULL AS DOUBLE) AS "value",
  CAST(NULL AS BIGINT) AS "without_amount",
  "t55"."days",
  "t55"."target_share",
  "t55"."factor",
  "t55"."factor_by_count"
 FROM (
  SELECT
   "t54"."pipeline",
   "t54"."days",
   "t54"."target_share",
   IFF(MAX("t54"."factor" IS NULL), NULL, SUM("t54"."factor")) AS "factor",
   IFF(MAX("t54"."factor_by_count" IS NULL), NULL, SUM("t54"."factor_by_count")) AS "factor_by_count"
  FROM (
   SELECT
    'stage' AS "part",
    "t52"."pipeline",
    "t52"."stage",
    "t52"."position",
    "t52"."entered",
    "t52"."visits",
    (
     IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
    ) / NULLIF("t52"."entered", 0) AS "stay_days",
    "t52"."beyond_share",
    "t52"."unit",
    "t52"."value",
    "t52"."without_amount",
    91 AS "days",
    "t52"."target_share",
    (
     (
      IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
     ) / NULLIF("t52"."entered", 0)
    ) / NULLIF(91 * "t52"."value", 0.0) AS "factor",
    (
     (
      IFF("t52"."visits" = 0, 0.0, "t52"."mean_days") * "t52"."visits"
     ) / NULLIF("t52"."entered", 0)
    ) / NULLIF(91 * "t52"."unit", 0.0) AS "factor_by_count"
   FROM (
    SELECT
     "t51".*
     EXCLUDE ("share_of")
    FROM (
     SELECT
      "t50"."pipeline",
      "t50"."stage",
      "t50"."position",
      "t50"."entered",
      "t50"."won",
      "t50"."lost",
      "t50"."open",
      "t50"."outcome_unknown",
      "t50"."won_amount",
      "t50"."lost_amount",
      "t50"."without_amount",
      "t50"."won_without_amount",
      "t50"."lost_without_amount",
      "t50"."unit",
      "t50"."unit_low",
      "t50"."unit_high",
      "t50"."value",
      "t50"."amount_basis",
      "t50"."skips",
      "t50"."mean_days",
      "t50"."beyond_share",
      "t50"."visits",
      "t19"."share_of",
      "t19"."target_share"
     FROM (
      SELECT
       "t48".*
       EXCLUDE ("stay_pipeline", "stay_stage")
      FROM (
       SELECT
        "t47"."pipeline",
        "t47"."stage",
        "t47"."position",
        "t47"."entered",
        "t47"."won",
        "t47"."lost",
        "t47"."open",
        "t47"."outcome_unknown",
        "t47"."won_amount",
        "t47"."lost_amount",
        "t47"."without_amount",
        "t47"."won_without_amount",
        "t47"."lost_without_amount",
        "t47"."unit",
        "t47"."unit_low",
        "t47"."unit_high",
        "t47"."value",
        "t47"."amount_basis",
        "t47"."skips",
        "t47"."stay_pipeline",
        "t47"."stay_stage",
        "t47"."mean_days",
        "t47"."beyond_share",
        COALESCE("t47"."visits", 0) AS "visits"
       FROM (
        SELECT
         "t27"."pipeline",
         "t27"."stage",
         "t27"."position",
         "t27"."entered",
         "t27"."won",
         "t27"."lost",
         "t27"."open",
         "t27"."outcome_unknown",
         "t27"."won_amount",
         "t27"."lost_amount",
         "t27"."without_amount",
         "t27"."won_without_amount",
         "t27"."lost_without_amount",
         "t27"."unit",
         "t27"."unit_low",
         "t27"."unit_high",
         "t27"."value",
         "t27"."amount_basis",
         "t27"."skips",
         "t46"."stay_pipeline",
         "t46"."stay_stage",
         "t46"."mean_days",
         "t46"."beyond_share",
         "t46"."visits"
        FROM (
         SELECT
          "t17"."pipeline",
          "t17"."stage",
          "t17"."position",
          "t17"."entered",
          "t17"."won",
          "t17"."lost",
          "t17"."open",
          "t17"."outcome_unknown",
          "t17"."won_amount",
          "t17"."lost_amount",
          "t17"."without_amount",
          "t17"."won_without_amount",
          "t17"."lost_without_amount",
          "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0) AS "unit",
          IFF(
           (
            "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
           ) = 0.0,
           0.0,
           (
            (
             (
              "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
             ) + (
              3.8414588206941254 / (
               NULLIF("t17"."won" + "t17"."lost", 0) * 2.0
              )
             )
            ) - (
             SQRT(
              (
               (
                (
                 "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
                ) * (
                 1.0 - (
                  "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
                 )
                )
               ) / NULLIF("t17"."won" + "t17"."lost", 0)
              ) + (
               3.8414588206941254 / (
                NULLIF("t17"."won" + "t17"."lost", 0) * 4.0 * NULLIF("t17"."won" + "t17"."lost", 0)
               )
              )
             ) * 1.959963984540054
            )
           ) / (
            (
             3.8414588206941254 / NULLIF("t17"."won" + "t17"."lost", 0)
            ) + 1.0
           )
          ) AS "unit_low",
          IFF(
           (
            "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
           ) = 1.0,
           1.0,
           (
            (
             "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
            ) + (
             3.8414588206941254 / (
              NULLIF("t17"."won" + "t17"."lost", 0) * 2.0
             )
            ) + (
             SQRT(
              (
               (
                (
                 "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
                ) * (
                 1.0 - (
                  "t17"."won" / NULLIF("t17"."won" + "t17"."lost", 0)
                 )
                )
               ) / NULLIF("t17"."won" + "t17"."lost", 0)
              ) + (
               3.8414588206941254 / (
                NULLIF("t17"."won" + "t17"."lost", 0) * 4.0 * NULLIF("t17"."won" + "t17"."lost", 0)
               )
              )
             ) * 1.959963984540054
            )
           ) / (
            (
             3.8414588206941254 / NULLIF("t17"."won" + "t17"."lost", 0)
            ) + 1.0
           )
          ) AS "unit_high",
          IFF(
           (
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
           ),
           COALESCE("t17"."won_amount", 0) / NULLIF(COALESCE("t17"."won_amount", 0) + COALESCE("t17"."lost_amount", 0), 0),
           CAST(NULL AS DOUBLE)
          ) AS "value",
          'on entry' AS "amount_basis",
          'implied' AS "skips"
         FROM (
          SELECT
           "t8"."pipeline",
           "t8"."stage",
           "t8"."position",
           COALESCE("t14"."entered", 0) AS "entered",
           COALESCE("t14"."won", 0) AS "won",
           COALESCE("t14"."lost", 0) AS "lost",
           COALESCE("t14"."open", 0) AS "open",
           COALESCE("t14"."outcome_unknown", 0) AS "outcome_unknown",
           "t14"."won_amount",
           "t14"."lost_amount",
           COALESCE("t14"."without_amount", 0) AS "without_amount",
           COALESCE("t14"."won_without_amount", 0) AS "won_without_amount",
           COALESCE("t14"."lost_without_amount", 0) AS "lost_without_amount"
          FROM (
           SELECT
            COALESCE("t4"."pipeline", 'default') AS "pipeline",
            "t4"."stage",
            MIN("t4"."position") AS "position"
           FROM (
            SELECT
             *
            FROM "stages" AS "t1"
            WHERE
             "t1"."kind" = 'open'
           ) AS "t4"
           GROUP BY
            1,
            2
          ) AS "t8"
          LEFT OUTER JOIN (
           SELECT
            "t5"."pipeline",
            "t5"."stage",
            COUNT(*) AS "entered",
            COUNT_IF("t5"."part" = 'won') AS "won",
            COUNT_IF("t5"."part" = 'lost') AS "lost",
            COUNT_IF("t5"."part" = 'open') AS "open",
            COUNT_IF("t5"."part" = 'outcome_unknown') AS "outcome_unknown",
            CAST(SUM(
             IFF(
              (
               "t5"."part" = 'won'
              ) AND COALESCE("t5"."amount" >= 0, FALSE),
              "t5"."amount",
              NULL
             )
            ) AS DOUBLE) AS "won_amount",
            CAST(SUM(
             IFF(
              (
               "t5"."part" = 'lost'
              ) AND COALESCE("t5"."amount" >= 0, FALSE),
              "t5"."amount",
              NULL
             )
            ) AS DOUBLE) AS "lost_amount",
            COUNT_IF(
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
            COUNT_IF((
             "t5"."part" = 'won'
            ) AND NOT (
             COALESCE("t5"."amount" >= 0, FALSE)
            )) AS "won_without_amount",
            COUNT_IF((
             "t5"."part" = 'lost'
            ) AND NOT (
             COALESCE("t5"."amount" >= 0, FALSE)
            )) AS "lost_without_amount"
           FROM (
            SELECT
             "t2"."deal_id",
             "t2"."pipeline",
             "t2"."stage",
             "t2"."position",
             "t2"."entered_at",
             "t2"."amount_on_entry" AS "amount",
             COALESCE("t2"."outcome", 'outcome_unknown') AS "part"
            FROM "entries" AS "t2"
           ) AS "t5"
           GROUP BY
            1,
            2
          ) AS "t14"
           ON "t8"."pipeline" = "t14"."pipeline" AND "t8"."stage" = "t14"."stage"
         ) AS "t17"
        ) AS "t27"
        LEFT OUTER JOIN (
         SELECT
          "t44"."pipeline" AS "stay_pipeline",
          "t44"."stage" AS "stay_stage",
          "t44"."mean_days",
          "t44"."beyond_share",
          "t44"."n" + "t44"."without_end" AS "visits"
         FROM (
          SELECT
           "t22"."pipeline",
           "t22"."stage",
           "t22"."position",
           "t22"."n",
           "t22"."open",
           "t22"."without_end",
           "t37"."median_days",
           "t37"."p90_days",
           "t43"."mean_days",
           "t43"."mean_low",
           "t43"."mean_high",
           "t43"."longest_days",
           "t43"."beyond_share"
          FROM "t20" AS "t22"
          LEFT OUTER JOIN (
           SELECT
            "t35"."number",
            MIN(IFF("t35"."survival" <= 0.500000001, "t35"."days", NULL)) AS "median_days",
            MIN(IFF("t35"."survival" <= 0.10000000099999998, "t35"."days", NULL)) AS "p90_days"
           FROM "t34" AS "t35"
           GROUP BY
            1
          ) AS "t37"
           ON "t22"."number" = "t37"."number"
          LEFT OUTER JOIN (
           SELECT
            "t41"."number",
            "t41"."mean" AS "mean_days",
            IFF(
             NULLIF(
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
             ) IS NOT NULL,
             GREATEST(
              "t41"."mean" - (
               NULLIF(
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
             ),
             CAST(NULL AS DOUBLE)
            ) AS "mean_low",
            IFF(
             NULLIF(
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
             ) IS NOT NULL,
             "t41"."mean" + (
              NULLIF(
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
             CAST(NULL AS DOUBLE)
            ) AS "mean_high",
            "t41"."longest" AS "longest_days",
            "t41"."beyond" AS "beyond_share"
           FROM (
            SELECT
             "t40"."number",
             "t40"."fallen",
             "t40"."left",
             "t40"."longest",
             "t40"."beyond",
             "t40"."spread",
             "t40"."spread_area",
             "t40"."spread_square",
             "t40"."fallen" + (
              "t40"."longest" * "t40"."left"
             ) AS "mean"
            FROM (
             SELECT
              "t39"."number",
              COALESCE(SUM("t39"."fell"), 0.0) AS "fallen",
              COALESCE(MIN(IFF("t39"."survival" > 0.0, "t39"."survival", NULL)), 1.0) AS "left",
              MAX("t39"."days") AS "longest",
              MIN("t39"."survival") AS "beyond",
              SUM("t39"."variance") AS "spread",
              SUM("t39"."variance" * "t39"."area") AS "spread_area",
              SUM("t39"."variance" * "t39"."area" * "t39"."area") AS "spread_square"
             FROM (
              SELECT
               "t38"."number",
               "t38"."days",
               "t38"."at_risk",
               "t38"."ended",
               "t38"."survival",
               "t38"."fell",
               SUM("t38"."fell") OVER (
                PARTITION BY "t38"."number"
                ORDER BY "t38"."days" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
               ) + (
                "t38"."days" * "t38"."survival"
               ) AS "area",
               COALESCE(
                "t38"."ended" / CAST(NULLIF("t38"."at_risk" * (
                 "t38"."at_risk" - "t38"."ended"
                ), 0) AS DOUBLE),
                0.0
               ) AS "variance"
              FROM (
               SELECT
                "t35"."number",
                "t35"."days",
                "t35"."at_risk",
                "t35"."ended",
                "t35"."survival",
                (
                 "t35"."days" * "t35"."survival" * "t35"."ended"
                ) / CAST(NULLIF("t35"."at_risk" - "t35"."ended", 0) AS DOUBLE) AS "fell"
               FROM "t34" AS "t35"
              ) AS "t38"
             ) AS "t39"
             GROUP BY
              1
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
       "t16"."share_of",
       "t16"."target_share"
      FROM (
       SELECT
        "t9"."share_of",
        "t9"."won_money",
        "t9"."won_money" / NULLIF(
         SUM("t9"."won_money") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
         0.0
        ) AS "target_share"
       FROM (
        SELECT
         COALESCE("t6"."pipeline", 'default') AS "share_of",
         CAST(SUM("t6"."amount") AS DOUBLE) AS "won_money"
        FROM (
         SELECT
          *
         FROM "deals" AS "t0"
         WHERE
          "t0"."outcome" = 'won' AND COALESCE("t0"."amount" >= 0, FALSE)
        ) AS "t6"
        GROUP BY
         1
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
   1,
   2,
   3
 ) AS "t55"
) AS "t56"
