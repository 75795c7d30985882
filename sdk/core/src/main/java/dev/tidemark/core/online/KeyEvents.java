package dev.tidemark.core.online;

import dev.tidemark.semantics.row.EventBatch;

/**
 * Events of one key, from one input partition, in any order.
 *
 * @param events rows with the view's columns; one that does not exist in the view changes nothing
 * @param offsets where each row stands in the partition; a row whose offset came before is the same event
 */
public record KeyEvents(EntityKey key, EventBatch events, long[] offsets) {
    public KeyEvents {
        if (offsets.length < events.size()) {
            throw new IllegalArgumentException(events.size() + " events, but " + offsets.length + " offsets");
        }
    }
}
