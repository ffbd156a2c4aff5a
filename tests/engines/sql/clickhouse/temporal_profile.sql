WITH "t6" AS (
 SELECT
  "t5"."deal_id" AS "deal_id",
  "t5"."pipeline" AS "pipeline",
  "t5"."step" AS "step",
  "t5"."nth" AS "nth",
  "t5"."at" AS "at",
  "t5"."until" AS "until",
  "t5"."next_pipeline" AS "next_pipeline",
  "t5"."next_step" AS "next_step",
  "t5"."outcome" AS "outcome",
  "t5"."closed_at" AS "closed_at",
  CASE
   WHEN "t5"."pipeline" = 'default'
   THEN "t5"."step"
   ELSE CONCAT(CONCAT("t5"."pipeline", ': '), "t5"."step")
  END AS "from_step",
  CASE
   WHEN isNull("t5"."next_step")
   THEN CASE
    WHEN isNull("t5"."until")
    THEN CAST(NULL AS Nullable(String))
    ELSE "t5"."outcome"
   END
   ELSE CASE
    WHEN "t5"."next_pipeline" = 'default'
    THEN "t5"."next_step"
    ELSE CONCAT(CONCAT("t5"."next_pipeline", ': '), "t5"."next_step")
   END
  END AS "to_step",
  CAST(toRelativeSecondNum(
   COALESCE(
    "t5"."until",
    toTimeZone(
     CAST(parseDateTimeBestEffort('2026-04-15T23:59:59') AS Nullable(DateTime('UTC'))),
     'UTC'
    )
   )
  ) - toRelativeSecondNum("t5"."at") AS Nullable(Float64)) / 86400.0 AS "days"
 FROM (
  SELECT
   "t4"."deal_id" AS "deal_id",
   "t4"."pipeline" AS "pipeline",
   "t4"."stage" AS "step",
   "t4"."sequence" AS "nth",
   "t4"."entered_at" AS "at",
   "t4"."left_at" AS "until",
   CASE
    WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
    THEN CAST(NULL AS Nullable(String))
    ELSE "t4"."next_pipeline"
   END AS "next_pipeline",
   CASE
    WHEN COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE) AND isNull("t2"."returned")
    THEN CAST(NULL AS Nullable(String))
    ELSE "t4"."next_stage"
   END AS "next_step",
   "t4"."outcome" AS "outcome",
   "t4"."closed_at" AS "closed_at"
  FROM (
   SELECT
    *
   FROM "stays" AS "t0"
   WHERE
    NOT (
     COALESCE("t0"."kind" IN ('won', 'lost'), FALSE)
     AND isNull("t0"."next_stage")
     AND (
      "t0"."sequence" > 1
     )
    )
  ) AS "t4"
  LEFT OUTER JOIN (
   SELECT
    "t0"."deal_id" AS "back_id",
    "t0"."sequence" - 1 AS "back_from",
    TRUE AS "returned"
   FROM "stays" AS "t0"
   WHERE
    COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND isNotNull("t0"."next_stage")
  ) AS "t2"
   ON "t4"."deal_id" = "t2"."back_id" AND "t4"."sequence" = "t2"."back_from"
 ) AS "t5"
 WHERE
  isNotNull("t5"."until")
  OR NOT (
   COALESCE("t5"."outcome" IN ('won', 'lost'), FALSE)
  )
), "t12" AS (
 SELECT
  "t11"."from_step" AS "from_step",
  "t11"."to_step" AS "to_step",
  CASE
   WHEN (
    (
     "t11"."n" - 1
    ) > (
     SQRT("t11"."n") * 3.0
    )
   )
   AND (
    (
     "t11"."mean" - (
      "t11"."sd" * 3.0
     )
    ) > 0
   )
   THEN "t11"."mean" - (
    "t11"."sd" * 3.0
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "low_days",
  CASE
   WHEN (
    "t11"."n" - 1
   ) > (
    SQRT("t11"."n") * 3.0
   )
   THEN "t11"."mean" + (
    "t11"."sd" * 3.0
   )
   ELSE CAST(NULL AS Nullable(Float64))
  END AS "high_days"
 FROM (
  SELECT
   "t9"."from_step" AS "from_step",
   "t9"."to_step" AS "to_step",
   COUNT(*) AS "n",
   AVG("t9"."x") AS "mean",
   stddevSamp("t9"."x") AS "sd"
  FROM (
   SELECT
    "t7"."deal_id" AS "deal_id",
    "t7"."from_step" AS "from_step",
    "t7"."to_step" AS "to_step",
    "t7"."at" AS "at",
    "t7"."days" AS "days",
    "t7"."days" AS "x"
   FROM "t6" AS "t7"
   WHERE
    (
     isNull("t7"."until") OR isNotNull("t7"."to_step")
    )
    AND isNotNull("t7"."to_step")
    AND "t7"."days" >= 0
  ) AS "t9"
  GROUP BY
   "t9"."from_step",
   "t9"."to_step"
 ) AS "t11"
)
SELECT
 "t21"."from_step" AS "from_step",
 "t21"."to_step" AS "to_step",
 "t21"."n" AS "n",
 "t21"."mean_days" AS "mean_days",
 "t21"."sd_days" AS "sd_days",
 "t21"."low_days" AS "low_days",
 "t21"."high_days" AS "high_days",
 "t21"."fast" AS "fast",
 "t21"."slow" AS "slow",
 "t21"."at_once" AS "at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t20"."from_step" AS "from_step",
  "t20"."to_step" AS "to_step",
  COUNT(*) AS "n",
  avgIf("t20"."days", isNotNull("t20"."to_step")) AS "mean_days",
  stddevSampIf("t20"."days", isNotNull("t20"."to_step")) AS "sd_days",
  MAX("t20"."low_days") AS "low_days",
  MAX("t20"."high_days") AS "high_days",
  countIf("t20"."part" = 'fast') AS "fast",
  countIf("t20"."part" = 'slow') AS "slow",
  countIf("t20"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t19"."deal_id" AS "deal_id",
   "t19"."from_step" AS "from_step",
   "t19"."to_step" AS "to_step",
   "t19"."at" AS "at",
   "t19"."days" AS "days",
   "t19"."low_days" AS "low_days",
   "t19"."high_days" AS "high_days",
   CASE
    WHEN isNull("t19"."high_days")
    THEN 'unjudged'
    WHEN "t19"."days" > (
     "t19"."high_days" * 1.000000001
    )
    THEN 'slow'
    WHEN (
     "t19"."days" > 0
    )
    AND (
     "t19"."days" < (
      "t19"."low_days" * 0.999999999
     )
    )
    THEN 'fast'
    ELSE 'within'
   END AS "part"
  FROM (
   SELECT
    "t10"."deal_id" AS "deal_id",
    "t10"."from_step" AS "from_step",
    "t10"."to_step" AS "to_step",
    "t10"."at" AS "at",
    "t10"."days" AS "days",
    "t18"."of_from_step" AS "of_from_step",
    "t18"."of_to_step" AS "of_to_step",
    "t18"."low_days" AS "low_days",
    "t18"."high_days" AS "high_days"
   FROM (
    SELECT
     "t7"."deal_id" AS "deal_id",
     "t7"."from_step" AS "from_step",
     "t7"."to_step" AS "to_step",
     "t7"."at" AS "at",
     "t7"."days" AS "days"
    FROM "t6" AS "t7"
    WHERE
     isNull("t7"."until") OR isNotNull("t7"."to_step")
   ) AS "t10"
   LEFT OUTER JOIN (
    SELECT
     "t16"."from_step" AS "of_from_step",
     "t16"."to_step" AS "of_to_step",
     "t16"."low_days" AS "low_days",
     "t16"."high_days" AS "high_days"
    FROM (
     SELECT
      *
     FROM "t12" AS "t13"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t14"."from_step" AS "from_step",
       CAST(NULL AS Nullable(String)) AS "to_step",
       "t14"."low_days" AS "low_days",
       "t14"."high_days" AS "high_days"
      FROM (
       SELECT
        "t13"."from_step" AS "from_step",
        CAST(NULL AS Nullable(Float64)) AS "low_days",
        MAX("t13"."high_days") AS "high_days"
       FROM "t12" AS "t13"
       GROUP BY
        "t13"."from_step"
      ) AS "t14"
     ) AS "t15"
    ) AS "t16"
   ) AS "t18"
    ON "t10"."from_step" IS NOT DISTINCT FROM "t18"."of_from_step"
    AND "t10"."to_step" IS NOT DISTINCT FROM "t18"."of_to_step"
  ) AS "t19"
 ) AS "t20"
 GROUP BY
  "t20"."from_step",
  "t20"."to_step"
) AS "t21"
