package dev.tidemark.tck;

import dev.tidemark.core.online.OnlineStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The users of one namespace that no check has used before. Closes all of them. */
final class StoreUsers implements AutoCloseable {
    private static final AtomicLong NAMESPACES = new AtomicLong();

    private final StoreCandidate candidate;
    private final String namespace = "tck" + ProcessHandle.current().pid() + "x" + NAMESPACES.incrementAndGet();
    private final List<OnlineStore> connected = new ArrayList<>();

    StoreUsers(StoreCandidate candidate) {
        this.candidate = candidate;
    }

    /** One more user. */
    OnlineStore connect() throws Exception {
        OnlineStore store = candidate.connect(namespace);
        connected.add(store);
        return store;
    }

    /** A user of another namespace. */
    OnlineStore stranger() throws Exception {
        OnlineStore store = candidate.connect(namespace + "other");
        connected.add(store);
        return store;
    }

    @Override
    public void close() {
        connected.forEach(OnlineStore::close);
    }
}
