package dev.tidemark.sync.apply;

import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Follows what is taken in. Called by the threads that do it, so it is quick; one call at a time for each partition. */
public interface ApplyListener {
    /**
     * Records of one partition whose effect is stored. They may come again until {@link #kept} has told that the listener has them.
     *
     * @param dead which of them are dead letters, by index
     */
    default void taken(String stream, Fetched fetched, Set<Integer> dead) {}

    /**
     * The offset of a partition before which the listener has all for good that was taken in this session: so far may be
     * committed.
     *
     * @param position up to where it was taken
     */
    default long kept(String partition, long session, long position) {
        return position;
    }

    /** Dead letters that were sent through again and are stored now; returns when the listener has them for good. */
    default void replayed(String stream, List<StreamRecord> records) {}

    /** Nothing more is taken of a stream: what can be had for good at once is, so that less comes again. */
    default void ending(String stream) {}

    default void applied(BatchReport report) {}

    /** Nothing can be stored for now; it is tried again. */
    default void stalled(String stream, RuntimeException reason) {}

    /** What stalled goes on, also where nothing comes. */
    default void goesOn(String stream) {}

    /**
     * Told every second or so, from another thread than the rest.
     *
     * @param oldestMicros when the oldest record arrived that this instance has not taken in for good; empty if it has all
     */
    default void left(String stream, OptionalLong oldestMicros) {}

    /** This one, and another that hears the same and has no say in what may be committed. */
    default ApplyListener and(ApplyListener other) {
        return new BothListeners(this, other);
    }

    /** Nobody follows. */
    static ApplyListener none() {
        return new ApplyListener() {};
    }
}
