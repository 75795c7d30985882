package dev.tidemark.core.progress;

/**
 * Hears where long work stands: at the start and the end of each phase, and about ten times a second between. Called
 * from any thread, never from two at once. What it throws ends the work.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = progress -> {};

    void progressed(Progress progress);
}
