package dev.tidemark.core.validation;

/** A set of hashes that says whether one was there before. Bounded: made for so many, it takes twice as many longs. Not thread-safe. */
final class HashSlots {
    private final long[] slots;

    /** @param most how many different hashes will be added at most */
    HashSlots(int most) {
        slots = new long[Integer.highestOneBit(Math.max(1, most)) * 4];
    }

    /** Whether the hash is new. Zero counts as one: who adds hashes verifies what agrees anyway. */
    boolean add(long hash) {
        long wanted = hash == 0 ? 1 : hash;
        int mask = slots.length - 1;
        int at = (int) (wanted ^ wanted >>> 32) & mask;
        while (slots[at] != 0) {
            if (slots[at] == wanted) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = wanted;
        return true;
    }
}
