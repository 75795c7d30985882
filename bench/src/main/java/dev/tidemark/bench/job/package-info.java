/** One program per contender. Each prints {@code work_seconds=S}: Parquet in to Parquet out, with its engine loaded. */
package dev.tidemark.bench.job;
