SELECT
 `t2`.`n`,
 `t2`.`won`,
 ieee_divide(`t2`.`won`, NULLIF(`t2`.`n`, 0)) AS `win_rate`,
 `t2`.`average_amount`,
 `t2`.`cycle_days`,
 ieee_divide(
  `t2`.`n` * ieee_divide(`t2`.`won`, NULLIF(`t2`.`n`, 0)) * `t2`.`average_amount`,
  NULLIF(`t2`.`cycle_days`, 0.0)
 ) AS `per_day`,
 `t2`.`without_amount`,
 `t2`.`without_cycle`,
 `t2`.`creation_unknown`,
 `t2`.`closing_unknown`,
 `t2`.`closed_before_created`,
 `t2`.`without_date`,
 'period' AS `basis`,
 'mean' AS `amount_is`,
 'mean' AS `cycle_is`,
 'won' AS `cycle_of`,
 'creation' AS `cycle_from`
FROM (
 SELECT
  COUNTIF(`t1`.`counts`) AS `n`,
  COUNTIF(`t1`.`is_won`) AS `won`,
  ieee_divide(
   CAST(SUM(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)) AS FLOAT64),
   NULLIF(
    COUNT(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)),
    0
   )
  ) AS `average_amount`,
  ieee_divide(
   SUM(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)),
   NULLIF(COUNT(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)), 0)
  ) AS `cycle_days`,
  COUNTIF(`t1`.`is_won` AND NOT (
   COALESCE(`t1`.`amount` >= 0, FALSE)
  )) AS `without_amount`,
  COUNTIF(`t1`.`is_won` AND (
   `t1`.`cycle` IS NULL
  )) AS `without_cycle`,
  COUNTIF(`t1`.`is_won` AND (
   `t1`.`entered_at` IS NULL
  )) AS `creation_unknown`,
  COUNTIF(
   `t1`.`is_won`
   AND (
    (
     `t1`.`entered_at` IS NOT NULL
    ) AND (
     `t1`.`closed_at` IS NULL
    )
   )
  ) AS `closing_unknown`,
  COUNTIF(
   `t1`.`is_won`
   AND (
    (
     `t1`.`entered_at` IS NOT NULL
    )
    AND (
     `t1`.`closed_at` IS NOT NULL
    )
    AND (
     `t1`.`cycle` IS NULL
    )
   )
  ) AS `closed_before_created`,
  COUNTIF(NOT (
   `t1`.`counts`
  )) AS `without_date`
 FROM (
  SELECT
   `t0`.`deal_id`,
   `t0`.`name`,
   `t0`.`pipeline`,
   `t0`.`stage`,
   `t0`.`outcome`,
   `t0`.`created_at`,
   `t0`.`closed_at`,
   `t0`.`created_day_only`,
   `t0`.`closed_day_only`,
   `t0`.`expected_close_on`,
   `t0`.`amount`,
   `t0`.`currency`,
   `t0`.`owner`,
   `t0`.`team`,
   `t0`.`account`,
   `t0`.`source`,
   `t0`.`channel`,
   `t0`.`product`,
   `t0`.`region`,
   `t0`.`segment`,
   `t0`.`category`,
   `t0`.`probability`,
   `t0`.`next_step`,
   `t0`.`next_step_on`,
   `t0`.`last_activity_at`,
   `t0`.`loss_reason`,
   `t0`.`competitor`,
   `t0`.`source_file`,
   `t0`.`source_row`,
   `t0`.`state_unknown`,
   `t0`.`close_ahead`,
   `t0`.`original_amount`,
   `t0`.`exchange_rate`,
   `t0`.`rate_missing`,
   `t0`.`created_at` AS `entered_at`,
   TRUE AS `counts`,
   TRUE AND (
    `t0`.`outcome` = 'won'
   ) AS `is_won`,
   IF(
    CASE
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     AND COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(ROUND(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      ),
      0
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     ELSE ieee_divide(
      CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
      86400.0
     )
    END >= 0,
    CASE
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     AND COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(ROUND(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      ),
      0
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     ) AS INT64) AS FLOAT64)
     ELSE ieee_divide(
      CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
      86400.0
     )
    END,
    CAST(NULL AS FLOAT64)
   ) AS `cycle`
  FROM `deals` AS `t0`
  WHERE
   `t0`.`outcome` IN ('won', 'lost')
 ) AS `t1`
) AS `t2`
