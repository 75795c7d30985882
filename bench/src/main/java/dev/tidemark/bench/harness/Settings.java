package dev.tidemark.bench.harness;

import dev.tidemark.bench.Flags;
import dev.tidemark.bench.data.DataSet;
import dev.tidemark.bench.data.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one comparison runs on, and with how much. */
record Settings(
        Path home,
        DataSet data,
        String order,
        List<Workload> workloads,
        List<String> only,
        long threads,
        String memory,
        String heap,
        String sparkHeap,
        int runs,
        Duration limit) {

    static Settings of(String[] arguments) {
        Flags flags = Flags.parse(
                arguments,
                "home",
                "folder",
                "data",
                "events-count",
                "spine-count",
                "keys",
                "key-type",
                "seed",
                "order",
                "workload",
                "only",
                "threads",
                "memory",
                "heap",
                "spark-heap",
                "runs",
                "limit");
        Path home = flags.path("home");
        Path folder = flags.has("folder") ? flags.path("folder") : home.resolve("target/data");
        return new Settings(
                home,
                DataSet.in(folder, Shape.of(flags)),
                flags.text("order", "arrival"),
                list(flags.text("workload", "twenty,seven_days,latest")).stream()
                        .map(Workload::of)
                        .toList(),
                list(flags.text("only", "")),
                flags.number("threads", 2),
                flags.text("memory", "4GB"),
                flags.text("heap", "2g"),
                flags.text("spark-heap", "4g"),
                (int) flags.number("runs", 3),
                Duration.ofSeconds(flags.number("limit", 300)));
    }

    Path events() {
        return switch (order) {
            case "arrival" -> data.eventsInArrivalOrder();
            case "time" -> data.eventsInTimeOrder();
            default ->
                throw new IllegalArgumentException("Cannot read events in order '" + order + "': use arrival or time");
        };
    }

    Path output(Workload workload, String contender) {
        return home.resolve("target/out")
                .resolve(workload.flag)
                .resolve(contender.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".parquet");
    }

    /** Where {@link ClassArchive} keeps Tidemark's classes. */
    Path classArchive() {
        return home.resolve("target/out/tidemark.jsa");
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
