package dev.tidemark.duckdb.walk;

/**
 * How much the walk takes at a time; never changes a value.
 *
 * @param batchRows rows of a query read at once
 * @param eventsATurn events after which another lane gets the next key
 * @param eventsARange events on the heap that are put in order at once
 * @param keysACheckpoint keys of a backfill after which what was handed over is made safe
 */
public record WalkSizes(int batchRows, int eventsATurn, int eventsARange, int keysACheckpoint) {
    /** Batches that amortise the cost of a call and still fit the processor's cache. */
    public static final WalkSizes DEFAULT = new WalkSizes(65_536, 32_768, 32_768, 50_000);
}
