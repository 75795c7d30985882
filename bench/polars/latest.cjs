// The latest amount before each label by Polars' join_asof, exact matches excluded.
"use strict";
const job = require("./job.cjs");

job.run((pl, flags) => {
  const events = pl.scanParquet(flags.events).select("key", "event_time", "amount").sort("event_time");
  const labels = pl.scanParquet(flags.spine).sort("event_time");
  labels
    .joinAsof(events, { on: "event_time", by: "key", strategy: "backward", allowExactMatches: false })
    .collectSync()
    .rename({ amount: "latest_amount" })
    .writeParquet(flags.out, { compression: "snappy" });
});
