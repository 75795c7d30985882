package dev.tidemark.kernel.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells Jupyter how to start the kernel: a folder with a {@code kernel.json}. Immutable.
 *
 * @param command starts the kernel, given the connection file as one argument more
 * @param environment what is set for it, besides what Jupyter hands on
 */
public record KernelSpec(List<String> command, Map<String, String> environment) {
    /** The folder's name, and what {@code jupyter ... --kernel} takes. */
    public static final String NAME = "tidemark";

    public static final String TITLE = "Java (Tidemark)";

    private static final String MAIN = "dev.tidemark.kernel.jupyter.Main";
    private static final String FILE = "kernel.json";
    private static final int JAVA_THAT_WARNS_OF_UNSAFE = 24;

    public KernelSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A kernel that Tidemark's launcher starts, on the Java of this process: it is always of the newest build. */
    public static KernelSpec byLauncher(Path launcher) {
        return new KernelSpec(
                List.of(launcher.toString(), "java", MAIN), Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    /** A kernel on a Java of its own: its class path, and the flags it needs. */
    public static KernelSpec onJava(Path javaHome, int javaVersion, String classPath) {
        return onJava(javaHome, javaVersion, classPath, List.of());
    }

    /** The same with more flags of Java's. */
    public static KernelSpec onJava(Path javaHome, int javaVersion, String classPath, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(flags(javaVersion));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, MAIN));
        return new KernelSpec(command, Map.of());
    }

    /** The same with a variable of the environment more. */
    public KernelSpec with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new KernelSpec(command, more);
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
        Path folder = kernels.resolve(NAME);
        try {
            Files.createDirectories(folder);
            Path aside = Files.write(
                    folder.resolve(FILE + ".new"),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
            return Files.move(aside, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused("install the kernel in", folder, e);
        }
    }

    /** Takes the kernel away. @return whether there was one */
    public static boolean deleteFrom(Path kernels) {
        Path folder = kernels.resolve(NAME);
        try {
            boolean there = Files.deleteIfExists(folder.resolve(FILE));
            if (there) {
                Files.delete(folder);
            }
            return there;
        } catch (IOException e) {
            throw refused("remove the kernel from", folder, e);
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
        json.put("env", environment);
        json.put("metadata", Map.of());
        return json;
    }

    private static TidemarkException refused(String verb, Path folder, IOException e) {
        return new TidemarkException(
                ErrorCode.OUTPUT_REFUSED,
                "Cannot " + verb + " '" + folder + "': " + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "; name another folder.",
                e);
    }
}
