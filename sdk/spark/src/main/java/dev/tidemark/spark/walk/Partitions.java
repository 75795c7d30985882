package dev.tidemark.spark.walk;

import org.apache.spark.sql.classic.SparkSession;

/** Into how many parts rows are shuffled: few for little, so many for much that a part is sorted in memory. */
public final class Partitions {
    /** About what a task sorts, as it is stored in files; in memory it is several times as much. */
    private static final long BYTES_EACH = 16L << 20;

    /** Less is not worth a task of its own. */
    private static final long LEAST_BYTES = 1L << 20;

    private static final long CELLS_EACH = 4_000_000;
    private static final long LEAST_CELLS = 200_000;

    private Partitions() {}

    static int forBytes(SparkSession session, long bytes) {
        return parts(session, bytes, LEAST_BYTES, BYTES_EACH);
    }

    static int forRows(SparkSession session, long rows, int columns) {
        return parts(session, rows * columns, LEAST_CELLS, CELLS_EACH);
    }

    /** As many as there are cores if there is enough for each, and more if a part would be too large. */
    private static int parts(SparkSession session, long size, long least, long most) {
        long cores = session.sparkContext().defaultParallelism();
        long worthwhile = Math.max(1, size / least);
        long needed = (size + most - 1) / most;
        return (int) Math.min(100_000, Math.max(needed, Math.min(cores, worthwhile)));
    }
}
