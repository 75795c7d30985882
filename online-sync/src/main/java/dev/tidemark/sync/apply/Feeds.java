package dev.tidemark.sync.apply;

import dev.tidemark.semantics.plan.SourcePlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which views follow which stream, as it was found. Immutable.
 *
 * @param byStream by the name of the stream, as in {@code kafka:transactions}; one that nothing follows yet has no views
 * @param neededFrom the least instant from which on releases that are not loaded yet will take what arrives: it must stay readable
 * @param sources that are bound to each stream, as the newest release that reads them has them, loaded or not
 */
public record Feeds(
        Map<String, List<FedView>> byStream, OptionalLong neededFrom, Map<String, List<SourcePlan>> sources) {
    public static final Feeds NONE = new Feeds(Map.of(), OptionalLong.empty(), Map.of());

    public Feeds {
        byStream = Map.copyOf(new TreeMap<>(byStream));
        sources = Map.copyOf(new TreeMap<>(sources));
    }

    public List<FedView> of(String stream) {
        return byStream.getOrDefault(stream, List.of());
    }

    public List<SourcePlan> sources(String stream) {
        return sources.getOrDefault(stream, List.of());
    }
}
