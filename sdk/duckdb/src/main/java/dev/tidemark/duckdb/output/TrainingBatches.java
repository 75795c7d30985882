package dev.tidemark.duckdb.output;

import dev.tidemark.core.arrow.ArrowTypes;
import dev.tidemark.core.arrow.VectorFiller;
import dev.tidemark.duckdb.input.Inputs;
import dev.tidemark.duckdb.stream.BatchReader;
import dev.tidemark.duckdb.stream.QueryBatches;
import dev.tidemark.duckdb.walk.FeatureRows;
import dev.tidemark.duckdb.walk.FeatureTable;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.row.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/**
 * The rows of a training set: each batch of the spine, or a part of it where features are long, with its features beside it.
 * The two meet by position, and the number of every row is checked. Not thread-safe.
 */
final class TrainingBatches extends BatchReader {
    /** What the features of a batch take at most, unless one row takes more. */
    private static final long BATCH_BYTES = 64 << 20;

    private final ServicePlan plan;
    private final QueryBatches spine;
    private final LongConsumer whenRead;
    private final Runnable whenClosed;
    private final int leaving;
    private final FeatureTable features;
    private final OnDemand onDemand;
    private long row;
    private int spineRows;
    private int taken;
    private FeatureRows stored = new FeatureRows(0, 0, 0, new ValueColumn[0]);

    /**
     * @param spine {@link Inputs#ROW}, the leaving columns, then the request values if the plan has on-demand features; closed
     *     with this
     * @param leaving how many columns of the spine leave
     * @param whenRead hears, after the last row, how many values of on-demand features failed
     * @param whenClosed runs after the spine is closed
     */
    TrainingBatches(
            BufferAllocator allocator,
            ServicePlan plan,
            QueryBatches spine,
            int leaving,
            FeatureTable features,
            LongConsumer whenRead,
            Runnable whenClosed) {
        super(allocator, schema(plan, spine, leaving));
        this.plan = plan;
        this.spine = spine;
        this.leaving = leaving;
        this.features = features;
        this.onDemand = new OnDemand(plan);
        this.whenRead = whenRead;
        this.whenClosed = whenClosed;
    }

    private static Schema schema(ServicePlan plan, QueryBatches spine, int leaving) {
        List<Field> fields =
                new ArrayList<>(spine.root().getSchema().getFields().subList(1, 1 + leaving));
        for (OutputColumn output : plan.outputs()) {
            fields.add(ArrowTypes.field(output.name(), output.type()));
        }
        return new Schema(fields);
    }

    @Override
    protected boolean fill(VectorSchemaRoot root) {
        if (taken == spineRows && !nextOfSpine()) {
            return false;
        }
        int rows = fillFeatures(root);
        for (int i = 0; i < leaving; i++) {
            TransferPair pair = spine.root().getVector(i + 1).makeTransferPair(root.getVector(i));
            if (rows == spineRows) {
                pair.transfer();
            } else {
                pair.splitAndTransfer(taken, rows);
            }
        }
        root.setRowCount(rows);
        row += rows;
        taken += rows;
        return true;
    }

    private boolean nextOfSpine() {
        do {
            if (!spine.next()) {
                if (row != features.rows()) {
                    throw changed();
                }
                whenRead.accept(onDemand.failures());
                return false;
            }
            spineRows = spine.root().getRowCount();
        } while (spineRows == 0);
        taken = 0;
        checkPosition(spineRows);
        return true;
    }

    private void checkPosition(int rows) {
        BigIntVector numbers = (BigIntVector) spine.root().getVector(0);
        if (row + rows > features.rows()) {
            throw changed();
        }
        for (int i = 0; i < rows; i++) {
            if (numbers.get(i) != row + i) {
                throw changed();
            }
        }
    }

    /** Fills in the features of the next rows of the spine's batch; gives how many. */
    private int fillFeatures(VectorSchemaRoot root) {
        int most = spineRows - taken;
        load(row);
        long rowBytes = stored.bytes() / (stored.to() - stored.from());
        int room = (int) Math.min(most, Math.max(stored.to() - row, BATCH_BYTES / Math.max(1, rowBytes)));
        List<VectorFiller> fillers = new ArrayList<>();
        for (int i = 0; i < plan.outputs().size(); i++) {
            FieldVector vector = root.getVector(leaving + i);
            fillers.add(new VectorFiller(plan.outputs().get(i).type(), vector, room));
        }
        int done = 0;
        long bytes = 0;
        while (done < room) {
            load(row + done);
            bytes += stored.bytes();
            if (done > 0 && bytes > BATCH_BYTES) {
                return done;
            }
            int count = (int) Math.min(room - done, stored.to() - row - done);
            fillSome(fillers, count, done);
            done += count;
        }
        return done;
    }

    private void fillSome(List<VectorFiller> fillers, int count, int at) {
        int from = (int) (row + at - stored.from());
        ValueColumn[] computed = {};
        if (!plan.onDemand().isEmpty()) {
            ValueColumn[] request = RequestColumns.copy(spine.root(), 1 + leaving, plan.request(), taken + at, count);
            computed = onDemand.evaluate(request, stored.columns(), from, count);
        }
        int nextStored = 0;
        for (int i = 0; i < fillers.size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (output.isOnDemand()) {
                fillers.get(i).fill(computed[output.feature()], 0, count, at);
            } else {
                fillers.get(i).fill(stored.columns()[nextStored++], from, count, at);
            }
        }
    }

    private void load(long next) {
        if (!stored.contains(next)) {
            stored = features.rowsAround(next);
        }
    }

    private static TidemarkException changed() {
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE,
                "Cannot read the spine: its files changed while the training set was built; build it again.");
    }

    @Override
    protected void closeSource() {
        try {
            spine.close();
        } finally {
            whenClosed.run();
        }
    }
}
