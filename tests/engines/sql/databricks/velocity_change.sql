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
    TRY_DIVIDE(
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
   TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
   ) + 1.0 + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   ) + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
  TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   TRY_DIVIDE(`t8`.`n_after`, `t7`.`n_before`),
   NULL
  )
 ) AS `number`,
 IF(
  ABS(
   LN(
    TRY_DIVIDE(
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
   TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
   ) + 1.0 + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   ) + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
  TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   TRY_DIVIDE(`t8`.`win_rate_after`, `t7`.`win_rate_before`),
   NULL
  )
 ) AS `win_rate`,
 IF(
  ABS(
   LN(
    TRY_DIVIDE(
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
   TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
   ) + 1.0 + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   ) + TRY_DIVIDE(
    LN(
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
     TRY_DIVIDE(
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
  TRY_DIVIDE(
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
     TRY_DIVIDE(
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
   TRY_DIVIDE(`t8`.`average_amount_after`, `t7`.`average_amount_before`),
   NULL
  )
 ) AS `amount`,
 -(
  IF(
   ABS(
    LN(
     TRY_DIVIDE(
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
    TRY_DIVIDE(
     LN(
      TRY_DIVIDE(
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
    ) + 1.0 + TRY_DIVIDE(
     LN(
      TRY_DIVIDE(
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
      TRY_DIVIDE(
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
    ) + TRY_DIVIDE(
     LN(
      TRY_DIVIDE(
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
      TRY_DIVIDE(
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
      TRY_DIVIDE(
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
   TRY_DIVIDE(
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
      TRY_DIVIDE(
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
    TRY_DIVIDE(`t8`.`cycle_days_after`, `t7`.`cycle_days_before`),
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
  TRY_DIVIDE(
   `t3`.`n` * TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`n`, 0)) * `t3`.`average_amount`,
   NULLIF(`t3`.`cycle_days`, 0.0)
  ) AS `per_day_before`,
  `t3`.`n` AS `n_before`,
  TRY_DIVIDE(`t3`.`won`, NULLIF(`t3`.`n`, 0)) AS `win_rate_before`,
  `t3`.`average_amount` AS `average_amount_before`,
  `t3`.`cycle_days` AS `cycle_days_before`
 FROM (
  SELECT
   SUM(CAST(`t1`.`counts` AS BIGINT)) AS `n`,
   SUM(CAST(`t1`.`is_won` AS BIGINT)) AS `won`,
   TRY_DIVIDE(
    CAST(SUM(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)) AS DOUBLE),
    NULLIF(
     COUNT(IF(`t1`.`is_won` AND COALESCE(`t1`.`amount` >= 0, FALSE), `t1`.`amount`, NULL)),
     0
    )
   ) AS `average_amount`,
   TRY_DIVIDE(
    SUM(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)),
    NULLIF(COUNT(IF(`t1`.`is_won`, `t1`.`cycle`, NULL)), 0)
   ) AS `cycle_days`,
   SUM(CAST(`t1`.`is_won` AND NOT (
    COALESCE(`t1`.`amount` >= 0, FALSE)
   ) AS BIGINT)) AS `without_amount`,
   SUM(
    CAST(`t1`.`is_won` AND (
     `t1`.`cycle` IS NULL OR ISNAN(`t1`.`cycle`)
    ) AS BIGINT)
   ) AS `without_cycle`,
   SUM(CAST(`t1`.`is_won` AND (
    `t1`.`entered_at` IS NULL
   ) AS BIGINT)) AS `creation_unknown`,
   SUM(
    CAST(`t1`.`is_won`
    AND (
     (
      `t1`.`entered_at` IS NOT NULL
     ) AND (
      `t1`.`closed_at` IS NULL
     )
    ) AS BIGINT)
   ) AS `closing_unknown`,
   SUM(
    CAST(`t1`.`is_won`
    AND (
     (
      `t1`.`entered_at` IS NOT NULL
     )
     AND (
      `t1`.`closed_at` IS NOT NULL
     )
     AND (
      `t1`.`cycle` IS NULL OR ISNAN(`t1`.`cycle`)
     )
    ) AS BIGINT)
   ) AS `closed_before_created`,
   SUM(CAST(NOT (
    `t1`.`counts`
   ) AS BIGINT)) AS `without_date`
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
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END >= 0,
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END,
     CAST(NULL AS DOUBLE)
    ) AS `cycle`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` IN ('won', 'lost')
    AND (
     (
      (
       `t0`.`closed_at` >= CAST('2025-10-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t0`.`closed_at` < CAST('2026-01-01T00:00:00' AS TIMESTAMP)
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
  TRY_DIVIDE(
   `t4`.`n` * TRY_DIVIDE(`t4`.`won`, NULLIF(`t4`.`n`, 0)) * `t4`.`average_amount`,
   NULLIF(`t4`.`cycle_days`, 0.0)
  ) AS `per_day_after`,
  `t4`.`n` AS `n_after`,
  TRY_DIVIDE(`t4`.`won`, NULLIF(`t4`.`n`, 0)) AS `win_rate_after`,
  `t4`.`average_amount` AS `average_amount_after`,
  `t4`.`cycle_days` AS `cycle_days_after`
 FROM (
  SELECT
   SUM(CAST(`t2`.`counts` AS BIGINT)) AS `n`,
   SUM(CAST(`t2`.`is_won` AS BIGINT)) AS `won`,
   TRY_DIVIDE(
    CAST(SUM(IF(`t2`.`is_won` AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)) AS DOUBLE),
    NULLIF(
     COUNT(IF(`t2`.`is_won` AND COALESCE(`t2`.`amount` >= 0, FALSE), `t2`.`amount`, NULL)),
     0
    )
   ) AS `average_amount`,
   TRY_DIVIDE(
    SUM(IF(`t2`.`is_won`, `t2`.`cycle`, NULL)),
    NULLIF(COUNT(IF(`t2`.`is_won`, `t2`.`cycle`, NULL)), 0)
   ) AS `cycle_days`,
   SUM(CAST(`t2`.`is_won` AND NOT (
    COALESCE(`t2`.`amount` >= 0, FALSE)
   ) AS BIGINT)) AS `without_amount`,
   SUM(
    CAST(`t2`.`is_won` AND (
     `t2`.`cycle` IS NULL OR ISNAN(`t2`.`cycle`)
    ) AS BIGINT)
   ) AS `without_cycle`,
   SUM(CAST(`t2`.`is_won` AND (
    `t2`.`entered_at` IS NULL
   ) AS BIGINT)) AS `creation_unknown`,
   SUM(
    CAST(`t2`.`is_won`
    AND (
     (
      `t2`.`entered_at` IS NOT NULL
     ) AND (
      `t2`.`closed_at` IS NULL
     )
    ) AS BIGINT)
   ) AS `closing_unknown`,
   SUM(
    CAST(`t2`.`is_won`
    AND (
     (
      `t2`.`entered_at` IS NOT NULL
     )
     AND (
      `t2`.`closed_at` IS NOT NULL
     )
     AND (
      `t2`.`cycle` IS NULL OR ISNAN(`t2`.`cycle`)
     )
    ) AS BIGINT)
   ) AS `closed_before_created`,
   SUM(CAST(NOT (
    `t2`.`counts`
   ) AS BIGINT)) AS `without_date`
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
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END >= 0,
     CASE
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      AND COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(ROUND(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       ),
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`closed_day_only`, FALSE)
      THEN CAST(CAST(CEIL(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE(`t0`.`created_day_only`, FALSE)
      THEN CAST(CAST(FLOOR(
       TRY_DIVIDE(
        CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
        86400.0
       )
      ) AS BIGINT) AS DOUBLE)
      ELSE TRY_DIVIDE(
       CAST(UNIX_TIMESTAMP(CAST(`t0`.`closed_at` AS TIMESTAMP)) - UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)) AS DOUBLE),
       86400.0
      )
     END,
     CAST(NULL AS DOUBLE)
    ) AS `cycle`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` IN ('won', 'lost')
    AND (
     (
      (
       `t0`.`closed_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t0`.`closed_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
      )
     )
     OR (
      `t0`.`closed_at` IS NULL
     )
    )
  ) AS `t2`
 ) AS `t4`
) AS `t8`
