-- Of the deals that entered a stage, how many went on? A stage that was jumped over was passed.
WITH visited AS (
    SELECT deal_id, pipeline, stage, outcome,
        coalesce(furthest_position > position, false) OR coalesce(outcome = 'won', false) AS advanced
    FROM stays WHERE kind = 'open' AND visit = 1
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
    SELECT v.deal_id, v.pipeline, v.stage, v.outcome, v.advanced OR j.deal_id IS NOT NULL AS advanced
    FROM visited v LEFT JOIN jumped j ON j.deal_id = v.deal_id AND j.pipeline = v.pipeline AND j.stage = v.stage
    UNION ALL
    SELECT j.deal_id, j.pipeline, j.stage, j.outcome, true FROM jumped j WHERE NOT EXISTS (
        SELECT 1 FROM visited v WHERE v.deal_id = j.deal_id AND v.pipeline = j.pipeline AND v.stage = j.stage
    )
), standing AS (
    SELECT deal_id, pipeline, stage FROM stays WHERE outcome = 'open' AND kind = 'open' AND next_stage IS NULL
)
SELECT e.pipeline, e.stage, count(*) AS entered, count(*) FILTER (WHERE e.advanced) AS advanced,
    count(*) FILTER (WHERE NOT e.advanced AND e.outcome = 'lost') AS lost,
    count(*) FILTER (WHERE NOT e.advanced AND e.outcome = 'open' AND s.deal_id IS NOT NULL) AS still_here,
    count(*) FILTER (WHERE NOT e.advanced AND e.outcome = 'open' AND s.deal_id IS NULL) AS elsewhere
FROM entries e
LEFT JOIN standing s ON s.deal_id = e.deal_id AND s.pipeline = e.pipeline AND s.stage = e.stage
GROUP BY e.pipeline, e.stage
