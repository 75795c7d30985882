package dev.tidemark.duckdb.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events to sort and results to keep that are each several times the memory there is for them. */
@Tag("slow")
class BoundedMemoryTest {
    private static final int EVENTS = 4_000_000;
    private static final int ROWS = 400_000;
    private static final int CARDS = 20_000;
    private static final long MEMORY_BYTES = 128L << 20;
    private static final long HEAP_BYTES = 16L << 20;

    @TempDir
    Path folder;

    @Test
    void whatDoesNotFitIntoMemoryGoesToDisk() {
        TestingData.parquet(
                folder,
                "events.parquet",
                "SELECT 'card-' || (hash(i) % " + CARDS
                        + ") AS card, TIMESTAMP '2024-05-01' + to_seconds((hash(i + 1) % "
                        + "2000000)::BIGINT) AS at, (hash(i + 2) % 1000)::BIGINT AS n, 'merchant number ' || hash(i) AS "
                        + "merchant FROM range(" + EVENTS + ") t(i)");
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT i AS row, 'card-' || (hash(i * 7) % " + CARDS
                        + ") AS card, TIMESTAMP '2024-06-01' AS at FROM range(" + ROWS + ") t(i)");
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet("events", "events.parquet").eventTime("at"))
                .feature("count", Aggregates.count().overLifetime())
                .feature("sum", Aggregates.sum("n").over(Duration.ofDays(60)))
                .feature("merchant", Aggregates.max("merchant").over(Duration.ofDays(60)))
                .feature("merchants", Aggregates.lastN("merchant", 3).over(Duration.ofDays(60)));
        Path work = folder.resolve("work");
        try (Executor executor = TestingExecutors.open(work, MEMORY_BYTES, HEAP_BYTES, 2, WalkSizes.DEFAULT);
                TrainingSet set = Payments.ask(
                                executor, folder, FeatureService.named("s").with(view), "spine.parquet")
                        .build()) {
            assertThat(spilled(work)).isGreaterThan(2 * HEAP_BYTES);
            set.writeTo(folder.resolve("out.parquet"));
        }
        assertThat(work).doesNotExist();
        assertThat(
                        TestingData.rows(
                                folder,
                                "SELECT count(*), count(*) FILTER (o.count <> e.c OR o.sum <> e.s OR o.merchant <> e.m OR "
                                        + "len(o.merchants) <> 3) FROM (SELECT *, row_number() OVER () - 1 AS position FROM "
                                        + "'$DIR/out.parquet') o JOIN (SELECT card, count(*) AS c, sum(n) AS s, max(merchant) AS m "
                                        + "FROM '$DIR/events.parquet' GROUP BY card) e ON o.card = e.card WHERE o.row = o.position"))
                .isEqualTo(List.of(List.of((long) ROWS, 0L)));
    }

    /** What the walk wrote; DuckDB's own temporary files are gone by the end of the sort. */
    private static long spilled(Path work) {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(file -> file.toString().endsWith(".spill"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
