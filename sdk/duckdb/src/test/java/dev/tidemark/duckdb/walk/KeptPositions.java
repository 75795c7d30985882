package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.BackfillCheckpoint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Positions in memory. */
final class KeptPositions implements BackfillCheckpoint {
    private final Map<String, String> positions = new ConcurrentHashMap<>();

    @Override
    public Optional<String> position(String pass) {
        return Optional.ofNullable(positions.get(pass));
    }

    @Override
    public void save(String pass, String position) {
        positions.put(pass, position);
    }

    Map<String, String> copy() {
        return Map.copyOf(positions);
    }
}
