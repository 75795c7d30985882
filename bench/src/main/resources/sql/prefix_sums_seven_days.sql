-- Count and sum over seven days: running totals, looked up at both ends of each window by one ASOF join, and subtracted.
-- The default frame takes in all rows of an instant, so ties do not matter. The sum drifts: it is a difference of totals.
WITH totals AS (
  SELECT key, event_time,
    count(*) OVER history AS total_count,
    sum(amount) OVER history AS total_sum
  FROM events
  WINDOW history AS (PARTITION BY key ORDER BY event_time)
), numbered AS (
  SELECT *, row_number() OVER () AS row FROM spine
), bounds AS (
  SELECT *, event_time AS bound, 1 AS side FROM numbered
  UNION ALL
  SELECT *, event_time - INTERVAL 7 DAY AS bound, -1 AS side FROM numbered
), looked_up AS (
  SELECT bounds.*, side * total_count AS signed_count, side * total_sum AS signed_sum
  FROM bounds ASOF LEFT JOIN totals
    ON bounds.key = totals.key AND totals.event_time < bounds.bound
)
SELECT any_value(key) AS key, any_value(event_time) AS event_time, any_value(label) AS label,
  coalesce(sum(signed_count), 0) AS count_7d,
  CASE WHEN count_7d > 0 THEN sum(signed_sum) END AS sum_7d
FROM looked_up GROUP BY row
