package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import java.util.List;
import java.util.OptionalLong;

/** Finds the latest instant of the spine while rows stream by. */
final class NewestRow {
    private final int timeColumn;
    private OptionalLong newest = OptionalLong.empty();

    NewestRow(int timeColumn) {
        this.timeColumn = timeColumn;
    }

    void add(List<ScannedColumn> columns, int rows) {
        ScannedColumn times = columns.get(timeColumn);
        for (int row = 0; row < rows; row++) {
            newest = OptionalLong.of(Math.max(newest.orElse(Long.MIN_VALUE), times.micros(row)));
        }
    }

    OptionalLong micros() {
        return newest;
    }
}
