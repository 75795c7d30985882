package dev.tidemark.kernel.shell;

import java.io.InterruptedIOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that cells run on. Work that does not end when told to is left behind, and the next cell gets another thread: the
 * kernel answers in any case.
 */
final class CellThread {
    private static final long GRACE_MILLIS = 1_500;
    private static final long ABANDON_MILLIS = 3_000;

    private final ClassLoader classes;
    private final Timer clock = new Timer("cell-clock", true);
    private volatile Work<?> running;
    private Worker worker;
    private boolean stopRequested;

    CellThread(ClassLoader classes) {
        this.classes = classes;
    }

    /** A cell begins, and what was asked of those before it is past. Within a cell, nothing begins anew. */
    synchronized void begin() {
        if (worker == null || !worker.is(Thread.currentThread())) {
            stopRequested = false;
        }
    }

    /** Whether the cell was told to stop. */
    synchronized boolean isStopRequested() {
        return stopRequested;
    }

    /** An interrupt may have come while the cell was still being compiled. */
    private synchronized void start(Work<?> work) {
        if (stopRequested) {
            throw new CellInterrupted();
        }
        running = work;
    }

    private synchronized Work<?> request() {
        stopRequested = true;
        return running;
    }

    /** Runs the work and waits for it; at once if this is the thread of cells already. */
    <T> T call(Callable<T> work) throws Exception {
        Worker thread = worker;
        if (thread != null && thread.is(Thread.currentThread())) {
            return work.call();
        }
        if (thread == null) {
            thread = new Worker(classes);
            worker = thread;
        }
        Work<T> mine = new Work<>(work, thread);
        start(mine);
        try {
            thread.execute(mine);
            return mine.await();
        } finally {
            running = null;
            if (mine.abandoned) {
                worker = null; // and its thread stays stopped, should it ever come back to the cell's code
            } else {
                CellStop.release(thread.thread);
            }
        }
    }

    /**
     * Stops what runs: its loops at once, what waits a moment later, so that work which cancels itself can end in good order.
     * What heeds nothing is left behind.
     */
    void interrupt(boolean cancelsItself) {
        Work<?> mine = request();
        if (mine == null) {
            return;
        }
        mine.interrupted = true;
        CellStop.stop(mine.thread.thread);
        long grace = cancelsItself ? GRACE_MILLIS : 0;
        later(grace, mine::interrupt);
        later(grace + ABANDON_MILLIS, mine::abandon);
    }

    private void later(long millis, Runnable action) {
        clock.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        action.run();
                    }
                },
                millis);
    }

    void close() {
        clock.cancel();
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static final class Worker implements Executor {
        private final Thread thread;
        private volatile Runnable next;

        Worker(ClassLoader classes) {
            thread = daemon("cell", this::loop);
            thread.setContextClassLoader(classes);
            thread.start();
        }

        boolean is(Thread other) {
            return thread == other;
        }

        @Override
        public void execute(Runnable task) {
            next = task;
            LockSupport.unpark(thread);
        }

        private void loop() {
            while (true) {
                Runnable task = next;
                if (task == null) {
                    LockSupport.park(this);
                    continue;
                }
                next = null;
                task.run();
            }
        }
    }

    private static final class Work<T> implements Runnable {
        private final Callable<T> callable;
        private final Worker thread;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private volatile boolean interrupted;
        private volatile boolean abandoned;
        private boolean ended;

        Work(Callable<T> callable, Worker thread) {
            this.callable = callable;
            this.thread = thread;
        }

        @Override
        public void run() {
            T value = null;
            Throwable failure = null;
            try {
                value = callable.call();
            } catch (Throwable e) { // whatever a cell throws, the kernel tells
                failure = e;
            }
            synchronized (this) {
                ended = true;
                boolean late = Thread.interrupted(); // and so the next cell begins without a stale interrupt
                if (failure != null && (interrupted || late) && isInterrupt(failure)) {
                    failure = new CellInterrupted();
                }
            }
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        }

        synchronized void interrupt() {
            if (!ended) {
                thread.thread.interrupt();
            }
        }

        synchronized void abandon() {
            if (!ended) {
                abandoned = true;
                outcome.completeExceptionally(new CellInterrupted());
            }
        }

        T await() throws Exception {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException e) {
                    Thread.interrupted();
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        }

        private static Exception rethrown(Throwable cause) throws Exception {
            if (cause instanceof Error error) {
                throw error;
            }
            return (Exception) cause;
        }

        private static boolean isInterrupt(Throwable failure) {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                if (each instanceof InterruptedException
                        || each instanceof InterruptedIOException
                        || each instanceof CellInterrupted) {
                    return true;
                }
            }
            return false;
        }
    }
}
