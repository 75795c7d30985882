package dev.tidemark.core.registry;

import java.time.Instant;

/**
 * A training set that was built.
 *
 * @param id says what is in it
 * @param manifest JSON
 */
public record StoredDataset(String id, String manifest, Instant at, String who) {}
