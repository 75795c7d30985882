package dev.tidemark.redis.memory;

/**
 * What keys with a string value add to {@code used_memory}, piece by piece as Redis 7 allocates them: the key's text, the
 * value, an entry in the table of keys, and one in the table of expiries. Redis 6 to 8 differ by a few bytes a key.
 */
public final class MemoryModel {
    private static final int TABLE_ENTRY = 24;
    private static final int BUCKET = 8;
    private static final int LEAST_BUCKETS = 4;
    private static final int OBJECT = 16;
    /** Up to this length a value lies in one piece with its object. */
    private static final int LONGEST_EMBEDDED = 44;

    private static final int EMBEDDED_HEADER = 3;
    private static final int TERMINATOR = 1;

    private final Allocator allocator;

    private MemoryModel(Allocator allocator) {
        this.allocator = allocator;
    }

    /** @param allocator as {@code INFO memory} names it */
    public static MemoryModel of(String allocator) {
        return new MemoryModel(Allocator.named(allocator));
    }

    /** One key and its value, without the tables' buckets. */
    public long key(int keyBytes, int valueBytes, boolean expires) {
        long entries = allocator.taken(TABLE_ENTRY) * (expires ? 2 : 1);
        return entries + allocator.taken(text(keyBytes, true)) + value(valueBytes);
    }

    /** What the buckets of a table grow by, from so many keys by so many more: they double whenever they are all used. */
    public long buckets(long keys, long more) {
        return more == 0 ? 0 : BUCKET * (buckets(keys + more) - (keys == 0 ? 0 : buckets(keys)));
    }

    private static long buckets(long keys) {
        return Math.max(LEAST_BUCKETS, keys <= 1 ? 1 : Long.highestOneBit(keys - 1) << 1);
    }

    private long value(int bytes) {
        return bytes <= LONGEST_EMBEDDED
                ? allocator.taken(OBJECT + EMBEDDED_HEADER + bytes + TERMINATOR)
                : allocator.taken(OBJECT) + allocator.taken(text(bytes, false));
    }

    /** A text with its header, whose size depends on the length. */
    private static long text(long bytes, boolean mayBeTiny) {
        int header = mayBeTiny && bytes < 32 ? 1 : bytes < 256 ? 3 : bytes < 65_536 ? 5 : 9;
        return header + bytes + TERMINATOR;
    }
}
