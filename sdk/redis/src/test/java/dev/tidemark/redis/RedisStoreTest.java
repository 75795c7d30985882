package dev.tidemark.redis;

import static dev.tidemark.redis.States.bytes;
import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.keys;
import static dev.tidemark.redis.States.stored;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.OnlineStore.GenerationSize;
import dev.tidemark.core.online.OnlineStoreProvider;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store promises, on a single server. */
class RedisStoreTest {
    private static final long LATER = System.currentTimeMillis() + 3_600_000;

    private static TestingRedis redis;
    private static OnlineStore store;
    private RawRedis raw;

    @BeforeAll
    static void start() {
        redis = TestingRedis.start();
        store = redis.open();
    }

    @AfterAll
    static void stop() {
        store.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        raw = redis.connect();
        raw.ask("FLUSHALL");
    }

    @AfterEach
    void hangUp() {
        raw.close();
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(OnlineStoreProvider.class))
                .extracting(OnlineStoreProvider::name)
                .contains("redis");
    }

    @Test
    void fetchesStatesInTheirOrderWithTheLiveRelease() {
        swap(store, key("a", 1), "", "A");
        swap(store, key("b", 1), "", "B");
        store.flip("fraud", 0, 7);
        Fetched fetched = store.fetch("fraud", List.of(key("b", 1), key("nobody", 1), key("a", 1), key("a", 2)));
        assertThat(fetched.liveRelease()).isEqualTo(7);
        assertThat(Arrays.asList(fetched.values())).containsExactly(bytes("B"), null, bytes("A"), null);
        assertThat(store.fetch("other", List.of()).liveRelease()).isZero();
        assertThat(store.fetch(List.of())).isEmpty();
    }

    @Test
    void fetchIsOneCommand() {
        swap(store, key("a", 1), "", "A");
        store.flip("fraud", 0, 7);
        raw.ask("CONFIG", "RESETSTAT");
        store.fetch("fraud", keys(10, 1));
        assertThat((String) raw.ask("INFO", "commandstats"))
                .contains("cmdstat_mget:calls=1")
                .doesNotContain("cmdstat_get:");
    }

    @Test
    void swapsWhereTheHeadIsTheOneExpected() {
        assertThat(swap(store, key("a", 1), "", "h1:one")).isTrue();
        assertThat(swap(store, key("a", 1), "", "h2:two")).isFalse();
        assertThat(swap(store, key("a", 1), "h9", "h2:two")).isFalse();
        assertThat(stored(store, key("a", 1))).isEqualTo("h1:one");
        assertThat(swap(store, key("a", 1), "h1", "h2:two")).isTrue();
        assertThat(stored(store, key("a", 1))).isEqualTo("h2:two");
        assertThat(swap(store, key("b", 1), "h1", "h2:two")).isFalse();
        assertThat(stored(store, key("b", 1))).isNull();
    }

    @Test
    void swapToTheSameValueIsDoneOnce() {
        assertThat(swap(store, key("a", 1), "", "h1:one")).isTrue();
        assertThat(swap(store, key("a", 1), "", "h1:one")).isFalse();
        assertThat(swap(store, key("a", 1), "h1", "h2:two")).isTrue();
        assertThat(swap(store, key("a", 1), "h1", "h2:two")).isFalse();
    }

    @Test
    void swapsEachOnItsOwn() {
        swap(store, key("b", 1), "", "taken");
        boolean[] done = store.swap(List.of(
                new Swap(key("a", 1), bytes(""), bytes("A"), LATER),
                new Swap(key("b", 1), bytes(""), bytes("B"), LATER),
                new Swap(key("c", 1), bytes(""), new byte[] {0, -1, '\r', '\n', 0}, Swap.NEVER)));
        assertThat(done).containsExactly(true, false, true);
        assertThat(store.fetch(List.of(key("c", 1)))[0]).containsExactly(0, -1, '\r', '\n', 0);
        assertThat(store.swap(List.of())).isEmpty();
    }

    @Test
    void swapReplacesTheExpiry() {
        swap(store, key("a", 1), "", "h1", LATER);
        assertThat(raw.ask("PEXPIRETIME", "test:{card:a}:1")).isEqualTo(LATER);
        swap(store, key("a", 1), "h1", "h2");
        assertThat(raw.ask("PEXPIRETIME", "test:{card:a}:1")).isEqualTo(-1L);
        assertThat(swap(store, key("a", 1), "h2", "h3", -5)).isTrue();
        assertThat(stored(store, key("a", 1))).isNull();
    }

    @Test
    void swapGoesOnWhenScriptsWereFlushed() {
        assertThat(swap(store, key("a", 1), "", "h1")).isTrue();
        raw.ask("SCRIPT", "FLUSH");
        assertThat(swap(store, key("a", 1), "h1", "h2")).isTrue();
        raw.ask("SCRIPT", "FLUSH");
        assertThat(store.flip("fraud", 0, 3)).isTrue();
    }

    @Test
    void loadsWhereThereIsNothing() {
        swap(store, key("c1", 5), "", "newer");
        List<StateKey> keys = keys(3_000, 5);
        for (int round = 0; round < 2; round++) {
            try (BulkLoad load = store.bulkLoad()) {
                for (int i = 0; i < keys.size(); i++) {
                    load.put(keys.get(i), bytes("state " + i), i % 2 == 0 ? LATER : Swap.NEVER);
                }
                load.flush();
            }
        }
        List<byte[]> values = values(keys);
        assertThat(values.get(0)).isEqualTo(bytes("state 0"));
        assertThat(values.get(1)).isEqualTo(bytes("newer"));
        assertThat(values.get(2_999)).isEqualTo(bytes("state 2999"));
        assertThat(values).doesNotContainNull();
        assertThat(raw.ask("PEXPIRETIME", "test:{card:c2}:5")).isEqualTo(LATER);
        assertThat(raw.ask("PEXPIRETIME", "test:{card:c3}:5")).isEqualTo(-1L);
    }

    @Test
    void loadLeavesOutWhatIsPastItsExpiry() {
        try (BulkLoad load = store.bulkLoad()) {
            load.put(key("a", 1), bytes("old"), System.currentTimeMillis() - 1);
            load.put(key("b", 1), bytes("older"), -1);
            load.flush();
        }
        assertThat(values(keys(2, 1))).containsOnlyNulls();
        assertThat(raw.ask("DBSIZE")).isEqualTo(0L);
    }

    @Test
    void loadTakesLargeStates() {
        byte[] large = new byte[3 << 20];
        large[1 << 20] = 1;
        try (BulkLoad load = store.bulkLoad()) {
            for (StateKey key : keys(5, 1)) {
                load.put(key, large, Swap.NEVER);
            }
            load.flush();
        }
        assertThat(store.fetch(keys(5, 1))[4]).isEqualTo(large);
    }

    @Test
    void givesEachNumberOnce() {
        long first = store.nextNumber();
        assertThat(first).isPositive();
        assertThat(store.nextNumber()).isGreaterThan(first);
    }

    @Test
    void keepsReleases() {
        store.putRelease("fraud", 3, bytes("three"));
        store.putRelease("fraud", 3, bytes("three"));
        assertThat(store.release("fraud", 3)).hasValue(bytes("three"));
        assertThat(store.release("fraud", 4)).isEmpty();
        assertThatThrownBy(() -> store.putRelease("fraud", 3, bytes("other")))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot store release 3 of service 'fraud': another document has that number; take a new"
                        + " number, and try again.");
        store.flip("fraud", 0, 3);
        assertThatThrownBy(() -> store.deleteRelease("fraud", 3))
                .hasMessage("Cannot delete release 3 of service 'fraud': it is live; make another release live first.");
        store.flip("fraud", 3, 4);
        store.deleteRelease("fraud", 3);
        assertThat(store.release("fraud", 3)).isEmpty();
    }

    /** Projects that were promoted before documents moved are opened by this version, too. */
    @Test
    void readsFlipsToAndDeletesDocumentsWhereAnEarlierVersionPutThem() {
        for (int release = 1; release <= 3; release++) {
            raw.ask("SADD", "test:releases", "fraud:" + release);
            raw.ask("SET", "test:release:fraud:" + release, "document " + release);
        }
        store.flip("fraud", 0, 3);
        assertThat(store.release("fraud", 3)).hasValue(bytes("document 3"));
        assertThat(store.flipLoaded("fraud", 3, 2, store.facts().incarnation())).isTrue();
        assertThat(store.release("fraud", 2)).hasValue(bytes("document 2"));
        store.deleteRelease("fraud", 1);
        store.deleteRelease("fraud", 3);
        assertThat(store.releases()).containsExactly(Map.entry("fraud", List.of(2L)));
        assertThat(store.flip("fraud", 2, 4)).isTrue();
        store.deleteRelease("fraud", 2);
        assertThat(List.of(store.release("fraud", 1), store.release("fraud", 2), store.release("fraud", 3)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void flipsFromTheReleaseThatIsLive() {
        assertThat(store.live()).isEmpty();
        assertThat(store.flip("fraud", 2, 3)).isFalse();
        assertThat(store.flip("fraud", 0, 3)).isTrue();
        assertThat(store.flip("fraud", 0, 3)).isTrue();
        assertThat(store.flip("fraud", 0, 4)).isFalse();
        assertThat(store.flip("other", 0, 9)).isTrue();
        assertThat(store.live()).containsExactly(Map.entry("fraud", 3L), Map.entry("other", 9L));
        assertThat(store.flip("fraud", 3, 0)).isTrue();
        assertThat(store.live()).containsExactly(Map.entry("other", 9L));
        assertThat(store.fetch("fraud", List.of()).liveRelease()).isZero();
    }

    @Test
    void deletesAGenerationAndNothingElse() {
        load(keys(2_500, 12));
        load(keys(10, 2));
        load(keys(10, 112));
        raw.ask("SET", "other:{card:c1}:12", "not ours");
        store.flip("fraud", 0, 12);
        assertThat(store.deleteGeneration(12, ProgressMeter.silent(), new Cancellation()))
                .isEqualTo(2_500);
        assertThat(values(keys(10, 12))).containsOnlyNulls();
        assertThat(values(keys(10, 2))).doesNotContainNull();
        assertThat(values(keys(10, 112))).doesNotContainNull();
        assertThat(raw.ask("GET", "other:{card:c1}:12")).isEqualTo("not ours");
        assertThat(store.live()).containsEntry("fraud", 12L);
        assertThat(store.deleteGeneration(12, ProgressMeter.silent(), new Cancellation()))
                .isZero();
    }

    @Test
    void stopsDeletingWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> store.deleteGeneration(1, ProgressMeter.silent(), cancellation))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
                .hasMessage("Cancelled: told to stop before the end. Run it again to do the rest.");
    }

    @Test
    void measuresGenerations() {
        long empty = store.facts().usedBytes();
        List<StateKey> keys = keys(20_000, 7);
        try (BulkLoad load = store.bulkLoad()) {
            for (int i = 0; i < keys.size(); i++) {
                load.put(keys.get(i), new byte[100 + i % 300], LATER);
            }
            load.flush();
        }
        load(keys(3, 8));
        raw.ask("SET", "test:{card:c1}:x", "not ours");
        Map<Long, GenerationSize> sizes = store.sizes(new Cancellation());
        assertThat(sizes).containsOnlyKeys(7L, 8L);
        assertThat(sizes.get(7L).keys()).isEqualTo(20_000);
        assertThat(sizes.get(8L).keys()).isEqualTo(3);
        long used = store.facts().usedBytes() - empty;
        assertThat((double) sizes.get(7L).bytes()).isBetween(0.9 * used, 1.1 * used);
    }

    @Test
    void tellsFacts() {
        assertThat(store.facts().product()).isEqualTo("Redis 7.0.15");
        assertThat(store.facts().address()).isEqualTo(redis.address());
        assertThat(store.facts().usedBytes()).isPositive();
        assertThat(store.facts().limitBytes()).isEmpty();
        raw.ask("CONFIG", "SET", "maxmemory", "100mb");
        assertThat(store.facts().limitBytes()).hasValue(100L << 20);
        raw.ask("CONFIG", "SET", "maxmemory", "0");
    }

    private static List<byte[]> values(List<StateKey> keys) {
        return Arrays.asList(store.fetch(keys));
    }

    private static void load(List<StateKey> keys) {
        try (BulkLoad load = store.bulkLoad()) {
            for (StateKey key : keys) {
                load.put(key, bytes("state"), Swap.NEVER);
            }
            load.flush();
        }
    }
}
