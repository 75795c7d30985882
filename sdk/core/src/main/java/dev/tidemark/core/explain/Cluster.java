package dev.tidemark.core.explain;

import dev.tidemark.semantics.reference.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Events that lie so close in a picture that they are drawn over each other.
 *
 * @param x where they are drawn
 * @param events sorted as they are stacked, those that count at the bottom
 */
record Cluster(double x, List<Evidence.Item> events) {
    /** As wide as a mark and a gap. */
    static final double WIDTH = 9.5;

    /**
     * From left to right.
     *
     * @param part which part of the axis an event lies in; a cluster never spans two, for what is on which side is the point
     */
    static List<Cluster> of(
            List<Evidence.Item> events, ToDoubleFunction<Evidence.Item> x, ToIntFunction<Evidence.Item> part) {
        List<Evidence.Item> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingDouble(x));
        List<Cluster> clusters = new ArrayList<>();
        List<Evidence.Item> open = new ArrayList<>();
        for (Evidence.Item item : sorted) {
            boolean apart = !open.isEmpty()
                    && (x.applyAsDouble(item) - x.applyAsDouble(open.get(0)) >= WIDTH
                            || part.applyAsInt(item) != part.applyAsInt(open.get(0)));
            if (apart) {
                clusters.add(closed(open, x));
                open = new ArrayList<>();
            }
            open.add(item);
        }
        if (!open.isEmpty()) {
            clusters.add(closed(open, x));
        }
        return clusters;
    }

    int size() {
        return events.size();
    }

    private static Cluster closed(List<Evidence.Item> items, ToDoubleFunction<Evidence.Item> x) {
        double middle = items.stream().mapToDouble(x).average().orElseThrow();
        List<Evidence.Item> stacked = new ArrayList<>(items);
        stacked.sort(Comparator.comparing(item -> Look.of(item.standing())));
        return new Cluster(middle, List.copyOf(stacked));
    }
}
