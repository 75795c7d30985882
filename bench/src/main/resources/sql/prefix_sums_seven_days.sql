-- Count and sum over seven days: running totals, looked up at both ends of the window by ASOF joins, and subtracted.
-- The default frame takes in all rows of an instant, so ties do not matter. The sum drifts: it is a difference of totals.
WITH totals AS (
  SELECT key, event_time,
    count(*) OVER history AS total_count,
    sum(amount) OVER history AS total_sum
  FROM events
  WINDOW history AS (PARTITION BY key ORDER BY event_time)
), at_end AS (
  SELECT spine.*, totals.total_count AS end_count, totals.total_sum AS end_sum
  FROM spine ASOF LEFT JOIN totals
    ON spine.key = totals.key AND totals.event_time < spine.event_time
), at_start AS (
  SELECT at_end.*, totals.total_count AS start_count, totals.total_sum AS start_sum
  FROM at_end ASOF LEFT JOIN totals
    ON at_end.key = totals.key AND totals.event_time < at_end.event_time - INTERVAL 7 DAY
)
SELECT key, event_time, label,
  coalesce(end_count, 0) - coalesce(start_count, 0) AS count_7d,
  CASE WHEN count_7d > 0 THEN end_sum - coalesce(start_sum, 0) END AS sum_7d
FROM at_start
