WITH "t12" AS (
 SELECT
  "t11"."pipeline",
  "t11"."stage",
  "t11"."position",
  "t11"."kind",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t11"."position" ASC, "t11"."stage" ASC, "t11"."pipeline" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS INT) AS "place",
  CAST(DENSE_RANK() OVER (
   ORDER BY "t11"."pipeline" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS INT) AS "track",
  CAST(CASE WHEN "t11"."kind" = 'open' THEN "t11"."position" ELSE CAST(NULL AS BIGINT) END AS INT) AS "rung"
 FROM (
  SELECT
   "t6"."pipeline",
   "t6"."stage",
   "t8"."position",
   "t8"."kind"
  FROM (
   SELECT DISTINCT
    COALESCE("t1"."pipeline", 'default') AS "pipeline",
    "t1"."stage"
   FROM "stage_changes" AS "t1"
   WHERE
    "t1"."changed_at" <= CAST('2025-11-17T12:00:00' AS TIMESTAMP)
    AND "t1"."stage" IS NOT NULL
  ) AS "t6"
  LEFT OUTER JOIN (
   SELECT
    COALESCE("t2"."pipeline", 'default') AS "pipeline",
    "t2"."stage",
    MIN("t2"."position") AS "position",
    MIN("t2"."kind") AS "kind"
   FROM "stages" AS "t2"
   GROUP BY
    1,
    2
  ) AS "t8"
   ON "t6"."pipeline" = "t8"."pipeline" AND "t6"."stage" = "t8"."stage"
 ) AS "t11"
), "t23" AS (
 SELECT
  "t20"."deal_id",
  "t20"."entered_at",
  "t20"."place",
  "t20"."track",
  "t20"."rung",
  ROW_NUMBER() OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "nth",
  LAG("t20"."place") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous",
  LAG("t20"."track") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_track",
  LAG("t20"."rung") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "previous_rung",
  LEAD("t20"."entered_at") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_entered_at",
  LEAD("t20"."place") OVER (
   PARTITION BY "t20"."deal_id"
   ORDER BY "t20"."entered_at" ASC, "t20"."ordinal" ASC, "t20"."place" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "next_place",
  LEAD("t20"."rung") OVER (
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
   "t7"."deal_id",
   "t7"."entered_at",
   "t7"."ordinal",
   "t14"."place",
   "t14"."track",
   "t14"."rung"
  FROM (
   SELECT
    "t1"."deal_id",
    "t1"."changed_at" AS "entered_at",
    "t1"."ordinal",
    COALESCE("t1"."pipeline", 'default') AS "into",
    "t1"."stage" AS "into_stage"
   FROM "stage_changes" AS "t1"
   WHERE
    "t1"."changed_at" <= CAST('2025-11-17T12:00:00' AS TIMESTAMP)
    AND "t1"."stage" IS NOT NULL
  ) AS "t7"
  INNER JOIN "t12" AS "t14"
   ON "t7"."into" = "t14"."pipeline" AND "t7"."into_stage" = "t14"."stage"
 ) AS "t20"
)
SELECT
 "t37"."deal_id",
 "t17"."pipeline",
 "t17"."stage",
 "t17"."position",
 "t17"."kind",
 "t37"."sequence",
 "t37"."visit",
 "t37"."entered_at",
 CASE
  WHEN (
   "t17"."kind" = 'open'
  )
  AND (
   "t37"."next_place" IS NULL
  )
  AND "t37"."outcome" IN ('won', 'lost')
  AND (
   "t37"."closed_at" IS NOT NULL
  )
  THEN GREATEST("t37"."entered_at", "t37"."closed_at")
  ELSE "t37"."next_entered_at"
 END AS "left_at",
 "t18"."next_pipeline",
 "t18"."next_stage",
 "t18"."next_position",
 "t18"."next_kind",
 "t37"."previous_position",
 "t37"."furthest_position",
 "t22"."furthest_stage",
 "t37"."outcome",
 "t37"."closed_at"
FROM (
 SELECT
  "t35"."deal_id",
  "t35"."entered_at",
  "t35"."place",
  "t35"."track",
  "t35"."next_entered_at",
  "t35"."next_place",
  "t35"."sequence",
  "t35"."visit",
  "t35"."previous_position",
  "t35"."furthest_position",
  "t35"."outcome",
  "t35"."closed_at"
 FROM (
  SELECT
   "t34"."deal_id",
   "t34"."entered_at",
   "t34"."place",
   "t34"."track",
   "t34"."next_entered_at",
   "t34"."next_place",
   "t34"."sequence",
   "t34"."visit",
   "t34"."previous_position",
   "t34"."furthest_position",
   "t10"."decided_id",
   "t10"."outcome",
   "t10"."closed_at"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t25"."deal_id",
     "t25"."entered_at",
     "t25"."place",
     "t25"."track",
     "t25"."next_entered_at",
     "t25"."next_place",
     "t25"."nth" + 1 AS "sequence",
     1 AS "visit",
     CAST("t25"."previous_rung" AS BIGINT) AS "previous_position",
     CAST(CASE WHEN "t25"."next_rung" IS NOT NULL THEN "t25"."top" ELSE CAST(NULL AS INT) END AS BIGINT) AS "furthest_position"
    FROM "t23" AS "t25"
    WHERE
     NOT EXISTS(
      SELECT
       1
      FROM (
       SELECT DISTINCT
        "t24"."deal_id"
       FROM "t23" AS "t24"
       WHERE
        "t24"."previous" IS NOT NULL
        AND NOT (
         COALESCE(
          (
           "t24"."place" > "t24"."previous"
          )
          AND (
           "t24"."track" = "t24"."previous_track"
          )
          AND (
           "t24"."previous_rung" IS NOT NULL
          ),
          FALSE
         )
        )
      ) AS "t27"
      WHERE
       "t25"."deal_id" = "t27"."deal_id"
     )
   ) AS "t28"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t31"."deal_id",
     "t31"."entered_at",
     "t31"."place",
     "t31"."track",
     "t31"."next_entered_at",
     "t31"."next_place",
     "t31"."sequence",
     "t31"."visit",
     "t31"."previous_position",
     "t31"."furthest_position"
    FROM (
     SELECT
      "t30"."deal_id",
      "t30"."entered_at",
      "t30"."place",
      "t30"."track",
      "t30"."rung",
      "t30"."nth",
      "t30"."previous",
      "t30"."previous_track",
      "t30"."previous_rung",
      LEAD("t30"."entered_at") OVER (
       PARTITION BY "t30"."deal_id"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_entered_at",
      LEAD("t30"."place") OVER (
       PARTITION BY "t30"."deal_id"
       ORDER BY "t30"."nth" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_place",
      "t30"."next_rung",
      "t30"."top",
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
      ) AS BIGINT) AS "furthest_position"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t25"."deal_id",
        "t25"."entered_at",
        "t25"."place",
        "t25"."track",
        "t25"."rung",
        "t25"."nth",
        "t25"."previous",
        "t25"."previous_track",
        "t25"."previous_rung",
        "t25"."next_entered_at",
        "t25"."next_place",
        "t25"."next_rung",
        "t25"."top"
       FROM "t23" AS "t25"
       WHERE
        EXISTS(
         SELECT
          1
         FROM (
          SELECT DISTINCT
           "t24"."deal_id"
          FROM "t23" AS "t24"
          WHERE
           "t24"."previous" IS NOT NULL
           AND NOT (
            COALESCE(
             (
              "t24"."place" > "t24"."previous"
             )
             AND (
              "t24"."track" = "t24"."previous_track"
             )
             AND (
              "t24"."previous_rung" IS NOT NULL
             ),
             FALSE
            )
           )
         ) AS "t27"
         WHERE
          "t25"."deal_id" = "t27"."deal_id"
        )
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
     WHEN COALESCE("t0"."closed_at" > CAST('2025-11-17T12:00:00' AS TIMESTAMP), FALSE)
     THEN 'open'
     ELSE "t0"."outcome"
    END AS "outcome",
    CASE
     WHEN COALESCE("t0"."closed_at" > CAST('2025-11-17T12:00:00' AS TIMESTAMP), FALSE)
     THEN CAST(NULL AS TIMESTAMPTZ)
     ELSE "t0"."closed_at"
    END AS "closed_at"
   FROM "deals" AS "t0"
   WHERE
    "t0"."deal_id" IS NOT NULL
  ) AS "t10"
   ON "t34"."deal_id" = "t10"."decided_id"
 ) AS "t35"
) AS "t37"
INNER JOIN (
 SELECT
  "t13"."place",
  "t13"."pipeline",
  "t13"."stage",
  "t13"."position",
  "t13"."kind"
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
  "t19"."track",
  "t19"."rung" AS "furthest_position",
  MIN("t19"."stage") AS "furthest_stage"
 FROM (
  SELECT
   *
  FROM "t12" AS "t13"
  WHERE
   "t13"."rung" IS NOT NULL
 ) AS "t19"
 GROUP BY
  1,
  2
) AS "t22"
 ON "t37"."track" = "t22"."track"
 AND "t37"."furthest_position" = "t22"."furthest_position"
