package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;

/** The rows of a run of events that one feature sees: those that exist, pass its filter and have a value to aggregate. */
final class Selection {
    final int column;
    final int filter;
    int[] rows = new int[64];
    int size;

    /** Either index may be {@link FeaturePlan#NONE}. */
    Selection(int column, int filter) {
        this.column = column;
        this.filter = filter;
    }

    boolean matches(int otherColumn, int otherFilter) {
        return column == otherColumn && filter == otherFilter;
    }

    void select(EventBatch batch, int from, int to) {
        if (rows.length < to - from) {
            rows = new int[Math.max(to - from, rows.length * 2)];
        }
        int n = 0;
        if (column == FeaturePlan.NONE && filter == FeaturePlan.NONE && batch.exists == null) {
            for (int row = from; row < to; row++) {
                rows[n++] = row;
            }
        } else {
            for (int row = from; row < to; row++) {
                if (selects(batch, row)) {
                    rows[n++] = row;
                }
            }
        }
        size = n;
    }

    /** The first index whose row is at least that; found at once where no row is left out. */
    int firstFrom(int row) {
        int high = size == 0 ? 0 : Math.min(size, Math.max(0, row - rows[0]));
        if (high == 0 || rows[high - 1] < row) {
            return high;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean selects(EventBatch batch, int row) {
        if (batch.exists != null && !batch.exists[row]) {
            return false;
        }
        if (filter != FeaturePlan.NONE) {
            ValueColumn condition = batch.columns[filter];
            if (condition.nulls[row] || condition.longs[row] == 0) {
                return false;
            }
        }
        return column == FeaturePlan.NONE || !batch.columns[column].nulls[row];
    }
}
