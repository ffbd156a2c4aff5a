WITH `t7` AS (
 SELECT
  `t6`.`deal_id`,
  `t6`.`holds_from` AS `at`,
  `t6`.`outcome`,
  `t6`.`amount`,
  `t6`.`closed_at`,
  `t6`.`was_outcome`,
  `t6`.`was_amount`,
  `t6`.`was_closed_at`,
  `t6`.`existed`,
  NOT (
   `t6`.`existed`
  ) AND COALESCE(`t6`.`closed_at` = `t6`.`holds_from`, FALSE) AS `at_once`,
  TRUE AS `exists`
 FROM (
  SELECT
   `t5`.`deal_id`,
   `t5`.`holds_from`,
   `t5`.`outcome`,
   `t5`.`amount`,
   `t5`.`closed_at`,
   LAG(`t5`.`outcome`) OVER (
    PARTITION BY `t5`.`deal_id`
    ORDER BY COALESCE(`t5`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
   ) AS `was_outcome`,
   LAG(`t5`.`amount`) OVER (
    PARTITION BY `t5`.`deal_id`
    ORDER BY COALESCE(`t5`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
   ) AS `was_amount`,
   LAG(`t5`.`closed_at`) OVER (
    PARTITION BY `t5`.`deal_id`
    ORDER BY COALESCE(`t5`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
   ) AS `was_closed_at`,
   (
    ROW_NUMBER() OVER (
     PARTITION BY `t5`.`deal_id`
     ORDER BY COALESCE(`t5`.`holds_from`, CAST(CAST('0001-01-01T00:00:00' AS TIMESTAMP) AS TIMESTAMP)) ASC NULLS LAST
    ) - 1
   ) > 0 AS `existed`
  FROM (
   SELECT
    `t0`.`deal_id`,
    `t0`.`holds_from`,
    `t0`.`outcome`,
    `t0`.`amount`,
    `t0`.`closed_at`
   FROM `states` AS `t0`
   WHERE
    COALESCE(
     (
      `t0`.`holds_from` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
     )
     AND (
      `t0`.`holds_from` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
     ),
     FALSE
    )
    OR COALESCE(
     (
      `t0`.`holds_until` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
     )
     AND (
      `t0`.`holds_until` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
     ),
     FALSE
    )
  ) AS `t5`
 ) AS `t6`
 WHERE
  `t6`.`holds_from` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
  AND `t6`.`holds_from` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
), `t13` AS (
 SELECT
  `t8`.`deal_id`,
  `t8`.`at`,
  `t8`.`outcome`,
  `t8`.`amount`,
  `t8`.`closed_at`,
  `t8`.`was_outcome`,
  `t8`.`was_amount`,
  `t8`.`was_closed_at`,
  `t8`.`existed`,
  `t8`.`at_once`,
  `t8`.`exists`,
  COALESCE(`t8`.`was_outcome` = 'open', FALSE) AS `was_open`,
  COALESCE(`t8`.`outcome` = 'open', FALSE) AS `is_open`,
  COALESCE(`t8`.`was_outcome` = 'open', FALSE) AND TRUE AS `was_in`,
  `t8`.`exists`
  AND (
   COALESCE(`t8`.`outcome` = 'open', FALSE)
   OR (
    `t8`.`exists`
    AND NOT (
     COALESCE(`t8`.`outcome` = 'open', FALSE)
    )
    AND (
     COALESCE(`t8`.`was_outcome` = 'open', FALSE) OR `t8`.`at_once`
    )
   )
  )
  AND (
   TRUE
   OR (
    `t8`.`exists`
    AND NOT (
     COALESCE(`t8`.`outcome` = 'open', FALSE)
    )
    AND (
     COALESCE(`t8`.`was_outcome` = 'open', FALSE) OR `t8`.`at_once`
    )
    AND COALESCE(`t8`.`was_outcome` = 'open', FALSE)
    AND TRUE
   )
  ) AS `is_in`,
  `t8`.`was_amount` AS `was_carried`,
  IF(
   `t8`.`exists`
   AND NOT (
    COALESCE(`t8`.`outcome` = 'open', FALSE)
   )
   AND (
    COALESCE(`t8`.`was_outcome` = 'open', FALSE) OR `t8`.`at_once`
   ),
   COALESCE(`t8`.`amount`, `t8`.`was_amount`),
   `t8`.`amount`
  ) AS `carried`,
  FALSE AS `regrouped`,
  FALSE AS `handed`
 FROM `t7` AS `t8`
), `t27` AS (
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
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       `t8`.`deal_id`,
       `t8`.`at`,
       IF(FALSE, 'owner out', 'moved out') AS `part`,
       -(
        `t8`.`was_amount`
       ) AS `amount`
      FROM `t7` AS `t8`
      WHERE
       (
        COALESCE(`t8`.`was_outcome` = 'open', FALSE) AND TRUE
       )
       AND `t8`.`exists`
       AND FALSE
     ) AS `t9`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       `t8`.`deal_id`,
       `t8`.`at`,
       IF(FALSE, 'owner in', 'moved in') AS `part`,
       `t8`.`was_amount` AS `amount`
      FROM `t7` AS `t8`
      WHERE
       (
        COALESCE(`t8`.`was_outcome` = 'open', FALSE) AND TRUE
       )
       AND `t8`.`exists`
       AND FALSE
     ) AS `t10`
    ) AS `t12`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       `t14`.`deal_id`,
       `t14`.`at`,
       CASE
        WHEN `t14`.`was_open`
        THEN 'pulled in'
        WHEN `t14`.`existed`
        THEN 'reopened'
        ELSE 'new'
       END AS `part`,
       `t14`.`carried` AS `amount`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`is_in` AND NOT (
        `t14`.`was_in`
       )
     ) AS `t15`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       `t14`.`deal_id`,
       `t14`.`at`,
       'pushed out' AS `part`,
       -(
        `t14`.`was_carried`
       ) AS `amount`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`was_in` AND `t14`.`exists` AND NOT (
        `t14`.`is_in`
       )
     ) AS `t16`
    ) AS `t18`
   ) AS `t20`
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
       `t14`.`deal_id`,
       `t14`.`at`,
       'increased' AS `part`,
       COALESCE(`t14`.`carried`, CAST(0 AS DECIMAL(18, 4))) - COALESCE(`t14`.`was_carried`, CAST(0 AS DECIMAL(18, 4))) AS `amount`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`was_in`
       AND `t14`.`is_in`
       AND (
        COALESCE(`t14`.`carried`, CAST(0 AS DECIMAL(18, 4))) - COALESCE(`t14`.`was_carried`, CAST(0 AS DECIMAL(18, 4)))
       ) > CAST(0 AS DECIMAL(18, 4))
     ) AS `t21`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       `t14`.`deal_id`,
       `t14`.`at`,
       'decreased' AS `part`,
       COALESCE(`t14`.`carried`, CAST(0 AS DECIMAL(18, 4))) - COALESCE(`t14`.`was_carried`, CAST(0 AS DECIMAL(18, 4))) AS `amount`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`was_in`
       AND `t14`.`is_in`
       AND (
        COALESCE(`t14`.`carried`, CAST(0 AS DECIMAL(18, 4))) - COALESCE(`t14`.`was_carried`, CAST(0 AS DECIMAL(18, 4)))
       ) < CAST(0 AS DECIMAL(18, 4))
     ) AS `t22`
    ) AS `t23`
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      *
     FROM (
      SELECT
       `t14`.`deal_id`,
       `t14`.`at`,
       `t14`.`outcome` AS `part`,
       -(
        `t14`.`carried`
       ) AS `amount`
      FROM `t13` AS `t14`
      WHERE
       `t14`.`is_in` AND NOT (
        `t14`.`is_open`
       )
     ) AS `t17`
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       `t8`.`deal_id`,
       `t8`.`at`,
       'removed' AS `part`,
       -(
        `t8`.`was_amount`
       ) AS `amount`
      FROM `t7` AS `t8`
      WHERE
       (
        COALESCE(`t8`.`was_outcome` = 'open', FALSE) AND TRUE
       )
       AND NOT (
        `t8`.`exists`
       )
     ) AS `t11`
    ) AS `t19`
   ) AS `t24`
  ) AS `t25`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    `t0`.`deal_id`,
    CAST(NULL AS TIMESTAMP) AS `at`,
    'opening' AS `part`,
    `t0`.`amount`
   FROM `states` AS `t0`
   WHERE
    (
     (
      `t0`.`holds_from` IS NULL
     )
     OR (
      `t0`.`holds_from` <= CAST('2025-12-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND (
     (
      `t0`.`holds_until` IS NULL
     )
     OR (
      `t0`.`holds_until` > CAST('2025-12-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND COALESCE(`t0`.`outcome` = 'open', FALSE)
    AND TRUE
  ) AS `t2`
 ) AS `t26`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t0`.`deal_id`,
    CAST(NULL AS TIMESTAMP) AS `at`,
    'closing' AS `part`,
    `t0`.`amount`
   FROM `states` AS `t0`
   WHERE
    (
     (
      `t0`.`holds_from` IS NULL
     )
     OR (
      `t0`.`holds_from` <= CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND (
     (
      `t0`.`holds_until` IS NULL
     )
     OR (
      `t0`.`holds_until` > CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND COALESCE(`t0`.`outcome` = 'open', FALSE)
    AND TRUE
  ) AS `t3`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    `t0`.`deal_id`,
    CAST(NULL AS TIMESTAMP) AS `at`,
    'closing unknown' AS `part`,
    `t0`.`amount`
   FROM `states` AS `t0`
   WHERE
    (
     (
      `t0`.`holds_from` IS NULL
     )
     OR (
      `t0`.`holds_from` <= CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND (
     (
      `t0`.`holds_until` IS NULL
     )
     OR (
      `t0`.`holds_until` > CAST('2026-03-31T23:59:59.999999' AS TIMESTAMP)
     )
    )
    AND `t0`.`closing_unknown`
  ) AS `t1`
 ) AS `t4`
)
SELECT
 CASE
  WHEN `t33`.`part` = 'opening'
  THEN 0
  WHEN `t33`.`part` = 'new'
  THEN 1
  WHEN `t33`.`part` = 'reopened'
  THEN 2
  WHEN `t33`.`part` = 'owner in'
  THEN 3
  WHEN `t33`.`part` = 'owner out'
  THEN 4
  WHEN `t33`.`part` = 'moved in'
  THEN 5
  WHEN `t33`.`part` = 'moved out'
  THEN 6
  WHEN `t33`.`part` = 'pulled in'
  THEN 7
  WHEN `t33`.`part` = 'pushed out'
  THEN 8
  WHEN `t33`.`part` = 'increased'
  THEN 9
  WHEN `t33`.`part` = 'decreased'
  THEN 10
  WHEN `t33`.`part` = 'won'
  THEN 11
  WHEN `t33`.`part` = 'lost'
  THEN 12
  WHEN `t33`.`part` = 'removed'
  THEN 13
  WHEN `t33`.`part` = 'closing'
  THEN 14
  WHEN `t33`.`part` = 'expected date unknown'
  THEN 15
  WHEN `t33`.`part` = 'closing unknown'
  THEN 16
  ELSE NULL
 END AS `step`,
 `t33`.`deals`,
 `t33`.`events`,
 `t33`.`amount`,
 `t33`.`without_amount`,
 `t33`.`part` AS `movement`
FROM (
 SELECT
  `t32`.`part`,
  COUNT(DISTINCT `t32`.`deal_id`) AS `deals`,
  COUNT(`t32`.`deal_id`) AS `events`,
  COALESCE(SUM(`t32`.`amount`), 0) AS `amount`,
  COUNT(DISTINCT IF(`t32`.`amount` IS NULL, `t32`.`deal_id`, NULL)) AS `without_amount`
 FROM (
  SELECT
   *
  FROM `t27` AS `t28`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    CAST(NULL AS STRING) AS `deal_id`,
    CAST(NULL AS TIMESTAMP) AS `at`,
    `t30`.`part`,
    CAST(NULL AS DECIMAL(18, 4)) AS `amount`
   FROM (
    SELECT
     `t29`.`rows`,
     EXPLODE(
      ARRAY(
       'opening',
       'new',
       'reopened',
       'increased',
       'decreased',
       'won',
       'lost',
       'removed',
       'closing',
       'closing unknown'
      )
     ) AS `part`
    FROM (
     SELECT
      COUNT(*) AS `rows`
     FROM `t27` AS `t28`
    ) AS `t29`
   ) AS `t30`
  ) AS `t31`
 ) AS `t32`
 GROUP BY
  1
) AS `t33`
