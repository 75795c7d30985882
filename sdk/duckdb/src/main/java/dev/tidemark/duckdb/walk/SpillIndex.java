package dev.tidemark.duckdb.walk;

import java.util.Arrays;

/** Where each record of one block lies in a file, in the order of the file. */
final class SpillIndex {
    private final int block;
    private int[] positions = new int[16];
    private int[] lengths = new int[16];
    private long[] offsets = new long[16];
    private int size;

    SpillIndex(int block) {
        this.block = block;
    }

    int block() {
        return block;
    }

    void add(int position, long offset, int length) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        positions[size] = position;
        lengths[size] = length;
        offsets[size++] = offset;
    }

    int size() {
        return size;
    }

    /** The position in the block of the row that the record is of. */
    int position(int record) {
        return positions[record];
    }

    int length(int record) {
        return lengths[record];
    }

    long offset(int record) {
        return offsets[record];
    }
}
