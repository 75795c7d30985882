package dev.tidemark.core.promotion;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.registry.ReleaseFlip;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is served of a service now, by the store's pointer.
 *
 * @param release 0 if nothing is
 * @param document of that release
 */
record Live(String service, long release, Optional<ReleaseDocument> document) {
    /** @throws dev.tidemark.semantics.error.TidemarkException {@code NEWER_RELEASE} if only a newer Tidemark can read it */
    static Live of(OnlineStore store, String service) {
        return of(store, service, store.live().getOrDefault(service, 0L));
    }

    /** As if that release were live; without a document if it is gone. */
    static Live of(OnlineStore store, String service, long release) {
        Optional<ReleaseDocument> document = release == 0
                ? Optional.empty()
                : store.release(service, release).map(ReleaseDocument::read);
        return new Live(service, release, document);
    }

    Optional<Definitions> definitions() {
        return document.map(known -> DefinitionsYaml.read(known.definitions(), Path.of("")));
    }

    /** The release that was served before this one; 0 if none was, or if nobody wrote it down. */
    long previous(Registry registry) {
        List<ReleaseFlip> flips = registry.releases().history(service);
        return flips.isEmpty() || flips.get(0).to() != release
                ? 0
                : flips.get(0).from();
    }
}
