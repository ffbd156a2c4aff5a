SELECT
 `t3`.`family`,
 `t3`.`reason`,
 `t3`.`deals`,
 `t3`.`of`,
 TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) AS `share`,
 IF(
  TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) = 0.0,
  0.0,
  TRY_DIVIDE(
   (
    TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 2.0)
   ) - (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) * (
       1.0 - TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0))
      ),
      NULLIF(`t3`.`of`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 4.0 * NULLIF(`t3`.`of`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0)) + 1.0
  )
 ) AS `share_low`,
 IF(
  TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) = 1.0,
  1.0,
  TRY_DIVIDE(
   TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 2.0) + (
    SQRT(
     TRY_DIVIDE(
      TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) * (
       1.0 - TRY_DIVIDE(`t3`.`deals`, NULLIF(`t3`.`of`, 0))
      ),
      NULLIF(`t3`.`of`, 0)
     ) + TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 4.0 * NULLIF(`t3`.`of`, 0))
    ) * 1.959963984540054
   ),
   TRY_DIVIDE(3.8414588206941254, NULLIF(`t3`.`of`, 0)) + 1.0
  )
 ) AS `share_high`,
 `t3`.`amount`,
 `t3`.`of_amount`,
 IF(
  `t3`.`bare` <= (
   (
    `t3`.`of` * 0.19999999999999996
   ) + 1e-09
  ),
  TRY_DIVIDE(COALESCE(`t3`.`amount`, 0.0), NULLIF(`t3`.`of_amount`, 0.0)),
  CAST(NULL AS DOUBLE)
 ) AS `value`,
 `t3`.`without_amount`,
 `t3`.`without_date`,
 `t3`.`guessed`
FROM (
 SELECT
  `t2`.`family`,
  `t2`.`reason`,
  `t2`.`deals`,
  `t2`.`amount`,
  `t2`.`without_amount`,
  `t2`.`without_date`,
  `t2`.`guessed`,
  SUM(`t2`.`deals`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `of`,
  SUM(`t2`.`amount`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `of_amount`,
  SUM(`t2`.`without_amount`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `bare`
 FROM (
  SELECT
   `t1`.`family`,
   `t1`.`reason`,
   SUM(CAST(`t1`.`part` = 'lost' AS BIGINT)) AS `deals`,
   CAST(SUM(
    IF(
     (
      `t1`.`part` = 'lost'
     ) AND COALESCE(`t1`.`amount` >= 0, FALSE),
     `t1`.`amount`,
     NULL
    )
   ) AS DOUBLE) AS `amount`,
   SUM(
    CAST((
     `t1`.`part` = 'lost'
    ) AND NOT (
     COALESCE(`t1`.`amount` >= 0, FALSE)
    ) AS BIGINT)
   ) AS `without_amount`,
   SUM(CAST(NOT (
    `t1`.`part` = 'lost'
   ) AS BIGINT)) AS `without_date`,
   SUM(CAST((
    `t1`.`part` = 'lost'
   ) AND `t1`.`guessed` AS BIGINT)) AS `guessed`
  FROM (
   SELECT
    `t0`.`deal_id`,
    CASE
     WHEN (
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) IS NULL
     )
     OR (
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) = ''
     )
     THEN 'not said'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
      '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'should not have been there'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
      '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'outsold'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
      '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
     )
     THEN 'no decision'
     ELSE 'not assigned'
    END AS `family`,
    NOT (
     (
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) IS NULL
     )
     OR (
      LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) = ''
     )
    )
    AND (
     CASE
      WHEN (
       LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) IS NULL
      )
      OR (
       LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)) = ''
      )
      THEN 'not said'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
       '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'should not have been there'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
       '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'outsold'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
       '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`)),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
      )
      THEN 'no decision'
      ELSE 'not assigned'
     END <> 'not assigned'
    ) AS `guessed`,
    `t0`.`amount`,
    IF(FALSE, 'without_date', 'lost') AS `part`,
    NULLIF(TRIM(' \t\n\r\013\014' FROM `t0`.`loss_reason`), '') AS `reason`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` = 'lost'
  ) AS `t1`
  GROUP BY
   1,
   2
 ) AS `t2`
) AS `t3`
