package dev.tidemark.duckdb.walk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads sorted questions as far as the keys of the events have come. */
final class QuestionReader {
    private final ArrowStream stream;
    private QuestionChunk rest = new QuestionChunk(0, 0, new int[0], new long[0], new long[0]);
    private boolean ended;

    /** Reads {@code id, as_of, row_number}. */
    QuestionReader(ArrowStream stream) {
        this.stream = stream;
    }

    /** The questions not given yet about keys up to that one. */
    List<QuestionChunk> upTo(int id) throws IOException {
        List<QuestionChunk> chunks = new ArrayList<>();
        while (fill()) {
            int to = firstAfter(id);
            if (to > rest.from()) {
                chunks.add(rest.slice(rest.from(), to));
                rest = rest.slice(to, rest.to());
            }
            if (rest.from() < rest.to()) {
                break;
            }
        }
        return chunks;
    }

    private boolean fill() throws IOException {
        while (rest.from() == rest.to() && !ended) {
            if (stream.next()) {
                int rows = stream.rows();
                rest = new QuestionChunk(
                        0,
                        rows,
                        ArrowColumns.ints(stream.column(0), rows),
                        ArrowColumns.longs(stream.column(1), rows),
                        ArrowColumns.longs(stream.column(2), rows));
            } else {
                ended = true;
            }
        }
        return rest.from() < rest.to();
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
