package dev.tidemark.core.progress;

import java.util.function.Supplier;

/**
 * Who hears of work, and who stops it, where its caller says neither: nobody, until something that runs a person's programs,
 * such as a notebook, sets both for its whole process. Thread-safe.
 */
public final class WorkDefaults {
    private static volatile Supplier<ProgressListener> listeners = () -> ProgressListener.NONE;
    private static volatile Supplier<Cancellation> cancellations = Cancellation::new;

    private WorkDefaults() {}

    /** A listener for work that begins now. */
    public static ProgressListener listener() {
        return listeners.get();
    }

    /** What stops work that begins now. */
    public static Cancellation cancellation() {
        return cancellations.get();
    }

    /** Asks these, each time that work begins, from whatever thread it begins on. */
    public static void set(Supplier<ProgressListener> hears, Supplier<Cancellation> stops) {
        listeners = hears;
        cancellations = stops;
    }
}
