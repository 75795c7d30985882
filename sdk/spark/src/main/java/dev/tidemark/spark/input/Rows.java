package dev.tidemark.spark.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Rows in Spark's own form, as Java handles them. */
public final class Rows {
    private static final ClassTag<InternalRow> TAG = ClassTag$.MODULE$.apply(InternalRow.class);

    private Rows() {}

    /** What an operation makes of the rows of each part. */
    public interface Operation extends Function2<Integer, Iterator<InternalRow>, Iterator<InternalRow>> {}

    public static RDD<InternalRow> of(org.apache.spark.sql.Dataset<?> table) {
        return ((Dataset<?>) table).queryExecution().toRdd();
    }

    public static RDD<InternalRow> map(RDD<InternalRow> rows, Operation operation) {
        return java(rows).mapPartitionsWithIndex(operation, true).rdd();
    }

    public static JavaRDD<InternalRow> java(RDD<InternalRow> rows) {
        return JavaRDD.fromRDD(rows, TAG);
    }

    /**
     * Makes rows of some columns of other rows.
     *
     * @param types of the other rows' columns, by ordinal
     * @param ordinals which of them, in the new order
     */
    public static UnsafeProjection picking(DataType[] types, int[] ordinals) {
        List<Expression> picked = new ArrayList<>();
        for (int ordinal : ordinals) {
            picked.add(new BoundReference(ordinal, types[ordinal], true));
        }
        return UnsafeProjection.create(CollectionConverters.asScala(picked).toSeq());
    }

    public static DataType[] types(StructType columns) {
        return Arrays.stream(columns.fields()).map(StructField::dataType).toArray(DataType[]::new);
    }

    /** Makes rows of these types that own their bytes until the next one is made. */
    public static UnsafeProjection projection(StructType types) {
        return UnsafeProjection.create(types(types));
    }
}
