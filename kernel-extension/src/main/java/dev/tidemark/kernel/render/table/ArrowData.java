package dev.tidemark.kernel.render.table;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.core.training.TrainingSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Rows in Arrow's vectors: all of them in memory, or of a training set, batch by batch. */
final class ArrowData {
    private ArrowData() {}

    static TableData of(TrainingSet set) {
        return new OfSet(set, set.columns().stream().map(TableColumn::of).toList());
    }

    static TableData of(VectorSchemaRoot root) {
        return new OfRoot(
                root, root.getSchema().getFields().stream().map(TableColumn::of).toList());
    }

    private record OfSet(TrainingSet set, List<TableColumn> columns) implements TableData {
        @Override
        public OptionalLong rowCount() {
            return OptionalLong.of(set.rowCount());
        }

        @Override
        public void read(Batches batches) {
            try (RootAllocator allocator = new RootAllocator();
                    ArrowReader reader = set.arrow(allocator)) {
                long first = 0;
                boolean wanted = true;
                while (wanted && reader.loadNextBatch()) {
                    VectorSchemaRoot root = reader.getVectorSchemaRoot();
                    wanted = batches.take(values(root, columns), first, root.getRowCount());
                    first += root.getRowCount();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record OfRoot(VectorSchemaRoot root, List<TableColumn> columns) implements TableData {
        @Override
        public OptionalLong rowCount() {
            return OptionalLong.of(root.getRowCount());
        }

        @Override
        public void read(Batches batches) {
            batches.take(values(root, columns), 0, root.getRowCount());
        }
    }

    private static List<TableData.Values> values(VectorSchemaRoot root, List<TableColumn> columns) {
        List<TableData.Values> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FieldVector vector = root.getVector(i);
            boolean time = columns.get(i).kind() == TableColumn.Kind.TIME;
            values.add(new OfColumn(ScannedColumn.of(vector), time));
        }
        return values;
    }

    private record OfColumn(ScannedColumn column, boolean time) implements TableData.Values {
        @Override
        public boolean isNull(int row) {
            return column.isNull(row);
        }

        @Override
        public String text(int row) {
            return column.text(row);
        }

        @Override
        public double number(int row) {
            return time ? (double) column.micros(row) : column.number(row);
        }
    }
}
