package dev.tidemark.core.registry;

import java.nio.file.Path;

class PostgresConcurrencyTest extends ConcurrencySuite {
    @Override
    RegistrySettings settings(Path project) {
        return TestingPostgres.fresh(project);
    }
}
