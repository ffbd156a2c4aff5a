-- Of all deals, which share is won?
WITH parted AS (
    SELECT source, amount, amount >= 0 AS priced, outcome AS part FROM deals
), counted AS (
    SELECT source, count(*) FILTER (WHERE part = 'won') AS won,
        count(*) FILTER (WHERE part IN ('lost', 'overdue')) AS lost,
        count(*) FILTER (WHERE part = 'open') AS still_open,
        count(*) FILTER (WHERE part IN ('won', 'lost', 'open')) AS trials,
        CAST(sum(amount) FILTER (WHERE part IN ('won', 'lost', 'open') AND priced) AS double precision) AS all_amount,
        CAST(sum(amount) FILTER (WHERE part = 'won' AND priced) AS double precision) AS won_amount,
        CAST(sum(amount) FILTER (WHERE part IN ('lost', 'overdue') AND priced) AS double precision) AS lost_amount,
        CAST(sum(amount) FILTER (WHERE part = 'open' AND priced) AS double precision) AS open_amount,
        count(*) FILTER (WHERE part IN ('won', 'lost', 'open') AND priced IS NOT TRUE) AS without_amount
    FROM parted GROUP BY source
)
SELECT source, won, lost, without_amount, won_amount, lost_amount, open_amount,
    CAST(won AS double precision) / nullif(trials, 0) AS unit, coalesce(won_amount, 0) / nullif(all_amount, 0) AS value
FROM counted
