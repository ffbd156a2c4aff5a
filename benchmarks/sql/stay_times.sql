-- How long do deals stay in a stage? Kaplan and Meier, with the restricted mean and its interval.
WITH visits AS (
    SELECT pipeline, stage, position, left_at IS NOT NULL AS ended,
        left_at IS NOT NULL OR coalesce(outcome NOT IN ('won', 'lost'), true) AS known,
        CAST(extract(epoch FROM coalesce(left_at, :as_of)) - extract(epoch FROM entered_at) AS double precision)
            / 86400 AS days
    FROM stays WHERE kind = 'open'
), counts AS (
    SELECT pipeline, stage, position, count(*) FILTER (WHERE known) AS n,
        count(*) FILTER (WHERE known AND NOT ended) AS still_open, count(*) FILTER (WHERE NOT known) AS without_end
    FROM visits GROUP BY pipeline, stage, position
), numbered AS (
    SELECT *, CAST(row_number() OVER (ORDER BY pipeline, stage, position) AS integer) AS number FROM counts
), steps AS (
    SELECT n.number, v.days, CAST(count(*) AS double precision) AS gone,
        CAST(count(*) FILTER (WHERE v.ended) AS double precision) AS ended
    FROM visits v JOIN numbered n ON n.pipeline = v.pipeline AND n.stage = v.stage AND n.position = v.position
    WHERE v.known AND v.days >= 0 GROUP BY n.number, v.days
), risk AS (
    SELECT *, sum(gone) OVER (PARTITION BY number ORDER BY days DESC ROWS UNBOUNDED PRECEDING) AS at_risk FROM steps
), curve AS (
    SELECT *, CASE WHEN ended >= at_risk THEN 0 ELSE exp(
        sum(ln(nullif(1 - ended / at_risk, 0))) OVER (PARTITION BY number ORDER BY days ROWS UNBOUNDED PRECEDING)
    ) END AS survival
    FROM risk
), fallen AS (
    SELECT *, days * survival * ended / nullif(at_risk - ended, 0) AS fell,
        coalesce(ended / nullif(at_risk * (at_risk - ended), 0), 0) AS variance
    FROM curve
), area AS (
    SELECT *, sum(fell) OVER (PARTITION BY number ORDER BY days ROWS UNBOUNDED PRECEDING) + days * survival AS area
    FROM fallen
), found AS (
    SELECT number, min(days) FILTER (WHERE survival <= 0.500000001) AS median_days,
        min(days) FILTER (WHERE survival <= 0.100000001) AS p90_days, max(days) AS longest_days,
        coalesce(sum(fell), 0) + max(days) * coalesce(min(survival) FILTER (WHERE survival > 0), 1) AS mean_days,
        sum(variance) AS spread, sum(variance * area) AS spread_area, sum(variance * area * area) AS spread_square
    FROM area GROUP BY number
), varied AS (
    SELECT *, sqrt(greatest(
        mean_days * mean_days * spread - 2 * mean_days * spread_area + spread_square, 0
    )) AS error FROM found
)
SELECT n.pipeline, n.stage, n.n, n.still_open, n.without_end, v.median_days, v.p90_days, v.mean_days, v.longest_days,
    greatest(v.mean_days - 1.959963984540054 * v.error, 0) AS mean_low,
    v.mean_days + 1.959963984540054 * v.error AS mean_high
FROM numbered n LEFT JOIN varied v ON v.number = n.number
