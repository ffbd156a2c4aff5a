SELECT
 "t3"."pipeline" AS "pipeline",
 "t3"."stage" AS "stage",
 "t3"."position" AS "position",
 "t3"."kind" AS "kind",
 "t3"."at_start" AS "at_start",
 "t3"."entered" AS "entered",
 "t3"."left" AS "left",
 "t3"."at_end" AS "at_end",
 "t3"."without_end" AS "without_end",
 "t3"."forward" AS "forward",
 "t3"."back" AS "back",
 "t3"."won" AS "won",
 "t3"."lost" AS "lost",
 "t3"."elsewhere" AS "elsewhere",
 '2026Q1' AS "period"
FROM (
 SELECT
  "t2"."pipeline" AS "pipeline",
  "t2"."stage" AS "stage",
  "t2"."position" AS "position",
  "t2"."kind" AS "kind",
  COALESCE(SUM(CAST("t2"."at_start" AS Nullable(Int32))), 0) AS "at_start",
  COALESCE(SUM(CAST("t2"."entered" AS Nullable(Int32))), 0) AS "entered",
  COALESCE(SUM(CAST("t2"."left" AS Nullable(Int32))), 0) AS "left",
  COALESCE(SUM(CAST("t2"."at_end" AS Nullable(Int32))), 0) AS "at_end",
  COALESCE(SUM(CAST("t2"."without_end" AS Nullable(Int32))), 0) AS "without_end",
  countIf("t2"."part" = 'forward') AS "forward",
  countIf("t2"."part" = 'back') AS "back",
  countIf("t2"."part" = 'won') AS "won",
  countIf("t2"."part" = 'lost') AS "lost",
  countIf("t2"."part" = 'elsewhere') AS "elsewhere"
 FROM (
  SELECT
   "t1"."deal_id" AS "deal_id",
   "t1"."pipeline" AS "pipeline",
   "t1"."stage" AS "stage",
   "t1"."position" AS "position",
   "t1"."kind" AS "kind",
   "t1"."entered_at" AS "entered_at",
   "t1"."left_at" AS "left_at",
   NOT (
    "t1"."without_end"
   )
   AND (
    "t1"."entered_at" < parseDateTimeBestEffort('2026-01-01T00:00:00')
   )
   AND (
    isNull("t1"."left_at")
    OR (
     "t1"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
   ) AS "at_start",
   NOT (
    "t1"."without_end"
   )
   AND (
    (
     "t1"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
    AND (
     "t1"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    )
   ) AS "entered",
   COALESCE(
    (
     "t1"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
    AND (
     "t1"."left_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    ),
    FALSE
   ) AS "left",
   NOT (
    "t1"."without_end"
   )
   AND (
    "t1"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
   )
   AND (
    isNull("t1"."left_at")
    OR (
     "t1"."left_at" >= parseDateTimeBestEffort('2026-04-01T00:00:00')
    )
   ) AS "at_end",
   "t1"."without_end" AS "without_end",
   CASE
    WHEN NOT (
     COALESCE(
      (
       "t1"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
      AND (
       "t1"."left_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
      ),
      FALSE
     )
    )
    THEN CAST(NULL AS Nullable(String))
    WHEN CASE WHEN isNull("t1"."next_stage") THEN "t1"."outcome" ELSE "t1"."next_kind" END IN ('won', 'lost')
    THEN CASE WHEN isNull("t1"."next_stage") THEN "t1"."outcome" ELSE "t1"."next_kind" END
    WHEN (
     "t1"."next_pipeline" = "t1"."pipeline"
    )
    AND (
     "t1"."next_kind" = 'open'
    )
    AND (
     "t1"."next_position" > "t1"."position"
    )
    THEN 'forward'
    WHEN (
     "t1"."next_pipeline" = "t1"."pipeline"
    )
    AND (
     "t1"."next_kind" = 'open'
    )
    AND (
     "t1"."next_position" < "t1"."position"
    )
    THEN 'back'
    ELSE 'elsewhere'
   END AS "part"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    "t0"."pipeline" AS "pipeline",
    "t0"."stage" AS "stage",
    "t0"."position" AS "position",
    "t0"."kind" AS "kind",
    "t0"."sequence" AS "sequence",
    "t0"."visit" AS "visit",
    "t0"."entered_at" AS "entered_at",
    "t0"."left_at" AS "left_at",
    "t0"."next_pipeline" AS "next_pipeline",
    "t0"."next_stage" AS "next_stage",
    "t0"."next_position" AS "next_position",
    "t0"."next_kind" AS "next_kind",
    "t0"."previous_position" AS "previous_position",
    "t0"."furthest_position" AS "furthest_position",
    "t0"."furthest_stage" AS "furthest_stage",
    "t0"."outcome" AS "outcome",
    "t0"."closed_at" AS "closed_at",
    COALESCE(
     isNull("t0"."left_at")
     AND (
      "t0"."kind" = 'open'
     )
     AND "t0"."outcome" IN ('won', 'lost'),
     FALSE
    ) AS "without_end"
   FROM "stays" AS "t0"
  ) AS "t1"
 ) AS "t2"
 GROUP BY
  "t2"."pipeline",
  "t2"."stage",
  "t2"."position",
  "t2"."kind"
) AS "t3"
