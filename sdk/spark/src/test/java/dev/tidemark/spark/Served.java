package dev.tidemark.spark;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a store serves of {@link ClusterData}'s service. */
final class Served {
    private static final int CARDS = 1_000;

    private Served() {}

    /** Values and when their events were, of every card, and of one that nobody saw, as of an instant. */
    static List<String> at(OnlineStore store, Instant asOf) {
        List<Lookup> lookups = Stream.concat(
                        Stream.of("hot"), IntStream.range(0, CARDS).mapToObj(i -> "c" + i))
                .map(card -> Lookup.of(Map.of("card", card)))
                .toList();
        FeatureVectors vectors = OnlineReader.of(store)
                .asOf(TextTime.toMicros(asOf))
                .readAll(ClusterData.service().name(), lookups);
        return vectors.all().stream().map(vector -> vector.toMap().toString()).toList();
    }
}
