package dev.tidemark.core.promotion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The keys with the largest and the smallest states of a load, where a mistake would most likely be. Thread-safe. */
final class LoadedExtremes implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int KEPT = 8;

    private static final Comparator<Loaded> SMALLEST_FIRST =
            (Comparator<Loaded> & Serializable) (a, b) -> Integer.compare(a.bytes(), b.bytes());

    private final List<PriorityQueue<Loaded>> largest = new ArrayList<>();
    private final List<PriorityQueue<Loaded>> smallest = new ArrayList<>();

    LoadedExtremes(int views) {
        for (int i = 0; i < views; i++) {
            largest.add(new PriorityQueue<>(SMALLEST_FIRST));
            smallest.add(new PriorityQueue<>(SMALLEST_FIRST.reversed()));
        }
    }

    synchronized void saw(int view, List<Object> key, int bytes) {
        keep(largest.get(view), key, bytes, 1);
        keep(smallest.get(view), key, bytes, -1);
    }

    /** What others saw, in a load that is over. */
    synchronized void saw(LoadedExtremes others) {
        for (int view = 0; view < largest.size(); view++) {
            for (Loaded loaded : others.largest.get(view)) {
                keep(largest.get(view), loaded.key(), loaded.bytes(), 1);
            }
            for (Loaded loaded : others.smallest.get(view)) {
                keep(smallest.get(view), loaded.key(), loaded.bytes(), -1);
            }
        }
    }

    /** The keys of both ends, of one view. */
    synchronized List<List<Object>> keys(int view) {
        List<List<Object>> both = new ArrayList<>();
        largest.get(view).forEach(loaded -> both.add(loaded.key()));
        smallest.get(view).forEach(loaded -> both.add(loaded.key()));
        return both;
    }

    /** The head of the queue is the one that goes first. */
    private static void keep(PriorityQueue<Loaded> queue, List<Object> key, int bytes, int sign) {
        if (queue.size() < KEPT) {
            queue.add(new Loaded(key, bytes));
        } else if (Integer.compare(bytes, queue.peek().bytes()) * sign > 0) {
            queue.poll();
            queue.add(new Loaded(key, bytes));
        }
    }

    private record Loaded(List<Object> key, int bytes) implements Serializable {}
}
