WITH "t8" AS (
 SELECT
  "t7"."deal_id" AS "deal_id",
  "t7"."pipeline" AS "pipeline",
  "t7"."stage" AS "step",
  "t7"."sequence" AS "nth",
  "t7"."entered_at" AS "at",
  "t7"."left_at" AS "until",
  CASE
   WHEN COALESCE("t7"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t5"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t7"."next_pipeline"
  END AS "next_pipeline",
  CASE
   WHEN COALESCE("t7"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t5"."returned")
   THEN CAST(NULL AS Nullable(String))
   ELSE "t7"."next_stage"
  END AS "next_step",
  "t7"."outcome" AS "outcome",
  "t7"."closed_at" AS "closed_at"
 FROM (
  SELECT
   *
  FROM "stays" AS "t1"
  WHERE
   NOT (
    COALESCE("t1"."kind" IN ('won', 'lost'), FALSE)
    AND isNull("t1"."next_stage")
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
   COALESCE("t1"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t1"."next_stage")
 ) AS "t5"
  ON "t7"."deal_id" = "t5"."back_id" AND "t7"."sequence" = "t5"."back_from"
)
SELECT
 "t14"."part" AS "part",
 "t14"."from_step" AS "from_step",
 "t14"."to_step" AS "to_step",
 COUNT(*) AS "moves",
 uniq("t14"."deal_id") AS "deals",
 quantile(0.5)("t14"."days") AS "median_days",
 countIf(isNull("t14"."days")) AS "without_days"
FROM (
 SELECT
  *
 FROM (
  SELECT
   "t11"."deal_id" AS "deal_id",
   CAST(NULL AS Nullable(String)) AS "from_step",
   CASE
    WHEN "t11"."pipeline" = 'default'
    THEN "t11"."step"
    ELSE CONCAT(CONCAT("t11"."pipeline", ': '), "t11"."step")
   END AS "to_step",
   CASE
    WHEN CASE
     WHEN COALESCE("t3"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t3"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
    END >= 0
    THEN CASE
     WHEN COALESCE("t3"."created_day_only", FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0,
      0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     WHEN COALESCE("t3"."created_day_only", FALSE)
     THEN CAST(CAST(FLOOR(
      CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
     ) AS Nullable(Int64)) AS Nullable(Float64))
     ELSE CAST(toRelativeSecondNum("t11"."at") - toRelativeSecondNum("t3"."created_at") AS Nullable(Float64)) / 86400.0
    END
    ELSE CAST(NULL AS Nullable(Float64))
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
    "t0"."created_at" AS "created_at",
    "t0"."created_day_only" AS "created_day_only"
   FROM "deals" AS "t0"
  ) AS "t3"
   ON "t11"."deal_id" = "t3"."begun_id"
 ) AS "t13"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   "t9"."deal_id" AS "deal_id",
   CASE
    WHEN "t9"."pipeline" = 'default'
    THEN "t9"."step"
    ELSE CONCAT(CONCAT("t9"."pipeline", ': '), "t9"."step")
   END AS "from_step",
   CASE
    WHEN isNull("t9"."next_step")
    THEN COALESCE("t9"."outcome", 'outcome_unknown')
    ELSE CASE
     WHEN "t9"."next_pipeline" = 'default'
     THEN "t9"."next_step"
     ELSE CONCAT(CONCAT("t9"."next_pipeline", ': '), "t9"."next_step")
    END
   END AS "to_step",
   CAST(toRelativeSecondNum("t9"."until") - toRelativeSecondNum("t9"."at") AS Nullable(Float64)) / 86400.0 AS "days",
   CASE WHEN isNull("t9"."next_step") THEN 'end' ELSE 'step' END AS "part"
  FROM "t8" AS "t9"
 ) AS "t12"
) AS "t14"
GROUP BY
 "t14"."part",
 "t14"."from_step",
 "t14"."to_step"
