package dev.tidemark.bench.job;

/** Prints how long the work itself took, for the harness to read. */
public final class WorkClock {
    /** What stands before the seconds, on a line of its own. */
    public static final String PREFIX = "work_seconds=";

    private final long startNanos = System.nanoTime();

    private WorkClock() {}

    public static WorkClock start() {
        return new WorkClock();
    }

    public void report() {
        System.out.println(PREFIX + (System.nanoTime() - startNanos) / 1e9);
    }
}
