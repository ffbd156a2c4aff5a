SELECT
 "t2"."won" AS "won",
 "t2"."lost" AS "lost",
 "t2"."open" AS "open",
 "t2"."won" / nullIf("t2"."trials", 0) AS "unit",
 CASE
  WHEN (
   "t2"."won" / nullIf("t2"."trials", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t2"."won" / nullIf("t2"."trials", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t2"."trials", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t2"."won" / nullIf("t2"."trials", 0)
       ) * (
        1.0 - (
         "t2"."won" / nullIf("t2"."trials", 0)
        )
       )
      ) / nullIf("t2"."trials", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t2"."trials", 0) * 4.0 * nullIf("t2"."trials", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t2"."trials", 0)
   ) + 1.0
  )
 END AS "unit_low",
 CASE
  WHEN (
   "t2"."won" / nullIf("t2"."trials", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t2"."won" / nullIf("t2"."trials", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t2"."trials", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t2"."won" / nullIf("t2"."trials", 0)
       ) * (
        1.0 - (
         "t2"."won" / nullIf("t2"."trials", 0)
        )
       )
      ) / nullIf("t2"."trials", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t2"."trials", 0) * 4.0 * nullIf("t2"."trials", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t2"."trials", 0)
   ) + 1.0
  )
 END AS "unit_high",
 COALESCE("t2"."won_amount", 0.0) / nullIf("t2"."all_amount", 0.0) AS "value",
 "t2"."without_amount" AS "without_amount",
 "t2"."without_date" AS "without_date",
 "t2"."won_amount" AS "won_amount",
 "t2"."lost_amount" AS "lost_amount",
 "t2"."open_amount" AS "open_amount"
FROM (
 SELECT
  countIf("t1"."part" = 'won') AS "won",
  countIf("t1"."part" IN ('lost', 'overdue')) AS "lost",
  countIf("t1"."part" = 'open') AS "open",
  countIf("t1"."part" IN ('won', 'lost')) AS "trials",
  CAST(sumIf(
   "t1"."amount",
   "t1"."part" IN ('won', 'lost') AND COALESCE("t1"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "all_amount",
  CAST(sumIf("t1"."amount", "t1"."part" IN ('won') AND COALESCE("t1"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
  CAST(sumIf(
   "t1"."amount",
   "t1"."part" IN ('lost', 'overdue') AND COALESCE("t1"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "lost_amount",
  CAST(sumIf("t1"."amount", "t1"."part" IN ('open') AND COALESCE("t1"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "open_amount",
  countIf("t1"."part" IN ('won', 'lost') AND NOT (
   COALESCE("t1"."amount" >= 0, FALSE)
  )) AS "without_amount",
  countIf("t1"."part" = 'without_date') AS "without_date"
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
   "t0"."outcome" AS "part"
  FROM "deals" AS "t0"
 ) AS "t1"
) AS "t2"
