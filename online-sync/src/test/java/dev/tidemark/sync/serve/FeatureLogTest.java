package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingStore.DAY;
import static dev.tidemark.sync.serve.TestingStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.log.FeatureLog;
import dev.tidemark.sync.log.FeatureLogSettings;
import dev.tidemark.sync.metrics.SyncMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was served can be read from the log. */
class FeatureLogTest {
    private static TestingStore testing;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        testing = TestingStore.start();
        testing.pay("c1", 7, 0.1, "n", null, NOON - 2 * DAY);
    }

    @AfterAll
    static void stop() {
        testing.close();
    }

    @Test
    void aSampledVectorIsALineOfJson() throws IOException {
        List<Lookup> lookups = List.of(Lookup.of(Map.of("card_id", "c1"), Map.of("amount", 2.0)));
        FeatureVectors vectors = testing.reader().readAll("cards", lookups);
        try (SyncMetrics metrics = new SyncMetrics()) {
            try (FeatureLog log = FeatureLog.start(settings("0", "cards=1"), "i:1", metrics.registry())) {
                log.read("cards", lookups, vectors);
                log.read("both", lookups, vectors); // not sampled
            }
            assertThat(metrics.scrape()).contains("tidemark_feature_log_vectors_total 1.0");
        }

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("{\"format\":1,\"service\":\"cards\",\"release\":"
                        + vectors.vector(0).release()
                        + ",\"fingerprint\":\"" + vectors.vector(0).plan().fingerprint()
                        + "\",\"asOf\":\"2024-05-02T12:00:00.000000Z\",\"key\":{\"card_id\":\"c1\"},"
                        + "\"request\":{\"amount\":2.0},\"features\":{\"count\":{\"value\":1,\"status\":\"PRESENT\","
                        + "\"eventTime\":\"2024-04-30T12:00:00.000000Z\"},");
    }

    @Test
    void filesRotateAndTheOldestGo() throws IOException {
        List<Lookup> lookups = List.of(Lookup.of(Map.of("card_id", "c1"), Map.of("amount", 2.0)));
        FeatureVectors vectors = testing.reader().readAll("cards", lookups);
        try (SyncMetrics metrics = new SyncMetrics();
                FeatureLog log = FeatureLog.start(settings("1", "both=0"), "i:1", metrics.registry())) {
            for (int i = 0; i < 100; i++) {
                log.read("cards", lookups, vectors);
            }
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
        assertThat(lines()).hasSizeLessThan(100);
    }

    @Test
    void whatCannotBeWrittenIsDroppedAndCountedAndTheReadGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        FeatureLogSettings blocked = new FeatureLogSettings(file.resolve("x"), 1, Map.of(), 10_000, 3, 4);
        List<Lookup> lookups = List.of(Lookup.of(Map.of("card_id", "c1"), Map.of("amount", 2.0)));
        FeatureVectors vectors = testing.reader().readAll("cards", lookups);
        try (SyncMetrics metrics = new SyncMetrics()) {
            try (FeatureLog log = FeatureLog.start(blocked, "i:1", metrics.registry())) {
                for (int i = 0; i < 50; i++) {
                    log.read("cards", lookups, vectors);
                }
            }
            assertThat(metrics.scrape()).contains("tidemark_feature_log_dropped_total 50.0");
        }
    }

    @Test
    void ratesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> settings("2", "a=1"))
                .hasMessage(
                        "Cannot use setting 'sync.featureLog.rate' (given by the program): '2' is no share from 0 to"
                                + " 1; write one, as in 0.05.");
        assertThatThrownBy(() -> settings("1", "cards"))
                .hasMessage("Cannot use setting 'sync.featureLog.rates' (given by the program): 'cards' is not"
                        + " SERVICE=SHARE; write it like fraud_v1=0.05.");
    }

    private FeatureLogSettings settings(String rate, String rates) {
        return FeatureLogSettings.read(new SettingReader(ProjectConfig.read(
                        folder,
                        Map.of(),
                        Map.of(
                                "sync.featureLog.folder",
                                folder.toString(),
                                "sync.featureLog.rate",
                                rate,
                                "sync.featureLog.rates",
                                rates,
                                "sync.featureLog.maxFileBytes",
                                "10000",
                                "sync.featureLog.maxFiles",
                                "3"))
                .sync()));
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
