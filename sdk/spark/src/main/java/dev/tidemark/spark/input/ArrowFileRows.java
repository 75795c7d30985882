package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/** The rows of one Arrow file. Not thread-safe. */
final class ArrowFileRows implements FileRows.Opened {
    /** Whether each row tells where it stood. */
    enum Positions {
        NONE,
        BEHIND
    }

    private final DataFiles files;
    private final Path path;
    private final BufferAllocator allocator = new RootAllocator();
    private final ArrowReader reader;
    private final List<String> columns;
    private final GenericInternalRow row;
    private List<ArrowValues> values = List.of();
    private int inBatch;
    private int batchRows;
    private long index;

    /** @param columns null for all */
    ArrowFileRows(DataFiles files, String path, int number, List<String> columns, Positions positions) {
        this.files = files;
        this.path = Path.of(path);
        try {
            this.reader = open();
            this.columns = columns == null
                    ? root().getSchema().getFields().stream()
                            .map(Field::getName)
                            .toList()
                    : List.copyOf(columns);
        } catch (IOException | RuntimeException e) {
            allocator.close();
            throw unreadable(e);
        }
        int width = this.columns.size();
        this.row = new GenericInternalRow(width + (positions == Positions.BEHIND ? 2 : 0));
        if (positions == Positions.BEHIND) {
            row.update(width, number);
        }
    }

    /** An IPC file says so in its first bytes; anything else is taken for an IPC stream. */
    private ArrowReader open() throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(6);
        }
        return new String(head, StandardCharsets.US_ASCII).equals("ARROW1")
                ? new ArrowFileReader(FileChannel.open(path), allocator)
                : new ArrowStreamReader(Files.newInputStream(path), allocator);
    }

    private VectorSchemaRoot root() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    /** The columns with the types their values are given as. */
    StructType stored() throws IOException {
        StructType stored = new StructType();
        for (FieldVector vector : root().getFieldVectors()) {
            stored = stored.add(vector.getName(), ArrowValues.type(files, vector));
        }
        return stored;
    }

    @Override
    public InternalRow next() throws IOException {
        while (inBatch == batchRows) {
            if (!nextBatch()) {
                return null;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            row.update(i, values.get(i).value(inBatch));
        }
        if (row.numFields() > columns.size()) {
            row.update(columns.size() + 1, index++);
        }
        inBatch++;
        return row;
    }

    private boolean nextBatch() {
        try {
            if (!reader.loadNextBatch()) {
                return false;
            }
            inBatch = 0;
            batchRows = root().getRowCount();
            values = new ArrayList<>();
            for (String column : columns) {
                values.add(new ArrowValues(files, path, root().getVector(column)));
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(Exception e) {
        String why = String.valueOf(e.getMessage()).contains("arrow-compression")
                ? "holds compressed batches; write it without compression"
                : "is truncated or damaged; write it anew";
        return FileList.error(ErrorCode.UNREADABLE_FILE, files, "file '" + FileList.shown(path) + "' " + why);
    }

    @Override
    public void close() throws IOException {
        try (allocator;
                reader) {
            values = List.of();
        }
    }
}
