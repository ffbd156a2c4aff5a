WITH "t8" AS (
 SELECT
  COALESCE("t3"."pipeline", 'default') AS "kind_pipeline",
  "t3"."stage" AS "kind_stage",
  MIN("t3"."kind") AS "kind",
  MIN("t3"."position") AS "kind_position"
 FROM "stages" AS "t3"
 GROUP BY
  1,
  2
), "t20" AS (
 SELECT
  "t4"."deal_id",
  "t4"."field",
  MIN_BY(
   TRY_CAST(ROW("t4"."old_value") AS ROW("value" VARCHAR)),
   TRY_CAST(ROW("t4"."changed_at", COALESCE("t4"."ordinal", 4611686018427387904)) AS ROW("at" TIMESTAMP WITH TIME ZONE, "ordinal" BIGINT))
  ) AS "old"
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
   AND "t0"."changed_at" > CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
 ) AS "t4"
 GROUP BY
  1,
  2
), "t50" AS (
 SELECT
  "t49"."deal_id",
  "t49"."name",
  "t49"."pipeline",
  "t49"."stage",
  "t49"."outcome",
  "t49"."created_at",
  "t49"."closed_at",
  "t49"."created_day_only",
  "t49"."closed_day_only",
  "t49"."expected_close_on",
  "t49"."amount",
  "t49"."currency",
  "t49"."owner",
  "t49"."team",
  "t49"."account",
  "t49"."source",
  "t49"."channel",
  "t49"."product",
  "t49"."region",
  "t49"."segment",
  "t49"."category",
  "t49"."probability",
  "t49"."next_step",
  "t49"."next_step_on",
  "t49"."last_activity_at",
  "t49"."loss_reason",
  "t49"."competitor",
  "t49"."source_file",
  "t49"."source_row",
  "t49"."undated",
  "t49"."told_stage",
  "t49"."ended_at",
  "t49"."later",
  "t49"."unsure",
  "t34"."since_id"
 FROM (
  SELECT
   "t47"."deal_id",
   "t47"."name",
   "t47"."pipeline",
   "t47"."stage",
   "t47"."outcome",
   "t47"."created_at",
   "t47"."closed_at",
   "t47"."created_day_only",
   "t47"."closed_day_only",
   "t47"."expected_close_on",
   "t47"."amount",
   "t47"."currency",
   "t47"."owner",
   "t47"."team",
   "t47"."account",
   "t47"."source",
   "t47"."channel",
   "t47"."product",
   "t47"."region",
   "t47"."segment",
   "t47"."category",
   "t47"."probability",
   "t47"."next_step",
   "t47"."next_step_on",
   "t47"."last_activity_at",
   "t47"."loss_reason",
   "t47"."competitor",
   "t47"."source_file",
   "t47"."source_row",
   "t47"."undated",
   "t47"."told_stage",
   "t47"."ended_at",
   COALESCE(
    "t47"."ended_at" > CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP),
    FALSE
   )
   OR (
    "t47"."undated" AND (
     "t47"."ended_at" IS NULL
    ) AND TRUE
   ) AS "later",
   "t47"."undated" AND (
    "t47"."ended_at" IS NULL
   ) AND TRUE AS "unsure"
  FROM (
   SELECT
    "t46"."deal_id",
    "t46"."name",
    "t46"."pipeline",
    "t46"."stage",
    "t46"."outcome",
    "t46"."created_at",
    "t46"."closed_at",
    "t46"."created_day_only",
    "t46"."closed_day_only",
    "t46"."expected_close_on",
    "t46"."amount",
    "t46"."currency",
    "t46"."owner",
    "t46"."team",
    "t46"."account",
    "t46"."source",
    "t46"."channel",
    "t46"."product",
    "t46"."region",
    "t46"."segment",
    "t46"."category",
    "t46"."probability",
    "t46"."next_step",
    "t46"."next_step_on",
    "t46"."last_activity_at",
    "t46"."loss_reason",
    "t46"."competitor",
    "t46"."source_file",
    "t46"."source_row",
    "t46"."undated",
    "t46"."told_stage",
    "t46"."ended_at"
   FROM (
    SELECT
     "t45"."deal_id",
     "t45"."name",
     "t45"."pipeline",
     "t45"."stage",
     "t45"."outcome",
     "t45"."created_at",
     "t45"."closed_at",
     "t45"."created_day_only",
     "t45"."closed_day_only",
     "t45"."expected_close_on",
     "t45"."amount",
     "t45"."currency",
     "t45"."owner",
     "t45"."team",
     "t45"."account",
     "t45"."source",
     "t45"."channel",
     "t45"."product",
     "t45"."region",
     "t45"."segment",
     "t45"."category",
     "t45"."probability",
     "t45"."next_step",
     "t45"."next_step_on",
     "t45"."last_activity_at",
     "t45"."loss_reason",
     "t45"."competitor",
     "t45"."source_file",
     "t45"."source_row",
     "t45"."undated",
     "t45"."told_stage",
     IF("t45"."undated", "t45"."moved_at", "t45"."closed_at") AS "ended_at",
     "t45"."moved_id",
     "t45"."moved_kind",
     "t45"."moved_at"
    FROM (
     SELECT
      "t16"."deal_id",
      "t16"."name",
      "t16"."pipeline",
      "t16"."stage",
      "t16"."outcome",
      "t16"."created_at",
      "t16"."closed_at",
      "t16"."created_day_only",
      "t16"."closed_day_only",
      "t16"."expected_close_on",
      "t16"."amount",
      "t16"."currency",
      "t16"."owner",
      "t16"."team",
      "t16"."account",
      "t16"."source",
      "t16"."channel",
      "t16"."product",
      "t16"."region",
      "t16"."segment",
      "t16"."category",
      "t16"."probability",
      "t16"."next_step",
      "t16"."next_step_on",
      "t16"."last_activity_at",
      "t16"."loss_reason",
      "t16"."competitor",
      "t16"."source_file",
      "t16"."source_row",
      "t16"."undated",
      "t16"."told_stage",
      "t16"."ended_at",
      "t42"."moved_id",
      "t42"."moved_kind",
      "t42"."moved_at"
     FROM (
      SELECT
       "t1"."deal_id",
       "t1"."name",
       "t1"."pipeline",
       "t1"."stage",
       "t1"."outcome",
       "t1"."created_at",
       "t1"."closed_at",
       "t1"."created_day_only",
       "t1"."closed_day_only",
       "t1"."expected_close_on",
       "t1"."amount",
       "t1"."currency",
       "t1"."owner",
       "t1"."team",
       "t1"."account",
       "t1"."source",
       "t1"."channel",
       "t1"."product",
       "t1"."region",
       "t1"."segment",
       "t1"."category",
       "t1"."probability",
       "t1"."next_step",
       "t1"."next_step_on",
       "t1"."last_activity_at",
       "t1"."loss_reason",
       "t1"."competitor",
       "t1"."source_file",
       "t1"."source_row",
       (
        "t1"."closed_at" IS NULL
       )
       AND COALESCE("t1"."outcome" IN ('won', 'lost'), FALSE) AS "undated",
       "t1"."stage" AS "told_stage",
       "t1"."closed_at" AS "ended_at"
      FROM "deals" AS "t1"
      WHERE
       (
        "t1"."created_at" IS NULL
       )
       OR (
        "t1"."created_at" <= CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
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
         "t32"."deal_id",
         "t32"."changed_at",
         "t32"."stage",
         "t32"."pipeline",
         "t32"."ordinal",
         "t32"."author",
         "t32"."source_file",
         "t32"."source_row",
         "t32"."kind",
         "t32"."kind_position",
         LAG("t32"."kind") OVER (
          PARTITION BY "t32"."deal_id"
          ORDER BY "t32"."changed_at" ASC, COALESCE("t32"."ordinal", 4611686018427387904) ASC, COALESCE("t32"."kind_position", 4611686018427387904) ASC, "t32"."stage" ASC
         ) AS "before"
        FROM (
         SELECT
          "t31"."deal_id",
          "t31"."changed_at",
          "t31"."stage",
          "t31"."pipeline",
          "t31"."ordinal",
          "t31"."author",
          "t31"."source_file",
          "t31"."source_row",
          "t31"."kind",
          "t31"."kind_position"
         FROM (
          SELECT
           "t27"."deal_id",
           "t27"."changed_at",
           "t27"."stage",
           "t27"."pipeline",
           "t27"."ordinal",
           "t27"."author",
           "t27"."source_file",
           "t27"."source_row",
           "t15"."kind_pipeline",
           "t15"."kind_stage",
           "t15"."kind",
           "t15"."kind_position"
          FROM (
           SELECT
            "t18"."deal_id",
            "t18"."changed_at",
            "t18"."stage",
            COALESCE("t18"."pipeline", 'default') AS "pipeline",
            "t18"."ordinal",
            "t18"."author",
            "t18"."source_file",
            "t18"."source_row"
           FROM (
            SELECT
             *
            FROM "stage_changes" AS "t2"
            WHERE
             "t2"."deal_id" IN (
              SELECT
               "t1"."deal_id"
              FROM "deals" AS "t1"
              WHERE
               (
                (
                 "t1"."created_at" IS NULL
                )
                OR (
                 "t1"."created_at" <= CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
                )
               )
               AND (
                (
                 "t1"."closed_at" IS NULL
                )
                AND COALESCE("t1"."outcome" IN ('won', 'lost'), FALSE)
               )
             )
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
       1,
       2
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
     "t17"."deal_id",
     "t17"."changed_at",
     "t17"."stage",
     COALESCE("t17"."pipeline", 'default') AS "pipeline"
    FROM (
     SELECT
      *
     FROM "stage_changes" AS "t2"
     WHERE
      "t2"."changed_at" > CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
      AND "t2"."deal_id" IN (
       SELECT
        "t1"."deal_id"
       FROM "deals" AS "t1"
       WHERE
        (
         (
          "t1"."created_at" IS NULL
         )
         OR (
          "t1"."created_at" <= CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
         )
        )
        AND "t1"."outcome" = 'open'
        AND COALESCE("t1"."loss_reason", "t1"."competitor") IS NOT NULL
      )
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
  "t57"."deal_id",
  BOOL_OR("t57"."moved_on") AS "moved_on"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t2"."deal_id",
    TRUE AS "moved_on"
   FROM "stage_changes" AS "t2"
   WHERE
    "t2"."changed_at" > CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
  ) AS "t6"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t53"."deal_id",
    FALSE AS "moved_on"
   FROM (
    SELECT
     "t51"."deal_id",
     "t51"."stage",
     COALESCE("t51"."pipeline", 'default') AS "pipeline"
    FROM "t50" AS "t51"
    WHERE
     "t51"."later"
   ) AS "t53"
   WHERE
    EXISTS(
     SELECT
      1
     FROM (
      SELECT
       *
      FROM "t8" AS "t12"
      WHERE
       "t12"."kind" IN ('won', 'lost')
     ) AS "t21"
     WHERE
      "t53"."pipeline" = "t21"."kind_pipeline" AND "t53"."stage" = "t21"."kind_stage"
    )
  ) AS "t56"
 ) AS "t57"
 GROUP BY
  1
), "t63" AS (
 SELECT
  "t11"."deal_id",
  "t11"."changed_at",
  "t11"."stage",
  "t11"."pipeline",
  "t11"."ordinal",
  "t11"."author",
  "t11"."source_file",
  "t11"."source_row"
 FROM (
  SELECT
   *
  FROM "stage_changes" AS "t2"
  WHERE
   "t2"."changed_at" <= CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
 ) AS "t11"
 WHERE
  EXISTS(
   SELECT
    1
   FROM "t58" AS "t60"
   WHERE
    "t11"."deal_id" = "t60"."deal_id"
  )
)
SELECT
 "t92"."deal_id",
 "t92"."name",
 IF(COALESCE("t92"."has_pipeline", FALSE), "t92"."was_pipeline", "t92"."pipeline") AS "pipeline",
 IF(COALESCE("t92"."has_stage", FALSE), "t92"."was_stage", "t92"."stage") AS "stage",
 IF(COALESCE("t92"."has_outcome", FALSE), "t92"."was_outcome", "t92"."outcome") AS "outcome",
 "t92"."created_at",
 IF(
  COALESCE("t92"."has_closed_at", FALSE),
  TRY_CAST("t92"."was_closed_at" AS TIMESTAMP WITH TIME ZONE),
  "t92"."closed_at"
 ) AS "closed_at",
 "t92"."created_day_only",
 "t92"."closed_day_only",
 IF(
  COALESCE("t92"."has_expected_close_on", FALSE),
  TRY_CAST("t92"."was_expected_close_on" AS DATE),
  "t92"."expected_close_on"
 ) AS "expected_close_on",
 IF(
  COALESCE("t92"."has_amount", FALSE),
  TRY_CAST("t92"."was_amount" AS DECIMAL(18, 4)),
  "t92"."amount"
 ) AS "amount",
 IF(COALESCE("t92"."has_currency", FALSE), "t92"."was_currency", "t92"."currency") AS "currency",
 IF(COALESCE("t92"."has_owner", FALSE), "t92"."was_owner", "t92"."owner") AS "owner",
 IF(COALESCE("t92"."has_team", FALSE), "t92"."was_team", "t92"."team") AS "team",
 IF(COALESCE("t92"."has_account", FALSE), "t92"."was_account", "t92"."account") AS "account",
 IF(COALESCE("t92"."has_source", FALSE), "t92"."was_source", "t92"."source") AS "source",
 IF(COALESCE("t92"."has_channel", FALSE), "t92"."was_channel", "t92"."channel") AS "channel",
 IF(COALESCE("t92"."has_product", FALSE), "t92"."was_product", "t92"."product") AS "product",
 IF(COALESCE("t92"."has_region", FALSE), "t92"."was_region", "t92"."region") AS "region",
 IF(COALESCE("t92"."has_segment", FALSE), "t92"."was_segment", "t92"."segment") AS "segment",
 IF(COALESCE("t92"."has_category", FALSE), "t92"."was_category", "t92"."category") AS "category",
 IF(
  COALESCE("t92"."has_probability", FALSE),
  TRY_CAST("t92"."was_probability" AS DOUBLE),
  "t92"."probability"
 ) AS "probability",
 IF(COALESCE("t92"."has_next_step", FALSE), "t92"."was_next_step", "t92"."next_step") AS "next_step",
 IF(
  COALESCE("t92"."has_next_step_on", FALSE),
  TRY_CAST("t92"."was_next_step_on" AS DATE),
  "t92"."next_step_on"
 ) AS "next_step_on",
 "t92"."last_activity_at",
 IF(
  COALESCE("t92"."has_loss_reason", FALSE),
  "t92"."was_loss_reason",
  "t92"."loss_reason"
 ) AS "loss_reason",
 IF(COALESCE("t92"."has_competitor", FALSE), "t92"."was_competitor", "t92"."competitor") AS "competitor",
 "t92"."source_file",
 "t92"."source_row"
FROM (
 SELECT
  "t91"."deal_id",
  "t91"."name",
  "t91"."pipeline",
  "t91"."stage",
  "t91"."outcome",
  "t91"."created_at",
  "t91"."closed_at",
  "t91"."created_day_only",
  "t91"."closed_day_only",
  "t91"."expected_close_on",
  "t91"."amount",
  "t91"."currency",
  "t91"."owner",
  "t91"."team",
  "t91"."account",
  "t91"."source",
  "t91"."channel",
  "t91"."product",
  "t91"."region",
  "t91"."segment",
  "t91"."category",
  "t91"."probability",
  "t91"."next_step",
  "t91"."next_step_on",
  "t91"."last_activity_at",
  "t91"."loss_reason",
  "t91"."competitor",
  "t91"."source_file",
  "t91"."source_row",
  "t91"."undated",
  "t91"."told_stage",
  "t91"."ended_at",
  "t91"."later",
  "t91"."unsure",
  "t91"."since_id",
  "t91"."moved_on",
  "t91"."stood_id",
  "t91"."stood_stage",
  "t91"."stood_pipeline",
  "t91"."stood_kind",
  "t91"."stood_since",
  "t44"."held_id",
  "t44"."has_pipeline",
  "t44"."has_stage",
  "t44"."has_outcome",
  "t44"."has_closed_at",
  "t44"."has_expected_close_on",
  "t44"."has_amount",
  "t44"."has_currency",
  "t44"."has_owner",
  "t44"."has_team",
  "t44"."has_account",
  "t44"."has_source",
  "t44"."has_channel",
  "t44"."has_product",
  "t44"."has_region",
  "t44"."has_segment",
  "t44"."has_category",
  "t44"."has_probability",
  "t44"."has_next_step",
  "t44"."has_next_step_on",
  "t44"."has_loss_reason",
  "t44"."has_competitor",
  "t44"."was_pipeline",
  "t44"."was_stage",
  "t44"."was_outcome",
  "t44"."was_closed_at",
  "t44"."was_expected_close_on",
  "t44"."was_amount",
  "t44"."was_currency",
  "t44"."was_owner",
  "t44"."was_team",
  "t44"."was_account",
  "t44"."was_source",
  "t44"."was_channel",
  "t44"."was_product",
  "t44"."was_region",
  "t44"."was_segment",
  "t44"."was_category",
  "t44"."was_probability",
  "t44"."was_next_step",
  "t44"."was_next_step_on",
  "t44"."was_loss_reason",
  "t44"."was_competitor"
 FROM (
  SELECT
   "t89"."deal_id",
   "t89"."name",
   COALESCE("t89"."stood_pipeline", "t89"."pipeline") AS "pipeline",
   IF(
    "t89"."stood_id" IS NOT NULL,
    IF(
     COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
     AND NOT (
      "t89"."moved_on"
     ),
     CAST(NULL AS VARCHAR),
     "t89"."stood_stage"
    ),
    "t89"."stage"
   ) AS "stage",
   IF(
    COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    ),
    "t89"."stood_kind",
    "t89"."outcome"
   ) AS "outcome",
   "t89"."created_at",
   IF(
    COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    ),
    "t89"."stood_since",
    "t89"."closed_at"
   ) AS "closed_at",
   "t89"."created_day_only",
   IF(
    COALESCE("t89"."stood_kind" IN ('won', 'lost'), FALSE)
    AND "t89"."moved_on"
    AND NOT (
     "t89"."outcome" IS NOT DISTINCT FROM "t89"."stood_kind"
    ),
    FALSE,
    "t89"."closed_day_only"
   ) AS "closed_day_only",
   "t89"."expected_close_on",
   "t89"."amount",
   "t89"."currency",
   "t89"."owner",
   "t89"."team",
   "t89"."account",
   "t89"."source",
   "t89"."channel",
   "t89"."product",
   "t89"."region",
   "t89"."segment",
   "t89"."category",
   "t89"."probability",
   "t89"."next_step",
   "t89"."next_step_on",
   "t89"."last_activity_at",
   "t89"."loss_reason",
   "t89"."competitor",
   "t89"."source_file",
   "t89"."source_row",
   "t89"."undated",
   "t89"."told_stage",
   "t89"."ended_at",
   "t89"."later",
   "t89"."unsure",
   "t89"."since_id",
   "t89"."moved_on",
   "t89"."stood_id",
   "t89"."stood_stage",
   "t89"."stood_pipeline",
   "t89"."stood_kind",
   "t89"."stood_since"
  FROM (
   SELECT
    "t55"."deal_id",
    "t55"."name",
    "t55"."pipeline",
    "t55"."stage",
    "t55"."outcome",
    "t55"."created_at",
    "t55"."closed_at",
    "t55"."created_day_only",
    "t55"."closed_day_only",
    "t55"."expected_close_on",
    "t55"."amount",
    "t55"."currency",
    "t55"."owner",
    "t55"."team",
    "t55"."account",
    "t55"."source",
    "t55"."channel",
    "t55"."product",
    "t55"."region",
    "t55"."segment",
    "t55"."category",
    "t55"."probability",
    "t55"."next_step",
    "t55"."next_step_on",
    "t55"."last_activity_at",
    "t55"."loss_reason",
    "t55"."competitor",
    "t55"."source_file",
    "t55"."source_row",
    "t55"."undated",
    "t55"."told_stage",
    "t55"."ended_at",
    "t55"."later",
    "t55"."unsure",
    "t55"."since_id",
    "t88"."moved_on",
    "t88"."stood_id",
    "t88"."stood_stage",
    "t88"."stood_pipeline",
    "t88"."stood_kind",
    "t88"."stood_since"
   FROM (
    SELECT
     "t51"."deal_id",
     "t51"."name",
     "t51"."pipeline",
     "t51"."stage",
     IF("t51"."later", 'open', "t51"."outcome") AS "outcome",
     "t51"."created_at",
     IF("t51"."later", CAST(NULL AS TIMESTAMP WITH TIME ZONE), "t51"."closed_at") AS "closed_at",
     "t51"."created_day_only",
     IF("t51"."later", CAST(NULL AS BOOLEAN), "t51"."closed_day_only") AS "closed_day_only",
     "t51"."expected_close_on",
     "t51"."amount",
     "t51"."currency",
     "t51"."owner",
     "t51"."team",
     "t51"."account",
     "t51"."source",
     "t51"."channel",
     "t51"."product",
     "t51"."region",
     "t51"."segment",
     "t51"."category",
     "t51"."probability",
     "t51"."next_step",
     "t51"."next_step_on",
     IF(
      COALESCE(
       "t51"."last_activity_at" > CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP),
       FALSE
      ),
      CAST(NULL AS TIMESTAMP WITH TIME ZONE),
      "t51"."last_activity_at"
     ) AS "last_activity_at",
     IF(
      "t51"."later" OR (
       "t51"."since_id" IS NOT NULL
      ),
      CAST(NULL AS VARCHAR),
      "t51"."loss_reason"
     ) AS "loss_reason",
     IF(
      "t51"."later" OR (
       "t51"."since_id" IS NOT NULL
      ),
      CAST(NULL AS VARCHAR),
      "t51"."competitor"
     ) AS "competitor",
     "t51"."source_file",
     "t51"."source_row",
     "t51"."undated",
     "t51"."told_stage",
     "t51"."ended_at",
     "t51"."later",
     "t51"."unsure",
     "t51"."since_id"
    FROM "t50" AS "t51"
   ) AS "t55"
   LEFT OUTER JOIN (
    SELECT
     "t86"."moved_on",
     "t86"."stood_id",
     "t86"."stood_stage",
     "t86"."stood_pipeline",
     "t86"."stood_kind",
     "t86"."stood_since"
    FROM (
     SELECT
      "t74"."moved_on",
      "t74"."stood_id",
      "t74"."stood_stage",
      "t74"."stood_pipeline",
      "t74"."stood_kind",
      "t85"."moved_id",
      "t85"."moved_kind",
      "t85"."stood_since"
     FROM (
      SELECT
       "t72"."moved_on",
       "t72"."stood_id",
       "t72"."stood_stage",
       "t72"."stood_pipeline",
       "t72"."stood_kind"
      FROM (
       SELECT
        "t62"."moved_on",
        "t62"."stood_id",
        "t71"."last_id",
        "t71"."stood_stage",
        "t71"."stood_pipeline",
        "t71"."stood_kind"
       FROM (
        SELECT
         "t59"."moved_on",
         "t59"."deal_id" AS "stood_id"
        FROM "t58" AS "t59"
       ) AS "t62"
       LEFT OUTER JOIN (
        SELECT
         "t69"."last_id",
         "t69"."move"."stage" AS "stood_stage",
         "t69"."move"."pipeline" AS "stood_pipeline",
         "t69"."move"."kind" AS "stood_kind"
        FROM (
         SELECT
          "t68"."deal_id" AS "last_id",
          MAX_BY(
           TRY_CAST(ROW("t68"."stage", "t68"."pipeline", "t68"."kind") AS ROW("stage" VARCHAR, "pipeline" VARCHAR, "kind" VARCHAR)),
           TRY_CAST(ROW(
            "t68"."changed_at",
            COALESCE("t68"."ordinal", 4611686018427387904),
            COALESCE("t68"."kind_position", 4611686018427387904),
            "t68"."stage"
           ) AS ROW(
            "at" TIMESTAMP WITH TIME ZONE,
            "ordinal" BIGINT,
            "position" BIGINT,
            "name" VARCHAR
           ))
          ) AS "move"
         FROM (
          SELECT
           "t67"."deal_id",
           "t67"."changed_at",
           "t67"."stage",
           "t67"."pipeline",
           "t67"."ordinal",
           "t67"."author",
           "t67"."source_file",
           "t67"."source_row",
           "t67"."kind",
           "t67"."kind_position"
          FROM (
           SELECT
            "t66"."deal_id",
            "t66"."changed_at",
            "t66"."stage",
            "t66"."pipeline",
            "t66"."ordinal",
            "t66"."author",
            "t66"."source_file",
            "t66"."source_row",
            "t15"."kind_pipeline",
            "t15"."kind_stage",
            "t15"."kind",
            "t15"."kind_position"
           FROM (
            SELECT
             "t64"."deal_id",
             "t64"."changed_at",
             "t64"."stage",
             COALESCE("t64"."pipeline", 'default') AS "pipeline",
             "t64"."ordinal",
             "t64"."author",
             "t64"."source_file",
             "t64"."source_row"
            FROM "t63" AS "t64"
           ) AS "t66"
           LEFT OUTER JOIN "t8" AS "t15"
            ON "t66"."pipeline" = "t15"."kind_pipeline" AND "t66"."stage" = "t15"."kind_stage"
          ) AS "t67"
         ) AS "t68"
         GROUP BY
          1
        ) AS "t69"
       ) AS "t71"
        ON "t62"."stood_id" = "t71"."last_id"
      ) AS "t72"
     ) AS "t74"
     LEFT OUTER JOIN (
      SELECT
       "t83"."moved_id",
       "t83"."moved_kind",
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
          "t80"."deal_id",
          "t80"."changed_at",
          "t80"."stage",
          "t80"."pipeline",
          "t80"."ordinal",
          "t80"."author",
          "t80"."source_file",
          "t80"."source_row",
          "t80"."kind",
          "t80"."kind_position",
          LAG("t80"."kind") OVER (
           PARTITION BY "t80"."deal_id"
           ORDER BY "t80"."changed_at" ASC, COALESCE("t80"."ordinal", 4611686018427387904) ASC, COALESCE("t80"."kind_position", 4611686018427387904) ASC, "t80"."stage" ASC
          ) AS "before"
         FROM (
          SELECT
           "t79"."deal_id",
           "t79"."changed_at",
           "t79"."stage",
           "t79"."pipeline",
           "t79"."ordinal",
           "t79"."author",
           "t79"."source_file",
           "t79"."source_row",
           "t79"."kind",
           "t79"."kind_position"
          FROM (
           SELECT
            "t78"."deal_id",
            "t78"."changed_at",
            "t78"."stage",
            "t78"."pipeline",
            "t78"."ordinal",
            "t78"."author",
            "t78"."source_file",
            "t78"."source_row",
            "t15"."kind_pipeline",
            "t15"."kind_stage",
            "t15"."kind",
            "t15"."kind_position"
           FROM (
            SELECT
             "t76"."deal_id",
             "t76"."changed_at",
             "t76"."stage",
             COALESCE("t76"."pipeline", 'default') AS "pipeline",
             "t76"."ordinal",
             "t76"."author",
             "t76"."source_file",
             "t76"."source_row"
            FROM (
             SELECT
              *
             FROM "t63" AS "t64"
             WHERE
              "t64"."deal_id" IN (
               SELECT
                "t73"."stood_id"
               FROM (
                SELECT
                 "t72"."moved_on",
                 "t72"."stood_id",
                 "t72"."stood_stage",
                 "t72"."stood_pipeline",
                 "t72"."stood_kind"
                FROM (
                 SELECT
                  "t62"."moved_on",
                  "t62"."stood_id",
                  "t71"."last_id",
                  "t71"."stood_stage",
                  "t71"."stood_pipeline",
                  "t71"."stood_kind"
                 FROM (
                  SELECT
                   "t59"."moved_on",
                   "t59"."deal_id" AS "stood_id"
                  FROM "t58" AS "t59"
                 ) AS "t62"
                 LEFT OUTER JOIN (
                  SELECT
                   "t69"."last_id",
                   "t69"."move"."stage" AS "stood_stage",
                   "t69"."move"."pipeline" AS "stood_pipeline",
                   "t69"."move"."kind" AS "stood_kind"
                  FROM (
                   SELECT
                    "t68"."deal_id" AS "last_id",
                    MAX_BY(
                     TRY_CAST(ROW("t68"."stage", "t68"."pipeline", "t68"."kind") AS ROW("stage" VARCHAR, "pipeline" VARCHAR, "kind" VARCHAR)),
                     TRY_CAST(ROW(
                      "t68"."changed_at",
                      COALESCE("t68"."ordinal", 4611686018427387904),
                      COALESCE("t68"."kind_position", 4611686018427387904),
                      "t68"."stage"
                     ) AS ROW(
                      "at" TIMESTAMP WITH TIME ZONE,
                      "ordinal" BIGINT,
                      "position" BIGINT,
                      "name" VARCHAR
                     ))
                    ) AS "move"
                   FROM (
                    SELECT
                     "t67"."deal_id",
                     "t67"."changed_at",
                     "t67"."stage",
                     "t67"."pipeline",
                     "t67"."ordinal",
                     "t67"."author",
                     "t67"."source_file",
                     "t67"."source_row",
                     "t67"."kind",
                     "t67"."kind_position"
                    FROM (
                     SELECT
                      "t66"."deal_id",
                      "t66"."changed_at",
                      "t66"."stage",
                      "t66"."pipeline",
                      "t66"."ordinal",
                      "t66"."author",
                      "t66"."source_file",
                      "t66"."source_row",
                      "t15"."kind_pipeline",
                      "t15"."kind_stage",
                      "t15"."kind",
                      "t15"."kind_position"
                     FROM (
                      SELECT
                       "t64"."deal_id",
                       "t64"."changed_at",
                       "t64"."stage",
                       COALESCE("t64"."pipeline", 'default') AS "pipeline",
                       "t64"."ordinal",
                       "t64"."author",
                       "t64"."source_file",
                       "t64"."source_row"
                      FROM "t63" AS "t64"
                     ) AS "t66"
                     LEFT OUTER JOIN "t8" AS "t15"
                      ON "t66"."pipeline" = "t15"."kind_pipeline" AND "t66"."stage" = "t15"."kind_stage"
                    ) AS "t67"
                   ) AS "t68"
                   GROUP BY
                    1
                  ) AS "t69"
                 ) AS "t71"
                  ON "t62"."stood_id" = "t71"."last_id"
                ) AS "t72"
               ) AS "t73"
               WHERE
                "t73"."moved_on" AND "t73"."stood_kind" IN ('won', 'lost')
              )
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
        1,
        2
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
   BOOL_OR("t40"."field" = 'pipeline') AS "has_pipeline",
   BOOL_OR("t40"."field" = 'stage') AS "has_stage",
   BOOL_OR("t40"."field" = 'outcome') AS "has_outcome",
   BOOL_OR("t40"."field" = 'closed_at') AS "has_closed_at",
   BOOL_OR("t40"."field" = 'expected_close_on') AS "has_expected_close_on",
   BOOL_OR("t40"."field" = 'amount') AS "has_amount",
   BOOL_OR("t40"."field" = 'currency') AS "has_currency",
   BOOL_OR("t40"."field" = 'owner') AS "has_owner",
   BOOL_OR("t40"."field" = 'team') AS "has_team",
   BOOL_OR("t40"."field" = 'account') AS "has_account",
   BOOL_OR("t40"."field" = 'source') AS "has_source",
   BOOL_OR("t40"."field" = 'channel') AS "has_channel",
   BOOL_OR("t40"."field" = 'product') AS "has_product",
   BOOL_OR("t40"."field" = 'region') AS "has_region",
   BOOL_OR("t40"."field" = 'segment') AS "has_segment",
   BOOL_OR("t40"."field" = 'category') AS "has_category",
   BOOL_OR("t40"."field" = 'probability') AS "has_probability",
   BOOL_OR("t40"."field" = 'next_step') AS "has_next_step",
   BOOL_OR("t40"."field" = 'next_step_on') AS "has_next_step_on",
   BOOL_OR("t40"."field" = 'loss_reason') AS "has_loss_reason",
   BOOL_OR("t40"."field" = 'competitor') AS "has_competitor",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'pipeline') AS "was_pipeline",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'stage') AS "was_stage",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'outcome') AS "was_outcome",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'closed_at') AS "was_closed_at",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'expected_close_on') AS "was_expected_close_on",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'amount') AS "was_amount",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'currency') AS "was_currency",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'owner') AS "was_owner",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'team') AS "was_team",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'account') AS "was_account",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'source') AS "was_source",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'channel') AS "was_channel",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'product') AS "was_product",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'region') AS "was_region",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'segment') AS "was_segment",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'category') AS "was_category",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'probability') AS "was_probability",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'next_step') AS "was_next_step",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'next_step_on') AS "was_next_step_on",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'loss_reason') AS "was_loss_reason",
   MAX("t40"."value") FILTER(WHERE
    "t40"."field" = 'competitor') AS "was_competitor"
  FROM (
   SELECT
    "t24"."deal_id",
    "t24"."field",
    COALESCE("t24"."old"."value", "t38"."new"."value") AS "value"
   FROM "t20" AS "t24"
   LEFT OUTER JOIN (
    SELECT
     "t35"."deal_id",
     "t35"."field",
     MAX_BY(
      TRY_CAST(ROW("t35"."new_value") AS ROW("value" VARCHAR)),
      TRY_CAST(ROW("t35"."changed_at", COALESCE("t35"."ordinal", 4611686018427387904)) AS ROW("at" TIMESTAMP WITH TIME ZONE, "ordinal" BIGINT))
     ) AS "new"
    FROM (
     SELECT
      "t9"."deal_id",
      "t9"."changed_at",
      "t9"."field",
      "t9"."old_value",
      "t9"."new_value",
      "t9"."ordinal",
      "t9"."author",
      "t9"."source_file",
      "t9"."source_row"
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
       AND "t0"."changed_at" <= CAST(FROM_ISO8601_TIMESTAMP('2025-11-17T12:00:00') AS TIMESTAMP)
     ) AS "t9"
     WHERE
      EXISTS(
       SELECT
        1
       FROM (
        SELECT
         *
        FROM "t20" AS "t22"
        WHERE
         (
          "t22"."old"."value"
         ) IS NULL
       ) AS "t29"
       WHERE
        "t9"."deal_id" = "t29"."deal_id" AND "t9"."field" = "t29"."field"
      )
    ) AS "t35"
    GROUP BY
     1,
     2
   ) AS "t38"
    ON "t24"."deal_id" = "t38"."deal_id" AND "t24"."field" = "t38"."field"
  ) AS "t40"
  GROUP BY
   1
 ) AS "t44"
  ON "t91"."deal_id" = "t44"."held_id"
) AS "t92"
