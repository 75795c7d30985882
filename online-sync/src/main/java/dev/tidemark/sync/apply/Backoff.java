package dev.tidemark.sync.apply;

/** Pauses that grow while something stays impossible. For one thread. */
final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;

    private long millis = FIRST_MILLIS;

    void reset() {
        millis = FIRST_MILLIS;
    }

    /** Waits; an interrupt ends it and stays set. */
    void pause() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        millis = Math.min(LONGEST_MILLIS, millis * 2);
    }
}
