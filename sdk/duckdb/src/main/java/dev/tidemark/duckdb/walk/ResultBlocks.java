package dev.tidemark.duckdb.walk;

import java.io.IOException;

/** Where stored features wait until those of all rows are known. Written by many lanes, then read by one thread. */
interface ResultBlocks extends AutoCloseable {
    /**
     * A writer for one lane.
     *
     * @param features of a view that are outputs, by index
     * @param outputs where each goes, among the stored outputs
     */
    ResultWriter writer(int[] features, int[] outputs);

    /** What the values of a block take here beyond {@link ValueSizes#rowBytes}, about. */
    long bytes(int block);

    /** Adds the same of each row. */
    void addBytes(int block, long[] rowBytes) throws IOException;

    /** Puts the values that are here of some rows of a block where they belong. */
    void fill(int block, SliceColumns slice) throws IOException;

    @Override
    void close() throws IOException;
}
