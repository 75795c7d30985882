package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
    private static final int RECORDS = 10;

    @TempDir
    Path folder;

    private SpillFile written(Path path) {
        SpillFile file = new SpillFile(path, 1, 2 * SpillRecord.HEAD_BYTES, new int[0]);
        SpillRecord record = new SpillRecord();
        for (int position = 0; position < RECORDS; position++) {
            record.begin(position);
            file.append(0, record);
        }
        return file;
    }

    @Test
    void everyRecordIsFoundWhereItLies() throws Exception {
        try (SpillFile file = written(folder.resolve("results.spill"))) {
            long[] bytes = new long[RECORDS];
            file.addBytes(0, bytes);
            assertThat(bytes).containsOnly(SpillRecord.HEAD_BYTES);
            assertThat(file.bytes(0)).isEqualTo(RECORDS * SpillRecord.HEAD_BYTES);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void aFileThatWasCutShortIsAnError() throws Exception {
        Path path = folder.resolve("results.spill");
        try (SpillFile file = written(path)) {
            SpillRecord.Reader reader =
                    new SpillRecord.Reader(List.of(), new int[0], new SliceColumns(List.of(), 0, RECORDS));
            file.readAll(0, reader);
            Files.write(path, new byte[SpillRecord.HEAD_BYTES]);
            assertThatThrownBy(() -> file.readAll(0, reader))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("temporary file '" + path + "' was cut short while it was in use");
        }
    }
}
