package dev.tidemark.core.online;

import dev.tidemark.semantics.aggregate.ValueHash;
import dev.tidemark.semantics.state.ByteReader;
import dev.tidemark.semantics.state.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one key has taken in of each input partition. A delivery inside a fence changes nothing. Immutable.
 *
 * <p>A partition is known by the 64-bit hash of its name, which never changes.
 */
public final class Fences {
    /** Of a state that no stream has touched. */
    public static final Fences NONE = new Fences(new TreeMap<>());

    private final SortedMap<Long, OffsetRanges> byPartition;

    private Fences(SortedMap<Long, OffsetRanges> byPartition) {
        this.byPartition = byPartition;
    }

    /** The offsets taken in of a partition. */
    public OffsetRanges of(String partition) {
        return byPartition.getOrDefault(hash(partition), OffsetRanges.NONE);
    }

    /** With the offsets {@code [from, to)} of a partition taken in, of which both ends are events of the key. */
    public Fences covering(String partition, long from, long to) {
        return with(partition, of(partition).with(from, to, from, to - 1));
    }

    Fences with(String partition, OffsetRanges ranges) {
        SortedMap<Long, OffsetRanges> more = new TreeMap<>(byPartition);
        more.put(hash(partition), ranges);
        return new Fences(more);
    }

    void write(ByteWriter out) {
        out.writeUnsigned(byPartition.size());
        for (Map.Entry<Long, OffsetRanges> fence : byPartition.entrySet()) {
            out.writeFixed(fence.getKey());
            fence.getValue().write(out);
        }
    }

    static Fences read(ByteReader in) {
        int count = in.readCount();
        if (count == 0) {
            return NONE;
        }
        TreeMap<Long, OffsetRanges> fences = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            long partition = in.readFixed();
            if (i > 0 && partition <= fences.lastKey()) {
                throw new ByteReader.MalformedException("its partitions are not in order");
            }
            OffsetRanges ranges = OffsetRanges.read(in);
            if (ranges.count() == 0) {
                throw new ByteReader.MalformedException("a partition has no offsets");
            }
            fences.put(partition, ranges);
        }
        return new Fences(fences);
    }

    private static long hash(String partition) {
        byte[] utf8 = partition.getBytes(StandardCharsets.UTF_8);
        return ValueHash.of(utf8, 0, utf8.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fences fences && byPartition.equals(fences.byPartition);
    }

    @Override
    public int hashCode() {
        return byPartition.hashCode();
    }

    @Override
    public String toString() {
        return byPartition.toString();
    }
}
