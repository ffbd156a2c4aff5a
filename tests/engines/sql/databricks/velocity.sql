SELECT
 `t2`.`n`,
 `t2`.`won`,
 TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`n`, 0)) AS `win_rate`,
 `t2`.`average_amount`,
 `t2`.`cycle_days`,
 TRY_DIVIDE(
  `t2`.`n` * TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`n`, 0)) * `t2`.`average_amount`,
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
  SUM(CAST(`t1`.`counts` AS BIGINT)) AS `n`,
  SUM(CAST(`t1`.`is_won` AS BIGINT)) AS `won`,
  TRY_DIVIDE(
   CAST(SUM(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)) AS DOUBLE),
   NULLIF(
    COUNT(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)),
    0
   )
  ) AS `average_amount`,
  TRY_DIVIDE(
   SUM(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)),
   NULLIF(COUNT(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)), 0)
  ) AS `cycle_days`,
  SUM(CAST(`t1`.`is_won` AND NOT (
   COALESCE(`t1`.`amount` >= 0, FALSE)
  ) AS BIGINT)) AS `without_amount`,
  SUM(
   CAST(`t1`.`is_won` AND (
    `t1`.`cycle` IS NULL OR ISNAN(`t1`.`cycle`)
   ) AS BIGINT)
  ) AS `without_cycle`,
  SUM(CAST(`t1`.`is_won` AND (
   `t1`.`entered_at` IS NULL
  ) AS BIGINT)) AS `creation_unknown`,
  SUM(
   CAST(`t1`.`is_won`
   AND (
    (
     `t1`.`entered_at` IS NOT NULL
    ) AND (
     `t1`.`closed_at` IS NULL
    )
   ) AS BIGINT)
  ) AS `closing_unknown`,
  SUM(
   CAST(`t1`.`is_won`
   AND (
    (
     `t1`.`entered_at` IS NOT NULL
    )
    AND (
     `t1`.`closed_at` IS NOT NULL
    )
    AND (
     `t1`.`cycle` IS NULL OR ISNAN(`t1`.`cycle`)
    )
   ) AS BIGINT)
  ) AS `closed_before_created`,
  SUM(CAST(NOT (
   `t1`.`counts`
  ) AS BIGINT)) AS `without_date`
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
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      ),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     ELSE TRY_DIVIDE(
      CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
      86400.0
     )
    END >= 0,
    CASE
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     AND COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(ROUND(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      ),
      0
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
     THEN CAST(CAST(CEIL(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     WHEN COALESCE(`t0`.`created_day_only`, FALSE)
     THEN CAST(CAST(FLOOR(
      TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     ) AS BIGINT) AS DOUBLE)
     ELSE TRY_DIVIDE(
      CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
      86400.0
     )
    END,
    CAST(NULL AS DOUBLE)
   ) AS `cycle`
  FROM `deals` AS `t0`
  WHERE
   `t0`.`outcome` IN ('won', 'lost')
 ) AS `t1`
) AS `t2`
