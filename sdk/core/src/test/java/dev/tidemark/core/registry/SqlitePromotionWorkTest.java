package dev.tidemark.core.registry;

import java.nio.file.Path;

class SqlitePromotionWorkTest extends PromotionWorkSuite {
    @Override
    RegistrySettings settings(Path project) {
        return RegistrySettings.embedded(project);
    }
}
