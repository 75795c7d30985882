package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.input.TextRows;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.duckdb.stream.BatchReader;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The rows of files of text as typed batches: {@link Inputs#ROW}, then the columns asked for. Not thread-safe. */
final class TextBatches extends BatchReader {
    private static final int BATCH_ROWS = 1 << 14;

    private final DataFiles files;
    private final Iterator<Path> paths;
    private final List<TextColumn> columns;
    private final JsonObjects.Unknown unknown;
    private final ProgressMeter progress;
    private final Cancellation cancellation;
    private final List<String> header;
    private Path path;
    private TextRows rows;
    private int[] positions;
    private long row;

    /** @param header every column the files have */
    TextBatches(
            BufferAllocator allocator,
            DataFiles files,
            List<Path> paths,
            List<String> header,
            List<TextColumn> columns,
            JsonObjects.Unknown unknown,
            ProgressMeter progress,
            Cancellation cancellation) {
        super(allocator, schema(columns));
        this.files = files;
        this.paths = paths.iterator();
        this.header = header;
        this.columns = columns;
        this.unknown = unknown;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    private static Schema schema(List<TextColumn> columns) {
        List<Field> fields = new ArrayList<>();
        fields.add(TextCells.longField(Inputs.ROW));
        columns.forEach(column -> fields.add(TextCells.field(column)));
        return new Schema(fields);
    }

    @Override
    protected boolean fill(VectorSchemaRoot root) throws IOException {
        cancellation.check();
        int size = 0;
        BigIntVector numbers = (BigIntVector) root.getVector(0);
        numbers.allocateNew(BATCH_ROWS);
        List<TextCells> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(TextCells.of(columns.get(i).type(), root.getVector(i + 1), BATCH_ROWS));
        }
        while (size < BATCH_ROWS && advance()) {
            numbers.set(size, row++);
            for (int i = 0; i < positions.length; i++) {
                read(cells.get(i), columns.get(i), positions[i], size);
            }
            size++;
        }
        root.setRowCount(size);
        progress.advance(size);
        return size > 0;
    }

    private void read(TextCells cells, TextColumn column, int position, int index) {
        if (rows.isNull(position)) {
            cells.setNull(index);
            return;
        }
        try {
            cells.set(index, rows.bytes(position), rows.start(position), rows.end(position));
        } catch (TidemarkException e) {
            throw column.located(e, rows.position(), FileList.shown(path), files);
        }
    }

    private boolean advance() throws IOException {
        while (rows == null || !rows.next()) {
            if (rows != null) {
                rows.close();
            }
            if (!paths.hasNext()) {
                rows = null;
                return false;
            }
            open(paths.next());
        }
        return true;
    }

    private void open(Path next) throws IOException {
        path = next;
        rows = TextFiles.open(files, next, header, unknown);
        if (files.format() == FileFormat.CSV) {
            TextFiles.checkHeader(files, next, rows.columns(), header);
        }
        positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = rows.columns().indexOf(columns.get(i).name());
        }
    }

    @Override
    protected void closeSource() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
