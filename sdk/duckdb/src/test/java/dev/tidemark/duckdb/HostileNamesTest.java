package dev.tidemark.duckdb;

import static dev.tidemark.semantics.definition.Aggregates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that an engine gives a meaning of its own: a file and a column are what they are called. */
class HostileNamesTest {
    private static final String EVENT = "SELECT 'a' AS k, TIMESTAMP '2024-05-01 00:00:00' AS at, %s::DOUBLE AS amount";
    private static final String QUESTION = "SELECT 'a' AS k, TIMESTAMP '2024-05-02 00:00:00' AS at, '%s' AS note";

    @TempDir
    Path folder;

    @Test
    void aFolderNamedLikeAPartitionAddsNoColumn() throws IOException {
        Path events = Files.createDirectories(folder.resolve("amount=999"));
        Path spine = Files.createDirectories(folder.resolve("note=other"));
        TestingData.parquet(events, "events.parquet", EVENT.formatted("1.5"));
        TestingData.parquet(spine, "spine.parquet", QUESTION.formatted("own"));
        assertThat(built(events.resolve("events.parquet"), spine.resolve("spine.parquet"), "amount"))
                .isEqualTo("k,at,note,s\na,2024-05-02T00:00:00.000000Z,own,1.5\n");
    }

    @Test
    void aFileNamedLikeAPatternIsThatFile() throws IOException {
        TestingData.parquet(folder, "events.parquet", EVENT.formatted("1.5"));
        TestingData.parquet(folder, "x1.parquet", QUESTION.formatted("one"));
        TestingData.parquet(folder, "x[1].parquet", QUESTION.formatted("bracket"));
        assertThat(built(folder.resolve("events.parquet"), folder.resolve("x[1].parquet"), "amount"))
                .contains(",bracket,1.5");
    }

    @Test
    void onlyWhatTheUserWroteIsAPattern() throws IOException {
        Path project = Files.createDirectories(folder.resolve("p[1] {a,b} *?").resolve("data/2024"));
        TestingData.text(project, "e1.csv", "k,at,amount\na,2024-05-01T00:00:00Z,1\n");
        TestingData.text(project, "e2.csv", "k,at,amount\na,2024-05-01T00:00:00Z,2\n");
        TestingData.text(project, "spine.csv", "k,at\na,2024-05-02T00:00:00Z\n");
        for (String pattern : List.of("e*.csv", "../*/e?.csv", "../**/e[12].csv", "../../**/{e1,e2}.csv")) {
            assertThat(built(project.resolve(pattern), project.resolve("spine.csv"), "amount"))
                    .endsWith(",3\n");
        }
    }

    @Test
    void anArrowColumnNamedLikeTheRowNumberIsRefused() throws IOException {
        TestingData.text(folder, "events.csv", "k,at,amount\na,2024-05-01T00:00:00Z,10\n");
        TestingData.text(folder, "spine.csv", "k,at,RowId\na,2024-05-02T00:00:00Z,x\n");
        Path arrow = folder.resolve("spine.arrow");
        written(folder.resolve("events.csv"), folder.resolve("spine.csv"), "amount", "first", arrow);
        assertThatThrownBy(() -> built(folder.resolve("events.csv"), arrow, "amount"))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read the spine: column 'RowId' has a name that rows are counted by; rename it.");
    }

    @Test
    void aColumnNamedLikeTheRowNumberIsRefused() {
        TestingData.text(folder, "events.csv", "k,at,__row\na,2024-05-01T00:00:00Z,10\n");
        TestingData.text(folder, "spine.csv", "k,at\na,2024-05-02T00:00:00Z\n");
        assertThatThrownBy(() -> built(folder.resolve("events.csv"), folder.resolve("spine.csv"), "__row"))
                .isInstanceOf(TidemarkException.class)
                .hasMessageEndingWith("column '__row' has a name that rows are counted by; rename it.");
    }

    private String built(Path events, Path spine, String column) throws IOException {
        Path out = folder.resolve("out.csv");
        written(events, spine, column, "s", out);
        return Files.readString(out);
    }

    private void written(Path events, Path spine, String column, String feature, Path out) {
        Entity entity = Entity.named("e").key("k", ValueType.STRING);
        Source source = Source.file("events", events.toString()).eventTime("at");
        FeatureView view = FeatureView.named("v")
                .of(entity)
                .from(source)
                .feature(feature, sum(column).overLifetime());
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set = store.trainingSet(FeatureService.named("svc").with(view))
                        .spine(Spine.file(spine.toString()).at("at"))
                        .build()) {
            set.writeTo(out);
        }
    }
}
