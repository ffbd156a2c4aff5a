WITH "t12" AS (
 SELECT
  "t11"."pipeline" AS "pipeline",
  "t11"."stage" AS "stage",
  "t11"."position" AS "position",
  "t11"."kind" AS "kind",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t11"."position" ASC, "t11"."stage" ASC, "t11"."pipeline" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS Nullable(Int32)) AS "place",
  CAST(DENSE_RANK() OVER (
   ORDER BY "t11"."pipeline" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS Nullable(Int32)) AS "track",
  CAST(CASE
   WHEN "t11"."kind" = 'open'
   THEN "t11"."position"
   ELSE CAST(NULL AS Nullable(Int64))
  END AS Nullable(Int32)) AS "rung"
 FROM (
  SELECT
   "t6"."pipeline" AS "pipeline",
   "t6"."stage" AS "stage",
   "t8"."position" AS "position",
   "t8"."kind" AS "kind"
  FROM (
   SELECT DISTINCT
    COALESCE("t1"."pipeline", 'default') AS "pipeline",
    "t1"."stage" AS "stage"
   FROM "stage_changes" AS "t1"
   WHERE
    "t1"."changed_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
    AND isNotNull("t1"."stage")
  ) AS "t6"
  LEFT OUTER JOIN (
   SELECT
    COALESCE("t2"."pipeline", 'default') AS "pipeline",
    "t2"."stage" AS "stage",
    MIN("t2"."position") AS "position",
    MIN("t2"."kind") AS "kind"
   FROM "stages" AS "t2"
   GROUP BY
    COALESCE("t2"."pipeline", 'default'),
    "t2"."stage"
  ) AS "t8"
   ON "t6"."pipeline" = "t8"."pipeline" AND "t6"."stage" = "t8"."stage"
 ) AS "t11"
), "t23" AS (
 SELECT
  "t20"."deal_id" AS "deal_id",
  "t20"."entered_at" AS "entered_at",
  "t20"."place" AS "place",
  "t20"."track" AS "track",
  "t20"."rung" AS "rung",
  ROW_NUMBER() OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "nth",
  lagInFrame("t20"."place") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous",
  lagInFrame("t20"."track") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_track",
  lagInFrame("t20"."rung") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_rung",
  leadInFrame("t20"."entered_at") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_entered_at",
  leadInFrame("t20"."place") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_place",
  leadInFrame("t20"."rung") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_rung",
  MAX("t20"."rung") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "top"
 FROM (
  SELECT
   "t7"."deal_id" AS "deal_id",
   "t7"."entered_at" AS "entered_at",
   "t7"."ordinal" AS "ordinal",
   "t14"."place" AS "place",
   "t14"."track" AS "track",
   "t14"."rung" AS "rung"
  FROM (
   SELECT
    "t1"."deal_id" AS "deal_id",
    "t1"."changed_at" AS "entered_at",
    "t1"."ordinal" AS "ordinal",
    COALESCE("t1"."pipeline", 'default') AS "into",
    "t1"."stage" AS "into_stage"
   FROM "stage_changes" AS "t1"
   WHERE
    "t1"."changed_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
    AND isNotNull("t1"."stage")
  ) AS "t7"
  INNER JOIN "t12" AS "t14"
   ON "t7"."into" = "t14"."pipeline" AND "t7"."into_stage" = "t14"."stage"
 ) AS "t20"
)
SELECT
 "t37"."deal_id" AS "deal_id",
 "t17"."pipeline" AS "pipeline",
 "t17"."stage" AS "stage",
 "t17"."position" AS "position",
 "t17"."kind" AS "kind",
 "t37"."sequence" AS "sequence",
 "t37"."visit" AS "visit",
 "t37"."entered_at" AS "entered_at",
 CASE
  WHEN (
   "t17"."kind" = 'open'
  )
  AND isNull("t37"."next_place")
  AND "t37"."outcome" IN ('won', 'lost')
  AND isNotNull("t37"."closed_at")
  THEN GREATEST("t37"."entered_at", "t37"."closed_at")
  ELSE "t37"."next_entered_at"
 END AS "left_at",
 "t18"."next_pipeline" AS "next_pipeline",
 "t18"."next_stage" AS "next_stage",
 "t18"."next_position" AS "next_position",
 "t18"."next_kind" AS "next_kind",
 "t37"."previous_position" AS "previous_position",
 "t37"."furthest_position" AS "furthest_position",
 "t22"."furthest_stage" AS "furthest_stage",
 "t37"."outcome" AS "outcome",
 "t37"."closed_at" AS "closed_at"
FROM (
 SELECT
  "t35".*
  EXCEPT ("decided_id")
 FROM (
  SELECT
   "t34"."deal_id" AS "deal_id",
   "t34"."entered_at" AS "entered_at",
   "t34"."place" AS "place",
   "t34"."track" AS "track",
   "t34"."next_entered_at" AS "next_entered_at",
   "t34"."next_place" AS "next_place",
   "t34"."sequence" AS "sequence",
   "t34"."visit" AS "visit",
   "t34"."previous_position" AS "previous_position",
   "t34"."furthest_position" AS "furthest_position",
   "t10"."decided_id" AS "decided_id",
   "t10"."outcome" AS "outcome",
   "t10"."closed_at" AS "closed_at"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t25"."deal_id" AS "deal_id",
     "t25"."entered_at" AS "entered_at",
     "t25"."place" AS "place",
     "t25"."track" AS "track",
     "t25"."next_entered_at" AS "next_entered_at",
     "t25"."next_place" AS "next_place",
     "t25"."nth" + 1 AS "sequence",
     1 AS "visit",
     CAST("t25"."previous_rung" AS Nullable(Int64)) AS "previous_position",
     CAST(CASE
      WHEN isNotNull("t25"."next_rung")
      THEN "t25"."top"
      ELSE CAST(NULL AS Nullable(Int32))
     END AS Nullable(Int64)) AS "furthest_position"
    FROM "t23" AS "t25"
    LEFT ANTI JOIN (
     SELECT DISTINCT
      "t24"."deal_id" AS "deal_id"
     FROM "t23" AS "t24"
     WHERE
      isNotNull("t24"."previous")
      AND NOT (
       COALESCE(
        (
         "t24"."place" > "t24"."previous"
        )
        AND (
         "t24"."track" = "t24"."previous_track"
        )
        AND isNotNull("t24"."previous_rung"),
        FALSE
       )
      )
    ) AS "t27"
     ON "t25"."deal_id" = "t27"."deal_id"
   ) AS "t28"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t31"."deal_id" AS "deal_id",
     "t31"."entered_at" AS "entered_at",
     "t31"."place" AS "place",
     "t31"."track" AS "track",
     "t31"."next_entered_at" AS "next_entered_at",
     "t31"."next_place" AS "next_place",
     "t31"."sequence" AS "sequence",
     "t31"."visit" AS "visit",
     "t31"."previous_position" AS "previous_position",
     "t31"."furthest_position" AS "furthest_position"
    FROM (
     SELECT
      "t30"."deal_id" AS "deal_id",
      "t30"."entered_at" AS "entered_at",
      "t30"."place" AS "place",
      "t30"."track" AS "track",
      "t30"."rung" AS "rung",
      "t30"."nth" AS "nth",
      "t30"."previous" AS "previous",
      "t30"."previous_track" AS "previous_track",
      "t30"."previous_rung" AS "previous_rung",
      leadInFrame("t30"."entered_at") OVER (
       PARTITION BY "t30"."deal_id"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_entered_at",
      leadInFrame("t30"."place") OVER (
       PARTITION BY "t30"."deal_id"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_place",
      "t30"."next_rung" AS "next_rung",
      "t30"."top" AS "top",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t30"."deal_id"
        ORDER BY "t30"."nth" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) - 1
      ) + 1 AS "sequence",
      (
       ROW_NUMBER() OVER (
        PARTITION BY "t30"."deal_id", "t30"."place"
        ORDER BY "t30"."nth" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) - 1
      ) + 1 AS "visit",
      MAX((
       "t30"."nth" * 2147483648
      ) + "t30"."rung") OVER (
       PARTITION BY "t30"."deal_id", "t30"."track"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) % 2147483648 AS "previous_position",
      CAST(MAX("t30"."rung") OVER (
       PARTITION BY "t30"."deal_id", "t30"."track"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      ) AS Nullable(Int64)) AS "furthest_position"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t25"."deal_id" AS "deal_id",
        "t25"."entered_at" AS "entered_at",
        "t25"."place" AS "place",
        "t25"."track" AS "track",
        "t25"."rung" AS "rung",
        "t25"."nth" AS "nth",
        "t25"."previous" AS "previous",
        "t25"."previous_track" AS "previous_track",
        "t25"."previous_rung" AS "previous_rung",
        "t25"."next_entered_at" AS "next_entered_at",
        "t25"."next_place" AS "next_place",
        "t25"."next_rung" AS "next_rung",
        "t25"."top" AS "top"
       FROM "t23" AS "t25"
       LEFT SEMI JOIN (
        SELECT DISTINCT
         "t24"."deal_id" AS "deal_id"
        FROM "t23" AS "t24"
        WHERE
         isNotNull("t24"."previous")
         AND NOT (
          COALESCE(
           (
            "t24"."place" > "t24"."previous"
           )
           AND (
            "t24"."track" = "t24"."previous_track"
           )
           AND isNotNull("t24"."previous_rung"),
           FALSE
          )
         )
       ) AS "t27"
        ON "t25"."deal_id" = "t27"."deal_id"
      ) AS "t29"
      WHERE
       NOT (
        "t29"."previous" IS NOT DISTINCT FROM "t29"."place"
       )
     ) AS "t30"
    ) AS "t31"
   ) AS "t32"
  ) AS "t34"
  LEFT OUTER JOIN (
   SELECT
    "t0"."deal_id" AS "decided_id",
    CASE
     WHEN COALESCE("t0"."closed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
     THEN 'open'
     ELSE "t0"."outcome"
    END AS "outcome",
    CASE
     WHEN COALESCE("t0"."closed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
     THEN CAST(NULL AS Nullable(DateTime('UTC')))
     ELSE "t0"."closed_at"
    END AS "closed_at"
   FROM "deals" AS "t0"
   WHERE
    isNotNull("t0"."deal_id")
  ) AS "t10"
   ON "t34"."deal_id" = "t10"."decided_id"
 ) AS "t35"
) AS "t37"
INNER JOIN (
 SELECT
  "t13"."place" AS "place",
  "t13"."pipeline" AS "pipeline",
  "t13"."stage" AS "stage",
  "t13"."position" AS "position",
  "t13"."kind" AS "kind"
 FROM "t12" AS "t13"
) AS "t17"
 ON "t37"."place" = "t17"."place"
LEFT OUTER JOIN (
 SELECT
  "t13"."place" AS "next_place",
  "t13"."pipeline" AS "next_pipeline",
  "t13"."stage" AS "next_stage",
  "t13"."position" AS "next_position",
  "t13"."kind" AS "next_kind"
 FROM "t12" AS "t13"
) AS "t18"
 ON "t37"."next_place" = "t18"."next_place"
LEFT OUTER JOIN (
 SELECT
  "t19"."track" AS "track",
  "t19"."rung" AS "furthest_position",
  MIN("t19"."stage") AS "furthest_stage"
 FROM (
  SELECT
   *
  FROM "t12" AS "t13"
  WHERE
   isNotNull("t13"."rung")
 ) AS "t19"
 GROUP BY
  "t19"."track",
  "t19"."rung"
) AS "t22"
 ON "t37"."track" = "t22"."track"
 AND "t37"."furthest_position" = "t22"."furthest_position"
