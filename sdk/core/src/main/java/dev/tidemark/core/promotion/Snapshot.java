package dev.tidemark.core.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.SourceSnapshot;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the sources of a service held at one moment: equal texts, equal files.
 *
 * @param sources an identity for each, by name
 */
record Snapshot(SortedMap<String, String> sources) {
    /** Of which nothing is known: equal to no other. */
    static final Snapshot UNKNOWN = new Snapshot(new TreeMap<>());

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    static Snapshot take(ServicePlan plan) {
        SortedMap<String, String> sources = new TreeMap<>();
        for (ViewPlan view : plan.views()) {
            sources.computeIfAbsent(view.source().name(), name -> identity(view.source()));
        }
        return new Snapshot(sources);
    }

    /** What an archive holds up to a cut-off stays the same, so its files may grow. */
    private static String identity(SourcePlan source) {
        return StreamedSources.isArchive(source)
                ? "archive"
                : SourceSnapshot.of(DataFiles.of(source.definition())).hash();
    }

    /** What {@link #text} gave. */
    static Snapshot read(String text) {
        try {
            return new Snapshot(MAPPER.readValue(text, TEXTS));
        } catch (JsonProcessingException e) {
            return UNKNOWN;
        }
    }

    /** Empty if nothing is known of it. */
    String of(String source) {
        return sources.getOrDefault(source, "");
    }

    /** The names of sources that hold something else than in the other one. */
    List<String> changedSince(Snapshot earlier) {
        return sources.keySet().stream()
                .filter(source -> !of(source).equals(earlier.of(source)))
                .toList();
    }

    String text() {
        try {
            return MAPPER.writeValueAsString(sources);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts by name are always JSON", e);
        }
    }
}
