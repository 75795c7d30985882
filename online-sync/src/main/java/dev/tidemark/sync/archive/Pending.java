package dev.tidemark.sync.archive;

import dev.tidemark.sync.source.StreamRecord;
import java.util.List;
import java.util.Set;

/**
 * Records of one partition that wait to be archived, in its order.
 *
 * @param session in which they came
 * @param single they came by themselves, in no session
 */
record Pending(String partition, long session, List<StreamRecord> records, Set<Integer> dead, boolean single) {
    Pending {
        records = List.copyOf(records);
        dead = Set.copyOf(dead);
    }
}
