package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.executor.CutOff;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.spark.input.InputTable;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.session.SparkWork;
import dev.tidemark.spark.session.Stages;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The walk to a cut-off that ends in states. One shuffle for each (entity, source). */
public final class BackfillWalk {
    private final SparkSession session;
    private final BackfillRequest request;
    private final Function<Pass, InputTable> sources;
    private final SparkWork work;
    private final List<Pass> passes;
    private final TaskCounts counts = new TaskCounts();

    /** @param sources gives the table of a pass's source */
    public BackfillWalk(
            SparkSession session, BackfillRequest request, Function<Pass, InputTable> sources, SparkWork work) {
        this.session = session;
        this.request = request;
        this.sources = sources;
        this.work = work;
        this.passes = Pass.of(request.views());
        session.sparkContext().register(counts, "tidemark");
    }

    /**
     * Hands the states of all keys over. A pass that an earlier run ended is left out; any other begins anew, which changes
     * nothing where states are there already.
     */
    public BackfillResult backfill() {
        int views = request.views().size();
        ViewCounts[] found = new ViewCounts[views];
        for (Pass pass : passes) {
            request.cancellation().check();
            if (!request.checkpoint().position(pass.name()).equals(Optional.of(BackfillCheckpoint.END))) {
                request.progress().start(Phase.BACKFILL, pass.source().name(), OptionalLong.empty());
                work.run(() -> {
                    Delivery.of(session, request, counts).deliver(states(pass, sorted(pass), KeyShare.ALL), pass);
                    return null;
                });
                request.checkpoint().save(pass.name(), BackfillCheckpoint.END);
                request.progress().finish();
            }
            long[] walked = counts.sum(pass.name(), 2 + 2 * pass.views().size());
            long[] read = counts.sum(Events.countedAs(pass), 3);
            for (int i = 0; i < pass.views().size(); i++) {
                int view = pass.views().get(i);
                found[view] = Events.counts(request.views().get(view), read, walked, i);
            }
        }
        List<Long> keys = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            long[] delivered = counts.sum(Delivery.countedAs(view), 2);
            keys.add(delivered[0]);
            bytes.add(delivered[1]);
        }
        return new BackfillResult(keys, bytes, Arrays.asList(found));
    }

    /** States of about so many keys of each view; the events are shuffled once and looked at three times. */
    public List<StateSample> sample(int sampleSize) {
        List<StateSample> samples =
                new ArrayList<>(Collections.nCopies(request.views().size(), null));
        for (Pass pass : passes) {
            request.cancellation().check();
            work.run(() -> {
                sample(pass, sampleSize, samples);
                return null;
            });
        }
        return samples;
    }

    private void sample(Pass pass, int sampleSize, List<StateSample> samples) {
        JavaRDD<Entry> sorted = sorted(pass);
        long[] keys = look(pass, () -> count(pass, sorted, KeyShare.ALL));
        KeyShare share = KeyShare.of(sampleSize, Arrays.stream(keys).max().orElseThrow());
        long[] lookedAt = look(pass, () -> count(pass, sorted, share));
        List<StateTask.State> states =
                look(pass, () -> states(pass, sorted, share).collect());
        for (int i = 0; i < pass.views().size(); i++) {
            int view = pass.views().get(i);
            List<StateSample.Sampled> sampled = new ArrayList<>();
            for (StateTask.State state : states) {
                if (state.view() == view) {
                    sampled.add(new StateSample.Sampled(
                            KeyBytes.values(state.key(), pass.keys()), state.bytes(), state.newestMicros()));
                }
            }
            sampled.sort(Comparator.comparing(StateSample.Sampled::key, KeyOrder.INSTANCE));
            samples.set(view, new StateSample(keys[i], lookedAt[i], sampled));
        }
    }

    /** A phase of its own: each look reads all that was shuffled. */
    private <T> T look(Pass pass, Supplier<T> look) {
        request.progress().start(Phase.MEASURE, pass.source().name(), OptionalLong.empty());
        T seen = look.get();
        work.finishPhase();
        return seen;
    }

    private long[] count(Pass pass, JavaRDD<Entry> sorted, KeyShare share) {
        KeyCountTask task = new KeyCountTask(newestFrom(pass), pass.asOfShiftMicros(), share);
        long[] sum = new long[pass.views().size()];
        for (long[] part : sorted.mapPartitions(task).collect()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    private JavaRDD<StateTask.State> states(Pass pass, JavaRDD<Entry> sorted, KeyShare share) {
        StateTask task = new StateTask(pass, request.views(), newestFrom(pass), share, counts);
        return sorted.mapPartitionsWithIndex(task, true);
    }

    private long[] newestFrom(Pass pass) {
        CutOff cutOff = cutOff(pass);
        return pass.views().stream()
                .map(request.views()::get)
                .mapToLong(cutOff::newestFrom)
                .toArray();
    }

    private CutOff cutOff(Pass pass) {
        return new CutOff(pass, request.views(), request.cutOffMicros());
    }

    private JavaRDD<Entry> sorted(Pass pass) {
        CutOff cutOff = cutOff(pass);
        InputTable table = sources.apply(pass);
        List<String> needed = EventTask.needed(pass);
        StructType stored = Events.type(table, needed);
        boolean hasKnownTime = pass.source().definition().knownTime().isPresent();
        long visibleFrom = cutOff.visibleFrom().orElse(Long.MIN_VALUE);
        EventBounds bounds = hasKnownTime
                ? new EventBounds(Long.MIN_VALUE, cutOff.before(), cutOff.before(), visibleFrom)
                : new EventBounds(visibleFrom, cutOff.before(), Long.MAX_VALUE, Long.MIN_VALUE);
        EventTask task = new EventTask(pass, stored, 1, bounds, counts, Events.countedAs(pass));
        JavaRDD<Entry> events = Rows.java(table.rows(needed)).mapPartitionsWithIndex(task, true);
        int partitions = Partitions.forBytes(session, table.bytes());
        return Stages.named(
                session.sparkContext(),
                "shuffle " + pass.source().name() + " by " + pass.entity(),
                () -> Shuffle.byKey(events, partitions, visibleFrom, cutOff.before())
                        .sorted());
    }
}
