package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.row.ValueColumn;
import java.io.IOException;
import java.util.List;

/** Reads sorted questions as far as the keys of the events have come. */
final class QuestionReader {
    private final ArrowStream stream;
    private final long asOfShiftMicros;
    private final List<InputColumn> keys;
    private QuestionChunk rest = QuestionChunk.NONE;
    private boolean ended;

    /**
     * A reader at the first question.
     *
     * @param stream of {@code id, as_of, row_number}, then those key columns
     * @param asOfShiftMicros is added to each instant asked about
     */
    QuestionReader(ArrowStream stream, long asOfShiftMicros, List<InputColumn> keys) {
        this.stream = stream;
        this.asOfShiftMicros = asOfShiftMicros;
        this.keys = keys;
    }

    /** Some of the questions not given yet about keys up to that one; null if there is none. */
    QuestionChunk next(int upToId) throws IOException {
        if (!fill()) {
            return null;
        }
        int to = firstAfter(upToId);
        if (to == rest.from()) {
            return null;
        }
        QuestionChunk chunk = rest.slice(rest.from(), to);
        rest = rest.slice(to, rest.to());
        return chunk;
    }

    private boolean fill() throws IOException {
        while (rest.from() == rest.to() && !ended) {
            if (stream.next()) {
                int rows = stream.rows();
                rest = new QuestionChunk(
                        0,
                        rows,
                        ArrowColumns.ints(stream.column(0), rows),
                        instants(rows),
                        ArrowColumns.longs(stream.column(2), rows),
                        keys(rows));
            } else {
                ended = true;
            }
        }
        return rest.from() < rest.to();
    }

    private long[] instants(int rows) throws IOException {
        long[] instants = ArrowColumns.longs(stream.column(1), rows);
        if (asOfShiftMicros != 0) {
            for (int i = 0; i < rows; i++) {
                instants[i] += asOfShiftMicros;
            }
        }
        return instants;
    }

    private ValueColumn[] keys(int rows) throws IOException {
        ValueColumn[] columns = new ValueColumn[keys.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ArrowColumns.column(stream.column(3 + i), keys.get(i).type(), rows);
        }
        return columns;
    }

    private int firstAfter(int id) {
        int low = rest.from();
        int high = rest.to();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rest.ids()[middle] <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
