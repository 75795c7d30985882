package dev.tidemark.bench.online;

import dev.tidemark.bench.Flags;
import dev.tidemark.bench.data.DataSet;
import dev.tidemark.bench.data.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What one run measures, and for how long.
 *
 * @param readStates events a week that the states of a view hold, for reads
 * @param states the same, for the memory they take
 * @param threads numbers of concurrent readers
 * @param only sections: {@code read}, {@code backfill}, {@code memory}
 * @param rounds of each contender of a section
 * @param roundMillis how long one round of reads takes
 */
record Options(
        Path home,
        DataSet data,
        String memory,
        List<Integer> readStates,
        List<Integer> states,
        List<Integer> threads,
        List<String> only,
        int rounds,
        int roundMillis,
        int backfillRounds) {
    static Options of(String[] arguments) {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        String[] valued =
                Arrays.stream(arguments).filter(a -> !a.equals("--quick")).toArray(String[]::new);
        Flags flags = Flags.parse(
                valued,
                "home",
                "folder",
                "data",
                "events-count",
                "spine-count",
                "keys",
                "key-type",
                "seed",
                "memory",
                "states",
                "threads",
                "only",
                "rounds",
                "round-millis",
                "backfill-rounds");
        Path home = flags.path("home");
        Path folder = flags.has("folder") ? flags.path("folder") : home.resolve("target/data");
        Shape shape = quick && !flags.has("data")
                ? Shape.of(Flags.parse(new String[] {"--data", "smoke"}, "data"))
                : Shape.of(flags);
        return new Options(
                home,
                DataSet.in(folder, shape),
                flags.text("memory", "4GB"),
                numbers(flags.text("states", quick ? "100" : "10,100")),
                numbers(flags.text("states", "10,100,1000")),
                numbers(flags.text("threads", "1,8")),
                List.of(flags.text("only", "read,backfill,memory").split(",")),
                (int) flags.number("rounds", quick ? 5 : 15),
                (int) flags.number("round-millis", quick ? 300 : 500),
                (int) flags.number("backfill-rounds", quick ? 2 : 3));
    }

    boolean measures(String section) {
        return only.contains(section);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
