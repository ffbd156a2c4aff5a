WITH "t9" AS (
 SELECT
  "t0"."deal_id",
  "t0"."name",
  COALESCE("t0"."pipeline", 'default') AS "pipeline",
  "t0"."stage",
  "t0"."outcome",
  "t0"."created_at",
  "t0"."closed_at",
  "t0"."created_day_only",
  "t0"."closed_day_only",
  "t0"."expected_close_on",
  "t0"."amount",
  "t0"."currency",
  "t0"."owner",
  "t0"."team",
  "t0"."account",
  "t0"."source",
  "t0"."channel",
  "t0"."product",
  "t0"."region",
  "t0"."segment",
  "t0"."category",
  "t0"."probability",
  "t0"."next_step",
  "t0"."next_step_on",
  "t0"."last_activity_at",
  "t0"."loss_reason",
  "t0"."competitor",
  "t0"."source_file",
  "t0"."source_row",
  "t0"."state_unknown",
  "t0"."close_ahead",
  "t0"."original_amount",
  "t0"."exchange_rate",
  "t0"."rate_missing",
  "t0"."created_at" AS "entered_at",
  IFF(
   "t0"."outcome" = 'open',
   CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ),
   "t0"."closed_at"
  ) AS "until",
  IFF(
   "t0"."outcome" = 'open',
   IFF(
    (
     CAST(DATE_PART(
      'epoch',
      IFF(
       "t0"."outcome" = 'open',
       CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ),
       "t0"."closed_at"
      )
     ) - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
    ) >= 0,
    CAST(DATE_PART(
     'epoch',
     IFF(
      "t0"."outcome" = 'open',
      CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ),
      "t0"."closed_at"
     )
    ) - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
    CAST(NULL AS DOUBLE)
   ),
   IFF(
    CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     ) AS BIGINT) AS DOUBLE)
     ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
    END >= 0,
    CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     ) AS BIGINT) AS DOUBLE)
     ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
    END,
    CAST(NULL AS DOUBLE)
   )
  ) AS "days"
 FROM "deals" AS "t0"
), "t45" AS (
 SELECT
  "t42"."pipeline",
  "t42"."stage",
  "t42"."days",
  COALESCE(SUM("t42"."won_part"), 0.0) AS "won",
  COALESCE(SUM(1.0 - "t42"."won_part"), 0.0) AS "lost",
  CAST(COUNT_IF("t42"."won_part" IS NULL) AS DOUBLE) AS "open"
 FROM (
  SELECT
   "t39"."deal_id",
   "t39"."pipeline",
   "t39"."stage",
   "t39"."kind",
   "t39"."entered_at",
   "t39"."left_at",
   "t39"."next_pipeline",
   "t39"."next_stage",
   "t39"."next_kind",
   "t39"."outcome",
   "t39"."closed_at",
   "t39"."days",
   "t39"."next_pipeline_right",
   "t39"."next_stage_right",
   "t39"."win",
   CASE
    WHEN (
     "t39"."left_at" IS NOT NULL
    ) AND (
     "t39"."outcome" = 'won'
    )
    THEN 1.0
    WHEN (
     "t39"."left_at" IS NOT NULL
    ) AND (
     "t39"."outcome" = 'lost'
    )
    THEN 0.0
    WHEN (
     "t39"."left_at" IS NOT NULL
    ) AND (
     "t39"."next_kind" = 'open'
    )
    THEN "t39"."win"
    ELSE CAST(NULL AS DOUBLE)
   END AS "won_part"
  FROM (
   SELECT
    "t8"."deal_id",
    "t8"."pipeline",
    "t8"."stage",
    "t8"."kind",
    "t8"."entered_at",
    "t8"."left_at",
    "t8"."next_pipeline",
    "t8"."next_stage",
    "t8"."next_kind",
    "t8"."outcome",
    "t8"."closed_at",
    "t8"."days",
    "t37"."next_pipeline" AS "next_pipeline_right",
    "t37"."next_stage" AS "next_stage_right",
    "t37"."win"
   FROM (
    SELECT
     "t1"."deal_id",
     "t1"."pipeline",
     "t1"."stage",
     "t1"."kind",
     "t1"."entered_at",
     "t1"."left_at",
     "t1"."next_pipeline",
     "t1"."next_stage",
     "t1"."next_kind",
     "t1"."outcome",
     "t1"."closed_at",
     CAST(FLOOR(
      CAST(DATE_PART(
       'epoch',
       COALESCE(
        "t1"."left_at",
        CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
       )
      ) - DATE_PART('epoch', "t1"."entered_at") AS DOUBLE) / 86400.0
     ) AS BIGINT) AS "days"
    FROM "stays" AS "t1"
    WHERE
     "t1"."kind" = 'open'
   ) AS "t8"
   LEFT OUTER JOIN (
    SELECT
     "t34"."pipeline" AS "next_pipeline",
     "t34"."stage" AS "next_stage",
     "t34"."incidence" AS "win"
    FROM (
     SELECT
      "t32"."pipeline",
      "t32"."stage",
      MAX("t32"."at_risk") AS "n",
      MAX(IFF(TRUE, "t32"."days", NULL)) AS "days",
      COALESCE(MAX(IFF(TRUE, "t32"."incidence", NULL)), 0.0) AS "incidence"
     FROM (
      SELECT
       "t31"."pipeline",
       "t31"."stage",
       "t31"."days",
       "t31"."at_risk",
       "t31"."ended",
       "t31"."counted",
       "t31"."survival",
       "t31"."before",
       "t31"."incidence"
      FROM (
       SELECT
        "t29"."pipeline",
        "t29"."stage",
        "t29"."days",
        "t29"."left",
        "t29"."ended",
        "t29"."counted",
        "t29"."at_risk",
        "t29"."before",
        "t29"."before" * (
         1.0 - (
          "t29"."ended" / "t29"."at_risk"
         )
        ) AS "survival",
        SUM((
         "t29"."before" * "t29"."counted"
        ) / "t29"."at_risk") OVER (
         PARTITION BY "t29"."pipeline", "t29"."stage"
         ORDER BY "t29"."days" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "incidence"
       FROM (
        SELECT
         "t26"."pipeline",
         "t26"."stage",
         "t26"."days",
         "t26"."left",
         "t26"."ended",
         "t26"."counted",
         "t26"."at_risk",
         COALESCE(
          EXP(
           SUM(LOG(NULL, NULLIF(1.0 - (
            "t26"."ended" / "t26"."at_risk"
           ), 0.0))) OVER (
            PARTITION BY "t26"."pipeline", "t26"."stage"
            ORDER BY "t26"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
           )
          ),
          1.0
         ) AS "before"
        FROM (
         SELECT
          "t23"."pipeline",
          "t23"."stage",
          "t23"."days",
          "t23"."left",
          "t23"."ended",
          "t23"."counted",
          SUM("t23"."left") OVER (
           PARTITION BY "t23"."pipeline", "t23"."stage"
           ORDER BY "t23"."days" DESC NULLS LAST
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "at_risk"
         FROM (
          SELECT
           "t21"."pipeline",
           "t21"."stage",
           "t21"."days",
           "t21"."mass" AS "left",
           "t21"."ended",
           "t21"."counted"
          FROM (
           SELECT
            "t20".*
            EXCLUDE ("shortest")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t17"."pipeline",
              "t17"."stage",
              "t17"."days",
              SUM("t17"."mass") AS "mass",
              SUM("t17"."ended") AS "ended",
              SUM("t17"."counted") AS "counted",
              MIN("t17"."days") AS "shortest"
             FROM (
              SELECT
               "t12"."pipeline",
               "t12"."stage",
               "t12"."days",
               CAST("t12"."weight" AS DOUBLE) AS "mass",
               IFF(COALESCE("t12"."outcome" <> 'open', FALSE), CAST("t12"."weight" AS DOUBLE), 0) AS "ended",
               IFF(COALESCE("t12"."outcome" = 'won', FALSE), CAST("t12"."weight" AS DOUBLE), 0) AS "counted"
              FROM (
               SELECT
                "t10"."pipeline",
                "t10"."stage",
                "t10"."days",
                "t10"."outcome",
                COUNT(*) AS "weight"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."deal_id",
                  "t1"."pipeline",
                  "t1"."stage",
                  "t1"."kind",
                  "t1"."entered_at",
                  "t1"."left_at",
                  "t1"."next_pipeline",
                  "t1"."next_stage",
                  "t1"."next_kind",
                  "t1"."outcome",
                  "t1"."closed_at",
                  CAST(FLOOR(
                   CAST(DATE_PART(
                    'epoch',
                    IFF(
                     "t1"."outcome" IN ('won', 'lost'),
                     "t1"."closed_at",
                     CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
                    )
                   ) - DATE_PART('epoch', "t1"."entered_at") AS DOUBLE) / 86400.0
                  ) AS BIGINT) AS "days"
                 FROM "stays" AS "t1"
                 WHERE
                  "t1"."kind" = 'open'
                ) AS "t6"
                WHERE
                 "t6"."days" IS NOT NULL
               ) AS "t10"
               GROUP BY
                1,
                2,
                3,
                4
              ) AS "t12"
              WHERE
               CAST("t12"."weight" AS DOUBLE) > 0
             ) AS "t17"
             GROUP BY
              1,
              2,
              3
            ) AS "t18"
            WHERE
             "t18"."shortest" >= 0
           ) AS "t20"
          ) AS "t21"
         ) AS "t23"
        ) AS "t26"
       ) AS "t29"
      ) AS "t31"
     ) AS "t32"
     GROUP BY
      1,
      2
    ) AS "t34"
   ) AS "t37"
    ON "t8"."next_pipeline" = "t37"."next_pipeline"
    AND "t8"."next_stage" = "t37"."next_stage"
  ) AS "t39"
  WHERE
   NOT (
    COALESCE((
     "t39"."left_at" IS NULL
    ) AND "t39"."outcome" IN ('won', 'lost'), FALSE)
   )
 ) AS "t42"
 GROUP BY
  1,
  2,
  3
)
SELECT
 "t71"."open",
 "t71"."phantom",
 "t71"."phantom" / NULLIF("t71"."of", 0) AS "share",
 "t71"."open_amount",
 IFF(
  "t71"."open_amount" IS NOT NULL,
  COALESCE("t71"."phantom_amount", 0.0),
  CAST(NULL AS DOUBLE)
 ) AS "phantom_amount",
 IFF(
  "t71"."open_amount" IS NOT NULL,
  COALESCE("t71"."phantom_amount", 0.0),
  CAST(NULL AS DOUBLE)
 ) / NULLIF("t71"."open_amount", 0.0) AS "amount_share",
 "t71"."expected_won",
 "t71"."beyond",
 "t71"."by_pipeline",
 "t71"."without_chance",
 "t71"."without_amount"
FROM (
 SELECT
  COUNT(*) AS "open",
  COUNT_IF("t70"."part" = 'phantom') AS "phantom",
  COUNT_IF("t70"."part" <> 'without_chance') AS "of",
  CAST(SUM(
   IFF(
    (
     "t70"."part" <> 'without_chance'
    ) AND COALESCE("t70"."amount" >= 0, FALSE),
    "t70"."amount",
    NULL
   )
  ) AS DOUBLE) AS "open_amount",
  CAST(SUM(
   IFF(
    (
     "t70"."part" <> 'without_chance'
    )
    AND COALESCE("t70"."amount" >= 0, FALSE)
    AND (
     "t70"."part" = 'phantom'
    ),
    "t70"."amount",
    NULL
   )
  ) AS DOUBLE) AS "phantom_amount",
  COALESCE(SUM(IFF("t70"."part" = 'phantom', "t70"."chance", NULL)), 0.0) AS "expected_won",
  COUNT_IF((
   "t70"."part" = 'phantom'
  ) AND (
   "t70"."decided_later" = 0
  )) AS "beyond",
  COUNT_IF("t70"."basis" = 'pipeline') AS "by_pipeline",
  COUNT_IF(NOT (
   "t70"."part" <> 'without_chance'
  )) AS "without_chance",
  COUNT_IF(
   (
    "t70"."part" <> 'without_chance'
   )
   AND NOT (
    COALESCE("t70"."amount" >= 0, FALSE)
   )
  ) AS "without_amount"
 FROM (
  SELECT
   "t69"."deal_id",
   "t69"."pipeline",
   "t69"."stage",
   "t69"."amount",
   CASE
    WHEN "t69"."chance" IS NULL
    THEN 'without_chance'
    WHEN "t69"."chance" < 0.05
    THEN 'phantom'
    ELSE 'alive'
   END AS "part",
   "t69"."basis",
   "t69"."days",
   "t69"."chance",
   IFF(
    (
     (
      "t69"."chance" * "t69"."decided_later"
     ) / NULLIF("t69"."decided_later", 0)
    ) = 0.0,
    0.0,
    (
     (
      (
       (
        "t69"."chance" * "t69"."decided_later"
       ) / NULLIF("t69"."decided_later", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t69"."decided_later", 0) * 2.0
       )
      )
     ) - (
      SQRT(
       (
        (
         (
          (
           "t69"."chance" * "t69"."decided_later"
          ) / NULLIF("t69"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t69"."chance" * "t69"."decided_later"
           ) / NULLIF("t69"."decided_later", 0)
          )
         )
        ) / NULLIF("t69"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         NULLIF("t69"."decided_later", 0) * 4.0 * NULLIF("t69"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / NULLIF("t69"."decided_later", 0)
     ) + 1.0
    )
   ) AS "chance_low",
   IFF(
    (
     (
      "t69"."chance" * "t69"."decided_later"
     ) / NULLIF("t69"."decided_later", 0)
    ) = 1.0,
    1.0,
    (
     (
      (
       "t69"."chance" * "t69"."decided_later"
      ) / NULLIF("t69"."decided_later", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t69"."decided_later", 0) * 2.0
      )
     ) + (
      SQRT(
       (
        (
         (
          (
           "t69"."chance" * "t69"."decided_later"
          ) / NULLIF("t69"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t69"."chance" * "t69"."decided_later"
           ) / NULLIF("t69"."decided_later", 0)
          )
         )
        ) / NULLIF("t69"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         NULLIF("t69"."decided_later", 0) * 4.0 * NULLIF("t69"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / NULLIF("t69"."decided_later", 0)
     ) + 1.0
    )
   ) AS "chance_high",
   "t69"."lasted",
   "t69"."decided_later"
  FROM (
   SELECT
    "t68"."deal_id",
    "t68"."pipeline",
    "t68"."stage",
    "t68"."amount",
    IFF("t68"."stage_chance" IS NOT NULL, "t68"."stage_days", "t68"."days") AS "days",
    IFF("t68"."stage_chance" IS NOT NULL, "t68"."stage_chance", "t68"."chance") AS "chance",
    IFF("t68"."stage_chance" IS NOT NULL, "t68"."stage_lasted", "t68"."lasted") AS "lasted",
    IFF("t68"."stage_chance" IS NOT NULL, "t68"."stage_decided_later", "t68"."decided_later") AS "decided_later",
    "t68"."stage_deal_id",
    "t68"."stage_days",
    "t68"."stage_chance",
    "t68"."stage_lasted",
    "t68"."stage_decided_later",
    CASE
     WHEN "t68"."stage_chance" IS NOT NULL
     THEN 'stage'
     WHEN "t68"."chance" IS NOT NULL
     THEN 'pipeline'
     ELSE CAST(NULL AS VARCHAR)
    END AS "basis"
   FROM (
    SELECT
     "t46"."deal_id",
     "t46"."pipeline",
     "t46"."stage",
     "t46"."amount",
     "t46"."days",
     "t46"."chance",
     "t46"."lasted",
     "t46"."decided_later",
     "t67"."stage_deal_id",
     "t67"."stage_days",
     "t67"."stage_chance",
     "t67"."stage_lasted",
     "t67"."stage_decided_later"
    FROM (
     SELECT
      "t43".*
      EXCLUDE ("at_days", "at_pipeline", "part")
     FROM (
      SELECT
       "t15"."deal_id",
       "t15"."pipeline",
       "t15"."stage",
       "t15"."part",
       "t15"."amount",
       "t15"."days",
       "t41"."at_pipeline",
       "t41"."at_days",
       "t41"."chance",
       "t41"."lasted",
       "t41"."decided_later"
      FROM (
       SELECT
        "t11"."deal_id",
        "t11"."pipeline",
        "t11"."stage",
        IFF("t11"."days" IS NOT NULL, "t11"."outcome", 'without_date') AS "part",
        "t11"."amount",
        CAST(FLOOR("t11"."days") AS BIGINT) AS "days"
       FROM "t9" AS "t11"
      ) AS "t15"
      LEFT OUTER JOIN (
       SELECT
        "t38"."pipeline" AS "at_pipeline",
        "t38"."days" AS "at_days",
        IFF(
         IFF("t38"."rest" > 1e-09, "t38"."rest", 0.0) < "t38"."survival",
         IFF("t38"."rest" > 1e-09, "t38"."rest", 0.0) / "t38"."survival",
         1.0
        ) AS "chance",
        CAST(ROUND("t38"."at_risk", 0) AS BIGINT) AS "lasted",
        CAST(ROUND("t38"."later", 0) AS BIGINT) AS "decided_later"
       FROM (
        SELECT
         "t35"."pipeline",
         "t35"."days",
         "t35"."at_risk",
         "t35"."ended",
         "t35"."counted",
         "t35"."survival",
         "t35"."before",
         "t35"."incidence",
         SUM("t35"."ended") OVER (
          PARTITION BY "t35"."pipeline"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_ended",
         SUM("t35"."ended") OVER (
          PARTITION BY "t35"."pipeline"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - SUM("t35"."ended") OVER (
          PARTITION BY "t35"."pipeline"
          ORDER BY "t35"."days" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS "later",
         MAX("t35"."incidence") OVER (
          PARTITION BY "t35"."pipeline"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - "t35"."incidence" AS "rest"
        FROM (
         SELECT
          "t33"."pipeline",
          "t33"."days",
          "t33"."at_risk",
          "t33"."ended",
          "t33"."counted",
          "t33"."survival",
          "t33"."before",
          "t33"."incidence"
         FROM (
          SELECT
           "t30"."pipeline",
           "t30"."days",
           "t30"."left",
           "t30"."ended",
           "t30"."counted",
           "t30"."at_risk",
           "t30"."before",
           "t30"."before" * (
            1.0 - (
             "t30"."ended" / "t30"."at_risk"
            )
           ) AS "survival",
           SUM((
            "t30"."before" * "t30"."counted"
           ) / "t30"."at_risk") OVER (
            PARTITION BY "t30"."pipeline"
            ORDER BY "t30"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t28"."pipeline",
            "t28"."days",
            "t28"."left",
            "t28"."ended",
            "t28"."counted",
            "t28"."at_risk",
            COALESCE(
             EXP(
              SUM(LOG(NULL, NULLIF(1.0 - (
               "t28"."ended" / "t28"."at_risk"
              ), 0.0))) OVER (
               PARTITION BY "t28"."pipeline"
               ORDER BY "t28"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t27"."pipeline",
             "t27"."days",
             "t27"."left",
             "t27"."ended",
             "t27"."counted",
             SUM("t27"."left") OVER (
              PARTITION BY "t27"."pipeline"
              ORDER BY "t27"."days" DESC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t25"."pipeline",
              "t25"."days",
              "t25"."mass" AS "left",
              "t25"."ended",
              "t25"."counted"
             FROM (
              SELECT
               "t24".*
               EXCLUDE ("shortest")
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t19"."pipeline",
                 "t19"."days",
                 SUM("t19"."mass") AS "mass",
                 SUM("t19"."ended") AS "ended",
                 SUM("t19"."counted") AS "counted",
                 MIN("t19"."days") AS "shortest"
                FROM (
                 SELECT
                  "t16"."pipeline",
                  "t16"."days",
                  CAST("t16"."weight" AS DOUBLE) AS "mass",
                  IFF(COALESCE("t16"."outcome" <> 'open', FALSE), CAST("t16"."weight" AS DOUBLE), 0) AS "ended",
                  IFF(COALESCE("t16"."outcome" = 'won', FALSE), CAST("t16"."weight" AS DOUBLE), 0) AS "counted"
                 FROM (
                  SELECT
                   "t14"."pipeline",
                   "t14"."days",
                   "t14"."part" AS "outcome",
                   COUNT(*) AS "weight"
                  FROM (
                   SELECT
                    "t11"."deal_id",
                    "t11"."pipeline",
                    "t11"."stage",
                    IFF("t11"."days" IS NOT NULL, "t11"."outcome", 'without_date') AS "part",
                    "t11"."amount",
                    CAST(FLOOR("t11"."days") AS BIGINT) AS "days"
                   FROM "t9" AS "t11"
                   WHERE
                    CAST(FLOOR("t11"."days") AS BIGINT) IS NOT NULL
                  ) AS "t14"
                  GROUP BY
                   1,
                   2,
                   3
                 ) AS "t16"
                 WHERE
                  CAST("t16"."weight" AS DOUBLE) > 0
                ) AS "t19"
                GROUP BY
                 1,
                 2
               ) AS "t22"
               WHERE
                "t22"."shortest" >= 0
              ) AS "t24"
             ) AS "t25"
            ) AS "t27"
           ) AS "t28"
          ) AS "t30"
         ) AS "t33"
        ) AS "t35"
       ) AS "t38"
       WHERE
        "t38"."all_ended" >= 29.5 AND "t38"."survival" > 1e-09
      ) AS "t41"
       ON "t15"."pipeline" = "t41"."at_pipeline" AND "t15"."days" = "t41"."at_days"
      WHERE
       EXISTS(
        SELECT
         1
        FROM (
         SELECT
          "t0"."deal_id",
          "t0"."name",
          COALESCE("t0"."pipeline", 'default') AS "pipeline",
          "t0"."stage",
          "t0"."outcome",
          "t0"."created_at",
          "t0"."closed_at",
          "t0"."created_day_only",
          "t0"."closed_day_only",
          "t0"."expected_close_on",
          "t0"."amount",
          "t0"."currency",
          "t0"."owner",
          "t0"."team",
          "t0"."account",
          "t0"."source",
          "t0"."channel",
          "t0"."product",
          "t0"."region",
          "t0"."segment",
          "t0"."category",
          "t0"."probability",
          "t0"."next_step",
          "t0"."next_step_on",
          "t0"."last_activity_at",
          "t0"."loss_reason",
          "t0"."competitor",
          "t0"."source_file",
          "t0"."source_row",
          "t0"."state_unknown",
          "t0"."close_ahead",
          "t0"."original_amount",
          "t0"."exchange_rate",
          "t0"."rate_missing"
         FROM "deals" AS "t0"
         WHERE
          "t0"."outcome" = 'open'
        ) AS "t3"
        WHERE
         "t15"."deal_id" = "t3"."deal_id"
       )
     ) AS "t43"
    ) AS "t46"
    LEFT OUTER JOIN (
     SELECT
      "t65"."deal_id" AS "stage_deal_id",
      "t65"."days" AS "stage_days",
      "t65"."chance" AS "stage_chance",
      "t65"."lasted" AS "stage_lasted",
      "t65"."decided_later" AS "stage_decided_later"
     FROM (
      SELECT
       "t7"."deal_id",
       "t7"."days",
       "t64"."chance",
       "t64"."lasted",
       "t64"."decided_later"
      FROM (
       SELECT
        "t1"."deal_id",
        "t1"."pipeline",
        "t1"."stage",
        CAST(FLOOR(
         CAST(DATE_PART(
          'epoch',
          COALESCE(
           "t1"."left_at",
           CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
          )
         ) - DATE_PART('epoch', "t1"."entered_at") AS DOUBLE) / 86400.0
        ) AS BIGINT) AS "days"
       FROM "stays" AS "t1"
       WHERE
        "t1"."kind" = 'open' AND "t1"."outcome" = 'open' AND "t1"."left_at" IS NULL
      ) AS "t7"
      INNER JOIN (
       SELECT
        "t62"."pipeline" AS "at_pipeline",
        "t62"."stage" AS "at_stage",
        "t62"."days" AS "at_days",
        IFF(
         IFF("t62"."rest" > 1e-09, "t62"."rest", 0.0) < "t62"."survival",
         IFF("t62"."rest" > 1e-09, "t62"."rest", 0.0) / "t62"."survival",
         1.0
        ) AS "chance",
        CAST(ROUND("t62"."at_risk", 0) AS BIGINT) AS "lasted",
        CAST(ROUND("t62"."later", 0) AS BIGINT) AS "decided_later"
       FROM (
        SELECT
         "t61"."pipeline",
         "t61"."stage",
         "t61"."days",
         "t61"."at_risk",
         "t61"."ended",
         "t61"."counted",
         "t61"."survival",
         "t61"."before",
         "t61"."incidence",
         SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_ended",
         SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ORDER BY "t61"."days" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS "later",
         MAX("t61"."incidence") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ORDER BY NULL ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - "t61"."incidence" AS "rest"
        FROM (
         SELECT
          "t60"."pipeline",
          "t60"."stage",
          "t60"."days",
          "t60"."at_risk",
          "t60"."ended",
          "t60"."counted",
          "t60"."survival",
          "t60"."before",
          "t60"."incidence"
         FROM (
          SELECT
           "t59"."pipeline",
           "t59"."stage",
           "t59"."days",
           "t59"."left",
           "t59"."ended",
           "t59"."counted",
           "t59"."at_risk",
           "t59"."before",
           "t59"."before" * (
            1.0 - (
             "t59"."ended" / "t59"."at_risk"
            )
           ) AS "survival",
           SUM((
            "t59"."before" * "t59"."counted"
           ) / "t59"."at_risk") OVER (
            PARTITION BY "t59"."pipeline", "t59"."stage"
            ORDER BY "t59"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t58"."pipeline",
            "t58"."stage",
            "t58"."days",
            "t58"."left",
            "t58"."ended",
            "t58"."counted",
            "t58"."at_risk",
            COALESCE(
             EXP(
              SUM(LOG(NULL, NULLIF(1.0 - (
               "t58"."ended" / "t58"."at_risk"
              ), 0.0))) OVER (
               PARTITION BY "t58"."pipeline", "t58"."stage"
               ORDER BY "t58"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t57"."pipeline",
             "t57"."stage",
             "t57"."days",
             "t57"."left",
             "t57"."ended",
             "t57"."counted",
             SUM("t57"."left") OVER (
              PARTITION BY "t57"."pipeline", "t57"."stage"
              ORDER BY "t57"."days" DESC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t56"."pipeline",
              "t56"."stage",
              "t56"."days",
              "t56"."mass" AS "left",
              "t56"."ended",
              "t56"."counted"
             FROM (
              SELECT
               "t55".*
               EXCLUDE ("shortest")
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t53"."pipeline",
                 "t53"."stage",
                 "t53"."days",
                 SUM("t53"."mass") AS "mass",
                 SUM("t53"."ended") AS "ended",
                 SUM("t53"."counted") AS "counted",
                 MIN("t53"."days") AS "shortest"
                FROM (
                 SELECT
                  "t52"."pipeline",
                  "t52"."stage",
                  "t52"."days",
                  "t52"."weight" AS "mass",
                  IFF(COALESCE("t52"."outcome" <> 'open', FALSE), "t52"."weight", 0) AS "ended",
                  IFF(COALESCE("t52"."outcome" = 'won', FALSE), "t52"."weight", 0) AS "counted"
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t47"."pipeline",
                    "t47"."stage",
                    "t47"."days",
                    'open' AS "outcome",
                    "t47"."open" AS "weight"
                   FROM "t45" AS "t47"
                  ) AS "t48"
                  UNION ALL
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t47"."pipeline",
                     "t47"."stage",
                     "t47"."days",
                     'won' AS "outcome",
                     "t47"."won" AS "weight"
                    FROM "t45" AS "t47"
                   ) AS "t49"
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t47"."pipeline",
                     "t47"."stage",
                     "t47"."days",
                     'lost' AS "outcome",
                     "t47"."lost" AS "weight"
                    FROM "t45" AS "t47"
                   ) AS "t50"
                  ) AS "t51"
                 ) AS "t52"
                 WHERE
                  "t52"."weight" > 0
                ) AS "t53"
                GROUP BY
                 1,
                 2,
                 3
               ) AS "t54"
               WHERE
                "t54"."shortest" >= 0
              ) AS "t55"
             ) AS "t56"
            ) AS "t57"
           ) AS "t58"
          ) AS "t59"
         ) AS "t60"
        ) AS "t61"
       ) AS "t62"
       WHERE
        "t62"."all_ended" >= 29.5 AND "t62"."survival" > 1e-09
      ) AS "t64"
       ON "t7"."pipeline" = "t64"."at_pipeline"
       AND "t7"."stage" = "t64"."at_stage"
       AND "t7"."days" = "t64"."at_days"
     ) AS "t65"
    ) AS "t67"
     ON "t46"."deal_id" = "t67"."stage_deal_id"
   ) AS "t68"
  ) AS "t69"
 ) AS "t70"
) AS "t71"
