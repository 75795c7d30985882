-- Four features over seven days by window functions. [t - 7 d, t) exactly.
WITH timeline AS (
  SELECT key, event_time, amount, NULL AS label FROM events
  UNION ALL
  SELECT key, event_time, NULL AS amount, label FROM spine
), windowed AS (
  SELECT key, event_time, label,
    count(amount) OVER w7d AS count_7d,
    sum(amount) OVER w7d AS sum_7d,
    min(amount) OVER w7d AS min_7d,
    max(amount) OVER w7d AS max_7d
  FROM timeline
  WINDOW
    w7d AS (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING)
)
SELECT * FROM windowed WHERE label IS NOT NULL
