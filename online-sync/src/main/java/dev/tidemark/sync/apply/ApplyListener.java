package dev.tidemark.sync.apply;

import dev.tidemark.sync.source.StreamRecord;
import java.util.List;

/** Follows what is taken in. Called by the threads that do it, so it is quick; one call at a time for each partition. */
public interface ApplyListener {
    /**
     * Records whose effect is stored. They count as taken in once {@link #beforeCommit} returned, and may come again before
     * that.
     */
    default void taken(String stream, List<StreamRecord> records) {}

    /** What was taken of a stream will be committed now: returns when the listener has it for good. */
    default void beforeCommit(String stream) {}

    default void applied(BatchReport report) {}

    /** Nothing can be stored for now; it is tried again. */
    default void stalled(String stream, RuntimeException reason) {}

    /** Nobody follows. */
    static ApplyListener none() {
        return new ApplyListener() {};
    }
}
