SELECT
 "t10".*
 EXCEPT ("_rate")
FROM (
 SELECT
  "t9"."deal_id" AS "deal_id",
  "t9"."name" AS "name",
  "t9"."pipeline" AS "pipeline",
  "t9"."stage" AS "stage",
  "t9"."outcome" AS "outcome",
  "t9"."created_at" AS "created_at",
  "t9"."closed_at" AS "closed_at",
  "t9"."created_day_only" AS "created_day_only",
  "t9"."closed_day_only" AS "closed_day_only",
  "t9"."expected_close_on" AS "expected_close_on",
  CASE
   WHEN "t9"."currency" = 'EUR'
   THEN "t9"."amount"
   ELSE CASE
    WHEN ABS(
     (
      CAST("t9"."amount" AS Nullable(Decimal(38, 4))) * CAST("t9"."_rate" AS Nullable(Decimal(38, 9)))
     ) - CAST(CAST(CAST("t9"."amount" AS Nullable(Float64)) * CAST("t9"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4))) AS Nullable(Decimal(38, 13)))
    ) < toDecimal128(0.0000500000000, 13)
    THEN CAST(CAST("t9"."amount" AS Nullable(Float64)) * CAST("t9"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4)))
    ELSE CAST(CAST("t9"."amount" AS Nullable(Decimal(38, 4))) * CAST("t9"."_rate" AS Nullable(Decimal(38, 9))) AS Nullable(Decimal(18, 4)))
   END
  END AS "amount",
  "t9"."currency" AS "currency",
  "t9"."owner" AS "owner",
  "t9"."team" AS "team",
  "t9"."account" AS "account",
  "t9"."source" AS "source",
  "t9"."channel" AS "channel",
  "t9"."product" AS "product",
  "t9"."region" AS "region",
  "t9"."segment" AS "segment",
  "t9"."category" AS "category",
  "t9"."probability" AS "probability",
  "t9"."next_step" AS "next_step",
  "t9"."next_step_on" AS "next_step_on",
  "t9"."last_activity_at" AS "last_activity_at",
  "t9"."loss_reason" AS "loss_reason",
  "t9"."competitor" AS "competitor",
  "t9"."source_file" AS "source_file",
  "t9"."source_row" AS "source_row",
  "t9"."_rate" AS "_rate",
  "t9"."amount" AS "original_amount",
  CASE
   WHEN "t9"."currency" = 'EUR'
   THEN CAST(1 AS Nullable(Decimal(18, 9)))
   ELSE "t9"."_rate"
  END AS "exchange_rate",
  isNotNull("t9"."amount")
  AND isNull(
   CASE
    WHEN "t9"."currency" = 'EUR'
    THEN "t9"."amount"
    ELSE CASE
     WHEN ABS(
      (
       CAST("t9"."amount" AS Nullable(Decimal(38, 4))) * CAST("t9"."_rate" AS Nullable(Decimal(38, 9)))
      ) - CAST(CAST(CAST("t9"."amount" AS Nullable(Float64)) * CAST("t9"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4))) AS Nullable(Decimal(38, 13)))
     ) < toDecimal128(0.0000500000000, 13)
     THEN CAST(CAST("t9"."amount" AS Nullable(Float64)) * CAST("t9"."_rate" AS Nullable(Float64)) AS Nullable(Decimal(18, 4)))
     ELSE CAST(CAST("t9"."amount" AS Nullable(Decimal(38, 4))) * CAST("t9"."_rate" AS Nullable(Decimal(38, 9))) AS Nullable(Decimal(18, 4)))
    END
   END
  ) AS "rate_missing"
 FROM (
  SELECT
   "t8".*
   EXCEPT ("_converted_from", "_holds_from", "_holds_until", "_priced_on")
  FROM (
   SELECT
    "t7"."deal_id" AS "deal_id",
    "t7"."name" AS "name",
    "t7"."pipeline" AS "pipeline",
    "t7"."stage" AS "stage",
    "t7"."outcome" AS "outcome",
    "t7"."created_at" AS "created_at",
    "t7"."closed_at" AS "closed_at",
    "t7"."created_day_only" AS "created_day_only",
    "t7"."closed_day_only" AS "closed_day_only",
    "t7"."expected_close_on" AS "expected_close_on",
    "t7"."amount" AS "amount",
    "t7"."currency" AS "currency",
    "t7"."owner" AS "owner",
    "t7"."team" AS "team",
    "t7"."account" AS "account",
    "t7"."source" AS "source",
    "t7"."channel" AS "channel",
    "t7"."product" AS "product",
    "t7"."region" AS "region",
    "t7"."segment" AS "segment",
    "t7"."category" AS "category",
    "t7"."probability" AS "probability",
    "t7"."next_step" AS "next_step",
    "t7"."next_step_on" AS "next_step_on",
    "t7"."last_activity_at" AS "last_activity_at",
    "t7"."loss_reason" AS "loss_reason",
    "t7"."competitor" AS "competitor",
    "t7"."source_file" AS "source_file",
    "t7"."source_row" AS "source_row",
    "t7"."_priced_on" AS "_priced_on",
    "t5"."_converted_from" AS "_converted_from",
    "t5"."_holds_from" AS "_holds_from",
    "t5"."_holds_until" AS "_holds_until",
    "t5"."_rate" AS "_rate"
   FROM (
    SELECT
     "t0"."deal_id" AS "deal_id",
     "t0"."name" AS "name",
     "t0"."pipeline" AS "pipeline",
     "t0"."stage" AS "stage",
     "t0"."outcome" AS "outcome",
     "t0"."created_at" AS "created_at",
     "t0"."closed_at" AS "closed_at",
     "t0"."created_day_only" AS "created_day_only",
     "t0"."closed_day_only" AS "closed_day_only",
     "t0"."expected_close_on" AS "expected_close_on",
     "t0"."amount" AS "amount",
     "t0"."currency" AS "currency",
     "t0"."owner" AS "owner",
     "t0"."team" AS "team",
     "t0"."account" AS "account",
     "t0"."source" AS "source",
     "t0"."channel" AS "channel",
     "t0"."product" AS "product",
     "t0"."region" AS "region",
     "t0"."segment" AS "segment",
     "t0"."category" AS "category",
     "t0"."probability" AS "probability",
     "t0"."next_step" AS "next_step",
     "t0"."next_step_on" AS "next_step_on",
     "t0"."last_activity_at" AS "last_activity_at",
     "t0"."loss_reason" AS "loss_reason",
     "t0"."competitor" AS "competitor",
     "t0"."source_file" AS "source_file",
     "t0"."source_row" AS "source_row",
     COALESCE(
      toDate(
       CASE
        WHEN "t0"."closed_at" < parseDateTimeBestEffort('2040-10-28T01:00:00')
        THEN CASE
         WHEN "t0"."closed_at" < parseDateTimeBestEffort('2010-03-28T01:00:00')
         THEN CASE
          WHEN "t0"."closed_at" < parseDateTimeBestEffort('1994-09-25T01:00:00')
          THEN CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('1987-03-29T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('1983-03-27T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('1981-03-29T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1980-04-06T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1980-09-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1982-03-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1981-09-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1982-09-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('1985-03-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1984-03-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1983-09-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1984-09-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1986-03-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1985-09-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1986-09-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('1990-09-30T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('1988-09-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1987-09-27T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '7200' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1988-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1989-09-24T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1989-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1990-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('1992-09-27T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1991-09-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1991-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1992-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1993-09-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1993-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1994-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
          END
          ELSE CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2002-03-31T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('1998-03-29T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('1996-03-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1995-03-26T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1995-09-24T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1997-03-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1996-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1997-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2000-03-26T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('1999-03-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1998-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('1999-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2001-03-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2000-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2001-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2006-03-26T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2004-03-28T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2003-03-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2002-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2003-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2005-03-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2004-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2005-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2008-03-30T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2007-03-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2006-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2007-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2009-03-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2008-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2009-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
          END
         END
         ELSE CASE
          WHEN "t0"."closed_at" < parseDateTimeBestEffort('2025-03-30T01:00:00')
          THEN CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2017-10-29T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2013-10-27T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2011-10-30T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2010-10-31T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '7200' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2011-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2012-10-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2012-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2013-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2015-10-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2014-10-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2014-03-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2015-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2016-10-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2016-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2017-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2021-03-28T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2019-03-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2018-03-25T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2018-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2020-03-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2019-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2020-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2023-03-26T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2022-03-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2021-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2022-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2024-03-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2023-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2024-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
          END
          ELSE CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2032-10-31T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2028-10-29T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2026-10-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2025-10-26T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '7200' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2026-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2027-10-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2027-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2028-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2030-10-27T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2029-10-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2029-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2030-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2031-10-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2031-03-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2032-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2036-10-26T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2034-10-29T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2033-10-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2033-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2034-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2035-10-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2035-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2036-03-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2038-10-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2037-10-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2037-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2038-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2039-10-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2039-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2040-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
          END
         END
        END
        ELSE CASE
         WHEN "t0"."closed_at" < parseDateTimeBestEffort('2071-03-29T01:00:00')
         THEN CASE
          WHEN "t0"."closed_at" < parseDateTimeBestEffort('2055-10-31T01:00:00')
          THEN CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2048-03-29T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2044-03-27T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2042-03-30T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2041-03-31T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2041-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2043-03-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2042-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2043-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2046-03-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2045-03-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2044-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2045-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2047-03-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2046-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2047-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2051-10-29T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2049-10-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2048-10-25T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '7200' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2049-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2050-10-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2050-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2051-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2053-10-26T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2052-10-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2052-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2053-03-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2054-10-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2054-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2055-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
          END
          ELSE CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2063-03-25T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2059-03-30T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2057-03-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2056-03-26T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2056-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2058-03-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2057-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2058-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2061-03-27T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2060-03-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2059-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2060-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2062-03-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2061-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2062-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2067-03-27T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2065-03-29T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2064-03-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2063-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2064-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2066-03-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2065-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2066-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2069-03-31T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2068-03-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2067-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2068-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2070-03-30T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2069-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2070-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
          END
         END
         ELSE CASE
          WHEN "t0"."closed_at" < parseDateTimeBestEffort('2086-10-27T01:00:00')
          THEN CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2078-10-30T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2074-10-28T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2072-10-30T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2071-10-25T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '7200' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2072-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2073-10-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2073-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2074-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2076-10-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2075-10-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2075-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2076-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2077-10-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2077-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2078-03-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2082-10-25T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2080-10-27T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2079-10-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2079-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2080-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2081-10-26T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2081-03-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2082-03-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2084-10-29T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2083-10-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2083-03-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2084-03-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2085-10-28T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2085-03-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2086-03-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '3600' SECOND
               ELSE "t0"."closed_at" + INTERVAL '7200' SECOND
              END
             END
            END
           END
          END
          ELSE CASE
           WHEN "t0"."closed_at" < parseDateTimeBestEffort('2094-03-28T01:00:00')
           THEN CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2090-03-26T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2088-03-28T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2087-03-30T01:00:00')
              THEN "t0"."closed_at" + INTERVAL '3600' SECOND
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2087-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2089-03-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2088-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2089-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2092-03-30T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2091-03-25T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2090-10-29T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2091-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2093-03-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2092-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2093-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
           ELSE CASE
            WHEN "t0"."closed_at" < parseDateTimeBestEffort('2098-03-30T01:00:00')
            THEN CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2096-03-25T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2095-03-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2094-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2095-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2097-03-31T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2096-10-28T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2097-10-27T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
            ELSE CASE
             WHEN "t0"."closed_at" < parseDateTimeBestEffort('2100-03-28T01:00:00')
             THEN CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2099-03-29T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2098-10-26T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2099-10-25T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
             ELSE CASE
              WHEN "t0"."closed_at" < parseDateTimeBestEffort('2101-03-27T01:00:00')
              THEN CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2100-10-31T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
              ELSE CASE
               WHEN "t0"."closed_at" < parseDateTimeBestEffort('2101-10-30T01:00:00')
               THEN "t0"."closed_at" + INTERVAL '7200' SECOND
               ELSE "t0"."closed_at" + INTERVAL '3600' SECOND
              END
             END
            END
           END
          END
         END
        END
       END
      ),
      toDate('2026-04-01')
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
      "t2"."currency" AS "currency",
      "t2"."into" AS "into",
      "t2"."on" AS "on",
      "t2"."rate" AS "rate",
      "t2"."source_file" AS "source_file",
      "t2"."source_row" AS "source_row",
      COALESCE(
       leadInFrame("t2"."on") OVER (
        PARTITION BY "t2"."currency"
        ORDER BY "t2"."on" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ),
       toDate('9999-12-31')
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
