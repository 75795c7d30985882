package dev.tidemark.bench.harness;

import dev.tidemark.bench.job.WorkClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts a process, watches its memory and time, and reads what it says of itself. */
final class Processes {
    private static final long SAMPLE_MILLIS = 10;

    private final Consumer<ProcessBuilder> prepare;
    private final Duration limit;
    private final Path log;

    Processes(Consumer<ProcessBuilder> prepare, Duration limit, Path log) {
        this.prepare = prepare;
        this.limit = limit;
        this.log = log;
    }

    /** Runs {@code command} to its end. A failure or an overrun of the limit is a {@link FailedRun} with the reason. */
    Measurement run(List<String> command) throws IOException, InterruptedException, FailedRun {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        prepare.accept(builder);
        long start = System.nanoTime();
        Process process = builder.start();
        Duration cpu = Duration.ZERO;
        long peakKilobytes = 0;
        do {
            peakKilobytes = Math.max(peakKilobytes, treePeakKilobytes(process.toHandle()));
            cpu = process.info().totalCpuDuration().orElse(cpu);
            if (System.nanoTime() - start > limit.toNanos()) {
                stop(process);
                throw new FailedRun("not done after " + limit.toSeconds() + " s");
            }
        } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new FailedRun("exit code " + process.exitValue() + ": " + lastLine());
        }
        return new Measurement(
                wall,
                workSeconds(),
                cpu.toNanos() / 1e9,
                peakKilobytes > 0 ? OptionalDouble.of(peakKilobytes / 1024.0) : OptionalDouble.empty());
    }

    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private OptionalDouble workSeconds() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(WorkClock.PREFIX))
                    .mapToDouble(line -> Double.parseDouble(line.substring(WorkClock.PREFIX.length())))
                    .findFirst();
        }
    }

    private String lastLine() throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("Error") || line.contains("Exception"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }

    private static long treePeakKilobytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(handle -> peakKilobytes(handle.pid()))
                .sum();
    }

    /** The kernel's own record of the greatest resident size; zero when the process is gone or there is no {@code /proc}. */
    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    /** A run that brought no measurement. */
    static final class FailedRun extends Exception {
        private static final long serialVersionUID = 1;

        FailedRun(String reason) {
            super(reason);
        }
    }
}
