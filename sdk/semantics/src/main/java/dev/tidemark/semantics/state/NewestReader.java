package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.FeaturePlan;

/** Reads the newest rows of a window that ends at the instant: {@code latest}, {@code last} and their kin. */
final class NewestReader implements FeatureReader.Choosing {
    private final FeaturePlan plan;
    private final RowList rows;
    private boolean tied;

    NewestReader(FeaturePlan plan, NewestRows newest) {
        this.plan = plan;
        this.rows = newest.rows;
    }

    @Override
    public void read(long asOf, FeatureValues out, int feature) {
        int count = Readers.covered(rows, plan.window(), asOf);
        tied = count > 0 && plan.column() != FeaturePlan.NONE && rows.isTied();
        if (count == 0 && plan.function() == AggregateFunction.LATEST) {
            out.setNull(feature, rows.size() == 0 ? ValueStatus.NEVER_SEEN : ValueStatus.EXPIRED);
        } else {
            Readers.readRows(rows, count, plan, asOf, out, feature);
        }
    }

    @Override
    public boolean isTied() {
        return tied;
    }
}
