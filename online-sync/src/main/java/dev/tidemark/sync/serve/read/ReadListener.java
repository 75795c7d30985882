package dev.tidemark.sync.serve.read;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import java.util.List;

/** Hears of what was read. Called by many threads; must not wait. */
@FunctionalInterface
public interface ReadListener {
    void read(String service, List<Lookup> lookups, FeatureVectors vectors);
}
