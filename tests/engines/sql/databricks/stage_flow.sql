SELECT
 `t9`.`pipeline`,
 `t9`.`stage`,
 `t9`.`position`,
 `t9`.`kind`,
 `t9`.`source`,
 `t9`.`at_start`,
 `t9`.`entered`,
 `t9`.`left`,
 `t9`.`at_end`,
 `t9`.`without_end`,
 `t9`.`forward`,
 `t9`.`back`,
 `t9`.`won`,
 `t9`.`lost`,
 `t9`.`elsewhere`,
 '2026Q1' AS `period`
FROM (
 SELECT
  `t8`.`pipeline`,
  `t8`.`stage`,
  `t8`.`position`,
  `t8`.`kind`,
  `t8`.`source`,
  COALESCE(SUM(CAST(`t8`.`at_start` AS INT)), 0) AS `at_start`,
  COALESCE(SUM(CAST(`t8`.`entered` AS INT)), 0) AS `entered`,
  COALESCE(SUM(CAST(`t8`.`left` AS INT)), 0) AS `left`,
  COALESCE(SUM(CAST(`t8`.`at_end` AS INT)), 0) AS `at_end`,
  COALESCE(SUM(CAST(`t8`.`without_end` AS INT)), 0) AS `without_end`,
  SUM(CAST(`t8`.`part` = 'forward' AS BIGINT)) AS `forward`,
  SUM(CAST(`t8`.`part` = 'back' AS BIGINT)) AS `back`,
  SUM(CAST(`t8`.`part` = 'won' AS BIGINT)) AS `won`,
  SUM(CAST(`t8`.`part` = 'lost' AS BIGINT)) AS `lost`,
  SUM(CAST(`t8`.`part` = 'elsewhere' AS BIGINT)) AS `elsewhere`
 FROM (
  SELECT
   `t7`.`deal_id`,
   `t7`.`pipeline`,
   `t7`.`stage`,
   `t7`.`position`,
   `t7`.`kind`,
   `t7`.`source`,
   `t7`.`entered_at`,
   `t7`.`left_at`,
   NOT (
    `t7`.`without_end`
   )
   AND (
    `t7`.`entered_at` < CAST('2026-01-01T00:00:00' AS TIMESTAMP)
   )
   AND (
    (
     `t7`.`left_at` IS NULL
    )
    OR (
     `t7`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `at_start`,
   NOT (
    `t7`.`without_end`
   )
   AND (
    (
     `t7`.`entered_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
    AND (
     `t7`.`entered_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `entered`,
   COALESCE(
    (
     `t7`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
    )
    AND (
     `t7`.`left_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    ),
    FALSE
   ) AS `left`,
   NOT (
    `t7`.`without_end`
   )
   AND (
    `t7`.`entered_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
   )
   AND (
    (
     `t7`.`left_at` IS NULL
    )
    OR (
     `t7`.`left_at` >= CAST('2026-04-01T00:00:00' AS TIMESTAMP)
    )
   ) AS `at_end`,
   `t7`.`without_end`,
   CASE
    WHEN NOT (
     COALESCE(
      (
       `t7`.`left_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t7`.`left_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
      ),
      FALSE
     )
    )
    THEN CAST(NULL AS STRING)
    WHEN IF(`t7`.`next_stage` IS NULL, `t7`.`outcome`, `t7`.`next_kind`) IN ('won', 'lost')
    THEN IF(`t7`.`next_stage` IS NULL, `t7`.`outcome`, `t7`.`next_kind`)
    WHEN (
     `t7`.`next_pipeline` = `t7`.`pipeline`
    )
    AND (
     `t7`.`next_kind` = 'open'
    )
    AND (
     `t7`.`next_position` > `t7`.`position`
    )
    THEN 'forward'
    WHEN (
     `t7`.`next_pipeline` = `t7`.`pipeline`
    )
    AND (
     `t7`.`next_kind` = 'open'
    )
    AND (
     `t7`.`next_position` < `t7`.`position`
    )
    THEN 'back'
    ELSE 'elsewhere'
   END AS `part`
  FROM (
   SELECT
    `t6`.`deal_id`,
    `t6`.`pipeline`,
    `t6`.`stage`,
    `t6`.`position`,
    `t6`.`kind`,
    `t6`.`sequence`,
    `t6`.`visit`,
    `t6`.`entered_at`,
    `t6`.`left_at`,
    `t6`.`next_pipeline`,
    `t6`.`next_stage`,
    `t6`.`next_position`,
    `t6`.`next_kind`,
    `t6`.`previous_position`,
    `t6`.`furthest_position`,
    `t6`.`furthest_stage`,
    `t6`.`outcome`,
    `t6`.`closed_at`,
    `t6`.`source`,
    COALESCE(
     (
      `t6`.`left_at` IS NULL
     )
     AND (
      `t6`.`kind` = 'open'
     )
     AND `t6`.`outcome` IN ('won', 'lost'),
     FALSE
    ) AS `without_end`
   FROM (
    SELECT
     `t5`.`deal_id`,
     `t5`.`pipeline`,
     `t5`.`stage`,
     `t5`.`position`,
     `t5`.`kind`,
     `t5`.`sequence`,
     `t5`.`visit`,
     `t5`.`entered_at`,
     `t5`.`left_at`,
     `t5`.`next_pipeline`,
     `t5`.`next_stage`,
     `t5`.`next_position`,
     `t5`.`next_kind`,
     `t5`.`previous_position`,
     `t5`.`furthest_position`,
     `t5`.`furthest_stage`,
     `t5`.`outcome`,
     `t5`.`closed_at`,
     `t5`.`source`
    FROM (
     SELECT
      `t2`.`deal_id`,
      `t2`.`pipeline`,
      `t2`.`stage`,
      `t2`.`position`,
      `t2`.`kind`,
      `t2`.`sequence`,
      `t2`.`visit`,
      `t2`.`entered_at`,
      `t2`.`left_at`,
      `t2`.`next_pipeline`,
      `t2`.`next_stage`,
      `t2`.`next_position`,
      `t2`.`next_kind`,
      `t2`.`previous_position`,
      `t2`.`furthest_position`,
      `t2`.`furthest_stage`,
      `t2`.`outcome`,
      `t2`.`closed_at`,
      `t4`.`carried_id`,
      `t4`.`source`
     FROM `stays` AS `t2`
     LEFT OUTER JOIN (
      SELECT
       `t1`.`deal_id` AS `carried_id`,
       `t1`.`source`
      FROM `deals` AS `t1`
     ) AS `t4`
      ON `t2`.`deal_id` = `t4`.`carried_id`
    ) AS `t5`
   ) AS `t6`
  ) AS `t7`
 ) AS `t8`
 GROUP BY
  1,
  2,
  3,
  4,
  5
) AS `t9`
