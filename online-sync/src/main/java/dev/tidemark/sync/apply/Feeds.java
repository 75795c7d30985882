package dev.tidemark.sync.apply;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which views follow which stream, as it was found. Immutable.
 *
 * @param byStream by the name of the stream, as in {@code kafka:transactions}; one that nothing follows yet has no views
 * @param neededFrom the least cut-off of releases that are not loaded yet: what arrived later must stay readable
 */
public record Feeds(Map<String, List<FedView>> byStream, OptionalLong neededFrom) {
    public static final Feeds NONE = new Feeds(Map.of(), OptionalLong.empty());

    public Feeds {
        byStream = Map.copyOf(new TreeMap<>(byStream));
    }

    public List<FedView> of(String stream) {
        return byStream.getOrDefault(stream, List.of());
    }
}
