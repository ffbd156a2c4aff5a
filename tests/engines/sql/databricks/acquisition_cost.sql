SELECT
 `t27`.`source`,
 `t27`.`cost`,
 `t27`.`customers`,
 `t27`.`customer_is`,
 TRY_DIVIDE(`t27`.`spent`, NULLIF(`t27`.`customers`, 0)) AS `cac`,
 TRY_DIVIDE(
  `t27`.`spent`,
  `t27`.`customers` + 1.9207294103470627 + (
   SQRT(`t27`.`customers` + 0.9603647051735313) * 1.959963984540054
  )
 ) AS `cac_low`,
 TRY_DIVIDE(
  `t27`.`spent`,
  NULLIF(
   IF(
    `t27`.`customers` = 0,
    0.0,
    (
     `t27`.`customers` + 1.9207294103470627
    ) - (
     SQRT(`t27`.`customers` + 0.9603647051735313) * 1.959963984540054
    )
   ),
   0.0
  )
 ) AS `cac_high`,
 `t27`.`amount_per_customer`,
 TRY_DIVIDE(
  TRY_DIVIDE(`t27`.`spent`, NULLIF(`t27`.`customers`, 0)),
  IF(
   TRY_DIVIDE(`t27`.`amount_per_customer` * 1.0, CAST(NULL AS DOUBLE)) > 0,
   TRY_DIVIDE(`t27`.`amount_per_customer` * 1.0, CAST(NULL AS DOUBLE)),
   CAST(NULL AS DOUBLE)
  )
 ) AS `payback_days`,
 `t27`.`payback_of`,
 `t27`.`won`,
 `t27`.`win_rate`,
 `t27`.`average_amount`,
 `t27`.`cycle_days`,
 `t27`.`per_day`,
 `t27`.`again`,
 `t27`.`without_account`,
 `t27`.`without_date`,
 `t27`.`without_amount`,
 `t27`.`costs_left_out`
FROM (
 SELECT
  `t26`.`source`,
  `t26`.`cost`,
  COALESCE(`t26`.`costs_left_out`, 0) AS `costs_left_out`,
  COALESCE(`t26`.`customers`, 0) AS `customers`,
  `t26`.`amount_per_customer`,
  COALESCE(`t26`.`again`, 0) AS `again`,
  COALESCE(`t26`.`without_account`, 0) AS `without_account`,
  COALESCE(`t26`.`without_date`, 0) AS `without_date`,
  COALESCE(`t26`.`without_amount`, 0) AS `without_amount`,
  COALESCE(`t26`.`won`, 0) AS `won`,
  `t26`.`win_rate`,
  `t26`.`average_amount`,
  `t26`.`cycle_days`,
  `t26`.`per_day`,
  `t26`.`accounts_known`,
  'revenue' AS `payback_of`,
  IF(`t26`.`accounts_known`, 'account', 'deal') AS `customer_is`,
  IF(
   (
    `t26`.`source` IS NOT NULL
   )
   AND (
    `t26`.`cost` >= 0
   )
   AND (
    COALESCE(`t26`.`customers`, 0) > 0
   ),
   `t26`.`cost`,
   CAST(NULL AS DOUBLE)
  ) AS `spent`
 FROM (
  SELECT
   `t25`.`source`,
   `t25`.`cost`,
   `t25`.`costs_left_out`,
   `t25`.`customers`,
   `t25`.`amount_per_customer`,
   `t25`.`again`,
   `t25`.`without_account`,
   `t25`.`without_date`,
   `t25`.`without_amount`,
   `t25`.`won`,
   `t25`.`win_rate`,
   `t25`.`average_amount`,
   `t25`.`cycle_days`,
   `t25`.`per_day`,
   `t11`.`accounts_known`
  FROM (
   SELECT
    `t23`.`source`,
    MAX(`t23`.`cost`) AS `cost`,
    MAX(`t23`.`costs_left_out`) AS `costs_left_out`,
    MAX(`t23`.`customers`) AS `customers`,
    MAX(`t23`.`amount_per_customer`) AS `amount_per_customer`,
    MAX(`t23`.`again`) AS `again`,
    MAX(`t23`.`without_account`) AS `without_account`,
    MAX(`t23`.`without_date`) AS `without_date`,
    MAX(`t23`.`without_amount`) AS `without_amount`,
    MAX(`t23`.`won`) AS `won`,
    MAX(`t23`.`win_rate`) AS `win_rate`,
    MAX(`t23`.`average_amount`) AS `average_amount`,
    MAX(`t23`.`cycle_days`) AS `cycle_days`,
    MAX(`t23`.`per_day`) AS `per_day`
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t14`.`source`,
      CAST(NULL AS DOUBLE) AS `cost`,
      CAST(NULL AS BIGINT) AS `costs_left_out`,
      CAST(NULL AS BIGINT) AS `customers`,
      CAST(NULL AS DOUBLE) AS `amount_per_customer`,
      CAST(NULL AS BIGINT) AS `again`,
      CAST(NULL AS BIGINT) AS `without_account`,
      CAST(NULL AS BIGINT) AS `without_date`,
      CAST(NULL AS BIGINT) AS `without_amount`,
      `t14`.`won`,
      TRY_DIVIDE(`t14`.`won`, NULLIF(`t14`.`n`, 0)) AS `win_rate`,
      `t14`.`average_amount`,
      `t14`.`cycle_days`,
      TRY_DIVIDE(
       `t14`.`n` * TRY_DIVIDE(`t14`.`won`, NULLIF(`t14`.`n`, 0)) * `t14`.`average_amount`,
       NULLIF(`t14`.`cycle_days`, 0.0)
      ) AS `per_day`
     FROM (
      SELECT
       `t9`.`source`,
       SUM(CAST(`t9`.`counts` AS BIGINT)) AS `n`,
       SUM(CAST(`t9`.`is_won` AS BIGINT)) AS `won`,
       TRY_DIVIDE(
        CAST(SUM(IF(`t9`.`is_won` AND COALESCE(`t9`.`amount` >= 0, FALSE), `t9`.`amount`, NULL)) AS DOUBLE),
        NULLIF(
         COUNT(IF(`t9`.`is_won` AND COALESCE(`t9`.`amount` >= 0, FALSE), `t9`.`amount`, NULL)),
         0
        )
       ) AS `average_amount`,
       TRY_DIVIDE(
        SUM(IF(`t9`.`is_won`, `t9`.`cycle`, NULL)),
        NULLIF(COUNT(IF(`t9`.`is_won`, `t9`.`cycle`, NULL)), 0)
       ) AS `cycle_days`,
       SUM(CAST(`t9`.`is_won` AND NOT (
        COALESCE(`t9`.`amount` >= 0, FALSE)
       ) AS BIGINT)) AS `without_amount`,
       SUM(
        CAST(`t9`.`is_won` AND (
         `t9`.`cycle` IS NULL OR ISNAN(`t9`.`cycle`)
        ) AS BIGINT)
       ) AS `without_cycle`,
       SUM(CAST(`t9`.`is_won` AND (
        `t9`.`entered_at` IS NULL
       ) AS BIGINT)) AS `creation_unknown`,
       SUM(
        CAST(`t9`.`is_won`
        AND (
         (
          `t9`.`entered_at` IS NOT NULL
         ) AND (
          `t9`.`closed_at` IS NULL
         )
        ) AS BIGINT)
       ) AS `closing_unknown`,
       SUM(
        CAST(`t9`.`is_won`
        AND (
         (
          `t9`.`entered_at` IS NOT NULL
         )
         AND (
          `t9`.`closed_at` IS NOT NULL
         )
         AND (
          `t9`.`cycle` IS NULL OR ISNAN(`t9`.`cycle`)
         )
        ) AS BIGINT)
       ) AS `closed_before_created`,
       SUM(CAST(NOT (
        `t9`.`counts`
       ) AS BIGINT)) AS `without_date`
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
        `t0`.`created_at` AS `entered_at`,
        `t0`.`closed_at` IS NOT NULL AS `counts`,
        (
         `t0`.`closed_at` IS NOT NULL
        ) AND (
         `t0`.`outcome` = 'won'
        ) AS `is_won`,
        IF(
         CASE
          WHEN COALESCE(`t0`.`created_day_only`, FALSE)
          AND COALESCE(`t0`.`closed_day_only`, FALSE)
          THEN CAST(CAST(ROUND(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           ),
           0
          ) AS BIGINT) AS DOUBLE)
          WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
          THEN CAST(CAST(CEIL(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          ) AS BIGINT) AS DOUBLE)
          WHEN COALESCE(`t0`.`created_day_only`, FALSE)
          THEN CAST(CAST(FLOOR(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          ) AS BIGINT) AS DOUBLE)
          ELSE TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         END >= 0,
         CASE
          WHEN COALESCE(`t0`.`created_day_only`, FALSE)
          AND COALESCE(`t0`.`closed_day_only`, FALSE)
          THEN CAST(CAST(ROUND(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           ),
           0
          ) AS BIGINT) AS DOUBLE)
          WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
          THEN CAST(CAST(CEIL(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          ) AS BIGINT) AS DOUBLE)
          WHEN COALESCE(`t0`.`created_day_only`, FALSE)
          THEN CAST(CAST(FLOOR(
           TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          ) AS BIGINT) AS DOUBLE)
          ELSE TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         END,
         CAST(NULL AS DOUBLE)
        ) AS `cycle`
       FROM `deals` AS `t0`
       WHERE
        `t0`.`outcome` IN ('won', 'lost')
        AND (
         (
          (
           `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
          )
          AND (
           `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
          )
         )
         OR (
          `t0`.`closed_at` IS NULL
         )
        )
      ) AS `t9`
      GROUP BY
       1
     ) AS `t14`
    ) AS `t18`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       `t6`.`source`,
       `t6`.`cost`,
       `t6`.`costs_left_out`,
       CAST(NULL AS BIGINT) AS `customers`,
       CAST(NULL AS DOUBLE) AS `amount_per_customer`,
       CAST(NULL AS BIGINT) AS `again`,
       CAST(NULL AS BIGINT) AS `without_account`,
       CAST(NULL AS BIGINT) AS `without_date`,
       CAST(NULL AS BIGINT) AS `without_amount`,
       CAST(NULL AS BIGINT) AS `won`,
       CAST(NULL AS DOUBLE) AS `win_rate`,
       CAST(NULL AS DOUBLE) AS `average_amount`,
       CAST(NULL AS DOUBLE) AS `cycle_days`,
       CAST(NULL AS DOUBLE) AS `per_day`
      FROM (
       SELECT
        `t3`.`source`,
        CAST(SUM(`t3`.`amount`) AS DOUBLE) AS `cost`,
        SUM(CAST(`t3`.`amount` IS NULL AS BIGINT)) AS `costs_left_out`
       FROM (
        SELECT
         *
        FROM `costs` AS `t1`
        WHERE
         `t1`.`on` >= MAKE_DATE(2026, 1, 1) AND `t1`.`on` < MAKE_DATE(2026, 4, 1)
       ) AS `t3`
       GROUP BY
        1
      ) AS `t6`
     ) AS `t8`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       `t20`.`source`,
       CAST(NULL AS DOUBLE) AS `cost`,
       CAST(NULL AS BIGINT) AS `costs_left_out`,
       `t20`.`customers`,
       `t20`.`amount_per_customer`,
       `t20`.`again`,
       `t20`.`without_account`,
       `t20`.`without_date`,
       `t20`.`without_amount`,
       CAST(NULL AS BIGINT) AS `won`,
       CAST(NULL AS DOUBLE) AS `win_rate`,
       CAST(NULL AS DOUBLE) AS `average_amount`,
       CAST(NULL AS DOUBLE) AS `cycle_days`,
       CAST(NULL AS DOUBLE) AS `per_day`
      FROM (
       SELECT
        `t19`.`source`,
        SUM(CAST(`t19`.`part` = 'customer' AS BIGINT)) AS `customers`,
        TRY_DIVIDE(
         CAST(SUM(
          IF(
           (
            `t19`.`part` = 'customer'
           ) AND COALESCE(`t19`.`amount` >= 0, FALSE),
           `t19`.`amount`,
           NULL
          )
         ) AS DOUBLE),
         NULLIF(
          SUM(
           CAST((
            `t19`.`part` = 'customer'
           ) AND COALESCE(`t19`.`amount` >= 0, FALSE) AS BIGINT)
          ),
          0
         )
        ) AS `amount_per_customer`,
        SUM(CAST(`t19`.`part` = 'again' AS BIGINT)) AS `again`,
        SUM(CAST(`t19`.`part` = 'without_account' AS BIGINT)) AS `without_account`,
        SUM(CAST(`t19`.`part` = 'without_date' AS BIGINT)) AS `without_date`,
        SUM(
         CAST((
          `t19`.`part` = 'customer'
         ) AND NOT (
          COALESCE(`t19`.`amount` >= 0, FALSE)
         ) AS BIGINT)
        ) AS `without_amount`
       FROM (
        SELECT
         `t17`.`deal_id`,
         `t17`.`closed_at`,
         `t17`.`amount`,
         `t17`.`account`,
         `t17`.`source`,
         `t17`.`first`,
         `t17`.`accounts_known`,
         CASE
          WHEN `t17`.`closed_at` IS NULL
          THEN 'without_date'
          WHEN NOT (
           `t17`.`accounts_known`
          )
          THEN 'customer'
          WHEN `t17`.`account` IS NULL
          THEN 'without_account'
          WHEN `t17`.`first`
          THEN 'customer'
          ELSE 'again'
         END AS `part`
        FROM (
         SELECT
          `t16`.`deal_id`,
          `t16`.`closed_at`,
          `t16`.`amount`,
          `t16`.`account`,
          `t16`.`source`,
          `t16`.`first`,
          `t11`.`accounts_known`
         FROM (
          SELECT
           *
          FROM (
           SELECT
            `t12`.`deal_id`,
            `t12`.`closed_at`,
            `t12`.`amount`,
            `t12`.`account`,
            `t12`.`source`,
            `t12`.`first`
           FROM (
            SELECT
             `t7`.`deal_id`,
             `t7`.`closed_at`,
             `t7`.`amount`,
             `t7`.`account`,
             `t7`.`source`,
             `t7`.`known`,
             `t7`.`nth`,
             IF(`t7`.`known`, `t7`.`nth` = 0, CAST(NULL AS BOOLEAN)) AS `first`
            FROM (
             SELECT
              `t4`.`deal_id`,
              `t4`.`closed_at`,
              `t4`.`amount`,
              `t4`.`account`,
              `t4`.`source`,
              `t4`.`known`,
              ROW_NUMBER() OVER (
               PARTITION BY `t4`.`account`, `t4`.`known`
               ORDER BY `t4`.`closed_at` ASC NULLS LAST, `t4`.`deal_id` ASC NULLS LAST
              ) - 1 AS `nth`
             FROM (
              SELECT
               `t0`.`deal_id`,
               `t0`.`closed_at`,
               `t0`.`amount`,
               `t0`.`account`,
               `t0`.`source`,
               (
                `t0`.`account` IS NOT NULL
               ) AND (
                `t0`.`closed_at` IS NOT NULL
               ) AS `known`
              FROM `deals` AS `t0`
              WHERE
               `t0`.`outcome` = 'won'
             ) AS `t4`
            ) AS `t7`
           ) AS `t12`
          ) AS `t13`
          WHERE
           (
            (
             `t13`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
            )
            AND (
             `t13`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
            )
           )
           OR (
            `t13`.`closed_at` IS NULL
           )
         ) AS `t16`
         CROSS JOIN (
          SELECT
           `t5`.`bare` <= (
            (
             `t5`.`of` * 0.19999999999999996
            ) + 1e-09
           ) AS `accounts_known`
          FROM (
           SELECT
            SUM(CAST(`t2`.`account` IS NULL AS BIGINT)) AS `bare`,
            COUNT(*) AS `of`
           FROM (
            SELECT
             *
            FROM `deals` AS `t0`
            WHERE
             `t0`.`outcome` = 'won'
             AND `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
             AND `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
           ) AS `t2`
          ) AS `t5`
         ) AS `t11`
        ) AS `t17`
       ) AS `t19`
       GROUP BY
        1
      ) AS `t20`
     ) AS `t21`
    ) AS `t22`
   ) AS `t23`
   GROUP BY
    1
  ) AS `t25`
  CROSS JOIN (
   SELECT
    `t5`.`bare` <= (
     (
      `t5`.`of` * 0.19999999999999996
     ) + 1e-09
    ) AS `accounts_known`
   FROM (
    SELECT
     SUM(CAST(`t2`.`account` IS NULL AS BIGINT)) AS `bare`,
     COUNT(*) AS `of`
    FROM (
     SELECT
      *
     FROM `deals` AS `t0`
     WHERE
      `t0`.`outcome` = 'won'
      AND `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      AND `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    ) AS `t2`
   ) AS `t5`
  ) AS `t11`
 ) AS `t26`
) AS `t27`
