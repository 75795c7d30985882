package dev.tidemark.spark.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.spark.TestingSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.classic.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    @TempDir
    Path folder;

    @Test
    void nanosecondsAreRefusedWithARemedy() {
        Path file = TestingData.parquet(folder, "ns.parquet", "SELECT TIMESTAMP_NS '2024-05-02 09:30:00' AS at");
        DataFiles files = DataFiles.of(Source.parquet("tx", file.toString()));
        SparkSession session = (SparkSession) TestingSpark.session();
        assertThatThrownBy(() -> new ParquetTable(session, files, List.of(file)))
                .hasMessage(
                        "Cannot read source 'tx': file '" + file
                                + "' holds instants in nanoseconds, which Spark does not read; write it with microseconds, or use engine duckdb.");
    }
}
