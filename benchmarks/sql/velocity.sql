-- Money per day, by source.
WITH decided AS (
    SELECT source, outcome = 'won' AS won, amount, amount >= 0 AS priced, created_at, closed_at,
        CASE WHEN created_day_only AND closed_day_only THEN round(days)
             WHEN closed_day_only THEN ceil(days) WHEN created_day_only THEN floor(days) ELSE days END AS cycle
    FROM (
        SELECT source, outcome, amount, created_at, closed_at, created_day_only, closed_day_only,
            CAST(extract(epoch FROM closed_at) - extract(epoch FROM created_at) AS double precision) / 86400 AS days
        FROM deals WHERE outcome IN ('won', 'lost')
    ) AS timed
), counted AS (
    SELECT source, count(*) AS n, count(*) FILTER (WHERE won) AS won,
        CAST(sum(amount) FILTER (WHERE won AND priced) AS double precision)
            / nullif(count(*) FILTER (WHERE won AND priced), 0) AS average_amount,
        avg(cycle) FILTER (WHERE won AND cycle >= 0) AS cycle_days,
        count(*) FILTER (WHERE won AND priced IS NOT TRUE) AS without_amount,
        count(*) FILTER (WHERE won AND (cycle >= 0) IS NOT TRUE) AS without_cycle,
        count(*) FILTER (WHERE won AND created_at IS NULL) AS creation_unknown,
        count(*) FILTER (WHERE won AND created_at IS NOT NULL AND closed_at IS NULL) AS closing_unknown,
        count(*) FILTER (WHERE won AND cycle < 0) AS closed_before_created
    FROM decided GROUP BY source
)
SELECT *, n * (CAST(won AS double precision) / n) * average_amount / nullif(cycle_days, 0) AS per_day FROM counted
