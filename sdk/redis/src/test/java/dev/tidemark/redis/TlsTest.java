package dev.tidemark.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String NOT_ACCEPTED =
            "its certificate is not accepted, or it speaks no TLS; see docs/redis.md.";

    @TempDir
    static Path folder;

    private static TestingRedis redis;
    private static TlsProxy proxy;

    @BeforeAll
    static void start() {
        redis = TestingRedis.start();
        proxy = TlsProxy.before(redis, folder);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        try (RawRedis raw = redis.connect()) {
            raw.ask("FLUSHALL");
        }
    }

    @Test
    void readsAndWrites() {
        try (OnlineStore store = open("rediss://localhost:" + proxy.port(), trusting())) {
            EveryCommand.of(store);
        }
    }

    @Test
    void aCertificateMustBeSignedByWhomWeTrust() {
        refused("rediss://localhost:" + proxy.port(), Map.of(), NOT_ACCEPTED);
        try (OnlineStore store = open("rediss://localhost:" + proxy.port(), Map.of("verify", "none"))) {
            EveryCommand.of(store);
        }
    }

    @Test
    void aCertificateMustBeForTheHost() {
        refused("rediss://127.0.0.1:" + proxy.port(), trusting(), NOT_ACCEPTED);
        Map<String, String> anyHost = new HashMap<>(trusting());
        anyHost.put("verify", "certificate");
        try (OnlineStore store = open("rediss://127.0.0.1:" + proxy.port(), anyHost)) {
            EveryCommand.of(store);
        }
    }

    @Test
    void saysWhenOnlyOneSideSpeaksTls() {
        for (String address : List.of("rediss://localhost:" + redis.port(), "redis://localhost:" + proxy.port())) {
            Map<String, String> hasty = new HashMap<>(trusting());
            hasty.put("timeout", "700ms");
            assertThatThrownBy(() -> open(address, hasty))
                    .isInstanceOfSatisfying(
                            TidemarkException.class,
                            e -> assertThat(e.code()).isIn(ErrorCode.STORE_UNREACHABLE, ErrorCode.STORE_REFUSED))
                    .hasMessageStartingWith("Cannot open the online store: Redis at localhost:");
        }
    }

    @Test
    void namesATruststoreThatIsNotThere() {
        assertThatThrownBy(() -> open("rediss://localhost:" + proxy.port(), Map.of("truststore", "nowhere.p12")))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read the file '" + folder.resolve("nowhere.p12")
                        + "' of online store setting 'truststore': make it readable, or name another.");
    }

    private Map<String, String> trusting() {
        return Map.of("truststore", proxy.truststore().toString(), "truststorePassword", TlsProxy.PASSWORD);
    }

    private OnlineStore open(String address, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("address", address);
        return TestingRedis.open(folder, properties);
    }

    private void refused(String address, Map<String, String> more, String why) {
        assertThatThrownBy(() -> open(address, more))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_REFUSED))
                .hasMessage("Cannot open the online store: Redis at " + address.substring("rediss://".length()) + ": "
                        + why);
    }
}
