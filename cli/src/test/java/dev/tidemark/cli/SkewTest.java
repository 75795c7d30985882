package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.semantics.text.TextTime;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was served against what the history says now. */
@Tag("slow")
class SkewTest {
    private static final String AT = "2024-05-02T11:00:00Z";

    @TempDir
    private Path temp;

    private Project project;

    @BeforeEach
    void serve() {
        project = Project.in(temp);
        project.redefine(
                "window: 1d}",
                "window: 1d}\n      - {name: last, aggregate: latest, of: note, ttl: forever}\n"
                        + "      - {name: big, aggregate: max, of: amount, window: lifetime}");
        project.write(
                "d.yaml",
                text("d.yaml")
                        .replace(
                                "features: [v.*]}",
                                "features: [v.*], request: {x: DOUBLE}, onDemand: {ratio: \"x / total\"}}"));
        assertThat(run("apply", "-f", project.at("d.yaml")).code()).isZero();
        assertThat(run("promote", "--service", "s", "-f", project.at("d.yaml"), "--cut-off", AT, "--yes")
                        .code())
                .isZero();
        List<Lookup> lookups = List.of(
                Lookup.of(Map.of("card_id", "c1"), Map.of("x", 1.5)),
                Lookup.of(Map.of("card_id", "c2"), Map.of("x", Double.NaN)),
                Lookup.of(Map.of("card_id", "c3"), Map.of("x", 1.0)));
        try (FeatureStore store = FeatureStore.open(temp);
                SyncMetrics metrics = new SyncMetrics();
                FeatureLog log = FeatureLog.start(
                        new FeatureLogSettings(FeatureLogSettings.folderOf(temp), 1, Map.of(), 1 << 20, 4, 100),
                        "test",
                        metrics.registry())) {
            OnlineReader reader = store.online().asOf(TextTime.parse(AT));
            FeatureVectors vectors = reader.readAll("s", lookups);
            log.read("s", lookups, vectors);
            // a read of an earlier instant, for which the views were evaluated just after their newest event
            OnlineReader earlier = store.online().asOf(TextTime.parse("2024-05-02T10:00:30Z"));
            log.read("s", lookups, earlier.readAll("s", lookups));
        }
    }

    @Test
    void whatWasServedIsWhatTheHistorySays() {
        Ran ran = run("skew", "--service", "s");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("s: 6 served vectors, 30 values compared, 0 differ\n");
        assertThat(ran.code()).isZero();
    }

    @Test
    void anEventThatCameLaterIsNamedAsTheReason() {
        append("c1,2024-05-02T10:30:00Z,1,late\nc3,2024-05-02T09:00:00Z,1,first\n");
        Ran ran = run("skew", "--service", "s");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("LATE_EVENT: an event was taken in after the read")
                .contains("MISSING_KEY: the key had no state when it was served")
                .contains("  last: served \"x\", offline \"late\" (LATE_EVENT)")
                .contains("  last: served null, offline \"first\" (MISSING_KEY)");
        assertThat(reasons()).containsOnly("LATE_EVENT", "MISSING_KEY");
    }

    @Test
    void anotherValueOfTheSameEventIsUnexplained() {
        project.write("txns.csv", text("txns.csv").replace(",5,x", ",6,x"));
        Ran ran = run("skew", "--service", "s");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED_BY_GATE);
        assertThat(ran.out()).contains("  big: served 5, offline 6 (UNEXPLAINED)", "  ratio: served 0.3, offline 0.25");
        assertThat(reasons()).containsOnly("UNEXPLAINED");
    }

    @Test
    void anEventThatTheHistoryLacksIsAnAlarm() {
        project.write("txns.csv", text("txns.csv").replace("c1,2024-05-02T10:00:00Z,5,x\n", ""));

        assertThat(run("skew", "--service", "s").code()).isEqualTo(ExitCode.REFUSED_BY_GATE);
        assertThat(reasons()).containsOnly("MISSING_EVENT");
    }

    @Test
    void anotherDefinitionIsNamedAsTheReason() {
        project.write("d.yaml", text("d.yaml").replace("window: 1h}", "window: 30m}"));
        Ran ran = run("skew", "--service", "s", "-f", project.at("d.yaml"));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("  n: served 1, offline 0 (STALE_VERSION)");
    }

    @Test
    void anotherTypeOfTheSameValueIsNamedAsTheReason() throws IOException {
        Path file = log();
        Files.writeString(file, Files.readString(file).replace("\"big\":{\"value\":5,", "\"big\":{\"value\":5.0,"));

        assertThat(run("skew", "--service", "s").code()).isZero();
        assertThat(reasons()).containsOnly("TYPE");
    }

    @Test
    void aLogThatIsNotThereOrBrokenSaysSo() throws IOException {
        assertThat(run("skew", "--service", "s", "--log", temp.resolve("none")).err())
                .contains("Cannot read the feature log in " + temp.resolve("none") + ": there is no such folder");
        Path file = log();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Files.writeString(file, Files.readString(file) + lines.get(0).substring(0, 50)); // still being written
        assertThat(run("skew", "--service", "s").code()).isZero();
        lines.add(1, "no json");
        Files.write(file, lines);
        assertThat(run("skew", "--service", "s").err()).contains(file.getFileName() + ":2: it is not JSON");
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        JsonNode json = run("skew", "--service", "s", "--json").json();
        json.path("mismatches")
                .forEach(mismatch -> reasons.add(mismatch.path("reason").textValue()));
        return reasons;
    }

    private Path log() {
        try (Stream<Path> files = Files.list(FeatureLogSettings.folderOf(temp))) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(String lines) {
        project.write("txns.csv", text("txns.csv") + lines);
    }

    private String text(String file) {
        try {
            return Files.readString(temp.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ran run(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--project", temp));
        return Ran.command(all.toArray());
    }
}
