package dev.tidemark.core.executor;

import java.util.List;

/**
 * What a backfill did.
 *
 * @param keys for each view of the request, keys of which a state was handed over in this run
 * @param stateBytes their sum of bytes, for each view
 * @param counts what became of the source's rows, for each view
 */
public record BackfillResult(List<Long> keys, List<Long> stateBytes, List<ViewCounts> counts) {
    public BackfillResult {
        keys = List.copyOf(keys);
        stateBytes = List.copyOf(stateBytes);
        counts = List.copyOf(counts);
    }
}
