SELECT
 "t3"."family",
 "t3"."reason",
 "t3"."deals",
 "t3"."of",
 CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0) AS "share",
 IF(
  (
   CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
  ) = CAST(0.0 AS DOUBLE),
  CAST(0.0 AS DOUBLE),
  CAST((
   (
    (
     CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
    ) + (
     CAST(3.8414588206941254 AS DOUBLE) / (
      NULLIF("t3"."of", 0) * CAST(2.0 AS DOUBLE)
     )
    )
   ) - (
    SQRT(
     (
      CAST((
       (
        CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t3"."of", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t3"."of", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t3"."of", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t3"."of", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "share_low",
 IF(
  (
   CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
  ) = CAST(1.0 AS DOUBLE),
  CAST(1.0 AS DOUBLE),
  CAST((
   (
    CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
   ) + (
    CAST(3.8414588206941254 AS DOUBLE) / (
     NULLIF("t3"."of", 0) * CAST(2.0 AS DOUBLE)
    )
   ) + (
    SQRT(
     (
      CAST((
       (
        CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
       ) * (
        CAST(1.0 AS DOUBLE) - (
         CAST("t3"."deals" AS DOUBLE) / NULLIF("t3"."of", 0)
        )
       )
      ) AS DOUBLE) / NULLIF("t3"."of", 0)
     ) + (
      CAST(3.8414588206941254 AS DOUBLE) / (
       NULLIF("t3"."of", 0) * CAST(4.0 AS DOUBLE) * NULLIF("t3"."of", 0)
      )
     )
    ) * CAST(1.959963984540054 AS DOUBLE)
   )
  ) AS DOUBLE) / (
   (
    CAST(3.8414588206941254 AS DOUBLE) / NULLIF("t3"."of", 0)
   ) + CAST(1.0 AS DOUBLE)
  )
 ) AS "share_high",
 "t3"."amount",
 "t3"."of_amount",
 IF(
  "t3"."bare" <= (
   (
    "t3"."of" * CAST(0.19999999999999996 AS DOUBLE)
   ) + CAST(1e-09 AS DOUBLE)
  ),
  CAST(COALESCE("t3"."amount", CAST(0.0 AS DOUBLE)) AS DOUBLE) / NULLIF("t3"."of_amount", CAST(0.0 AS DOUBLE)),
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
  SUM("t2"."deals") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of",
  SUM("t2"."amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "of_amount",
  SUM("t2"."without_amount") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "bare"
 FROM (
  SELECT
   "t1"."family",
   "t1"."reason",
   COUNT(*) FILTER(WHERE
    "t1"."part" = 'lost') AS "deals",
   CAST(SUM("t1"."amount") FILTER(WHERE
    (
     "t1"."part" = 'lost'
    ) AND COALESCE("t1"."amount" >= 0, FALSE)) AS DOUBLE) AS "amount",
   COUNT(*) FILTER(WHERE
    (
     "t1"."part" = 'lost'
    ) AND NOT (
     COALESCE("t1"."amount" >= 0, FALSE)
    )) AS "without_amount",
   COUNT(*) FILTER(WHERE
    NOT (
     "t1"."part" = 'lost'
    )) AS "without_date",
   COUNT(*) FILTER(WHERE
    (
     "t1"."part" = 'lost'
    ) AND "t1"."guessed") AS "guessed"
  FROM (
   SELECT
    "t0"."deal_id",
    CASE
     WHEN (
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) IS NULL
     )
     OR (
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) = ''
     )
     THEN 'not said'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
      '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'should not have been there'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
      '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
       )
      )
     )
     THEN 'outsold'
     WHEN REGEXP_LIKE(
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
      '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
     )
     AND (
      NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
       )
      )
      AND NOT (
       REGEXP_LIKE(
        LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
        '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
       )
      )
     )
     THEN 'no decision'
     ELSE 'not assigned'
    END AS "family",
    NOT (
     (
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) IS NULL
     )
     OR (
      LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) = ''
     )
    )
    AND (
     CASE
      WHEN (
       LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) IS NULL
      )
      OR (
       LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")) = ''
      )
      THEN 'not said'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
       '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'should not have been there'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
       '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
        )
       )
      )
      THEN 'outsold'
      WHEN REGEXP_LIKE(
       LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
       '(^|[^a-z])(no decision|no response|no reply|no answer|unresponsive|not respond|stopped respond|went dark|went silent|went quiet|ghost|lost contact|postpone|delay|on hold|timing|not now|too early|stall|status quo|did nothing|do nothing|priorit|reorgani|project cancel|keine entscheidung|keine antwort|keine reaktion|verschoben|zurückgestellt|pas de décision|pas de réponse|reporté|sin decisión|sin respuesta|aplaz)'
      )
      AND (
       NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(no need|no budget|budget|no money|no funding|authority|decision maker|no fit|not a fit|bad fit|poor fit|wrong fit|not qualified|unqualified|disqualif|no interest|not interested|too small|too large|out of scope|no project|no use case|wrong contact|wrong person|not a target|spam|duplicate|kein bedarf|kein budget|kein interesse|passt nicht|pas de besoin|pas intéress|sin presupuesto|sin necesidad|sin interés|no encaja)'
        )
       )
       AND NOT (
        REGEXP_LIKE(
         LOWER(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason")),
         '(^|[^a-z])(compet|price|pricing|expensive|cost|feature|functional|terms|incumbent|other vendor|another vendor|other supplier|another supplier|other provider|another provider|other solution|another solution|better offer|better product|in.house|own solution|outsold|preis|zu teuer|konkurren|mitbewerb|wettbewerb|funktion|prix|trop cher|concurren|precio|caro)'
        )
       )
      )
      THEN 'no decision'
      ELSE 'not assigned'
     END <> 'not assigned'
    ) AS "guessed",
    "t0"."amount",
    IF(FALSE, 'without_date', 'lost') AS "part",
    NULLIF(TRIM(' 	
␍␋␌' FROM "t0"."loss_reason"), '') AS "reason"
   FROM "deals" AS "t0"
   WHERE
    "t0"."outcome" = 'lost'
  ) AS "t1"
  GROUP BY
   1,
   2
 ) AS "t2"
) AS "t3"
