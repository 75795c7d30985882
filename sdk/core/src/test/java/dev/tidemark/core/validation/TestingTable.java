package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ArrowTypes;
import dev.tidemark.core.executor.BuildCounts;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.type.ValueType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Schema;

/** A training set given row by row, read back through Arrow in batches of a few rows. */
final class TestingTable implements BuiltTable {
    private static final int BATCH = 7;

    private final List<BuiltColumn> columns;
    private final int rows;
    private final byte[] stream;

    /** @param values one list a row: null, Boolean, Long, Double, String, or a List of Strings */
    TestingTable(List<BuiltColumn> columns, List<List<Object>> values) {
        this.columns = columns;
        this.rows = values.size();
        this.stream = write(columns, values);
    }

    private static byte[] write(List<BuiltColumn> columns, List<List<Object>> values) {
        Schema schema = new Schema(columns.stream()
                .map(column -> ArrowTypes.field(column.name(), column.type()))
                .toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
            for (int from = 0; from < values.size(); from += BATCH) {
                List<List<Object>> batch = values.subList(from, Math.min(values.size(), from + BATCH));
                root.clear();
                root.allocateNew();
                for (int i = 0; i < columns.size(); i++) {
                    for (int row = 0; row < batch.size(); row++) {
                        set(
                                root.getVector(i),
                                row,
                                batch.get(row).get(i),
                                columns.get(i).type());
                    }
                }
                root.setRowCount(batch.size());
                writer.writeBatch();
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void set(FieldVector vector, int row, Object value, ValueType type) {
        if (value == null) {
            vector.setNull(row);
            return;
        }
        switch (type) {
            case BOOL -> ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
            case INT64 -> ((BigIntVector) vector).setSafe(row, (Long) value);
            case DOUBLE -> ((Float8Vector) vector).setSafe(row, (Double) value);
            case TIMESTAMP -> ((TimeStampMicroTZVector) vector).setSafe(row, (Long) value);
            case STRING_LIST -> {
                UnionListWriter list = ((ListVector) vector).getWriter();
                list.setPosition(row);
                list.startList();
                ((List<?>) value).forEach(text -> list.varChar().writeVarChar((String) text));
                list.endList();
            }
            default -> ((VarCharVector) vector).setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public List<BuiltColumn> columns() {
        return columns;
    }

    @Override
    public ArrowReader read(BufferAllocator allocator) {
        return new ArrowStreamReader(new ByteArrayInputStream(stream), allocator);
    }

    @Override
    public BuildCounts counts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeParquet(Path file, ProgressMeter progress, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<List<Object>> features(long[] picked) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RowLookup lookup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
