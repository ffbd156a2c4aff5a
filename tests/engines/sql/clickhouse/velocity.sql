SELECT
 "t2"."n" AS "n",
 "t2"."won" AS "won",
 "t2"."won" / nullIf("t2"."n", 0) AS "win_rate",
 "t2"."average_amount" AS "average_amount",
 "t2"."cycle_days" AS "cycle_days",
 (
  "t2"."n" * (
   "t2"."won" / nullIf("t2"."n", 0)
  ) * "t2"."average_amount"
 ) / nullIf("t2"."cycle_days", 0.0) AS "per_day",
 "t2"."without_amount" AS "without_amount",
 "t2"."without_cycle" AS "without_cycle",
 "t2"."creation_unknown" AS "creation_unknown",
 "t2"."closing_unknown" AS "closing_unknown",
 "t2"."closed_before_created" AS "closed_before_created",
 "t2"."without_date" AS "without_date",
 'period' AS "basis",
 'mean' AS "amount_is",
 'mean' AS "cycle_is",
 'won' AS "cycle_of",
 'creation' AS "cycle_from"
FROM (
 SELECT
  countIf("t1"."counts") AS "n",
  countIf("t1"."is_won") AS "won",
  CAST(sumIf("t1"."amount", "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)) AS Nullable(Float64)) / nullIf(countIf("t1"."amount", "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)), 0) AS "average_amount",
  sumIf("t1"."cycle", "t1"."is_won") / nullIf(countIf("t1"."cycle", "t1"."is_won"), 0) AS "cycle_days",
  countIf("t1"."is_won" AND NOT (
   COALESCE("t1"."amount" >= 0, FALSE)
  )) AS "without_amount",
  countIf("t1"."is_won" AND isNull("t1"."cycle")) AS "without_cycle",
  countIf("t1"."is_won" AND isNull("t1"."entered_at")) AS "creation_unknown",
  countIf("t1"."is_won" AND (
   isNotNull("t1"."entered_at") AND isNull("t1"."closed_at")
  )) AS "closing_unknown",
  countIf(
   "t1"."is_won"
   AND (
    isNotNull("t1"."entered_at")
    AND isNotNull("t1"."closed_at")
    AND isNull("t1"."cycle")
   )
  ) AS "closed_before_created",
  countIf(NOT (
   "t1"."counts"
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
   TRUE AS "counts",
   TRUE AND (
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
 ) AS "t1"
) AS "t2"
