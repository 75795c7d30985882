package dev.tidemark.core.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSnapshotTest {
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write(folder.resolve("data/a.csv"), "card\nc1\n");
        write(folder.resolve("data/2024/b.csv"), "card\nc2\n");
        write(folder.resolve("data/c.txt"), "no source");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, TIME);
    }

    private static SourceSnapshot snapshot(Path folder, String path) {
        return SourceSnapshot.of(
                new DataFiles("source 'cards'", folder.resolve(path).toString(), FileFormat.CSV, Map.of()));
    }

    private SourceSnapshot all() {
        return snapshot(folder, "data/**.csv");
    }

    @Test
    void isTheSameWhileNothingChanges() throws IOException {
        SourceSnapshot before = all();
        write(folder.resolve("data/c.txt"), "other text");
        assertThat(all()).isEqualTo(before);
        assertThat(before.files()).isEqualTo(2);
        assertThat(before.bytes()).isEqualTo(16);
        assertThat(before.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void isTheSameInAnotherFolder() throws IOException {
        write(folder.resolve("copy/data/a.csv"), "card\nc1\n");
        write(folder.resolve("copy/data/2024/b.csv"), "card\nc2\n");
        assertThat(snapshot(folder.resolve("copy"), "data/**.csv")).isEqualTo(all());
    }

    @Test
    void notesAFileThatCameWentOrWasRenamed() throws IOException {
        SourceSnapshot before = all();
        Files.move(folder.resolve("data/a.csv"), folder.resolve("data/d.csv"));
        SourceSnapshot renamed = all();
        write(folder.resolve("data/a.csv"), "card\nc1\n");
        SourceSnapshot more = all();
        Files.delete(folder.resolve("data/d.csv"));
        Files.delete(folder.resolve("data/2024/b.csv"));
        SourceSnapshot fewer = all();
        assertThat(java.util.Set.of(before.hash(), renamed.hash(), more.hash(), fewer.hash()))
                .hasSize(4);
    }

    @Test
    void notesAnotherTimeAnotherSizeAndOtherBytesOfTheSameSizeAndTime() throws IOException {
        SourceSnapshot before = all();
        Files.setLastModifiedTime(folder.resolve("data/a.csv"), FileTime.fromMillis(TIME.toMillis() + 1));
        SourceSnapshot touched = all();
        write(folder.resolve("data/a.csv"), "card\nc1\nc1\n");
        SourceSnapshot longer = all();
        write(folder.resolve("data/a.csv"), "card\nc9\n");
        SourceSnapshot other = all();
        assertThat(java.util.Set.of(before.hash(), touched.hash(), longer.hash(), other.hash()))
                .hasSize(4);
    }

    @Test
    void aSingleFileIsFoundByItsName() {
        assertThat(snapshot(folder, "data/a.csv")).isEqualTo(snapshot(folder, "data/a*.csv"));
        assertThatThrownBy(() -> snapshot(folder, "data/x.csv"))
                .isInstanceOf(TidemarkException.class)
                .hasMessageContaining("Cannot read source 'cards': file '")
                .hasMessageContaining("data/x.csv' does not exist");
    }
}
