package dev.tidemark.semantics.state;

import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.time.Window;
import java.util.Arrays;

/**
 * The tiles of one resolution in order of time, and the windows over them. A tile's aggregates lie in its slot. Tiles that
 * no window can reach any more are pruned. Not thread-safe.
 */
final class Track {
    private static final int TOO_LATE = -1;
    /** From so many tiles on, it takes longer to look at them all than to read and to write what they come to. */
    private static final int MANY = 8;

    final long resolution;
    private Tiles[] aggregates = new Tiles[0];
    private WindowCursor[] windows = new WindowCursor[0];
    private long[] tiles = new long[16];
    private int[] slots = new int[16];
    private int begin;
    private int end;
    private final FreeSlots free = new FreeSlots();
    private int[] rowSlots = new int[64];
    private int[] lateRows = new int[16];
    private int lateCount;
    private long tooLate;

    Track(long resolution) {
        this.resolution = resolution;
    }

    /** Keeps another aggregate; before the first event. */
    void keep(Tiles aggregate) {
        aggregates = Arrays.copyOf(aggregates, aggregates.length + 1);
        aggregates[aggregates.length - 1] = aggregate;
    }

    /** Watches another window; before the first event. */
    void watch(WindowCursor window) {
        windows = Arrays.copyOf(windows, windows.length + 1);
        windows[windows.length - 1] = window;
    }

    Tiles[] aggregates() {
        return aggregates;
    }

    WindowCursor[] windows() {
        return windows;
    }

    int begin() {
        return begin;
    }

    int end() {
        return end;
    }

    long tile(int position) {
        return tiles[position];
    }

    int slot(int position) {
        return slots[position];
    }

    /** By position; to be read only, and only until tiles are added; so are the slots. */
    long[] tiles() {
        return tiles;
    }

    int[] slots() {
        return slots;
    }

    /** Rows that came when every window here had passed their tile. */
    long tooLate() {
        return tooLate;
    }

    void reset() {
        free.restart(0);
        begin = 0;
        end = 0;
        resetWindows();
    }

    void resetWindows() {
        for (WindowCursor window : windows) {
            window.reset(begin);
        }
    }

    /** Moves the windows to an instant that is no earlier than the last one. */
    void advance(long asOf) {
        for (WindowCursor window : windows) {
            window.advance(asOf);
        }
    }

    /**
     * Adds a run of events.
     *
     * @param rows of the run, those that exist
     * @param prunedBefore tiles before this one are out of every window's reach
     */
    void add(EventBatch batch, Selection rows, int from, int to, long prunedBefore) {
        if (rowSlots.length < to - from) {
            rowSlots = new int[Math.max(to - from, rowSlots.length * 2)];
        }
        lateCount = 0;
        int firstRow = assignSlots(batch, rows, from, prunedBefore);
        if (firstRow < to) {
            for (Tiles aggregate : aggregates) {
                aggregate.add(batch, rowSlots, firstRow, from);
            }
        }
        for (int i = 0; i < lateCount; i++) {
            int row = lateRows[i];
            long tile = Window.tile(batch.eventTimes[row], resolution);
            for (WindowCursor window : windows) {
                window.addLate(batch, row, tile, rowSlots[row - from]);
            }
        }
        prune(prunedBefore);
    }

    /** Finds or makes the tile of each row that some window can reach; gives the first such row, or one past all. */
    private int assignSlots(EventBatch batch, Selection rows, int from, long prunedBefore) {
        long[] times = batch.eventTimes;
        long reachableFrom = startOf(prunedBefore);
        int firstRow = Integer.MAX_VALUE;
        int slot = TOO_LATE;
        long tileStart = 0;
        long tileEnd = 0;
        boolean admitted = false;
        for (int i = 0; i < rows.size; i++) {
            int row = rows.rows[i];
            long time = times[row];
            if (time < reachableFrom) {
                rowSlots[row - from] = TOO_LATE;
                tooLate++;
                continue;
            }
            if (time < tileStart || time >= tileEnd) {
                long tile = Window.tile(time, resolution);
                tileStart = startOf(tile);
                tileEnd = resolution == Window.UNBOUNDED ? Long.MAX_VALUE : tileStart + resolution;
                int position = findOrInsert(tile); // may replace the array of slots
                slot = slots[position];
                admitted = position < end - 1 && mayBeAdmitted(tile);
                firstRow = Math.min(firstRow, row);
            }
            rowSlots[row - from] = slot;
            if (admitted) {
                noteLate(row);
            }
        }
        return firstRow;
    }

    private long startOf(long tile) {
        return resolution == Window.UNBOUNDED || tile == Long.MIN_VALUE ? Long.MIN_VALUE : tile * resolution;
    }

    private boolean mayBeAdmitted(long tile) {
        for (WindowCursor window : windows) {
            if (window.mayHold(tile)) {
                return true;
            }
        }
        return false;
    }

    private void noteLate(int row) {
        if (lateCount == lateRows.length) {
            lateRows = Arrays.copyOf(lateRows, lateCount * 2);
        }
        lateRows[lateCount++] = row;
    }

    /** The first position whose tile is at least that, or one past all. */
    private int firstAtLeast(long tile) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tiles[middle] < tile) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int findOrInsert(long tile) {
        if (end > begin && tiles[end - 1] == tile) {
            return end - 1;
        }
        int position = end > begin && tiles[end - 1] > tile ? firstAtLeast(tile) : end;
        if (position < end && tiles[position] == tile) {
            return position;
        }
        if (end == tiles.length) {
            position -= makeRoom();
        }
        if (position < end) {
            System.arraycopy(tiles, position, tiles, position + 1, end - position);
            System.arraycopy(slots, position, slots, position + 1, end - position);
            for (WindowCursor window : windows) {
                window.inserted(position, tile);
            }
        }
        tiles[position] = tile;
        slots[position] = takeSlot();
        end++;
        return position;
    }

    /** Moves the tiles to the front of their arrays, or to larger ones; gives by how much positions went down. */
    private int makeRoom() {
        int by = begin;
        int count = end - begin;
        if (begin < tiles.length / 2) {
            long[] moreTiles = new long[tiles.length * 2];
            int[] moreSlots = new int[tiles.length * 2];
            System.arraycopy(tiles, begin, moreTiles, 0, count);
            System.arraycopy(slots, begin, moreSlots, 0, count);
            tiles = moreTiles;
            slots = moreSlots;
        } else {
            System.arraycopy(tiles, begin, tiles, 0, count);
            System.arraycopy(slots, begin, slots, 0, count);
        }
        begin = 0;
        end = count;
        for (WindowCursor window : windows) {
            window.shifted(by);
        }
        return by;
    }

    private int takeSlot() {
        if (free.isEmpty()) {
            growSlots(0);
        }
        int slot = free.take();
        for (Tiles aggregate : aggregates) {
            aggregate.clear(slot);
        }
        return slot;
    }

    private void growSlots(int least) {
        free.grow(least);
        for (Tiles aggregate : aggregates) {
            aggregate.grow(free.room());
        }
    }

    /** The first tile that some window may still reach at or after an instant. */
    long firstReachable(long asOf) {
        long first = Long.MAX_VALUE;
        for (WindowCursor window : windows) {
            first = Math.min(first, window.firstTileAt(asOf));
        }
        return first;
    }

    private void prune(long before) {
        if (begin == end || tiles[begin] >= before) {
            return;
        }
        int kept = begin;
        while (kept < end && tiles[kept] < before) {
            kept++;
        }
        for (WindowCursor window : windows) {
            window.pruned(before, kept);
        }
        for (int i = begin; i < kept; i++) {
            free.release(slots[i]);
        }
        begin = kept;
    }

    /**
     * Writes how many tiles there are and, in order, the step from the one before and the shares of each.
     *
     * <p>Before many tiles of numbers stands what a single look needs, which takes the whole and what lies before the windows,
     * instead of what lies in them: what all tiles come to, as the shares of one; how far the newest is from the oldest; and how many bytes
     * the tiles take.
     *
     * @param scratch overwritten
     */
    void write(ByteWriter out, ByteWriter scratch) {
        out.writeUnsigned(end - begin);
        if (!tellsWhole(end - begin)) {
            writeTiles(out);
            return;
        }
        for (Tiles aggregate : aggregates) {
            ((ScalarTiles) aggregate).writeWhole(this, begin, end, out);
        }
        out.writeUnsigned(tiles[end - 1] - tiles[begin]);
        scratch.clear();
        writeTiles(scratch);
        out.writeUnsigned(scratch.size());
        out.writeRaw(scratch.written(), 0, scratch.size());
    }

    /** Whether so many tiles are written with what they come to before them. */
    boolean tellsWhole(int count) {
        if (count < MANY) {
            return false;
        }
        for (Tiles aggregate : aggregates) {
            if (!(aggregate instanceof ScalarTiles)) {
                return false;
            }
        }
        return true;
    }

    private void writeTiles(ByteWriter out) {
        long before = 0;
        for (int i = begin; i < end; i++) {
            out.writeSigned(tiles[i] - before);
            before = tiles[i];
            for (Tiles aggregate : aggregates) {
                aggregate.write(slots[i], out);
            }
        }
    }

    /**
     * Takes on what {@link #write} wrote; only after {@link #reset}. The tile at a position then has the slot of its number.
     *
     * @param wholes false for what a release wrote that did not know them
     */
    void read(ByteReader in, boolean wholes) {
        int count = in.readCount();
        makeRoomFor(count);
        if (wholes && tellsWhole(count)) {
            readWhole(in, count);
        } else {
            readTiles(in, count);
        }
        end = count;
    }

    /** Takes on the tiles, and makes sure that what is said of them fits. */
    private void readWhole(ByteReader in, int count) {
        for (Tiles aggregate : aggregates) {
            aggregate.read(0, in); // overwritten by the first tile
        }
        long span = in.readUnsigned();
        int tilesEnd = in.readCount() + in.position();
        readTiles(in, count);
        if (tiles[count - 1] - tiles[0] != span || in.position() != tilesEnd) {
            throw new ByteReader.MalformedException("tiles are not what is said of them");
        }
    }

    private void readTiles(ByteReader in, int count) {
        long before = 0;
        for (int i = 0; i < count; i++) {
            long tile = before + in.readSigned();
            if (i > 0 && tile <= before) {
                throw new ByteReader.MalformedException("tiles are not in order");
            }
            before = tile;
            tiles[i] = tile;
            for (Tiles aggregate : aggregates) {
                aggregate.read(i, in);
            }
        }
    }

    /** Makes sure that there is a slot 0, for a share that is looked at and forgotten; only after {@link #reset}. */
    void makeScratch() {
        if (free.room() == 0) {
            growSlots(1);
        }
    }

    private void makeRoomFor(int count) {
        if (tiles.length < count) {
            tiles = new long[count];
            slots = new int[count];
        }
        if (free.room() < count) {
            growSlots(count);
        }
        for (int i = 0; i < count; i++) {
            slots[i] = i;
        }
        free.restart(count);
    }
}
