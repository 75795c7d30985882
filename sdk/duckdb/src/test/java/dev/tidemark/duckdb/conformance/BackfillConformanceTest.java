package dev.tidemark.duckdb.conformance;

import static dev.tidemark.duckdb.TestingExecutors.MUCH_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.NO_HEAP;
import static dev.tidemark.duckdb.TestingExecutors.TINY_STEPS;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.CollectedStates;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.duckdb.walk.WalkSizes;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.tck.BackfillCandidate;
import dev.tidemark.tck.Kit;
import dev.tidemark.tck.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Backfills on DuckDB, from files in to bytes out: the bytes of a writer online, the values of a training set. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class BackfillConformanceTest {
    private static final int PLANS = 6;

    @TempDir
    static Path folder;

    private static Executor largeSteps;
    private static Executor tinySteps;
    private static Executor tinyStepsOnTheHeap;

    @BeforeAll
    static void open() {
        largeSteps = TestingExecutors.open(folder.resolve("work"), NO_HEAP, 1, WalkSizes.DEFAULT);
        tinySteps = TestingExecutors.open(folder.resolve("work"), NO_HEAP, 3, TINY_STEPS);
        tinyStepsOnTheHeap = TestingExecutors.open(folder.resolve("work"), MUCH_HEAP, 3, TINY_STEPS);
    }

    @AfterAll
    static void close() {
        largeSteps.close();
        tinySteps.close();
        tinyStepsOnTheHeap.close();
    }

    @TestFactory
    Stream<DynamicTest> inLargeSteps() {
        return random(20_000, RowFormat.PARQUET, largeSteps);
    }

    @TestFactory
    Stream<DynamicTest> inTinySteps() {
        return random(23_000, RowFormat.PARQUET, tinySteps);
    }

    @TestFactory
    Stream<DynamicTest> inTinyStepsOnTheHeap() {
        return random(21_000, RowFormat.PARQUET, tinyStepsOnTheHeap);
    }

    @TestFactory
    Stream<DynamicTest> ofText() {
        return random(22_000, RowFormat.CSV, tinyStepsOnTheHeap);
    }

    private static Stream<DynamicTest> random(long firstSeed, RowFormat format, Executor executor) {
        BackfillCandidate candidate = new BackfillCandidate((question, cutOff) -> {
            Path project = Files.createTempDirectory(folder, "question");
            return states(question, cutOff, project, format, executor);
        });
        long seed = Long.getLong("tidemark.tck.seed", firstSeed);
        return Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", PLANS)).stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate)));
    }

    private static List<Map<List<Object>, byte[]>> states(
            Question question, long cutOff, Path project, RowFormat format, Executor executor) throws Exception {
        Definitions definitions =
                DefinitionsYaml.read(StoreCandidate.writeSources(question, project, format, 2), project);
        List<ViewPlan> views =
                TestingViews.bind(executor, definitions.service(question.plan().service()), project);
        CollectedStates states = new CollectedStates(views.size());
        executor.backfill(new BackfillRequest(
                views, cutOff, states::sink, BackfillCheckpoint.NONE, ProgressMeter.silent(), new Cancellation()));
        return states.byView();
    }
}
