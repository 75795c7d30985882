package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The result of a walk. */
final class WalkedTable implements FeatureTable {
    private final long rows;
    private final Results results;
    private final List<ViewCounts> counts;

    WalkedTable(long rows, Results results, List<ViewCounts> counts) {
        this.rows = rows;
        this.results = results;
        this.counts = List.copyOf(counts);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public FeatureRows rowsAround(long row) {
        try {
            return results.around(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ViewCounts> counts() {
        return counts;
    }

    @Override
    public void close() {
        try {
            results.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
