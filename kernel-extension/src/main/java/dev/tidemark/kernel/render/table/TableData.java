package dev.tidemark.kernel.render.table;

import java.util.List;
import java.util.OptionalLong;

/** Rows that can be read from the first, again and again. */
interface TableData {
    /** One column of a batch; rows are counted from 0 within it. */
    interface Values {
        boolean isNull(int row);

        /** The value of a row that is not null, exactly. */
        String text(int row);

        /** The same as a number: an instant in microseconds, true as 1. Asked only of columns that have one. */
        double number(int row);
    }

    /** Takes batches until it has enough. */
    @FunctionalInterface
    interface Batches {
        /**
         * @param columns in the table's order; valid for this batch alone
         * @param firstRow the number of the batch's first row, from 0
         * @return whether more is wanted
         */
        boolean take(List<Values> columns, long firstRow, int rows);
    }

    List<TableColumn> columns();

    /** Empty if nobody knows before the last row. */
    OptionalLong rowCount();

    void read(Batches batches);
}
