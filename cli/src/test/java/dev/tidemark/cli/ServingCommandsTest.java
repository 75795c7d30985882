package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.registry.PromotionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply, promote, get, status, materialize, rollback and retire, over a Redis and a registry of the project's own. */
class ServingCommandsTest {
    private static final String CUT_OFF = "2024-05-02T11:00:00Z";

    @TempDir
    private Path temp;

    private Project project;

    @BeforeEach
    void setUp() {
        project = Project.in(temp);
        project.redefine("window: 1d}", "window: 1d}\n      - {name: ever, aggregate: count, window: lifetime}");
    }

    @Test
    void aServiceGoesOnlineAndBackAndDown() throws IOException {
        assertThat(promote().out())
                .contains("s is served from release 1, values up to 2024-05-02T11:00:00.000000Z, in ");
        assertThat(features("c1").at("/total/value").asLong()).isEqualTo(5);
        countTwoHours();
        assertThat(promote("--json").json().at("/release").asLong()).isEqualTo(3);
        assertThat(ok("rollback", "--service", "s").out())
                .contains("s is served from release 1 again, values up to 2024-05-02T11:00:00.000000Z")
                .contains(
                        "+     - {name: \"n\", aggregate: count, window: 1h}",
                        "-     - {name: \"n\", aggregate: count, window: 2h}");
        assertThat(run("retire", "--service", "s").err()).contains("nobody can answer here; say --yes");
        assertThat(ok("retire", "--service", "s", "--yes").out())
                .startsWith("s is not served any more; removed 4 states");
        assertThat(run("get", "--service", "s", "--key", "card_id=c1").code()).isEqualTo(1);
    }

    @Test
    @Tag("slow")
    void whatIsAppliedIsServedListedAndMaterialized() throws IOException {
        assertThat(ok("plan", "-f", project.at("d.yaml")).out())
                .contains("+ view v", "    + - name: v", "+ service s", "tidemark apply -f");
        assertThat(ok("apply", "-f", project.at("d.yaml"), "--message", "first").out())
                .contains("  view v: version 1\n", "  service s: version 1\n");
        assertThat(ok("plan", "-f", project.at("d.yaml")).out())
                .isEqualTo("Nothing to change: the registry has these definitions.\n");
        assertThat(ok("status").out()).startsWith("Nothing is served.");

        assertThat(promote().out())
                .contains("live now  nothing\n", "  + view v\n", "v  load   2 keys, ", "nothing is served yet")
                .contains("  v: 2 keys loaded, nothing is served yet\n")
                .contains("✓ 12 reads × 3 features equal offline values to the bit\n")
                .contains("s is served from release 1, values up to 2024-05-02T11:00:00.000000Z, in ");
        assertThat(features("c1").at("/n/value").asLong()).isEqualTo(1);
        assertThat(features("c1").at("/total/value").asLong()).isEqualTo(5);

        assertThat(promote().out()).contains("Nothing to do: release 1 of s is live");
        countTwoHours();
        assertThat(promote("--json").json().at("/release").asLong()).isEqualTo(3);
        assertThat(ok("status").out())
                .contains(
                        "s  release 3, since ",
                        " (promote)\n",
                        "release 1 is warm for a rollback",
                        "v     card       2  ");

        project.write("keys.json", "{\"card_id\": \"c2\"}\n{\"kard\": \"c1\"}\n");
        Ran many = run("get", "--service", "s", "--keys", project.at("keys.json"), "--at", CUT_OFF);
        assertThat(many.out()).contains("{card_id=c2}\n", "total ", "{kard=c1}\nerror: ");
        assertThat(many.code()).isEqualTo(1);

        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,5,x
                c1,2024-05-02T10:30:00Z,9,late
                """);
        assertThat(ok("materialize", "--service", "s", "--cut-off", CUT_OFF).out())
                .contains("  v: 1 key", "s is served from release ");
        assertThat(features("c1").at("/total/value").asLong()).isEqualTo(14);
        assertThat(features("c2").at("/ever/value").asLong()).isZero();
    }

    private void countTwoHours() throws IOException {
        project.write("d.yaml", Files.readString(temp.resolve("d.yaml")).replace("window: 1h}", "window: 2h}"));
    }

    @Test
    void aPreviewChangesNothingAndAGateThatFailsExitsWith3() {
        assertThat(promoteFrom("--preview").out())
                .contains("takes     ", "(Redis ")
                .doesNotContain("is served from");
        assertThat(ok("status").out()).startsWith("Nothing is served.");
        project.redefine(
                "{name: s, features: [v.*]}", "{name: s, features: [v.*], gates: [{gate: row_count, atLeast: 1000}]}");
        Ran ran = run(
                "promote",
                "--service",
                "s",
                "-f",
                project.at("d.yaml"),
                "--cut-off",
                CUT_OFF,
                "--yes",
                "--spine",
                project.at("spine.csv"),
                "--time",
                "event_time",
                "--report",
                project.at("gates.html"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("gates     do not pass", "Not promoted: a gate does not pass.");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(temp.resolve("gates.html")).content().contains("<html");
        try (FeatureStore store = FeatureStore.open(temp)) {
            assertThat(store.registry().reports().ofService("s")).hasSize(1);
            assertThat(store.registry().promotions().history("s"))
                    .singleElement()
                    .satisfies(promotion -> assertThat(promotion.state()).isEqualTo(PromotionState.FAILED));
        }
    }

    @Test
    void wrongKeysAreNamedWithWhatIsExpected() {
        promote();
        assertThat(run("get", "--service", "s", "--key", "card=c1").err()).contains("'card'", "card_id");
        assertThat(run("get", "--service", "z", "--key", "card_id=c1").err()).contains("service 'z'");
        assertThat(run("get", "--service", "s").err()).contains("it needs --key COLUMN=VALUE, or --keys FILE.");
        assertThat(run("promote", "--service", "s", "--cut-off", "soon").err())
                .contains("option '--cut-off' has no instant 'soon'");
    }

    private JsonNode features(String card) {
        return ok("get", "--service", "s", "--key", "card_id=" + card, "--at", CUT_OFF, "--json")
                .json()
                .at("/features");
    }

    private Ran promoteFrom(String how) {
        return ok("promote", "--service", "s", "-f", project.at("d.yaml"), "--cut-off", CUT_OFF, how);
    }

    private Ran promote(String... more) {
        List<Object> words = new ArrayList<>(
                List.of("promote", "--service", "s", "-f", project.at("d.yaml"), "--cut-off", CUT_OFF, "--yes"));
        words.addAll(List.of(more));
        return ok(words.toArray());
    }

    private Ran ok(Object... words) {
        Ran ran = run(words);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return ran;
    }

    private Ran run(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--project", temp));
        return Ran.command(all.toArray());
    }
}
