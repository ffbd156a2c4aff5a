SELECT
 "t18"."period",
 "t18"."starts_on",
 "t18"."source",
 COALESCE("t18"."won", 0) AS "won",
 COALESCE("t18"."lost", 0) AS "lost",
 "t18"."unit",
 "t18"."unit_low",
 "t18"."unit_high",
 "t18"."value",
 COALESCE("t18"."without_amount", 0) AS "without_amount",
 "t18"."won_amount",
 "t18"."lost_amount",
 "t18"."open_amount",
 "t18"."left_truncated"
FROM (
 SELECT
  "t14"."period",
  "t14"."starts_on",
  "t14"."left_truncated",
  "t17"."source",
  "t17"."won",
  "t17"."lost",
  "t17"."unit",
  "t17"."unit_low",
  "t17"."unit_high",
  "t17"."value",
  "t17"."without_amount",
  "t17"."won_amount",
  "t17"."lost_amount",
  "t17"."open_amount"
 FROM (
  SELECT
   "t12"."period",
   "t12"."starts_on",
   DATE_PART('epoch', "t12"."starts_at") < (
    "t12"."begins" + (
     "t12"."cycle" * 86400.0
    )
   ) AS "left_truncated"
  FROM (
   SELECT
    "t8"."period",
    "t8"."starts_at",
    "t8"."ends_at",
    "t8"."starts_on",
    "t8"."end",
    "t11"."begins",
    "t11"."cycle"
   FROM (
    SELECT
     "t5"."period",
     "t5"."starts_at",
     "t5"."ends_at",
     "t5"."start" AS "starts_on",
     "t5"."end"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t1"."period",
       TIMESTAMP_FROM_PARTS(2025, 10, 1, 0, 0, 0, 0) AS "starts_at",
       TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0) AS "ends_at",
       DATE_FROM_PARTS(2025, 10, 1) AS "start",
       DATE_FROM_PARTS(2026, 1, 1) AS "end"
      FROM (
       SELECT
        '2025Q4' AS "period"
      ) AS "t1"
     ) AS "t3"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t2"."period",
       TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0) AS "starts_at",
       TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0) AS "ends_at",
       DATE_FROM_PARTS(2026, 1, 1) AS "start",
       DATE_FROM_PARTS(2026, 4, 1) AS "end"
      FROM (
       SELECT
        '2026Q1' AS "period"
      ) AS "t2"
     ) AS "t4"
    ) AS "t5"
   ) AS "t8"
   CROSS JOIN (
    SELECT
     PERCENTILE_CONT(0.01) WITHIN GROUP (ORDER BY
      DATE_PART('epoch', "t0"."created_at")) AS "begins",
     PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY
      IFF(
       "t0"."outcome" <> 'open',
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
       ),
       NULL
      )) AS "cycle"
    FROM "deals" AS "t0"
   ) AS "t11"
  ) AS "t12"
 ) AS "t14"
 INNER JOIN (
  SELECT
   "t15".*
   EXCLUDE ("open", "without_date")
  FROM (
   SELECT
    "t10"."period",
    "t10"."source",
    "t10"."won",
    "t10"."lost",
    "t10"."open",
    "t10"."won" / NULLIF("t10"."trials", 0) AS "unit",
    IFF(
     (
      "t10"."won" / NULLIF("t10"."trials", 0)
     ) = 0.0,
     0.0,
     (
      (
       (
        "t10"."won" / NULLIF("t10"."trials", 0)
       ) + (
        3.8414588206941254 / (
         NULLIF("t10"."trials", 0) * 2.0
        )
       )
      ) - (
       SQRT(
        (
         (
          (
           "t10"."won" / NULLIF("t10"."trials", 0)
          ) * (
           1.0 - (
            "t10"."won" / NULLIF("t10"."trials", 0)
           )
          )
         ) / NULLIF("t10"."trials", 0)
        ) + (
         3.8414588206941254 / (
          NULLIF("t10"."trials", 0) * 4.0 * NULLIF("t10"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / NULLIF("t10"."trials", 0)
      ) + 1.0
     )
    ) AS "unit_low",
    IFF(
     (
      "t10"."won" / NULLIF("t10"."trials", 0)
     ) = 1.0,
     1.0,
     (
      (
       "t10"."won" / NULLIF("t10"."trials", 0)
      ) + (
       3.8414588206941254 / (
        NULLIF("t10"."trials", 0) * 2.0
       )
      ) + (
       SQRT(
        (
         (
          (
           "t10"."won" / NULLIF("t10"."trials", 0)
          ) * (
           1.0 - (
            "t10"."won" / NULLIF("t10"."trials", 0)
           )
          )
         ) / NULLIF("t10"."trials", 0)
        ) + (
         3.8414588206941254 / (
          NULLIF("t10"."trials", 0) * 4.0 * NULLIF("t10"."trials", 0)
         )
        )
       ) * 1.959963984540054
      )
     ) / (
      (
       3.8414588206941254 / NULLIF("t10"."trials", 0)
      ) + 1.0
     )
    ) AS "unit_high",
    COALESCE("t10"."won_amount", 0.0) / NULLIF("t10"."all_amount", 0.0) AS "value",
    "t10"."without_amount",
    "t10"."without_date",
    "t10"."won_amount",
    "t10"."lost_amount",
    "t10"."open_amount"
   FROM (
    SELECT
     "t6"."period",
     "t6"."source",
     COUNT_IF("t6"."part" = 'won') AS "won",
     COUNT_IF("t6"."part" IN ('lost', 'overdue')) AS "lost",
     COUNT_IF("t6"."part" = 'open') AS "open",
     COUNT_IF("t6"."part" IN ('won', 'lost')) AS "trials",
     CAST(SUM(
      IFF(
       "t6"."part" IN ('won', 'lost') AND COALESCE("t6"."amount" >= 0, FALSE),
       "t6"."amount",
       NULL
      )
     ) AS DOUBLE) AS "all_amount",
     CAST(SUM(
      IFF("t6"."part" IN ('won') AND COALESCE("t6"."amount" >= 0, FALSE), "t6"."amount", NULL)
     ) AS DOUBLE) AS "won_amount",
     CAST(SUM(
      IFF(
       "t6"."part" IN ('lost', 'overdue') AND COALESCE("t6"."amount" >= 0, FALSE),
       "t6"."amount",
       NULL
      )
     ) AS DOUBLE) AS "lost_amount",
     CAST(SUM(
      IFF("t6"."part" IN ('open') AND COALESCE("t6"."amount" >= 0, FALSE), "t6"."amount", NULL)
     ) AS DOUBLE) AS "open_amount",
     COUNT_IF("t6"."part" IN ('won', 'lost') AND NOT (
      COALESCE("t6"."amount" >= 0, FALSE)
     )) AS "without_amount",
     COUNT_IF("t6"."part" = 'without_date') AS "without_date"
    FROM (
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
      CASE
       WHEN (
        "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2025, 10, 1, 0, 0, 0, 0)
       )
       AND (
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
       THEN '2025Q4'
       WHEN (
        "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
       AND (
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
       )
       THEN '2026Q1'
       ELSE CAST(NULL AS VARCHAR)
      END AS "period",
      "t0"."outcome" AS "part"
     FROM "deals" AS "t0"
     WHERE
      "t0"."outcome" <> 'open'
      AND CASE
       WHEN (
        "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2025, 10, 1, 0, 0, 0, 0)
       )
       AND (
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
       THEN '2025Q4'
       WHEN (
        "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
       AND (
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
       )
       THEN '2026Q1'
       ELSE CAST(NULL AS VARCHAR)
      END IS NOT NULL
    ) AS "t6"
    GROUP BY
     1,
     2
   ) AS "t10"
  ) AS "t15"
 ) AS "t17"
  ON "t14"."period" = "t17"."period"
) AS "t18"
ORDER BY
 "t18"."starts_on" ASC,
 "t18"."source" ASC
