package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.input.TextColumn;
import dev.tidemark.core.text.JsonObjects;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads files of text, by number. */
final class TextTask implements FlatMapFunction<Iterator<Integer>, InternalRow> {
    /** Whether each row tells where it stood. */
    enum Positions {
        NONE,
        BEHIND
    }

    private final DataFiles files;
    private final List<String> paths;
    private final List<String> header;
    private final List<TextColumn> columns;
    private final JsonObjects.Unknown unknown;
    private final Positions positions;

    TextTask(
            DataFiles files,
            List<String> paths,
            List<String> header,
            List<TextColumn> columns,
            JsonObjects.Unknown unknown,
            Positions positions) {
        this.files = files;
        this.paths = List.copyOf(paths);
        this.header = List.copyOf(header);
        this.columns = List.copyOf(columns);
        this.unknown = unknown;
        this.positions = positions;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<Integer> numbers) {
        return new FileRows<>(
                numbers,
                number -> new TextFileRows(files, paths.get(number), number, header, columns, unknown, positions));
    }
}
