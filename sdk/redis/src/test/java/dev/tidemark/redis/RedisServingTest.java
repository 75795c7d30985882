package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.tck.Check;
import dev.tidemark.tck.Kit;
import dev.tidemark.tck.OnlineCandidate;
import dev.tidemark.tck.OnlineFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from Redis, loaded or streamed, is to the bit what a training set holds. */
class RedisServingTest {
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

    @Test
    void serve_1_goldenCasesAreServedAsTheyAreBuilt() throws Exception {
        judge(Kit.golden());
    }

    @Test
    @Tag("slow")
    void serve_1_someRandomPlansAreServedAsTheyAreBuilt() throws Exception {
        judge(Kit.random(1, 10));
    }

    private static void judge(List<Check> checks) throws Exception {
        for (OnlineFeed feed : OnlineFeed.values()) {
            for (Check check : checks) {
                check.body().judge(new OnlineCandidate(store, feed));
            }
        }
    }
}
