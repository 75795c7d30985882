package dev.tidemark.spark.session;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/** Says in words what stages do, for errors and for Spark's own pages, which would name lines of code. */
public final class Stages {
    private static final List<String> PLACES = List.of("callSite.short", "callSite.long");

    private Stages() {}

    /**
     * Does some work on this thread: stages whose last rows are defined in it, and jobs started in it, have that name.
     *
     * @param name as in {@code read the spine}
     */
    public static <T> T named(SparkContext context, String name, Supplier<T> work) {
        List<String> before = PLACES.stream()
                .map(context::getLocalProperty)
                .map(String::valueOf)
                .toList();
        PLACES.forEach(place -> context.setLocalProperty(place, name));
        try {
            return work.get();
        } finally {
            for (int i = 0; i < before.size(); i++) {
                context.setLocalProperty(PLACES.get(i), before.get(i).equals("null") ? null : before.get(i));
            }
        }
    }
}
