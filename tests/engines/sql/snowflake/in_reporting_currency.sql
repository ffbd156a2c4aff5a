SELECT
 "t10".*
 EXCLUDE ("_rate")
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
  IFF(
   "t9"."currency" = 'EUR',
   "t9"."amount",
   IFF(
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
  IFF("t9"."currency" = 'EUR', CAST(1 AS DECIMAL(18, 9)), "t9"."_rate") AS "exchange_rate",
  (
   "t9"."amount" IS NOT NULL
  )
  AND (
   IFF(
    "t9"."currency" = 'EUR',
    "t9"."amount",
    IFF(
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
   "t8".*
   EXCLUDE ("_converted_from", "_holds_from", "_holds_until", "_priced_on")
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
      TO_DATE(
       IFF(
        "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2040, 10, 28, 1, 0, 0, 0),
        IFF(
         "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2010, 3, 28, 1, 0, 0, 0),
         IFF(
          "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1994, 9, 25, 1, 0, 0, 0),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1987, 3, 29, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1983, 3, 27, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1981, 3, 29, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1980, 4, 6, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1980, 9, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1982, 3, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1981, 9, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1982, 9, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1985, 3, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1984, 3, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1983, 9, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1984, 9, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1986, 3, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1985, 9, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1986, 9, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1990, 9, 30, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1988, 9, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1987, 9, 27, 1, 0, 0, 0),
              DATEADD(SECOND, '7200', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1988, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1989, 9, 24, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1989, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1990, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1992, 9, 27, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1991, 9, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1991, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1992, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1993, 9, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1993, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1994, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           )
          ),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2002, 3, 31, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1998, 3, 29, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1996, 3, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1995, 3, 26, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1995, 9, 24, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1997, 3, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1996, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1997, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2000, 3, 26, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1999, 3, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1998, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(1999, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2001, 3, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2000, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2001, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2006, 3, 26, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2004, 3, 28, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2003, 3, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2002, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2003, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2005, 3, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2004, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2005, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2008, 3, 30, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2007, 3, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2006, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2007, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2009, 3, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2008, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2009, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           )
          )
         ),
         IFF(
          "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2025, 3, 30, 1, 0, 0, 0),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2017, 10, 29, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2013, 10, 27, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2011, 10, 30, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2010, 10, 31, 1, 0, 0, 0),
              DATEADD(SECOND, '7200', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2011, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2012, 10, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2012, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2013, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2015, 10, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2014, 10, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2014, 3, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2015, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2016, 10, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2016, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2017, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2021, 3, 28, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2019, 3, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2018, 3, 25, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2018, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2020, 3, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2019, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2020, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2023, 3, 26, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2022, 3, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2021, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2022, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2024, 3, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2023, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2024, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           )
          ),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2032, 10, 31, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2028, 10, 29, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 10, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2025, 10, 26, 1, 0, 0, 0),
              DATEADD(SECOND, '7200', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2026, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2027, 10, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2027, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2028, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2030, 10, 27, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2029, 10, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2029, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2030, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2031, 10, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2031, 3, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2032, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2036, 10, 26, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2034, 10, 29, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2033, 10, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2033, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2034, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2035, 10, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2035, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2036, 3, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2038, 10, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2037, 10, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2037, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2038, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2039, 10, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2039, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2040, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           )
          )
         )
        ),
        IFF(
         "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2071, 3, 29, 1, 0, 0, 0),
         IFF(
          "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2055, 10, 31, 1, 0, 0, 0),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2048, 3, 29, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2044, 3, 27, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2042, 3, 30, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2041, 3, 31, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2041, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2043, 3, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2042, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2043, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2046, 3, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2045, 3, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2044, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2045, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2047, 3, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2046, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2047, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2051, 10, 29, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2049, 10, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2048, 10, 25, 1, 0, 0, 0),
              DATEADD(SECOND, '7200', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2049, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2050, 10, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2050, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2051, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2053, 10, 26, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2052, 10, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2052, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2053, 3, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2054, 10, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2054, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2055, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           )
          ),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2063, 3, 25, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2059, 3, 30, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2057, 3, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2056, 3, 26, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2056, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2058, 3, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2057, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2058, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2061, 3, 27, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2060, 3, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2059, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2060, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2062, 3, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2061, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2062, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2067, 3, 27, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2065, 3, 29, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2064, 3, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2063, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2064, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2066, 3, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2065, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2066, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2069, 3, 31, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2068, 3, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2067, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2068, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2070, 3, 30, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2069, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2070, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           )
          )
         ),
         IFF(
          "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2086, 10, 27, 1, 0, 0, 0),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2078, 10, 30, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2074, 10, 28, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2072, 10, 30, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2071, 10, 25, 1, 0, 0, 0),
              DATEADD(SECOND, '7200', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2072, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2073, 10, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2073, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2074, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2076, 10, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2075, 10, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2075, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2076, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2077, 10, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2077, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2078, 3, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2082, 10, 25, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2080, 10, 27, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2079, 10, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2079, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2080, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2081, 10, 26, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2081, 3, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2082, 3, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2084, 10, 29, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2083, 10, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2083, 3, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2084, 3, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2085, 10, 28, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2085, 3, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2086, 3, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '3600', "t0"."closed_at"),
               DATEADD(SECOND, '7200', "t0"."closed_at")
              )
             )
            )
           )
          ),
          IFF(
           "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2094, 3, 28, 1, 0, 0, 0),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2090, 3, 26, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2088, 3, 28, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2087, 3, 30, 1, 0, 0, 0),
              DATEADD(SECOND, '3600', "t0"."closed_at"),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2087, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2089, 3, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2088, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2089, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2092, 3, 30, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2091, 3, 25, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2090, 10, 29, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2091, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2093, 3, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2092, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2093, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           ),
           IFF(
            "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2098, 3, 30, 1, 0, 0, 0),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2096, 3, 25, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2095, 3, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2094, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2095, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2097, 3, 31, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2096, 10, 28, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2097, 10, 27, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            ),
            IFF(
             "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2100, 3, 28, 1, 0, 0, 0),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2099, 3, 29, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2098, 10, 26, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2099, 10, 25, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             ),
             IFF(
              "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2101, 3, 27, 1, 0, 0, 0),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2100, 10, 31, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              ),
              IFF(
               "t0"."closed_at" < TIMESTAMP_FROM_PARTS(2101, 10, 30, 1, 0, 0, 0),
               DATEADD(SECOND, '7200', "t0"."closed_at"),
               DATEADD(SECOND, '3600', "t0"."closed_at")
              )
             )
            )
           )
          )
         )
        )
       )
      ),
      DATE_FROM_PARTS(2026, 4, 1)
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
       DATE_FROM_PARTS(9999, 12, 31)
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
