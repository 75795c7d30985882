package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.StateSink;
import java.util.List;

/** Counts what goes into another sink, view by view. */
final class CountingSink implements StateSink {
    private final StateSink sink;
    private final long[] keys;
    private final long[] bytes;

    CountingSink(StateSink sink, int views) {
        this.sink = sink;
        this.keys = new long[views];
        this.bytes = new long[views];
    }

    @Override
    public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
        sink.accept(view, key, state, newestMicros);
        keys[view]++;
        bytes[view] += state.length;
    }

    @Override
    public void flush() {
        sink.flush();
    }

    long keys(int view) {
        return keys[view];
    }

    long bytes(int view) {
        return bytes[view];
    }
}
