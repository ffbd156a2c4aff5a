SELECT
 `t8`.`pipeline`,
 `t8`.`stage`,
 `t8`.`position`,
 `t8`.`entered`,
 `t8`.`won`,
 `t8`.`lost`,
 `t8`.`open`,
 `t8`.`outcome_unknown`,
 `t8`.`won_amount`,
 `t8`.`lost_amount`,
 `t8`.`without_amount`,
 `t8`.`won_without_amount`,
 `t8`.`lost_without_amount`,
 ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) AS `unit`,
 IF(
  ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) = 0.0,
  0.0,
  ieee_divide(
   (
    ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t8`.`won` + `t8`.`lost`, 0) * 2.0)
   ) - (
    SQRT(
     ieee_divide(
      ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) * (
       1.0 - ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0))
      ),
      NULLIF(`t8`.`won` + `t8`.`lost`, 0)
     ) + ieee_divide(
      3.8414588206941254,
      NULLIF(`t8`.`won` + `t8`.`lost`, 0) * 4.0 * NULLIF(`t8`.`won` + `t8`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) + 1.0
  )
 ) AS `unit_low`,
 IF(
  ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) = 1.0,
  1.0,
  ieee_divide(
   ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t8`.`won` + `t8`.`lost`, 0) * 2.0) + (
    SQRT(
     ieee_divide(
      ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) * (
       1.0 - ieee_divide(`t8`.`won`, NULLIF(`t8`.`won` + `t8`.`lost`, 0))
      ),
      NULLIF(`t8`.`won` + `t8`.`lost`, 0)
     ) + ieee_divide(
      3.8414588206941254,
      NULLIF(`t8`.`won` + `t8`.`lost`, 0) * 4.0 * NULLIF(`t8`.`won` + `t8`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t8`.`won` + `t8`.`lost`, 0)) + 1.0
  )
 ) AS `unit_high`,
 IF(
  (
   `t8`.`won_without_amount` <= (
    (
     `t8`.`won` * 0.19999999999999996
    ) + 1e-09
   )
  )
  AND (
   `t8`.`lost_without_amount` <= (
    (
     `t8`.`lost` * 0.19999999999999996
    ) + 1e-09
   )
  ),
  ieee_divide(
   COALESCE(`t8`.`won_amount`, 0),
   NULLIF(COALESCE(`t8`.`won_amount`, 0) + COALESCE(`t8`.`lost_amount`, 0), 0)
  ),
  CAST(NULL AS FLOAT64)
 ) AS `value`,
 'on entry' AS `amount_basis`,
 'implied' AS `skips`
FROM (
 SELECT
  `t5`.`pipeline`,
  `t5`.`stage`,
  `t5`.`position`,
  COALESCE(`t7`.`entered`, 0) AS `entered`,
  COALESCE(`t7`.`won`, 0) AS `won`,
  COALESCE(`t7`.`lost`, 0) AS `lost`,
  COALESCE(`t7`.`open`, 0) AS `open`,
  COALESCE(`t7`.`outcome_unknown`, 0) AS `outcome_unknown`,
  `t7`.`won_amount`,
  `t7`.`lost_amount`,
  COALESCE(`t7`.`without_amount`, 0) AS `without_amount`,
  COALESCE(`t7`.`won_without_amount`, 0) AS `won_without_amount`,
  COALESCE(`t7`.`lost_without_amount`, 0) AS `lost_without_amount`
 FROM (
  SELECT
   COALESCE(`t2`.`pipeline`, 'default') AS `pipeline`,
   `t2`.`stage`,
   MIN(`t2`.`position`) AS `position`
  FROM (
   SELECT
    *
   FROM `stages` AS `t0`
   WHERE
    `t0`.`kind` = 'open'
  ) AS `t2`
  GROUP BY
   1,
   2
 ) AS `t5`
 LEFT OUTER JOIN (
  SELECT
   `t3`.`pipeline`,
   `t3`.`stage`,
   COUNT(*) AS `entered`,
   COUNTIF(`t3`.`part` = 'won') AS `won`,
   COUNTIF(`t3`.`part` = 'lost') AS `lost`,
   COUNTIF(`t3`.`part` = 'open') AS `open`,
   COUNTIF(`t3`.`part` = 'outcome_unknown') AS `outcome_unknown`,
   CAST(SUM(
    IF(
     (
      `t3`.`part` = 'won'
     ) AND COALESCE(`t3`.`amount` >= 0, FALSE),
     `t3`.`amount`,
     NULL
    )
   ) AS FLOAT64) AS `won_amount`,
   CAST(SUM(
    IF(
     (
      `t3`.`part` = 'lost'
     ) AND COALESCE(`t3`.`amount` >= 0, FALSE),
     `t3`.`amount`,
     NULL
    )
   ) AS FLOAT64) AS `lost_amount`,
   COUNTIF(
    (
     (
      `t3`.`part` = 'won'
     ) OR (
      `t3`.`part` = 'lost'
     )
    )
    AND NOT (
     COALESCE(`t3`.`amount` >= 0, FALSE)
    )
   ) AS `without_amount`,
   COUNTIF((
    `t3`.`part` = 'won'
   ) AND NOT (
    COALESCE(`t3`.`amount` >= 0, FALSE)
   )) AS `won_without_amount`,
   COUNTIF((
    `t3`.`part` = 'lost'
   ) AND NOT (
    COALESCE(`t3`.`amount` >= 0, FALSE)
   )) AS `lost_without_amount`
  FROM (
   SELECT
    `t1`.`deal_id`,
    `t1`.`pipeline`,
    `t1`.`stage`,
    `t1`.`position`,
    `t1`.`entered_at`,
    `t1`.`amount_on_entry` AS `amount`,
    COALESCE(`t1`.`outcome`, 'outcome_unknown') AS `part`
   FROM `entries` AS `t1`
  ) AS `t3`
  GROUP BY
   1,
   2
 ) AS `t7`
  ON `t5`.`pipeline` = `t7`.`pipeline` AND `t5`.`stage` = `t7`.`stage`
) AS `t8`
