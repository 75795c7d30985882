package dev.tidemark.duckdb.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The lanes of one pass, each on a thread. Closing them ends the threads, done or not, and waits until they have; a minute at most. */
final class Lanes implements AutoCloseable {
    private static final long WAIT_MILLIS = 100;
    private static final long END_SECONDS = 60;

    private final List<LaneThread> lanes = new ArrayList<>();
    private final List<Future<Lane>> running = new ArrayList<>();
    private final ExecutorService threads;

    Lanes(List<Lane> idle) {
        threads = Executors.newFixedThreadPool(idle.size(), Lanes::thread);
        for (Lane lane : idle) {
            LaneThread thread = new LaneThread(lane);
            lanes.add(thread);
            running.add(threads.submit(thread));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tidemark-walk");
        thread.setDaemon(true);
        return thread;
    }

    List<LaneThread> threads() {
        return List.copyOf(lanes);
    }

    /** Throws what one of the lanes failed with, if one did. */
    static void check(List<LaneThread> lanes) {
        lanes.forEach(LaneThread::check);
    }

    static LaneThread leastBusy(List<LaneThread> lanes) {
        LaneThread best = lanes.get(0);
        for (LaneThread each : lanes) {
            if (each.queued() < best.queued()) {
                best = each;
            }
        }
        return best;
    }

    /** The lanes at the end of their work; throws what one of them failed with. */
    List<Lane> finished() throws InterruptedException {
        List<Lane> finished = new ArrayList<>();
        for (Future<Lane> lane : running) {
            Lane result = null;
            while (result == null) {
                check(lanes); // a lane without memory may die before its future hears of it
                result = result(lane);
            }
            finished.add(result);
        }
        return finished;
    }

    /** The lane if it ends soon, else null. */
    private static Lane result(Future<Lane> lane) throws InterruptedException {
        try {
            return lane.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        boolean waiting = true;
        while (waiting) {
            try {
                boolean ended = threads.awaitTermination(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                waiting = !ended && System.nanoTime() < deadline;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
