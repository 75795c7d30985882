package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.time.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest rows of a selection, for features whose window ends at the instant itself: if the newest row is too old, all
 * are, so no tiles are needed. Rows that no window can reach any more are pruned, but where {@code latest} reads them: it
 * tells an expired value from one that was never there.
 */
final class NewestRows {
    final Selection selection;
    final int column;
    final int limit;
    final RowList rows;
    private final List<Window> windows = new ArrayList<>();
    private boolean tellsExpired;

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

    /** Serves another feature; before the first event. */
    void serve(FeaturePlan feature) {
        windows.add(feature.window());
        tellsExpired |= feature.function() == AggregateFunction.LATEST;
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

    /** Drops the rows that no feature can reach at or after an instant. */
    void prune(long horizon) {
        if (!tellsExpired) {
            while (rows.size() > 0 && !isReached(rows.eventTime(rows.size() - 1), horizon)) {
                rows.dropOldest();
            }
        }
    }

    private boolean isReached(long eventTime, long asOf) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).covers(eventTime, asOf)) {
                return true;
            }
        }
        return false;
    }
}
