package dev.tidemark.sync.serve;

import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Optional;

/** Whether the store answers and every live service could be read now. Looks at most once a second. Thread-safe. */
final class LiveServices {
    private static final long NANOS_BETWEEN = 1_000_000_000L;

    private final OnlineStore store;
    private final OnlineReader reader;
    private long looked;
    private Optional<String> problem;

    LiveServices(OnlineStore store, OnlineReader reader) {
        this.store = store;
        this.reader = reader;
    }

    synchronized Optional<String> problem() {
        long now = System.nanoTime();
        if (problem == null || now - looked >= NANOS_BETWEEN) {
            problem = look();
            looked = System.nanoTime();
        }
        return problem;
    }

    private Optional<String> look() {
        try {
            for (String service : store.live().keySet()) {
                reader.readAll(service, List.of()); // follows the live release
            }
            return Optional.empty();
        } catch (TidemarkException e) {
            return Optional.of(e.getMessage());
        }
    }
}
