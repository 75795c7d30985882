package dev.tidemark.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of Arrow files, without a Spark around them. */
class ArrowFileRowsTest {
    @TempDir
    Path folder;

    @Test
    void unsignedNumberThatDoesNotFit() throws Exception {
        Path file = folder.resolve("unsigned.arrow");
        write(file, Long.MAX_VALUE, -1);
        Source source = Source.arrow("tx", file.toString());
        try (ArrowFileRows rows = open(source)) {
            assertThat(rows.next().getLong(0)).isEqualTo(Long.MAX_VALUE);
            assertThatThrownBy(rows::next)
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage(
                            "Cannot read 18446744073709551615 as INT64 in column 'amount' of " + file
                                    + " (source 'tx'): it does not fit 64 signed bits; declare the column DOUBLE, or store it in 64 signed bits.");
        }
    }

    @Test
    void unsignedNumberThatIsDeclaredDouble() throws Exception {
        Path file = folder.resolve("unsigned.arrow");
        write(file, 3, -1);
        try (ArrowFileRows rows = open(Source.arrow("tx", file.toString()).column("amount", ValueType.DOUBLE))) {
            assertThat(rows.stored().apply(0).dataType()).isEqualTo(DataTypes.DoubleType);
            assertThat(rows.next().getDouble(0)).isEqualTo(3);
            assertThat(rows.next().getDouble(0)).isEqualTo(0x1p64);
        }
    }

    private static ArrowFileRows open(Source source) {
        return new ArrowFileRows(
                DataFiles.of(source), source.path(), 0, List.of("amount"), ArrowFileRows.Positions.NONE);
    }

    private static void write(Path file, long... values) throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                UInt8Vector vector = new UInt8Vector("amount", allocator);
                VectorSchemaRoot root = VectorSchemaRoot.of(vector);
                OutputStream out = Files.newOutputStream(file);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
            vector.allocateNew(values.length);
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
            }
            root.setRowCount(values.length);
            writer.start();
            writer.writeBatch();
        }
    }
}
