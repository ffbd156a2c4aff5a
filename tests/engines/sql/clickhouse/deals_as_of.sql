WITH "t6" AS (
 SELECT
  COALESCE("t2"."pipeline", 'default') AS "kind_pipeline",
  "t2"."stage" AS "kind_stage",
  MIN("t2"."kind") AS "kind"
 FROM "stages" AS "t2"
 GROUP BY
  COALESCE("t2"."pipeline", 'default'),
  "t2"."stage"
), "t19" AS (
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
), "t39" AS (
 SELECT
  "t35"."deal_id" AS "deal_id",
  "t35"."name" AS "name",
  "t35"."pipeline" AS "pipeline",
  "t35"."stage" AS "stage",
  "t35"."outcome" AS "outcome",
  "t35"."created_at" AS "created_at",
  "t35"."closed_at" AS "closed_at",
  "t35"."created_day_only" AS "created_day_only",
  "t35"."closed_day_only" AS "closed_day_only",
  "t35"."expected_close_on" AS "expected_close_on",
  "t35"."amount" AS "amount",
  "t35"."currency" AS "currency",
  "t35"."owner" AS "owner",
  "t35"."team" AS "team",
  "t35"."account" AS "account",
  "t35"."source" AS "source",
  "t35"."channel" AS "channel",
  "t35"."product" AS "product",
  "t35"."region" AS "region",
  "t35"."segment" AS "segment",
  "t35"."category" AS "category",
  "t35"."probability" AS "probability",
  "t35"."next_step" AS "next_step",
  "t35"."next_step_on" AS "next_step_on",
  "t35"."last_activity_at" AS "last_activity_at",
  "t35"."loss_reason" AS "loss_reason",
  "t35"."competitor" AS "competitor",
  "t35"."source_file" AS "source_file",
  "t35"."source_row" AS "source_row",
  "t35"."undated" AS "undated",
  "t35"."told_stage" AS "told_stage",
  "t35"."ended_at" AS "ended_at",
  COALESCE("t35"."ended_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
  OR (
   "t35"."undated" AND isNull("t35"."ended_at") AND TRUE
  ) AS "later",
  "t35"."undated" AND isNull("t35"."ended_at") AND TRUE AS "unsure"
 FROM (
  SELECT
   "t34".*
   EXCEPT ("moved_at", "moved_id", "moved_kind")
  FROM (
   SELECT
    "t32"."deal_id" AS "deal_id",
    "t32"."name" AS "name",
    "t32"."pipeline" AS "pipeline",
    "t32"."stage" AS "stage",
    "t32"."outcome" AS "outcome",
    "t32"."created_at" AS "created_at",
    "t32"."closed_at" AS "closed_at",
    "t32"."created_day_only" AS "created_day_only",
    "t32"."closed_day_only" AS "closed_day_only",
    "t32"."expected_close_on" AS "expected_close_on",
    "t32"."amount" AS "amount",
    "t32"."currency" AS "currency",
    "t32"."owner" AS "owner",
    "t32"."team" AS "team",
    "t32"."account" AS "account",
    "t32"."source" AS "source",
    "t32"."channel" AS "channel",
    "t32"."product" AS "product",
    "t32"."region" AS "region",
    "t32"."segment" AS "segment",
    "t32"."category" AS "category",
    "t32"."probability" AS "probability",
    "t32"."next_step" AS "next_step",
    "t32"."next_step_on" AS "next_step_on",
    "t32"."last_activity_at" AS "last_activity_at",
    "t32"."loss_reason" AS "loss_reason",
    "t32"."competitor" AS "competitor",
    "t32"."source_file" AS "source_file",
    "t32"."source_row" AS "source_row",
    "t32"."undated" AS "undated",
    "t32"."told_stage" AS "told_stage",
    CASE WHEN "t32"."undated" THEN "t32"."moved_at" ELSE "t32"."closed_at" END AS "ended_at",
    "t32"."moved_id" AS "moved_id",
    "t32"."moved_kind" AS "moved_kind",
    "t32"."moved_at" AS "moved_at"
   FROM (
    SELECT
     "t14"."deal_id" AS "deal_id",
     "t14"."name" AS "name",
     "t14"."pipeline" AS "pipeline",
     "t14"."stage" AS "stage",
     "t14"."outcome" AS "outcome",
     "t14"."created_at" AS "created_at",
     "t14"."closed_at" AS "closed_at",
     "t14"."created_day_only" AS "created_day_only",
     "t14"."closed_day_only" AS "closed_day_only",
     "t14"."expected_close_on" AS "expected_close_on",
     "t14"."amount" AS "amount",
     "t14"."currency" AS "currency",
     "t14"."owner" AS "owner",
     "t14"."team" AS "team",
     "t14"."account" AS "account",
     "t14"."source" AS "source",
     "t14"."channel" AS "channel",
     "t14"."product" AS "product",
     "t14"."region" AS "region",
     "t14"."segment" AS "segment",
     "t14"."category" AS "category",
     "t14"."probability" AS "probability",
     "t14"."next_step" AS "next_step",
     "t14"."next_step_on" AS "next_step_on",
     "t14"."last_activity_at" AS "last_activity_at",
     "t14"."loss_reason" AS "loss_reason",
     "t14"."competitor" AS "competitor",
     "t14"."source_file" AS "source_file",
     "t14"."source_row" AS "source_row",
     "t14"."undated" AS "undated",
     "t14"."told_stage" AS "told_stage",
     "t14"."ended_at" AS "ended_at",
     "t30"."moved_id" AS "moved_id",
     "t30"."moved_kind" AS "moved_kind",
     "t30"."moved_at" AS "moved_at"
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
    ) AS "t14"
    LEFT OUTER JOIN (
     SELECT
      "t27"."moved_id" AS "moved_id",
      "t27"."moved_kind" AS "moved_kind",
      MAX("t27"."moved_at") AS "moved_at"
     FROM (
      SELECT
       "t24"."deal_id" AS "moved_id",
       "t20"."kind" AS "moved_kind",
       "t24"."changed_at" AS "moved_at"
      FROM (
       SELECT
        "t16"."deal_id" AS "deal_id",
        "t16"."changed_at" AS "changed_at",
        "t16"."stage" AS "stage",
        COALESCE("t16"."pipeline", 'default') AS "pipeline"
       FROM (
        SELECT
         *
        FROM "stage_changes" AS "t3"
        WHERE
         CAST("t3"."deal_id" IN (
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
       ) AS "t16"
      ) AS "t24"
      INNER JOIN (
       SELECT
        *
       FROM "t6" AS "t10"
       WHERE
        "t10"."kind" IN ('won', 'lost')
      ) AS "t20"
       ON "t24"."pipeline" = "t20"."kind_pipeline" AND "t24"."stage" = "t20"."kind_stage"
     ) AS "t27"
     GROUP BY
      "t27"."moved_id",
      "t27"."moved_kind"
    ) AS "t30"
     ON "t14"."deal_id" = "t30"."moved_id" AND "t14"."outcome" = "t30"."moved_kind"
   ) AS "t32"
  ) AS "t34"
 ) AS "t35"
), "t47" AS (
 SELECT
  "t46"."deal_id" AS "deal_id",
  MAX("t46"."moved_on") AS "moved_on"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t3"."deal_id" AS "deal_id",
    TRUE AS "moved_on"
   FROM "stage_changes" AS "t3"
   WHERE
    "t3"."changed_at" > parseDateTimeBestEffort('2025-11-17T12:00:00')
  ) AS "t7"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t42"."deal_id" AS "deal_id",
    FALSE AS "moved_on"
   FROM (
    SELECT
     "t40"."deal_id" AS "deal_id",
     "t40"."stage" AS "stage",
     COALESCE("t40"."pipeline", 'default') AS "pipeline"
    FROM "t39" AS "t40"
    WHERE
     "t40"."later"
   ) AS "t42"
   LEFT SEMI JOIN (
    SELECT
     *
    FROM "t6" AS "t10"
    WHERE
     "t10"."kind" IN ('won', 'lost')
   ) AS "t20"
    ON "t42"."pipeline" = "t20"."kind_pipeline" AND "t42"."stage" = "t20"."kind_stage"
  ) AS "t45"
 ) AS "t46"
 GROUP BY
  "t46"."deal_id"
)
SELECT
 "t65"."deal_id" AS "deal_id",
 "t65"."name" AS "name",
 CASE
  WHEN COALESCE("t65"."has_pipeline", FALSE)
  THEN "t65"."was_pipeline"
  ELSE "t65"."pipeline"
 END AS "pipeline",
 CASE
  WHEN COALESCE("t65"."has_stage", FALSE)
  THEN "t65"."was_stage"
  ELSE "t65"."stage"
 END AS "stage",
 CASE
  WHEN COALESCE("t65"."has_outcome", FALSE)
  THEN "t65"."was_outcome"
  ELSE "t65"."outcome"
 END AS "outcome",
 "t65"."created_at" AS "created_at",
 CASE
  WHEN COALESCE("t65"."has_closed_at", FALSE)
  THEN accurateCastOrNull("t65"."was_closed_at", 'Nullable(DateTime(''UTC''))')
  ELSE "t65"."closed_at"
 END AS "closed_at",
 "t65"."created_day_only" AS "created_day_only",
 "t65"."closed_day_only" AS "closed_day_only",
 CASE
  WHEN COALESCE("t65"."has_expected_close_on", FALSE)
  THEN accurateCastOrNull("t65"."was_expected_close_on", 'Nullable(DATE)')
  ELSE "t65"."expected_close_on"
 END AS "expected_close_on",
 CASE
  WHEN COALESCE("t65"."has_amount", FALSE)
  THEN accurateCastOrNull("t65"."was_amount", 'Nullable(Decimal(18, 4))')
  ELSE "t65"."amount"
 END AS "amount",
 CASE
  WHEN COALESCE("t65"."has_currency", FALSE)
  THEN "t65"."was_currency"
  ELSE "t65"."currency"
 END AS "currency",
 CASE
  WHEN COALESCE("t65"."has_owner", FALSE)
  THEN "t65"."was_owner"
  ELSE "t65"."owner"
 END AS "owner",
 CASE
  WHEN COALESCE("t65"."has_team", FALSE)
  THEN "t65"."was_team"
  ELSE "t65"."team"
 END AS "team",
 CASE
  WHEN COALESCE("t65"."has_account", FALSE)
  THEN "t65"."was_account"
  ELSE "t65"."account"
 END AS "account",
 CASE
  WHEN COALESCE("t65"."has_source", FALSE)
  THEN "t65"."was_source"
  ELSE "t65"."source"
 END AS "source",
 CASE
  WHEN COALESCE("t65"."has_channel", FALSE)
  THEN "t65"."was_channel"
  ELSE "t65"."channel"
 END AS "channel",
 CASE
  WHEN COALESCE("t65"."has_product", FALSE)
  THEN "t65"."was_product"
  ELSE "t65"."product"
 END AS "product",
 CASE
  WHEN COALESCE("t65"."has_region", FALSE)
  THEN "t65"."was_region"
  ELSE "t65"."region"
 END AS "region",
 CASE
  WHEN COALESCE("t65"."has_segment", FALSE)
  THEN "t65"."was_segment"
  ELSE "t65"."segment"
 END AS "segment",
 CASE
  WHEN COALESCE("t65"."has_category", FALSE)
  THEN "t65"."was_category"
  ELSE "t65"."category"
 END AS "category",
 CASE
  WHEN COALESCE("t65"."has_probability", FALSE)
  THEN accurateCastOrNull("t65"."was_probability", 'Nullable(Float64)')
  ELSE "t65"."probability"
 END AS "probability",
 CASE
  WHEN COALESCE("t65"."has_next_step", FALSE)
  THEN "t65"."was_next_step"
  ELSE "t65"."next_step"
 END AS "next_step",
 CASE
  WHEN COALESCE("t65"."has_next_step_on", FALSE)
  THEN accurateCastOrNull("t65"."was_next_step_on", 'Nullable(DATE)')
  ELSE "t65"."next_step_on"
 END AS "next_step_on",
 "t65"."last_activity_at" AS "last_activity_at",
 CASE
  WHEN COALESCE("t65"."has_loss_reason", FALSE)
  THEN "t65"."was_loss_reason"
  ELSE "t65"."loss_reason"
 END AS "loss_reason",
 CASE
  WHEN COALESCE("t65"."has_competitor", FALSE)
  THEN "t65"."was_competitor"
  ELSE "t65"."competitor"
 END AS "competitor",
 "t65"."source_file" AS "source_file",
 "t65"."source_row" AS "source_row"
FROM (
 SELECT
  "t64"."deal_id" AS "deal_id",
  "t64"."name" AS "name",
  "t64"."pipeline" AS "pipeline",
  "t64"."stage" AS "stage",
  "t64"."outcome" AS "outcome",
  "t64"."created_at" AS "created_at",
  "t64"."closed_at" AS "closed_at",
  "t64"."created_day_only" AS "created_day_only",
  "t64"."closed_day_only" AS "closed_day_only",
  "t64"."expected_close_on" AS "expected_close_on",
  "t64"."amount" AS "amount",
  "t64"."currency" AS "currency",
  "t64"."owner" AS "owner",
  "t64"."team" AS "team",
  "t64"."account" AS "account",
  "t64"."source" AS "source",
  "t64"."channel" AS "channel",
  "t64"."product" AS "product",
  "t64"."region" AS "region",
  "t64"."segment" AS "segment",
  "t64"."category" AS "category",
  "t64"."probability" AS "probability",
  "t64"."next_step" AS "next_step",
  "t64"."next_step_on" AS "next_step_on",
  "t64"."last_activity_at" AS "last_activity_at",
  "t64"."loss_reason" AS "loss_reason",
  "t64"."competitor" AS "competitor",
  "t64"."source_file" AS "source_file",
  "t64"."source_row" AS "source_row",
  "t64"."undated" AS "undated",
  "t64"."told_stage" AS "told_stage",
  "t64"."ended_at" AS "ended_at",
  "t64"."later" AS "later",
  "t64"."unsure" AS "unsure",
  "t64"."moved_on" AS "moved_on",
  "t64"."stood_id" AS "stood_id",
  "t64"."stood_since" AS "stood_since",
  "t64"."stood_stage" AS "stood_stage",
  "t64"."stood_pipeline" AS "stood_pipeline",
  "t64"."stood_kind" AS "stood_kind",
  "t38"."held_id" AS "held_id",
  "t38"."has_pipeline" AS "has_pipeline",
  "t38"."has_stage" AS "has_stage",
  "t38"."has_outcome" AS "has_outcome",
  "t38"."has_closed_at" AS "has_closed_at",
  "t38"."has_expected_close_on" AS "has_expected_close_on",
  "t38"."has_amount" AS "has_amount",
  "t38"."has_currency" AS "has_currency",
  "t38"."has_owner" AS "has_owner",
  "t38"."has_team" AS "has_team",
  "t38"."has_account" AS "has_account",
  "t38"."has_source" AS "has_source",
  "t38"."has_channel" AS "has_channel",
  "t38"."has_product" AS "has_product",
  "t38"."has_region" AS "has_region",
  "t38"."has_segment" AS "has_segment",
  "t38"."has_category" AS "has_category",
  "t38"."has_probability" AS "has_probability",
  "t38"."has_next_step" AS "has_next_step",
  "t38"."has_next_step_on" AS "has_next_step_on",
  "t38"."has_loss_reason" AS "has_loss_reason",
  "t38"."has_competitor" AS "has_competitor",
  "t38"."was_pipeline" AS "was_pipeline",
  "t38"."was_stage" AS "was_stage",
  "t38"."was_outcome" AS "was_outcome",
  "t38"."was_closed_at" AS "was_closed_at",
  "t38"."was_expected_close_on" AS "was_expected_close_on",
  "t38"."was_amount" AS "was_amount",
  "t38"."was_currency" AS "was_currency",
  "t38"."was_owner" AS "was_owner",
  "t38"."was_team" AS "was_team",
  "t38"."was_account" AS "was_account",
  "t38"."was_source" AS "was_source",
  "t38"."was_channel" AS "was_channel",
  "t38"."was_product" AS "was_product",
  "t38"."was_region" AS "was_region",
  "t38"."was_segment" AS "was_segment",
  "t38"."was_category" AS "was_category",
  "t38"."was_probability" AS "was_probability",
  "t38"."was_next_step" AS "was_next_step",
  "t38"."was_next_step_on" AS "was_next_step_on",
  "t38"."was_loss_reason" AS "was_loss_reason",
  "t38"."was_competitor" AS "was_competitor"
 FROM (
  SELECT
   "t62"."deal_id" AS "deal_id",
   "t62"."name" AS "name",
   COALESCE("t62"."stood_pipeline", "t62"."pipeline") AS "pipeline",
   CASE
    WHEN isNotNull("t62"."stood_id")
    THEN CASE
     WHEN COALESCE("t62"."stood_kind" IN ('won', 'lost'), FALSE)
     AND NOT (
      "t62"."moved_on"
     )
     THEN CAST(NULL AS Nullable(String))
     ELSE "t62"."stood_stage"
    END
    ELSE "t62"."stage"
   END AS "stage",
   CASE
    WHEN COALESCE("t62"."stood_kind" IN ('won', 'lost'), FALSE) AND "t62"."moved_on"
    THEN "t62"."stood_kind"
    ELSE "t62"."outcome"
   END AS "outcome",
   "t62"."created_at" AS "created_at",
   CASE
    WHEN COALESCE("t62"."stood_kind" IN ('won', 'lost'), FALSE) AND "t62"."moved_on"
    THEN "t62"."stood_since"
    ELSE "t62"."closed_at"
   END AS "closed_at",
   "t62"."created_day_only" AS "created_day_only",
   "t62"."closed_day_only" AS "closed_day_only",
   "t62"."expected_close_on" AS "expected_close_on",
   "t62"."amount" AS "amount",
   "t62"."currency" AS "currency",
   "t62"."owner" AS "owner",
   "t62"."team" AS "team",
   "t62"."account" AS "account",
   "t62"."source" AS "source",
   "t62"."channel" AS "channel",
   "t62"."product" AS "product",
   "t62"."region" AS "region",
   "t62"."segment" AS "segment",
   "t62"."category" AS "category",
   "t62"."probability" AS "probability",
   "t62"."next_step" AS "next_step",
   "t62"."next_step_on" AS "next_step_on",
   "t62"."last_activity_at" AS "last_activity_at",
   "t62"."loss_reason" AS "loss_reason",
   "t62"."competitor" AS "competitor",
   "t62"."source_file" AS "source_file",
   "t62"."source_row" AS "source_row",
   "t62"."undated" AS "undated",
   "t62"."told_stage" AS "told_stage",
   "t62"."ended_at" AS "ended_at",
   "t62"."later" AS "later",
   "t62"."unsure" AS "unsure",
   "t62"."moved_on" AS "moved_on",
   "t62"."stood_id" AS "stood_id",
   "t62"."stood_since" AS "stood_since",
   "t62"."stood_stage" AS "stood_stage",
   "t62"."stood_pipeline" AS "stood_pipeline",
   "t62"."stood_kind" AS "stood_kind"
  FROM (
   SELECT
    "t44"."deal_id" AS "deal_id",
    "t44"."name" AS "name",
    "t44"."pipeline" AS "pipeline",
    "t44"."stage" AS "stage",
    "t44"."outcome" AS "outcome",
    "t44"."created_at" AS "created_at",
    "t44"."closed_at" AS "closed_at",
    "t44"."created_day_only" AS "created_day_only",
    "t44"."closed_day_only" AS "closed_day_only",
    "t44"."expected_close_on" AS "expected_close_on",
    "t44"."amount" AS "amount",
    "t44"."currency" AS "currency",
    "t44"."owner" AS "owner",
    "t44"."team" AS "team",
    "t44"."account" AS "account",
    "t44"."source" AS "source",
    "t44"."channel" AS "channel",
    "t44"."product" AS "product",
    "t44"."region" AS "region",
    "t44"."segment" AS "segment",
    "t44"."category" AS "category",
    "t44"."probability" AS "probability",
    "t44"."next_step" AS "next_step",
    "t44"."next_step_on" AS "next_step_on",
    "t44"."last_activity_at" AS "last_activity_at",
    "t44"."loss_reason" AS "loss_reason",
    "t44"."competitor" AS "competitor",
    "t44"."source_file" AS "source_file",
    "t44"."source_row" AS "source_row",
    "t44"."undated" AS "undated",
    "t44"."told_stage" AS "told_stage",
    "t44"."ended_at" AS "ended_at",
    "t44"."later" AS "later",
    "t44"."unsure" AS "unsure",
    "t61"."moved_on" AS "moved_on",
    "t61"."stood_id" AS "stood_id",
    "t61"."stood_since" AS "stood_since",
    "t61"."stood_stage" AS "stood_stage",
    "t61"."stood_pipeline" AS "stood_pipeline",
    "t61"."stood_kind" AS "stood_kind"
   FROM (
    SELECT
     "t40"."deal_id" AS "deal_id",
     "t40"."name" AS "name",
     "t40"."pipeline" AS "pipeline",
     "t40"."stage" AS "stage",
     CASE WHEN "t40"."later" THEN 'open' ELSE "t40"."outcome" END AS "outcome",
     "t40"."created_at" AS "created_at",
     CASE
      WHEN "t40"."later"
      THEN CAST(NULL AS Nullable(DateTime('UTC')))
      ELSE "t40"."closed_at"
     END AS "closed_at",
     "t40"."created_day_only" AS "created_day_only",
     "t40"."closed_day_only" AS "closed_day_only",
     "t40"."expected_close_on" AS "expected_close_on",
     "t40"."amount" AS "amount",
     "t40"."currency" AS "currency",
     "t40"."owner" AS "owner",
     "t40"."team" AS "team",
     "t40"."account" AS "account",
     "t40"."source" AS "source",
     "t40"."channel" AS "channel",
     "t40"."product" AS "product",
     "t40"."region" AS "region",
     "t40"."segment" AS "segment",
     "t40"."category" AS "category",
     "t40"."probability" AS "probability",
     "t40"."next_step" AS "next_step",
     "t40"."next_step_on" AS "next_step_on",
     CASE
      WHEN COALESCE("t40"."last_activity_at" > parseDateTimeBestEffort('2025-11-17T12:00:00'), FALSE)
      THEN CAST(NULL AS Nullable(DateTime('UTC')))
      ELSE "t40"."last_activity_at"
     END AS "last_activity_at",
     CASE
      WHEN "t40"."later"
      THEN CAST(NULL AS Nullable(String))
      ELSE "t40"."loss_reason"
     END AS "loss_reason",
     CASE
      WHEN "t40"."later"
      THEN CAST(NULL AS Nullable(String))
      ELSE "t40"."competitor"
     END AS "competitor",
     "t40"."source_file" AS "source_file",
     "t40"."source_row" AS "source_row",
     "t40"."undated" AS "undated",
     "t40"."told_stage" AS "told_stage",
     "t40"."ended_at" AS "ended_at",
     "t40"."later" AS "later",
     "t40"."unsure" AS "unsure"
    FROM "t39" AS "t40"
   ) AS "t44"
   LEFT OUTER JOIN (
    SELECT
     "t59".*
     EXCEPT ("kind_pipeline", "kind_stage")
    FROM (
     SELECT
      "t58"."moved_on" AS "moved_on",
      "t58"."stood_id" AS "stood_id",
      "t58"."stood_since" AS "stood_since",
      "t58"."stood_stage" AS "stood_stage",
      "t58"."stood_pipeline" AS "stood_pipeline",
      "t17"."kind_pipeline" AS "kind_pipeline",
      "t17"."kind_stage" AS "kind_stage",
      "t17"."stood_kind" AS "stood_kind"
     FROM (
      SELECT
       "t56".*
       EXCEPT ("last_id")
      FROM (
       SELECT
        "t51"."moved_on" AS "moved_on",
        "t51"."stood_id" AS "stood_id",
        "t55"."last_id" AS "last_id",
        "t55"."stood_since" AS "stood_since",
        "t55"."stood_stage" AS "stood_stage",
        "t55"."stood_pipeline" AS "stood_pipeline"
       FROM (
        SELECT
         "t48"."moved_on" AS "moved_on",
         "t48"."deal_id" AS "stood_id"
        FROM "t47" AS "t48"
       ) AS "t51"
       LEFT OUTER JOIN (
        SELECT
         "t53"."last_id" AS "last_id",
         "t53"."stood_since" AS "stood_since",
         CAST("t53"."move".1 AS Nullable(String)) AS "stood_stage",
         CAST("t53"."move".2 AS Nullable(String)) AS "stood_pipeline"
        FROM (
         SELECT
          "t52"."deal_id" AS "last_id",
          argMax(
           tuple(tuple("t52"."stage", COALESCE("t52"."pipeline", 'default'))),
           tuple("t52"."changed_at", COALESCE("t52"."ordinal", -4611686018427387904))
          ).1 AS "move",
          MAX("t52"."changed_at") AS "stood_since"
         FROM (
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
           FROM "stage_changes" AS "t3"
           WHERE
            "t3"."changed_at" <= parseDateTimeBestEffort('2025-11-17T12:00:00')
          ) AS "t11"
          LEFT SEMI JOIN "t47" AS "t49"
           ON "t11"."deal_id" = "t49"."deal_id"
         ) AS "t52"
         GROUP BY
          "t52"."deal_id"
        ) AS "t53"
       ) AS "t55"
        ON "t51"."stood_id" = "t55"."last_id"
      ) AS "t56"
     ) AS "t58"
     LEFT OUTER JOIN (
      SELECT
       "t10"."kind_pipeline" AS "kind_pipeline",
       "t10"."kind_stage" AS "kind_stage",
       "t10"."kind" AS "stood_kind"
      FROM "t6" AS "t10"
     ) AS "t17"
      ON "t58"."stood_pipeline" = "t17"."kind_pipeline"
      AND "t58"."stood_stage" = "t17"."kind_stage"
    ) AS "t59"
   ) AS "t61"
    ON "t44"."deal_id" = "t61"."stood_id"
  ) AS "t62"
 ) AS "t64"
 LEFT OUTER JOIN (
  SELECT
   "t36"."deal_id" AS "held_id",
   MAX("t36"."field" = 'pipeline') AS "has_pipeline",
   MAX("t36"."field" = 'stage') AS "has_stage",
   MAX("t36"."field" = 'outcome') AS "has_outcome",
   MAX("t36"."field" = 'closed_at') AS "has_closed_at",
   MAX("t36"."field" = 'expected_close_on') AS "has_expected_close_on",
   MAX("t36"."field" = 'amount') AS "has_amount",
   MAX("t36"."field" = 'currency') AS "has_currency",
   MAX("t36"."field" = 'owner') AS "has_owner",
   MAX("t36"."field" = 'team') AS "has_team",
   MAX("t36"."field" = 'account') AS "has_account",
   MAX("t36"."field" = 'source') AS "has_source",
   MAX("t36"."field" = 'channel') AS "has_channel",
   MAX("t36"."field" = 'product') AS "has_product",
   MAX("t36"."field" = 'region') AS "has_region",
   MAX("t36"."field" = 'segment') AS "has_segment",
   MAX("t36"."field" = 'category') AS "has_category",
   MAX("t36"."field" = 'probability') AS "has_probability",
   MAX("t36"."field" = 'next_step') AS "has_next_step",
   MAX("t36"."field" = 'next_step_on') AS "has_next_step_on",
   MAX("t36"."field" = 'loss_reason') AS "has_loss_reason",
   MAX("t36"."field" = 'competitor') AS "has_competitor",
   maxIf("t36"."value", "t36"."field" = 'pipeline') AS "was_pipeline",
   maxIf("t36"."value", "t36"."field" = 'stage') AS "was_stage",
   maxIf("t36"."value", "t36"."field" = 'outcome') AS "was_outcome",
   maxIf("t36"."value", "t36"."field" = 'closed_at') AS "was_closed_at",
   maxIf("t36"."value", "t36"."field" = 'expected_close_on') AS "was_expected_close_on",
   maxIf("t36"."value", "t36"."field" = 'amount') AS "was_amount",
   maxIf("t36"."value", "t36"."field" = 'currency') AS "was_currency",
   maxIf("t36"."value", "t36"."field" = 'owner') AS "was_owner",
   maxIf("t36"."value", "t36"."field" = 'team') AS "was_team",
   maxIf("t36"."value", "t36"."field" = 'account') AS "was_account",
   maxIf("t36"."value", "t36"."field" = 'source') AS "was_source",
   maxIf("t36"."value", "t36"."field" = 'channel') AS "was_channel",
   maxIf("t36"."value", "t36"."field" = 'product') AS "was_product",
   maxIf("t36"."value", "t36"."field" = 'region') AS "was_region",
   maxIf("t36"."value", "t36"."field" = 'segment') AS "was_segment",
   maxIf("t36"."value", "t36"."field" = 'category') AS "was_category",
   maxIf("t36"."value", "t36"."field" = 'probability') AS "was_probability",
   maxIf("t36"."value", "t36"."field" = 'next_step') AS "was_next_step",
   maxIf("t36"."value", "t36"."field" = 'next_step_on') AS "was_next_step_on",
   maxIf("t36"."value", "t36"."field" = 'loss_reason') AS "was_loss_reason",
   maxIf("t36"."value", "t36"."field" = 'competitor') AS "was_competitor"
  FROM (
   SELECT
    "t22"."deal_id" AS "deal_id",
    "t22"."field" AS "field",
    COALESCE(CAST("t22"."old".1 AS Nullable(String)), CAST("t33"."new".1 AS Nullable(String))) AS "value"
   FROM "t19" AS "t22"
   LEFT OUTER JOIN (
    SELECT
     "t28"."deal_id" AS "deal_id",
     "t28"."field" AS "field",
     argMax(
      tuple(tuple("t28"."new_value")),
      tuple("t28"."changed_at", COALESCE("t28"."ordinal", -4611686018427387904))
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
      FROM "t19" AS "t21"
      WHERE
       isNull(CAST("t21"."old".1 AS Nullable(String)))
     ) AS "t26"
      ON "t9"."deal_id" = "t26"."deal_id" AND "t9"."field" = "t26"."field"
    ) AS "t28"
    GROUP BY
     "t28"."deal_id",
     "t28"."field"
   ) AS "t33"
    ON "t22"."deal_id" = "t33"."deal_id" AND "t22"."field" = "t33"."field"
  ) AS "t36"
  GROUP BY
   "t36"."deal_id"
 ) AS "t38"
  ON "t64"."deal_id" = "t38"."held_id"
) AS "t65"
