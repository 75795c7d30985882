package dev.tidemark.spark;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.CollectedStates;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.duckdb.conformance.RowFormat;
import dev.tidemark.duckdb.conformance.StoreCandidate;
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

/** Backfills on Spark, from files in to bytes out: the bytes of a writer online, the values of a training set. */
class SparkBackfillConformanceTest {
    private static final int PLANS = 2;

    @TempDir
    static Path folder;

    private static SparkExecutor executor;

    @BeforeAll
    static void open() {
        executor = TestingSpark.executor(folder.resolve("work"));
    }

    @AfterAll
    static void close() {
        executor.close();
    }

    @TestFactory
    Stream<DynamicTest> ofParquet() {
        return random(firstPlan(), fewPlans());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> ofMoreParquet() {
        return random(firstPlan() + fewPlans(), plans() - fewPlans());
    }

    private static long firstPlan() {
        return Long.getLong("tidemark.tck.seed", 35_000);
    }

    private static int plans() {
        return Integer.getInteger("tidemark.tck.seeds", PLANS);
    }

    /** As many as in the quick part of {@code ExecutorConformance}. */
    private static int fewPlans() {
        return (plans() + 3) / 4;
    }

    private static Stream<DynamicTest> random(long firstSeed, int count) {
        BackfillCandidate candidate = new BackfillCandidate((question, cutOff) -> {
            Path project = Files.createTempDirectory(folder, "question");
            return states(question, cutOff, project);
        });
        return Kit.random(firstSeed, count).stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate)));
    }

    private static List<Map<List<Object>, byte[]>> states(Question question, long cutOff, Path project)
            throws Exception {
        Definitions definitions =
                DefinitionsYaml.read(StoreCandidate.writeSources(question, project, RowFormat.PARQUET, 2), project);
        List<ViewPlan> views =
                TestingViews.bind(executor, definitions.service(question.plan().service()), project);
        CollectedStates states = new CollectedStates(views.size());
        executor.backfill(new BackfillRequest(
                views, cutOff, states::sink, BackfillCheckpoint.NONE, ProgressMeter.silent(), new Cancellation()));
        return states.byView();
    }
}
