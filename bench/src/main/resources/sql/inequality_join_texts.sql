-- Four features of a text over thirty days by a join on the bounds: every row meets every event of its window.
SELECT any_value(spine.key) AS key, any_value(spine.event_time) AS event_time, any_value(spine.label) AS label,
  count(DISTINCT merchant_id) AS count_distinct_30d, min(merchant_id) AS min_merchant_30d,
  max(merchant_id) AS max_merchant_30d, arg_min(merchant_id, (events.event_time, merchant_id)) AS first_merchant_30d
FROM (SELECT *, row_number() OVER () AS row FROM spine) AS spine LEFT JOIN events
  ON spine.key = events.key
  AND events.event_time < spine.event_time
  AND events.event_time >= spine.event_time - INTERVAL 30 DAY
GROUP BY row
