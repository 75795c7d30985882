-- Twenty features by window functions over events and spine in one timeline. [t - W, t) exactly.
WITH timeline AS (
  SELECT key, event_time, amount, NULL AS label FROM events
  UNION ALL
  SELECT key, event_time, NULL AS amount, label FROM spine
), windowed AS (
  SELECT key, event_time, label,
    count(amount) OVER w1h AS count_1h,
    sum(amount) OVER w1h AS sum_1h,
    avg(amount) OVER w1h AS avg_1h,
    min(amount) OVER w1h AS min_1h,
    max(amount) OVER w1h AS max_1h,
    count(amount) OVER w24h AS count_24h,
    sum(amount) OVER w24h AS sum_24h,
    avg(amount) OVER w24h AS avg_24h,
    min(amount) OVER w24h AS min_24h,
    max(amount) OVER w24h AS max_24h,
    count(amount) OVER w7d AS count_7d,
    sum(amount) OVER w7d AS sum_7d,
    avg(amount) OVER w7d AS avg_7d,
    min(amount) OVER w7d AS min_7d,
    max(amount) OVER w7d AS max_7d,
    count(amount) OVER w30d AS count_30d,
    sum(amount) OVER w30d AS sum_30d,
    avg(amount) OVER w30d AS avg_30d,
    min(amount) OVER w30d AS min_30d,
    max(amount) OVER w30d AS max_30d
  FROM timeline
  WINDOW
    w1h AS (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN INTERVAL 1 HOUR PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING),
    w24h AS (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN INTERVAL 24 HOUR PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING),
    w7d AS (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING),
    w30d AS (PARTITION BY key ORDER BY event_time
      RANGE BETWEEN INTERVAL 30 DAY PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING)
)
SELECT * FROM windowed WHERE label IS NOT NULL
