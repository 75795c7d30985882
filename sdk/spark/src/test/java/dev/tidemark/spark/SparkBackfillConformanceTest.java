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
    private static final int PLANS = 1;

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
        return random(35_000, RowFormat.PARQUET);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> ofMoreParquet() {
        return random(35_001, RowFormat.PARQUET);
    }

    private static Stream<DynamicTest> random(long firstSeed, RowFormat format) {
        BackfillCandidate candidate = new BackfillCandidate((question, cutOff) -> {
            Path project = Files.createTempDirectory(folder, "question");
            return states(question, cutOff, project, format);
        });
        long seed = Long.getLong("tidemark.tck.seed", firstSeed);
        return Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", PLANS)).stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate)));
    }

    private static List<Map<List<Object>, byte[]>> states(
            Question question, long cutOff, Path project, RowFormat format) throws Exception {
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
