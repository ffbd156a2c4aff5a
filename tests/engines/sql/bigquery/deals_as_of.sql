WITH `t6` AS (
 SELECT
  COALESCE(`t2`.`pipeline`, 'default') AS `kind_pipeline`,
  `t2`.`stage` AS `kind_stage`,
  MIN(`t2`.`kind`) AS `kind`
 FROM `stages` AS `t2`
 GROUP BY
  1,
  2
), `t19` AS (
 SELECT
  `t4`.`deal_id`,
  `t4`.`field`,
  MIN_BY(
   STRUCT(`t4`.`old_value` AS `value`),
   STRUCT(
    `t4`.`changed_at` AS `at`,
    COALESCE(`t4`.`ordinal`, 4611686018427387904) AS `ordinal`
   )
  ) AS `old`
 FROM (
  SELECT
   *
  FROM `field_changes` AS `t0`
  WHERE
   `t0`.`field` IN (
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
   AND `t0`.`changed_at` > DATETIME('2025-11-17T12:00:00')
 ) AS `t4`
 GROUP BY
  1,
  2
), `t39` AS (
 SELECT
  `t35`.`deal_id`,
  `t35`.`name`,
  `t35`.`pipeline`,
  `t35`.`stage`,
  `t35`.`outcome`,
  `t35`.`created_at`,
  `t35`.`closed_at`,
  `t35`.`created_day_only`,
  `t35`.`closed_day_only`,
  `t35`.`expected_close_on`,
  `t35`.`amount`,
  `t35`.`currency`,
  `t35`.`owner`,
  `t35`.`team`,
  `t35`.`account`,
  `t35`.`source`,
  `t35`.`channel`,
  `t35`.`product`,
  `t35`.`region`,
  `t35`.`segment`,
  `t35`.`category`,
  `t35`.`probability`,
  `t35`.`next_step`,
  `t35`.`next_step_on`,
  `t35`.`last_activity_at`,
  `t35`.`loss_reason`,
  `t35`.`competitor`,
  `t35`.`source_file`,
  `t35`.`source_row`,
  `t35`.`undated`,
  `t35`.`told_stage`,
  `t35`.`ended_at`,
  COALESCE(`t35`.`ended_at` > DATETIME('2025-11-17T12:00:00'), FALSE)
  OR (
   `t35`.`undated` AND (
    `t35`.`ended_at` IS NULL
   ) AND TRUE
  ) AS `later`,
  `t35`.`undated` AND (
   `t35`.`ended_at` IS NULL
  ) AND TRUE AS `unsure`
 FROM (
  SELECT
   `t34`.*
   EXCEPT (`moved_at`, `moved_id`, `moved_kind`)
  FROM (
   SELECT
    `t32`.`deal_id`,
    `t32`.`name`,
    `t32`.`pipeline`,
    `t32`.`stage`,
    `t32`.`outcome`,
    `t32`.`created_at`,
    `t32`.`closed_at`,
    `t32`.`created_day_only`,
    `t32`.`closed_day_only`,
    `t32`.`expected_close_on`,
    `t32`.`amount`,
    `t32`.`currency`,
    `t32`.`owner`,
    `t32`.`team`,
    `t32`.`account`,
    `t32`.`source`,
    `t32`.`channel`,
    `t32`.`product`,
    `t32`.`region`,
    `t32`.`segment`,
    `t32`.`category`,
    `t32`.`probability`,
    `t32`.`next_step`,
    `t32`.`next_step_on`,
    `t32`.`last_activity_at`,
    `t32`.`loss_reason`,
    `t32`.`competitor`,
    `t32`.`source_file`,
    `t32`.`source_row`,
    `t32`.`undated`,
    `t32`.`told_stage`,
    IF(`t32`.`undated`, `t32`.`moved_at`, `t32`.`closed_at`) AS `ended_at`,
    `t32`.`moved_id`,
    `t32`.`moved_kind`,
    `t32`.`moved_at`
   FROM (
    SELECT
     `t14`.`deal_id`,
     `t14`.`name`,
     `t14`.`pipeline`,
     `t14`.`stage`,
     `t14`.`outcome`,
     `t14`.`created_at`,
     `t14`.`closed_at`,
     `t14`.`created_day_only`,
     `t14`.`closed_day_only`,
     `t14`.`expected_close_on`,
     `t14`.`amount`,
     `t14`.`currency`,
     `t14`.`owner`,
     `t14`.`team`,
     `t14`.`account`,
     `t14`.`source`,
     `t14`.`channel`,
     `t14`.`product`,
     `t14`.`region`,
     `t14`.`segment`,
     `t14`.`category`,
     `t14`.`probability`,
     `t14`.`next_step`,
     `t14`.`next_step_on`,
     `t14`.`last_activity_at`,
     `t14`.`loss_reason`,
     `t14`.`competitor`,
     `t14`.`source_file`,
     `t14`.`source_row`,
     `t14`.`undated`,
     `t14`.`told_stage`,
     `t14`.`ended_at`,
     `t30`.`moved_id`,
     `t30`.`moved_kind`,
     `t30`.`moved_at`
    FROM (
     SELECT
      `t1`.`deal_id`,
      `t1`.`name`,
      `t1`.`pipeline`,
      `t1`.`stage`,
      `t1`.`outcome`,
      `t1`.`created_at`,
      `t1`.`closed_at`,
      `t1`.`created_day_only`,
      `t1`.`closed_day_only`,
      `t1`.`expected_close_on`,
      `t1`.`amount`,
      `t1`.`currency`,
      `t1`.`owner`,
      `t1`.`team`,
      `t1`.`account`,
      `t1`.`source`,
      `t1`.`channel`,
      `t1`.`product`,
      `t1`.`region`,
      `t1`.`segment`,
      `t1`.`category`,
      `t1`.`probability`,
      `t1`.`next_step`,
      `t1`.`next_step_on`,
      `t1`.`last_activity_at`,
      `t1`.`loss_reason`,
      `t1`.`competitor`,
      `t1`.`source_file`,
      `t1`.`source_row`,
      (
       `t1`.`closed_at` IS NULL
      )
      AND COALESCE(`t1`.`outcome` IN ('won', 'lost'), FALSE) AS `undated`,
      `t1`.`stage` AS `told_stage`,
      `t1`.`closed_at` AS `ended_at`
     FROM `deals` AS `t1`
     WHERE
      (
       `t1`.`created_at` IS NULL
      )
      OR (
       `t1`.`created_at` <= DATETIME('2025-11-17T12:00:00')
      )
    ) AS `t14`
    LEFT OUTER JOIN (
     SELECT
      `t27`.`moved_id`,
      `t27`.`moved_kind`,
      MAX(`t27`.`moved_at`) AS `moved_at`
     FROM (
      SELECT
       `t24`.`deal_id` AS `moved_id`,
       `t20`.`kind` AS `moved_kind`,
       `t24`.`changed_at` AS `moved_at`
      FROM (
       SELECT
        `t16`.`deal_id`,
        `t16`.`changed_at`,
        `t16`.`stage`,
        COALESCE(`t16`.`pipeline`, 'default') AS `pipeline`
       FROM (
        SELECT
         *
        FROM `stage_changes` AS `t3`
        WHERE
         `t3`.`deal_id` IN (
          SELECT
           `t1`.`deal_id`
          FROM `deals` AS `t1`
          WHERE
           (
            (
             `t1`.`created_at` IS NULL
            )
            OR (
             `t1`.`created_at` <= DATETIME('2025-11-17T12:00:00')
            )
           )
           AND (
            (
             `t1`.`closed_at` IS NULL
            )
            AND COALESCE(`t1`.`outcome` IN ('won', 'lost'), FALSE)
           )
         )
       ) AS `t16`
      ) AS `t24`
      INNER JOIN (
       SELECT
        *
       FROM `t6` AS `t10`
       WHERE
        `t10`.`kind` IN ('won', 'lost')
      ) AS `t20`
       ON `t24`.`pipeline` = `t20`.`kind_pipeline` AND `t24`.`stage` = `t20`.`kind_stage`
     ) AS `t27`
     GROUP BY
      1,
      2
    ) AS `t30`
     ON `t14`.`deal_id` = `t30`.`moved_id` AND `t14`.`outcome` = `t30`.`moved_kind`
   ) AS `t32`
  ) AS `t34`
 ) AS `t35`
), `t47` AS (
 SELECT
  `t46`.`deal_id`,
  LOGICAL_OR(`t46`.`moved_on`) AS `moved_on`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t3`.`deal_id`,
    TRUE AS `moved_on`
   FROM `stage_changes` AS `t3`
   WHERE
    `t3`.`changed_at` > DATETIME('2025-11-17T12:00:00')
  ) AS `t7`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    `t42`.`deal_id`,
    FALSE AS `moved_on`
   FROM (
    SELECT
     `t40`.`deal_id`,
     `t40`.`stage`,
     COALESCE(`t40`.`pipeline`, 'default') AS `pipeline`
    FROM `t39` AS `t40`
    WHERE
     `t40`.`later`
   ) AS `t42`
   WHERE
    EXISTS(
     SELECT
      1
     FROM (
      SELECT
       *
      FROM `t6` AS `t10`
      WHERE
       `t10`.`kind` IN ('won', 'lost')
     ) AS `t20`
     WHERE
      `t42`.`pipeline` = `t20`.`kind_pipeline` AND `t42`.`stage` = `t20`.`kind_stage`
    )
  ) AS `t45`
 ) AS `t46`
 GROUP BY
  1
)
SELECT
 `t65`.`deal_id`,
 `t65`.`name`,
 IF(COALESCE(`t65`.`has_pipeline`, FALSE), `t65`.`was_pipeline`, `t65`.`pipeline`) AS `pipeline`,
 IF(COALESCE(`t65`.`has_stage`, FALSE), `t65`.`was_stage`, `t65`.`stage`) AS `stage`,
 IF(COALESCE(`t65`.`has_outcome`, FALSE), `t65`.`was_outcome`, `t65`.`outcome`) AS `outcome`,
 `t65`.`created_at`,
 IF(
  COALESCE(`t65`.`has_closed_at`, FALSE),
  SAFE_CAST(`t65`.`was_closed_at` AS TIMESTAMP),
  `t65`.`closed_at`
 ) AS `closed_at`,
 `t65`.`created_day_only`,
 `t65`.`closed_day_only`,
 IF(
  COALESCE(`t65`.`has_expected_close_on`, FALSE),
  SAFE_CAST(`t65`.`was_expected_close_on` AS DATE),
  `t65`.`expected_close_on`
 ) AS `expected_close_on`,
 IF(
  COALESCE(`t65`.`has_amount`, FALSE),
  SAFE_CAST(`t65`.`was_amount` AS NUMERIC),
  `t65`.`amount`
 ) AS `amount`,
 IF(COALESCE(`t65`.`has_currency`, FALSE), `t65`.`was_currency`, `t65`.`currency`) AS `currency`,
 IF(COALESCE(`t65`.`has_owner`, FALSE), `t65`.`was_owner`, `t65`.`owner`) AS `owner`,
 IF(COALESCE(`t65`.`has_team`, FALSE), `t65`.`was_team`, `t65`.`team`) AS `team`,
 IF(COALESCE(`t65`.`has_account`, FALSE), `t65`.`was_account`, `t65`.`account`) AS `account`,
 IF(COALESCE(`t65`.`has_source`, FALSE), `t65`.`was_source`, `t65`.`source`) AS `source`,
 IF(COALESCE(`t65`.`has_channel`, FALSE), `t65`.`was_channel`, `t65`.`channel`) AS `channel`,
 IF(COALESCE(`t65`.`has_product`, FALSE), `t65`.`was_product`, `t65`.`product`) AS `product`,
 IF(COALESCE(`t65`.`has_region`, FALSE), `t65`.`was_region`, `t65`.`region`) AS `region`,
 IF(COALESCE(`t65`.`has_segment`, FALSE), `t65`.`was_segment`, `t65`.`segment`) AS `segment`,
 IF(COALESCE(`t65`.`has_category`, FALSE), `t65`.`was_category`, `t65`.`category`) AS `category`,
 IF(
  COALESCE(`t65`.`has_probability`, FALSE),
  SAFE_CAST(`t65`.`was_probability` AS FLOAT64),
  `t65`.`probability`
 ) AS `probability`,
 IF(COALESCE(`t65`.`has_next_step`, FALSE), `t65`.`was_next_step`, `t65`.`next_step`) AS `next_step`,
 IF(
  COALESCE(`t65`.`has_next_step_on`, FALSE),
  SAFE_CAST(`t65`.`was_next_step_on` AS DATE),
  `t65`.`next_step_on`
 ) AS `next_step_on`,
 `t65`.`last_activity_at`,
 IF(
  COALESCE(`t65`.`has_loss_reason`, FALSE),
  `t65`.`was_loss_reason`,
  `t65`.`loss_reason`
 ) AS `loss_reason`,
 IF(COALESCE(`t65`.`has_competitor`, FALSE), `t65`.`was_competitor`, `t65`.`competitor`) AS `competitor`,
 `t65`.`source_file`,
 `t65`.`source_row`
FROM (
 SELECT
  `t64`.`deal_id`,
  `t64`.`name`,
  `t64`.`pipeline`,
  `t64`.`stage`,
  `t64`.`outcome`,
  `t64`.`created_at`,
  `t64`.`closed_at`,
  `t64`.`created_day_only`,
  `t64`.`closed_day_only`,
  `t64`.`expected_close_on`,
  `t64`.`amount`,
  `t64`.`currency`,
  `t64`.`owner`,
  `t64`.`team`,
  `t64`.`account`,
  `t64`.`source`,
  `t64`.`channel`,
  `t64`.`product`,
  `t64`.`region`,
  `t64`.`segment`,
  `t64`.`category`,
  `t64`.`probability`,
  `t64`.`next_step`,
  `t64`.`next_step_on`,
  `t64`.`last_activity_at`,
  `t64`.`loss_reason`,
  `t64`.`competitor`,
  `t64`.`source_file`,
  `t64`.`source_row`,
  `t64`.`undated`,
  `t64`.`told_stage`,
  `t64`.`ended_at`,
  `t64`.`later`,
  `t64`.`unsure`,
  `t64`.`moved_on`,
  `t64`.`stood_id`,
  `t64`.`stood_since`,
  `t64`.`stood_stage`,
  `t64`.`stood_pipeline`,
  `t64`.`stood_kind`,
  `t38`.`held_id`,
  `t38`.`has_pipeline`,
  `t38`.`has_stage`,
  `t38`.`has_outcome`,
  `t38`.`has_closed_at`,
  `t38`.`has_expected_close_on`,
  `t38`.`has_amount`,
  `t38`.`has_currency`,
  `t38`.`has_owner`,
  `t38`.`has_team`,
  `t38`.`has_account`,
  `t38`.`has_source`,
  `t38`.`has_channel`,
  `t38`.`has_product`,
  `t38`.`has_region`,
  `t38`.`has_segment`,
  `t38`.`has_category`,
  `t38`.`has_probability`,
  `t38`.`has_next_step`,
  `t38`.`has_next_step_on`,
  `t38`.`has_loss_reason`,
  `t38`.`has_competitor`,
  `t38`.`was_pipeline`,
  `t38`.`was_stage`,
  `t38`.`was_outcome`,
  `t38`.`was_closed_at`,
  `t38`.`was_expected_close_on`,
  `t38`.`was_amount`,
  `t38`.`was_currency`,
  `t38`.`was_owner`,
  `t38`.`was_team`,
  `t38`.`was_account`,
  `t38`.`was_source`,
  `t38`.`was_channel`,
  `t38`.`was_product`,
  `t38`.`was_region`,
  `t38`.`was_segment`,
  `t38`.`was_category`,
  `t38`.`was_probability`,
  `t38`.`was_next_step`,
  `t38`.`was_next_step_on`,
  `t38`.`was_loss_reason`,
  `t38`.`was_competitor`
 FROM (
  SELECT
   `t62`.`deal_id`,
   `t62`.`name`,
   COALESCE(`t62`.`stood_pipeline`, `t62`.`pipeline`) AS `pipeline`,
   IF(
    `t62`.`stood_id` IS NOT NULL,
    IF(
     COALESCE(`t62`.`stood_kind` IN ('won', 'lost'), FALSE)
     AND NOT (
      `t62`.`moved_on`
     ),
     CAST(NULL AS STRING),
     `t62`.`stood_stage`
    ),
    `t62`.`stage`
   ) AS `stage`,
   IF(
    COALESCE(`t62`.`stood_kind` IN ('won', 'lost'), FALSE) AND `t62`.`moved_on`,
    `t62`.`stood_kind`,
    `t62`.`outcome`
   ) AS `outcome`,
   `t62`.`created_at`,
   IF(
    COALESCE(`t62`.`stood_kind` IN ('won', 'lost'), FALSE) AND `t62`.`moved_on`,
    `t62`.`stood_since`,
    `t62`.`closed_at`
   ) AS `closed_at`,
   `t62`.`created_day_only`,
   `t62`.`closed_day_only`,
   `t62`.`expected_close_on`,
   `t62`.`amount`,
   `t62`.`currency`,
   `t62`.`owner`,
   `t62`.`team`,
   `t62`.`account`,
   `t62`.`source`,
   `t62`.`channel`,
   `t62`.`product`,
   `t62`.`region`,
   `t62`.`segment`,
   `t62`.`category`,
   `t62`.`probability`,
   `t62`.`next_step`,
   `t62`.`next_step_on`,
   `t62`.`last_activity_at`,
   `t62`.`loss_reason`,
   `t62`.`competitor`,
   `t62`.`source_file`,
   `t62`.`source_row`,
   `t62`.`undated`,
   `t62`.`told_stage`,
   `t62`.`ended_at`,
   `t62`.`later`,
   `t62`.`unsure`,
   `t62`.`moved_on`,
   `t62`.`stood_id`,
   `t62`.`stood_since`,
   `t62`.`stood_stage`,
   `t62`.`stood_pipeline`,
   `t62`.`stood_kind`
  FROM (
   SELECT
    `t44`.`deal_id`,
    `t44`.`name`,
    `t44`.`pipeline`,
    `t44`.`stage`,
    `t44`.`outcome`,
    `t44`.`created_at`,
    `t44`.`closed_at`,
    `t44`.`created_day_only`,
    `t44`.`closed_day_only`,
    `t44`.`expected_close_on`,
    `t44`.`amount`,
    `t44`.`currency`,
    `t44`.`owner`,
    `t44`.`team`,
    `t44`.`account`,
    `t44`.`source`,
    `t44`.`channel`,
    `t44`.`product`,
    `t44`.`region`,
    `t44`.`segment`,
    `t44`.`category`,
    `t44`.`probability`,
    `t44`.`next_step`,
    `t44`.`next_step_on`,
    `t44`.`last_activity_at`,
    `t44`.`loss_reason`,
    `t44`.`competitor`,
    `t44`.`source_file`,
    `t44`.`source_row`,
    `t44`.`undated`,
    `t44`.`told_stage`,
    `t44`.`ended_at`,
    `t44`.`later`,
    `t44`.`unsure`,
    `t61`.`moved_on`,
    `t61`.`stood_id`,
    `t61`.`stood_since`,
    `t61`.`stood_stage`,
    `t61`.`stood_pipeline`,
    `t61`.`stood_kind`
   FROM (
    SELECT
     `t40`.`deal_id`,
     `t40`.`name`,
     `t40`.`pipeline`,
     `t40`.`stage`,
     IF(`t40`.`later`, 'open', `t40`.`outcome`) AS `outcome`,
     `t40`.`created_at`,
     IF(`t40`.`later`, CAST(NULL AS TIMESTAMP), `t40`.`closed_at`) AS `closed_at`,
     `t40`.`created_day_only`,
     `t40`.`closed_day_only`,
     `t40`.`expected_close_on`,
     `t40`.`amount`,
     `t40`.`currency`,
     `t40`.`owner`,
     `t40`.`team`,
     `t40`.`account`,
     `t40`.`source`,
     `t40`.`channel`,
     `t40`.`product`,
     `t40`.`region`,
     `t40`.`segment`,
     `t40`.`category`,
     `t40`.`probability`,
     `t40`.`next_step`,
     `t40`.`next_step_on`,
     IF(
      COALESCE(`t40`.`last_activity_at` > DATETIME('2025-11-17T12:00:00'), FALSE),
      CAST(NULL AS TIMESTAMP),
      `t40`.`last_activity_at`
     ) AS `last_activity_at`,
     IF(`t40`.`later`, CAST(NULL AS STRING), `t40`.`loss_reason`) AS `loss_reason`,
     IF(`t40`.`later`, CAST(NULL AS STRING), `t40`.`competitor`) AS `competitor`,
     `t40`.`source_file`,
     `t40`.`source_row`,
     `t40`.`undated`,
     `t40`.`told_stage`,
     `t40`.`ended_at`,
     `t40`.`later`,
     `t40`.`unsure`
    FROM `t39` AS `t40`
   ) AS `t44`
   LEFT OUTER JOIN (
    SELECT
     `t59`.*
     EXCEPT (`kind_pipeline`, `kind_stage`)
    FROM (
     SELECT
      `t58`.`moved_on`,
      `t58`.`stood_id`,
      `t58`.`stood_since`,
      `t58`.`stood_stage`,
      `t58`.`stood_pipeline`,
      `t17`.`kind_pipeline`,
      `t17`.`kind_stage`,
      `t17`.`stood_kind`
     FROM (
      SELECT
       `t56`.*
       EXCEPT (`last_id`)
      FROM (
       SELECT
        `t51`.`moved_on`,
        `t51`.`stood_id`,
        `t55`.`last_id`,
        `t55`.`stood_since`,
        `t55`.`stood_stage`,
        `t55`.`stood_pipeline`
       FROM (
        SELECT
         `t48`.`moved_on`,
         `t48`.`deal_id` AS `stood_id`
        FROM `t47` AS `t48`
       ) AS `t51`
       LEFT OUTER JOIN (
        SELECT
         `t53`.`last_id`,
         `t53`.`stood_since`,
         `t53`.`move`.`stage` AS `stood_stage`,
         `t53`.`move`.`pipeline` AS `stood_pipeline`
        FROM (
         SELECT
          `t52`.`deal_id` AS `last_id`,
          MAX_BY(
           STRUCT(`t52`.`stage` AS `stage`, COALESCE(`t52`.`pipeline`, 'default') AS `pipeline`),
           STRUCT(
            `t52`.`changed_at` AS `at`,
            COALESCE(`t52`.`ordinal`, -4611686018427387904) AS `ordinal`
           )
          ) AS `move`,
          MAX(`t52`.`changed_at`) AS `stood_since`
         FROM (
          SELECT
           `t11`.`deal_id`,
           `t11`.`changed_at`,
           `t11`.`stage`,
           `t11`.`pipeline`,
           `t11`.`ordinal`,
           `t11`.`author`,
           `t11`.`source_file`,
           `t11`.`source_row`
          FROM (
           SELECT
            *
           FROM `stage_changes` AS `t3`
           WHERE
            `t3`.`changed_at` <= DATETIME('2025-11-17T12:00:00')
          ) AS `t11`
          WHERE
           EXISTS(
            SELECT
             1
            FROM `t47` AS `t49`
            WHERE
             `t11`.`deal_id` = `t49`.`deal_id`
           )
         ) AS `t52`
         GROUP BY
          1
        ) AS `t53`
       ) AS `t55`
        ON `t51`.`stood_id` = `t55`.`last_id`
      ) AS `t56`
     ) AS `t58`
     LEFT OUTER JOIN (
      SELECT
       `t10`.`kind_pipeline`,
       `t10`.`kind_stage`,
       `t10`.`kind` AS `stood_kind`
      FROM `t6` AS `t10`
     ) AS `t17`
      ON `t58`.`stood_pipeline` = `t17`.`kind_pipeline`
      AND `t58`.`stood_stage` = `t17`.`kind_stage`
    ) AS `t59`
   ) AS `t61`
    ON `t44`.`deal_id` = `t61`.`stood_id`
  ) AS `t62`
 ) AS `t64`
 LEFT OUTER JOIN (
  SELECT
   `t36`.`deal_id` AS `held_id`,
   LOGICAL_OR(`t36`.`field` = 'pipeline') AS `has_pipeline`,
   LOGICAL_OR(`t36`.`field` = 'stage') AS `has_stage`,
   LOGICAL_OR(`t36`.`field` = 'outcome') AS `has_outcome`,
   LOGICAL_OR(`t36`.`field` = 'closed_at') AS `has_closed_at`,
   LOGICAL_OR(`t36`.`field` = 'expected_close_on') AS `has_expected_close_on`,
   LOGICAL_OR(`t36`.`field` = 'amount') AS `has_amount`,
   LOGICAL_OR(`t36`.`field` = 'currency') AS `has_currency`,
   LOGICAL_OR(`t36`.`field` = 'owner') AS `has_owner`,
   LOGICAL_OR(`t36`.`field` = 'team') AS `has_team`,
   LOGICAL_OR(`t36`.`field` = 'account') AS `has_account`,
   LOGICAL_OR(`t36`.`field` = 'source') AS `has_source`,
   LOGICAL_OR(`t36`.`field` = 'channel') AS `has_channel`,
   LOGICAL_OR(`t36`.`field` = 'product') AS `has_product`,
   LOGICAL_OR(`t36`.`field` = 'region') AS `has_region`,
   LOGICAL_OR(`t36`.`field` = 'segment') AS `has_segment`,
   LOGICAL_OR(`t36`.`field` = 'category') AS `has_category`,
   LOGICAL_OR(`t36`.`field` = 'probability') AS `has_probability`,
   LOGICAL_OR(`t36`.`field` = 'next_step') AS `has_next_step`,
   LOGICAL_OR(`t36`.`field` = 'next_step_on') AS `has_next_step_on`,
   LOGICAL_OR(`t36`.`field` = 'loss_reason') AS `has_loss_reason`,
   LOGICAL_OR(`t36`.`field` = 'competitor') AS `has_competitor`,
   MAX(IF(`t36`.`field` = 'pipeline', `t36`.`value`, NULL)) AS `was_pipeline`,
   MAX(IF(`t36`.`field` = 'stage', `t36`.`value`, NULL)) AS `was_stage`,
   MAX(IF(`t36`.`field` = 'outcome', `t36`.`value`, NULL)) AS `was_outcome`,
   MAX(IF(`t36`.`field` = 'closed_at', `t36`.`value`, NULL)) AS `was_closed_at`,
   MAX(IF(`t36`.`field` = 'expected_close_on', `t36`.`value`, NULL)) AS `was_expected_close_on`,
   MAX(IF(`t36`.`field` = 'amount', `t36`.`value`, NULL)) AS `was_amount`,
   MAX(IF(`t36`.`field` = 'currency', `t36`.`value`, NULL)) AS `was_currency`,
   MAX(IF(`t36`.`field` = 'owner', `t36`.`value`, NULL)) AS `was_owner`,
   MAX(IF(`t36`.`field` = 'team', `t36`.`value`, NULL)) AS `was_team`,
   MAX(IF(`t36`.`field` = 'account', `t36`.`value`, NULL)) AS `was_account`,
   MAX(IF(`t36`.`field` = 'source', `t36`.`value`, NULL)) AS `was_source`,
   MAX(IF(`t36`.`field` = 'channel', `t36`.`value`, NULL)) AS `was_channel`,
   MAX(IF(`t36`.`field` = 'product', `t36`.`value`, NULL)) AS `was_product`,
   MAX(IF(`t36`.`field` = 'region', `t36`.`value`, NULL)) AS `was_region`,
   MAX(IF(`t36`.`field` = 'segment', `t36`.`value`, NULL)) AS `was_segment`,
   MAX(IF(`t36`.`field` = 'category', `t36`.`value`, NULL)) AS `was_category`,
   MAX(IF(`t36`.`field` = 'probability', `t36`.`value`, NULL)) AS `was_probability`,
   MAX(IF(`t36`.`field` = 'next_step', `t36`.`value`, NULL)) AS `was_next_step`,
   MAX(IF(`t36`.`field` = 'next_step_on', `t36`.`value`, NULL)) AS `was_next_step_on`,
   MAX(IF(`t36`.`field` = 'loss_reason', `t36`.`value`, NULL)) AS `was_loss_reason`,
   MAX(IF(`t36`.`field` = 'competitor', `t36`.`value`, NULL)) AS `was_competitor`
  FROM (
   SELECT
    `t22`.`deal_id`,
    `t22`.`field`,
    COALESCE(`t22`.`old`.`value`, `t33`.`new`.`value`) AS `value`
   FROM `t19` AS `t22`
   LEFT OUTER JOIN (
    SELECT
     `t28`.`deal_id`,
     `t28`.`field`,
     MAX_BY(
      STRUCT(`t28`.`new_value` AS `value`),
      STRUCT(
       `t28`.`changed_at` AS `at`,
       COALESCE(`t28`.`ordinal`, -4611686018427387904) AS `ordinal`
      )
     ) AS `new`
    FROM (
     SELECT
      `t9`.`deal_id`,
      `t9`.`changed_at`,
      `t9`.`field`,
      `t9`.`old_value`,
      `t9`.`new_value`,
      `t9`.`ordinal`,
      `t9`.`author`,
      `t9`.`source_file`,
      `t9`.`source_row`
     FROM (
      SELECT
       *
      FROM `field_changes` AS `t0`
      WHERE
       `t0`.`field` IN (
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
       AND `t0`.`changed_at` <= DATETIME('2025-11-17T12:00:00')
     ) AS `t9`
     WHERE
      EXISTS(
       SELECT
        1
       FROM (
        SELECT
         *
        FROM `t19` AS `t21`
        WHERE
         (
          `t21`.`old`.`value`
         ) IS NULL
       ) AS `t26`
       WHERE
        `t9`.`deal_id` = `t26`.`deal_id` AND `t9`.`field` = `t26`.`field`
      )
    ) AS `t28`
    GROUP BY
     1,
     2
   ) AS `t33`
    ON `t22`.`deal_id` = `t33`.`deal_id` AND `t22`.`field` = `t33`.`field`
  ) AS `t36`
  GROUP BY
   1
 ) AS `t38`
  ON `t64`.`deal_id` = `t38`.`held_id`
) AS `t65`
