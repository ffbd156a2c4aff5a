WITH "t1" AS (
 SELECT
  "t0"."deal_id",
  "t0"."pipeline",
  "t0"."step",
  "t0"."nth",
  "t0"."at",
  "t0"."until",
  "t0"."next_pipeline",
  "t0"."next_step",
  "t0"."outcome",
  "t0"."closed_at",
  IFF(
   "t0"."pipeline" = 'default',
   "t0"."step",
   CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
  ) AS "from_step",
  IFF(
   "t0"."next_step" IS NULL,
   IFF("t0"."until" IS NULL, CAST(NULL AS VARCHAR), "t0"."outcome"),
   IFF(
    "t0"."next_pipeline" = 'default',
    "t0"."next_step",
    CONCAT(CONCAT("t0"."next_pipeline", ': '), "t0"."next_step")
   )
  ) AS "to_step",
  CAST(DATE_PART(
   'epoch',
   COALESCE(
    "t0"."until",
    CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
   )
  ) - DATE_PART('epoch', "t0"."at") AS DOUBLE) / 86400.0 AS "days"
 FROM "steps" AS "t0"
 WHERE
  (
   "t0"."until" IS NOT NULL
  )
  OR NOT (
   COALESCE("t0"."outcome" IN ('won', 'lost'), FALSE)
  )
), "t7" AS (
 SELECT
  "t6"."from_step",
  "t6"."to_step",
  IFF(
   (
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
   ),
   "t6"."mean" - (
    "t6"."sd" * 3.0
   ),
   CAST(NULL AS DOUBLE)
  ) AS "low_days",
  IFF(
   (
    "t6"."n" - 1
   ) > (
    SQRT("t6"."n") * 3.0
   ),
   "t6"."mean" + (
    "t6"."sd" * 3.0
   ),
   CAST(NULL AS DOUBLE)
  ) AS "high_days"
 FROM (
  SELECT
   "t4"."from_step",
   "t4"."to_step",
   COUNT(*) AS "n",
   AVG("t4"."x") AS "mean",
   STDDEV("t4"."x") AS "sd"
  FROM (
   SELECT
    "t2"."deal_id",
    "t2"."from_step",
    "t2"."to_step",
    "t2"."at",
    "t2"."days",
    "t2"."days" AS "x"
   FROM "t1" AS "t2"
   WHERE
    (
     (
      "t2"."until" IS NULL
     ) OR (
      "t2"."to_step" IS NOT NULL
     )
    )
    AND "t2"."to_step" IS NOT NULL
    AND "t2"."days" >= 0
  ) AS "t4"
  GROUP BY
   1,
   2
 ) AS "t6"
)
SELECT
 "t16"."from_step",
 "t16"."to_step",
 "t16"."n",
 "t16"."mean_days",
 "t16"."sd_days",
 "t16"."low_days",
 "t16"."high_days",
 "t16"."fast",
 "t16"."slow",
 "t16"."at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t15"."from_step",
  "t15"."to_step",
  COUNT(*) AS "n",
  AVG(IFF("t15"."to_step" IS NOT NULL, "t15"."days", NULL)) AS "mean_days",
  STDDEV(IFF("t15"."to_step" IS NOT NULL, "t15"."days", NULL)) AS "sd_days",
  MAX("t15"."low_days") AS "low_days",
  MAX("t15"."high_days") AS "high_days",
  COUNT_IF("t15"."part" = 'fast') AS "fast",
  COUNT_IF("t15"."part" = 'slow') AS "slow",
  COUNT_IF("t15"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t14"."deal_id",
   "t14"."from_step",
   "t14"."to_step",
   "t14"."at",
   "t14"."days",
   "t14"."low_days",
   "t14"."high_days",
   CASE
    WHEN "t14"."high_days" IS NULL
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
    "t5"."deal_id",
    "t5"."from_step",
    "t5"."to_step",
    "t5"."at",
    "t5"."days",
    "t13"."of_from_step",
    "t13"."of_to_step",
    "t13"."low_days",
    "t13"."high_days"
   FROM (
    SELECT
     "t2"."deal_id",
     "t2"."from_step",
     "t2"."to_step",
     "t2"."at",
     "t2"."days"
    FROM "t1" AS "t2"
    WHERE
     (
      "t2"."until" IS NULL
     ) OR (
      "t2"."to_step" IS NOT NULL
     )
   ) AS "t5"
   LEFT OUTER JOIN (
    SELECT
     "t11"."from_step" AS "of_from_step",
     "t11"."to_step" AS "of_to_step",
     "t11"."low_days",
     "t11"."high_days"
    FROM (
     SELECT
      *
     FROM "t7" AS "t8"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t9"."from_step",
       CAST(NULL AS VARCHAR) AS "to_step",
       "t9"."low_days",
       "t9"."high_days"
      FROM (
       SELECT
        "t8"."from_step",
        CAST(NULL AS DOUBLE) AS "low_days",
        MAX("t8"."high_days") AS "high_days"
       FROM "t7" AS "t8"
       GROUP BY
        1
      ) AS "t9"
     ) AS "t10"
    ) AS "t11"
   ) AS "t13"
    ON "t5"."from_step" IS NOT DISTINCT FROM "t13"."of_from_step"
    AND "t5"."to_step" IS NOT DISTINCT FROM "t13"."of_to_step"
  ) AS "t14"
 ) AS "t15"
 GROUP BY
  1,
  2
) AS "t16"
