package dev.tidemark.core.online;

import dev.tidemark.semantics.state.ByteReader;
import dev.tidemark.semantics.state.ByteWriter;
import java.util.Arrays;

/**
 * Which offsets of an input partition one key has taken in: ranges in ascending order, no two of which touch. Offsets are
 * not negative. Each range begins and ends with an event of the key, so that the ranges tell which events were applied and
 * not in which batches they came. Immutable.
 */
public final class OffsetRanges {
    static final OffsetRanges NONE = new OffsetRanges(new long[0]);

    /** The first offset of each range, then the one after its last. */
    private final long[] bounds;

    private OffsetRanges(long[] bounds) {
        this.bounds = bounds;
    }

    public boolean covers(long offset) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (offset >= bounds[i] && offset < bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** How many ranges: one, unless offsets came out of order. */
    public int count() {
        return bounds.length / 2;
    }

    /**
     * With some events of the key too. Ranges that the claim touches become one: it says that no other event of the key lies
     * between them.
     *
     * @param claimFrom the claim is that every event in {@code [claimFrom, claimTo)} is applied now
     * @param first offset of the first of the events, in the claim
     * @param last offset of the last one
     */
    OffsetRanges with(long claimFrom, long claimTo, long first, long last) {
        long[] more = new long[bounds.length + 2];
        int n = 0;
        int i = 0;
        while (i < bounds.length && bounds[i + 1] < claimFrom) {
            more[n++] = bounds[i++];
            more[n++] = bounds[i++];
        }
        long from = first;
        long to = last + 1;
        while (i < bounds.length && bounds[i] <= claimTo) {
            from = Math.min(from, bounds[i++]);
            to = Math.max(to, bounds[i++]);
        }
        more[n++] = from;
        more[n++] = to;
        while (i < bounds.length) {
            more[n++] = bounds[i++];
        }
        return new OffsetRanges(Arrays.copyOf(more, n));
    }

    void write(ByteWriter out) {
        out.writeUnsigned(count());
        long before = 0;
        for (long bound : bounds) {
            out.writeUnsigned(bound - before);
            before = bound;
        }
    }

    static OffsetRanges read(ByteReader in) {
        long[] bounds = new long[Math.multiplyExact(in.readCount(), 2)];
        long before = 0;
        for (int i = 0; i < bounds.length; i++) {
            long step = in.readUnsigned();
            if (step < (i == 0 ? 0 : 1) || before + step < before) {
                throw new ByteReader.MalformedException("its ranges of offsets are not in order");
            }
            before += step;
            bounds[i] = before;
        }
        return new OffsetRanges(bounds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffsetRanges ranges && Arrays.equals(bounds, ranges.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** {@code [3, 7) [9, 10)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "[" : " [").append(bounds[i]).append(", ");
            text.append(bounds[i + 1]).append(')');
        }
        return text.toString();
    }
}
