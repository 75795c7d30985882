package dev.tidemark.redis;

import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.stored;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A master with a replica, watched by a real Sentinel. */
@Tag("slow")
class SentinelTest {
    @Test
    void readsGoOnThroughAFailoverAndWritesAfterIt() {
        try (TestingRedis master = TestingRedis.start();
                TestingRedis replica = TestingRedis.start("--replicaof", "127.0.0.1 " + master.port());
                TestingRedis sentinel = TestingRedis.sentinel(master.port())) {
            try (RawRedis raw = sentinel.connect()) {
                TestingRedis.eventually(() -> String.valueOf(raw.ask("SENTINEL", "REPLICAS", "mymaster"))
                        .contains("master-link-status, ok"));
            }
            try (OnlineStore store = sentinel.open(Map.of("mode", "sentinel", "master", "mymaster"))) {
                EveryCommand.of(store);
                swap(store, key("a", 1), "", "before");
                try (RawRedis raw = master.connect()) {
                    assertThat(raw.ask("WAIT", "1", "10000")).isEqualTo(1L);
                }
                try (Readers readers = Readers.of(store, key("a", 1), "before")) {
                    master.kill();
                    TestingRedis.eventually(() -> isWritable(store));
                    readers.awaitOneMoreOfEach();
                }
                assertThat(stored(store, key("a", 1))).isEqualTo("before");
                assertThat(swap(store, key("a", 1), "before", "after")).isTrue();
                try (RawRedis raw = replica.connect()) {
                    assertThat(raw.ask("GET", "test:{card:a}:1")).isEqualTo("after");
                }
                master.restart();
            }
            assertThatThrownBy(() -> sentinel.open(Map.of("mode", "sentinel", "master", "other")))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE))
                    .hasMessageStartingWith("Cannot open the online store: Redis at master 'other' of Sentinel "
                            + sentinel.address() + ": ");
        }
    }

    private static boolean isWritable(OnlineStore store) {
        try {
            return swap(store, key("probe", 1), "", "x");
        } catch (TidemarkException e) {
            return false;
        }
    }
}
