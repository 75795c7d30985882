package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;

/** What the tiles admitted to a window come to, kept up to date as tiles enter and leave. Not thread-safe. */
interface Running {
    void clear();

    /** Takes in whole tiles, newer than every admitted one: those of a track at positions {@code [from, to)}. */
    void admit(Track track, int from, int to);

    /** Drops the oldest admitted tiles: those of a track at positions {@code [from, to)}, one at least. */
    void expire(Track track, int from, int to);

    /** Takes in one row of an admitted tile; the tile itself, in that slot, has it already. */
    void addLate(EventBatch batch, int row, long tile, int slot);
}
