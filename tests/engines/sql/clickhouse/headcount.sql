WITH "t28" AS (
 SELECT
  "t15"."person" AS "person",
  "t15"."first_deal" AS "first_deal",
  "t24"."begins" AS "begins"
 FROM (
  SELECT
   "t0"."owner" AS "person",
   MIN("t0"."created_at") AS "first_deal"
  FROM "deals" AS "t0"
  GROUP BY
   "t0"."owner"
 ) AS "t15"
 CROSS JOIN (
  SELECT
   quantile(0.01)(toRelativeSecondNum("t0"."created_at")) AS "begins"
  FROM "deals" AS "t0"
 ) AS "t24"
), "t71" AS (
 SELECT
  "t66"."person" AS "person",
  COALESCE(
   DATE_DIFF(DAY, toDate('2023-04-16'), COALESCE("t66"."started_on", "t66"."first_on")),
   -1000000
  ) AS "starts",
  COALESCE(DATE_DIFF(DAY, toDate('2023-04-16'), "t66"."left_on"), 1000000) AS "leaves"
 FROM (
  SELECT
   "t64".*
   EXCEPT ("told")
  FROM (
   SELECT
    "t53"."person" AS "person",
    "t53"."first_on" AS "first_on",
    "t58"."told" AS "told",
    "t58"."started_on" AS "started_on",
    "t58"."left_on" AS "left_on"
   FROM (
    SELECT
     "t50"."person" AS "person",
     "t50"."first_on" AS "first_on"
    FROM (
     SELECT
      "t17"."person" AS "person",
      "t43"."seen" AS "seen",
      "t43"."first_on" AS "first_on"
     FROM (
      SELECT DISTINCT
       "t0"."owner" AS "person"
      FROM "deals" AS "t0"
      WHERE
       isNotNull("t0"."owner")
     ) AS "t17"
     LEFT OUTER JOIN (
      SELECT
       "t32"."person" AS "seen",
       toDate("t32"."first_deal") AS "first_on"
      FROM "t28" AS "t32"
      WHERE
       toRelativeSecondNum("t32"."first_deal") >= (
        "t32"."begins" + 7776000.0
       )
     ) AS "t43"
      ON "t17"."person" = "t43"."seen"
    ) AS "t50"
   ) AS "t53"
   LEFT OUTER JOIN (
    SELECT
     "t48"."person" AS "told",
     "t48"."started_on" AS "started_on",
     CASE
      WHEN "t48"."gone" AND isNull("t48"."left_on")
      THEN COALESCE("t48"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
      ELSE "t48"."left_on"
     END AS "left_on"
    FROM (
     SELECT
      "t45".*
      EXCEPT ("same_person")
     FROM (
      SELECT
       "t34"."person" AS "person",
       "t34"."started_on" AS "started_on",
       "t34"."left_on" AS "left_on",
       "t34"."gone" AS "gone",
       "t39"."same_person" AS "same_person",
       "t39"."last_on" AS "last_on"
      FROM (
       SELECT
        "t19"."person" AS "person",
        MIN("t19"."started_on") AS "started_on",
        MAX("t19"."left_on") AS "left_on",
        MIN("t19"."gone") AS "gone"
       FROM (
        SELECT
         "t1"."person" AS "person",
         "t1"."name" AS "name",
         "t1"."team" AS "team",
         "t1"."manager" AS "manager",
         "t1"."region" AS "region",
         "t1"."active" AS "active",
         "t1"."started_on" AS "started_on",
         "t1"."left_on" AS "left_on",
         "t1"."source_file" AS "source_file",
         "t1"."source_row" AS "source_row",
         COALESCE("t1"."active", TRUE) = FALSE AS "gone"
        FROM "people" AS "t1"
       ) AS "t19"
       GROUP BY
        "t19"."person"
      ) AS "t34"
      LEFT OUTER JOIN (
       SELECT
        "t31"."person" AS "same_person",
        "t31"."last_on" AS "last_on"
       FROM (
        SELECT
         "t21"."person" AS "person",
         MAX("t21"."last_on") AS "last_on"
        FROM (
         SELECT
          *
         FROM (
          SELECT
           "t0"."owner" AS "person",
           toDate("t0"."closed_at") AS "last_on"
          FROM "deals" AS "t0"
          WHERE
           "t0"."outcome" IN ('won', 'lost')
           AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
         ) AS "t8"
         UNION ALL
         SELECT
          *
         FROM (
          SELECT
           "t2"."person" AS "person",
           toDate("t2"."at") AS "last_on"
          FROM "activities" AS "t2"
          WHERE
           "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
           AND COALESCE("t2"."done", TRUE)
         ) AS "t12"
        ) AS "t21"
        GROUP BY
         "t21"."person"
       ) AS "t31"
      ) AS "t39"
       ON "t34"."person" IS NOT DISTINCT FROM "t39"."same_person"
     ) AS "t45"
    ) AS "t48"
   ) AS "t58"
    ON "t53"."person" = "t58"."told"
  ) AS "t64"
 ) AS "t66"
)
SELECT
 '2026Q3' AS "planned",
 "t118"."inflow" AS "inflow",
 "t118"."inflow_is" AS "inflow_is",
 "t118"."pace" AS "pace",
 "t118"."pace_is" AS "pace_is",
 "t118"."needed" AS "needed",
 "t118"."needed_low" AS "needed_low",
 "t118"."needed_high" AS "needed_high",
 "t118"."present" AS "present",
 "t118"."ramping" AS "ramping",
 "t118"."capacity" AS "capacity",
 "t118"."gap" AS "gap",
 CAST(CASE
  WHEN "t118"."gap" > 1e-09
  THEN CAST(CEIL("t118"."gap" - 1e-09) AS Nullable(Int64))
  ELSE "t118"."gap" * 0.0
 END AS Nullable(Int64)) AS "hires",
 CAST(CASE
  WHEN "t118"."gap" > 1e-09
  THEN CAST(CEIL(
   (
    (
     "t118"."gap" * 92
    ) / nullIf(
     (
      "t118"."ramp_1" * 30
     ) + 2 + (
      "t118"."ramp_2" * 30
     ) + (
      "t118"."ramp_3" * 30
     ),
     0.0
    )
   ) - 1e-09
  ) AS Nullable(Int64))
  ELSE (
   (
    "t118"."gap" * 92
   ) / nullIf(
    (
     "t118"."ramp_1" * 30
    ) + 2 + (
     "t118"."ramp_2" * 30
    ) + (
     "t118"."ramp_3" * 30
    ),
    0.0
   )
  ) * 0.0
 END AS Nullable(Int64)) AS "hires_on_first_day",
 CASE
  WHEN "t118"."gap" > 1e-09
  THEN toDate('2026-04-02')
  ELSE CAST(NULL AS Nullable(DATE))
 END AS "start_on",
 CASE
  WHEN "t118"."gap" > 1e-09
  THEN toDate('2026-04-02')
  ELSE CAST(NULL AS Nullable(DATE))
 END AS "hire_on",
 CASE WHEN "t118"."gap" > 1e-09 THEN TRUE ELSE CAST(NULL AS Nullable(Bool)) END AS "too_late",
 "t118"."ramp_1" AS "ramp_1",
 "t118"."ramp_2" AS "ramp_2",
 "t118"."ramp_3" AS "ramp_3",
 "t118"."ramp_is" AS "ramp_is",
 "t118"."without_owner" AS "without_owner",
 "t118"."without_date" AS "without_date"
FROM (
 SELECT
  "t117"."ramp_1" AS "ramp_1",
  "t117"."ramp_2" AS "ramp_2",
  "t117"."ramp_3" AS "ramp_3",
  "t117"."ramp_is" AS "ramp_is",
  "t117"."ramp_decided" AS "ramp_decided",
  "t117"."ramp_days" AS "ramp_days",
  "t117"."without_owner" AS "without_owner",
  "t117"."pace" AS "pace",
  "t117"."pace_is" AS "pace_is",
  "t117"."pace_low" AS "pace_low",
  "t117"."pace_high" AS "pace_high",
  "t117"."without_date" AS "without_date",
  "t117"."inflow" AS "inflow",
  "t117"."inflow_is" AS "inflow_is",
  "t117"."present" AS "present",
  "t117"."ramping" AS "ramping",
  "t117"."days_0" AS "days_0",
  "t117"."days_1" AS "days_1",
  "t117"."days_2" AS "days_2",
  "t117"."days_3" AS "days_3",
  (
   (
    "t117"."days_0" + (
     "t117"."days_1" * "t117"."ramp_1"
    ) + (
     "t117"."days_2" * "t117"."ramp_2"
    ) + (
     "t117"."days_3" * "t117"."ramp_3"
    )
   ) / 92
  ) - 0 AS "capacity",
  "t117"."inflow" / "t117"."pace" AS "needed",
  "t117"."inflow" / "t117"."pace_high" AS "needed_low",
  "t117"."inflow" / "t117"."pace_low" AS "needed_high",
  (
   "t117"."inflow" / "t117"."pace"
  ) - (
   (
    (
     "t117"."days_0" + (
      "t117"."days_1" * "t117"."ramp_1"
     ) + (
      "t117"."days_2" * "t117"."ramp_2"
     ) + (
      "t117"."days_3" * "t117"."ramp_3"
     )
    ) / 92
   ) - 0
  ) AS "gap"
 FROM (
  SELECT
   "t98"."ramp_1" AS "ramp_1",
   "t98"."ramp_2" AS "ramp_2",
   "t98"."ramp_3" AS "ramp_3",
   "t98"."ramp_is" AS "ramp_is",
   "t98"."ramp_decided" AS "ramp_decided",
   "t98"."ramp_days" AS "ramp_days",
   "t116"."without_owner" AS "without_owner",
   "t116"."pace" AS "pace",
   "t116"."pace_is" AS "pace_is",
   "t116"."pace_low" AS "pace_low",
   "t116"."pace_high" AS "pace_high",
   "t38"."without_date" AS "without_date",
   "t38"."inflow" AS "inflow",
   "t38"."inflow_is" AS "inflow_is",
   "t114"."present" AS "present",
   "t114"."ramping" AS "ramping",
   "t114"."days_0" AS "days_0",
   "t114"."days_1" AS "days_1",
   "t114"."days_2" AS "days_2",
   "t114"."days_3" AS "days_3"
  FROM (
   SELECT
    CASE
     WHEN "t95"."told"
     AND isNotNull((
      "t95"."decided_1" / nullIf("t95"."days_1", 0)
     ) / "t95"."usual")
     THEN CASE
      WHEN (
       (
        "t95"."decided_1" / nullIf("t95"."days_1", 0)
       ) / "t95"."usual"
      ) < 1.0
      THEN (
       "t95"."decided_1" / nullIf("t95"."days_1", 0)
      ) / "t95"."usual"
      ELSE 1.0
     END
     ELSE 0.16666666666666666
    END AS "ramp_1",
    CASE
     WHEN "t95"."told"
     AND isNotNull((
      "t95"."decided_2" / nullIf("t95"."days_2", 0)
     ) / "t95"."usual")
     THEN CASE
      WHEN (
       (
        "t95"."decided_2" / nullIf("t95"."days_2", 0)
       ) / "t95"."usual"
      ) < 1.0
      THEN (
       "t95"."decided_2" / nullIf("t95"."days_2", 0)
      ) / "t95"."usual"
      ELSE 1.0
     END
     ELSE 0.5
    END AS "ramp_2",
    CASE
     WHEN "t95"."told"
     AND isNotNull((
      "t95"."decided_3" / nullIf("t95"."days_3", 0)
     ) / "t95"."usual")
     THEN CASE
      WHEN (
       (
        "t95"."decided_3" / nullIf("t95"."days_3", 0)
       ) / "t95"."usual"
      ) < 1.0
      THEN (
       "t95"."decided_3" / nullIf("t95"."days_3", 0)
      ) / "t95"."usual"
      ELSE 1.0
     END
     ELSE 0.8333333333333334
    END AS "ramp_3",
    CASE WHEN "t95"."told" THEN 'measured' ELSE 'assumed' END AS "ramp_is",
    "t95"."ramp_decided" AS "ramp_decided",
    "t95"."ramp_days" AS "ramp_days"
   FROM (
    SELECT
     "t93"."days_0" AS "days_0",
     "t93"."days_1" AS "days_1",
     "t93"."days_2" AS "days_2",
     "t93"."days_3" AS "days_3",
     "t93"."decided_0" AS "decided_0",
     "t93"."decided_1" AS "decided_1",
     "t93"."decided_2" AS "decided_2",
     "t93"."decided_3" AS "decided_3",
     "t93"."decided_0" / nullIf("t93"."days_0", 0) AS "usual",
     "t93"."decided_1" + "t93"."decided_2" + "t93"."decided_3" AS "ramp_decided",
     "t93"."days_1" + "t93"."days_2" + "t93"."days_3" AS "ramp_days",
     COALESCE(
      (
       (
        "t93"."decided_0" / nullIf("t93"."days_0", 0)
       ) * (
        "t93"."days_1" + "t93"."days_2" + "t93"."days_3"
       )
      ) >= 10.0,
      FALSE
     ) AS "told"
    FROM (
     SELECT
      "t85"."days_0" AS "days_0",
      "t85"."days_1" AS "days_1",
      "t85"."days_2" AS "days_2",
      "t85"."days_3" AS "days_3",
      "t91"."decided_0" AS "decided_0",
      "t91"."decided_1" AS "decided_1",
      "t91"."decided_2" AS "decided_2",
      "t91"."decided_3" AS "decided_3"
     FROM (
      SELECT
       COALESCE(
        SUM(GREATEST(LEAST("t75"."leaves", 1096) - GREATEST("t75"."starts" + 90, 0), 0)),
        0
       ) AS "days_0",
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST("t75"."leaves", "t75"."starts" + 30), 1096) - GREATEST("t75"."starts" + 0, 0),
          0
         )
        ),
        0
       ) AS "days_1",
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST("t75"."leaves", "t75"."starts" + 60), 1096) - GREATEST("t75"."starts" + 30, 0),
          0
         )
        ),
        0
       ) AS "days_2",
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST("t75"."leaves", "t75"."starts" + 90), 1096) - GREATEST("t75"."starts" + 60, 0),
          0
         )
        ),
        0
       ) AS "days_3"
      FROM "t71" AS "t75"
     ) AS "t85"
     CROSS JOIN (
      SELECT
       countIf("t88"."step" = 0) AS "decided_0",
       countIf("t88"."step" = 1) AS "decided_1",
       countIf("t88"."step" = 2) AS "decided_2",
       countIf("t88"."step" = 3) AS "decided_3"
      FROM (
       SELECT
        "t80"."person" AS "person",
        CASE
         WHEN (
          "t80"."day" - "t80"."starts"
         ) >= 90
         THEN 0
         ELSE CAST(FLOOR((
          "t80"."day" - "t80"."starts"
         ) / 30) AS Nullable(Int64)) + 1
        END AS "step"
       FROM (
        SELECT
         "t33"."owner" AS "owner",
         "t33"."day" AS "day",
         "t76"."person" AS "person",
         "t76"."starts" AS "starts",
         "t76"."leaves" AS "leaves"
        FROM (
         SELECT
          *
         FROM (
          SELECT
           "t0"."owner" AS "owner",
           DATE_DIFF(DAY, toDate('2023-04-16'), toDate("t0"."closed_at")) AS "day"
          FROM "deals" AS "t0"
          WHERE
           "t0"."outcome" IN ('won', 'lost')
           AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
           AND isNotNull("t0"."owner")
         ) AS "t18"
         WHERE
          "t18"."day" >= 0 AND "t18"."day" < 1096
        ) AS "t33"
        INNER JOIN "t71" AS "t76"
         ON "t33"."owner" = "t76"."person"
       ) AS "t80"
       WHERE
        "t80"."day" >= "t80"."starts" AND "t80"."day" < "t80"."leaves"
      ) AS "t88"
     ) AS "t91"
    ) AS "t93"
   ) AS "t95"
  ) AS "t98"
  CROSS JOIN (
   SELECT
    "t112"."without_owner" AS "without_owner",
    "t112"."pace" AS "pace",
    'measured' AS "pace_is",
    (
     "t112"."pace" * CASE
      WHEN "t112"."decided" = 0
      THEN 0.0
      ELSE (
       "t112"."decided" + 1.9207294103470627
      ) - (
       SQRT("t112"."decided" + 0.9603647051735313) * 1.959963984540054
      )
     END
    ) / nullIf("t112"."decided", 0) AS "pace_low",
    (
     "t112"."pace" * (
      "t112"."decided" + 1.9207294103470627 + (
       SQRT("t112"."decided" + 0.9603647051735313) * 1.959963984540054
      )
     )
    ) / nullIf("t112"."decided", 0) AS "pace_high"
   FROM (
    SELECT
     "t109"."mean" AS "mean",
     "t109"."decided" AS "decided",
     "t109"."without_owner" AS "without_owner",
     nullIf((
      "t109"."mean" * 92
     ) / 90, 0.0) AS "pace"
    FROM (
     SELECT
      MAX("t106"."mean") AS "mean",
      sumIf("t106"."closed", "t106"."compared") AS "decided",
      COALESCE(sumIf("t106"."closed", isNull("t106"."person")), 0) AS "without_owner"
     FROM (
      SELECT
       "t105"."person" AS "person",
       "t105"."period" AS "period",
       "t105"."closed" AS "closed",
       COALESCE("t105"."worked", 0) AS "worked",
       "t105"."in_hand" AS "in_hand",
       "t105"."days" AS "days",
       "t105"."per_day" AS "per_day",
       "t105"."per_week" AS "per_week",
       "t105"."per_month" AS "per_month",
       "t105"."mean" AS "mean",
       "t105"."band_low" AS "band_low",
       "t105"."band_high" AS "band_high",
       "t105"."deviation" AS "deviation",
       "t105"."flagged" AS "flagged",
       "t105"."ramping" AS "ramping",
       "t105"."compared" AS "compared",
       "t105"."expected" AS "expected",
       "t105"."like_for_like" AS "like_for_like"
      FROM (
       SELECT
        "t104".*
        EXCEPT ("same_period", "same_person")
       FROM (
        SELECT
         "t103"."period" AS "period",
         "t103"."person" AS "person",
         "t103"."closed" AS "closed",
         "t103"."in_hand" AS "in_hand",
         "t103"."first_on" AS "first_on",
         "t103"."start" AS "start",
         "t103"."until" AS "until",
         "t103"."started_on" AS "started_on",
         "t103"."left_on" AS "left_on",
         "t103"."days" AS "days",
         "t103"."ramping" AS "ramping",
         "t103"."per_day" AS "per_day",
         "t103"."compared" AS "compared",
         "t103"."pace" AS "pace",
         "t103"."total" AS "total",
         "t103"."people" AS "people",
         "t103"."mean" AS "mean",
         "t103"."band_low" AS "band_low",
         "t103"."band_high" AS "band_high",
         "t103"."deviation" AS "deviation",
         "t103"."flagged" AS "flagged",
         "t103"."per_week" AS "per_week",
         "t103"."per_month" AS "per_month",
         "t103"."expected" AS "expected",
         "t103"."like_for_like" AS "like_for_like",
         "t60"."same_period" AS "same_period",
         "t60"."same_person" AS "same_person",
         "t60"."worked" AS "worked"
        FROM (
         SELECT
          "t101".*
          EXCEPT ("same_period", "same_person")
         FROM (
          SELECT
           "t100"."period" AS "period",
           "t100"."person" AS "person",
           "t100"."closed" AS "closed",
           "t100"."in_hand" AS "in_hand",
           "t100"."first_on" AS "first_on",
           "t100"."start" AS "start",
           "t100"."until" AS "until",
           "t100"."started_on" AS "started_on",
           "t100"."left_on" AS "left_on",
           "t100"."days" AS "days",
           "t100"."ramping" AS "ramping",
           "t100"."per_day" AS "per_day",
           "t100"."compared" AS "compared",
           "t100"."pace" AS "pace",
           "t100"."total" AS "total",
           "t100"."people" AS "people",
           "t100"."mean" AS "mean",
           "t100"."band_low" AS "band_low",
           "t100"."band_high" AS "band_high",
           "t100"."deviation" AS "deviation",
           "t100"."flagged" AS "flagged",
           "t100"."per_week" AS "per_week",
           "t100"."per_month" AS "per_month",
           "t89"."same_period" AS "same_period",
           "t89"."same_person" AS "same_person",
           "t89"."expected" AS "expected",
           "t89"."like_for_like" AS "like_for_like"
          FROM (
           SELECT
            "t96"."period" AS "period",
            "t96"."person" AS "person",
            "t96"."closed" AS "closed",
            "t96"."in_hand" AS "in_hand",
            "t96"."first_on" AS "first_on",
            "t96"."start" AS "start",
            "t96"."until" AS "until",
            "t96"."started_on" AS "started_on",
            "t96"."left_on" AS "left_on",
            "t96"."days" AS "days",
            "t96"."ramping" AS "ramping",
            "t96"."per_day" AS "per_day",
            "t96"."compared" AS "compared",
            "t96"."pace" AS "pace",
            "t96"."total" AS "total",
            "t96"."people" AS "people",
            "t96"."total" / nullIf("t96"."people", 0) AS "mean",
            (
             "t96"."total" / nullIf("t96"."people", 0)
            ) * 0.8 AS "band_low",
            (
             "t96"."total" / nullIf("t96"."people", 0)
            ) * 1.2 AS "band_high",
            CASE
             WHEN (
              "t96"."total" / nullIf("t96"."people", 0)
             ) >= 1.0
             THEN (
              "t96"."pace" / nullIf("t96"."total" / nullIf("t96"."people", 0), 0.0)
             ) - 1.0
             ELSE CAST(NULL AS Nullable(Float64))
            END AS "deviation",
            CASE
             WHEN "t96"."compared" AND (
              (
               "t96"."total" / nullIf("t96"."people", 0)
              ) >= 1.0
             )
             THEN (
              ABS((
               "t96"."people" * "t96"."pace"
              ) - "t96"."total") * 5.0
             ) > "t96"."total"
             ELSE CAST(NULL AS Nullable(Bool))
            END AS "flagged",
            "t96"."per_day" * 7.0 AS "per_week",
            "t96"."per_day" * 30.4375 AS "per_month"
           FROM (
            SELECT
             "t94"."period" AS "period",
             "t94"."person" AS "person",
             "t94"."closed" AS "closed",
             "t94"."in_hand" AS "in_hand",
             "t94"."first_on" AS "first_on",
             "t94"."start" AS "start",
             "t94"."until" AS "until",
             "t94"."started_on" AS "started_on",
             "t94"."left_on" AS "left_on",
             "t94"."days" AS "days",
             "t94"."ramping" AS "ramping",
             "t94"."per_day" AS "per_day",
             "t94"."compared" AS "compared",
             "t94"."pace" AS "pace",
             SUM(CASE WHEN "t94"."compared" THEN "t94"."pace" ELSE 0.0 END) OVER (
              PARTITION BY "t94"."period"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS "total",
             SUM(CAST("t94"."compared" AS Nullable(Int64))) OVER (
              PARTITION BY "t94"."period"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS "people"
            FROM (
             SELECT
              "t92"."period" AS "period",
              "t92"."person" AS "person",
              "t92"."closed" AS "closed",
              "t92"."in_hand" AS "in_hand",
              "t92"."first_on" AS "first_on",
              "t92"."start" AS "start",
              "t92"."until" AS "until",
              "t92"."started_on" AS "started_on",
              "t92"."left_on" AS "left_on",
              "t92"."days" AS "days",
              "t92"."ramping" AS "ramping",
              "t92"."closed" / nullIf("t92"."days", 0) AS "per_day",
              isNotNull("t92"."person")
              AND (
               "t92"."days" > 0
              )
              AND NOT (
               COALESCE("t92"."ramping", FALSE)
              ) AS "compared",
              (
               "t92"."closed" * DATE_DIFF(DAY, "t92"."start", "t92"."until")
              ) / nullIf("t92"."days", 0) AS "pace"
             FROM (
              SELECT
               "t86"."period" AS "period",
               "t86"."person" AS "person",
               "t86"."closed" AS "closed",
               "t86"."in_hand" AS "in_hand",
               "t86"."first_on" AS "first_on",
               "t86"."start" AS "start",
               "t86"."until" AS "until",
               "t86"."started_on" AS "started_on",
               "t86"."left_on" AS "left_on",
               CASE
                WHEN DATE_DIFF(
                 DAY,
                 CASE
                  WHEN COALESCE("t86"."started_on", "t86"."first_on") > "t86"."start"
                  THEN COALESCE("t86"."started_on", "t86"."first_on")
                  ELSE "t86"."start"
                 END,
                 CASE
                  WHEN "t86"."left_on" < "t86"."until"
                  THEN "t86"."left_on"
                  ELSE "t86"."until"
                 END
                ) > 0
                THEN DATE_DIFF(
                 DAY,
                 CASE
                  WHEN COALESCE("t86"."started_on", "t86"."first_on") > "t86"."start"
                  THEN COALESCE("t86"."started_on", "t86"."first_on")
                  ELSE "t86"."start"
                 END,
                 CASE
                  WHEN "t86"."left_on" < "t86"."until"
                  THEN "t86"."left_on"
                  ELSE "t86"."until"
                 END
                )
                ELSE 0
               END AS "days",
               COALESCE("t86"."started_on", "t86"."first_on") > (
                "t86"."start" - INTERVAL '90' DAY
               ) AS "ramping"
              FROM (
               SELECT
                "t84".*
                EXCEPT ("same_person")
               FROM (
                SELECT
                 "t81"."period" AS "period",
                 "t81"."person" AS "person",
                 "t81"."closed" AS "closed",
                 "t81"."in_hand" AS "in_hand",
                 "t81"."first_on" AS "first_on",
                 "t81"."start" AS "start",
                 "t81"."until" AS "until",
                 "t59"."same_person" AS "same_person",
                 "t59"."started_on" AS "started_on",
                 "t59"."left_on" AS "left_on"
                FROM (
                 SELECT
                  "t77".*
                  EXCEPT ("same_period")
                 FROM (
                  SELECT
                   "t73"."period" AS "period",
                   "t73"."person" AS "person",
                   "t73"."closed" AS "closed",
                   "t73"."in_hand" AS "in_hand",
                   "t73"."first_on" AS "first_on",
                   "t23"."same_period" AS "same_period",
                   "t23"."start" AS "start",
                   "t23"."until" AS "until"
                  FROM (
                   SELECT
                    "t68".*
                    EXCEPT ("same_person")
                   FROM (
                    SELECT
                     "t65"."period" AS "period",
                     "t65"."person" AS "person",
                     "t65"."closed" AS "closed",
                     "t65"."in_hand" AS "in_hand",
                     "t44"."same_person" AS "same_person",
                     "t44"."first_on" AS "first_on"
                    FROM (
                     SELECT
                      "t61"."period" AS "period",
                      "t61"."owner" AS "person",
                      SUM("t61"."closed") AS "closed",
                      COUNT(*) AS "in_hand"
                     FROM (
                      SELECT
                       "t57".*
                       EXCEPT ("ends_at", "starts_at")
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         "t27"."deal_id" AS "deal_id",
                         "t27"."owner" AS "owner",
                         "t27"."outcome" AS "outcome",
                         "t27"."created_at" AS "created_at",
                         "t27"."closed_at" AS "closed_at",
                         "t27"."period" AS "period",
                         "t27"."starts_at" AS "starts_at",
                         "t27"."ends_at" AS "ends_at",
                         CAST(COALESCE(
                          "t27"."outcome" IN ('won', 'lost')
                          AND (
                           (
                            "t27"."closed_at" >= "t27"."starts_at"
                           )
                           AND (
                            "t27"."closed_at" < "t27"."ends_at"
                           )
                           AND (
                            "t27"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                           )
                          ),
                          FALSE
                         ) AS Nullable(Int64)) AS "closed"
                        FROM (
                         SELECT
                          "t10"."deal_id" AS "deal_id",
                          "t10"."owner" AS "owner",
                          "t10"."outcome" AS "outcome",
                          "t10"."created_at" AS "created_at",
                          "t10"."closed_at" AS "closed_at",
                          "t22"."period" AS "period",
                          "t22"."starts_at" AS "starts_at",
                          "t22"."ends_at" AS "ends_at"
                         FROM (
                          SELECT
                           "t0"."deal_id" AS "deal_id",
                           "t0"."owner" AS "owner",
                           "t0"."outcome" AS "outcome",
                           "t0"."created_at" AS "created_at",
                           "t0"."closed_at" AS "closed_at"
                          FROM "deals" AS "t0"
                         ) AS "t10"
                         CROSS JOIN (
                          SELECT
                           "t3"."period" AS "period",
                           parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                           parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
                          FROM (
                           SELECT
                            '2026Q1' AS "period"
                          ) AS "t3"
                         ) AS "t22"
                        ) AS "t27"
                       ) AS "t47"
                       WHERE
                        (
                         "t47"."closed" = 1
                        )
                        OR (
                         (
                          "t47"."created_at" < "t47"."ends_at"
                         )
                         AND (
                          "t47"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                         )
                         AND (
                          (
                           "t47"."outcome" = 'open'
                          ) OR (
                           "t47"."closed_at" >= "t47"."starts_at"
                          )
                         )
                        )
                      ) AS "t57"
                     ) AS "t61"
                     GROUP BY
                      "t61"."period",
                      "t61"."owner"
                    ) AS "t65"
                    LEFT OUTER JOIN (
                     SELECT
                      "t32"."person" AS "same_person",
                      toDate("t32"."first_deal") AS "first_on"
                     FROM "t28" AS "t32"
                     WHERE
                      toRelativeSecondNum("t32"."first_deal") >= (
                       "t32"."begins" + 7776000.0
                      )
                    ) AS "t44"
                     ON "t65"."person" IS NOT DISTINCT FROM "t44"."same_person"
                   ) AS "t68"
                  ) AS "t73"
                  LEFT OUTER JOIN (
                   SELECT
                    "t3"."period" AS "same_period",
                    toDate('2026-01-01') AS "start",
                    toDate('2026-04-01') AS "until"
                   FROM (
                    SELECT
                     '2026Q1' AS "period"
                   ) AS "t3"
                  ) AS "t23"
                   ON "t73"."period" IS NOT DISTINCT FROM "t23"."same_period"
                 ) AS "t77"
                ) AS "t81"
                LEFT OUTER JOIN (
                 SELECT
                  "t48"."person" AS "same_person",
                  "t48"."started_on" AS "started_on",
                  CASE
                   WHEN "t48"."gone" AND isNull("t48"."left_on")
                   THEN COALESCE("t48"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
                   ELSE "t48"."left_on"
                  END AS "left_on"
                 FROM (
                  SELECT
                   "t45".*
                   EXCEPT ("same_person")
                  FROM (
                   SELECT
                    "t34"."person" AS "person",
                    "t34"."started_on" AS "started_on",
                    "t34"."left_on" AS "left_on",
                    "t34"."gone" AS "gone",
                    "t39"."same_person" AS "same_person",
                    "t39"."last_on" AS "last_on"
                   FROM (
                    SELECT
                     "t19"."person" AS "person",
                     MIN("t19"."started_on") AS "started_on",
                     MAX("t19"."left_on") AS "left_on",
                     MIN("t19"."gone") AS "gone"
                    FROM (
                     SELECT
                      "t1"."person" AS "person",
                      "t1"."name" AS "name",
                      "t1"."team" AS "team",
                      "t1"."manager" AS "manager",
                      "t1"."region" AS "region",
                      "t1"."active" AS "active",
                      "t1"."started_on" AS "started_on",
                      "t1"."left_on" AS "left_on",
                      "t1"."source_file" AS "source_file",
                      "t1"."source_row" AS "source_row",
                      COALESCE("t1"."active", TRUE) = FALSE AS "gone"
                     FROM "people" AS "t1"
                    ) AS "t19"
                    GROUP BY
                     "t19"."person"
                   ) AS "t34"
                   LEFT OUTER JOIN (
                    SELECT
                     "t31"."person" AS "same_person",
                     "t31"."last_on" AS "last_on"
                    FROM (
                     SELECT
                      "t21"."person" AS "person",
                      MAX("t21"."last_on") AS "last_on"
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t0"."owner" AS "person",
                        toDate("t0"."closed_at") AS "last_on"
                       FROM "deals" AS "t0"
                       WHERE
                        "t0"."outcome" IN ('won', 'lost')
                        AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                      ) AS "t8"
                      UNION ALL
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t2"."person" AS "person",
                        toDate("t2"."at") AS "last_on"
                       FROM "activities" AS "t2"
                       WHERE
                        "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                        AND COALESCE("t2"."done", TRUE)
                      ) AS "t12"
                     ) AS "t21"
                     GROUP BY
                      "t21"."person"
                    ) AS "t31"
                   ) AS "t39"
                    ON "t34"."person" IS NOT DISTINCT FROM "t39"."same_person"
                  ) AS "t45"
                 ) AS "t48"
                ) AS "t59"
                 ON "t81"."person" IS NOT DISTINCT FROM "t59"."same_person"
               ) AS "t84"
              ) AS "t86"
             ) AS "t92"
            ) AS "t94"
           ) AS "t96"
          ) AS "t100"
          LEFT OUTER JOIN (
           SELECT
            "t83"."period" AS "same_period",
            "t83"."person" AS "same_person",
            "t83"."expected" AS "expected",
            "t83"."like_for_like" AS "like_for_like"
           FROM (
            SELECT
             "t78"."period" AS "period",
             "t78"."person" AS "person",
             SUM("t78"."due") AS "expected",
             SUM("t78"."h") * (
              MAX("t78"."rate") + SUM("t78"."extra")
             ) AS "like_for_like"
            FROM (
             SELECT
              "t72"."period" AS "period",
              "t72"."person" AS "person",
              "t72"."h" AS "h",
              "t72"."c" AS "c",
              "t72"."group_h" AS "group_h",
              "t72"."group_c" AS "group_c",
              "t72"."all_h" AS "all_h",
              "t72"."all_c" AS "all_c",
              "t72"."h" * (
               "t72"."group_c" / "t72"."group_h"
              ) AS "due",
              (
               "t72"."group_h" / "t72"."all_h"
              ) * (
               (
                "t72"."c" / "t72"."h"
               ) - (
                "t72"."group_c" / "t72"."group_h"
               )
              ) AS "extra",
              "t72"."all_c" / "t72"."all_h" AS "rate"
             FROM (
              SELECT
               "t67"."period" AS "period",
               "t67"."person" AS "person",
               "t67"."h" AS "h",
               "t67"."c" AS "c",
               SUM("t67"."h") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "group_h",
               SUM("t67"."c") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "group_c",
               SUM("t67"."h") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "all_h",
               SUM("t67"."c") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "all_c"
              FROM (
               SELECT
                "t62"."period" AS "period",
                "t62"."owner" AS "person",
                COUNT(*) AS "h",
                SUM("t62"."closed") AS "c"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t57".*
                  EXCEPT ("ends_at", "starts_at")
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t27"."deal_id" AS "deal_id",
                    "t27"."owner" AS "owner",
                    "t27"."outcome" AS "outcome",
                    "t27"."created_at" AS "created_at",
                    "t27"."closed_at" AS "closed_at",
                    "t27"."period" AS "period",
                    "t27"."starts_at" AS "starts_at",
                    "t27"."ends_at" AS "ends_at",
                    CAST(COALESCE(
                     "t27"."outcome" IN ('won', 'lost')
                     AND (
                      (
                       "t27"."closed_at" >= "t27"."starts_at"
                      )
                      AND (
                       "t27"."closed_at" < "t27"."ends_at"
                      )
                      AND (
                       "t27"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                      )
                     ),
                     FALSE
                    ) AS Nullable(Int64)) AS "closed"
                   FROM (
                    SELECT
                     "t10"."deal_id" AS "deal_id",
                     "t10"."owner" AS "owner",
                     "t10"."outcome" AS "outcome",
                     "t10"."created_at" AS "created_at",
                     "t10"."closed_at" AS "closed_at",
                     "t22"."period" AS "period",
                     "t22"."starts_at" AS "starts_at",
                     "t22"."ends_at" AS "ends_at"
                    FROM (
                     SELECT
                      "t0"."deal_id" AS "deal_id",
                      "t0"."owner" AS "owner",
                      "t0"."outcome" AS "outcome",
                      "t0"."created_at" AS "created_at",
                      "t0"."closed_at" AS "closed_at"
                     FROM "deals" AS "t0"
                    ) AS "t10"
                    CROSS JOIN (
                     SELECT
                      "t3"."period" AS "period",
                      parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                      parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
                     FROM (
                      SELECT
                       '2026Q1' AS "period"
                     ) AS "t3"
                    ) AS "t22"
                   ) AS "t27"
                  ) AS "t47"
                  WHERE
                   (
                    "t47"."closed" = 1
                   )
                   OR (
                    (
                     "t47"."created_at" < "t47"."ends_at"
                    )
                    AND (
                     "t47"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                    )
                    AND (
                     (
                      "t47"."outcome" = 'open'
                     ) OR (
                      "t47"."closed_at" >= "t47"."starts_at"
                     )
                    )
                   )
                 ) AS "t57"
                ) AS "t61"
                WHERE
                 isNotNull("t61"."owner")
               ) AS "t62"
               GROUP BY
                "t62"."period",
                "t62"."owner"
              ) AS "t67"
             ) AS "t72"
            ) AS "t78"
            GROUP BY
             "t78"."period",
             "t78"."person"
           ) AS "t83"
          ) AS "t89"
           ON "t100"."period" IS NOT DISTINCT FROM "t89"."same_period"
           AND "t100"."person" IS NOT DISTINCT FROM "t89"."same_person"
         ) AS "t101"
        ) AS "t103"
        LEFT OUTER JOIN (
         SELECT
          "t51"."period" AS "same_period",
          "t51"."person" AS "same_person",
          "t51"."worked" AS "worked"
         FROM (
          SELECT
           "t49"."period" AS "period",
           "t49"."person" AS "person",
           COUNT(*) AS "worked"
          FROM (
           SELECT DISTINCT
            *
           FROM (
            SELECT
             "t40"."deal_id" AS "deal_id",
             "t40"."period" AS "period",
             COALESCE("t40"."person", "t9"."owner") AS "person"
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t20"."deal_id" AS "deal_id",
               "t20"."person" AS "person",
               "t20"."at" AS "at",
               "t22"."period" AS "period",
               "t22"."starts_at" AS "starts_at",
               "t22"."ends_at" AS "ends_at"
              FROM (
               SELECT
                "t2"."deal_id" AS "deal_id",
                "t2"."person" AS "person",
                "t2"."at" AS "at"
               FROM "activities" AS "t2"
               WHERE
                "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                AND COALESCE("t2"."done", TRUE)
                AND isNotNull("t2"."deal_id")
              ) AS "t20"
              CROSS JOIN (
               SELECT
                "t3"."period" AS "period",
                parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
               FROM (
                SELECT
                 '2026Q1' AS "period"
               ) AS "t3"
              ) AS "t22"
             ) AS "t26"
             WHERE
              "t26"."at" >= "t26"."starts_at" AND "t26"."at" < "t26"."ends_at"
            ) AS "t40"
            LEFT OUTER JOIN (
             SELECT
              "t0"."deal_id" AS "owned",
              "t0"."owner" AS "owner"
             FROM "deals" AS "t0"
            ) AS "t9"
             ON "t40"."deal_id" = "t9"."owned"
           ) AS "t46"
          ) AS "t49"
          GROUP BY
           "t49"."period",
           "t49"."person"
         ) AS "t51"
        ) AS "t60"
         ON "t103"."period" IS NOT DISTINCT FROM "t60"."same_period"
         AND "t103"."person" IS NOT DISTINCT FROM "t60"."same_person"
       ) AS "t104"
      ) AS "t105"
      ORDER BY
       "t105"."period" ASC,
       "t105"."person" ASC
     ) AS "t106"
    ) AS "t109"
   ) AS "t112"
  ) AS "t116"
  CROSS JOIN (
   SELECT
    "t25"."without_date" AS "without_date",
    "t25"."created" * 1.0222222222222221 AS "inflow",
    'measured' AS "inflow_is"
   FROM (
    SELECT
     countIf(
      (
       "t0"."created_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
      AND (
       "t0"."created_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
      )
      AND (
       "t0"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
      )
     ) AS "created",
     countIf(isNull("t0"."created_at")) AS "without_date"
    FROM "deals" AS "t0"
   ) AS "t25"
  ) AS "t38"
  CROSS JOIN (
   SELECT
    COUNT(*) AS "present",
    countIf("t111"."starts" > -90) AS "ramping",
    COALESCE(
     SUM(GREATEST(LEAST("t111"."leaves", 92) - GREATEST("t111"."starts" + 90, 0), 0)),
     0
    ) AS "days_0",
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST("t111"."leaves", "t111"."starts" + 30), 92) - GREATEST("t111"."starts" + 0, 0),
       0
      )
     ),
     0
    ) AS "days_1",
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST("t111"."leaves", "t111"."starts" + 60), 92) - GREATEST("t111"."starts" + 30, 0),
       0
      )
     ),
     0
    ) AS "days_2",
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST("t111"."leaves", "t111"."starts" + 90), 92) - GREATEST("t111"."starts" + 60, 0),
       0
      )
     ),
     0
    ) AS "days_3"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t74"."person" AS "person",
      "t74"."starts" AS "starts",
      "t74"."leaves" AS "leaves"
     FROM (
      SELECT
       "t66"."person" AS "person",
       COALESCE(
        DATE_DIFF(DAY, toDate('2026-07-01'), COALESCE("t66"."started_on", "t66"."first_on")),
        -1000000
       ) AS "starts",
       COALESCE(DATE_DIFF(DAY, toDate('2026-07-01'), "t66"."left_on"), 1000000) AS "leaves"
      FROM (
       SELECT
        "t64".*
        EXCEPT ("told")
       FROM (
        SELECT
         "t53"."person" AS "person",
         "t53"."first_on" AS "first_on",
         "t58"."told" AS "told",
         "t58"."started_on" AS "started_on",
         "t58"."left_on" AS "left_on"
        FROM (
         SELECT
          "t50"."person" AS "person",
          "t50"."first_on" AS "first_on"
         FROM (
          SELECT
           "t17"."person" AS "person",
           "t43"."seen" AS "seen",
           "t43"."first_on" AS "first_on"
          FROM (
           SELECT DISTINCT
            "t0"."owner" AS "person"
           FROM "deals" AS "t0"
           WHERE
            isNotNull("t0"."owner")
          ) AS "t17"
          LEFT OUTER JOIN (
           SELECT
            "t32"."person" AS "seen",
            toDate("t32"."first_deal") AS "first_on"
           FROM "t28" AS "t32"
           WHERE
            toRelativeSecondNum("t32"."first_deal") >= (
             "t32"."begins" + 7776000.0
            )
          ) AS "t43"
           ON "t17"."person" = "t43"."seen"
         ) AS "t50"
        ) AS "t53"
        LEFT OUTER JOIN (
         SELECT
          "t48"."person" AS "told",
          "t48"."started_on" AS "started_on",
          CASE
           WHEN "t48"."gone" AND isNull("t48"."left_on")
           THEN COALESCE("t48"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
           ELSE "t48"."left_on"
          END AS "left_on"
         FROM (
          SELECT
           "t45".*
           EXCEPT ("same_person")
          FROM (
           SELECT
            "t34"."person" AS "person",
            "t34"."started_on" AS "started_on",
            "t34"."left_on" AS "left_on",
            "t34"."gone" AS "gone",
            "t39"."same_person" AS "same_person",
            "t39"."last_on" AS "last_on"
           FROM (
            SELECT
             "t19"."person" AS "person",
             MIN("t19"."started_on") AS "started_on",
             MAX("t19"."left_on") AS "left_on",
             MIN("t19"."gone") AS "gone"
            FROM (
             SELECT
              "t1"."person" AS "person",
              "t1"."name" AS "name",
              "t1"."team" AS "team",
              "t1"."manager" AS "manager",
              "t1"."region" AS "region",
              "t1"."active" AS "active",
              "t1"."started_on" AS "started_on",
              "t1"."left_on" AS "left_on",
              "t1"."source_file" AS "source_file",
              "t1"."source_row" AS "source_row",
              COALESCE("t1"."active", TRUE) = FALSE AS "gone"
             FROM "people" AS "t1"
            ) AS "t19"
            GROUP BY
             "t19"."person"
           ) AS "t34"
           LEFT OUTER JOIN (
            SELECT
             "t31"."person" AS "same_person",
             "t31"."last_on" AS "last_on"
            FROM (
             SELECT
              "t21"."person" AS "person",
              MAX("t21"."last_on") AS "last_on"
             FROM (
              SELECT
               *
              FROM (
               SELECT
                "t0"."owner" AS "person",
                toDate("t0"."closed_at") AS "last_on"
               FROM "deals" AS "t0"
               WHERE
                "t0"."outcome" IN ('won', 'lost')
                AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
              ) AS "t8"
              UNION ALL
              SELECT
               *
              FROM (
               SELECT
                "t2"."person" AS "person",
                toDate("t2"."at") AS "last_on"
               FROM "activities" AS "t2"
               WHERE
                "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                AND COALESCE("t2"."done", TRUE)
              ) AS "t12"
             ) AS "t21"
             GROUP BY
              "t21"."person"
            ) AS "t31"
           ) AS "t39"
            ON "t34"."person" IS NOT DISTINCT FROM "t39"."same_person"
          ) AS "t45"
         ) AS "t48"
        ) AS "t58"
         ON "t53"."person" = "t58"."told"
       ) AS "t64"
      ) AS "t66"
     ) AS "t74"
     LEFT SEMI JOIN (
      SELECT
       "t105"."person" AS "person",
       "t105"."period" AS "period",
       "t105"."closed" AS "closed",
       COALESCE("t105"."worked", 0) AS "worked",
       "t105"."in_hand" AS "in_hand",
       "t105"."days" AS "days",
       "t105"."per_day" AS "per_day",
       "t105"."per_week" AS "per_week",
       "t105"."per_month" AS "per_month",
       "t105"."mean" AS "mean",
       "t105"."band_low" AS "band_low",
       "t105"."band_high" AS "band_high",
       "t105"."deviation" AS "deviation",
       "t105"."flagged" AS "flagged",
       "t105"."ramping" AS "ramping",
       "t105"."compared" AS "compared",
       "t105"."expected" AS "expected",
       "t105"."like_for_like" AS "like_for_like"
      FROM (
       SELECT
        "t104".*
        EXCEPT ("same_period", "same_person")
       FROM (
        SELECT
         "t103"."period" AS "period",
         "t103"."person" AS "person",
         "t103"."closed" AS "closed",
         "t103"."in_hand" AS "in_hand",
         "t103"."first_on" AS "first_on",
         "t103"."start" AS "start",
         "t103"."until" AS "until",
         "t103"."started_on" AS "started_on",
         "t103"."left_on" AS "left_on",
         "t103"."days" AS "days",
         "t103"."ramping" AS "ramping",
         "t103"."per_day" AS "per_day",
         "t103"."compared" AS "compared",
         "t103"."pace" AS "pace",
         "t103"."total" AS "total",
         "t103"."people" AS "people",
         "t103"."mean" AS "mean",
         "t103"."band_low" AS "band_low",
         "t103"."band_high" AS "band_high",
         "t103"."deviation" AS "deviation",
         "t103"."flagged" AS "flagged",
         "t103"."per_week" AS "per_week",
         "t103"."per_month" AS "per_month",
         "t103"."expected" AS "expected",
         "t103"."like_for_like" AS "like_for_like",
         "t60"."same_period" AS "same_period",
         "t60"."same_person" AS "same_person",
         "t60"."worked" AS "worked"
        FROM (
         SELECT
          "t101".*
          EXCEPT ("same_period", "same_person")
         FROM (
          SELECT
           "t100"."period" AS "period",
           "t100"."person" AS "person",
           "t100"."closed" AS "closed",
           "t100"."in_hand" AS "in_hand",
           "t100"."first_on" AS "first_on",
           "t100"."start" AS "start",
           "t100"."until" AS "until",
           "t100"."started_on" AS "started_on",
           "t100"."left_on" AS "left_on",
           "t100"."days" AS "days",
           "t100"."ramping" AS "ramping",
           "t100"."per_day" AS "per_day",
           "t100"."compared" AS "compared",
           "t100"."pace" AS "pace",
           "t100"."total" AS "total",
           "t100"."people" AS "people",
           "t100"."mean" AS "mean",
           "t100"."band_low" AS "band_low",
           "t100"."band_high" AS "band_high",
           "t100"."deviation" AS "deviation",
           "t100"."flagged" AS "flagged",
           "t100"."per_week" AS "per_week",
           "t100"."per_month" AS "per_month",
           "t89"."same_period" AS "same_period",
           "t89"."same_person" AS "same_person",
           "t89"."expected" AS "expected",
           "t89"."like_for_like" AS "like_for_like"
          FROM (
           SELECT
            "t96"."period" AS "period",
            "t96"."person" AS "person",
            "t96"."closed" AS "closed",
            "t96"."in_hand" AS "in_hand",
            "t96"."first_on" AS "first_on",
            "t96"."start" AS "start",
            "t96"."until" AS "until",
            "t96"."started_on" AS "started_on",
            "t96"."left_on" AS "left_on",
            "t96"."days" AS "days",
            "t96"."ramping" AS "ramping",
            "t96"."per_day" AS "per_day",
            "t96"."compared" AS "compared",
            "t96"."pace" AS "pace",
            "t96"."total" AS "total",
            "t96"."people" AS "people",
            "t96"."total" / nullIf("t96"."people", 0) AS "mean",
            (
             "t96"."total" / nullIf("t96"."people", 0)
            ) * 0.8 AS "band_low",
            (
             "t96"."total" / nullIf("t96"."people", 0)
            ) * 1.2 AS "band_high",
            CASE
             WHEN (
              "t96"."total" / nullIf("t96"."people", 0)
             ) >= 1.0
             THEN (
              "t96"."pace" / nullIf("t96"."total" / nullIf("t96"."people", 0), 0.0)
             ) - 1.0
             ELSE CAST(NULL AS Nullable(Float64))
            END AS "deviation",
            CASE
             WHEN "t96"."compared" AND (
              (
               "t96"."total" / nullIf("t96"."people", 0)
              ) >= 1.0
             )
             THEN (
              ABS((
               "t96"."people" * "t96"."pace"
              ) - "t96"."total") * 5.0
             ) > "t96"."total"
             ELSE CAST(NULL AS Nullable(Bool))
            END AS "flagged",
            "t96"."per_day" * 7.0 AS "per_week",
            "t96"."per_day" * 30.4375 AS "per_month"
           FROM (
            SELECT
             "t94"."period" AS "period",
             "t94"."person" AS "person",
             "t94"."closed" AS "closed",
             "t94"."in_hand" AS "in_hand",
             "t94"."first_on" AS "first_on",
             "t94"."start" AS "start",
             "t94"."until" AS "until",
             "t94"."started_on" AS "started_on",
             "t94"."left_on" AS "left_on",
             "t94"."days" AS "days",
             "t94"."ramping" AS "ramping",
             "t94"."per_day" AS "per_day",
             "t94"."compared" AS "compared",
             "t94"."pace" AS "pace",
             SUM(CASE WHEN "t94"."compared" THEN "t94"."pace" ELSE 0.0 END) OVER (
              PARTITION BY "t94"."period"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS "total",
             SUM(CAST("t94"."compared" AS Nullable(Int64))) OVER (
              PARTITION BY "t94"."period"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS "people"
            FROM (
             SELECT
              "t92"."period" AS "period",
              "t92"."person" AS "person",
              "t92"."closed" AS "closed",
              "t92"."in_hand" AS "in_hand",
              "t92"."first_on" AS "first_on",
              "t92"."start" AS "start",
              "t92"."until" AS "until",
              "t92"."started_on" AS "started_on",
              "t92"."left_on" AS "left_on",
              "t92"."days" AS "days",
              "t92"."ramping" AS "ramping",
              "t92"."closed" / nullIf("t92"."days", 0) AS "per_day",
              isNotNull("t92"."person")
              AND (
               "t92"."days" > 0
              )
              AND NOT (
               COALESCE("t92"."ramping", FALSE)
              ) AS "compared",
              (
               "t92"."closed" * DATE_DIFF(DAY, "t92"."start", "t92"."until")
              ) / nullIf("t92"."days", 0) AS "pace"
             FROM (
              SELECT
               "t86"."period" AS "period",
               "t86"."person" AS "person",
               "t86"."closed" AS "closed",
               "t86"."in_hand" AS "in_hand",
               "t86"."first_on" AS "first_on",
               "t86"."start" AS "start",
               "t86"."until" AS "until",
               "t86"."started_on" AS "started_on",
               "t86"."left_on" AS "left_on",
               CASE
                WHEN DATE_DIFF(
                 DAY,
                 CASE
                  WHEN COALESCE("t86"."started_on", "t86"."first_on") > "t86"."start"
                  THEN COALESCE("t86"."started_on", "t86"."first_on")
                  ELSE "t86"."start"
                 END,
                 CASE
                  WHEN "t86"."left_on" < "t86"."until"
                  THEN "t86"."left_on"
                  ELSE "t86"."until"
                 END
                ) > 0
                THEN DATE_DIFF(
                 DAY,
                 CASE
                  WHEN COALESCE("t86"."started_on", "t86"."first_on") > "t86"."start"
                  THEN COALESCE("t86"."started_on", "t86"."first_on")
                  ELSE "t86"."start"
                 END,
                 CASE
                  WHEN "t86"."left_on" < "t86"."until"
                  THEN "t86"."left_on"
                  ELSE "t86"."until"
                 END
                )
                ELSE 0
               END AS "days",
               COALESCE("t86"."started_on", "t86"."first_on") > (
                "t86"."start" - INTERVAL '90' DAY
               ) AS "ramping"
              FROM (
               SELECT
                "t84".*
                EXCEPT ("same_person")
               FROM (
                SELECT
                 "t81"."period" AS "period",
                 "t81"."person" AS "person",
                 "t81"."closed" AS "closed",
                 "t81"."in_hand" AS "in_hand",
                 "t81"."first_on" AS "first_on",
                 "t81"."start" AS "start",
                 "t81"."until" AS "until",
                 "t59"."same_person" AS "same_person",
                 "t59"."started_on" AS "started_on",
                 "t59"."left_on" AS "left_on"
                FROM (
                 SELECT
                  "t77".*
                  EXCEPT ("same_period")
                 FROM (
                  SELECT
                   "t73"."period" AS "period",
                   "t73"."person" AS "person",
                   "t73"."closed" AS "closed",
                   "t73"."in_hand" AS "in_hand",
                   "t73"."first_on" AS "first_on",
                   "t23"."same_period" AS "same_period",
                   "t23"."start" AS "start",
                   "t23"."until" AS "until"
                  FROM (
                   SELECT
                    "t68".*
                    EXCEPT ("same_person")
                   FROM (
                    SELECT
                     "t65"."period" AS "period",
                     "t65"."person" AS "person",
                     "t65"."closed" AS "closed",
                     "t65"."in_hand" AS "in_hand",
                     "t44"."same_person" AS "same_person",
                     "t44"."first_on" AS "first_on"
                    FROM (
                     SELECT
                      "t61"."period" AS "period",
                      "t61"."owner" AS "person",
                      SUM("t61"."closed") AS "closed",
                      COUNT(*) AS "in_hand"
                     FROM (
                      SELECT
                       "t57".*
                       EXCEPT ("ends_at", "starts_at")
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         "t27"."deal_id" AS "deal_id",
                         "t27"."owner" AS "owner",
                         "t27"."outcome" AS "outcome",
                         "t27"."created_at" AS "created_at",
                         "t27"."closed_at" AS "closed_at",
                         "t27"."period" AS "period",
                         "t27"."starts_at" AS "starts_at",
                         "t27"."ends_at" AS "ends_at",
                         CAST(COALESCE(
                          "t27"."outcome" IN ('won', 'lost')
                          AND (
                           (
                            "t27"."closed_at" >= "t27"."starts_at"
                           )
                           AND (
                            "t27"."closed_at" < "t27"."ends_at"
                           )
                           AND (
                            "t27"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                           )
                          ),
                          FALSE
                         ) AS Nullable(Int64)) AS "closed"
                        FROM (
                         SELECT
                          "t10"."deal_id" AS "deal_id",
                          "t10"."owner" AS "owner",
                          "t10"."outcome" AS "outcome",
                          "t10"."created_at" AS "created_at",
                          "t10"."closed_at" AS "closed_at",
                          "t22"."period" AS "period",
                          "t22"."starts_at" AS "starts_at",
                          "t22"."ends_at" AS "ends_at"
                         FROM (
                          SELECT
                           "t0"."deal_id" AS "deal_id",
                           "t0"."owner" AS "owner",
                           "t0"."outcome" AS "outcome",
                           "t0"."created_at" AS "created_at",
                           "t0"."closed_at" AS "closed_at"
                          FROM "deals" AS "t0"
                         ) AS "t10"
                         CROSS JOIN (
                          SELECT
                           "t3"."period" AS "period",
                           parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                           parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
                          FROM (
                           SELECT
                            '2026Q1' AS "period"
                          ) AS "t3"
                         ) AS "t22"
                        ) AS "t27"
                       ) AS "t47"
                       WHERE
                        (
                         "t47"."closed" = 1
                        )
                        OR (
                         (
                          "t47"."created_at" < "t47"."ends_at"
                         )
                         AND (
                          "t47"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                         )
                         AND (
                          (
                           "t47"."outcome" = 'open'
                          ) OR (
                           "t47"."closed_at" >= "t47"."starts_at"
                          )
                         )
                        )
                      ) AS "t57"
                     ) AS "t61"
                     GROUP BY
                      "t61"."period",
                      "t61"."owner"
                    ) AS "t65"
                    LEFT OUTER JOIN (
                     SELECT
                      "t32"."person" AS "same_person",
                      toDate("t32"."first_deal") AS "first_on"
                     FROM "t28" AS "t32"
                     WHERE
                      toRelativeSecondNum("t32"."first_deal") >= (
                       "t32"."begins" + 7776000.0
                      )
                    ) AS "t44"
                     ON "t65"."person" IS NOT DISTINCT FROM "t44"."same_person"
                   ) AS "t68"
                  ) AS "t73"
                  LEFT OUTER JOIN (
                   SELECT
                    "t3"."period" AS "same_period",
                    toDate('2026-01-01') AS "start",
                    toDate('2026-04-01') AS "until"
                   FROM (
                    SELECT
                     '2026Q1' AS "period"
                   ) AS "t3"
                  ) AS "t23"
                   ON "t73"."period" IS NOT DISTINCT FROM "t23"."same_period"
                 ) AS "t77"
                ) AS "t81"
                LEFT OUTER JOIN (
                 SELECT
                  "t48"."person" AS "same_person",
                  "t48"."started_on" AS "started_on",
                  CASE
                   WHEN "t48"."gone" AND isNull("t48"."left_on")
                   THEN COALESCE("t48"."last_on" + INTERVAL '1' DAY, toDate('0001-01-01'))
                   ELSE "t48"."left_on"
                  END AS "left_on"
                 FROM (
                  SELECT
                   "t45".*
                   EXCEPT ("same_person")
                  FROM (
                   SELECT
                    "t34"."person" AS "person",
                    "t34"."started_on" AS "started_on",
                    "t34"."left_on" AS "left_on",
                    "t34"."gone" AS "gone",
                    "t39"."same_person" AS "same_person",
                    "t39"."last_on" AS "last_on"
                   FROM (
                    SELECT
                     "t19"."person" AS "person",
                     MIN("t19"."started_on") AS "started_on",
                     MAX("t19"."left_on") AS "left_on",
                     MIN("t19"."gone") AS "gone"
                    FROM (
                     SELECT
                      "t1"."person" AS "person",
                      "t1"."name" AS "name",
                      "t1"."team" AS "team",
                      "t1"."manager" AS "manager",
                      "t1"."region" AS "region",
                      "t1"."active" AS "active",
                      "t1"."started_on" AS "started_on",
                      "t1"."left_on" AS "left_on",
                      "t1"."source_file" AS "source_file",
                      "t1"."source_row" AS "source_row",
                      COALESCE("t1"."active", TRUE) = FALSE AS "gone"
                     FROM "people" AS "t1"
                    ) AS "t19"
                    GROUP BY
                     "t19"."person"
                   ) AS "t34"
                   LEFT OUTER JOIN (
                    SELECT
                     "t31"."person" AS "same_person",
                     "t31"."last_on" AS "last_on"
                    FROM (
                     SELECT
                      "t21"."person" AS "person",
                      MAX("t21"."last_on") AS "last_on"
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t0"."owner" AS "person",
                        toDate("t0"."closed_at") AS "last_on"
                       FROM "deals" AS "t0"
                       WHERE
                        "t0"."outcome" IN ('won', 'lost')
                        AND "t0"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                      ) AS "t8"
                      UNION ALL
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t2"."person" AS "person",
                        toDate("t2"."at") AS "last_on"
                       FROM "activities" AS "t2"
                       WHERE
                        "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                        AND COALESCE("t2"."done", TRUE)
                      ) AS "t12"
                     ) AS "t21"
                     GROUP BY
                      "t21"."person"
                    ) AS "t31"
                   ) AS "t39"
                    ON "t34"."person" IS NOT DISTINCT FROM "t39"."same_person"
                  ) AS "t45"
                 ) AS "t48"
                ) AS "t59"
                 ON "t81"."person" IS NOT DISTINCT FROM "t59"."same_person"
               ) AS "t84"
              ) AS "t86"
             ) AS "t92"
            ) AS "t94"
           ) AS "t96"
          ) AS "t100"
          LEFT OUTER JOIN (
           SELECT
            "t83"."period" AS "same_period",
            "t83"."person" AS "same_person",
            "t83"."expected" AS "expected",
            "t83"."like_for_like" AS "like_for_like"
           FROM (
            SELECT
             "t78"."period" AS "period",
             "t78"."person" AS "person",
             SUM("t78"."due") AS "expected",
             SUM("t78"."h") * (
              MAX("t78"."rate") + SUM("t78"."extra")
             ) AS "like_for_like"
            FROM (
             SELECT
              "t72"."period" AS "period",
              "t72"."person" AS "person",
              "t72"."h" AS "h",
              "t72"."c" AS "c",
              "t72"."group_h" AS "group_h",
              "t72"."group_c" AS "group_c",
              "t72"."all_h" AS "all_h",
              "t72"."all_c" AS "all_c",
              "t72"."h" * (
               "t72"."group_c" / "t72"."group_h"
              ) AS "due",
              (
               "t72"."group_h" / "t72"."all_h"
              ) * (
               (
                "t72"."c" / "t72"."h"
               ) - (
                "t72"."group_c" / "t72"."group_h"
               )
              ) AS "extra",
              "t72"."all_c" / "t72"."all_h" AS "rate"
             FROM (
              SELECT
               "t67"."period" AS "period",
               "t67"."person" AS "person",
               "t67"."h" AS "h",
               "t67"."c" AS "c",
               SUM("t67"."h") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "group_h",
               SUM("t67"."c") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "group_c",
               SUM("t67"."h") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "all_h",
               SUM("t67"."c") OVER (
                PARTITION BY "t67"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS "all_c"
              FROM (
               SELECT
                "t62"."period" AS "period",
                "t62"."owner" AS "person",
                COUNT(*) AS "h",
                SUM("t62"."closed") AS "c"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t57".*
                  EXCEPT ("ends_at", "starts_at")
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t27"."deal_id" AS "deal_id",
                    "t27"."owner" AS "owner",
                    "t27"."outcome" AS "outcome",
                    "t27"."created_at" AS "created_at",
                    "t27"."closed_at" AS "closed_at",
                    "t27"."period" AS "period",
                    "t27"."starts_at" AS "starts_at",
                    "t27"."ends_at" AS "ends_at",
                    CAST(COALESCE(
                     "t27"."outcome" IN ('won', 'lost')
                     AND (
                      (
                       "t27"."closed_at" >= "t27"."starts_at"
                      )
                      AND (
                       "t27"."closed_at" < "t27"."ends_at"
                      )
                      AND (
                       "t27"."closed_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                      )
                     ),
                     FALSE
                    ) AS Nullable(Int64)) AS "closed"
                   FROM (
                    SELECT
                     "t10"."deal_id" AS "deal_id",
                     "t10"."owner" AS "owner",
                     "t10"."outcome" AS "outcome",
                     "t10"."created_at" AS "created_at",
                     "t10"."closed_at" AS "closed_at",
                     "t22"."period" AS "period",
                     "t22"."starts_at" AS "starts_at",
                     "t22"."ends_at" AS "ends_at"
                    FROM (
                     SELECT
                      "t0"."deal_id" AS "deal_id",
                      "t0"."owner" AS "owner",
                      "t0"."outcome" AS "outcome",
                      "t0"."created_at" AS "created_at",
                      "t0"."closed_at" AS "closed_at"
                     FROM "deals" AS "t0"
                    ) AS "t10"
                    CROSS JOIN (
                     SELECT
                      "t3"."period" AS "period",
                      parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                      parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
                     FROM (
                      SELECT
                       '2026Q1' AS "period"
                     ) AS "t3"
                    ) AS "t22"
                   ) AS "t27"
                  ) AS "t47"
                  WHERE
                   (
                    "t47"."closed" = 1
                   )
                   OR (
                    (
                     "t47"."created_at" < "t47"."ends_at"
                    )
                    AND (
                     "t47"."created_at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                    )
                    AND (
                     (
                      "t47"."outcome" = 'open'
                     ) OR (
                      "t47"."closed_at" >= "t47"."starts_at"
                     )
                    )
                   )
                 ) AS "t57"
                ) AS "t61"
                WHERE
                 isNotNull("t61"."owner")
               ) AS "t62"
               GROUP BY
                "t62"."period",
                "t62"."owner"
              ) AS "t67"
             ) AS "t72"
            ) AS "t78"
            GROUP BY
             "t78"."period",
             "t78"."person"
           ) AS "t83"
          ) AS "t89"
           ON "t100"."period" IS NOT DISTINCT FROM "t89"."same_period"
           AND "t100"."person" IS NOT DISTINCT FROM "t89"."same_person"
         ) AS "t101"
        ) AS "t103"
        LEFT OUTER JOIN (
         SELECT
          "t51"."period" AS "same_period",
          "t51"."person" AS "same_person",
          "t51"."worked" AS "worked"
         FROM (
          SELECT
           "t49"."period" AS "period",
           "t49"."person" AS "person",
           COUNT(*) AS "worked"
          FROM (
           SELECT DISTINCT
            *
           FROM (
            SELECT
             "t40"."deal_id" AS "deal_id",
             "t40"."period" AS "period",
             COALESCE("t40"."person", "t9"."owner") AS "person"
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t20"."deal_id" AS "deal_id",
               "t20"."person" AS "person",
               "t20"."at" AS "at",
               "t22"."period" AS "period",
               "t22"."starts_at" AS "starts_at",
               "t22"."ends_at" AS "ends_at"
              FROM (
               SELECT
                "t2"."deal_id" AS "deal_id",
                "t2"."person" AS "person",
                "t2"."at" AS "at"
               FROM "activities" AS "t2"
               WHERE
                "t2"."at" <= parseDateTimeBestEffort('2026-04-15T23:59:59')
                AND COALESCE("t2"."done", TRUE)
                AND isNotNull("t2"."deal_id")
              ) AS "t20"
              CROSS JOIN (
               SELECT
                "t3"."period" AS "period",
                parseDateTimeBestEffort('2026-01-01T00:00:00') AS "starts_at",
                parseDateTimeBestEffort('2026-04-01T00:00:00') AS "ends_at"
               FROM (
                SELECT
                 '2026Q1' AS "period"
               ) AS "t3"
              ) AS "t22"
             ) AS "t26"
             WHERE
              "t26"."at" >= "t26"."starts_at" AND "t26"."at" < "t26"."ends_at"
            ) AS "t40"
            LEFT OUTER JOIN (
             SELECT
              "t0"."deal_id" AS "owned",
              "t0"."owner" AS "owner"
             FROM "deals" AS "t0"
            ) AS "t9"
             ON "t40"."deal_id" = "t9"."owned"
           ) AS "t46"
          ) AS "t49"
          GROUP BY
           "t49"."period",
           "t49"."person"
         ) AS "t51"
        ) AS "t60"
         ON "t103"."period" IS NOT DISTINCT FROM "t60"."same_period"
         AND "t103"."person" IS NOT DISTINCT FROM "t60"."same_person"
       ) AS "t104"
      ) AS "t105"
      WHERE
       "t105"."in_hand" > 0
      ORDER BY
       "t105"."period" ASC,
       "t105"."person" ASC
     ) AS "t108"
      ON "t74"."person" = "t108"."person"
    ) AS "t110"
    WHERE
     "t110"."leaves" > -77
   ) AS "t111"
  ) AS "t114"
 ) AS "t117"
) AS "t118"
