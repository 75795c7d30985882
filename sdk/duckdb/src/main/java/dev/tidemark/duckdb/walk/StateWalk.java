package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.duckdb.input.Sources;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;

/** The walk to a cut-off that ends in states. One pass for each (entity, source). Fails as {@link SortAndWalk} does. */
public final class StateWalk {
    private final WalkSizes sizes;

    public StateWalk(WalkSizes sizes) {
        this.sizes = sizes;
    }

    /**
     * Hands the states of all keys to the request's sinks.
     *
     * @param connection has one open result at a time; not closed
     * @param threads as many sinks are asked for
     * @param heapBytes how much of the Java heap the walk may fill
     */
    public BackfillResult backfill(
            DuckDBConnection connection, Sources sources, BackfillRequest request, int threads, long heapBytes) {
        return run(
                (passes, context) -> {
                    List<CountingSink> sinks = new ArrayList<>();
                    for (int i = 0; i < PassWalk.lanes(threads); i++) {
                        sinks.add(new CountingSink(
                                request.sinks().get(), request.views().size()));
                    }
                    ViewCounts[] counts = new ViewCounts[request.views().size()];
                    for (Pass pass : passes) {
                        request.cancellation().check();
                        StatePass walk = new StatePass(context, sources, request, pass);
                        PassCounts found = walk(walk, pass, sources, request, List.copyOf(sinks));
                        for (int i = 0; i < pass.views().size(); i++) {
                            int view = pass.views().get(i);
                            counts[view] = found.of(request.views().get(view), i);
                        }
                    }
                    return result(sinks, counts);
                },
                connection,
                request,
                heapBytes);
    }

    private PassCounts walk(StatePass walk, Pass pass, Sources sources, BackfillRequest request, List<StateSink> sinks)
            throws SQLException, IOException, InterruptedException {
        Optional<String> position = request.checkpoint().position(pass.name());
        if (position.equals(Optional.of(BackfillCheckpoint.END))) {
            return new PassCounts(pass, sources);
        }
        KeyTable keys = walk.keys(position);
        Checkpoints checkpoints = new Checkpoints(request.checkpoint(), pass.name(), sinks, sizes.keysACheckpoint());
        PassCounts counts = walk.walkAll(keys, position, sinks, checkpoints);
        checkpoints.end();
        keys.drop();
        request.progress().finish();
        return counts;
    }

    private static BackfillResult result(List<CountingSink> sinks, ViewCounts[] counts) {
        List<Long> keys = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int view = i;
            keys.add(sinks.stream().mapToLong(sink -> sink.keys(view)).sum());
            bytes.add(sinks.stream().mapToLong(sink -> sink.bytes(view)).sum());
        }
        return new BackfillResult(keys, bytes, Arrays.asList(counts));
    }

    /** States of some keys: reads the sources once to count the keys and once more for those of the sample. */
    public List<StateSample> sample(
            DuckDBConnection connection, Sources sources, BackfillRequest request, int sampleSize, long heapBytes) {
        return run(
                (passes, context) -> {
                    StateSample[] samples = new StateSample[request.views().size()];
                    for (Pass pass : passes) {
                        request.cancellation().check();
                        StatePass walk = new StatePass(context, sources, request, pass);
                        sample(walk, pass, request, sampleSize, samples);
                        request.progress().finish();
                    }
                    return Arrays.asList(samples);
                },
                connection,
                request,
                heapBytes);
    }

    private static void sample(
            StatePass walk, Pass pass, BackfillRequest request, int sampleSize, StateSample[] samples)
            throws SQLException, IOException, InterruptedException {
        KeyTable keys = walk.keys(Optional.empty());
        KeyHash hash = KeyHash.of(sampleSize, keys.count());
        String sampled = keys.sampled(hash);
        SampleSink states = new SampleSink(request.views().size());
        walk.walkSome(keys, hash, states);
        for (int index : pass.views()) {
            ViewPlan view = request.views().get(index);
            OptionalLong newestFrom = walk.cutOff().newestFrom(List.of(view));
            samples[index] = new StateSample(
                    keys.count(keys.all(), newestFrom), keys.count(sampled, newestFrom), states.of(index));
        }
        keys.drop();
    }

    @FunctionalInterface
    private interface Work<T> {
        T over(List<Pass> passes, WalkContext context) throws SQLException, IOException, InterruptedException;
    }

    private <T> T run(Work<T> work, DuckDBConnection connection, BackfillRequest request, long heapBytes) {
        try (BufferAllocator allocator = new RootAllocator()) {
            WalkContext context = new WalkContext(
                    connection, allocator, sizes, request.progress(), request.cancellation(), heapBytes);
            return work.over(Pass.of(request.views()), context);
        } catch (SQLException e) {
            throw new SortAndWalk.QueryFailedException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled: the backfill was interrupted.", e);
        }
    }
}
