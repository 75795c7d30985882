package dev.tidemark.core.online;

import dev.tidemark.semantics.row.EventBatch;

/**
 * Events of one key, from one input partition, in any order: the rows {@code [from, to)} of a batch.
 *
 * @param events rows with the view's columns; one that does not exist in the view changes nothing
 * @param offsets where each row of the batch stands in the partition; a row whose offset came before is the same event
 */
public record KeyEvents(EntityKey key, EventBatch events, int from, int to, long[] offsets) {
    public KeyEvents {
        if (from < 0 || to < from || to > events.size() || offsets.length < to) {
            throw new IllegalArgumentException("rows [" + from + ", " + to + ") of " + events.size() + " events and "
                    + offsets.length + " offsets");
        }
    }

    /** All rows of a batch. */
    public KeyEvents(EntityKey key, EventBatch events, long[] offsets) {
        this(key, events, 0, events.size(), offsets);
    }
}
