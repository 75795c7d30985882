package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Another process that uses a registry. It opens it when it is told to, then does its work, and says a line for each apply
 * that it was told is done.
 */
final class RegistryProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final Writer input;

    private RegistryProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /**
     * @param work {@code open}, {@code contend} (changes one view time after time) or {@code bulk} (changes many views at once)
     * @param first the windows it gives are this many hours and more
     */
    static RegistryProcess start(RegistrySettings settings, String work, int first, int times) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RegistryProcess.class.getName(),
                settings.project().toString(),
                settings.url(),
                settings.user().orElse(""),
                settings.password().orElse(""),
                work,
                String.valueOf(first),
                String.valueOf(times)));
        return new RegistryProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it is ready to open the registry. */
    void awaitReady() throws IOException {
        String ready = line();
        if (!"ready".equals(ready)) {
            throw new IllegalStateException("the process said " + ready);
        }
    }

    void go() throws IOException {
        input.write("go\n");
        input.flush();
    }

    /** What it says next; null once it ended. */
    String line() throws IOException {
        return lines.readLine();
    }

    List<String> linesToEnd() throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            said.add(line);
        }
        return said;
    }

    /** As {@code kill -9} does; what it said before can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Path project = Path.of(args[0]);
        RegistrySettings settings = args[2].isEmpty()
                ? RegistrySettings.of(project, args[1])
                : RegistrySettings.of(project, args[1]).user(args[2], args[3]);
        out.println("ready");
        in.readLine();
        Registry registry = Registry.open(settings);
        int first = Integer.parseInt(args[5]);
        int times = Integer.parseInt(args[6]);
        for (int hours = first; hours < first + times; hours++) {
            switch (args[4]) {
                case "contend" -> applyUntilDone(registry, project, Map.of("shared", hours));
                case "bulk" -> applyUntilDone(registry, project, many(hours));
                default -> registry.definitions();
            }
            out.println(hours);
        }
    }

    /** Views that change together. */
    static Map<String, Integer> many(int hours) {
        Map<String, Integer> views = new TreeMap<>();
        for (int i = 10; i < 40; i++) {
            views.put("view_" + i, hours);
        }
        return views;
    }

    /** Plans again after each conflict. Gives how often it had to. */
    static int applyUntilDone(Registry registry, Path project, Map<String, Integer> views) {
        for (int conflicts = 0; ; conflicts++) {
            Optional<TidemarkException> conflict = tryApply(registry, project, views);
            if (conflict.isEmpty()) {
                return conflicts;
            }
        }
    }

    private static Optional<TidemarkException> tryApply(Registry registry, Path project, Map<String, Integer> views) {
        try {
            Applied applied = registry.apply(registry.plan(Sample.views(project, views)), "someone", "");
            if (applied.id() == 0) {
                throw new IllegalStateException("every apply here changes something");
            }
            return Optional.empty();
        } catch (TidemarkException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            return Optional.of(e);
        }
    }
}
