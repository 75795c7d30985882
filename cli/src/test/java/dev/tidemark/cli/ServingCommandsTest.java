package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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
    void aServiceGoesOnlineAndBackAndDown() {
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
        JsonNode vector = ok("get", "--service", "s", "--key", "card_id=c1", "--at", CUT_OFF, "--json")
                .json();
        assertThat(vector.at("/features/n/value").asLong()).isEqualTo(1);
        assertThat(vector.at("/features/total/value").asLong()).isEqualTo(5);
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
