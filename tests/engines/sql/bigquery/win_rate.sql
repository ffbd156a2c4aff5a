SELECT
 `t2`.`won`,
 `t2`.`lost`,
 `t2`.`open`,
 ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) AS `unit`,
 IF(
  ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) = 0.0,
  0.0,
  ieee_divide(
   (
    ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 2.0)
   ) - (
    SQRT(
     ieee_divide(
      ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) * (
       1.0 - ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0))
      ),
      NULLIF(`t2`.`trials`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 4.0 * NULLIF(`t2`.`trials`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0)) + 1.0
  )
 ) AS `unit_low`,
 IF(
  ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) = 1.0,
  1.0,
  ieee_divide(
   ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 2.0) + (
    SQRT(
     ieee_divide(
      ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0)) * (
       1.0 - ieee_divide(`t2`.`won`, NULLIF(`t2`.`trials`, 0))
      ),
      NULLIF(`t2`.`trials`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0) * 4.0 * NULLIF(`t2`.`trials`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t2`.`trials`, 0)) + 1.0
  )
 ) AS `unit_high`,
 ieee_divide(COALESCE(`t2`.`won_amount`, 0.0), NULLIF(`t2`.`all_amount`, 0.0)) AS `value`,
 `t2`.`without_amount`,
 `t2`.`without_date`,
 `t2`.`won_amount`,
 `t2`.`lost_amount`,
 `t2`.`open_amount`
FROM (
 SELECT
  COUNTIF(`t1`.`part` = 'won') AS `won`,
  COUNTIF(`t1`.`part` IN ('lost', 'overdue')) AS `lost`,
  COUNTIF(`t1`.`part` = 'open') AS `open`,
  COUNTIF(`t1`.`part` IN ('won', 'lost')) AS `trials`,
  CAST(SUM(
   IF(
    `t1`.`part` IN ('won', 'lost') AND COALESCE(`t1`.`amount` >= 0, FALSE),
    `t1`.`amount`,
    NULL
   )
  ) AS FLOAT64) AS `all_amount`,
  CAST(SUM(
   IF(`t1`.`part` IN ('won') AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)
  ) AS FLOAT64) AS `won_amount`,
  CAST(SUM(
   IF(
    `t1`.`part` IN ('lost', 'overdue') AND COALESCE(`t1`.`amount` >= 0, FALSE),
    `t1`.`amount`,
    NULL
   )
  ) AS FLOAT64) AS `lost_amount`,
  CAST(SUM(
   IF(`t1`.`part` IN ('open') AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)
  ) AS FLOAT64) AS `open_amount`,
  COUNTIF(`t1`.`part` IN ('won', 'lost') AND NOT (
   COALESCE(`t1`.`amount` >= 0, FALSE)
  )) AS `without_amount`,
  COUNTIF(`t1`.`part` = 'without_date') AS `without_date`
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
