package dev.tidemark.cli.stream;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.sync.SyncService;
import dev.tidemark.sync.apply.ApplyListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A sync service in a process of its own, to be killed. */
final class ArchivingProcess implements AutoCloseable {
    private final Process process;

    private ArchivingProcess(Process process) {
        this.process = process;
    }

    static ArchivingProcess start(Path folder, String instance) {
        try {
            return new ArchivingProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ArchivingProcess.class.getName(),
                            folder.toString(),
                            instance)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(instance + ".log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        SyncService.start(
                        folder,
                        ProjectConfig.read(folder, Map.of(), Map.of()).online(),
                        Till.config(folder, args[1]),
                        ApplyListener.none(),
                        Clock.systemUTC())
                .join();
    }

    /** Kills it as kill -9 does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
