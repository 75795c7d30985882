package dev.tidemark.semantics.state;

import dev.tidemark.semantics.plan.FeaturePlan;

/** Reads the oldest or newest rows of a window from the lists of its tiles. */
final class RowTilesReader implements FeatureReader {
    private final FeaturePlan plan;
    private final Track track;
    private final WindowCursor window;
    private final RowTiles tiles;
    private final RowList rows;

    RowTilesReader(FeaturePlan plan, Track track, WindowCursor window, RowTiles tiles) {
        this.plan = plan;
        this.track = track;
        this.window = window;
        this.tiles = tiles;
        this.rows = new RowList(tiles.column, tiles.newest, tiles.limit);
    }

    @Override
    public void read(long asOf, FeatureValues out, int feature) {
        rows.clear();
        int low = window.low();
        int end = window.end();
        for (int i = 0; i < end - low && rows.size() < tiles.limit; i++) {
            RowList list = tiles.rows(track.slot(tiles.newest ? end - 1 - i : low + i));
            for (int j = 0; j < list.size() && rows.size() < tiles.limit; j++) {
                rows.add(list, j);
            }
        }
        Readers.readRows(rows, rows.size(), plan, asOf, out, feature);
    }

    @Override
    public boolean isTied() {
        return rows.size() > 0 && plan.column() != FeaturePlan.NONE && rows.isTied();
    }
}
