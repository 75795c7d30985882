package dev.tidemark.sync.apply;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one stream in: polls, applies, and commits what is stored; nothing is committed before. What cannot be stored is tried
 * again for as long as it takes, and nothing is polled meanwhile.
 */
public final class StreamWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWorker.class);
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Environment environment;
    private final StreamSource source;
    private final FeedWatch watch;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final ExecutorService threads;
    private final ExecutorService catchingUp;
    private final ScheduledExecutorService marking;
    private volatile Map<String, Long> committed = Map.of();
    private final Backoff backoff = new Backoff();
    private long nextCommit = System.nanoTime();
    private volatile boolean stopped;
    private boolean standsStill;

    /** @param threads how many partitions are taken in at a time */
    public StreamWorker(Environment environment, StreamSource source, FeedWatch watch, int threads) {
        this.environment = environment;
        this.source = source;
        this.watch = watch;
        this.threads = Executors.newFixedThreadPool(threads, Daemons.named("take " + source.name()));
        this.catchingUp = Executors.newSingleThreadExecutor(Daemons.named("catch up " + source.name()));
        this.marking = Executors.newSingleThreadScheduledExecutor(Daemons.named("mark " + source.name()));
    }

    /** Ends {@link #run} once the records that were polled are stored and committed, or cannot be stored. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        ArrivalMarks arrivals = new ArrivalMarks(environment, source);
        ReachMarks reach = new ReachMarks(environment, source);
        var unused = marking.scheduleWithFixedDelay(() -> arrivals.raise(committed), 1, 1, TimeUnit.SECONDS);
        var unusedToo = marking.scheduleWithFixedDelay(() -> reach.raise(committed.keySet()), 1, 1, TimeUnit.SECONDS);
        try {
            while (!stopped) {
                step();
            }
            catchingUp.shutdownNow();
            environment.listener().ending(source.name());
            commit();
        } catch (RuntimeException e) {
            LOG.warn(
                    "stream {}: the last commit failed, so records will come again: {}", source.name(), e.getMessage());
        } finally {
            marking.shutdownNow();
            catchingUp.shutdownNow();
            threads.shutdownNow();
            source.close();
        }
    }

    private void step() {
        try {
            take(source.poll(WAIT));
            follow(lanes.values());
            if (System.nanoTime() - nextCommit >= 0) {
                commit();
                nextCommit = System.nanoTime()
                        + environment.config().commitInterval().toNanos();
            }
            backoff.reset();
            if (standsStill) {
                standsStill = false;
                environment.listener().goesOn(source.name());
            }
        } catch (RuntimeException e) {
            stalled(e);
        }
    }

    private void stalled(RuntimeException e) {
        standsStill = true;
        LOG.warn("stream {} stands still: {}", source.name(), e.getMessage(), isBug(e) ? e : null);
        environment.listener().stalled(source.name(), e);
        backoff.pause();
    }

    private static boolean isBug(RuntimeException e) {
        return !(e instanceof TidemarkException);
    }

    /** Returns when all of it is stored; some of it may belong to another consumer by then, which takes it in. */
    private void take(List<Fetched> fetched) {
        List<Fetched> pending = fetched;
        while (!pending.isEmpty()) {
            List<Fetched> failed = new ArrayList<>();
            RuntimeException reason = attempt(pending, failed);
            pending = failed;
            if (reason != null) {
                stalled(reason);
                if (stopped) {
                    return; // not committed, so it comes again
                }
                keepAlive();
                pending.removeIf(batch -> !source.owns(batch.partition(), batch.session()));
            }
        }
    }

    private void keepAlive() {
        try {
            source.keepAlive();
        } catch (RuntimeException e) {
            LOG.debug("stream {} cannot be kept", source.name(), e);
        }
    }

    private RuntimeException attempt(List<Fetched> pending, List<Fetched> failed) {
        List<Future<?>> futures = new ArrayList<>();
        for (Fetched batch : pending) {
            Lane lane = lane(batch);
            futures.add(threads.submit(() -> lane.take(batch)));
        }
        RuntimeException reason = null;
        for (int i = 0; i < futures.size(); i++) {
            try {
                futures.get(i).get();
            } catch (ExecutionException e) {
                failed.add(pending.get(i));
                reason = e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
                failed.add(pending.get(i));
                reason = new IllegalStateException("interrupted", e);
            }
        }
        return reason;
    }

    /** The lane of a batch; a new one where its partition came anew. */
    private Lane lane(Fetched batch) {
        Lane lane = lanes.get(batch.partition());
        if (lane == null || lane.session() != batch.session()) {
            long position = batch.records().isEmpty()
                    ? batch.next()
                    : batch.records().get(0).offset();
            lane = new Lane(environment, source.name(), batch.partition(), batch.session(), position);
            lanes.put(batch.partition(), lane);
            follow(List.of(lane));
        }
        return lane;
    }

    private void follow(Collection<Lane> some) {
        List<FedView> views = watch.feeds().of(source.name());
        for (Lane lane : some) {
            long to = lane.position();
            for (FedView added : lane.follow(views)) {
                CatchUp lacking = new CatchUp(environment, source, lane.partition(), added, to);
                catchingUp.execute(() -> catchUp(lane, added, lacking));
            }
        }
    }

    private void catchUp(Lane lane, FedView view, CatchUp lacking) {
        Backoff pauses = new Backoff();
        while (!stopped) {
            try {
                if (lacking.run(() -> stopped)) {
                    lane.complete().add(view.generation());
                }
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "generation {} cannot catch up on {}: {}", view.generation(), lane.partition(), e.getMessage());
                pauses.pause();
            }
        }
    }

    /** Marks first: who takes a partition over believes them. */
    private void commit() {
        lanes.values().removeIf(lane -> !source.owns(lane.partition(), lane.session()));
        if (lanes.isEmpty()) {
            committed = Map.of();
            return;
        }
        Map<String, Long> taken = new TreeMap<>();
        Map<Long, Map<String, Long>> fed = new TreeMap<>();
        for (Lane lane : lanes.values()) {
            taken.put(lane.partition(), environment.listener().kept(lane.partition(), lane.session(), lane.position()));
            for (long generation : lane.complete()) {
                fed.computeIfAbsent(generation, g -> new TreeMap<>()).put(lane.partition(), lane.position());
            }
        }
        fed.forEach(environment.marks()::fed);
        environment.marks().taken(source.name(), taken);
        source.commit(taken);
        committed = taken;
    }
}
