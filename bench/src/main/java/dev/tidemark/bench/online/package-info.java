/**
 * The online store beside the same client without it: reads, backfills, and the memory that states take. All in one process
 * and one after the other, round after round. Start reading at {@link dev.tidemark.bench.online.OnlineBench}.
 */
package dev.tidemark.bench.online;
