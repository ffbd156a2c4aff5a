-- What stood open in each stage at the end of every week of a year?
WITH seen AS (
    SELECT pipeline, stage, position, amount,
        greatest(CAST(floor((CAST(holds_from AS date) - DATE '1969-12-29') / 7.0) AS integer), :first_week) AS since,
        CAST(floor((CAST(holds_until AS date) - DATE '1969-12-29') / 7.0) AS integer) AS until
    FROM states
    WHERE outcome = 'open' AND (holds_from IS NULL OR holds_from < :year_ends)
        AND (holds_until IS NULL OR holds_until >= :year_starts)
), signed AS (
    SELECT pipeline, stage, position, since AS week, 1 AS sign, amount FROM seen
    UNION ALL
    SELECT pipeline, stage, position, until, -1, -amount FROM seen WHERE until IS NOT NULL
), changed AS (
    SELECT pipeline, stage, position, week, sum(sign) AS deals, sum(amount) AS amount,
        sum(sign) FILTER (WHERE amount IS NULL) AS without_amount
    FROM signed GROUP BY pipeline, stage, position, week
)
SELECT w.week, c.pipeline, c.stage, CAST(sum(c.deals) AS bigint) AS deals,
    CAST(coalesce(sum(c.amount), 0) AS double precision) AS amount,
    CAST(coalesce(sum(c.without_amount), 0) AS bigint) AS without_amount
FROM changed c JOIN generate_series(:first_week, :last_week) AS w(week) ON c.week <= w.week
GROUP BY w.week, c.pipeline, c.stage, c.position
