package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.tck.StoreCandidate;
import dev.tidemark.tck.StoreConformance;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the kit asserts of every online store, of the project's own Redis. */
class RedisConformanceTest extends StoreConformance {
    @TempDir
    static Path project;

    /** One more user, so that the server does not end and start again between two tests. */
    private static OnlineStore open;

    @BeforeAll
    static void open() {
        open = TestingRedis.open(project, Map.of());
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Override
    protected StoreCandidate candidate() {
        return namespace -> new RedisProvider().open(project, new OnlineSettings("redis", namespace, Map.of()));
    }

    @Override
    protected int randomStreams() {
        return 4;
    }
}
