-- How many deals did each person decide in a quarter, beside what was to be expected like for like?
WITH hand AS (
    SELECT owner, source, product,
        CASE WHEN outcome IN ('won', 'lost') AND closed_at >= :quarter_starts AND closed_at < :quarter_ends
            THEN 1 ELSE 0 END AS closed
    FROM deals
    WHERE (outcome IN ('won', 'lost') AND closed_at >= :quarter_starts AND closed_at < :quarter_ends)
        OR (created_at < :quarter_ends AND (outcome = 'open' OR closed_at >= :quarter_starts))
), counted AS (
    SELECT owner, CAST(sum(closed) AS bigint) AS closed, count(*) AS in_hand FROM hand GROUP BY owner
), firsts AS (
    SELECT owner, min(created_at) AS first_deal FROM deals GROUP BY owner
), begins AS (
    SELECT percentile_cont(0.01) WITHIN GROUP (ORDER BY extract(epoch FROM created_at)) AS begins FROM deals
), cells AS (
    SELECT owner, source, product, count(*) AS h, CAST(sum(closed) AS bigint) AS c
    FROM hand WHERE owner IS NOT NULL GROUP BY owner, source, product
), terms AS (
    SELECT owner, h, c, sum(h) OVER alike AS group_h, sum(c) OVER alike AS group_c,
        sum(h) OVER () AS all_h, sum(c) OVER () AS all_c
    FROM cells WINDOW alike AS (PARTITION BY source, product)
), standard AS (
    SELECT owner, sum(h * (CAST(group_c AS double precision) / group_h)) AS expected,
        sum(h) * (max(CAST(all_c AS double precision) / all_h) + sum(CAST(group_h AS double precision) / all_h
            * (CAST(c AS double precision) / h - CAST(group_c AS double precision) / group_h))) AS like_for_like
    FROM terms GROUP BY owner
)
SELECT n.owner AS person, n.closed, n.in_hand, s.expected, s.like_for_like, f.first_deal, p.started_on, p.left_on,
    extract(epoch FROM f.first_deal) >= b.begins + 90 * 86400 AS came_later
FROM counted n LEFT JOIN standard s ON s.owner = n.owner LEFT JOIN firsts f ON f.owner IS NOT DISTINCT FROM n.owner
LEFT JOIN people p ON p.person = n.owner CROSS JOIN begins b
