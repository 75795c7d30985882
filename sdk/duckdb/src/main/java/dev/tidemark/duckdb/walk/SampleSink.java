package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.executor.StateSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps the states of a sample. */
final class SampleSink implements StateSink {
    private final List<List<StateSample.Sampled>> states = new ArrayList<>();

    SampleSink(int views) {
        for (int i = 0; i < views; i++) {
            states.add(new ArrayList<>());
        }
    }

    @Override
    public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
        states.get(view).add(new StateSample.Sampled(key, state, newestMicros));
    }

    @Override
    public void flush() {
        // they are in memory
    }

    List<StateSample.Sampled> of(int view) {
        return states.get(view);
    }
}
