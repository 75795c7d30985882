package dev.tidemark.redis;

import static dev.tidemark.redis.States.bytes;
import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.keys;
import static dev.tidemark.redis.States.stored;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What goes wrong with a Redis, what is said, and that nothing else is lost. */
@Isolated("looks for threads that are left")
class FaultsTest {
    private static final String RIGHTS =
            "the user has no right to do that; give it the rights listed in docs/redis.md.";

    @Test
    void nobodyListens() {
        String address = "127.0.0.1:" + TestingRedis.freePort();
        refused(
                () -> TestingRedis.open(Path.of(""), Map.of("address", address)),
                ErrorCode.STORE_UNREACHABLE,
                "Cannot open the online store: Redis at " + address
                        + ": nobody listens there; see that it runs and that the address is right.");
    }

    @Test
    void thereIsNoSuchHost() {
        refused(
                () -> TestingRedis.open(Path.of(""), Map.of("address", "nowhere.invalid")),
                ErrorCode.STORE_UNREACHABLE,
                "Cannot open the online store: Redis at nowhere.invalid:6379: there is no host 'nowhere.invalid';"
                        + " correct the address.");
    }

    @Test
    void passwordIsWrongOrMissing() {
        try (TestingRedis redis = TestingRedis.start("--requirepass", "right")) {
            redis.open(Map.of("password", "right")).close();
            refused(
                    () -> redis.open(Map.of("password", "wrong")),
                    ErrorCode.STORE_REFUSED,
                    "Cannot open the online store: Redis at " + redis.address()
                            + ": user or password is wrong; set 'user' and 'password'.");
            refused(
                    redis::open,
                    ErrorCode.STORE_REFUSED,
                    "Cannot open the online store: Redis at " + redis.address()
                            + ": it wants a password; set 'password', and 'user' if it has users.");
        }
        try (TestingRedis open = TestingRedis.start()) {
            refused(
                    () -> open.open(Map.of("password", "any")),
                    ErrorCode.STORE_REFUSED,
                    "Cannot open the online store: Redis at " + open.address()
                            + ": user or password is wrong; set 'user' and 'password'.");
        }
    }

    @Test
    void userHasNoRights() {
        try (TestingRedis redis = TestingRedis.start();
                RawRedis raw = redis.connect()) {
            raw.ask("ACL", "SETUSER", "nothing", "on", ">p", "~*", "+ping");
            refused(
                    () -> redis.open(Map.of("user", "nothing", "password", "p")),
                    ErrorCode.STORE_REFUSED,
                    "Cannot open the online store: Redis at " + redis.address() + ": " + RIGHTS);
            raw.ask(
                    "ACL",
                    "SETUSER",
                    "reader",
                    "on",
                    ">p",
                    "~test:*",
                    "+ping",
                    "+info",
                    "+mget",
                    "+get",
                    "+strlen",
                    "+smembers");
            try (OnlineStore store = redis.open(Map.of("user", "reader", "password", "p"))) {
                assertThat(stored(store, key("a", 1))).isNull();
                assertThat(store.live()).isEmpty();
                assertThat(store.release("fraud", 1)).isEmpty();
                refused(
                        () -> swap(store, key("a", 1), "", "x"),
                        ErrorCode.STORE_REFUSED,
                        "Cannot write states: Redis at " + redis.address() + ": " + RIGHTS);
                raw.ask("ACL", "SETUSER", "reader", "+evalsha", "+script|load", "+exists");
                refused(
                        () -> swap(store, key("a", 1), "", "x"),
                        ErrorCode.STORE_REFUSED,
                        "Cannot write states: Redis at " + redis.address() + ": " + RIGHTS);
                refused(
                        store::nextNumber,
                        ErrorCode.STORE_REFUSED,
                        "Cannot take a number: Redis at " + redis.address() + ": " + RIGHTS);
            }
        }
    }

    /** The rights that docs/redis.md lists are enough for everything. */
    @Test
    void userHasTheRightsOfTheManual() {
        try (TestingRedis redis = TestingRedis.start();
                RawRedis raw = redis.connect()) {
            raw.ask(Manual.rights());
            try (OnlineStore store = redis.open(Map.of("user", "tidemark", "password", "PASSWORD"))) {
                EveryCommand.of(store);
            }
        }
    }

    @Test
    @Tag("slow")
    void aReplicaTakesNoWrites() {
        try (TestingRedis master = TestingRedis.start();
                TestingRedis replica = TestingRedis.start("--replicaof", "127.0.0.1 " + master.port());
                OnlineStore store = replica.open()) {
            refused(
                    () -> swap(store, key("a", 1), "", "x"),
                    ErrorCode.STORE_REFUSED,
                    "Cannot write states: Redis at " + replica.address()
                            + ": it is a replica that takes no writes; set the address of its master.");
            assertThat(stored(store, key("a", 1))).isNull();
        }
    }

    @Test
    void memoryRunsOut() {
        try (TestingRedis redis = TestingRedis.start("--maxmemory", "4mb", "--maxmemory-policy", "noeviction");
                OnlineStore store = redis.open()) {
            swap(store, key("first", 1), "", "kept");
            refused(
                    () -> load(store, keys(20_000, 1), 1_000),
                    ErrorCode.STORE_FULL,
                    "Cannot load states: Redis at " + redis.address()
                            + ": it is out of memory; give it more (maxmemory), or remove what nobody reads.");
            refused(
                    () -> keys(1_000, 2).forEach(key -> swap(store, key, "", "x".repeat(10_000))),
                    ErrorCode.STORE_FULL,
                    "Cannot write states: Redis at " + redis.address()
                            + ": it is out of memory; give it more (maxmemory), or remove what nobody reads.");
            assertThat(stored(store, key("first", 1))).isEqualTo("kept");
            try (RawRedis raw = redis.connect()) {
                raw.ask("CONFIG", "SET", "maxmemory", "100mb");
            }
            load(store, keys(20_000, 1), 1_000);
            assertThat(store.fetch(keys(20_000, 1))).hasDimensions(20_000, 1_000);
        }
    }

    @Test
    void anotherProgramHasOurKeys() {
        try (TestingRedis redis = TestingRedis.start();
                RawRedis raw = redis.connect();
                OnlineStore store = redis.open()) {
            raw.ask("HSET", "test:{card:c3}:1", "field", "value");
            raw.ask("RPUSH", "test:number", "value");
            raw.ask("SET", "test:services", "value");
            raw.ask("SET", "test:live:text", "soon");
            raw.ask("RPUSH", "test:live:list", "1");
            foreign(redis, () -> swap(store, key("c3", 1), "", "x"), "write states", "test:{card:c3}:1");
            foreign(redis, () -> swap(store, key("c3", 1), "h", "x"), "write states", "test:{card:c3}:1");
            foreign(redis, () -> load(store, keys(10, 1), 10), "load states", "test:{card:c3}:1");
            foreign(redis, store::nextNumber, "take a number", "test:number");
            foreign(redis, store::live, "list services", "test:services");
            for (String service : List.of("text", "list")) {
                foreign(
                        redis,
                        () -> store.fetch(service, keys(1, 1)),
                        "read the live release of service '" + service + "'",
                        "test:live:" + service);
            }
            foreign(redis, () -> store.flip("x", 0, 1), "make release 1 of service 'x' live", "test:services");
            foreign(redis, () -> store.fetch("fraud", keys(4, 1)), "read states", "test:{card:c3}:1");
            assertThat(raw.ask("HGET", "test:{card:c3}:1", "field")).isEqualTo("value");
        }
    }

    @Test
    @Tag("slow")
    void comesBackByItselfAfterAKill() {
        try (TestingRedis redis = TestingRedis.start("--appendonly", "yes");
                OnlineStore store = redis.open()) {
            swap(store, key("a", 1), "", "kept");
            redis.kill();
            assertThatThrownBy(() -> stored(store, key("a", 1)))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE))
                    .hasMessageStartingWith("Cannot read states: Redis at " + redis.address() + ": ");
            redis.restart();
            assertThat(stored(store, key("a", 1))).isEqualTo("kept");
            assertThat(swap(store, key("a", 1), "kept", "changed"))
                    .as("by a script that the server has forgotten")
                    .isTrue();
        }
    }

    @Test
    @Tag("slow")
    void aLoadThatAKillCutOffIsFinishedByLoadingAgain() {
        List<StateKey> keys = keys(20_000, 1);
        try (TestingRedis redis = TestingRedis.start("--appendonly", "yes");
                OnlineStore store = redis.open()) {
            try (BulkLoad load = store.bulkLoad()) {
                for (StateKey key : keys.subList(0, 10_000)) {
                    load.put(key, bytes("state"), Swap.NEVER);
                }
                redis.kill();
                assertThatThrownBy(() -> {
                            for (StateKey key : keys.subList(10_000, 20_000)) {
                                load.put(key, bytes("state"), Swap.NEVER);
                            }
                            load.flush();
                        })
                        .isInstanceOfSatisfying(
                                TidemarkException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE))
                        .hasMessageStartingWith("Cannot load states: Redis at " + redis.address() + ": ");
                assertThatThrownBy(load::flush)
                        .as("what was lost is not forgotten")
                        .hasMessageStartingWith("Cannot load states: Redis at " + redis.address() + ": ");
            }
            redis.restart();
            load(store, keys, 5);
            assertThat(store.fetch(keys)).hasDimensions(20_000, 5);
        }
    }

    @Test
    void closedIsClosed() {
        try (TestingRedis redis = TestingRedis.start()) {
            OnlineStore store = redis.open();
            store.close();
            assertThatThrownBy(() -> stored(store, key("a", 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the online store at " + redis.address() + " is closed");
            TestingRedis.eventually(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("redisson")));
        }
    }

    private static void load(OnlineStore store, List<StateKey> keys, int size) {
        try (BulkLoad load = store.bulkLoad()) {
            for (StateKey key : keys) {
                byte[] value = new byte[size];
                System.arraycopy(
                        bytes(key.key().toString()),
                        0,
                        value,
                        0,
                        Math.min(size, key.key().bytes().length));
                load.put(key, value, Swap.NEVER);
            }
            load.flush();
        }
    }

    private static void foreign(TestingRedis redis, ThrowingCallable action, String doing, String key) {
        refused(
                action,
                ErrorCode.FOREIGN_VALUE,
                "Cannot " + doing + ": Redis at " + redis.address() + ": key '" + key
                        + "' holds what another program wrote; choose another namespace, or remove the key.");
    }

    private static void refused(ThrowingCallable action, ErrorCode code, String message) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
    }
}
