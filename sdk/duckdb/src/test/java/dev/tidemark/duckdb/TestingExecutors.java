package dev.tidemark.duckdb;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.duckdb.walk.SortAndWalk;
import dev.tidemark.duckdb.walk.StateWalk;
import dev.tidemark.duckdb.walk.WalkSizes;
import java.nio.file.Path;

/** Executors as tests need them: with little memory, so that results go to disk, or in small steps. */
public final class TestingExecutors {
    private static final long MEMORY_BYTES = 256L << 20;

    /** Room for the results of any test. */
    public static final long MUCH_HEAP = 1L << 30;

    /** Room for no result: all go to disk. */
    public static final long NO_HEAP = 1;

    /** Steps so small that keys, chunks and turns end in every possible way. */
    public static final WalkSizes TINY_STEPS = new WalkSizes(3, 2, 1, 1);

    private TestingExecutors() {}

    /** An executor with little memory for DuckDB, but enough for what three threads hold at once; the caller closes it. */
    public static Executor open(Path workDirectory, long heapBytes, int threads, WalkSizes sizes) {
        return open(workDirectory, MEMORY_BYTES, heapBytes, threads, sizes);
    }

    /** An executor with that much memory for DuckDB; the caller closes it. */
    public static Executor open(Path workDirectory, long memoryBytes, long heapBytes, int threads, WalkSizes sizes) {
        return new DuckDbExecutor(
                new ExecutorSettings(memoryBytes, heapBytes, threads, workDirectory),
                new SortAndWalk(sizes),
                new StateWalk(sizes));
    }
}
