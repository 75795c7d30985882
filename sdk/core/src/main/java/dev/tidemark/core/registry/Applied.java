package dev.tidemark.core.registry;

import java.time.Instant;
import java.util.List;

/**
 * What an apply did.
 *
 * @param id 0 if there was nothing to do
 * @param versions those it made
 */
public record Applied(long id, Instant at, String who, String message, List<ObjectVersion> versions) {
    public Applied {
        versions = List.copyOf(versions);
    }
}
