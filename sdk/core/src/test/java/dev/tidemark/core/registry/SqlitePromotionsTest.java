package dev.tidemark.core.registry;

import java.nio.file.Path;

class SqlitePromotionsTest extends PromotionsSuite {
    @Override
    RegistrySettings settings(Path project) {
        return RegistrySettings.embedded(project);
    }
}
