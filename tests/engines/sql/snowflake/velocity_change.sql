SELECT
 "t7"."per_day_before" AS "before",
 "t8"."per_day_after" AS "after",
 IFF(
  (
   "t7"."per_day_before" > 0
  ) AND (
   "t8"."per_day_after" > 0
  ),
  "t8"."per_day_after" - "t7"."per_day_before",
  NULL
 ) AS "difference",
 IFF(
  ABS(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   )
  ) < 0.0001,
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t7"."per_day_before",
   NULL
  ) * (
   (
    LN(
     IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t8"."per_day_after",
      NULL
     ) / IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t7"."per_day_before",
      NULL
     )
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 6.0
   ) + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 24.0
   )
  ),
  (
   IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t8"."per_day_after",
    NULL
   ) - IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t7"."per_day_before",
    NULL
   )
  ) / NULLIF(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   ),
   0.0
  )
 ) * LN(
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t8"."n_after" / "t7"."n_before",
   NULL
  )
 ) AS "number",
 IFF(
  ABS(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   )
  ) < 0.0001,
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t7"."per_day_before",
   NULL
  ) * (
   (
    LN(
     IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t8"."per_day_after",
      NULL
     ) / IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t7"."per_day_before",
      NULL
     )
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 6.0
   ) + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 24.0
   )
  ),
  (
   IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t8"."per_day_after",
    NULL
   ) - IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t7"."per_day_before",
    NULL
   )
  ) / NULLIF(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   ),
   0.0
  )
 ) * LN(
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t8"."win_rate_after" / "t7"."win_rate_before",
   NULL
  )
 ) AS "win_rate",
 IFF(
  ABS(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   )
  ) < 0.0001,
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t7"."per_day_before",
   NULL
  ) * (
   (
    LN(
     IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t8"."per_day_after",
      NULL
     ) / IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t7"."per_day_before",
      NULL
     )
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 6.0
   ) + (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) * LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     )
    ) / 24.0
   )
  ),
  (
   IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t8"."per_day_after",
    NULL
   ) - IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t7"."per_day_before",
    NULL
   )
  ) / NULLIF(
   LN(
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) / IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   ),
   0.0
  )
 ) * LN(
  IFF(
   (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   ),
   "t8"."average_amount_after" / "t7"."average_amount_before",
   NULL
  )
 ) AS "amount",
 -(
  IFF(
   ABS(
    LN(
     IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t8"."per_day_after",
      NULL
     ) / IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t7"."per_day_before",
      NULL
     )
    )
   ) < 0.0001,
   IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t7"."per_day_before",
    NULL
   ) * (
    (
     LN(
      IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t8"."per_day_after",
       NULL
      ) / IFF(
       (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       ),
       "t7"."per_day_before",
       NULL
      )
     ) / 2.0
    ) + 1.0 + (
     (
      LN(
       IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t8"."per_day_after",
        NULL
       ) / IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t7"."per_day_before",
        NULL
       )
      ) * LN(
       IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t8"."per_day_after",
        NULL
       ) / IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t7"."per_day_before",
        NULL
       )
      )
     ) / 6.0
    ) + (
     (
      LN(
       IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t8"."per_day_after",
        NULL
       ) / IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t7"."per_day_before",
        NULL
       )
      ) * LN(
       IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t8"."per_day_after",
        NULL
       ) / IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t7"."per_day_before",
        NULL
       )
      ) * LN(
       IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t8"."per_day_after",
        NULL
       ) / IFF(
        (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        ),
        "t7"."per_day_before",
        NULL
       )
      )
     ) / 24.0
    )
   ),
   (
    IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t8"."per_day_after",
     NULL
    ) - IFF(
     (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     ),
     "t7"."per_day_before",
     NULL
    )
   ) / NULLIF(
    LN(
     IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t8"."per_day_after",
      NULL
     ) / IFF(
      (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      ),
      "t7"."per_day_before",
      NULL
     )
    ),
    0.0
   )
  ) * LN(
   IFF(
    (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    ),
    "t8"."cycle_days_after" / "t7"."cycle_days_before",
    NULL
   )
  )
 ) AS "cycle",
 "t7"."n_before" AS "number_before",
 "t8"."n_after" AS "number_after",
 "t7"."win_rate_before",
 "t8"."win_rate_after",
 "t7"."average_amount_before" AS "amount_before",
 "t8"."average_amount_after" AS "amount_after",
 "t7"."cycle_days_before" AS "cycle_before",
 "t8"."cycle_days_after" AS "cycle_after",
 "t7"."won_before",
 "t8"."won_after"
FROM (
 SELECT
  "t3"."won" AS "won_before",
  (
   "t3"."n" * (
    "t3"."won" / NULLIF("t3"."n", 0)
   ) * "t3"."average_amount"
  ) / NULLIF("t3"."cycle_days", 0.0) AS "per_day_before",
  "t3"."n" AS "n_before",
  "t3"."won" / NULLIF("t3"."n", 0) AS "win_rate_before",
  "t3"."average_amount" AS "average_amount_before",
  "t3"."cycle_days" AS "cycle_days_before"
 FROM (
  SELECT
   COUNT_IF("t1"."counts") AS "n",
   COUNT_IF("t1"."is_won") AS "won",
   CAST(SUM(IFF("t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE), "t1"."amount", NULL)) AS DOUBLE) / NULLIF(
    COUNT(IFF("t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE), "t1"."amount", NULL)),
    0
   ) AS "average_amount",
   SUM(IFF("t1"."is_won", "t1"."cycle", NULL)) / NULLIF(COUNT(IFF("t1"."is_won", "t1"."cycle", NULL)), 0) AS "cycle_days",
   COUNT_IF("t1"."is_won" AND NOT (
    COALESCE("t1"."amount" >= 0, FALSE)
   )) AS "without_amount",
   COUNT_IF("t1"."is_won" AND (
    "t1"."cycle" IS NULL
   )) AS "without_cycle",
   COUNT_IF("t1"."is_won" AND (
    "t1"."entered_at" IS NULL
   )) AS "creation_unknown",
   COUNT_IF(
    "t1"."is_won"
    AND (
     (
      "t1"."entered_at" IS NOT NULL
     ) AND (
      "t1"."closed_at" IS NULL
     )
    )
   ) AS "closing_unknown",
   COUNT_IF(
    "t1"."is_won"
    AND (
     (
      "t1"."entered_at" IS NOT NULL
     )
     AND (
      "t1"."closed_at" IS NOT NULL
     )
     AND (
      "t1"."cycle" IS NULL
     )
    )
   ) AS "closed_before_created",
   COUNT_IF(NOT (
    "t1"."counts"
   )) AS "without_date"
  FROM (
   SELECT
    "t0"."deal_id",
    "t0"."name",
    "t0"."pipeline",
    "t0"."stage",
    "t0"."outcome",
    "t0"."created_at",
    "t0"."closed_at",
    "t0"."created_day_only",
    "t0"."closed_day_only",
    "t0"."expected_close_on",
    "t0"."amount",
    "t0"."currency",
    "t0"."owner",
    "t0"."team",
    "t0"."account",
    "t0"."source",
    "t0"."channel",
    "t0"."product",
    "t0"."region",
    "t0"."segment",
    "t0"."category",
    "t0"."probability",
    "t0"."next_step",
    "t0"."next_step_on",
    "t0"."last_activity_at",
    "t0"."loss_reason",
    "t0"."competitor",
    "t0"."source_file",
    "t0"."source_row",
    "t0"."state_unknown",
    "t0"."close_ahead",
    "t0"."original_amount",
    "t0"."exchange_rate",
    "t0"."rate_missing",
    "t0"."created_at" AS "entered_at",
    "t0"."closed_at" IS NOT NULL AS "counts",
    (
     "t0"."closed_at" IS NOT NULL
    ) AND (
     "t0"."outcome" = 'won'
    ) AS "is_won",
    IFF(
     CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     END >= 0,
     CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     END,
     CAST(NULL AS DOUBLE)
    ) AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2025, 10, 1, 0, 0, 0, 0)
      )
      AND (
       "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
      )
     )
     OR (
      "t0"."closed_at" IS NULL
     )
    )
  ) AS "t1"
 ) AS "t3"
) AS "t7"
CROSS JOIN (
 SELECT
  "t4"."won" AS "won_after",
  (
   "t4"."n" * (
    "t4"."won" / NULLIF("t4"."n", 0)
   ) * "t4"."average_amount"
  ) / NULLIF("t4"."cycle_days", 0.0) AS "per_day_after",
  "t4"."n" AS "n_after",
  "t4"."won" / NULLIF("t4"."n", 0) AS "win_rate_after",
  "t4"."average_amount" AS "average_amount_after",
  "t4"."cycle_days" AS "cycle_days_after"
 FROM (
  SELECT
   COUNT_IF("t2"."counts") AS "n",
   COUNT_IF("t2"."is_won") AS "won",
   CAST(SUM(IFF("t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE), "t2"."amount", NULL)) AS DOUBLE) / NULLIF(
    COUNT(IFF("t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE), "t2"."amount", NULL)),
    0
   ) AS "average_amount",
   SUM(IFF("t2"."is_won", "t2"."cycle", NULL)) / NULLIF(COUNT(IFF("t2"."is_won", "t2"."cycle", NULL)), 0) AS "cycle_days",
   COUNT_IF("t2"."is_won" AND NOT (
    COALESCE("t2"."amount" >= 0, FALSE)
   )) AS "without_amount",
   COUNT_IF("t2"."is_won" AND (
    "t2"."cycle" IS NULL
   )) AS "without_cycle",
   COUNT_IF("t2"."is_won" AND (
    "t2"."entered_at" IS NULL
   )) AS "creation_unknown",
   COUNT_IF(
    "t2"."is_won"
    AND (
     (
      "t2"."entered_at" IS NOT NULL
     ) AND (
      "t2"."closed_at" IS NULL
     )
    )
   ) AS "closing_unknown",
   COUNT_IF(
    "t2"."is_won"
    AND (
     (
      "t2"."entered_at" IS NOT NULL
     )
     AND (
      "t2"."closed_at" IS NOT NULL
     )
     AND (
      "t2"."cycle" IS NULL
     )
    )
   ) AS "closed_before_created",
   COUNT_IF(NOT (
    "t2"."counts"
   )) AS "without_date"
  FROM (
   SELECT
    "t0"."deal_id",
    "t0"."name",
    "t0"."pipeline",
    "t0"."stage",
    "t0"."outcome",
    "t0"."created_at",
    "t0"."closed_at",
    "t0"."created_day_only",
    "t0"."closed_day_only",
    "t0"."expected_close_on",
    "t0"."amount",
    "t0"."currency",
    "t0"."owner",
    "t0"."team",
    "t0"."account",
    "t0"."source",
    "t0"."channel",
    "t0"."product",
    "t0"."region",
    "t0"."segment",
    "t0"."category",
    "t0"."probability",
    "t0"."next_step",
    "t0"."next_step_on",
    "t0"."last_activity_at",
    "t0"."loss_reason",
    "t0"."competitor",
    "t0"."source_file",
    "t0"."source_row",
    "t0"."state_unknown",
    "t0"."close_ahead",
    "t0"."original_amount",
    "t0"."exchange_rate",
    "t0"."rate_missing",
    "t0"."created_at" AS "entered_at",
    "t0"."closed_at" IS NOT NULL AS "counts",
    (
     "t0"."closed_at" IS NOT NULL
    ) AND (
     "t0"."outcome" = 'won'
    ) AS "is_won",
    IFF(
     CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     END >= 0,
     CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0,
       0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
      ) AS BIGINT) AS DOUBLE)
      ELSE CAST(DATE_PART('epoch', "t0"."closed_at") - DATE_PART('epoch', "t0"."created_at") AS DOUBLE) / 86400.0
     END,
     CAST(NULL AS DOUBLE)
    ) AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= TIMESTAMP_FROM_PARTS(2026, 1, 1, 0, 0, 0, 0)
      )
      AND (
       "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 4, 1, 0, 0, 0, 0)
      )
     )
     OR (
      "t0"."closed_at" IS NULL
     )
    )
  ) AS "t2"
 ) AS "t4"
) AS "t8"
