WITH `t8` AS (
 SELECT
  `t7`.`deal_id`,
  `t7`.`pipeline`,
  `t7`.`stage` AS `step`,
  `t7`.`sequence` AS `nth`,
  `t7`.`entered_at` AS `at`,
  `t7`.`left_at` AS `until`,
  IF(
   COALESCE(`t7`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t5`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t7`.`next_pipeline`
  ) AS `next_pipeline`,
  IF(
   COALESCE(`t7`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t5`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t7`.`next_stage`
  ) AS `next_step`,
  `t7`.`outcome`,
  `t7`.`closed_at`
 FROM (
  SELECT
   *
  FROM `stays` AS `t1`
  WHERE
   NOT (
    COALESCE(`t1`.`kind` IN ('won', 'lost'), FALSE)
    AND (
     `t1`.`next_stage` IS NULL
    )
    AND (
     `t1`.`sequence` > 1
    )
   )
 ) AS `t7`
 LEFT OUTER JOIN (
  SELECT
   `t1`.`deal_id` AS `back_id`,
   `t1`.`sequence` - 1 AS `back_from`,
   TRUE AS `returned`
  FROM `stays` AS `t1`
  WHERE
   COALESCE(`t1`.`kind` IN ('won', 'lost'), FALSE) AND `t1`.`next_stage` IS NOT NULL
 ) AS `t5`
  ON `t7`.`deal_id` = `t5`.`back_id` AND `t7`.`sequence` = `t5`.`back_from`
)
SELECT
 `t14`.`part`,
 `t14`.`from_step`,
 `t14`.`to_step`,
 COUNT(*) AS `moves`,
 COUNT(DISTINCT `t14`.`deal_id`) AS `deals`,
 PERCENTILE(`t14`.`days`, 0.5) AS `median_days`,
 SUM(CAST(`t14`.`days` IS NULL OR ISNAN(`t14`.`days`) AS BIGINT)) AS `without_days`
FROM (
 SELECT
  *
 FROM (
  SELECT
   `t11`.`deal_id`,
   CAST(NULL AS STRING) AS `from_step`,
   IF(
    `t11`.`pipeline` = 'default',
    `t11`.`step`,
    CONCAT(CONCAT(`t11`.`pipeline`, ': '), `t11`.`step`)
   ) AS `to_step`,
   IF(
    CASE
     WHEN COALESCE(`t3`.`created_day_only`, FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      ),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t3`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     ELSE TRY_DIVIDE(
      CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
      86400.0
     )
    END >= 0,
    CASE
     WHEN COALESCE(`t3`.`created_day_only`, FALSE) AND FALSE
     THEN CAST(CAST(ROUND(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      ),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN FALSE
     THEN CAST(CAST(CEIL(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t3`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     ELSE TRY_DIVIDE(
      CAST(UNIX_TIMESTAMP(CAST(`t11`.`at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t3`.`created_at` AS TIMESTAMP)) AS DOUBLE),
      86400.0
     )
    END,
    CAST(NULL AS DOUBLE)
   ) AS `days`,
   'begin' AS `part`
  FROM (
   SELECT
    *
   FROM `t8` AS `t9`
   WHERE
    `t9`.`nth` = 1
  ) AS `t11`
  LEFT OUTER JOIN (
   SELECT
    `t0`.`deal_id` AS `begun_id`,
    `t0`.`created_at`,
    `t0`.`created_day_only`
   FROM `deals` AS `t0`
  ) AS `t3`
   ON `t11`.`deal_id` = `t3`.`begun_id`
 ) AS `t13`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   `t9`.`deal_id`,
   IF(
    `t9`.`pipeline` = 'default',
    `t9`.`step`,
    CONCAT(CONCAT(`t9`.`pipeline`, ': '), `t9`.`step`)
   ) AS `from_step`,
   IF(
    `t9`.`next_step` IS NULL,
    COALESCE(`t9`.`outcome`, 'outcome_unknown'),
    IF(
     `t9`.`next_pipeline` = 'default',
     `t9`.`next_step`,
     CONCAT(CONCAT(`t9`.`next_pipeline`, ': '), `t9`.`next_step`)
    )
   ) AS `to_step`,
   TRY_DIVIDE(
    CAST(UNIX_TIMESTAMP(CAST(`t9`.`until` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t9`.`at` AS TIMESTAMP)) AS DOUBLE),
    86400.0
   ) AS `days`,
   IF(`t9`.`next_step` IS NULL, 'end', 'step') AS `part`
  FROM `t8` AS `t9`
 ) AS `t12`
) AS `t14`
GROUP BY
 1,
 2,
 3
