package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples over three public files: every row as DuckDB has it, to the bit. */
@Tag("slow")
class PublicDataTest {
    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path DATA = REPOSITORY.resolve("../shared/data").normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "green_taxi, trip_v1, green_tripdata_2020-04.csv, lpep_pickup_datetime, 35612",
        "card_transactions, fraud_v1, card_transactions.csv, Timestamp, 10000",
        "driver_stats, driver_v1, driver_stats.parquet, event_timestamp, 1807"
    })
    void valuesAreDuckDbs(String example, String service, String file, String time, int rows) throws Exception {
        assumeTrue(Files.exists(DATA.resolve(file)), "the public files are at " + DATA);
        TestingSpark.session();
        Definitions definitions =
                DefinitionsYaml.read(REPOSITORY.resolve("examples").resolve(example + ".yaml"));
        Spine spine = Spine.file(DATA.resolve(file).toString()).at(time);
        StoreOptions options = StoreOptions.defaults().threads(2).memory(256L << 20);
        try (FeatureStore duckDb = FeatureStore.open(folder, options.engine("duckdb"));
                FeatureStore spark = FeatureStore.open(folder, options.engine("spark"));
                TrainingSet expected =
                        duckDb.trainingSet(definitions, service).spine(spine).build();
                TrainingSet actual =
                        spark.trainingSet(definitions, service).spine(spine).build()) {
            List<List<Object>> values = ArrowValues.read(expected);
            List<List<Object>> bySpark = ArrowValues.read(actual);
            assertThat(bySpark).hasSize(rows);
            assertThat(IntStream.range(0, rows)
                            .filter(row -> !bySpark.get(row).equals(values.get(row)))
                            .boxed())
                    .as("rows that differ")
                    .isEmpty();
            assertThat(actual.manifest().counts()).isEqualTo(expected.manifest().counts());
        }
    }
}
