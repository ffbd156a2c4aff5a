WITH `t7` AS (
 SELECT
  `t5`.`deal_id`,
  `t5`.`pipeline`,
  `t5`.`stage` AS `step`,
  `t5`.`sequence` AS `nth`,
  `t5`.`entered_at` AS `at`,
  `t5`.`left_at` AS `until`,
  IF(
   COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t3`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t5`.`next_pipeline`
  ) AS `next_pipeline`,
  IF(
   COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t3`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t5`.`next_stage`
  ) AS `next_step`,
  `t5`.`outcome`,
  `t5`.`closed_at`
 FROM (
  SELECT
   *
  FROM `stays` AS `t0`
  WHERE
   NOT (
    COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE)
    AND (
     `t0`.`next_stage` IS NULL
    )
    AND (
     `t0`.`sequence` > 1
    )
   )
 ) AS `t5`
 LEFT OUTER JOIN (
  SELECT
   `t0`.`deal_id` AS `back_id`,
   `t0`.`sequence` - 1 AS `back_from`,
   TRUE AS `returned`
  FROM `stays` AS `t0`
  WHERE
   COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE) AND `t0`.`next_stage` IS NOT NULL
 ) AS `t3`
  ON `t5`.`deal_id` = `t3`.`back_id` AND `t5`.`sequence` = `t3`.`back_from`
), `t28` AS (
 SELECT
  `t27`.`deal_id`,
  `t27`.`closed_at`,
  `t27`.`days`,
  `t27`.`steps`,
  `t27`.`word_0`,
  `t27`.`word_1`,
  `t27`.`rest_0`,
  `t27`.`rest_1`,
  `t27`.`typical_from_days`,
  `t27`.`typical_to_days`,
  `t27`.`typical`,
  `t27`.`alike`,
  CASE
   WHEN `t27`.`typical`
   AND (
    (
     DENSE_RANK() OVER (
      ORDER BY `t27`.`typical` DESC, `t27`.`alike` DESC, `t27`.`steps` ASC NULLS LAST, `t27`.`word_0` ASC NULLS LAST, `t27`.`word_1` ASC NULLS LAST, `t27`.`rest_0` ASC NULLS LAST, `t27`.`rest_1` ASC NULLS LAST
     ) - 1
    ) = 0
   )
   THEN 'path'
   WHEN `t27`.`typical`
   THEN 'other_path'
   ELSE 'not_typical'
  END AS `part`
 FROM (
  SELECT
   `t26`.`deal_id`,
   `t26`.`closed_at`,
   `t26`.`days`,
   `t26`.`steps`,
   `t26`.`word_0`,
   `t26`.`word_1`,
   `t26`.`rest_0`,
   `t26`.`rest_1`,
   `t26`.`typical_from_days`,
   `t26`.`typical_to_days`,
   `t26`.`typical`,
   SUM(CAST(`t26`.`typical` AS BIGINT)) OVER (
    PARTITION BY `t26`.`steps`, `t26`.`word_0`, `t26`.`word_1`, `t26`.`rest_0`, `t26`.`rest_1`
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS `alike`
  FROM (
   SELECT
    `t25`.`deal_id`,
    `t25`.`closed_at`,
    `t25`.`days`,
    `t25`.`steps`,
    `t25`.`word_0`,
    `t25`.`word_1`,
    `t25`.`rest_0`,
    `t25`.`rest_1`,
    `t25`.`typical_from_days`,
    `t25`.`typical_to_days`,
    `t25`.`days` BETWEEN `t25`.`typical_from_days` AND `t25`.`typical_to_days` AS `typical`
   FROM (
    SELECT
     `t10`.`deal_id`,
     `t10`.`closed_at`,
     `t10`.`days`,
     `t21`.`steps`,
     `t21`.`word_0`,
     `t21`.`word_1`,
     `t21`.`rest_0`,
     `t21`.`rest_1`,
     `t24`.`typical_from_days`,
     `t24`.`typical_to_days`
    FROM (
     SELECT
      `t6`.`deal_id`,
      `t6`.`closed_at`,
      `t6`.`days`
     FROM (
      SELECT
       `t1`.`deal_id`,
       `t1`.`name`,
       `t1`.`pipeline`,
       `t1`.`stage`,
       `t1`.`outcome`,
       `t1`.`created_at`,
       `t1`.`closed_at`,
       `t1`.`created_day_only`,
       `t1`.`closed_day_only`,
       `t1`.`expected_close_on`,
       `t1`.`amount`,
       `t1`.`currency`,
       `t1`.`owner`,
       `t1`.`team`,
       `t1`.`account`,
       `t1`.`source`,
       `t1`.`channel`,
       `t1`.`product`,
       `t1`.`region`,
       `t1`.`segment`,
       `t1`.`category`,
       `t1`.`probability`,
       `t1`.`next_step`,
       `t1`.`next_step_on`,
       `t1`.`last_activity_at`,
       `t1`.`loss_reason`,
       `t1`.`competitor`,
       `t1`.`source_file`,
       `t1`.`source_row`,
       `t1`.`state_unknown`,
       `t1`.`close_ahead`,
       `t1`.`original_amount`,
       `t1`.`exchange_rate`,
       `t1`.`rate_missing`,
       IF(
        CASE
         WHEN COALESCE(`t1`.`created_day_only`, FALSE)
         AND COALESCE(`t1`.`closed_day_only`, FALSE)
         THEN CAST(CAST(ROUND(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          ),
          0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
         THEN CAST(CAST(CEIL(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE(`t1`.`created_day_only`, FALSE)
         THEN CAST(CAST(FLOOR(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         ) AS BIGINT) AS DOUBLE)
         ELSE TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        END >= 0,
        CASE
         WHEN COALESCE(`t1`.`created_day_only`, FALSE)
         AND COALESCE(`t1`.`closed_day_only`, FALSE)
         THEN CAST(CAST(ROUND(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          ),
          0
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
         THEN CAST(CAST(CEIL(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         ) AS BIGINT) AS DOUBLE)
         WHEN COALESCE(`t1`.`created_day_only`, FALSE)
         THEN CAST(CAST(FLOOR(
          TRY_DIVIDE(
           CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
           86400.0
          )
         ) AS BIGINT) AS DOUBLE)
         ELSE TRY_DIVIDE(
          CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
          86400.0
         )
        END,
        CAST(NULL AS DOUBLE)
       ) AS `days`
      FROM `deals` AS `t1`
      WHERE
       `t1`.`outcome` = 'won'
     ) AS `t6`
     WHERE
      `t6`.`days` IS NOT NULL AND NOT ISNAN(`t6`.`days`)
    ) AS `t10`
    INNER JOIN (
     SELECT
      `t19`.`deal_id`,
      COALESCE(`t19`.`steps`, 0) AS `steps`,
      COALESCE(`t19`.`word_0`, 0) AS `word_0`,
      COALESCE(`t19`.`word_1`, 0) AS `word_1`,
      COALESCE(`t19`.`rest_0`, 0) AS `rest_0`,
      COALESCE(`t19`.`rest_1`, 0) AS `rest_1`
     FROM (
      SELECT
       `t18`.`deal_id`,
       COUNT(*) AS `steps`,
       SUM(IF(`t18`.`word` = 0, `t18`.`shifted`, NULL)) AS `word_0`,
       SUM(IF(`t18`.`word` = 1, `t18`.`shifted`, NULL)) AS `word_1`,
       SUM(
        IF(
         `t18`.`word` >= 2,
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 )
                ) + 40503
               ) % 2147483647
              ) * (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 )
                ) + 40503
               ) % 2147483647
              )
             ) + 40503
            ) % 2147483647
           ) * (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 )
                ) + 40503
               ) % 2147483647
              ) * (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 40503
                     ) % 2147483647
                    )
                   ) + 40503
                  ) % 2147483647
                 )
                ) + 40503
               ) % 2147483647
              )
             ) + 40503
            ) % 2147483647
           )
          ) + 40503
         ) % 2147483647,
         0
        )
       ) AS `rest_0`,
       SUM(
        IF(
         `t18`.`word` >= 2,
         (
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 )
                ) + 1103515245
               ) % 2147483647
              ) * (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 )
                ) + 1103515245
               ) % 2147483647
              )
             ) + 1103515245
            ) % 2147483647
           ) * (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 )
                ) + 1103515245
               ) % 2147483647
              ) * (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 ) * (
                  (
                   (
                    (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    ) * (
                     (
                      (
                       `t18`.`beyond` * `t18`.`beyond`
                      ) + 1103515245
                     ) % 2147483647
                    )
                   ) + 1103515245
                  ) % 2147483647
                 )
                ) + 1103515245
               ) % 2147483647
              )
             ) + 1103515245
            ) % 2147483647
           )
          ) + 1103515245
         ) % 2147483647,
         0
        )
       ) AS `rest_1`
      FROM (
       SELECT
        `t17`.`deal_id`,
        `t17`.`pipeline`,
        `t17`.`step`,
        CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) AS `nth`,
        `t17`.`at`,
        `t17`.`until`,
        `t17`.`next_pipeline`,
        `t17`.`next_step`,
        `t17`.`outcome`,
        `t17`.`closed_at`,
        CAST(CAST(`t17`.`number` AS INT) AS BIGINT) AS `number`,
        `t17`.`width`,
        CAST(CAST(FLOOR(
         (
          CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) - 1
         ) / (
          CAST(FLOOR((
           60
          ) / (
           `t17`.`width`
          )) AS BIGINT)
         )
        ) AS BIGINT) AS INT) AS `word`,
        SHIFTLEFT(
         CAST(CAST(`t17`.`number` AS INT) AS BIGINT),
         (
          (
           (
            CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) - 1
           ) % CAST(FLOOR((
            60
           ) / (
            `t17`.`width`
           )) AS BIGINT)
          ) * `t17`.`width`
         )
        ) AS `shifted`,
        (
         (
          CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) * 1000003
         ) + CAST(CAST(`t17`.`number` AS INT) AS BIGINT)
        ) % 2147483647 AS `beyond`
       FROM (
        SELECT
         `t5`.`deal_id`,
         `t5`.`pipeline`,
         `t5`.`stage` AS `step`,
         `t5`.`sequence` AS `nth`,
         `t5`.`entered_at` AS `at`,
         `t5`.`left_at` AS `until`,
         IF(
          COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
          AND (
           `t3`.`returned` IS NULL
          ),
          CAST(NULL AS STRING),
          `t5`.`next_pipeline`
         ) AS `next_pipeline`,
         IF(
          COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
          AND (
           `t3`.`returned` IS NULL
          ),
          CAST(NULL AS STRING),
          `t5`.`next_stage`
         ) AS `next_step`,
         `t5`.`outcome`,
         `t5`.`closed_at`,
         `t16`.`number`,
         `t16`.`width`
        FROM (
         SELECT
          *
         FROM `stays` AS `t0`
         WHERE
          NOT (
           COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE)
           AND (
            `t0`.`next_stage` IS NULL
           )
           AND (
            `t0`.`sequence` > 1
           )
          )
        ) AS `t5`
        LEFT OUTER JOIN (
         SELECT
          `t0`.`deal_id` AS `back_id`,
          `t0`.`sequence` - 1 AS `back_from`,
          TRUE AS `returned`
         FROM `stays` AS `t0`
         WHERE
          COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE) AND `t0`.`next_stage` IS NOT NULL
        ) AS `t3`
         ON `t5`.`deal_id` = `t3`.`back_id` AND `t5`.`sequence` = `t3`.`back_from`
        INNER JOIN (
         SELECT
          `t14`.`pipeline`,
          `t14`.`step`,
          `t14`.`number`,
          CAST(CASE
           WHEN `t14`.`total` < 16
           THEN 4
           WHEN `t14`.`total` < 32
           THEN 5
           WHEN `t14`.`total` < 64
           THEN 6
           WHEN `t14`.`total` < 1024
           THEN 10
           ELSE 30
          END AS BIGINT) AS `width`
         FROM (
          SELECT
           `t11`.`pipeline`,
           `t11`.`step`,
           (
            ROW_NUMBER() OVER (ORDER BY `t11`.`pipeline` ASC NULLS LAST, `t11`.`step` ASC NULLS LAST) - 1
           ) + 1 AS `number`,
           COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `total`
          FROM (
           SELECT DISTINCT
            `t9`.`pipeline`,
            `t9`.`step`
           FROM `t7` AS `t9`
          ) AS `t11`
         ) AS `t14`
        ) AS `t16`
         ON `t5`.`pipeline` = `t16`.`pipeline` AND `t5`.`stage` = `t16`.`step`
       ) AS `t17`
      ) AS `t18`
      GROUP BY
       1
     ) AS `t19`
    ) AS `t21`
     ON `t10`.`deal_id` = `t21`.`deal_id`
    CROSS JOIN (
     SELECT
      PERCENTILE(`t22`.`days`, 0.25) AS `typical_from_days`,
      PERCENTILE(`t22`.`days`, 0.75) AS `typical_to_days`
     FROM (
      SELECT
       `t10`.`deal_id`,
       `t10`.`closed_at`,
       `t10`.`days`,
       `t21`.`steps`,
       `t21`.`word_0`,
       `t21`.`word_1`,
       `t21`.`rest_0`,
       `t21`.`rest_1`
      FROM (
       SELECT
        `t6`.`deal_id`,
        `t6`.`closed_at`,
        `t6`.`days`
       FROM (
        SELECT
         `t1`.`deal_id`,
         `t1`.`name`,
         `t1`.`pipeline`,
         `t1`.`stage`,
         `t1`.`outcome`,
         `t1`.`created_at`,
         `t1`.`closed_at`,
         `t1`.`created_day_only`,
         `t1`.`closed_day_only`,
         `t1`.`expected_close_on`,
         `t1`.`amount`,
         `t1`.`currency`,
         `t1`.`owner`,
         `t1`.`team`,
         `t1`.`account`,
         `t1`.`source`,
         `t1`.`channel`,
         `t1`.`product`,
         `t1`.`region`,
         `t1`.`segment`,
         `t1`.`category`,
         `t1`.`probability`,
         `t1`.`next_step`,
         `t1`.`next_step_on`,
         `t1`.`last_activity_at`,
         `t1`.`loss_reason`,
         `t1`.`competitor`,
         `t1`.`source_file`,
         `t1`.`source_row`,
         `t1`.`state_unknown`,
         `t1`.`close_ahead`,
         `t1`.`original_amount`,
         `t1`.`exchange_rate`,
         `t1`.`rate_missing`,
         IF(
          CASE
           WHEN COALESCE(`t1`.`created_day_only`, FALSE)
           AND COALESCE(`t1`.`closed_day_only`, FALSE)
           THEN CAST(CAST(ROUND(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            ),
            0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
           THEN CAST(CAST(CEIL(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            )
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE(`t1`.`created_day_only`, FALSE)
           THEN CAST(CAST(FLOOR(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            )
           ) AS BIGINT) AS DOUBLE)
           ELSE TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          END >= 0,
          CASE
           WHEN COALESCE(`t1`.`created_day_only`, FALSE)
           AND COALESCE(`t1`.`closed_day_only`, FALSE)
           THEN CAST(CAST(ROUND(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            ),
            0
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE(`t1`.`closed_day_only`, FALSE)
           THEN CAST(CAST(CEIL(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            )
           ) AS BIGINT) AS DOUBLE)
           WHEN COALESCE(`t1`.`created_day_only`, FALSE)
           THEN CAST(CAST(FLOOR(
            TRY_DIVIDE(
             CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
             86400.0
            )
           ) AS BIGINT) AS DOUBLE)
           ELSE TRY_DIVIDE(
            CAST(UNIX_TIMESTAMP(CAST(`t1`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t1`.`created_at` AS TIMESTAMP)) AS DOUBLE),
            86400.0
           )
          END,
          CAST(NULL AS DOUBLE)
         ) AS `days`
        FROM `deals` AS `t1`
        WHERE
         `t1`.`outcome` = 'won'
       ) AS `t6`
       WHERE
        `t6`.`days` IS NOT NULL AND NOT ISNAN(`t6`.`days`)
      ) AS `t10`
      INNER JOIN (
       SELECT
        `t19`.`deal_id`,
        COALESCE(`t19`.`steps`, 0) AS `steps`,
        COALESCE(`t19`.`word_0`, 0) AS `word_0`,
        COALESCE(`t19`.`word_1`, 0) AS `word_1`,
        COALESCE(`t19`.`rest_0`, 0) AS `rest_0`,
        COALESCE(`t19`.`rest_1`, 0) AS `rest_1`
       FROM (
        SELECT
         `t18`.`deal_id`,
         COUNT(*) AS `steps`,
         SUM(IF(`t18`.`word` = 0, `t18`.`shifted`, NULL)) AS `word_0`,
         SUM(IF(`t18`.`word` = 1, `t18`.`shifted`, NULL)) AS `word_1`,
         SUM(
          IF(
           `t18`.`word` >= 2,
           (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   )
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   )
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   )
                  ) + 40503
                 ) % 2147483647
                ) * (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 40503
                       ) % 2147483647
                      )
                     ) + 40503
                    ) % 2147483647
                   )
                  ) + 40503
                 ) % 2147483647
                )
               ) + 40503
              ) % 2147483647
             )
            ) + 40503
           ) % 2147483647,
           0
          )
         ) AS `rest_0`,
         SUM(
          IF(
           `t18`.`word` >= 2,
           (
            (
             (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   )
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   )
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             ) * (
              (
               (
                (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   )
                  ) + 1103515245
                 ) % 2147483647
                ) * (
                 (
                  (
                   (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   ) * (
                    (
                     (
                      (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      ) * (
                       (
                        (
                         `t18`.`beyond` * `t18`.`beyond`
                        ) + 1103515245
                       ) % 2147483647
                      )
                     ) + 1103515245
                    ) % 2147483647
                   )
                  ) + 1103515245
                 ) % 2147483647
                )
               ) + 1103515245
              ) % 2147483647
             )
            ) + 1103515245
           ) % 2147483647,
           0
          )
         ) AS `rest_1`
        FROM (
         SELECT
          `t17`.`deal_id`,
          `t17`.`pipeline`,
          `t17`.`step`,
          CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) AS `nth`,
          `t17`.`at`,
          `t17`.`until`,
          `t17`.`next_pipeline`,
          `t17`.`next_step`,
          `t17`.`outcome`,
          `t17`.`closed_at`,
          CAST(CAST(`t17`.`number` AS INT) AS BIGINT) AS `number`,
          `t17`.`width`,
          CAST(CAST(FLOOR(
           (
            CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) - 1
           ) / (
            CAST(FLOOR((
             60
            ) / (
             `t17`.`width`
            )) AS BIGINT)
           )
          ) AS BIGINT) AS INT) AS `word`,
          SHIFTLEFT(
           CAST(CAST(`t17`.`number` AS INT) AS BIGINT),
           (
            (
             (
              CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) - 1
             ) % CAST(FLOOR((
              60
             ) / (
              `t17`.`width`
             )) AS BIGINT)
            ) * `t17`.`width`
           )
          ) AS `shifted`,
          (
           (
            CAST(CAST(`t17`.`nth` AS INT) AS BIGINT) * 1000003
           ) + CAST(CAST(`t17`.`number` AS INT) AS BIGINT)
          ) % 2147483647 AS `beyond`
         FROM (
          SELECT
           `t5`.`deal_id`,
           `t5`.`pipeline`,
           `t5`.`stage` AS `step`,
           `t5`.`sequence` AS `nth`,
           `t5`.`entered_at` AS `at`,
           `t5`.`left_at` AS `until`,
           IF(
            COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
            AND (
             `t3`.`returned` IS NULL
            ),
            CAST(NULL AS STRING),
            `t5`.`next_pipeline`
           ) AS `next_pipeline`,
           IF(
            COALESCE(`t5`.`next_kind` IN ('won', 'lost'), FALSE)
            AND (
             `t3`.`returned` IS NULL
            ),
            CAST(NULL AS STRING),
            `t5`.`next_stage`
           ) AS `next_step`,
           `t5`.`outcome`,
           `t5`.`closed_at`,
           `t16`.`number`,
           `t16`.`width`
          FROM (
           SELECT
            *
           FROM `stays` AS `t0`
           WHERE
            NOT (
             COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE)
             AND (
              `t0`.`next_stage` IS NULL
             )
             AND (
              `t0`.`sequence` > 1
             )
            )
          ) AS `t5`
          LEFT OUTER JOIN (
           SELECT
            `t0`.`deal_id` AS `back_id`,
            `t0`.`sequence` - 1 AS `back_from`,
            TRUE AS `returned`
           FROM `stays` AS `t0`
           WHERE
            COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE) AND `t0`.`next_stage` IS NOT NULL
          ) AS `t3`
           ON `t5`.`deal_id` = `t3`.`back_id` AND `t5`.`sequence` = `t3`.`back_from`
          INNER JOIN (
           SELECT
            `t14`.`pipeline`,
            `t14`.`step`,
            `t14`.`number`,
            CAST(CASE
             WHEN `t14`.`total` < 16
             THEN 4
             WHEN `t14`.`total` < 32
             THEN 5
             WHEN `t14`.`total` < 64
             THEN 6
             WHEN `t14`.`total` < 1024
             THEN 10
             ELSE 30
            END AS BIGINT) AS `width`
           FROM (
            SELECT
             `t11`.`pipeline`,
             `t11`.`step`,
             (
              ROW_NUMBER() OVER (ORDER BY `t11`.`pipeline` ASC NULLS LAST, `t11`.`step` ASC NULLS LAST) - 1
             ) + 1 AS `number`,
             COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `total`
            FROM (
             SELECT DISTINCT
              `t9`.`pipeline`,
              `t9`.`step`
             FROM `t7` AS `t9`
            ) AS `t11`
           ) AS `t14`
          ) AS `t16`
           ON `t5`.`pipeline` = `t16`.`pipeline` AND `t5`.`stage` = `t16`.`step`
         ) AS `t17`
        ) AS `t18`
        GROUP BY
         1
       ) AS `t19`
      ) AS `t21`
       ON `t10`.`deal_id` = `t21`.`deal_id`
     ) AS `t22`
    ) AS `t24`
   ) AS `t25`
  ) AS `t26`
 ) AS `t27`
)
SELECT
 `t39`.`nth`,
 `t39`.`typical_from_days`,
 `t39`.`typical_to_days`,
 `t39`.`step`,
 `t39`.`median_days_in`,
 `t39`.`median_days_before`,
 `t39`.`deals`,
 `t39`.`of_deals`,
 TRY_DIVIDE(`t39`.`deals`, `t39`.`of_deals`) AS `share`,
 IF(
  TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t39`.`of_deals`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0))
      ),
      NULLIF(`t39`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t39`.`of_deals`, 0) * 4.0 * NULLIF(`t39`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t39`.`of_deals`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t39`.`of_deals`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t39`.`deals`, NULLIF(`t39`.`of_deals`, 0))
      ),
      NULLIF(`t39`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t39`.`of_deals`, 0) * 4.0 * NULLIF(`t39`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t39`.`of_deals`, 0)) + 1.0
  )
 ) AS `high`
FROM (
 SELECT
  `t38`.`nth`,
  `t38`.`typical_from_days`,
  `t38`.`typical_to_days`,
  `t38`.`step`,
  `t38`.`median_days_in`,
  `t38`.`median_days_before`,
  `t38`.`deals`,
  `t34`.`of_deals`
 FROM (
  SELECT
   `t36`.`nth`,
   `t36`.`typical_from_days`,
   `t36`.`typical_to_days`,
   MIN(`t36`.`name`) AS `step`,
   PERCENTILE(`t36`.`days_in`, 0.5) AS `median_days_in`,
   PERCENTILE(`t36`.`days_before`, 0.5) AS `median_days_before`,
   COUNT(*) AS `deals`
  FROM (
   SELECT
    `t35`.`deal_id`,
    `t35`.`closed_at`,
    `t35`.`typical_from_days`,
    `t35`.`typical_to_days`,
    `t35`.`nth`,
    `t35`.`at`,
    `t35`.`until`,
    `t35`.`name`,
    TRY_DIVIDE(
     CAST(UNIX_TIMESTAMP(CAST(`t35`.`until` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t35`.`at` AS TIMESTAMP)) AS DOUBLE),
     86400.0
    ) AS `days_in`,
    TRY_DIVIDE(
     CAST(UNIX_TIMESTAMP(CAST(`t35`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t35`.`at` AS TIMESTAMP)) AS DOUBLE),
     86400.0
    ) AS `days_before`
   FROM (
    SELECT
     `t32`.`deal_id`,
     `t32`.`closed_at`,
     `t32`.`typical_from_days`,
     `t32`.`typical_to_days`,
     `t13`.`nth`,
     `t13`.`at`,
     `t13`.`until`,
     `t13`.`name`
    FROM (
     SELECT
      `t29`.`deal_id`,
      `t29`.`closed_at`,
      `t29`.`typical_from_days`,
      `t29`.`typical_to_days`
     FROM `t28` AS `t29`
     WHERE
      `t29`.`part` = 'path'
    ) AS `t32`
    INNER JOIN (
     SELECT
      `t9`.`deal_id`,
      `t9`.`nth`,
      `t9`.`at`,
      `t9`.`until`,
      IF(
       `t9`.`pipeline` = 'default',
       `t9`.`step`,
       CONCAT(CONCAT(`t9`.`pipeline`, ': '), `t9`.`step`)
      ) AS `name`
     FROM `t7` AS `t9`
    ) AS `t13`
     ON `t32`.`deal_id` = `t13`.`deal_id`
   ) AS `t35`
  ) AS `t36`
  GROUP BY
   1,
   2,
   3
 ) AS `t38`
 CROSS JOIN (
  SELECT
   COUNT(*) AS `of_deals`
  FROM (
   SELECT
    `t29`.`deal_id`,
    `t29`.`closed_at`,
    `t29`.`days`,
    `t29`.`typical_from_days`,
    `t29`.`typical_to_days`,
    `t29`.`part`
   FROM `t28` AS `t29`
   WHERE
    `t29`.`part` <> 'not_typical'
  ) AS `t30`
 ) AS `t34`
) AS `t39`
