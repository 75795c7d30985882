package dev.tidemark.core.registry;

import java.nio.file.Path;

class SqliteDefinitionsTest extends DefinitionsSuite {
    @Override
    RegistrySettings settings(Path project) {
        return RegistrySettings.embedded(project);
    }
}
