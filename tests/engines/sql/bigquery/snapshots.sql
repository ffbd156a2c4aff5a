WITH `t2` AS (
 SELECT
  `t1`.`pipeline`,
  `t1`.`stage`,
  `t1`.`position`,
  GREATEST(
   CAST(FLOOR(ieee_divide(DATE_DIFF(`t1`.`counted_from`, DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64),
   CAST(FLOOR(ieee_divide(DATE_DIFF(DATE(2026, 1, 4), DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64)
  ) AS `came`,
  CAST(FLOOR(ieee_divide(DATE_DIFF(`t1`.`counted_until`, DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64) AS `went`,
  COUNT(*) AS `deals`,
  SUM(`t1`.`amount`) AS `amount`,
  COUNTIF(`t1`.`amount` IS NULL) AS `without_amount`
 FROM (
  SELECT
   `t0`.`deal_id`,
   `t0`.`pipeline`,
   `t0`.`stage`,
   `t0`.`position`,
   `t0`.`amount`,
   `t0`.`stage` AS `part`,
   DATE(`t0`.`holds_from`) AS `counted_from`,
   DATE(`t0`.`holds_until`) AS `counted_until`
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
 GROUP BY
  1,
  2,
  3,
  4,
  5
)
SELECT
 *
FROM (
 SELECT
  `t11`.`on`,
  `t11`.`pipeline`,
  `t11`.`stage`,
  `t11`.`position`,
  SUM(`t11`.`deals`) OVER (
   PARTITION BY `t11`.`pipeline`, `t11`.`stage`, `t11`.`position`
   ORDER BY `t11`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `deals`,
  SUM(`t11`.`amount`) OVER (
   PARTITION BY `t11`.`pipeline`, `t11`.`stage`, `t11`.`position`
   ORDER BY `t11`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `amount`,
  SUM(`t11`.`without_amount`) OVER (
   PARTITION BY `t11`.`pipeline`, `t11`.`stage`, `t11`.`position`
   ORDER BY `t11`.`nth` ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `without_amount`
 FROM (
  SELECT
   `t10`.`pipeline`,
   `t10`.`stage`,
   `t10`.`position`,
   `t10`.`nth`,
   MAX(`t10`.`on`) AS `on`,
   COALESCE(SUM(`t10`.`deals`), 0) AS `deals`,
   COALESCE(SUM(`t10`.`amount`), 0) AS `amount`,
   COALESCE(SUM(`t10`.`without_amount`), 0) AS `without_amount`
  FROM (
   SELECT
    *
   FROM (
    SELECT
     `t7`.`pipeline`,
     `t7`.`stage`,
     `t7`.`position`,
     CAST(FLOOR(ieee_divide(DATE_DIFF(`t7`.`on`, DATE(1970, 1, 1), DAY) + 3, 7)) AS INT64) AS `nth`,
     `t7`.`on`,
     CAST(NULL AS INT64) AS `deals`,
     CAST(NULL AS NUMERIC) AS `amount`,
     CAST(NULL AS INT64) AS `without_amount`
    FROM (
     SELECT
      `t4`.`pipeline`,
      `t4`.`stage`,
      `t4`.`position`,
      IF(pos = pos_2, `on`, NULL) AS `on`
     FROM (
      SELECT DISTINCT
       `t3`.`pipeline`,
       `t3`.`stage`,
       `t3`.`position`
      FROM `t2` AS `t3`
     ) AS `t4`
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
    ) AS `t7`
   ) AS `t9`
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t3`.`pipeline`,
      `t3`.`stage`,
      `t3`.`position`,
      `t3`.`came` AS `nth`,
      CAST(NULL AS DATE) AS `on`,
      `t3`.`deals`,
      `t3`.`amount`,
      `t3`.`without_amount`
     FROM `t2` AS `t3`
    ) AS `t5`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      `t3`.`pipeline`,
      `t3`.`stage`,
      `t3`.`position`,
      `t3`.`went` AS `nth`,
      CAST(NULL AS DATE) AS `on`,
      -(
       `t3`.`deals`
      ) AS `deals`,
      -(
       `t3`.`amount`
      ) AS `amount`,
      -(
       `t3`.`without_amount`
      ) AS `without_amount`
     FROM `t2` AS `t3`
     WHERE
      `t3`.`went` IS NOT NULL
    ) AS `t6`
   ) AS `t8`
  ) AS `t10`
  GROUP BY
   1,
   2,
   3,
   4
 ) AS `t11`
) AS `t12`
WHERE
 `t12`.`on` IS NOT NULL
