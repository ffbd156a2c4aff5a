SELECT
 "t3"."source",
 "t3"."won",
 "t3"."lost",
 "t3"."open",
 CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0) AS "unit",
 IF(
  (
   CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t3"."trials", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t3"."trials", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t3"."trials", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t3"."trials", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t3"."trials", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "unit_low",
 IF(
  (
   CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t3"."trials", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t3"."won" AS DOUBLE) / NULLIF("t3"."trials", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t3"."trials", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t3"."trials", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t3"."trials", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t3"."trials", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "unit_high",
 CAST(COALESCE("t3"."won_amount", CAST(0.0 AS DOUBLE)) AS DOUBLE) / NULLIF("t3"."all_amount", CAST(0.0 AS DOUBLE)) AS "value",
 "t3"."without_amount",
 "t3"."without_date",
 "t3"."won_amount",
 "t3"."lost_amount",
 "t3"."open_amount",
 "t3"."overdue",
 "t3"."without_expected_date",
 30 AS "grace"
FROM (
 SELECT
  "t2"."source",
  COUNT(*) FILTER(WHERE
   "t2"."part" = 'won') AS "won",
  COUNT(*) FILTER(WHERE
   "t2"."part" IN ('lost', 'overdue')) AS "lost",
  COUNT(*) FILTER(WHERE
   "t2"."part" = 'open') AS "open",
  COUNT(*) FILTER(WHERE
   "t2"."part" IN ('won', 'lost', 'overdue')) AS "trials",
  CAST(SUM("t2"."amount") FILTER(WHERE
   "t2"."part" IN ('won', 'lost', 'overdue') AND COALESCE("t2"."amount" >= 0, FALSE)) AS DOUBLE) AS "all_amount",
  CAST(SUM("t2"."amount") FILTER(WHERE
   "t2"."part" IN ('won') AND COALESCE("t2"."amount" >= 0, FALSE)) AS DOUBLE) AS "won_amount",
  CAST(SUM("t2"."amount") FILTER(WHERE
   "t2"."part" IN ('lost', 'overdue') AND COALESCE("t2"."amount" >= 0, FALSE)) AS DOUBLE) AS "lost_amount",
  CAST(SUM("t2"."amount") FILTER(WHERE
   "t2"."part" IN ('open') AND COALESCE("t2"."amount" >= 0, FALSE)) AS DOUBLE) AS "open_amount",
  COUNT(*) FILTER(WHERE
   "t2"."part" IN ('won', 'lost', 'overdue')
   AND NOT (
    COALESCE("t2"."amount" >= 0, FALSE)
   )) AS "without_amount",
  COUNT(*) FILTER(WHERE
   "t2"."part" = 'without_date') AS "without_date",
  COUNT(*) FILTER(WHERE
   "t2"."part" = 'overdue') AS "overdue",
  COUNT(*) FILTER(WHERE
   (
    "t2"."part" = 'open'
   ) AND (
    "t2"."expected_close_on" IS NULL
   )) AS "without_expected_date"
 FROM (
  SELECT
   *
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
      "t0"."outcome" = 'open'
     )
     AND (
      "t0"."expected_close_on" < FROM_ISO8601_DATE('2026-03-01')
     )
     AND (
      (
       "t0"."expected_close_on" >= FROM_ISO8601_DATE('2025-12-01')
      )
      AND (
       "t0"."expected_close_on" < FROM_ISO8601_DATE('2026-03-01')
      )
     )
     THEN 'overdue'
     WHEN (
      "t0"."outcome" = 'open'
     )
     AND (
      "t0"."expected_close_on" < FROM_ISO8601_DATE('2026-03-01')
     )
     THEN CAST(NULL AS VARCHAR)
     WHEN "t0"."outcome" = 'open'
     THEN 'open'
     WHEN "t0"."closed_at" IS NULL
     THEN 'without_date'
     WHEN (
      "t0"."closed_at" >= CAST(FROM_ISO8601_TIMESTAMP('2026-01-01T00:00:00') AS TIMESTAMP)
     )
     AND (
      "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2026-04-01T00:00:00') AS TIMESTAMP)
     )
     THEN "t0"."outcome"
     ELSE CAST(NULL AS VARCHAR)
    END AS "part"
   FROM "deals" AS "t0"
  ) AS "t1"
  WHERE
   "t1"."part" IS NOT NULL
 ) AS "t2"
 GROUP BY
  1
) AS "t3"
