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
 "t27"."week" AS "week",
 "t27"."won" AS "won",
 "t27"."lost" AS "lost",
 "t27"."followed" AS "followed",
 "t27"."share" AS "share",
 CASE
  WHEN (
   "t27"."share" > 1e-09
  ) AND (
   "t27"."share" < 0.999999999
  )
  THEN POWER(
   "t27"."share",
   EXP(
    ABS(SQRT("t27"."variance") / (
     "t27"."share" * LN("t27"."share")
    )) * 1.959963984540054 * 1.0
   )
  )
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "share_low",
 CASE
  WHEN (
   "t27"."share" > 1e-09
  ) AND (
   "t27"."share" < 0.999999999
  )
  THEN POWER(
   "t27"."share",
   EXP(
    ABS(SQRT("t27"."variance") / (
     "t27"."share" * LN("t27"."share")
    )) * 1.959963984540054 * -1.0
   )
  )
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "share_high",
 "t27"."n" AS "n",
 "t27"."without_date" AS "without_date"
FROM (
 SELECT
  "t26"."last" AS "last",
  "t26"."without_date" AS "without_date",
  "t26"."week" AS "week",
  "t26"."week_there" AS "week_there",
  "t26"."won" AS "won",
  "t26"."lost" AS "lost",
  "t26"."at_risk" AS "at_risk",
  "t26"."incidence" AS "incidence",
  COALESCE(
   MAX("t26"."variance") OVER (
    PARTITION BY "t26"."step"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ),
   0.0
  ) AS "variance",
  "t26"."followed" AS "followed",
  "t26"."share" AS "share",
  "t26"."n" AS "n",
  "t26"."step" AS "step"
 FROM (
  SELECT
   "t25"."last" AS "last",
   "t25"."without_date" AS "without_date",
   "t25"."week" AS "week",
   "t25"."week_there" AS "week_there",
   COALESCE(
    SUM("t25"."won") OVER (ORDER BY "t25"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0
   ) AS "won",
   COALESCE(
    SUM("t25"."lost") OVER (ORDER BY "t25"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0
   ) AS "lost",
   "t25"."at_risk" AS "at_risk",
   "t25"."incidence" AS "incidence",
   "t25"."variance" AS "variance",
   COALESCE(
    MAX("t25"."at_risk") OVER (ORDER BY "t25"."week" ASC ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING),
    0
   ) AS "followed",
   COALESCE(
    MAX("t25"."incidence") OVER (ORDER BY "t25"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    0.0
   ) AS "share",
   MAX("t25"."at_risk") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "n",
   COUNT("t25"."variance") OVER (ORDER BY "t25"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "step"
  FROM (
   SELECT
    "t14"."last" AS "last",
    "t14"."without_date" AS "without_date",
    "t14"."week" AS "week",
    "t24"."week_there" AS "week_there",
    "t24"."won" AS "won",
    "t24"."lost" AS "lost",
    "t24"."at_risk" AS "at_risk",
    "t24"."incidence" AS "incidence",
    "t24"."variance" AS "variance"
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
     "t22"."week" AS "week_there",
     "t22"."won" AS "won",
     "t22"."lost" AS "lost",
     "t22"."at_risk" AS "at_risk",
     "t22"."incidence" AS "incidence",
     "t22"."variance" AS "variance"
    FROM (
     SELECT
      "t21"."week" AS "week",
      SUM("t21"."counted") AS "won",
      SUM("t21"."ended" - "t21"."counted") AS "lost",
      MAX("t21"."at_risk") AS "at_risk",
      MAX("t21"."incidence") AS "incidence",
      argMax(tuple("t21"."variance"), "t21"."days").1 AS "variance"
     FROM (
      SELECT
       "t20"."days" AS "days",
       "t20"."at_risk" AS "at_risk",
       "t20"."ended" AS "ended",
       "t20"."counted" AS "counted",
       "t20"."survival" AS "survival",
       "t20"."before" AS "before",
       "t20"."incidence" AS "incidence",
       "t20"."variance" AS "variance",
       CASE
        WHEN (
         "t20"."incidence" > 1e-09
        ) AND (
         "t20"."incidence" < 0.999999999
        )
        THEN POWER(
         "t20"."incidence",
         EXP(
          ABS(SQRT("t20"."variance") / (
           "t20"."incidence" * LN("t20"."incidence")
          )) * 1.959963984540054 * 1.0
         )
        )
        ELSE CAST(NULL AS Nullable(Float64))
       END AS "low",
       CASE
        WHEN (
         "t20"."incidence" > 1e-09
        ) AND (
         "t20"."incidence" < 0.999999999
        )
        THEN POWER(
         "t20"."incidence",
         EXP(
          ABS(SQRT("t20"."variance") / (
           "t20"."incidence" * LN("t20"."incidence")
          )) * 1.959963984540054 * -1.0
         )
        )
        ELSE CAST(NULL AS Nullable(Float64))
       END AS "high",
       CAST(CASE
        WHEN "t20"."days" > 728
        THEN 105.0
        ELSE CAST(CEIL("t20"."days" / 7) AS Nullable(Int64))
       END AS Nullable(Int64)) AS "week"
      FROM (
       SELECT
        "t19"."days" AS "days",
        "t19"."at_risk" AS "at_risk",
        "t19"."ended" AS "ended",
        "t19"."counted" AS "counted",
        "t19"."survival" AS "survival",
        "t19"."before" AS "before",
        "t19"."incidence" AS "incidence",
        "t19"."spread" AS "spread",
        "t19"."spread_at" AS "spread_at",
        "t19"."spread_at_at" AS "spread_at_at",
        "t19"."binomial" AS "binomial",
        "t19"."since" AS "since",
        "t19"."since_at" AS "since_at",
        (
         (
          (
           (
            (
             "t19"."incidence" * "t19"."incidence" * "t19"."spread"
            ) - (
             "t19"."incidence" * 2.0 * "t19"."spread_at"
            )
           ) + "t19"."spread_at_at" + "t19"."binomial"
          ) - (
           "t19"."incidence" * 2.0 * "t19"."since"
          )
         ) + (
          "t19"."since_at" * 2.0
         ) + ABS(
          (
           (
            (
             (
              "t19"."incidence" * "t19"."incidence" * "t19"."spread"
             ) - (
              "t19"."incidence" * 2.0 * "t19"."spread_at"
             )
            ) + "t19"."spread_at_at" + "t19"."binomial"
           ) - (
            "t19"."incidence" * 2.0 * "t19"."since"
           )
          ) + (
           "t19"."since_at" * 2.0
          )
         )
        ) / 2.0 AS "variance"
       FROM (
        SELECT
         "t18"."days" AS "days",
         "t18"."at_risk" AS "at_risk",
         "t18"."ended" AS "ended",
         "t18"."counted" AS "counted",
         "t18"."survival" AS "survival",
         "t18"."before" AS "before",
         "t18"."incidence" AS "incidence",
         SUM(
          COALESCE(
           "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
            "t18"."at_risk" - "t18"."ended"
           ), 0) AS Nullable(Float64)),
           0.0
          )
         ) OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread",
         SUM(
          "t18"."incidence" * COALESCE(
           "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
            "t18"."at_risk" - "t18"."ended"
           ), 0) AS Nullable(Float64)),
           0.0
          )
         ) OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at",
         SUM(
          "t18"."incidence" * "t18"."incidence" * COALESCE(
           "t18"."ended" / CAST(nullIf("t18"."at_risk" * (
            "t18"."at_risk" - "t18"."ended"
           ), 0) AS Nullable(Float64)),
           0.0
          )
         ) OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at_at",
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
         ) OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "binomial",
         SUM((
          (
           "t18"."before" * "t18"."counted"
          ) / "t18"."at_risk"
         ) / "t18"."at_risk") OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since",
         SUM(
          "t18"."incidence" * (
           (
            (
             "t18"."before" * "t18"."counted"
            ) / "t18"."at_risk"
           ) / "t18"."at_risk"
          )
         ) OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since_at"
        FROM (
         SELECT
          "t17"."days" AS "days",
          CAST("t17"."at_risk" AS Nullable(Int64)) AS "at_risk",
          CAST("t17"."ended" AS Nullable(Int64)) AS "ended",
          CAST("t17"."counted" AS Nullable(Int64)) AS "counted",
          "t17"."survival" AS "survival",
          "t17"."before" AS "before",
          "t17"."incidence" AS "incidence"
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
                 WHERE
                  CASE WHEN isNotNull("t2"."days") THEN "t2"."outcome" ELSE 'without_date' END <> 'without_date'
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
       ) AS "t19"
      ) AS "t20"
     ) AS "t21"
     GROUP BY
      "t21"."week"
    ) AS "t22"
   ) AS "t24"
    ON "t14"."week" = "t24"."week_there"
  ) AS "t25"
 ) AS "t26"
) AS "t27"
WHERE
 "t27"."week" <= 104
