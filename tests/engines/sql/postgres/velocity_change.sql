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
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
    CAST(LN(
     CAST(CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END AS DOUBLE PRECISION) / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) AS DOUBLE PRECISION) / 2.0
   ) + 1.0 + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 6.0
   ) + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 24.0
   )
  )
  ELSE CAST((
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
  ) AS DOUBLE PRECISION) / NULLIF(
   LN(
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
   THEN CAST("t8"."n_after" AS DOUBLE PRECISION) / "t7"."n_before"
   ELSE NULL
  END
 ) AS "number",
 CASE
  WHEN ABS(
   LN(
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
    CAST(LN(
     CAST(CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END AS DOUBLE PRECISION) / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) AS DOUBLE PRECISION) / 2.0
   ) + 1.0 + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 6.0
   ) + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 24.0
   )
  )
  ELSE CAST((
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
  ) AS DOUBLE PRECISION) / NULLIF(
   LN(
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
   THEN CAST("t8"."win_rate_after" AS DOUBLE PRECISION) / "t7"."win_rate_before"
   ELSE NULL
  END
 ) AS "win_rate",
 CASE
  WHEN ABS(
   LN(
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
    CAST(LN(
     CAST(CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END AS DOUBLE PRECISION) / CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t7"."per_day_before"
      ELSE NULL
     END
    ) AS DOUBLE PRECISION) / 2.0
   ) + 1.0 + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 6.0
   ) + (
    CAST((
     LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) * LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     )
    ) AS DOUBLE PRECISION) / 24.0
   )
  )
  ELSE CAST((
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
  ) AS DOUBLE PRECISION) / NULLIF(
   LN(
    CAST(CASE
     WHEN (
      "t7"."per_day_before" > 0
     ) AND (
      "t8"."per_day_after" > 0
     )
     THEN "t8"."per_day_after"
     ELSE NULL
    END AS DOUBLE PRECISION) / CASE
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
   THEN CAST("t8"."average_amount_after" AS DOUBLE PRECISION) / "t7"."average_amount_before"
   ELSE NULL
  END
 ) AS "amount",
 -(
  CASE
   WHEN ABS(
    LN(
     CAST(CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END AS DOUBLE PRECISION) / CASE
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
     CAST(LN(
      CAST(CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t8"."per_day_after"
       ELSE NULL
      END AS DOUBLE PRECISION) / CASE
       WHEN (
        "t7"."per_day_before" > 0
       ) AND (
        "t8"."per_day_after" > 0
       )
       THEN "t7"."per_day_before"
       ELSE NULL
      END
     ) AS DOUBLE PRECISION) / 2.0
    ) + 1.0 + (
     CAST((
      LN(
       CAST(CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END AS DOUBLE PRECISION) / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CAST(CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END AS DOUBLE PRECISION) / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      )
     ) AS DOUBLE PRECISION) / 6.0
    ) + (
     CAST((
      LN(
       CAST(CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END AS DOUBLE PRECISION) / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CAST(CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END AS DOUBLE PRECISION) / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      ) * LN(
       CAST(CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t8"."per_day_after"
        ELSE NULL
       END AS DOUBLE PRECISION) / CASE
        WHEN (
         "t7"."per_day_before" > 0
        ) AND (
         "t8"."per_day_after" > 0
        )
        THEN "t7"."per_day_before"
        ELSE NULL
       END
      )
     ) AS DOUBLE PRECISION) / 24.0
    )
   )
   ELSE CAST((
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
   ) AS DOUBLE PRECISION) / NULLIF(
    LN(
     CAST(CASE
      WHEN (
       "t7"."per_day_before" > 0
      ) AND (
       "t8"."per_day_after" > 0
      )
      THEN "t8"."per_day_after"
      ELSE NULL
     END AS DOUBLE PRECISION) / CASE
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
    THEN CAST("t8"."cycle_days_after" AS DOUBLE PRECISION) / "t7"."cycle_days_before"
    ELSE NULL
   END
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
  CAST((
   "t3"."n" * (
    CAST("t3"."won" AS DOUBLE PRECISION) / NULLIF("t3"."n", 0)
   ) * "t3"."average_amount"
  ) AS DOUBLE PRECISION) / NULLIF("t3"."cycle_days", 0.0) AS "per_day_before",
  "t3"."n" AS "n_before",
  CAST("t3"."won" AS DOUBLE PRECISION) / NULLIF("t3"."n", 0) AS "win_rate_before",
  "t3"."average_amount" AS "average_amount_before",
  "t3"."cycle_days" AS "cycle_days_before"
 FROM (
  SELECT
   COUNT(*) FILTER(WHERE
    "t1"."counts") AS "n",
   COUNT(*) FILTER(WHERE
    "t1"."is_won") AS "won",
   CAST(SUM("t1"."amount") FILTER(WHERE
    "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) / NULLIF(
    COUNT("t1"."amount") FILTER(WHERE
     "t1"."is_won" AND COALESCE("t1"."amount" >= 0, FALSE)),
    0
   ) AS "average_amount",
   CAST(SUM("t1"."cycle") FILTER(WHERE
    "t1"."is_won") AS DOUBLE PRECISION) / NULLIF(COUNT("t1"."cycle") FILTER(WHERE
    "t1"."is_won"), 0) AS "cycle_days",
   COUNT(*) FILTER(WHERE
    "t1"."is_won" AND NOT (
     COALESCE("t1"."amount" >= 0, FALSE)
    )) AS "without_amount",
   COUNT(*) FILTER(WHERE
    "t1"."is_won" AND (
     "t1"."cycle" IS NULL
    )) AS "without_cycle",
   COUNT(*) FILTER(WHERE
    "t1"."is_won" AND (
     "t1"."entered_at" IS NULL
    )) AS "creation_unknown",
   COUNT(*) FILTER(WHERE
    "t1"."is_won"
    AND (
     (
      "t1"."entered_at" IS NOT NULL
     ) AND (
      "t1"."closed_at" IS NULL
     )
    )) AS "closing_unknown",
   COUNT(*) FILTER(WHERE
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
    )) AS "closed_before_created",
   COUNT(*) FILTER(WHERE
    NOT (
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
    CASE
     WHEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= CAST('2025-10-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       "t0"."closed_at" < CAST('2026-01-01T00:00:00' AS TIMESTAMP)
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
  CAST((
   "t4"."n" * (
    CAST("t4"."won" AS DOUBLE PRECISION) / NULLIF("t4"."n", 0)
   ) * "t4"."average_amount"
  ) AS DOUBLE PRECISION) / NULLIF("t4"."cycle_days", 0.0) AS "per_day_after",
  "t4"."n" AS "n_after",
  CAST("t4"."won" AS DOUBLE PRECISION) / NULLIF("t4"."n", 0) AS "win_rate_after",
  "t4"."average_amount" AS "average_amount_after",
  "t4"."cycle_days" AS "cycle_days_after"
 FROM (
  SELECT
   COUNT(*) FILTER(WHERE
    "t2"."counts") AS "n",
   COUNT(*) FILTER(WHERE
    "t2"."is_won") AS "won",
   CAST(SUM("t2"."amount") FILTER(WHERE
    "t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE)) AS DOUBLE PRECISION) / NULLIF(
    COUNT("t2"."amount") FILTER(WHERE
     "t2"."is_won" AND COALESCE("t2"."amount" >= 0, FALSE)),
    0
   ) AS "average_amount",
   CAST(SUM("t2"."cycle") FILTER(WHERE
    "t2"."is_won") AS DOUBLE PRECISION) / NULLIF(COUNT("t2"."cycle") FILTER(WHERE
    "t2"."is_won"), 0) AS "cycle_days",
   COUNT(*) FILTER(WHERE
    "t2"."is_won" AND NOT (
     COALESCE("t2"."amount" >= 0, FALSE)
    )) AS "without_amount",
   COUNT(*) FILTER(WHERE
    "t2"."is_won" AND (
     "t2"."cycle" IS NULL
    )) AS "without_cycle",
   COUNT(*) FILTER(WHERE
    "t2"."is_won" AND (
     "t2"."entered_at" IS NULL
    )) AS "creation_unknown",
   COUNT(*) FILTER(WHERE
    "t2"."is_won"
    AND (
     (
      "t2"."entered_at" IS NOT NULL
     ) AND (
      "t2"."closed_at" IS NULL
     )
    )) AS "closing_unknown",
   COUNT(*) FILTER(WHERE
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
    )) AS "closed_before_created",
   COUNT(*) FILTER(WHERE
    NOT (
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
    CASE
     WHEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END >= 0
     THEN CASE
      WHEN COALESCE("t0"."created_day_only", FALSE)
      AND COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(ROUND(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."closed_day_only", FALSE)
      THEN CAST(CAST(CEIL(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      WHEN COALESCE("t0"."created_day_only", FALSE)
      THEN CAST(CAST(FLOOR(
       CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
      ) AS BIGINT) AS DOUBLE PRECISION)
      ELSE CAST(EXTRACT('epoch' FROM "t0"."closed_at") - EXTRACT('epoch' FROM "t0"."created_at") AS DOUBLE PRECISION) / 86400.0
     END
     ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "cycle"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" IN ('won', 'lost')
    AND (
     (
      (
       "t0"."closed_at" >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       "t0"."closed_at" < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
      )
     )
     OR (
      "t0"."closed_at" IS NULL
     )
    )
  ) AS "t2"
 ) AS "t4"
) AS "t8"
