SELECT
 `t10`.`due`,
 `t10`.`won`,
 `t10`.`lost`,
 `t10`.`slipped`,
 `t10`.`still_due`,
 `t10`.`date_emptied`,
 `t10`.`pushed`,
 `t10`.`due_amount`,
 `t10`.`slipped_amount`,
 `t10`.`without_amount`,
 ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) AS `share`,
 IF(
  ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) = 0.0,
  0.0,
  ieee_divide(
   (
    ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 2.0)
   ) - (
    SQRT(
     ieee_divide(
      ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) * (
       1.0 - ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0))
      ),
      NULLIF(`t10`.`due`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 4.0 * NULLIF(`t10`.`due`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) = 1.0,
  1.0,
  ieee_divide(
   ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 2.0) + (
    SQRT(
     ieee_divide(
      ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) * (
       1.0 - ieee_divide(`t10`.`slipped`, NULLIF(`t10`.`due`, 0))
      ),
      NULLIF(`t10`.`due`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 4.0 * NULLIF(`t10`.`due`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t10`.`due`, 0)) + 1.0
  )
 ) AS `high`,
 IF(
  `t10`.`without_amount` <= (
   (
    `t10`.`due` * 0.19999999999999996
   ) + 1e-09
  ),
  ieee_divide(COALESCE(`t10`.`slipped_amount`, 0.0), NULLIF(`t10`.`due_amount`, 0.0)),
  CAST(NULL AS FLOAT64)
 ) AS `value`
FROM (
 SELECT
  COUNT(*) AS `due`,
  COUNTIF(`t9`.`part` = 'won') AS `won`,
  COUNTIF(`t9`.`part` = 'lost') AS `lost`,
  COUNTIF(`t9`.`part` = 'slipped') AS `slipped`,
  COUNTIF(`t9`.`part` = 'still_due') AS `still_due`,
  COUNTIF(`t9`.`part` = 'date_emptied') AS `date_emptied`,
  COUNTIF(`t9`.`pushed`) AS `pushed`,
  CAST(SUM(IF(COALESCE(`t9`.`amount` >= 0, FALSE), `t9`.`amount`, NULL)) AS FLOAT64) AS `due_amount`,
  CAST(SUM(
   IF(
    (
     `t9`.`part` = 'slipped'
    ) AND COALESCE(`t9`.`amount` >= 0, FALSE),
    `t9`.`amount`,
    NULL
   )
  ) AS FLOAT64) AS `slipped_amount`,
  COUNTIF(NOT (
   COALESCE(`t9`.`amount` >= 0, FALSE)
  )) AS `without_amount`
 FROM (
  SELECT
   `t4`.`deal_id`,
   `t8`.`told`.`amount` AS `amount`,
   `t4`.`expected_close_on`,
   COALESCE(`t6`.`past` > `t8`.`since`, FALSE) AS `pushed`,
   CASE
    WHEN `t4`.`outcome` <> 'open'
    THEN `t4`.`outcome`
    WHEN `t4`.`expected_close_on` IS NULL
    THEN 'date_emptied'
    WHEN `t4`.`expected_close_on` >= DATE(2026, 4, 1)
    THEN 'slipped'
    ELSE 'still_due'
   END AS `part`
  FROM (
   SELECT
    `t0`.`deal_id`,
    `t0`.`outcome`,
    `t0`.`expected_close_on`
   FROM `states` AS `t0`
   WHERE
    (
     (
      `t0`.`holds_from` IS NULL
     )
     OR (
      `t0`.`holds_from` <= DATETIME('2026-03-31T23:59:59.999999')
     )
    )
    AND (
     (
      `t0`.`holds_until` IS NULL
     )
     OR (
      `t0`.`holds_until` > DATETIME('2026-03-31T23:59:59.999999')
     )
    )
  ) AS `t4`
  INNER JOIN (
   SELECT
    `t3`.`deal_id` AS `due_id`,
    MAX_BY(STRUCT(`t3`.`amount` AS `amount`), `t3`.`began`) AS `told`,
    MIN(`t3`.`began`) AS `since`,
    MAX(`t3`.`began`) AS `until`
   FROM (
    SELECT
     `t0`.`deal_id`,
     `t0`.`holds_from`,
     `t0`.`holds_until`,
     `t0`.`pipeline`,
     `t0`.`stage`,
     `t0`.`position`,
     `t0`.`outcome`,
     `t0`.`closed_at`,
     `t0`.`closing_unknown`,
     `t0`.`created_at`,
     `t0`.`amount`,
     `t0`.`expected_close_on`,
     `t0`.`owner`,
     `t0`.`team`,
     COALESCE(`t0`.`holds_from`, CAST(DATETIME('0001-01-01T00:00:00') AS TIMESTAMP)) AS `began`
    FROM `states` AS `t0`
    WHERE
     COALESCE(`t0`.`holds_from`, CAST(DATETIME('0001-01-01T00:00:00') AS TIMESTAMP)) < DATETIME('2026-04-01T00:00:00')
     AND (
      (
       `t0`.`holds_until` IS NULL
      )
      OR (
       `t0`.`holds_until` > DATETIME('2026-01-01T00:00:00')
      )
     )
     AND `t0`.`outcome` = 'open'
     AND COALESCE(`t0`.`outcome` = 'open', FALSE)
     AND COALESCE(
      (
       `t0`.`expected_close_on` >= DATE(2026, 1, 1)
      )
      AND (
       `t0`.`expected_close_on` < DATE(2026, 4, 1)
      ),
      FALSE
     )
   ) AS `t3`
   GROUP BY
    1
  ) AS `t8`
   ON `t4`.`deal_id` = `t8`.`due_id`
  LEFT OUTER JOIN (
   SELECT
    `t2`.`deal_id` AS `past_id`,
    MAX(`t2`.`began`) AS `past`
   FROM (
    SELECT
     `t0`.`deal_id`,
     `t0`.`holds_from`,
     `t0`.`holds_until`,
     `t0`.`pipeline`,
     `t0`.`stage`,
     `t0`.`position`,
     `t0`.`outcome`,
     `t0`.`closed_at`,
     `t0`.`closing_unknown`,
     `t0`.`created_at`,
     `t0`.`amount`,
     `t0`.`expected_close_on`,
     `t0`.`owner`,
     `t0`.`team`,
     COALESCE(`t0`.`holds_from`, CAST(DATETIME('0001-01-01T00:00:00') AS TIMESTAMP)) AS `began`
    FROM `states` AS `t0`
    WHERE
     COALESCE(`t0`.`holds_from`, CAST(DATETIME('0001-01-01T00:00:00') AS TIMESTAMP)) < DATETIME('2026-04-01T00:00:00')
     AND (
      (
       `t0`.`holds_until` IS NULL
      )
      OR (
       `t0`.`holds_until` > DATETIME('2026-01-01T00:00:00')
      )
     )
     AND `t0`.`outcome` = 'open'
     AND `t0`.`expected_close_on` >= DATE(2026, 4, 1)
   ) AS `t2`
   GROUP BY
    1
  ) AS `t6`
   ON `t8`.`due_id` = `t6`.`past_id`
 ) AS `t9`
) AS `t10`
