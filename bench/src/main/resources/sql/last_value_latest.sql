-- The latest amount by last_value over events and spine in one timeline. Which event of an instant wins is left to chance.
WITH timeline AS (
  SELECT key, event_time, amount, NULL AS label FROM events
  UNION ALL
  SELECT key, event_time, NULL AS amount, label FROM spine
), windowed AS (
  SELECT key, event_time, label,
    last_value(amount IGNORE NULLS) OVER (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING) AS latest_amount
  FROM timeline
)
SELECT * FROM windowed WHERE label IS NOT NULL
