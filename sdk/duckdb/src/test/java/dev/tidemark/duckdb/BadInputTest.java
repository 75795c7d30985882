package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What bad files and columns get: one line that names thing, value and remedy. */
class BadInputTest {
    @TempDir
    Path folder;

    private TestingProject project;

    @BeforeEach
    void open() {
        project = new TestingProject(folder);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void missingFile() {
        assertThat(project.failureOfSource(Source.csv("tx", "tx.cvs")))
                .isEqualTo(
                        "MISSING_FILE: Cannot read source 'tx': file '$DIR/tx.cvs' does not exist; did you mean 'tx.csv'?");
        assertThat(project.failureOfSpine(Spine.csv("nowhere/labels.csv").at("event_time")))
                .isEqualTo(
                        "MISSING_FILE: Cannot read the spine: file '$DIR/nowhere/labels.csv' does not exist, nor does the folder it is in; check the path.");
        assertThat(project.failureOfSource(Source.parquet("tx", "data/*.parquet")))
                .isEqualTo(
                        "MISSING_FILE: Cannot read source 'tx': no file matches '$DIR/data/*.parquet'; check the path.");
        assertThat(project.failureOfSource(Source.parquet("tx", "s3://bucket/*.parquet")))
                .isEqualTo(
                        "UNSUPPORTED: Cannot read source 'tx': 's3://bucket/*.parquet' is not on this machine; copy it to its disk.");
    }

    @Test
    void emptyFile() {
        TestingData.text(folder, "empty.csv", "");
        TestingData.text(folder, "empty.parquet", "");
        assertThat(project.failureOfSource(Source.csv("tx", "empty.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/empty.csv' is empty; it has not even columns.");
        assertThat(project.failureOfSource(Source.parquet("tx", "empty.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/empty.parquet' is empty; it has not even columns.");
    }

    @Test
    void folderInPlaceOfAFile() throws IOException {
        Files.createDirectory(folder.resolve("data.parquet"));
        assertThat(project.failureOfSource(Source.parquet("tx", "data.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': '$DIR/data.parquet' is a folder; name a file or a glob in it, like $DIR/data.parquet/*.parquet.");
    }

    @Test
    void truncatedParquet() throws IOException {
        Path file = TestingData.parquet(folder, "tx.parquet", "SELECT 1 AS x FROM range(10000)");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(project.failureOfSource(Source.parquet("tx", "tx.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.parquet' is truncated: its end is missing; write it anew.");
    }

    @Test
    void parquetWhoseEndIsOfAnotherFile() throws IOException {
        Path file = TestingData.parquet(folder, "tx.parquet", "SELECT 1 AS amount");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 8, bytes.length - 4, (byte) 0x7f);
        Files.write(file, bytes);
        assertThat(project.failureOfSource(Source.parquet("tx", "tx.parquet")))
                .startsWith("UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.parquet': Footer length error")
                .endsWith("; the file is truncated or damaged, write it anew.");
        Arrays.fill(bytes, bytes.length - 60, bytes.length - 8, (byte) 0xff);
        bytes[bytes.length - 8] = 100;
        Arrays.fill(bytes, bytes.length - 7, bytes.length - 4, (byte) 0);
        Files.write(file, bytes);
        assertThat(project.failureOfSource(Source.parquet("tx", "tx.parquet")))
                .startsWith("UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.parquet': ")
                .endsWith("; the file is truncated or damaged, write it anew.");
    }

    @Test
    void truncatedJson() {
        TestingData.text(folder, "tx.json", "{\"card_id\": \"c1\"}\n{\"card_id\": \"c2\", \"amo");
        assertThat(project.failureOfSource(Source.json("tx", "tx.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.json': it is truncated, in or after row 2; write it anew.");
        TestingData.text(folder, "list.json", "[{\"card_id\": \"c1\"},");
        assertThat(project.failureOfSource(Source.json("tx", "list.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/list.json': it is truncated, in or after row 1; write it anew.");
    }

    @Test
    @Timeout(60)
    void pipesAndDevices() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        for (String path : List.of("pipe.csv", "pipe*.csv")) {
            assertThat(project.failureOfSource(Source.csv("tx", path)))
                    .isEqualTo(
                            "UNREADABLE_FILE: Cannot read source 'tx': '$DIR/pipe.csv' is a pipe or a device, which cannot be read twice; copy it to a file first.");
        }
    }

    @Test
    void truncatedArrow() throws IOException {
        Path file = folder.resolve("tx.arrow");
        try (TrainingSet set = project.from(Source.csv("tx", "tx.csv")).build()) {
            set.writeTo(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {bytes.length - 20, bytes.length / 2, 12}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(project.failureOfSource(Source.arrow("tx", "tx.arrow")))
                    .startsWith("UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.arrow' is");
        }
    }

    @Test
    void corruptParquet() throws IOException {
        Path file = TestingData.parquet(
                folder,
                "tx.parquet",
                "SELECT 'c1' AS card_id, TIMESTAMP '2024-05-02 09:00:00' + to_seconds(i) AS event_time,"
                        + " hash(i) / 7.0 AS amount FROM range(100000) t(i)");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length - 2000, (byte) 7);
        Files.write(file, bytes);
        assertThat(project.failureOfSource(Source.parquet("tx", "tx.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot build training set of service 'fraud': Failed to read file \"$DIR/tx.parquet\": Snappy decompression failure; the file is truncated or damaged, write it anew.");
    }

    @Test
    void anotherFormatThanSaid() throws IOException {
        TestingData.parquet(folder, "tx.parquet", "SELECT 1 AS x");
        Files.copy(folder.resolve("tx.csv"), folder.resolve("text.parquet"));
        Files.write(folder.resolve("packed.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        assertThat(project.failureOfSource(Source.csv("tx", "tx.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.parquet' is Parquet, not CSV; say format parquet.");
        assertThat(project.failureOfSource(Source.parquet("tx", "text.parquet")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/text.parquet' is not Parquet: it does not begin with PAR1.");
        assertThat(project.failureOfSource(Source.csv("tx", "packed.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/packed.csv' is compressed; unpack it first.");
        Files.write(folder.resolve("sheet.csv"), new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8});
        assertThat(project.failureOfSource(Source.csv("tx", "sheet.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/sheet.csv' is a ZIP archive, as spreadsheets are; unpack it, or save the sheet as CSV.");
        Files.writeString(folder.resolve("wide.csv"), "\ufeffcard_id\tevent_time\n", StandardCharsets.UTF_16LE);
        assertThat(project.failureOfSource(Source.csv("tx", "wide.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/wide.csv' is UTF-16; save it as UTF-8.");
        assertThat(project.failureOfSource(Source.arrow("tx", "tx.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.csv' is not an Arrow file, or is truncated: Unexpected end of stream trying to read message.");
        assertThat(project.failureOfSource(Source.json("tx", "tx.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/tx.csv': line 1, column 1 is not JSON: Unrecognized token 'card_id': was expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false').");
    }

    @Test
    void missingColumn() {
        TestingData.text(folder, "short.csv", "card_id,event_time\nc1,2024-05-02T10:00:00Z\n");
        assertThat(project.failureOfSource(Source.csv("tx", "short.csv")))
                .isEqualTo(
                        "MISSING_COLUMN: Cannot bind feature 'total' of view 'activity': column 'amount' is not in source 'tx' (short.csv). Columns: card_id, event_time.");
        TestingData.text(folder, "nokey.csv", "card,event_time\nc1,2024-05-02T10:00:00Z\n");
        assertThat(project.failureOfSpine(Spine.csv("nokey.csv").at("event_time")))
                .isEqualTo(
                        "MISSING_COLUMN: Cannot build training set of service 'fraud': column 'card_id' is not in the spine (nokey.csv). Columns: card, event_time.");
        assertThat(project.failureOfSpine(Spine.csv("spine.csv").at("evnt_time")))
                .isEqualTo(
                        "MISSING_COLUMN: Cannot build training set of service 'fraud': column 'evnt_time' is not in the spine (spine.csv); did you mean 'event_time'? Columns: card_id, event_time, label.");
        assertThat(project.failureOfSpine(Spine.csv("spine.csv")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read spine 'spine.csv': which column says the instant is not given; name it, as in at(\"event_time\").");
    }

    @Test
    void wrongType() {
        TestingData.text(folder, "words.csv", "card_id,event_time,amount\nc1,2024-05-02T10:00:00Z,many\n");
        assertThat(project.failureOfSource(Source.csv("tx", "words.csv")))
                .isEqualTo(
                        "WRONG_TYPE: Cannot bind feature 'total' of view 'activity': column 'amount' of source 'tx' (words.csv) is STRING, SUM needs a number. Numbers: none. Nothing but its first rows says so: if it holds numbers, declare it under 'columns'; if some of its text is no number, derive a column: TRY_CAST(\"amount\" AS DOUBLE).");
        assertThat(project.failureOfSource(Source.csv("tx", "words.csv").column("amount", ValueType.INT64)))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read 'many' as INT64 in row 1, column 'amount' of $DIR/words.csv (source 'tx'): write a whole number in decimal digits, like 42 or -7. Or declare 'amount' STRING under 'columns' and derive what it says, null where that is no INT64: TRY_CAST(\"amount\" AS BIGINT).");
        TestingData.parquet(folder, "list.parquet", "SELECT 'c1' AS card_id, now() AS event_time, [1, 2] AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "list.parquet")))
                .isEqualTo(
                        "WRONG_TYPE: Cannot bind feature 'total' of view 'activity': column 'amount' of source 'tx' (list.parquet) is INTEGER[], which Tidemark does not read; cast it to BOOL, INT64, DOUBLE, STRING or TIMESTAMP.");
        TestingData.parquet(folder, "int.parquet", "SELECT 'c1' AS card_id, 17 AS event_time, 1 AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "int.parquet")))
                .isEqualTo(
                        "WRONG_TYPE: Cannot bind source 'tx': column 'event_time' of source 'tx' (int.parquet) is INT64, the event time needs TIMESTAMP; a bare number does not say its unit, store it as TIMESTAMP.");
        TestingData.parquet(folder, "text.parquet", "SELECT 'c1' AS card_id, '2024-05-02' AS event_time, 1 AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "text.parquet")))
                .isEqualTo(
                        "WRONG_TYPE: Cannot bind source 'tx': column 'event_time' of source 'tx' (text.parquet) is STRING, the event time needs TIMESTAMP; store it as TIMESTAMP.");
    }

    @Test
    void file_7_filesOfOneSourceThatDiffer() {
        TestingData.text(folder, "a1.csv", "card_id,event_time,amount\nc1,2024-05-02T09:30:00Z,1\n");
        TestingData.text(folder, "a2.csv", "amount,card_id\n1,c1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "a*.csv")))
                .isEqualTo(
                        "MISSING_COLUMN: Cannot read source 'tx': file '$DIR/a2.csv' has no column 'event_time', which other files of it have; add it, or read the file as another source.");
        TestingData.parquet(folder, "p1.parquet", "SELECT 'c1' AS card_id, now() AS event_time, 1 AS amount");
        TestingData.parquet(folder, "p2.parquet", "SELECT 'c1' AS card_id, now() AS event_time, 'x' AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "p*.parquet")))
                .isEqualTo(
                        "WRONG_TYPE: Cannot read source 'tx': column 'amount' is VARCHAR in file '$DIR/p2.parquet' and INTEGER in the first one; write the files with one type.");
    }

    @Test
    void namesThatClash() {
        TestingData.text(folder, "twice.csv", "card_id,event_time,amount,Amount\n");
        assertThat(project.failureOfSource(Source.csv("tx", "twice.csv")))
                .isEqualTo(
                        "DUPLICATE_NAME: Cannot read source 'tx': file '$DIR/twice.csv' has columns 'amount' and 'Amount', which count as one name; rename one.");
        TestingData.text(folder, "n.csv", "card_id,event_time,N\nc1,2024-05-02T10:00:00Z,1\n");
        assertThat(project.failureOfSpine(Spine.csv("n.csv").at("event_time")))
                .isEqualTo(
                        "DUPLICATE_NAME: Cannot build training set of service 'fraud': feature 'n' has the name of column 'N' of the spine (n.csv); rename or leave out one of them.");
    }
}
