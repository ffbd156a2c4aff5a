SELECT
 "t10"."deal_id",
 "t10"."name",
 "t10"."pipeline",
 "t10"."stage",
 "t10"."outcome",
 "t10"."created_at",
 "t10"."closed_at",
 "t10"."created_day_only",
 "t10"."closed_day_only",
 "t10"."expected_close_on",
 "t10"."amount",
 "t10"."currency",
 "t10"."owner",
 "t10"."team",
 "t10"."account",
 "t10"."source",
 "t10"."channel",
 "t10"."product",
 "t10"."region",
 "t10"."segment",
 "t10"."category",
 "t10"."probability",
 "t10"."next_step",
 "t10"."next_step_on",
 "t10"."last_activity_at",
 "t10"."loss_reason",
 "t10"."competitor",
 "t10"."source_file",
 "t10"."source_row",
 "t10"."original_amount",
 "t10"."exchange_rate",
 "t10"."rate_missing"
FROM (
 SELECT
  "t9"."deal_id",
  "t9"."name",
  "t9"."pipeline",
  "t9"."stage",
  "t9"."outcome",
  "t9"."created_at",
  "t9"."closed_at",
  "t9"."created_day_only",
  "t9"."closed_day_only",
  "t9"."expected_close_on",
  IF(
   "t9"."currency" = 'EUR',
   "t9"."amount",
   IF(
    ABS(
     (
      CAST("t9"."amount" AS DECIMAL(38, 4)) * CAST("t9"."_rate" AS DECIMAL(38, 9))
     ) - CAST(CAST(CAST("t9"."amount" AS DOUBLE) * CAST("t9"."_rate" AS DOUBLE) AS DECIMAL(18, 4)) AS DECIMAL(38, 13))
    ) < CAST('0.0000500000000' AS DECIMAL(38, 13)),
    CAST(CAST("t9"."amount" AS DOUBLE) * CAST("t9"."_rate" AS DOUBLE) AS DECIMAL(18, 4)),
    CAST(CAST("t9"."amount" AS DECIMAL(38, 4)) * CAST("t9"."_rate" AS DECIMAL(38, 9)) AS DECIMAL(18, 4))
   )
  ) AS "amount",
  "t9"."currency",
  "t9"."owner",
  "t9"."team",
  "t9"."account",
  "t9"."source",
  "t9"."channel",
  "t9"."product",
  "t9"."region",
  "t9"."segment",
  "t9"."category",
  "t9"."probability",
  "t9"."next_step",
  "t9"."next_step_on",
  "t9"."last_activity_at",
  "t9"."loss_reason",
  "t9"."competitor",
  "t9"."source_file",
  "t9"."source_row",
  "t9"."_rate",
  "t9"."amount" AS "original_amount",
  IF("t9"."currency" = 'EUR', CAST(1 AS DECIMAL(18, 9)), "t9"."_rate") AS "exchange_rate",
  (
   "t9"."amount" IS NOT NULL
  )
  AND (
   IF(
    "t9"."currency" = 'EUR',
    "t9"."amount",
    IF(
     ABS(
      (
       CAST("t9"."amount" AS DECIMAL(38, 4)) * CAST("t9"."_rate" AS DECIMAL(38, 9))
      ) - CAST(CAST(CAST("t9"."amount" AS DOUBLE) * CAST("t9"."_rate" AS DOUBLE) AS DECIMAL(18, 4)) AS DECIMAL(38, 13))
     ) < CAST('0.0000500000000' AS DECIMAL(38, 13)),
     CAST(CAST("t9"."amount" AS DOUBLE) * CAST("t9"."_rate" AS DOUBLE) AS DECIMAL(18, 4)),
     CAST(CAST("t9"."amount" AS DECIMAL(38, 4)) * CAST("t9"."_rate" AS DECIMAL(38, 9)) AS DECIMAL(18, 4))
    )
   ) IS NULL
  ) AS "rate_missing"
 FROM (
  SELECT
   "t8"."deal_id",
   "t8"."name",
   "t8"."pipeline",
   "t8"."stage",
   "t8"."outcome",
   "t8"."created_at",
   "t8"."closed_at",
   "t8"."created_day_only",
   "t8"."closed_day_only",
   "t8"."expected_close_on",
   "t8"."amount",
   "t8"."currency",
   "t8"."owner",
   "t8"."team",
   "t8"."account",
   "t8"."source",
   "t8"."channel",
   "t8"."product",
   "t8"."region",
   "t8"."segment",
   "t8"."category",
   "t8"."probability",
   "t8"."next_step",
   "t8"."next_step_on",
   "t8"."last_activity_at",
   "t8"."loss_reason",
   "t8"."competitor",
   "t8"."source_file",
   "t8"."source_row",
   "t8"."_rate"
  FROM (
   SELECT
    "t7"."deal_id",
    "t7"."name",
    "t7"."pipeline",
    "t7"."stage",
    "t7"."outcome",
    "t7"."created_at",
    "t7"."closed_at",
    "t7"."created_day_only",
    "t7"."closed_day_only",
    "t7"."expected_close_on",
    "t7"."amount",
    "t7"."currency",
    "t7"."owner",
    "t7"."team",
    "t7"."account",
    "t7"."source",
    "t7"."channel",
    "t7"."product",
    "t7"."region",
    "t7"."segment",
    "t7"."category",
    "t7"."probability",
    "t7"."next_step",
    "t7"."next_step_on",
    "t7"."last_activity_at",
    "t7"."loss_reason",
    "t7"."competitor",
    "t7"."source_file",
    "t7"."source_row",
    "t7"."_priced_on",
    "t5"."_converted_from",
    "t5"."_holds_from",
    "t5"."_holds_until",
    "t5"."_rate"
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
     COALESCE(
      DATE(
       IF(
        "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2040-10-28T01:00:00') AS TIMESTAMP),
        IF(
         "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2010-03-28T01:00:00') AS TIMESTAMP),
         IF(
          "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1994-09-25T01:00:00') AS TIMESTAMP),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1987-03-29T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1983-03-27T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1981-03-29T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1980-04-06T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1980-09-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1982-03-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1981-09-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1982-09-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1985-03-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1984-03-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1983-09-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1984-09-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1986-03-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1985-09-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1986-09-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1990-09-30T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1988-09-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1987-09-27T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '7200' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1988-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1989-09-24T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1989-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1990-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1992-09-27T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1991-09-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1991-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1992-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1993-09-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1993-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1994-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           )
          ),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2002-03-31T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1998-03-29T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1996-03-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1995-03-26T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1995-09-24T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1997-03-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1996-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1997-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2000-03-26T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1999-03-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1998-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('1999-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2001-03-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2000-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2001-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2006-03-26T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2004-03-28T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2003-03-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2002-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2003-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2005-03-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2004-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2005-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2008-03-30T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2007-03-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2006-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2007-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2009-03-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2008-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2009-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           )
          )
         ),
         IF(
          "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2025-03-30T01:00:00') AS TIMESTAMP),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2017-10-29T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2013-10-27T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2011-10-30T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2010-10-31T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '7200' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2011-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2012-10-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2012-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2013-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2015-10-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2014-10-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2014-03-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2015-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2016-10-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2016-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2017-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2021-03-28T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2019-03-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2018-03-25T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2018-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2020-03-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2019-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2020-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2023-03-26T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2022-03-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2021-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2022-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2024-03-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2023-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2024-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           )
          ),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2032-10-31T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2028-10-29T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2026-10-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2025-10-26T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '7200' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2026-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2027-10-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2027-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2028-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2030-10-27T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2029-10-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2029-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2030-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2031-10-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2031-03-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2032-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2036-10-26T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2034-10-29T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2033-10-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2033-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2034-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2035-10-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2035-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2036-03-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2038-10-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2037-10-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2037-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2038-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2039-10-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2039-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2040-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           )
          )
         )
        ),
        IF(
         "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2071-03-29T01:00:00') AS TIMESTAMP),
         IF(
          "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2055-10-31T01:00:00') AS TIMESTAMP),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2048-03-29T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2044-03-27T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2042-03-30T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2041-03-31T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2041-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2043-03-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2042-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2043-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2046-03-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2045-03-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2044-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2045-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2047-03-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2046-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2047-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2051-10-29T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2049-10-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2048-10-25T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '7200' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2049-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2050-10-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2050-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2051-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2053-10-26T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2052-10-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2052-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2053-03-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2054-10-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2054-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2055-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           )
          ),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2063-03-25T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2059-03-30T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2057-03-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2056-03-26T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2056-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2058-03-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2057-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2058-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2061-03-27T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2060-03-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2059-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2060-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2062-03-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2061-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2062-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2067-03-27T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2065-03-29T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2064-03-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2063-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2064-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2066-03-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2065-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2066-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2069-03-31T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2068-03-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2067-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2068-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2070-03-30T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2069-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2070-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           )
          )
         ),
         IF(
          "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2086-10-27T01:00:00') AS TIMESTAMP),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2078-10-30T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2074-10-28T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2072-10-30T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2071-10-25T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '7200' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2072-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2073-10-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2073-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2074-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2076-10-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2075-10-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2075-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2076-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2077-10-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2077-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2078-03-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2082-10-25T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2080-10-27T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2079-10-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2079-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2080-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2081-10-26T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2081-03-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2082-03-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2084-10-29T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2083-10-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2083-03-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2084-03-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2085-10-28T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2085-03-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2086-03-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '3600' SECOND,
               "t0"."closed_at" + INTERVAL '7200' SECOND
              )
             )
            )
           )
          ),
          IF(
           "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2094-03-28T01:00:00') AS TIMESTAMP),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2090-03-26T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2088-03-28T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2087-03-30T01:00:00') AS TIMESTAMP),
              "t0"."closed_at" + INTERVAL '3600' SECOND,
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2087-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2089-03-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2088-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2089-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2092-03-30T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2091-03-25T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2090-10-29T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2091-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2093-03-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2092-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2093-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           ),
           IF(
            "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2098-03-30T01:00:00') AS TIMESTAMP),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2096-03-25T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2095-03-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2094-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2095-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2097-03-31T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2096-10-28T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2097-10-27T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            ),
            IF(
             "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2100-03-28T01:00:00') AS TIMESTAMP),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2099-03-29T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2098-10-26T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2099-10-25T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             ),
             IF(
              "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2101-03-27T01:00:00') AS TIMESTAMP),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2100-10-31T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              ),
              IF(
               "t0"."closed_at" < CAST(FROM_ISO8601_TIMESTAMP('2101-10-30T01:00:00') AS TIMESTAMP),
               "t0"."closed_at" + INTERVAL '7200' SECOND,
               "t0"."closed_at" + INTERVAL '3600' SECOND
              )
             )
            )
           )
          )
         )
        )
       )
      ),
      FROM_ISO8601_DATE('2026-04-01')
     ) AS "_priced_on"
    FROM "deals" AS "t0"
   ) AS "t7"
   LEFT OUTER JOIN (
    SELECT
     "t3"."currency" AS "_converted_from",
     "t3"."on" AS "_holds_from",
     "t3"."until" AS "_holds_until",
     "t3"."rate" AS "_rate"
    FROM (
     SELECT
      "t2"."currency",
      "t2"."into",
      "t2"."on",
      "t2"."rate",
      "t2"."source_file",
      "t2"."source_row",
      COALESCE(
       LEAD("t2"."on") OVER (PARTITION BY "t2"."currency" ORDER BY "t2"."on" ASC),
       FROM_ISO8601_DATE('9999-12-31')
      ) AS "until"
     FROM (
      SELECT
       *
      FROM "rates" AS "t1"
      WHERE
       "t1"."into" = 'EUR'
     ) AS "t2"
    ) AS "t3"
   ) AS "t5"
    ON "t7"."currency" = "t5"."_converted_from"
    AND "t7"."_priced_on" >= "t5"."_holds_from"
    AND "t7"."_priced_on" < "t5"."_holds_until"
  ) AS "t8"
 ) AS "t9"
) AS "t10"
