package dev.tidemark.sync.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of one partition, in its order.
 *
 * @param session another number whenever the partition came to this consumer anew: others may have consumed it between
 * @param next the offset after the last of the records
 */
public record Fetched(String partition, long session, List<StreamRecord> records, long next) {
    public Fetched {
        records = List.copyOf(records);
    }

    /** With the records that follow in the same session. */
    Fetched and(Fetched following) {
        List<StreamRecord> all = new ArrayList<>(records);
        all.addAll(following.records);
        return new Fetched(partition, following.session, all, following.next);
    }
}
