SELECT
 "t9"."pipeline" AS "pipeline",
 "t9"."stage" AS "stage",
 "t9"."position" AS "position",
 "t9"."kind" AS "kind",
 "t9"."source" AS "source",
 "t9"."at_start" AS "at_start",
 "t9"."entered" AS "entered",
 "t9"."left" AS "left",
 "t9"."at_end" AS "at_end",
 "t9"."without_end" AS "without_end",
 "t9"."forward" AS "forward",
 "t9"."back" AS "back",
 "t9"."won" AS "won",
 "t9"."lost" AS "lost",
 "t9"."elsewhere" AS "elsewhere",
 '2026Q1' AS "period"
FROM (
 SELECT
  "t8"."pipeline" AS "pipeline",
  "t8"."stage" AS "stage",
  "t8"."position" AS "position",
  "t8"."kind" AS "kind",
  "t8"."source" AS "source",
  COALESCE(SUM(CAST("t8"."at_start" AS Nullable(Int32))), 0) AS "at_start",
  COALESCE(SUM(CAST("t8"."entered" AS Nullable(Int32))), 0) AS "entered",
  COALESCE(SUM(CAST("t8"."left" AS Nullable(Int32))), 0) AS "left",
  COALESCE(SUM(CAST("t8"."at_end" AS Nullable(Int32))), 0) AS "at_end",
  COALESCE(SUM(CAST("t8"."without_end" AS Nullable(Int32))), 0) AS "without_end",
  countIf("t8"."part" = 'forward') AS "forward",
  countIf("t8"."part" = 'back') AS "back",
  countIf("t8"."part" = 'won') AS "won",
  countIf("t8"."part" = 'lost') AS "lost",
  countIf("t8"."part" = 'elsewhere') AS "elsewhere"
 FROM (
  SELECT
   "t7"."deal_id" AS "deal_id",
   "t7"."pipeline" AS "pipeline",
   "t7"."stage" AS "stage",
   "t7"."position" AS "position",
   "t7"."kind" AS "kind",
   "t7"."source" AS "source",
   "t7"."entered_at" AS "entered_at",
   "t7"."left_at" AS "left_at",
   NOT (
    "t7"."without_end"
   )
   AND (
    "t7"."entered_at" < parseDateTimeBestEffort('2026-01-01T00:00:00')
   )
   AND (
    isNull("t7"."left_at")
    OR (
     "t7"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
   ) AS "at_start",
   NOT (
    "t7"."without_end"
   )
   AND (
    (
     "t7"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
    AND (
     "t7"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    )
   ) AS "entered",
   COALESCE(
    (
     "t7"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
    )
    AND (
     "t7"."left_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
    ),
    FALSE
   ) AS "left",
   NOT (
    "t7"."without_end"
   )
   AND (
    "t7"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
   )
   AND (
    isNull("t7"."left_at")
    OR (
     "t7"."left_at" >= parseDateTimeBestEffort('2026-04-01T00:00:00')
    )
   ) AS "at_end",
   "t7"."without_end" AS "without_end",
   CASE
    WHEN NOT (
     COALESCE(
      (
       "t7"."left_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
      AND (
       "t7"."left_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
      ),
      FALSE
     )
    )
    THEN CAST(NULL AS Nullable(String))
    WHEN CASE WHEN isNull("t7"."next_stage") THEN "t7"."outcome" ELSE "t7"."next_kind" END IN ('won', 'lost')
    THEN CASE WHEN isNull("t7"."next_stage") THEN "t7"."outcome" ELSE "t7"."next_kind" END
    WHEN (
     "t7"."next_pipeline" = "t7"."pipeline"
    )
    AND (
     "t7"."next_kind" = 'open'
    )
    AND (
     "t7"."next_position" > "t7"."position"
    )
    THEN 'forward'
    WHEN (
     "t7"."next_pipeline" = "t7"."pipeline"
    )
    AND (
     "t7"."next_kind" = 'open'
    )
    AND (
     "t7"."next_position" < "t7"."position"
    )
    THEN 'back'
    ELSE 'elsewhere'
   END AS "part"
  FROM (
   SELECT
    "t6"."deal_id" AS "deal_id",
    "t6"."pipeline" AS "pipeline",
    "t6"."stage" AS "stage",
    "t6"."position" AS "position",
    "t6"."kind" AS "kind",
    "t6"."sequence" AS "sequence",
    "t6"."visit" AS "visit",
    "t6"."entered_at" AS "entered_at",
    "t6"."left_at" AS "left_at",
    "t6"."next_pipeline" AS "next_pipeline",
    "t6"."next_stage" AS "next_stage",
    "t6"."next_position" AS "next_position",
    "t6"."next_kind" AS "next_kind",
    "t6"."previous_position" AS "previous_position",
    "t6"."furthest_position" AS "furthest_position",
    "t6"."furthest_stage" AS "furthest_stage",
    "t6"."outcome" AS "outcome",
    "t6"."closed_at" AS "closed_at",
    "t6"."source" AS "source",
    COALESCE(
     isNull("t6"."left_at")
     AND (
      "t6"."kind" = 'open'
     )
     AND "t6"."outcome" IN ('won', 'lost'),
     FALSE
    ) AS "without_end"
   FROM (
    SELECT
     "t5".*
     EXCEPT ("carried_id")
    FROM (
     SELECT
      "t2"."deal_id" AS "deal_id",
      "t2"."pipeline" AS "pipeline",
      "t2"."stage" AS "stage",
      "t2"."position" AS "position",
      "t2"."kind" AS "kind",
      "t2"."sequence" AS "sequence",
      "t2"."visit" AS "visit",
      "t2"."entered_at" AS "entered_at",
      "t2"."left_at" AS "left_at",
      "t2"."next_pipeline" AS "next_pipeline",
      "t2"."next_stage" AS "next_stage",
      "t2"."next_position" AS "next_position",
      "t2"."next_kind" AS "next_kind",
      "t2"."previous_position" AS "previous_position",
      "t2"."furthest_position" AS "furthest_position",
      "t2"."furthest_stage" AS "furthest_stage",
      "t2"."outcome" AS "outcome",
      "t2"."closed_at" AS "closed_at",
      "t4"."carried_id" AS "carried_id",
      "t4"."source" AS "source"
     FROM "stays" AS "t2"
     LEFT OUTER JOIN (
      SELECT
       "t1"."deal_id" AS "carried_id",
       "t1"."source" AS "source"
      FROM "deals" AS "t1"
     ) AS "t4"
      ON "t2"."deal_id" = "t4"."carried_id"
    ) AS "t5"
   ) AS "t6"
  ) AS "t7"
 ) AS "t8"
 GROUP BY
  "t8"."pipeline",
  "t8"."stage",
  "t8"."position",
  "t8"."kind",
  "t8"."source"
) AS "t9"
