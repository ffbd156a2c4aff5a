SELECT
 `t2`.`won`,
 `t2`.`lost`,
 `t2`.`open`,
 TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) AS `unit`,
 IF(
  TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) * (
       1.0 - TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0))
      ),
      NULLIF(`t2`.`trials`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 4.0 * NULLIF(`t2`.`trials`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0)) + 1.0
  )
 ) AS `unit_low`,
 IF(
  TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) * (
       1.0 - TRY_DIVIDE(`t2`.`won`, NULLIF(`t2`.`trials`, 0))
      ),
      NULLIF(`t2`.`trials`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 4.0 * NULLIF(`t2`.`trials`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t2`.`trials`, 0)) + 1.0
  )
 ) AS `unit_high`,
 TRY_DIVIDE(COALESCE(`t2`.`won_amount`, 0.0), NULLIF(`t2`.`all_amount`, 0.0)) AS `value`,
 `t2`.`without_amount`,
 `t2`.`without_date`,
 `t2`.`won_amount`,
 `t2`.`lost_amount`,
 `t2`.`open_amount`
FROM (
 SELECT
  SUM(CAST(`t1`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t1`.`part` IN ('lost', 'overdue') AS BIGINT)) AS `lost`,
  SUM(CAST(`t1`.`part` = 'open' AS BIGINT)) AS `open`,
  SUM(CAST(`t1`.`part` IN ('won', 'lost') AS BIGINT)) AS `trials`,
  CAST(SUM(
   IF(
    `t1`.`part` IN ('won', 'lost') AND COALESCE(`t1`.`amount` >= 0, FALSE),
    `t1`.`amount`,
    NULL
   )
  ) AS DOUBLE) AS `all_amount`,
  CAST(SUM(
   IF(`t1`.`part` IN ('won') AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)
  ) AS DOUBLE) AS `won_amount`,
  CAST(SUM(
   IF(
    `t1`.`part` IN ('lost', 'overdue') AND COALESCE(`t1`.`amount` >= 0, FALSE),
    `t1`.`amount`,
    NULL
   )
  ) AS DOUBLE) AS `lost_amount`,
  CAST(SUM(
   IF(`t1`.`part` IN ('open') AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)
  ) AS DOUBLE) AS `open_amount`,
  SUM(
   CAST(`t1`.`part` IN ('won', 'lost') AND NOT (
    COALESCE(`t1`.`amount` >= 0, FALSE)
   ) AS BIGINT)
  ) AS `without_amount`,
  SUM(CAST(`t1`.`part` = 'without_date' AS BIGINT)) AS `without_date`
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
   `t0`.`outcome` AS `part`
  FROM `deals` AS `t0`
 ) AS `t1`
) AS `t2`
