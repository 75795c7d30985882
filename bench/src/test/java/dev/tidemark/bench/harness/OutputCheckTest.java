package dev.tidemark.bench.harness;

import static dev.tidemark.bench.DuckDb.quote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.harness.Contender.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCheckTest {
    private static final String REFERENCE = "(1, 10, 0, 2, 5.0, 2.0, 3.0), (1, 20, 1, 0, NULL, NULL, NULL)";

    @TempDir
    Path folder;

    private DuckDb duckDb;

    @BeforeEach
    void open() throws SQLException {
        duckDb = DuckDb.open(1, "1GB", folder.resolve("spill"));
    }

    @AfterEach
    void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void theSameRowsInAnotherOrderAreEqual() throws SQLException {
        String reversed = "(1, 20, 1, 0, 0.0, NULL, NULL), (1, 10, 0, 2, 5.000000000001, 2.0, 3.0)";
        assertThat(check(reversed, Answer.EQUAL)).isEqualTo("equal");
    }

    @Test
    void oneWrongCountIsFound() throws SQLException {
        String wrong = "(1, 10, 0, 3, 5.0, 2.0, 3.0), (1, 20, 1, 0, NULL, NULL, NULL)";
        assertThat(check(wrong, Answer.EQUAL)).isEqualTo("WRONG, differs: 1 in count_7d");
    }

    @Test
    void aValueWhereThereIsNoneIsFound() throws SQLException {
        String wrong = "(1, 10, 0, 2, 5.0, 2.0, 3.0), (1, 20, 1, 0, NULL, NULL, 0.0)";
        assertThat(check(wrong, Answer.EQUAL)).isEqualTo("WRONG, differs: 1 in max_7d");
    }

    @Test
    void aMissingRowIsFound() throws SQLException {
        assertThat(check("(1, 10, 0, 2, 5.0, 2.0, 3.0)", Answer.EQUAL)).startsWith("WRONG: -1 more rows");
    }

    @Test
    void aRoundedTailMayHoldMoreEventsButNotFewer() throws SQLException {
        String more = "(1, 10, 0, 3, 6.0, 1.0, 3.0), (1, 20, 1, 1, 1.0, 1.0, 1.0)";
        String fewer = "(1, 10, 0, 1, 3.0, 3.0, 3.0), (1, 20, 1, 0, NULL, NULL, NULL)";
        assertThat(check(more, Answer.TAIL_ROUNDED)).isEqualTo("covers the exact windows");
        assertThat(check(fewer, Answer.TAIL_ROUNDED)).startsWith("WRONG: 2 values miss events");
    }

    private String check(String rows, Answer answer) throws SQLException {
        Path output = write("output.parquet", rows);
        return new OutputCheck(duckDb, Workload.SEVEN_DAYS)
                .compare(output, write("reference.parquet", REFERENCE), answer);
    }

    private Path write(String name, String rows) throws SQLException {
        Path file = folder.resolve(name);
        duckDb.execute(
                "COPY (SELECT key, make_timestamp(time) AS event_time, label, count_7d, sum_7d, min_7d, max_7d FROM (VALUES "
                        + rows
                        + ") rows(key, time, label, count_7d, sum_7d, min_7d, max_7d)) TO "
                        + quote(file)
                        + " (FORMAT parquet)");
        return file;
    }
}
