-- Twenty features by a join on the bounds of the longest window; the shorter ones filter what it brings together.
SELECT any_value(spine.key) AS key, any_value(spine.event_time) AS event_time, any_value(spine.label) AS label,
  count(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 1 HOUR) AS count_1h,
  sum(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 1 HOUR) AS sum_1h,
  avg(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 1 HOUR) AS avg_1h,
  min(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 1 HOUR) AS min_1h,
  max(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 1 HOUR) AS max_1h,
  count(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 24 HOUR) AS count_24h,
  sum(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 24 HOUR) AS sum_24h,
  avg(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 24 HOUR) AS avg_24h,
  min(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 24 HOUR) AS min_24h,
  max(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 24 HOUR) AS max_24h,
  count(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 7 DAY) AS count_7d,
  sum(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 7 DAY) AS sum_7d,
  avg(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 7 DAY) AS avg_7d,
  min(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 7 DAY) AS min_7d,
  max(amount) FILTER (events.event_time >= spine.event_time - INTERVAL 7 DAY) AS max_7d,
  count(amount) AS count_30d,
  sum(amount) AS sum_30d,
  avg(amount) AS avg_30d,
  min(amount) AS min_30d,
  max(amount) AS max_30d
FROM (SELECT *, row_number() OVER () AS row FROM spine) AS spine LEFT JOIN events
  ON spine.key = events.key
  AND events.event_time < spine.event_time
  AND events.event_time >= spine.event_time - INTERVAL 30 DAY
GROUP BY row
