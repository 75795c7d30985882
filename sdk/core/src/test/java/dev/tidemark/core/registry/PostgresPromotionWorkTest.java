package dev.tidemark.core.registry;

import java.nio.file.Path;

class PostgresPromotionWorkTest extends PromotionWorkSuite {
    @Override
    RegistrySettings settings(Path project) {
        return TestingPostgres.emptied(project, getClass());
    }
}
