WITH `t1` AS (
 SELECT
  `t0`.`deal_id`,
  `t0`.`outcome`,
  `t0`.`closed_at`
 FROM `states` AS `t0`
 WHERE
  `t0`.`holds_until` IS NULL
), `t13` AS (
 SELECT
  `t12`.`deal_id`,
  `t12`.`pushes`,
  `t12`.`part`
 FROM (
  SELECT
   `t5`.`deal_id`,
   `t11`.`pushed`,
   CASE
    WHEN NOT (
     COALESCE(`t11`.`dated`, FALSE)
    )
    THEN 'date unknown'
    WHEN `t11`.`pushed` >= 3
    THEN '3+'
    ELSE CAST(`t11`.`pushed` AS STRING)
   END AS `pushes`,
   `t5`.`outcome` AS `part`
  FROM `t1` AS `t5`
  INNER JOIN (
   SELECT
    `t9`.`deal_id` AS `told_id`,
    SUM(CAST(COALESCE(`t9`.`expected` > `t9`.`was_expected`, FALSE) AS BIGINT)) AS `pushed`,
    BOOL_OR(`t9`.`expected` IS NOT NULL) AS `dated`
   FROM (
    SELECT
     `t8`.`deal_id`,
     `t8`.`holds_from` AS `at`,
     `t8`.`expected`,
     `t8`.`was_expected`,
     `t8`.`existed`
    FROM (
     SELECT
      `t7`.`deal_id`,
      `t7`.`holds_from`,
      `t7`.`expected`,
      LAG(`t7`.`expected`) OVER (
       PARTITION BY `t7`.`deal_id`
       ORDER BY COALESCE(`t7`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
      ) AS `was_expected`,
      (
       ROW_NUMBER() OVER (
        PARTITION BY `t7`.`deal_id`
        ORDER BY COALESCE(`t7`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
       ) - 1
      ) > 0 AS `existed`
     FROM (
      SELECT
       `t4`.`deal_id`,
       `t4`.`holds_from`,
       `t4`.`expected`
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
        IF(`t0`.`outcome` = 'open', `t0`.`expected_close_on`, NULL) AS `expected`
       FROM `states` AS `t0`
      ) AS `t4`
      LEFT SEMI JOIN `t1` AS `t6`
       ON `t4`.`deal_id` = `t6`.`deal_id`
     ) AS `t7`
    ) AS `t8`
   ) AS `t9`
   GROUP BY
    1
  ) AS `t11`
   ON `t5`.`deal_id` = `t11`.`told_id`
 ) AS `t12`
)
SELECT
 `t19`.`pushes`,
 `t19`.`won`,
 `t19`.`lost`,
 `t19`.`open`,
 TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) AS `unit`,
 IF(
  TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t19`.`won` + `t19`.`lost`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0))
      ),
      NULLIF(`t19`.`won` + `t19`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t19`.`won` + `t19`.`lost`, 0) * 4.0 * NULLIF(`t19`.`won` + `t19`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t19`.`won` + `t19`.`lost`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t19`.`won`, NULLIF(`t19`.`won` + `t19`.`lost`, 0))
      ),
      NULLIF(`t19`.`won` + `t19`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t19`.`won` + `t19`.`lost`, 0) * 4.0 * NULLIF(`t19`.`won` + `t19`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t19`.`won` + `t19`.`lost`, 0)) + 1.0
  )
 ) AS `high`
FROM (
 SELECT
  `t18`.`pushes`,
  SUM(CAST(`t18`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t18`.`part` = 'lost' AS BIGINT)) AS `lost`,
  SUM(CAST(`t18`.`part` = 'open' AS BIGINT)) AS `open`
 FROM (
  SELECT
   *
  FROM `t13` AS `t14`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS STRING) AS `deal_id`,
    `t16`.`pushes`,
    CAST(NULL AS STRING) AS `part`
   FROM (
    SELECT
     `t15`.`rows`,
     EXPLODE(ARRAY('0', '1', '2', '3+', 'date unknown')) AS `pushes`
    FROM (
     SELECT
      COUNT(*) AS `rows`
     FROM `t13` AS `t14`
    ) AS `t15`
   ) AS `t16`
  ) AS `t17`
 ) AS `t18`
 GROUP BY
  1
) AS `t19`
