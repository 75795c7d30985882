package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explaining and checking a row take the events that its windows see, not the whole history of its key. */
@Tag("slow")
class LongHistoryTest {
    private static final int EVENTS = 400_000;
    private static final int HEAP_MEGABYTES = 48;

    @TempDir
    Path folder;

    @Test
    void aRowOfAKeyWithALongHistoryIsExplainedInLittleMemory() {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT 'c1' AS card, TIMESTAMP '2024-01-01' + to_minutes(i) AS at, i AS n, i % 5000 = 0 AS rare FROM range("
                        + EVENTS + ") t(i)");
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT 'c1' AS card, TIMESTAMP '2024-05-01 00:00:00' + to_hours(i) AS at FROM range(10) t(i)");
        TestingData.text(folder, "features.yaml", """
                entities:
                  - {name: card, keys: [{name: card, type: STRING}]}
                sources:
                  - {name: events, path: events.parquet, eventTime: at}
                views:
                  - name: v
                    entity: card
                    source: events
                    features:
                    - {name: hour, aggregate: count, window: 1h}
                    - {name: newest, aggregate: latest, of: n, ttl: 1h}
                    - {name: newest_rare, aggregate: latest, of: n, ttl: forever, where: rare}
                    - {name: fresh_rare, aggregate: latest, of: n, ttl: 1h, where: rare}
                services:
                  - {name: s, features: ["v.*"]}
                """);
        assertThat(SmallHeap.run(folder, HEAP_MEGABYTES, LongHistoryTest.class).lines())
                .containsExactly(
                        "hour 60 PRESENT, not read: true",
                        "newest 174239 PRESENT, not read: true",
                        "newest_rare 170000 PRESENT, not read: true",
                        "fresh_rare null EXPIRED, not read: true",
                        "true");
    }

    /** Says what came of it. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Definitions definitions = DefinitionsYaml.read(folder.resolve("features.yaml"));
        StoreOptions options = StoreOptions.defaults().memory(256L << 20).threads(2);
        try (FeatureStore store = FeatureStore.open(folder, options);
                TrainingSet set = store.trainingSet(definitions, "s")
                        .spine(Spine.parquet("spine.parquet").at("at"))
                        .build()) {
            for (JsonNode feature : set.explain(1).json().get("features")) {
                boolean notRead = feature.get("notRead").get("before").asLong() > 100_000
                        && feature.get("notRead").get("after").asLong() > 200_000;
                System.out.println(feature.get("name").asText() + " " + feature.get("value") + " "
                        + feature.get("status").asText() + ", not read: " + notRead);
            }
            System.out.println(set.check(Sample.of(8)).passes());
        } catch (RuntimeException | OutOfMemoryError e) {
            System.out.println(e);
        }
    }
}
