WITH "t9" AS (
 SELECT
  "t0"."deal_id" AS "deal_id",
  "t0"."name" AS "name",
  COALESCE("t0"."pipeline", 'default') AS "pipeline",
  "t0"."stage" AS "stage",
  "t0"."outcome" AS "outcome",
  "t0"."created_at" AS "created_at",
  "t0"."closed_at" AS "closed_at",
  "t0"."created_day_only" AS "created_day_only",
  "t0"."closed_day_only" AS "closed_day_only",
  "t0"."expected_close_on" AS "expected_close_on",
  "t0"."amount" AS "amount",
  "t0"."currency" AS "currency",
  "t0"."owner" AS "owner",
  "t0"."team" AS "team",
  "t0"."account" AS "account",
  "t0"."source" AS "source",
  "t0"."channel" AS "channel",
  "t0"."product" AS "product",
  "t0"."region" AS "region",
  "t0"."segment" AS "segment",
  "t0"."category" AS "category",
  "t0"."probability" AS "probability",
  "t0"."next_step" AS "next_step",
  "t0"."next_step_on" AS "next_step_on",
  "t0"."last_activity_at" AS "last_activity_at",
  "t0"."loss_reason" AS "loss_reason",
  "t0"."competitor" AS "competitor",
  "t0"."source_file" AS "source_file",
  "t0"."source_row" AS "source_row",
  "t0"."state_unknown" AS "state_unknown",
  "t0"."close_ahead" AS "close_ahead",
  "t0"."original_amount" AS "original_amount",
  "t0"."exchange_rate" AS "exchange_rate",
  "t0"."rate_missing" AS "rate_missing",
  "t0"."created_at" AS "entered_at",
  CASE
   WHEN "t0"."outcome" = 'open'
   THEN toTimeZone(
    CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
    'UTC'
   )
   ELSE "t0"."closed_at"
  END AS "until",
  CASE
   WHEN "t0"."outcome" = 'open'
   THEN CASE
    WHEN (
     CAST(toRelativeSecondNum(
      CASE
       WHEN "t0"."outcome" = 'open'
       THEN toTimeZone(
        CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
       ELSE "t0"."closed_at"
      END
     ) - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
    ) >= 0
    THEN CAST(toRelativeSecondNum(
     CASE
      WHEN "t0"."outcome" = 'open'
      THEN toTimeZone(
       CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
       'UTC'
      )
      ELSE "t0"."closed_at"
     END
    ) - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
    ELSE CAST(NULL AS Nullable(Float64))
   END
   ELSE CASE
    WHEN CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
    END >= 0
    THEN CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
    END
    ELSE CAST(NULL AS Nullable(Float64))
   END
  END AS "days"
 FROM "deals" AS "t0"
), "t45" AS (
 SELECT
  "t42"."pipeline" AS "pipeline",
  "t42"."stage" AS "stage",
  "t42"."days" AS "days",
  COALESCE(SUM("t42"."won_part"), 0.0) AS "won",
  COALESCE(SUM(1.0 - "t42"."won_part"), 0.0) AS "lost",
  CAST(countIf(isNull("t42"."won_part")) AS Nullable(Float64)) AS "open"
 FROM (
  SELECT
   "t39"."deal_id" AS "deal_id",
   "t39"."pipeline" AS "pipeline",
   "t39"."stage" AS "stage",
   "t39"."kind" AS "kind",
   "t39"."entered_at" AS "entered_at",
   "t39"."left_at" AS "left_at",
   "t39"."next_pipeline" AS "next_pipeline",
   "t39"."next_stage" AS "next_stage",
   "t39"."next_kind" AS "next_kind",
   "t39"."outcome" AS "outcome",
   "t39"."closed_at" AS "closed_at",
   "t39"."days" AS "days",
   "t39"."next_pipeline_right" AS "next_pipeline_right",
   "t39"."next_stage_right" AS "next_stage_right",
   "t39"."win" AS "win",
   CASE
    WHEN isNotNull("t39"."left_at") AND (
     "t39"."outcome" = 'won'
    )
    THEN 1.0
    WHEN isNotNull("t39"."left_at") AND (
     "t39"."outcome" = 'lost'
    )
    THEN 0.0
    WHEN isNotNull("t39"."left_at") AND (
     "t39"."next_kind" = 'open'
    )
    THEN "t39"."win"
    ELSE CAST(NULL AS Nullable(Float64))
   END AS "won_part"
  FROM (
   SELECT
    "t8"."deal_id" AS "deal_id",
    "t8"."pipeline" AS "pipeline",
    "t8"."stage" AS "stage",
    "t8"."kind" AS "kind",
    "t8"."entered_at" AS "entered_at",
    "t8"."left_at" AS "left_at",
    "t8"."next_pipeline" AS "next_pipeline",
    "t8"."next_stage" AS "next_stage",
    "t8"."next_kind" AS "next_kind",
    "t8"."outcome" AS "outcome",
    "t8"."closed_at" AS "closed_at",
    "t8"."days" AS "days",
    "t37"."next_pipeline" AS "next_pipeline_right",
    "t37"."next_stage" AS "next_stage_right",
    "t37"."win" AS "win"
   FROM (
    SELECT
     "t1"."deal_id" AS "deal_id",
     "t1"."pipeline" AS "pipeline",
     "t1"."stage" AS "stage",
     "t1"."kind" AS "kind",
     "t1"."entered_at" AS "entered_at",
     "t1"."left_at" AS "left_at",
     "t1"."next_pipeline" AS "next_pipeline",
     "t1"."next_stage" AS "next_stage",
     "t1"."next_kind" AS "next_kind",
     "t1"."outcome" AS "outcome",
     "t1"."closed_at" AS "closed_at",
     CAST(FLOOR(
      CAST(toRelativeSecondNum(
       COALESCE(
        "t1"."left_at",
        toTimeZone(
         CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
         'UTC'
        )
       )
      ) - toRelativeSecondNum("t1"."entered_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS "days"
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
      "t32"."pipeline" AS "pipeline",
      "t32"."stage" AS "stage",
      MAX("t32"."at_risk") AS "n",
      maxIf("t32"."days", TRUE) AS "days",
      COALESCE(maxIf("t32"."incidence", TRUE), 0.0) AS "incidence"
     FROM (
      SELECT
       "t31"."pipeline" AS "pipeline",
       "t31"."stage" AS "stage",
       "t31"."days" AS "days",
       "t31"."at_risk" AS "at_risk",
       "t31"."ended" AS "ended",
       "t31"."counted" AS "counted",
       "t31"."survival" AS "survival",
       "t31"."before" AS "before",
       "t31"."incidence" AS "incidence"
      FROM (
       SELECT
        "t29"."pipeline" AS "pipeline",
        "t29"."stage" AS "stage",
        "t29"."days" AS "days",
        "t29"."left" AS "left",
        "t29"."ended" AS "ended",
        "t29"."counted" AS "counted",
        "t29"."at_risk" AS "at_risk",
        "t29"."before" AS "before",
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
         "t26"."pipeline" AS "pipeline",
         "t26"."stage" AS "stage",
         "t26"."days" AS "days",
         "t26"."left" AS "left",
         "t26"."ended" AS "ended",
         "t26"."counted" AS "counted",
         "t26"."at_risk" AS "at_risk",
         COALESCE(
          EXP(
           SUM(LN(nullIf(1.0 - (
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
          "t23"."pipeline" AS "pipeline",
          "t23"."stage" AS "stage",
          "t23"."days" AS "days",
          "t23"."left" AS "left",
          "t23"."ended" AS "ended",
          "t23"."counted" AS "counted",
          SUM("t23"."left") OVER (
           PARTITION BY "t23"."pipeline", "t23"."stage"
           ORDER BY "t23"."days" DESC
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "at_risk"
         FROM (
          SELECT
           "t21"."pipeline" AS "pipeline",
           "t21"."stage" AS "stage",
           "t21"."days" AS "days",
           "t21"."mass" AS "left",
           "t21"."ended" AS "ended",
           "t21"."counted" AS "counted"
          FROM (
           SELECT
            "t20".*
            EXCEPT ("shortest")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t17"."pipeline" AS "pipeline",
              "t17"."stage" AS "stage",
              "t17"."days" AS "days",
              SUM("t17"."mass") AS "mass",
              SUM("t17"."ended") AS "ended",
              SUM("t17"."counted") AS "counted",
              MIN("t17"."days") AS "shortest"
             FROM (
              SELECT
               "t12"."pipeline" AS "pipeline",
               "t12"."stage" AS "stage",
               "t12"."days" AS "days",
               CAST("t12"."weight" AS Nullable(Float64)) AS "mass",
               CASE
                WHEN COALESCE("t12"."outcome" <> 'open', FALSE)
                THEN CAST("t12"."weight" AS Nullable(Float64))
                ELSE 0
               END AS "ended",
               CASE
                WHEN COALESCE("t12"."outcome" = 'won', FALSE)
                THEN CAST("t12"."weight" AS Nullable(Float64))
                ELSE 0
               END AS "counted"
              FROM (
               SELECT
                "t10"."pipeline" AS "pipeline",
                "t10"."stage" AS "stage",
                "t10"."days" AS "days",
                "t10"."outcome" AS "outcome",
                COUNT(*) AS "weight"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t1"."deal_id" AS "deal_id",
                  "t1"."pipeline" AS "pipeline",
                  "t1"."stage" AS "stage",
                  "t1"."kind" AS "kind",
                  "t1"."entered_at" AS "entered_at",
                  "t1"."left_at" AS "left_at",
                  "t1"."next_pipeline" AS "next_pipeline",
                  "t1"."next_stage" AS "next_stage",
                  "t1"."next_kind" AS "next_kind",
                  "t1"."outcome" AS "outcome",
                  "t1"."closed_at" AS "closed_at",
                  CAST(FLOOR(
                   CAST(toRelativeSecondNum(
                    CASE
                     WHEN "t1"."outcome" IN ('won', 'lost')
                     THEN "t1"."closed_at"
                     ELSE toTimeZone(
                      CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
                      'UTC'
                     )
                    END
                   ) - toRelativeSecondNum("t1"."entered_at") AS Nullable(Float64)) / 86400.0
                  ) AS Nullable(Int64)) AS "days"
                 FROM "stays" AS "t1"
                 WHERE
                  "t1"."kind" = 'open'
                ) AS "t6"
                WHERE
                 isNotNull("t6"."days")
               ) AS "t10"
               GROUP BY
                "t10"."pipeline",
                "t10"."stage",
                "t10"."days",
                "t10"."outcome"
              ) AS "t12"
              WHERE
               CAST("t12"."weight" AS Nullable(Float64)) > 0
             ) AS "t17"
             GROUP BY
              "t17"."pipeline",
              "t17"."stage",
              "t17"."days"
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
      "t32"."pipeline",
      "t32"."stage"
    ) AS "t34"
   ) AS "t37"
    ON "t8"."next_pipeline" = "t37"."next_pipeline"
    AND "t8"."next_stage" = "t37"."next_stage"
  ) AS "t39"
  WHERE
   NOT (
    COALESCE(isNull("t39"."left_at") AND "t39"."outcome" IN ('won', 'lost'), FALSE)
   )
 ) AS "t42"
 GROUP BY
  "t42"."pipeline",
  "t42"."stage",
  "t42"."days"
)
SELECT
 "t71"."open" AS "open",
 "t71"."phantom" AS "phantom",
 "t71"."phantom" / nullIf("t71"."of", 0) AS "share",
 "t71"."open_amount" AS "open_amount",
 CASE
  WHEN isNotNull("t71"."open_amount")
  THEN COALESCE("t71"."phantom_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "phantom_amount",
 CASE
  WHEN isNotNull("t71"."open_amount")
  THEN COALESCE("t71"."phantom_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END / nullIf("t71"."open_amount", 0.0) AS "amount_share",
 "t71"."expected_won" AS "expected_won",
 "t71"."beyond" AS "beyond",
 "t71"."by_pipeline" AS "by_pipeline",
 "t71"."without_chance" AS "without_chance",
 "t71"."without_amount" AS "without_amount"
FROM (
 SELECT
  COUNT(*) AS "open",
  countIf("t70"."part" = 'phantom') AS "phantom",
  countIf("t70"."part" <> 'without_chance') AS "of",
  CAST(sumIf(
   "t70"."amount",
   (
    "t70"."part" <> 'without_chance'
   ) AND COALESCE("t70"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "open_amount",
  CAST(sumIf(
   "t70"."amount",
   (
    "t70"."part" <> 'without_chance'
   )
   AND COALESCE("t70"."amount" >= 0, FALSE)
   AND (
    "t70"."part" = 'phantom'
   )
  ) AS Nullable(Float64)) AS "phantom_amount",
  COALESCE(sumIf("t70"."chance", "t70"."part" = 'phantom'), 0.0) AS "expected_won",
  countIf((
   "t70"."part" = 'phantom'
  ) AND (
   "t70"."decided_later" = 0
  )) AS "beyond",
  countIf("t70"."basis" = 'pipeline') AS "by_pipeline",
  countIf(NOT (
   "t70"."part" <> 'without_chance'
  )) AS "without_chance",
  countIf(
   (
    "t70"."part" <> 'without_chance'
   )
   AND NOT (
    COALESCE("t70"."amount" >= 0, FALSE)
   )
  ) AS "without_amount"
 FROM (
  SELECT
   "t69"."deal_id" AS "deal_id",
   "t69"."pipeline" AS "pipeline",
   "t69"."stage" AS "stage",
   "t69"."amount" AS "amount",
   CASE
    WHEN isNull("t69"."chance")
    THEN 'without_chance'
    WHEN "t69"."chance" < 0.05
    THEN 'phantom'
    ELSE 'alive'
   END AS "part",
   "t69"."basis" AS "basis",
   "t69"."days" AS "days",
   "t69"."chance" AS "chance",
   CASE
    WHEN (
     (
      "t69"."chance" * "t69"."decided_later"
     ) / nullIf("t69"."decided_later", 0)
    ) = 0.0
    THEN 0.0
    ELSE (
     (
      (
       (
        "t69"."chance" * "t69"."decided_later"
       ) / nullIf("t69"."decided_later", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t69"."decided_later", 0) * 2.0
       )
      )
     ) - (
      SQRT(
       (
        (
         (
          (
           "t69"."chance" * "t69"."decided_later"
          ) / nullIf("t69"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t69"."chance" * "t69"."decided_later"
           ) / nullIf("t69"."decided_later", 0)
          )
         )
        ) / nullIf("t69"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t69"."decided_later", 0) * 4.0 * nullIf("t69"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / nullIf("t69"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_low",
   CASE
    WHEN (
     (
      "t69"."chance" * "t69"."decided_later"
     ) / nullIf("t69"."decided_later", 0)
    ) = 1.0
    THEN 1.0
    ELSE (
     (
      (
       "t69"."chance" * "t69"."decided_later"
      ) / nullIf("t69"."decided_later", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t69"."decided_later", 0) * 2.0
      )
     ) + (
      SQRT(
       (
        (
         (
          (
           "t69"."chance" * "t69"."decided_later"
          ) / nullIf("t69"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t69"."chance" * "t69"."decided_later"
           ) / nullIf("t69"."decided_later", 0)
          )
         )
        ) / nullIf("t69"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t69"."decided_later", 0) * 4.0 * nullIf("t69"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / nullIf("t69"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_high",
   "t69"."lasted" AS "lasted",
   "t69"."decided_later" AS "decided_later"
  FROM (
   SELECT
    "t68"."deal_id" AS "deal_id",
    "t68"."pipeline" AS "pipeline",
    "t68"."stage" AS "stage",
    "t68"."amount" AS "amount",
    CASE
     WHEN isNotNull("t68"."stage_chance")
     THEN "t68"."stage_days"
     ELSE "t68"."days"
    END AS "days",
    CASE
     WHEN isNotNull("t68"."stage_chance")
     THEN "t68"."stage_chance"
     ELSE "t68"."chance"
    END AS "chance",
    CASE
     WHEN isNotNull("t68"."stage_chance")
     THEN "t68"."stage_lasted"
     ELSE "t68"."lasted"
    END AS "lasted",
    CASE
     WHEN isNotNull("t68"."stage_chance")
     THEN "t68"."stage_decided_later"
     ELSE "t68"."decided_later"
    END AS "decided_later",
    "t68"."stage_deal_id" AS "stage_deal_id",
    "t68"."stage_days" AS "stage_days",
    "t68"."stage_chance" AS "stage_chance",
    "t68"."stage_lasted" AS "stage_lasted",
    "t68"."stage_decided_later" AS "stage_decided_later",
    CASE
     WHEN isNotNull("t68"."stage_chance")
     THEN 'stage'
     WHEN isNotNull("t68"."chance")
     THEN 'pipeline'
     ELSE CAST(NULL AS Nullable(String))
    END AS "basis"
   FROM (
    SELECT
     "t46"."deal_id" AS "deal_id",
     "t46"."pipeline" AS "pipeline",
     "t46"."stage" AS "stage",
     "t46"."amount" AS "amount",
     "t46"."days" AS "days",
     "t46"."chance" AS "chance",
     "t46"."lasted" AS "lasted",
     "t46"."decided_later" AS "decided_later",
     "t67"."stage_deal_id" AS "stage_deal_id",
     "t67"."stage_days" AS "stage_days",
     "t67"."stage_chance" AS "stage_chance",
     "t67"."stage_lasted" AS "stage_lasted",
     "t67"."stage_decided_later" AS "stage_decided_later"
    FROM (
     SELECT
      "t43".*
      EXCEPT ("at_days", "at_pipeline", "part")
     FROM (
      SELECT
       "t15"."deal_id" AS "deal_id",
       "t15"."pipeline" AS "pipeline",
       "t15"."stage" AS "stage",
       "t15"."part" AS "part",
       "t15"."amount" AS "amount",
       "t15"."days" AS "days",
       "t41"."at_pipeline" AS "at_pipeline",
       "t41"."at_days" AS "at_days",
       "t41"."chance" AS "chance",
       "t41"."lasted" AS "lasted",
       "t41"."decided_later" AS "decided_later"
      FROM (
       SELECT
        "t11"."deal_id" AS "deal_id",
        "t11"."pipeline" AS "pipeline",
        "t11"."stage" AS "stage",
        CASE WHEN isNotNull("t11"."days") THEN "t11"."outcome" ELSE 'without_date' END AS "part",
        "t11"."amount" AS "amount",
        CAST(FLOOR("t11"."days") AS Nullable(Int64)) AS "days"
       FROM "t9" AS "t11"
      ) AS "t15"
      LEFT SEMI JOIN (
       SELECT
        "t0"."deal_id" AS "deal_id",
        "t0"."name" AS "name",
        COALESCE("t0"."pipeline", 'default') AS "pipeline",
        "t0"."stage" AS "stage",
        "t0"."outcome" AS "outcome",
        "t0"."created_at" AS "created_at",
        "t0"."closed_at" AS "closed_at",
        "t0"."created_day_only" AS "created_day_only",
        "t0"."closed_day_only" AS "closed_day_only",
        "t0"."expected_close_on" AS "expected_close_on",
        "t0"."amount" AS "amount",
        "t0"."currency" AS "currency",
        "t0"."owner" AS "owner",
        "t0"."team" AS "team",
        "t0"."account" AS "account",
        "t0"."source" AS "source",
        "t0"."channel" AS "channel",
        "t0"."product" AS "product",
        "t0"."region" AS "region",
        "t0"."segment" AS "segment",
        "t0"."category" AS "category",
        "t0"."probability" AS "probability",
        "t0"."next_step" AS "next_step",
        "t0"."next_step_on" AS "next_step_on",
        "t0"."last_activity_at" AS "last_activity_at",
        "t0"."loss_reason" AS "loss_reason",
        "t0"."competitor" AS "competitor",
        "t0"."source_file" AS "source_file",
        "t0"."source_row" AS "source_row",
        "t0"."state_unknown" AS "state_unknown",
        "t0"."close_ahead" AS "close_ahead",
        "t0"."original_amount" AS "original_amount",
        "t0"."exchange_rate" AS "exchange_rate",
        "t0"."rate_missing" AS "rate_missing"
       FROM "deals" AS "t0"
       WHERE
        "t0"."outcome" = 'open'
      ) AS "t3"
       ON "t15"."deal_id" = "t3"."deal_id"
      LEFT OUTER JOIN (
       SELECT
        "t38"."pipeline" AS "at_pipeline",
        "t38"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t38"."rest" > 1e-09 THEN "t38"."rest" ELSE 0.0 END < "t38"."survival"
         THEN CASE WHEN "t38"."rest" > 1e-09 THEN "t38"."rest" ELSE 0.0 END / "t38"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t38"."at_risk", 0) AS Nullable(Int64)) AS "lasted",
        CAST(ROUND("t38"."later", 0) AS Nullable(Int64)) AS "decided_later"
       FROM (
        SELECT
         "t35"."pipeline" AS "pipeline",
         "t35"."days" AS "days",
         "t35"."at_risk" AS "at_risk",
         "t35"."ended" AS "ended",
         "t35"."counted" AS "counted",
         "t35"."survival" AS "survival",
         "t35"."before" AS "before",
         "t35"."incidence" AS "incidence",
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
          "t33"."pipeline" AS "pipeline",
          "t33"."days" AS "days",
          "t33"."at_risk" AS "at_risk",
          "t33"."ended" AS "ended",
          "t33"."counted" AS "counted",
          "t33"."survival" AS "survival",
          "t33"."before" AS "before",
          "t33"."incidence" AS "incidence"
         FROM (
          SELECT
           "t30"."pipeline" AS "pipeline",
           "t30"."days" AS "days",
           "t30"."left" AS "left",
           "t30"."ended" AS "ended",
           "t30"."counted" AS "counted",
           "t30"."at_risk" AS "at_risk",
           "t30"."before" AS "before",
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
            "t28"."pipeline" AS "pipeline",
            "t28"."days" AS "days",
            "t28"."left" AS "left",
            "t28"."ended" AS "ended",
            "t28"."counted" AS "counted",
            "t28"."at_risk" AS "at_risk",
            COALESCE(
             EXP(
              SUM(LN(nullIf(1.0 - (
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
             "t27"."pipeline" AS "pipeline",
             "t27"."days" AS "days",
             "t27"."left" AS "left",
             "t27"."ended" AS "ended",
             "t27"."counted" AS "counted",
             SUM("t27"."left") OVER (
              PARTITION BY "t27"."pipeline"
              ORDER BY "t27"."days" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t25"."pipeline" AS "pipeline",
              "t25"."days" AS "days",
              "t25"."mass" AS "left",
              "t25"."ended" AS "ended",
              "t25"."counted" AS "counted"
             FROM (
              SELECT
               "t24".*
               EXCEPT ("shortest")
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t19"."pipeline" AS "pipeline",
                 "t19"."days" AS "days",
                 SUM("t19"."mass") AS "mass",
                 SUM("t19"."ended") AS "ended",
                 SUM("t19"."counted") AS "counted",
                 MIN("t19"."days") AS "shortest"
                FROM (
                 SELECT
                  "t16"."pipeline" AS "pipeline",
                  "t16"."days" AS "days",
                  CAST("t16"."weight" AS Nullable(Float64)) AS "mass",
                  CASE
                   WHEN COALESCE("t16"."outcome" <> 'open', FALSE)
                   THEN CAST("t16"."weight" AS Nullable(Float64))
                   ELSE 0
                  END AS "ended",
                  CASE
                   WHEN COALESCE("t16"."outcome" = 'won', FALSE)
                   THEN CAST("t16"."weight" AS Nullable(Float64))
                   ELSE 0
                  END AS "counted"
                 FROM (
                  SELECT
                   "t14"."pipeline" AS "pipeline",
                   "t14"."days" AS "days",
                   "t14"."part" AS "outcome",
                   COUNT(*) AS "weight"
                  FROM (
                   SELECT
                    "t11"."deal_id" AS "deal_id",
                    "t11"."pipeline" AS "pipeline",
                    "t11"."stage" AS "stage",
                    CASE WHEN isNotNull("t11"."days") THEN "t11"."outcome" ELSE 'without_date' END AS "part",
                    "t11"."amount" AS "amount",
                    CAST(FLOOR("t11"."days") AS Nullable(Int64)) AS "days"
                   FROM "t9" AS "t11"
                   WHERE
                    isNotNull(CAST(FLOOR("t11"."days") AS Nullable(Int64)))
                  ) AS "t14"
                  GROUP BY
                   "t14"."pipeline",
                   "t14"."days",
                   "t14"."part"
                 ) AS "t16"
                 WHERE
                  CAST("t16"."weight" AS Nullable(Float64)) > 0
                ) AS "t19"
                GROUP BY
                 "t19"."pipeline",
                 "t19"."days"
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
       "t7"."deal_id" AS "deal_id",
       "t7"."days" AS "days",
       "t64"."chance" AS "chance",
       "t64"."lasted" AS "lasted",
       "t64"."decided_later" AS "decided_later"
      FROM (
       SELECT
        "t1"."deal_id" AS "deal_id",
        "t1"."pipeline" AS "pipeline",
        "t1"."stage" AS "stage",
        CAST(FLOOR(
         CAST(toRelativeSecondNum(
          COALESCE(
           "t1"."left_at",
           toTimeZone(
            CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
            'UTC'
           )
          )
         ) - toRelativeSecondNum("t1"."entered_at") AS Nullable(Float64)) / 86400.0
        ) AS Nullable(Int64)) AS "days"
       FROM "stays" AS "t1"
       WHERE
        "t1"."kind" = 'open' AND "t1"."outcome" = 'open' AND isNull("t1"."left_at")
      ) AS "t7"
      INNER JOIN (
       SELECT
        "t62"."pipeline" AS "at_pipeline",
        "t62"."stage" AS "at_stage",
        "t62"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t62"."rest" > 1e-09 THEN "t62"."rest" ELSE 0.0 END < "t62"."survival"
         THEN CASE WHEN "t62"."rest" > 1e-09 THEN "t62"."rest" ELSE 0.0 END / "t62"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t62"."at_risk", 0) AS Nullable(Int64)) AS "lasted",
        CAST(ROUND("t62"."later", 0) AS Nullable(Int64)) AS "decided_later"
       FROM (
        SELECT
         "t61"."pipeline" AS "pipeline",
         "t61"."stage" AS "stage",
         "t61"."days" AS "days",
         "t61"."at_risk" AS "at_risk",
         "t61"."ended" AS "ended",
         "t61"."counted" AS "counted",
         "t61"."survival" AS "survival",
         "t61"."before" AS "before",
         "t61"."incidence" AS "incidence",
         SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "all_ended",
         SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - SUM("t61"."ended") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ORDER BY "t61"."days" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS "later",
         MAX("t61"."incidence") OVER (
          PARTITION BY "t61"."pipeline", "t61"."stage"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) - "t61"."incidence" AS "rest"
        FROM (
         SELECT
          "t60"."pipeline" AS "pipeline",
          "t60"."stage" AS "stage",
          "t60"."days" AS "days",
          "t60"."at_risk" AS "at_risk",
          "t60"."ended" AS "ended",
          "t60"."counted" AS "counted",
          "t60"."survival" AS "survival",
          "t60"."before" AS "before",
          "t60"."incidence" AS "incidence"
         FROM (
          SELECT
           "t59"."pipeline" AS "pipeline",
           "t59"."stage" AS "stage",
           "t59"."days" AS "days",
           "t59"."left" AS "left",
           "t59"."ended" AS "ended",
           "t59"."counted" AS "counted",
           "t59"."at_risk" AS "at_risk",
           "t59"."before" AS "before",
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
            "t58"."pipeline" AS "pipeline",
            "t58"."stage" AS "stage",
            "t58"."days" AS "days",
            "t58"."left" AS "left",
            "t58"."ended" AS "ended",
            "t58"."counted" AS "counted",
            "t58"."at_risk" AS "at_risk",
            COALESCE(
             EXP(
              SUM(LN(nullIf(1.0 - (
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
             "t57"."pipeline" AS "pipeline",
             "t57"."stage" AS "stage",
             "t57"."days" AS "days",
             "t57"."left" AS "left",
             "t57"."ended" AS "ended",
             "t57"."counted" AS "counted",
             SUM("t57"."left") OVER (
              PARTITION BY "t57"."pipeline", "t57"."stage"
              ORDER BY "t57"."days" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t56"."pipeline" AS "pipeline",
              "t56"."stage" AS "stage",
              "t56"."days" AS "days",
              "t56"."mass" AS "left",
              "t56"."ended" AS "ended",
              "t56"."counted" AS "counted"
             FROM (
              SELECT
               "t55".*
               EXCEPT ("shortest")
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t53"."pipeline" AS "pipeline",
                 "t53"."stage" AS "stage",
                 "t53"."days" AS "days",
                 SUM("t53"."mass") AS "mass",
                 SUM("t53"."ended") AS "ended",
                 SUM("t53"."counted") AS "counted",
                 MIN("t53"."days") AS "shortest"
                FROM (
                 SELECT
                  "t52"."pipeline" AS "pipeline",
                  "t52"."stage" AS "stage",
                  "t52"."days" AS "days",
                  "t52"."weight" AS "mass",
                  CASE WHEN COALESCE("t52"."outcome" <> 'open', FALSE) THEN "t52"."weight" ELSE 0 END AS "ended",
                  CASE WHEN COALESCE("t52"."outcome" = 'won', FALSE) THEN "t52"."weight" ELSE 0 END AS "counted"
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t47"."pipeline" AS "pipeline",
                    "t47"."stage" AS "stage",
                    "t47"."days" AS "days",
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
                     "t47"."pipeline" AS "pipeline",
                     "t47"."stage" AS "stage",
                     "t47"."days" AS "days",
                     'won' AS "outcome",
                     "t47"."won" AS "weight"
                    FROM "t45" AS "t47"
                   ) AS "t49"
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t47"."pipeline" AS "pipeline",
                     "t47"."stage" AS "stage",
                     "t47"."days" AS "days",
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
                 "t53"."pipeline",
                 "t53"."stage",
                 "t53"."days"
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
