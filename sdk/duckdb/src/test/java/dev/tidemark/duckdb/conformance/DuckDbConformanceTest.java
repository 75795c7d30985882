package dev.tidemark.duckdb.conformance;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.TINY_STEPS;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.walk.WalkSizes;
import dev.tidemark.tck.Candidate;
import dev.tidemark.tck.ExecutorConformance;
import dev.tidemark.tck.Kit;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Training sets on DuckDB, from files in to Arrow out, whatever the files' format and the walk's resources. */
@Execution(ExecutionMode.CONCURRENT)
class DuckDbConformanceTest {
    private static final int PLANS = 8;

    @TempDir
    static Path folder;

    private static FeatureStore store;
    private static Executor oneThread;
    private static Executor threeThreads;
    private static Executor tinySteps;
    private static Executor tinyStepsOnTheHeap;

    @BeforeAll
    static void open() {
        store = FeatureStore.open(folder, StoreOptions.defaults().threads(2));
        Path work = folder.resolve("work");
        oneThread = TestingExecutors.open(work, NO_HEAP, 1, WalkSizes.DEFAULT);
        threeThreads = TestingExecutors.open(work, NO_HEAP, 3, WalkSizes.DEFAULT);
        tinySteps = TestingExecutors.open(work, NO_HEAP, 2, TINY_STEPS);
        tinyStepsOnTheHeap = TestingExecutors.open(work, MUCH_HEAP, 3, new WalkSizes(7, 1, 2, 2));
    }

    @AfterAll
    static void close() {
        store.close();
        oneThread.close();
        threeThreads.close();
        tinySteps.close();
        tinyStepsOnTheHeap.close();
    }

    private static Candidate files(RowFormat format, int files) {
        return new StoreCandidate(
                folder, format, files, (definitions, service) -> store.trainingSet(definitions, service.name()));
    }

    private static Candidate by(Executor executor) {
        return new StoreCandidate(
                folder,
                RowFormat.PARQUET,
                1,
                (definitions, service) ->
                        TrainingSetBuilder.of(() -> executor, definitions.baseDirectory(), folder, service));
    }

    /** The whole suite. The other variants differ in how rows come and go, so they get random plans of their own. */
    @Nested
    class Parquet extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return files(RowFormat.PARQUET, 1);
        }

        @Override
        protected int randomPlans() {
            return 40;
        }
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> arrow() {
        return random(1_000, () -> files(RowFormat.ARROW, 1));
    }

    @TestFactory
    Stream<DynamicTest> csv() {
        return random(2_000, () -> files(RowFormat.CSV, 1));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> shuffledOverFiles() {
        return random(3_000, () -> files(RowFormat.PARQUET, 3));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> shuffledOverFilesOfText() {
        return random(4_000, () -> files(RowFormat.CSV, 3));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> spilledByOneThread() {
        return random(5_000, () -> by(oneThread));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> spilledByThreeThreads() {
        return random(6_000, () -> by(threeThreads));
    }

    @TestFactory
    Stream<DynamicTest> inTinySteps() {
        return random(7_000, () -> by(tinySteps));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> inTinyStepsOnTheHeap() {
        return random(8_000, () -> by(tinyStepsOnTheHeap));
    }

    private static Stream<DynamicTest> random(long firstSeed, Supplier<Candidate> candidate) {
        long seed = Long.getLong("tidemark.tck.seed", firstSeed);
        return Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", PLANS)).stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate.get())));
    }
}
