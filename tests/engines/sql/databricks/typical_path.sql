WITH `t13` AS (
 SELECT
  `t9`.`deal_id`,
  `t9`.`closed_at`,
  `t9`.`days`,
  `t4`.`path_number`,
  `t12`.`typical_from_days`,
  `t12`.`typical_to_days`
 FROM (
  SELECT
   `t7`.`deal_id`,
   `t7`.`closed_at`,
   `t7`.`days`
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
    `t1`.`state_unknown`,
    `t1`.`close_ahead`,
    `t1`.`original_amount`,
    `t1`.`exchange_rate`,
    `t1`.`rate_missing`,
    IF(
     CASE
      WHEN COALESCE(`t1`.`created_day_only`, FALSE)
      AND COALESCE(`t1`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t1`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END >= 0,
     CASE
      WHEN COALESCE(`t1`.`created_day_only`, FALSE)
      AND COALESCE(`t1`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t1`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END,
     CAST(NULL AS DOUBLE)
    ) AS `days`
   FROM `deals` AS `t1`
   WHERE
    `t1`.`outcome` = 'won'
  ) AS `t7`
  WHERE
   `t7`.`days` IS NOT NULL AND NOT ISNAN(`t7`.`days`)
 ) AS `t9`
 INNER JOIN (
  SELECT
   `t2`.`deal_id`,
   `t2`.`path_number`
  FROM `paths` AS `t2`
 ) AS `t4`
  ON `t9`.`deal_id` = `t4`.`deal_id`
 CROSS JOIN (
  SELECT
   PERCENTILE(`t10`.`days`, 0.25) AS `typical_from_days`,
   PERCENTILE(`t10`.`days`, 0.75) AS `typical_to_days`
  FROM (
   SELECT
    `t9`.`deal_id`,
    `t9`.`closed_at`,
    `t9`.`days`,
    `t4`.`path_number`
   FROM (
    SELECT
     `t7`.`deal_id`,
     `t7`.`closed_at`,
     `t7`.`days`
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
      `t1`.`state_unknown`,
      `t1`.`close_ahead`,
      `t1`.`original_amount`,
      `t1`.`exchange_rate`,
      `t1`.`rate_missing`,
      IF(
       CASE
        WHEN COALESCE(`t1`.`created_day_only`, FALSE)
        AND COALESCE(`t1`.`closed_day_only`, FALSE)
        THEN CAST(CAST(ROUND(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         ),
         0
        ) AS BIGINT) AS DOUBLE)
        WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
        THEN CAST(CAST(CEIL(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        ) AS BIGINT) AS DOUBLE)
        WHEN COALESCE(`t1`.`created_day_only`, FALSE)
        THEN CAST(CAST(FLOOR(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        ) AS BIGINT) AS DOUBLE)
        ELSE TRY_DIVIDE(
         CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
         86400.0
        )
       END >= 0,
       CASE
        WHEN COALESCE(`t1`.`created_day_only`, FALSE)
        AND COALESCE(`t1`.`closed_day_only`, FALSE)
        THEN CAST(CAST(ROUND(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         ),
         0
        ) AS BIGINT) AS DOUBLE)
        WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
        THEN CAST(CAST(CEIL(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        ) AS BIGINT) AS DOUBLE)
        WHEN COALESCE(`t1`.`created_day_only`, FALSE)
        THEN CAST(CAST(FLOOR(
         TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        ) AS BIGINT) AS DOUBLE)
        ELSE TRY_DIVIDE(
         CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
         86400.0
        )
       END,
       CAST(NULL AS DOUBLE)
      ) AS `days`
     FROM `deals` AS `t1`
     WHERE
      `t1`.`outcome` = 'won'
    ) AS `t7`
    WHERE
     `t7`.`days` IS NOT NULL AND NOT ISNAN(`t7`.`days`)
   ) AS `t9`
   INNER JOIN (
    SELECT
     `t2`.`deal_id`,
     `t2`.`path_number`
    FROM `paths` AS `t2`
   ) AS `t4`
    ON `t9`.`deal_id` = `t4`.`deal_id`
  ) AS `t10`
 ) AS `t12`
), `t24` AS (
 SELECT
  `t23`.`deal_id`,
  `t23`.`closed_at`,
  `t23`.`days`,
  `t23`.`typical_from_days`,
  `t23`.`typical_to_days`,
  CASE
   WHEN `t23`.`typical` AND (
    `t23`.`of_path_number` IS NOT NULL
   )
   THEN 'path'
   WHEN `t23`.`typical`
   THEN 'other_path'
   ELSE 'not_typical'
  END AS `part`
 FROM (
  SELECT
   `t18`.`deal_id`,
   `t18`.`closed_at`,
   `t18`.`days`,
   `t18`.`path_number`,
   `t18`.`typical_from_days`,
   `t18`.`typical_to_days`,
   `t18`.`typical`,
   `t22`.`of_path_number`
  FROM (
   SELECT
    `t15`.`deal_id`,
    `t15`.`closed_at`,
    `t15`.`days`,
    `t15`.`path_number`,
    `t15`.`typical_from_days`,
    `t15`.`typical_to_days`,
    `t15`.`typical`
   FROM (
    SELECT
     `t14`.`deal_id`,
     `t14`.`closed_at`,
     `t14`.`days`,
     `t14`.`path_number`,
     `t14`.`typical_from_days`,
     `t14`.`typical_to_days`,
     `t14`.`days` BETWEEN `t14`.`typical_from_days` AND `t14`.`typical_to_days` AS `typical`
    FROM `t13` AS `t14`
   ) AS `t15`
  ) AS `t18`
  LEFT OUTER JOIN (
   SELECT
    `t20`.`path_number` AS `of_path_number`
   FROM (
    SELECT
     `t19`.`path_number`,
     `t19`.`alike`
    FROM (
     SELECT
      `t16`.`path_number`,
      COUNT(*) AS `alike`
     FROM (
      SELECT
       `t14`.`deal_id`,
       `t14`.`closed_at`,
       `t14`.`days`,
       `t14`.`path_number`,
       `t14`.`typical_from_days`,
       `t14`.`typical_to_days`,
       `t14`.`days` BETWEEN `t14`.`typical_from_days` AND `t14`.`typical_to_days` AS `typical`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`days` BETWEEN `t14`.`typical_from_days` AND `t14`.`typical_to_days`
     ) AS `t16`
     GROUP BY
      1
    ) AS `t19`
    QUALIFY
     (
      ROW_NUMBER() OVER (ORDER BY `t19`.`alike` DESC, `t19`.`path_number` ASC NULLS LAST) - 1
     ) = 0
   ) AS `t20`
  ) AS `t22`
   ON `t18`.`path_number` IS NOT DISTINCT FROM `t22`.`of_path_number`
 ) AS `t23`
)
SELECT
 `t35`.`nth`,
 `t35`.`typical_from_days`,
 `t35`.`typical_to_days`,
 `t35`.`step`,
 `t35`.`median_days_in`,
 `t35`.`median_days_before`,
 `t35`.`deals`,
 `t35`.`of_deals`,
 TRY_DIVIDE(`t35`.`deals`, `t35`.`of_deals`) AS `share`,
 IF(
  TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t35`.`of_deals`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0))
      ),
      NULLIF(`t35`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t35`.`of_deals`, 0) * 4.0 * NULLIF(`t35`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t35`.`of_deals`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t35`.`of_deals`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t35`.`deals`, NULLIF(`t35`.`of_deals`, 0))
      ),
      NULLIF(`t35`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t35`.`of_deals`, 0) * 4.0 * NULLIF(`t35`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t35`.`of_deals`, 0)) + 1.0
  )
 ) AS `high`
FROM (
 SELECT
  `t34`.`nth`,
  `t34`.`typical_from_days`,
  `t34`.`typical_to_days`,
  `t34`.`step`,
  `t34`.`median_days_in`,
  `t34`.`median_days_before`,
  `t34`.`deals`,
  `t30`.`of_deals`
 FROM (
  SELECT
   `t32`.`nth`,
   `t32`.`typical_from_days`,
   `t32`.`typical_to_days`,
   MIN(`t32`.`name`) AS `step`,
   PERCENTILE(`t32`.`days_in`, 0.5) AS `median_days_in`,
   PERCENTILE(`t32`.`days_before`, 0.5) AS `median_days_before`,
   COUNT(*) AS `deals`
  FROM (
   SELECT
    `t31`.`deal_id`,
    `t31`.`closed_at`,
    `t31`.`typical_from_days`,
    `t31`.`typical_to_days`,
    `t31`.`nth`,
    `t31`.`at`,
    `t31`.`until`,
    `t31`.`name`,
    TRY_DIVIDE(
     CAST(UNIX_TIMESTAMP(CAST(`t31`.`until` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t31`.`at` AS TIMESTAMP)) AS DOUBLE),
     86400.0
    ) AS `days_in`,
    TRY_DIVIDE(
     CAST(UNIX_TIMESTAMP(CAST(`t31`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t31`.`at` AS TIMESTAMP)) AS DOUBLE),
     86400.0
    ) AS `days_before`
   FROM (
    SELECT
     `t28`.`deal_id`,
     `t28`.`closed_at`,
     `t28`.`typical_from_days`,
     `t28`.`typical_to_days`,
     `t6`.`nth`,
     `t6`.`at`,
     `t6`.`until`,
     `t6`.`name`
    FROM (
     SELECT
      `t25`.`deal_id`,
      `t25`.`closed_at`,
      `t25`.`typical_from_days`,
      `t25`.`typical_to_days`
     FROM `t24` AS `t25`
     WHERE
      `t25`.`part` = 'path'
    ) AS `t28`
    INNER JOIN (
     SELECT
      `t0`.`deal_id`,
      `t0`.`nth`,
      `t0`.`at`,
      `t0`.`until`,
      IF(
       `t0`.`pipeline` = 'default',
       `t0`.`step`,
       CONCAT(CONCAT(`t0`.`pipeline`, ': '), `t0`.`step`)
      ) AS `name`
     FROM `steps` AS `t0`
    ) AS `t6`
     ON `t28`.`deal_id` = `t6`.`deal_id`
   ) AS `t31`
  ) AS `t32`
  GROUP BY
   1,
   2,
   3
 ) AS `t34`
 CROSS JOIN (
  SELECT
   COUNT(*) AS `of_deals`
  FROM (
   SELECT
    *
   FROM `t24` AS `t25`
   WHERE
    `t25`.`part` <> 'not_typical'
  ) AS `t26`
 ) AS `t30`
) AS `t35`
