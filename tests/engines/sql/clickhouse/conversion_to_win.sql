WITH "t15" AS (
 SELECT
  COALESCE("t6"."pipeline", 'default') AS "pipeline",
  "t6"."stage" AS "stage",
  MIN("t6"."position") AS "position"
 FROM (
  SELECT
   *
  FROM "stages" AS "t0"
  WHERE
   "t0"."kind" = 'open'
 ) AS "t6"
 GROUP BY
  COALESCE("t6"."pipeline", 'default'),
  "t6"."stage"
), "t23" AS (
 SELECT
  "t9"."deal_id" AS "deal_id",
  "t9"."changed_at" AS "changed_at",
  "t9"."field" AS "field",
  "t9"."old_value" AS "old_value",
  "t9"."new_value" AS "new_value",
  "t9"."ordinal" AS "ordinal",
  "t9"."author" AS "author",
  "t9"."source_file" AS "source_file",
  "t9"."source_row" AS "source_row",
  ROW_NUMBER() OVER (
   PARTITION BY "t9"."deal_id"
   ORDER BY "t9"."changed_at" ASC, "t9"."ordinal" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "nth",
  leadInFrame("t9"."changed_at") OVER (
   PARTITION BY "t9"."deal_id"
   ORDER BY "t9"."changed_at" ASC, "t9"."ordinal" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "until"
 FROM (
  SELECT
   *
  FROM "field_changes" AS "t2"
  WHERE
   "t2"."field" = 'amount' AND isNotNull("t2"."changed_at")
 ) AS "t9"
), "t34" AS (
 SELECT
  "t32"."deal_id" AS "deal_id",
  "t32"."pipeline" AS "pipeline",
  "t32"."stage" AS "stage",
  "t32"."position" AS "position",
  MIN("t32"."outcome") AS "outcome",
  MIN("t32"."entered_at") AS "entered_at"
 FROM (
  SELECT
   "t30"."deal_id" AS "deal_id",
   "t30"."pipeline" AS "pipeline",
   "t30"."outcome" AS "outcome",
   "t30"."entered_at" AS "entered_at",
   "t30"."sequence" AS "sequence",
   "t30"."over_stage" AS "over_stage",
   "t30"."over" AS "over",
   "t30"."over_stage" AS "stage",
   "t30"."over" AS "position",
   TRUE AS "passed_over",
   TRUE AS "advanced"
  FROM (
   SELECT
    "t21"."deal_id" AS "deal_id",
    "t21"."pipeline" AS "pipeline",
    "t21"."outcome" AS "outcome",
    "t21"."entered_at" AS "entered_at",
    "t21"."sequence" AS "sequence",
    "t21"."below" AS "below",
    "t21"."above" AS "above",
    "t26"."over_pipeline" AS "over_pipeline",
    "t26"."over_stage" AS "over_stage",
    "t26"."over" AS "over"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t3"."deal_id" AS "deal_id",
      "t3"."pipeline" AS "pipeline",
      "t3"."outcome" AS "outcome",
      "t3"."entered_at" AS "entered_at",
      "t3"."sequence" AS "sequence",
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
      "t3"."deal_id" AS "deal_id",
      "t3"."pipeline" AS "pipeline",
      "t3"."outcome" AS "outcome",
      "t3"."left_at" AS "entered_at",
      "t3"."sequence" + 1 AS "sequence",
      "t3"."position" AS "below",
      CAST(NULL AS Nullable(Int64)) AS "above"
     FROM "stays" AS "t3"
     WHERE
      "t3"."kind" = 'open'
      AND "t3"."outcome" = 'won'
      AND isNull("t3"."furthest_position")
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
     ) OR isNull("t21"."above")
    )
  ) AS "t30"
 ) AS "t32"
 GROUP BY
  "t32"."deal_id",
  "t32"."pipeline",
  "t32"."stage",
  "t32"."position"
), "t57" AS (
 SELECT
  "t56"."pipeline" AS "pipeline",
  "t56"."stage" AS "stage",
  "t56"."source" AS "source",
  COUNT(*) AS "entered",
  countIf("t56"."part" = 'won') AS "won",
  countIf("t56"."part" = 'lost') AS "lost",
  countIf("t56"."part" = 'open') AS "open",
  countIf("t56"."part" = 'outcome_unknown') AS "outcome_unknown",
  CAST(sumIf("t56"."amount", (
   "t56"."part" = 'won'
  ) AND COALESCE("t56"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "won_amount",
  CAST(sumIf(
   "t56"."amount",
   (
    "t56"."part" = 'lost'
   ) AND COALESCE("t56"."amount" >= 0, FALSE)
  ) AS Nullable(Float64)) AS "lost_amount",
  countIf(
   (
    (
     "t56"."part" = 'won'
    ) OR (
     "t56"."part" = 'lost'
    )
   )
   AND NOT (
    COALESCE("t56"."amount" >= 0, FALSE)
   )
  ) AS "without_amount",
  countIf((
   "t56"."part" = 'won'
  ) AND NOT (
   COALESCE("t56"."amount" >= 0, FALSE)
  )) AS "won_without_amount",
  countIf((
   "t56"."part" = 'lost'
  ) AND NOT (
   COALESCE("t56"."amount" >= 0, FALSE)
  )) AS "lost_without_amount"
 FROM (
  SELECT
   "t55"."deal_id" AS "deal_id",
   "t55"."pipeline" AS "pipeline",
   "t55"."stage" AS "stage",
   "t55"."position" AS "position",
   "t55"."source" AS "source",
   "t55"."entered_at" AS "entered_at",
   CASE
    WHEN isNotNull("t55"."held_id")
    THEN CASE
     WHEN isNull("t55"."entered_at")
     THEN CAST(NULL AS Nullable(Decimal(18, 4)))
     ELSE accurateCastOrNull("t55"."held", 'Nullable(Decimal(18, 4))')
    END
    ELSE "t55"."amount"
   END AS "amount",
   COALESCE("t55"."outcome", 'outcome_unknown') AS "part"
  FROM (
   SELECT
    "t54"."deal_id" AS "deal_id",
    "t54"."pipeline" AS "pipeline",
    "t54"."stage" AS "stage",
    "t54"."position" AS "position",
    "t54"."outcome" AS "outcome",
    "t54"."entered_at" AS "entered_at",
    "t54"."passed_over" AS "passed_over",
    "t54"."part" AS "part",
    "t54"."source" AS "source",
    "t54"."amount" AS "amount",
    "t33"."held_id" AS "held_id",
    "t33"."held" AS "held",
    "t33"."holds_from" AS "holds_from",
    "t33"."holds_until" AS "holds_until"
   FROM (
    SELECT
     "t52".*
     EXCEPT ("carried_id")
    FROM (
     SELECT
      "t51"."deal_id" AS "deal_id",
      "t51"."pipeline" AS "pipeline",
      "t51"."stage" AS "stage",
      "t51"."position" AS "position",
      "t51"."outcome" AS "outcome",
      "t51"."entered_at" AS "entered_at",
      "t51"."passed_over" AS "passed_over",
      "t51"."part" AS "part",
      "t51"."source" AS "source",
      "t7"."carried_id" AS "carried_id",
      "t7"."amount" AS "amount"
     FROM (
      SELECT
       "t49".*
       EXCEPT ("carried_id")
      FROM (
       SELECT
        "t48"."deal_id" AS "deal_id",
        "t48"."pipeline" AS "pipeline",
        "t48"."stage" AS "stage",
        "t48"."position" AS "position",
        "t48"."outcome" AS "outcome",
        "t48"."entered_at" AS "entered_at",
        "t48"."passed_over" AS "passed_over",
        "t48"."part" AS "part",
        "t8"."carried_id" AS "carried_id",
        "t8"."source" AS "source"
       FROM (
        SELECT
         "t46"."deal_id" AS "deal_id",
         "t46"."pipeline" AS "pipeline",
         "t46"."stage" AS "stage",
         "t46"."position" AS "position",
         "t46"."outcome" AS "outcome",
         "t46"."entered_at" AS "entered_at",
         "t46"."passed_over" AS "passed_over",
         CASE
          WHEN "t46"."advanced"
          THEN 'advanced'
          WHEN "t46"."outcome" = 'lost'
          THEN 'lost'
          WHEN (
           "t46"."outcome" = 'open'
          ) AND isNotNull("t46"."standing_id")
          THEN 'still_here'
          WHEN "t46"."outcome" = 'open'
          THEN 'elsewhere'
          ELSE 'outcome_unknown'
         END AS "part"
        FROM (
         SELECT
          "t45"."deal_id" AS "deal_id",
          "t45"."pipeline" AS "pipeline",
          "t45"."stage" AS "stage",
          "t45"."position" AS "position",
          "t45"."outcome" AS "outcome",
          "t45"."entered_at" AS "entered_at",
          "t45"."passed_over" AS "passed_over",
          "t45"."advanced" AS "advanced",
          "t11"."standing_id" AS "standing_id",
          "t11"."standing_pipeline" AS "standing_pipeline",
          "t11"."standing_stage" AS "standing_stage"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             "t41"."deal_id" AS "deal_id",
             "t41"."pipeline" AS "pipeline",
             "t41"."stage" AS "stage",
             "t41"."position" AS "position",
             "t41"."outcome" AS "outcome",
             CASE
              WHEN "t41"."jumped_at" < "t41"."entered_at"
              THEN "t41"."jumped_at"
              ELSE "t41"."entered_at"
             END AS "entered_at",
             "t41"."passed_over" AS "passed_over",
             "t41"."advanced" OR isNotNull("t41"."over_id") AS "advanced"
            FROM (
             SELECT
              "t19"."deal_id" AS "deal_id",
              "t19"."pipeline" AS "pipeline",
              "t19"."stage" AS "stage",
              "t19"."position" AS "position",
              "t19"."outcome" AS "outcome",
              "t19"."entered_at" AS "entered_at",
              "t19"."passed_over" AS "passed_over",
              "t19"."advanced" AS "advanced",
              "t39"."over_id" AS "over_id",
              "t39"."over_pipeline" AS "over_pipeline",
              "t39"."over_stage" AS "over_stage",
              "t39"."jumped_at" AS "jumped_at"
             FROM (
              SELECT
               "t13".*
               EXCEPT ("sequence")
              FROM (
               SELECT
                "t3"."deal_id" AS "deal_id",
                "t3"."pipeline" AS "pipeline",
                "t3"."stage" AS "stage",
                "t3"."position" AS "position",
                "t3"."outcome" AS "outcome",
                "t3"."entered_at" AS "entered_at",
                "t3"."sequence" AS "sequence",
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
             "t38"."deal_id" AS "deal_id",
             "t38"."pipeline" AS "pipeline",
             "t38"."stage" AS "stage",
             "t38"."position" AS "position",
             "t38"."outcome" AS "outcome",
             "t38"."entered_at" AS "entered_at",
             "t38"."passed_over" AS "passed_over",
             "t38"."advanced" AS "advanced"
            FROM (
             SELECT
              "t35"."deal_id" AS "deal_id",
              "t35"."pipeline" AS "pipeline",
              "t35"."stage" AS "stage",
              "t35"."position" AS "position",
              "t35"."outcome" AS "outcome",
              "t35"."entered_at" AS "entered_at",
              TRUE AS "passed_over",
              TRUE AS "advanced"
             FROM "t34" AS "t35"
            ) AS "t38"
            LEFT ANTI JOIN (
             SELECT
              "t13".*
              EXCEPT ("sequence")
             FROM (
              SELECT
               "t3"."deal_id" AS "deal_id",
               "t3"."pipeline" AS "pipeline",
               "t3"."stage" AS "stage",
               "t3"."position" AS "position",
               "t3"."outcome" AS "outcome",
               "t3"."entered_at" AS "entered_at",
               "t3"."sequence" AS "sequence",
               FALSE AS "passed_over",
               COALESCE("t3"."furthest_position" > "t3"."position", FALSE)
               OR COALESCE("t3"."outcome" = 'won', FALSE) AS "advanced"
              FROM "stays" AS "t3"
              WHERE
               "t3"."kind" = 'open' AND "t3"."visit" = 1
             ) AS "t13"
            ) AS "t20"
             ON "t38"."deal_id" = "t20"."deal_id"
             AND "t38"."pipeline" = "t20"."pipeline"
             AND "t38"."stage" = "t20"."stage"
           ) AS "t40"
          ) AS "t43"
          WHERE
           "t43"."entered_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
           AND "t43"."entered_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
         ) AS "t45"
         LEFT OUTER JOIN (
          SELECT
           "t3"."deal_id" AS "standing_id",
           "t3"."pipeline" AS "standing_pipeline",
           "t3"."stage" AS "standing_stage"
          FROM "stays" AS "t3"
          WHERE
           "t3"."outcome" = 'open' AND "t3"."kind" = 'open' AND isNull("t3"."next_stage")
         ) AS "t11"
          ON "t45"."deal_id" = "t11"."standing_id"
          AND "t45"."pipeline" = "t11"."standing_pipeline"
          AND "t45"."stage" = "t11"."standing_stage"
        ) AS "t46"
       ) AS "t48"
       LEFT OUTER JOIN (
        SELECT
         "t1"."deal_id" AS "carried_id",
         "t1"."source" AS "source"
        FROM "deals" AS "t1"
       ) AS "t8"
        ON "t48"."deal_id" = "t8"."carried_id"
      ) AS "t49"
     ) AS "t51"
     LEFT OUTER JOIN (
      SELECT
       "t1"."deal_id" AS "carried_id",
       "t1"."amount" AS "amount"
      FROM "deals" AS "t1"
     ) AS "t7"
      ON "t51"."deal_id" = "t7"."carried_id"
    ) AS "t52"
   ) AS "t54"
   LEFT OUTER JOIN (
    SELECT
     "t29"."deal_id" AS "held_id",
     "t29"."value" AS "held",
     "t29"."holds_from" AS "holds_from",
     "t29"."holds_until" AS "holds_until"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t25"."deal_id" AS "deal_id",
       "t25"."new_value" AS "value",
       "t25"."changed_at" AS "holds_from",
       "t25"."until" AS "holds_until"
      FROM "t23" AS "t25"
      WHERE
       isNull("t25"."until") OR (
        "t25"."until" > "t25"."changed_at"
       )
     ) AS "t28"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t25"."deal_id" AS "deal_id",
       "t25"."old_value" AS "value",
       CAST(NULL AS Nullable(DateTime('UTC'))) AS "holds_from",
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
     toTimeZone(
      CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
      'UTC'
     )
    ) <= COALESCE(
     "t54"."entered_at",
     toTimeZone(
      CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
      'UTC'
     )
    )
    AND COALESCE(
     "t54"."entered_at",
     toTimeZone(
      CAST(parseDateTimeBestEffort('0001-01-01T00:00:00') AS Nullable(DateTime('UTC'))),
      'UTC'
     )
    ) < COALESCE(
     "t33"."holds_until",
     toTimeZone(
      CAST(parseDateTimeBestEffort('9999-12-31T00:00:00') AS Nullable(DateTime('UTC'))),
      'UTC'
     )
    )
  ) AS "t55"
 ) AS "t56"
 GROUP BY
  "t56"."pipeline",
  "t56"."stage",
  "t56"."source"
)
SELECT
 "t63"."pipeline" AS "pipeline",
 "t63"."stage" AS "stage",
 "t63"."position" AS "position",
 "t63"."source" AS "source",
 "t63"."entered" AS "entered",
 "t63"."won" AS "won",
 "t63"."lost" AS "lost",
 "t63"."open" AS "open",
 "t63"."outcome_unknown" AS "outcome_unknown",
 "t63"."won_amount" AS "won_amount",
 "t63"."lost_amount" AS "lost_amount",
 "t63"."without_amount" AS "without_amount",
 "t63"."won_without_amount" AS "won_without_amount",
 "t63"."lost_without_amount" AS "lost_without_amount",
 "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0) AS "unit",
 CASE
  WHEN (
   "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t63"."won" + "t63"."lost", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
       ) * (
        1.0 - (
         "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
        )
       )
      ) / nullIf("t63"."won" + "t63"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t63"."won" + "t63"."lost", 0) * 4.0 * nullIf("t63"."won" + "t63"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t63"."won" + "t63"."lost", 0)
   ) + 1.0
  )
 END AS "unit_low",
 CASE
  WHEN (
   "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t63"."won" + "t63"."lost", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
       ) * (
        1.0 - (
         "t63"."won" / nullIf("t63"."won" + "t63"."lost", 0)
        )
       )
      ) / nullIf("t63"."won" + "t63"."lost", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t63"."won" + "t63"."lost", 0) * 4.0 * nullIf("t63"."won" + "t63"."lost", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t63"."won" + "t63"."lost", 0)
   ) + 1.0
  )
 END AS "unit_high",
 CASE
  WHEN (
   "t63"."won_without_amount" <= (
    (
     "t63"."won" * 0.19999999999999996
    ) + 1e-09
   )
  )
  AND (
   "t63"."lost_without_amount" <= (
    (
     "t63"."lost" * 0.19999999999999996
    ) + 1e-09
   )
  )
  THEN COALESCE("t63"."won_amount", 0) / nullIf(COALESCE("t63"."won_amount", 0) + COALESCE("t63"."lost_amount", 0), 0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "value",
 'on entry' AS "amount_basis",
 'implied' AS "skips"
FROM (
 SELECT
  "t22"."pipeline" AS "pipeline",
  "t22"."stage" AS "stage",
  "t22"."position" AS "position",
  "t62"."group_source" AS "source",
  COALESCE("t59"."entered", 0) AS "entered",
  COALESCE("t59"."won", 0) AS "won",
  COALESCE("t59"."lost", 0) AS "lost",
  COALESCE("t59"."open", 0) AS "open",
  COALESCE("t59"."outcome_unknown", 0) AS "outcome_unknown",
  "t59"."won_amount" AS "won_amount",
  "t59"."lost_amount" AS "lost_amount",
  COALESCE("t59"."without_amount", 0) AS "without_amount",
  COALESCE("t59"."won_without_amount", 0) AS "won_without_amount",
  COALESCE("t59"."lost_without_amount", 0) AS "lost_without_amount"
 FROM "t15" AS "t22"
 CROSS JOIN (
  SELECT
   "t60"."source" AS "group_source"
  FROM (
   SELECT DISTINCT
    "t58"."source" AS "source"
   FROM "t57" AS "t58"
  ) AS "t60"
 ) AS "t62"
 LEFT OUTER JOIN "t57" AS "t59"
  ON "t22"."pipeline" = "t59"."pipeline"
  AND "t22"."stage" = "t59"."stage"
  AND "t62"."group_source" IS NOT DISTINCT FROM "t59"."source"
) AS "t63"
