package dev.tidemark.spark.walk;

import dev.tidemark.semantics.expression.Evaluator;
import dev.tidemark.semantics.plan.OnDemandPlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.input.StoredColumn;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.EntryWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Computes the on-demand features of answered questions and puts the columns of the training set in order: entries by row. */
final class FinishTask implements Function2<Integer, Iterator<InternalRow>, Iterator<Entry>> {
    /** The name under which rows are counted, then on-demand expressions that failed. */
    static final String COUNTED = "finished";

    private static final String ROW = "row";

    private final ServicePlan plan;
    private final StructType answered;
    private final List<StoredColumn> request;
    private final int[] stored;
    private final int spineColumns;
    private final TaskCounts counts;

    /**
     * @param answered the spine's columns, the row's number, then the stored features in any order
     * @param request the request values among the spine's columns
     * @param stored where each stored output of the plan stands, in the plan's order
     */
    FinishTask(
            ServicePlan plan,
            StructType answered,
            List<StoredColumn> request,
            int[] stored,
            int spineColumns,
            TaskCounts counts) {
        this.plan = plan;
        this.answered = answered;
        this.request = List.copyOf(request);
        this.stored = stored.clone();
        this.spineColumns = spineColumns;
        this.counts = counts;
    }

    /** The spine's columns, the plan's outputs, then the number of the row; by place, for names may be anything. */
    static StructType type(StructType spine, ServicePlan plan, int spineColumns) {
        StructType type = new StructType();
        for (int i = 0; i < spineColumns; i++) {
            type = type.add("c" + i, spine.fields()[i].dataType());
        }
        for (int i = 0; i < plan.outputs().size(); i++) {
            type = type.add("f" + i, FeatureRow.stored(plan.outputs().get(i).type()));
        }
        return type.add(ROW, DataTypes.LongType, false);
    }

    @Override
    public Iterator<Entry> call(Integer part, Iterator<InternalRow> rows) {
        return new Finished(part, rows);
    }

    private int[] picked() {
        int[] picked = new int[spineColumns + plan.outputs().size() + 1];
        for (int i = 0; i < spineColumns; i++) {
            picked[i] = i;
        }
        int nextStored = 0;
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            picked[spineColumns + i] =
                    output.isOnDemand() ? answered.length() + output.feature() : stored[nextStored++];
        }
        picked[picked.length - 1] = spineColumns;
        return picked;
    }

    private StructType joined() {
        StructType joined = answered;
        for (OnDemandPlan feature : plan.onDemand()) {
            joined = joined.add(feature.name(), FeatureRow.stored(feature.type()));
        }
        return joined;
    }

    /** The rows of one part. */
    private final class Finished implements Iterator<Entry> {
        private final int part;
        private final Iterator<InternalRow> rows;
        private final List<Evaluator> evaluators = new ArrayList<>();
        private final UnsafeProjection projection = Rows.picking(Rows.types(joined()), picked());
        private final GenericInternalRow onDemand =
                new GenericInternalRow(plan.onDemand().size());
        private final JoinedRow both = new JoinedRow();
        private final Object[] row = new Object[plan.onDemandColumns().size()];
        private final EntryWriter writer = new EntryWriter();
        private boolean ended;
        private long finished;

        Finished(int part, Iterator<InternalRow> rows) {
            this.part = part;
            this.rows = rows;
            plan.onDemand()
                    .forEach(feature -> evaluators.add(feature.expression().newEvaluator()));
        }

        @Override
        public boolean hasNext() {
            boolean has = rows.hasNext();
            if (!has && !ended) {
                ended = true;
                counts.put(
                        COUNTED,
                        part,
                        finished,
                        evaluators.stream().mapToLong(Evaluator::failures).sum());
            }
            return has;
        }

        @Override
        public Entry next() {
            InternalRow read = rows.next();
            if (!evaluators.isEmpty()) {
                evaluate(read);
            }
            finished++;
            UnsafeRow row = projection.apply(both.apply(read, onDemand));
            return writer.write(0, read.getLong(spineColumns), 0, null, 0, row);
        }

        private void evaluate(InternalRow read) {
            int column = 0;
            for (StoredColumn value : request) {
                row[column++] = value.value(read);
            }
            int nextStored = 0;
            for (OutputColumn output : plan.outputs()) {
                if (!output.isOnDemand()) {
                    int ordinal = stored[nextStored++];
                    row[column++] = SparkValues.of(read, ordinal, output.type());
                }
            }
            for (int i = 0; i < evaluators.size(); i++) {
                Object value = evaluators.get(i).evaluate(row);
                row[column++] = value;
                onDemand.update(i, FeatureRow.stored(value));
            }
        }
    }
}
