WITH "t13" AS (
 SELECT
  "t9"."deal_id" AS "deal_id",
  "t9"."closed_at" AS "closed_at",
  "t9"."days" AS "days",
  "t4"."path_number" AS "path_number",
  "t12"."typical_from_days" AS "typical_from_days",
  "t12"."typical_to_days" AS "typical_to_days"
 FROM (
  SELECT
   "t7"."deal_id" AS "deal_id",
   "t7"."closed_at" AS "closed_at",
   "t7"."days" AS "days"
  FROM (
   SELECT
    "t1"."deal_id" AS "deal_id",
    "t1"."name" AS "name",
    "t1"."pipeline" AS "pipeline",
    "t1"."stage" AS "stage",
    "t1"."outcome" AS "outcome",
    "t1"."created_at" AS "created_at",
    "t1"."closed_at" AS "closed_at",
    "t1"."created_day_only" AS "created_day_only",
    "t1"."closed_day_only" AS "closed_day_only",
    "t1"."expected_close_on" AS "expected_close_on",
    "t1"."amount" AS "amount",
    "t1"."currency" AS "currency",
    "t1"."owner" AS "owner",
    "t1"."team" AS "team",
    "t1"."account" AS "account",
    "t1"."source" AS "source",
    "t1"."channel" AS "channel",
    "t1"."product" AS "product",
    "t1"."region" AS "region",
    "t1"."segment" AS "segment",
    "t1"."category" AS "category",
    "t1"."probability" AS "probability",
    "t1"."next_step" AS "next_step",
    "t1"."next_step_on" AS "next_step_on",
    "t1"."last_activity_at" AS "last_activity_at",
    "t1"."loss_reason" AS "loss_reason",
    "t1"."competitor" AS "competitor",
    "t1"."source_file" AS "source_file",
    "t1"."source_row" AS "source_row",
    "t1"."state_unknown" AS "state_unknown",
    "t1"."close_ahead" AS "close_ahead",
    "t1"."original_amount" AS "original_amount",
    "t1"."exchange_rate" AS "exchange_rate",
    "t1"."rate_missing" AS "rate_missing",
    CASE
     WHEN CASE
      WHEN COALESCE("t1"."created_day_only", FALSE)
      AND COALESCE("t1"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t1"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t1"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t1"."created_day_only", FALSE)
      AND COALESCE("t1"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t1"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t1"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
     END
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "days"
   FROM "deals" AS "t1"
   WHERE
    "t1"."outcome" = 'won'
  ) AS "t7"
  WHERE
   isNotNull("t7"."days")
 ) AS "t9"
 INNER JOIN (
  SELECT
   "t2"."deal_id" AS "deal_id",
   "t2"."path_number" AS "path_number"
  FROM "paths" AS "t2"
 ) AS "t4"
  ON "t9"."deal_id" = "t4"."deal_id"
 CROSS JOIN (
  SELECT
   quantile(0.25)("t10"."days") AS "typical_from_days",
   quantile(0.75)("t10"."days") AS "typical_to_days"
  FROM (
   SELECT
    "t9"."deal_id" AS "deal_id",
    "t9"."closed_at" AS "closed_at",
    "t9"."days" AS "days",
    "t4"."path_number" AS "path_number"
   FROM (
    SELECT
     "t7"."deal_id" AS "deal_id",
     "t7"."closed_at" AS "closed_at",
     "t7"."days" AS "days"
    FROM (
     SELECT
      "t1"."deal_id" AS "deal_id",
      "t1"."name" AS "name",
      "t1"."pipeline" AS "pipeline",
      "t1"."stage" AS "stage",
      "t1"."outcome" AS "outcome",
      "t1"."created_at" AS "created_at",
      "t1"."closed_at" AS "closed_at",
      "t1"."created_day_only" AS "created_day_only",
      "t1"."closed_day_only" AS "closed_day_only",
      "t1"."expected_close_on" AS "expected_close_on",
      "t1"."amount" AS "amount",
      "t1"."currency" AS "currency",
      "t1"."owner" AS "owner",
      "t1"."team" AS "team",
      "t1"."account" AS "account",
      "t1"."source" AS "source",
      "t1"."channel" AS "channel",
      "t1"."product" AS "product",
      "t1"."region" AS "region",
      "t1"."segment" AS "segment",
      "t1"."category" AS "category",
      "t1"."probability" AS "probability",
      "t1"."next_step" AS "next_step",
      "t1"."next_step_on" AS "next_step_on",
      "t1"."last_activity_at" AS "last_activity_at",
      "t1"."loss_reason" AS "loss_reason",
      "t1"."competitor" AS "competitor",
      "t1"."source_file" AS "source_file",
      "t1"."source_row" AS "source_row",
      "t1"."state_unknown" AS "state_unknown",
      "t1"."close_ahead" AS "close_ahead",
      "t1"."original_amount" AS "original_amount",
      "t1"."exchange_rate" AS "exchange_rate",
      "t1"."rate_missing" AS "rate_missing",
      CASE
       WHEN CASE
        WHEN COALESCE("t1"."created_day_only", FALSE)
        AND COALESCE("t1"."closed_day_only", FALSE)
        THEN CAST(CAST(ROUND(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
         0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        WHEN COALESCE("t1"."closed_day_only", FALSE)
        THEN CAST(CAST(CEIL(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        WHEN COALESCE("t1"."created_day_only", FALSE)
        THEN CAST(CAST(FLOOR(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
       END >= 0
       THEN CASE
        WHEN COALESCE("t1"."created_day_only", FALSE)
        AND COALESCE("t1"."closed_day_only", FALSE)
        THEN CAST(CAST(ROUND(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0,
         0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        WHEN COALESCE("t1"."closed_day_only", FALSE)
        THEN CAST(CAST(CEIL(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        WHEN COALESCE("t1"."created_day_only", FALSE)
        THEN CAST(CAST(FLOOR(
         CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
        ) AS Nullable(Int64)) AS Nullable(Float64))
        ELSE CAST(toRelativeSecondNum("t1"."closed_at") - toRelativeSecondNum("t1"."created_at") AS Nullable(Float64)) / 86400.0
       END
       ELSE CAST(NULL AS Nullable(Float64))
      END AS "days"
     FROM "deals" AS "t1"
     WHERE
      "t1"."outcome" = 'won'
    ) AS "t7"
    WHERE
     isNotNull("t7"."days")
   ) AS "t9"
   INNER JOIN (
    SELECT
     "t2"."deal_id" AS "deal_id",
     "t2"."path_number" AS "path_number"
    FROM "paths" AS "t2"
   ) AS "t4"
    ON "t9"."deal_id" = "t4"."deal_id"
  ) AS "t10"
 ) AS "t12"
), "t24" AS (
 SELECT
  "t23"."deal_id" AS "deal_id",
  "t23"."closed_at" AS "closed_at",
  "t23"."days" AS "days",
  "t23"."typical_from_days" AS "typical_from_days",
  "t23"."typical_to_days" AS "typical_to_days",
  CASE
   WHEN "t23"."typical" AND isNotNull("t23"."of_path_number")
   THEN 'path'
   WHEN "t23"."typical"
   THEN 'other_path'
   ELSE 'not_typical'
  END AS "part"
 FROM (
  SELECT
   "t18"."deal_id" AS "deal_id",
   "t18"."closed_at" AS "closed_at",
   "t18"."days" AS "days",
   "t18"."path_number" AS "path_number",
   "t18"."typical_from_days" AS "typical_from_days",
   "t18"."typical_to_days" AS "typical_to_days",
   "t18"."typical" AS "typical",
   "t22"."of_path_number" AS "of_path_number"
  FROM (
   SELECT
    "t15".*
   FROM (
    SELECT
     "t14"."deal_id" AS "deal_id",
     "t14"."closed_at" AS "closed_at",
     "t14"."days" AS "days",
     "t14"."path_number" AS "path_number",
     "t14"."typical_from_days" AS "typical_from_days",
     "t14"."typical_to_days" AS "typical_to_days",
     "t14"."days" BETWEEN "t14"."typical_from_days" AND "t14"."typical_to_days" AS "typical"
    FROM "t13" AS "t14"
   ) AS "t15"
  ) AS "t18"
  LEFT OUTER JOIN (
   SELECT
    "t20"."path_number" AS "of_path_number"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t16"."path_number" AS "path_number",
      COUNT(*) AS "alike"
     FROM (
      SELECT
       "t14"."deal_id" AS "deal_id",
       "t14"."closed_at" AS "closed_at",
       "t14"."days" AS "days",
       "t14"."path_number" AS "path_number",
       "t14"."typical_from_days" AS "typical_from_days",
       "t14"."typical_to_days" AS "typical_to_days",
       "t14"."days" BETWEEN "t14"."typical_from_days" AND "t14"."typical_to_days" AS "typical"
      FROM "t13" AS "t14"
      WHERE
       "t14"."days" BETWEEN "t14"."typical_from_days" AND "t14"."typical_to_days"
     ) AS "t16"
     GROUP BY
      "t16"."path_number"
    ) AS "t19"
    QUALIFY
     (
      ROW_NUMBER() OVER (
       ORDER BY "t19"."alike" DESC, "t19"."path_number" ASC
       ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1
     ) = 0
   ) AS "t20"
  ) AS "t22"
   ON "t18"."path_number" IS NOT DISTINCT FROM "t22"."of_path_number"
 ) AS "t23"
)
SELECT
 "t35"."nth" AS "nth",
 "t35"."typical_from_days" AS "typical_from_days",
 "t35"."typical_to_days" AS "typical_to_days",
 "t35"."step" AS "step",
 "t35"."median_days_in" AS "median_days_in",
 "t35"."median_days_before" AS "median_days_before",
 "t35"."deals" AS "deals",
 "t35"."of_deals" AS "of_deals",
 "t35"."deals" / "t35"."of_deals" AS "share",
 CASE
  WHEN (
   "t35"."deals" / nullIf("t35"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t35"."deals" / nullIf("t35"."of_deals", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t35"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t35"."deals" / nullIf("t35"."of_deals", 0)
       ) * (
        1.0 - (
         "t35"."deals" / nullIf("t35"."of_deals", 0)
        )
       )
      ) / nullIf("t35"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t35"."of_deals", 0) * 4.0 * nullIf("t35"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t35"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   "t35"."deals" / nullIf("t35"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t35"."deals" / nullIf("t35"."of_deals", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t35"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t35"."deals" / nullIf("t35"."of_deals", 0)
       ) * (
        1.0 - (
         "t35"."deals" / nullIf("t35"."of_deals", 0)
        )
       )
      ) / nullIf("t35"."of_deals", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t35"."of_deals", 0) * 4.0 * nullIf("t35"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t35"."of_deals", 0)
   ) + 1.0
  )
 END AS "high"
FROM (
 SELECT
  "t34"."nth" AS "nth",
  "t34"."typical_from_days" AS "typical_from_days",
  "t34"."typical_to_days" AS "typical_to_days",
  "t34"."step" AS "step",
  "t34"."median_days_in" AS "median_days_in",
  "t34"."median_days_before" AS "median_days_before",
  "t34"."deals" AS "deals",
  "t30"."of_deals" AS "of_deals"
 FROM (
  SELECT
   "t32"."nth" AS "nth",
   "t32"."typical_from_days" AS "typical_from_days",
   "t32"."typical_to_days" AS "typical_to_days",
   MIN("t32"."name") AS "step",
   quantile(0.5)("t32"."days_in") AS "median_days_in",
   quantile(0.5)("t32"."days_before") AS "median_days_before",
   COUNT(*) AS "deals"
  FROM (
   SELECT
    "t31"."deal_id" AS "deal_id",
    "t31"."closed_at" AS "closed_at",
    "t31"."typical_from_days" AS "typical_from_days",
    "t31"."typical_to_days" AS "typical_to_days",
    "t31"."nth" AS "nth",
    "t31"."at" AS "at",
    "t31"."until" AS "until",
    "t31"."name" AS "name",
    CAST(toRelativeSecondNum("t31"."until") - toRelativeSecondNum("t31"."at") AS Nullable(Float64)) / 86400.0 AS "days_in",
    CAST(toRelativeSecondNum("t31"."closed_at") - toRelativeSecondNum("t31"."at") AS Nullable(Float64)) / 86400.0 AS "days_before"
   FROM (
    SELECT
     "t28"."deal_id" AS "deal_id",
     "t28"."closed_at" AS "closed_at",
     "t28"."typical_from_days" AS "typical_from_days",
     "t28"."typical_to_days" AS "typical_to_days",
     "t6"."nth" AS "nth",
     "t6"."at" AS "at",
     "t6"."until" AS "until",
     "t6"."name" AS "name"
    FROM (
     SELECT
      "t25"."deal_id" AS "deal_id",
      "t25"."closed_at" AS "closed_at",
      "t25"."typical_from_days" AS "typical_from_days",
      "t25"."typical_to_days" AS "typical_to_days"
     FROM "t24" AS "t25"
     WHERE
      "t25"."part" = 'path'
    ) AS "t28"
    INNER JOIN (
     SELECT
      "t0"."deal_id" AS "deal_id",
      "t0"."nth" AS "nth",
      "t0"."at" AS "at",
      "t0"."until" AS "until",
      CASE
       WHEN "t0"."pipeline" = 'default'
       THEN "t0"."step"
       ELSE CONCAT(CONCAT("t0"."pipeline", ': '), "t0"."step")
      END AS "name"
     FROM "steps" AS "t0"
    ) AS "t6"
     ON "t28"."deal_id" = "t6"."deal_id"
   ) AS "t31"
  ) AS "t32"
  GROUP BY
   "t32"."nth",
   "t32"."typical_from_days",
   "t32"."typical_to_days"
 ) AS "t34"
 CROSS JOIN (
  SELECT
   COUNT(*) AS "of_deals"
  FROM (
   SELECT
    *
   FROM "t24" AS "t25"
   WHERE
    "t25"."part" <> 'not_typical'
  ) AS "t26"
 ) AS "t30"
) AS "t35"
