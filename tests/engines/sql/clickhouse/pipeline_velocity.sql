SELECT
 COALESCE("t15"."source", "t15"."source_open") AS "source",
 COALESCE("t15"."open_deals", 0) AS "n",
 "t15"."won" AS "won",
 "t15"."win_rate" AS "win_rate",
 "t15"."average_amount" AS "average_amount",
 "t15"."cycle_days" AS "cycle_days",
 (
  COALESCE("t15"."open_deals", 0) * "t15"."win_rate" * "t15"."average_amount"
 ) / nullIf("t15"."cycle_days", 0.0) AS "per_day",
 "t15"."without_amount" AS "without_amount",
 "t15"."without_cycle" AS "without_cycle",
 "t15"."creation_unknown" AS "creation_unknown",
 "t15"."closing_unknown" AS "closing_unknown",
 "t15"."closed_before_created" AS "closed_before_created",
 "t15"."without_date" AS "without_date",
 'pipeline' AS "basis",
 "t15"."amount_is" AS "amount_is",
 "t15"."cycle_is" AS "cycle_is",
 "t15"."cycle_of" AS "cycle_of",
 "t15"."cycle_from" AS "cycle_from",
 COALESCE("t15"."n", 0) AS "decided",
 COALESCE("t15"."closed_stage", 0) AS "in_closed_stage"
FROM (
 SELECT
  "t14"."source" AS "source",
  "t14"."n" AS "n",
  "t14"."won" AS "won",
  "t14"."win_rate" AS "win_rate",
  "t14"."average_amount" AS "average_amount",
  "t14"."cycle_days" AS "cycle_days",
  "t14"."per_day" AS "per_day",
  "t14"."without_amount" AS "without_amount",
  "t14"."without_cycle" AS "without_cycle",
  "t14"."creation_unknown" AS "creation_unknown",
  "t14"."closing_unknown" AS "closing_unknown",
  "t14"."closed_before_created" AS "closed_before_created",
  "t14"."without_date" AS "without_date",
  "t14"."basis" AS "basis",
  "t14"."amount_is" AS "amount_is",
  "t14"."cycle_is" AS "cycle_is",
  "t14"."cycle_of" AS "cycle_of",
  "t14"."cycle_from" AS "cycle_from",
  "t12"."source_open" AS "source_open",
  "t12"."open_deals" AS "open_deals",
  "t12"."closed_stage" AS "closed_stage"
 FROM (
  SELECT
   "t10"."source" AS "source",
   "t10"."n" AS "n",
   "t10"."won" AS "won",
   "t10"."won" / nullIf("t10"."n", 0) AS "win_rate",
   "t10"."average_amount" AS "average_amount",
   "t10"."cycle_days" AS "cycle_days",
   (
    "t10"."n" * (
     "t10"."won" / nullIf("t10"."n", 0)
    ) * "t10"."average_amount"
   ) / nullIf("t10"."cycle_days", 0.0) AS "per_day",
   "t10"."without_amount" AS "without_amount",
   "t10"."without_cycle" AS "without_cycle",
   "t10"."creation_unknown" AS "creation_unknown",
   "t10"."closing_unknown" AS "closing_unknown",
   "t10"."closed_before_created" AS "closed_before_created",
   "t10"."without_date" AS "without_date",
   'period' AS "basis",
   'mean' AS "amount_is",
   'mean' AS "cycle_is",
   'won' AS "cycle_of",
   'creation' AS "cycle_from"
  FROM (
   SELECT
    "t7"."source" AS "source",
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
   GROUP BY
    "t7"."source"
  ) AS "t10"
 ) AS "t14"
 FULL OUTER JOIN (
  SELECT
   "t9"."source" AS "source_open",
   "t9"."open_deals" AS "open_deals",
   "t9"."closed_stage" AS "closed_stage"
  FROM (
   SELECT
    "t8"."source" AS "source",
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
   GROUP BY
    "t8"."source"
  ) AS "t9"
 ) AS "t12"
  ON "t14"."source" IS NOT DISTINCT FROM "t12"."source_open"
) AS "t15"
