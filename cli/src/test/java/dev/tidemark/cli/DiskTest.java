package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that take no more. Each build runs where a file system of its own lies over one folder; nobody but that process sees it,
 * and it needs no root.
 */
@Tag("slow")
class DiskTest {
    @TempDir
    private Path temp;

    private Path folder;
    private Project project;

    @BeforeEach
    void aFolderToMountOn() throws IOException, InterruptedException {
        folder = Files.createDirectory(temp.resolve("small"));
        assumeTrue(
                mounts("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", folder.toString()),
                "a process may mount a file system for itself (Linux with user namespaces)");
        project = Project.in(temp);
    }

    @Test
    void aFullDiskIsSaidAndNothingHalfWrittenStays() throws Exception {
        project.write("spine.csv", InterruptedTest.spine(5_000));
        for (String format : List.of("csv", "parquet", "arrow")) {
            Ran ran = build("size=64k", "out." + format);
            assertThat(ran.err())
                    .isEqualTo("error: Cannot write '" + folder + "/out." + format
                            + "': the disk is full; free some space, or write elsewhere.\n");
            assertThat(ran.out()).isEqualTo("left:\n");
            assertThat(ran.code()).isEqualTo(1);
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused() throws Exception {
        Ran ran = build("ro", "out.csv");
        assertThat(ran.err())
                .isEqualTo("error: Cannot write '" + folder
                        + "/out.csv': its folder is read-only; choose another, or change its permissions.\n");
        assertThat(ran.code()).isEqualTo(1);
    }

    /** Builds into the mounted folder; standard output ends with what was left in it. */
    private Ran build(String mountOptions, String out) throws IOException, InterruptedException {
        List<String> mounted = List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o " + mountOptions + " tmpfs \"$0\" || exit 99; \"$@\"; code=$?;"
                        + " echo left: $(ls -A \"$0\"); exit $code",
                folder.toString());
        Object[] args = project.asking("build", "--out", folder.resolve(out).toString());
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), mounted, List.of(), args)) {
            return process.ended();
        }
    }

    private static boolean mounts(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
