package dev.tidemark.bench.online;

import dev.tidemark.bench.Flags;
import dev.tidemark.bench.harness.Machine;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import dev.tidemark.redis.stream.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The sync service beside a bare consumer: how many events a second they take in, and when an event can be read. */
public final class StreamBench implements AutoCloseable {
    private static final int VIEWS = 2;
    private static final int MORE_THAN_WATCHED = 100;

    private final Flags flags;
    private final int entities;
    private final ProjectRedis redis;
    private final EmbeddedRedis server;
    private final StreamEvents events;
    private final List<Long> generations;
    private final List<Contender> open = new ArrayList<>();

    private StreamBench(Flags flags) throws IOException {
        this.flags = flags;
        this.entities = Math.toIntExact(flags.number("entities", 10_000));
        this.redis = ProjectRedis.start(flags.path("home"));
        this.server = EmbeddedRedis.join(redis.project.resolve(".tidemark").resolve("redis"));
        this.events = new StreamEvents(server.port(), server.password(), entities);
        ServedStates states = ServedStates.streamed(VIEWS, StreamEvents.STREAM);
        this.generations =
                states
                        .serve(redis.store, entities + MORE_THAN_WATCHED, Math.toIntExact(flags.number("states", 100)))
                        .get(0)
                        .stream()
                        .map(key -> key.generation())
                        .toList();
    }

    public static void main(String[] arguments) throws Exception {
        Flags flags = Flags.parse(
                arguments, "home", "only", "entities", "states", "records", "rounds", "rate", "seconds", "warm-up");
        try (StreamBench bench = new StreamBench(flags)) {
            print("%s; load %.2f", Machine.hardware(), load());
            List<String> only =
                    List.of(flags.text("only", "throughput,freshness").split(","));
            if (only.contains("throughput")) {
                bench.throughput();
            }
            if (only.contains("freshness")) {
                bench.freshness();
            }
        }
    }

    private void throughput() throws IOException, InterruptedException {
        int records = Math.toIntExact(flags.number("records", 200_000));
        int rounds = Math.toIntExact(flags.number("rounds", 3));
        Contender tidemark = contender("tidemark");
        Contender floor = contender("floor");
        List<Rate> own = new ArrayList<>();
        List<Rate> bare = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long from = Entry.firstOffsetAt(System.currentTimeMillis());
            for (int i = 0; i < records; i++) {
                events.payment();
            }
            events.await();
            bare.add(Rate.of(floor.ask("take " + from + " " + records)));
            own.add(Rate.of(tidemark.ask("take " + from + " " + records)));
            print(round == 0 ? "warm-up" : "round " + round, bare.get(round), own.get(round));
        }
        print("median", Rate.median(bare.subList(1, rounds + 1)), Rate.median(own.subList(1, rounds + 1)));
        floor.close();
        tidemark.close();
    }

    /** How fast a contender took a backlog in, and at which cost. */
    private record Rate(double recordsPerSecond, double cpuMicros) {
        static Rate of(String answer) {
            String[] words = answer.split(" ");
            return new Rate(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
        }

        static Rate median(List<Rate> rates) {
            List<Rate> sorted = new ArrayList<>(rates);
            sorted.sort(Comparator.comparingDouble(Rate::recordsPerSecond));
            return sorted.get(sorted.size() / 2);
        }
    }

    private static void print(String what, Rate bare, Rate own) {
        print(
                "%-8s floor %,8.0f/s, %3.0f us CPU   tidemark %,8.0f/s, %3.0f us CPU   %.2f of the floor",
                what,
                bare.recordsPerSecond(),
                bare.cpuMicros(),
                own.recordsPerSecond(),
                own.cpuMicros(),
                own.recordsPerSecond() / bare.recordsPerSecond());
    }

    private void freshness() throws IOException, InterruptedException {
        int rate = Math.toIntExact(flags.number("rate", 5_000));
        int seconds = Math.toIntExact(flags.number("seconds", 15));
        Contender tidemark = contender("tidemark");
        tidemark.tell("serve");
        StreamFreshness freshness = new StreamFreshness(redis.store, events, entities, VIEWS);
        for (int i = 0; i < flags.number("warm-up", 2); i++) { // a service takes in for days
            freshness.run(rate, seconds);
        }
        Samples samples = freshness.run(rate, seconds);
        print(
                "%,d events/s due, %,d watched: readable after p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms; load %.2f",
                rate,
                samples.calls(),
                samples.micros(0.5) / 1e3,
                samples.micros(0.9) / 1e3,
                samples.micros(0.99) / 1e3,
                samples.micros(1) / 1e3,
                load());
        String[] taken = tidemark.ask("stop").split(" ");
        print("%s records in %s batches", taken[1], taken[0]);
        tidemark.close();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private Contender contender(String which) throws IOException {
        Contender contender = new Contender(which);
        open.add(contender);
        return contender;
    }

    /** The process of a contender. */
    private final class Contender {
        private final Process process;
        private final BufferedReader said;

        Contender(String which) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms512m",
                    "-Xmx512m",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StreamContender.class.getName(),
                    which,
                    redis.project.toString(),
                    Integer.toString(entities)));
            generations.forEach(generation -> command.add(generation.toString()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            said = process.inputReader(StandardCharsets.UTF_8);
        }

        void tell(String line) throws IOException {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        }

        String ask(String line) throws IOException {
            tell(line);
            String answer = said.readLine();
            if (answer == null) {
                throw new IOException("the contender ended before it answered '" + line + "'");
            }
            return answer;
        }

        void close() {
            try {
                process.getOutputStream().close();
                process.waitFor();
            } catch (IOException e) {
                process.destroy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        open.forEach(Contender::close);
        events.close();
        server.close();
        redis.close();
    }
}
