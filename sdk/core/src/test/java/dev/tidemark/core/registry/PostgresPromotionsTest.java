package dev.tidemark.core.registry;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** What SQLite is asked in the quick part. */
@Tag("slow")
class PostgresPromotionsTest extends PromotionsSuite {
    @Override
    RegistrySettings settings(Path project) {
        return TestingPostgres.emptied(project, getClass());
    }
}
