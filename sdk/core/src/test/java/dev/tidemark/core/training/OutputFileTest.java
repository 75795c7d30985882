package dev.tidemark.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileAppearsWhenItIsComplete() throws IOException {
        Path path = Files.writeString(folder.resolve("x"), "old");
        new OutputFile(path).write(aside -> {
            Files.writeString(aside, "new");
            assertThat(Files.readString(path)).isEqualTo("old");
        });
        assertThat(Files.readString(path)).isEqualTo("new");
        assertOnly("x");
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws IOException {
        Path path = Files.writeString(folder.resolve("x"), "old");
        assertThatThrownBy(() -> new OutputFile(path).write(aside -> {
                    Files.writeString(aside, "half");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("Cannot write '" + path + "': the disk is full; free some space, or write elsewhere.")
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL));
        assertThat(Files.readString(path)).isEqualTo("old");
        assertOnly("x");
    }

    @Test
    void anyOtherFailureIsOneLine() throws IOException {
        Path path = folder.resolve("y");
        assertThatThrownBy(() -> new OutputFile(path).write(aside -> {
                    throw new IOException("Input/output error\nat sector 7");
                }))
                .hasMessage("Cannot write '" + path + "': Input/output error.");
        assertOnly();
    }

    @Test
    void aFileThatMayNotGrowIsSaidSo() {
        assertThatThrownBy(() -> new OutputFile(folder.resolve("out.csv")).write(aside -> {
                    throw new IOException("File too large");
                }))
                .hasMessage("Cannot write '" + folder.resolve("out.csv")
                        + "': it grows beyond what this process or disk allows; see ulimit -f.");
    }

    @Test
    void aFolderThatTakesNoFileIsSaidSo() {
        for (IOException failure : List.of(
                new NoSuchFileException("/proc/.z.1.tmp"),
                new AccessDeniedException("/proc/.z.1.tmp"),
                new FileSystemException("/proc/.z.1.tmp", null, "no file can be made in its folder; choose another"))) {
            assertThatThrownBy(() -> new OutputFile(folder.resolve("z")).write(aside -> {
                        throw failure;
                    }))
                    .hasMessage("Cannot write '" + folder.resolve("z")
                            + "': no file can be made in its folder; choose another.");
        }
    }

    @Test
    void aTextIsNotWrittenOverWhatItIsAbout() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "card_id,at\n");
        List<DataFiles> inputs = List.of(Spine.csv("labels.csv").files(folder));
        assertThatThrownBy(() -> TextFile.at(labels, inputs))
                .hasMessage("Cannot write '" + labels + "': it is a file of the spine, which the training set is read"
                        + " from; name another.");
        TextFile.at(folder.resolve("why.html"), inputs).write("why");
        assertThat(folder.resolve("why.html")).hasContent("why");
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("x"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("x"));
        new OutputFile(link).write(aside -> Files.writeString(aside, "new"));
        assertThat(Files.readString(target)).isEqualTo("new");
        assertThat(link).isSymbolicLink();
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("y"));
        new OutputFile(dangling).write(aside -> Files.writeString(aside, "new"));
        assertThat(Files.readString(folder.resolve("y"))).isEqualTo("new");
        assertOnly("x", "link", "dangling", "y");
    }

    @Test
    void linksThatLeadNowhereAreRefused() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> new OutputFile(circle).check())
                .hasMessage("Cannot write '" + circle + "': its symbolic links lead round in a circle; name a file.");
    }

    @Test
    void aDeviceIsRefused() {
        assertThatThrownBy(() -> new OutputFile(Path.of("/dev/null")).check())
                .hasMessage("Cannot write '/dev/null': it is a pipe or a device; name a file.");
    }

    @Test
    void aSampleIsSeededSortedAndWithoutRepeats() {
        assertThat(Sample.of(5).pick(3)).containsExactly(0, 1, 2);
        long[] picked = Sample.of(50).pick(1_000);
        assertThat(picked).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(Sample.of(50).pick(1_000)).isEqualTo(picked);
        assertThat(Sample.of(50).seed(7).pick(1_000)).isNotEqualTo(picked);
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }
}
