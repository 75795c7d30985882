package dev.tidemark.spark.walk;

import dev.tidemark.spark.input.Rows;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The one form in which events and questions travel: a hash of the key, the key, the instant, the kind, and a row of what else
 * belongs to it. All that differs from plan to plan is in that row, so that Spark compiles one sort for all. A question sorts
 * before the events that become visible at its instant, for it does not see them.
 */
final class Shuffled {
    static final int HASH = 0;
    static final int KEY = 1;
    static final int MICROS = 2;
    static final int KIND = 3;
    static final int PAYLOAD = 4;

    /** The kind of a question; events have the number of their pass, from 1. */
    static final int QUESTION = 0;

    private static final StructType TYPE = new StructType()
            .add("hash", DataTypes.LongType, false)
            .add("key", DataTypes.BinaryType, true)
            .add("micros", DataTypes.LongType, false)
            .add("kind", DataTypes.IntegerType, false)
            .add("payload", DataTypes.BinaryType, false);

    private Shuffled() {}

    /** Brings the rows of each key together, in the order of time. */
    static RDD<InternalRow> sorted(SparkSession session, RDD<InternalRow> rows, int partitions) {
        return Rows.of(session.internalCreateDataFrame(rows, TYPE, false)
                .repartition(partitions, functions.col("hash"))
                .sortWithinPartitions("hash", "key", "micros", "kind"));
    }

    /** What belongs to a row, in place: valid as long as the row. */
    static void payload(UnsafeRow row, UnsafeRow payload) {
        long place = row.getLong(PAYLOAD); // how Spark keeps a value of no fixed width: its offset, and its size
        int offset = (int) (place >>> 32);
        payload.pointTo(row.getBaseObject(), row.getBaseOffset() + offset, (int) place);
    }

    /** Makes rows of this form. Not thread-safe. */
    static final class Writer {
        private final UnsafeRowWriter out = new UnsafeRowWriter(5, 256);

        /** @param key null for a question whose key has a null */
        UnsafeRow write(long hash, KeyBytes key, long micros, int kind, UnsafeRow payload) {
            out.reset();
            out.zeroOutNullBytes();
            out.write(HASH, hash);
            if (key == null) {
                out.setNullAt(KEY);
            } else {
                out.write(KEY, key.bytes(), 0, key.size());
            }
            out.write(MICROS, micros);
            out.write(KIND, kind);
            out.write(PAYLOAD, payload);
            return out.getRow();
        }
    }
}
