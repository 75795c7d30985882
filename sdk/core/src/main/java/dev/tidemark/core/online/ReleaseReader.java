package dev.tidemark.core.online;

import java.util.List;
import java.util.OptionalLong;

/** Reads one release of a service, whether it is live or not. Thread-safe. */
public final class ReleaseReader {
    private final OnlineStore store;
    private final ServedRelease release;

    public ReleaseReader(OnlineStore store, ReleaseDocument document) {
        this.store = store;
        this.release = ServedRelease.of(document, null);
    }

    /**
     * The features of many entities.
     *
     * @param asOfMicros the instant to evaluate at, microseconds
     */
    public FeatureVectors readAll(List<Lookup> lookups, long asOfMicros) {
        Questions questions = new Questions(release, lookups);
        return release.answer(questions, store.fetch(questions.keys), asOfMicros, OptionalLong.empty());
    }
}
