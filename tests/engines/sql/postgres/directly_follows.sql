SELECT
 "t12"."part",
 "t12"."from_step",
 "t12"."to_step",
 COUNT(*) AS "moves",
 COUNT(*) FILTER(WHERE
  "t12"."returning" IS NULL) + COUNT(DISTINCT "t12"."returning") AS "deals",
 PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
  "t12"."days") AS "median_days",
 COUNT(*) FILTER(WHERE
  "t12"."days" IS NULL) AS "without_days"
FROM (
 SELECT
  "t11"."deal_id",
  "t11"."from_step",
  "t11"."to_step",
  "t11"."days",
  "t11"."part",
  "t6"."returning"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t7"."deal_id",
    CAST(NULL AS VARCHAR) AS "from_step",
    CASE
     WHEN "t7"."pipeline" = 'default'
     THEN "t7"."step"
     ELSE "t7"."pipeline" || ': ' || "t7"."step"
    END AS "to_step",
    CASE
     WHEN CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t7"."at") - EXTRACT('epoch' FROM "t5"."created_at") AS DOUBLE PRECISION) / 86400.0
     END
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "days",
    'begin' AS "part"
   FROM (
    SELECT
     *
    FROM "steps" AS "t0"
    WHERE
     "t0"."nth" = 1
   ) AS "t7"
   LEFT OUTER JOIN (
    SELECT
     "t1"."deal_id" AS "begun_id",
     "t1"."created_at",
     "t1"."created_day_only"
    FROM "deals" AS "t1"
   ) AS "t5"
    ON "t7"."deal_id" = "t5"."begun_id"
  ) AS "t9"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t0"."deal_id",
    CASE
     WHEN "t0"."pipeline" = 'default'
     THEN "t0"."step"
     ELSE "t0"."pipeline" || ': ' || "t0"."step"
    END AS "from_step",
    CASE
     WHEN "t0"."next_step" IS NULL
     THEN COALESCE("t0"."outcome", 'outcome_unknown')
     ELSE CASE
      WHEN "t0"."next_pipeline" = 'default'
      THEN "t0"."next_step"
      ELSE "t0"."next_pipeline" || ': ' || "t0"."next_step"
     END
    END AS "to_step",
    CASE
     WHEN NOT (
      "t0"."next_step" IS NULL
     )
     OR COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
     THEN CAST(EXTRACT('epoch' FROM "t0"."until") - EXTRACT('epoch' FROM "t0"."at") AS DOUBLE PRECISION) / 86400.0
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "days",
    CASE WHEN "t0"."next_step" IS NULL THEN 'end' ELSE 'step' END AS "part"
   FROM "steps" AS "t0"
  ) AS "t8"
 ) AS "t11"
 LEFT OUTER JOIN (
  SELECT DISTINCT
   "t0"."deal_id" AS "returning"
  FROM "steps" AS "t0"
  WHERE
   "t0"."visit" > 1
 ) AS "t6"
  ON "t11"."deal_id" = "t6"."returning"
) AS "t12"
GROUP BY
 1,
 2,
 3
