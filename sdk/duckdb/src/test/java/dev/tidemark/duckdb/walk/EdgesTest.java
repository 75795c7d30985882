package dev.tidemark.duckdb.walk;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks with nothing to walk, everything at one instant, or values larger than a buffer; on the heap and on disk. */
class EdgesTest {
    private static final String AT = "TIMESTAMP '2024-05-02 10:00:00'";
    private static final String NO_EVENTS =
            "SELECT 'c1' AS card, " + AT + " AS at, 1::BIGINT AS n, 'a' AS text, 1 AS seq LIMIT 0";

    @TempDir
    Path folder;

    private static FeatureService service(String source, FeatureView.Of of) {
        FeatureView view = of.from(Source.parquet(source, source + ".parquet")
                        .eventTime("at")
                        .sequence("seq"))
                .feature("count", Aggregates.count().over(Duration.ofDays(1)))
                .feature("sum", Aggregates.sum("n").over(Duration.ofDays(1)))
                .feature("text", Aggregates.latest("text").within(Duration.ofDays(1)))
                .feature("texts", Aggregates.lastN("text", 10_000).over(Duration.ofDays(1)));
        return FeatureService.named("s").with(view);
    }

    /** The rows of a spine {@code card, at}, each with its features; the same on the heap, on disk and in tiny steps. */
    private List<List<Object>> built(String events, String spine) throws Exception {
        TestingData.parquet(folder, "e.parquet", events);
        TestingData.parquet(folder, "spine.parquet", spine);
        FeatureService service = service("e", FeatureView.named("v").of(Payments.CARD));
        List<List<Object>> first = null;
        for (Executor executor : executors()) {
            try (executor;
                    TrainingSet set = Payments.ask(executor, folder, service, "spine.parquet")
                            .build()) {
                List<List<Object>> rows = ArrowValues.read(set);
                first = first == null ? rows : first;
                assertThat(rows).isEqualTo(first);
            }
        }
        return first;
    }

    private List<Executor> executors() {
        Path work = folder.resolve("work");
        return List.of(
                TestingExecutors.open(work, MUCH_HEAP, 1, WalkSizes.DEFAULT),
                TestingExecutors.open(work, NO_HEAP, 2, WalkSizes.DEFAULT),
                TestingExecutors.open(work, NO_HEAP, 2, TestingExecutors.TINY_STEPS),
                TestingExecutors.open(work, MUCH_HEAP, 2, TestingExecutors.TINY_STEPS));
    }

    private static List<Object> features(List<Object> row) {
        return row.subList(2, row.size());
    }

    @Test
    void anEmptySpineGivesNoRows() throws Exception {
        assertThat(built("SELECT 'c1' AS card, " + AT + " AS at, 1::BIGINT AS n, 'a' AS text, 1 AS seq", spine(0)))
                .isEmpty();
    }

    @Test
    void anEmptySourceIsAnEmptyHistory() throws Exception {
        assertThat(built(NO_EVENTS, spine(3)))
                .hasSize(3)
                .allSatisfy(row -> assertThat(features(row)).isEqualTo(Arrays.asList(0L, null, null, null)));
    }

    @Test
    void nothingAtAllIsNothing() throws Exception {
        assertThat(built(NO_EVENTS, spine(0))).isEmpty();
    }

    @Test
    void questionsWithoutACardOrWithoutEventsLieBetweenOthers() throws Exception {
        String events = "SELECT 'c' || i * 2 AS card, " + AT + " - to_minutes(i) AS at, i AS n, 'a' AS text, 1 AS seq"
                + " FROM range(1, 20) t(i)";
        List<List<Object>> rows = built(
                events,
                "SELECT CASE WHEN i % 7 = 0 THEN NULL ELSE 'c' || i END AS card, " + AT + " AS at FROM range(50) t(i)");
        for (int i = 0; i < rows.size(); i++) {
            boolean hasEvent = i % 7 != 0 && i % 2 == 0 && i < 40;
            assertThat(features(rows.get(i)))
                    .as("row %d", i)
                    .isEqualTo(hasEvent ? List.of(1L, i / 2L, "a", List.of("a")) : Arrays.asList(0L, null, null, null));
        }
    }

    @Test
    void noQuestionHasACard() throws Exception {
        String events = "SELECT 'c1' AS card, " + AT + " - INTERVAL 1 HOUR AS at, 1 AS n, 'a' AS text, 1 AS seq";
        assertThat(built(events, "SELECT NULL::VARCHAR AS card, " + AT + " AS at FROM range(4)"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(features(row)).isEqualTo(Arrays.asList(0L, null, null, null)));
    }

    @Test
    void thousandsAskAboutOneInstant() throws Exception {
        String events = "SELECT 'c' || i % 3 AS card, " + AT + " - to_microseconds(i // 3) AS at, 1 AS n,"
                + " '' AS text, i AS seq FROM range(30) t(i)";
        List<List<Object>> rows = built(events, "SELECT 'c' || i % 4 AS card, " + AT + " AS at FROM range(8000) t(i)");
        List<String> nine = Collections.nCopies(9, "");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(features(rows.get(i)))
                    .isEqualTo(i % 4 == 3 ? Arrays.asList(0L, null, null, null) : List.of(9L, 9L, "", nine));
        }
    }

    @Test
    @Tag("slow")
    void valuesLargerThanABufferSurviveTheDisk() throws Exception {
        String events = "SELECT 'c1' AS card, " + AT + " - to_seconds(1 + i) AS at, i AS n,"
                + " repeat('é😀', 20000) || i AS text, 1 AS seq FROM range(40) t(i)";
        List<List<Object>> rows = built(events, spine(5));
        String text = "é😀".repeat(20_000);
        List<String> texts =
                Stream.iterate(0, i -> i + 1).limit(40).map(i -> text + i).toList();
        assertThat(rows)
                .hasSize(5)
                .allSatisfy(row -> assertThat(features(row)).isEqualTo(List.of(40L, 780L, text + 0, texts)));
    }

    @Test
    void rowsThatAreNoEventsAreCountedOnce() throws Exception {
        TestingData.parquet(
                folder,
                "e.parquet",
                "SELECT CASE WHEN i % 5 > 0 THEN 'c' || i % 3 END AS card, CASE WHEN i % 4 > 0 THEN " + AT
                        + " - to_minutes(i) END AS at, i AS n, 'a' AS text, 1 AS seq FROM range(200) t(i)");
        TestingData.parquet(folder, "spine.parquet", spine(10));
        FeatureService service = service("e", FeatureView.named("v").of(Payments.CARD));
        for (Executor executor : executors()) {
            try (executor;
                    TrainingSet set = Payments.ask(executor, folder, service, "spine.parquet")
                            .build()) {
                ViewCounts counts = set.manifest().counts().views().get(0);
                assertThat(counts.withoutTime()).isEqualTo(50);
                assertThat(counts.withoutKey()).isEqualTo(30);
            }
        }
    }

    private static String spine(int rows) {
        return "SELECT 'c1' AS card, " + AT + " AS at FROM range(" + rows + ")";
    }
}
