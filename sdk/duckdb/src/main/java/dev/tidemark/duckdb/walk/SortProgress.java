package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;

/** Tells how far a query has come before its first row, by asking DuckDB now and then from a thread of its own. */
final class SortProgress implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 200;

    private final DuckDBPreparedStatement statement;
    private final ProgressMeter progress;
    private final String source;
    private final Thread thread;
    private long done;

    private SortProgress(DuckDBPreparedStatement statement, ProgressMeter progress, String source) {
        this.statement = statement;
        this.progress = progress;
        this.source = source;
        this.thread = new Thread(this::watch, "tidemark-sort-progress");
        thread.setDaemon(true);
    }

    static SortProgress of(DuckDBPreparedStatement statement, ProgressMeter progress, String source) {
        SortProgress watching = new SortProgress(statement, progress, source);
        progress.start(Phase.SORT, source, OptionalLong.empty());
        watching.thread.start();
        return watching;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                tell(statement.getQueryProgress());
            }
        } catch (InterruptedException | SQLException e) {
            // the query is over
        }
    }

    private void tell(QueryProgress now) {
        if (now.getRowsProcessed() <= done || now.getTotalRowsToProcess() <= 0) {
            return;
        }
        if (done == 0) {
            progress.start(Phase.SORT, source, OptionalLong.of(now.getTotalRowsToProcess()));
        }
        progress.advance(now.getRowsProcessed() - done);
        done = now.getRowsProcessed();
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        progress.finish();
    }
}
