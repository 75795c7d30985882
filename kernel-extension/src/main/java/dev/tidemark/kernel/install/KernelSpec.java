package dev.tidemark.kernel.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells Jupyter how to start the kernel: a folder with a {@code kernel.json}. Immutable.
 *
 * @param command starts the kernel, given the connection file as one argument more
 */
public record KernelSpec(List<String> command) {
    /** The folder's name, and what {@code jupyter ... --kernel} takes. */
    public static final String NAME = "tidemark";

    public static final String TITLE = "Java (Tidemark)";

    private static final int JAVA_THAT_WARNS_OF_UNSAFE = 24;

    public KernelSpec {
        command = List.copyOf(command);
    }

    /** A kernel on a Java of its own: its class path, and the flags it needs. */
    public static KernelSpec onJava(Path javaHome, int javaVersion, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(flags(javaVersion));
        command.addAll(List.of("-cp", classPath, "dev.tidemark.kernel.jupyter.Main"));
        return new KernelSpec(command);
    }

    /** What Java must be told to run the kernel: Arrow reads direct buffers, and text is UTF-8 whatever the locale says. */
    public static List<String> flags(int javaVersion) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xlog:disable",
                "-Dfile.encoding=UTF-8",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED"));
        if (javaVersion >= JAVA_THAT_WARNS_OF_UNSAFE) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }

    /**
     * Writes it, in place of an earlier one.
     *
     * @param kernels Jupyter's folder of kernels, such as {@code ~/.local/share/jupyter/kernels}
     * @return the file written
     */
    public Path writeTo(Path kernels) {
        try {
            Path folder = Files.createDirectories(kernels.resolve(NAME));
            return Files.write(
                    folder.resolve("kernel.json"),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the kernel's folder in " + kernels + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> json() {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("{connection_file}");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argv", arguments);
        json.put("display_name", TITLE);
        json.put("language", "java");
        json.put("interrupt_mode", "message");
        json.put("env", Map.of());
        json.put("metadata", Map.of());
        return json;
    }
}
