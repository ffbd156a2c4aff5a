SELECT
 COALESCE("t14"."open_deals", 0) AS "n",
 "t14"."won",
 "t14"."win_rate",
 "t14"."average_amount",
 "t14"."cycle_days",
 (
  COALESCE("t14"."open_deals", 0) * "t14"."win_rate" * "t14"."average_amount"
 ) / NULLIF("t14"."cycle_days", 0.0) AS "per_day",
 "t14"."without_amount",
 "t14"."without_cycle",
 "t14"."creation_unknown",
 "t14"."closing_unknown",
 "t14"."closed_before_created",
 "t14"."without_date",
 'pipeline' AS "basis",
 "t14"."amount_is",
 "t14"."cycle_is",
 "t14"."cycle_of",
 "t14"."cycle_from",
 COALESCE("t14"."n", 0) AS "decided",
 COALESCE("t14"."closed_stage", 0) AS "in_closed_stage"
FROM (
 SELECT
  "t13"."n",
  "t13"."won",
  "t13"."win_rate",
  "t13"."average_amount",
  "t13"."cycle_days",
  "t13"."per_day",
  "t13"."without_amount",
  "t13"."without_cycle",
  "t13"."creation_unknown",
  "t13"."closing_unknown",
  "t13"."closed_before_created",
  "t13"."without_date",
  "t13"."basis",
  "t13"."amount_is",
  "t13"."cycle_is",
  "t13"."cycle_of",
  "t13"."cycle_from",
  "t10"."open_deals",
  "t10"."closed_stage"
 FROM (
  SELECT
   "t11"."n",
   "t11"."won",
   "t11"."won" / NULLIF("t11"."n", 0) AS "win_rate",
   "t11"."average_amount",
   "t11"."cycle_days",
   (
    "t11"."n" * (
     "t11"."won" / NULLIF("t11"."n", 0)
    ) * "t11"."average_amount"
   ) / NULLIF("t11"."cycle_days", 0.0) AS "per_day",
   "t11"."without_amount",
   "t11"."without_cycle",
   "t11"."creation_unknown",
   "t11"."closing_unknown",
   "t11"."closed_before_created",
   "t11"."without_date",
   'period' AS "basis",
   'mean' AS "amount_is",
   'mean' AS "cycle_is",
   'won' AS "cycle_of",
   'creation' AS "cycle_from"
  FROM (
   SELECT
    COUNT_IF("t7"."counts") AS "n",
    COUNT_IF("t7"."is_won") AS "won",
    CAST(SUM(IFF("t7"."is_won" AND COALESCE("t7"."amount" >= 0, FALSE), "t7"."amount", NULL)) AS DOUBLE) / NULLIF(
     COUNT(IFF("t7"."is_won" AND COALESCE("t7"."amount" >= 0, FALSE), "t7"."amount", NULL)),
     0
    ) AS "average_amount",
    SUM(IFF("t7"."is_won", "t7"."cycle", NULL)) / NULLIF(COUNT(IFF("t7"."is_won", "t7"."cycle", NULL)), 0) AS "cycle_days",
    COUNT_IF("t7"."is_won" AND NOT (
     COALESCE("t7"."amount" >= 0, FALSE)
    )) AS "without_amount",
    COUNT_IF("t7"."is_won" AND (
     "t7"."cycle" IS NULL
    )) AS "without_cycle",
    COUNT_IF("t7"."is_won" AND (
     "t7"."entered_at" IS NULL
    )) AS "creation_unknown",
    COUNT_IF(
     "t7"."is_won"
     AND (
      (
       "t7"."entered_at" IS NOT NULL
      ) AND (
       "t7"."closed_at" IS NULL
      )
     )
    ) AS "closing_unknown",
    COUNT_IF(
     "t7"."is_won"
     AND (
      (
       "t7"."entered_at" IS NOT NULL
      )
      AND (
       "t7"."closed_at" IS NOT NULL
      )
      AND (
       "t7"."cycle" IS NULL
      )
     )
    ) AS "closed_before_created",
    COUNT_IF(NOT (
     "t7"."counts"
    )) AS "without_date"
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
     "t0"."state_unknown",
     "t0"."close_ahead",
     "t0"."original_amount",
     "t0"."exchange_rate",
     "t0"."rate_missing",
     "t0"."created_at" AS "entered_at",
     "t0"."closed_at" IS NOT NULL AS "counts",
     (
      "t0"."closed_at" IS NOT NULL
     ) AND (
      "t0"."outcome" = 'won'
     ) AS "is_won",
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
     ) AS "cycle"
    FROM "deals" AS "t0"
    WHERE
     "t0"."outcome" IN ('won', 'lost')
     AND (
      (
       (
        "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
       )
       AND (
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
       )
      )
      OR (
       "t0"."closed_at" IS NULL
      )
     )
   ) AS "t7"
  ) AS "t11"
 ) AS "t13"
 CROSS JOIN (
  SELECT
   COUNT_IF(NOT (
    "t8"."closed"
   )) AS "open_deals",
   COUNT_IF("t8"."closed") AS "closed_stage"
  FROM (
   SELECT
    "t6"."deal_id",
    "t6"."name",
    "t6"."pipeline",
    "t6"."stage",
    "t6"."outcome",
    "t6"."created_at",
    "t6"."closed_at",
    "t6"."created_day_only",
    "t6"."closed_day_only",
    "t6"."expected_close_on",
    "t6"."amount",
    "t6"."currency",
    "t6"."owner",
    "t6"."team",
    "t6"."account",
    "t6"."source",
    "t6"."channel",
    "t6"."product",
    "t6"."region",
    "t6"."segment",
    "t6"."category",
    "t6"."probability",
    "t6"."next_step",
    "t6"."next_step_on",
    "t6"."last_activity_at",
    "t6"."loss_reason",
    "t6"."competitor",
    "t6"."source_file",
    "t6"."source_row",
    "t6"."state_unknown",
    "t6"."close_ahead",
    "t6"."original_amount",
    "t6"."exchange_rate",
    "t6"."rate_missing",
    "t6"."entered_at",
    "t6"."end_pipeline",
    "t6"."end_stage",
    COALESCE("t6"."closed", FALSE) AS "closed"
   FROM (
    SELECT
     "t3"."deal_id",
     "t3"."name",
     "t3"."pipeline",
     "t3"."stage",
     "t3"."outcome",
     "t3"."created_at",
     "t3"."closed_at",
     "t3"."created_day_only",
     "t3"."closed_day_only",
     "t3"."expected_close_on",
     "t3"."amount",
     "t3"."currency",
     "t3"."owner",
     "t3"."team",
     "t3"."account",
     "t3"."source",
     "t3"."channel",
     "t3"."product",
     "t3"."region",
     "t3"."segment",
     "t3"."category",
     "t3"."probability",
     "t3"."next_step",
     "t3"."next_step_on",
     "t3"."last_activity_at",
     "t3"."loss_reason",
     "t3"."competitor",
     "t3"."source_file",
     "t3"."source_row",
     "t3"."state_unknown",
     "t3"."close_ahead",
     "t3"."original_amount",
     "t3"."exchange_rate",
     "t3"."rate_missing",
     "t3"."entered_at",
     "t5"."end_pipeline",
     "t5"."end_stage",
     "t5"."closed"
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
      "t0"."state_unknown",
      "t0"."close_ahead",
      "t0"."original_amount",
      "t0"."exchange_rate",
      "t0"."rate_missing",
      "t0"."created_at" AS "entered_at"
     FROM "deals" AS "t0"
     WHERE
      "t0"."outcome" = 'open'
    ) AS "t3"
    LEFT OUTER JOIN (
     SELECT
      COALESCE("t1"."pipeline", 'default') AS "end_pipeline",
      "t1"."stage" AS "end_stage",
      MIN(COALESCE("t1"."kind" <> 'open', FALSE)) AS "closed"
     FROM "stages" AS "t1"
     GROUP BY
      1,
      2
    ) AS "t5"
     ON COALESCE("t3"."pipeline", 'default') = "t5"."end_pipeline"
     AND "t3"."stage" = "t5"."end_stage"
   ) AS "t6"
  ) AS "t8"
 ) AS "t10"
) AS "t14"
