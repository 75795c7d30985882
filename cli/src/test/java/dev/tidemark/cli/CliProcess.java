package dev.tidemark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command line as a process of its own, its streams in files. Closing it ends it. */
final class CliProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param logs where the streams go */
    static CliProcess start(Path logs, Object... args) throws IOException {
        return start(logs, List.of(), List.of(), args);
    }

    /**
     * The same in other surroundings.
     *
     * @param before words of a command that runs the words after it, such as a shell
     * @param javaOptions besides those it always gets
     */
    static CliProcess start(Path logs, List<String> before, List<String> javaOptions, Object... args)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) { // which says on every start what Arrow and DuckDB are known to do
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Files.createDirectories(logs);
        Path out = logs.resolve("stdout");
        Path err = logs.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new CliProcess(process, out, err);
    }

    /** Waits until something is so; fails if the process ends before. */
    void until(BooleanSupplier condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the process ended or waited in vain: " + Files.readString(err));
            }
            Thread.sleep(2);
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** As kill -9 does: the process gets no chance to clean up. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for the end. */
    Ran ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return new Ran(process.exitValue(), read(out), read(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
