WITH `t28` AS (
 SELECT
  `t15`.`person`,
  `t15`.`first_deal`,
  `t24`.`begins`
 FROM (
  SELECT
   `t0`.`owner` AS `person`,
   MIN(`t0`.`created_at`) AS `first_deal`
  FROM `deals` AS `t0`
  GROUP BY
   1
 ) AS `t15`
 CROSS JOIN (
  SELECT
   PERCENTILE(UNIX_TIMESTAMP(CAST(`t0`.`created_at` AS TIMESTAMP)), 0.01) AS `begins`
  FROM `deals` AS `t0`
 ) AS `t24`
), `t71` AS (
 SELECT
  `t66`.`person`,
  COALESCE(
   DATEDIFF(DAY, MAKE_DATE(2023, 4, 16), COALESCE(`t66`.`started_on`, `t66`.`first_on`)),
   -1000000
  ) AS `starts`,
  COALESCE(DATEDIFF(DAY, MAKE_DATE(2023, 4, 16), `t66`.`left_on`), 1000000) AS `leaves`
 FROM (
  SELECT
   `t64`.`person`,
   `t64`.`first_on`,
   `t64`.`started_on`,
   `t64`.`left_on`
  FROM (
   SELECT
    `t53`.`person`,
    `t53`.`first_on`,
    `t58`.`told`,
    `t58`.`started_on`,
    `t58`.`left_on`
   FROM (
    SELECT
     `t50`.`person`,
     `t50`.`first_on`
    FROM (
     SELECT
      `t17`.`person`,
      `t43`.`seen`,
      `t43`.`first_on`
     FROM (
      SELECT DISTINCT
       `t0`.`owner` AS `person`
      FROM `deals` AS `t0`
      WHERE
       `t0`.`owner` IS NOT NULL
     ) AS `t17`
     LEFT OUTER JOIN (
      SELECT
       `t32`.`person` AS `seen`,
       CAST(`t32`.`first_deal` AS DATE) AS `first_on`
      FROM `t28` AS `t32`
      WHERE
       UNIX_TIMESTAMP(CAST(`t32`.`first_deal` AS TIMESTAMP)) >= (
        `t32`.`begins` + 7776000.0
       )
     ) AS `t43`
      ON `t17`.`person` = `t43`.`seen`
    ) AS `t50`
   ) AS `t53`
   LEFT OUTER JOIN (
    SELECT
     `t48`.`person` AS `told`,
     `t48`.`started_on`,
     IF(
      `t48`.`gone` AND (
       `t48`.`left_on` IS NULL
      ),
      COALESCE(`t48`.`last_on` + INTERVAL '1' DAY, MAKE_DATE(1, 1, 1)),
      `t48`.`left_on`
     ) AS `left_on`
    FROM (
     SELECT
      `t45`.`person`,
      `t45`.`started_on`,
      `t45`.`left_on`,
      `t45`.`gone`,
      `t45`.`last_on`
     FROM (
      SELECT
       `t34`.`person`,
       `t34`.`started_on`,
       `t34`.`left_on`,
       `t34`.`gone`,
       `t39`.`same_person`,
       `t39`.`last_on`
      FROM (
       SELECT
        `t19`.`person`,
        MIN(`t19`.`started_on`) AS `started_on`,
        MAX(`t19`.`left_on`) AS `left_on`,
        BOOL_AND(`t19`.`gone`) AS `gone`
       FROM (
        SELECT
         `t1`.`person`,
         `t1`.`name`,
         `t1`.`team`,
         `t1`.`manager`,
         `t1`.`region`,
         `t1`.`active`,
         `t1`.`started_on`,
         `t1`.`left_on`,
         `t1`.`source_file`,
         `t1`.`source_row`,
         COALESCE(`t1`.`active`, TRUE) = FALSE AS `gone`
        FROM `people` AS `t1`
       ) AS `t19`
       GROUP BY
        1
      ) AS `t34`
      LEFT OUTER JOIN (
       SELECT
        `t31`.`person` AS `same_person`,
        `t31`.`last_on`
       FROM (
        SELECT
         `t21`.`person`,
         MAX(`t21`.`last_on`) AS `last_on`
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t0`.`owner` AS `person`,
           CAST(`t0`.`closed_at` AS DATE) AS `last_on`
          FROM `deals` AS `t0`
          WHERE
           `t0`.`outcome` IN ('won', 'lost')
           AND `t0`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
         ) AS `t8`
         UNION ALL
         SELECT
          *
         FROM (
          SELECT
           `t2`.`person`,
           CAST(`t2`.`at` AS DATE) AS `last_on`
          FROM `activities` AS `t2`
          WHERE
           `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
           AND COALESCE(`t2`.`done`, TRUE)
         ) AS `t12`
        ) AS `t21`
        GROUP BY
         1
       ) AS `t31`
      ) AS `t39`
       ON `t34`.`person` IS NOT DISTINCT FROM `t39`.`same_person`
     ) AS `t45`
    ) AS `t48`
   ) AS `t58`
    ON `t53`.`person` = `t58`.`told`
  ) AS `t64`
 ) AS `t66`
)
SELECT
 '2026Q3' AS `planned`,
 `t118`.`inflow`,
 `t118`.`inflow_is`,
 `t118`.`pace`,
 `t118`.`pace_is`,
 `t118`.`needed`,
 `t118`.`needed_low`,
 `t118`.`needed_high`,
 `t118`.`present`,
 `t118`.`ramping`,
 `t118`.`capacity`,
 `t118`.`gap`,
 CAST(IF(`t118`.`gap` > 1e-09, CAST(CEIL(`t118`.`gap` - 1e-09) AS BIGINT), `t118`.`gap` * 0.0) AS BIGINT) AS `hires`,
 CAST(IF(
  `t118`.`gap` > 1e-09,
  CAST(CEIL(
   TRY_DIVIDE(
    `t118`.`gap` * 92,
    NULLIF(
     (
      `t118`.`ramp_1` * 30
     ) + 2 + (
      `t118`.`ramp_2` * 30
     ) + (
      `t118`.`ramp_3` * 30
     ),
     0.0
    )
   ) - 1e-09
  ) AS BIGINT),
  TRY_DIVIDE(
   `t118`.`gap` * 92,
   NULLIF(
    (
     `t118`.`ramp_1` * 30
    ) + 2 + (
     `t118`.`ramp_2` * 30
    ) + (
     `t118`.`ramp_3` * 30
    ),
    0.0
   )
  ) * 0.0
 ) AS BIGINT) AS `hires_on_first_day`,
 IF(`t118`.`gap` > 1e-09, MAKE_DATE(2026, 4, 2), CAST(NULL AS DATE)) AS `start_on`,
 IF(`t118`.`gap` > 1e-09, MAKE_DATE(2026, 4, 2), CAST(NULL AS DATE)) AS `hire_on`,
 IF(`t118`.`gap` > 1e-09, TRUE, CAST(NULL AS BOOLEAN)) AS `too_late`,
 `t118`.`ramp_1`,
 `t118`.`ramp_2`,
 `t118`.`ramp_3`,
 `t118`.`ramp_is`,
 `t118`.`without_owner`,
 `t118`.`without_date`
FROM (
 SELECT
  `t117`.`ramp_1`,
  `t117`.`ramp_2`,
  `t117`.`ramp_3`,
  `t117`.`ramp_is`,
  `t117`.`ramp_decided`,
  `t117`.`ramp_days`,
  `t117`.`without_owner`,
  `t117`.`pace`,
  `t117`.`pace_is`,
  `t117`.`pace_low`,
  `t117`.`pace_high`,
  `t117`.`without_date`,
  `t117`.`inflow`,
  `t117`.`inflow_is`,
  `t117`.`present`,
  `t117`.`ramping`,
  `t117`.`days_0`,
  `t117`.`days_1`,
  `t117`.`days_2`,
  `t117`.`days_3`,
  TRY_DIVIDE(
   `t117`.`days_0` + (
    `t117`.`days_1` * `t117`.`ramp_1`
   ) + (
    `t117`.`days_2` * `t117`.`ramp_2`
   ) + (
    `t117`.`days_3` * `t117`.`ramp_3`
   ),
   92
  ) - 0 AS `capacity`,
  TRY_DIVIDE(`t117`.`inflow`, `t117`.`pace`) AS `needed`,
  TRY_DIVIDE(`t117`.`inflow`, `t117`.`pace_high`) AS `needed_low`,
  TRY_DIVIDE(`t117`.`inflow`, `t117`.`pace_low`) AS `needed_high`,
  TRY_DIVIDE(`t117`.`inflow`, `t117`.`pace`) - (
   TRY_DIVIDE(
    `t117`.`days_0` + (
     `t117`.`days_1` * `t117`.`ramp_1`
    ) + (
     `t117`.`days_2` * `t117`.`ramp_2`
    ) + (
     `t117`.`days_3` * `t117`.`ramp_3`
    ),
    92
   ) - 0
  ) AS `gap`
 FROM (
  SELECT
   `t98`.`ramp_1`,
   `t98`.`ramp_2`,
   `t98`.`ramp_3`,
   `t98`.`ramp_is`,
   `t98`.`ramp_decided`,
   `t98`.`ramp_days`,
   `t116`.`without_owner`,
   `t116`.`pace`,
   `t116`.`pace_is`,
   `t116`.`pace_low`,
   `t116`.`pace_high`,
   `t38`.`without_date`,
   `t38`.`inflow`,
   `t38`.`inflow_is`,
   `t114`.`present`,
   `t114`.`ramping`,
   `t114`.`days_0`,
   `t114`.`days_1`,
   `t114`.`days_2`,
   `t114`.`days_3`
  FROM (
   SELECT
    IF(
     `t95`.`told`
     AND (
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_1`, NULLIF(`t95`.`days_1`, 0)), `t95`.`usual`) IS NOT NULL
      AND NOT ISNAN(
       TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_1`, NULLIF(`t95`.`days_1`, 0)), `t95`.`usual`)
      )
     ),
     IF(
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_1`, NULLIF(`t95`.`days_1`, 0)), `t95`.`usual`) < 1.0,
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_1`, NULLIF(`t95`.`days_1`, 0)), `t95`.`usual`),
      1.0
     ),
     0.16666666666666666
    ) AS `ramp_1`,
    IF(
     `t95`.`told`
     AND (
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_2`, NULLIF(`t95`.`days_2`, 0)), `t95`.`usual`) IS NOT NULL
      AND NOT ISNAN(
       TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_2`, NULLIF(`t95`.`days_2`, 0)), `t95`.`usual`)
      )
     ),
     IF(
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_2`, NULLIF(`t95`.`days_2`, 0)), `t95`.`usual`) < 1.0,
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_2`, NULLIF(`t95`.`days_2`, 0)), `t95`.`usual`),
      1.0
     ),
     0.5
    ) AS `ramp_2`,
    IF(
     `t95`.`told`
     AND (
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_3`, NULLIF(`t95`.`days_3`, 0)), `t95`.`usual`) IS NOT NULL
      AND NOT ISNAN(
       TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_3`, NULLIF(`t95`.`days_3`, 0)), `t95`.`usual`)
      )
     ),
     IF(
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_3`, NULLIF(`t95`.`days_3`, 0)), `t95`.`usual`) < 1.0,
      TRY_DIVIDE(TRY_DIVIDE(`t95`.`decided_3`, NULLIF(`t95`.`days_3`, 0)), `t95`.`usual`),
      1.0
     ),
     0.8333333333333334
    ) AS `ramp_3`,
    IF(`t95`.`told`, 'measured', 'assumed') AS `ramp_is`,
    `t95`.`ramp_decided`,
    `t95`.`ramp_days`
   FROM (
    SELECT
     `t93`.`days_0`,
     `t93`.`days_1`,
     `t93`.`days_2`,
     `t93`.`days_3`,
     `t93`.`decided_0`,
     `t93`.`decided_1`,
     `t93`.`decided_2`,
     `t93`.`decided_3`,
     TRY_DIVIDE(`t93`.`decided_0`, NULLIF(`t93`.`days_0`, 0)) AS `usual`,
     `t93`.`decided_1` + `t93`.`decided_2` + `t93`.`decided_3` AS `ramp_decided`,
     `t93`.`days_1` + `t93`.`days_2` + `t93`.`days_3` AS `ramp_days`,
     COALESCE(
      (
       TRY_DIVIDE(`t93`.`decided_0`, NULLIF(`t93`.`days_0`, 0)) * (
        `t93`.`days_1` + `t93`.`days_2` + `t93`.`days_3`
       )
      ) >= 10.0,
      FALSE
     ) AS `told`
    FROM (
     SELECT
      `t85`.`days_0`,
      `t85`.`days_1`,
      `t85`.`days_2`,
      `t85`.`days_3`,
      `t91`.`decided_0`,
      `t91`.`decided_1`,
      `t91`.`decided_2`,
      `t91`.`decided_3`
     FROM (
      SELECT
       COALESCE(
        SUM(GREATEST(LEAST(`t75`.`leaves`, 1096) - GREATEST(`t75`.`starts` + 90, 0), 0)),
        0
       ) AS `days_0`,
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST(`t75`.`leaves`, `t75`.`starts` + 30), 1096) - GREATEST(`t75`.`starts` + 0, 0),
          0
         )
        ),
        0
       ) AS `days_1`,
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST(`t75`.`leaves`, `t75`.`starts` + 60), 1096) - GREATEST(`t75`.`starts` + 30, 0),
          0
         )
        ),
        0
       ) AS `days_2`,
       COALESCE(
        SUM(
         GREATEST(
          LEAST(LEAST(`t75`.`leaves`, `t75`.`starts` + 90), 1096) - GREATEST(`t75`.`starts` + 60, 0),
          0
         )
        ),
        0
       ) AS `days_3`
      FROM `t71` AS `t75`
     ) AS `t85`
     CROSS JOIN (
      SELECT
       SUM(CAST(`t88`.`step` = 0 AS BIGINT)) AS `decided_0`,
       SUM(CAST(`t88`.`step` = 1 AS BIGINT)) AS `decided_1`,
       SUM(CAST(`t88`.`step` = 2 AS BIGINT)) AS `decided_2`,
       SUM(CAST(`t88`.`step` = 3 AS BIGINT)) AS `decided_3`
      FROM (
       SELECT
        `t80`.`person`,
        IF(
         (
          `t80`.`day` - `t80`.`starts`
         ) >= 90,
         0,
         CAST(FLOOR(TRY_DIVIDE(`t80`.`day` - `t80`.`starts`, 30)) AS BIGINT) + 1
        ) AS `step`
       FROM (
        SELECT
         `t33`.`owner`,
         `t33`.`day`,
         `t76`.`person`,
         `t76`.`starts`,
         `t76`.`leaves`
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t0`.`owner`,
           DATEDIFF(DAY, MAKE_DATE(2023, 4, 16), CAST(`t0`.`closed_at` AS DATE)) AS `day`
          FROM `deals` AS `t0`
          WHERE
           `t0`.`outcome` IN ('won', 'lost')
           AND `t0`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
           AND `t0`.`owner` IS NOT NULL
         ) AS `t18`
         WHERE
          `t18`.`day` >= 0 AND `t18`.`day` < 1096
        ) AS `t33`
        INNER JOIN `t71` AS `t76`
         ON `t33`.`owner` = `t76`.`person`
       ) AS `t80`
       WHERE
        `t80`.`day` >= `t80`.`starts` AND `t80`.`day` < `t80`.`leaves`
      ) AS `t88`
     ) AS `t91`
    ) AS `t93`
   ) AS `t95`
  ) AS `t98`
  CROSS JOIN (
   SELECT
    `t112`.`without_owner`,
    `t112`.`pace`,
    'measured' AS `pace_is`,
    TRY_DIVIDE(
     `t112`.`pace` * IF(
      `t112`.`decided` = 0,
      0.0,
      (
       `t112`.`decided` + 1.9207294103470627
      ) - (
       SQRT(`t112`.`decided` + 0.9603647051735313) * 1.959963984540054
      )
     ),
     NULLIF(`t112`.`decided`, 0)
    ) AS `pace_low`,
    TRY_DIVIDE(
     `t112`.`pace` * (
      `t112`.`decided` + 1.9207294103470627 + (
       SQRT(`t112`.`decided` + 0.9603647051735313) * 1.959963984540054
      )
     ),
     NULLIF(`t112`.`decided`, 0)
    ) AS `pace_high`
   FROM (
    SELECT
     `t109`.`mean`,
     `t109`.`decided`,
     `t109`.`without_owner`,
     NULLIF(TRY_DIVIDE(`t109`.`mean` * 92, 90), 0.0) AS `pace`
    FROM (
     SELECT
      MAX(`t106`.`mean`) AS `mean`,
      SUM(IF(`t106`.`compared`, `t106`.`closed`, NULL)) AS `decided`,
      COALESCE(SUM(IF(`t106`.`person` IS NULL, `t106`.`closed`, NULL)), 0) AS `without_owner`
     FROM (
      SELECT
       `t105`.`person`,
       `t105`.`period`,
       `t105`.`closed`,
       COALESCE(`t105`.`worked`, 0) AS `worked`,
       `t105`.`in_hand`,
       `t105`.`days`,
       `t105`.`per_day`,
       `t105`.`per_week`,
       `t105`.`per_month`,
       `t105`.`mean`,
       `t105`.`band_low`,
       `t105`.`band_high`,
       `t105`.`deviation`,
       `t105`.`flagged`,
       `t105`.`ramping`,
       `t105`.`compared`,
       `t105`.`expected`,
       `t105`.`like_for_like`
      FROM (
       SELECT
        `t104`.`period`,
        `t104`.`person`,
        `t104`.`closed`,
        `t104`.`in_hand`,
        `t104`.`first_on`,
        `t104`.`start`,
        `t104`.`until`,
        `t104`.`started_on`,
        `t104`.`left_on`,
        `t104`.`days`,
        `t104`.`ramping`,
        `t104`.`per_day`,
        `t104`.`compared`,
        `t104`.`pace`,
        `t104`.`total`,
        `t104`.`people`,
        `t104`.`mean`,
        `t104`.`band_low`,
        `t104`.`band_high`,
        `t104`.`deviation`,
        `t104`.`flagged`,
        `t104`.`per_week`,
        `t104`.`per_month`,
        `t104`.`expected`,
        `t104`.`like_for_like`,
        `t104`.`worked`
       FROM (
        SELECT
         `t103`.`period`,
         `t103`.`person`,
         `t103`.`closed`,
         `t103`.`in_hand`,
         `t103`.`first_on`,
         `t103`.`start`,
         `t103`.`until`,
         `t103`.`started_on`,
         `t103`.`left_on`,
         `t103`.`days`,
         `t103`.`ramping`,
         `t103`.`per_day`,
         `t103`.`compared`,
         `t103`.`pace`,
         `t103`.`total`,
         `t103`.`people`,
         `t103`.`mean`,
         `t103`.`band_low`,
         `t103`.`band_high`,
         `t103`.`deviation`,
         `t103`.`flagged`,
         `t103`.`per_week`,
         `t103`.`per_month`,
         `t103`.`expected`,
         `t103`.`like_for_like`,
         `t60`.`same_period`,
         `t60`.`same_person`,
         `t60`.`worked`
        FROM (
         SELECT
          `t101`.`period`,
          `t101`.`person`,
          `t101`.`closed`,
          `t101`.`in_hand`,
          `t101`.`first_on`,
          `t101`.`start`,
          `t101`.`until`,
          `t101`.`started_on`,
          `t101`.`left_on`,
          `t101`.`days`,
          `t101`.`ramping`,
          `t101`.`per_day`,
          `t101`.`compared`,
          `t101`.`pace`,
          `t101`.`total`,
          `t101`.`people`,
          `t101`.`mean`,
          `t101`.`band_low`,
          `t101`.`band_high`,
          `t101`.`deviation`,
          `t101`.`flagged`,
          `t101`.`per_week`,
          `t101`.`per_month`,
          `t101`.`expected`,
          `t101`.`like_for_like`
         FROM (
          SELECT
           `t100`.`period`,
           `t100`.`person`,
           `t100`.`closed`,
           `t100`.`in_hand`,
           `t100`.`first_on`,
           `t100`.`start`,
           `t100`.`until`,
           `t100`.`started_on`,
           `t100`.`left_on`,
           `t100`.`days`,
           `t100`.`ramping`,
           `t100`.`per_day`,
           `t100`.`compared`,
           `t100`.`pace`,
           `t100`.`total`,
           `t100`.`people`,
           `t100`.`mean`,
           `t100`.`band_low`,
           `t100`.`band_high`,
           `t100`.`deviation`,
           `t100`.`flagged`,
           `t100`.`per_week`,
           `t100`.`per_month`,
           `t89`.`same_period`,
           `t89`.`same_person`,
           `t89`.`expected`,
           `t89`.`like_for_like`
          FROM (
           SELECT
            `t96`.`period`,
            `t96`.`person`,
            `t96`.`closed`,
            `t96`.`in_hand`,
            `t96`.`first_on`,
            `t96`.`start`,
            `t96`.`until`,
            `t96`.`started_on`,
            `t96`.`left_on`,
            `t96`.`days`,
            `t96`.`ramping`,
            `t96`.`per_day`,
            `t96`.`compared`,
            `t96`.`pace`,
            `t96`.`total`,
            `t96`.`people`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) AS `mean`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) * 0.8 AS `band_low`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) * 1.2 AS `band_high`,
            IF(
             TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) >= 1.0,
             TRY_DIVIDE(`t96`.`pace`, NULLIF(TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)), 0.0)) - 1.0,
             CAST(NULL AS DOUBLE)
            ) AS `deviation`,
            IF(
             `t96`.`compared`
             AND (
              TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) >= 1.0
             ),
             (
              ABS((
               `t96`.`people` * `t96`.`pace`
              ) - `t96`.`total`) * 5.0
             ) > `t96`.`total`,
             CAST(NULL AS BOOLEAN)
            ) AS `flagged`,
            `t96`.`per_day` * 7.0 AS `per_week`,
            `t96`.`per_day` * 30.4375 AS `per_month`
           FROM (
            SELECT
             `t94`.`period`,
             `t94`.`person`,
             `t94`.`closed`,
             `t94`.`in_hand`,
             `t94`.`first_on`,
             `t94`.`start`,
             `t94`.`until`,
             `t94`.`started_on`,
             `t94`.`left_on`,
             `t94`.`days`,
             `t94`.`ramping`,
             `t94`.`per_day`,
             `t94`.`compared`,
             `t94`.`pace`,
             SUM(IF(`t94`.`compared`, `t94`.`pace`, 0.0)) OVER (
              PARTITION BY `t94`.`period`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS `total`,
             SUM(CAST(`t94`.`compared` AS BIGINT)) OVER (
              PARTITION BY `t94`.`period`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS `people`
            FROM (
             SELECT
              `t92`.`period`,
              `t92`.`person`,
              `t92`.`closed`,
              `t92`.`in_hand`,
              `t92`.`first_on`,
              `t92`.`start`,
              `t92`.`until`,
              `t92`.`started_on`,
              `t92`.`left_on`,
              `t92`.`days`,
              `t92`.`ramping`,
              TRY_DIVIDE(`t92`.`closed`, NULLIF(`t92`.`days`, 0)) AS `per_day`,
              (
               `t92`.`person` IS NOT NULL
              )
              AND (
               `t92`.`days` > 0
              )
              AND NOT (
               COALESCE(`t92`.`ramping`, FALSE)
              ) AS `compared`,
              TRY_DIVIDE(
               `t92`.`closed` * DATEDIFF(DAY, `t92`.`start`, `t92`.`until`),
               NULLIF(`t92`.`days`, 0)
              ) AS `pace`
             FROM (
              SELECT
               `t86`.`period`,
               `t86`.`person`,
               `t86`.`closed`,
               `t86`.`in_hand`,
               `t86`.`first_on`,
               `t86`.`start`,
               `t86`.`until`,
               `t86`.`started_on`,
               `t86`.`left_on`,
               IF(
                DATEDIFF(
                 DAY,
                 IF(
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`) > `t86`.`start`,
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`),
                  `t86`.`start`
                 ),
                 IF(`t86`.`left_on` < `t86`.`until`, `t86`.`left_on`, `t86`.`until`)
                ) > 0,
                DATEDIFF(
                 DAY,
                 IF(
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`) > `t86`.`start`,
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`),
                  `t86`.`start`
                 ),
                 IF(`t86`.`left_on` < `t86`.`until`, `t86`.`left_on`, `t86`.`until`)
                ),
                0
               ) AS `days`,
               COALESCE(`t86`.`started_on`, `t86`.`first_on`) > (
                `t86`.`start` - INTERVAL '90' DAY
               ) AS `ramping`
              FROM (
               SELECT
                `t84`.`period`,
                `t84`.`person`,
                `t84`.`closed`,
                `t84`.`in_hand`,
                `t84`.`first_on`,
                `t84`.`start`,
                `t84`.`until`,
                `t84`.`started_on`,
                `t84`.`left_on`
               FROM (
                SELECT
                 `t81`.`period`,
                 `t81`.`person`,
                 `t81`.`closed`,
                 `t81`.`in_hand`,
                 `t81`.`first_on`,
                 `t81`.`start`,
                 `t81`.`until`,
                 `t59`.`same_person`,
                 `t59`.`started_on`,
                 `t59`.`left_on`
                FROM (
                 SELECT
                  `t77`.`period`,
                  `t77`.`person`,
                  `t77`.`closed`,
                  `t77`.`in_hand`,
                  `t77`.`first_on`,
                  `t77`.`start`,
                  `t77`.`until`
                 FROM (
                  SELECT
                   `t73`.`period`,
                   `t73`.`person`,
                   `t73`.`closed`,
                   `t73`.`in_hand`,
                   `t73`.`first_on`,
                   `t23`.`same_period`,
                   `t23`.`start`,
                   `t23`.`until`
                  FROM (
                   SELECT
                    `t68`.`period`,
                    `t68`.`person`,
                    `t68`.`closed`,
                    `t68`.`in_hand`,
                    `t68`.`first_on`
                   FROM (
                    SELECT
                     `t65`.`period`,
                     `t65`.`person`,
                     `t65`.`closed`,
                     `t65`.`in_hand`,
                     `t44`.`same_person`,
                     `t44`.`first_on`
                    FROM (
                     SELECT
                      `t61`.`period`,
                      `t61`.`owner` AS `person`,
                      SUM(`t61`.`closed`) AS `closed`,
                      COUNT(*) AS `in_hand`
                     FROM (
                      SELECT
                       `t57`.`deal_id`,
                       `t57`.`owner`,
                       `t57`.`outcome`,
                       `t57`.`created_at`,
                       `t57`.`closed_at`,
                       `t57`.`period`,
                       `t57`.`closed`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t27`.`deal_id`,
                         `t27`.`owner`,
                         `t27`.`outcome`,
                         `t27`.`created_at`,
                         `t27`.`closed_at`,
                         `t27`.`period`,
                         `t27`.`starts_at`,
                         `t27`.`ends_at`,
                         CAST(COALESCE(
                          `t27`.`outcome` IN ('won', 'lost')
                          AND (
                           (
                            `t27`.`closed_at` >= `t27`.`starts_at`
                           )
                           AND (
                            `t27`.`closed_at` < `t27`.`ends_at`
                           )
                           AND (
                            `t27`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                           )
                          ),
                          FALSE
                         ) AS BIGINT) AS `closed`
                        FROM (
                         SELECT
                          `t10`.`deal_id`,
                          `t10`.`owner`,
                          `t10`.`outcome`,
                          `t10`.`created_at`,
                          `t10`.`closed_at`,
                          `t22`.`period`,
                          `t22`.`starts_at`,
                          `t22`.`ends_at`
                         FROM (
                          SELECT
                           `t0`.`deal_id`,
                           `t0`.`owner`,
                           `t0`.`outcome`,
                           `t0`.`created_at`,
                           `t0`.`closed_at`
                          FROM `deals` AS `t0`
                         ) AS `t10`
                         CROSS JOIN (
                          SELECT
                           `t3`.`period`,
                           CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                           CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
                          FROM (
                           SELECT
                            '2026Q1' AS `period`
                          ) AS `t3`
                         ) AS `t22`
                        ) AS `t27`
                       ) AS `t47`
                       WHERE
                        (
                         `t47`.`closed` = 1
                        )
                        OR (
                         (
                          `t47`.`created_at` < `t47`.`ends_at`
                         )
                         AND (
                          `t47`.`created_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                         )
                         AND (
                          (
                           `t47`.`outcome` = 'open'
                          ) OR (
                           `t47`.`closed_at` >= `t47`.`starts_at`
                          )
                         )
                        )
                      ) AS `t57`
                     ) AS `t61`
                     GROUP BY
                      1,
                      2
                    ) AS `t65`
                    LEFT OUTER JOIN (
                     SELECT
                      `t32`.`person` AS `same_person`,
                      CAST(`t32`.`first_deal` AS DATE) AS `first_on`
                     FROM `t28` AS `t32`
                     WHERE
                      UNIX_TIMESTAMP(CAST(`t32`.`first_deal` AS TIMESTAMP)) >= (
                       `t32`.`begins` + 7776000.0
                      )
                    ) AS `t44`
                     ON `t65`.`person` IS NOT DISTINCT FROM `t44`.`same_person`
                   ) AS `t68`
                  ) AS `t73`
                  LEFT OUTER JOIN (
                   SELECT
                    `t3`.`period` AS `same_period`,
                    MAKE_DATE(2026, 1, 1) AS `start`,
                    MAKE_DATE(2026, 4, 1) AS `until`
                   FROM (
                    SELECT
                     '2026Q1' AS `period`
                   ) AS `t3`
                  ) AS `t23`
                   ON `t73`.`period` IS NOT DISTINCT FROM `t23`.`same_period`
                 ) AS `t77`
                ) AS `t81`
                LEFT OUTER JOIN (
                 SELECT
                  `t48`.`person` AS `same_person`,
                  `t48`.`started_on`,
                  IF(
                   `t48`.`gone` AND (
                    `t48`.`left_on` IS NULL
                   ),
                   COALESCE(`t48`.`last_on` + INTERVAL '1' DAY, MAKE_DATE(1, 1, 1)),
                   `t48`.`left_on`
                  ) AS `left_on`
                 FROM (
                  SELECT
                   `t45`.`person`,
                   `t45`.`started_on`,
                   `t45`.`left_on`,
                   `t45`.`gone`,
                   `t45`.`last_on`
                  FROM (
                   SELECT
                    `t34`.`person`,
                    `t34`.`started_on`,
                    `t34`.`left_on`,
                    `t34`.`gone`,
                    `t39`.`same_person`,
                    `t39`.`last_on`
                   FROM (
                    SELECT
                     `t19`.`person`,
                     MIN(`t19`.`started_on`) AS `started_on`,
                     MAX(`t19`.`left_on`) AS `left_on`,
                     BOOL_AND(`t19`.`gone`) AS `gone`
                    FROM (
                     SELECT
                      `t1`.`person`,
                      `t1`.`name`,
                      `t1`.`team`,
                      `t1`.`manager`,
                      `t1`.`region`,
                      `t1`.`active`,
                      `t1`.`started_on`,
                      `t1`.`left_on`,
                      `t1`.`source_file`,
                      `t1`.`source_row`,
                      COALESCE(`t1`.`active`, TRUE) = FALSE AS `gone`
                     FROM `people` AS `t1`
                    ) AS `t19`
                    GROUP BY
                     1
                   ) AS `t34`
                   LEFT OUTER JOIN (
                    SELECT
                     `t31`.`person` AS `same_person`,
                     `t31`.`last_on`
                    FROM (
                     SELECT
                      `t21`.`person`,
                      MAX(`t21`.`last_on`) AS `last_on`
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        `t0`.`owner` AS `person`,
                        CAST(`t0`.`closed_at` AS DATE) AS `last_on`
                       FROM `deals` AS `t0`
                       WHERE
                        `t0`.`outcome` IN ('won', 'lost')
                        AND `t0`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                      ) AS `t8`
                      UNION ALL
                      SELECT
                       *
                      FROM (
                       SELECT
                        `t2`.`person`,
                        CAST(`t2`.`at` AS DATE) AS `last_on`
                       FROM `activities` AS `t2`
                       WHERE
                        `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                        AND COALESCE(`t2`.`done`, TRUE)
                      ) AS `t12`
                     ) AS `t21`
                     GROUP BY
                      1
                    ) AS `t31`
                   ) AS `t39`
                    ON `t34`.`person` IS NOT DISTINCT FROM `t39`.`same_person`
                  ) AS `t45`
                 ) AS `t48`
                ) AS `t59`
                 ON `t81`.`person` IS NOT DISTINCT FROM `t59`.`same_person`
               ) AS `t84`
              ) AS `t86`
             ) AS `t92`
            ) AS `t94`
           ) AS `t96`
          ) AS `t100`
          LEFT OUTER JOIN (
           SELECT
            `t83`.`period` AS `same_period`,
            `t83`.`person` AS `same_person`,
            `t83`.`expected`,
            `t83`.`like_for_like`
           FROM (
            SELECT
             `t78`.`period`,
             `t78`.`person`,
             SUM(`t78`.`due`) AS `expected`,
             SUM(`t78`.`h`) * (
              MAX(`t78`.`rate`) + SUM(`t78`.`extra`)
             ) AS `like_for_like`
            FROM (
             SELECT
              `t72`.`period`,
              `t72`.`person`,
              `t72`.`h`,
              `t72`.`c`,
              `t72`.`group_h`,
              `t72`.`group_c`,
              `t72`.`all_h`,
              `t72`.`all_c`,
              `t72`.`h` * TRY_DIVIDE(`t72`.`group_c`, `t72`.`group_h`) AS `due`,
              TRY_DIVIDE(`t72`.`group_h`, `t72`.`all_h`) * (
               TRY_DIVIDE(`t72`.`c`, `t72`.`h`) - TRY_DIVIDE(`t72`.`group_c`, `t72`.`group_h`)
              ) AS `extra`,
              TRY_DIVIDE(`t72`.`all_c`, `t72`.`all_h`) AS `rate`
             FROM (
              SELECT
               `t67`.`period`,
               `t67`.`person`,
               `t67`.`h`,
               `t67`.`c`,
               SUM(`t67`.`h`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `group_h`,
               SUM(`t67`.`c`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `group_c`,
               SUM(`t67`.`h`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `all_h`,
               SUM(`t67`.`c`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `all_c`
              FROM (
               SELECT
                `t62`.`period`,
                `t62`.`owner` AS `person`,
                COUNT(*) AS `h`,
                SUM(`t62`.`closed`) AS `c`
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  `t57`.`deal_id`,
                  `t57`.`owner`,
                  `t57`.`outcome`,
                  `t57`.`created_at`,
                  `t57`.`closed_at`,
                  `t57`.`period`,
                  `t57`.`closed`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t27`.`deal_id`,
                    `t27`.`owner`,
                    `t27`.`outcome`,
                    `t27`.`created_at`,
                    `t27`.`closed_at`,
                    `t27`.`period`,
                    `t27`.`starts_at`,
                    `t27`.`ends_at`,
                    CAST(COALESCE(
                     `t27`.`outcome` IN ('won', 'lost')
                     AND (
                      (
                       `t27`.`closed_at` >= `t27`.`starts_at`
                      )
                      AND (
                       `t27`.`closed_at` < `t27`.`ends_at`
                      )
                      AND (
                       `t27`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                      )
                     ),
                     FALSE
                    ) AS BIGINT) AS `closed`
                   FROM (
                    SELECT
                     `t10`.`deal_id`,
                     `t10`.`owner`,
                     `t10`.`outcome`,
                     `t10`.`created_at`,
                     `t10`.`closed_at`,
                     `t22`.`period`,
                     `t22`.`starts_at`,
                     `t22`.`ends_at`
                    FROM (
                     SELECT
                      `t0`.`deal_id`,
                      `t0`.`owner`,
                      `t0`.`outcome`,
                      `t0`.`created_at`,
                      `t0`.`closed_at`
                     FROM `deals` AS `t0`
                    ) AS `t10`
                    CROSS JOIN (
                     SELECT
                      `t3`.`period`,
                      CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                      CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
                     FROM (
                      SELECT
                       '2026Q1' AS `period`
                     ) AS `t3`
                    ) AS `t22`
                   ) AS `t27`
                  ) AS `t47`
                  WHERE
                   (
                    `t47`.`closed` = 1
                   )
                   OR (
                    (
                     `t47`.`created_at` < `t47`.`ends_at`
                    )
                    AND (
                     `t47`.`created_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                    )
                    AND (
                     (
                      `t47`.`outcome` = 'open'
                     ) OR (
                      `t47`.`closed_at` >= `t47`.`starts_at`
                     )
                    )
                   )
                 ) AS `t57`
                ) AS `t61`
                WHERE
                 `t61`.`owner` IS NOT NULL
               ) AS `t62`
               GROUP BY
                1,
                2
              ) AS `t67`
             ) AS `t72`
            ) AS `t78`
            GROUP BY
             1,
             2
           ) AS `t83`
          ) AS `t89`
           ON `t100`.`period` IS NOT DISTINCT FROM `t89`.`same_period`
           AND `t100`.`person` IS NOT DISTINCT FROM `t89`.`same_person`
         ) AS `t101`
        ) AS `t103`
        LEFT OUTER JOIN (
         SELECT
          `t51`.`period` AS `same_period`,
          `t51`.`person` AS `same_person`,
          `t51`.`worked`
         FROM (
          SELECT
           `t49`.`period`,
           `t49`.`person`,
           COUNT(*) AS `worked`
          FROM (
           SELECT DISTINCT
            *
           FROM (
            SELECT
             `t40`.`deal_id`,
             `t40`.`period`,
             COALESCE(`t40`.`person`, `t9`.`owner`) AS `person`
            FROM (
             SELECT
              *
             FROM (
              SELECT
               `t20`.`deal_id`,
               `t20`.`person`,
               `t20`.`at`,
               `t22`.`period`,
               `t22`.`starts_at`,
               `t22`.`ends_at`
              FROM (
               SELECT
                `t2`.`deal_id`,
                `t2`.`person`,
                `t2`.`at`
               FROM `activities` AS `t2`
               WHERE
                `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                AND COALESCE(`t2`.`done`, TRUE)
                AND `t2`.`deal_id` IS NOT NULL
              ) AS `t20`
              CROSS JOIN (
               SELECT
                `t3`.`period`,
                CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
               FROM (
                SELECT
                 '2026Q1' AS `period`
               ) AS `t3`
              ) AS `t22`
             ) AS `t26`
             WHERE
              `t26`.`at` >= `t26`.`starts_at` AND `t26`.`at` < `t26`.`ends_at`
            ) AS `t40`
            LEFT OUTER JOIN (
             SELECT
              `t0`.`deal_id` AS `owned`,
              `t0`.`owner`
             FROM `deals` AS `t0`
            ) AS `t9`
             ON `t40`.`deal_id` = `t9`.`owned`
           ) AS `t46`
          ) AS `t49`
          GROUP BY
           1,
           2
         ) AS `t51`
        ) AS `t60`
         ON `t103`.`period` IS NOT DISTINCT FROM `t60`.`same_period`
         AND `t103`.`person` IS NOT DISTINCT FROM `t60`.`same_person`
       ) AS `t104`
      ) AS `t105`
      ORDER BY
       `t105`.`period` ASC NULLS LAST,
       `t105`.`person` ASC NULLS LAST
     ) AS `t106`
    ) AS `t109`
   ) AS `t112`
  ) AS `t116`
  CROSS JOIN (
   SELECT
    `t25`.`without_date`,
    `t25`.`created` * 1.0222222222222221 AS `inflow`,
    'measured' AS `inflow_is`
   FROM (
    SELECT
     SUM(
      CAST((
       `t0`.`created_at` >= CAST('2026-01-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t0`.`created_at` < CAST('2026-04-01T00:00:00' AS TIMESTAMP)
      )
      AND (
       `t0`.`created_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
      ) AS BIGINT)
     ) AS `created`,
     SUM(CAST(`t0`.`created_at` IS NULL AS BIGINT)) AS `without_date`
    FROM `deals` AS `t0`
   ) AS `t25`
  ) AS `t38`
  CROSS JOIN (
   SELECT
    COUNT(*) AS `present`,
    SUM(CAST(`t111`.`starts` > -90 AS BIGINT)) AS `ramping`,
    COALESCE(
     SUM(GREATEST(LEAST(`t111`.`leaves`, 92) - GREATEST(`t111`.`starts` + 90, 0), 0)),
     0
    ) AS `days_0`,
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST(`t111`.`leaves`, `t111`.`starts` + 30), 92) - GREATEST(`t111`.`starts` + 0, 0),
       0
      )
     ),
     0
    ) AS `days_1`,
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST(`t111`.`leaves`, `t111`.`starts` + 60), 92) - GREATEST(`t111`.`starts` + 30, 0),
       0
      )
     ),
     0
    ) AS `days_2`,
    COALESCE(
     SUM(
      GREATEST(
       LEAST(LEAST(`t111`.`leaves`, `t111`.`starts` + 90), 92) - GREATEST(`t111`.`starts` + 60, 0),
       0
      )
     ),
     0
    ) AS `days_3`
   FROM (
    SELECT
     *
    FROM (
     SELECT
      `t74`.`person`,
      `t74`.`starts`,
      `t74`.`leaves`
     FROM (
      SELECT
       `t66`.`person`,
       COALESCE(
        DATEDIFF(DAY, MAKE_DATE(2026, 7, 1), COALESCE(`t66`.`started_on`, `t66`.`first_on`)),
        -1000000
       ) AS `starts`,
       COALESCE(DATEDIFF(DAY, MAKE_DATE(2026, 7, 1), `t66`.`left_on`), 1000000) AS `leaves`
      FROM (
       SELECT
        `t64`.`person`,
        `t64`.`first_on`,
        `t64`.`started_on`,
        `t64`.`left_on`
       FROM (
        SELECT
         `t53`.`person`,
         `t53`.`first_on`,
         `t58`.`told`,
         `t58`.`started_on`,
         `t58`.`left_on`
        FROM (
         SELECT
          `t50`.`person`,
          `t50`.`first_on`
         FROM (
          SELECT
           `t17`.`person`,
           `t43`.`seen`,
           `t43`.`first_on`
          FROM (
           SELECT DISTINCT
            `t0`.`owner` AS `person`
           FROM `deals` AS `t0`
           WHERE
            `t0`.`owner` IS NOT NULL
          ) AS `t17`
          LEFT OUTER JOIN (
           SELECT
            `t32`.`person` AS `seen`,
            CAST(`t32`.`first_deal` AS DATE) AS `first_on`
           FROM `t28` AS `t32`
           WHERE
            UNIX_TIMESTAMP(CAST(`t32`.`first_deal` AS TIMESTAMP)) >= (
             `t32`.`begins` + 7776000.0
            )
          ) AS `t43`
           ON `t17`.`person` = `t43`.`seen`
         ) AS `t50`
        ) AS `t53`
        LEFT OUTER JOIN (
         SELECT
          `t48`.`person` AS `told`,
          `t48`.`started_on`,
          IF(
           `t48`.`gone` AND (
            `t48`.`left_on` IS NULL
           ),
           COALESCE(`t48`.`last_on` + INTERVAL '1' DAY, MAKE_DATE(1, 1, 1)),
           `t48`.`left_on`
          ) AS `left_on`
         FROM (
          SELECT
           `t45`.`person`,
           `t45`.`started_on`,
           `t45`.`left_on`,
           `t45`.`gone`,
           `t45`.`last_on`
          FROM (
           SELECT
            `t34`.`person`,
            `t34`.`started_on`,
            `t34`.`left_on`,
            `t34`.`gone`,
            `t39`.`same_person`,
            `t39`.`last_on`
           FROM (
            SELECT
             `t19`.`person`,
             MIN(`t19`.`started_on`) AS `started_on`,
             MAX(`t19`.`left_on`) AS `left_on`,
             BOOL_AND(`t19`.`gone`) AS `gone`
            FROM (
             SELECT
              `t1`.`person`,
              `t1`.`name`,
              `t1`.`team`,
              `t1`.`manager`,
              `t1`.`region`,
              `t1`.`active`,
              `t1`.`started_on`,
              `t1`.`left_on`,
              `t1`.`source_file`,
              `t1`.`source_row`,
              COALESCE(`t1`.`active`, TRUE) = FALSE AS `gone`
             FROM `people` AS `t1`
            ) AS `t19`
            GROUP BY
             1
           ) AS `t34`
           LEFT OUTER JOIN (
            SELECT
             `t31`.`person` AS `same_person`,
             `t31`.`last_on`
            FROM (
             SELECT
              `t21`.`person`,
              MAX(`t21`.`last_on`) AS `last_on`
             FROM (
              SELECT
               *
              FROM (
               SELECT
                `t0`.`owner` AS `person`,
                CAST(`t0`.`closed_at` AS DATE) AS `last_on`
               FROM `deals` AS `t0`
               WHERE
                `t0`.`outcome` IN ('won', 'lost')
                AND `t0`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
              ) AS `t8`
              UNION ALL
              SELECT
               *
              FROM (
               SELECT
                `t2`.`person`,
                CAST(`t2`.`at` AS DATE) AS `last_on`
               FROM `activities` AS `t2`
               WHERE
                `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                AND COALESCE(`t2`.`done`, TRUE)
              ) AS `t12`
             ) AS `t21`
             GROUP BY
              1
            ) AS `t31`
           ) AS `t39`
            ON `t34`.`person` IS NOT DISTINCT FROM `t39`.`same_person`
          ) AS `t45`
         ) AS `t48`
        ) AS `t58`
         ON `t53`.`person` = `t58`.`told`
       ) AS `t64`
      ) AS `t66`
     ) AS `t74`
     LEFT SEMI JOIN (
      SELECT
       `t105`.`person`,
       `t105`.`period`,
       `t105`.`closed`,
       COALESCE(`t105`.`worked`, 0) AS `worked`,
       `t105`.`in_hand`,
       `t105`.`days`,
       `t105`.`per_day`,
       `t105`.`per_week`,
       `t105`.`per_month`,
       `t105`.`mean`,
       `t105`.`band_low`,
       `t105`.`band_high`,
       `t105`.`deviation`,
       `t105`.`flagged`,
       `t105`.`ramping`,
       `t105`.`compared`,
       `t105`.`expected`,
       `t105`.`like_for_like`
      FROM (
       SELECT
        `t104`.`period`,
        `t104`.`person`,
        `t104`.`closed`,
        `t104`.`in_hand`,
        `t104`.`first_on`,
        `t104`.`start`,
        `t104`.`until`,
        `t104`.`started_on`,
        `t104`.`left_on`,
        `t104`.`days`,
        `t104`.`ramping`,
        `t104`.`per_day`,
        `t104`.`compared`,
        `t104`.`pace`,
        `t104`.`total`,
        `t104`.`people`,
        `t104`.`mean`,
        `t104`.`band_low`,
        `t104`.`band_high`,
        `t104`.`deviation`,
        `t104`.`flagged`,
        `t104`.`per_week`,
        `t104`.`per_month`,
        `t104`.`expected`,
        `t104`.`like_for_like`,
        `t104`.`worked`
       FROM (
        SELECT
         `t103`.`period`,
         `t103`.`person`,
         `t103`.`closed`,
         `t103`.`in_hand`,
         `t103`.`first_on`,
         `t103`.`start`,
         `t103`.`until`,
         `t103`.`started_on`,
         `t103`.`left_on`,
         `t103`.`days`,
         `t103`.`ramping`,
         `t103`.`per_day`,
         `t103`.`compared`,
         `t103`.`pace`,
         `t103`.`total`,
         `t103`.`people`,
         `t103`.`mean`,
         `t103`.`band_low`,
         `t103`.`band_high`,
         `t103`.`deviation`,
         `t103`.`flagged`,
         `t103`.`per_week`,
         `t103`.`per_month`,
         `t103`.`expected`,
         `t103`.`like_for_like`,
         `t60`.`same_period`,
         `t60`.`same_person`,
         `t60`.`worked`
        FROM (
         SELECT
          `t101`.`period`,
          `t101`.`person`,
          `t101`.`closed`,
          `t101`.`in_hand`,
          `t101`.`first_on`,
          `t101`.`start`,
          `t101`.`until`,
          `t101`.`started_on`,
          `t101`.`left_on`,
          `t101`.`days`,
          `t101`.`ramping`,
          `t101`.`per_day`,
          `t101`.`compared`,
          `t101`.`pace`,
          `t101`.`total`,
          `t101`.`people`,
          `t101`.`mean`,
          `t101`.`band_low`,
          `t101`.`band_high`,
          `t101`.`deviation`,
          `t101`.`flagged`,
          `t101`.`per_week`,
          `t101`.`per_month`,
          `t101`.`expected`,
          `t101`.`like_for_like`
         FROM (
          SELECT
           `t100`.`period`,
           `t100`.`person`,
           `t100`.`closed`,
           `t100`.`in_hand`,
           `t100`.`first_on`,
           `t100`.`start`,
           `t100`.`until`,
           `t100`.`started_on`,
           `t100`.`left_on`,
           `t100`.`days`,
           `t100`.`ramping`,
           `t100`.`per_day`,
           `t100`.`compared`,
           `t100`.`pace`,
           `t100`.`total`,
           `t100`.`people`,
           `t100`.`mean`,
           `t100`.`band_low`,
           `t100`.`band_high`,
           `t100`.`deviation`,
           `t100`.`flagged`,
           `t100`.`per_week`,
           `t100`.`per_month`,
           `t89`.`same_period`,
           `t89`.`same_person`,
           `t89`.`expected`,
           `t89`.`like_for_like`
          FROM (
           SELECT
            `t96`.`period`,
            `t96`.`person`,
            `t96`.`closed`,
            `t96`.`in_hand`,
            `t96`.`first_on`,
            `t96`.`start`,
            `t96`.`until`,
            `t96`.`started_on`,
            `t96`.`left_on`,
            `t96`.`days`,
            `t96`.`ramping`,
            `t96`.`per_day`,
            `t96`.`compared`,
            `t96`.`pace`,
            `t96`.`total`,
            `t96`.`people`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) AS `mean`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) * 0.8 AS `band_low`,
            TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) * 1.2 AS `band_high`,
            IF(
             TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) >= 1.0,
             TRY_DIVIDE(`t96`.`pace`, NULLIF(TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)), 0.0)) - 1.0,
             CAST(NULL AS DOUBLE)
            ) AS `deviation`,
            IF(
             `t96`.`compared`
             AND (
              TRY_DIVIDE(`t96`.`total`, NULLIF(`t96`.`people`, 0)) >= 1.0
             ),
             (
              ABS((
               `t96`.`people` * `t96`.`pace`
              ) - `t96`.`total`) * 5.0
             ) > `t96`.`total`,
             CAST(NULL AS BOOLEAN)
            ) AS `flagged`,
            `t96`.`per_day` * 7.0 AS `per_week`,
            `t96`.`per_day` * 30.4375 AS `per_month`
           FROM (
            SELECT
             `t94`.`period`,
             `t94`.`person`,
             `t94`.`closed`,
             `t94`.`in_hand`,
             `t94`.`first_on`,
             `t94`.`start`,
             `t94`.`until`,
             `t94`.`started_on`,
             `t94`.`left_on`,
             `t94`.`days`,
             `t94`.`ramping`,
             `t94`.`per_day`,
             `t94`.`compared`,
             `t94`.`pace`,
             SUM(IF(`t94`.`compared`, `t94`.`pace`, 0.0)) OVER (
              PARTITION BY `t94`.`period`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS `total`,
             SUM(CAST(`t94`.`compared` AS BIGINT)) OVER (
              PARTITION BY `t94`.`period`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
             ) AS `people`
            FROM (
             SELECT
              `t92`.`period`,
              `t92`.`person`,
              `t92`.`closed`,
              `t92`.`in_hand`,
              `t92`.`first_on`,
              `t92`.`start`,
              `t92`.`until`,
              `t92`.`started_on`,
              `t92`.`left_on`,
              `t92`.`days`,
              `t92`.`ramping`,
              TRY_DIVIDE(`t92`.`closed`, NULLIF(`t92`.`days`, 0)) AS `per_day`,
              (
               `t92`.`person` IS NOT NULL
              )
              AND (
               `t92`.`days` > 0
              )
              AND NOT (
               COALESCE(`t92`.`ramping`, FALSE)
              ) AS `compared`,
              TRY_DIVIDE(
               `t92`.`closed` * DATEDIFF(DAY, `t92`.`start`, `t92`.`until`),
               NULLIF(`t92`.`days`, 0)
              ) AS `pace`
             FROM (
              SELECT
               `t86`.`period`,
               `t86`.`person`,
               `t86`.`closed`,
               `t86`.`in_hand`,
               `t86`.`first_on`,
               `t86`.`start`,
               `t86`.`until`,
               `t86`.`started_on`,
               `t86`.`left_on`,
               IF(
                DATEDIFF(
                 DAY,
                 IF(
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`) > `t86`.`start`,
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`),
                  `t86`.`start`
                 ),
                 IF(`t86`.`left_on` < `t86`.`until`, `t86`.`left_on`, `t86`.`until`)
                ) > 0,
                DATEDIFF(
                 DAY,
                 IF(
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`) > `t86`.`start`,
                  COALESCE(`t86`.`started_on`, `t86`.`first_on`),
                  `t86`.`start`
                 ),
                 IF(`t86`.`left_on` < `t86`.`until`, `t86`.`left_on`, `t86`.`until`)
                ),
                0
               ) AS `days`,
               COALESCE(`t86`.`started_on`, `t86`.`first_on`) > (
                `t86`.`start` - INTERVAL '90' DAY
               ) AS `ramping`
              FROM (
               SELECT
                `t84`.`period`,
                `t84`.`person`,
                `t84`.`closed`,
                `t84`.`in_hand`,
                `t84`.`first_on`,
                `t84`.`start`,
                `t84`.`until`,
                `t84`.`started_on`,
                `t84`.`left_on`
               FROM (
                SELECT
                 `t81`.`period`,
                 `t81`.`person`,
                 `t81`.`closed`,
                 `t81`.`in_hand`,
                 `t81`.`first_on`,
                 `t81`.`start`,
                 `t81`.`until`,
                 `t59`.`same_person`,
                 `t59`.`started_on`,
                 `t59`.`left_on`
                FROM (
                 SELECT
                  `t77`.`period`,
                  `t77`.`person`,
                  `t77`.`closed`,
                  `t77`.`in_hand`,
                  `t77`.`first_on`,
                  `t77`.`start`,
                  `t77`.`until`
                 FROM (
                  SELECT
                   `t73`.`period`,
                   `t73`.`person`,
                   `t73`.`closed`,
                   `t73`.`in_hand`,
                   `t73`.`first_on`,
                   `t23`.`same_period`,
                   `t23`.`start`,
                   `t23`.`until`
                  FROM (
                   SELECT
                    `t68`.`period`,
                    `t68`.`person`,
                    `t68`.`closed`,
                    `t68`.`in_hand`,
                    `t68`.`first_on`
                   FROM (
                    SELECT
                     `t65`.`period`,
                     `t65`.`person`,
                     `t65`.`closed`,
                     `t65`.`in_hand`,
                     `t44`.`same_person`,
                     `t44`.`first_on`
                    FROM (
                     SELECT
                      `t61`.`period`,
                      `t61`.`owner` AS `person`,
                      SUM(`t61`.`closed`) AS `closed`,
                      COUNT(*) AS `in_hand`
                     FROM (
                      SELECT
                       `t57`.`deal_id`,
                       `t57`.`owner`,
                       `t57`.`outcome`,
                       `t57`.`created_at`,
                       `t57`.`closed_at`,
                       `t57`.`period`,
                       `t57`.`closed`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t27`.`deal_id`,
                         `t27`.`owner`,
                         `t27`.`outcome`,
                         `t27`.`created_at`,
                         `t27`.`closed_at`,
                         `t27`.`period`,
                         `t27`.`starts_at`,
                         `t27`.`ends_at`,
                         CAST(COALESCE(
                          `t27`.`outcome` IN ('won', 'lost')
                          AND (
                           (
                            `t27`.`closed_at` >= `t27`.`starts_at`
                           )
                           AND (
                            `t27`.`closed_at` < `t27`.`ends_at`
                           )
                           AND (
                            `t27`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                           )
                          ),
                          FALSE
                         ) AS BIGINT) AS `closed`
                        FROM (
                         SELECT
                          `t10`.`deal_id`,
                          `t10`.`owner`,
                          `t10`.`outcome`,
                          `t10`.`created_at`,
                          `t10`.`closed_at`,
                          `t22`.`period`,
                          `t22`.`starts_at`,
                          `t22`.`ends_at`
                         FROM (
                          SELECT
                           `t0`.`deal_id`,
                           `t0`.`owner`,
                           `t0`.`outcome`,
                           `t0`.`created_at`,
                           `t0`.`closed_at`
                          FROM `deals` AS `t0`
                         ) AS `t10`
                         CROSS JOIN (
                          SELECT
                           `t3`.`period`,
                           CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                           CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
                          FROM (
                           SELECT
                            '2026Q1' AS `period`
                          ) AS `t3`
                         ) AS `t22`
                        ) AS `t27`
                       ) AS `t47`
                       WHERE
                        (
                         `t47`.`closed` = 1
                        )
                        OR (
                         (
                          `t47`.`created_at` < `t47`.`ends_at`
                         )
                         AND (
                          `t47`.`created_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                         )
                         AND (
                          (
                           `t47`.`outcome` = 'open'
                          ) OR (
                           `t47`.`closed_at` >= `t47`.`starts_at`
                          )
                         )
                        )
                      ) AS `t57`
                     ) AS `t61`
                     GROUP BY
                      1,
                      2
                    ) AS `t65`
                    LEFT OUTER JOIN (
                     SELECT
                      `t32`.`person` AS `same_person`,
                      CAST(`t32`.`first_deal` AS DATE) AS `first_on`
                     FROM `t28` AS `t32`
                     WHERE
                      UNIX_TIMESTAMP(CAST(`t32`.`first_deal` AS TIMESTAMP)) >= (
                       `t32`.`begins` + 7776000.0
                      )
                    ) AS `t44`
                     ON `t65`.`person` IS NOT DISTINCT FROM `t44`.`same_person`
                   ) AS `t68`
                  ) AS `t73`
                  LEFT OUTER JOIN (
                   SELECT
                    `t3`.`period` AS `same_period`,
                    MAKE_DATE(2026, 1, 1) AS `start`,
                    MAKE_DATE(2026, 4, 1) AS `until`
                   FROM (
                    SELECT
                     '2026Q1' AS `period`
                   ) AS `t3`
                  ) AS `t23`
                   ON `t73`.`period` IS NOT DISTINCT FROM `t23`.`same_period`
                 ) AS `t77`
                ) AS `t81`
                LEFT OUTER JOIN (
                 SELECT
                  `t48`.`person` AS `same_person`,
                  `t48`.`started_on`,
                  IF(
                   `t48`.`gone` AND (
                    `t48`.`left_on` IS NULL
                   ),
                   COALESCE(`t48`.`last_on` + INTERVAL '1' DAY, MAKE_DATE(1, 1, 1)),
                   `t48`.`left_on`
                  ) AS `left_on`
                 FROM (
                  SELECT
                   `t45`.`person`,
                   `t45`.`started_on`,
                   `t45`.`left_on`,
                   `t45`.`gone`,
                   `t45`.`last_on`
                  FROM (
                   SELECT
                    `t34`.`person`,
                    `t34`.`started_on`,
                    `t34`.`left_on`,
                    `t34`.`gone`,
                    `t39`.`same_person`,
                    `t39`.`last_on`
                   FROM (
                    SELECT
                     `t19`.`person`,
                     MIN(`t19`.`started_on`) AS `started_on`,
                     MAX(`t19`.`left_on`) AS `left_on`,
                     BOOL_AND(`t19`.`gone`) AS `gone`
                    FROM (
                     SELECT
                      `t1`.`person`,
                      `t1`.`name`,
                      `t1`.`team`,
                      `t1`.`manager`,
                      `t1`.`region`,
                      `t1`.`active`,
                      `t1`.`started_on`,
                      `t1`.`left_on`,
                      `t1`.`source_file`,
                      `t1`.`source_row`,
                      COALESCE(`t1`.`active`, TRUE) = FALSE AS `gone`
                     FROM `people` AS `t1`
                    ) AS `t19`
                    GROUP BY
                     1
                   ) AS `t34`
                   LEFT OUTER JOIN (
                    SELECT
                     `t31`.`person` AS `same_person`,
                     `t31`.`last_on`
                    FROM (
                     SELECT
                      `t21`.`person`,
                      MAX(`t21`.`last_on`) AS `last_on`
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        `t0`.`owner` AS `person`,
                        CAST(`t0`.`closed_at` AS DATE) AS `last_on`
                       FROM `deals` AS `t0`
                       WHERE
                        `t0`.`outcome` IN ('won', 'lost')
                        AND `t0`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                      ) AS `t8`
                      UNION ALL
                      SELECT
                       *
                      FROM (
                       SELECT
                        `t2`.`person`,
                        CAST(`t2`.`at` AS DATE) AS `last_on`
                       FROM `activities` AS `t2`
                       WHERE
                        `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                        AND COALESCE(`t2`.`done`, TRUE)
                      ) AS `t12`
                     ) AS `t21`
                     GROUP BY
                      1
                    ) AS `t31`
                   ) AS `t39`
                    ON `t34`.`person` IS NOT DISTINCT FROM `t39`.`same_person`
                  ) AS `t45`
                 ) AS `t48`
                ) AS `t59`
                 ON `t81`.`person` IS NOT DISTINCT FROM `t59`.`same_person`
               ) AS `t84`
              ) AS `t86`
             ) AS `t92`
            ) AS `t94`
           ) AS `t96`
          ) AS `t100`
          LEFT OUTER JOIN (
           SELECT
            `t83`.`period` AS `same_period`,
            `t83`.`person` AS `same_person`,
            `t83`.`expected`,
            `t83`.`like_for_like`
           FROM (
            SELECT
             `t78`.`period`,
             `t78`.`person`,
             SUM(`t78`.`due`) AS `expected`,
             SUM(`t78`.`h`) * (
              MAX(`t78`.`rate`) + SUM(`t78`.`extra`)
             ) AS `like_for_like`
            FROM (
             SELECT
              `t72`.`period`,
              `t72`.`person`,
              `t72`.`h`,
              `t72`.`c`,
              `t72`.`group_h`,
              `t72`.`group_c`,
              `t72`.`all_h`,
              `t72`.`all_c`,
              `t72`.`h` * TRY_DIVIDE(`t72`.`group_c`, `t72`.`group_h`) AS `due`,
              TRY_DIVIDE(`t72`.`group_h`, `t72`.`all_h`) * (
               TRY_DIVIDE(`t72`.`c`, `t72`.`h`) - TRY_DIVIDE(`t72`.`group_c`, `t72`.`group_h`)
              ) AS `extra`,
              TRY_DIVIDE(`t72`.`all_c`, `t72`.`all_h`) AS `rate`
             FROM (
              SELECT
               `t67`.`period`,
               `t67`.`person`,
               `t67`.`h`,
               `t67`.`c`,
               SUM(`t67`.`h`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `group_h`,
               SUM(`t67`.`c`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `group_c`,
               SUM(`t67`.`h`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `all_h`,
               SUM(`t67`.`c`) OVER (
                PARTITION BY `t67`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
               ) AS `all_c`
              FROM (
               SELECT
                `t62`.`period`,
                `t62`.`owner` AS `person`,
                COUNT(*) AS `h`,
                SUM(`t62`.`closed`) AS `c`
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  `t57`.`deal_id`,
                  `t57`.`owner`,
                  `t57`.`outcome`,
                  `t57`.`created_at`,
                  `t57`.`closed_at`,
                  `t57`.`period`,
                  `t57`.`closed`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t27`.`deal_id`,
                    `t27`.`owner`,
                    `t27`.`outcome`,
                    `t27`.`created_at`,
                    `t27`.`closed_at`,
                    `t27`.`period`,
                    `t27`.`starts_at`,
                    `t27`.`ends_at`,
                    CAST(COALESCE(
                     `t27`.`outcome` IN ('won', 'lost')
                     AND (
                      (
                       `t27`.`closed_at` >= `t27`.`starts_at`
                      )
                      AND (
                       `t27`.`closed_at` < `t27`.`ends_at`
                      )
                      AND (
                       `t27`.`closed_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                      )
                     ),
                     FALSE
                    ) AS BIGINT) AS `closed`
                   FROM (
                    SELECT
                     `t10`.`deal_id`,
                     `t10`.`owner`,
                     `t10`.`outcome`,
                     `t10`.`created_at`,
                     `t10`.`closed_at`,
                     `t22`.`period`,
                     `t22`.`starts_at`,
                     `t22`.`ends_at`
                    FROM (
                     SELECT
                      `t0`.`deal_id`,
                      `t0`.`owner`,
                      `t0`.`outcome`,
                      `t0`.`created_at`,
                      `t0`.`closed_at`
                     FROM `deals` AS `t0`
                    ) AS `t10`
                    CROSS JOIN (
                     SELECT
                      `t3`.`period`,
                      CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                      CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
                     FROM (
                      SELECT
                       '2026Q1' AS `period`
                     ) AS `t3`
                    ) AS `t22`
                   ) AS `t27`
                  ) AS `t47`
                  WHERE
                   (
                    `t47`.`closed` = 1
                   )
                   OR (
                    (
                     `t47`.`created_at` < `t47`.`ends_at`
                    )
                    AND (
                     `t47`.`created_at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                    )
                    AND (
                     (
                      `t47`.`outcome` = 'open'
                     ) OR (
                      `t47`.`closed_at` >= `t47`.`starts_at`
                     )
                    )
                   )
                 ) AS `t57`
                ) AS `t61`
                WHERE
                 `t61`.`owner` IS NOT NULL
               ) AS `t62`
               GROUP BY
                1,
                2
              ) AS `t67`
             ) AS `t72`
            ) AS `t78`
            GROUP BY
             1,
             2
           ) AS `t83`
          ) AS `t89`
           ON `t100`.`period` IS NOT DISTINCT FROM `t89`.`same_period`
           AND `t100`.`person` IS NOT DISTINCT FROM `t89`.`same_person`
         ) AS `t101`
        ) AS `t103`
        LEFT OUTER JOIN (
         SELECT
          `t51`.`period` AS `same_period`,
          `t51`.`person` AS `same_person`,
          `t51`.`worked`
         FROM (
          SELECT
           `t49`.`period`,
           `t49`.`person`,
           COUNT(*) AS `worked`
          FROM (
           SELECT DISTINCT
            *
           FROM (
            SELECT
             `t40`.`deal_id`,
             `t40`.`period`,
             COALESCE(`t40`.`person`, `t9`.`owner`) AS `person`
            FROM (
             SELECT
              *
             FROM (
              SELECT
               `t20`.`deal_id`,
               `t20`.`person`,
               `t20`.`at`,
               `t22`.`period`,
               `t22`.`starts_at`,
               `t22`.`ends_at`
              FROM (
               SELECT
                `t2`.`deal_id`,
                `t2`.`person`,
                `t2`.`at`
               FROM `activities` AS `t2`
               WHERE
                `t2`.`at` <= CAST('2026-04-15T23:59:59' AS TIMESTAMP)
                AND COALESCE(`t2`.`done`, TRUE)
                AND `t2`.`deal_id` IS NOT NULL
              ) AS `t20`
              CROSS JOIN (
               SELECT
                `t3`.`period`,
                CAST('2026-01-01T00:00:00' AS TIMESTAMP) AS `starts_at`,
                CAST('2026-04-01T00:00:00' AS TIMESTAMP) AS `ends_at`
               FROM (
                SELECT
                 '2026Q1' AS `period`
               ) AS `t3`
              ) AS `t22`
             ) AS `t26`
             WHERE
              `t26`.`at` >= `t26`.`starts_at` AND `t26`.`at` < `t26`.`ends_at`
            ) AS `t40`
            LEFT OUTER JOIN (
             SELECT
              `t0`.`deal_id` AS `owned`,
              `t0`.`owner`
             FROM `deals` AS `t0`
            ) AS `t9`
             ON `t40`.`deal_id` = `t9`.`owned`
           ) AS `t46`
          ) AS `t49`
          GROUP BY
           1,
           2
         ) AS `t51`
        ) AS `t60`
         ON `t103`.`period` IS NOT DISTINCT FROM `t60`.`same_period`
         AND `t103`.`person` IS NOT DISTINCT FROM `t60`.`same_person`
       ) AS `t104`
      ) AS `t105`
      WHERE
       `t105`.`in_hand` > 0
      ORDER BY
       `t105`.`period` ASC NULLS LAST,
       `t105`.`person` ASC NULLS LAST
     ) AS `t108`
      ON `t74`.`person` = `t108`.`person`
    ) AS `t110`
    WHERE
     `t110`.`leaves` > -77
   ) AS `t111`
  ) AS `t114`
 ) AS `t117`
) AS `t118`
