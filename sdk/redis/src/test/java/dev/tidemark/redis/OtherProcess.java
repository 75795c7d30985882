package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of its own that opens a store and does what it is told, a line at a time: {@code write KEY}, {@code read KEY}. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;

    private OtherProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** @param address of a Redis; empty: the project's own */
    static OtherProcess start(Path project, String address) {
        try {
            return new OtherProcess(new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            project.toString(),
                            address))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it writes, to whichever output; null once it has ended. */
    String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tell(String command) {
        in.println(command);
        return line();
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets it close its store and end. */
    @Override
    public void close() {
        in.close();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> properties = new HashMap<>(Map.of("timeout", "30s")); // the machine may be busy
        if (!arguments[1].isEmpty()) {
            properties.put("address", arguments[1]);
        }
        try (OnlineStore store = TestingRedis.open(Path.of(arguments[0]), properties);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("open");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(store, line));
            }
        } catch (TidemarkException e) {
            System.err.println(e.getMessage());
        }
    }

    private static String answer(OnlineStore store, String line) {
        String[] words = line.split(" ");
        try {
            return words[0].equals("write")
                    ? String.valueOf(States.swap(store, States.key(words[1], 1), "", words[1]))
                    : String.valueOf(States.stored(store, States.key(words[1], 1)));
        } catch (TidemarkException e) {
            return e.getMessage();
        }
    }
}
