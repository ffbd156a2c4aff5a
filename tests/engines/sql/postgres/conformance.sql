WITH "t20" AS (
 SELECT
  "t19"."ladder_pipeline",
  "t19"."ladder_stage",
  "t19"."rank",
  MAX("t19"."rank") OVER (
   PARTITION BY "t19"."ladder_pipeline"
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) + 1 AS "top"
 FROM (
  SELECT
   "t18"."ladder_pipeline",
   "t18"."ladder_stage",
   "t18"."rank"
  FROM (
   SELECT
    "t15"."ladder_pipeline",
    "t15"."ladder_stage",
    "t15"."position",
    (
     DENSE_RANK() OVER (
      PARTITION BY "t15"."ladder_pipeline"
      ORDER BY "t15"."position" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
     ) - 1
    ) + 1 AS "rank"
   FROM (
    SELECT
     COALESCE("t8"."pipeline", 'default') AS "ladder_pipeline",
     "t8"."stage" AS "ladder_stage",
     MIN("t8"."position") AS "position"
    FROM (
     SELECT
      *
     FROM "stages" AS "t1"
     WHERE
      "t1"."kind" = 'open'
    ) AS "t8"
    GROUP BY
     1,
     2
   ) AS "t15"
  ) AS "t18"
 ) AS "t19"
), "t48" AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t0"."deal_id",
    "t0"."pipeline",
    'stage_unlisted' AS "rule",
    "t0"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t0"."sequence" - 1 AS "move"
   FROM "stays" AS "t0"
   WHERE
    "t0"."kind" IS NULL
  ) AS "t6"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    "t37"."deal_id",
    "t37"."pipeline",
    'pipeline_changed' AS "rule",
    CAST(NULL AS VARCHAR) AS "stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t37"."sequence" AS "move"
   FROM (
    SELECT
     "t36"."deal_id",
     "t36"."sequence",
     "t36"."pipeline",
     "t36"."stage",
     "t36"."kind",
     "t36"."next_pipeline",
     "t36"."next_stage",
     "t36"."next_kind",
     "t36"."outcome",
     "t36"."moved_at",
     "t36"."rank_from",
     "t36"."rank_to"
    FROM (
     SELECT
      "t35"."deal_id",
      "t35"."sequence",
      "t35"."pipeline",
      "t35"."stage",
      "t35"."kind",
      "t35"."next_pipeline",
      "t35"."next_stage",
      "t35"."next_kind",
      "t35"."outcome",
      "t35"."moved_at",
      "t35"."rank_from",
      "t35"."top",
      "t35"."then_pipeline",
      "t35"."then_stage",
      "t35"."then_rank",
      CASE
       WHEN COALESCE("t35"."next_pipeline" <> "t35"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t35"."next_kind" = 'won'
       THEN "t35"."top"
       ELSE "t35"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t33"."deal_id",
       "t33"."sequence",
       "t33"."pipeline",
       "t33"."stage",
       "t33"."kind",
       "t33"."next_pipeline",
       "t33"."next_stage",
       "t33"."next_kind",
       "t33"."outcome",
       "t33"."moved_at",
       "t33"."rank_from",
       "t33"."top",
       "t26"."then_pipeline",
       "t26"."then_stage",
       "t26"."then_rank"
      FROM (
       SELECT
        "t30"."deal_id",
        "t30"."sequence",
        "t30"."pipeline",
        "t30"."stage",
        "t30"."kind",
        "t30"."next_pipeline",
        "t30"."next_stage",
        "t30"."next_kind",
        "t30"."outcome",
        "t30"."moved_at",
        "t30"."rank" AS "rank_from",
        "t30"."top"
       FROM (
        SELECT
         "t29"."deal_id",
         "t29"."sequence",
         "t29"."pipeline",
         "t29"."stage",
         "t29"."kind",
         "t29"."next_pipeline",
         "t29"."next_stage",
         "t29"."next_kind",
         "t29"."outcome",
         "t29"."moved_at",
         "t29"."rank",
         "t29"."top"
        FROM (
         SELECT
          "t17"."deal_id",
          "t17"."sequence",
          "t17"."pipeline",
          "t17"."stage",
          "t17"."kind",
          "t17"."next_pipeline",
          "t17"."next_stage",
          "t17"."next_kind",
          "t17"."outcome",
          "t17"."moved_at",
          "t22"."ladder_pipeline",
          "t22"."ladder_stage",
          "t22"."rank",
          "t22"."top"
         FROM (
          SELECT
           "t0"."deal_id",
           "t0"."sequence",
           "t0"."pipeline",
           "t0"."stage",
           "t0"."kind",
           "t0"."next_pipeline",
           "t0"."next_stage",
           CASE
            WHEN COALESCE(
             (
              "t0"."next_stage" IS NULL
             )
             AND (
              "t0"."kind" = 'open'
             )
             AND "t0"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t0"."outcome"
            ELSE "t0"."next_kind"
           END AS "next_kind",
           "t0"."outcome",
           "t0"."left_at" AS "moved_at"
          FROM "stays" AS "t0"
          WHERE
           (
            "t0"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t0"."next_stage" IS NULL
            )
            AND (
             "t0"."kind" = 'open'
            )
            AND "t0"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t17"
         LEFT OUTER JOIN "t20" AS "t22"
          ON "t17"."pipeline" = "t22"."ladder_pipeline"
          AND "t17"."stage" = "t22"."ladder_stage"
        ) AS "t29"
       ) AS "t30"
      ) AS "t33"
      LEFT OUTER JOIN (
       SELECT
        "t21"."ladder_pipeline" AS "then_pipeline",
        "t21"."ladder_stage" AS "then_stage",
        "t21"."rank" AS "then_rank"
       FROM "t20" AS "t21"
      ) AS "t26"
       ON "t33"."pipeline" = "t26"."then_pipeline"
       AND "t33"."next_stage" = "t26"."then_stage"
     ) AS "t35"
    ) AS "t36"
   ) AS "t37"
   WHERE
    "t37"."next_pipeline" <> "t37"."pipeline"
  ) AS "t38"
 ) AS "t41"
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t37"."deal_id",
    "t37"."pipeline",
    'reopened' AS "rule",
    "t37"."stage",
    CAST(NULL AS VARCHAR) AS "next_stage",
    "t37"."sequence" AS "move"
   FROM (
    SELECT
     "t36"."deal_id",
     "t36"."sequence",
     "t36"."pipeline",
     "t36"."stage",
     "t36"."kind",
     "t36"."next_pipeline",
     "t36"."next_stage",
     "t36"."next_kind",
     "t36"."outcome",
     "t36"."moved_at",
     "t36"."rank_from",
     "t36"."rank_to"
    FROM (
     SELECT
      "t35"."deal_id",
      "t35"."sequence",
      "t35"."pipeline",
      "t35"."stage",
      "t35"."kind",
      "t35"."next_pipeline",
      "t35"."next_stage",
      "t35"."next_kind",
      "t35"."outcome",
      "t35"."moved_at",
      "t35"."rank_from",
      "t35"."top",
      "t35"."then_pipeline",
      "t35"."then_stage",
      "t35"."then_rank",
      CASE
       WHEN COALESCE("t35"."next_pipeline" <> "t35"."pipeline", FALSE)
       THEN CAST(NULL AS BIGINT)
       WHEN "t35"."next_kind" = 'won'
       THEN "t35"."top"
       ELSE "t35"."then_rank"
      END AS "rank_to"
     FROM (
      SELECT
       "t33"."deal_id",
       "t33"."sequence",
       "t33"."pipeline",
       "t33"."stage",
       "t33"."kind",
       "t33"."next_pipeline",
       "t33"."next_stage",
       "t33"."next_kind",
       "t33"."outcome",
       "t33"."moved_at",
       "t33"."rank_from",
       "t33"."top",
       "t26"."then_pipeline",
       "t26"."then_stage",
       "t26"."then_rank"
      FROM (
       SELECT
        "t30"."deal_id",
        "t30"."sequence",
        "t30"."pipeline",
        "t30"."stage",
        "t30"."kind",
        "t30"."next_pipeline",
        "t30"."next_stage",
        "t30"."next_kind",
        "t30"."outcome",
        "t30"."moved_at",
        "t30"."rank" AS "rank_from",
        "t30"."top"
       FROM (
        SELECT
         "t29"."deal_id",
         "t29"."sequence",
         "t29"."pipeline",
         "t29"."stage",
         "t29"."kind",
         "t29"."next_pipeline",
         "t29"."next_stage",
         "t29"."next_kind",
         "t29"."outcome",
         "t29"."moved_at",
         "t29"."rank",
         "t29"."top"
        FROM (
         SELECT
          "t17"."deal_id",
          "t17"."sequence",
          "t17"."pipeline",
          "t17"."stage",
          "t17"."kind",
          "t17"."next_pipeline",
          "t17"."next_stage",
          "t17"."next_kind",
          "t17"."outcome",
          "t17"."moved_at",
          "t22"."ladder_pipeline",
          "t22"."ladder_stage",
          "t22"."rank",
          "t22"."top"
         FROM (
          SELECT
           "t0"."deal_id",
           "t0"."sequence",
           "t0"."pipeline",
           "t0"."stage",
           "t0"."kind",
           "t0"."next_pipeline",
           "t0"."next_stage",
           CASE
            WHEN COALESCE(
             (
              "t0"."next_stage" IS NULL
             )
             AND (
              "t0"."kind" = 'open'
             )
             AND "t0"."outcome" IN ('won', 'lost'),
             FALSE
            )
            THEN "t0"."outcome"
            ELSE "t0"."next_kind"
           END AS "next_kind",
           "t0"."outcome",
           "t0"."left_at" AS "moved_at"
          FROM "stays" AS "t0"
          WHERE
           (
            "t0"."next_stage" IS NOT NULL
           )
           OR COALESCE(
            (
             "t0"."next_stage" IS NULL
            )
            AND (
             "t0"."kind" = 'open'
            )
            AND "t0"."outcome" IN ('won', 'lost'),
            FALSE
           )
         ) AS "t17"
         LEFT OUTER JOIN "t20" AS "t22"
          ON "t17"."pipeline" = "t22"."ladder_pipeline"
          AND "t17"."stage" = "t22"."ladder_stage"
        ) AS "t29"
       ) AS "t30"
      ) AS "t33"
      LEFT OUTER JOIN (
       SELECT
        "t21"."ladder_pipeline" AS "then_pipeline",
        "t21"."ladder_stage" AS "then_stage",
        "t21"."rank" AS "then_rank"
       FROM "t20" AS "t21"
      ) AS "t26"
       ON "t33"."pipeline" = "t26"."then_pipeline"
       AND "t33"."next_stage" = "t26"."then_stage"
     ) AS "t35"
    ) AS "t36"
   ) AS "t37"
   WHERE
    "t37"."kind" IN ('won', 'lost')
  ) AS "t39"
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t44"."deal_id",
     "t44"."pipeline",
     'stage_left_out' AS "rule",
     "t22"."ladder_stage" AS "stage",
     CAST(NULL AS VARCHAR) AS "next_stage",
     "t44"."move"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t37"."deal_id",
       "t37"."pipeline",
       "t37"."rank_from",
       "t37"."rank_to",
       "t37"."sequence" AS "move"
      FROM (
       SELECT
        "t36"."deal_id",
        "t36"."sequence",
        "t36"."pipeline",
        "t36"."stage",
        "t36"."kind",
        "t36"."next_pipeline",
        "t36"."next_stage",
        "t36"."next_kind",
        "t36"."outcome",
        "t36"."moved_at",
        "t36"."rank_from",
        "t36"."rank_to"
       FROM (
        SELECT
         "t35"."deal_id",
         "t35"."sequence",
         "t35"."pipeline",
         "t35"."stage",
         "t35"."kind",
         "t35"."next_pipeline",
         "t35"."next_stage",
         "t35"."next_kind",
         "t35"."outcome",
         "t35"."moved_at",
         "t35"."rank_from",
         "t35"."top",
         "t35"."then_pipeline",
         "t35"."then_stage",
         "t35"."then_rank",
         CASE
          WHEN COALESCE("t35"."next_pipeline" <> "t35"."pipeline", FALSE)
          THEN CAST(NULL AS BIGINT)
          WHEN "t35"."next_kind" = 'won'
          THEN "t35"."top"
          ELSE "t35"."then_rank"
         END AS "rank_to"
        FROM (
         SELECT
          "t33"."deal_id",
          "t33"."sequence",
          "t33"."pipeline",
          "t33"."stage",
          "t33"."kind",
          "t33"."next_pipeline",
          "t33"."next_stage",
          "t33"."next_kind",
          "t33"."outcome",
          "t33"."moved_at",
          "t33"."rank_from",
          "t33"."top",
          "t26"."then_pipeline",
          "t26"."then_stage",
          "t26"."then_rank"
         FROM (
          SELECT
           "t30"."deal_id",
           "t30"."sequence",
           "t30"."pipeline",
           "t30"."stage",
           "t30"."kind",
           "t30"."next_pipeline",
           "t30"."next_stage",
           "t30"."next_kind",
           "t30"."outcome",
           "t30"."moved_at",
           "t30"."rank" AS "rank_from",
           "t30"."top"
          FROM (
           SELECT
            "t29"."deal_id",
            "t29"."sequence",
            "t29"."pipeline",
            "t29"."stage",
            "t29"."kind",
            "t29"."next_pipeline",
            "t29"."next_stage",
            "t29"."next_kind",
            "t29"."outcome",
            "t29"."moved_at",
            "t29"."rank",
            "t29"."top"
           FROM (
            SELECT
             "t17"."deal_id",
             "t17"."sequence",
             "t17"."pipeline",
             "t17"."stage",
             "t17"."kind",
             "t17"."next_pipeline",
             "t17"."next_stage",
             "t17"."next_kind",
             "t17"."outcome",
             "t17"."moved_at",
             "t22"."ladder_pipeline",
             "t22"."ladder_stage",
             "t22"."rank",
             "t22"."top"
            FROM (
             SELECT
              "t0"."deal_id",
              "t0"."sequence",
              "t0"."pipeline",
              "t0"."stage",
              "t0"."kind",
              "t0"."next_pipeline",
              "t0"."next_stage",
              CASE
               WHEN COALESCE(
                (
                 "t0"."next_stage" IS NULL
                )
                AND (
                 "t0"."kind" = 'open'
                )
                AND "t0"."outcome" IN ('won', 'lost'),
                FALSE
               )
               THEN "t0"."outcome"
               ELSE "t0"."next_kind"
              END AS "next_kind",
              "t0"."outcome",
              "t0"."left_at" AS "moved_at"
             FROM "stays" AS "t0"
             WHERE
              (
               "t0"."next_stage" IS NOT NULL
              )
              OR COALESCE(
               (
                "t0"."next_stage" IS NULL
               )
               AND (
                "t0"."kind" = 'open'
               )
               AND "t0"."outcome" IN ('won', 'lost'),
               FALSE
              )
            ) AS "t17"
            LEFT OUTER JOIN "t20" AS "t22"
             ON "t17"."pipeline" = "t22"."ladder_pipeline"
             AND "t17"."stage" = "t22"."ladder_stage"
           ) AS "t29"
          ) AS "t30"
         ) AS "t33"
         LEFT OUTER JOIN (
          SELECT
           "t21"."ladder_pipeline" AS "then_pipeline",
           "t21"."ladder_stage" AS "then_stage",
           "t21"."rank" AS "then_rank"
          FROM "t20" AS "t21"
         ) AS "t26"
          ON "t33"."pipeline" = "t26"."then_pipeline"
          AND "t33"."next_stage" = "t26"."then_stage"
        ) AS "t35"
       ) AS "t36"
      ) AS "t37"
      WHERE
       "t37"."rank_to" > (
        "t37"."rank_from" + 1
       ) AND NOT (
        FALSE
       )
     ) AS "t42"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t11"."deal_id",
        "t11"."pipeline",
        0 AS "rank_from",
        CASE WHEN "t11"."kind" = 'won' THEN "t28"."top" ELSE "t27"."rank" END AS "rank_to",
        0 AS "move"
       FROM (
        SELECT
         *
        FROM "stays" AS "t0"
        WHERE
         "t0"."sequence" = 1 AND NOT (
          FALSE
         )
       ) AS "t11"
       LEFT OUTER JOIN (
        SELECT
         "t21"."ladder_pipeline",
         "t21"."ladder_stage",
         "t21"."rank"
        FROM "t20" AS "t21"
       ) AS "t27"
        ON "t11"."pipeline" = "t27"."ladder_pipeline"
        AND "t11"."stage" = "t27"."ladder_stage"
       LEFT OUTER JOIN (
        SELECT DISTINCT
         "t21"."ladder_pipeline" AS "top_pipeline",
         "t21"."top"
        FROM "t20" AS "t21"
       ) AS "t28"
        ON "t11"."pipeline" = "t28"."top_pipeline"
      ) AS "t31"
      WHERE
       "t31"."rank_to" > 1
     ) AS "t34"
    ) AS "t44"
    INNER JOIN "t20" AS "t22"
     ON "t44"."pipeline" = "t22"."ladder_pipeline"
     AND "t22"."rank" > "t44"."rank_from"
     AND "t22"."rank" < "t44"."rank_to"
    WHERE
     NOT EXISTS(
      SELECT
       1
      FROM "stays" AS "t2"
      WHERE
       "t44"."deal_id" = "t2"."deal_id"
       AND "t44"."pipeline" = "t2"."pipeline"
       AND "t22"."ladder_stage" = "t2"."stage"
     )
   ) AS "t45"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t37"."deal_id",
     "t37"."pipeline",
     'moved_back' AS "rule",
     "t37"."stage",
     "t37"."next_stage",
     "t37"."sequence" AS "move"
    FROM (
     SELECT
      "t36"."deal_id",
      "t36"."sequence",
      "t36"."pipeline",
      "t36"."stage",
      "t36"."kind",
      "t36"."next_pipeline",
      "t36"."next_stage",
      "t36"."next_kind",
      "t36"."outcome",
      "t36"."moved_at",
      "t36"."rank_from",
      "t36"."rank_to"
     FROM (
      SELECT
       "t35"."deal_id",
       "t35"."sequence",
       "t35"."pipeline",
       "t35"."stage",
       "t35"."kind",
       "t35"."next_pipeline",
       "t35"."next_stage",
       "t35"."next_kind",
       "t35"."outcome",
       "t35"."moved_at",
       "t35"."rank_from",
       "t35"."top",
       "t35"."then_pipeline",
       "t35"."then_stage",
       "t35"."then_rank",
       CASE
        WHEN COALESCE("t35"."next_pipeline" <> "t35"."pipeline", FALSE)
        THEN CAST(NULL AS BIGINT)
        WHEN "t35"."next_kind" = 'won'
        THEN "t35"."top"
        ELSE "t35"."then_rank"
       END AS "rank_to"
      FROM (
       SELECT
        "t33"."deal_id",
        "t33"."sequence",
        "t33"."pipeline",
        "t33"."stage",
        "t33"."kind",
        "t33"."next_pipeline",
        "t33"."next_stage",
        "t33"."next_kind",
        "t33"."outcome",
        "t33"."moved_at",
        "t33"."rank_from",
        "t33"."top",
        "t26"."then_pipeline",
        "t26"."then_stage",
        "t26"."then_rank"
       FROM (
        SELECT
         "t30"."deal_id",
         "t30"."sequence",
         "t30"."pipeline",
         "t30"."stage",
         "t30"."kind",
         "t30"."next_pipeline",
         "t30"."next_stage",
         "t30"."next_kind",
         "t30"."outcome",
         "t30"."moved_at",
         "t30"."rank" AS "rank_from",
         "t30"."top"
        FROM (
         SELECT
          "t29"."deal_id",
          "t29"."sequence",
          "t29"."pipeline",
          "t29"."stage",
          "t29"."kind",
          "t29"."next_pipeline",
          "t29"."next_stage",
          "t29"."next_kind",
          "t29"."outcome",
          "t29"."moved_at",
          "t29"."rank",
          "t29"."top"
         FROM (
          SELECT
           "t17"."deal_id",
           "t17"."sequence",
           "t17"."pipeline",
           "t17"."stage",
           "t17"."kind",
           "t17"."next_pipeline",
           "t17"."next_stage",
           "t17"."next_kind",
           "t17"."outcome",
           "t17"."moved_at",
           "t22"."ladder_pipeline",
           "t22"."ladder_stage",
           "t22"."rank",
           "t22"."top"
          FROM (
           SELECT
            "t0"."deal_id",
            "t0"."sequence",
            "t0"."pipeline",
            "t0"."stage",
            "t0"."kind",
            "t0"."next_pipeline",
            "t0"."next_stage",
            CASE
             WHEN COALESCE(
              (
               "t0"."next_stage" IS NULL
              )
              AND (
               "t0"."kind" = 'open'
              )
              AND "t0"."outcome" IN ('won', 'lost'),
              FALSE
             )
             THEN "t0"."outcome"
             ELSE "t0"."next_kind"
            END AS "next_kind",
            "t0"."outcome",
            "t0"."left_at" AS "moved_at"
           FROM "stays" AS "t0"
           WHERE
            (
             "t0"."next_stage" IS NOT NULL
            )
            OR COALESCE(
             (
              "t0"."next_stage" IS NULL
             )
             AND (
              "t0"."kind" = 'open'
             )
             AND "t0"."outcome" IN ('won', 'lost'),
             FALSE
            )
          ) AS "t17"
          LEFT OUTER JOIN "t20" AS "t22"
           ON "t17"."pipeline" = "t22"."ladder_pipeline"
           AND "t17"."stage" = "t22"."ladder_stage"
         ) AS "t29"
        ) AS "t30"
       ) AS "t33"
       LEFT OUTER JOIN (
        SELECT
         "t21"."ladder_pipeline" AS "then_pipeline",
         "t21"."ladder_stage" AS "then_stage",
         "t21"."rank" AS "then_rank"
        FROM "t20" AS "t21"
       ) AS "t26"
        ON "t33"."pipeline" = "t26"."then_pipeline"
        AND "t33"."next_stage" = "t26"."then_stage"
      ) AS "t35"
     ) AS "t36"
    ) AS "t37"
    WHERE
     "t37"."rank_to" < "t37"."rank_from" AND NOT (
      FALSE
     )
   ) AS "t40"
  ) AS "t46"
 ) AS "t47"
), "t52" AS (
 SELECT
  "t51"."rule",
  "t51"."pipeline",
  "t51"."stage",
  "t51"."next_stage",
  ROW_NUMBER() OVER (
   ORDER BY "t51"."rule" ASC, "t51"."pipeline" ASC, "t51"."stage" ASC, "t51"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "number"
 FROM (
  SELECT DISTINCT
   "t49"."rule",
   "t49"."pipeline",
   "t49"."stage",
   "t49"."next_stage"
  FROM "t48" AS "t49"
 ) AS "t51"
), "t68" AS (
 SELECT
  "t64"."deal_id",
  "t64"."number",
  COUNT(*) AS "times"
 FROM (
  SELECT
   "t50"."deal_id",
   "t50"."pipeline",
   "t50"."rule",
   "t50"."stage",
   "t50"."next_stage",
   "t50"."move",
   "t59"."rule_rule",
   "t59"."rule_pipeline",
   "t59"."rule_stage",
   "t59"."rule_next_stage",
   "t59"."number"
  FROM "t48" AS "t50"
  INNER JOIN (
   SELECT
    "t53"."rule" AS "rule_rule",
    "t53"."pipeline" AS "rule_pipeline",
    "t53"."stage" AS "rule_stage",
    "t53"."next_stage" AS "rule_next_stage",
    "t53"."number"
   FROM "t52" AS "t53"
  ) AS "t59"
   ON "t50"."rule" IS NOT DISTINCT FROM "t59"."rule_rule"
   AND "t50"."pipeline" IS NOT DISTINCT FROM "t59"."rule_pipeline"
   AND "t50"."stage" IS NOT DISTINCT FROM "t59"."rule_stage"
   AND "t50"."next_stage" IS NOT DISTINCT FROM "t59"."rule_next_stage"
 ) AS "t64"
 GROUP BY
  1,
  2
)
SELECT
 "t80"."rule",
 "t80"."pipeline",
 "t80"."stage",
 "t80"."next_stage",
 "t80"."deals",
 "t80"."of_deals",
 "t80"."times",
 "t80"."broken_won",
 "t80"."broken_lost",
 "t80"."kept_won",
 "t80"."kept_lost",
 "t80"."broken_win_rate",
 "t80"."broken_low",
 "t80"."broken_high",
 "t80"."kept_win_rate",
 "t80"."kept_low",
 "t80"."kept_high",
 (
  ROW_NUMBER() OVER (
   ORDER BY "t80"."deals" DESC NULLS LAST, "t80"."rule" ASC, "t80"."pipeline" ASC, "t80"."stage" ASC, "t80"."next_stage" ASC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1
 ) + 1 AS "place",
 CAST("t80"."deals" AS DOUBLE PRECISION) / "t80"."of_deals" AS "share",
 CASE
  WHEN (
   CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
  ) = 0.0
  THEN 0.0
  ELSE CAST((
   (
    (
     CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t80"."of_deals", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t80"."of_deals", 0) * 4.0 * NULLIF("t80"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
   ) + 1.0
  )
 END AS "low",
 CASE
  WHEN (
   CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
  ) = 1.0
  THEN 1.0
  ELSE CAST((
   (
    CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
     NULLIF("t80"."of_deals", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
       ) * (
        1.0 - (
         CAST("t80"."deals" AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
        )
       )
      ) AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t80"."of_deals", 0) * 4.0 * NULLIF("t80"."of_deals", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) AS DOUBLE PRECISION) / (
   (
    CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t80"."of_deals", 0)
   ) + 1.0
  )
 END AS "high",
 "t80"."broken_win_rate" - "t80"."kept_win_rate" AS "gap"
FROM (
 SELECT
  "t79"."rule",
  "t79"."pipeline",
  "t79"."stage",
  "t79"."next_stage",
  "t79"."deals",
  "t79"."of_deals",
  "t79"."times",
  "t79"."broken_won",
  "t79"."broken_lost",
  "t79"."kept_won",
  "t79"."kept_lost",
  CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0) AS "broken_win_rate",
  CASE
   WHEN (
    CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE CAST((
    (
     (
      CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t79"."broken_won" + "t79"."broken_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
        ) * (
         1.0 - (
          CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t79"."broken_won" + "t79"."broken_lost", 0) * 4.0 * NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_low",
  CASE
   WHEN (
    CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE CAST((
    (
     CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t79"."broken_won" + "t79"."broken_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
        ) * (
         1.0 - (
          CAST("t79"."broken_won" AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t79"."broken_won" + "t79"."broken_lost", 0) * 4.0 * NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t79"."broken_won" + "t79"."broken_lost", 0)
    ) + 1.0
   )
  END AS "broken_high",
  CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0) AS "kept_win_rate",
  CASE
   WHEN (
    CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
   ) = 0.0
   THEN 0.0
   ELSE CAST((
    (
     (
      CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
       NULLIF("t79"."kept_won" + "t79"."kept_lost", 0) * 2.0
      )
     )
    ) - (
     SQRT(
      (
       CAST((
        (
         CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
        ) * (
         1.0 - (
          CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t79"."kept_won" + "t79"."kept_lost", 0) * 4.0 * NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_low",
  CASE
   WHEN (
    CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
   ) = 1.0
   THEN 1.0
   ELSE CAST((
    (
     CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
      NULLIF("t79"."kept_won" + "t79"."kept_lost", 0) * 2.0
     )
    ) + (
     SQRT(
      (
       CAST((
        (
         CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
        ) * (
         1.0 - (
          CAST("t79"."kept_won" AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
         )
        )
       ) AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
      ) + (
       CAST(3.8414588206941254 AS DOUBLE PRECISION) / (
        NULLIF("t79"."kept_won" + "t79"."kept_lost", 0) * 4.0 * NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
       )
      )
     ) * 1.959963984540054
    )
   ) AS DOUBLE PRECISION) / (
    (
     CAST(3.8414588206941254 AS DOUBLE PRECISION) / NULLIF("t79"."kept_won" + "t79"."kept_lost", 0)
    ) + 1.0
   )
  END AS "kept_high"
 FROM (
  SELECT
   "t78"."rule",
   "t78"."pipeline",
   "t78"."stage",
   "t78"."next_stage",
   COUNT(*) FILTER(WHERE
    "t78"."part" = 'broken') AS "deals",
   COUNT(*) AS "of_deals",
   SUM("t78"."times") AS "times",
   COUNT(*) FILTER(WHERE
    (
     "t78"."part" = 'broken'
    ) AND COALESCE("t78"."outcome" = 'won', FALSE)) AS "broken_won",
   COUNT(*) FILTER(WHERE
    (
     "t78"."part" = 'broken'
    ) AND COALESCE("t78"."outcome" = 'lost', FALSE)) AS "broken_lost",
   COUNT(*) FILTER(WHERE
    (
     "t78"."part" = 'kept'
    ) AND COALESCE("t78"."outcome" = 'won', FALSE)) AS "kept_won",
   COUNT(*) FILTER(WHERE
    (
     "t78"."part" = 'kept'
    ) AND COALESCE("t78"."outcome" = 'lost', FALSE)) AS "kept_lost"
  FROM (
   SELECT
    "t77"."deal_id",
    "t54"."rule",
    "t54"."pipeline",
    "t54"."stage",
    "t54"."next_stage",
    "t9"."outcome",
    "t77"."times",
    "t77"."part"
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t70"."deal_id",
      "t70"."number",
      "t70"."times",
      'broken' AS "part"
     FROM "t68" AS "t70"
    ) AS "t73"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t74"."deal_id",
      "t74"."number",
      0 AS "times",
      'kept' AS "part"
     FROM (
      SELECT
       "t71"."deal_id",
       "t71"."number"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t10"."deal_id",
         "t60"."number"
        FROM (
         SELECT
          "t0"."deal_id"
         FROM "stays" AS "t0"
         WHERE
          "t0"."sequence" = 1
        ) AS "t10"
        CROSS JOIN (
         SELECT
          "t53"."number"
         FROM "t52" AS "t53"
         WHERE
          "t53"."rule" IN ('stage_unlisted', 'pipeline_changed')
        ) AS "t60"
       ) AS "t63"
       UNION ALL
       SELECT
        *
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t14"."deal_id",
          "t61"."number"
         FROM (
          SELECT
           "t0"."deal_id",
           "t0"."pipeline",
           "t0"."stage"
          FROM "stays" AS "t0"
          WHERE
           "t0"."visit" = 1
           AND (
            COALESCE("t0"."furthest_position" > "t0"."position", FALSE)
            OR COALESCE("t0"."outcome" = 'won', FALSE)
           )
         ) AS "t14"
         INNER JOIN (
          SELECT
           *
          FROM "t52" AS "t53"
          WHERE
           "t53"."rule" = 'stage_left_out'
         ) AS "t61"
          ON "t14"."pipeline" = "t61"."pipeline" AND "t14"."stage" = "t61"."stage"
        ) AS "t65"
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          "t12"."deal_id",
          "t62"."number"
         FROM (
          SELECT
           "t0"."deal_id",
           "t0"."pipeline",
           "t0"."stage"
          FROM "stays" AS "t0"
          WHERE
           "t0"."visit" = 1
         ) AS "t12"
         INNER JOIN (
          SELECT
           *
          FROM "t52" AS "t53"
          WHERE
           "t53"."rule" IN ('moved_back', 'reopened')
         ) AS "t62"
          ON "t12"."pipeline" = "t62"."pipeline" AND "t12"."stage" = "t62"."stage"
        ) AS "t66"
       ) AS "t67"
      ) AS "t71"
      WHERE
       NOT EXISTS(
        SELECT
         1
        FROM "t68" AS "t72"
        WHERE
         "t71"."deal_id" = "t72"."deal_id" AND "t71"."number" = "t72"."number"
       )
     ) AS "t74"
    ) AS "t75"
   ) AS "t77"
   INNER JOIN "t52" AS "t54"
    ON "t77"."number" = "t54"."number"
   INNER JOIN (
    SELECT
     "t0"."deal_id",
     "t0"."outcome"
    FROM "stays" AS "t0"
    WHERE
     "t0"."sequence" = 1
   ) AS "t9"
    ON "t77"."deal_id" = "t9"."deal_id"
  ) AS "t78"
  GROUP BY
   1,
   2,
   3,
   4
 ) AS "t79"
 WHERE
  "t79"."deals" > 0
) AS "t80"
