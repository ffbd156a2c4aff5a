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
), "t3" AS (
 SELECT
  "t2"."deal_id" AS "deal_id",
  CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END AS "part",
  "t2"."amount" AS "amount",
  "t2"."days" AS "days",
  CAST(CASE
   WHEN "t2"."days" > 728
   THEN 105.0
   ELSE CAST(CEIL("t2"."days" / 7) AS Nullable(Int64))
  END AS Nullable(Int64)) AS "week"
 FROM "t1" AS "t2"
)
SELECT
 "t26"."week" AS "week",
 "t26"."won" AS "won",
 "t26"."lost" AS "lost",
 "t26"."followed" AS "followed",
 "t26"."share" AS "share",
 CASE
  WHEN (
   "t26"."share" > 1e-09
  ) AND (
   "t26"."share" < 0.999999999
  )
  THEN POWER(
   "t26"."share",
   EXP(
    ABS(SQRT("t26"."variance") / (
     "t26"."share" * LN("t26"."share")
    )) * 1.959963984540054 * 1.0
   )
  )
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "share_low",
 CASE
  WHEN (
   "t26"."share" > 1e-09
  ) AND (
   "t26"."share" < 0.999999999
  )
  THEN POWER(
   "t26"."share",
   EXP(
    ABS(SQRT("t26"."variance") / (
     "t26"."share" * LN("t26"."share")
    )) * 1.959963984540054 * -1.0
   )
  )
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "share_high",
 "t26"."n" AS "n",
 "t26"."without_date" AS "without_date"
FROM (
 SELECT
  "t25"."last" AS "last",
  "t25"."without_date" AS "without_date",
  "t25"."week" AS "week",
  "t25"."week_there" AS "week_there",
  "t25"."at_risk" AS "at_risk",
  "t25"."incidence" AS "incidence",
  COALESCE(
   MAX("t25"."variance") OVER (
    PARTITION BY "t25"."step"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ),
   0.0
  ) AS "variance",
  "t25"."won" AS "won",
  "t25"."lost" AS "lost",
  "t25"."followed" AS "followed",
  "t25"."share" AS "share",
  "t25"."n" AS "n",
  "t25"."step" AS "step"
 FROM (
  SELECT
   "t24"."last" AS "last",
   "t24"."without_date" AS "without_date",
   "t24"."week" AS "week",
   "t24"."week_there" AS "week_there",
   "t24"."at_risk" AS "at_risk",
   "t24"."incidence" AS "incidence",
   "t24"."variance" AS "variance",
   COALESCE(
    SUM("t24"."won") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0
   ) AS "won",
   COALESCE(
    SUM("t24"."lost") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0
   ) AS "lost",
   COALESCE(
    MAX("t24"."at_risk") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING),
    0
   ) AS "followed",
   COALESCE(
    MAX("t24"."incidence") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0.0
   ) AS "share",
   MAX("t24"."at_risk") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "n",
   COUNT("t24"."variance") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "step"
  FROM (
   SELECT
    "t14"."last" AS "last",
    "t14"."without_date" AS "without_date",
    "t14"."week" AS "week",
    "t23"."week_there" AS "week_there",
    "t23"."at_risk" AS "at_risk",
    "t23"."incidence" AS "incidence",
    "t23"."variance" AS "variance",
    "t23"."won" AS "won",
    "t23"."lost" AS "lost"
   FROM (
    SELECT
     "t11".*
     REPLACE ("ibis_table_unnest_column_made_up" AS "week")
    FROM (
     SELECT
      "t8"."last" AS "last",
      "t8"."without_date" AS "without_date",
      range(0, "t8"."last" + 1, 1) AS "week"
     FROM (
      SELECT
       MAX("t5"."week") AS "last",
       countIf("t5"."part" = 'without_date') AS "without_date"
      FROM "t3" AS "t5"
     ) AS "t8"
     WHERE
      isNotNull((
       SELECT
        MAX("t5"."week") AS "Max(week)"
       FROM "t3" AS "t5"
      ))
    ) AS "t11"
    ARRAY JOIN "t11"."week" AS "ibis_table_unnest_column_made_up"
   ) AS "t14"
   LEFT OUTER JOIN (
    SELECT
     "t21"."week" AS "week_there",
     "t21"."at_risk" AS "at_risk",
     "t21"."incidence" AS "incidence",
     "t21"."variance" AS "variance",
     "t21"."counted" AS "won",
     "t21"."ended" - "t21"."counted" AS "lost"
    FROM (
     SELECT
      "t20"."week" AS "week",
      "t20"."at_risk" AS "at_risk",
      "t20"."ended" AS "ended",
      "t20"."counted" AS "counted",
      "t20"."incidence" AS "incidence",
      "t20"."spread" AS "spread",
      "t20"."spread_at" AS "spread_at",
      "t20"."spread_at_at" AS "spread_at_at",
      "t20"."binomial" AS "binomial",
      "t20"."since" AS "since",
      "t20"."since_at" AS "since_at",
      (
       (
        (
         (
          (
           "t20"."incidence" * "t20"."incidence" * "t20"."spread"
          ) - (
           "t20"."incidence" * 2.0 * "t20"."spread_at"
          )
         ) + "t20"."spread_at_at" + "t20"."binomial"
        ) - (
         "t20"."incidence" * 2.0 * "t20"."since"
        )
       ) + (
        "t20"."since_at" * 2.0
       ) + ABS(
        (
         (
          (
           (
            "t20"."incidence" * "t20"."incidence" * "t20"."spread"
           ) - (
            "t20"."incidence" * 2.0 * "t20"."spread_at"
           )
          ) + "t20"."spread_at_at" + "t20"."binomial"
         ) - (
          "t20"."incidence" * 2.0 * "t20"."since"
         )
        ) + (
         "t20"."since_at" * 2.0
        )
       )
      ) / 2.0 AS "variance"
     FROM (
      SELECT
       "t19"."week" AS "week",
       "t19"."at_risk" AS "at_risk",
       "t19"."ended" AS "ended",
       "t19"."counted" AS "counted",
       "t19"."incidence" AS "incidence",
       SUM("t19"."spread") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread",
       SUM("t19"."spread_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at",
       SUM("t19"."spread_at_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at_at",
       SUM("t19"."binomial") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "binomial",
       SUM("t19"."since") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since",
       SUM("t19"."since_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since_at"
      FROM (
       SELECT
        "t18"."week" AS "week",
        MAX("t18"."at_risk") AS "at_risk",
        SUM("t18"."ended") AS "ended",
        SUM("t18"."counted") AS "counted",
        MAX("t18"."incidence") AS "incidence",
        SUM(
         COALESCE(
          "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS Nullable(Float64)),
          0.0
         )
        ) AS "spread",
        SUM(
         "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS Nullable(Float64)),
          0.0
         )
        ) AS "spread_at",
        SUM(
         "t18"."incidence" * "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS Nullable(Float64)),
          0.0
         )
        ) AS "spread_at_at",
        SUM(
         (
          (
           (
            (
             "t18"."before" * "t18"."counted"
            ) / "t18"."at_risk"
           ) / "t18"."at_risk"
          ) * "t18"."before" * (
           "t18"."at_risk" - "t18"."counted"
          )
         ) / "t18"."at_risk"
        ) AS "binomial",
        SUM((
         (
          "t18"."before" * "t18"."counted"
         ) / "t18"."at_risk"
        ) / "t18"."at_risk") AS "since",
        SUM(
         "t18"."incidence" * (
          (
           (
            "t18"."before" * "t18"."counted"
           ) / "t18"."at_risk"
          ) / "t18"."at_risk"
         )
        ) AS "since_at"
       FROM (
        SELECT
         "t17"."days" AS "days",
         CAST("t17"."at_risk" AS Nullable(Int64)) AS "at_risk",
         CAST("t17"."ended" AS Nullable(Int64)) AS "ended",
         CAST("t17"."counted" AS Nullable(Int64)) AS "counted",
         "t17"."survival" AS "survival",
         "t17"."before" AS "before",
         "t17"."incidence" AS "incidence",
         CAST(CASE
          WHEN "t17"."days" > 728
          THEN 105.0
          ELSE CAST(CEIL("t17"."days" / 7) AS Nullable(Int64))
         END AS Nullable(Int64)) AS "week"
        FROM (
         SELECT
          "t16"."days" AS "days",
          "t16"."left" AS "left",
          "t16"."ended" AS "ended",
          "t16"."counted" AS "counted",
          "t16"."at_risk" AS "at_risk",
          "t16"."before" AS "before",
          "t16"."before" * (
           1.0 - (
            "t16"."ended" / "t16"."at_risk"
           )
          ) AS "survival",
          SUM((
           "t16"."before" * "t16"."counted"
          ) / "t16"."at_risk") OVER (ORDER BY "t16"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
         FROM (
          SELECT
           "t15"."days" AS "days",
           "t15"."left" AS "left",
           "t15"."ended" AS "ended",
           "t15"."counted" AS "counted",
           "t15"."at_risk" AS "at_risk",
           COALESCE(
            EXP(
             SUM(LN(nullIf(1.0 - (
              "t15"."ended" / "t15"."at_risk"
             ), 0.0))) OVER (ORDER BY "t15"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
            ),
            1.0
           ) AS "before"
          FROM (
           SELECT
            "t12"."days" AS "days",
            "t12"."left" AS "left",
            "t12"."ended" AS "ended",
            "t12"."counted" AS "counted",
            SUM("t12"."left") OVER (ORDER BY "t12"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
           FROM (
            SELECT
             "t10"."days" AS "days",
             "t10"."mass" AS "left",
             "t10"."ended" AS "ended",
             "t10"."counted" AS "counted"
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
                CAST(SUM("t4"."mass") AS Nullable(Float64)) AS "mass",
                CAST(SUM("t4"."ended") AS Nullable(Float64)) AS "ended",
                CAST(SUM("t4"."counted") AS Nullable(Float64)) AS "counted",
                MIN("t4"."days") AS "shortest"
               FROM (
                SELECT
                 "t2"."days" AS "days",
                 1 AS "mass",
                 CASE
                  WHEN COALESCE(
                   CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END <> 'open',
                   FALSE
                  )
                  THEN 1
                  ELSE 0
                 END AS "ended",
                 CASE
                  WHEN COALESCE(
                   CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END = 'won',
                   FALSE
                  )
                  THEN 1
                  ELSE 0
                 END AS "counted"
                FROM "t1" AS "t2"
               ) AS "t4"
               GROUP BY
                "t4"."days"
              ) AS "t7"
              WHERE
               "t7"."shortest" >= 0
             ) AS "t9"
            ) AS "t10"
           ) AS "t12"
          ) AS "t15"
         ) AS "t16"
        ) AS "t17"
       ) AS "t18"
       GROUP BY
        "t18"."week"
      ) AS "t19"
     ) AS "t20"
    ) AS "t21"
   ) AS "t23"
    ON "t14"."week" = "t23"."week_there"
  ) AS "t24"
 ) AS "t25"
) AS "t26"
WHERE
 "t26"."week" <= 104
