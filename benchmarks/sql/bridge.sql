-- By which movements did the open pipeline of a quarter go from its opening to its closing amount?
WITH near AS (
    SELECT deal_id, holds_from, holds_until, outcome, amount, closed_at,
        lag(outcome) OVER along AS was_outcome, lag(amount) OVER along AS was_amount,
        row_number() OVER along > 1 AS existed
    FROM states
    WHERE (holds_until IS NULL OR holds_until >= :quarter_starts) AND (holds_from IS NULL OR holds_from < :quarter_ends)
    WINDOW along AS (PARTITION BY deal_id ORDER BY coalesce(holds_from, TIMESTAMPTZ '0001-01-01 00:00:00+00'))
), moved AS (
    SELECT deal_id, existed, outcome, coalesce(was_outcome = 'open', false) AS was_open, outcome = 'open' AS is_open,
        outcome <> 'open' AND (coalesce(was_outcome = 'open', false) OR (NOT existed AND closed_at = holds_from)) AS leaves,
        amount, was_amount
    FROM near WHERE holds_from >= :quarter_starts
), movements AS (
    SELECT deal_id, CASE WHEN existed THEN 'reopened' ELSE 'new' END AS movement, amount
    FROM moved WHERE (is_open OR leaves) AND NOT was_open
    UNION ALL
    SELECT deal_id, CASE WHEN change > 0 THEN 'increased' ELSE 'decreased' END, change
    FROM (
        SELECT deal_id, coalesce(CASE WHEN leaves THEN coalesce(amount, was_amount) ELSE amount END, 0)
            - coalesce(was_amount, 0) AS change
        FROM moved WHERE was_open AND (is_open OR leaves)
    ) AS changed WHERE change <> 0
    UNION ALL
    SELECT deal_id, outcome, -coalesce(amount, was_amount) FROM moved WHERE leaves
    UNION ALL
    SELECT deal_id, 'opening', amount FROM states
    WHERE outcome = 'open' AND (holds_from IS NULL OR holds_from < :quarter_starts)
        AND (holds_until IS NULL OR holds_until >= :quarter_starts)
    UNION ALL
    SELECT deal_id, 'closing', amount FROM states
    WHERE outcome = 'open' AND (holds_from IS NULL OR holds_from < :quarter_ends)
        AND (holds_until IS NULL OR holds_until >= :quarter_ends)
)
SELECT movement, count(DISTINCT deal_id) AS deals, count(*) AS events,
    CAST(coalesce(sum(amount), 0) AS double precision) AS amount,
    count(DISTINCT deal_id) FILTER (WHERE amount IS NULL) AS without_amount
FROM movements GROUP BY movement
