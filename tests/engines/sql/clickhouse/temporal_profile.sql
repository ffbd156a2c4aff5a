WITH "t6" AS (
 SELECT
  "t5"."from_step" AS "from_step",
  "t5"."to_step" AS "to_step",
  CASE
   WHEN (
    (
     "t5"."n" - 1
    ) > (
     SQRT("t5"."n") * 3.0
    )
   )
   AND (
    (
     "t5"."mean" - (
      "t5"."sd" * 3.0
     )
    ) > 0
   )
   THEN "t5"."mean" - (
    "t5"."sd" * 3.0
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "low_days",
  CASE
   WHEN (
    "t5"."n" - 1
   ) > (
    SQRT("t5"."n") * 3.0
   )
   THEN "t5"."mean" + (
    "t5"."sd" * 3.0
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
    "t2"."over" AS "over",
    "t2"."days" AS "x"
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
      THEN CASE
       WHEN isNotNull("t0"."until")
       THEN "t0"."outcome"
       ELSE CAST(NULL AS Nullable(String))
      END
      ELSE CASE
       WHEN "t0"."next_pipeline" = 'default'
       THEN "t0"."next_step"
       ELSE CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
      END
     END AS "to_step",
     "t0"."at" AS "at",
     CAST(toRelativeSecondNum(
      COALESCE(
       "t0"."until",
       toTimeZone(
        CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
      )
     ) - toRelativeSecondNum("t0"."at") AS Nullable(Float64)) / 86400.0 AS "days",
     isNotNull("t0"."until") AS "over"
    FROM "steps" AS "t0"
    WHERE
     CASE
      WHEN isNotNull("t0"."until")
      THEN NOT (
       isNull("t0"."next_step")
      ) OR isNotNull("t0"."outcome")
      ELSE NOT (
       COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
      )
     END
     AND isNotNull("t0"."until")
   ) AS "t2"
   WHERE
    "t2"."days" >= 0
  ) AS "t4"
  GROUP BY
   "t4"."from_step",
   "t4"."to_step"
 ) AS "t5"
)
SELECT
 "t15"."from_step" AS "from_step",
 "t15"."to_step" AS "to_step",
 "t15"."n" AS "n",
 "t15"."mean_days" AS "mean_days",
 "t15"."sd_days" AS "sd_days",
 "t15"."low_days" AS "low_days",
 "t15"."high_days" AS "high_days",
 "t15"."fast" AS "fast",
 "t15"."slow" AS "slow",
 "t15"."at_once" AS "at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t14"."from_step" AS "from_step",
  "t14"."to_step" AS "to_step",
  COUNT(*) AS "n",
  avgIf("t14"."days", isNotNull("t14"."to_step")) AS "mean_days",
  stddevSampIf("t14"."days", isNotNull("t14"."to_step")) AS "sd_days",
  MAX("t14"."low_days") AS "low_days",
  MAX("t14"."high_days") AS "high_days",
  countIf("t14"."part" = 'fast') AS "fast",
  countIf("t14"."part" = 'slow') AS "slow",
  countIf("t14"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t13"."deal_id" AS "deal_id",
   "t13"."from_step" AS "from_step",
   "t13"."to_step" AS "to_step",
   "t13"."at" AS "at",
   "t13"."days" AS "days",
   "t13"."low_days" AS "low_days",
   "t13"."high_days" AS "high_days",
   CASE
    WHEN isNull("t13"."high_days")
    THEN 'unjudged'
    WHEN "t13"."days" > (
     "t13"."high_days" * 1.000000001
    )
    THEN 'slow'
    WHEN (
     "t13"."days" > 0
    )
    AND (
     "t13"."days" < (
      "t13"."low_days" * 0.999999999
     )
    )
    THEN 'fast'
    ELSE 'within'
   END AS "part"
  FROM (
   SELECT
    "t3"."deal_id" AS "deal_id",
    "t3"."from_step" AS "from_step",
    "t3"."to_step" AS "to_step",
    "t3"."at" AS "at",
    "t3"."days" AS "days",
    "t3"."over" AS "over",
    "t12"."of_from_step" AS "of_from_step",
    "t12"."of_to_step" AS "of_to_step",
    "t12"."low_days" AS "low_days",
    "t12"."high_days" AS "high_days"
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
      THEN CASE
       WHEN isNotNull("t0"."until")
       THEN "t0"."outcome"
       ELSE CAST(NULL AS Nullable(String))
      END
      ELSE CASE
       WHEN "t0"."next_pipeline" = 'default'
       THEN "t0"."next_step"
       ELSE CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
      END
     END AS "to_step",
     "t0"."at" AS "at",
     CAST(toRelativeSecondNum(
      COALESCE(
       "t0"."until",
       toTimeZone(
        CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
        'UTC'
       )
      )
     ) - toRelativeSecondNum("t0"."at") AS Nullable(Float64)) / 86400.0 AS "days",
     isNotNull("t0"."until") AS "over"
    FROM "steps" AS "t0"
    WHERE
     CASE
      WHEN isNotNull("t0"."until")
      THEN NOT (
       isNull("t0"."next_step")
      ) OR isNotNull("t0"."outcome")
      ELSE NOT (
       COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
      )
     END
   ) AS "t3"
   LEFT OUTER JOIN (
    SELECT
     "t10"."from_step" AS "of_from_step",
     "t10"."to_step" AS "of_to_step",
     "t10"."low_days" AS "low_days",
     "t10"."high_days" AS "high_days"
    FROM (
     SELECT
      *
     FROM "t6" AS "t7"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t8"."from_step" AS "from_step",
       CAST(NULL AS Nullable(String)) AS "to_step",
       "t8"."low_days" AS "low_days",
       "t8"."high_days" AS "high_days"
      FROM (
       SELECT
        "t7"."from_step" AS "from_step",
        CAST(NULL AS Nullable(Float64)) AS "low_days",
        MAX("t7"."high_days") AS "high_days"
       FROM "t6" AS "t7"
       GROUP BY
        "t7"."from_step"
      ) AS "t8"
     ) AS "t9"
    ) AS "t10"
   ) AS "t12"
    ON "t3"."from_step" IS NOT DISTINCT FROM "t12"."of_from_step"
    AND "t3"."to_step" IS NOT DISTINCT FROM "t12"."of_to_step"
  ) AS "t13"
 ) AS "t14"
 GROUP BY
  "t14"."from_step",
  "t14"."to_step"
) AS "t15"
