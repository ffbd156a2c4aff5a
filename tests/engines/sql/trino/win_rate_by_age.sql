WITH "t1" AS (
 SELECT
  "t0"."deal_id",
  "t0"."name",
  "t0"."pipeline",
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
  IF(
   "t0"."outcome" = 'open',
   CAST(CAST(FROM_ISO8601_TIMESTAMP('2026-04-15T23:59:59') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE),
   "t0"."closed_at"
  ) AS "until",
  IF(
   "t0"."outcome" = 'open',
   IF(
    (
     CAST(TO_UNIXTIME(
      IF(
       "t0"."outcome" = 'open',
       CAST(CAST(FROM_ISO8601_TIMESTAMP('2026-04-15T23:59:59') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE),
       "t0"."closed_at"
      )
     ) - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
    ) >= 0,
    CAST(TO_UNIXTIME(
     IF(
      "t0"."outcome" = 'open',
      CAST(CAST(FROM_ISO8601_TIMESTAMP('2026-04-15T23:59:59') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE),
      "t0"."closed_at"
     )
    ) - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE),
    CAST(NULL AS DOUBLE)
   ),
   IF(
    CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
     ) AS BIGINT) AS DOUBLE)
     ELSE CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
    END >= 0,
    CASE
     WHEN COALESCE("t0"."created_day_only", FALSE)
     AND COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE("t0"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
     ) AS BIGINT) AS DOUBLE)
     ELSE CAST(TO_UNIXTIME("t0"."closed_at") - TO_UNIXTIME("t0"."created_at") AS DOUBLE) / CAST(86400.0 AS DOUBLE)
    END,
    CAST(NULL AS DOUBLE)
   )
  ) AS "days"
 FROM "deals" AS "t0"
), "t3" AS (
 SELECT
  "t2"."deal_id",
  IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') AS "part",
  "t2"."amount",
  "t2"."days",
  CAST(IF(
   "t2"."days" > 728,
   CAST(105.0 AS DOUBLE),
   CAST(CEIL(CAST("t2"."days" AS DOUBLE) / 7) AS BIGINT)
  ) AS BIGINT) AS "week"
 FROM "t1" AS "t2"
)
SELECT
 "t26"."week",
 "t26"."won",
 "t26"."lost",
 "t26"."followed",
 "t26"."share",
 IF(
  (
   "t26"."share" > CAST(1e-09 AS DOUBLE)
  )
  AND (
   "t26"."share" < CAST(0.999999999 AS DOUBLE)
  ),
  POWER(
   "t26"."share",
   EXP(
    ABS(
     CAST(SQRT("t26"."variance") AS DOUBLE) / (
      "t26"."share" * LOG(NULL, "t26"."share")
     )
    ) * CAST(1.959963984540054 AS DOUBLE) * CAST(1.0 AS DOUBLE)
   )
  ),
  CAST(NULL AS DOUBLE)
 ) AS "share_low",
 IF(
  (
   "t26"."share" > CAST(1e-09 AS DOUBLE)
  )
  AND (
   "t26"."share" < CAST(0.999999999 AS DOUBLE)
  ),
  POWER(
   "t26"."share",
   EXP(
    ABS(
     CAST(SQRT("t26"."variance") AS DOUBLE) / (
      "t26"."share" * LOG(NULL, "t26"."share")
     )
    ) * CAST(1.959963984540054 AS DOUBLE) * CAST(-1.0 AS DOUBLE)
   )
  ),
  CAST(NULL AS DOUBLE)
 ) AS "share_high",
 "t26"."n",
 "t26"."without_date"
FROM (
 SELECT
  "t25"."last",
  "t25"."without_date",
  "t25"."week",
  "t25"."week_there",
  "t25"."at_risk",
  "t25"."incidence",
  COALESCE(
   MAX("t25"."variance") OVER (
    PARTITION BY "t25"."step"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ),
   CAST(0.0 AS DOUBLE)
  ) AS "variance",
  "t25"."won",
  "t25"."lost",
  "t25"."followed",
  "t25"."share",
  "t25"."n",
  "t25"."step"
 FROM (
  SELECT
   "t24"."last",
   "t24"."without_date",
   "t24"."week",
   "t24"."week_there",
   "t24"."at_risk",
   "t24"."incidence",
   "t24"."variance",
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
    CAST(0.0 AS DOUBLE)
   ) AS "share",
   MAX("t24"."at_risk") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "n",
   COUNT("t24"."variance") OVER (ORDER BY "t24"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "step"
  FROM (
   SELECT
    "t14"."last",
    "t14"."without_date",
    "t14"."week",
    "t23"."week_there",
    "t23"."at_risk",
    "t23"."incidence",
    "t23"."variance",
    "t23"."won",
    "t23"."lost"
   FROM (
    SELECT
     "t11"."last",
     "t11"."without_date",
     "ibis_table_unnest_column_made_up" AS "week"
    FROM (
     SELECT
      "t8"."last",
      "t8"."without_date",
      IF(
       NULLIF(1, 0) IS NOT NULL AND SIGN(1) = SIGN((
        "t8"."last" + 1
       ) - 0),
       ARRAY_REMOVE(SEQUENCE(0, "t8"."last" + 1, 1), "t8"."last" + 1),
       ARRAY[]
      ) AS "week"
     FROM (
      SELECT
       MAX("t5"."week") AS "last",
       COUNT(*) FILTER(WHERE
        "t5"."part" = 'without_date') AS "without_date"
      FROM "t3" AS "t5"
     ) AS "t8"
     WHERE
      (
       SELECT
        MAX("t5"."week") AS "Max(week)"
       FROM "t3" AS "t5"
      ) IS NOT NULL
    ) AS "t11"
    CROSS JOIN UNNEST("t11"."week") AS "ibis_table_unnest_made_up"("ibis_table_unnest_column_made_up")
   ) AS "t14"
   LEFT OUTER JOIN (
    SELECT
     "t21"."week" AS "week_there",
     "t21"."at_risk",
     "t21"."incidence",
     "t21"."variance",
     "t21"."counted" AS "won",
     "t21"."ended" - "t21"."counted" AS "lost"
    FROM (
     SELECT
      "t20"."week",
      "t20"."at_risk",
      "t20"."ended",
      "t20"."counted",
      "t20"."incidence",
      "t20"."spread",
      "t20"."spread_at",
      "t20"."spread_at_at",
      "t20"."binomial",
      "t20"."since",
      "t20"."since_at",
      (
       (
        (
         (
          (
           "t20"."incidence" * "t20"."incidence" * "t20"."spread"
          ) - (
           "t20"."incidence" * CAST(2.0 AS DOUBLE) * "t20"."spread_at"
          )
         ) + "t20"."spread_at_at" + "t20"."binomial"
        ) - (
         "t20"."incidence" * CAST(2.0 AS DOUBLE) * "t20"."since"
        )
       ) + (
        "t20"."since_at" * CAST(2.0 AS DOUBLE)
       ) + ABS(
        (
         (
          (
           (
            "t20"."incidence" * "t20"."incidence" * "t20"."spread"
           ) - (
            "t20"."incidence" * CAST(2.0 AS DOUBLE) * "t20"."spread_at"
           )
          ) + "t20"."spread_at_at" + "t20"."binomial"
         ) - (
          "t20"."incidence" * CAST(2.0 AS DOUBLE) * "t20"."since"
         )
        ) + (
         "t20"."since_at" * CAST(2.0 AS DOUBLE)
        )
       )
      ) / CAST(2.0 AS DOUBLE) AS "variance"
     FROM (
      SELECT
       "t19"."week",
       "t19"."at_risk",
       "t19"."ended",
       "t19"."counted",
       "t19"."incidence",
       SUM("t19"."spread") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread",
       SUM("t19"."spread_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at",
       SUM("t19"."spread_at_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "spread_at_at",
       SUM("t19"."binomial") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "binomial",
       SUM("t19"."since") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since",
       SUM("t19"."since_at") OVER (ORDER BY "t19"."week" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "since_at"
      FROM (
       SELECT
        "t18"."week",
        MAX("t18"."at_risk") AS "at_risk",
        SUM("t18"."ended") AS "ended",
        SUM("t18"."counted") AS "counted",
        MAX("t18"."incidence") AS "incidence",
        SUM(
         COALESCE(
          "t18"."ended" / CAST(NULLIF("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS DOUBLE),
          CAST(0.0 AS DOUBLE)
         )
        ) AS "spread",
        SUM(
         "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(NULLIF("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS DOUBLE),
          CAST(0.0 AS DOUBLE)
         )
        ) AS "spread_at",
        SUM(
         "t18"."incidence" * "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(NULLIF("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS DOUBLE),
          CAST(0.0 AS DOUBLE)
         )
        ) AS "spread_at_at",
        SUM(
         CAST((
          (
           CAST((
            CAST((
             "t18"."before" * "t18"."counted"
            ) AS DOUBLE) / "t18"."at_risk"
           ) AS DOUBLE) / "t18"."at_risk"
          ) * "t18"."before" * (
           "t18"."at_risk" - "t18"."counted"
          )
         ) AS DOUBLE) / "t18"."at_risk"
        ) AS "binomial",
        SUM(
         CAST((
          CAST((
           "t18"."before" * "t18"."counted"
          ) AS DOUBLE) / "t18"."at_risk"
         ) AS DOUBLE) / "t18"."at_risk"
        ) AS "since",
        SUM(
         "t18"."incidence" * (
          CAST((
           CAST((
            "t18"."before" * "t18"."counted"
           ) AS DOUBLE) / "t18"."at_risk"
          ) AS DOUBLE) / "t18"."at_risk"
         )
        ) AS "since_at"
       FROM (
        SELECT
         "t17"."days",
         CAST("t17"."at_risk" AS BIGINT) AS "at_risk",
         CAST("t17"."ended" AS BIGINT) AS "ended",
         CAST("t17"."counted" AS BIGINT) AS "counted",
         "t17"."survival",
         "t17"."before",
         "t17"."incidence",
         CAST(IF(
          "t17"."days" > 728,
          CAST(105.0 AS DOUBLE),
          CAST(CEIL(CAST("t17"."days" AS DOUBLE) / 7) AS BIGINT)
         ) AS BIGINT) AS "week"
        FROM (
         SELECT
          "t16"."days",
          "t16"."left",
          "t16"."ended",
          "t16"."counted",
          "t16"."at_risk",
          "t16"."before",
          "t16"."before" * (
           CAST(1.0 AS DOUBLE) - (
            CAST("t16"."ended" AS DOUBLE) / "t16"."at_risk"
           )
          ) AS "survival",
          SUM(CAST((
           "t16"."before" * "t16"."counted"
          ) AS DOUBLE) / "t16"."at_risk") OVER (ORDER BY "t16"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
         FROM (
          SELECT
           "t15"."days",
           "t15"."left",
           "t15"."ended",
           "t15"."counted",
           "t15"."at_risk",
           COALESCE(
            EXP(
             SUM(
              LOG(
               NULL,
               NULLIF(
                CAST(1.0 AS DOUBLE) - (
                 CAST("t15"."ended" AS DOUBLE) / "t15"."at_risk"
                ),
                CAST(0.0 AS DOUBLE)
               )
              )
             ) OVER (ORDER BY "t15"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
            ),
            CAST(1.0 AS DOUBLE)
           ) AS "before"
          FROM (
           SELECT
            "t12"."days",
            "t12"."left",
            "t12"."ended",
            "t12"."counted",
            SUM("t12"."left") OVER (ORDER BY "t12"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
           FROM (
            SELECT
             "t10"."days",
             "t10"."mass" AS "left",
             "t10"."ended",
             "t10"."counted"
            FROM (
             SELECT
              "t9"."days",
              "t9"."mass",
              "t9"."ended",
              "t9"."counted"
             FROM (
              SELECT
               *
              FROM (
               SELECT
                "t4"."days",
                CAST(SUM("t4"."mass") AS DOUBLE) AS "mass",
                CAST(SUM("t4"."ended") AS DOUBLE) AS "ended",
                CAST(SUM("t4"."counted") AS DOUBLE) AS "counted",
                MIN("t4"."days") AS "shortest"
               FROM (
                SELECT
                 "t2"."days",
                 1 AS "mass",
                 IF(
                  COALESCE(IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') <> 'open', FALSE),
                  1,
                  0
                 ) AS "ended",
                 IF(
                  COALESCE(IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') = 'won', FALSE),
                  1,
                  0
                 ) AS "counted"
                FROM "t1" AS "t2"
               ) AS "t4"
               GROUP BY
                1
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
        1
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
