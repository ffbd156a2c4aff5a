SELECT
 "t12"."part",
 "t12"."from_step",
 "t12"."to_step",
 COUNT(*) AS "moves",
 COUNT_IF("t12"."returning" IS NULL) + COUNT(DISTINCT "t12"."returning") AS "deals",
 PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
  "t12"."days") AS "median_days",
 COUNT_IF("t12"."days" IS NULL) AS "without_days"
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
    IFF(
     "t7"."pipeline" = 'default',
     "t7"."step",
     CONCAT(CONCAT("t7"."pipeline", ': '), "t7"."step")
    ) AS "to_step",
    IFF(
     CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
     END >= 0,
     CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t7"."at") - DATE_PART('epoch', "t5"."created_at") AS DOUBLE) / 86400.0
     END,
     CAST(NULL AS DOUBLE)
    ) AS "days",
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
    IFF(
     "t0"."pipeline" = 'default',
     "t0"."step",
     CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
    ) AS "from_step",
    IFF(
     "t0"."next_step" IS NULL,
     COALESCE("t0"."outcome", 'outcome_unknown'),
     IFF(
      "t0"."next_pipeline" = 'default',
      "t0"."next_step",
      CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
     )
    ) AS "to_step",
    IFF(
     NOT (
      "t0"."next_step" IS NULL
     )
     OR COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE),
     CAST(DATE_PART('epoch', "t0"."until") - DATE_PART('epoch', "t0"."at") AS DOUBLE) / 86400.0,
     CAST(NULL AS DOUBLE)
    ) AS "days",
    IFF("t0"."next_step" IS NULL, 'end', 'step') AS "part"
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
