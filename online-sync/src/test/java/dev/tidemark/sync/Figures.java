package dev.tidemark.sync;

import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.apply.BatchReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the services of a test met, and how long its values took to equal the oracle's: {@code target/faults.md}, from which
 * docs/operations.md has its figures.
 */
final class Figures implements ApplyListener {
    private static final Path FILE = Path.of("target", "faults.md");
    private static final SortedMap<String, String> LINES = new TreeMap<>();

    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong lostSwaps = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();

    @Override
    public void applied(BatchReport report) {
        repeated.addAndGet(report.applied().repeated());
        lostSwaps.addAndGet(report.applied().lostSwaps());
    }

    @Override
    public void stalled(String stream, RuntimeException reason) {
        stalls.incrementAndGet();
    }

    /** @param nanos that the values took from when the oracle had its own */
    void equal(int sent, long nanos) {
        String test = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().endsWith("Test"))
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                        .findFirst())
                .orElse("");
        write(
                test,
                "| %s | %d | %d | %d | %d | %d |"
                        .formatted(
                                test,
                                sent,
                                repeated.get(),
                                lostSwaps.get(),
                                stalls.get(),
                                TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    private static synchronized void write(String test, String line) {
        LINES.put(test, line);
        try {
            Files.writeString(
                    FILE,
                    "| test | events | came again | lost swaps | stalls | equal after ms |\n|---|---|---|---|---|---|\n"
                            + String.join("\n", LINES.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
