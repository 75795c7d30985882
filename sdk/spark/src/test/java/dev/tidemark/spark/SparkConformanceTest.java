package dev.tidemark.spark;

import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.conformance.RowFormat;
import dev.tidemark.duckdb.conformance.StoreCandidate;
import dev.tidemark.tck.Candidate;
import dev.tidemark.tck.ExecutorConformance;
import dev.tidemark.tck.Kit;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Training sets on Spark, from files in to Arrow out, whatever the files' format. */
@Tag("slow")
class SparkConformanceTest {
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

    private static Candidate files(RowFormat format, int files) {
        return new StoreCandidate(
                folder,
                format,
                files,
                (definitions, service) ->
                        TrainingSetBuilder.of(() -> executor, definitions.baseDirectory(), folder, service));
    }

    /** The whole suite. The other variants differ in how rows come, so they get random plans of their own. */
    @Nested
    class Parquet extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return files(RowFormat.PARQUET, 1);
        }

        @Override
        protected int randomPlans() {
            return 6;
        }
    }

    @TestFactory
    Stream<DynamicTest> arrow() {
        return random(31_000, files(RowFormat.ARROW, 1));
    }

    @TestFactory
    Stream<DynamicTest> csv() {
        return random(32_000, files(RowFormat.CSV, 1));
    }

    @TestFactory
    Stream<DynamicTest> shuffledOverFiles() {
        return random(33_000, files(RowFormat.PARQUET, 3));
    }

    @TestFactory
    Stream<DynamicTest> shuffledOverFilesOfText() {
        return random(34_000, files(RowFormat.CSV, 3));
    }

    private static Stream<DynamicTest> random(long firstSeed, Candidate candidate) {
        long seed = Long.getLong("tidemark.tck.seed", firstSeed);
        return Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", PLANS)).stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate)));
    }
}
