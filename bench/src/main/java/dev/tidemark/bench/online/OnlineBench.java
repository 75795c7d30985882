package dev.tidemark.bench.online;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tidemark.bench.harness.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs the sections asked for, and reports. */
public final class OnlineBench {
    private OnlineBench() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        double loadBefore = load();
        List<Reads.Outcome> reads = new ArrayList<>();
        for (int events : options.measures("read") ? options.readStates() : List.<Integer>of()) {
            reads.add(Reads.measure(options, events));
        }
        Loads.Outcome loads = options.measures("backfill") ? Loads.measure(options) : null;
        List<Sizes.Outcome> sizes = options.measures("memory") ? Sizes.measure(options) : List.of();
        OnlineReport report = new OnlineReport(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getenv().getOrDefault("BENCH_COMMAND", "bench/online"),
                Machine.hardware(),
                loadBefore,
                load(),
                reads,
                loads,
                sizes);
        write(report, options.home().resolve("target/results"));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void write(OnlineReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = "online-" + report.date().replace(":", "");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve(name + ".json").toFile(), report);
        String tables = OnlineTables.of(report);
        Files.writeString(folder.resolve(name + ".md"), tables);
        System.out.print(tables);
    }
}
