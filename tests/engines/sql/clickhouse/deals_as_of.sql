WITH "t8" AS (
 SELECT
  COALESCE("t3"."pipeline", 'default') AS "kind_pipeline",
  "t3"."stage" AS "kind_stage",
  MIN("t3"."kind") AS "kind",
  MIN("t3"."position") AS "kind_position"
 FROM "stages" AS "t3"
 GROUP BY
  COALESCE("t3"."pipeline", 'default'),
  "t3"."stage"
), "t20" AS (
 SELECT
  "t4"."deal_id" AS "deal_id",
  "t4"."field" AS "field",
  argMin(
   tuple(tuple("t4"."old_value")),
   tuple("t4"."changed_at", COALESCE("t4"."ordinal", 4611686018427387904))
  ).1 AS "old"
 FROM (
  SELECT
   *
  FROM "field_changes" AS "t0"
  WHERE
   "t0"."field" IN (
    'pipeline',
    'stage',
    'outcome',
    'closed_at',
    'expected_close_on',
    'amount',
    'currency',
    'owner',
    'team',
    'account',
    'source',
    'channel',
    'product',
    'region',
    'segment',
    'category',
    'probability',
    'next_step',
    'next_step_on',
    'loss_reason',
    'competitor'
   )
   AND "t0"."changed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00')
 ) AS "t4"
 GROUP BY
  "t4"."deal_id",
  "t4"."field"
), "t50" AS (
 SELECT
  "t49"."deal_id" AS "deal_id",
  "t49"."name" AS "name",
  "t49"."pipeline" AS "pipeline",
  "t49"."stage" AS "stage",
  "t49"."outcome" AS "outcome",
  "t49"."created_at" AS "created_at",
  "t49"."closed_at" AS "closed_at",
  "t49"."created_day_only" AS "created_day_only",
  "t49"."closed_day_only" AS "closed_day_only",
  "t49"."expected_close_on" AS "expected_close_on",
  "t49"."amount" AS "amount",
  "t49"."currency" AS "currency",
  "t49"."owner" AS "owner",
  "t49"."team" AS "team",
  "t49"."account" AS "account",
  "t49"."source" AS "source",
  "t49"."channel" AS "channel",
  "t49"."product" AS "product",
  "t49"."region" AS "region",
  "t49"."segment" AS "segment",
  "t49"."category" AS "category",
  "t49"."probability" AS "probability",
  "t49"."next_step" AS "next_step",
  "t49"."next_step_on" AS "next_step_on",
  "t49"."last_activity_at" AS "last_activity_at",
  "t49"."loss_reason" AS "loss_reason",
  "t49"."competitor" AS "competitor",
  "t49"."source_file" AS "source_file",
  "t49"."source_row" AS "source_row",
  "t49"."undated" AS "undated",
  "t49"."told_stage" AS "told_stage",
  "t49"."ended_at" AS "ended_at",
  "t49"."later" AS "later",
  "t49"."unsure" AS "unsure",
  "t34"."since_id" AS "since_id"
 FROM (
  SELECT
   "t47"."deal_id" AS "deal_id",
   "t47"."name" AS "name",
   "t47"."pipeline" AS "pipeline",
   "t47"."stage" AS "stage",
   "t47"."outcome" AS "outcome",
   "t47"."created_at" AS "created_at",
   "t47"."closed_at" AS "closed_at",
   "t47"."created_day_only" AS "created_day_only",
   "t47"."closed_day_only" AS "closed_day_only",
   "t47"."expected_close_on" AS "expected_close_on",
   "t47"."amount" AS "amount",
   "t47"."currency" AS "currency",
   "t47"."owner" AS "owner",
   "t47"."team" AS "team",
   "t47"."account" AS "account",
   "t47"."source" AS "source",
   "t47"."channel" AS "channel",
   "t47"."product" AS "product",
   "t47"."region" AS "region",
   "t47"."segment" AS "segment",
   "t47"."category" AS "category",
   "t47"."probability" AS "probability",
   "t47"."next_step" AS "next_step",
   "t47"."next_step_on" AS "next_step_on",
   "t47"."last_activity_at" AS "last_activity_at",
   "t47"."loss_reason" AS "loss_reason",
   "t47"."competitor" AS "competitor",
   "t47"."source_file" AS "source_file",
   "t47"."source_row" AS "source_row",
   "t47"."undated" AS "undated",
   "t47"."told_stage" AS "told_stage",
   "t47"."ended_at" AS "ended_at",
   COALESCE("t47"."ended_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
   OR (
    "t47"."undated" AND isNull("t47"."ended_at") AND TRUE
   ) AS "later",
   "t47"."undated" AND isNull("t47"."ended_at") AND TRUE AS "unsure"
  FROM (
   SELECT
    "t46".*
    EXCEPT ("moved_at", "moved_id", "moved_kind")
   FROM (
    SELECT
     "t45"."deal_id" AS "deal_id",
     "t45"."name" AS "name",
     "t45"."pipeline" AS "pipeline",
     "t45"."stage" AS "stage",
     "t45"."outcome" AS "outcome",
     "t45"."created_at" AS "created_at",
     "t45"."closed_at" AS "closed_at",
     "t45"."created_day_only" AS "created_day_only",
     "t45"."closed_day_only" AS "closed_day_only",
     "t45"."expected_close_on" AS "expected_close_on",
     "t45"."amount" AS "amount",
     "t45"."currency" AS "currency",
     "t45"."owner" AS "owner",
     "t45"."team" AS "team",
     "t45"."account" AS "account",
     "t45"."source" AS "source",
     "t45"."channel" AS "channel",
     "t45"."product" AS "product",
     "t45"."region" AS "region",
     "t45"."segment" AS "segment",
     "t45"."category" AS "category",
     "t45"."probability" AS "probability",
     "t45"."next_step" AS "next_step",
     "t45"."next_step_on" AS "next_step_on",
     "t45"."last_activity_at" AS "last_activity_at",
     "t45"."loss_reason" AS "loss_reason",
     "t45"."competitor" AS "competitor",
     "t45"."source_file" AS "source_file",
     "t45"."source_row" AS "source_row",
     "t45"."undated" AS "undated",
     "t45"."told_stage" AS "told_stage",
     CASE WHEN "t45"."undated" THEN "t45"."moved_at" ELSE "t45"."closed_at" END AS "ended_at",
     "t45"."moved_id" AS "moved_id",
     "t45"."moved_kind" AS "moved_kind",
     "t45"."moved_at" AS "moved_at"
    FROM (
     SELECT
      "t16"."deal_id" AS "deal_id",
      "t16"."name" AS "name",
      "t16"."pipeline" AS "pipeline",
      "t16"."stage" AS "stage",
      "t16"."outcome" AS "outcome",
      "t16"."created_at" AS "created_at",
      "t16"."closed_at" AS "closed_at",
      "t16"."created_day_only" AS "created_day_only",
      "t16"."closed_day_only" AS "closed_day_only",
      "t16"."expected_close_on" AS "expected_close_on",
      "t16"."amount" AS "amount",
      "t16"."currency" AS "currency",
      "t16"."owner" AS "owner",
      "t16"."team" AS "team",
      "t16"."account" AS "account",
      "t16"."source" AS "source",
      "t16"."channel" AS "channel",
      "t16"."product" AS "product",
      "t16"."region" AS "region",
      "t16"."segment" AS "segment",
      "t16"."category" AS "category",
      "t16"."probability" AS "probability",
      "t16"."next_step" AS "next_step",
      "t16"."next_step_on" AS "next_step_on",
      "t16"."last_activity_at" AS "last_activity_at",
      "t16"."loss_reason" AS "loss_reason",
      "t16"."competitor" AS "competitor",
      "t16"."source_file" AS "source_file",
      "t16"."source_row" AS "source_row",
      "t16"."undated" AS "undated",
      "t16"."told_stage" AS "told_stage",
      "t16"."ended_at" AS "ended_at",
      "t42"."moved_id" AS "moved_id",
      "t42"."moved_kind" AS "moved_kind",
      "t42"."moved_at" AS "moved_at"
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
       isNull("t1"."closed_at") AND COALESCE("t1"."outcome" IN ('won', 'lost'), FALSE) AS "undated",
       "t1"."stage" AS "told_stage",
       "t1"."closed_at" AS "ended_at"
      FROM "deals" AS "t1"
      WHERE
       isNull("t1"."created_at")
       OR (
        "t1"."created_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
       )
     ) AS "t16"
     LEFT OUTER JOIN (
      SELECT
       "t39"."deal_id" AS "moved_id",
       "t39"."kind" AS "moved_kind",
       MAX("t39"."changed_at") AS "moved_at"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t32"."deal_id" AS "deal_id",
         "t32"."changed_at" AS "changed_at",
         "t32"."stage" AS "stage",
         "t32"."pipeline" AS "pipeline",
         "t32"."ordinal" AS "ordinal",
         "t32"."author" AS "author",
         "t32"."source_file" AS "source_file",
         "t32"."source_row" AS "source_row",
         "t32"."kind" AS "kind",
         "t32"."kind_position" AS "kind_position",
         lagInFrame("t32"."kind") OVER (
          PARTITION BY "t32"."deal_id"
          ORDER BY "t32"."changed_at" ASC, COALESCE("t32"."ordinal", 4611686018427387904) ASC, COALESCE("t32"."kind_position", 4611686018427387904) ASC, "t32"."stage" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
         ) AS "before"
        FROM (
         SELECT
          "t31".*
          EXCEPT ("kind_pipeline", "kind_stage")
         FROM (
          SELECT
           "t27"."deal_id" AS "deal_id",
           "t27"."changed_at" AS "changed_at",
           "t27"."stage" AS "stage",
           "t27"."pipeline" AS "pipeline",
           "t27"."ordinal" AS "ordinal",
           "t27"."author" AS "author",
           "t27"."source_file" AS "source_file",
           "t27"."source_row" AS "source_row",
           "t15"."kind_pipeline" AS "kind_pipeline",
           "t15"."kind_stage" AS "kind_stage",
           "t15"."kind" AS "kind",
           "t15"."kind_position" AS "kind_position"
          FROM (
           SELECT
            "t18"."deal_id" AS "deal_id",
            "t18"."changed_at" AS "changed_at",
            "t18"."stage" AS "stage",
            COALESCE("t18"."pipeline", 'default') AS "pipeline",
            "t18"."ordinal" AS "ordinal",
            "t18"."author" AS "author",
            "t18"."source_file" AS "source_file",
            "t18"."source_row" AS "source_row"
           FROM (
            SELECT
             *
            FROM "stage_changes" AS "t2"
            WHERE
             CAST("t2"."deal_id" IN (
              SELECT
               "t1"."deal_id" AS "deal_id"
              FROM "deals" AS "t1"
              WHERE
               (
                isNull("t1"."created_at")
                OR (
                 "t1"."created_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
                )
               )
               AND (
                isNull("t1"."closed_at") AND COALESCE("t1"."outcome" IN ('won', 'lost'), FALSE)
               )
             ) AS Nullable(Bool))
           ) AS "t18"
          ) AS "t27"
          LEFT OUTER JOIN "t8" AS "t15"
           ON "t27"."pipeline" = "t15"."kind_pipeline" AND "t27"."stage" = "t15"."kind_stage"
         ) AS "t31"
        ) AS "t32"
       ) AS "t36"
       WHERE
        "t36"."kind" IN ('won', 'lost')
        AND NOT (
         "t36"."kind" IS NOT DISTINCT FROM "t36"."before"
        )
      ) AS "t39"
      GROUP BY
       "t39"."deal_id",
       "t39"."kind"
     ) AS "t42"
      ON "t16"."deal_id" = "t42"."moved_id" AND "t16"."outcome" = "t42"."moved_kind"
    ) AS "t45"
   ) AS "t46"
  ) AS "t47"
 ) AS "t49"
 LEFT OUTER JOIN (
  SELECT DISTINCT
   "t30"."moved_id" AS "since_id"
  FROM (
   SELECT
    "t26"."deal_id" AS "moved_id",
    "t21"."kind" AS "moved_kind",
    "t26"."changed_at" AS "moved_at"
   FROM (
    SELECT
     "t17"."deal_id" AS "deal_id",
     "t17"."changed_at" AS "changed_at",
     "t17"."stage" AS "stage",
     COALESCE("t17"."pipeline", 'default') AS "pipeline"
    FROM (
     SELECT
      *
     FROM "stage_changes" AS "t2"
     WHERE
      "t2"."changed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00')
      AND CAST("t2"."deal_id" IN (
       SELECT
        "t1"."deal_id" AS "deal_id"
       FROM "deals" AS "t1"
       WHERE
        (
         isNull("t1"."created_at")
         OR (
          "t1"."created_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
         )
        )
        AND "t1"."outcome" = 'open'
        AND isNotNull(COALESCE("t1"."loss_reason", "t1"."competitor"))
      ) AS Nullable(Bool))
    ) AS "t17"
   ) AS "t26"
   INNER JOIN (
    SELECT
     *
    FROM "t8" AS "t12"
    WHERE
     "t12"."kind" IN ('won', 'lost')
   ) AS "t21"
    ON "t26"."pipeline" = "t21"."kind_pipeline" AND "t26"."stage" = "t21"."kind_stage"
  ) AS "t30"
 ) AS "t34"
  ON "t49"."deal_id" = "t34"."since_id"
), "t58" AS (
 SELECT
  "t57"."deal_id" AS "deal_id",
  MAX("t57"."moved_on") AS "moved_on"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t2"."deal_id" AS "deal_id",
    TRUE AS "moved_on"
   FROM "stage_changes" AS "t2"
   WHERE
    "t2"."changed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00')
  ) AS "t6"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t53"."deal_id" AS "deal_id",
    FALSE AS "moved_on"
   FROM (
    SELECT
     "t51"."deal_id" AS "deal_id",
     "t51"."stage" AS "stage",
     COALESCE("t51"."pipeline", 'default') AS "pipeline"
    FROM "t50" AS "t51"
    WHERE
     "t51"."later"
   ) AS "t53"
   LEFT SEMI JOIN (
    SELECT
     *
    FROM "t8" AS "t12"
    WHERE
     "t12"."kind" IN ('won', 'lost')
   ) AS "t21"
    ON "t53"."pipeline" = "t21"."kind_pipeline" AND "t53"."stage" = "t21"."kind_stage"
  ) AS "t56"
 ) AS "t57"
 GROUP BY
  "t57"."deal_id"
), "t63" AS (
 SELECT
  "t11"."deal_id" AS "deal_id",
  "t11"."changed_at" AS "changed_at",
  "t11"."stage" AS "stage",
  "t11"."pipeline" AS "pipeline",
  "t11"."ordinal" AS "ordinal",
  "t11"."author" AS "author",
  "t11"."source_file" AS "source_file",
  "t11"."source_row" AS "source_row"
 FROM (
  SELECT
   *
  FROM "stage_changes" AS "t2"
  WHERE
   "t2"."changed_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
 ) AS "t11"
 LEFT SEMI JOIN "t58" AS "t60"
  ON "t11"."deal_id" = "t60"."deal_id"
)
SELECT
 "t92"."deal_id" AS "deal_id",
 "t92"."name" AS "name",
 CASE
  WHEN COALESCE("t92"."has_pipeline", FALSE)
  THEN "t92"."was_pipeline"
  ELSE "t92"."pipeline"
 END AS "pipeline",
 CASE
  WHEN COALESCE("t92"."has_stage", FALSE)
  THEN "t92"."was_stage"
  ELSE "t92"."stage"
 END AS "stage",
 CASE
  WHEN COALESCE("t92"."has_outcome", FALSE)
  THEN "t92"."was_outcome"
  ELSE "t92"."outcome"
 END AS "outcome",
 "t92"."created_at" AS "created_at",
 CASE
  WHEN COALESCE("t92"."has_closed_at", FALSE)
  THEN accurateCastOrNull("t92"."was_closed_at", 'Nullable(DateTime(''UTC''))')
  ELSE "t92"."closed_at"
 END AS "closed_at",
 "t92"."created_day_only" AS "created_day_only",
 "t92"."closed_day_only" AS "closed_day_only",
 CASE
  WHEN COALESCE("t92"."has_expected_close_on", FALSE)
  THEN accurateCastOrNull("t92"."was_expected_close_on", 'Nullable(DATE)')
  ELSE "t92"."expected_close_on"
 END AS "expected_close_on",
 CASE
  WHEN COALESCE("t92"."has_amount", FALSE)
  THEN accurateCastOrNull("t92"."was_amount", 'Nullable(Decimal(18, 4))')
  ELSE "t92"."amount"
 END AS "amount",
 CASE
  WHEN COALESCE("t92"."has_currency", FALSE)
  THEN "t92"."was_currency"
  ELSE "t92"."currency"
 END AS "currency",
 CASE
  WHEN COALESCE("t92"."has_owner", FALSE)
  THEN "t92"."was_owner"
  ELSE "t92"."owner"
 END AS "owner",
 CASE
  WHEN COALESCE("t92"."has_team", FALSE)
  THEN "t92"."was_team"
  ELSE "t92"."team"
 END AS "team",
 CASE
  WHEN COALESCE("t92"."has_account", FALSE)
  THEN "t92"."was_account"
  ELSE "t92"."account"
 END AS "account",
 CASE
  WHEN COALESCE("t92"."has_source", FALSE)
  THEN "t92"."was_source"
  ELSE "t92"."source"
 END AS "source",
 CASE
  WHEN COALESCE("t92"."has_channel", FALSE)
  THEN "t92"."was_channel"
  ELSE "t92"."channel"
 END AS "channel",
 CASE
  WHEN COALESCE("t92"."has_product", FALSE)
  THEN "t92"."was_product"
  ELSE "t92"."product"
 END AS "product",
 CASE
  WHEN COALESCE("t92"."has_region", FALSE)
  THEN "t92"."was_region"
  ELSE "t92"."region"
 END AS "region",
 CASE
  WHEN COALESCE("t92"."has_segment", FALSE)
  THEN "t92"."was_segment"
  ELSE "t92"."segment"
 END AS "segment",
 CASE
  WHEN COALESCE("t92"."has_category", FALSE)
  THEN "t92"."was_category"
  ELSE "t92"."category"
 END AS "category",
 CASE
  WHEN COALESCE("t92"."has_probability", FALSE)
  THEN accurateCastOrNull("t92"."was_probability", 'Nullable(Float64)')
  ELSE "t92"."probability"
 END AS "probability",
 CASE
  WHEN COALESCE("t92"."has_next_step", FALSE)
  THEN "t92"."was_next_step"
  ELSE "t92"."next_step"
 END AS "next_step",
 CASE
  WHEN COALESCE("t92"."has_next_step_on", FALSE)
  THEN accurateCastOrNull("t92"."was_next_step_on", 'Nullable(DATE)')
  ELSE "t92"."next_step_on"
 END AS "next_step_on",
 "t92"."last_activity_at" AS "last_activity_at",
 CASE
  WHEN COALESCE("t92"."has_loss_reason", FALSE)
  THEN "t92"."was_loss_reason"
  ELSE "t92"."loss_reason"
 END AS "loss_reason",
 CASE
  WHEN COALESCE("t92"."has_competitor", FALSE)
  THEN "t92"."was_competitor"
  ELSE "t92"."competitor"
 END AS "competitor",
 "t92"."source_file" AS "source_file",
 "t92"."source_row" AS "source_row"
FROM (
 SELECT
  "t91"."deal_id" AS "deal_id",
  "t91"."name" AS "name",
  "t91"."pipeline" AS "pipeline",
  "t91"."stage" AS "stage",
  "t91"."outcome" AS "outcome",
  "t91"."created_at" AS "created_at",
  "t91"."closed_at" AS "closed_at",
  "t91"."created_day_only" AS "created_day_only",
  "t91"."closed_day_only" AS "closed_day_only",
  "t91"."expected_close_on" AS "expected_close_on",
  "t91"."amount" AS "amount",
  "t91"."currency" AS "currency",
  "t91"."owner" AS "owner",
  "t91"."team" AS "team",
  "t91"."account" AS "account",
  "t91"."source" AS "source",
  "t91"."channel" AS "channel",
  "t91"."product" AS "product",
  "t91"."region" AS "region",
  "t91"."segment" AS "segment",
  "t91"."category" AS "category",
  "t91"."probability" AS "probability",
  "t91"."next_step" AS "next_step",
  "t91"."next_step_on" AS "next_step_on",
  "t91"."last_activity_at" AS "last_activity_at",
  "t91"."loss_reason" AS "loss_reason",
  "t91"."competitor" AS "competitor",
  "t91"."source_file" AS "source_file",
  "t91"."source_row" AS "source_row",
  "t91"."undated" AS "undated",
  "t91"."told_stage" AS "told_stage",
  "t91"."ended_at" AS "ended_at",
  "t91"."later" AS "later",
  "t91"."unsure" AS "unsure",
  "t91"."since_id" AS "since_id",
  "t91"."moved_on" AS "moved_on",
  "t91"."stood_id" AS "stood_id",
  "t91"."stood_stage" AS "stood_stage",
  "t91"."stood_pipeline" AS "stood_pipeline",
  "t91"."stood_kind" AS "stood_kind",
  "t91"."stood_since" AS "stood_since",
  "t44"."held_id" AS "held_id",
  "t44"."has_pipeline" AS "has_pipeline",
  "t44"."has_stage" AS "has_stage",
  "t44"."has_outcome" AS "has_outcome",
  "t44"."has_closed_at" AS "has_closed_at",
  "t44"."has_expected_close_on" AS "has_expected_close_on",
  "t44"."has_amount" AS "has_amount",
  "t44"."has_currency" AS "has_currency",
  "t44"."has_owner" AS "has_owner",
  "t44"."has_team" AS "has_team",
  "t44"."has_account" AS "has_account",
  "t44"."has_source" AS "has_source",
  "t44"."has_channel" AS "has_channel",
  "t44"."has_product" AS "has_product",
  "t44"."has_region" AS "has_region",
  "t44"."has_segment" AS "has_segment",
  "t44"."has_category" AS "has_category",
  "t44"."has_probability" AS "has_probability",
  "t44"."has_next_step" AS "has_next_step",
  "t44"."has_next_step_on" AS "has_next_step_on",
  "t44"."has_loss_reason" AS "has_loss_reason",
  "t44"."has_competitor" AS "has_competitor",
  "t44"."was_pipeline" AS "was_pipeline",
  "t44"."was_stage" AS "was_stage",
  "t44"."was_outcome" AS "was_outcome",
  "t44"."was_closed_at" AS "was_closed_at",
  "t44"."was_expected_close_on" AS "was_expected_close_on",
  "t44"."was_amount" AS "was_amount",
  "t44"."was_currency" AS "was_currency",
  "t44"."was_owner" AS "was_owner",
  "t44"."was_team" AS "was_team",
  "t44"."was_account" AS "was_account",
  "t44"."was_source" AS "was_source",
  "t44"."was_channel" AS "was_channel",
  "t44"."was_product" AS "was_product",
  "t44"."was_region" AS "was_region",
  "t44"."was_segment" AS "was_segment",
  "t44"."was_category" AS "was_category",
  "t44"."was_probability" AS "was_probability",
  "t44"."was_next_step" AS "was_next_step",
  "t44"."was_next_step_on" AS "was_next_step_on",
  "t44"."was_loss_reason" AS "was_loss_reason",
  "t44"."was_competitor" AS "was_competitor"
 FROM (
  SELECT
   "t89"."deal_id" AS "deal_id",
   "t89"."name" AS "name",
   COALESCE("t89"."stood_pipeline", "t89"."pipeline") AS "pipeline",
   CASE
    WHEN isNotNull("t89"."stood_id")
    THEN CASE
     WHEN COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
     AND NOT (
      "t89"."moved_on"
     )
     THEN CAST(NULL AS Nullable(String))
     ELSE "t89"."stood_stage"
    END
    ELSE "t89"."stage"
   END AS "stage",
   CASE
    WHEN COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    )
    THEN "t89"."stood_kind"
    ELSE "t89"."outcome"
   END AS "outcome",
   "t89"."created_at" AS "created_at",
   CASE
    WHEN COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    )
    THEN "t89"."stood_since"
    ELSE "t89"."closed_at"
   END AS "closed_at",
   "t89"."created_day_only" AS "created_day_only",
   CASE
    WHEN COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    )
    THEN FALSE
    ELSE "t89"."closed_day_only"
   END AS "closed_day_only",
   "t89"."expected_close_on" AS "expected_close_on",
   "t89"."amount" AS "amount",
   "t89"."currency" AS "currency",
   "t89"."owner" AS "owner",
   "t89"."team" AS "team",
   "t89"."account" AS "account",
   "t89"."source" AS "source",
   "t89"."channel" AS "channel",
   "t89"."product" AS "product",
   "t89"."region" AS "region",
   "t89"."segment" AS "segment",
   "t89"."category" AS "category",
   "t89"."probability" AS "probability",
   "t89"."next_step" AS "next_step",
   "t89"."next_step_on" AS "next_step_on",
   "t89"."last_activity_at" AS "last_activity_at",
   "t89"."loss_reason" AS "loss_reason",
   "t89"."competitor" AS "competitor",
   "t89"."source_file" AS "source_file",
   "t89"."source_row" AS "source_row",
   "t89"."undated" AS "undated",
   "t89"."told_stage" AS "told_stage",
   "t89"."ended_at" AS "ended_at",
   "t89"."later" AS "later",
   "t89"."unsure" AS "unsure",
   "t89"."since_id" AS "since_id",
   "t89"."moved_on" AS "moved_on",
   "t89"."stood_id" AS "stood_id",
   "t89"."stood_stage" AS "stood_stage",
   "t89"."stood_pipeline" AS "stood_pipeline",
   "t89"."stood_kind" AS "stood_kind",
   "t89"."stood_since" AS "stood_since"
  FROM (
   SELECT
    "t55"."deal_id" AS "deal_id",
    "t55"."name" AS "name",
    "t55"."pipeline" AS "pipeline",
    "t55"."stage" AS "stage",
    "t55"."outcome" AS "outcome",
    "t55"."created_at" AS "created_at",
    "t55"."closed_at" AS "closed_at",
    "t55"."created_day_only" AS "created_day_only",
    "t55"."closed_day_only" AS "closed_day_only",
    "t55"."expected_close_on" AS "expected_close_on",
    "t55"."amount" AS "amount",
    "t55"."currency" AS "currency",
    "t55"."owner" AS "owner",
    "t55"."team" AS "team",
    "t55"."account" AS "account",
    "t55"."source" AS "source",
    "t55"."channel" AS "channel",
    "t55"."product" AS "product",
    "t55"."region" AS "region",
    "t55"."segment" AS "segment",
    "t55"."category" AS "category",
    "t55"."probability" AS "probability",
    "t55"."next_step" AS "next_step",
    "t55"."next_step_on" AS "next_step_on",
    "t55"."last_activity_at" AS "last_activity_at",
    "t55"."loss_reason" AS "loss_reason",
    "t55"."competitor" AS "competitor",
    "t55"."source_file" AS "source_file",
    "t55"."source_row" AS "source_row",
    "t55"."undated" AS "undated",
    "t55"."told_stage" AS "told_stage",
    "t55"."ended_at" AS "ended_at",
    "t55"."later" AS "later",
    "t55"."unsure" AS "unsure",
    "t55"."since_id" AS "since_id",
    "t88"."moved_on" AS "moved_on",
    "t88"."stood_id" AS "stood_id",
    "t88"."stood_stage" AS "stood_stage",
    "t88"."stood_pipeline" AS "stood_pipeline",
    "t88"."stood_kind" AS "stood_kind",
    "t88"."stood_since" AS "stood_since"
   FROM (
    SELECT
     "t51"."deal_id" AS "deal_id",
     "t51"."name" AS "name",
     "t51"."pipeline" AS "pipeline",
     "t51"."stage" AS "stage",
     CASE WHEN "t51"."later" THEN 'open' ELSE "t51"."outcome" END AS "outcome",
     "t51"."created_at" AS "created_at",
     CASE
      WHEN "t51"."later"
      THEN CAST(NULL AS Nullable(DateTime('UTC')))
      ELSE "t51"."closed_at"
     END AS "closed_at",
     "t51"."created_day_only" AS "created_day_only",
     CASE
      WHEN "t51"."later"
      THEN CAST(NULL AS Nullable(Bool))
      ELSE "t51"."closed_day_only"
     END AS "closed_day_only",
     "t51"."expected_close_on" AS "expected_close_on",
     "t51"."amount" AS "amount",
     "t51"."currency" AS "currency",
     "t51"."owner" AS "owner",
     "t51"."team" AS "team",
     "t51"."account" AS "account",
     "t51"."source" AS "source",
     "t51"."channel" AS "channel",
     "t51"."product" AS "product",
     "t51"."region" AS "region",
     "t51"."segment" AS "segment",
     "t51"."category" AS "category",
     "t51"."probability" AS "probability",
     "t51"."next_step" AS "next_step",
     "t51"."next_step_on" AS "next_step_on",
     CASE
      WHEN COALESCE("t51"."last_activity_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
      THEN CAST(NULL AS Nullable(DateTime('UTC')))
      ELSE "t51"."last_activity_at"
     END AS "last_activity_at",
     CASE
      WHEN "t51"."later" OR isNotNull("t51"."since_id")
      THEN CAST(NULL AS Nullable(String))
      ELSE "t51"."loss_reason"
     END AS "loss_reason",
     CASE
      WHEN "t51"."later" OR isNotNull("t51"."since_id")
      THEN CAST(NULL AS Nullable(String))
      ELSE "t51"."competitor"
     END AS "competitor",
     "t51"."source_file" AS "source_file",
     "t51"."source_row" AS "source_row",
     "t51"."undated" AS "undated",
     "t51"."told_stage" AS "told_stage",
     "t51"."ended_at" AS "ended_at",
     "t51"."later" AS "later",
     "t51"."unsure" AS "unsure",
     "t51"."since_id" AS "since_id"
    FROM "t50" AS "t51"
   ) AS "t55"
   LEFT OUTER JOIN (
    SELECT
     "t86".*
     EXCEPT ("moved_id", "moved_kind")
    FROM (
     SELECT
      "t74"."moved_on" AS "moved_on",
      "t74"."stood_id" AS "stood_id",
      "t74"."stood_stage" AS "stood_stage",
      "t74"."stood_pipeline" AS "stood_pipeline",
      "t74"."stood_kind" AS "stood_kind",
      "t85"."moved_id" AS "moved_id",
      "t85"."moved_kind" AS "moved_kind",
      "t85"."stood_since" AS "stood_since"
     FROM (
      SELECT
       "t72".*
       EXCEPT ("last_id")
      FROM (
       SELECT
        "t62"."moved_on" AS "moved_on",
        "t62"."stood_id" AS "stood_id",
        "t71"."last_id" AS "last_id",
        "t71"."stood_stage" AS "stood_stage",
        "t71"."stood_pipeline" AS "stood_pipeline",
        "t71"."stood_kind" AS "stood_kind"
       FROM (
        SELECT
         "t59"."moved_on" AS "moved_on",
         "t59"."deal_id" AS "stood_id"
        FROM "t58" AS "t59"
       ) AS "t62"
       LEFT OUTER JOIN (
        SELECT
         "t69"."last_id" AS "last_id",
         CAST("t69"."move".1 AS Nullable(String)) AS "stood_stage",
         CAST("t69"."move".2 AS Nullable(String)) AS "stood_pipeline",
         CAST("t69"."move".3 AS Nullable(String)) AS "stood_kind"
        FROM (
         SELECT
          "t68"."deal_id" AS "last_id",
          argMax(
           tuple(tuple("t68"."stage", "t68"."pipeline", "t68"."kind")),
           tuple(
            "t68"."changed_at",
            COALESCE("t68"."ordinal", 4611686018427387904),
            COALESCE("t68"."kind_position", 4611686018427387904),
            "t68"."stage"
           )
          ).1 AS "move"
         FROM (
          SELECT
           "t67".*
           EXCEPT ("kind_pipeline", "kind_stage")
          FROM (
           SELECT
            "t66"."deal_id" AS "deal_id",
            "t66"."changed_at" AS "changed_at",
            "t66"."stage" AS "stage",
            "t66"."pipeline" AS "pipeline",
            "t66"."ordinal" AS "ordinal",
            "t66"."author" AS "author",
            "t66"."source_file" AS "source_file",
            "t66"."source_row" AS "source_row",
            "t15"."kind_pipeline" AS "kind_pipeline",
            "t15"."kind_stage" AS "kind_stage",
            "t15"."kind" AS "kind",
            "t15"."kind_position" AS "kind_position"
           FROM (
            SELECT
             "t64"."deal_id" AS "deal_id",
             "t64"."changed_at" AS "changed_at",
             "t64"."stage" AS "stage",
             COALESCE("t64"."pipeline", 'default') AS "pipeline",
             "t64"."ordinal" AS "ordinal",
             "t64"."author" AS "author",
             "t64"."source_file" AS "source_file",
             "t64"."source_row" AS "source_row"
            FROM "t63" AS "t64"
           ) AS "t66"
           LEFT OUTER JOIN "t8" AS "t15"
            ON "t66"."pipeline" = "t15"."kind_pipeline" AND "t66"."stage" = "t15"."kind_stage"
          ) AS "t67"
         ) AS "t68"
         GROUP BY
          "t68"."deal_id"
        ) AS "t69"
       ) AS "t71"
        ON "t62"."stood_id" = "t71"."last_id"
      ) AS "t72"
     ) AS "t74"
     LEFT OUTER JOIN (
      SELECT
       "t83"."moved_id" AS "moved_id",
       "t83"."moved_kind" AS "moved_kind",
       "t83"."moved_at" AS "stood_since"
      FROM (
       SELECT
        "t82"."deal_id" AS "moved_id",
        "t82"."kind" AS "moved_kind",
        MAX("t82"."changed_at") AS "moved_at"
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t80"."deal_id" AS "deal_id",
          "t80"."changed_at" AS "changed_at",
          "t80"."stage" AS "stage",
          "t80"."pipeline" AS "pipeline",
          "t80"."ordinal" AS "ordinal",
          "t80"."author" AS "author",
          "t80"."source_file" AS "source_file",
          "t80"."source_row" AS "source_row",
          "t80"."kind" AS "kind",
          "t80"."kind_position" AS "kind_position",
          lagInFrame("t80"."kind") OVER (
           PARTITION BY "t80"."deal_id"
           ORDER BY "t80"."changed_at" ASC, COALESCE("t80"."ordinal", 4611686018427387904) ASC, COALESCE("t80"."kind_position", 4611686018427387904) ASC, "t80"."stage" ASC
           ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "before"
         FROM (
          SELECT
           "t79".*
           EXCEPT ("kind_pipeline", "kind_stage")
          FROM (
           SELECT
            "t78"."deal_id" AS "deal_id",
            "t78"."changed_at" AS "changed_at",
            "t78"."stage" AS "stage",
            "t78"."pipeline" AS "pipeline",
            "t78"."ordinal" AS "ordinal",
            "t78"."author" AS "author",
            "t78"."source_file" AS "source_file",
            "t78"."source_row" AS "source_row",
            "t15"."kind_pipeline" AS "kind_pipeline",
            "t15"."kind_stage" AS "kind_stage",
            "t15"."kind" AS "kind",
            "t15"."kind_position" AS "kind_position"
           FROM (
            SELECT
             "t76"."deal_id" AS "deal_id",
             "t76"."changed_at" AS "changed_at",
             "t76"."stage" AS "stage",
             COALESCE("t76"."pipeline", 'default') AS "pipeline",
             "t76"."ordinal" AS "ordinal",
             "t76"."author" AS "author",
             "t76"."source_file" AS "source_file",
             "t76"."source_row" AS "source_row"
            FROM (
             SELECT
              *
             FROM "t63" AS "t64"
             WHERE
              CAST("t64"."deal_id" IN (
               SELECT
                "t73"."stood_id" AS "stood_id"
               FROM (
                SELECT
                 "t72".*
                 EXCEPT ("last_id")
                FROM (
                 SELECT
                  "t62"."moved_on" AS "moved_on",
                  "t62"."stood_id" AS "stood_id",
                  "t71"."last_id" AS "last_id",
                  "t71"."stood_stage" AS "stood_stage",
                  "t71"."stood_pipeline" AS "stood_pipeline",
                  "t71"."stood_kind" AS "stood_kind"
                 FROM (
                  SELECT
                   "t59"."moved_on" AS "moved_on",
                   "t59"."deal_id" AS "stood_id"
                  FROM "t58" AS "t59"
                 ) AS "t62"
                 LEFT OUTER JOIN (
                  SELECT
                   "t69"."last_id" AS "last_id",
                   CAST("t69"."move".1 AS Nullable(String)) AS "stood_stage",
                   CAST("t69"."move".2 AS Nullable(String)) AS "stood_pipeline",
                   CAST("t69"."move".3 AS Nullable(String)) AS "stood_kind"
                  FROM (
                   SELECT
                    "t68"."deal_id" AS "last_id",
                    argMax(
                     tuple(tuple("t68"."stage", "t68"."pipeline", "t68"."kind")),
                     tuple(
                      "t68"."changed_at",
                      COALESCE("t68"."ordinal", 4611686018427387904),
                      COALESCE("t68"."kind_position", 4611686018427387904),
                      "t68"."stage"
                     )
                    ).1 AS "move"
                   FROM (
                    SELECT
                     "t67".*
                     EXCEPT ("kind_pipeline", "kind_stage")
                    FROM (
                     SELECT
                      "t66"."deal_id" AS "deal_id",
                      "t66"."changed_at" AS "changed_at",
                      "t66"."stage" AS "stage",
                      "t66"."pipeline" AS "pipeline",
                      "t66"."ordinal" AS "ordinal",
                      "t66"."author" AS "author",
                      "t66"."source_file" AS "source_file",
                      "t66"."source_row" AS "source_row",
                      "t15"."kind_pipeline" AS "kind_pipeline",
                      "t15"."kind_stage" AS "kind_stage",
                      "t15"."kind" AS "kind",
                      "t15"."kind_position" AS "kind_position"
                     FROM (
                      SELECT
                       "t64"."deal_id" AS "deal_id",
                       "t64"."changed_at" AS "changed_at",
                       "t64"."stage" AS "stage",
                       COALESCE("t64"."pipeline", 'default') AS "pipeline",
                       "t64"."ordinal" AS "ordinal",
                       "t64"."author" AS "author",
                       "t64"."source_file" AS "source_file",
                       "t64"."source_row" AS "source_row"
                      FROM "t63" AS "t64"
                     ) AS "t66"
                     LEFT OUTER JOIN "t8" AS "t15"
                      ON "t66"."pipeline" = "t15"."kind_pipeline" AND "t66"."stage" = "t15"."kind_stage"
                    ) AS "t67"
                   ) AS "t68"
                   GROUP BY
                    "t68"."deal_id"
                  ) AS "t69"
                 ) AS "t71"
                  ON "t62"."stood_id" = "t71"."last_id"
                ) AS "t72"
               ) AS "t73"
               WHERE
                "t73"."moved_on" AND "t73"."stood_kind" IN ('won', 'lost')
              ) AS Nullable(Bool))
            ) AS "t76"
           ) AS "t78"
           LEFT OUTER JOIN "t8" AS "t15"
            ON "t78"."pipeline" = "t15"."kind_pipeline" AND "t78"."stage" = "t15"."kind_stage"
          ) AS "t79"
         ) AS "t80"
        ) AS "t81"
        WHERE
         "t81"."kind" IN ('won', 'lost')
         AND NOT (
          "t81"."kind" IS NOT DISTINCT FROM "t81"."before"
         )
       ) AS "t82"
       GROUP BY
        "t82"."deal_id",
        "t82"."kind"
      ) AS "t83"
     ) AS "t85"
      ON "t74"."stood_id" = "t85"."moved_id" AND "t74"."stood_kind" = "t85"."moved_kind"
    ) AS "t86"
   ) AS "t88"
    ON "t55"."deal_id" = "t88"."stood_id"
  ) AS "t89"
 ) AS "t91"
 LEFT OUTER JOIN (
  SELECT
   "t40"."deal_id" AS "held_id",
   MAX("t40"."field" = 'pipeline') AS "has_pipeline",
   MAX("t40"."field" = 'stage') AS "has_stage",
   MAX("t40"."field" = 'outcome') AS "has_outcome",
   MAX("t40"."field" = 'closed_at') AS "has_closed_at",
   MAX("t40"."field" = 'expected_close_on') AS "has_expected_close_on",
   MAX("t40"."field" = 'amount') AS "has_amount",
   MAX("t40"."field" = 'currency') AS "has_currency",
   MAX("t40"."field" = 'owner') AS "has_owner",
   MAX("t40"."field" = 'team') AS "has_team",
   MAX("t40"."field" = 'account') AS "has_account",
   MAX("t40"."field" = 'source') AS "has_source",
   MAX("t40"."field" = 'channel') AS "has_channel",
   MAX("t40"."field" = 'product') AS "has_product",
   MAX("t40"."field" = 'region') AS "has_region",
   MAX("t40"."field" = 'segment') AS "has_segment",
   MAX("t40"."field" = 'category') AS "has_category",
   MAX("t40"."field" = 'probability') AS "has_probability",
   MAX("t40"."field" = 'next_step') AS "has_next_step",
   MAX("t40"."field" = 'next_step_on') AS "has_next_step_on",
   MAX("t40"."field" = 'loss_reason') AS "has_loss_reason",
   MAX("t40"."field" = 'competitor') AS "has_competitor",
   maxIf("t40"."value", "t40"."field" = 'pipeline') AS "was_pipeline",
   maxIf("t40"."value", "t40"."field" = 'stage') AS "was_stage",
   maxIf("t40"."value", "t40"."field" = 'outcome') AS "was_outcome",
   maxIf("t40"."value", "t40"."field" = 'closed_at') AS "was_closed_at",
   maxIf("t40"."value", "t40"."field" = 'expected_close_on') AS "was_expected_close_on",
   maxIf("t40"."value", "t40"."field" = 'amount') AS "was_amount",
   maxIf("t40"."value", "t40"."field" = 'currency') AS "was_currency",
   maxIf("t40"."value", "t40"."field" = 'owner') AS "was_owner",
   maxIf("t40"."value", "t40"."field" = 'team') AS "was_team",
   maxIf("t40"."value", "t40"."field" = 'account') AS "was_account",
   maxIf("t40"."value", "t40"."field" = 'source') AS "was_source",
   maxIf("t40"."value", "t40"."field" = 'channel') AS "was_channel",
   maxIf("t40"."value", "t40"."field" = 'product') AS "was_product",
   maxIf("t40"."value", "t40"."field" = 'region') AS "was_region",
   maxIf("t40"."value", "t40"."field" = 'segment') AS "was_segment",
   maxIf("t40"."value", "t40"."field" = 'category') AS "was_category",
   maxIf("t40"."value", "t40"."field" = 'probability') AS "was_probability",
   maxIf("t40"."value", "t40"."field" = 'next_step') AS "was_next_step",
   maxIf("t40"."value", "t40"."field" = 'next_step_on') AS "was_next_step_on",
   maxIf("t40"."value", "t40"."field" = 'loss_reason') AS "was_loss_reason",
   maxIf("t40"."value", "t40"."field" = 'competitor') AS "was_competitor"
  FROM (
   SELECT
    "t24"."deal_id" AS "deal_id",
    "t24"."field" AS "field",
    COALESCE(CAST("t24"."old".1 AS Nullable(String)), CAST("t38"."new".1 AS Nullable(String))) AS "value"
   FROM "t20" AS "t24"
   LEFT OUTER JOIN (
    SELECT
     "t35"."deal_id" AS "deal_id",
     "t35"."field" AS "field",
     argMax(
      tuple(tuple("t35"."new_value")),
      tuple("t35"."changed_at", COALESCE("t35"."ordinal", 4611686018427387904))
     ).1 AS "new"
    FROM (
     SELECT
      "t9"."deal_id" AS "deal_id",
      "t9"."changed_at" AS "changed_at",
      "t9"."field" AS "field",
      "t9"."old_value" AS "old_value",
      "t9"."new_value" AS "new_value",
      "t9"."ordinal" AS "ordinal",
      "t9"."author" AS "author",
      "t9"."source_file" AS "source_file",
      "t9"."source_row" AS "source_row"
     FROM (
      SELECT
       *
      FROM "field_changes" AS "t0"
      WHERE
       "t0"."field" IN (
        'pipeline',
        'stage',
        'outcome',
        'closed_at',
        'expected_close_on',
        'amount',
        'currency',
        'owner',
        'team',
        'account',
        'source',
        'channel',
        'product',
        'region',
        'segment',
        'category',
        'probability',
        'next_step',
        'next_step_on',
        'loss_reason',
        'competitor'
       )
       AND "t0"."changed_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
     ) AS "t9"
     LEFT SEMI JOIN (
      SELECT
       *
      FROM "t20" AS "t22"
      WHERE
       isNull(CAST("t22"."old".1 AS Nullable(String)))
     ) AS "t29"
      ON "t9"."deal_id" = "t29"."deal_id" AND "t9"."field" = "t29"."field"
    ) AS "t35"
    GROUP BY
     "t35"."deal_id",
     "t35"."field"
   ) AS "t38"
    ON "t24"."deal_id" = "t38"."deal_id" AND "t24"."field" = "t38"."field"
  ) AS "t40"
  GROUP BY
   "t40"."deal_id"
 ) AS "t44"
  ON "t91"."deal_id" = "t44"."held_id"
) AS "t92"
