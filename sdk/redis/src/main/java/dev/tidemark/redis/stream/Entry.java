package dev.tidemark.redis.stream;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.redisson.api.stream.StreamMessageId;

/**
 * One entry of a stream.
 *
 * @param offset its id as one number: {@code milliseconds << 20 | sequence}
 * @param fields by name
 */
public record Entry(long offset, Map<String, byte[]> fields) {
    static final int SEQUENCE_BITS = 20;
    private static final long SEQUENCES = 1L << SEQUENCE_BITS;

    /** When Redis took it, microseconds since the epoch. */
    public long arrivalMicros() {
        return arrivalMicros(offset);
    }

    /** When Redis took the entry of an offset, microseconds since the epoch. */
    public static long arrivalMicros(long offset) {
        return TimeUnit.MILLISECONDS.toMicros(offset >> SEQUENCE_BITS);
    }

    /** The least offset of an instant in milliseconds since the epoch. */
    public static long firstOffsetAt(long millis) {
        return Math.max(0, millis) << SEQUENCE_BITS;
    }

    static long offset(StreamMessageId id) {
        if (id.getId1() < SEQUENCES) {
            if (id.getId0() >> (62 - SEQUENCE_BITS) == 0) {
                return id.getId0() << SEQUENCE_BITS | id.getId1();
            }
        }
        throw new IllegalStateException("the id " + id + " was not given by Redis");
    }

    static String id(long offset) {
        return (offset >> SEQUENCE_BITS) + "-" + (offset & (SEQUENCES - 1));
    }
}
