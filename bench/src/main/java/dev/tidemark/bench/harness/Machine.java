package dev.tidemark.bench.harness;

import dev.tidemark.bench.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/** What the figures were measured on. */
public record Machine(
        int cores,
        String memory,
        String processor,
        String system,
        String jdk,
        String duckDb,
        String polars,
        String pandas) {

    static Machine describe(Installed installed, DuckDb duckDb) throws SQLException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                firstOf("/proc/meminfo", "MemTotal:"),
                firstOf("/proc/cpuinfo", "model name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                duckDb.value("SELECT version()"),
                installed.polarsVersion(),
                installed.pandasVersion());
    }

    /** The machine and its Java, in one line. */
    public static String hardware() {
        return "%d cores, %s, %s, %s %s; %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        firstOf("/proc/meminfo", "MemTotal:"),
                        firstOf("/proc/cpuinfo", "model name"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.version"));
    }

    private static String firstOf(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException absent) {
            return "unknown";
        }
    }
}
