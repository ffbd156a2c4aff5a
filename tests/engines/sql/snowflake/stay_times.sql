WITH "t11" AS (
 SELECT
  "t10"."pipeline",
  "t10"."stage",
  "t10"."position",
  "t10"."source",
  "t10"."n",
  "t10"."open",
  "t10"."without_end",
  CAST(ROW_NUMBER() OVER (
   ORDER BY "t10"."pipeline" ASC, "t10"."stage" ASC, "t10"."position" ASC, "t10"."source" ASC
  ) - 1 AS INT) AS "number"
 FROM (
  SELECT
   "t7"."pipeline",
   "t7"."stage",
   "t7"."position",
   "t7"."source",
   COUNT_IF("t7"."known") AS "n",
   COUNT_IF("t7"."known" AND NOT (
    "t7"."ended"
   )) AS "open",
   COUNT_IF(NOT (
    "t7"."known"
   )) AS "without_end"
  FROM (
   SELECT
    "t6"."deal_id",
    "t6"."pipeline",
    "t6"."stage",
    "t6"."position",
    "t6"."source",
    "t6"."visit",
    IFF(
     (
      "t6"."left_at" IS NOT NULL
     )
     OR NOT (
      COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
     ),
     CAST(DATE_PART(
      'epoch',
      COALESCE(
       "t6"."left_at",
       CAST(TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0) AS TIMESTAMPTZ)
      )
     ) - DATE_PART('epoch', "t6"."entered_at") AS DOUBLE) / 86400.0,
     CAST(NULL AS DOUBLE)
    ) AS "days",
    "t6"."left_at" IS NOT NULL AS "ended",
    (
     "t6"."left_at" IS NOT NULL
    )
    OR NOT (
     COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
    ) AS "known"
   FROM (
    SELECT
     "t5".*
     EXCLUDE ("carried_id")
    FROM (
     SELECT
      "t2"."deal_id",
      "t2"."pipeline",
      "t2"."stage",
      "t2"."position",
      "t2"."kind",
      "t2"."sequence",
      "t2"."visit",
      "t2"."entered_at",
      "t2"."left_at",
      "t2"."next_pipeline",
      "t2"."next_stage",
      "t2"."next_position",
      "t2"."next_kind",
      "t2"."previous_position",
      "t2"."furthest_position",
      "t2"."furthest_stage",
      "t2"."outcome",
      "t2"."closed_at",
      "t4"."carried_id",
      "t4"."source"
     FROM "stays" AS "t2"
     LEFT OUTER JOIN (
      SELECT
       "t1"."deal_id" AS "carried_id",
       "t1"."source"
      FROM "deals" AS "t1"
     ) AS "t4"
      ON "t2"."deal_id" = "t4"."carried_id"
    ) AS "t5"
   ) AS "t6"
   WHERE
    "t6"."kind" = 'open'
    AND "t6"."entered_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
    AND "t6"."entered_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
  ) AS "t7"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t10"
), "t23" AS (
 SELECT
  "t22"."number",
  "t22"."days",
  CAST("t22"."at_risk" AS BIGINT) AS "at_risk",
  CAST("t22"."ended" AS BIGINT) AS "ended",
  IFF(
   "t22"."ended" >= "t22"."at_risk",
   0.0,
   EXP(
    SUM(LOG(NULL, NULLIF(1.0 - (
     "t22"."ended" / "t22"."at_risk"
    ), 0.0))) OVER (
     PARTITION BY "t22"."number"
     ORDER BY "t22"."days" ASC
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
   )
  ) AS "survival"
 FROM (
  SELECT
   "t21"."number",
   "t21"."days",
   "t21"."left",
   "t21"."ended",
   SUM("t21"."left") OVER (
    PARTITION BY "t21"."number"
    ORDER BY "t21"."days" DESC NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
   ) AS "at_risk"
  FROM (
   SELECT
    "t20"."number",
    "t20"."days",
    "t20"."mass" AS "left",
    "t20"."ended"
   FROM (
    SELECT
     "t19".*
     EXCLUDE ("shortest")
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t17"."number",
       "t17"."days",
       CAST(SUM("t17"."mass") AS DOUBLE) AS "mass",
       CAST(SUM("t17"."ended") AS DOUBLE) AS "ended",
       MIN("t17"."days") AS "shortest"
      FROM (
       SELECT
        "t16"."number",
        "t16"."days",
        1 AS "mass",
        IFF(COALESCE("t16"."ended", FALSE), 1, 0) AS "ended"
       FROM (
        SELECT
         "t15"."number",
         "t9"."days",
         "t9"."ended"
        FROM (
         SELECT
          "t6"."pipeline",
          "t6"."stage",
          "t6"."position",
          "t6"."source",
          IFF(
           (
            "t6"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
           ),
           CAST(DATE_PART(
            'epoch',
            COALESCE(
             "t6"."left_at",
             CAST(TIMESTAMP_FROM_PARTS(2026, 3, 31, 23, 59, 59, 0) AS TIMESTAMPTZ)
            )
           ) - DATE_PART('epoch', "t6"."entered_at") AS DOUBLE) / 86400.0,
           CAST(NULL AS DOUBLE)
          ) AS "days",
          "t6"."left_at" IS NOT NULL AS "ended"
         FROM (
          SELECT
           "t5".*
           EXCLUDE ("carried_id")
          FROM (
           SELECT
            "t2"."deal_id",
            "t2"."pipeline",
            "t2"."stage",
            "t2"."position",
            "t2"."kind",
            "t2"."sequence",
            "t2"."visit",
            "t2"."entered_at",
            "t2"."left_at",
            "t2"."next_pipeline",
            "t2"."next_stage",
            "t2"."next_position",
            "t2"."next_kind",
            "t2"."previous_position",
            "t2"."furthest_position",
            "t2"."furthest_stage",
            "t2"."outcome",
            "t2"."closed_at",
            "t4"."carried_id",
            "t4"."source"
           FROM "stays" AS "t2"
           LEFT OUTER JOIN (
            SELECT
             "t1"."deal_id" AS "carried_id",
             "t1"."source"
            FROM "deals" AS "t1"
           ) AS "t4"
            ON "t2"."deal_id" = "t4"."carried_id"
          ) AS "t5"
         ) AS "t6"
         WHERE
          "t6"."kind" = 'open'
          AND "t6"."entered_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
          AND "t6"."entered_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
          AND (
           (
            "t6"."left_at" IS NOT NULL
           )
           OR NOT (
            COALESCE("t6"."outcome" IN ('won', 'lost'), FALSE)
           )
          )
        ) AS "t9"
        INNER JOIN (
         SELECT
          "t12"."number",
          "t12"."pipeline" AS "group_pipeline",
          "t12"."stage" AS "group_stage",
          "t12"."position" AS "group_position",
          "t12"."source" AS "group_source"
         FROM "t11" AS "t12"
        ) AS "t15"
         ON "t9"."pipeline" IS NOT DISTINCT FROM "t15"."group_pipeline"
         AND "t9"."stage" IS NOT DISTINCT FROM "t15"."group_stage"
         AND "t9"."position" IS NOT DISTINCT FROM "t15"."group_position"
         AND "t9"."source" IS NOT DISTINCT FROM "t15"."group_source"
       ) AS "t16"
      ) AS "t17"
      GROUP BY
       1,
       2
     ) AS "t18"
     WHERE
      "t18"."shortest" >= 0
    ) AS "t19"
   ) AS "t20"
  ) AS "t21"
 ) AS "t22"
)
SELECT
 "t13"."pipeline",
 "t13"."stage",
 "t13"."position",
 "t13"."source",
 "t13"."n",
 "t13"."open",
 "t13"."without_end",
 "t26"."median_days",
 "t26"."p90_days",
 "t32"."mean_days",
 "t32"."mean_low",
 "t32"."mean_high",
 "t32"."longest_days",
 "t32"."beyond_share"
FROM "t11" AS "t13"
LEFT OUTER JOIN (
 SELECT
  "t24"."number",
  MIN(IFF("t24"."survival" <= 0.500000001, "t24"."days", NULL)) AS "median_days",
  MIN(IFF("t24"."survival" <= 0.10000000099999998, "t24"."days", NULL)) AS "p90_days"
 FROM "t23" AS "t24"
 GROUP BY
  1
) AS "t26"
 ON "t13"."number" = "t26"."number"
LEFT OUTER JOIN (
 SELECT
  "t30"."number",
  "t30"."mean" AS "mean_days",
  IFF(
   NULLIF(
    SQRT(
     GREATEST(
      (
       (
        "t30"."mean" * "t30"."mean" * "t30"."spread"
       ) - (
        "t30"."mean" * 2.0 * "t30"."spread_area"
       )
      ) + "t30"."spread_square",
      0.0
     )
    ),
    0.0
   ) IS NOT NULL,
   GREATEST(
    "t30"."mean" - (
     NULLIF(
      SQRT(
       GREATEST(
        (
         (
          "t30"."mean" * "t30"."mean" * "t30"."spread"
         ) - (
          "t30"."mean" * 2.0 * "t30"."spread_area"
         )
        ) + "t30"."spread_square",
        0.0
       )
      ),
      0.0
     ) * 1.959963984540054
    ),
    0.0
   ),
   CAST(NULL AS DOUBLE)
  ) AS "mean_low",
  IFF(
   NULLIF(
    SQRT(
     GREATEST(
      (
       (
        "t30"."mean" * "t30"."mean" * "t30"."spread"
       ) - (
        "t30"."mean" * 2.0 * "t30"."spread_area"
       )
      ) + "t30"."spread_square",
      0.0
     )
    ),
    0.0
   ) IS NOT NULL,
   "t30"."mean" + (
    NULLIF(
     SQRT(
      GREATEST(
       (
        (
         "t30"."mean" * "t30"."mean" * "t30"."spread"
        ) - (
         "t30"."mean" * 2.0 * "t30"."spread_area"
        )
       ) + "t30"."spread_square",
       0.0
      )
     ),
     0.0
    ) * 1.959963984540054
   ),
   CAST(NULL AS DOUBLE)
  ) AS "mean_high",
  "t30"."longest" AS "longest_days",
  "t30"."beyond" AS "beyond_share"
 FROM (
  SELECT
   "t29"."number",
   "t29"."fallen",
   "t29"."left",
   "t29"."longest",
   "t29"."beyond",
   "t29"."spread",
   "t29"."spread_area",
   "t29"."spread_square",
   "t29"."fallen" + (
    "t29"."longest" * "t29"."left"
   ) AS "mean"
  FROM (
   SELECT
    "t28"."number",
    COALESCE(SUM("t28"."fell"), 0.0) AS "fallen",
    COALESCE(MIN(IFF("t28"."survival" > 0.0, "t28"."survival", NULL)), 1.0) AS "left",
    MAX("t28"."days") AS "longest",
    MIN("t28"."survival") AS "beyond",
    SUM("t28"."variance") AS "spread",
    SUM("t28"."variance" * "t28"."area") AS "spread_area",
    SUM("t28"."variance" * "t28"."area" * "t28"."area") AS "spread_square"
   FROM (
    SELECT
     "t27"."number",
     "t27"."days",
     "t27"."at_risk",
     "t27"."ended",
     "t27"."survival",
     "t27"."fell",
     "t27"."variance",
     SUM("t27"."fell") OVER (
      PARTITION BY "t27"."number"
      ORDER BY "t27"."days" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
     ) + (
      "t27"."days" * "t27"."survival"
     ) AS "area"
    FROM (
     SELECT
      "t24"."number",
      "t24"."days",
      "t24"."at_risk",
      "t24"."ended",
      "t24"."survival",
      "t24"."days" * (
       (
        "t24"."survival" * "t24"."ended"
       ) / CAST(NULLIF("t24"."at_risk" - "t24"."ended", 0) AS DOUBLE)
      ) AS "fell",
      COALESCE(
       "t24"."ended" / CAST(NULLIF("t24"."at_risk" * (
        "t24"."at_risk" - "t24"."ended"
       ), 0) AS DOUBLE),
       0.0
      ) AS "variance"
     FROM "t23" AS "t24"
    ) AS "t27"
   ) AS "t28"
   GROUP BY
    1
  ) AS "t29"
 ) AS "t30"
) AS "t32"
 ON "t13"."number" = "t32"."number"
