package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;

/** Reads the oldest or newest rows of a window from the lists of its tiles. */
final class RowTilesReader implements FeatureReader.Choosing {
    private final FeaturePlan plan;
    private final WindowCursor window;
    private final RowTiles.Admitted admitted;
    private final RowList rows;

    RowTilesReader(FeaturePlan plan, WindowCursor window, RowTiles tiles) {
        this.plan = plan;
        this.window = window;
        this.admitted = (RowTiles.Admitted) window.running(tiles);
        this.rows = new RowList(tiles.column, tiles.newest, tiles.limit);
    }

    @Override
    public void read(long asOf, FeatureValues out, int feature) {
        admitted.first(rows, window.newestSlot());
        Readers.readRows(rows, rows.size(), plan, asOf, out, feature);
    }

    @Override
    public boolean isTied() {
        return rows.size() > 0 && plan.column() != FeaturePlan.NONE && rows.isTied();
    }
}
