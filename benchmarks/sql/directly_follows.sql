-- Which stage follows which, how often, in how many deals, after how many days?
WITH returned AS (
    SELECT deal_id, sequence - 1 AS sequence FROM stays WHERE kind IN ('won', 'lost') AND next_stage IS NOT NULL
), steps AS (
    SELECT s.deal_id, s.sequence, s.stage, s.entered_at, s.left_at, s.outcome,
        CASE WHEN s.next_kind IN ('won', 'lost') AND r.deal_id IS NULL THEN NULL ELSE s.next_stage END AS next_stage
    FROM stays s LEFT JOIN returned r ON r.deal_id = s.deal_id AND r.sequence = s.sequence
    WHERE NOT (coalesce(s.kind IN ('won', 'lost'), false) AND s.next_stage IS NULL AND s.sequence > 1)
), edges AS (
    SELECT s.deal_id, 'begin' AS part, NULL AS from_step, s.stage AS to_step,
        CASE WHEN s.entered_at >= d.created_at THEN CAST(
            extract(epoch FROM s.entered_at) - extract(epoch FROM d.created_at) AS double precision) / 86400 END AS days
    FROM steps s LEFT JOIN deals d ON d.deal_id = s.deal_id WHERE s.sequence = 1
    UNION ALL
    SELECT deal_id, CASE WHEN next_stage IS NULL THEN 'end' ELSE 'step' END, stage,
        CASE WHEN next_stage IS NULL THEN coalesce(outcome, 'outcome_unknown') ELSE next_stage END,
        CASE WHEN next_stage IS NOT NULL OR outcome IN ('won', 'lost') THEN
            CAST(extract(epoch FROM left_at) - extract(epoch FROM entered_at) AS double precision) / 86400 END
    FROM steps
)
SELECT part, from_step, to_step, count(*) AS moves, count(DISTINCT deal_id) AS deals,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median_days,
    count(*) FILTER (WHERE days IS NULL) AS without_days
FROM edges GROUP BY part, from_step, to_step
