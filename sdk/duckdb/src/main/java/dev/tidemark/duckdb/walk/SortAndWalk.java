package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The walk on DuckDB: it filters and sorts, lanes of {@code KeyState}s evaluate. One pass for each (entity, source). */
public final class SortAndWalk implements FeatureWalk {
    /** Bytes a value takes on the heap, about: a text is an array of its own. */
    private static final int FIXED_BYTES = 9;

    private static final int TEXT_BYTES = 48;
    private static final int BOXED_BYTES = 24;
    private static final int LIST_BYTES = 64;

    /** DuckDB's errors reach the caller as they are: it translates them for all of its queries. */
    public static final class QueryFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        QueryFailedException(SQLException cause) {
            super(cause);
        }

        @Override
        public synchronized SQLException getCause() {
            return (SQLException) super.getCause();
        }
    }

    private final WalkSizes sizes;

    public SortAndWalk() {
        this(WalkSizes.DEFAULT);
    }

    public SortAndWalk(WalkSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public FeatureTable run(WalkRequest request) {
        ResultBlocks results = blocks(request);
        boolean done = false;
        try (BufferAllocator allocator = new RootAllocator()) {
            FeatureTable table = walk(request, results, allocator);
            done = true;
            return table;
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled: the build was interrupted.", e);
        } finally {
            if (!done) {
                close(results);
            }
        }
    }

    private FeatureTable walk(WalkRequest request, ResultBlocks results, BufferAllocator allocator)
            throws SQLException, IOException, InterruptedException {
        List<Pass> passes = Pass.of(request.plan());
        List<InputColumn> spine = request.inputs().spine().columns();
        QuestionTable questions = new QuestionTable(
                request.connection(), request.inputs(), passes, spine.get(1).name());
        long rows = request.inputs().spineRows();
        ViewCounts[] counts = new ViewCounts[request.plan().views().size()];
        for (Pass pass : passes) {
            request.cancellation().check();
            PassCounts passCounts = new PassWalk(request, pass, questions, results, allocator, sizes).run();
            for (int i = 0; i < pass.views().size(); i++) {
                int view = pass.views().get(i);
                counts[view] = passCounts.of(request.plan().views().get(view), i);
            }
            request.progress().finish();
        }
        questions.drop();
        return new WalkedTable(rows, results, Arrays.asList(counts));
    }

    /** On the heap if all results fit into half of what the walk may take, else on disk. */
    private static ResultBlocks blocks(WalkRequest request) {
        List<ValueType> types = new ArrayList<>();
        long rowBytes = 0;
        for (OutputColumn output : request.plan().outputs()) {
            if (!output.isOnDemand()) {
                types.add(output.type());
                rowBytes += bytes(request.plan(), output);
            }
        }
        long rows = request.inputs().spineRows();
        long half = request.heapBytes() / 2;
        int writers = PassWalk.lanes(request.threads()) * request.plan().views().size();
        return rowBytes <= half / Math.max(1, rows)
                ? new HeapBlocks(types, rows)
                : new SpilledBlocks(types, rows, request.spillDirectory(), half, writers);
    }

    /** What a value takes on the heap; a list that is full. */
    private static long bytes(ServicePlan plan, OutputColumn output) {
        ValueType type = output.type();
        if (!type.isList()) {
            return type == ValueType.STRING ? TEXT_BYTES : FIXED_BYTES;
        }
        int values =
                plan.views().get(output.view()).features().get(output.feature()).n();
        return LIST_BYTES + (long) values * (type.element() == ValueType.STRING ? TEXT_BYTES : BOXED_BYTES);
    }

    private static void close(ResultBlocks results) {
        try {
            results.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
