package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.tck.Candidate;
import dev.tidemark.tck.ExecutorConformance;
import dev.tidemark.tck.OnlineCandidate;
import dev.tidemark.tck.OnlineFeed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What a load brought to Redis is served as it is built: the whole suite for executors. */
@Tag("slow")
class RedisLoadedTest extends ExecutorConformance {
    @TempDir
    static Path project;

    private static OnlineStore store;

    @BeforeAll
    static void open() {
        store = TestingRedis.open(project, Map.of());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected Candidate candidate() {
        return new OnlineCandidate(store, OnlineFeed.LOADED);
    }

    @Override
    protected int randomPlans() {
        return 40;
    }
}
