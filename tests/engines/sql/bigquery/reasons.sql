SELECT
 `t3`.`family`,
 `t3`.`reason`,
 `t3`.`deals`,
 `t3`.`of`,
 ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) AS `share`,
 IF(
  ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) = 0.0,
  0.0,
  ieee_divide(
   (
    ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 2.0)
   ) - (
    SQRT(
     ieee_divide(
      ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) * (
       1.0 - ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0))
      ),
      NULLIF(`t3`.`of`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 4.0 * NULLIF(`t3`.`of`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0)) + 1.0
  )
 ) AS `share_low`,
 IF(
  ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) = 1.0,
  1.0,
  ieee_divide(
   ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) + ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 2.0) + (
    SQRT(
     ieee_divide(
      ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0)) * (
       1.0 - ieee_divide(`t3`.`deals`, NULLIF(`t3`.`of`, 0))
      ),
      NULLIF(`t3`.`of`, 0)
     ) + ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0) * 4.0 * NULLIF(`t3`.`of`, 0))
    ) * 1.959963984540054
   ),
   ieee_divide(3.8414588206941254, NULLIF(`t3`.`of`, 0)) + 1.0
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
  ieee_divide(COALESCE(`t3`.`amount`, 0.0), NULLIF(`t3`.`of_amount`, 0.0)),
  CAST(NULL AS FLOAT64)
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
   COUNTIF(`t1`.`part` = 'lost') AS `deals`,
   CAST(SUM(
    IF(
     (
      `t1`.`part` = 'lost'
     ) AND COALESCE(`t1`.`amount` >= 0, FALSE),
     `t1`.`amount`,
     NULL
    )
   ) AS FLOAT64) AS `amount`,
   COUNTIF((
    `t1`.`part` = 'lost'
   ) AND NOT (
    COALESCE(`t1`.`amount` >= 0, FALSE)
   )) AS `without_amount`,
   COUNTIF(NOT (
    `t1`.`part` = 'lost'
   )) AS `without_date`,
   COUNTIF((
    `t1`.`part` = 'lost'
   ) AND `t1`.`guessed`) AS `guessed`
  FROM (
   SELECT
    `t0`.`deal_id`,
    CASE
     WHEN (
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) IS NULL
     )
     OR (
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) = ''
     )
     THEN 'not said'
     WHEN REGEXP_CONTAINS(
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
      '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
     )
     AND (
      NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
      AND NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'should not have been there'
     WHEN REGEXP_CONTAINS(
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
      '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
     )
     AND (
      NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'outsold'
     WHEN REGEXP_CONTAINS(
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
      '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
     )
     AND (
      NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_CONTAINS(
        LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
     )
     THEN 'no decision'
     ELSE 'not assigned'
    END AS `family`,
    NOT (
     (
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) IS NULL
     )
     OR (
      LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) = ''
     )
    )
    AND (
     CASE
      WHEN (
       LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) IS NULL
      )
      OR (
       LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')) = ''
      )
      THEN 'not said'
      WHEN REGEXP_CONTAINS(
       LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
       '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
      )
      AND (
       NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
       AND NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'should not have been there'
      WHEN REGEXP_CONTAINS(
       LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
       '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
      )
      AND (
       NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'outsold'
      WHEN REGEXP_CONTAINS(
       LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
       '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
      )
      AND (
       NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_CONTAINS(
         LOWER(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f')),
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
    NULLIF(TRIM(`t0`.`loss_reason`, ' \t\n\r\v\f'), '') AS `reason`
   FROM `deals` AS `t0`
   WHERE
    `t0`.`outcome` = 'lost'
  ) AS `t1`
  GROUP BY
   1,
   2
 ) AS `t2`
) AS `t3`
