package dev.tidemark.sync.archive.parquet;

import dev.tidemark.semantics.row.ValueColumn;
import java.util.List;

/** Rows in memory, column by column. Not thread-safe. */
public final class FileRows {
    private final List<FileColumn> columns;
    private final ValueColumn[] values;

    public FileRows(List<FileColumn> columns) {
        this.columns = List.copyOf(columns);
        this.values = columns.stream()
                .map(column -> new ValueColumn(column.type(), 1))
                .toArray(ValueColumn[]::new);
    }

    public List<FileColumn> columns() {
        return columns;
    }

    /** The values of a column, to be appended to: a row is there once every column has its value. */
    public ValueColumn values(int column) {
        return values[column];
    }

    public int size() {
        return values.length == 0 ? 0 : values[values.length - 1].size();
    }

    /** Appends a row of others with the same columns. */
    public void append(FileRows others, int row) {
        for (int i = 0; i < values.length; i++) {
            values[i].appendFrom(others.values[i], row);
        }
    }

    public void append(FileRows others) {
        for (int row = 0; row < others.size(); row++) {
            append(others, row);
        }
    }
}
