package dev.tidemark.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where training sets go, and what is left when they cannot. */
class OutputTest {
    @TempDir
    Path folder;

    private TestingProject project;
    private TrainingSet set;

    @BeforeEach
    void build() {
        project = new TestingProject(folder);
        set = project.from(Source.csv("tx", "tx.csv")).build();
    }

    @AfterEach
    void close() throws IOException {
        set.close();
        project.close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    private String refusal(String path) {
        try {
            set.writeTo(folder.resolve(path));
            throw new AssertionError("was written");
        } catch (TidemarkException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_REFUSED);
            return e.getMessage().replace(folder.toString(), "$DIR");
        }
    }

    @Test
    void whatItIsReadFromIsNotOverwritten() throws IOException {
        String before = Files.readString(folder.resolve("tx.csv"));
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("tx.csv"));
        Files.createLink(folder.resolve("hard.csv"), folder.resolve("spine.csv"));
        for (String path : new String[] {"tx.csv", "link.csv"}) {
            assertThat(refusal(path))
                    .isEqualTo("Cannot write '$DIR/" + path
                            + "': it is a file of source 'tx', which the training set is read from; name another.");
        }
        for (String path : new String[] {"spine.csv", "hard.csv"}) {
            assertThat(refusal(path))
                    .isEqualTo("Cannot write '$DIR/" + path
                            + "': it is a file of the spine, which the training set is read from; name another.");
        }
        assertThatThrownBy(() -> project.from(Source.csv("tx", "tx.csv")).checkOutput(folder.resolve("tx.csv")))
                .hasMessageContaining("it is a file of source 'tx'");
        assertThat(Files.readString(folder.resolve("tx.csv"))).isEqualTo(before);
    }

    @Test
    void placesWhereNoFileCanBe() throws IOException {
        Files.createDirectory(folder.resolve("out.csv"));
        assertThat(refusal("out.csv")).isEqualTo("Cannot write '$DIR/out.csv': it is a folder; name a file in it.");
        assertThat(refusal("nowhere/out.csv"))
                .isEqualTo(
                        "Cannot write '$DIR/nowhere/out.csv': its folder does not exist; create '$DIR/nowhere' first.");
        assertThat(refusal("tx.csv/out.csv"))
                .isEqualTo("Cannot write '$DIR/tx.csv/out.csv': '$DIR/tx.csv' is not a folder.");
        assertThat(refusal("out.xlsx"))
                .isEqualTo(
                        "Cannot write '$DIR/out.xlsx': its extension does not tell the format; name a .parquet, .csv,"
                                + " .json, .jsonl or .arrow file.");
    }

    @Test
    void readOnlyFolder() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write anywhere");
        assertThat(refusal("locked/out.csv"))
                .isEqualTo(
                        "Cannot write '$DIR/locked/out.csv': its folder is read-only; choose another, or change its permissions.");
    }

    @Test
    void anExistingFileIsReplacedInTheEnd() throws IOException {
        Path out = Files.writeString(folder.resolve("out.csv"), "old");
        set.writeTo(out);
        assertThat(Files.readString(out)).startsWith("card_id,event_time,label,n,total\nc1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "json", "arrow"})
    void cancelledWhileWriting(String format) throws IOException {
        Cancellation cancellation = new Cancellation();
        Path out = Files.writeString(folder.resolve("out." + format), "old");
        try (TrainingSet other = project.from(Source.csv("tx", "tx.csv"))
                .cancellation(cancellation)
                .progress(progress -> {
                    if (progress.phase() == Phase.WRITE) {
                        cancellation.cancel();
                    }
                })
                .build()) {
            assertThatThrownBy(() -> other.writeTo(out))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
                    .hasMessage("Cancelled: nothing was written. Run it again to start over.");
        }
        assertThat(Files.readString(out)).isEqualTo("old");
    }

    @Test
    void readersAreFreshAndLeaveNoMemoryBehind() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (BufferAllocator allocator = new RootAllocator();
                    ArrowReader reader = set.arrow(allocator)) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(3);
                assertThat(reader.getVectorSchemaRoot().getVector("n").getObject(0))
                        .isEqualTo(2L);
            }
        }
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader abandoned = set.arrow(allocator)) {
            assertThat(abandoned.getVectorSchemaRoot().getSchema().getFields()).hasSize(5);
        }
    }

    @Test
    void file_6_keysAndTimesLeaveWithTheirValue() throws IOException {
        assertThat(set.rowCount()).isEqualTo(3);
        set.writeTo(folder.resolve("out.csv"));
        assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo("""
                        card_id,event_time,label,n,total
                        c1,2024-05-02T10:00:00.000000Z,007,2,30.5
                        c3,2024-05-02T10:00:00.000000Z,,0,
                        c2,2024-05-02T09:45:00.000000Z,"",0,
                        """);
    }

    @Test
    void spineWithoutRows() throws IOException {
        TestingData.text(folder, "none.csv", "card_id,event_time\n");
        for (String format : new String[] {"csv", "json", "parquet", "arrow"}) {
            try (TrainingSet none = project.from(Source.csv("tx", "tx.csv"))
                    .spine(Spine.csv("none.csv").at("event_time"))
                    .build()) {
                assertThat(none.rowCount()).isZero();
                none.writeTo(folder.resolve("none-out." + format));
            }
        }
        assertThat(Files.readString(folder.resolve("none-out.csv"))).isEqualTo("card_id,event_time,n,total\n");
        assertThat(Files.readString(folder.resolve("none-out.json"))).isEmpty();
        assertThat(project.csv(Source.csv("tx", "tx.csv"))).contains("c1");
    }
}
