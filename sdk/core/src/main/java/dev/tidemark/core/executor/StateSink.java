package dev.tidemark.core.executor;

import java.util.List;

/**
 * Takes the states of a backfill. For one thread each: an engine asks for as many as it has threads. What it throws ends the
 * backfill.
 */
public interface StateSink {
    /**
     * The state of one key of one view; each comes once.
     *
     * @param view index into the request's views
     * @param key the values of the view's key columns, none of them null
     * @param state as {@code KeyState.encode} wrote it; the sink's from now on
     * @param newestMicros when its newest event became visible
     */
    void accept(int view, List<Object> key, byte[] state, long newestMicros);

    /** Returns when everything accepted before is safe. */
    void flush();
}
