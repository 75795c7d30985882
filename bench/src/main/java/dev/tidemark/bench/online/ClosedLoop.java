package dev.tidemark.bench.online;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that call again as soon as they are answered. */
final class ClosedLoop {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private ClosedLoop() {}

    /** One call. Thread-safe. */
    interface Call {
        void once(SplittableRandom random);
    }

    static Samples run(Call call, int threads, int millis) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            long start = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
            for (int i = 0; i < threads; i++) {
                SplittableRandom random = new SplittableRandom(i);
                running.add(callers.submit(() -> callUntil(call, end, random)));
            }
            List<long[]> nanos = new ArrayList<>();
            for (Future<long[]> thread : running) {
                nanos.add(thread.get());
            }
            return new Samples(nanos, (System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed: " + e.getCause(), e);
        } finally {
            callers.shutdown();
        }
    }

    private static long[] callUntil(Call call, long end, SplittableRandom random) {
        long[] nanos = new long[1 << 12];
        int calls = 0;
        long before = System.nanoTime();
        while (before < end) {
            call.once(random);
            long after = System.nanoTime();
            if (calls == nanos.length) {
                nanos = Arrays.copyOf(nanos, calls * 2);
            }
            nanos[calls++] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, calls);
    }
}
