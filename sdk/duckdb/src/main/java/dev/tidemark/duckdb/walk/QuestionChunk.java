package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.row.ValueColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions ordered by key and then by instant. Never changed once made.
 *
 * @param ids of each question's key; −1 where a key column is null
 * @param asOfMicros the instant of evaluation
 * @param rows what each is the answer for: rows of the spine, from 0
 * @param keys the key columns themselves; none where answers do not need them
 */
record QuestionChunk(int from, int to, int[] ids, long[] asOfMicros, long[] rows, ValueColumn[] keys) {
    /** What a question takes without a key. */
    static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

    static final QuestionChunk NONE = new QuestionChunk(0, 0, new int[0], new long[0], new long[0], new ValueColumn[0]);

    QuestionChunk slice(int sliceFrom, int sliceTo) {
        return new QuestionChunk(sliceFrom, sliceTo, ids, asOfMicros, rows, keys);
    }

    /** Whether the last question would see an event of that key that becomes visible then, were it of the same key. */
    boolean isLastAfter(int id, long visibleMicros) {
        int lastId = ids[to - 1];
        return lastId > id || (lastId == id && asOfMicros[to - 1] > visibleMicros);
    }

    /** The key of a question, one value for each column. */
    List<Object> key(int question) {
        List<Object> key = new ArrayList<>(keys.length);
        for (ValueColumn column : keys) {
            key.add(column.value(question));
        }
        return key;
    }
}
