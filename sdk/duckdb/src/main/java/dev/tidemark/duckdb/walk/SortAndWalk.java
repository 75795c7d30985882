package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The walk on DuckDB: it filters and sorts, lanes of {@code KeyState}s evaluate. One pass for each (entity, source). */
public final class SortAndWalk implements FeatureWalk {
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
        Results results = results(request);
        boolean done = false;
        try (BufferAllocator allocator = new RootAllocator()) {
            WalkContext context = new WalkContext(
                    request.connection(),
                    allocator,
                    sizes,
                    request.progress(),
                    request.cancellation(),
                    request.heapBytes());
            FeatureTable table = walk(context, request, results);
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

    private static FeatureTable walk(WalkContext context, WalkRequest request, Results results)
            throws SQLException, IOException, InterruptedException {
        List<Pass> passes = Pass.of(request.plan().views());
        List<InputColumn> spine = request.inputs().spine().columns();
        QuestionTable questions = new QuestionTable(
                request.connection(), request.inputs(), passes, spine.get(1).name(), request.cancellation());
        long rows = request.inputs().spineRows();
        ViewCounts[] counts = new ViewCounts[request.plan().views().size()];
        for (Pass pass : passes) {
            request.cancellation().check();
            PassCounts passCounts = new PassWalk(context, request, pass, questions, results).run();
            for (int i = 0; i < pass.views().size(); i++) {
                int view = pass.views().get(i);
                counts[view] = passCounts.of(request.plan().views().get(view), i);
            }
            request.progress().finish();
        }
        questions.drop();
        return new WalkedTable(rows, results, Arrays.asList(counts));
    }

    /** Half of what the walk may take is for its results. */
    private static Results results(WalkRequest request) {
        return new Results(
                request.plan(),
                request.inputs().spineRows(),
                request.heapBytes() / 2,
                PassWalk.lanes(request.threads()) * request.plan().views().size(),
                request.spillDirectory());
    }

    private static void close(Results results) {
        try {
            results.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
