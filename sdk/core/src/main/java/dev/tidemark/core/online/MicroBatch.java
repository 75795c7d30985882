package dev.tidemark.core.online;

import java.util.List;

/**
 * Some events of one input partition, on their way into the states of a view. It claims that every event of the view whose
 * offset is in {@code [fromInclusive, toExclusive)} is in it or was applied before. A consumer that takes a partition in
 * order may claim from where it began; one that does not claims what the batch holds.
 *
 * @param partition the partition's name, unique among all inputs of the view
 * @param keys each key once
 */
public record MicroBatch(String partition, long fromInclusive, long toExclusive, List<KeyEvents> keys) {
    public MicroBatch {
        keys = List.copyOf(keys);
        if (fromInclusive < 0 || toExclusive < fromInclusive) {
            throw new IllegalArgumentException("not a range of offsets: [" + fromInclusive + ", " + toExclusive + ")");
        }
        for (KeyEvents key : keys) {
            for (int row = key.from(); row < key.to(); row++) {
                long offset = key.offsets()[row];
                if (offset < fromInclusive || offset >= toExclusive) {
                    throw new IllegalArgumentException("offset " + offset + " is not in the claimed range ["
                            + fromInclusive + ", " + toExclusive + ")");
                }
            }
        }
    }
}
