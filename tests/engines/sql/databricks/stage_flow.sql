SELECT
 `t3`.`pipeline`,
 `t3`.`stage`,
 `t3`.`position`,
 `t3`.`kind`,
 `t3`.`at_start`,
 `t3`.`entered`,
 `t3`.`left`,
 `t3`.`at_end`,
 `t3`.`without_end`,
 `t3`.`forward`,
 `t3`.`back`,
 `t3`.`won`,
 `t3`.`lost`,
 `t3`.`elsewhere`,
 '2026Q1' AS `period`
FROM (
 SELECT
  `t2`.`pipeline`,
  `t2`.`stage`,
  `t2`.`position`,
  `t2`.`kind`,
  COALESCE(SUM(CAST(`t2`.`at_start` AS INT)), 0) AS `at_start`,
  COALESCE(SUM(CAST(`t2`.`entered` AS INT)), 0) AS `entered`,
  COALESCE(SUM(CAST(`t2`.`left` AS INT)), 0) AS `left`,
  COALESCE(SUM(CAST(`t2`.`at_end` AS INT)), 0) AS `at_end`,
  COALESCE(SUM(CAST(`t2`.`without_end` AS INT)), 0) AS `without_end`,
  SUM(CAST(`t2`.`part` = 'forward' AS BIGINT)) AS `forward`,
  SUM(CAST(`t2`.`part` = 'back' AS BIGINT)) AS `back`,
  SUM(CAST(`t2`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t2`.`part` = 'lost' AS BIGINT)) AS `lost`,
  SUM(CAST(`t2`.`part` = 'elsewhere' AS BIGINT)) AS `elsewhere`
 FROM (
  SELECT
   `t1`.`deal_id`,
   `t1`.`pipeline`,
   `t1`.`stage`,
   `t1`.`position`,
   `t1`.`kind`,
   `t1`.`entered_at`,
   `t1`.`left_at`,
   NOT (
    `t1`.`without_end`
   )
   AND (
    `t1`.`entered_at` < CAST('2026-01-01T00:00:00' AS TIMESTAMP)
   )
   AND (
    (
     `t1`.`left_at` IS NULL
    )
    OR (
     `t1`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `at_start`,
   NOT (
    `t1`.`without_end`
   )
   AND (
    (
     `t1`.`entered_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
    AND (
     `t1`.`entered_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `entered`,
   COALESCE(
    (
     `t1`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
    AND (
     `t1`.`left_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    ),
    FALSE
   ) AS `left`,
   NOT (
    `t1`.`without_end`
   )
   AND (
    `t1`.`entered_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
   )
   AND (
    (
     `t1`.`left_at` IS NULL
    )
    OR (
     `t1`.`left_at` >= CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `at_end`,
   `t1`.`without_end`,
   CASE
    WHEN NOT (
     COALESCE(
      (
       `t1`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t1`.`left_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
      ),
      FALSE
     )
    )
    THEN CAST(NULL AS STRING)
    WHEN IF(`t1`.`next_stage` IS NULL, `t1`.`outcome`, `t1`.`next_kind`) IN ('won', 'lost')
    THEN IF(`t1`.`next_stage` IS NULL, `t1`.`outcome`, `t1`.`next_kind`)
    WHEN (
     `t1`.`next_pipeline` = `t1`.`pipeline`
    )
    AND (
     `t1`.`next_kind` = 'open'
    )
    AND (
     `t1`.`next_position` > `t1`.`position`
    )
    THEN 'forward'
    WHEN (
     `t1`.`next_pipeline` = `t1`.`pipeline`
    )
    AND (
     `t1`.`next_kind` = 'open'
    )
    AND (
     `t1`.`next_position` < `t1`.`position`
    )
    THEN 'back'
    ELSE 'elsewhere'
   END AS `part`
  FROM (
   SELECT
    `t0`.`deal_id`,
    `t0`.`pipeline`,
    `t0`.`stage`,
    `t0`.`position`,
    `t0`.`kind`,
    `t0`.`sequence`,
    `t0`.`visit`,
    `t0`.`entered_at`,
    `t0`.`left_at`,
    `t0`.`next_pipeline`,
    `t0`.`next_stage`,
    `t0`.`next_position`,
    `t0`.`next_kind`,
    `t0`.`previous_position`,
    `t0`.`furthest_position`,
    `t0`.`furthest_stage`,
    `t0`.`outcome`,
    `t0`.`closed_at`,
    COALESCE(
     (
      `t0`.`left_at` IS NULL
     )
     AND (
      `t0`.`kind` = 'open'
     )
     AND `t0`.`outcome` IN ('won', 'lost'),
     FALSE
    ) AS `without_end`
   FROM `stays` AS `t0`
  ) AS `t1`
 ) AS `t2`
 GROUP BY
  1,
  2,
  3,
  4
) AS `t3`
