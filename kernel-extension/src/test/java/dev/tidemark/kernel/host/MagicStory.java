package dev.tidemark.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.kernel.progress.ProgressBar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What every kernel's magics do, told the same on each base: a project is opened, defined, queried and explained. */
public final class MagicStory {
    private static final String FEATURES = """
            entities: [{name: card, keys: [{name: id, type: STRING}]}]
            sources:
              - {name: payments, path: payments.csv, eventTime: t, columns: {id: STRING, t: TIMESTAMP, amount: DOUBLE}}
            views:
              - name: activity
                entity: card
                source: payments
                features: [{name: spent_1d, aggregate: sum, of: amount, window: 1d}]
            services: [{name: fraud, features: ["activity.*"]}]
            """;

    /** What takes less than a quarter of a second shows nothing. */
    private static final long LONG_ENOUGH_MILLIS = 400;

    private MagicStory() {}

    /** How a base is given a magic. */
    @FunctionalInterface
    public interface Says {
        /** @param body null for a magic of one line */
        void say(String name, List<String> words, String body) throws Exception;
    }

    /**
     * @param folder an empty one
     * @param evaluated the Java that the kernel was given to run, so far
     * @param shown the plain text of what it was told to show, so far
     */
    public static void tell(Path folder, Says kernel, List<String> evaluated, List<String> shown) throws Exception {
        Files.writeString(folder.resolve("payments.csv"), "id,t,amount\na,2024-05-01T10:00:00Z,1.5\n");
        Files.writeString(folder.resolve("labels.csv"), "id,t\na,2024-05-01T11:00:00Z\n");

        kernel.say("tidemark", List.of("open", folder.toString()), null);
        assertThat(evaluated).anyMatch(java -> java.startsWith("dev.tidemark.core.FeatureStore store ="));
        assertThat(shown).last().asString().startsWith("Opened " + folder);

        kernel.say("features", List.of(), FEATURES);
        assertThat(evaluated).anyMatch(java -> java.startsWith("dev.tidemark.semantics.definition.Entity card ="));

        kernel.say("sql", List.of("--as", "totals"), "SELECT sum(amount) AS total FROM payments");
        assertThat(evaluated).anyMatch(java -> java.contains("SqlResult totals ="));
        assertThat(shown).last().asString().contains("total").contains("1.5").endsWith("rows 1–1 of 1");

        kernel.say("explain", List.of("1", "--spine", "labels.csv", "--time", "t", "--service", "fraud"), null);
        assertThat(shown).last().asString().contains("spent_1d = 1.5");

        try (ProgressBar bar = new ProgressBar(Hosts.current(), "counting", OptionalLong.of(2))) {
            bar.step();
            Thread.sleep(LONG_ENOUGH_MILLIS);
            bar.step();
        }
        assertThat(shown).last().asString().startsWith("✓ counting 2 of 2");
    }
}
