WITH `t12` AS (
 SELECT
  `t11`.`pipeline`,
  `t11`.`stage`,
  `t11`.`position`,
  `t11`.`factor`,
  `t11`.`factor_by_count`,
  `t11`.`deals`,
  `t11`.`amount`,
  `t11`.`without_amount`,
  `t11`.`share`,
  `t11`.`implied`,
  `t11`.`difference`,
  ieee_divide(
   `t11`.`deals`,
   NULLIF(
    CAST(SUM(`t11`.`deals`) OVER (
     PARTITION BY `t11`.`pipeline`
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS FLOAT64),
    0.0
   )
  ) AS `share_by_count`,
  ieee_divide(
   `t11`.`factor_by_count`,
   NULLIF(
    SUM(`t11`.`factor_by_count`) OVER (
     PARTITION BY `t11`.`pipeline`
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    0.0
   )
  ) AS `implied_by_count`,
  ieee_divide(
   `t11`.`deals`,
   NULLIF(
    CAST(SUM(`t11`.`deals`) OVER (
     PARTITION BY `t11`.`pipeline`
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS FLOAT64),
    0.0
   )
  ) - ieee_divide(
   `t11`.`factor_by_count`,
   NULLIF(
    SUM(`t11`.`factor_by_count`) OVER (
     PARTITION BY `t11`.`pipeline`
     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ),
    0.0
   )
  ) AS `difference_by_count`
 FROM (
  SELECT
   `t10`.`pipeline`,
   `t10`.`stage`,
   `t10`.`position`,
   `t10`.`factor`,
   `t10`.`factor_by_count`,
   `t10`.`deals`,
   `t10`.`amount`,
   `t10`.`without_amount`,
   ieee_divide(
    `t10`.`amount`,
    NULLIF(
     SUM(`t10`.`amount`) OVER (
      PARTITION BY `t10`.`pipeline`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) AS `share`,
   ieee_divide(
    `t10`.`factor`,
    NULLIF(
     SUM(`t10`.`factor`) OVER (
      PARTITION BY `t10`.`pipeline`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) AS `implied`,
   ieee_divide(
    `t10`.`amount`,
    NULLIF(
     SUM(`t10`.`amount`) OVER (
      PARTITION BY `t10`.`pipeline`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) - ieee_divide(
    `t10`.`factor`,
    NULLIF(
     SUM(`t10`.`factor`) OVER (
      PARTITION BY `t10`.`pipeline`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ),
     0.0
    )
   ) AS `difference`
  FROM (
   SELECT
    `t4`.`pipeline`,
    `t4`.`stage`,
    `t4`.`position`,
    `t4`.`factor`,
    `t4`.`factor_by_count`,
    COALESCE(`t9`.`deals`, 0) AS `deals`,
    COALESCE(`t9`.`amount`, 0) AS `amount`,
    COALESCE(`t9`.`without_amount`, 0) AS `without_amount`
   FROM (
    SELECT
     `t0`.`pipeline`,
     `t0`.`stage`,
     `t0`.`position`,
     `t0`.`factor`,
     `t0`.`factor_by_count`
    FROM `factors` AS `t0`
    WHERE
     `t0`.`part` = 'stage' AND `t0`.`factor` IS NOT NULL
   ) AS `t4`
   LEFT OUTER JOIN (
    SELECT
     `t7`.`pipeline` AS `open_pipeline`,
     `t7`.`stage` AS `open_stage`,
     `t7`.`deals`,
     `t7`.`amount`,
     `t7`.`without_amount`
    FROM (
     SELECT
      `t6`.`pipeline`,
      `t6`.`stage`,
      COUNT(*) AS `deals`,
      CAST(SUM(IF(`t6`.`priced`, `t6`.`amount`, NULL)) AS FLOAT64) AS `amount`,
      COUNTIF(NOT (
       `t6`.`priced`
      )) AS `without_amount`
     FROM (
      SELECT
       `t5`.`deal_id`,
       `t5`.`stage`,
       `t5`.`amount`,
       `t5`.`pipeline`,
       COALESCE(`t5`.`amount` >= 0, FALSE) AS `priced`
      FROM (
       SELECT
        `t3`.*
        EXCEPT (`outcome`)
       FROM (
        SELECT
         `t1`.`deal_id`,
         `t1`.`outcome`,
         `t1`.`stage`,
         `t1`.`amount`,
         COALESCE(`t1`.`pipeline`, 'default') AS `pipeline`
        FROM `deals` AS `t1`
        WHERE
         `t1`.`outcome` = 'open'
       ) AS `t3`
      ) AS `t5`
     ) AS `t6`
     GROUP BY
      1,
      2
    ) AS `t7`
   ) AS `t9`
    ON `t4`.`pipeline` = `t9`.`open_pipeline` AND `t4`.`stage` = `t9`.`open_stage`
  ) AS `t10`
 ) AS `t11`
)
SELECT
 *
FROM (
 SELECT
  'stage' AS `part`,
  `t13`.`pipeline`,
  `t13`.`stage`,
  `t13`.`position`,
  `t13`.`deals`,
  `t13`.`amount`,
  `t13`.`without_amount`,
  `t13`.`share`,
  `t13`.`implied`,
  `t13`.`difference`,
  `t13`.`share_by_count`,
  `t13`.`implied_by_count`,
  `t13`.`difference_by_count`,
  CAST(NULL AS FLOAT64) AS `balance`,
  CAST(NULL AS FLOAT64) AS `balance_by_count`
 FROM `t12` AS `t13`
) AS `t14`
UNION ALL
SELECT
 *
FROM (
 SELECT
  'all' AS `part`,
  `t16`.`pipeline`,
  CAST(NULL AS STRING) AS `stage`,
  CAST(NULL AS INT64) AS `position`,
  `t16`.`deals`,
  `t16`.`amount`,
  `t16`.`without_amount`,
  CAST(NULL AS FLOAT64) AS `share`,
  CAST(NULL AS FLOAT64) AS `implied`,
  CAST(NULL AS FLOAT64) AS `difference`,
  CAST(NULL AS FLOAT64) AS `share_by_count`,
  CAST(NULL AS FLOAT64) AS `implied_by_count`,
  CAST(NULL AS FLOAT64) AS `difference_by_count`,
  IF(
   `t16`.`balance` IS NULL,
   NULL,
   GREATEST(1.0 - ieee_divide(`t16`.`balance`, 2.0), 0.0)
  ) AS `balance`,
  IF(
   `t16`.`balance_by_count` IS NULL,
   NULL,
   GREATEST(1.0 - ieee_divide(`t16`.`balance_by_count`, 2.0), 0.0)
  ) AS `balance_by_count`
 FROM (
  SELECT
   `t15`.`pipeline`,
   SUM(`t15`.`deals`) AS `deals`,
   SUM(`t15`.`amount`) AS `amount`,
   SUM(`t15`.`without_amount`) AS `without_amount`,
   SUM(ABS(`t15`.`difference`)) AS `balance`,
   SUM(ABS(`t15`.`difference_by_count`)) AS `balance_by_count`
  FROM (
   SELECT
    `t13`.`pipeline`,
    `t13`.`stage`,
    `t13`.`position`,
    `t13`.`factor`,
    `t13`.`factor_by_count`,
    `t13`.`deals`,
    `t13`.`amount`,
    `t13`.`without_amount`,
    `t13`.`share`,
    `t13`.`implied`,
    `t13`.`difference`,
    `t13`.`share_by_count`,
    `t13`.`implied_by_count`,
    `t13`.`difference_by_count`,
    'stage' AS `part`,
    CAST(NULL AS FLOAT64) AS `balance`,
    CAST(NULL AS FLOAT64) AS `balance_by_count`
   FROM `t12` AS `t13`
  ) AS `t15`
  GROUP BY
   1
 ) AS `t16`
) AS `t17`
