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
)
SELECT
 "t10"."won",
 "t10"."lost",
 "t10"."open",
 "t30"."unit",
 "t30"."unit_low",
 "t30"."unit_high",
 "t26"."value",
 "t10"."without_amount",
 "t10"."without_date",
 "t10"."creation_unknown",
 "t10"."closing_unknown",
 "t10"."closed_before_created",
 "t10"."won_amount",
 "t10"."lost_amount",
 "t10"."open_amount",
 "t30"."age"
FROM (
 SELECT
  COUNT(*) FILTER(WHERE
   "t3"."part" = 'won') AS "won",
  COUNT(*) FILTER(WHERE
   "t3"."part" = 'lost') AS "lost",
  COUNT(*) FILTER(WHERE
   "t3"."part" = 'open') AS "open",
  COUNT(*) FILTER(WHERE
   (
    "t3"."part" <> 'without_date'
   )
   AND NOT (
    COALESCE("t3"."amount" >= 0, FALSE)
   )) AS "without_amount",
  COUNT(*) FILTER(WHERE
   "t3"."part" = 'without_date') AS "without_date",
  COUNT(*) FILTER(WHERE
   (
    "t3"."part" = 'without_date'
   ) AND (
    "t3"."entered_at" IS NULL
   )) AS "creation_unknown",
  COUNT(*) FILTER(WHERE
   (
    "t3"."part" = 'without_date'
   )
   AND (
    (
     "t3"."entered_at" IS NOT NULL
    ) AND (
     "t3"."until" IS NULL
    )
   )) AS "closing_unknown",
  COUNT(*) FILTER(WHERE
   (
    "t3"."part" = 'without_date'
   )
   AND (
    (
     "t3"."entered_at" IS NOT NULL
    )
    AND (
     "t3"."until" IS NOT NULL
    )
    AND (
     "t3"."days" IS NULL
    )
   )) AS "closed_before_created",
  CAST(SUM("t3"."amount") FILTER(WHERE
   "t3"."part" IN ('won') AND COALESCE("t3"."amount" >= 0, FALSE)) AS DOUBLE) AS "won_amount",
  CAST(SUM("t3"."amount") FILTER(WHERE
   "t3"."part" IN ('lost', 'overdue') AND COALESCE("t3"."amount" >= 0, FALSE)) AS DOUBLE) AS "lost_amount",
  CAST(SUM("t3"."amount") FILTER(WHERE
   "t3"."part" IN ('open') AND COALESCE("t3"."amount" >= 0, FALSE)) AS DOUBLE) AS "open_amount"
 FROM (
  SELECT
   "t2"."deal_id",
   "t2"."name",
   "t2"."pipeline",
   "t2"."stage",
   "t2"."outcome",
   "t2"."created_at",
   "t2"."closed_at",
   "t2"."created_day_only",
   "t2"."closed_day_only",
   "t2"."expected_close_on",
   "t2"."amount",
   "t2"."currency",
   "t2"."owner",
   "t2"."team",
   "t2"."account",
   "t2"."source",
   "t2"."channel",
   "t2"."product",
   "t2"."region",
   "t2"."segment",
   "t2"."category",
   "t2"."probability",
   "t2"."next_step",
   "t2"."next_step_on",
   "t2"."last_activity_at",
   "t2"."loss_reason",
   "t2"."competitor",
   "t2"."source_file",
   "t2"."source_row",
   "t2"."state_unknown",
   "t2"."close_ahead",
   "t2"."original_amount",
   "t2"."exchange_rate",
   "t2"."rate_missing",
   "t2"."entered_at",
   "t2"."until",
   "t2"."days",
   IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') AS "part"
  FROM "t1" AS "t2"
 ) AS "t3"
) AS "t10"
CROSS JOIN (
 SELECT
  IF("t28"."n" > 0, "t28"."incidence", CAST(NULL AS DOUBLE)) AS "unit",
  IF(
   (
    "t28"."incidence" > CAST(1e-09 AS DOUBLE)
   )
   AND (
    "t28"."incidence" < CAST(0.999999999 AS DOUBLE)
   ),
   POWER(
    "t28"."incidence",
    EXP(
     ABS(
      CAST(SQRT("t28"."variance") AS DOUBLE) / (
       "t28"."incidence" * LOG(NULL, "t28"."incidence")
      )
     ) * CAST(1.959963984540054 AS DOUBLE) * CAST(1.0 AS DOUBLE)
    )
   ),
   CAST(NULL AS DOUBLE)
  ) AS "unit_low",
  IF(
   (
    "t28"."incidence" > CAST(1e-09 AS DOUBLE)
   )
   AND (
    "t28"."incidence" < CAST(0.999999999 AS DOUBLE)
   ),
   POWER(
    "t28"."incidence",
    EXP(
     ABS(
      CAST(SQRT("t28"."variance") AS DOUBLE) / (
       "t28"."incidence" * LOG(NULL, "t28"."incidence")
      )
     ) * CAST(1.959963984540054 AS DOUBLE) * CAST(-1.0 AS DOUBLE)
    )
   ),
   CAST(NULL AS DOUBLE)
  ) AS "unit_high",
  "t28"."days" AS "age"
 FROM (
  SELECT
   "t27"."n",
   "t27"."days",
   "t27"."incidence",
   "t27"."spread",
   "t27"."spread_at",
   "t27"."spread_at_at",
   "t27"."binomial",
   "t27"."since",
   "t27"."since_at",
   (
    (
     (
      (
       (
        "t27"."incidence" * "t27"."incidence" * "t27"."spread"
       ) - (
        "t27"."incidence" * CAST(2.0 AS DOUBLE) * "t27"."spread_at"
       )
      ) + "t27"."spread_at_at" + "t27"."binomial"
     ) - (
      "t27"."incidence" * CAST(2.0 AS DOUBLE) * "t27"."since"
     )
    ) + (
     "t27"."since_at" * CAST(2.0 AS DOUBLE)
    ) + ABS(
     (
      (
       (
        (
         "t27"."incidence" * "t27"."incidence" * "t27"."spread"
        ) - (
         "t27"."incidence" * CAST(2.0 AS DOUBLE) * "t27"."spread_at"
        )
       ) + "t27"."spread_at_at" + "t27"."binomial"
      ) - (
       "t27"."incidence" * CAST(2.0 AS DOUBLE) * "t27"."since"
      )
     ) + (
      "t27"."since_at" * CAST(2.0 AS DOUBLE)
     )
    )
   ) / CAST(2.0 AS DOUBLE) AS "variance"
  FROM (
   SELECT
    MAX("t23"."at_risk") AS "n",
    MAX("t23"."days") FILTER(WHERE
     "t23"."days" <= 728) AS "days",
    COALESCE(MAX("t23"."incidence") FILTER(WHERE
     "t23"."days" <= 728), CAST(0.0 AS DOUBLE)) AS "incidence",
    SUM(
     COALESCE(
      "t23"."ended" / CAST(NULLIF("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS DOUBLE),
      CAST(0.0 AS DOUBLE)
     )
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "spread",
    SUM(
     "t23"."incidence" * COALESCE(
      "t23"."ended" / CAST(NULLIF("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS DOUBLE),
      CAST(0.0 AS DOUBLE)
     )
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "spread_at",
    SUM(
     "t23"."incidence" * "t23"."incidence" * COALESCE(
      "t23"."ended" / CAST(NULLIF("t23"."at_risk" * (
       "t23"."at_risk" - "t23"."ended"
      ), 0) AS DOUBLE),
      CAST(0.0 AS DOUBLE)
     )
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "spread_at_at",
    SUM(
     CAST((
      (
       CAST((
        CAST((
         "t23"."before" * "t23"."counted"
        ) AS DOUBLE) / "t23"."at_risk"
       ) AS DOUBLE) / "t23"."at_risk"
      ) * "t23"."before" * (
       "t23"."at_risk" - "t23"."counted"
      )
     ) AS DOUBLE) / "t23"."at_risk"
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "binomial",
    SUM(
     CAST((
      CAST((
       "t23"."before" * "t23"."counted"
      ) AS DOUBLE) / "t23"."at_risk"
     ) AS DOUBLE) / "t23"."at_risk"
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "since",
    SUM(
     "t23"."incidence" * (
      CAST((
       CAST((
        "t23"."before" * "t23"."counted"
       ) AS DOUBLE) / "t23"."at_risk"
      ) AS DOUBLE) / "t23"."at_risk"
     )
    ) FILTER(WHERE
     "t23"."days" <= 728) AS "since_at"
   FROM (
    SELECT
     "t21"."days",
     CAST("t21"."at_risk" AS BIGINT) AS "at_risk",
     CAST("t21"."ended" AS BIGINT) AS "ended",
     CAST("t21"."counted" AS BIGINT) AS "counted",
     "t21"."survival",
     "t21"."before",
     "t21"."incidence"
    FROM (
     SELECT
      "t19"."days",
      "t19"."left",
      "t19"."ended",
      "t19"."counted",
      "t19"."at_risk",
      "t19"."before",
      "t19"."before" * (
       CAST(1.0 AS DOUBLE) - (
        CAST("t19"."ended" AS DOUBLE) / "t19"."at_risk"
       )
      ) AS "survival",
      SUM(CAST((
       "t19"."before" * "t19"."counted"
      ) AS DOUBLE) / "t19"."at_risk") OVER (ORDER BY "t19"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
     FROM (
      SELECT
       "t17"."days",
       "t17"."left",
       "t17"."ended",
       "t17"."counted",
       "t17"."at_risk",
       COALESCE(
        EXP(
         SUM(
          LOG(
           NULL,
           NULLIF(
            CAST(1.0 AS DOUBLE) - (
             CAST("t17"."ended" AS DOUBLE) / "t17"."at_risk"
            ),
            CAST(0.0 AS DOUBLE)
           )
          )
         ) OVER (ORDER BY "t17"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
        ),
        CAST(1.0 AS DOUBLE)
       ) AS "before"
      FROM (
       SELECT
        "t15"."days",
        "t15"."left",
        "t15"."ended",
        "t15"."counted",
        SUM("t15"."left") OVER (ORDER BY "t15"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
       FROM (
        SELECT
         "t13"."days",
         "t13"."mass" AS "left",
         "t13"."ended",
         "t13"."counted"
        FROM (
         SELECT
          "t12"."days",
          "t12"."mass",
          "t12"."ended",
          "t12"."counted"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t5"."days",
            CAST(SUM("t5"."mass") AS DOUBLE) AS "mass",
            CAST(SUM("t5"."ended") AS DOUBLE) AS "ended",
            CAST(SUM("t5"."counted") AS DOUBLE) AS "counted",
            MIN("t5"."days") AS "shortest"
           FROM (
            SELECT
             "t2"."days",
             1 AS "mass",
             IF(COALESCE("t2"."outcome" <> 'open', FALSE), 1, 0) AS "ended",
             IF(COALESCE("t2"."outcome" = 'won', FALSE), 1, 0) AS "counted"
            FROM "t1" AS "t2"
            WHERE
             IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') <> 'without_date'
           ) AS "t5"
           GROUP BY
            1
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
  IF("t24"."n" > 0, "t24"."incidence", CAST(NULL AS DOUBLE)) AS "value"
 FROM (
  SELECT
   MAX("t22"."at_risk") AS "n",
   MAX("t22"."days") FILTER(WHERE
    "t22"."days" <= 728) AS "days",
   COALESCE(MAX("t22"."incidence") FILTER(WHERE
    "t22"."days" <= 728), CAST(0.0 AS DOUBLE)) AS "incidence"
  FROM (
   SELECT
    "t20"."days",
    "t20"."at_risk",
    "t20"."ended",
    "t20"."counted",
    "t20"."survival",
    "t20"."before",
    "t20"."incidence"
   FROM (
    SELECT
     "t18"."days",
     "t18"."left",
     "t18"."ended",
     "t18"."counted",
     "t18"."at_risk",
     "t18"."before",
     "t18"."before" * (
      CAST(1.0 AS DOUBLE) - (
       CAST("t18"."ended" AS DOUBLE) / "t18"."at_risk"
      )
     ) AS "survival",
     SUM(CAST((
      "t18"."before" * "t18"."counted"
     ) AS DOUBLE) / "t18"."at_risk") OVER (ORDER BY "t18"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "incidence"
    FROM (
     SELECT
      "t16"."days",
      "t16"."left",
      "t16"."ended",
      "t16"."counted",
      "t16"."at_risk",
      COALESCE(
       EXP(
        SUM(
         LOG(
          NULL,
          NULLIF(
           CAST(1.0 AS DOUBLE) - (
            CAST("t16"."ended" AS DOUBLE) / "t16"."at_risk"
           ),
           CAST(0.0 AS DOUBLE)
          )
         )
        ) OVER (ORDER BY "t16"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
       ),
       CAST(1.0 AS DOUBLE)
      ) AS "before"
     FROM (
      SELECT
       "t14"."days",
       "t14"."left",
       "t14"."ended",
       "t14"."counted",
       SUM("t14"."left") OVER (ORDER BY "t14"."days" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "at_risk"
      FROM (
       SELECT
        "t11"."days",
        "t11"."mass" AS "left",
        "t11"."ended",
        "t11"."counted"
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
           SUM("t4"."mass") AS "mass",
           SUM("t4"."ended") AS "ended",
           SUM("t4"."counted") AS "counted",
           MIN("t4"."days") AS "shortest"
          FROM (
           SELECT
            "t2"."days",
            CAST("t2"."amount" AS DOUBLE) AS "mass",
            IF(COALESCE("t2"."outcome" <> 'open', FALSE), CAST("t2"."amount" AS DOUBLE), 0) AS "ended",
            IF(COALESCE("t2"."outcome" = 'won', FALSE), CAST("t2"."amount" AS DOUBLE), 0) AS "counted"
           FROM "t1" AS "t2"
           WHERE
            IF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') <> 'without_date'
            AND CAST("t2"."amount" AS DOUBLE) > 0
          ) AS "t4"
          GROUP BY
           1
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
