SELECT
 "t12"."part" AS "part",
 "t12"."from_step" AS "from_step",
 "t12"."to_step" AS "to_step",
 COUNT(*) AS "moves",
 countIf(isNull("t12"."returning")) + uniq("t12"."returning") AS "deals",
 quantile(0.5)("t12"."days") AS "median_days",
 countIf(isNull("t12"."days")) AS "without_days"
FROM (
 SELECT
  "t11"."deal_id" AS "deal_id",
  "t11"."from_step" AS "from_step",
  "t11"."to_step" AS "to_step",
  "t11"."days" AS "days",
  "t11"."part" AS "part",
  "t6"."returning" AS "returning"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t7"."deal_id" AS "deal_id",
    CAST(NULL AS Nullable(String)) AS "from_step",
    CASE
     WHEN "t7"."pipeline" = 'default'
     THEN "t7"."step"
     ELSE CONCAT(CONCAT("t7"."pipeline", ': '), "t7"."step")
    END AS "to_step",
    CASE
     WHEN CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t5"."created_day_only", FALSE) AND FALSE
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN FALSE
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t5"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t7"."at") - toRelativeSecondNum("t5"."created_at") AS Nullable(Float64)) / 86400.0
     END
     ELSE CAST(NULL AS Nullable(Float64))
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
     "t1"."created_at" AS "created_at",
     "t1"."created_day_only" AS "created_day_only"
    FROM "deals" AS "t1"
   ) AS "t5"
    ON "t7"."deal_id" = "t5"."begun_id"
  ) AS "t9"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    CASE
     WHEN "t0"."pipeline" = 'default'
     THEN "t0"."step"
     ELSE CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
    END AS "from_step",
    CASE
     WHEN isNull("t0"."next_step")
     THEN COALESCE("t0"."outcome", 'outcome_unknown')
     ELSE CASE
      WHEN "t0"."next_pipeline" = 'default'
      THEN "t0"."next_step"
      ELSE CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
     END
    END AS "to_step",
    CASE
     WHEN NOT (
      isNull("t0"."next_step")
     )
     OR COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
     THEN CAST(toRelativeSecondNum("t0"."until") - toRelativeSecondNum("t0"."at") AS Nullable(Float64)) / 86400.0
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "days",
    CASE WHEN isNull("t0"."next_step") THEN 'end' ELSE 'step' END AS "part"
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
 "t12"."part",
 "t12"."from_step",
 "t12"."to_step"
