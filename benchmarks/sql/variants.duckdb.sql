-- Which ways do deals take through the stages? The path packed into integers, 4 bits a step, as the metric does.
WITH returned AS (
    SELECT deal_id, sequence - 1 AS sequence FROM stays WHERE kind IN ('won', 'lost') AND next_stage IS NOT NULL
), steps AS (
    SELECT s.deal_id, s.sequence, s.stage, s.entered_at, s.left_at, s.outcome,
        s.next_stage IS NULL OR (s.next_kind IN ('won', 'lost') AND r.deal_id IS NULL) AS ends
    FROM stays s LEFT JOIN returned r ON r.deal_id = s.deal_id AND r.sequence = s.sequence
    WHERE NOT (coalesce(s.kind IN ('won', 'lost'), false) AND s.next_stage IS NULL AND s.sequence > 1)
), names AS (
    SELECT stage, row_number() OVER (ORDER BY stage) AS number FROM (SELECT DISTINCT stage FROM steps)
), paths AS (
    SELECT s.deal_id, count(*) AS steps, max(s.outcome) AS outcome,
        sum(n.number << (4 * ((s.sequence - 1) % 15))) FILTER (WHERE s.sequence <= 15) AS word_0,
        sum(n.number << (4 * ((s.sequence - 1) % 15))) FILTER (WHERE s.sequence BETWEEN 16 AND 30) AS word_1,
        sum(hash(s.sequence, n.number)) FILTER (WHERE s.sequence > 30) AS rest,
        (epoch(max(s.left_at) FILTER (WHERE s.ends)) - epoch(min(s.entered_at))) / 86400 AS days
    FROM steps s JOIN names n ON n.stage = s.stage GROUP BY s.deal_id
), counted AS (
    SELECT steps, word_0, word_1, rest, count(*) AS deals, count(*) FILTER (WHERE outcome = 'won') AS won,
        count(*) FILTER (WHERE outcome = 'lost') AS lost,
        quantile_cont(CASE WHEN outcome IN ('won', 'lost') THEN days END, 0.5) AS median_days,
        min(deal_id) AS first_example, max(deal_id) AS last_example
    FROM paths GROUP BY steps, word_0, word_1, rest
)
SELECT string_agg(s.stage, ' → ' ORDER BY s.sequence) AS path, any_value(c.deals) AS deals, any_value(c.won) AS won,
    any_value(c.lost) AS lost, any_value(c.median_days) AS median_days, c.first_example,
    any_value(c.last_example) AS last_example
FROM counted c JOIN steps s ON s.deal_id = c.first_example GROUP BY c.first_example
