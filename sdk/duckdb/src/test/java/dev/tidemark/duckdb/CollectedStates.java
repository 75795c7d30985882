package dev.tidemark.duckdb;

import dev.tidemark.core.executor.StateSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The states of a backfill, by view and key. Thread-safe: all sinks write into it; a state comes once. */
public final class CollectedStates {
    private final List<Map<List<Object>, byte[]>> states = new ArrayList<>();

    public CollectedStates(int views) {
        for (int i = 0; i < views; i++) {
            states.add(new ConcurrentHashMap<>());
        }
    }

    public StateSink sink() {
        return new StateSink() {
            @Override
            public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
                if (states.get(view).put(key, state) != null) {
                    throw new AssertionError("the state of " + key + " came twice");
                }
            }

            @Override
            public void flush() {
                // they are in memory
            }
        };
    }

    public List<Map<List<Object>, byte[]>> byView() {
        return states;
    }
}
