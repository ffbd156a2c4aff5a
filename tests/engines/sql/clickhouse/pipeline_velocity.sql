SELECT
 COALESCE("t14"."open_deals", 0) AS "n",
 "t14"."won" AS "won",
 "t14"."win_rate" AS "win_rate",
 "t14"."average_amount" AS "average_amount",
 "t14"."cycle_days" AS "cycle_days",
 (
  COALESCE("t14"."open_deals", 0) * "t14"."win_rate" * "t14"."average_amount"
 ) / nullIf("t14"."cycle_days", 0.0) AS "per_day",
 "t14"."without_amount" AS "without_amount",
 "t14"."without_cycle" AS "without_cycle",
 "t14"."creation_unknown" AS "creation_unknown",
 "t14"."closing_unknown" AS "closing_unknown",
 "t14"."closed_before_created" AS "closed_before_created",
 "t14"."without_date" AS "without_date",
 'pipeline' AS "basis",
 "t14"."amount_is" AS "amount_is",
 "t14"."cycle_is" AS "cycle_is",
 "t14"."cycle_of" AS "cycle_of",
 "t14"."cycle_from" AS "cycle_from",
 COALESCE("t14"."n", 0) AS "decided",
 COALESCE("t14"."closed_stage", 0) AS "in_closed_stage"
FROM (
 SELECT
  "t13"."n" AS "n",
  "t13"."won" AS "won",
  "t13"."win_rate" AS "win_rate",
  "t13"."average_amount" AS "average_amount",
  "t13"."cycle_days" AS "cycle_days",
  "t13"."per_day" AS "per_day",
  "t13"."without_amount" AS "without_amount",
  "t13"."without_cycle" AS "without_cycle",
  "t13"."creation_unknown" AS "creation_unknown",
  "t13"."closing_unknown" AS "closing_unknown",
  "t13"."closed_before_created" AS "closed_before_created",
  "t13"."without_date" AS "without_date",
  "t13"."basis" AS "basis",
  "t13"."amount_is" AS "amount_is",
  "t13"."cycle_is" AS "cycle_is",
  "t13"."cycle_of" AS "cycle_of",
  "t13"."cycle_from" AS "cycle_from",
  "t10"."open_deals" AS "open_deals",
  "t10"."closed_stage" AS "closed_stage"
 FROM (
  SELECT
   "t11"."n" AS "n",
   "t11"."won" AS "won",
   "t11"."won" / nullIf("t11"."n", 0) AS "win_rate",
   "t11"."average_amount" AS "average_amount",
   "t11"."cycle_days" AS "cycle_days",
   (
    "t11"."n" * (
     "t11"."won" / nullIf("t11"."n", 0)
    ) * "t11"."average_amount"
   ) / nullIf("t11"."cycle_days", 0.0) AS "per_day",
   "t11"."without_amount" AS "without_amount",
   "t11"."without_cycle" AS "without_cycle",
   "t11"."creation_unknown" AS "creation_unknown",
   "t11"."closing_unknown" AS "closing_unknown",
   "t11"."closed_before_created" AS "closed_before_created",
   "t11"."without_date" AS "without_date",
   'period' AS "basis",
   'mean' AS "amount_is",
   'mean' AS "cycle_is",
   'won' AS "cycle_of",
   'creation' AS "cycle_from"
  FROM (
   SELECT
    countIf("t7"."counts") AS "n",
    countIf("t7"."is_won") AS "won",
    CAST(sumIf("t7"."amount", "t7"."is_won" AND COALESCE("t7"."amount" >= 0, FALSE)) AS Nullable(Float64)) / nullIf(countIf("t7"."amount", "t7"."is_won" AND COALESCE("t7"."amount" >= 0, FALSE)), 0) AS "average_amount",
    sumIf("t7"."cycle", "t7"."is_won") / nullIf(countIf("t7"."cycle", "t7"."is_won"), 0) AS "cycle_days",
    countIf("t7"."is_won" AND NOT (
     COALESCE("t7"."amount" >= 0, FALSE)
    )) AS "without_amount",
    countIf("t7"."is_won" AND isNull("t7"."cycle")) AS "without_cycle",
    countIf("t7"."is_won" AND isNull("t7"."entered_at")) AS "creation_unknown",
    countIf("t7"."is_won" AND (
     isNotNull("t7"."entered_at") AND isNull("t7"."closed_at")
    )) AS "closing_unknown",
    countIf(
     "t7"."is_won"
     AND (
      isNotNull("t7"."entered_at")
      AND isNotNull("t7"."closed_at")
      AND isNull("t7"."cycle")
     )
    ) AS "closed_before_created",
    countIf(NOT (
     "t7"."counts"
    )) AS "without_date"
   FROM (
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
     isNotNull("t0"."closed_at") AS "counts",
     isNotNull("t0"."closed_at") AND (
      "t0"."outcome" = 'won'
     ) AS "is_won",
     CASE
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
     END AS "cycle"
    FROM "deals" AS "t0"
    WHERE
     "t0"."outcome" IN ('won', 'lost')
     AND (
      (
       (
        "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
       )
       AND (
        "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
       )
      )
      OR isNull("t0"."closed_at")
     )
   ) AS "t7"
  ) AS "t11"
 ) AS "t13"
 CROSS JOIN (
  SELECT
   countIf(NOT (
    "t8"."closed"
   )) AS "open_deals",
   countIf("t8"."closed") AS "closed_stage"
  FROM (
   SELECT
    "t6"."deal_id" AS "deal_id",
    "t6"."name" AS "name",
    "t6"."pipeline" AS "pipeline",
    "t6"."stage" AS "stage",
    "t6"."outcome" AS "outcome",
    "t6"."created_at" AS "created_at",
    "t6"."closed_at" AS "closed_at",
    "t6"."created_day_only" AS "created_day_only",
    "t6"."closed_day_only" AS "closed_day_only",
    "t6"."expected_close_on" AS "expected_close_on",
    "t6"."amount" AS "amount",
    "t6"."currency" AS "currency",
    "t6"."owner" AS "owner",
    "t6"."team" AS "team",
    "t6"."account" AS "account",
    "t6"."source" AS "source",
    "t6"."channel" AS "channel",
    "t6"."product" AS "product",
    "t6"."region" AS "region",
    "t6"."segment" AS "segment",
    "t6"."category" AS "category",
    "t6"."probability" AS "probability",
    "t6"."next_step" AS "next_step",
    "t6"."next_step_on" AS "next_step_on",
    "t6"."last_activity_at" AS "last_activity_at",
    "t6"."loss_reason" AS "loss_reason",
    "t6"."competitor" AS "competitor",
    "t6"."source_file" AS "source_file",
    "t6"."source_row" AS "source_row",
    "t6"."state_unknown" AS "state_unknown",
    "t6"."close_ahead" AS "close_ahead",
    "t6"."original_amount" AS "original_amount",
    "t6"."exchange_rate" AS "exchange_rate",
    "t6"."rate_missing" AS "rate_missing",
    "t6"."entered_at" AS "entered_at",
    "t6"."end_pipeline" AS "end_pipeline",
    "t6"."end_stage" AS "end_stage",
    COALESCE("t6"."closed", FALSE) AS "closed"
   FROM (
    SELECT
     "t3"."deal_id" AS "deal_id",
     "t3"."name" AS "name",
     "t3"."pipeline" AS "pipeline",
     "t3"."stage" AS "stage",
     "t3"."outcome" AS "outcome",
     "t3"."created_at" AS "created_at",
     "t3"."closed_at" AS "closed_at",
     "t3"."created_day_only" AS "created_day_only",
     "t3"."closed_day_only" AS "closed_day_only",
     "t3"."expected_close_on" AS "expected_close_on",
     "t3"."amount" AS "amount",
     "t3"."currency" AS "currency",
     "t3"."owner" AS "owner",
     "t3"."team" AS "team",
     "t3"."account" AS "account",
     "t3"."source" AS "source",
     "t3"."channel" AS "channel",
     "t3"."product" AS "product",
     "t3"."region" AS "region",
     "t3"."segment" AS "segment",
     "t3"."category" AS "category",
     "t3"."probability" AS "probability",
     "t3"."next_step" AS "next_step",
     "t3"."next_step_on" AS "next_step_on",
     "t3"."last_activity_at" AS "last_activity_at",
     "t3"."loss_reason" AS "loss_reason",
     "t3"."competitor" AS "competitor",
     "t3"."source_file" AS "source_file",
     "t3"."source_row" AS "source_row",
     "t3"."state_unknown" AS "state_unknown",
     "t3"."close_ahead" AS "close_ahead",
     "t3"."original_amount" AS "original_amount",
     "t3"."exchange_rate" AS "exchange_rate",
     "t3"."rate_missing" AS "rate_missing",
     "t3"."entered_at" AS "entered_at",
     "t5"."end_pipeline" AS "end_pipeline",
     "t5"."end_stage" AS "end_stage",
     "t5"."closed" AS "closed"
    FROM (
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
      COALESCE("t1"."pipeline", 'default'),
      "t1"."stage"
    ) AS "t5"
     ON COALESCE("t3"."pipeline", 'default') = "t5"."end_pipeline"
     AND "t3"."stage" = "t5"."end_stage"
   ) AS "t6"
  ) AS "t8"
 ) AS "t10"
) AS "t14"
