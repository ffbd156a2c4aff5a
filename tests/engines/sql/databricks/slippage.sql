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
 TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) AS `share`,
 IF(
  TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) * (
       1.0 - TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0))
      ),
      NULLIF(`t10`.`due`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 4.0 * NULLIF(`t10`.`due`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0)) * (
       1.0 - TRY_DIVIDE(`t10`.`slipped`, NULLIF(`t10`.`due`, 0))
      ),
      NULLIF(`t10`.`due`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0) * 4.0 * NULLIF(`t10`.`due`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`due`, 0)) + 1.0
  )
 ) AS `high`,
 IF(
  `t10`.`without_amount` <= (
   (
    `t10`.`due` * 0.19999999999999996
   ) + 1e-09
  ),
  TRY_DIVIDE(COALESCE(`t10`.`slipped_amount`, 0.0), NULLIF(`t10`.`due_amount`, 0.0)),
  CAST(NULL AS DOUBLE)
 ) AS `value`
FROM (
 SELECT
  COUNT(*) AS `due`,
  SUM(CAST(`t9`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t9`.`part` = 'lost' AS BIGINT)) AS `lost`,
  SUM(CAST(`t9`.`part` = 'slipped' AS BIGINT)) AS `slipped`,
  SUM(CAST(`t9`.`part` = 'still_due' AS BIGINT)) AS `still_due`,
  SUM(CAST(`t9`.`part` = 'date_emptied' AS BIGINT)) AS `date_emptied`,
  SUM(CAST(`t9`.`pushed` AS BIGINT)) AS `pushed`,
  CAST(SUM(IF(COALESCE(`t9`.`amount` >= 0, FALSE), `t9`.`amount`, NULL)) AS DOUBLE) AS `due_amount`,
  CAST(SUM(
   IF(
    (
     `t9`.`part` = 'slipped'
    ) AND COALESCE(`t9`.`amount` >= 0, FALSE),
    `t9`.`amount`,
    NULL
   )
  ) AS DOUBLE) AS `slipped_amount`,
  SUM(CAST(NOT (
   COALESCE(`t9`.`amount` >= 0, FALSE)
  ) AS BIGINT)) AS `without_amount`
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
    WHEN `t4`.`expected_close_on` >= MAKE_DATE(2026, 4, 1)
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
      `t0`.`holds_from` <= CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND (
     (
      `t0`.`holds_until` IS NULL
     )
     OR (
      `t0`.`holds_until` > CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
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
     COALESCE(`t0`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) AS `began`
    FROM `states` AS `t0`
    WHERE
     COALESCE(`t0`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
     AND (
      (
       `t0`.`holds_until` IS NULL
      )
      OR (
       `t0`.`holds_until` > CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
     )
     AND `t0`.`outcome` = 'open'
     AND COALESCE(`t0`.`outcome` = 'open', FALSE)
     AND COALESCE(
      (
       `t0`.`expected_close_on` >= MAKE_DATE(2026, 1, 1)
      )
      AND (
       `t0`.`expected_close_on` < MAKE_DATE(2026, 4, 1)
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
     COALESCE(`t0`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) AS `began`
    FROM `states` AS `t0`
    WHERE
     COALESCE(`t0`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
     AND (
      (
       `t0`.`holds_until` IS NULL
      )
      OR (
       `t0`.`holds_until` > CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
     )
     AND `t0`.`outcome` = 'open'
     AND `t0`.`expected_close_on` >= MAKE_DATE(2026, 4, 1)
   ) AS `t2`
   GROUP BY
    1
  ) AS `t6`
   ON `t8`.`due_id` = `t6`.`past_id`
 ) AS `t9`
) AS `t10`
