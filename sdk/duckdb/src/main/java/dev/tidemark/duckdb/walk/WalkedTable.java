package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.row.ValueColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The result of a walk. */
final class WalkedTable implements FeatureTable {
    private final long rows;
    private final ResultBlocks results;
    private final List<ViewCounts> counts;

    WalkedTable(long rows, ResultBlocks results, List<ViewCounts> counts) {
        this.rows = rows;
        this.results = results;
        this.counts = List.copyOf(counts);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public int blockRows() {
        return ResultBlocks.BLOCK_ROWS;
    }

    @Override
    public ValueColumn[] block(int index) {
        try {
            return results.block(index);
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
