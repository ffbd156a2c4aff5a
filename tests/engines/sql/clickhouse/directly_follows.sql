SELECT
 "t8"."part" AS "part",
 "t8"."from_step" AS "from_step",
 "t8"."to_step" AS "to_step",
 COUNT(*) AS "moves",
 uniq("t8"."deal_id") AS "deals",
 quantile(0.5)("t8"."days") AS "median_days",
 countIf(isNull("t8"."days")) AS "without_days"
FROM (
 SELECT
  *
 FROM (
  SELECT
   "t5"."deal_id" AS "deal_id",
   CAST(NULL AS Nullable(String)) AS "from_step",
   CASE
    WHEN "t5"."pipeline" = 'default'
    THEN "t5"."step"
    ELSE CONCAT(CONCAT("t5"."pipeline", ': '), "t5"."step")
   END AS "to_step",
   CASE
    WHEN CASE
     WHEN COALESCE("t4"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t4"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
    END >= 0
    THEN CASE
     WHEN COALESCE("t4"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t4"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t5"."at") - toRelativeSecondNum("t4"."created_at") AS Nullable(Float64)) / 86400.0
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
  ) AS "t5"
  LEFT OUTER JOIN (
   SELECT
    "t1"."deal_id" AS "begun_id",
    "t1"."created_at" AS "created_at",
    "t1"."created_day_only" AS "created_day_only"
   FROM "deals" AS "t1"
  ) AS "t4"
   ON "t5"."deal_id" = "t4"."begun_id"
 ) AS "t7"
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
 ) AS "t6"
) AS "t8"
GROUP BY
 "t8"."part",
 "t8"."from_step",
 "t8"."to_step"
