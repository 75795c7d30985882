package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.config.SyncConfigReader;
import dev.tidemark.sync.log.FeatureLogSettings;
import dev.tidemark.sync.serve.ServeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting of the service, each by file, environment and flag, against the rows of the manual. */
class SettingsTest {
    /** What the manual says of settings whose default is no value that could be written. */
    private static final List<String> NO_VALUE = List.of("none", "host:process", "if Redis is the project's own");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(sync\\.[A-Za-z.]+)` \\| ([^|]+) \\| [^|]+ \\|$");

    /** A value of each key that is not its default. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("sync.http.host", "localhost"),
            Map.entry("sync.http.port", "7000"),
            Map.entry("sync.http.maxBodyBytes", "4096"),
            Map.entry("sync.http.maxRows", "7"),
            Map.entry("sync.http.maxEvents", "8"),
            Map.entry("sync.http.maxConnections", "9"),
            Map.entry("sync.http.maxRequests", "10"),
            Map.entry("sync.http.requestTimeout", "11s"),
            Map.entry("sync.http.idleTimeout", "12s"),
            Map.entry("sync.http.stopTimeout", "13s"),
            Map.entry("sync.featureLog.rate", "0.5"),
            Map.entry("sync.featureLog.rates", "fraud=0.25"),
            Map.entry("sync.featureLog.folder", "logged"),
            Map.entry("sync.featureLog.maxFileBytes", "20000"),
            Map.entry("sync.featureLog.maxFiles", "3"),
            Map.entry("sync.featureLog.queue", "5"),
            Map.entry("sync.instance", "one"),
            Map.entry("sync.shards", "8"),
            Map.entry("sync.batchRecords", "100"),
            Map.entry("sync.maxEventBytes", "1000"),
            Map.entry("sync.aheadTolerance", "1m"),
            Map.entry("sync.refresh", "2s"),
            Map.entry("sync.commitInterval", "3s"),
            Map.entry("sync.leaseTerm", "4s"),
            Map.entry("sync.retention", "2h"),
            Map.entry("sync.keyColumns", "kafka:payments=card_id"),
            Map.entry("sync.avro.topics", "payments=payments.avsc"),
            Map.entry("sync.avro.schemaFolder", "schemas"),
            Map.entry("sync.avro.registry", "http://localhost:8081"),
            Map.entry("sync.avro.registryCredentialsFile", "credentials"),
            Map.entry("sync.archive.enabled", "false"),
            Map.entry("sync.archive.folder", "archived"),
            Map.entry("sync.archive.rollInterval", "6s"),
            Map.entry("sync.archive.rollRows", "9"),
            Map.entry("sync.archive.rowGroupRows", "10"),
            Map.entry("sync.archive.fileBytes", "11"));

    /** Those that need files or each other: {@code ServeSettingsTest} has them. */
    private static final List<String> TOGETHER = List.of(
            "sync.http.tokens",
            "sync.http.tokensFile",
            "sync.http.allowAnonymous",
            "sync.http.tlsCertificate",
            "sync.http.tlsKey",
            "sync.http.tlsKeystore",
            "sync.http.tlsKeystorePasswordFile");

    @TempDir
    Path project;

    @Test
    void noKeyIsLeftOutHere() {
        List<String> keys = SyncProcess.keys().stream()
                .filter(key -> !key.startsWith("sync.kafka."))
                .toList();
        assertThat(OTHERS.keySet()).doesNotContainAnyElementsOf(TOGETHER);
        assertThat(keys)
                .hasSize(OTHERS.size() + TOGETHER.size())
                .containsAll(OTHERS.keySet())
                .containsAll(TOGETHER);
    }

    @Test
    void everyKeyIsTakenFromTheFileTheEnvironmentAndAFlag() throws IOException {
        List<Object> otherwise = read("", Map.of(), Map.of());
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            String key = other.getKey();
            List<Object> byFlag = read("", Map.of(), Map.of(key, other.getValue()));
            assertThat(byFlag).as(key).isNotEqualTo(otherwise);
            assertThat(read(key + ": \"" + other.getValue() + "\"\n", Map.of(), Map.of()))
                    .as(key)
                    .isEqualTo(byFlag);
            assertThat(read("", Map.of(variable(key), other.getValue()), Map.of()))
                    .as(variable(key))
                    .isEqualTo(byFlag);
        }
    }

    @Test
    void aFlagCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        String file = "sync: {shards: 2, batchRecords: 2, maxEventBytes: 2}\n";
        Map<String, String> environment = Map.of("TIDEMARK_SYNC_SHARDS", "3", "TIDEMARK_SYNC_BATCH_RECORDS", "3");
        assertThat(read(file, environment, Map.of("sync.shards", "4")))
                .isEqualTo(read(
                        "", Map.of(), Map.of("sync.shards", "4", "sync.batchRecords", "3", "sync.maxEventBytes", "2")));
    }

    @Test
    void theDefaultsAreThoseOfTheManual() throws IOException {
        Map<String, String> documented = ROW.matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), (MatchResult row) -> row.group(2).strip(), (a, b) -> a, TreeMap::new));
        assertThat(documented).containsKeys(OTHERS.keySet().toArray(new String[0]));
        documented.values().removeIf(NO_VALUE::contains);
        assertThat(read("", Map.of(), documented)).isEqualTo(read("", Map.of(), Map.of()));
    }

    /** All that is set, as records. */
    private List<Object> read(String file, Map<String, String> environment, Map<String, String> flags)
            throws IOException {
        Files.writeString(project.resolve("tidemark.yaml"), file);
        Files.writeString(project.resolve("credentials"), "user:password");
        SettingReader settings = new SettingReader(
                ProjectConfig.read(project, environment, flags).sync());
        ServeSettings serve = ServeSettings.read(settings);
        return List.of(
                serve.http().host(),
                serve.http().port(),
                serve.http().limits(),
                serve.limits(),
                FeatureLogSettings.read(settings),
                SyncConfigReader.read(settings, true));
    }

    /** {@code sync.http.maxRows} is {@code TIDEMARK_SYNC_HTTP_MAX_ROWS}. */
    private static String variable(String key) {
        return "TIDEMARK_"
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
