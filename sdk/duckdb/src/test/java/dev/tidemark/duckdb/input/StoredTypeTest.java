package dev.tidemark.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTypeTest {
    @TempDir
    private Path folder;

    /** DuckDB itself writes no such column, but pandas does, for one that is None in every row. */
    @Test
    void aColumnWithoutATypeHoldsNumbersThatAreAllNull() {
        StoredType stored = StoredType.of("\"NULL\"");
        assertThat(stored.type()).isEqualTo(ValueType.INT64);
        assertThat(stored.canonical("x", ValueType.INT64)).isEqualTo("CAST(x AS BIGINT)");
        assertThat(stored.canonical("x", ValueType.DOUBLE)).isEqualTo("CAST(x AS DOUBLE)");
    }

    /** {@code null-column.parquet} is what pyarrow writes of the columns k, t and x, of which x is {@code pa.null()}; the spine's x keeps
     * its type. */
    @Test
    void aColumnWithoutATypeIsReadAndLeavesAgain() throws IOException {
        try (InputStream file = StoredTypeTest.class.getResourceAsStream("/null-column.parquet")) {
            Files.copy(file, folder.resolve("rows.parquet"));
        }
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("e").key("k", ValueType.INT64))
                .from(Source.parquet("rows", "rows.parquet").eventTime("t"))
                .feature("n", Aggregates.count().over(Duration.ofDays(7)))
                .feature("last", Aggregates.latest("x").forever());
        try (FeatureStore store = FeatureStore.open(folder);
                TrainingSet set = store.trainingSet(FeatureService.named("s").with(view))
                        .spine(Spine.parquet("rows.parquet").at("t"))
                        .build()) {
            set.writeTo(folder.resolve("out.csv"));
            set.writeTo(folder.resolve("out.parquet"));
        }
        assertThat(folder.resolve("out.csv")).hasContent("""
                k,t,x,n,last
                1,2024-05-01T00:00:00.000000Z,,0,
                1,2024-05-02T00:00:00.000000Z,,1,
                """);
        assertThat(TestingData.rows(folder, "SELECT x, typeof(x), n, last, typeof(last) FROM '$DIR/out.parquet'"))
                .containsExactly(
                        Arrays.asList(null, "\"NULL\"", 0L, null, "BIGINT"),
                        Arrays.asList(null, "\"NULL\"", 1L, null, "BIGINT"));
    }

    @Test
    void nullLiesInNoRange() {
        for (String type : List.of("BIGINT", "TIMESTAMP", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMPTZ_NS")) {
            String isOut = StoredType.of(type).outOfRange("CAST(NULL AS " + type + ")");
            assertThat(TestingData.rows(folder, "SELECT " + isOut + " IS TRUE")).containsExactly(List.of(false));
        }
    }

    @Test
    void aTypeThatNoFeatureReadsHasNone() {
        assertThat(StoredType.of("STRUCT(x INTEGER)").type()).isNull();
        assertThat(StoredType.of("\"NULL\"[]").type()).isNull();
    }
}
