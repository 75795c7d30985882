package dev.tidemark.duckdb.conformance;

import dev.tidemark.core.arrow.ArrowTypes;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** How rows become a file. */
public enum RowFormat {
    PARQUET {
        @Override
        void write(Path file, TableRows table) throws Exception {
            ParquetRows.write(file, table);
        }
    },
    ARROW {
        @Override
        void write(Path file, TableRows table) throws Exception {
            List<Field> fields = new ArrayList<>();
            table.columns().forEach((name, type) -> fields.add(ArrowTypes.field(name, type)));
            try (RootAllocator allocator = new RootAllocator();
                    VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), allocator);
                    SeekableByteChannel out =
                            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                root.allocateNew();
                for (int row = 0; row < table.rows().size(); row++) {
                    for (FieldVector vector : root.getFieldVectors()) {
                        set(vector, row, table.rows().get(row).get(vector.getName()));
                    }
                }
                root.setRowCount(table.rows().size());
                writer.writeBatch();
            }
        }
    },
    CSV {
        @Override
        void write(Path file, TableRows table) throws Exception {
            StringBuilder text =
                    new StringBuilder(String.join(",", table.columns().keySet())).append('\n');
            for (Map<String, Object> row : table.rows()) {
                List<String> cells = new ArrayList<>();
                table.columns().forEach((name, type) -> cells.add(cell(type, row.get(name))));
                text.append(String.join(",", cells)).append('\n');
            }
            Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        }
    };

    /** Writes a file that does not exist yet. */
    abstract void write(Path file, TableRows table) throws Exception;

    String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (value == null) {
            vector.setNull(row);
        } else if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, (Long) value);
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(row, (Double) value);
        } else if (vector instanceof BitVector bits) {
            bits.setSafe(row, (Boolean) value ? 1 : 0);
        } else if (vector instanceof TimeStampMicroTZVector instants) {
            instants.setSafe(row, (Long) value);
        } else {
            ((VarCharVector) vector).setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String cell(ValueType type, Object value) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case STRING -> "\"" + ((String) value).replace("\"", "\"\"") + "\"";
            case TIMESTAMP -> TextTime.format((Long) value);
            default -> value.toString();
        };
    }
}
