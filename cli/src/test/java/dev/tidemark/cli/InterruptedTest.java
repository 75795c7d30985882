package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.progress.Cancellation;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a build that does not come to its end: nothing. */
class InterruptedTest {
    private static final int ROWS = 400_000;

    @TempDir
    private Path temp;

    @Test
    void aCancelledBuildLeavesNothingAndSaysSo() {
        Project project = Project.in(temp.resolve(""));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Ran ran = Ran.command(cancellation, buildArgs(project));
        assertThat(ran.err()).isEqualTo("error: Cancelled: nothing was written. Run it again to start over.\n");
        assertThat(ran.code()).isEqualTo(130);
        assertThat(project.content()).containsExactly("d.yaml", "spine.csv", "txns.csv");
    }

    @Test
    @Tag("slow")
    void ctrlCEndsABuildWithNothingLeft() throws Exception {
        Project project = large();
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), heeding(), List.of(), buildArgs(project))) {
            process.until(() -> isWriting(project));
            process.interrupt();
            Ran ran = process.ended();
            assertThat(ran.err()).isEqualTo("error: Cancelled: nothing was written. Run it again to start over.\n");
            assertThat(ran.code()).isEqualTo(130);
        }
        assertThat(project.content()).doesNotContain("out.csv").noneMatch(name -> name.endsWith(".tmp"));
        assertThat(filesIn(temp.resolve("work"))).isZero();
    }

    @Test
    @Tag("slow")
    void aKilledBuildLeavesNoOutputAndTheNextSweepsUp() throws Exception {
        Project project = large();
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), buildArgs(project))) {
            process.until(() -> isWriting(project));
            process.kill();
            process.ended();
        }
        assertThat(project.content()).doesNotContain("out.csv").anyMatch(name -> name.endsWith(".tmp"));
        makeOld(temp);

        assertThat(Ran.command(buildArgs(project)).code()).isZero();
        assertThat(project.content()).contains("out.csv").noneMatch(name -> name.endsWith(".tmp"));
        assertThat(filesIn(temp.resolve("work"))).isZero();
    }

    /** What makes a process heed Ctrl-C where this one does not, as what a shell runs in the background does not. */
    private static List<String> heeding() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream().anyMatch(line -> line.matches("SigIgn:.*[2367abefABEF]"));
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    private Project large() {
        Project project = Project.in(temp);
        project.write("spine.csv", spine(ROWS));
        return project;
    }

    /** Labels that no two rows share, so that no format makes them small. */
    static String spine(int rows) {
        StringBuilder text = new StringBuilder("card_id,event_time,label\n");
        for (int i = 0; i < rows; i++) {
            text.append("c1,2024-05-02T11:00:00Z,")
                    .append(i * 0x9E3779B97F4A7C15L)
                    .append('\n');
        }
        return text.toString();
    }

    private static Object[] buildArgs(Project project) {
        return project.asking("build", "--out", project.at("out.csv"));
    }

    private static boolean isWriting(Project project) {
        String[] tmp =
                project.folder().toFile().list((folder, name) -> name.startsWith(".out.csv.") && name.endsWith(".tmp"));
        return tmp != null && tmp.length > 0 && new File(project.folder().toFile(), tmp[0]).length() > 0;
    }

    private static long filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** What was left is young; the sweep spares what another process may still be at work on. */
    private static void makeOld(Path folder) throws IOException {
        FileTime anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.walkFileTree(folder, new java.nio.file.SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, java.nio.file.attribute.BasicFileAttributes attributes)
                    throws IOException {
                Files.setLastModifiedTime(file, anHourAgo);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
