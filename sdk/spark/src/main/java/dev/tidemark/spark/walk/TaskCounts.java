package dev.tidemark.spark.walk;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * What tasks count, by name and part. A part that is computed twice, after a failure or on speculation, counts the same again, and
 * only once.
 */
final class TaskCounts extends AccumulatorV2<TaskCounts.Counted, Map<TaskCounts.Part, long[]>> {
    private static final long serialVersionUID = 1L;

    /** A part of some rows. */
    record Part(String name, int part) implements Serializable {}

    /** What was counted in a part. */
    record Counted(Part part, long[] counts) implements Serializable {}

    private final ConcurrentHashMap<Part, long[]> counted = new ConcurrentHashMap<>();

    void put(String name, int part, long... counts) {
        add(new Counted(new Part(name, part), counts));
    }

    /** The counts of all parts added up. */
    long[] sum(String name, int width) {
        long[] sum = new long[width];
        counted.forEach((part, counts) -> {
            if (part.name().equals(name)) {
                for (int i = 0; i < width; i++) {
                    sum[i] += counts[i];
                }
            }
        });
        return sum;
    }

    @Override
    public boolean isZero() {
        return counted.isEmpty();
    }

    @Override
    public TaskCounts copy() {
        TaskCounts copy = new TaskCounts();
        copy.counted.putAll(counted);
        return copy;
    }

    @Override
    public void reset() {
        counted.clear();
    }

    @Override
    public void add(Counted more) {
        counted.put(more.part(), more.counts());
    }

    @Override
    public void merge(AccumulatorV2<Counted, Map<Part, long[]>> other) {
        counted.putAll(other.value());
    }

    @Override
    public Map<Part, long[]> value() {
        return counted;
    }
}
