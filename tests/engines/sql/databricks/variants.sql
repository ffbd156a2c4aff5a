WITH `t5` AS (
 SELECT
  `t4`.`deal_id`,
  `t4`.`pipeline`,
  `t4`.`stage` AS `step`,
  `t4`.`sequence` AS `nth`,
  `t4`.`entered_at` AS `at`,
  `t4`.`left_at` AS `until`,
  IF(
   COALESCE(`t4`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t2`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t4`.`next_pipeline`
  ) AS `next_pipeline`,
  IF(
   COALESCE(`t4`.`next_kind` IN ('won', 'lost'), FALSE)
   AND (
    `t2`.`returned` IS NULL
   ),
   CAST(NULL AS STRING),
   `t4`.`next_stage`
  ) AS `next_step`,
  `t4`.`outcome`,
  `t4`.`closed_at`
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
 ) AS `t4`
 LEFT OUTER JOIN (
  SELECT
   `t0`.`deal_id` AS `back_id`,
   `t0`.`sequence` - 1 AS `back_from`,
   TRUE AS `returned`
  FROM `stays` AS `t0`
  WHERE
   COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE) AND `t0`.`next_stage` IS NOT NULL
 ) AS `t2`
  ON `t4`.`deal_id` = `t2`.`back_id` AND `t4`.`sequence` = `t2`.`back_from`
)
SELECT
 `t28`.`steps`,
 `t28`.`deals`,
 `t28`.`won`,
 `t28`.`lost`,
 `t28`.`open`,
 `t28`.`outcome_unknown`,
 `t28`.`median_days`,
 `t28`.`without_end`,
 `t28`.`first_example`,
 `t28`.`last_example`,
 `t28`.`variant`,
 `t28`.`path`,
 `t28`.`of_deals`,
 TRY_DIVIDE(`t28`.`deals`, `t28`.`of_deals`) AS `share`,
 IF(
  TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`of_deals`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0))
      ),
      NULLIF(`t28`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t28`.`of_deals`, 0) * 4.0 * NULLIF(`t28`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`of_deals`, 0)) + 1.0
  )
 ) AS `share_low`,
 IF(
  TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`of_deals`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0)) * (
       1.0 - TRY_DIVIDE(`t28`.`deals`, NULLIF(`t28`.`of_deals`, 0))
      ),
      NULLIF(`t28`.`of_deals`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t28`.`of_deals`, 0) * 4.0 * NULLIF(`t28`.`of_deals`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`of_deals`, 0)) + 1.0
  )
 ) AS `share_high`,
 TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) AS `win_rate`,
 IF(
  TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`won` + `t28`.`lost`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0))
      ),
      NULLIF(`t28`.`won` + `t28`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t28`.`won` + `t28`.`lost`, 0) * 4.0 * NULLIF(`t28`.`won` + `t28`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`won` + `t28`.`lost`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t28`.`won`, NULLIF(`t28`.`won` + `t28`.`lost`, 0))
      ),
      NULLIF(`t28`.`won` + `t28`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t28`.`won` + `t28`.`lost`, 0) * 4.0 * NULLIF(`t28`.`won` + `t28`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t28`.`won` + `t28`.`lost`, 0)) + 1.0
  )
 ) AS `high`
FROM (
 SELECT
  `t27`.`steps`,
  `t27`.`deals`,
  `t27`.`won`,
  `t27`.`lost`,
  `t27`.`open`,
  `t27`.`outcome_unknown`,
  `t27`.`median_days`,
  `t27`.`without_end`,
  `t27`.`first_example`,
  `t27`.`last_example`,
  `t27`.`variant`,
  `t27`.`path`,
  SUM(`t27`.`deals`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `of_deals`
 FROM (
  SELECT
   `t26`.`steps`,
   `t26`.`deals`,
   `t26`.`won`,
   `t26`.`lost`,
   `t26`.`open`,
   `t26`.`outcome_unknown`,
   `t26`.`median_days`,
   `t26`.`without_end`,
   `t26`.`first_example`,
   `t26`.`last_example`,
   `t26`.`variant`,
   `t26`.`path`
  FROM (
   SELECT
    `t25`.`steps`,
    `t25`.`deals`,
    `t25`.`won`,
    `t25`.`lost`,
    `t25`.`open`,
    `t25`.`outcome_unknown`,
    `t25`.`median_days`,
    `t25`.`without_end`,
    `t25`.`first_example`,
    `t25`.`last_example`,
    `t25`.`variant`,
    `t25`.`texts`,
    IF(
     SIZE(
      TRANSFORM(
       ARRAY_SORT(`t25`.`texts`),
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        IF((
         6 + 1
        ) >= 1, 6 + 1, 6 + 1 + LENGTH(__ibis_param_text__))
       )
      )
     ) > 0,
     CONCAT_WS(
      ' → ',
      TRANSFORM(
       ARRAY_SORT(`t25`.`texts`),
       __ibis_param_text__ -> SUBSTRING(
        __ibis_param_text__,
        IF((
         6 + 1
        ) >= 1, 6 + 1, 6 + 1 + LENGTH(__ibis_param_text__))
       )
      )
     ),
     NULL
    ) AS `path`
   FROM (
    SELECT
     `t24`.`steps`,
     `t24`.`deals`,
     `t24`.`won`,
     `t24`.`lost`,
     `t24`.`open`,
     `t24`.`outcome_unknown`,
     `t24`.`median_days`,
     `t24`.`without_end`,
     `t24`.`first_example`,
     `t24`.`last_example`,
     `t24`.`variant`,
     COLLECT_LIST(`t24`.`text`) AS `texts`
    FROM (
     SELECT
      `t23`.`steps`,
      `t23`.`word_0`,
      `t23`.`word_1`,
      `t23`.`rest_0`,
      `t23`.`rest_1`,
      `t23`.`deals`,
      `t23`.`won`,
      `t23`.`lost`,
      `t23`.`open`,
      `t23`.`outcome_unknown`,
      `t23`.`median_days`,
      `t23`.`without_end`,
      `t23`.`first_example`,
      `t23`.`last_example`,
      `t23`.`variant`,
      `t23`.`example`,
      `t23`.`nth`,
      `t23`.`name`,
      CONCAT(
       LPAD(CAST(`t23`.`nth` AS STRING), GREATEST(LENGTH(CAST(`t23`.`nth` AS STRING)), 6), '0'),
       `t23`.`name`
      ) AS `text`
     FROM (
      SELECT
       `t22`.`steps`,
       `t22`.`word_0`,
       `t22`.`word_1`,
       `t22`.`rest_0`,
       `t22`.`rest_1`,
       `t22`.`deals`,
       `t22`.`won`,
       `t22`.`lost`,
       `t22`.`open`,
       `t22`.`outcome_unknown`,
       `t22`.`median_days`,
       `t22`.`without_end`,
       `t22`.`first_example`,
       `t22`.`last_example`,
       `t22`.`variant`,
       `t22`.`example`,
       `t9`.`nth`,
       `t9`.`name`
      FROM (
       SELECT
        `t20`.`steps`,
        `t20`.`word_0`,
        `t20`.`word_1`,
        `t20`.`rest_0`,
        `t20`.`rest_1`,
        `t20`.`deals`,
        `t20`.`won`,
        `t20`.`lost`,
        `t20`.`open`,
        `t20`.`outcome_unknown`,
        `t20`.`median_days`,
        `t20`.`without_end`,
        `t20`.`first_example`,
        `t20`.`last_example`,
        `t20`.`variant`,
        MIN(`t20`.`first_example`) OVER (
         PARTITION BY `t20`.`variant`
         ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `example`
       FROM (
        SELECT
         `t19`.`steps`,
         `t19`.`word_0`,
         `t19`.`word_1`,
         `t19`.`rest_0`,
         `t19`.`rest_1`,
         `t19`.`deals`,
         `t19`.`won`,
         `t19`.`lost`,
         `t19`.`open`,
         `t19`.`outcome_unknown`,
         `t19`.`median_days`,
         `t19`.`without_end`,
         `t19`.`first_example`,
         `t19`.`last_example`,
         `t19`.`variant`
        FROM (
         SELECT
          `t18`.`steps`,
          `t18`.`word_0`,
          `t18`.`word_1`,
          `t18`.`rest_0`,
          `t18`.`rest_1`,
          `t18`.`deals`,
          `t18`.`won`,
          `t18`.`lost`,
          `t18`.`open`,
          `t18`.`outcome_unknown`,
          `t18`.`median_days`,
          `t18`.`without_end`,
          `t18`.`first_example`,
          `t18`.`last_example`,
          `t18`.`taken`,
          (
           DENSE_RANK() OVER (
            ORDER BY `t18`.`taken` DESC, `t18`.`steps` ASC NULLS LAST, `t18`.`word_0` ASC NULLS LAST, `t18`.`word_1` ASC NULLS LAST, `t18`.`rest_0` ASC NULLS LAST, `t18`.`rest_1` ASC NULLS LAST
           ) - 1
          ) + 1 AS `variant`
         FROM (
          SELECT
           `t17`.`steps`,
           `t17`.`word_0`,
           `t17`.`word_1`,
           `t17`.`rest_0`,
           `t17`.`rest_1`,
           `t17`.`deals`,
           `t17`.`won`,
           `t17`.`lost`,
           `t17`.`open`,
           `t17`.`outcome_unknown`,
           `t17`.`median_days`,
           `t17`.`without_end`,
           `t17`.`first_example`,
           `t17`.`last_example`,
           SUM(`t17`.`deals`) OVER (
            PARTITION BY `t17`.`steps`, `t17`.`word_0`, `t17`.`word_1`, `t17`.`rest_0`, `t17`.`rest_1`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS `taken`
          FROM (
           SELECT
            `t16`.`steps`,
            `t16`.`word_0`,
            `t16`.`word_1`,
            `t16`.`rest_0`,
            `t16`.`rest_1`,
            COUNT(*) AS `deals`,
            SUM(CAST(`t16`.`outcome` = 'won' AS BIGINT)) AS `won`,
            SUM(CAST(`t16`.`outcome` = 'lost' AS BIGINT)) AS `lost`,
            SUM(CAST(`t16`.`outcome` = 'open' AS BIGINT)) AS `open`,
            SUM(CAST(`t16`.`outcome` IS NULL AS BIGINT)) AS `outcome_unknown`,
            PERCENTILE(`t16`.`days`, 0.5) AS `median_days`,
            SUM(
             CAST(`t16`.`outcome` IN ('won', 'lost')
             AND (
              `t16`.`days` IS NULL OR ISNAN(`t16`.`days`)
             ) AS BIGINT)
            ) AS `without_end`,
            MIN(`t16`.`deal_id`) AS `first_example`,
            MAX(`t16`.`deal_id`) AS `last_example`
           FROM (
            SELECT
             `t15`.`deal_id`,
             COALESCE(`t15`.`steps`, 0) AS `steps`,
             COALESCE(`t15`.`word_0`, 0) AS `word_0`,
             COALESCE(`t15`.`word_1`, 0) AS `word_1`,
             COALESCE(`t15`.`rest_0`, 0) AS `rest_0`,
             COALESCE(`t15`.`rest_1`, 0) AS `rest_1`,
             `t15`.`outcome`,
             `t15`.`began_at`,
             `t15`.`ended_at`,
             IF(
              `t15`.`outcome` IN ('won', 'lost'),
              TRY_DIVIDE(
               CAST(UNIX_TIMESTAMP(CAST(`t15`.`ended_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t15`.`began_at` AS TIMESTAMP)) AS DOUBLE),
               86400.0
              ),
              CAST(NULL AS DOUBLE)
             ) AS `days`
            FROM (
             SELECT
              `t14`.`deal_id`,
              COUNT(*) AS `steps`,
              SUM(IF(`t14`.`word` = 0, `t14`.`shifted`, NULL)) AS `word_0`,
              SUM(IF(`t14`.`word` = 1, `t14`.`shifted`, NULL)) AS `word_1`,
              SUM(
               IF(
                `t14`.`word` >= 2,
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 40503
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                `t14`.`word` >= 2,
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
                              `t14`.`beyond` * `t14`.`beyond`
                             ) + 1103515245
                            ) % 2147483647
                           ) * (
                            (
                             (
                              `t14`.`beyond` * `t14`.`beyond`
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
              ) AS `rest_1`,
              MAX(`t14`.`outcome`) AS `outcome`,
              MIN(`t14`.`at`) AS `began_at`,
              MAX(IF(`t14`.`next_step` IS NULL, `t14`.`until`, NULL)) AS `ended_at`
             FROM (
              SELECT
               `t13`.`deal_id`,
               `t13`.`pipeline`,
               `t13`.`step`,
               CAST(CAST(`t13`.`nth` AS INT) AS BIGINT) AS `nth`,
               `t13`.`at`,
               `t13`.`until`,
               `t13`.`next_pipeline`,
               `t13`.`next_step`,
               `t13`.`outcome`,
               `t13`.`closed_at`,
               CAST(CAST(`t13`.`number` AS INT) AS BIGINT) AS `number`,
               `t13`.`width`,
               CAST(CAST(FLOOR(
                (
                 CAST(CAST(`t13`.`nth` AS INT) AS BIGINT) - 1
                ) / (
                 CAST(FLOOR((
                  60
                 ) / (
                  `t13`.`width`
                 )) AS BIGINT)
                )
               ) AS BIGINT) AS INT) AS `word`,
               SHIFTLEFT(
                CAST(CAST(`t13`.`number` AS INT) AS BIGINT),
                (
                 (
                  (
                   CAST(CAST(`t13`.`nth` AS INT) AS BIGINT) - 1
                  ) % CAST(FLOOR((
                   60
                  ) / (
                   `t13`.`width`
                  )) AS BIGINT)
                 ) * `t13`.`width`
                )
               ) AS `shifted`,
               (
                (
                 CAST(CAST(`t13`.`nth` AS INT) AS BIGINT) * 1000003
                ) + CAST(CAST(`t13`.`number` AS INT) AS BIGINT)
               ) % 2147483647 AS `beyond`
              FROM (
               SELECT
                `t4`.`deal_id`,
                `t4`.`pipeline`,
                `t4`.`stage` AS `step`,
                `t4`.`sequence` AS `nth`,
                `t4`.`entered_at` AS `at`,
                `t4`.`left_at` AS `until`,
                IF(
                 COALESCE(`t4`.`next_kind` IN ('won', 'lost'), FALSE)
                 AND (
                  `t2`.`returned` IS NULL
                 ),
                 CAST(NULL AS STRING),
                 `t4`.`next_pipeline`
                ) AS `next_pipeline`,
                IF(
                 COALESCE(`t4`.`next_kind` IN ('won', 'lost'), FALSE)
                 AND (
                  `t2`.`returned` IS NULL
                 ),
                 CAST(NULL AS STRING),
                 `t4`.`next_stage`
                ) AS `next_step`,
                `t4`.`outcome`,
                `t4`.`closed_at`,
                `t12`.`number`,
                `t12`.`width`
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
               ) AS `t4`
               LEFT OUTER JOIN (
                SELECT
                 `t0`.`deal_id` AS `back_id`,
                 `t0`.`sequence` - 1 AS `back_from`,
                 TRUE AS `returned`
                FROM `stays` AS `t0`
                WHERE
                 COALESCE(`t0`.`kind` IN ('won', 'lost'), FALSE) AND `t0`.`next_stage` IS NOT NULL
               ) AS `t2`
                ON `t4`.`deal_id` = `t2`.`back_id` AND `t4`.`sequence` = `t2`.`back_from`
               INNER JOIN (
                SELECT
                 `t10`.`pipeline`,
                 `t10`.`step`,
                 `t10`.`number`,
                 CAST(CASE
                  WHEN `t10`.`total` < 16
                  THEN 4
                  WHEN `t10`.`total` < 32
                  THEN 5
                  WHEN `t10`.`total` < 64
                  THEN 6
                  WHEN `t10`.`total` < 1024
                  THEN 10
                  ELSE 30
                 END AS BIGINT) AS `width`
                FROM (
                 SELECT
                  `t7`.`pipeline`,
                  `t7`.`step`,
                  (
                   ROW_NUMBER() OVER (ORDER BY `t7`.`pipeline` ASC NULLS LAST, `t7`.`step` ASC NULLS LAST) - 1
                  ) + 1 AS `number`,
                  COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `total`
                 FROM (
                  SELECT DISTINCT
                   `t6`.`pipeline`,
                   `t6`.`step`
                  FROM `t5` AS `t6`
                 ) AS `t7`
                ) AS `t10`
               ) AS `t12`
                ON `t4`.`pipeline` = `t12`.`pipeline` AND `t4`.`stage` = `t12`.`step`
              ) AS `t13`
             ) AS `t14`
             GROUP BY
              1
            ) AS `t15`
           ) AS `t16`
           GROUP BY
            1,
            2,
            3,
            4,
            5
          ) AS `t17`
         ) AS `t18`
        ) AS `t19`
       ) AS `t20`
      ) AS `t22`
      INNER JOIN (
       SELECT
        `t6`.`deal_id` AS `example`,
        `t6`.`nth`,
        IF(
         `t6`.`pipeline` = 'default',
         `t6`.`step`,
         CONCAT(CONCAT(`t6`.`pipeline`, ': '), `t6`.`step`)
        ) AS `name`
       FROM `t5` AS `t6`
      ) AS `t9`
       ON `t22`.`example` = `t9`.`example`
     ) AS `t23`
    ) AS `t24`
    GROUP BY
     1,
     2,
     3,
     4,
     5,
     6,
     7,
     8,
     9,
     10,
     11
   ) AS `t25`
  ) AS `t26`
 ) AS `t27`
) AS `t28`
