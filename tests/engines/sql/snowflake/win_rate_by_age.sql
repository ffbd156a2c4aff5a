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
), "t3" AS (
 SELECT
  "t2"."deal_id",
  IFF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') AS "part",
  "t2"."amount",
  "t2"."days",
  CAST(IFF("t2"."days" > 728, 105.0, CAST(CEIL("t2"."days" / 7) AS BIGINT)) AS BIGINT) AS "week"
 FROM "t1" AS "t2"
)
SELECT
 "t26"."week",
 "t26"."won",
 "t26"."lost",
 "t26"."followed",
 "t26"."share",
 IFF(
  (
   "t26"."share" > 1e-09
  ) AND (
   "t26"."share" < 0.999999999
  ),
  POWER(
   "t26"."share",
   EXP(
    ABS(SQRT("t26"."variance") / (
     "t26"."share" * LOG(NULL, "t26"."share")
    )) * 1.959963984540054 * 1.0
   )
  ),
  CAST(NULL AS DOUBLE)
 ) AS "share_low",
 IFF(
  (
   "t26"."share" > 1e-09
  ) AND (
   "t26"."share" < 0.999999999
  ),
  POWER(
   "t26"."share",
   EXP(
    ABS(SQRT("t26"."variance") / (
     "t26"."share" * LOG(NULL, "t26"."share")
    )) * 1.959963984540054 * -1.0
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
    ORDER BY NULL ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ),
   0.0
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
    0.0
   ) AS "share",
   MAX("t24"."at_risk") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "n",
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
     "t11".*
     REPLACE (CAST(NULLIF(
      "ibis_table_unnest_column_made_up",
      'made_up'
     ) AS BIGINT) AS "week")
    FROM (
     SELECT
      "t8"."last",
      "t8"."without_date",
      IFF(1 <> 0, ARRAY_GENERATE_RANGE(0, "t8"."last" + 1, 1), []) AS "week"
     FROM (
      SELECT
       MAX("t5"."week") AS "last",
       COUNT_IF("t5"."part" = 'without_date') AS "without_date"
      FROM "t3" AS "t5"
     ) AS "t8"
     WHERE
      (
       SELECT
        MAX("t5"."week") AS "Max(week)"
       FROM "t3" AS "t5"
      ) IS NOT NULL
    ) AS "t11"
    CROSS JOIN TABLE(FLATTEN(INPUT => COALESCE(
     NULLIF(
      SPLIT(
       ARRAY_TO_STRING(
        NULLIF(
         TRANSFORM(
          "t11"."week",
          ibis_table_unnest_param_made_up -> COALESCE(
           CAST(ibis_table_unnest_param_made_up AS VARCHAR),
           'made_up'
          )
         ),
         []
        ),
        'made_up'
       ),
       'made_up'
      ),
      []
     ),
     ['made_up']
    ))) AS "ibis_table_unnest_made_up"(seq, key, path, index, "ibis_table_unnest_column_made_up", this)
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
          0.0
         )
        ) AS "spread",
        SUM(
         "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(NULLIF("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS DOUBLE),
          0.0
         )
        ) AS "spread_at",
        SUM(
         "t18"."incidence" * "t18"."incidence" * COALESCE(
          "t18"."ended" / CAST(NULLIF("t18"."at_risk" * (
           "t18"."at_risk" - "t18"."ended"
          ), 0) AS DOUBLE),
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
         "t17"."days",
         CAST("t17"."at_risk" AS BIGINT) AS "at_risk",
         CAST("t17"."ended" AS BIGINT) AS "ended",
         CAST("t17"."counted" AS BIGINT) AS "counted",
         "t17"."survival",
         "t17"."before",
         "t17"."incidence",
         CAST(IFF("t17"."days" > 728, 105.0, CAST(CEIL("t17"."days" / 7) AS BIGINT)) AS BIGINT) AS "week"
        FROM (
         SELECT
          "t16"."days",
          "t16"."left",
          "t16"."ended",
          "t16"."counted",
          "t16"."at_risk",
          "t16"."before",
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
           "t15"."days",
           "t15"."left",
           "t15"."ended",
           "t15"."counted",
           "t15"."at_risk",
           COALESCE(
            EXP(
             SUM(LOG(NULL, NULLIF(1.0 - (
              "t15"."ended" / "t15"."at_risk"
             ), 0.0))) OVER (ORDER BY "t15"."days" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding)
            ),
            1.0
           ) AS "before"
          FROM (
           SELECT
            "t12"."days",
            "t12"."left",
            "t12"."ended",
            "t12"."counted",
            SUM("t12"."left") OVER (
             ORDER BY "t12"."days" DESC NULLS LAST
             ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "at_risk"
           FROM (
            SELECT
             "t10"."days",
             "t10"."mass" AS "left",
             "t10"."ended",
             "t10"."counted"
            FROM (
             SELECT
              "t9".*
              EXCLUDE ("shortest")
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
                 IFF(
                  COALESCE(IFF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') <> 'open', FALSE),
                  1,
                  0
                 ) AS "ended",
                 IFF(
                  COALESCE(IFF("t2"."days" IS NOT NULL, "t2"."outcome", 'without_date') = 'won', FALSE),
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
