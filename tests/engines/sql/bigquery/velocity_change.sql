SELECT
 `t7`.`per_day_before` AS `before`,
 `t8`.`per_day_after` AS `after`,
 IF(
  (
   `t7`.`per_day_before` > 0
  ) AND (
   `t8`.`per_day_after` > 0
  ),
  `t8`.`per_day_after` - `t7`.`per_day_before`,
  NULL
 ) AS `difference`,
 IF(
  ABS(
   LN(
    ieee_divide(
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t8`.`per_day_after`,
      NULL
     ),
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t7`.`per_day_before`,
      NULL
     )
    )
   )
  ) < 0.0001,
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   `t7`.`per_day_before`,
   NULL
  ) * (
   ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    2.0
   ) + 1.0 + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    6.0
   ) + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    24.0
   )
  ),
  ieee_divide(
   IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t8`.`per_day_after`,
    NULL
   ) - IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t7`.`per_day_before`,
    NULL
   ),
   NULLIF(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    0.0
   )
  )
 ) * LN(
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   ieee_divide(`t8`.`n_after`, `t7`.`n_before`),
   NULL
  )
 ) AS `number`,
 IF(
  ABS(
   LN(
    ieee_divide(
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t8`.`per_day_after`,
      NULL
     ),
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t7`.`per_day_before`,
      NULL
     )
    )
   )
  ) < 0.0001,
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   `t7`.`per_day_before`,
   NULL
  ) * (
   ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    2.0
   ) + 1.0 + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    6.0
   ) + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    24.0
   )
  ),
  ieee_divide(
   IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t8`.`per_day_after`,
    NULL
   ) - IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t7`.`per_day_before`,
    NULL
   ),
   NULLIF(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    0.0
   )
  )
 ) * LN(
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   ieee_divide(`t8`.`win_rate_after`, `t7`.`win_rate_before`),
   NULL
  )
 ) AS `win_rate`,
 IF(
  ABS(
   LN(
    ieee_divide(
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t8`.`per_day_after`,
      NULL
     ),
     IF(
      (
       `t7`.`per_day_before` > 0
      ) AND (
       `t8`.`per_day_after` > 0
      ),
      `t7`.`per_day_before`,
      NULL
     )
    )
   )
  ) < 0.0001,
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   `t7`.`per_day_before`,
   NULL
  ) * (
   ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    2.0
   ) + 1.0 + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    6.0
   ) + ieee_divide(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ) * LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    24.0
   )
  ),
  ieee_divide(
   IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t8`.`per_day_after`,
    NULL
   ) - IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t7`.`per_day_before`,
    NULL
   ),
   NULLIF(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    ),
    0.0
   )
  )
 ) * LN(
  IF(
   (
    `t7`.`per_day_before` > 0
   ) AND (
    `t8`.`per_day_after` > 0
   ),
   ieee_divide(`t8`.`average_amount_after`, `t7`.`average_amount_before`),
   NULL
  )
 ) AS `amount`,
 -(
  IF(
   ABS(
    LN(
     ieee_divide(
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t8`.`per_day_after`,
       NULL
      ),
      IF(
       (
        `t7`.`per_day_before` > 0
       ) AND (
        `t8`.`per_day_after` > 0
       ),
       `t7`.`per_day_before`,
       NULL
      )
     )
    )
   ) < 0.0001,
   IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    `t7`.`per_day_before`,
    NULL
   ) * (
    ieee_divide(
     LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ),
     2.0
    ) + 1.0 + ieee_divide(
     LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ) * LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ),
     6.0
    ) + ieee_divide(
     LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ) * LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ) * LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ),
     24.0
    )
   ),
   ieee_divide(
    IF(
     (
      `t7`.`per_day_before` > 0
     ) AND (
      `t8`.`per_day_after` > 0
     ),
     `t8`.`per_day_after`,
     NULL
    ) - IF(
     (
      `t7`.`per_day_before` > 0
     ) AND (
      `t8`.`per_day_after` > 0
     ),
     `t7`.`per_day_before`,
     NULL
    ),
    NULLIF(
     LN(
      ieee_divide(
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t8`.`per_day_after`,
        NULL
       ),
       IF(
        (
         `t7`.`per_day_before` > 0
        ) AND (
         `t8`.`per_day_after` > 0
        ),
        `t7`.`per_day_before`,
        NULL
       )
      )
     ),
     0.0
    )
   )
  ) * LN(
   IF(
    (
     `t7`.`per_day_before` > 0
    ) AND (
     `t8`.`per_day_after` > 0
    ),
    ieee_divide(`t8`.`cycle_days_after`, `t7`.`cycle_days_before`),
    NULL
   )
  )
 ) AS `cycle`,
 `t7`.`n_before` AS `number_before`,
 `t8`.`n_after` AS `number_after`,
 `t7`.`win_rate_before`,
 `t8`.`win_rate_after`,
 `t7`.`average_amount_before` AS `amount_before`,
 `t8`.`average_amount_after` AS `amount_after`,
 `t7`.`cycle_days_before` AS `cycle_before`,
 `t8`.`cycle_days_after` AS `cycle_after`,
 `t7`.`won_before`,
 `t8`.`won_after`
FROM (
 SELECT
  `t3`.`won` AS `won_before`,
  ieee_divide(
   `t3`.`n` * ieee_divide(`t3`.`won`, NULLIF(`t3`.`n`, 0)) * `t3`.`average_amount`,
   NULLIF(`t3`.`cycle_days`, 0.0)
  ) AS `per_day_before`,
  `t3`.`n` AS `n_before`,
  ieee_divide(`t3`.`won`, NULLIF(`t3`.`n`, 0)) AS `win_rate_before`,
  `t3`.`average_amount` AS `average_amount_before`,
  `t3`.`cycle_days` AS `cycle_days_before`
 FROM (
  SELECT
   COUNTIF(`t1`.`counts`) AS `n`,
   COUNTIF(`t1`.`is_won`) AS `won`,
   ieee_divide(
    CAST(SUM(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)) AS FLOAT64),
    NULLIF(
     COUNT(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)),
     0
    )
   ) AS `average_amount`,
   ieee_divide(
    SUM(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)),
    NULLIF(COUNT(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)), 0)
   ) AS `cycle_days`,
   COUNTIF(`t1`.`is_won` AND NOT (
    COALESCE(`t1`.`amount` >= 0, FALSE)
   )) AS `without_amount`,
   COUNTIF(`t1`.`is_won` AND (
    `t1`.`cycle` IS NULL
   )) AS `without_cycle`,
   COUNTIF(`t1`.`is_won` AND (
    `t1`.`entered_at` IS NULL
   )) AS `creation_unknown`,
   COUNTIF(
    `t1`.`is_won`
    AND (
     (
      `t1`.`entered_at` IS NOT NULL
     ) AND (
      `t1`.`closed_at` IS NULL
     )
    )
   ) AS `closing_unknown`,
   COUNTIF(
    `t1`.`is_won`
    AND (
     (
      `t1`.`entered_at` IS NOT NULL
     )
     AND (
      `t1`.`closed_at` IS NOT NULL
     )
     AND (
      `t1`.`cycle` IS NULL
     )
    )
   ) AS `closed_before_created`,
   COUNTIF(NOT (
    `t1`.`counts`
   )) AS `without_date`
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
    `t0`.`created_at` AS `entered_at`,
    `t0`.`closed_at` IS NOT NULL AS `counts`,
    (
     `t0`.`closed_at` IS NOT NULL
    ) AND (
     `t0`.`outcome` = 'won'
    ) AS `is_won`,
    IF(
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       ),
       0
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      ELSE ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     END >= 0,
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       ),
       0
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      ELSE ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     END,
     CAST(NULL AS FLOAT64)
    ) AS `cycle`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` IN ('won', 'lost')
    AND (
     (
      (
       `t0`.`closed_at` >= DATETIME('2025-10-01T00:00:00')
      )
      AND (
       `t0`.`closed_at` < DATETIME('2026-01-01T00:00:00')
      )
     )
     OR (
      `t0`.`closed_at` IS NULL
     )
    )
  ) AS `t1`
 ) AS `t3`
) AS `t7`
CROSS JOIN (
 SELECT
  `t4`.`won` AS `won_after`,
  ieee_divide(
   `t4`.`n` * ieee_divide(`t4`.`won`, NULLIF(`t4`.`n`, 0)) * `t4`.`average_amount`,
   NULLIF(`t4`.`cycle_days`, 0.0)
  ) AS `per_day_after`,
  `t4`.`n` AS `n_after`,
  ieee_divide(`t4`.`won`, NULLIF(`t4`.`n`, 0)) AS `win_rate_after`,
  `t4`.`average_amount` AS `average_amount_after`,
  `t4`.`cycle_days` AS `cycle_days_after`
 FROM (
  SELECT
   COUNTIF(`t2`.`counts`) AS `n`,
   COUNTIF(`t2`.`is_won`) AS `won`,
   ieee_divide(
    CAST(SUM(IF(`t2`.`is_won` AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)) AS FLOAT64),
    NULLIF(
     COUNT(IF(`t2`.`is_won` AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)),
     0
    )
   ) AS `average_amount`,
   ieee_divide(
    SUM(IF(`t2`.`is_won`, `t2`.`cycle`, NULL)),
    NULLIF(COUNT(IF(`t2`.`is_won`, `t2`.`cycle`, NULL)), 0)
   ) AS `cycle_days`,
   COUNTIF(`t2`.`is_won` AND NOT (
    COALESCE(`t2`.`amount` >= 0, FALSE)
   )) AS `without_amount`,
   COUNTIF(`t2`.`is_won` AND (
    `t2`.`cycle` IS NULL
   )) AS `without_cycle`,
   COUNTIF(`t2`.`is_won` AND (
    `t2`.`entered_at` IS NULL
   )) AS `creation_unknown`,
   COUNTIF(
    `t2`.`is_won`
    AND (
     (
      `t2`.`entered_at` IS NOT NULL
     ) AND (
      `t2`.`closed_at` IS NULL
     )
    )
   ) AS `closing_unknown`,
   COUNTIF(
    `t2`.`is_won`
    AND (
     (
      `t2`.`entered_at` IS NOT NULL
     )
     AND (
      `t2`.`closed_at` IS NOT NULL
     )
     AND (
      `t2`.`cycle` IS NULL
     )
    )
   ) AS `closed_before_created`,
   COUNTIF(NOT (
    `t2`.`counts`
   )) AS `without_date`
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
    `t0`.`created_at` AS `entered_at`,
    `t0`.`closed_at` IS NOT NULL AS `counts`,
    (
     `t0`.`closed_at` IS NOT NULL
    ) AND (
     `t0`.`outcome` = 'won'
    ) AS `is_won`,
    IF(
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       ),
       0
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      ELSE ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     END >= 0,
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       ),
       0
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       ieee_divide(
        CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
        86400.0
       )
      ) AS INT64) AS FLOAT64)
      ELSE ieee_divide(
       CAST(UNIX_SECONDS(`t0`.`closed_at`) - UNIX_SECONDS(`t0`.`created_at`) AS FLOAT64),
       86400.0
      )
     END,
     CAST(NULL AS FLOAT64)
    ) AS `cycle`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` IN ('won', 'lost')
    AND (
     (
      (
       `t0`.`closed_at` >= DATETIME('2026-01-01T00:00:00')
      )
      AND (
       `t0`.`closed_at` < DATETIME('2026-04-01T00:00:00')
      )
     )
     OR (
      `t0`.`closed_at` IS NULL
     )
    )
  ) AS `t2`
 ) AS `t4`
) AS `t8`
