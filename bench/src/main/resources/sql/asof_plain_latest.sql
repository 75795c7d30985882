-- The latest amount by a plain ASOF join. Which of several events at one instant wins is left to chance.
SELECT spine.*, events.amount AS latest_amount
FROM spine ASOF LEFT JOIN events
  ON spine.key = events.key AND events.event_time < spine.event_time
