WITH "t15" AS (
 SELECT
  "t13"."deal_id" AS "deal_id",
  "t13"."stage" AS "stage",
  "t13"."amount" AS "amount",
  "t13"."pipeline" AS "pipeline",
  COALESCE("t13"."amount" >= 0, FALSE) AS "priced"
 FROM (
  SELECT
   "t7".*
   EXCEPT ("outcome")
  FROM (
   SELECT
    "t1"."deal_id" AS "deal_id",
    "t1"."outcome" AS "outcome",
    "t1"."stage" AS "stage",
    "t1"."amount" AS "amount",
    COALESCE("t1"."pipeline", 'default') AS "pipeline"
   FROM "deals" AS "t1"
   WHERE
    "t1"."outcome" = 'open'
  ) AS "t7"
 ) AS "t13"
), "t42" AS (
 SELECT
  "t10"."pipeline" AS "pipeline",
  "t10"."stage" AS "stage",
  "t10"."position" AS "position",
  "t10"."factor" AS "factor",
  "t10"."factor_low" AS "factor_low",
  "t10"."factor_high" AS "factor_high",
  "t10"."target_share" AS "target_share",
  COALESCE("t27"."deals", 0) AS "deals",
  COALESCE("t27"."amount", 0) AS "amount",
  COALESCE("t27"."without_amount", 0) AS "without_amount",
  "t41"."target" AS "target"
 FROM (
  SELECT
   "t0"."pipeline" AS "pipeline",
   "t0"."stage" AS "stage",
   "t0"."position" AS "position",
   "t0"."factor" AS "factor",
   CAST(NULL AS Nullable(Float64)) AS "factor_low",
   CAST(NULL AS Nullable(Float64)) AS "factor_high",
   COALESCE("t0"."target_share", 1.0) AS "target_share"
  FROM "factors" AS "t0"
  WHERE
   "t0"."part" = 'stage'
 ) AS "t10"
 LEFT OUTER JOIN (
  SELECT
   "t23"."pipeline" AS "open_pipeline",
   "t23"."stage" AS "open_stage",
   "t23"."deals" AS "deals",
   "t23"."amount" AS "amount",
   "t23"."without_amount" AS "without_amount"
  FROM (
   SELECT
    "t17"."pipeline" AS "pipeline",
    "t17"."stage" AS "stage",
    COUNT(*) AS "deals",
    CAST(sumIf("t17"."amount", "t17"."priced") AS Nullable(Float64)) AS "amount",
    countIf(NOT (
     "t17"."priced"
    )) AS "without_amount"
   FROM "t15" AS "t17"
   GROUP BY
    "t17"."pipeline",
    "t17"."stage"
  ) AS "t23"
 ) AS "t27"
  ON "t10"."pipeline" = "t27"."open_pipeline" AND "t10"."stage" = "t27"."open_stage"
 CROSS JOIN (
  SELECT
   CASE WHEN "t39"."without_rate" > 0 THEN NULL ELSE "t39"."total" END AS "target"
  FROM (
   SELECT
    SUM("t38"."part") AS "total",
    COALESCE(SUM("t38"."targets"), 0) AS "targets",
    COALESCE(SUM("t38"."without_rate"), 0) AS "without_rate",
    MIN("t38"."covered") AS "covered"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t36"."person" AS "person",
      "t36"."team" AS "team",
      "t36"."part" AS "part",
      "t36"."targets" AS "targets",
      "t36"."without_rate" AS "without_rate",
      "t36"."covered" AS "covered",
      "t36"."own" AS "own",
      MAX(isNull("t36"."person") AND isNull("t36"."team")) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "whole"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t34"."person" AS "person",
        "t34"."team" AS "team",
        "t34"."part" AS "part",
        "t34"."targets" AS "targets",
        "t34"."without_rate" AS "without_rate",
        "t34"."covered" AS "covered",
        MAX(isNull("t34"."person")) OVER (
         PARTITION BY "t34"."team"
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "own"
       FROM (
        SELECT
         "t33"."person" AS "person",
         "t33"."team" AS "team",
         SUM("t33"."part") AS "part",
         COUNT(*) AS "targets",
         countIf(isNull("t33"."part")) AS "without_rate",
         LEAST(SUM("t33"."days") / 91, 1.0) AS "covered"
        FROM (
         SELECT
          "t32"."person" AS "person",
          "t32"."team" AS "team",
          "t32"."starts_on" AS "starts_on",
          "t32"."ends_on" AS "ends_on",
          "t32"."amount" AS "amount",
          "t32"."currency" AS "currency",
          "t32"."span" AS "span",
          "t32"."shortest" AS "shortest",
          "t32"."days" AS "days",
          "t32"."priced_on" AS "priced_on",
          "t32"."original_amount" AS "original_amount",
          "t32"."exchange_rate" AS "exchange_rate",
          "t32"."rate_missing" AS "rate_missing",
          (
           CAST("t32"."amount" AS Nullable(Float64)) * "t32"."days"
          ) / "t32"."span" AS "part"
         FROM (
          SELECT
           "t31".*
           EXCEPT ("_rate")
          FROM (
           SELECT
            "t30"."person" AS "person",
            "t30"."team" AS "team",
            "t30"."starts_on" AS "starts_on",
            "t30"."ends_on" AS "ends_on",
            CASE
             WHEN "t30"."currency" = 'EUR'
             THEN "t30"."amount"
             ELSE CASE
              WHEN ABS(
               (
                CAST("t30"."amount" AS Nullable(Decimal(38, 4))) * CAST("t30"."_rate" AS Nullable(Decimal(38, 9)))
               ) - CAST(CAST(CAST("t30"."amount" AS Nullable(Float64)) * CAST("t30"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4))) AS Nullable(Decimal(38, 13)))
              ) < toDecimal128(0.0000500000000, 13)
              THEN CAST(CAST("t30"."amount" AS Nullable(Float64)) * CAST("t30"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4)))
              ELSE CAST(CAST("t30"."amount" AS Nullable(Decimal(38, 4))) * CAST("t30"."_rate" AS Nullable(Decimal(38, 9))) AS Nullable(Decimal(18, 4)))
             END
            END AS "amount",
            "t30"."currency" AS "currency",
            "t30"."span" AS "span",
            "t30"."shortest" AS "shortest",
            "t30"."days" AS "days",
            "t30"."priced_on" AS "priced_on",
            "t30"."_rate" AS "_rate",
            "t30"."amount" AS "original_amount",
            CASE
             WHEN "t30"."currency" = 'EUR'
             THEN CAST(1 AS Nullable(Decimal(18, 9)))
             ELSE "t30"."_rate"
            END AS "exchange_rate",
            isNotNull("t30"."amount")
            AND isNull(
             CASE
              WHEN "t30"."currency" = 'EUR'
              THEN "t30"."amount"
              ELSE CASE
               WHEN ABS(
                (
                 CAST("t30"."amount" AS Nullable(Decimal(38, 4))) * CAST("t30"."_rate" AS Nullable(Decimal(38, 9)))
                ) - CAST(CAST(CAST("t30"."amount" AS Nullable(Float64)) * CAST("t30"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4))) AS Nullable(Decimal(38, 13)))
               ) < toDecimal128(0.0000500000000, 13)
               THEN CAST(CAST("t30"."amount" AS Nullable(Float64)) * CAST("t30"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4)))
               ELSE CAST(CAST("t30"."amount" AS Nullable(Decimal(38, 4))) * CAST("t30"."_rate" AS Nullable(Decimal(38, 9))) AS Nullable(Decimal(18, 4)))
              END
             END
            ) AS "rate_missing"
           FROM (
            SELECT
             "t28".*
             EXCEPT ("_converted_from", "_holds_from", "_holds_until", "_priced_on")
            FROM (
             SELECT
              "t22"."person" AS "person",
              "t22"."team" AS "team",
              "t22"."starts_on" AS "starts_on",
              "t22"."ends_on" AS "ends_on",
              "t22"."amount" AS "amount",
              "t22"."currency" AS "currency",
              "t22"."span" AS "span",
              "t22"."shortest" AS "shortest",
              "t22"."days" AS "days",
              "t22"."priced_on" AS "priced_on",
              "t22"."_priced_on" AS "_priced_on",
              "t21"."_converted_from" AS "_converted_from",
              "t21"."_holds_from" AS "_holds_from",
              "t21"."_holds_until" AS "_holds_until",
              "t21"."_rate" AS "_rate"
             FROM (
              SELECT
               "t14"."person" AS "person",
               "t14"."team" AS "team",
               "t14"."starts_on" AS "starts_on",
               "t14"."ends_on" AS "ends_on",
               "t14"."amount" AS "amount",
               "t14"."currency" AS "currency",
               "t14"."span" AS "span",
               "t14"."shortest" AS "shortest",
               DATE_DIFF(
                DAY,
                GREATEST("t14"."starts_on", toDate('2026-04-01')),
                LEAST("t14"."ends_on", toDate('2026-07-01'))
               ) AS "days",
               LEAST("t14"."starts_on", toDate('2026-04-15')) AS "priced_on",
               COALESCE(LEAST("t14"."starts_on", toDate('2026-04-15')), toDate('2026-04-15')) AS "_priced_on"
              FROM (
               SELECT
                "t8"."person" AS "person",
                "t8"."team" AS "team",
                "t8"."starts_on" AS "starts_on",
                "t8"."ends_on" AS "ends_on",
                "t8"."amount" AS "amount",
                "t8"."currency" AS "currency",
                "t8"."span" AS "span",
                MIN("t8"."span") OVER (
                 PARTITION BY "t8"."person", "t8"."team"
                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "shortest"
               FROM (
                SELECT
                 "t2"."person" AS "person",
                 "t2"."team" AS "team",
                 "t2"."starts_on" AS "starts_on",
                 "t2"."ends_on" AS "ends_on",
                 "t2"."amount" AS "amount",
                 "t2"."currency" AS "currency",
                 DATE_DIFF(DAY, "t2"."starts_on", "t2"."ends_on") AS "span"
                FROM "targets" AS "t2"
                WHERE
                 "t2"."ends_on" > toDate('2026-04-01')
                 AND "t2"."starts_on" < toDate('2026-07-01')
                 AND "t2"."ends_on" > "t2"."starts_on"
               ) AS "t8"
              ) AS "t14"
              WHERE
               "t14"."span" = "t14"."shortest"
             ) AS "t22"
             LEFT OUTER JOIN (
              SELECT
               "t16"."currency" AS "_converted_from",
               "t16"."on" AS "_holds_from",
               "t16"."until" AS "_holds_until",
               "t16"."rate" AS "_rate"
              FROM (
               SELECT
                "t9"."currency" AS "currency",
                "t9"."into" AS "into",
                "t9"."on" AS "on",
                "t9"."rate" AS "rate",
                "t9"."source_file" AS "source_file",
                "t9"."source_row" AS "source_row",
                COALESCE(
                 leadInFrame("t9"."on") OVER (
                  PARTITION BY "t9"."currency"
                  ORDER BY "t9"."on" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                 ),
                 toDate('9999-12-31')
                ) AS "until"
               FROM (
                SELECT
                 *
                FROM "rates" AS "t3"
                WHERE
                 "t3"."into" = 'EUR'
               ) AS "t9"
              ) AS "t16"
             ) AS "t21"
              ON "t22"."currency" = "t21"."_converted_from"
              AND "t22"."_priced_on" >= "t21"."_holds_from"
              AND "t22"."_priced_on" < "t21"."_holds_until"
            ) AS "t28"
           ) AS "t30"
          ) AS "t31"
         ) AS "t32"
        ) AS "t33"
        GROUP BY
         "t33"."person",
         "t33"."team"
       ) AS "t34"
      ) AS "t35"
      WHERE
       isNull("t35"."person") = "t35"."own"
     ) AS "t36"
    ) AS "t37"
    WHERE
     NOT (
      "t37"."whole"
     ) OR (
      isNull("t37"."person") AND isNull("t37"."team")
     )
   ) AS "t38"
  ) AS "t39"
 ) AS "t41"
)
SELECT
 "t50"."part" AS "part",
 "t50"."pipeline" AS "pipeline",
 "t50"."stage" AS "stage",
 "t50"."position" AS "position",
 "t50"."target" AS "target",
 "t50"."needed" AS "needed",
 "t50"."needed_low" AS "needed_low",
 "t50"."needed_high" AS "needed_high",
 "t50"."deals" AS "deals",
 "t50"."amount" AS "amount",
 "t50"."without_amount" AS "without_amount",
 "t50"."elsewhere" AS "elsewhere",
 "t50"."amount" - "t50"."needed" AS "gap",
 "t50"."amount" / nullIf("t50"."needed", 0.0) AS "covered",
 CASE
  WHEN isNull("t50"."needed")
  THEN NULL
  WHEN "t50"."amount" < COALESCE("t50"."needed_low", "t50"."needed")
  THEN 'short'
  WHEN "t50"."amount" > COALESCE("t50"."needed_high", "t50"."needed")
  THEN 'over'
  ELSE 'within'
 END AS "verdict"
FROM (
 SELECT
  *
 FROM (
  SELECT
   'stage' AS "part",
   "t43"."pipeline" AS "pipeline",
   "t43"."stage" AS "stage",
   "t43"."position" AS "position",
   "t43"."target" * "t43"."target_share" AS "target",
   "t43"."target" * "t43"."target_share" * "t43"."factor" AS "needed",
   "t43"."target" * "t43"."target_share" * "t43"."factor_low" AS "needed_low",
   "t43"."target" * "t43"."target_share" * "t43"."factor_high" AS "needed_high",
   "t43"."deals" AS "deals",
   "t43"."amount" AS "amount",
   "t43"."without_amount" AS "without_amount",
   CAST(NULL AS Nullable(Int64)) AS "elsewhere"
  FROM "t42" AS "t43"
 ) AS "t44"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   'all' AS "part",
   "t48"."pipeline" AS "pipeline",
   CAST(NULL AS Nullable(String)) AS "stage",
   CAST(NULL AS Nullable(Int64)) AS "position",
   "t48"."target" AS "target",
   "t48"."needed" AS "needed",
   "t48"."target" * "t48"."factor_low" AS "needed_low",
   "t48"."target" * "t48"."factor_high" AS "needed_high",
   "t48"."deals" AS "deals",
   "t48"."amount" AS "amount",
   "t48"."without_amount" AS "without_amount",
   "t48"."elsewhere" AS "elsewhere"
  FROM (
   SELECT
    "t47"."pipeline" AS "pipeline",
    "t47"."target" AS "target",
    "t47"."needed" AS "needed",
    "t47"."deals" AS "deals",
    "t47"."amount" AS "amount",
    "t47"."without_amount" AS "without_amount",
    COALESCE("t29"."elsewhere", 0) AS "elsewhere",
    "t12"."factor_low" AS "factor_low",
    "t12"."factor_high" AS "factor_high",
    "t12"."sure_of" AS "sure_of"
   FROM (
    SELECT
     "t45"."pipeline" AS "pipeline",
     MAX("t45"."target") AS "target",
     SUM("t45"."needed") AS "needed",
     SUM("t45"."deals") AS "deals",
     SUM("t45"."amount") AS "amount",
     SUM("t45"."without_amount") AS "without_amount"
    FROM (
     SELECT
      "t43"."pipeline" AS "pipeline",
      "t43"."stage" AS "stage",
      "t43"."position" AS "position",
      "t43"."factor" AS "factor",
      "t43"."factor_low" AS "factor_low",
      "t43"."factor_high" AS "factor_high",
      "t43"."target_share" AS "target_share",
      "t43"."deals" AS "deals",
      "t43"."amount" AS "amount",
      "t43"."without_amount" AS "without_amount",
      "t43"."target" * "t43"."target_share" AS "target",
      "t43"."target" * "t43"."target_share" * "t43"."factor" AS "needed",
      "t43"."target" * "t43"."target_share" * "t43"."factor_low" AS "needed_low",
      "t43"."target" * "t43"."target_share" * "t43"."factor_high" AS "needed_high",
      'stage' AS "part",
      CAST(NULL AS Nullable(Int64)) AS "elsewhere"
     FROM "t42" AS "t43"
     WHERE
      isNotNull("t43"."factor")
    ) AS "t45"
    GROUP BY
     "t45"."pipeline"
   ) AS "t47"
   LEFT OUTER JOIN (
    SELECT
     "t24"."pipeline" AS "out_pipeline",
     COUNT(*) AS "elsewhere"
    FROM (
     SELECT
      "t18"."deal_id" AS "deal_id",
      "t18"."stage" AS "stage",
      "t18"."amount" AS "amount",
      "t18"."pipeline" AS "pipeline",
      "t18"."priced" AS "priced"
     FROM "t15" AS "t18"
     LEFT ANTI JOIN (
      SELECT DISTINCT
       "t0"."pipeline" AS "pipeline",
       "t0"."stage" AS "stage"
      FROM "factors" AS "t0"
      WHERE
       "t0"."part" = 'stage'
     ) AS "t11"
      ON "t18"."pipeline" = "t11"."pipeline" AND "t18"."stage" = "t11"."stage"
    ) AS "t24"
    GROUP BY
     "t24"."pipeline"
   ) AS "t29"
    ON "t47"."pipeline" IS NOT DISTINCT FROM "t29"."out_pipeline"
   LEFT OUTER JOIN (
    SELECT
     CAST(NULL AS Nullable(Float64)) AS "factor_low",
     CAST(NULL AS Nullable(Float64)) AS "factor_high",
     "t0"."pipeline" AS "sure_of"
    FROM "factors" AS "t0"
    WHERE
     "t0"."part" = 'all'
   ) AS "t12"
    ON "t47"."pipeline" = "t12"."sure_of"
  ) AS "t48"
 ) AS "t49"
) AS "t50"
