WITH "t9" AS (
 SELECT
  "t6"."deal_id",
  "t6"."outcome",
  "t6"."created_at",
  "t6"."closed_at",
  (
   ROW_NUMBER() OVER (
    ORDER BY "t6"."closed_at" DESC NULLS LAST, "t6"."deal_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) - 1
  ) + 1 AS "closed_rank",
  COALESCE("t6"."closed_day_only", FALSE) AS "closed_day_only",
  CASE
   WHEN COALESCE("t6"."closed_day_only", FALSE)
   THEN "t6"."closed_at" + INTERVAL '86399 SECOND'
   ELSE "t6"."closed_at"
  END AS "ends_at",
  "t6"."outcome" AS "part"
 FROM (
  SELECT
   *
  FROM "deals" AS "t2"
  WHERE
   "t2"."outcome" IN ('won', 'lost') AND "t2"."closed_at" IS NOT NULL
  ORDER BY
   "t2"."closed_at" DESC NULLS LAST,
   "t2"."deal_id" ASC
  LIMIT 10
 ) AS "t6"
)
SELECT
 "t20"."closed_rank",
 "t20"."deal_id",
 "t20"."outcome",
 "t20"."closed_at",
 "t20"."from_end",
 "t20"."at",
 "t20"."what",
 "t20"."name",
 "t20"."by_buyer",
 "t20"."days_before_close",
 "t20"."days_since_previous"
FROM (
 SELECT
  "t19"."closed_rank",
  "t19"."deal_id",
  "t19"."outcome",
  "t19"."closed_at",
  "t19"."closed_day_only",
  "t19"."ends_at",
  "t19"."at",
  "t19"."what",
  "t19"."name",
  "t19"."by_buyer",
  "t19"."nth",
  "t19"."weight",
  "t19"."sorted_at",
  "t19"."days_before_close",
  ROW_NUMBER() OVER (
   PARTITION BY "t19"."deal_id"
   ORDER BY "t19"."sorted_at" DESC NULLS LAST, "t19"."weight" DESC NULLS LAST, "t19"."nth" DESC NULLS LAST, "t19"."name" DESC NULLS LAST
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "from_end",
  LAG("t19"."days_before_close") OVER (
   PARTITION BY "t19"."deal_id"
   ORDER BY "t19"."sorted_at" ASC, "t19"."weight" ASC, "t19"."nth" ASC, "t19"."name" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - "t19"."days_before_close" AS "days_since_previous"
 FROM (
  SELECT
   "t18"."closed_rank",
   "t18"."deal_id",
   "t18"."outcome",
   "t18"."closed_at",
   "t18"."closed_day_only",
   "t18"."ends_at",
   "t18"."at",
   "t18"."what",
   "t18"."name",
   "t18"."by_buyer",
   "t18"."nth",
   "t18"."weight",
   "t18"."sorted_at",
   CASE
    WHEN CASE
     WHEN FALSE AND COALESCE("t18"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t18"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
    END >= 0
    THEN CASE
     WHEN FALSE AND COALESCE("t18"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t18"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t18"."closed_at") - EXTRACT('epoch' FROM "t18"."at") AS DOUBLE PRECISION) / 86400.0
    END
    ELSE CAST(NULL AS DOUBLE PRECISION)
   END AS "days_before_close"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t10"."closed_rank",
      "t10"."deal_id",
      "t10"."outcome",
      "t10"."closed_at",
      "t10"."closed_day_only",
      "t10"."ends_at",
      "t10"."created_at" AS "at",
      'created' AS "what",
      CAST(NULL AS VARCHAR) AS "name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      0 AS "weight",
      "t10"."created_at" AS "sorted_at"
     FROM "t9" AS "t10"
     WHERE
      "t10"."created_at" IS NOT NULL
    ) AS "t13"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t10"."closed_rank",
      "t10"."deal_id",
      "t10"."outcome",
      "t10"."closed_at",
      "t10"."closed_day_only",
      "t10"."ends_at",
      "t10"."closed_at" AS "at",
      'closed' AS "what",
      "t10"."outcome" AS "name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      3 AS "weight",
      "t10"."ends_at" AS "sorted_at"
     FROM "t9" AS "t10"
    ) AS "t12"
   ) AS "t14"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t11"."closed_rank",
      "t11"."deal_id",
      "t11"."outcome",
      "t11"."closed_at",
      "t11"."closed_day_only",
      "t11"."ends_at",
      "t8"."entered_at" AS "at",
      'stage' AS "what",
      "t8"."name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      "t8"."nth",
      1 AS "weight",
      "t8"."entered_at" AS "sorted_at"
     FROM "t9" AS "t11"
     INNER JOIN (
      SELECT
       "t0"."deal_id",
       "t0"."nth",
       "t0"."at" AS "entered_at",
       CASE
        WHEN "t0"."pipeline" = 'default'
        THEN "t0"."step"
        ELSE "t0"."pipeline" || ': ' || "t0"."step"
       END AS "name"
      FROM "steps" AS "t0"
     ) AS "t8"
      ON "t11"."deal_id" = "t8"."deal_id"
    ) AS "t15"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t11"."closed_rank",
      "t11"."deal_id",
      "t11"."outcome",
      "t11"."closed_at",
      "t11"."closed_day_only",
      "t11"."ends_at",
      "t5"."happened_at" AS "at",
      'activity' AS "what",
      "t5"."touch" AS "name",
      "t5"."by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      2 AS "weight",
      "t5"."happened_at" AS "sorted_at"
     FROM "t9" AS "t11"
     INNER JOIN (
      SELECT
       "t1"."deal_id",
       "t1"."kind" AS "touch",
       "t1"."at" AS "happened_at",
       "t1"."by_buyer"
      FROM "activities" AS "t1"
      WHERE
       COALESCE("t1"."done", TRUE)
     ) AS "t5"
      ON "t11"."deal_id" = "t5"."deal_id"
    ) AS "t16"
   ) AS "t17"
  ) AS "t18"
  WHERE
   "t18"."sorted_at" <= "t18"."ends_at"
 ) AS "t19"
) AS "t20"
