package dev.tidemark.spark.output;

import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.walk.SparkValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** The features of a few rows. */
final class PickedRows implements FlatMapFunction<Iterator<InternalRow>, PickedRows.Picked> {
    private final ServicePlan plan;
    private final int firstOutput;
    private final long[] wanted;

    private PickedRows(ServicePlan plan, int firstOutput, long[] wanted) {
        this.plan = plan;
        this.firstOutput = firstOutput;
        this.wanted = wanted;
    }

    /** One row and its outputs. */
    record Picked(long row, ArrayList<Object> values) implements Serializable {}

    /** @param wanted ascending */
    static List<List<Object>> of(RDD<InternalRow> rows, ServicePlan plan, int firstOutput, long[] wanted) {
        List<List<Object>> picked = new ArrayList<>();
        Rows.java(rows)
                .mapPartitions(new PickedRows(plan, firstOutput, wanted.clone()))
                .collect()
                .forEach(row -> picked.add(row.values()));
        return picked;
    }

    @Override
    public Iterator<Picked> call(Iterator<InternalRow> rows) {
        List<Picked> picked = new ArrayList<>();
        int number = firstOutput + plan.outputs().size();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (Arrays.binarySearch(wanted, row.getLong(number)) >= 0) {
                ArrayList<Object> values = new ArrayList<>();
                for (OutputColumn output : plan.outputs()) {
                    values.add(SparkValues.of(row, firstOutput + values.size(), output.type()));
                }
                picked.add(new Picked(row.getLong(number), values));
            }
        }
        return picked.iterator();
    }
}
