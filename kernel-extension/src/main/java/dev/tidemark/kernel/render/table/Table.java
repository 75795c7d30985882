package dev.tidemark.kernel.render.table;

import dev.tidemark.core.training.TrainingSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows as a notebook shows them: {@code Table.of(set).page(3)}. A view: what it is of must be open when it is shown, and is read
 * then. Not thread-safe.
 */
public final class Table {
    /** Rows on a page unless another size is asked for. */
    public static final int PAGE_SIZE = 20;

    private final TableData data;

    static Table of(TableData data) {
        return new Table(data);
    }

    private Table(TableData data) {
        this.data = data;
    }

    public static Table of(TrainingSet set) {
        return new Table(ArrowData.of(set));
    }

    /** The rows that it holds when it is shown; it stays the caller's. */
    public static Table of(VectorSchemaRoot root) {
        return new Table(ArrowData.of(root));
    }

    /**
     * Rows of Java values: numbers, Booleans, texts, instants, or what tells itself by its {@code toString}.
     *
     * @param names of the columns
     * @param rows each with a value for each column, null for null
     */
    public static Table of(List<String> names, List<? extends List<?>> rows) {
        return of(names, Collections.nCopies(names.size(), null), rows);
    }

    /** @param types how the columns' types are called; null for one that is called by its values */
    public static Table of(List<String> names, List<String> types, List<? extends List<?>> rows) {
        return new Table(ListData.of(names, types, rows));
    }

    /** How many rows; empty if nobody knows before the last. */
    public OptionalLong rowCount() {
        return data.rowCount();
    }

    /** Column names, in order. */
    public List<String> columns() {
        return data.columns().stream().map(TableColumn::name).toList();
    }

    /** @param number from 1; one beyond the last shows no rows */
    public Page page(long number) {
        return new Page(this, Math.max(0, number - 1) * PAGE_SIZE, PAGE_SIZE);
    }

    /** The page that begins with a row, counted from 1. */
    public Page from(long row) {
        return new Page(this, Math.max(0, row - 1), PAGE_SIZE);
    }

    TableData data() {
        return data;
    }
}
