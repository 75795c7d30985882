-- Four features over seven days by a join on the bounds: every row meets every event of its window.
SELECT any_value(spine.key) AS key, any_value(spine.event_time) AS event_time, any_value(spine.label) AS label,
  count(amount) AS count_7d, sum(amount) AS sum_7d, min(amount) AS min_7d, max(amount) AS max_7d
FROM (SELECT *, row_number() OVER () AS row FROM spine) AS spine LEFT JOIN events
  ON spine.key = events.key
  AND events.event_time < spine.event_time
  AND events.event_time >= spine.event_time - INTERVAL 7 DAY
GROUP BY row
