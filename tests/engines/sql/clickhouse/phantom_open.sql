WITH "t11" AS (
 SELECT
  "t10"."deal_id" AS "deal_id",
  "t10"."pipeline" AS "pipeline",
  "t10"."stage" AS "stage",
  CASE WHEN isNotNull("t10"."days") THEN "t10"."outcome" ELSE 'without_date' END AS "part",
  "t10"."amount" AS "amount",
  CAST(FLOOR("t10"."days") AS Nullable(Int64)) AS "days"
 FROM (
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
 ) AS "t10"
), "t41" AS (
 SELECT
  "t38"."pipeline" AS "pipeline",
  "t38"."stage" AS "stage",
  "t38"."days" AS "days",
  COALESCE(SUM("t38"."won_part"), 0.0) AS "won",
  COALESCE(SUM(1.0 - "t38"."won_part"), 0.0) AS "lost",
  CAST(countIf(isNull("t38"."won_part")) AS Nullable(Float64)) AS "open"
 FROM (
  SELECT
   "t36"."deal_id" AS "deal_id",
   "t36"."pipeline" AS "pipeline",
   "t36"."stage" AS "stage",
   "t36"."kind" AS "kind",
   "t36"."entered_at" AS "entered_at",
   "t36"."left_at" AS "left_at",
   "t36"."next_pipeline" AS "next_pipeline",
   "t36"."next_stage" AS "next_stage",
   "t36"."next_kind" AS "next_kind",
   "t36"."outcome" AS "outcome",
   "t36"."closed_at" AS "closed_at",
   "t36"."days" AS "days",
   "t36"."next_pipeline_right" AS "next_pipeline_right",
   "t36"."next_stage_right" AS "next_stage_right",
   "t36"."win" AS "win",
   CASE
    WHEN isNotNull("t36"."left_at") AND (
     "t36"."outcome" = 'won'
    )
    THEN 1.0
    WHEN isNotNull("t36"."left_at") AND (
     "t36"."outcome" = 'lost'
    )
    THEN 0.0
    WHEN isNotNull("t36"."left_at") AND (
     "t36"."next_kind" = 'open'
    )
    THEN "t36"."win"
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
    "t34"."next_pipeline" AS "next_pipeline_right",
    "t34"."next_stage" AS "next_stage_right",
    "t34"."win" AS "win"
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
     "t31"."pipeline" AS "next_pipeline",
     "t31"."stage" AS "next_stage",
     "t31"."incidence" AS "win"
    FROM (
     SELECT
      "t30"."pipeline" AS "pipeline",
      "t30"."stage" AS "stage",
      MAX("t30"."at_risk") AS "n",
      maxIf("t30"."days", TRUE) AS "days",
      COALESCE(maxIf("t30"."incidence", TRUE), 0.0) AS "incidence"
     FROM (
      SELECT
       "t28"."pipeline" AS "pipeline",
       "t28"."stage" AS "stage",
       "t28"."days" AS "days",
       "t28"."at_risk" AS "at_risk",
       "t28"."ended" AS "ended",
       "t28"."counted" AS "counted",
       "t28"."survival" AS "survival",
       "t28"."before" AS "before",
       "t28"."incidence" AS "incidence"
      FROM (
       SELECT
        "t27"."pipeline" AS "pipeline",
        "t27"."stage" AS "stage",
        "t27"."days" AS "days",
        "t27"."left" AS "left",
        "t27"."ended" AS "ended",
        "t27"."counted" AS "counted",
        "t27"."at_risk" AS "at_risk",
        "t27"."before" AS "before",
        "t27"."before" * (
         1.0 - (
          "t27"."ended" / "t27"."at_risk"
         )
        ) AS "survival",
        SUM((
         "t27"."before" * "t27"."counted"
        ) / "t27"."at_risk") OVER (
         PARTITION BY "t27"."pipeline", "t27"."stage"
         ORDER BY "t27"."days" ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "incidence"
       FROM (
        SELECT
         "t22"."pipeline" AS "pipeline",
         "t22"."stage" AS "stage",
         "t22"."days" AS "days",
         "t22"."left" AS "left",
         "t22"."ended" AS "ended",
         "t22"."counted" AS "counted",
         "t22"."at_risk" AS "at_risk",
         COALESCE(
          EXP(
           SUM(LN(nullIf(1.0 - (
            "t22"."ended" / "t22"."at_risk"
           ), 0.0))) OVER (
            PARTITION BY "t22"."pipeline", "t22"."stage"
            ORDER BY "t22"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
           )
          ),
          1.0
         ) AS "before"
        FROM (
         SELECT
          "t20"."pipeline" AS "pipeline",
          "t20"."stage" AS "stage",
          "t20"."days" AS "days",
          "t20"."left" AS "left",
          "t20"."ended" AS "ended",
          "t20"."counted" AS "counted",
          SUM("t20"."left") OVER (
           PARTITION BY "t20"."pipeline", "t20"."stage"
           ORDER BY "t20"."days" DESC
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "at_risk"
         FROM (
          SELECT
           "t18"."pipeline" AS "pipeline",
           "t18"."stage" AS "stage",
           "t18"."days" AS "days",
           "t18"."mass" AS "left",
           "t18"."ended" AS "ended",
           "t18"."counted" AS "counted"
          FROM (
           SELECT
            "t17".*
            EXCEPT ("shortest")
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t12"."pipeline" AS "pipeline",
              "t12"."stage" AS "stage",
              "t12"."days" AS "days",
              SUM("t12"."mass") AS "mass",
              SUM("t12"."ended") AS "ended",
              SUM("t12"."counted") AS "counted",
              MIN("t12"."days") AS "shortest"
             FROM (
              SELECT
               "t9"."pipeline" AS "pipeline",
               "t9"."stage" AS "stage",
               "t9"."days" AS "days",
               CAST("t9"."weight" AS Nullable(Float64)) AS "mass",
               CASE
                WHEN COALESCE("t9"."outcome" <> 'open', FALSE)
                THEN CAST("t9"."weight" AS Nullable(Float64))
                ELSE 0
               END AS "ended",
               CASE
                WHEN COALESCE("t9"."outcome" = 'won', FALSE)
                THEN CAST("t9"."weight" AS Nullable(Float64))
                ELSE 0
               END AS "counted"
              FROM (
               SELECT
                "t6"."pipeline" AS "pipeline",
                "t6"."stage" AS "stage",
                "t6"."days" AS "days",
                "t6"."outcome" AS "outcome",
                COUNT(*) AS "weight"
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
               GROUP BY
                "t6"."pipeline",
                "t6"."stage",
                "t6"."days",
                "t6"."outcome"
              ) AS "t9"
              WHERE
               CAST("t9"."weight" AS Nullable(Float64)) > 0
             ) AS "t12"
             GROUP BY
              "t12"."pipeline",
              "t12"."stage",
              "t12"."days"
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
      "t30"."pipeline",
      "t30"."stage"
    ) AS "t31"
   ) AS "t34"
    ON "t8"."next_pipeline" = "t34"."next_pipeline"
    AND "t8"."next_stage" = "t34"."next_stage"
  ) AS "t36"
  WHERE
   NOT (
    COALESCE(isNull("t36"."left_at") AND "t36"."outcome" IN ('won', 'lost'), FALSE)
   )
 ) AS "t38"
 GROUP BY
  "t38"."pipeline",
  "t38"."stage",
  "t38"."days"
)
SELECT
 "t69"."open" AS "open",
 "t69"."phantom" AS "phantom",
 "t69"."phantom" / nullIf("t69"."of", 0) AS "share",
 "t69"."open_amount" AS "open_amount",
 CASE
  WHEN isNotNull("t69"."open_amount")
  THEN COALESCE("t69"."phantom_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "phantom_amount",
 CASE
  WHEN isNotNull("t69"."open_amount")
  THEN COALESCE("t69"."phantom_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END / nullIf("t69"."open_amount", 0.0) AS "amount_share",
 "t69"."expected_won" AS "expected_won",
 "t69"."beyond" AS "beyond",
 "t69"."by_pipeline" AS "by_pipeline",
 "t69"."without_chance" AS "without_chance",
 "t69"."without_amount" AS "without_amount"
FROM (
 SELECT
  COUNT(*) AS "open",
  countIf("t68"."part" = 'phantom') AS "phantom",
  countIf("t68"."part" <> 'without_chance') AS "of",
  CAST(sumIf(
   "t68"."amount",
   (
    "t68"."part" <> 'without_chance'
   ) AND COALESCE("t68"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "open_amount",
  CAST(sumIf(
   "t68"."amount",
   (
    "t68"."part" <> 'without_chance'
   )
   AND COALESCE("t68"."amount" >= 0, FALSE)
   AND (
    "t68"."part" = 'phantom'
   )
  ) AS Nullable(Float64)) AS "phantom_amount",
  COALESCE(sumIf("t68"."chance", "t68"."part" = 'phantom'), 0.0) AS "expected_won",
  countIf((
   "t68"."part" = 'phantom'
  ) AND (
   "t68"."decided_later" = 0
  )) AS "beyond",
  countIf("t68"."basis" = 'pipeline') AS "by_pipeline",
  countIf(NOT (
   "t68"."part" <> 'without_chance'
  )) AS "without_chance",
  countIf(
   (
    "t68"."part" <> 'without_chance'
   )
   AND NOT (
    COALESCE("t68"."amount" >= 0, FALSE)
   )
  ) AS "without_amount"
 FROM (
  SELECT
   "t67"."deal_id" AS "deal_id",
   "t67"."pipeline" AS "pipeline",
   "t67"."stage" AS "stage",
   "t67"."amount" AS "amount",
   CASE
    WHEN isNull("t67"."chance")
    THEN 'without_chance'
    WHEN "t67"."chance" < 0.05
    THEN 'phantom'
    ELSE 'alive'
   END AS "part",
   "t67"."basis" AS "basis",
   "t67"."days" AS "days",
   "t67"."chance" AS "chance",
   CASE
    WHEN (
     (
      "t67"."chance" * "t67"."decided_later"
     ) / nullIf("t67"."decided_later", 0)
    ) = 0.0
    THEN 0.0
    ELSE (
     (
      (
       (
        "t67"."chance" * "t67"."decided_later"
       ) / nullIf("t67"."decided_later", 0)
      ) + (
       3.8414588206941254 / (
        nullIf("t67"."decided_later", 0) * 2.0
       )
      )
     ) - (
      SQRT(
       (
        (
         (
          (
           "t67"."chance" * "t67"."decided_later"
          ) / nullIf("t67"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t67"."chance" * "t67"."decided_later"
           ) / nullIf("t67"."decided_later", 0)
          )
         )
        ) / nullIf("t67"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t67"."decided_later", 0) * 4.0 * nullIf("t67"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / nullIf("t67"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_low",
   CASE
    WHEN (
     (
      "t67"."chance" * "t67"."decided_later"
     ) / nullIf("t67"."decided_later", 0)
    ) = 1.0
    THEN 1.0
    ELSE (
     (
      (
       "t67"."chance" * "t67"."decided_later"
      ) / nullIf("t67"."decided_later", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t67"."decided_later", 0) * 2.0
      )
     ) + (
      SQRT(
       (
        (
         (
          (
           "t67"."chance" * "t67"."decided_later"
          ) / nullIf("t67"."decided_later", 0)
         ) * (
          1.0 - (
           (
            "t67"."chance" * "t67"."decided_later"
           ) / nullIf("t67"."decided_later", 0)
          )
         )
        ) / nullIf("t67"."decided_later", 0)
       ) + (
        3.8414588206941254 / (
         nullIf("t67"."decided_later", 0) * 4.0 * nullIf("t67"."decided_later", 0)
        )
       )
      ) * 1.959963984540054
     )
    ) / (
     (
      3.8414588206941254 / nullIf("t67"."decided_later", 0)
     ) + 1.0
    )
   END AS "chance_high",
   "t67"."lasted" AS "lasted",
   "t67"."decided_later" AS "decided_later"
  FROM (
   SELECT
    "t66"."deal_id" AS "deal_id",
    "t66"."pipeline" AS "pipeline",
    "t66"."stage" AS "stage",
    "t66"."amount" AS "amount",
    CASE
     WHEN isNotNull("t66"."stage_chance")
     THEN "t66"."stage_days"
     ELSE "t66"."days"
    END AS "days",
    CASE
     WHEN isNotNull("t66"."stage_chance")
     THEN "t66"."stage_chance"
     ELSE "t66"."chance"
    END AS "chance",
    CASE
     WHEN isNotNull("t66"."stage_chance")
     THEN "t66"."stage_lasted"
     ELSE "t66"."lasted"
    END AS "lasted",
    CASE
     WHEN isNotNull("t66"."stage_chance")
     THEN "t66"."stage_decided_later"
     ELSE "t66"."decided_later"
    END AS "decided_later",
    "t66"."stage_deal_id" AS "stage_deal_id",
    "t66"."stage_days" AS "stage_days",
    "t66"."stage_chance" AS "stage_chance",
    "t66"."stage_lasted" AS "stage_lasted",
    "t66"."stage_decided_later" AS "stage_decided_later",
    CASE
     WHEN isNotNull("t66"."stage_chance")
     THEN 'stage'
     WHEN isNotNull("t66"."chance")
     THEN 'pipeline'
     ELSE CAST(NULL AS Nullable(String))
    END AS "basis"
   FROM (
    SELECT
     "t48"."deal_id" AS "deal_id",
     "t48"."pipeline" AS "pipeline",
     "t48"."stage" AS "stage",
     "t48"."amount" AS "amount",
     "t48"."days" AS "days",
     "t48"."chance" AS "chance",
     "t48"."lasted" AS "lasted",
     "t48"."decided_later" AS "decided_later",
     "t65"."stage_deal_id" AS "stage_deal_id",
     "t65"."stage_days" AS "stage_days",
     "t65"."stage_chance" AS "stage_chance",
     "t65"."stage_lasted" AS "stage_lasted",
     "t65"."stage_decided_later" AS "stage_decided_later"
    FROM (
     SELECT
      "t43".*
      EXCEPT ("at_days", "at_pipeline", "part")
     FROM (
      SELECT
       "t14"."deal_id" AS "deal_id",
       "t14"."pipeline" AS "pipeline",
       "t14"."stage" AS "stage",
       "t14"."part" AS "part",
       "t14"."amount" AS "amount",
       "t14"."days" AS "days",
       "t40"."at_pipeline" AS "at_pipeline",
       "t40"."at_days" AS "at_days",
       "t40"."chance" AS "chance",
       "t40"."lasted" AS "lasted",
       "t40"."decided_later" AS "decided_later"
      FROM "t11" AS "t14"
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
       ON "t14"."deal_id" = "t3"."deal_id"
      LEFT OUTER JOIN (
       SELECT
        "t37"."pipeline" AS "at_pipeline",
        "t37"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t37"."rest" > 1e-09 THEN "t37"."rest" ELSE 0.0 END < "t37"."survival"
         THEN CASE WHEN "t37"."rest" > 1e-09 THEN "t37"."rest" ELSE 0.0 END / "t37"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t37"."at_risk", 0) AS Nullable(Int64)) AS "lasted",
        CAST(ROUND("t37"."later", 0) AS Nullable(Int64)) AS "decided_later"
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
          "t32"."pipeline" AS "pipeline",
          "t32"."days" AS "days",
          "t32"."at_risk" AS "at_risk",
          "t32"."ended" AS "ended",
          "t32"."counted" AS "counted",
          "t32"."survival" AS "survival",
          "t32"."before" AS "before",
          "t32"."incidence" AS "incidence"
         FROM (
          SELECT
           "t29"."pipeline" AS "pipeline",
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
            PARTITION BY "t29"."pipeline"
            ORDER BY "t29"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t26"."pipeline" AS "pipeline",
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
               PARTITION BY "t26"."pipeline"
               ORDER BY "t26"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t25"."pipeline" AS "pipeline",
             "t25"."days" AS "days",
             "t25"."left" AS "left",
             "t25"."ended" AS "ended",
             "t25"."counted" AS "counted",
             SUM("t25"."left") OVER (
              PARTITION BY "t25"."pipeline"
              ORDER BY "t25"."days" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t24"."pipeline" AS "pipeline",
              "t24"."days" AS "days",
              "t24"."mass" AS "left",
              "t24"."ended" AS "ended",
              "t24"."counted" AS "counted"
             FROM (
              SELECT
               "t23".*
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
                  "t15"."pipeline" AS "pipeline",
                  "t15"."days" AS "days",
                  CAST("t15"."weight" AS Nullable(Float64)) AS "mass",
                  CASE
                   WHEN COALESCE("t15"."outcome" <> 'open', FALSE)
                   THEN CAST("t15"."weight" AS Nullable(Float64))
                   ELSE 0
                  END AS "ended",
                  CASE
                   WHEN COALESCE("t15"."outcome" = 'won', FALSE)
                   THEN CAST("t15"."weight" AS Nullable(Float64))
                   ELSE 0
                  END AS "counted"
                 FROM (
                  SELECT
                   "t13"."pipeline" AS "pipeline",
                   "t13"."days" AS "days",
                   "t13"."part" AS "outcome",
                   COUNT(*) AS "weight"
                  FROM "t11" AS "t13"
                  GROUP BY
                   "t13"."pipeline",
                   "t13"."days",
                   "t13"."part"
                 ) AS "t15"
                 WHERE
                  CAST("t15"."weight" AS Nullable(Float64)) > 0
                ) AS "t19"
                GROUP BY
                 "t19"."pipeline",
                 "t19"."days"
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
       "t7"."deal_id" AS "deal_id",
       "t7"."days" AS "days",
       "t62"."chance" AS "chance",
       "t62"."lasted" AS "lasted",
       "t62"."decided_later" AS "decided_later"
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
        "t60"."pipeline" AS "at_pipeline",
        "t60"."stage" AS "at_stage",
        "t60"."days" AS "at_days",
        CASE
         WHEN CASE WHEN "t60"."rest" > 1e-09 THEN "t60"."rest" ELSE 0.0 END < "t60"."survival"
         THEN CASE WHEN "t60"."rest" > 1e-09 THEN "t60"."rest" ELSE 0.0 END / "t60"."survival"
         ELSE 1.0
        END AS "chance",
        CAST(ROUND("t60"."at_risk", 0) AS Nullable(Int64)) AS "lasted",
        CAST(ROUND("t60"."later", 0) AS Nullable(Int64)) AS "decided_later"
       FROM (
        SELECT
         "t59"."pipeline" AS "pipeline",
         "t59"."stage" AS "stage",
         "t59"."days" AS "days",
         "t59"."at_risk" AS "at_risk",
         "t59"."ended" AS "ended",
         "t59"."counted" AS "counted",
         "t59"."survival" AS "survival",
         "t59"."before" AS "before",
         "t59"."incidence" AS "incidence",
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
          "t58"."pipeline" AS "pipeline",
          "t58"."stage" AS "stage",
          "t58"."days" AS "days",
          "t58"."at_risk" AS "at_risk",
          "t58"."ended" AS "ended",
          "t58"."counted" AS "counted",
          "t58"."survival" AS "survival",
          "t58"."before" AS "before",
          "t58"."incidence" AS "incidence"
         FROM (
          SELECT
           "t57"."pipeline" AS "pipeline",
           "t57"."stage" AS "stage",
           "t57"."days" AS "days",
           "t57"."left" AS "left",
           "t57"."ended" AS "ended",
           "t57"."counted" AS "counted",
           "t57"."at_risk" AS "at_risk",
           "t57"."before" AS "before",
           "t57"."before" * (
            1.0 - (
             "t57"."ended" / "t57"."at_risk"
            )
           ) AS "survival",
           SUM((
            "t57"."before" * "t57"."counted"
           ) / "t57"."at_risk") OVER (
            PARTITION BY "t57"."pipeline", "t57"."stage"
            ORDER BY "t57"."days" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
           ) AS "incidence"
          FROM (
           SELECT
            "t56"."pipeline" AS "pipeline",
            "t56"."stage" AS "stage",
            "t56"."days" AS "days",
            "t56"."left" AS "left",
            "t56"."ended" AS "ended",
            "t56"."counted" AS "counted",
            "t56"."at_risk" AS "at_risk",
            COALESCE(
             EXP(
              SUM(LN(nullIf(1.0 - (
               "t56"."ended" / "t56"."at_risk"
              ), 0.0))) OVER (
               PARTITION BY "t56"."pipeline", "t56"."stage"
               ORDER BY "t56"."days" ASC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
              )
             ),
             1.0
            ) AS "before"
           FROM (
            SELECT
             "t55"."pipeline" AS "pipeline",
             "t55"."stage" AS "stage",
             "t55"."days" AS "days",
             "t55"."left" AS "left",
             "t55"."ended" AS "ended",
             "t55"."counted" AS "counted",
             SUM("t55"."left") OVER (
              PARTITION BY "t55"."pipeline", "t55"."stage"
              ORDER BY "t55"."days" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
             ) AS "at_risk"
            FROM (
             SELECT
              "t54"."pipeline" AS "pipeline",
              "t54"."stage" AS "stage",
              "t54"."days" AS "days",
              "t54"."mass" AS "left",
              "t54"."ended" AS "ended",
              "t54"."counted" AS "counted"
             FROM (
              SELECT
               "t53".*
               EXCEPT ("shortest")
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t51"."pipeline" AS "pipeline",
                 "t51"."stage" AS "stage",
                 "t51"."days" AS "days",
                 SUM("t51"."mass") AS "mass",
                 SUM("t51"."ended") AS "ended",
                 SUM("t51"."counted") AS "counted",
                 MIN("t51"."days") AS "shortest"
                FROM (
                 SELECT
                  "t50"."pipeline" AS "pipeline",
                  "t50"."stage" AS "stage",
                  "t50"."days" AS "days",
                  "t50"."weight" AS "mass",
                  CASE WHEN COALESCE("t50"."outcome" <> 'open', FALSE) THEN "t50"."weight" ELSE 0 END AS "ended",
                  CASE WHEN COALESCE("t50"."outcome" = 'won', FALSE) THEN "t50"."weight" ELSE 0 END AS "counted"
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t42"."pipeline" AS "pipeline",
                    "t42"."stage" AS "stage",
                    "t42"."days" AS "days",
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
                     "t42"."pipeline" AS "pipeline",
                     "t42"."stage" AS "stage",
                     "t42"."days" AS "days",
                     'won' AS "outcome",
                     "t42"."won" AS "weight"
                    FROM "t41" AS "t42"
                   ) AS "t46"
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t42"."pipeline" AS "pipeline",
                     "t42"."stage" AS "stage",
                     "t42"."days" AS "days",
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
                 "t51"."pipeline",
                 "t51"."stage",
                 "t51"."days"
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
