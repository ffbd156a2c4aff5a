WITH "t1" AS (
 SELECT
  "t0"."deal_id" AS "deal_id",
  "t0"."name" AS "name",
  "t0"."pipeline" AS "pipeline",
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
)
SELECT
 "t10"."won" AS "won",
 "t10"."lost" AS "lost",
 "t10"."open" AS "open",
 "t30"."unit" AS "unit",
 "t30"."unit_low" AS "unit_low",
 "t30"."unit_high" AS "unit_high",
 "t26"."value" AS "value",
 "t10"."without_amount" AS "without_amount",
 "t10"."without_date" AS "without_date",
 "t10"."creation_unknown" AS "creation_unknown",
 "t10"."closing_unknown" AS "closing_unknown",
 "t10"."closed_before_created" AS "closed_before_created",
 "t10"."won_amount" AS "won_amount",
 "t10"."lost_amount" AS "lost_amount",
 "t10"."open_amount" AS "open_amount",
 "t30"."age" AS "age"
FROM (
 SELECT
  countIf("t3"."part" = 'won') AS "won",
  countIf("t3"."part" = 'lost') AS "lost",
  countIf("t3"."part" = 'open') AS "open",
  countIf(
   (
    "t3"."part" <> 'without_date'
   )
   AND NOT (
    COALESCE("t3"."amount" >= 0, FALSE)
   )
  ) AS "without_amount",
  countIf("t3"."part" = 'without_date') AS "without_date",
  countIf((
   "t3"."part" = 'without_date'
  ) AND isNull("t3"."entered_at")) AS "creation_unknown",
  countIf(
   (
    "t3"."part" = 'without_date'
   )
   AND (
    isNotNull("t3"."entered_at") AND isNull("t3"."until")
   )
  ) AS "closing_unknown",
  countIf(
   (
    "t3"."part" = 'without_date'
   )
   AND (
    isNotNull("t3"."entered_at") AND isNotNull("t3"."until") AND isNull("t3"."days")
   )
  ) AS "closed_before_created",
  CAST(sumIf("t3"."amount", "t3"."part" IN ('won') AND COALESCE("t3"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
  CAST(sumIf(
   "t3"."amount",
   "t3"."part" IN ('lost', 'overdue') AND COALESCE("t3"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "lost_amount",
  CAST(sumIf("t3"."amount", "t3"."part" IN ('open') AND COALESCE("t3"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "open_amount"
 FROM (
  SELECT
   "t2"."deal_id" AS "deal_id",
   "t2"."name" AS "name",
   "t2"."pipeline" AS "pipeline",
   "t2"."stage" AS "stage",
   "t2"."outcome" AS "outcome",
   "t2"."created_at" AS "created_at",
   "t2"."closed_at" AS "closed_at",
   "t2"."created_day_only" AS "created_day_only",
   "t2"."closed_day_only" AS "closed_day_only",
   "t2"."expected_close_on" AS "expected_close_on",
   "t2"."amount" AS "amount",
   "t2"."currency" AS "currency",
   "t2"."owner" AS "owner",
   "t2"."team" AS "team",
   "t2"."account" AS "account",
   "t2"."source" AS "source",
   "t2"."channel" AS "channel",
   "t2"."product" AS "product",
   "t2"."region" AS "region",
   "t2"."segment" AS "segment",
   "t2"."category" AS "category",
   "t2"."probability" AS "probability",
   "t2"."next_step" AS "next_step",
   "t2"."next_step_on" AS "next_step_on",
   "t2"."last_activity_at" AS "last_activity_at",
   "t2"."loss_reason" AS "loss_reason",
   "t2"."competitor" AS "competitor",
   "t2"."source_file" AS "source_file",
   "t2"."source_row" AS "source_row",
   "t2"."state_unknown" AS "state_unknown",
   "t2"."close_ahead" AS "close_ahead",
   "t2"."original_amount" AS "original_amount",
   "t2"."exchange_rate" AS "exchange_rate",
   "t2"."rate_missing" AS "rate_missing",
   "t2"."entered_at" AS "entered_at",
   "t2"."until" AS "until",
   "t2"."days" AS "days",
   CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END AS "part"
  FROM "t1" AS "t2"
 ) AS "t3"
) AS "t10"
CROSS JOIN (
 SELECT
  CASE
   WHEN "t28"."n" > 0
   THEN "t28"."incidence"
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "unit",
  CASE
   WHEN (
    "t28"."incidence" > 1e-09
   ) AND (
    "t28"."incidence" < 0.999999999
   )
   THEN POWER(
    "t28"."incidence",
    EXP(
     ABS(SQRT("t28"."variance") / (
      "t28"."incidence" * LN("t28"."incidence")
     )) * 1.959963984540054 * 1.0
    )
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "unit_low",
  CASE
   WHEN (
    "t28"."incidence" > 1e-09
   ) AND (
    "t28"."incidence" < 0.999999999
   )
   THEN POWER(
    "t28"."incidence",
    EXP(
     ABS(SQRT("t28"."variance") / (
      "t28"."incidence" * LN("t28"."incidence")
     )) * 1.959963984540054 * -1.0
    )
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "unit_high",
  "t28"."days" AS "age"
 FROM (
  SELECT
   "t27"."n" AS "n",
   "t27"."days" AS "days",
   "t27"."incidence" AS "incidence",
   "t27"."spread" AS "spread",
   "t27"."spread_at" AS "spread_at",
   "t27"."spread_at_at" AS "spread_at_at",
   "t27"."binomial" AS "binomial",
   "t27"."since" AS "since",
   "t27"."since_at" AS "since_at",
   (
    (
     (
      (
       (
        "t27"."incidence" * "t27"."incidence" * "t27"."spread"
       ) - (
        "t27"."incidence" * 2.0 * "t27"."spread_at"
       )
      ) + "t27"."spread_at_at" + "t27"."binomial"
     ) - (
      "t27"."incidence" * 2.0 * "t27"."since"
     )
    ) + (
     "t27"."since_at" * 2.0
    ) + ABS(
     (
      (
       (
        (
         "t27"."incidence" * "t27"."incidence" * "t27"."spread"
        ) - (
         "t27"."incidence" * 2.0 * "t27"."spread_at"
        )
       ) + "t27"."spread_at_at" + "t27"."binomial"
      ) - (
       "t27"."incidence" * 2.0 * "t27"."since"
      )
     ) + (
      "t27"."since_at" * 2.0
     )
    )
   ) / 2.0 AS "variance"
  FROM (
   SELECT
    MAX("t23"."at_risk") AS "n",
    maxIf("t23"."days", "t23"."days" <= 728) AS "days",
    COALESCE(maxIf("t23"."incidence", "t23"."days" <= 728), 0.0) AS "incidence",
    sumIf(
     COALESCE(
      "t23"."ended" / CAST(nullIf("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS Nullable(Float64)),
      0.0
     ),
     "t23"."days" <= 728
    ) AS "spread",
    sumIf(
     "t23"."incidence" * COALESCE(
      "t23"."ended" / CAST(nullIf("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS Nullable(Float64)),
      0.0
     ),
     "t23"."days" <= 728
    ) AS "spread_at",
    sumIf(
     "t23"."incidence" * "t23"."incidence" * COALESCE(
      "t23"."ended" / CAST(nullIf("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS Nullable(Float64)),
      0.0
     ),
     "t23"."days" <= 728
    ) AS "spread_at_at",
    sumIf(
     (
      (
       (
        (
         "t23"."before" * "t23"."counted"
        ) / "t23"."at_risk"
       ) / "t23"."at_risk"
      ) * "t23"."before" * (
       "t23"."at_risk" - "t23"."counted"
      )
     ) / "t23"."at_risk",
     "t23"."days" <= 728
    ) AS "binomial",
    sumIf(
     (
      (
       "t23"."before" * "t23"."counted"
      ) / "t23"."at_risk"
     ) / "t23"."at_risk",
     "t23"."days" <= 728
    ) AS "since",
    sumIf(
     "t23"."incidence" * (
      (
       (
        "t23"."before" * "t23"."counted"
       ) / "t23"."at_risk"
      ) / "t23"."at_risk"
     ),
     "t23"."days" <= 728
    ) AS "since_at"
   FROM (
    SELECT
     "t21"."days" AS "days",
     CAST("t21"."at_risk" AS Nullable(Int64)) AS "at_risk",
     CAST("t21"."ended" AS Nullable(Int64)) AS "ended",
     CAST("t21"."counted" AS Nullable(Int64)) AS "counted",
     "t21"."survival" AS "survival",
     "t21"."before" AS "before",
     "t21"."incidence" AS "incidence"
    FROM (
     SELECT
      "t19"."days" AS "days",
      "t19"."left" AS "left",
      "t19"."ended" AS "ended",
      "t19"."counted" AS "counted",
      "t19"."at_risk" AS "at_risk",
      "t19"."before" AS "before",
      "t19"."before" * (
       1.0 - (
        "t19"."ended" / "t19"."at_risk"
       )
      ) AS "survival",
      SUM((
       "t19"."before" * "t19"."counted"
      ) / "t19"."at_risk") OVER (ORDER BY "t19"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
     FROM (
      SELECT
       "t17"."days" AS "days",
       "t17"."left" AS "left",
       "t17"."ended" AS "ended",
       "t17"."counted" AS "counted",
       "t17"."at_risk" AS "at_risk",
       COALESCE(
        EXP(
         SUM(LN(nullIf(1.0 - (
          "t17"."ended" / "t17"."at_risk"
         ), 0.0))) OVER (ORDER BY "t17"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
        ),
        1.0
       ) AS "before"
      FROM (
       SELECT
        "t15"."days" AS "days",
        "t15"."left" AS "left",
        "t15"."ended" AS "ended",
        "t15"."counted" AS "counted",
        SUM("t15"."left") OVER (ORDER BY "t15"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
       FROM (
        SELECT
         "t13"."days" AS "days",
         "t13"."mass" AS "left",
         "t13"."ended" AS "ended",
         "t13"."counted" AS "counted"
        FROM (
         SELECT
          "t12".*
          EXCEPT ("shortest")
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t5"."days" AS "days",
            CAST(SUM("t5"."mass") AS Nullable(Float64)) AS "mass",
            CAST(SUM("t5"."ended") AS Nullable(Float64)) AS "ended",
            CAST(SUM("t5"."counted") AS Nullable(Float64)) AS "counted",
            MIN("t5"."days") AS "shortest"
           FROM (
            SELECT
             "t2"."days" AS "days",
             1 AS "mass",
             CASE WHEN COALESCE("t2"."outcome" <> 'open', FALSE) THEN 1 ELSE 0 END AS "ended",
             CASE WHEN COALESCE("t2"."outcome" = 'won', FALSE) THEN 1 ELSE 0 END AS "counted"
            FROM "t1" AS "t2"
            WHERE
             CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END <> 'without_date'
           ) AS "t5"
           GROUP BY
            "t5"."days"
          ) AS "t7"
          WHERE
           "t7"."shortest" >= 0
         ) AS "t12"
        ) AS "t13"
       ) AS "t15"
      ) AS "t17"
     ) AS "t19"
    ) AS "t21"
   ) AS "t23"
  ) AS "t27"
 ) AS "t28"
) AS "t30"
CROSS JOIN (
 SELECT
  CASE
   WHEN "t24"."n" > 0
   THEN "t24"."incidence"
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "value"
 FROM (
  SELECT
   MAX("t22"."at_risk") AS "n",
   maxIf("t22"."days", "t22"."days" <= 728) AS "days",
   COALESCE(maxIf("t22"."incidence", "t22"."days" <= 728), 0.0) AS "incidence"
  FROM (
   SELECT
    "t20"."days" AS "days",
    "t20"."at_risk" AS "at_risk",
    "t20"."ended" AS "ended",
    "t20"."counted" AS "counted",
    "t20"."survival" AS "survival",
    "t20"."before" AS "before",
    "t20"."incidence" AS "incidence"
   FROM (
    SELECT
     "t18"."days" AS "days",
     "t18"."left" AS "left",
     "t18"."ended" AS "ended",
     "t18"."counted" AS "counted",
     "t18"."at_risk" AS "at_risk",
     "t18"."before" AS "before",
     "t18"."before" * (
      1.0 - (
       "t18"."ended" / "t18"."at_risk"
      )
     ) AS "survival",
     SUM((
      "t18"."before" * "t18"."counted"
     ) / "t18"."at_risk") OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
    FROM (
     SELECT
      "t16"."days" AS "days",
      "t16"."left" AS "left",
      "t16"."ended" AS "ended",
      "t16"."counted" AS "counted",
      "t16"."at_risk" AS "at_risk",
      COALESCE(
       EXP(
        SUM(LN(nullIf(1.0 - (
         "t16"."ended" / "t16"."at_risk"
        ), 0.0))) OVER (ORDER BY "t16"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
       ),
       1.0
      ) AS "before"
     FROM (
      SELECT
       "t14"."days" AS "days",
       "t14"."left" AS "left",
       "t14"."ended" AS "ended",
       "t14"."counted" AS "counted",
       SUM("t14"."left") OVER (ORDER BY "t14"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
      FROM (
       SELECT
        "t11"."days" AS "days",
        "t11"."mass" AS "left",
        "t11"."ended" AS "ended",
        "t11"."counted" AS "counted"
       FROM (
        SELECT
         "t9".*
         EXCEPT ("shortest")
        FROM (
         SELECT
          *
         FROM (
          SELECT
           "t4"."days" AS "days",
           SUM("t4"."mass") AS "mass",
           SUM("t4"."ended") AS "ended",
           SUM("t4"."counted") AS "counted",
           MIN("t4"."days") AS "shortest"
          FROM (
           SELECT
            "t2"."days" AS "days",
            CAST("t2"."amount" AS Nullable(Float64)) AS "mass",
            CASE
             WHEN COALESCE("t2"."outcome" <> 'open', FALSE)
             THEN CAST("t2"."amount" AS Nullable(Float64))
             ELSE 0
            END AS "ended",
            CASE
             WHEN COALESCE("t2"."outcome" = 'won', FALSE)
             THEN CAST("t2"."amount" AS Nullable(Float64))
             ELSE 0
            END AS "counted"
           FROM "t1" AS "t2"
           WHERE
            CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END <> 'without_date'
            AND CAST("t2"."amount" AS Nullable(Float64)) > 0
          ) AS "t4"
          GROUP BY
           "t4"."days"
         ) AS "t6"
         WHERE
          "t6"."shortest" >= 0
        ) AS "t9"
       ) AS "t11"
      ) AS "t14"
     ) AS "t16"
    ) AS "t18"
   ) AS "t20"
  ) AS "t22"
 ) AS "t24"
) AS "t26"
