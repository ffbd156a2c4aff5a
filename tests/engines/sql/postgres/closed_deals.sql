WITH "t11" AS (
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
  FROM "deals" AS "t1"
  WHERE
   "t1"."outcome" IN ('won', 'lost') AND "t1"."closed_at" IS NOT NULL
  ORDER BY
   "t1"."closed_at" DESC NULLS LAST,
   "t1"."deal_id" ASC
  LIMIT 10
 ) AS "t6"
)
SELECT
 "t25"."closed_rank",
 "t25"."deal_id",
 "t25"."outcome",
 "t25"."closed_at",
 "t25"."from_end",
 "t25"."at",
 "t25"."what",
 "t25"."name",
 "t25"."by_buyer",
 "t25"."days_before_close",
 "t25"."days_since_previous"
FROM (
 SELECT
  "t24"."closed_rank",
  "t24"."deal_id",
  "t24"."outcome",
  "t24"."closed_at",
  "t24"."closed_day_only",
  "t24"."ends_at",
  "t24"."at",
  "t24"."what",
  "t24"."name",
  "t24"."by_buyer",
  "t24"."nth",
  "t24"."weight",
  "t24"."sorted_at",
  "t24"."days_before_close",
  ROW_NUMBER() OVER (
   PARTITION BY "t24"."deal_id"
   ORDER BY "t24"."sorted_at" DESC NULLS LAST, "t24"."weight" DESC NULLS LAST, "t24"."nth" DESC NULLS LAST, "t24"."name" DESC NULLS LAST
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "from_end",
  LAG("t24"."days_before_close") OVER (
   PARTITION BY "t24"."deal_id"
   ORDER BY "t24"."sorted_at" ASC, "t24"."weight" ASC, "t24"."nth" ASC, "t24"."name" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - "t24"."days_before_close" AS "days_since_previous"
 FROM (
  SELECT
   "t23"."closed_rank",
   "t23"."deal_id",
   "t23"."outcome",
   "t23"."closed_at",
   "t23"."closed_day_only",
   "t23"."ends_at",
   "t23"."at",
   "t23"."what",
   "t23"."name",
   "t23"."by_buyer",
   "t23"."nth",
   "t23"."weight",
   "t23"."sorted_at",
   CASE
    WHEN CASE
     WHEN FALSE AND COALESCE("t23"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t23"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
    END >= 0
    THEN CASE
     WHEN FALSE AND COALESCE("t23"."closed_day_only", FALSE)
     THEN CAST(CAST(ROUND(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN COALESCE("t23"."closed_day_only", FALSE)
     THEN CAST(CAST(CEIL(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
     ) AS BIGINT) AS DOUBLE PRECISION)
     ELSE CAST(EXTRACT('epoch' FROM "t23"."closed_at") - EXTRACT('epoch' FROM "t23"."at") AS DOUBLE PRECISION) / 86400.0
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
      "t12"."closed_rank",
      "t12"."deal_id",
      "t12"."outcome",
      "t12"."closed_at",
      "t12"."closed_day_only",
      "t12"."ends_at",
      "t12"."created_at" AS "at",
      'created' AS "what",
      CAST(NULL AS VARCHAR) AS "name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      0 AS "weight",
      "t12"."created_at" AS "sorted_at"
     FROM "t11" AS "t12"
     WHERE
      "t12"."created_at" IS NOT NULL
    ) AS "t15"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t12"."closed_rank",
      "t12"."deal_id",
      "t12"."outcome",
      "t12"."closed_at",
      "t12"."closed_day_only",
      "t12"."ends_at",
      "t12"."closed_at" AS "at",
      'closed' AS "what",
      "t12"."outcome" AS "name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      3 AS "weight",
      "t12"."ends_at" AS "sorted_at"
     FROM "t11" AS "t12"
    ) AS "t14"
   ) AS "t17"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t13"."closed_rank",
      "t13"."deal_id",
      "t13"."outcome",
      "t13"."closed_at",
      "t13"."closed_day_only",
      "t13"."ends_at",
      "t20"."entered_at" AS "at",
      'stage' AS "what",
      "t20"."name",
      CAST(NULL AS BOOLEAN) AS "by_buyer",
      "t20"."nth",
      1 AS "weight",
      "t20"."entered_at" AS "sorted_at"
     FROM "t11" AS "t13"
     INNER JOIN (
      SELECT
       "t16"."deal_id",
       "t16"."nth",
       "t16"."at" AS "entered_at",
       CASE
        WHEN "t16"."pipeline" = 'default'
        THEN "t16"."step"
        ELSE "t16"."pipeline" || ': ' || "t16"."step"
       END AS "name"
      FROM (
       SELECT
        "t10"."deal_id",
        "t10"."pipeline",
        "t10"."stage" AS "step",
        "t10"."sequence" AS "nth",
        "t10"."entered_at" AS "at",
        "t10"."left_at" AS "until",
        CASE
         WHEN COALESCE("t10"."next_kind" IN ('won', 'lost'), FALSE)
         AND (
          "t8"."returned" IS NULL
         )
         THEN CAST(NULL AS VARCHAR)
         ELSE "t10"."next_pipeline"
        END AS "next_pipeline",
        CASE
         WHEN COALESCE("t10"."next_kind" IN ('won', 'lost'), FALSE)
         AND (
          "t8"."returned" IS NULL
         )
         THEN CAST(NULL AS VARCHAR)
         ELSE "t10"."next_stage"
        END AS "next_step",
        "t10"."outcome",
        "t10"."closed_at"
       FROM (
        SELECT
         *
        FROM "stays" AS "t2"
        WHERE
         NOT (
          COALESCE("t2"."kind" IN ('won', 'lost'), FALSE)
          AND (
           "t2"."next_stage" IS NULL
          )
          AND (
           "t2"."sequence" > 1
          )
         )
       ) AS "t10"
       LEFT OUTER JOIN (
        SELECT
         "t2"."deal_id" AS "back_id",
         "t2"."sequence" - 1 AS "back_from",
         TRUE AS "returned"
        FROM "stays" AS "t2"
        WHERE
         COALESCE("t2"."kind" IN ('won', 'lost'), FALSE) AND "t2"."next_stage" IS NOT NULL
       ) AS "t8"
        ON "t10"."deal_id" = "t8"."back_id" AND "t10"."sequence" = "t8"."back_from"
      ) AS "t16"
     ) AS "t20"
      ON "t13"."deal_id" = "t20"."deal_id"
    ) AS "t21"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t13"."closed_rank",
      "t13"."deal_id",
      "t13"."outcome",
      "t13"."closed_at",
      "t13"."closed_day_only",
      "t13"."ends_at",
      "t5"."happened_at" AS "at",
      'activity' AS "what",
      "t5"."touch" AS "name",
      "t5"."by_buyer",
      CAST(0 AS BIGINT) AS "nth",
      2 AS "weight",
      "t5"."happened_at" AS "sorted_at"
     FROM "t11" AS "t13"
     INNER JOIN (
      SELECT
       "t0"."deal_id",
       "t0"."kind" AS "touch",
       "t0"."at" AS "happened_at",
       "t0"."by_buyer"
      FROM "activities" AS "t0"
      WHERE
       COALESCE("t0"."done", TRUE)
     ) AS "t5"
      ON "t13"."deal_id" = "t5"."deal_id"
    ) AS "t18"
   ) AS "t22"
  ) AS "t23"
  WHERE
   "t23"."sorted_at" <= "t23"."ends_at"
 ) AS "t24"
) AS "t25"
