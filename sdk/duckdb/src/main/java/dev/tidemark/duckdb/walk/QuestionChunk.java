package dev.tidemark.duckdb.walk;

/**
 * Questions ordered by key and then by instant: rows of the spine. Never changed once made.
 *
 * @param ids of each question's key; −1 where a key column is null
 * @param asOfMicros the instant of evaluation
 * @param rows of the spine, from 0
 */
record QuestionChunk(int from, int to, int[] ids, long[] asOfMicros, long[] rows) {
    QuestionChunk slice(int sliceFrom, int sliceTo) {
        return new QuestionChunk(sliceFrom, sliceTo, ids, asOfMicros, rows);
    }

    /** Whether the last question would see an event of that key that becomes visible then, were it of the same key. */
    boolean isLastAfter(int id, long visibleMicros) {
        int lastId = ids[to - 1];
        return lastId > id || (lastId == id && asOfMicros[to - 1] > visibleMicros);
    }
}
