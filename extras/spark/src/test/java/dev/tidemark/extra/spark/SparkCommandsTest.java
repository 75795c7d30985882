package dev.tidemark.extra.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.QuickstartData;
import dev.tidemark.cli.quickstart.QuickstartFolder;
import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The commands of the launcher on Spark, over the quickstart's data. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class SparkCommandsTest {
    /** Parquet counts four times its size: more than ten times the least memory. */
    private static final long LARGE = 180L << 20;

    @TempDir
    static Path temp;

    private static Path project;
    private static TestingLauncher tidemark;

    @BeforeAll
    static void makeProject() throws Exception {
        project = temp.resolve("project");
        QuickstartFolder folder = QuickstartFolder.prepare(project);
        try (Database database = Database.open()) {
            QuickstartData.write(project, database, 42, 10_000, share -> {}, new Cancellation());
        }
        folder.writeDefinitions();
        stretch(project.resolve("data/merchant_risk.parquet"));
        tidemark = TestingLauncher.in(temp.resolve("home"), project);
    }

    /** Moves the end of a Parquet file, which says where all else stands, so that the file is large on paper. */
    private static void stretch(Path parquet) throws IOException {
        byte[] bytes = Files.readAllBytes(parquet);
        int end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8) + 8;
        try (RandomAccessFile file = new RandomAccessFile(parquet.toFile(), "rw")) {
            file.setLength(bytes.length - end);
            file.seek(LARGE);
            file.write(bytes, bytes.length - end, end);
        }
    }

    private static TestingLauncher.Ran build(String out, String... more) throws Exception {
        String[] words = {
            "build",
            "-f",
            "features.yaml",
            "--service",
            "fraud_v1",
            "--spine",
            "labels.parquet",
            "--time",
            "event_time",
            "--work-dir=elsewhere",
            "--out",
            out
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return tidemark.run(all);
    }

    /** Every row of the quickstart's training set: Spark's as DuckDB's, and as the reference's. */
    @Test
    void autoTakesSparkForLargeFilesAndValuesAreTheSame() throws Exception {
        TestingLauncher.Ran ran = build("spark.csv", "--engine=auto", "--memory=64MB", "--check=100000");
        assertThat(ran.err())
                .startsWith("Engine: spark, for the files hold about 72")
                .contains(" of memory may be used; one machine is the better choice up to 640.0 MB. Overrule it")
                .hasLineCount(1);
        assertThat(ran.out()).startsWith("✓ ").contains(" rows × 19 features equal the reference\nspark.csv: ");
        assertThat(ran.code()).isZero();
        TestingLauncher.Ran overruled = build("duckdb.csv", "--engine", "duckdb");
        assertThat(overruled.err()).isEmpty();
        assertThat(overruled.code()).isZero();
        assertThat(Files.mismatch(project.resolve("spark.csv"), project.resolve("duckdb.csv")))
                .isEqualTo(-1);
        try (Stream<String> lines = Files.lines(project.resolve("spark.csv"))) {
            assertThat(ran.out()).contains("✓ " + (lines.count() - 1) + " rows");
        }
    }

    @Test
    void promotesAndMaterializesOnSpark() throws Exception {
        TestingLauncher.Ran promoted = tidemark.run(
                "promote",
                "-f",
                "features.yaml",
                "--service=fraud_v1",
                "--engine=spark",
                "--yes",
                "--cut-off=2024-04-20T00:00:00Z",
                "--spine=labels.parquet",
                "--time=event_time");
        assertThat(promoted.err()).isEmpty();
        assertIsServed(promoted);
        TestingLauncher.Ran materialized = tidemark.run(
                "materialize",
                "--service=fraud_v1",
                "--engine=auto",
                "--memory=64MB",
                "--cut-off=2024-05-01T00:00:00Z");
        assertThat(materialized.err())
                .as("by the files that the registry knows")
                .startsWith("Engine: spark, for the files hold about 72")
                .hasLineCount(1);
        assertIsServed(materialized);
    }

    private static void assertIsServed(TestingLauncher.Ran ran) {
        assertThat(ran.out()).contains(" features equal offline values to the bit\nfraud_v1 is served from release ");
        assertThat(ran.code()).isZero();
    }
}
