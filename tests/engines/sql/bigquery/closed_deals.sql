WITH `t9` AS (
 SELECT
  `t6`.`deal_id`,
  `t6`.`outcome`,
  `t6`.`created_at`,
  `t6`.`closed_at`,
  (
   ROW_NUMBER() OVER (ORDER BY `t6`.`closed_at` DESC, `t6`.`deal_id` ASC) - 1
  ) + 1 AS `closed_rank`,
  COALESCE(`t6`.`closed_day_only`, FALSE) AS `closed_day_only`,
  IF(
   COALESCE(`t6`.`closed_day_only`, FALSE),
   TIMESTAMP_ADD(`t6`.`closed_at`, INTERVAL '86399' SECOND),
   `t6`.`closed_at`
  ) AS `ends_at`,
  `t6`.`outcome` AS `part`
 FROM (
  SELECT
   *
  FROM `deals` AS `t2`
  WHERE
   `t2`.`outcome` IN ('won', 'lost') AND `t2`.`closed_at` IS NOT NULL
  ORDER BY
   `t2`.`closed_at` DESC,
   `t2`.`deal_id` ASC NULLS LAST
  LIMIT 10
 ) AS `t6`
)
SELECT
 `t20`.`closed_rank`,
 `t20`.`deal_id`,
 `t20`.`outcome`,
 `t20`.`closed_at`,
 `t20`.`from_end`,
 `t20`.`at`,
 `t20`.`what`,
 `t20`.`name`,
 `t20`.`by_buyer`,
 `t20`.`days_before_close`,
 `t20`.`days_since_previous`
FROM (
 SELECT
  `t19`.`closed_rank`,
  `t19`.`deal_id`,
  `t19`.`outcome`,
  `t19`.`closed_at`,
  `t19`.`closed_day_only`,
  `t19`.`ends_at`,
  `t19`.`at`,
  `t19`.`what`,
  `t19`.`name`,
  `t19`.`by_buyer`,
  `t19`.`nth`,
  `t19`.`weight`,
  `t19`.`sorted_at`,
  `t19`.`days_before_close`,
  ROW_NUMBER() OVER (
   PARTITION BY `t19`.`deal_id`
   ORDER BY `t19`.`sorted_at` DESC, `t19`.`weight` DESC, `t19`.`nth` DESC, `t19`.`name` DESC
  ) - 1 AS `from_end`,
  LAG(`t19`.`days_before_close`) OVER (
   PARTITION BY `t19`.`deal_id`
   ORDER BY `t19`.`sorted_at` ASC, `t19`.`weight` ASC, `t19`.`nth` ASC, `t19`.`name` ASC
  ) - `t19`.`days_before_close` AS `days_since_previous`
 FROM (
  SELECT
   `t18`.`closed_rank`,
   `t18`.`deal_id`,
   `t18`.`outcome`,
   `t18`.`closed_at`,
   `t18`.`closed_day_only`,
   `t18`.`ends_at`,
   `t18`.`at`,
   `t18`.`what`,
   `t18`.`name`,
   `t18`.`by_buyer`,
   `t18`.`nth`,
   `t18`.`weight`,
   `t18`.`sorted_at`,
   IF(
    CASE
     WHEN FALSE AND COALESCE(`t18`.`closed_day_only`, FALSE)
     THEN CAST(CAST(ROUND(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      ),
      0
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t18`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     ELSE ieee_divide(
      CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
      86400.0
     )
    END >= 0,
    CASE
     WHEN FALSE AND COALESCE(`t18`.`closed_day_only`, FALSE)
     THEN CAST(CAST(ROUND(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      ),
      0
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t18`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     WHEN FALSE
     THEN CAST(CAST(FLOOR(
      ieee_divide(
       CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     ELSE ieee_divide(
      CAST(UNIX_SECONDS(`t18`.`closed_at`) - UNIX_SECONDS(`t18`.`at`) AS FLOAT64),
      86400.0
     )
    END,
    CAST(NULL AS FLOAT64)
   ) AS `days_before_close`
  FROM (
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t10`.`closed_rank`,
      `t10`.`deal_id`,
      `t10`.`outcome`,
      `t10`.`closed_at`,
      `t10`.`closed_day_only`,
      `t10`.`ends_at`,
      `t10`.`created_at` AS `at`,
      'created' AS `what`,
      CAST(NULL AS STRING) AS `name`,
      CAST(NULL AS BOOL) AS `by_buyer`,
      CAST(0 AS INT64) AS `nth`,
      0 AS `weight`,
      `t10`.`created_at` AS `sorted_at`
     FROM `t9` AS `t10`
     WHERE
      `t10`.`created_at` IS NOT NULL
    ) AS `t13`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      `t10`.`closed_rank`,
      `t10`.`deal_id`,
      `t10`.`outcome`,
      `t10`.`closed_at`,
      `t10`.`closed_day_only`,
      `t10`.`ends_at`,
      `t10`.`closed_at` AS `at`,
      'closed' AS `what`,
      `t10`.`outcome` AS `name`,
      CAST(NULL AS BOOL) AS `by_buyer`,
      CAST(0 AS INT64) AS `nth`,
      3 AS `weight`,
      `t10`.`ends_at` AS `sorted_at`
     FROM `t9` AS `t10`
    ) AS `t12`
   ) AS `t14`
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t11`.`closed_rank`,
      `t11`.`deal_id`,
      `t11`.`outcome`,
      `t11`.`closed_at`,
      `t11`.`closed_day_only`,
      `t11`.`ends_at`,
      `t8`.`entered_at` AS `at`,
      'stage' AS `what`,
      `t8`.`name`,
      CAST(NULL AS BOOL) AS `by_buyer`,
      `t8`.`nth`,
      1 AS `weight`,
      `t8`.`entered_at` AS `sorted_at`
     FROM `t9` AS `t11`
     INNER JOIN (
      SELECT
       `t0`.`deal_id`,
       `t0`.`nth`,
       `t0`.`at` AS `entered_at`,
       IF(
        `t0`.`pipeline` = 'default',
        `t0`.`step`,
        CONCAT(CONCAT(`t0`.`pipeline`, ': '), `t0`.`step`)
       ) AS `name`
      FROM `steps` AS `t0`
     ) AS `t8`
      ON `t11`.`deal_id` = `t8`.`deal_id`
    ) AS `t15`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      `t11`.`closed_rank`,
      `t11`.`deal_id`,
      `t11`.`outcome`,
      `t11`.`closed_at`,
      `t11`.`closed_day_only`,
      `t11`.`ends_at`,
      `t5`.`happened_at` AS `at`,
      'activity' AS `what`,
      `t5`.`touch` AS `name`,
      `t5`.`by_buyer`,
      CAST(0 AS INT64) AS `nth`,
      2 AS `weight`,
      `t5`.`happened_at` AS `sorted_at`
     FROM `t9` AS `t11`
     INNER JOIN (
      SELECT
       `t1`.`deal_id`,
       `t1`.`kind` AS `touch`,
       `t1`.`at` AS `happened_at`,
       `t1`.`by_buyer`
      FROM `activities` AS `t1`
      WHERE
       COALESCE(`t1`.`done`, TRUE)
     ) AS `t5`
      ON `t11`.`deal_id` = `t5`.`deal_id`
    ) AS `t16`
   ) AS `t17`
  ) AS `t18`
  WHERE
   `t18`.`sorted_at` <= `t18`.`ends_at`
 ) AS `t19`
) AS `t20`
