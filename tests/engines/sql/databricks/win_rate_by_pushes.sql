WITH `t2` AS (
 SELECT
  `t0`.`deal_id`,
  `t0`.`outcome`,
  `t0`.`closed_at`
 FROM `states` AS `t0`
 WHERE
  `t0`.`holds_until` IS NULL
), `t12` AS (
 SELECT
  `t11`.`deal_id`,
  `t11`.`pushes`,
  `t11`.`part`
 FROM (
  SELECT
   `t4`.`deal_id`,
   `t10`.`pushed`,
   CASE
    WHEN NOT (
     COALESCE(`t10`.`dated`, FALSE)
    )
    THEN 'date unknown'
    WHEN `t10`.`pushed` >= 3
    THEN '3+'
    ELSE CAST(`t10`.`pushed` AS STRING)
   END AS `pushes`,
   `t4`.`outcome` AS `part`
  FROM `t2` AS `t4`
  INNER JOIN (
   SELECT
    `t8`.`deal_id` AS `told_id`,
    SUM(
     CAST(COALESCE(
      (
       `t8`.`outcome` = 'open'
      )
      AND (
       `t8`.`was_outcome` = 'open'
      )
      AND (
       `t8`.`expected_close_on` > `t8`.`was_expected_close_on`
      ),
      FALSE
     ) AS BIGINT)
    ) AS `pushed`,
    BOOL_OR((
     `t8`.`outcome` = 'open'
    ) AND (
     `t8`.`expected_close_on` IS NOT NULL
    )) AS `dated`
   FROM (
    SELECT
     `t7`.`deal_id`,
     `t7`.`holds_from` AS `at`,
     `t7`.`outcome`,
     `t7`.`expected_close_on`,
     `t7`.`was_outcome`,
     `t7`.`was_expected_close_on`,
     `t7`.`existed`
    FROM (
     SELECT
      `t6`.`deal_id`,
      `t6`.`holds_from`,
      `t6`.`outcome`,
      `t6`.`expected_close_on`,
      LAG(`t6`.`outcome`) OVER (
       PARTITION BY `t6`.`deal_id`
       ORDER BY COALESCE(`t6`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
      ) AS `was_outcome`,
      LAG(`t6`.`expected_close_on`) OVER (
       PARTITION BY `t6`.`deal_id`
       ORDER BY COALESCE(`t6`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
      ) AS `was_expected_close_on`,
      (
       ROW_NUMBER() OVER (
        PARTITION BY `t6`.`deal_id`
        ORDER BY COALESCE(`t6`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
       ) - 1
      ) > 0 AS `existed`
     FROM (
      SELECT
       `t1`.`deal_id`,
       `t1`.`holds_from`,
       `t1`.`outcome`,
       `t1`.`expected_close_on`
      FROM `states` AS `t1`
      LEFT SEMI JOIN `t2` AS `t5`
       ON `t1`.`deal_id` = `t5`.`deal_id`
     ) AS `t6`
    ) AS `t7`
   ) AS `t8`
   GROUP BY
    1
  ) AS `t10`
   ON `t4`.`deal_id` = `t10`.`told_id`
 ) AS `t11`
)
SELECT
 `t18`.`pushes`,
 `t18`.`won`,
 `t18`.`lost`,
 `t18`.`open`,
 TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) AS `unit`,
 IF(
  TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t18`.`won` + `t18`.`lost`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0))
      ),
      NULLIF(`t18`.`won` + `t18`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t18`.`won` + `t18`.`lost`, 0) * 4.0 * NULLIF(`t18`.`won` + `t18`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t18`.`won` + `t18`.`lost`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t18`.`won`, NULLIF(`t18`.`won` + `t18`.`lost`, 0))
      ),
      NULLIF(`t18`.`won` + `t18`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t18`.`won` + `t18`.`lost`, 0) * 4.0 * NULLIF(`t18`.`won` + `t18`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t18`.`won` + `t18`.`lost`, 0)) + 1.0
  )
 ) AS `high`
FROM (
 SELECT
  `t17`.`pushes`,
  SUM(CAST(`t17`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t17`.`part` = 'lost' AS BIGINT)) AS `lost`,
  SUM(CAST(`t17`.`part` = 'open' AS BIGINT)) AS `open`
 FROM (
  SELECT
   *
  FROM `t12` AS `t13`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS STRING) AS `deal_id`,
    `t15`.`pushes`,
    CAST(NULL AS STRING) AS `part`
   FROM (
    SELECT
     `t14`.`rows`,
     EXPLODE(ARRAY('0', '1', '2', '3+', 'date unknown')) AS `pushes`
    FROM (
     SELECT
      COUNT(*) AS `rows`
     FROM `t12` AS `t13`
    ) AS `t14`
   ) AS `t15`
  ) AS `t16`
 ) AS `t17`
 GROUP BY
  1
) AS `t18`
