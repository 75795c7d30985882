package dev.tidemark.core.registry;

import java.nio.file.Path;

class PostgresDefinitionsTest extends DefinitionsSuite {
    @Override
    RegistrySettings settings(Path project) {
        return TestingPostgres.emptied(project, getClass());
    }
}
