-- Which ways do deals take through the stages? The path as a text.
WITH returned AS (
    SELECT deal_id, sequence - 1 AS sequence FROM stays WHERE kind IN ('won', 'lost') AND next_stage IS NOT NULL
), steps AS (
    SELECT s.deal_id, s.sequence, s.stage, s.entered_at, s.left_at, s.outcome,
        s.next_stage IS NULL OR (s.next_kind IN ('won', 'lost') AND r.deal_id IS NULL) AS ends
    FROM stays s LEFT JOIN returned r ON r.deal_id = s.deal_id AND r.sequence = s.sequence
    WHERE NOT (coalesce(s.kind IN ('won', 'lost'), false) AND s.next_stage IS NULL AND s.sequence > 1)
), paths AS (
    SELECT deal_id, string_agg(stage, ' → ' ORDER BY sequence) AS path, max(outcome) AS outcome,
        CAST(extract(epoch FROM max(left_at) FILTER (WHERE ends)) - extract(epoch FROM min(entered_at))
            AS double precision) / 86400 AS days
    FROM steps GROUP BY deal_id
)
SELECT path, count(*) AS deals, count(*) FILTER (WHERE outcome = 'won') AS won,
    count(*) FILTER (WHERE outcome = 'lost') AS lost,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN outcome IN ('won', 'lost') THEN days END) AS median_days,
    min(deal_id) AS first_example, max(deal_id) AS last_example
FROM paths GROUP BY path
