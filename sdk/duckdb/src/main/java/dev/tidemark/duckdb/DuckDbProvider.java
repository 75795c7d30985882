package dev.tidemark.duckdb;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorProvider;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.duckdb.walk.SortAndWalk;
import dev.tidemark.duckdb.walk.StateWalk;
import dev.tidemark.duckdb.walk.WalkSizes;

/** DuckDB, found by its presence on the class path. */
public final class DuckDbProvider implements ExecutorProvider {
    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public Executor open(ExecutorSettings settings) {
        return new DuckDbExecutor(settings, new SortAndWalk(), new StateWalk(WalkSizes.DEFAULT));
    }
}
