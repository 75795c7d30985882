package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import java.util.List;

/** A gate that is judged while rows stream by, once, in order. Not thread-safe. */
interface StreamedCheck {
    /**
     * @param columns all of the training set's
     * @param firstRow counted from 0
     */
    void add(List<ScannedColumn> columns, long firstRow, int rows);

    /** After the last row. */
    Outcome outcome();
}
