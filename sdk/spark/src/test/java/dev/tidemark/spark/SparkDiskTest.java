package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that take no more. They are mounted where that process alone sees them, which needs no root. */
@Tag("slow")
class SparkDiskTest {
    private static final String MOUNTS =
            "mount -t tmpfs -o size=64k tmpfs \"$0\" && mount -t tmpfs -o size=3m tmpfs \"$1\" && shift && exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsSaidAndNothingHalfWrittenStays() throws Exception {
        Path few = Files.createDirectory(folder.resolve("few"));
        Path many = Files.createDirectory(folder.resolve("many"));
        Path out = Files.createDirectory(folder.resolve("small"));
        Path work = Files.createDirectory(folder.resolve("work"));
        assumeTrue(
                mounts("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", out.toString()),
                "a process may mount a file system for itself (Linux with user namespaces)");
        ClusterData.write(few, 5_000, 5_000);
        ClusterData.write(many, 300_000, 5_000);
        String said = SparkProcess.run(
                List.of("unshare", "-rm", "sh", "-c", MOUNTS, out.toString(), work.toString()),
                System.getProperty("java.class.path"),
                Map.of(),
                folder,
                List.of(DiskProgram.class.getName(), few.toString(), many.toString(), out.toString(), work.toString()));
        String full =
                "DISK_FULL Cannot write '" + out + "/out.%s': the disk is full; free some space, or write elsewhere.";
        assertThat(said.lines().filter(line -> !line.startsWith("WARNING")))
                .containsExactly(
                        full.formatted("csv"),
                        full.formatted("parquet"),
                        full.formatted("arrow"),
                        "left []",
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
