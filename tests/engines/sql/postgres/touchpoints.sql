SELECT
 "t10"."closed_rank",
 "t10"."deal_id",
 "t10"."outcome",
 "t10"."closed_at",
 "t10"."kind",
 COUNT(*) FILTER(WHERE
  "t10"."part" = 'before') AS "times",
 COUNT(*) FILTER(WHERE
  (
   "t10"."part" = 'before'
  ) AND "t10"."by_buyer") AS "by_buyer",
 COUNT(*) FILTER(WHERE
  "t10"."part" = 'after') AS "after_close",
 MAX("t10"."days_before_close") FILTER(WHERE
  "t10"."part" = 'before') AS "first_days_before_close",
 MIN("t10"."days_before_close") FILTER(WHERE
  "t10"."part" = 'before') AS "last_days_before_close"
FROM (
 SELECT
  "t9"."closed_rank",
  "t9"."deal_id",
  "t9"."outcome",
  "t9"."closed_at",
  "t9"."kind",
  "t9"."happened_at" AS "at",
  "t9"."by_buyer",
  CASE
   WHEN CASE
    WHEN FALSE AND COALESCE("t9"."closed_day_only", FALSE)
    THEN CAST(CAST(ROUND(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    WHEN COALESCE("t9"."closed_day_only", FALSE)
    THEN CAST(CAST(CEIL(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    WHEN FALSE
    THEN CAST(CAST(FLOOR(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    ELSE CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
   END >= 0
   THEN CASE
    WHEN FALSE AND COALESCE("t9"."closed_day_only", FALSE)
    THEN CAST(CAST(ROUND(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    WHEN COALESCE("t9"."closed_day_only", FALSE)
    THEN CAST(CAST(CEIL(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    WHEN FALSE
    THEN CAST(CAST(FLOOR(
     CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
    ) AS BIGINT) AS DOUBLE PRECISION)
    ELSE CAST(EXTRACT('epoch' FROM "t9"."closed_at") - EXTRACT('epoch' FROM "t9"."happened_at") AS DOUBLE PRECISION) / 86400.0
   END
   ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "days_before_close",
  CASE
   WHEN "t9"."happened_at" IS NULL
   THEN 'none'
   WHEN "t9"."happened_at" <= "t9"."ends_at"
   THEN 'before'
   ELSE 'after'
  END AS "part"
 FROM (
  SELECT
   "t8"."deal_id",
   "t8"."outcome",
   "t8"."created_at",
   "t8"."closed_at",
   "t8"."closed_rank",
   "t8"."closed_day_only",
   "t8"."ends_at",
   "t4"."touched_id",
   "t4"."kind",
   "t4"."happened_at",
   "t4"."by_buyer"
  FROM (
   SELECT
    "t6"."deal_id",
    "t6"."outcome",
    "t6"."created_at",
    "t6"."closed_at",
    "t6"."closed_rank",
    "t6"."closed_day_only",
    "t6"."ends_at"
   FROM (
    SELECT
     "t5"."deal_id",
     "t5"."outcome",
     "t5"."created_at",
     "t5"."closed_at",
     (
      ROW_NUMBER() OVER (
       ORDER BY "t5"."closed_at" DESC NULLS LAST, "t5"."deal_id" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
     ) + 1 AS "closed_rank",
     COALESCE("t5"."closed_day_only", FALSE) AS "closed_day_only",
     CASE
      WHEN COALESCE("t5"."closed_day_only", FALSE)
      THEN "t5"."closed_at" + INTERVAL '86399 SECOND'
      ELSE "t5"."closed_at"
     END AS "ends_at",
     "t5"."outcome" AS "part"
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
    ) AS "t5"
   ) AS "t6"
  ) AS "t8"
  LEFT OUTER JOIN (
   SELECT
    "t0"."deal_id" AS "touched_id",
    "t0"."kind",
    "t0"."at" AS "happened_at",
    "t0"."by_buyer"
   FROM "activities" AS "t0"
   WHERE
    COALESCE("t0"."done", TRUE)
  ) AS "t4"
   ON "t8"."deal_id" = "t4"."touched_id"
 ) AS "t9"
) AS "t10"
GROUP BY
 1,
 2,
 3,
 4,
 5
