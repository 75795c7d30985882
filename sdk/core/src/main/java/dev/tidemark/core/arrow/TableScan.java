package dev.tidemark.core.arrow;

import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the rows of a table once, batch by batch, in the order of the spine. */
public final class TableScan {
    private TableScan() {}

    /** The rows of one batch. */
    @FunctionalInterface
    public interface Batch {
        /**
         * @param columns all of the table's, in its order; valid for this batch alone
         * @param firstRow the number of the batch's first row, counted from 0
         * @param rows in the batch
         */
        void take(List<ScannedColumn> columns, long firstRow, int rows);
    }

    public static void forEach(BuiltTable table, ProgressMeter progress, Cancellation cancellation, Batch batch) {
        try (TableReading reading = new TableReading(table)) {
            List<ScannedColumn> columns = reading.root().getFieldVectors().stream()
                    .map(ScannedColumn::new)
                    .toList();
            long[] row = {0};
            reading.forEach(progress, cancellation, root -> {
                batch.take(columns, row[0], root.getRowCount());
                row[0] += root.getRowCount();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
