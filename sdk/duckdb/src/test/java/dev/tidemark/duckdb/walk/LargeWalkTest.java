package dev.tidemark.duckdb.walk;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.conformance.ArrowValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One card with more events than a batch or a turn holds, and a spine larger than a block of results. */
@Tag("slow")
class LargeWalkTest {
    private static final int EVENTS = 180_000;
    private static final int ROWS = 70_000;

    @TempDir
    static Path folder;

    private record Built(List<String> columns, List<List<Object>> rows, List<ViewCounts> counts) {}

    private static Built onHeap;

    @BeforeAll
    static void build() throws Exception {
        Payments.write(folder, EVENTS);
        Payments.writeSpine(folder, "spine.parquet", ROWS);
        onHeap = build(MUCH_HEAP, 1, WalkSizes.DEFAULT);
    }

    private static Built build(long heapBytes, int threads, WalkSizes sizes) throws Exception {
        try (Executor executor = TestingExecutors.open(folder.resolve("work"), heapBytes, threads, sizes);
                TrainingSet set = Payments.ask(executor, folder, Payments.everything(), "spine.parquet")
                        .build()) {
            List<String> columns = set.columns().stream().map(BuiltColumn::name).toList();
            return new Built(
                    columns, ArrowValues.read(set), set.manifest().counts().views());
        }
    }

    @Test
    void everyRowOfTheSpineIsThereInItsOrder() {
        assertThat(onHeap.rows()).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            assertThat(onHeap.rows().get(i).get(0)).isEqualTo((long) i);
        }
    }

    @Test
    void duplicatesOfAQuestionGetTheSameAnswer() {
        for (int i = 18; i < ROWS; i += 9) {
            List<Object> original = onHeap.rows().get(i / 2);
            if (i / 2 % 9 != 0) {
                assertThat(onHeap.rows().get(i).subList(1, original.size()))
                        .isEqualTo(original.subList(1, original.size()));
            }
        }
    }

    @Test
    void countsAndSumsEqualThoseOfPlainSql() throws Exception {
        String visible = " AND e.at < q.at AND coalesce(e.known, e.at) < q.at";
        String quarterHour = "(epoch_us(q.at) - 86400000000 - (epoch_us(q.at) % 900000000 + 900000000) % 900000000)";
        List<List<Object>> expected = TestingData.rows(
                folder,
                "SELECT q.row, (SELECT count(*) FROM '$DIR/payments.parquet' e WHERE e.card = q.card" + visible
                        + " AND e.at >= q.at - INTERVAL 1 HOUR), (SELECT sum(n)::BIGINT FROM '$DIR/payments.parquet' e "
                        + "WHERE e.card = q.card" + visible + "), (SELECT count(*) FROM '$DIR/payments.parquet' e "
                        + "WHERE e.card = q.card AND e.shop = q.shop" + visible + " AND epoch_us(e.at) >= "
                        + quarterHour
                        + ") FROM '$DIR/spine.parquet' q WHERE q.row % 250 = 0 ORDER BY q.row");
        assertThat(expected).hasSize(ROWS / 250);
        for (List<Object> row : expected) {
            List<Object> built = onHeap.rows().get(((Long) row.get(0)).intValue());
            assertThat(List.of(
                            value(built, "count_1h"),
                            Optional.ofNullable(value(built, "total")),
                            value(built, "at_shop")))
                    .as("row %s", row.get(0))
                    .isEqualTo(List.of(row.get(1), Optional.ofNullable(row.get(2)), row.get(3)));
        }
    }

    private static Object value(List<Object> row, String column) {
        return row.get(onHeap.columns().indexOf(column));
    }

    @Test
    void resultsOnDiskAreTheSame() throws Exception {
        assertSame(build(NO_HEAP, 1, WalkSizes.DEFAULT));
    }

    @Test
    void moreThreadsGiveTheSame() throws Exception {
        assertSame(build(MUCH_HEAP, 3, new WalkSizes(10_000, 1_000, 500, 50)));
    }

    @Test
    void smallBatchesAndTurnsOnDiskGiveTheSame() throws Exception {
        assertSame(build(NO_HEAP, 2, new WalkSizes(1_000, 100, 1_000, 50)));
    }

    private static void assertSame(Built other) {
        for (int i = 0; i < ROWS; i++) {
            if (!onHeap.rows().get(i).equals(other.rows().get(i))) {
                assertThat(other.rows().get(i))
                        .as("row %d", i + 1)
                        .isEqualTo(onHeap.rows().get(i));
            }
        }
        assertThat(other.counts()).isEqualTo(onHeap.counts());
    }
}
