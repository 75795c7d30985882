package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.duckdb.TestingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that take no more, mounted where that process alone sees them, which needs no root; and a heap smaller than a key. */
@Tag("slow")
class SmallMachineTest {
    private static final String MOUNTS =
            "mount -t tmpfs -o size=64k tmpfs \"$0\" && mount -t tmpfs -o size=16m tmpfs \"$1\" && shift && exec \"$@\"";

    @TempDir
    static Path folder;

    private static Path out;
    private static List<String> said;

    @BeforeAll
    static void runOnASmallMachine() throws Exception {
        out = Files.createDirectory(folder.resolve("small"));
        Path work = Files.createDirectory(folder.resolve("work"));
        assumeTrue(
                mounts("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", out.toString()),
                "a process may mount a file system for itself (Linux with user namespaces)");
        ClusterData.write(Files.createDirectory(folder.resolve("few")), 5_000, 5_000);
        write("hot", "'hot'", "repeat('x', 20000)", 30_000); // 600 MB, which Parquet and Spark's files hold packed
        write("many", "'c' || i", "array_to_string([md5((i * 30 + j)::VARCHAR) for j in range(30)], '')", 30_000);
        said = SparkProcess.run(
                        List.of("unshare", "-rm", "sh", "-c", MOUNTS, out.toString(), work.toString()),
                        System.getProperty("java.class.path"),
                        Map.of(),
                        folder,
                        List.of(
                                SmallMachineProgram.class.getName(),
                                folder.toString(),
                                out.toString(),
                                work.toString()))
                .lines()
                .filter(line -> !line.startsWith("WARNING"))
                .toList();
    }

    private static void write(String name, String card, String merchant, int events) throws IOException {
        Path rows = Files.createDirectory(folder.resolve(name));
        String time = "TIMESTAMP '2024-01-01' + INTERVAL (i * 5) SECOND";
        TestingData.parquet(
                rows,
                "events.parquet",
                "SELECT " + card + " AS card, " + time + " AS at, 1.5 AS amount, " + merchant
                        + " AS merchant FROM range(" + events + ") t(i)");
        TestingData.parquet(
                rows, "spine.parquet", "SELECT 'hot' AS card, TIMESTAMP '2024-01-02 18:00:00' AS asked, 1 AS id");
    }

    @Test
    void aSparkThatCannotStartSaysWhy() {
        assertThat(said.subList(0, 2))
                .containsExactly(
                        "ENGINE_FAILED Cannot start Spark: this one knows no master 'nonsense'; write one as in"
                                + " spark://host:7077 or local[4], or let spark-submit run it, which brings what other masters"
                                + " need.",
                        "OUTPUT_REFUSED Cannot make a folder for temporary files in '" + folder
                                + "/few/spine.parquet': make it writable, or choose another work directory.");
    }

    @Test
    void aKeyLargerThanTheHeapIsWalked() {
        assertThat(said.get(2)).isEqualTo("done");
        assertThat(TestingData.rows(
                        folder.resolve("hot"),
                        "SELECT n, total, length(merchant) FROM read_csv('$DIR/out.csv', max_line_size=100000)"))
                .isEqualTo(List.of(List.of(30_000L, 45_000.0, 20_000L)));
    }

    @Test
    void anOutputThatDoesNotFitIsNamedAndNothingHalfWrittenStays() {
        String full =
                "DISK_FULL Cannot write '" + out + "/out.%s': the disk is full; free some space, or write elsewhere.";
        assertThat(said.subList(3, 7))
                .containsExactly(full.formatted("csv"), full.formatted("parquet"), full.formatted("arrow"), "left []");
    }

    @Test
    void aShuffleThatDoesNotFitIsNamedAndNothingHalfWrittenStays() {
        assertThat(said.subList(7, said.size()))
                .containsExactly(
                        "DISK_FULL Cannot build training set of service 'fraud', in stage 'shuffle events and the spine by card':"
                                + " the disk is full; free some space, or choose a work directory (spark.local.dir) on another"
                                + " disk.",
                        "left [events.parquet, spine.parquet]");
    }

    private static boolean mounts(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
