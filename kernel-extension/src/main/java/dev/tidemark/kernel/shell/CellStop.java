package dev.tidemark.kernel.shell;

import java.util.HashSet;
import java.util.Set;

/**
 * Stops threads that run cells. The code of every cell calls {@link #check} in each loop and method, for nothing else ends
 * {@code while (true) {}} since Java 20.
 */
public final class CellStop {
    private static volatile Set<Thread> stopped = Set.of();

    private CellStop() {}

    /** Called by the code of cells. */
    public static void check() {
        Set<Thread> threads = stopped;
        if (!threads.isEmpty() && threads.contains(Thread.currentThread())) {
            throw new CellInterrupted();
        }
    }

    static synchronized void stop(Thread thread) {
        Set<Thread> more = new HashSet<>(stopped);
        more.add(thread);
        stopped = Set.copyOf(more);
    }

    static synchronized void release(Thread thread) {
        Set<Thread> fewer = new HashSet<>(stopped);
        fewer.remove(thread);
        stopped = Set.copyOf(fewer);
    }
}
