package dev.tidemark.spark.input;

import dev.tidemark.core.executor.DataFiles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads Arrow files, by number. */
final class ArrowFileTask implements FlatMapFunction<Iterator<Integer>, InternalRow> {
    private final DataFiles files;
    private final List<String> paths;
    private final ArrayList<String> columns;
    private final ArrowFileRows.Positions positions;

    ArrowFileTask(DataFiles files, List<String> paths, ArrayList<String> columns, ArrowFileRows.Positions positions) {
        this.files = files;
        this.paths = List.copyOf(paths);
        this.columns = columns;
        this.positions = positions;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<Integer> numbers) {
        return new FileRows<>(
                numbers, number -> new ArrowFileRows(files, paths.get(number), number, columns, positions));
    }
}
