SELECT
 *
FROM (
 SELECT
  `t8`.`on`,
  `t8`.`pipeline`,
  `t8`.`stage`,
  `t8`.`position`,
  SUM(`t8`.`deals`) OVER (
   PARTITION BY `t8`.`pipeline`, `t8`.`stage`, `t8`.`position`
   ORDER BY `t8`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `deals`,
  SUM(`t8`.`amount`) OVER (
   PARTITION BY `t8`.`pipeline`, `t8`.`stage`, `t8`.`position`
   ORDER BY `t8`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `amount`,
  SUM(`t8`.`without_amount`) OVER (
   PARTITION BY `t8`.`pipeline`, `t8`.`stage`, `t8`.`position`
   ORDER BY `t8`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `without_amount`
 FROM (
  SELECT
   `t7`.`pipeline`,
   `t7`.`stage`,
   `t7`.`position`,
   `t7`.`nth`,
   MAX(`t7`.`on`) AS `on`,
   SUM(`t7`.`sign`) AS `deals`,
   COALESCE(SUM(`t7`.`amount`), 0) AS `amount`,
   COALESCE(SUM(IF(`t7`.`unpriced`, `t7`.`sign`, NULL)), 0) AS `without_amount`
  FROM (
   SELECT
    *
   FROM (
    SELECT
     `t2`.`pipeline`,
     `t2`.`stage`,
     `t2`.`position`,
     CAST(FLOOR(ieee_divide(DATE_DIFF(`t2`.`on`, DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64) AS `nth`,
     `t2`.`on`,
     0 AS `sign`,
     CAST(NULL AS NUMERIC) AS `amount`,
     CAST(NULL AS NUMERIC) IS NULL AS `unpriced`
    FROM (
     SELECT
      `t1`.`pipeline`,
      `t1`.`stage`,
      `t1`.`position`,
      IF(pos = pos_2, `on`, NULL) AS `on`
     FROM (
      SELECT DISTINCT
       `t0`.`pipeline`,
       `t0`.`stage`,
       `t0`.`position`
      FROM `states` AS `t0`
      WHERE
       `t0`.`outcome` = 'open'
       AND (
        (
         `t0`.`holds_from` IS NULL
        )
        OR (
         `t0`.`holds_from` < DATETIME('2026-04-01T00:00:00')
        )
       )
       AND (
        (
         `t0`.`holds_until` IS NULL
        )
        OR (
         `t0`.`holds_until` >= DATETIME('2026-01-01T00:00:00')
        )
       )
     ) AS `t1`
     CROSS JOIN UNNEST(GENERATE_ARRAY(
      0,
      GREATEST(
       ARRAY_LENGTH(
        [
         DATE(2026, 1, 4),
         DATE(2026, 1, 11),
         DATE(2026, 1, 18),
         DATE(2026, 1, 25),
         DATE(2026, 2, 1),
         DATE(2026, 2, 8),
         DATE(2026, 2, 15),
         DATE(2026, 2, 22),
         DATE(2026, 3, 1),
         DATE(2026, 3, 8),
         DATE(2026, 3, 15),
         DATE(2026, 3, 22),
         DATE(2026, 3, 29)
        ]
       )
      ) - 1
     )) AS pos
     CROSS JOIN UNNEST([
      DATE(2026, 1, 4),
      DATE(2026, 1, 11),
      DATE(2026, 1, 18),
      DATE(2026, 1, 25),
      DATE(2026, 2, 1),
      DATE(2026, 2, 8),
      DATE(2026, 2, 15),
      DATE(2026, 2, 22),
      DATE(2026, 3, 1),
      DATE(2026, 3, 8),
      DATE(2026, 3, 15),
      DATE(2026, 3, 22),
      DATE(2026, 3, 29)
     ]) AS `on` WITH OFFSET AS pos_2
     WHERE
      pos = pos_2
      OR (
       pos > (
        ARRAY_LENGTH(
         [
          DATE(2026, 1, 4),
          DATE(2026, 1, 11),
          DATE(2026, 1, 18),
          DATE(2026, 1, 25),
          DATE(2026, 2, 1),
          DATE(2026, 2, 8),
          DATE(2026, 2, 15),
          DATE(2026, 2, 22),
          DATE(2026, 3, 1),
          DATE(2026, 3, 8),
          DATE(2026, 3, 15),
          DATE(2026, 3, 22),
          DATE(2026, 3, 29)
         ]
        ) - 1
       )
       AND pos_2 = (
        ARRAY_LENGTH(
         [
          DATE(2026, 1, 4),
          DATE(2026, 1, 11),
          DATE(2026, 1, 18),
          DATE(2026, 1, 25),
          DATE(2026, 2, 1),
          DATE(2026, 2, 8),
          DATE(2026, 2, 15),
          DATE(2026, 2, 22),
          DATE(2026, 3, 1),
          DATE(2026, 3, 8),
          DATE(2026, 3, 15),
          DATE(2026, 3, 22),
          DATE(2026, 3, 29)
         ]
        ) - 1
       )
      )
    ) AS `t2`
   ) AS `t6`
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t0`.`pipeline`,
      `t0`.`stage`,
      `t0`.`position`,
      GREATEST(
       CAST(FLOOR(ieee_divide(DATE_DIFF(DATE(`t0`.`holds_from`), DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64),
       CAST(FLOOR(ieee_divide(DATE_DIFF(DATE(2026, 1, 4), DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64)
      ) AS `nth`,
      CAST(NULL AS DATE) AS `on`,
      1 AS `sign`,
      `t0`.`amount`,
      `t0`.`amount` IS NULL AS `unpriced`
     FROM `states` AS `t0`
     WHERE
      `t0`.`outcome` = 'open'
      AND (
       (
        `t0`.`holds_from` IS NULL
       )
       OR (
        `t0`.`holds_from` < DATETIME('2026-04-01T00:00:00')
       )
      )
      AND (
       (
        `t0`.`holds_until` IS NULL
       )
       OR (
        `t0`.`holds_until` >= DATETIME('2026-01-01T00:00:00')
       )
      )
    ) AS `t4`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      `t0`.`pipeline`,
      `t0`.`stage`,
      `t0`.`position`,
      CAST(FLOOR(ieee_divide(DATE_DIFF(DATE(`t0`.`holds_until`), DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64) AS `nth`,
      CAST(NULL AS DATE) AS `on`,
      -1 AS `sign`,
      -(
       `t0`.`amount`
      ) AS `amount`,
      `t0`.`amount` IS NULL AS `unpriced`
     FROM `states` AS `t0`
     WHERE
      `t0`.`outcome` = 'open'
      AND (
       (
        `t0`.`holds_from` IS NULL
       )
       OR (
        `t0`.`holds_from` < DATETIME('2026-04-01T00:00:00')
       )
      )
      AND (
       (
        `t0`.`holds_until` IS NULL
       )
       OR (
        `t0`.`holds_until` >= DATETIME('2026-01-01T00:00:00')
       )
      )
      AND DATE(`t0`.`holds_until`) IS NOT NULL
    ) AS `t3`
   ) AS `t5`
  ) AS `t7`
  GROUP BY
   1,
   2,
   3,
   4
 ) AS `t8`
) AS `t9`
WHERE
 `t9`.`on` IS NOT NULL
