package dev.tidemark.spark.output;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.arrow.ArrowConverters$;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Writes rows as Arrow record batches, in tasks. */
final class ArrowTask implements FlatMapFunction<Iterator<InternalRow>, byte[]> {
    private static final int BATCH_ROWS = 8_192;

    private final StructType columns;

    /** @param columns the leading ones of the rows; what stands behind them stays behind */
    ArrowTask(StructType columns) {
        this.columns = columns;
    }

    @Override
    public Iterator<byte[]> call(Iterator<InternalRow> rows) {
        return CollectionConverters.asJava(ArrowConverters$.MODULE$.toBatchIterator(
                CollectionConverters.asScala(rows), columns, BATCH_ROWS, "UTC", false, false, TaskContext.get()));
    }
}
