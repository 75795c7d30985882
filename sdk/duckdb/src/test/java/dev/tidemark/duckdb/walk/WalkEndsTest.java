package dev.tidemark.duckdb.walk;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** How a walk ends that does not reach its end: at once, with one line, and with nothing left behind. */
@Isolated("looks for threads that are left")
class WalkEndsTest {
    private static final int ROWS = 40_000;
    private static final Duration PROMPTLY = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private Executor onHeap;
    private Executor onDisk;

    @BeforeAll
    static void write() {
        Payments.write(folder, 120_000);
        Payments.writeSpine(folder, "spine.parquet", ROWS);
        TestingData.parquet(
                folder,
                "huge.parquet",
                "SELECT 'c' || i % 500 AS card, TIMESTAMP '2024-05-01' + to_seconds(i) AS at, CASE WHEN i % 500 = 7"
                        + " THEN 9223372036854775807 ELSE 1 END AS n FROM range(100000) t(i)");
        TestingData.parquet(
                folder,
                "questions.parquet",
                "SELECT 'c' || i % 500 AS card, TIMESTAMP '2024-06-01' + to_seconds(i) AS at FROM range(20000) t(i)");
    }

    @BeforeEach
    void open() {
        onHeap = TestingExecutors.open(folder.resolve("work"), MUCH_HEAP, 2, new WalkSizes(500, 100, 1_000, 50));
        onDisk = TestingExecutors.open(folder.resolve("work"), NO_HEAP, 2, new WalkSizes(500, 100, 1_000, 50));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".lock")))
                    .isEmpty();
        }
        onHeap.close();
        onDisk.close();
        assertThat(folder.resolve("work")).isEmptyDirectory(); // the second executor found it there, so it stays
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("tidemark-"));
    }

    private static TrainingSetBuilder everything(Executor executor) {
        return Payments.ask(executor, folder, Payments.everything(), "spine.parquet");
    }

    private static TrainingSetBuilder overflowing(Executor executor) {
        FeatureView view = FeatureView.named("v")
                .of(Payments.CARD)
                .from(Source.parquet("huge", "huge.parquet").eventTime("at"))
                .feature("total", Aggregates.sum("n").overLifetime());
        return Payments.ask(executor, folder, FeatureService.named("s").with(view), "questions.parquet");
    }

    private static void failsPromptly(ThrowingCallable build, ErrorCode code, String message) {
        long start = System.nanoTime();
        assertThatThrownBy(build)
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
    }

    @Test
    void aSumThatDoesNotFitEndsTheBuildAndAllLanes() {
        for (Executor executor : List.of(onHeap, onDisk)) {
            failsPromptly(
                    () -> overflowing(executor).build(),
                    ErrorCode.OVERFLOW,
                    "Cannot evaluate feature 'total': its sum does not fit into INT64; sum a smaller unit or a shorter"
                            + " window.");
        }
    }

    /** Runs the action when that many rows of the spine are walked. */
    private static Consumer<Progress> after(long rows, Runnable action) {
        return progress -> {
            if (progress.phase() == Phase.WALK && progress.done() >= rows && !progress.isComplete()) {
                action.run();
            }
        };
    }

    @Test
    void aCancelledWalkEnds() {
        for (Executor executor : List.of(onHeap, onDisk)) {
            Cancellation cancellation = new Cancellation();
            failsPromptly(
                    () -> everything(executor)
                            .cancellation(cancellation)
                            .progress(after(1, cancellation::cancel)::accept)
                            .build(),
                    ErrorCode.CANCELLED,
                    "Cancelled: nothing was written. Run it again to start over.");
        }
    }

    @Test
    @Tag("slow")
    void aBuildCancelledAtAnyMomentEnds() throws Exception {
        for (int delay = 0; delay < 600; delay += 40) {
            Cancellation cancellation = new Cancellation();
            int millis = delay;
            Thread canceller = new Thread(() -> {
                sleep(millis);
                cancellation.cancel();
            });
            canceller.start();
            failsPromptly(
                    () -> {
                        everything(onDisk).cancellation(cancellation).build().close();
                        cancellation.check(); // it was faster
                        canceller.join();
                        cancellation.check();
                    },
                    ErrorCode.CANCELLED,
                    "Cancelled: nothing was written. Run it again to start over.");
            canceller.join();
        }
    }

    @Test
    void anInterruptedThreadEndsItsBuildAndStaysInterrupted() {
        Thread builder = Thread.currentThread();
        try {
            failsPromptly(
                    () -> everything(onDisk)
                            .progress(after(1, builder::interrupt)::accept)
                            .build(),
                    ErrorCode.CANCELLED,
                    "Cancelled: the build was interrupted.");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aListenerThatFailsEndsTheWalk() {
        assertThatThrownBy(() -> everything(onDisk)
                        .progress(after(1, () -> {
                            throw new IllegalStateException("the listener had enough");
                        })::accept)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the listener had enough");
    }

    @Test
    void aStoreBuildsAgainAfterAFailure() throws Exception {
        assertThatThrownBy(() -> overflowing(onDisk).build()).hasMessageContaining("'total'");
        try (TrainingSet set = everything(onDisk).build()) {
            assertThat(ArrowValues.read(set)).hasSize(ROWS);
        }
    }

    @Test
    @Tag("slow")
    void buildsAtTheSameTimeDoNotMeet() throws Exception {
        AtomicLong rows = new AtomicLong();
        ExecutorService callers = Executors.newFixedThreadPool(3);
        try (TrainingSet alone = everything(onHeap).build()) {
            List<List<Object>> expected = ArrowValues.read(alone);
            List<Future<?>> builds = Stream.of(onHeap, onDisk, onDisk)
                    .<Future<?>>map(executor -> callers.submit(() -> {
                        try (TrainingSet set = everything(executor).build()) {
                            assertThat(ArrowValues.read(set).equals(expected)).isTrue();
                            rows.addAndGet(set.rowCount());
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> build : builds) {
                build.get();
            }
        } finally {
            callers.shutdown();
        }
        assertThat(rows).hasValue(3L * ROWS);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
