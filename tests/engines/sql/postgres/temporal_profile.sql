WITH "t6" AS (
 SELECT
  "t5"."from_step",
  "t5"."to_step",
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
   ELSE CAST(NULL AS DOUBLE PRECISION)
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
   ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "high_days"
 FROM (
  SELECT
   "t4"."from_step",
   "t4"."to_step",
   COUNT(*) AS "n",
   AVG("t4"."x") AS "mean",
   STDDEV_SAMP("t4"."x") AS "sd"
  FROM (
   SELECT
    "t2"."deal_id",
    "t2"."from_step",
    "t2"."to_step",
    "t2"."at",
    "t2"."days",
    "t2"."over",
    "t2"."days" AS "x"
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
      THEN CASE
       WHEN "t0"."until" IS NOT NULL
       THEN "t0"."outcome"
       ELSE CAST(NULL AS VARCHAR)
      END
      ELSE CASE
       WHEN "t0"."next_pipeline" = 'default'
       THEN "t0"."next_step"
       ELSE "t0"."next_pipeline" || ': ' || "t0"."next_step"
      END
     END AS "to_step",
     "t0"."at",
     CAST(EXTRACT('epoch' FROM COALESCE("t0"."until", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t0"."at") AS DOUBLE PRECISION) / 86400.0 AS "days",
     "t0"."until" IS NOT NULL AS "over"
    FROM "steps" AS "t0"
    WHERE
     CASE
      WHEN "t0"."until" IS NOT NULL
      THEN NOT (
       "t0"."next_step" IS NULL
      ) OR (
       "t0"."outcome" IS NOT NULL
      )
      ELSE NOT (
       COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
      )
     END
     AND "t0"."until" IS NOT NULL
   ) AS "t2"
   WHERE
    "t2"."days" >= 0
  ) AS "t4"
  GROUP BY
   1,
   2
 ) AS "t5"
)
SELECT
 "t15"."from_step",
 "t15"."to_step",
 "t15"."n",
 "t15"."mean_days",
 "t15"."sd_days",
 "t15"."low_days",
 "t15"."high_days",
 "t15"."fast",
 "t15"."slow",
 "t15"."at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t14"."from_step",
  "t14"."to_step",
  COUNT(*) AS "n",
  AVG("t14"."days") FILTER(WHERE
   "t14"."to_step" IS NOT NULL) AS "mean_days",
  STDDEV_SAMP("t14"."days") FILTER(WHERE
   "t14"."to_step" IS NOT NULL) AS "sd_days",
  MAX("t14"."low_days") AS "low_days",
  MAX("t14"."high_days") AS "high_days",
  COUNT(*) FILTER(WHERE
   "t14"."part" = 'fast') AS "fast",
  COUNT(*) FILTER(WHERE
   "t14"."part" = 'slow') AS "slow",
  COUNT(*) FILTER(WHERE
   "t14"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t13"."deal_id",
   "t13"."from_step",
   "t13"."to_step",
   "t13"."at",
   "t13"."days",
   "t13"."low_days",
   "t13"."high_days",
   CASE
    WHEN "t13"."high_days" IS NULL
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
    "t3"."deal_id",
    "t3"."from_step",
    "t3"."to_step",
    "t3"."at",
    "t3"."days",
    "t3"."over",
    "t12"."of_from_step",
    "t12"."of_to_step",
    "t12"."low_days",
    "t12"."high_days"
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
      THEN CASE
       WHEN "t0"."until" IS NOT NULL
       THEN "t0"."outcome"
       ELSE CAST(NULL AS VARCHAR)
      END
      ELSE CASE
       WHEN "t0"."next_pipeline" = 'default'
       THEN "t0"."next_step"
       ELSE "t0"."next_pipeline" || ': ' || "t0"."next_step"
      END
     END AS "to_step",
     "t0"."at",
     CAST(EXTRACT('epoch' FROM COALESCE("t0"."until", CAST(CAST('2026-04-15T23:59:59' AS TIMESTAMP) AS TIMESTAMPTZ))) - EXTRACT('epoch' FROM "t0"."at") AS DOUBLE PRECISION) / 86400.0 AS "days",
     "t0"."until" IS NOT NULL AS "over"
    FROM "steps" AS "t0"
    WHERE
     CASE
      WHEN "t0"."until" IS NOT NULL
      THEN NOT (
       "t0"."next_step" IS NULL
      ) OR (
       "t0"."outcome" IS NOT NULL
      )
      ELSE NOT (
       COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
      )
     END
   ) AS "t3"
   LEFT OUTER JOIN (
    SELECT
     "t10"."from_step" AS "of_from_step",
     "t10"."to_step" AS "of_to_step",
     "t10"."low_days",
     "t10"."high_days"
    FROM (
     SELECT
      *
     FROM "t6" AS "t7"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t8"."from_step",
       CAST(NULL AS VARCHAR) AS "to_step",
       "t8"."low_days",
       "t8"."high_days"
      FROM (
       SELECT
        "t7"."from_step",
        CAST(NULL AS DOUBLE PRECISION) AS "low_days",
        MAX("t7"."high_days") AS "high_days"
       FROM "t6" AS "t7"
       GROUP BY
        1
      ) AS "t8"
     ) AS "t9"
    ) AS "t10"
   ) AS "t12"
    ON "t3"."from_step" IS NOT DISTINCT FROM "t12"."of_from_step"
    AND "t3"."to_step" IS NOT DISTINCT FROM "t12"."of_to_step"
  ) AS "t13"
 ) AS "t14"
 GROUP BY
  1,
  2
) AS "t15"
