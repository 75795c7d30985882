package dev.tidemark.core.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {
    private static final long KB = 1_024;

    @TempDir
    Path folder;

    @Test
    void oneMachineUpToTenTimesItsMemory() throws Exception {
        DataFiles text = files("a.csv", 100 * KB, FileFormat.CSV);
        assertThat(EngineChoice.of(List.of(text), 10 * KB))
                .isEqualTo(new EngineChoice(
                        "duckdb",
                        "the files hold about 100.0 KB and 10.0 KB of memory may be used; one machine is the better"
                                + " choice up to 100.0 KB"));
        assertThat(EngineChoice.of(List.of(text, files("b.csv", 1, FileFormat.CSV)), 10 * KB)
                        .engine())
                .isEqualTo("spark");
    }

    @Test
    void parquetCountsUnpacked() throws Exception {
        DataFiles packed = files("a.parquet", 25 * KB, FileFormat.PARQUET);
        assertThat(EngineChoice.of(List.of(packed), 10 * KB).engine()).isEqualTo("duckdb");
        assertThat(EngineChoice.of(List.of(packed), 9 * KB).engine()).isEqualTo("spark");
    }

    private DataFiles files(String name, long bytes, FileFormat format) throws Exception {
        Path path = Files.write(folder.resolve(name), new byte[(int) bytes]);
        return new DataFiles("source 's'", path.toString(), format, Map.of());
    }
}
