SELECT
 "t3"."family" AS "family",
 "t3"."reason" AS "reason",
 "t3"."deals" AS "deals",
 "t3"."of" AS "of",
 "t3"."deals" / nullIf("t3"."of", 0) AS "share",
 CASE
  WHEN (
   "t3"."deals" / nullIf("t3"."of", 0)
  ) = 0.0
  THEN 0.0
  ELSE (
   (
    (
     "t3"."deals" / nullIf("t3"."of", 0)
    ) + (
     3.8414588206941254 / (
      nullIf("t3"."of", 0) * 2.0
     )
    )
   ) - (
    SQRT(
     (
      (
       (
        "t3"."deals" / nullIf("t3"."of", 0)
       ) * (
        1.0 - (
         "t3"."deals" / nullIf("t3"."of", 0)
        )
       )
      ) / nullIf("t3"."of", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t3"."of", 0) * 4.0 * nullIf("t3"."of", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t3"."of", 0)
   ) + 1.0
  )
 END AS "share_low",
 CASE
  WHEN (
   "t3"."deals" / nullIf("t3"."of", 0)
  ) = 1.0
  THEN 1.0
  ELSE (
   (
    "t3"."deals" / nullIf("t3"."of", 0)
   ) + (
    3.8414588206941254 / (
     nullIf("t3"."of", 0) * 2.0
    )
   ) + (
    SQRT(
     (
      (
       (
        "t3"."deals" / nullIf("t3"."of", 0)
       ) * (
        1.0 - (
         "t3"."deals" / nullIf("t3"."of", 0)
        )
       )
      ) / nullIf("t3"."of", 0)
     ) + (
      3.8414588206941254 / (
       nullIf("t3"."of", 0) * 4.0 * nullIf("t3"."of", 0)
      )
     )
    ) * 1.959963984540054
   )
  ) / (
   (
    3.8414588206941254 / nullIf("t3"."of", 0)
   ) + 1.0
  )
 END AS "share_high",
 "t3"."amount" AS "amount",
 "t3"."of_amount" AS "of_amount",
 CASE
  WHEN "t3"."bare" <= (
   (
    "t3"."of" * 0.19999999999999996
   ) + 1e-09
  )
  THEN COALESCE("t3"."amount", 0.0) / nullIf("t3"."of_amount", 0.0)
  ELSE CAST(NULL AS Nullable(Float64))
 END AS "value",
 "t3"."without_amount" AS "without_amount",
 "t3"."without_date" AS "without_date",
 "t3"."guessed" AS "guessed"
FROM (
 SELECT
  "t2"."family" AS "family",
  "t2"."reason" AS "reason",
  "t2"."deals" AS "deals",
  "t2"."amount" AS "amount",
  "t2"."without_amount" AS "without_amount",
  "t2"."without_date" AS "without_date",
  "t2"."guessed" AS "guessed",
  SUM("t2"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of",
  SUM("t2"."amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_amount",
  SUM("t2"."without_amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "bare"
 FROM (
  SELECT
   "t1"."family" AS "family",
   "t1"."reason" AS "reason",
   countIf("t1"."part" = 'lost') AS "deals",
   CAST(sumIf("t1"."amount", (
    "t1"."part" = 'lost'
   ) AND COALESCE("t1"."amount" >= 0, FALSE)) AS Nullable(Float64)) AS "amount",
   countIf((
    "t1"."part" = 'lost'
   ) AND NOT (
    COALESCE("t1"."amount" >= 0, FALSE)
   )) AS "without_amount",
   countIf(NOT (
    "t1"."part" = 'lost'
   )) AS "without_date",
   countIf((
    "t1"."part" = 'lost'
   ) AND "t1"."guessed") AS "guessed"
  FROM (
   SELECT
    "t0"."deal_id" AS "deal_id",
    CASE
     WHEN isNull(LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")))
     OR (
      LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")) = ''
     )
     THEN 'not said'
     WHEN match(
      LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
      '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
     )
     AND (
      NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
      AND NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'should not have been there'
     WHEN match(
      LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
      '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
     )
     AND (
      NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'outsold'
     WHEN match(
      LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
      '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
     )
     AND (
      NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       match(
        LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
     )
     THEN 'no decision'
     ELSE 'not assigned'
    END AS "family",
    NOT (
     isNull(LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")))
     OR (
      LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")) = ''
     )
    )
    AND (
     CASE
      WHEN isNull(LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")))
      OR (
       LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")) = ''
      )
      THEN 'not said'
      WHEN match(
       LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
       '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
      )
      AND (
       NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
       AND NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'should not have been there'
      WHEN match(
       LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
       '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
      )
      AND (
       NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'outsold'
      WHEN match(
       LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
       '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
      )
      AND (
       NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        match(
         LOWER(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason")),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
      )
      THEN 'no decision'
      ELSE 'not assigned'
     END <> 'not assigned'
    ) AS "guessed",
    "t0"."amount" AS "amount",
    CASE WHEN FALSE THEN 'without_date' ELSE 'lost' END AS "part",
    nullIf(TRIM(BOTH ' \t\n\r\v\f' FROM "t0"."loss_reason"), '') AS "reason"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" = 'lost'
  ) AS "t1"
  GROUP BY
   "t1"."family",
   "t1"."reason"
 ) AS "t2"
) AS "t3"
