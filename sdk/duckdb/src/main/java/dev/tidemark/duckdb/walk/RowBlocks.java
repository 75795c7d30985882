package dev.tidemark.duckdb.walk;

/**
 * The rows of a spine in blocks of {@code 2^shift} rows, the last one shorter.
 *
 * @param rows of the spine
 */
record RowBlocks(long rows, int shift) {
    private static final int MAX_SHIFT = 16;
    private static final int MIN_SHIFT = 8;

    /** Blocks that take about so much memory, but not so many that each cannot have its buffers. */
    static RowBlocks of(long rows, long rowBytes, long blockBytes, long maxBlocks) {
        int shift = MAX_SHIFT;
        while (shift > MIN_SHIFT && rowBytes << shift > blockBytes && rows >> (shift - 1) < maxBlocks) {
            shift--;
        }
        return new RowBlocks(rows, shift);
    }

    /** Blocks of as many of these as take about so much memory. */
    RowBlocks joined(long rowBytes, long bytes) {
        int joined = shift;
        while (rowBytes << joined < bytes && 1L << joined < rows) {
            joined++;
        }
        return new RowBlocks(rows, joined);
    }

    int count() {
        return Math.toIntExact((rows + (1L << shift) - 1) >> shift);
    }

    int block(long row) {
        return (int) (row >> shift);
    }

    /** Where a row lies in its block. */
    int position(long row) {
        return (int) (row & ((1L << shift) - 1));
    }

    long firstRow(int block) {
        return (long) block << shift;
    }

    int rowsIn(int block) {
        return (int) Math.min(1L << shift, rows - firstRow(block));
    }
}
