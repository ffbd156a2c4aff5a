WITH `t15` AS (
 SELECT
  `t13`.`deal_id`,
  `t13`.`stage`,
  `t13`.`amount`,
  `t13`.`pipeline`,
  COALESCE(`t13`.`amount` >= 0, FALSE) AS `priced`
 FROM (
  SELECT
   `t7`.*
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
  ) AS `t7`
 ) AS `t13`
), `t42` AS (
 SELECT
  `t10`.`pipeline`,
  `t10`.`stage`,
  `t10`.`position`,
  `t10`.`factor`,
  `t10`.`factor_low`,
  `t10`.`factor_high`,
  `t10`.`target_share`,
  COALESCE(`t27`.`deals`, 0) AS `deals`,
  COALESCE(`t27`.`amount`, 0) AS `amount`,
  COALESCE(`t27`.`without_amount`, 0) AS `without_amount`,
  `t41`.`target`
 FROM (
  SELECT
   `t0`.`pipeline`,
   `t0`.`stage`,
   `t0`.`position`,
   `t0`.`factor`,
   CAST(NULL AS FLOAT64) AS `factor_low`,
   CAST(NULL AS FLOAT64) AS `factor_high`,
   COALESCE(`t0`.`target_share`, 1.0) AS `target_share`
  FROM `factors` AS `t0`
  WHERE
   `t0`.`part` = 'stage'
 ) AS `t10`
 LEFT OUTER JOIN (
  SELECT
   `t23`.`pipeline` AS `open_pipeline`,
   `t23`.`stage` AS `open_stage`,
   `t23`.`deals`,
   `t23`.`amount`,
   `t23`.`without_amount`
  FROM (
   SELECT
    `t17`.`pipeline`,
    `t17`.`stage`,
    COUNT(*) AS `deals`,
    CAST(SUM(IF(`t17`.`priced`, `t17`.`amount`, NULL)) AS FLOAT64) AS `amount`,
    COUNTIF(NOT (
     `t17`.`priced`
    )) AS `without_amount`
   FROM `t15` AS `t17`
   GROUP BY
    1,
    2
  ) AS `t23`
 ) AS `t27`
  ON `t10`.`pipeline` = `t27`.`open_pipeline` AND `t10`.`stage` = `t27`.`open_stage`
 CROSS JOIN (
  SELECT
   IF(`t39`.`without_rate` > 0, NULL, `t39`.`total`) AS `target`
  FROM (
   SELECT
    SUM(`t38`.`part`) AS `total`,
    COALESCE(SUM(`t38`.`targets`), 0) AS `targets`,
    COALESCE(SUM(`t38`.`without_rate`), 0) AS `without_rate`,
    MIN(`t38`.`covered`) AS `covered`
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t36`.`person`,
      `t36`.`team`,
      `t36`.`part`,
      `t36`.`targets`,
      `t36`.`without_rate`,
      `t36`.`covered`,
      `t36`.`own`,
      LOGICAL_OR((
       `t36`.`person` IS NULL
      ) AND (
       `t36`.`team` IS NULL
      )) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `whole`
     FROM (
      SELECT
       *
      FROM (
       SELECT
        `t34`.`person`,
        `t34`.`team`,
        `t34`.`part`,
        `t34`.`targets`,
        `t34`.`without_rate`,
        `t34`.`covered`,
        LOGICAL_OR(`t34`.`person` IS NULL) OVER (
         PARTITION BY `t34`.`team`
         ORDER BY NULL ASC
         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `own`
       FROM (
        SELECT
         `t33`.`person`,
         `t33`.`team`,
         SUM(`t33`.`part`) AS `part`,
         COUNT(*) AS `targets`,
         COUNTIF(`t33`.`part` IS NULL) AS `without_rate`,
         LEAST(ieee_divide(SUM(`t33`.`days`), 91), 1.0) AS `covered`
        FROM (
         SELECT
          `t32`.`person`,
          `t32`.`team`,
          `t32`.`starts_on`,
          `t32`.`ends_on`,
          `t32`.`amount`,
          `t32`.`currency`,
          `t32`.`span`,
          `t32`.`shortest`,
          `t32`.`days`,
          `t32`.`priced_on`,
          `t32`.`original_amount`,
          `t32`.`exchange_rate`,
          `t32`.`rate_missing`,
          ieee_divide(CAST(`t32`.`amount` AS FLOAT64) * `t32`.`days`, `t32`.`span`) AS `part`
         FROM (
          SELECT
           `t31`.*
           EXCEPT (`_rate`)
          FROM (
           SELECT
            `t30`.`person`,
            `t30`.`team`,
            `t30`.`starts_on`,
            `t30`.`ends_on`,
            IF(
             `t30`.`currency` = 'EUR',
             `t30`.`amount`,
             IF(
              ABS(
               (
                CAST(`t30`.`amount` AS NUMERIC) * CAST(`t30`.`_rate` AS NUMERIC)
               ) - CAST(CAST(CAST(`t30`.`amount` AS FLOAT64) * CAST(`t30`.`_rate` AS FLOAT64) AS NUMERIC) AS BIGNUMERIC)
              ) < CAST('0.0000500000000' AS BIGNUMERIC),
              CAST(CAST(`t30`.`amount` AS FLOAT64) * CAST(`t30`.`_rate` AS FLOAT64) AS NUMERIC),
              CAST(CAST(`t30`.`amount` AS NUMERIC) * CAST(`t30`.`_rate` AS NUMERIC) AS NUMERIC)
             )
            ) AS `amount`,
            `t30`.`currency`,
            `t30`.`span`,
            `t30`.`shortest`,
            `t30`.`days`,
            `t30`.`priced_on`,
            `t30`.`_rate`,
            `t30`.`amount` AS `original_amount`,
            IF(`t30`.`currency` = 'EUR', CAST(1 AS NUMERIC), `t30`.`_rate`) AS `exchange_rate`,
            (
             `t30`.`amount` IS NOT NULL
            )
            AND (
             IF(
              `t30`.`currency` = 'EUR',
              `t30`.`amount`,
              IF(
               ABS(
                (
                 CAST(`t30`.`amount` AS NUMERIC) * CAST(`t30`.`_rate` AS NUMERIC)
                ) - CAST(CAST(CAST(`t30`.`amount` AS FLOAT64) * CAST(`t30`.`_rate` AS FLOAT64) AS NUMERIC) AS BIGNUMERIC)
               ) < CAST('0.0000500000000' AS BIGNUMERIC),
               CAST(CAST(`t30`.`amount` AS FLOAT64) * CAST(`t30`.`_rate` AS FLOAT64) AS NUMERIC),
               CAST(CAST(`t30`.`amount` AS NUMERIC) * CAST(`t30`.`_rate` AS NUMERIC) AS NUMERIC)
              )
             ) IS NULL
            ) AS `rate_missing`
           FROM (
            SELECT
             `t28`.*
             EXCEPT (`_converted_from`, `_holds_from`, `_holds_until`, `_priced_on`)
            FROM (
             SELECT
              `t22`.`person`,
              `t22`.`team`,
              `t22`.`starts_on`,
              `t22`.`ends_on`,
              `t22`.`amount`,
              `t22`.`currency`,
              `t22`.`span`,
              `t22`.`shortest`,
              `t22`.`days`,
              `t22`.`priced_on`,
              `t22`.`_priced_on`,
              `t21`.`_converted_from`,
              `t21`.`_holds_from`,
              `t21`.`_holds_until`,
              `t21`.`_rate`
             FROM (
              SELECT
               `t14`.`person`,
               `t14`.`team`,
               `t14`.`starts_on`,
               `t14`.`ends_on`,
               `t14`.`amount`,
               `t14`.`currency`,
               `t14`.`span`,
               `t14`.`shortest`,
               DATE_DIFF(
                LEAST(`t14`.`ends_on`, DATE(2026, 7, 1)),
                GREATEST(`t14`.`starts_on`, DATE(2026, 4, 1)),
                DAY
               ) AS `days`,
               LEAST(`t14`.`starts_on`, DATE(2026, 4, 15)) AS `priced_on`,
               COALESCE(LEAST(`t14`.`starts_on`, DATE(2026, 4, 15)), DATE(2026, 4, 15)) AS `_priced_on`
              FROM (
               SELECT
                `t8`.`person`,
                `t8`.`team`,
                `t8`.`starts_on`,
                `t8`.`ends_on`,
                `t8`.`amount`,
                `t8`.`currency`,
                `t8`.`span`,
                MIN(`t8`.`span`) OVER (
                 PARTITION BY `t8`.`person`, `t8`.`team`
                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS `shortest`
               FROM (
                SELECT
                 `t2`.`person`,
                 `t2`.`team`,
                 `t2`.`starts_on`,
                 `t2`.`ends_on`,
                 `t2`.`amount`,
                 `t2`.`currency`,
                 DATE_DIFF(`t2`.`ends_on`, `t2`.`starts_on`, DAY) AS `span`
                FROM `targets` AS `t2`
                WHERE
                 `t2`.`ends_on` > DATE(2026, 4, 1)
                 AND `t2`.`starts_on` < DATE(2026, 7, 1)
                 AND `t2`.`ends_on` > `t2`.`starts_on`
               ) AS `t8`
              ) AS `t14`
              WHERE
               `t14`.`span` = `t14`.`shortest`
             ) AS `t22`
             LEFT OUTER JOIN (
              SELECT
               `t16`.`currency` AS `_converted_from`,
               `t16`.`on` AS `_holds_from`,
               `t16`.`until` AS `_holds_until`,
               `t16`.`rate` AS `_rate`
              FROM (
               SELECT
                `t9`.`currency`,
                `t9`.`into`,
                `t9`.`on`,
                `t9`.`rate`,
                `t9`.`source_file`,
                `t9`.`source_row`,
                COALESCE(
                 LEAD(`t9`.`on`) OVER (PARTITION BY `t9`.`currency` ORDER BY `t9`.`on` ASC),
                 DATE(9999, 12, 31)
                ) AS `until`
               FROM (
                SELECT
                 *
                FROM `rates` AS `t3`
                WHERE
                 `t3`.`into` = 'EUR'
               ) AS `t9`
              ) AS `t16`
             ) AS `t21`
              ON `t22`.`currency` = `t21`.`_converted_from`
              AND `t22`.`_priced_on` >= `t21`.`_holds_from`
              AND `t22`.`_priced_on` < `t21`.`_holds_until`
            ) AS `t28`
           ) AS `t30`
          ) AS `t31`
         ) AS `t32`
        ) AS `t33`
        GROUP BY
         1,
         2
       ) AS `t34`
      ) AS `t35`
      WHERE
       (
        `t35`.`person` IS NULL
       ) = `t35`.`own`
     ) AS `t36`
    ) AS `t37`
    WHERE
     NOT (
      `t37`.`whole`
     )
     OR (
      (
       `t37`.`person` IS NULL
      ) AND (
       `t37`.`team` IS NULL
      )
     )
   ) AS `t38`
  ) AS `t39`
 ) AS `t41`
)
SELECT
 `t50`.`part`,
 `t50`.`pipeline`,
 `t50`.`stage`,
 `t50`.`position`,
 `t50`.`target`,
 `t50`.`needed`,
 `t50`.`needed_low`,
 `t50`.`needed_high`,
 `t50`.`deals`,
 `t50`.`amount`,
 `t50`.`without_amount`,
 `t50`.`elsewhere`,
 `t50`.`amount` - `t50`.`needed` AS `gap`,
 ieee_divide(`t50`.`amount`, NULLIF(`t50`.`needed`, 0.0)) AS `covered`,
 CASE
  WHEN `t50`.`needed` IS NULL
  THEN NULL
  WHEN `t50`.`amount` < COALESCE(`t50`.`needed_low`, `t50`.`needed`)
  THEN 'short'
  WHEN `t50`.`amount` > COALESCE(`t50`.`needed_high`, `t50`.`needed`)
  THEN 'over'
  ELSE 'within'
 END AS `verdict`
FROM (
 SELECT
  *
 FROM (
  SELECT
   'stage' AS `part`,
   `t43`.`pipeline`,
   `t43`.`stage`,
   `t43`.`position`,
   `t43`.`target` * `t43`.`target_share` AS `target`,
   `t43`.`target` * `t43`.`target_share` * `t43`.`factor` AS `needed`,
   `t43`.`target` * `t43`.`target_share` * `t43`.`factor_low` AS `needed_low`,
   `t43`.`target` * `t43`.`target_share` * `t43`.`factor_high` AS `needed_high`,
   `t43`.`deals`,
   `t43`.`amount`,
   `t43`.`without_amount`,
   CAST(NULL AS INT64) AS `elsewhere`
  FROM `t42` AS `t43`
 ) AS `t44`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   'all' AS `part`,
   `t48`.`pipeline`,
   CAST(NULL AS STRING) AS `stage`,
   CAST(NULL AS INT64) AS `position`,
   `t48`.`target`,
   `t48`.`needed`,
   `t48`.`target` * `t48`.`factor_low` AS `needed_low`,
   `t48`.`target` * `t48`.`factor_high` AS `needed_high`,
   `t48`.`deals`,
   `t48`.`amount`,
   `t48`.`without_amount`,
   `t48`.`elsewhere`
  FROM (
   SELECT
    `t47`.`pipeline`,
    `t47`.`target`,
    `t47`.`needed`,
    `t47`.`deals`,
    `t47`.`amount`,
    `t47`.`without_amount`,
    COALESCE(`t29`.`elsewhere`, 0) AS `elsewhere`,
    `t12`.`factor_low`,
    `t12`.`factor_high`,
    `t12`.`sure_of`
   FROM (
    SELECT
     `t45`.`pipeline`,
     MAX(`t45`.`target`) AS `target`,
     SUM(`t45`.`needed`) AS `needed`,
     SUM(`t45`.`deals`) AS `deals`,
     SUM(`t45`.`amount`) AS `amount`,
     SUM(`t45`.`without_amount`) AS `without_amount`
    FROM (
     SELECT
      `t43`.`pipeline`,
      `t43`.`stage`,
      `t43`.`position`,
      `t43`.`factor`,
      `t43`.`factor_low`,
      `t43`.`factor_high`,
      `t43`.`target_share`,
      `t43`.`deals`,
      `t43`.`amount`,
      `t43`.`without_amount`,
      `t43`.`target` * `t43`.`target_share` AS `target`,
      `t43`.`target` * `t43`.`target_share` * `t43`.`factor` AS `needed`,
      `t43`.`target` * `t43`.`target_share` * `t43`.`factor_low` AS `needed_low`,
      `t43`.`target` * `t43`.`target_share` * `t43`.`factor_high` AS `needed_high`,
      'stage' AS `part`,
      CAST(NULL AS INT64) AS `elsewhere`
     FROM `t42` AS `t43`
     WHERE
      `t43`.`factor` IS NOT NULL
    ) AS `t45`
    GROUP BY
     1
   ) AS `t47`
   LEFT OUTER JOIN (
    SELECT
     `t24`.`pipeline` AS `out_pipeline`,
     COUNT(*) AS `elsewhere`
    FROM (
     SELECT
      `t18`.`deal_id`,
      `t18`.`stage`,
      `t18`.`amount`,
      `t18`.`pipeline`,
      `t18`.`priced`
     FROM `t15` AS `t18`
     WHERE
      NOT EXISTS(
       SELECT
        1
       FROM (
        SELECT DISTINCT
         `t0`.`pipeline`,
         `t0`.`stage`
        FROM `factors` AS `t0`
        WHERE
         `t0`.`part` = 'stage'
       ) AS `t11`
       WHERE
        `t18`.`pipeline` = `t11`.`pipeline` AND `t18`.`stage` = `t11`.`stage`
      )
    ) AS `t24`
    GROUP BY
     1
   ) AS `t29`
    ON `t47`.`pipeline` IS NOT DISTINCT FROM `t29`.`out_pipeline`
   LEFT OUTER JOIN (
    SELECT
     CAST(NULL AS FLOAT64) AS `factor_low`,
     CAST(NULL AS FLOAT64) AS `factor_high`,
     `t0`.`pipeline` AS `sure_of`
    FROM `factors` AS `t0`
    WHERE
     `t0`.`part` = 'all'
   ) AS `t12`
    ON `t47`.`pipeline` = `t12`.`sure_of`
  ) AS `t48`
 ) AS `t49`
) AS `t50`
