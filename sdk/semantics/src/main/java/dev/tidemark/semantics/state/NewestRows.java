package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;

/**
 * The newest rows of a selection, for features whose window ends at the instant itself: if the newest row is too old, all
 * are, so no tiles are needed.
 */
final class NewestRows {
    final Selection selection;
    final int column;
    final int limit;
    final RowList rows;

    /**
     * An empty list.
     *
     * @param selection which rows count; it may let rows through whose value is null
     * @param column what is read of a row, or {@link dev.tidemark.semantics.plan.FeaturePlan#NONE}
     */
    NewestRows(Selection selection, int column, int limit) {
        this.selection = selection;
        this.column = column;
        this.limit = limit;
        this.rows = new RowList(column, true, limit);
    }

    void add(EventBatch batch) {
        int start = limit == 1 ? firstOfNewestInstant(batch) : 0;
        for (int i = start; i < selection.size; i++) {
            rows.add(batch, selection.rows[i]);
        }
    }

    /** With one row kept, rows that an event time later in the run outdates need not be looked at. */
    private int firstOfNewestInstant(EventBatch batch) {
        long newest = Long.MIN_VALUE;
        int first = selection.size;
        for (int i = 0; i < selection.size; i++) {
            long time = batch.eventTimes[selection.rows[i]];
            if (time > newest) {
                newest = time;
                first = i;
            }
        }
        return first;
    }
}
