SELECT
 `t7`.`pipeline`,
 `t7`.`stage`,
 `t7`.`position`,
 `t7`.`entered`,
 `t7`.`advanced`,
 `t7`.`lost`,
 `t7`.`still_here`,
 `t7`.`elsewhere`,
 `t7`.`outcome_unknown`,
 TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) AS `conversion`,
 IF(
  TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0))
      ),
      NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t7`.`advanced` + `t7`.`lost`, 0) * 4.0 * NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) + 1.0
  )
 ) AS `low`,
 IF(
  TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) * (
       1.0 - TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0))
      ),
      NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)
     ) + TRY_DIVIDE(
      3.8414588206941254,
      NULLIF(`t7`.`advanced` + `t7`.`lost`, 0) * 4.0 * NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)
     )
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t7`.`advanced` + `t7`.`lost`, 0)) + 1.0
  )
 ) AS `high`,
 TRY_DIVIDE(`t7`.`advanced`, NULLIF(`t7`.`entered`, 0)) AS `advanced_share`,
 TRY_DIVIDE(`t7`.`lost`, NULLIF(`t7`.`entered`, 0)) AS `lost_share`,
 TRY_DIVIDE(`t7`.`still_here`, NULLIF(`t7`.`entered`, 0)) AS `still_here_share`,
 TRY_DIVIDE(`t7`.`elsewhere`, NULLIF(`t7`.`entered`, 0)) AS `elsewhere_share`,
 'implied' AS `skips`
FROM (
 SELECT
  `t6`.`pipeline`,
  `t6`.`stage`,
  `t6`.`position`,
  COALESCE(`t4`.`entered`, 0) AS `entered`,
  COALESCE(`t4`.`advanced`, 0) AS `advanced`,
  COALESCE(`t4`.`lost`, 0) AS `lost`,
  COALESCE(`t4`.`still_here`, 0) AS `still_here`,
  COALESCE(`t4`.`elsewhere`, 0) AS `elsewhere`,
  COALESCE(`t4`.`outcome_unknown`, 0) AS `outcome_unknown`
 FROM (
  SELECT
   COALESCE(`t2`.`pipeline`, 'default') AS `pipeline`,
   `t2`.`stage`,
   MIN(`t2`.`position`) AS `position`
  FROM (
   SELECT
    *
   FROM `stages` AS `t0`
   WHERE
    `t0`.`kind` = 'open'
  ) AS `t2`
  GROUP BY
   1,
   2
 ) AS `t6`
 LEFT OUTER JOIN (
  SELECT
   `t1`.`pipeline`,
   `t1`.`stage`,
   COUNT(*) AS `entered`,
   SUM(CAST(`t1`.`part` = 'advanced' AS BIGINT)) AS `advanced`,
   SUM(CAST(`t1`.`part` = 'lost' AS BIGINT)) AS `lost`,
   SUM(CAST(`t1`.`part` = 'still_here' AS BIGINT)) AS `still_here`,
   SUM(CAST(`t1`.`part` = 'elsewhere' AS BIGINT)) AS `elsewhere`,
   SUM(CAST(`t1`.`part` = 'outcome_unknown' AS BIGINT)) AS `outcome_unknown`
  FROM `entries` AS `t1`
  GROUP BY
   1,
   2
 ) AS `t4`
  ON `t6`.`pipeline` = `t4`.`pipeline` AND `t6`.`stage` = `t4`.`stage`
) AS `t7`
