SELECT
 `t3`.`source`,
 `t3`.`won`,
 `t3`.`lost`,
 `t3`.`open`,
 TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) AS `unit`,
 IF(
  TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) * (
       1.0 - TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0))
      ),
      NULLIF(`t3`.`trials`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0) * 4.0 * NULLIF(`t3`.`trials`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0)) + 1.0
  )
 ) AS `unit_low`,
 IF(
  TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0)) * (
       1.0 - TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`trials`, 0))
      ),
      NULLIF(`t3`.`trials`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0) * 4.0 * NULLIF(`t3`.`trials`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`trials`, 0)) + 1.0
  )
 ) AS `unit_high`,
 TRY_DIVIDE(COALESCE(`t3`.`won_amount`, 0.0), NULLIF(`t3`.`all_amount`, 0.0)) AS `value`,
 `t3`.`without_amount`,
 `t3`.`without_date`,
 `t3`.`won_amount`,
 `t3`.`lost_amount`,
 `t3`.`open_amount`,
 `t3`.`overdue`,
 `t3`.`without_expected_date`,
 30 AS `grace`
FROM (
 SELECT
  `t2`.`source`,
  SUM(CAST(`t2`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t2`.`part` IN ('lost', 'overdue') AS BIGINT)) AS `lost`,
  SUM(CAST(`t2`.`part` = 'open' AS BIGINT)) AS `open`,
  SUM(CAST(`t2`.`part` IN ('won', 'lost', 'overdue') AS BIGINT)) AS `trials`,
  CAST(SUM(
   IF(
    `t2`.`part` IN ('won', 'lost', 'overdue') AND COALESCE(`t2`.`amount` >= 0, FALSE),
    `t2`.`amount`,
    NULL
   )
  ) AS DOUBLE) AS `all_amount`,
  CAST(SUM(
   IF(`t2`.`part` IN ('won') AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)
  ) AS DOUBLE) AS `won_amount`,
  CAST(SUM(
   IF(
    `t2`.`part` IN ('lost', 'overdue') AND COALESCE(`t2`.`amount` >= 0, FALSE),
    `t2`.`amount`,
    NULL
   )
  ) AS DOUBLE) AS `lost_amount`,
  CAST(SUM(
   IF(`t2`.`part` IN ('open') AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)
  ) AS DOUBLE) AS `open_amount`,
  SUM(
   CAST(`t2`.`part` IN ('won', 'lost', 'overdue')
   AND NOT (
    COALESCE(`t2`.`amount` >= 0, FALSE)
   ) AS BIGINT)
  ) AS `without_amount`,
  SUM(CAST(`t2`.`part` = 'without_date' AS BIGINT)) AS `without_date`,
  SUM(CAST(`t2`.`part` = 'overdue' AS BIGINT)) AS `overdue`,
  SUM(
   CAST((
    `t2`.`part` = 'open'
   ) AND (
    `t2`.`expected_close_on` IS NULL
   ) AS BIGINT)
  ) AS `without_expected_date`
 FROM (
  SELECT
   *
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
    CASE
     WHEN (
      `t0`.`outcome` = 'open'
     )
     AND (
      `t0`.`expected_close_on` < MAKE_DATE(2026, 3, 1)
     )
     AND (
      (
       `t0`.`expected_close_on` >= MAKE_DATE(2025, 12, 1)
      )
      AND (
       `t0`.`expected_close_on` < MAKE_DATE(2026, 3, 1)
      )
     )
     THEN 'overdue'
     WHEN (
      `t0`.`outcome` = 'open'
     )
     AND (
      `t0`.`expected_close_on` < MAKE_DATE(2026, 3, 1)
     )
     THEN CAST(NULL AS STRING)
     WHEN `t0`.`outcome` = 'open'
     THEN 'open'
     WHEN `t0`.`closed_at` IS NULL
     THEN 'without_date'
     WHEN (
      `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
     )
     AND (
      `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
     )
     THEN `t0`.`outcome`
     ELSE CAST(NULL AS STRING)
    END AS `part`
   FROM `deals` AS `t0`
  ) AS `t1`
  WHERE
   `t1`.`part` IS NOT NULL
 ) AS `t2`
 GROUP BY
  1
) AS `t3`
