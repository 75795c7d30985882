package dev.tidemark.core.progress;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts rows for a listener, cheaply enough to be called for every batch. Thread-safe: workers share one. One phase is
 * under way at a time.
 */
public final class ProgressMeter {
    private static final long INTERVAL_NANOS = 100_000_000L;

    private final ProgressListener listener;
    private final ReentrantLock reporting = new ReentrantLock();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextReportNanos = new AtomicLong();
    private volatile Phase phase;
    private volatile String detail = "";
    private volatile OptionalLong total = OptionalLong.empty();
    private volatile long startNanos;
    private volatile long paceNanos;
    private volatile long paceDone;

    public ProgressMeter(ProgressListener listener) {
        this.listener = listener;
    }

    /** A meter that tells nobody. */
    public static ProgressMeter silent() {
        return new ProgressMeter(ProgressListener.NONE);
    }

    /** Begins a phase of so many rows, if that is known. */
    public void start(Phase phase, String detail, OptionalLong total) {
        this.phase = phase;
        this.detail = detail;
        this.total = total;
        done.set(0);
        startNanos = System.nanoTime();
        paceNanos = startNanos;
        paceDone = 0;
        report();
    }

    /**
     * So many rows more are known to come in this phase. Where none were known before, the time left is judged by the pace from
     * here on: what came before was of another kind.
     */
    public void expect(long rows) {
        reporting.lock();
        try {
            if (total.isEmpty()) {
                paceNanos = System.nanoTime();
                paceDone = done.get();
            }
            total = OptionalLong.of(total.orElse(paceDone) + rows);
        } finally {
            reporting.unlock();
        }
        report();
    }

    /** Counts rows of the phase as done. */
    public void advance(long rows) {
        done.addAndGet(rows);
        long now = System.nanoTime();
        long due = nextReportNanos.get();
        if (now - due >= 0 && nextReportNanos.compareAndSet(due, now + INTERVAL_NANOS) && reporting.tryLock()) {
            try {
                tell();
            } finally {
                reporting.unlock();
            }
        }
    }

    /** Ends the phase: whatever is not counted yet is done. */
    public void finish() {
        total = OptionalLong.of(Math.max(done.get(), total.orElse(0)));
        done.set(total.getAsLong());
        report();
    }

    private void report() {
        reporting.lock();
        try {
            nextReportNanos.set(System.nanoTime() + INTERVAL_NANOS);
            tell();
        } finally {
            reporting.unlock();
        }
    }

    private void tell() {
        long now = System.nanoTime();
        long counted = done.get();
        Progress.Pace pace = new Progress.Pace(counted - paceDone, Duration.ofNanos(now - paceNanos));
        listener.progressed(Progress.of(phase, detail, counted, total, Duration.ofNanos(now - startNanos), pace));
    }
}
