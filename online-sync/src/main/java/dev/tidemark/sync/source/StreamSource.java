package dev.tidemark.sync.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream as one consumer among several sees it: the partitions that are its own for now. For one thread, except where said.
 *
 * <p>Failures are {@link dev.tidemark.semantics.error.TidemarkException}; the call may be made again.
 */
public interface StreamSource extends AutoCloseable {
    /** As in {@code kafka:transactions}. */
    String name();

    /** The next records of each partition, none where it comes to this consumer and is empty; waits that long for some. */
    List<Fetched> poll(Duration wait);

    /** Stays a member while nothing can be taken in; gives up no record that was polled. */
    void keepAlive();

    /** Whether the partition is still its own, in that session. */
    boolean owns(String partition, long session);

    /**
     * Tells how far partitions are taken in, so that whoever consumes them next begins there. One that is no longer its own is
     * left out.
     *
     * @param taken the offset after the last record whose effect is stored, by partition
     */
    void commit(Map<String, Long> taken);

    /** Records of a partition from an offset on, whoever consumes it. Any thread may ask. */
    List<StreamRecord> read(String partition, long from, int most);

    /** The least offset at or after which every record lies that arrived then or later. Any thread may ask. */
    long firstOffsetAt(String partition, long arrivalMicros);

    /** The oldest record that a partition holds; empty if it holds none. Any thread may ask. */
    Optional<StreamRecord> oldest(String partition);

    /** Whether a partition held records before that one which it holds no more. Any thread may ask. */
    boolean forgotBefore(StreamRecord oldest);

    /** Leaves: others may take its partitions over at once. */
    @Override
    void close();
}
