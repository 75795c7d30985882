package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.input.TextFiles;
import dev.tidemark.core.input.TextRows;
import dev.tidemark.core.input.Utf8Text;
import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of one file of text. Not thread-safe. */
final class TextFileRows implements FileRows.Opened {
    private final DataFiles files;
    private final Path path;
    private final TextRows rows;
    private final TextColumn[] columns;
    private final int[] places;
    private final GenericInternalRow row;
    private long index;

    TextFileRows(
            DataFiles files,
            String path,
            int number,
            List<String> header,
            List<TextColumn> columns,
            JsonObjects.Unknown unknown,
            TextTask.Positions positions) {
        this.files = files;
        this.path = Path.of(path);
        this.rows = TextFiles.open(files, this.path, header, unknown);
        if (files.format() == FileFormat.CSV) {
            TextFiles.checkHeader(files, this.path, rows.columns(), header);
        }
        this.columns = columns.toArray(new TextColumn[0]);
        this.places = columns.stream()
                .mapToInt(column -> rows.columns().indexOf(column.name()))
                .toArray();
        boolean positioned = positions == TextTask.Positions.BEHIND;
        this.row = new GenericInternalRow(places.length + (positioned ? 2 : 0));
        if (positioned) {
            row.update(places.length, number);
        }
    }

    @Override
    public InternalRow next() throws IOException {
        if (!rows.next()) {
            return null;
        }
        for (int i = 0; i < places.length; i++) {
            row.update(i, rows.isNull(places[i]) ? null : value(i));
        }
        if (row.numFields() > places.length) {
            row.update(places.length + 1, index++);
        }
        return row;
    }

    private Object value(int column) {
        try {
            ValueType type = columns[column].type();
            if (type == ValueType.STRING) {
                byte[] bytes = rows.bytes(places[column]);
                int start = rows.start(places[column]);
                int end = rows.end(places[column]);
                Utf8Text.check(bytes, start, end);
                return UTF8String.fromBytes(bytes, start, end - start);
            }
            return switch (type) {
                case BOOL -> TextValues.parseBool(rows.text(places[column]));
                case DOUBLE -> TextValues.parseDouble(rows.text(places[column]));
                case TIMESTAMP -> TextTime.parse(rows.text(places[column]));
                default -> TextValues.parseInt64(rows.text(places[column]));
            };
        } catch (TidemarkException e) {
            throw columns[column].located(e, rows.position(), FileList.shown(path), files);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
