package dev.tidemark.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The store that the kit is judged by. */
class MemoryStoreConformanceTest extends StoreConformance {
    @Override
    protected StoreCandidate candidate() {
        Map<String, MemoryStore> stores = new ConcurrentHashMap<>();
        return namespace -> stores.computeIfAbsent(namespace, name -> new MemoryStore());
    }

    @Override
    protected int randomStreams() {
        return 10;
    }
}
