WITH `t2` AS (
 SELECT
  `t1`.`pipeline`,
  `t1`.`stage`,
  `t1`.`position`,
  GREATEST(
   CAST(FLOOR((
    DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), `t1`.`counted_from`) + 3
   ) / (
    7
   )) AS BIGINT),
   CAST(FLOOR((
    DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), MAKE_DATE(2026, 1, 4)) + 3
   ) / (
    7
   )) AS BIGINT)
  ) AS `came`,
  CAST(FLOOR((
   DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), `t1`.`counted_until`) + 3
  ) / (
   7
  )) AS BIGINT) AS `went`,
  COUNT(*) AS `deals`,
  SUM(`t1`.`amount`) AS `amount`,
  SUM(CAST(`t1`.`amount` IS NULL AS BIGINT)) AS `without_amount`
 FROM (
  SELECT
   `t0`.`deal_id`,
   `t0`.`pipeline`,
   `t0`.`stage`,
   `t0`.`position`,
   `t0`.`amount`,
   `t0`.`stage` AS `part`,
   CAST(`t0`.`holds_from` AS DATE) AS `counted_from`,
   CAST(`t0`.`holds_until` AS DATE) AS `counted_until`
  FROM `states` AS `t0`
  WHERE
   `t0`.`outcome` = 'open'
   AND (
    (
     `t0`.`holds_from` IS NULL
    )
    OR (
     `t0`.`holds_from` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    )
   )
   AND (
    (
     `t0`.`holds_until` IS NULL
    )
    OR (
     `t0`.`holds_until` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
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
   ORDER BY `t11`.`nth` ASC NULLS LAST
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `deals`,
  SUM(`t11`.`amount`) OVER (
   PARTITION BY `t11`.`pipeline`, `t11`.`stage`, `t11`.`position`
   ORDER BY `t11`.`nth` ASC NULLS LAST
   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS `amount`,
  SUM(`t11`.`without_amount`) OVER (
   PARTITION BY `t11`.`pipeline`, `t11`.`stage`, `t11`.`position`
   ORDER BY `t11`.`nth` ASC NULLS LAST
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
     CAST(FLOOR((
      DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), `t7`.`on`) + 3
     ) / (
      7
     )) AS BIGINT) AS `nth`,
     `t7`.`on`,
     CAST(NULL AS BIGINT) AS `deals`,
     CAST(NULL AS DECIMAL(38, 4)) AS `amount`,
     CAST(NULL AS BIGINT) AS `without_amount`
    FROM (
     SELECT
      `t4`.`pipeline`,
      `t4`.`stage`,
      `t4`.`position`,
      EXPLODE(
       ARRAY(
        MAKE_DATE(2026, 1, 4),
        MAKE_DATE(2026, 1, 11),
        MAKE_DATE(2026, 1, 18),
        MAKE_DATE(2026, 1, 25),
        MAKE_DATE(2026, 2, 1),
        MAKE_DATE(2026, 2, 8),
        MAKE_DATE(2026, 2, 15),
        MAKE_DATE(2026, 2, 22),
        MAKE_DATE(2026, 3, 1),
        MAKE_DATE(2026, 3, 8),
        MAKE_DATE(2026, 3, 15),
        MAKE_DATE(2026, 3, 22),
        MAKE_DATE(2026, 3, 29)
       )
      ) AS `on`
     FROM (
      SELECT DISTINCT
       `t3`.`pipeline`,
       `t3`.`stage`,
       `t3`.`position`
      FROM `t2` AS `t3`
     ) AS `t4`
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
