WITH "t15" AS (
 SELECT
  COALESCE("t6"."pipeline", 'default') AS "pipeline",
  "t6"."stage",
  MIN("t6"."position") AS "position"
 FROM (
  SELECT
   *
  FROM "stages" AS "t0"
  WHERE
   "t0"."kind" = 'open'
 ) AS "t6"
 GROUP BY
  1,
  2
), "t23" AS (
 SELECT
  "t9"."deal_id",
  "t9"."changed_at",
  "t9"."field",
  "t9"."old_value",
  "t9"."new_value",
  "t9"."ordinal",
  "t9"."author",
  "t9"."source_file",
  "t9"."source_row",
  ROW_NUMBER() OVER (PARTITION BY "t9"."deal_id" ORDER BY "t9"."changed_at" ASC, "t9"."ordinal" ASC) - 1 AS "nth",
  LEAD("t9"."changed_at") OVER (PARTITION BY "t9"."deal_id" ORDER BY "t9"."changed_at" ASC, "t9"."ordinal" ASC) AS "until"
 FROM (
  SELECT
   *
  FROM "field_changes" AS "t2"
  WHERE
   "t2"."field" = 'amount' AND "t2"."changed_at" IS NOT NULL
 ) AS "t9"
), "t34" AS (
 SELECT
  "t32"."deal_id",
  "t32"."pipeline",
  "t32"."stage",
  "t32"."position",
  MIN("t32"."outcome") AS "outcome",
  MIN("t32"."entered_at") AS "entered_at"
 FROM (
  SELECT
   "t30"."deal_id",
   "t30"."pipeline",
   "t30"."outcome",
   "t30"."entered_at",
   "t30"."sequence",
   "t30"."over_stage",
   "t30"."over",
   "t30"."over_stage" AS "stage",
   "t30"."over" AS "position",
   TRUE AS "passed_over",
   TRUE AS "advanced"
  FROM (
   SELECT
    "t21"."deal_id",
    "t21"."pipeline",
    "t21"."outcome",
    "t21"."entered_at",
    "t21"."sequence",
    "t21"."below",
    "t21"."above",
    "t26"."over_pipeline",
    "t26"."over_stage",
    "t26"."over"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t3"."deal_id",
      "t3"."pipeline",
      "t3"."outcome",
      "t3"."entered_at",
      "t3"."sequence",
      "t3"."previous_position" AS "below",
      "t3"."position" AS "above"
     FROM "stays" AS "t3"
     WHERE
      "t3"."kind" = 'open' AND "t3"."position" > (
       "t3"."previous_position" + 1
      )
    ) AS "t12"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t3"."deal_id",
      "t3"."pipeline",
      "t3"."outcome",
      "t3"."left_at" AS "entered_at",
      "t3"."sequence" + 1 AS "sequence",
      "t3"."position" AS "below",
      CAST(NULL AS BIGINT) AS "above"
     FROM "stays" AS "t3"
     WHERE
      "t3"."kind" = 'open'
      AND "t3"."outcome" = 'won'
      AND "t3"."furthest_position" IS NULL
      AND NOT (
       COALESCE("t3"."next_kind" = 'open', FALSE)
      )
    ) AS "t14"
   ) AS "t21"
   INNER JOIN (
    SELECT
     "t18"."pipeline" AS "over_pipeline",
     "t18"."stage" AS "over_stage",
     "t18"."position" AS "over"
    FROM "t15" AS "t18"
   ) AS "t26"
    ON "t21"."pipeline" = "t26"."over_pipeline"
    AND "t26"."over" > "t21"."below"
    AND (
     (
      "t26"."over" < "t21"."above"
     ) OR (
      "t21"."above" IS NULL
     )
    )
  ) AS "t30"
 ) AS "t32"
 GROUP BY
  1,
  2,
  3,
  4
), "t57" AS (
 SELECT
  "t56"."pipeline",
  "t56"."stage",
  "t56"."source",
  COUNT(*) AS "entered",
  COUNT(*) FILTER(WHERE
   "t56"."part" = 'won') AS "won",
  COUNT(*) FILTER(WHERE
   "t56"."part" = 'lost') AS "lost",
  COUNT(*) FILTER(WHERE
   "t56"."part" = 'open') AS "open",
  COUNT(*) FILTER(WHERE
   "t56"."part" = 'outcome_unknown') AS "outcome_unknown",
  CAST(SUM("t56"."amount") FILTER(WHERE
   (
    "t56"."part" = 'won'
   ) AND COALESCE("t56"."amount" >= 0, FALSE)) AS DOUBLE) AS "won_amount",
  CAST(SUM("t56"."amount") FILTER(WHERE
   (
    "t56"."part" = 'lost'
   ) AND COALESCE("t56"."amount" >= 0, FALSE)) AS DOUBLE) AS "lost_amount",
  COUNT(*) FILTER(WHERE
   (
    (
     "t56"."part" = 'won'
    ) OR (
     "t56"."part" = 'lost'
    )
   )
   AND NOT (
    COALESCE("t56"."amount" >= 0, FALSE)
   )) AS "without_amount",
  COUNT(*) FILTER(WHERE
   (
    "t56"."part" = 'won'
   ) AND NOT (
    COALESCE("t56"."amount" >= 0, FALSE)
   )) AS "won_without_amount",
  COUNT(*) FILTER(WHERE
   (
    "t56"."part" = 'lost'
   ) AND NOT (
    COALESCE("t56"."amount" >= 0, FALSE)
   )) AS "lost_without_amount"
 FROM (
  SELECT
   "t55"."deal_id",
   "t55"."pipeline",
   "t55"."stage",
   "t55"."position",
   "t55"."source",
   "t55"."entered_at",
   IF(
    "t55"."held_id" IS NOT NULL,
    IF(
     "t55"."entered_at" IS NULL,
     CAST(NULL AS DECIMAL(18, 4)),
     TRY_CAST("t55"."held" AS DECIMAL(18, 4))
    ),
    "t55"."amount"
   ) AS "amount",
   COALESCE("t55"."outcome", 'outcome_unknown') AS "part"
  FROM (
   SELECT
    "t54"."deal_id",
    "t54"."pipeline",
    "t54"."stage",
    "t54"."position",
    "t54"."outcome",
    "t54"."entered_at",
    "t54"."passed_over",
    "t54"."part",
    "t54"."source",
    "t54"."amount",
    "t33"."held_id",
    "t33"."held",
    "t33"."holds_from",
    "t33"."holds_until"
   FROM (
    SELECT
     "t52"."deal_id",
     "t52"."pipeline",
     "t52"."stage",
     "t52"."position",
     "t52"."outcome",
     "t52"."entered_at",
     "t52"."passed_over",
     "t52"."part",
     "t52"."source",
     "t52"."amount"
    FROM (
     SELECT
      "t51"."deal_id",
      "t51"."pipeline",
      "t51"."stage",
      "t51"."position",
      "t51"."outcome",
      "t51"."entered_at",
      "t51"."passed_over",
      "t51"."part",
      "t51"."source",
      "t7"."carried_id",
      "t7"."amount"
     FROM (
      SELECT
       "t49"."deal_id",
       "t49"."pipeline",
       "t49"."stage",
       "t49"."position",
       "t49"."outcome",
       "t49"."entered_at",
       "t49"."passed_over",
       "t49"."part",
       "t49"."source"
      FROM (
       SELECT
        "t48"."deal_id",
        "t48"."pipeline",
        "t48"."stage",
        "t48"."position",
        "t48"."outcome",
        "t48"."entered_at",
        "t48"."passed_over",
        "t48"."part",
        "t8"."carried_id",
        "t8"."source"
       FROM (
        SELECT
         "t46"."deal_id",
         "t46"."pipeline",
         "t46"."stage",
         "t46"."position",
         "t46"."outcome",
         "t46"."entered_at",
         "t46"."passed_over",
         CASE
          WHEN "t46"."advanced"
          THEN 'advanced'
          WHEN "t46"."outcome" = 'lost'
          THEN 'lost'
          WHEN (
           "t46"."outcome" = 'open'
          ) AND (
           "t46"."standing_id" IS NOT NULL
          )
          THEN 'still_here'
          WHEN "t46"."outcome" = 'open'
          THEN 'elsewhere'
          ELSE 'outcome_unknown'
         END AS "part"
        FROM (
         SELECT
          "t45"."deal_id",
          "t45"."pipeline",
          "t45"."stage",
          "t45"."position",
          "t45"."outcome",
          "t45"."entered_at",
          "t45"."passed_over",
          "t45"."advanced",
          "t11"."standing_id",
          "t11"."standing_pipeline",
          "t11"."standing_stage"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             "t41"."deal_id",
             "t41"."pipeline",
             "t41"."stage",
             "t41"."position",
             "t41"."outcome",
             IF("t41"."jumped_at" < "t41"."entered_at", "t41"."jumped_at", "t41"."entered_at") AS "entered_at",
             "t41"."passed_over",
             "t41"."advanced" OR (
              "t41"."over_id" IS NOT NULL
             ) AS "advanced"
            FROM (
             SELECT
              "t19"."deal_id",
              "t19"."pipeline",
              "t19"."stage",
              "t19"."position",
              "t19"."outcome",
              "t19"."entered_at",
              "t19"."passed_over",
              "t19"."advanced",
              "t39"."over_id",
              "t39"."over_pipeline",
              "t39"."over_stage",
              "t39"."jumped_at"
             FROM (
              SELECT
               "t13"."deal_id",
               "t13"."pipeline",
               "t13"."stage",
               "t13"."position",
               "t13"."outcome",
               "t13"."entered_at",
               "t13"."passed_over",
               "t13"."advanced"
              FROM (
               SELECT
                "t3"."deal_id",
                "t3"."pipeline",
                "t3"."stage",
                "t3"."position",
                "t3"."outcome",
                "t3"."entered_at",
                "t3"."sequence",
                FALSE AS "passed_over",
                COALESCE("t3"."furthest_position" > "t3"."position", FALSE)
                OR COALESCE("t3"."outcome" = 'won', FALSE) AS "advanced"
               FROM "stays" AS "t3"
               WHERE
                "t3"."kind" = 'open' AND "t3"."visit" = 1
              ) AS "t13"
             ) AS "t19"
             LEFT OUTER JOIN (
              SELECT
               "t35"."deal_id" AS "over_id",
               "t35"."pipeline" AS "over_pipeline",
               "t35"."stage" AS "over_stage",
               "t35"."entered_at" AS "jumped_at"
              FROM "t34" AS "t35"
             ) AS "t39"
              ON "t19"."deal_id" = "t39"."over_id"
              AND "t19"."pipeline" = "t39"."over_pipeline"
              AND "t19"."stage" = "t39"."over_stage"
            ) AS "t41"
           ) AS "t42"
           UNION ALL
           SELECT
            *
           FROM (
            SELECT
             "t38"."deal_id",
             "t38"."pipeline",
             "t38"."stage",
             "t38"."position",
             "t38"."outcome",
             "t38"."entered_at",
             "t38"."passed_over",
             "t38"."advanced"
            FROM (
             SELECT
              "t35"."deal_id",
              "t35"."pipeline",
              "t35"."stage",
              "t35"."position",
              "t35"."outcome",
              "t35"."entered_at",
              TRUE AS "passed_over",
              TRUE AS "advanced"
             FROM "t34" AS "t35"
            ) AS "t38"
            WHERE
             NOT EXISTS(
              SELECT
               1
              FROM (
               SELECT
                "t13"."deal_id",
                "t13"."pipeline",
                "t13"."stage",
                "t13"."position",
                "t13"."outcome",
                "t13"."entered_at",
                "t13"."passed_over",
                "t13"."advanced"
               FROM (
                SELECT
                 "t3"."deal_id",
                 "t3"."pipeline",
                 "t3"."stage",
                 "t3"."position",
                 "t3"."outcome",
                 "t3"."entered_at",
                 "t3"."sequence",
                 FALSE AS "passed_over",
                 COALESCE("t3"."furthest_position" > "t3"."position", FALSE)
                 OR COALESCE("t3"."outcome" = 'won', FALSE) AS "advanced"
                FROM "stays" AS "t3"
                WHERE
                 "t3"."kind" = 'open' AND "t3"."visit" = 1
               ) AS "t13"
              ) AS "t20"
              WHERE
               "t38"."deal_id" = "t20"."deal_id"
               AND "t38"."pipeline" = "t20"."pipeline"
               AND "t38"."stage" = "t20"."stage"
             )
           ) AS "t40"
          ) AS "t43"
          WHERE
           "t43"."entered_at" >= CAST(FROM_ISO8601_TIMESTAMP('2026-01-01T00:00:00') AS TIMESTAMP)
           AND "t43"."entered_at" < CAST(FROM_ISO8601_TIMESTAMP('2026-04-01T00:00:00') AS TIMESTAMP)
         ) AS "t45"
         LEFT OUTER JOIN (
          SELECT
           "t3"."deal_id" AS "standing_id",
           "t3"."pipeline" AS "standing_pipeline",
           "t3"."stage" AS "standing_stage"
          FROM "stays" AS "t3"
          WHERE
           "t3"."outcome" = 'open' AND "t3"."kind" = 'open' AND "t3"."next_stage" IS NULL
         ) AS "t11"
          ON "t45"."deal_id" = "t11"."standing_id"
          AND "t45"."pipeline" = "t11"."standing_pipeline"
          AND "t45"."stage" = "t11"."standing_stage"
        ) AS "t46"
       ) AS "t48"
       LEFT OUTER JOIN (
        SELECT
         "t1"."deal_id" AS "carried_id",
         "t1"."source"
        FROM "deals" AS "t1"
       ) AS "t8"
        ON "t48"."deal_id" = "t8"."carried_id"
      ) AS "t49"
     ) AS "t51"
     LEFT OUTER JOIN (
      SELECT
       "t1"."deal_id" AS "carried_id",
       "t1"."amount"
      FROM "deals" AS "t1"
     ) AS "t7"
      ON "t51"."deal_id" = "t7"."carried_id"
    ) AS "t52"
   ) AS "t54"
   LEFT OUTER JOIN (
    SELECT
     "t29"."deal_id" AS "held_id",
     "t29"."value" AS "held",
     "t29"."holds_from",
     "t29"."holds_until"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t25"."deal_id",
       "t25"."new_value" AS "value",
       "t25"."changed_at" AS "holds_from",
       "t25"."until" AS "holds_until"
      FROM "t23" AS "t25"
      WHERE
       (
        "t25"."until" IS NULL
       ) OR (
        "t25"."until" > "t25"."changed_at"
       )
     ) AS "t28"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t25"."deal_id",
       "t25"."old_value" AS "value",
       CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS "holds_from",
       "t25"."changed_at" AS "holds_until"
      FROM "t23" AS "t25"
      WHERE
       "t25"."nth" = 0
     ) AS "t27"
    ) AS "t29"
   ) AS "t33"
    ON "t54"."deal_id" = "t33"."held_id"
    AND COALESCE(
     "t33"."holds_from",
     CAST(CAST(FROM_ISO8601_TIMESTAMP('0001-01-01T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
    ) <= COALESCE(
     "t54"."entered_at",
     CAST(CAST(FROM_ISO8601_TIMESTAMP('0001-01-01T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
    )
    AND COALESCE(
     "t54"."entered_at",
     CAST(CAST(FROM_ISO8601_TIMESTAMP('0001-01-01T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
    ) < COALESCE(
     "t33"."holds_until",
     CAST(CAST(FROM_ISO8601_TIMESTAMP('9999-12-31T00:00:00') AS TIMESTAMP) AS TIMESTAMP WITH TIME ZONE)
    )
  ) AS "t55"
 ) AS "t56"
 GROUP BY
  1,
  2,
  3
)
SELECT
 "t63"."pipeline",
 "t63"."stage",
 "t63"."position",
 "t63"."source",
 "t63"."entered",
 "t63"."won",
 "t63"."lost",
 "t63"."open",
 "t63"."outcome_unknown",
 "t63"."won_amount",
 "t63"."lost_amount",
 "t63"."without_amount",
 "t63"."won_without_amount",
 "t63"."lost_without_amount",
 CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0) AS "unit",
 IF(
  (
   CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t63"."won" + "t63"."lost", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t63"."won" + "t63"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t63"."won" + "t63"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "unit_low",
 IF(
  (
   CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t63"."won" + "t63"."lost", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t63"."won" AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t63"."won" + "t63"."lost", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t63"."won" + "t63"."lost", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t63"."won" + "t63"."lost", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "unit_high",
 IF(
  (
   "t63"."won_without_amount" <= (
    (
     "t63"."won" * CAST(0.19999999999999996 AS DOUBLE)
    ) + CAST(1e-09 AS DOUBLE)
   )
  )
  AND (
   "t63"."lost_without_amount" <= (
    (
     "t63"."lost" * CAST(0.19999999999999996 AS DOUBLE)
    ) + CAST(1e-09 AS DOUBLE)
   )
  ),
  CAST(COALESCE("t63"."won_amount", 0) AS DOUBLE) / NULLIF(COALESCE("t63"."won_amount", 0) + COALESCE("t63"."lost_amount", 0), 0),
  CAST(NULL AS DOUBLE)
 ) AS "value",
 'on entry' AS "amount_basis",
 'implied' AS "skips"
FROM (
 SELECT
  "t22"."pipeline",
  "t22"."stage",
  "t22"."position",
  "t62"."group_source" AS "source",
  COALESCE("t59"."entered", 0) AS "entered",
  COALESCE("t59"."won", 0) AS "won",
  COALESCE("t59"."lost", 0) AS "lost",
  COALESCE("t59"."open", 0) AS "open",
  COALESCE("t59"."outcome_unknown", 0) AS "outcome_unknown",
  "t59"."won_amount",
  "t59"."lost_amount",
  COALESCE("t59"."without_amount", 0) AS "without_amount",
  COALESCE("t59"."won_without_amount", 0) AS "won_without_amount",
  COALESCE("t59"."lost_without_amount", 0) AS "lost_without_amount"
 FROM "t15" AS "t22"
 CROSS JOIN (
  SELECT
   "t60"."source" AS "group_source"
  FROM (
   SELECT DISTINCT
    "t58"."source"
   FROM "t57" AS "t58"
  ) AS "t60"
 ) AS "t62"
 LEFT OUTER JOIN "t57" AS "t59"
  ON "t22"."pipeline" = "t59"."pipeline"
  AND "t22"."stage" = "t59"."stage"
  AND "t62"."group_source" IS NOT DISTINCT FROM "t59"."source"
) AS "t63"
