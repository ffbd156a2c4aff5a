SELECT
 `t37`.`period`,
 `t37`.`starts_on`,
 COALESCE(`t37`.`won`, 0) AS `won`,
 COALESCE(`t37`.`lost`, 0) AS `lost`,
 `t37`.`unit`,
 `t37`.`unit_low`,
 `t37`.`unit_high`,
 `t37`.`value`,
 COALESCE(`t37`.`without_amount`, 0) AS `without_amount`,
 `t37`.`won_amount`,
 `t37`.`lost_amount`,
 `t37`.`open_amount`,
 `t37`.`left_truncated`
FROM (
 SELECT
  `t33`.`period`,
  `t33`.`starts_on`,
  `t33`.`left_truncated`,
  `t36`.`period` AS `period_right`,
  `t36`.`won`,
  `t36`.`lost`,
  `t36`.`unit`,
  `t36`.`unit_low`,
  `t36`.`unit_high`,
  `t36`.`value`,
  `t36`.`without_amount`,
  `t36`.`won_amount`,
  `t36`.`lost_amount`,
  `t36`.`open_amount`
 FROM (
  SELECT
   `t31`.`period`,
   `t31`.`starts_on`,
   UNIX_TIMESTAMP(CAST(`t31`.`starts_at` AS TIMESTAMP)) < (
    `t31`.`begins` + (
     `t31`.`cycle` * 86400.0
    )
   ) AS `left_truncated`
  FROM (
   SELECT
    `t27`.`period`,
    `t27`.`starts_at`,
    `t27`.`ends_at`,
    `t27`.`starts_on`,
    `t27`.`end`,
    `t29`.`begins`,
    `t29`.`cycle`
   FROM (
    SELECT
     `t24`.`period`,
     `t24`.`starts_at`,
     `t24`.`ends_at`,
     `t24`.`start` AS `starts_on`,
     `t24`.`end`
    FROM (
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t1`.`period`,
         CAST('2024-04-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2024, 4, 1) AS `start`,
         MAKE_DATE(2024, 7, 1) AS `end`
        FROM (
         SELECT
          '2024Q2' AS `period`
        ) AS `t1`
       ) AS `t9`
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         `t2`.`period`,
         CAST('2024-07-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2024-10-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2024, 7, 1) AS `start`,
         MAKE_DATE(2024, 10, 1) AS `end`
        FROM (
         SELECT
          '2024Q3' AS `period`
        ) AS `t2`
       ) AS `t10`
      ) AS `t17`
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t3`.`period`,
         CAST('2024-10-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2025-01-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2024, 10, 1) AS `start`,
         MAKE_DATE(2025, 1, 1) AS `end`
        FROM (
         SELECT
          '2024Q4' AS `period`
        ) AS `t3`
       ) AS `t11`
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         `t4`.`period`,
         CAST('2025-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2025-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2025, 1, 1) AS `start`,
         MAKE_DATE(2025, 4, 1) AS `end`
        FROM (
         SELECT
          '2025Q1' AS `period`
        ) AS `t4`
       ) AS `t12`
      ) AS `t18`
     ) AS `t22`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t5`.`period`,
         CAST('2025-04-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2025-07-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2025, 4, 1) AS `start`,
         MAKE_DATE(2025, 7, 1) AS `end`
        FROM (
         SELECT
          '2025Q2' AS `period`
        ) AS `t5`
       ) AS `t13`
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         `t6`.`period`,
         CAST('2025-07-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2025-10-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2025, 7, 1) AS `start`,
         MAKE_DATE(2025, 10, 1) AS `end`
        FROM (
         SELECT
          '2025Q3' AS `period`
        ) AS `t6`
       ) AS `t14`
      ) AS `t19`
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t7`.`period`,
         CAST('2025-10-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2025, 10, 1) AS `start`,
         MAKE_DATE(2026, 1, 1) AS `end`
        FROM (
         SELECT
          '2025Q4' AS `period`
        ) AS `t7`
       ) AS `t15`
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         `t8`.`period`,
         CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
         CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`,
         MAKE_DATE(2026, 1, 1) AS `start`,
         MAKE_DATE(2026, 4, 1) AS `end`
        FROM (
         SELECT
          '2026Q1' AS `period`
        ) AS `t8`
       ) AS `t16`
      ) AS `t20`
     ) AS `t23`
    ) AS `t24`
   ) AS `t27`
   CROSS JOIN (
    SELECT
     PERCENTILE(UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)), 0.01) AS `begins`,
     PERCENTILE(
      IF(
       `t0`.`outcome` <> 'open',
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
       ),
       NULL
      ),
      0.9
     ) AS `cycle`
    FROM `deals` AS `t0`
   ) AS `t29`
  ) AS `t31`
 ) AS `t33`
 LEFT OUTER JOIN (
  SELECT
   `t34`.`period`,
   `t34`.`won`,
   `t34`.`lost`,
   `t34`.`unit`,
   `t34`.`unit_low`,
   `t34`.`unit_high`,
   `t34`.`value`,
   `t34`.`without_amount`,
   `t34`.`won_amount`,
   `t34`.`lost_amount`,
   `t34`.`open_amount`
  FROM (
   SELECT
    `t30`.`period`,
    `t30`.`won`,
    `t30`.`lost`,
    `t30`.`open`,
    TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) AS `unit`,
    IF(
     TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) = 0.0,
     0.0,
     TRY_DIVIDE(
      (
       TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0) * 2.0)
      ) - (
       SQRT(
        TRY_DIVIDE(
         TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) * (
          1.0 - TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0))
         ),
         NULLIF(`t30`.`trials`, 0)
        ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0) * 4.0 * NULLIF(`t30`.`trials`, 0))
       ) * 1.959963984540054
      ),
      TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0)) + 1.0
     )
    ) AS `unit_low`,
    IF(
     TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) = 1.0,
     1.0,
     TRY_DIVIDE(
      TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0) * 2.0) + (
       SQRT(
        TRY_DIVIDE(
         TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0)) * (
          1.0 - TRY_DIVIDE(`t30`.`won`, NULLIF(`t30`.`trials`, 0))
         ),
         NULLIF(`t30`.`trials`, 0)
        ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0) * 4.0 * NULLIF(`t30`.`trials`, 0))
       ) * 1.959963984540054
      ),
      TRY_DIVIDE(3.8414588206941254, NULLIF(`t30`.`trials`, 0)) + 1.0
     )
    ) AS `unit_high`,
    TRY_DIVIDE(COALESCE(`t30`.`won_amount`, 0.0), NULLIF(`t30`.`all_amount`, 0.0)) AS `value`,
    `t30`.`without_amount`,
    `t30`.`without_date`,
    `t30`.`won_amount`,
    `t30`.`lost_amount`,
    `t30`.`open_amount`
   FROM (
    SELECT
     `t25`.`period`,
     SUM(CAST(`t25`.`part` = 'won' AS BIGINT)) AS `won`,
     SUM(CAST(`t25`.`part` IN ('lost', 'overdue') AS BIGINT)) AS `lost`,
     SUM(CAST(`t25`.`part` = 'open' AS BIGINT)) AS `open`,
     SUM(CAST(`t25`.`part` IN ('won', 'lost') AS BIGINT)) AS `trials`,
     CAST(SUM(
      IF(
       `t25`.`part` IN ('won', 'lost') AND COALESCE(`t25`.`amount` >= 0, FALSE),
       `t25`.`amount`,
       NULL
      )
     ) AS DOUBLE) AS `all_amount`,
     CAST(SUM(
      IF(
       `t25`.`part` IN ('won') AND COALESCE(`t25`.`amount` >= 0, FALSE),
       `t25`.`amount`,
       NULL
      )
     ) AS DOUBLE) AS `won_amount`,
     CAST(SUM(
      IF(
       `t25`.`part` IN ('lost', 'overdue') AND COALESCE(`t25`.`amount` >= 0, FALSE),
       `t25`.`amount`,
       NULL
      )
     ) AS DOUBLE) AS `lost_amount`,
     CAST(SUM(
      IF(
       `t25`.`part` IN ('open') AND COALESCE(`t25`.`amount` >= 0, FALSE),
       `t25`.`amount`,
       NULL
      )
     ) AS DOUBLE) AS `open_amount`,
     SUM(
      CAST(`t25`.`part` IN ('won', 'lost') AND NOT (
       COALESCE(`t25`.`amount` >= 0, FALSE)
      ) AS BIGINT)
     ) AS `without_amount`,
     SUM(CAST(`t25`.`part` = 'without_date' AS BIGINT)) AS `without_date`
    FROM (
     SELECT
      `t21`.`deal_id`,
      `t21`.`name`,
      `t21`.`pipeline`,
      `t21`.`stage`,
      `t21`.`outcome`,
      `t21`.`created_at`,
      `t21`.`closed_at`,
      `t21`.`created_day_only`,
      `t21`.`closed_day_only`,
      `t21`.`expected_close_on`,
      `t21`.`amount`,
      `t21`.`currency`,
      `t21`.`owner`,
      `t21`.`team`,
      `t21`.`account`,
      `t21`.`source`,
      `t21`.`channel`,
      `t21`.`product`,
      `t21`.`region`,
      `t21`.`segment`,
      `t21`.`category`,
      `t21`.`probability`,
      `t21`.`next_step`,
      `t21`.`next_step_on`,
      `t21`.`last_activity_at`,
      `t21`.`loss_reason`,
      `t21`.`competitor`,
      `t21`.`source_file`,
      `t21`.`source_row`,
      `t21`.`state_unknown`,
      `t21`.`close_ahead`,
      `t21`.`original_amount`,
      `t21`.`exchange_rate`,
      `t21`.`rate_missing`,
      `t21`.`period`,
      `t21`.`outcome` AS `part`
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
       CASE
        WHEN (
         `t0`.`closed_at` >= CAST('2024-04-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2024-07-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2024Q2'
        WHEN (
         `t0`.`closed_at` >= CAST('2024-07-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2024-10-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2024Q3'
        WHEN (
         `t0`.`closed_at` >= CAST('2024-10-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2025-01-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2024Q4'
        WHEN (
         `t0`.`closed_at` >= CAST('2025-01-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2025-04-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2025Q1'
        WHEN (
         `t0`.`closed_at` >= CAST('2025-04-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2025-07-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2025Q2'
        WHEN (
         `t0`.`closed_at` >= CAST('2025-07-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2025-10-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2025Q3'
        WHEN (
         `t0`.`closed_at` >= CAST('2025-10-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2026-01-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2025Q4'
        WHEN (
         `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
        )
        AND (
         `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
        )
        THEN '2026Q1'
        ELSE CAST(NULL AS STRING)
       END AS `period`
      FROM `deals` AS `t0`
      WHERE
       `t0`.`outcome` <> 'open'
     ) AS `t21`
     WHERE
      `t21`.`period` IS NOT NULL
    ) AS `t25`
    GROUP BY
     1
   ) AS `t30`
  ) AS `t34`
 ) AS `t36`
  ON `t33`.`period` = `t36`.`period`
) AS `t37`
ORDER BY
 `t37`.`starts_on` ASC NULLS LAST
