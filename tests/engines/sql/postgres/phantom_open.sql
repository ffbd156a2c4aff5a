WITH "t11" AS (
 SELECT
  "t10"."deal_id",
  "t10"."pipeline",
  "t10"."stage",
  CASE WHEN "t10"."days" IS NOT NULL THEN "t10"."outcome" ELSE 'without_date' END AS "part",
  "t10"."amount",
  CAST(FLOOR("t10"."days") AS BIGINT) AS "days"
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
   "t0"."rate_missing",
   "t0"."created_at" AS "entered_at",
   CASE
    WHEN "t0"."outcome" = 'open'
    THEN CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ)
    ELSE "t0"."closed_at"
   END AS "until",
   CASE
    WHEN "t0"."outcome" = 'open'
    THEN CASE
     WHEN (
      CAST(EXTRACT('epoch' FROM CASE
       WHEN "t0"."outcome" = 'open'
       THEN CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ)
       ELSE "t0"."closed_at"
      END) - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) >= 0
     THEN CAST(EXTRACT('epoch' FROM CASE
      WHEN "t0"."outcome" = 'open'
      THEN CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ)
      ELSE "t0"."closed_at"
     END) - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END
    ELSE CASE
     WHEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END
   END AS "days"
  FROM "deals" AS "t0"
 ) AS "t10"
), "t41" AS (
 SELECT
  "t38"."pipeline",
  "t38"."stage",
  "t38"."days",
  COALESCE(SUM("t38"."won_part"), 0.0) AS "won",
  COALESCE(SUM(1.0 - "t38"."won_part"), 0.0) AS "lost",
  CAST(COUNT(*) FILTER(WHERE
   "t38"."won_part" IS NULL) AS DOUBLE PRECISION) AS "open"
 FROM (
  SELECT
   "t36"."deal_id",
   "t36"."pipeline",
   "t36"."stage",
   "t36"."kind",
   "t36"."entered_at",
   "t36"."left_at",
   "t36"."next_pipeline",
   "t36"."next_stage",
   "t36"."next_kind",
   "t36"."outcome",
   "t36"."closed_at",
   "t36"."days",
   "t36"."next_pipeline_right",
   "t36"."next_stage_right",
   "t36"."win",
   CASE
    WHEN (
     "t36"."left_at" IS NOT NULL
    ) AND (
     "t36"."outcome" = 'won'
    )
    THEN 1.0
    WHEN (
     "t36"."left_at" IS NOT NULL
    ) AND (
     "t36"."outcome" = 'lost'
    )
    THEN 0.0
    WHEN (
     "t36"."left_at" IS NOT NULL
    ) AND (
     "t36"."next_kind" = 'open'
    )
    THEN "t36"."win"
    ELSE CAST(NULL AS DOUBLE PRECISION)
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
    "t34"."next_pipeline" AS "next_pipeline_right",
    "t34"."next_stage" AS "next_stage_right",
    "t34"."win"
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
      CAST(EXTRACT('epoch' FROM COALESCE("t1"."left_at", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t1"."entered_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS "days"
    FROM "stays" AS "t1"
    WHERE
     "t1"."kind" = 'open'
   ) AS "t8"
   LEFT OUTER JOIN (
    SELECT
     "t31"."pipeline" AS "next_pipeline",
     "t31"."stage" AS "next_stage",
     "t31"."incidence" AS "win"
    FROM (
     SELECT
      "t30"."pipeline",
      "t30"."stage",
      MAX("t30"."at_risk") AS "n",
      MAX("t30"."days") FILTER(WHERE
       TRUE) AS "days",
      COALESCE(MAX("t30"."incidence") FILTER(WHERE
       TRUE), 0.0) AS "incidence"
     FROM (
      SELECT
       "t28"."pipeline",
       "t28"."stage",
       "t28"."days",
       "t28"."at_risk",
       "t28"."ended",
       "t28"."counted",
       "t28"."survival",
       "t28"."before",
       "t28"."incidence"
      FROM (
       SELECT
        "t27"."pipeline",
        "t27"."stage",
        "t27"."days",
        "t27"."left",
        "t27"."ended",
        "t27"."counted",
        "t27"."at_risk",
        "t27"."before",
        "t27"."before" * (
         1.0 - (
          CAST("t27"."ended" AS DOUBLE PRECISION) / "t27"."at_risk"
         )
        ) AS "survival",
        SUM(
         CAST((
          "t27"."before" * "t27"."counted"
         ) AS DOUBLE PRECISION) / "t27"."at_risk"
        ) OVER (
         PARTITION BY "t27"."pipeline", "t27"."stage"
         ORDER BY "t27"."days" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "incidence"
       FROM (
        SELECT
         "t22"."pipeline",
         "t22"."stage",
         "t22"."days",
         "t22"."left",
         "t22"."ended",
         "t22"."counted",
         "t22"."at_risk",
         COALESCE(
          EXP(
           SUM(
            CAST(LOG(
             CAST(EXP(1) AS DECIMAL),
             CAST(NULLIF(1.0 - (
              CAST("t22"."ended" AS DOUBLE PRECISION) / "t22"."at_risk"
             ), 0.0) AS DECIMAL)
            ) AS DOUBLE PRECISION)
           ) OVER (
            PARTITION BY "t22"."pipeline", "t22"."stage"
            ORDER BY "t22"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
           )
          ),
          1.0
         ) AS "before"
        FROM (
         SELECT
          "t20"."pipeline",
          "t20"."stage",
          "t20"."days",
          "t20"."left",
          "t20"."ended",
          "t20"."counted",
          SUM("t20"."left") OVER (
           PARTITION BY "t20"."pipeline", "t20"."stage"
           ORDER BY "t20"."days" DESC NULLS LAST
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "at_risk"
         FROM (
          SELECT
           "t18"."pipeline",
           "t18"."stage",
           "t18"."days",
           "t18"."mass" AS "left",
           "t18"."ended",
           "t18"."counted"
          FROM (
           SELECT
            "t17"."pipeline",
            "t17"."stage",
            "t17"."days",
            "t17"."mass",
            "t17"."ended",
            "t17"."counted"
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t12"."pipeline",
              "t12"."stage",
              "t12"."days",
              SUM("t12"."mass") AS "mass",
              SUM("t12"."ended") AS "ended",
              SUM("t12"."counted") AS "counted",
              MIN("t12"."days") AS "shortest"
             FROM (
              SELECT
               "t9"."pipeline",
               "t9"."stage",
               "t9"."days",
               CAST("t9"."weight" AS DOUBLE PRECISION) AS "mass",
               CASE
                WHEN COALESCE("t9"."outcome" <> 'open', FALSE)
                THEN CAST("t9"."weight" AS DOUBLE PRECISION)
                ELSE 0
               END AS "ended",
               CASE
                WHEN COALESCE("t9"."outcome" = 'won', FALSE)
                THEN CAST("t9"."weight" AS DOUBLE PRECISION)
                ELSE 0
               END AS "counted"
              FROM (
               SELECT
                "t6"."pipeline",
                "t6"."stage",
                "t6"."days",
                "t6"."outcome",
                COUNT(*) AS "weight"
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
                  CAST(EXTRACT('epoch' FROM CASE
                   WHEN "t1"."outcome" IN ('won', 'lost')
                   THEN "t1"."closed_at"
                   ELSE CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ)
                  END) - EXTRACT('epoch' FROM "t1"."entered_at") AS DOUBLE PRECISION) / 86400.0
                 ) AS BIGINT) AS "days"
                FROM "stays" AS "t1"
                WHERE
                 "t1"."kind" = 'open'
               ) AS "t6"
               GROUP BY
                1,
                2,
                3,
                4
              ) AS "t9"
              WHERE
               CAST("t9"."weight" AS DOUBLE PRECISION) > 0
             ) AS "t12"
             GROUP BY
              1,
              2,
              3
            ) AS "t16"
            WHERE
             "t16"."shortest" >= 0
           ) AS "t17"
          ) AS "t18"
         ) AS "t20"
        ) AS "t22"
       ) AS "t27"
      ) AS "t28"
     ) AS "t30"
     GROUP BY
      1,
      2
    ) AS "t31"
   ) AS "t34"
    ON "t8"."next_pipeline" = "t34"."next_pipeline"
    AND "t8"."next_stage" = "t34"."next_stage"
  ) AS "t36"
  WHERE
   NOT (
    COALESCE((
     "t36"."left_at" IS NULL
    ) AND "t36"."outcome" IN ('won', 'lost'), FALSE)
   )
 ) AS "t38"
 GROUP BY
  1,
  2,
  3
)
SELECT
 "t69"."open",
 "t69"."phantom",
 CAST("t69"."phantom" AS DOUBLE PRECISION) / NULLIF("t69"."of", 0) AS "share",
 "t69"."open_amount",
 CASE
  WHEN "t69"."open_amount" IS NOT NULL
  THEN COALESCE("t69"."phantom_amount", 0.0)
  ELSE CAST(NULL AS DOUBLE PRECISION)
 END AS "phantom_amount",
 CAST(CASE
  WHEN "t69"."open_amount" IS NOT NULL
  THEN COALESCE("t69"."phantom_amount", 0.0)
  ELSE CAST(NULL AS DOUBLE PRECISION)
 END AS DOUBLE PRECISION) / NULLIF("t69"."open_amount", 0.0) AS "amount_share",
 "t69"."expected_won",
 "t69"."beyond",
 "t69"."by_pipeline",
 "t69"."without_chance",
 "t69"."without_amount"
FROM (
 SELECT
  COUNT(*) AS "open",
  COUNT(*) FILTER(WHERE
   "t68"."part" = 'phantom') AS "phantom",
  COUNT(*) FILTER(WHERE
   "t68"."part" <> 'without_chance') AS "of",
  CAST(SUM("t68"."amount") FILTER(WHERE
   (
    "t68"."part" <> 'without_chance'
   ) AND COALESCE("t68"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) AS "open_amount",
  CAST(SUM("t68"."amount") FILTER(WHERE
   (
    "t68"."part" <> 'without_chance'
   )
   AND COALESCE("t68"."amount" >= 0, FALSE)
   AND (
    "t68"."part" = 'phantom'
   )) AS DOUBLE PRECISION) AS "phantom_amount",
  COALESCE(SUM("t68"."chance") FILTER(WHERE
   "t68"."part" = 'phantom'), 0.0) AS "expected_won",
  COUNT(*) FILTER(WHERE
   (
    "t68"."part" = 'phantom'
   ) AND (
    "t68"."decided_later" = 0
   )) AS "beyond",
  COUNT(*) FILTER(WHERE
   "t68"."basis" = 'pipeline') AS "by_pipeline",
  COUNT(*) FILTER(WHERE
   NOT (
    "t68"."part" <> 'without_chance'
   )) AS "without_chance",
  COUNT(*) FILTER(WHERE
   (
    "t68"."part" <> 'without_chance'
   )
   AND NOT (
    COALESCE("t68"."amount" >= 0, FALSE)
   )) AS "without_amount"
 FROM (
  SELECT
   "t67"."deal_id",
   "t67"."pipeline",
   "t67"."stage",
   "t67"."amount",
   CASE
    WHEN "t67"."chance" IS NULL
    THEN 'without_chance'
    WHEN "t67"."chance" < 0.05
    THEN 'phantom'
    ELSE 'alive'
   END AS "part",
   "t67"."basis",
   "t67"."days",
   "t67"."chance",
   CASE
    WHEN (
     CAST((
      "t67"."chance" * "t67"."decided_later"
     ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
    ) = 0.0
    THEN 0.0
    ELSE CAST((
     (
      (
       CAST((
        "t67"."chance" * "t67"."decided_later"
       ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t67"."decided_later", 0) * 2.0
       )
      )
     ) - (
      SQRT(
       (
        CAST((
         (
          CAST((
           "t67"."chance" * "t67"."decided_later"
          ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
         ) * (
          1.0 - (
           CAST((
            "t67"."chance" * "t67"."decided_later"
           ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
          )
         )
        ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
       ) + (
        CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
         NULLIF("t67"."decided_later", 0) * 4.0 * NULLIF("t67"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) AS DOUBLE PRECISION) / (
     (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_low",
   CASE
    WHEN (
     CAST((
      "t67"."chance" * "t67"."decided_later"
     ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
    ) = 1.0
    THEN 1.0
    ELSE CAST((
     (
      CAST((
       "t67"."chance" * "t67"."decided_later"
      ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t67"."decided_later", 0) * 2.0
      )
     ) + (
      SQRT(
       (
        CAST((
         (
          CAST((
           "t67"."chance" * "t67"."decided_later"
          ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
         ) * (
          1.0 - (
           CAST((
            "t67"."chance" * "t67"."decided_later"
           ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
          )
         )
        ) AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
       ) + (
        CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
         NULLIF("t67"."decided_later", 0) * 4.0 * NULLIF("t67"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) AS DOUBLE PRECISION) / (
     (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t67"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_high",
   "t67"."lasted",
   "t67"."decided_later"
  FROM (
   SELECT
    "t66"."deal_id",
    "t66"."pipeline",
    "t66"."stage",
    "t66"."amount",
    CASE
     WHEN "t66"."stage_chance" IS NOT NULL
     THEN "t66"."stage_days"
     ELSE "t66"."days"
    END AS "days",
    CASE
     WHEN "t66"."stage_chance" IS NOT NULL
     THEN "t66"."stage_chance"
     ELSE "t66"."chance"
    END AS "chance",
    CASE
     WHEN "t66"."stage_chance" IS NOT NULL
     THEN "t66"."stage_lasted"
     ELSE "t66"."lasted"
    END AS "lasted",
    CASE
     WHEN "t66"."stage_chance" IS NOT NULL
     THEN "t66"."stage_decided_later"
     ELSE "t66"."decided_later"
    END AS "decided_later",
    "t66"."stage_deal_id",
    "t66"."stage_days",
    "t66"."stage_chance",
    "t66"."stage_lasted",
    "t66"."stage_decided_later",
    CASE
     WHEN "t66"."stage_chance" IS NOT NULL
     THEN 'stage'
     WHEN "t66"."chance" IS NOT NULL
     THEN 'pipeline'
     ELSE CAST(NULL AS VARCHAR)
    END AS "basis"
   FROM (
    SELECT
     "t48"."deal_id",
     "t48"."pipeline",
     "t48"."stage",
     "t48"."amount",
     "t48"."days",
     "t48"."chance",
     "t48"."lasted",
     "t48"."decided_later",
     "t65"."stage_deal_id",
     "t65"."stage_days",
     "t65"."stage_chance",
     "t65"."stage_lasted",
     "t65"."stage_decided_later"
    FROM (
     SELECT
      "t43"."deal_id",
      "t43"."pipeline",
      "t43"."stage",
      "t43"."amount",
      "t43"."days",
      "t43"."chance",
      "t43"."lasted",
      "t43"."decided_later"
     FROM (
      SELECT
       "t14"."deal_id",
       "t14"."pipeline",
       "t14"."stage",
       "t14"."part",
       "t14"."amount",
       "t14"."days",
       "t40"."at_pipeline",
       "t40"."at_days",
       "t40"."chance",
       "t40"."lasted",
       "t40"."decided_later"
      FROM "t11" AS "t14"
      LEFT OUTER JOIN (
       SELECT
        "t37"."pipeline" AS "at_pipeline",
        "t37"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t37"."rest" > 1e-09 THEN "t37"."rest" ELSE 0.0 END < "t37"."survival"
         THEN CAST(CASE WHEN "t37"."rest" > 1e-09 THEN "t37"."rest" ELSE 0.0 END AS DOUBLE PRECISION) / "t37"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t37"."at_risk") AS BIGINT) AS "lasted",
        CAST(ROUND("t37"."later") AS BIGINT) AS "decided_later"
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
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_ended",
         SUM("t35"."ended") OVER (
          PARTITION BY "t35"."pipeline"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - SUM("t35"."ended") OVER (
          PARTITION BY "t35"."pipeline"
          ORDER BY "t35"."days" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS "later",
         MAX("t35"."incidence") OVER (
          PARTITION BY "t35"."pipeline"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - "t35"."incidence" AS "rest"
        FROM (
         SELECT
          "t32"."pipeline",
          "t32"."days",
          "t32"."at_risk",
          "t32"."ended",
          "t32"."counted",
          "t32"."survival",
          "t32"."before",
          "t32"."incidence"
         FROM (
          SELECT
           "t29"."pipeline",
           "t29"."days",
           "t29"."left",
           "t29"."ended",
           "t29"."counted",
           "t29"."at_risk",
           "t29"."before",
           "t29"."before" * (
            1.0 - (
             CAST("t29"."ended" AS DOUBLE PRECISION) / "t29"."at_risk"
            )
           ) AS "survival",
           SUM(
            CAST((
             "t29"."before" * "t29"."counted"
            ) AS DOUBLE PRECISION) / "t29"."at_risk"
           ) OVER (
            PARTITION BY "t29"."pipeline"
            ORDER BY "t29"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t26"."pipeline",
            "t26"."days",
            "t26"."left",
            "t26"."ended",
            "t26"."counted",
            "t26"."at_risk",
            COALESCE(
             EXP(
              SUM(
               CAST(LOG(
                CAST(EXP(1) AS DECIMAL),
                CAST(NULLIF(1.0 - (
                 CAST("t26"."ended" AS DOUBLE PRECISION) / "t26"."at_risk"
                ), 0.0) AS DECIMAL)
               ) AS DOUBLE PRECISION)
              ) OVER (
               PARTITION BY "t26"."pipeline"
               ORDER BY "t26"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t25"."pipeline",
             "t25"."days",
             "t25"."left",
             "t25"."ended",
             "t25"."counted",
             SUM("t25"."left") OVER (
              PARTITION BY "t25"."pipeline"
              ORDER BY "t25"."days" DESC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t24"."pipeline",
              "t24"."days",
              "t24"."mass" AS "left",
              "t24"."ended",
              "t24"."counted"
             FROM (
              SELECT
               "t23"."pipeline",
               "t23"."days",
               "t23"."mass",
               "t23"."ended",
               "t23"."counted"
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
                  "t15"."pipeline",
                  "t15"."days",
                  CAST("t15"."weight" AS DOUBLE PRECISION) AS "mass",
                  CASE
                   WHEN COALESCE("t15"."outcome" <> 'open', FALSE)
                   THEN CAST("t15"."weight" AS DOUBLE PRECISION)
                   ELSE 0
                  END AS "ended",
                  CASE
                   WHEN COALESCE("t15"."outcome" = 'won', FALSE)
                   THEN CAST("t15"."weight" AS DOUBLE PRECISION)
                   ELSE 0
                  END AS "counted"
                 FROM (
                  SELECT
                   "t13"."pipeline",
                   "t13"."days",
                   "t13"."part" AS "outcome",
                   COUNT(*) AS "weight"
                  FROM "t11" AS "t13"
                  GROUP BY
                   1,
                   2,
                   3
                 ) AS "t15"
                 WHERE
                  CAST("t15"."weight" AS DOUBLE PRECISION) > 0
                ) AS "t19"
                GROUP BY
                 1,
                 2
               ) AS "t21"
               WHERE
                "t21"."shortest" >= 0
              ) AS "t23"
             ) AS "t24"
            ) AS "t25"
           ) AS "t26"
          ) AS "t29"
         ) AS "t32"
        ) AS "t35"
       ) AS "t37"
       WHERE
        "t37"."all_ended" >= 29.5 AND "t37"."survival" > 1e-09
      ) AS "t40"
       ON "t14"."pipeline" = "t40"."at_pipeline" AND "t14"."days" = "t40"."at_days"
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
         "t14"."deal_id" = "t3"."deal_id"
       )
     ) AS "t43"
    ) AS "t48"
    LEFT OUTER JOIN (
     SELECT
      "t63"."deal_id" AS "stage_deal_id",
      "t63"."days" AS "stage_days",
      "t63"."chance" AS "stage_chance",
      "t63"."lasted" AS "stage_lasted",
      "t63"."decided_later" AS "stage_decided_later"
     FROM (
      SELECT
       "t7"."deal_id",
       "t7"."days",
       "t62"."chance",
       "t62"."lasted",
       "t62"."decided_later"
      FROM (
       SELECT
        "t1"."deal_id",
        "t1"."pipeline",
        "t1"."stage",
        CAST(FLOOR(
         CAST(EXTRACT('epoch' FROM COALESCE("t1"."left_at", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t1"."entered_at") AS DOUBLE PRECISION) / 86400.0
        ) AS BIGINT) AS "days"
       FROM "stays" AS "t1"
       WHERE
        "t1"."kind" = 'open' AND "t1"."outcome" = 'open' AND "t1"."left_at" IS NULL
      ) AS "t7"
      INNER JOIN (
       SELECT
        "t60"."pipeline" AS "at_pipeline",
        "t60"."stage" AS "at_stage",
        "t60"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t60"."rest" > 1e-09 THEN "t60"."rest" ELSE 0.0 END < "t60"."survival"
         THEN CAST(CASE WHEN "t60"."rest" > 1e-09 THEN "t60"."rest" ELSE 0.0 END AS DOUBLE PRECISION) / "t60"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t60"."at_risk") AS BIGINT) AS "lasted",
        CAST(ROUND("t60"."later") AS BIGINT) AS "decided_later"
       FROM (
        SELECT
         "t59"."pipeline",
         "t59"."stage",
         "t59"."days",
         "t59"."at_risk",
         "t59"."ended",
         "t59"."counted",
         "t59"."survival",
         "t59"."before",
         "t59"."incidence",
         SUM("t59"."ended") OVER (
          PARTITION BY "t59"."pipeline", "t59"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_ended",
         SUM("t59"."ended") OVER (
          PARTITION BY "t59"."pipeline", "t59"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - SUM("t59"."ended") OVER (
          PARTITION BY "t59"."pipeline", "t59"."stage"
          ORDER BY "t59"."days" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS "later",
         MAX("t59"."incidence") OVER (
          PARTITION BY "t59"."pipeline", "t59"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - "t59"."incidence" AS "rest"
        FROM (
         SELECT
          "t58"."pipeline",
          "t58"."stage",
          "t58"."days",
          "t58"."at_risk",
          "t58"."ended",
          "t58"."counted",
          "t58"."survival",
          "t58"."before",
          "t58"."incidence"
         FROM (
          SELECT
           "t57"."pipeline",
           "t57"."stage",
           "t57"."days",
           "t57"."left",
           "t57"."ended",
           "t57"."counted",
           "t57"."at_risk",
           "t57"."before",
           "t57"."before" * (
            1.0 - (
             CAST("t57"."ended" AS DOUBLE PRECISION) / "t57"."at_risk"
            )
           ) AS "survival",
           SUM(
            CAST((
             "t57"."before" * "t57"."counted"
            ) AS DOUBLE PRECISION) / "t57"."at_risk"
           ) OVER (
            PARTITION BY "t57"."pipeline", "t57"."stage"
            ORDER BY "t57"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t56"."pipeline",
            "t56"."stage",
            "t56"."days",
            "t56"."left",
            "t56"."ended",
            "t56"."counted",
            "t56"."at_risk",
            COALESCE(
             EXP(
              SUM(
               CAST(LOG(
                CAST(EXP(1) AS DECIMAL),
                CAST(NULLIF(1.0 - (
                 CAST("t56"."ended" AS DOUBLE PRECISION) / "t56"."at_risk"
                ), 0.0) AS DECIMAL)
               ) AS DOUBLE PRECISION)
              ) OVER (
               PARTITION BY "t56"."pipeline", "t56"."stage"
               ORDER BY "t56"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t55"."pipeline",
             "t55"."stage",
             "t55"."days",
             "t55"."left",
             "t55"."ended",
             "t55"."counted",
             SUM("t55"."left") OVER (
              PARTITION BY "t55"."pipeline", "t55"."stage"
              ORDER BY "t55"."days" DESC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t54"."pipeline",
              "t54"."stage",
              "t54"."days",
              "t54"."mass" AS "left",
              "t54"."ended",
              "t54"."counted"
             FROM (
              SELECT
               "t53"."pipeline",
               "t53"."stage",
               "t53"."days",
               "t53"."mass",
               "t53"."ended",
               "t53"."counted"
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t51"."pipeline",
                 "t51"."stage",
                 "t51"."days",
                 SUM("t51"."mass") AS "mass",
                 SUM("t51"."ended") AS "ended",
                 SUM("t51"."counted") AS "counted",
                 MIN("t51"."days") AS "shortest"
                FROM (
                 SELECT
                  "t50"."pipeline",
                  "t50"."stage",
                  "t50"."days",
                  "t50"."weight" AS "mass",
                  CASE WHEN COALESCE("t50"."outcome" <> 'open', FALSE) THEN "t50"."weight" ELSE 0 END AS "ended",
                  CASE WHEN COALESCE("t50"."outcome" = 'won', FALSE) THEN "t50"."weight" ELSE 0 END AS "counted"
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t42"."pipeline",
                    "t42"."stage",
                    "t42"."days",
                    'open' AS "outcome",
                    "t42"."open" AS "weight"
                   FROM "t41" AS "t42"
                  ) AS "t45"
                  UNION ALL
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t42"."pipeline",
                     "t42"."stage",
                     "t42"."days",
                     'won' AS "outcome",
                     "t42"."won" AS "weight"
                    FROM "t41" AS "t42"
                   ) AS "t46"
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t42"."pipeline",
                     "t42"."stage",
                     "t42"."days",
                     'lost' AS "outcome",
                     "t42"."lost" AS "weight"
                    FROM "t41" AS "t42"
                   ) AS "t47"
                  ) AS "t49"
                 ) AS "t50"
                 WHERE
                  "t50"."weight" > 0
                ) AS "t51"
                GROUP BY
                 1,
                 2,
                 3
               ) AS "t52"
               WHERE
                "t52"."shortest" >= 0
              ) AS "t53"
             ) AS "t54"
            ) AS "t55"
           ) AS "t56"
          ) AS "t57"
         ) AS "t58"
        ) AS "t59"
       ) AS "t60"
       WHERE
        "t60"."all_ended" >= 29.5 AND "t60"."survival" > 1e-09
      ) AS "t62"
       ON "t7"."pipeline" = "t62"."at_pipeline"
       AND "t7"."stage" = "t62"."at_stage"
       AND "t7"."days" = "t62"."at_days"
     ) AS "t63"
    ) AS "t65"
     ON "t48"."deal_id" = "t65"."stage_deal_id"
   ) AS "t66"
  ) AS "t67"
 ) AS "t68"
) AS "t69"
