SELECT
 "t7"."per_day_before" AS "before",
 "t8"."per_day_after" AS "after",
 CASE
  WHEN (
   "t7"."per_day_before" > 0
  ) AND (
   "t8"."per_day_after" > 0
  )
  THEN "t8"."per_day_after" - "t7"."per_day_before"
  ELSE NULL
 END AS "difference",
 CASE
  WHEN ABS(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   )
  ) < 0.0001
  THEN CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t7"."per_day_before"
   ELSE NULL
  END * (
   (
    LN(
     CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 6.0
   ) + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 24.0
   )
  )
  ELSE (
   CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t8"."per_day_after"
    ELSE NULL
   END - CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t7"."per_day_before"
    ELSE NULL
   END
  ) / nullIf(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   ),
   0.0
  )
 END * LN(
  CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t8"."n_after" / "t7"."n_before"
   ELSE NULL
  END
 ) AS "number",
 CASE
  WHEN ABS(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   )
  ) < 0.0001
  THEN CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t7"."per_day_before"
   ELSE NULL
  END * (
   (
    LN(
     CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 6.0
   ) + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 24.0
   )
  )
  ELSE (
   CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t8"."per_day_after"
    ELSE NULL
   END - CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t7"."per_day_before"
    ELSE NULL
   END
  ) / nullIf(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   ),
   0.0
  )
 END * LN(
  CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t8"."win_rate_after" / "t7"."win_rate_before"
   ELSE NULL
  END
 ) AS "win_rate",
 CASE
  WHEN ABS(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   )
  ) < 0.0001
  THEN CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t7"."per_day_before"
   ELSE NULL
  END * (
   (
    LN(
     CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) / 2.0
   ) + 1.0 + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 6.0
   ) + (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) / 24.0
   )
  )
  ELSE (
   CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t8"."per_day_after"
    ELSE NULL
   END - CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t7"."per_day_before"
    ELSE NULL
   END
  ) / nullIf(
   LN(
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END / CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   ),
   0.0
  )
 END * LN(
  CASE
   WHEN (
    "t7"."per_day_before" > 0
   ) AND (
    "t8"."per_day_after" > 0
   )
   THEN "t8"."average_amount_after" / "t7"."average_amount_before"
   ELSE NULL
  END
 ) AS "amount",
 -(
  CASE
   WHEN ABS(
    LN(
     CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    )
   ) < 0.0001
   THEN CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t7"."per_day_before"
    ELSE NULL
   END * (
    (
     LN(
      CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) / 2.0
    ) + 1.0 + (
     (
      LN(
       CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      )
     ) / 6.0
    ) + (
     (
      LN(
       CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      )
     ) / 24.0
    )
   )
   ELSE (
    CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END - CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t7"."per_day_before"
     ELSE NULL
    END
   ) / nullIf(
    LN(
     CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ),
    0.0
   )
  END * LN(
   CASE
    WHEN (
     "t7"."per_day_before" > 0
    ) AND (
     "t8"."per_day_after" > 0
    )
    THEN "t8"."cycle_days_after" / "t7"."cycle_days_before"
    ELSE NULL
   END
  )
 ) AS "cycle",
 "t7"."n_before" AS "number_before",
 "t8"."n_after" AS "number_after",
 "t7"."win_rate_before" AS "win_rate_before",
 "t8"."win_rate_after" AS "win_rate_after",
 "t7"."average_amount_before" AS "amount_before",
 "t8"."average_amount_after" AS "amount_after",
 "t7"."cycle_days_before" AS "cycle_before",
 "t8"."cycle_days_after" AS "cycle_after",
 "t7"."won_before" AS "won_before",
 "t8"."won_after" AS "won_after"
FROM (
 SELECT
  "t3"."won" AS "won_before",
  (
   "t3"."n" * (
    "t3"."won" / nullIf("t3"."n", 0)
   ) * "t3"."average_amount"
  ) / nullIf("t3"."cycle_days", 0.0) AS "per_day_before",
  "t3"."n" AS "n_before",
  "t3"."won" / nullIf("t3"."n", 0) AS "win_rate_before",
  "t3"."average_amount" AS "average_amount_before",
  "t3"."cycle_days" AS "cycle_days_before"
 FROM (
  SELECT
   countIf("t1"."counts") AS "n",
   countIf("t1"."is_won") AS "won",
   CAST(sumIf("t1"."amount", "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)) AS Nullable(Float64)) / nullIf(countIf("t1"."amount", "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)), 0) AS "average_amount",
   sumIf("t1"."cycle", "t1"."is_won") / nullIf(countIf("t1"."cycle", "t1"."is_won"), 0) AS "cycle_days",
   countIf("t1"."is_won" AND NOT (
    COALESCE("t1"."amount" >= 0, FALSE)
   )) AS "without_amount",
   countIf("t1"."is_won" AND isNull("t1"."cycle")) AS "without_cycle",
   countIf("t1"."is_won" AND isNull("t1"."entered_at")) AS "creation_unknown",
   countIf("t1"."is_won" AND (
    isNotNull("t1"."entered_at") AND isNull("t1"."closed_at")
   )) AS "closing_unknown",
   countIf(
    "t1"."is_won"
    AND (
     isNotNull("t1"."entered_at")
     AND isNotNull("t1"."closed_at")
     AND isNull("t1"."cycle")
    )
   ) AS "closed_before_created",
   countIf(NOT (
    "t1"."counts"
   )) AS "without_date"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    "t0"."name" AS "name",
    "t0"."pipeline" AS "pipeline",
    "t0"."stage" AS "stage",
    "t0"."outcome" AS "outcome",
    "t0"."created_at" AS "created_at",
    "t0"."closed_at" AS "closed_at",
    "t0"."created_day_only" AS "created_day_only",
    "t0"."closed_day_only" AS "closed_day_only",
    "t0"."expected_close_on" AS "expected_close_on",
    "t0"."amount" AS "amount",
    "t0"."currency" AS "currency",
    "t0"."owner" AS "owner",
    "t0"."team" AS "team",
    "t0"."account" AS "account",
    "t0"."source" AS "source",
    "t0"."channel" AS "channel",
    "t0"."product" AS "product",
    "t0"."region" AS "region",
    "t0"."segment" AS "segment",
    "t0"."category" AS "category",
    "t0"."probability" AS "probability",
    "t0"."next_step" AS "next_step",
    "t0"."next_step_on" AS "next_step_on",
    "t0"."last_activity_at" AS "last_activity_at",
    "t0"."loss_reason" AS "loss_reason",
    "t0"."competitor" AS "competitor",
    "t0"."source_file" AS "source_file",
    "t0"."source_row" AS "source_row",
    "t0"."state_unknown" AS "state_unknown",
    "t0"."close_ahead" AS "close_ahead",
    "t0"."original_amount" AS "original_amount",
    "t0"."exchange_rate" AS "exchange_rate",
    "t0"."rate_missing" AS "rate_missing",
    "t0"."created_at" AS "entered_at",
    isNotNull("t0"."closed_at") AS "counts",
    isNotNull("t0"."closed_at") AND (
     "t0"."outcome" = 'won'
    ) AS "is_won",
    CASE
     WHEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     END
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= parseDateTimeBestEffort('2025-10-01T00:00:00')
      )
      AND (
       "t0"."closed_at" < parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
     )
     OR isNull("t0"."closed_at")
    )
  ) AS "t1"
 ) AS "t3"
) AS "t7"
CROSS JOIN (
 SELECT
  "t4"."won" AS "won_after",
  (
   "t4"."n" * (
    "t4"."won" / nullIf("t4"."n", 0)
   ) * "t4"."average_amount"
  ) / nullIf("t4"."cycle_days", 0.0) AS "per_day_after",
  "t4"."n" AS "n_after",
  "t4"."won" / nullIf("t4"."n", 0) AS "win_rate_after",
  "t4"."average_amount" AS "average_amount_after",
  "t4"."cycle_days" AS "cycle_days_after"
 FROM (
  SELECT
   countIf("t2"."counts") AS "n",
   countIf("t2"."is_won") AS "won",
   CAST(sumIf("t2"."amount", "t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE)) AS Nullable(Float64)) / nullIf(countIf("t2"."amount", "t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE)), 0) AS "average_amount",
   sumIf("t2"."cycle", "t2"."is_won") / nullIf(countIf("t2"."cycle", "t2"."is_won"), 0) AS "cycle_days",
   countIf("t2"."is_won" AND NOT (
    COALESCE("t2"."amount" >= 0, FALSE)
   )) AS "without_amount",
   countIf("t2"."is_won" AND isNull("t2"."cycle")) AS "without_cycle",
   countIf("t2"."is_won" AND isNull("t2"."entered_at")) AS "creation_unknown",
   countIf("t2"."is_won" AND (
    isNotNull("t2"."entered_at") AND isNull("t2"."closed_at")
   )) AS "closing_unknown",
   countIf(
    "t2"."is_won"
    AND (
     isNotNull("t2"."entered_at")
     AND isNotNull("t2"."closed_at")
     AND isNull("t2"."cycle")
    )
   ) AS "closed_before_created",
   countIf(NOT (
    "t2"."counts"
   )) AS "without_date"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    "t0"."name" AS "name",
    "t0"."pipeline" AS "pipeline",
    "t0"."stage" AS "stage",
    "t0"."outcome" AS "outcome",
    "t0"."created_at" AS "created_at",
    "t0"."closed_at" AS "closed_at",
    "t0"."created_day_only" AS "created_day_only",
    "t0"."closed_day_only" AS "closed_day_only",
    "t0"."expected_close_on" AS "expected_close_on",
    "t0"."amount" AS "amount",
    "t0"."currency" AS "currency",
    "t0"."owner" AS "owner",
    "t0"."team" AS "team",
    "t0"."account" AS "account",
    "t0"."source" AS "source",
    "t0"."channel" AS "channel",
    "t0"."product" AS "product",
    "t0"."region" AS "region",
    "t0"."segment" AS "segment",
    "t0"."category" AS "category",
    "t0"."probability" AS "probability",
    "t0"."next_step" AS "next_step",
    "t0"."next_step_on" AS "next_step_on",
    "t0"."last_activity_at" AS "last_activity_at",
    "t0"."loss_reason" AS "loss_reason",
    "t0"."competitor" AS "competitor",
    "t0"."source_file" AS "source_file",
    "t0"."source_row" AS "source_row",
    "t0"."state_unknown" AS "state_unknown",
    "t0"."close_ahead" AS "close_ahead",
    "t0"."original_amount" AS "original_amount",
    "t0"."exchange_rate" AS "exchange_rate",
    "t0"."rate_missing" AS "rate_missing",
    "t0"."created_at" AS "entered_at",
    isNotNull("t0"."closed_at") AS "counts",
    isNotNull("t0"."closed_at") AND (
     "t0"."outcome" = 'won'
    ) AS "is_won",
    CASE
     WHEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0,
       0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
      ) AS Nullable(Int64)) AS Nullable(Float64))
      ELSE CAST(toRelativeSecondNum("t0"."closed_at") - toRelativeSecondNum("t0"."created_at") AS Nullable(Float64)) / 86400.0
     END
     ELSE CAST(NULL AS Nullable(Float64))
    END AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= parseDateTimeBestEffort('2026-01-01T00:00:00')
      )
      AND (
       "t0"."closed_at" < parseDateTimeBestEffort('2026-04-01T00:00:00')
      )
     )
     OR isNull("t0"."closed_at")
    )
  ) AS "t2"
 ) AS "t4"
) AS "t8"
