package dev.tidemark.redis;

import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three masters of a real cluster. */
@Tag("slow")
class ClusterTest {
    private static final int SLOTS = 16_384;
    private static final List<TestingRedis> SERVERS = new ArrayList<>();

    @BeforeAll
    static void start() {
        for (int i = 0; i < 3; i++) {
            SERVERS.add(TestingRedis.inCluster());
        }
        for (int i = 0; i < 3; i++) {
            try (RawRedis raw = SERVERS.get(i).connect()) {
                raw.ask("CLUSTER", "ADDSLOTSRANGE", SLOTS * i / 3, SLOTS * (i + 1) / 3 - 1);
                raw.ask(
                        "CLUSTER",
                        "MEET",
                        "127.0.0.1",
                        SERVERS.get(0).port(),
                        SERVERS.get(0).clusterPort());
            }
        }
        for (TestingRedis server : SERVERS) {
            try (RawRedis raw = server.connect()) {
                TestingRedis.eventually(() -> isWhole(raw));
            }
        }
    }

    private static boolean isWhole(RawRedis raw) {
        String info = (String) raw.ask("CLUSTER", "INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(TestingRedis::close);
    }

    @BeforeEach
    void empty() {
        for (TestingRedis server : SERVERS) {
            try (RawRedis raw = server.connect()) {
                raw.ask("FLUSHALL");
            }
        }
    }

    @Test
    void doesEverythingOnAllItsServers() {
        try (OnlineStore store = SERVERS.get(1).open(Map.of("mode", "cluster"))) {
            EveryCommand.of(store);
            try (var load = store.bulkLoad()) {
                keys(300, 1).forEach(key -> load.put(key, new byte[10], Long.MAX_VALUE));
                load.flush();
            }
            for (TestingRedis server : SERVERS) {
                try (RawRedis raw = server.connect()) {
                    assertThat((Long) raw.ask("DBSIZE")).isGreaterThan(50);
                }
            }
        }
    }

    @Test
    void userHasTheRightsOfTheManual() {
        for (TestingRedis server : SERVERS) {
            try (RawRedis raw = server.connect()) {
                raw.ask(Manual.rights());
                raw.ask("ACL", "SETUSER", "tidemark", "+cluster|nodes");
            }
        }
        try (OnlineStore store =
                SERVERS.get(1).open(Map.of("mode", "cluster", "user", "tidemark", "password", "PASSWORD"))) {
            EveryCommand.of(store);
        }
    }

    @Test
    void statesOfOneEntityKeyLieOnOneServerAndAreReadByOneCommand() {
        try (OnlineStore store = SERVERS.get(0).open(Map.of("mode", "cluster"))) {
            List<StateKey> ofOne = new ArrayList<>();
            for (int generation = 1; generation <= 10; generation++) {
                ofOne.add(key("same", generation));
                assertThat(States.swap(store, key("same", generation), "", "state " + generation))
                        .isTrue();
            }
            int commands = 0;
            for (TestingRedis server : SERVERS) {
                try (RawRedis raw = server.connect()) {
                    raw.ask("CONFIG", "RESETSTAT");
                }
            }
            assertThat(store.fetch(ofOne)[9]).isEqualTo(States.bytes("state 10"));
            for (TestingRedis server : SERVERS) {
                try (RawRedis raw = server.connect()) {
                    String stats = (String) raw.ask("INFO", "commandstats");
                    commands += stats.contains("cmdstat_mget:calls=1,") ? 1 : 0;
                    assertThat(stats).doesNotContain("cmdstat_get:");
                }
            }
            assertThat(commands).isOne();
        }
    }

    @Test
    void scriptsAreMadeKnownToEveryServer() {
        try (OnlineStore store = SERVERS.get(2).open(Map.of("mode", "cluster"))) {
            for (TestingRedis server : SERVERS) {
                try (RawRedis raw = server.connect()) {
                    raw.ask("SCRIPT", "FLUSH");
                }
            }
            for (StateKey key : keys(30, 77)) {
                assertThat(States.swap(store, key, "", "x")).isTrue();
            }
        }
    }

    @Test
    void saysWhenTheModeIsWrong() {
        TestingRedis server = SERVERS.get(0);
        assertThatThrownBy(server::open)
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_REFUSED))
                .hasMessage("Cannot open the online store: Redis at " + server.address()
                        + ": it is a part of a cluster; set mode to cluster.");
        try (TestingRedis single = TestingRedis.start()) {
            assertThatThrownBy(() -> single.open(Map.of("mode", "cluster")))
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage("Cannot open the online store: Redis at cluster " + single.address()
                            + ": it is not a cluster; set mode to single, or leave it out.");
        }
    }
}
