-- Of the deals that entered a stage, how many were won in the end, by count and by today's amount?
WITH visited AS (
    SELECT deal_id, pipeline, stage, outcome FROM stays WHERE kind = 'open' AND visit = 1
), leaps AS (
    SELECT deal_id, pipeline, outcome, previous_position AS below, position AS above
    FROM stays WHERE kind = 'open' AND position > previous_position + 1
    UNION ALL
    SELECT deal_id, pipeline, outcome, position, NULL FROM stays
    WHERE kind = 'open' AND outcome = 'won' AND furthest_position IS NULL AND next_kind IS DISTINCT FROM 'open'
), jumped AS (
    SELECT DISTINCT l.deal_id, l.pipeline, s.stage, l.outcome
    FROM leaps l JOIN stages s ON s.pipeline = l.pipeline AND s.kind = 'open' AND s.position > l.below
        AND (s.position < l.above OR l.above IS NULL)
), entries AS (
    SELECT deal_id, pipeline, stage, outcome FROM visited
    UNION ALL
    SELECT j.deal_id, j.pipeline, j.stage, j.outcome FROM jumped j WHERE NOT EXISTS (
        SELECT 1 FROM visited v WHERE v.deal_id = j.deal_id AND v.pipeline = j.pipeline AND v.stage = j.stage
    )
), counted AS (
    SELECT e.pipeline, e.stage, count(*) AS entered, count(*) FILTER (WHERE e.outcome = 'won') AS won,
        count(*) FILTER (WHERE e.outcome = 'lost') AS lost,
        CAST(sum(d.amount) FILTER (WHERE e.outcome = 'won' AND d.amount >= 0) AS double precision) AS won_amount,
        CAST(sum(d.amount) FILTER (WHERE e.outcome = 'lost' AND d.amount >= 0) AS double precision) AS lost_amount,
        count(*) FILTER (WHERE e.outcome = 'won' AND (d.amount >= 0) IS NOT TRUE) AS won_without_amount,
        count(*) FILTER (WHERE e.outcome = 'lost' AND (d.amount >= 0) IS NOT TRUE) AS lost_without_amount
    FROM entries e LEFT JOIN deals d ON d.deal_id = e.deal_id
    GROUP BY e.pipeline, e.stage
)
SELECT *, CAST(won AS double precision) / nullif(won + lost, 0) AS unit,
    won_amount / nullif(won_amount + lost_amount, 0) AS value
FROM counted
