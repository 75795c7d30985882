package dev.tidemark.spark.walk;

import dev.tidemark.spark.input.MappedRows;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.input.StoredColumn;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.EntryWriter;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Makes questions about one kind of key of the rows of a spine, in the form in which they travel. */
final class QuestionTask implements Function2<Integer, Iterator<InternalRow>, Iterator<Entry>> {
    /** The kind of a question; events have the number of their pass, from 1. */
    static final int QUESTION = 0;

    private final StructType type;
    private final StoredColumn time;
    private final List<StoredColumn> keys;
    private final int row;

    /**
     * @param type of the rows
     * @param row the column with their number
     */
    QuestionTask(StructType type, StoredColumn time, List<StoredColumn> keys, int row) {
        this.type = type;
        this.time = time;
        this.keys = List.copyOf(keys);
        this.row = row;
    }

    @Override
    public Iterator<Entry> call(Integer part, Iterator<InternalRow> rows) {
        UnsafeProjection projection = Rows.projection(type);
        KeyBytes key = new KeyBytes(keys);
        EntryWriter writer = new EntryWriter();
        return new MappedRows<>(rows, question -> {
            UnsafeRow payload = question instanceof UnsafeRow unsafe ? unsafe : projection.apply(question);
            long micros = time.longValue(question);
            // questions without a key see nothing, wherever they are: spread, they make no part large
            return key.take(question)
                    ? writer.write(QUESTION, key.hash(), micros, key.bytes(), key.size(), payload)
                    : writer.write(QUESTION, KeyBytes.hash(question.getLong(row)), micros, null, 0, payload);
        });
    }
}
