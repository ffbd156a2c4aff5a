SELECT
 "t3"."family",
 "t3"."reason",
 "t3"."deals",
 "t3"."of",
 "t3"."deals" / NULLIF("t3"."of", 0) AS "share",
 IFF(
  (
   "t3"."deals" / NULLIF("t3"."of", 0)
  ) = 0.0,
  0.0,
  (
   (
    (
     "t3"."deals" / NULLIF("t3"."of", 0)
    ) + (
     3.8414588206941254 / (
      NULLIF("t3"."of", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t3"."deals" / NULLIF("t3"."of", 0)
       ) * (
        1.0 - (
         "t3"."deals" / NULLIF("t3"."of", 0)
        )
       )
      ) / NULLIF("t3"."of", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t3"."of", 0) * 4.0 * NULLIF("t3"."of", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t3"."of", 0)
   ) + 1.0
  )
 ) AS "share_low",
 IFF(
  (
   "t3"."deals" / NULLIF("t3"."of", 0)
  ) = 1.0,
  1.0,
  (
   (
    "t3"."deals" / NULLIF("t3"."of", 0)
   ) + (
    3.8414588206941254 / (
     NULLIF("t3"."of", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t3"."deals" / NULLIF("t3"."of", 0)
       ) * (
        1.0 - (
         "t3"."deals" / NULLIF("t3"."of", 0)
        )
       )
      ) / NULLIF("t3"."of", 0)
     ) + (
      3.8414588206941254 / (
       NULLIF("t3"."of", 0) * 4.0 * NULLIF("t3"."of", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / NULLIF("t3"."of", 0)
   ) + 1.0
  )
 ) AS "share_high",
 "t3"."amount",
 "t3"."of_amount",
 IFF(
  "t3"."bare" <= (
   (
    "t3"."of" * 0.19999999999999996
   ) + 1e-09
  ),
  COALESCE("t3"."amount", 0.0) / NULLIF("t3"."of_amount", 0.0),
  CAST(NULL AS DOUBLE)
 ) AS "value",
 "t3"."without_amount",
 "t3"."without_date",
 "t3"."guessed"
FROM (
 SELECT
  "t2"."family",
  "t2"."reason",
  "t2"."deals",
  "t2"."amount",
  "t2"."without_amount",
  "t2"."without_date",
  "t2"."guessed",
  SUM("t2"."deals") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of",
  SUM("t2"."amount") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_amount",
  SUM("t2"."without_amount") OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "bare"
 FROM (
  SELECT
   "t1"."family",
   "t1"."reason",
   COUNT_IF("t1"."part" = 'lost') AS "deals",
   CAST(SUM(
    IFF(
     (
      "t1"."part" = 'lost'
     ) AND COALESCE("t1"."amount" >= 0, FALSE),
     "t1"."amount",
     NULL
    )
   ) AS DOUBLE) AS "amount",
   COUNT_IF((
    "t1"."part" = 'lost'
   ) AND NOT (
    COALESCE("t1"."amount" >= 0, FALSE)
   )) AS "without_amount",
   COUNT_IF(NOT (
    "t1"."part" = 'lost'
   )) AS "without_date",
   COUNT_IF((
    "t1"."part" = 'lost'
   ) AND "t1"."guessed") AS "guessed"
  FROM (
   SELECT
    "t0"."deal_id",
    CASE
     WHEN (
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) IS NULL
     )
     OR (
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) = ''
     )
     THEN 'not said'
     WHEN REGEXP_LIKE(
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
      CONCAT(
       '.*',
       '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
       '.*'
      ),
      'cs'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
         '.*'
        ),
        'cs'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
         '.*'
        ),
        'cs'
       )
      )
     )
     THEN 'should not have been there'
     WHEN REGEXP_LIKE(
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
      CONCAT(
       '.*',
       '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
       '.*'
      ),
      'cs'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
         '.*'
        ),
        'cs'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
         '.*'
        ),
        'cs'
       )
      )
     )
     THEN 'outsold'
     WHEN REGEXP_LIKE(
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
      CONCAT(
       '.*',
       '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
       '.*'
      ),
      'cs'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
         '.*'
        ),
        'cs'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
        CONCAT(
         '.*',
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
         '.*'
        ),
        'cs'
       )
      )
     )
     THEN 'no decision'
     ELSE 'not assigned'
    END AS "family",
    NOT (
     (
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) IS NULL
     )
     OR (
      LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) = ''
     )
    )
    AND (
     CASE
      WHEN (
       LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) IS NULL
      )
      OR (
       LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')) = ''
      )
      THEN 'not said'
      WHEN REGEXP_LIKE(
       LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
       CONCAT(
        '.*',
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
        '.*'
       ),
       'cs'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
          '.*'
         ),
         'cs'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
          '.*'
         ),
         'cs'
        )
       )
      )
      THEN 'should not have been there'
      WHEN REGEXP_LIKE(
       LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
       CONCAT(
        '.*',
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
        '.*'
       ),
       'cs'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
          '.*'
         ),
         'cs'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
          '.*'
         ),
         'cs'
        )
       )
      )
      THEN 'outsold'
      WHEN REGEXP_LIKE(
       LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
       CONCAT(
        '.*',
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)',
        '.*'
       ),
       'cs'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)',
          '.*'
         ),
         'cs'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f')),
         CONCAT(
          '.*',
          '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)',
          '.*'
         ),
         'cs'
        )
       )
      )
      THEN 'no decision'
      ELSE 'not assigned'
     END <> 'not assigned'
    ) AS "guessed",
    "t0"."amount",
    IFF(FALSE, 'without_date', 'lost') AS "part",
    NULLIF(TRIM("t0"."loss_reason", ' \t\n\r\x0b\f'), '') AS "reason"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" = 'lost'
  ) AS "t1"
  GROUP BY
   1,
   2
 ) AS "t2"
) AS "t3"
