package dev.tidemark.redis.memory;

/** Who gives Redis its memory, which decides what a request for some bytes takes in {@code used_memory}. */
enum Allocator {
    /** Rounds up to size classes, four to each doubling, and multiples of 8 below 64. */
    JEMALLOC {
        @Override
        long taken(long bytes) {
            if (bytes <= SMALL) {
                return (bytes + 7) & -8L;
            }
            long doubling = Long.highestOneBit(bytes - 1);
            long step = doubling / CLASSES_TO_A_DOUBLING;
            return (bytes + step - 1) / step * step;
        }
    },
    /** Anything else: a word before each piece, or rounding that comes to the same on average. */
    OTHER {
        @Override
        long taken(long bytes) {
            return bytes + Long.BYTES;
        }
    };

    private static final int SMALL = 64;
    private static final int CLASSES_TO_A_DOUBLING = 4;

    /** By what {@code INFO memory} calls {@code mem_allocator}, as in {@code jemalloc-5.2.1}. */
    static Allocator named(String name) {
        return name.startsWith("jemalloc") ? JEMALLOC : OTHER;
    }

    /** What a piece of so many bytes adds to {@code used_memory}. */
    abstract long taken(long bytes);
}
