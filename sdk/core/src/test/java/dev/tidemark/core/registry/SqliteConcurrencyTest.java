package dev.tidemark.core.registry;

import java.nio.file.Path;

class SqliteConcurrencyTest extends ConcurrencySuite {
    @Override
    RegistrySettings settings(Path project) {
        return RegistrySettings.embedded(project);
    }
}
