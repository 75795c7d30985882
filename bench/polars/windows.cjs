// Window features by Polars: events and labels in one sorted frame, one rolling group-by per window length,
// closed on the left, so that a window covers [t - W, t). The label rows are kept at the end.
"use strict";
const job = require("./job.cjs");

const aggregates = {
  count: (pl) => pl.col("amount").count(),
  sum: (pl) => pl.col("amount").sum(),
  avg: (pl) => pl.col("amount").mean(),
  min: (pl) => pl.col("amount").min(),
  max: (pl) => pl.col("amount").max(),
};

const workloads = {
  twenty: { windows: ["1h", "24h", "7d", "30d"], names: ["count", "sum", "avg", "min", "max"] },
  seven_days: { windows: ["7d"], names: ["count", "sum", "min", "max"] },
};

job.run((pl, flags) => {
  const { windows, names } = workloads[flags.workload];
  const events = pl
    .scanParquet(flags.events)
    .select("key", "event_time", "amount")
    .withColumn(pl.lit(null).cast(pl.Int64).alias("label"));
  const labels = pl
    .scanParquet(flags.spine)
    .select(pl.col("key"), pl.col("event_time"), pl.lit(null).cast(pl.Float64).alias("amount"), pl.col("label"));
  const sorted = pl.concat([events, labels]).sort(["key", "event_time"]).collectSync();

  const columns = windows.flatMap((window) =>
    sorted
      .groupByRolling({ indexColumn: "event_time", by: "key", period: window, closed: "left" })
      .agg(...names.map((name) => aggregates[name](pl).alias(`${name}_${window}`)))
      .drop("key", "event_time")
      .getColumns(),
  );
  sorted
    .drop("amount")
    .hstack(columns)
    .filter(pl.col("label").isNotNull())
    .writeParquet(flags.out, { compression: "snappy" });
});
