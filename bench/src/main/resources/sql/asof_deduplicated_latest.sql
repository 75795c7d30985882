-- The latest amount by an ASOF join over events made unique first: the greatest amount of an instant wins.
WITH instants AS (
  SELECT key, event_time, max(amount) AS amount FROM events GROUP BY key, event_time
)
SELECT spine.*, instants.amount AS latest_amount
FROM spine ASOF LEFT JOIN instants
  ON spine.key = instants.key AND instants.event_time < spine.event_time
