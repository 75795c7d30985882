package dev.tidemark.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A store that is wrong on purpose.
 *
 * @param name what it does wrong
 * @param rule the rule it breaks
 */
record StoreMutant(String rule, String name, Supplier<MemoryStore> store) {
    StoreCandidate candidate() {
        Map<String, MemoryStore> stores = new ConcurrentHashMap<>();
        return namespace -> stores.computeIfAbsent(namespace, n -> store.get());
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
