WITH "t6" AS (
 SELECT
  "t5"."deal_id",
  "t5"."pipeline",
  "t5"."step",
  "t5"."nth",
  "t5"."at",
  "t5"."until",
  "t5"."next_pipeline",
  "t5"."next_step",
  "t5"."outcome",
  "t5"."closed_at",
  IFF(
   "t5"."pipeline" = 'default',
   "t5"."step",
   CONCAT(CONCAT("t5"."pipeline", ': '), "t5"."step")
  ) AS "from_step",
  IFF(
   "t5"."next_step" IS NULL,
   IFF("t5"."until" IS NULL, CAST(NULL AS VARCHAR), "t5"."outcome"),
   IFF(
    "t5"."next_pipeline" = 'default',
    "t5"."next_step",
    CONCAT(CONCAT("t5"."next_pipeline", ': '), "t5"."next_step")
   )
  ) AS "to_step",
  CAST(DATE_PART(
   'epoch',
   COALESCE(
    "t5"."until",
    CAST(TIMESTAMP_FROM_PARTS(2026, 4, 15, 23, 59, 59, 0) AS TIMESTAMPTZ)
   )
  ) - DATE_PART('epoch', "t5"."at") AS DOUBLE) / 86400.0 AS "days"
 FROM (
  SELECT
   "t4"."deal_id",
   "t4"."pipeline",
   "t4"."stage" AS "step",
   "t4"."sequence" AS "nth",
   "t4"."entered_at" AS "at",
   "t4"."left_at" AS "until",
   IFF(
    COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE)
    AND (
     "t2"."returned" IS NULL
    ),
    CAST(NULL AS VARCHAR),
    "t4"."next_pipeline"
   ) AS "next_pipeline",
   IFF(
    COALESCE("t4"."next_kind" IN ('won', 'lost'), FALSE)
    AND (
     "t2"."returned" IS NULL
    ),
    CAST(NULL AS VARCHAR),
    "t4"."next_stage"
   ) AS "next_step",
   "t4"."outcome",
   "t4"."closed_at"
  FROM (
   SELECT
    *
   FROM "stays" AS "t0"
   WHERE
    NOT (
     COALESCE("t0"."kind" IN ('won', 'lost'), FALSE)
     AND (
      "t0"."next_stage" IS NULL
     )
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
    COALESCE("t0"."kind" IN ('won', 'lost'), FALSE) AND "t0"."next_stage" IS NOT NULL
  ) AS "t2"
   ON "t4"."deal_id" = "t2"."back_id" AND "t4"."sequence" = "t2"."back_from"
 ) AS "t5"
 WHERE
  (
   "t5"."until" IS NOT NULL
  )
  OR NOT (
   COALESCE("t5"."outcome" IN ('won', 'lost'), FALSE)
  )
), "t12" AS (
 SELECT
  "t11"."from_step",
  "t11"."to_step",
  IFF(
   (
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
   ),
   "t11"."mean" - (
    "t11"."sd" * 3.0
   ),
   CAST(NULL AS DOUBLE)
  ) AS "low_days",
  IFF(
   (
    "t11"."n" - 1
   ) > (
    SQRT("t11"."n") * 3.0
   ),
   "t11"."mean" + (
    "t11"."sd" * 3.0
   ),
   CAST(NULL AS DOUBLE)
  ) AS "high_days"
 FROM (
  SELECT
   "t9"."from_step",
   "t9"."to_step",
   COUNT(*) AS "n",
   AVG("t9"."x") AS "mean",
   STDDEV("t9"."x") AS "sd"
  FROM (
   SELECT
    "t7"."deal_id",
    "t7"."from_step",
    "t7"."to_step",
    "t7"."at",
    "t7"."days",
    "t7"."days" AS "x"
   FROM "t6" AS "t7"
   WHERE
    (
     (
      "t7"."until" IS NULL
     ) OR (
      "t7"."to_step" IS NOT NULL
     )
    )
    AND "t7"."to_step" IS NOT NULL
    AND "t7"."days" >= 0
  ) AS "t9"
  GROUP BY
   1,
   2
 ) AS "t11"
)
SELECT
 "t21"."from_step",
 "t21"."to_step",
 "t21"."n",
 "t21"."mean_days",
 "t21"."sd_days",
 "t21"."low_days",
 "t21"."high_days",
 "t21"."fast",
 "t21"."slow",
 "t21"."at_once",
 'raw' AS "scale",
 3.0 AS "beyond"
FROM (
 SELECT
  "t20"."from_step",
  "t20"."to_step",
  COUNT(*) AS "n",
  AVG(IFF("t20"."to_step" IS NOT NULL, "t20"."days", NULL)) AS "mean_days",
  STDDEV(IFF("t20"."to_step" IS NOT NULL, "t20"."days", NULL)) AS "sd_days",
  MAX("t20"."low_days") AS "low_days",
  MAX("t20"."high_days") AS "high_days",
  COUNT_IF("t20"."part" = 'fast') AS "fast",
  COUNT_IF("t20"."part" = 'slow') AS "slow",
  COUNT_IF("t20"."days" = 0) AS "at_once"
 FROM (
  SELECT
   "t19"."deal_id",
   "t19"."from_step",
   "t19"."to_step",
   "t19"."at",
   "t19"."days",
   "t19"."low_days",
   "t19"."high_days",
   CASE
    WHEN "t19"."high_days" IS NULL
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
    "t10"."deal_id",
    "t10"."from_step",
    "t10"."to_step",
    "t10"."at",
    "t10"."days",
    "t18"."of_from_step",
    "t18"."of_to_step",
    "t18"."low_days",
    "t18"."high_days"
   FROM (
    SELECT
     "t7"."deal_id",
     "t7"."from_step",
     "t7"."to_step",
     "t7"."at",
     "t7"."days"
    FROM "t6" AS "t7"
    WHERE
     (
      "t7"."until" IS NULL
     ) OR (
      "t7"."to_step" IS NOT NULL
     )
   ) AS "t10"
   LEFT OUTER JOIN (
    SELECT
     "t16"."from_step" AS "of_from_step",
     "t16"."to_step" AS "of_to_step",
     "t16"."low_days",
     "t16"."high_days"
    FROM (
     SELECT
      *
     FROM "t12" AS "t13"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t14"."from_step",
       CAST(NULL AS VARCHAR) AS "to_step",
       "t14"."low_days",
       "t14"."high_days"
      FROM (
       SELECT
        "t13"."from_step",
        CAST(NULL AS DOUBLE) AS "low_days",
        MAX("t13"."high_days") AS "high_days"
       FROM "t12" AS "t13"
       GROUP BY
        1
      ) AS "t14"
     ) AS "t15"
    ) AS "t16"
   ) AS "t18"
    ON "t10"."from_step" IS NOT DISTINCT FROM "t18"."of_from_step"
    AND "t10"."to_step" IS NOT DISTINCT FROM "t18"."of_to_step"
  ) AS "t19"
 ) AS "t20"
 GROUP BY
  1,
  2
) AS "t21"
