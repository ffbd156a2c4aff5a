SELECT
 `t11`.`became`,
 `t11`.`pipeline`,
 `t11`.`stage`,
 `t11`.`position`,
 `t11`.`deals`,
 `t11`.`amount_then`,
 `t11`.`amount_now`,
 `t11`.`without_amount`,
 `t11`.`of`,
 `t11`.`share`,
 `t11`.`low`,
 `t11`.`high`,
 `t11`.`value`
FROM (
 SELECT
  `t10`.`became`,
  `t10`.`pipeline`,
  `t10`.`stage`,
  `t10`.`position`,
  `t10`.`deals`,
  `t10`.`amount_then`,
  `t10`.`amount_now`,
  `t10`.`without_amount`,
  `t10`.`of`,
  `t10`.`all_then`,
  `t10`.`bare`,
  TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) AS `share`,
  IF(
   TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) = 0.0,
   0.0,
   TRY_DIVIDE(
    (
     TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0) * 2.0)
    ) - (
     SQRT(
      TRY_DIVIDE(
       TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) * (
        1.0 - TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0))
       ),
       NULLIF(`t10`.`of`, 0)
      ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0) * 4.0 * NULLIF(`t10`.`of`, 0))
     ) * 1.959963984540054
    ),
    TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0)) + 1.0
   )
  ) AS `low`,
  IF(
   TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) = 1.0,
   1.0,
   TRY_DIVIDE(
    TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0) * 2.0) + (
     SQRT(
      TRY_DIVIDE(
       TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0)) * (
        1.0 - TRY_DIVIDE(`t10`.`deals`, NULLIF(`t10`.`of`, 0))
       ),
       NULLIF(`t10`.`of`, 0)
      ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0) * 4.0 * NULLIF(`t10`.`of`, 0))
     ) * 1.959963984540054
    ),
    TRY_DIVIDE(3.8414588206941254, NULLIF(`t10`.`of`, 0)) + 1.0
   )
  ) AS `high`,
  IF(
   `t10`.`bare` <= (
    (
     `t10`.`of` * 0.19999999999999996
    ) + 1e-09
   ),
   TRY_DIVIDE(COALESCE(`t10`.`amount_then`, 0.0), NULLIF(`t10`.`all_then`, 0.0)),
   CAST(NULL AS DOUBLE)
  ) AS `value`
 FROM (
  SELECT
   `t9`.`became`,
   `t9`.`pipeline`,
   `t9`.`stage`,
   `t9`.`position`,
   `t9`.`deals`,
   `t9`.`amount_then`,
   `t9`.`amount_now`,
   `t9`.`without_amount`,
   SUM(`t9`.`deals`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `of`,
   SUM(`t9`.`amount_then`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `all_then`,
   SUM(`t9`.`without_amount`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `bare`
  FROM (
   SELECT
    `t8`.`part` AS `became`,
    `t8`.`pipeline`,
    `t8`.`stage`,
    `t8`.`position`,
    `t8`.`deals`,
    `t8`.`amount_then`,
    `t8`.`amount_now`,
    `t8`.`without_amount`
   FROM (
    SELECT
     `t7`.`part`,
     `t7`.`pipeline`,
     `t7`.`stage`,
     `t7`.`position`,
     COUNT(*) AS `deals`,
     CAST(SUM(IF(COALESCE(`t7`.`amount_then` >= 0, FALSE), `t7`.`amount_then`, NULL)) AS DOUBLE) AS `amount_then`,
     CAST(SUM(`t7`.`amount_now`) AS DOUBLE) AS `amount_now`,
     SUM(CAST(NOT (
      COALESCE(`t7`.`amount_then` >= 0, FALSE)
     ) AS BIGINT)) AS `without_amount`
    FROM (
     SELECT
      `t3`.`deal_id`,
      IF(`t3`.`outcome` = 'open', `t3`.`pipeline`, CAST(NULL AS STRING)) AS `pipeline`,
      IF(`t3`.`outcome` = 'open', `t3`.`stage`, CAST(NULL AS STRING)) AS `stage`,
      IF(`t3`.`outcome` = 'open', `t3`.`position`, CAST(NULL AS BIGINT)) AS `position`,
      `t6`.`then_amount` AS `amount_then`,
      `t3`.`amount` AS `amount_now`,
      `t3`.`outcome` AS `part`
     FROM (
      SELECT
       *
      FROM `states` AS `t0`
      WHERE
       `t0`.`holds_until` IS NULL
     ) AS `t3`
     INNER JOIN (
      SELECT
       `t4`.`then_id`,
       `t4`.`told`.`amount` AS `then_amount`
      FROM (
       SELECT
        `t2`.`deal_id` AS `then_id`,
        MIN_BY(
         STRUCT(`t2`.`amount` AS `amount`),
         COALESCE(`t2`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP))
        ) AS `told`
       FROM (
        SELECT
         *
        FROM `states` AS `t0`
        WHERE
         `t0`.`created_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
         AND `t0`.`created_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
       ) AS `t2`
       GROUP BY
        1
      ) AS `t4`
     ) AS `t6`
      ON `t3`.`deal_id` = `t6`.`then_id`
    ) AS `t7`
    GROUP BY
     1,
     2,
     3,
     4
   ) AS `t8`
  ) AS `t9`
 ) AS `t10`
) AS `t11`
