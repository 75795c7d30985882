package dev.tidemark.duckdb.walk;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.CollectedStates;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are read onto the heap and turn out to need more of it than there is: DuckDB sorts them all. */
class HeapOverflowTest {
    private static final int EVENTS = 20_000;
    private static final int ROWS = 2_000;

    /** Of an event: its number, three instants, its sequence, a number, and the length of its text. */
    private static final long EVENT_BYTES = 4 + 3 * 8 + 9 + 9 + 9;

    /**
     * Room for twice the events, were their texts empty, and for the questions: less than the texts of the one source take, and
     * than it takes to order the one key of the other.
     */
    private static final long SOME_HEAP = (EVENTS * EVENT_BYTES * 2 + ROWS * QuestionChunk.BYTES) * 8 / 3;

    /** When nine tenths of the events have happened. */
    private static final long CUT_OFF_MICROS =
            (Instant.parse("2024-05-01T00:00:00Z").getEpochSecond() + EVENTS * 9 / 10) * 1_000_000;

    @TempDir
    static Path folder;

    private static Executor overflowing;
    private static Executor onDisk;
    private static Executor onHeap;

    private record Built(List<List<Object>> rows, ViewCounts counts) {}

    private record Backfilled(Map<List<Object>, String> states, BackfillResult result) {}

    @BeforeAll
    static void open() {
        overflowing = open(SOME_HEAP);
        onDisk = open(NO_HEAP);
        onHeap = open(MUCH_HEAP);
        write("texts", "i % 300", "repeat('x', (i % 300)::INTEGER)");
        write("hot", "CASE WHEN i % 10 = 0 THEN i % 300 ELSE 7 END", "''");
        TestingData.parquet(
                folder,
                "questions.parquet",
                "SELECT 'c' || i % 310 AS card, TIMESTAMP '2024-05-01' + to_seconds(i * 7919 % " + EVENTS
                        + ") AS at FROM range(" + ROWS + ") t(i)");
    }

    @AfterAll
    static void close() {
        overflowing.close();
        onDisk.close();
        onHeap.close();
    }

    private static void write(String source, String card, String text) {
        String at = "TIMESTAMP '2024-05-01' + to_seconds(i * 7919 % " + EVENTS + ")";
        TestingData.parquet(
                folder,
                source + ".parquet",
                "SELECT 'c' || " + card + " AS card, " + at + " AS at, " + at
                        + " + to_seconds(i % 7 - 2) AS known, i % 3 AS seq, i AS n, " + text + " AS text FROM range("
                        + EVENTS + ") t(i)");
    }

    private static FeatureService service(String source) {
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet(source, source + ".parquet")
                        .eventTime("at")
                        .knownTime("known")
                        .sequence("seq"))
                .feature("sum", Aggregates.sum("n").overLifetime())
                .feature("texts", Aggregates.lastN("text", 3).over(Duration.ofHours(1)));
        return FeatureService.named("s").with(view);
    }

    private static Executor open(long heapBytes) {
        return TestingExecutors.open(folder.resolve("work"), heapBytes, 2, new WalkSizes(500, 100, 1_000, 50));
    }

    /** Hears that DuckDB began to sort the events after reading them onto the heap was begun. */
    private static final class Overflow implements ProgressListener {
        private final List<OptionalLong> rowsToSort = new ArrayList<>();

        @Override
        public void progressed(Progress progress) {
            if (progress.phase() == Phase.SORT && progress.done() == 0) {
                rowsToSort.add(progress.total());
            }
        }

        void assertHeard() {
            OptionalLong notKnownByDuckDb = OptionalLong.empty();
            assertThat(rowsToSort).containsSubsequence(OptionalLong.of(EVENTS), notKnownByDuckDb);
        }
    }

    private static Built build(String source, Executor executor, ProgressListener listener) throws Exception {
        try (TrainingSet set = Payments.ask(executor, folder, service(source), "questions.parquet")
                .progress(listener)
                .build()) {
            return new Built(
                    ArrowValues.read(set), set.manifest().counts().views().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "hot"})
    void aTrainingSetIsTheSame(String source) throws Exception {
        Overflow overflow = new Overflow();
        Built overflown = build(source, overflowing, overflow);
        overflow.assertHeard();
        assertThat(overflown)
                .isEqualTo(build(source, onDisk, ProgressListener.NONE))
                .isEqualTo(build(source, onHeap, ProgressListener.NONE));
        assertThat(overflown.rows()).hasSize(ROWS);
        assertThat(overflown.counts().eventsRead()).isBetween(EVENTS / 2L, (long) EVENTS);
        assertThat(overflown.counts().knownBeforeEvent()).isPositive();
    }

    private static Backfilled backfill(String source, Executor executor, ProgressListener listener) {
        List<ViewPlan> views = TestingViews.bind(executor, service(source), folder);
        CollectedStates states = new CollectedStates(views.size());
        BackfillResult result = executor.backfill(new BackfillRequest(
                views,
                CUT_OFF_MICROS,
                states::sink,
                BackfillCheckpoint.NONE,
                new ProgressMeter(listener),
                new Cancellation()));
        Map<List<Object>, String> written = new HashMap<>();
        states.byView()
                .get(0)
                .forEach((key, state) -> written.put(key, HexFormat.of().formatHex(state)));
        return new Backfilled(written, result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "hot"})
    void aBackfillIsTheSame(String source) {
        Overflow overflow = new Overflow();
        Backfilled overflown = backfill(source, overflowing, overflow);
        overflow.assertHeard();
        assertThat(overflown)
                .isEqualTo(backfill(source, onDisk, ProgressListener.NONE))
                .isEqualTo(backfill(source, onHeap, ProgressListener.NONE));
        assertThat(overflown.states()).hasSizeGreaterThan(30);
        ViewCounts counts = overflown.result().counts().get(0);
        assertThat(counts.eventsRead()).isBetween(EVENTS / 2L, EVENTS - 1L);
        assertThat(counts.knownBeforeEvent()).isPositive();
    }
}
