WITH "t8" AS (
 SELECT
  "t7"."deal_id",
  "t7"."pipeline",
  "t7"."stage" AS "step",
  "t7"."sequence" AS "nth",
  "t7"."entered_at" AS "at",
  "t7"."left_at" AS "until",
  CASE
   WHEN COALESCE("t7"."next_kind" IN ('won', 'lost'), FALSE)
   AND (
    "t5"."returned" IS NULL
   )
   THEN CAST(NULL AS VARCHAR)
   ELSE "t7"."next_pipeline"
  END AS "next_pipeline",
  CASE
   WHEN COALESCE("t7"."next_kind" IN ('won', 'lost'), FALSE)
   AND (
    "t5"."returned" IS NULL
   )
   THEN CAST(NULL AS VARCHAR)
   ELSE "t7"."next_stage"
  END AS "next_step",
  "t7"."outcome",
  "t7"."closed_at"
 FROM (
  SELECT
   *
  FROM "stays" AS "t1"
  WHERE
   NOT (
    COALESCE("t1"."kind" IN ('won', 'lost'), FALSE)
    AND (
     "t1"."next_stage" IS NULL
    )
    AND (
     "t1"."sequence" > 1
    )
   )
 ) AS "t7"
 LEFT OUTER JOIN (
  SELECT
   "t1"."deal_id" AS "back_id",
   "t1"."sequence" - 1 AS "back_from",
   TRUE AS "returned"
  FROM "stays" AS "t1"
  WHERE
   COALESCE("t1"."kind" IN ('won', 'lost'), FALSE) AND "t1"."next_stage" IS NOT NULL
 ) AS "t5"
  ON "t7"."deal_id" = "t5"."back_id" AND "t7"."sequence" = "t5"."back_from"
)
SELECT
 "t14"."part",
 "t14"."from_step",
 "t14"."to_step",
 COUNT(*) AS "moves",
 COUNT(DISTINCT "t14"."deal_id") AS "deals",
 PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
  "t14"."days") AS "median_days",
 COUNT(*) FILTER(WHERE
  "t14"."days" IS NULL) AS "without_days"
FROM (
 SELECT
  *
 FROM (
  SELECT
   "t11"."deal_id",
   CAST(NULL AS VARCHAR) AS "from_step",
   CASE
    WHEN "t11"."pipeline" = 'default'
    THEN "t11"."step"
    ELSE "t11"."pipeline" || ': ' || "t11"."step"
   END AS "to_step",
   CASE
    WHEN CASE
     WHEN COALESCE("t3"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t3"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
    END >= 0
    THEN CASE
     WHEN COALESCE("t3"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t3"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t11"."at") - EXTRACT('epoch' FROM "t3"."created_at") AS DOUBLE PRECISION) / 86400.0
    END
    ELSE CAST(NULL AS DOUBLE PRECISION)
   END AS "days",
   'begin' AS "part"
  FROM (
   SELECT
    *
   FROM "t8" AS "t9"
   WHERE
    "t9"."nth" = 1
  ) AS "t11"
  LEFT OUTER JOIN (
   SELECT
    "t0"."deal_id" AS "begun_id",
    "t0"."created_at",
    "t0"."created_day_only"
   FROM "deals" AS "t0"
  ) AS "t3"
   ON "t11"."deal_id" = "t3"."begun_id"
 ) AS "t13"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t9"."deal_id",
   CASE
    WHEN "t9"."pipeline" = 'default'
    THEN "t9"."step"
    ELSE "t9"."pipeline" || ': ' || "t9"."step"
   END AS "from_step",
   CASE
    WHEN "t9"."next_step" IS NULL
    THEN COALESCE("t9"."outcome", 'outcome_unknown')
    ELSE CASE
     WHEN "t9"."next_pipeline" = 'default'
     THEN "t9"."next_step"
     ELSE "t9"."next_pipeline" || ': ' || "t9"."next_step"
    END
   END AS "to_step",
   CAST(EXTRACT('epoch' FROM "t9"."until") - EXTRACT('epoch' FROM "t9"."at") AS DOUBLE PRECISION) / 86400.0 AS "days",
   CASE WHEN "t9"."next_step" IS NULL THEN 'end' ELSE 'step' END AS "part"
  FROM "t8" AS "t9"
 ) AS "t12"
) AS "t14"
GROUP BY
 1,
 2,
 3
