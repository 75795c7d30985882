package dev.tidemark.bench.online;

import dev.tidemark.bench.Flags;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Reads of twenty features over HTTP, due at a fixed rate, beside requests that read nothing. */
public final class HttpReads {
    static final int VIEWS = 2;
    private static final int ENTITIES = 1_000;

    private HttpReads() {}

    public static void main(String[] arguments) throws Exception {
        Flags flags = Flags.parse(arguments, "home", "rate", "connections", "seconds", "states", "warm-up");
        int rate = Math.toIntExact(flags.number("rate", 2_000));
        int connections = Math.toIntExact(flags.number("connections", 16));
        int seconds = Math.toIntExact(flags.number("seconds", 10));
        try (ProjectRedis redis = ProjectRedis.start(flags.path("home"))) {
            new ServedStates(VIEWS).serve(redis.store, ENTITIES, Math.toIntExact(flags.number("states", 100)));
            Process server = serve(redis.project);
            try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
                int port = Integer.parseInt(said.readLine());
                OpenLoop loop = new OpenLoop(port, connections, rate, seconds);
                for (int i = 0; i < flags.number("warm-up", 2); i++) { // a server is asked for days
                    loop.run(HttpReads::read);
                    loop.run(HttpReads::feast);
                }
                print("floor", rate, loop, random -> "GET /health/live HTTP/1.1\r\nHost: bench\r\n\r\n");
                print("read", rate, loop, HttpReads::read);
                print("feast", rate, loop, HttpReads::feast);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static Process serve(Path project) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HttpReadsServer.class.getName(),
                        project.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String read(SplittableRandom random) {
        return post(
                "/features",
                "{\"service\": \"" + ServedStates.SERVICE + "\", \"keys\": [{\"card_id\": " + random.nextInt(ENTITIES)
                        + "}]}");
    }

    private static String feast(SplittableRandom random) {
        return post(
                "/get-online-features",
                "{\"feature_service\": \"" + ServedStates.SERVICE + "\", \"entities\": {\"card_id\": ["
                        + random.nextInt(ENTITIES) + "]}}");
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static void print(String name, int rate, OpenLoop loop, Function<SplittableRandom, String> request)
            throws InterruptedException {
        Samples samples = loop.run(request);
        System.out.printf(
                Locale.ROOT,
                "%-6s %6d/s due  %8.0f/s answered   p50 %7.2f ms   p99 %7.2f ms   p99.9 %7.2f ms%n",
                name,
                rate,
                samples.callsPerSecond(),
                samples.micros(0.5) / 1e3,
                samples.micros(0.99) / 1e3,
                samples.micros(0.999) / 1e3);
    }
}
