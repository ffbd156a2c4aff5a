SELECT
 "t2"."won",
 "t2"."lost",
 "t2"."open",
 CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0) AS "unit",
 CASE
  WHEN (
   CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t2"."trials", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
       ) * (
        1.0 - (
         CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t2"."trials", 0) * 4.0 * NULLIF("t2"."trials", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
   ) + 1.0
  )
 END AS "unit_low",
 CASE
  WHEN (
   CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t2"."trials", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
       ) * (
        1.0 - (
         CAST("t2"."won" AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t2"."trials", 0) * 4.0 * NULLIF("t2"."trials", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t2"."trials", 0)
   ) + 1.0
  )
 END AS "unit_high",
 CAST(COALESCE("t2"."won_amount", 0.0) AS DOUBLE PRECISION) / NULLIF("t2"."all_amount", 0.0) AS "value",
 "t2"."without_amount",
 "t2"."without_date",
 "t2"."won_amount",
 "t2"."lost_amount",
 "t2"."open_amount"
FROM (
 SELECT
  COUNT(*) FILTER(WHERE
   "t1"."part" = 'won') AS "won",
  COUNT(*) FILTER(WHERE
   "t1"."part" IN ('lost', 'overdue')) AS "lost",
  COUNT(*) FILTER(WHERE
   "t1"."part" = 'open') AS "open",
  COUNT(*) FILTER(WHERE
   "t1"."part" IN ('won', 'lost', 'open')) AS "trials",
  CAST(SUM("t1"."amount") FILTER(WHERE
   "t1"."part" IN ('won', 'lost', 'open') AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) AS "all_amount",
  CAST(SUM("t1"."amount") FILTER(WHERE
   "t1"."part" IN ('won') AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) AS "won_amount",
  CAST(SUM("t1"."amount") FILTER(WHERE
   "t1"."part" IN ('lost', 'overdue') AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) AS "lost_amount",
  CAST(SUM("t1"."amount") FILTER(WHERE
   "t1"."part" IN ('open') AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) AS "open_amount",
  COUNT(*) FILTER(WHERE
   "t1"."part" IN ('won', 'lost', 'open')
   AND NOT (
    COALESCE("t1"."amount" >= 0, FALSE)
   )) AS "without_amount",
  COUNT(*) FILTER(WHERE
   "t1"."part" = 'without_date') AS "without_date"
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
   "t0"."outcome" AS "part"
  FROM "deals" AS "t0"
 ) AS "t1"
) AS "t2"
