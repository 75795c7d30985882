package dev.tidemark.cli;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import java.util.List;

/** Which files a service is computed from. */
final class ServiceFiles {
    private ServiceFiles() {}

    /** As a file defines it. */
    static List<DataFiles> defined(Path file, String service) {
        Definitions read = DefinitionsYaml.read(file);
        return of(read, service, read.baseDirectory());
    }

    /** As the registry of a project has it. */
    static List<DataFiles> registered(Path project, String service) {
        try (FeatureStore store = FeatureStore.open(project)) {
            return of(store.registry().definitions(), service, store.project());
        }
    }

    private static List<DataFiles> of(Definitions definitions, String service, Path base) {
        return definitions.service(service).views().stream()
                .map(view -> DataFiles.of(view.source().at(base)))
                .distinct()
                .toList();
    }
}
