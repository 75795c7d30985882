package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad rows get: one line that names the value, where it stands and the remedy. */
class BadRowsTest {
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
    void file_8_valueThatDoesNotFitTheGuess() {
        StringBuilder rows = new StringBuilder("card_id,event_time,amount\n");
        rows.append("c1,2024-05-02T10:00:00Z,1\n".repeat(10_000)).append("c1,2024-05-02T10:00:00Z,1.5\n");
        TestingData.text(folder, "late.csv", rows.toString());
        assertThat(project.failureOfSource(Source.csv("tx", "late.csv")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read '1.5' as INT64 in row 10001, column 'amount' of $DIR/late.csv (source 'tx'): write a whole number in decimal digits, like 42 or -7. The first rows let one guess INT64: declare 'amount' STRING under 'columns' and derive what it says, null where that is no INT64: TRY_CAST(\"amount\" AS BIGINT).");
        assertThat(project.csv(Source.csv("tx", "late.csv").column("amount", ValueType.DOUBLE)))
                .startsWith("card_id,event_time,label,n,total\n");
    }

    @Test
    void unparsableTime() {
        TestingData.text(
                folder, "times.csv", "card_id,event_time,amount\nc1,2024-05-02T10:00:00Z,1\nc1,1714644000,2\n");
        assertThat(project.failureOfSource(Source.csv("tx", "times.csv")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read '1714644000' as TIMESTAMP in row 2, column 'event_time' of $DIR/times.csv (source 'tx'): a bare number does not say its unit; write it like 2024-05-02T10:00:00Z.");
        TestingData.text(folder, "day.csv", "card_id,event_time,amount\nc1,2023-02-29T10:00:00Z,1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "day.csv")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read '2023-02-29T10:00:00Z' as TIMESTAMP in row 1, column 'event_time' of $DIR/day.csv (source 'tx'): there is no such day.");
    }

    @Test
    void time_6_spineRowWithoutTime() {
        TestingData.text(folder, "null.csv", "card_id,event_time\nc1,2024-05-02T10:00:00Z\nc1,\n");
        assertThat(project.failureOfSpine(Spine.csv("null.csv").at("event_time")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot evaluate spine row 2: its time is null. Give it a time, or leave the row out.");
        TestingData.parquet(
                folder,
                "null.parquet",
                "SELECT 'c1' AS card_id, CASE WHEN i <> 5 THEN TIMESTAMP '2024-05-02 10:00:00' END AS event_time FROM range(9) t(i)");
        assertThat(project.failureOfSpine(Spine.parquet("null.parquet").at("event_time")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot evaluate spine row 6: its time is null. Give it a time, or leave the row out.");
        TestingData.parquet(
                folder,
                "nul.parquet",
                "SELECT 'c1' AS card_id, TIMESTAMP '2024-05-02 10:00:00' AS event_time FROM range(3)");
        assertThat(project.failureOfSpine(Spine.parquet("nul*.parquet").at("event_time")))
                .startsWith("INVALID_VALUE: Cannot evaluate spine row 9: its time is null.");
    }

    @Test
    void column_4_instantOutOfRange() {
        TestingData.parquet(
                folder, "inf.parquet", "SELECT 'c1' AS card_id, TIMESTAMP 'infinity' AS event_time, 1 AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "inf.parquet")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read column 'event_time' of source 'tx': instant infinity lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.");
        TestingData.parquet(
                folder,
                "infns.parquet",
                "SELECT 'c1' AS card_id, CAST('infinity' AS TIMESTAMPTZ_NS) AS event_time, 1 AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "infns.parquet")))
                .startsWith(
                        "INVALID_VALUE: Cannot read column 'event_time' of source 'tx': instant infinity lies outside");
        TestingData.parquet(
                folder,
                "bc.parquet",
                "SELECT 'c1' AS card_id, TIMESTAMPTZ '0044-03-15 (BC) 12:00:00+00' AS event_time");
        assertThat(project.failureOfSpine(Spine.parquet("bc.parquet").at("event_time")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read column 'event_time' of the spine: instant 0044-03-15 (BC) 12:00:00+00 lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.");
    }

    @Test
    void instantThatNanosecondsDoNotReach() {
        String columns = "SELECT 'c1' AS card_id, 1 AS amount, TIMESTAMP";
        TestingData.parquet(folder, "n1.parquet", columns + "_NS '2024-05-02 09:30:00' AS event_time");
        TestingData.parquet(folder, "n2.parquet", columns + " '9999-12-31' AS event_time");
        assertThat(project.failureOfSource(Source.parquet("tx", "n*.parquet")))
                .startsWith("INVALID_VALUE: Cannot ")
                .contains("\"$DIR/n2.parquet\"", "column \"event_time\"")
                .endsWith(
                        " to TIMESTAMP_NS: a timestamp lies outside the years 1677 to 2262, which nanoseconds reach; write the files with one type.");
    }

    @Test
    void csv_8_raggedLinesAndStrayQuotes() {
        TestingData.text(folder, "ragged.csv", "card_id,event_time,amount\nc1,2024-05-02T10:00:00Z,1\nc1,2\n");
        assertThat(project.failureOfSource(Source.csv("tx", "ragged.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/ragged.csv': line 3 has 2 cells, the header has 3; quote what holds a comma, or complete the line.");
        TestingData.text(folder, "open.csv", "card_id,event_time,amount\nc1,2024-05-02T10:00:00Z,\"1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "open.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/open.csv': the quote that opens in line 2 is never closed; close it, or double it if it is text.");
        TestingData.text(folder, "quote.csv", "card_id,event_time,amount\nc\"1,2024-05-02T10:00:00Z,1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "quote.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/quote.csv': line 2 has a quote within a cell that does not begin with one; put the whole cell in quotes and double the quotes in it.");
        TestingData.text(folder, "after.csv", "card_id,event_time,amount\n\"c1\"x,2024-05-02T10:00:00Z,1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "after.csv")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/after.csv': line 2 has text after a closing quote; double the quotes within a cell.");
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        byte[] text = "card_id,event_time,amount\nc\u00e9,2024-05-02T10:00:00Z,1\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("latin.csv"), text);
        assertThat(project.failureOfSource(Source.csv("tx", "latin.csv")))
                .isEqualTo(
                        "INVALID_VALUE: Cannot read 'c�' as STRING in row 1, column 'card_id' of $DIR/latin.csv (source 'tx'): it is not UTF-8; convert the file to UTF-8.");
    }

    @Test
    void brokenJson() {
        TestingData.text(
                folder,
                "broken.json",
                "{\"card_id\": \"c1\", \"event_time\": \"2024-05-02T10:00:00Z\", \"amount\": 1}\n{\"card_id\": c2}\n");
        assertThat(project.failureOfSource(Source.json("tx", "broken.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/broken.json': line 2, column 13 is not JSON: Unrecognized token 'c2': was expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false').");
        TestingData.text(folder, "numbers.json", "1\n2\n");
        assertThat(project.failureOfSource(Source.json("tx", "numbers.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/numbers.json': row 1 is not an object; write {\"column\": value, …}, one object a line.");
        TestingData.text(folder, "twice.json", "{\"card_id\": \"c1\", \"card_id\": \"c2\"}\n");
        assertThat(project.failureOfSource(Source.json("tx", "twice.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/twice.json': row 1 has field 'card_id' twice; keep one.");
        TestingData.text(folder, "half.json", "{\"card_id\": \"\\ud800\", \"event_time\": null, \"amount\": 1}\n");
        assertThat(project.failureOfSource(Source.json("tx", "half.json")))
                .isEqualTo(
                        "UNREADABLE_FILE: Cannot read source 'tx': file '$DIR/half.json': row 1 has a text with half a surrogate pair; write whole characters.");
    }

    @Test
    void sum_2_overflow() {
        TestingData.text(
                folder,
                "big.csv",
                "card_id,event_time,amount\nc1,2024-05-02T09:30:00Z,9223372036854775807\nc1,2024-05-02T09:31:00Z,1\n");
        assertThat(project.failureOfSource(Source.csv("tx", "big.csv")))
                .isEqualTo(
                        "OVERFLOW: Cannot evaluate feature 'total': its sum does not fit into INT64; sum a smaller unit or a shorter window.");
    }

    @Test
    void unsignedNumberThatDoesNotFit() throws IOException {
        String columns = "SELECT 'c1' AS card_id, TIMESTAMP '2024-05-02 09:30:00' AS event_time, ";
        TestingData.parquet(folder, "unsigned1.parquet", columns + "9223372036854775807::UBIGINT AS amount");
        TestingData.parquet(folder, "unsigned2.parquet", columns + "18446744073709551615::UBIGINT AS amount");
        assertThat(project.failureOfSource(Source.parquet("tx", "unsigned2.parquet")))
                .isEqualTo(tooLarge("unsigned2.parquet"));
        assertThat(project.failureOfSource(Source.parquet("tx", "unsigned*.parquet")))
                .isEqualTo(tooLarge("unsigned2.parquet"));
        Source declared = Source.parquet("tx", "unsigned2.parquet").column("amount", ValueType.DOUBLE);
        assertThat(project.csv(declared)).contains("1.8446744073709552E19");

        Spine spine = Spine.parquet("unsigned2.parquet").at("event_time");
        try (TrainingSet set = project.store()
                .trainingSet(TestingProject.service(Source.csv("tx", "tx.csv")))
                .spine(spine)
                .build()) {
            set.writeTo(folder.resolve("unsigned.arrow"));
        }
        assertThat(project.failureOfSource(Source.arrow("tx", "unsigned.arrow")))
                .isEqualTo(tooLarge("unsigned.arrow"));
    }

    /** Which is how a user of a terminal sees them. */
    @Test
    void filesBelowTheWorkingFolderAreNamedFromThere() throws IOException {
        Path below = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "below");
        String columns = "SELECT 'c1' AS card_id, TIMESTAMP '2024-05-02 09:30:00' AS event_time, ";
        TestingData.parquet(below, "u1.parquet", columns + "1::UBIGINT AS amount");
        TestingData.parquet(below, "u2.parquet", columns + "18446744073709551615::UBIGINT AS amount");
        String message = tooLarge("u2.parquet").replace("$DIR", "target/" + below.getFileName());
        for (String path : List.of("u2.parquet", "u*.parquet")) {
            Source source = Source.parquet("tx", below.resolve(path).toString());
            assertThat(project.failureOfSource(source)).isEqualTo(message);
        }
    }

    private static String tooLarge(String file) {
        return "INVALID_VALUE: Cannot read 18446744073709551615 as INT64 in column 'amount' of $DIR/" + file
                + " (source 'tx'): it does not fit 64 signed bits; declare the column DOUBLE, or store it in 64 signed bits.";
    }
}
