package dev.tidemark.core.registry;

import java.nio.file.Path;

class PostgresPromotionsTest extends PromotionsSuite {
    @Override
    RegistrySettings settings(Path project) {
        return TestingPostgres.emptied(project, getClass());
    }
}
