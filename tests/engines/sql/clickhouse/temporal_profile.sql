WITH "t1" AS (
 SELECT
  "t0"."deal_id" AS "deal_id",
  "t0"."pipeline" AS "pipeline",
  "t0"."step" AS "step",
  "t0"."nth" AS "nth",
  "t0"."at" AS "at",
  "t0"."until" AS "until",
  "t0"."next_pipeline" AS "next_pipeline",
  "t0"."next_step" AS "next_step",
  "t0"."outcome" AS "outcome",
  "t0"."closed_at" AS "closed_at",
  CASE
   WHEN "t0"."pipeline" = 'default'
   THEN "t0"."step"
   ELSE CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
  END AS "from_step",
  CASE
   WHEN isNull("t0"."next_step")
   THEN CASE
    WHEN isNull("t0"."until")
    THEN CAST(NULL AS Nullable(String))
    ELSE "t0"."outcome"
   END
   ELSE CASE
    WHEN "t0"."next_pipeline" = 'default'
    THEN "t0"."next_step"
    ELSE CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
   END
  END AS "to_step",
  CAST(toRelativeSecondNum(
   COALESCE(
    "t0"."until",
    toTimeZone(
     CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
     'UTC'
    )
   )
  ) - toRelativeSecondNum("t0"."at") AS Nullable(Float64)) / 86400.0 AS "days"
 FROM "steps" AS "t0"
 WHERE
  isNotNull("t0"."until")
  OR NOT (
   COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
  )
), "t7" AS (
 SELECT
  "t6"."from_step" AS "from_step",
  "t6"."to_step" AS "to_step",
  CASE
   WHEN (
    (
     "t6"."n" - 1
    ) > (
     SQRT("t6"."n") * 3.0
    )
   )
   AND (
    (
     "t6"."mean" - (
      "t6"."sd" * 3.0
     )
    ) > 0
   )
   THEN "t6"."mean" - (
    "t6"."sd" * 3.0
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "low_days",
  CASE
   WHEN (
    "t6"."n" - 1
   ) > (
    SQRT("t6"."n") * 3.0
   )
   THEN "t6"."mean" + (
    "t6"."sd" * 3.0
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "high_days"
 FROM (
  SELECT
   "t4"."from_step" AS "from_step",
   "t4"."to_step" AS "to_step",
   COUNT(*) AS "n",
   AVG("t4"."x") AS "mean",
   stddevSamp("t4"."x") AS "sd"
  FROM (
   SELECT
    "t2"."deal_id" AS "deal_id",
    "t2"."from_step" AS "from_step",
    "t2"."to_step" AS "to_step",
    "t2"."at" AS "at",
    "t2"."days" AS "days",
    "t2"."days" AS "x"
   FROM "t1" AS "t2"
   WHERE
    (
     isNull("t2"."until") OR isNotNull("t2"."to_step")
    )
    AND isNotNull("t2"."to_step")
    AND "t2"."days" >= 0
  ) AS "t4"
  GROUP BY
   "t4"."from_step",
   "t4"."to_step"
 ) AS "t6"
)
SELECT
 "t16"."from_step" AS "from_step",
 "t16"."to_step" AS "to_step",
 "t16"."n" AS "n",
 "t16"."mean_days" AS "mean_days",
 "t16"."sd_days" AS "sd_days",
 "t16"."low_days" AS "low_days",
 "t16"."high_days" AS "high_days",
 "t16"."fast" AS "fast",
 "t16"."slow" AS "slow",
 "t16"."at_once" AS "at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t15"."from_step" AS "from_step",
  "t15"."to_step" AS "to_step",
  COUNT(*) AS "n",
  avgIf("t15"."days", isNotNull("t15"."to_step")) AS "mean_days",
  stddevSampIf("t15"."days", isNotNull("t15"."to_step")) AS "sd_days",
  MAX("t15"."low_days") AS "low_days",
  MAX("t15"."high_days") AS "high_days",
  countIf("t15"."part" = 'fast') AS "fast",
  countIf("t15"."part" = 'slow') AS "slow",
  countIf("t15"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t14"."deal_id" AS "deal_id",
   "t14"."from_step" AS "from_step",
   "t14"."to_step" AS "to_step",
   "t14"."at" AS "at",
   "t14"."days" AS "days",
   "t14"."low_days" AS "low_days",
   "t14"."high_days" AS "high_days",
   CASE
    WHEN isNull("t14"."high_days")
    THEN 'unjudged'
    WHEN "t14"."days" > (
     "t14"."high_days" * 1.000000001
    )
    THEN 'slow'
    WHEN (
     "t14"."days" > 0
    )
    AND (
     "t14"."days" < (
      "t14"."low_days" * 0.999999999
     )
    )
    THEN 'fast'
    ELSE 'within'
   END AS "part"
  FROM (
   SELECT
    "t5"."deal_id" AS "deal_id",
    "t5"."from_step" AS "from_step",
    "t5"."to_step" AS "to_step",
    "t5"."at" AS "at",
    "t5"."days" AS "days",
    "t13"."of_from_step" AS "of_from_step",
    "t13"."of_to_step" AS "of_to_step",
    "t13"."low_days" AS "low_days",
    "t13"."high_days" AS "high_days"
   FROM (
    SELECT
     "t2"."deal_id" AS "deal_id",
     "t2"."from_step" AS "from_step",
     "t2"."to_step" AS "to_step",
     "t2"."at" AS "at",
     "t2"."days" AS "days"
    FROM "t1" AS "t2"
    WHERE
     isNull("t2"."until") OR isNotNull("t2"."to_step")
   ) AS "t5"
   LEFT OUTER JOIN (
    SELECT
     "t11"."from_step" AS "of_from_step",
     "t11"."to_step" AS "of_to_step",
     "t11"."low_days" AS "low_days",
     "t11"."high_days" AS "high_days"
    FROM (
     SELECT
      *
     FROM "t7" AS "t8"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t9"."from_step" AS "from_step",
       CAST(NULL AS Nullable(String)) AS "to_step",
       "t9"."low_days" AS "low_days",
       "t9"."high_days" AS "high_days"
      FROM (
       SELECT
        "t8"."from_step" AS "from_step",
        CAST(NULL AS Nullable(Float64)) AS "low_days",
        MAX("t8"."high_days") AS "high_days"
       FROM "t7" AS "t8"
       GROUP BY
        "t8"."from_step"
      ) AS "t9"
     ) AS "t10"
    ) AS "t11"
   ) AS "t13"
    ON "t5"."from_step" IS NOT DISTINCT FROM "t13"."of_from_step"
    AND "t5"."to_step" IS NOT DISTINCT FROM "t13"."of_to_step"
  ) AS "t14"
 ) AS "t15"
 GROUP BY
  "t15"."from_step",
  "t15"."to_step"
) AS "t16"
