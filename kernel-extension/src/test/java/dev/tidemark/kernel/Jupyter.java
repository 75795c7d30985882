package dev.tidemark.kernel;

import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The distribution's Jupyter, with folders of its own in which this kernel alone is installed, running what these tests were
 * compiled to. Not thread-safe.
 */
public final class Jupyter {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String NEEDED = "import jupyter_kernel_test, nbconvert, nbclient";
    private static final long LONGEST_MINUTES = 5;

    private final Path folder;

    private Jupyter(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs the kernel for the Java that runs these tests. Skips the test where there is no Jupyter, and says what to install.
     *
     * @param folder an empty one, that goes when the test ends
     */
    public static Jupyter in(Path folder) {
        return in(folder, Path.of(System.getProperty("java.home")));
    }

    /** Installs the kernel for another Java. */
    public static Jupyter in(Path folder, Path javaHome) {
        Assumptions.assumeTrue(
                isInstalled(),
                "Jupyter is missing: apt-get install jupyter-nbconvert python3-nbclient python3-jupyter-kernel-test");
        KernelSpec.onJava(
                        javaHome,
                        version(javaHome),
                        classPath(),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
                .writeTo(folder.resolve("data/kernels")); // a test is over before better machine code would pay
        return new Jupyter(folder);
    }

    /** Executes a notebook as a reader would with "run all", stopping at the first cell that fails, and gives what came out. */
    public String execute(Path notebook) {
        Path out = folder.resolve("executed.ipynb");
        run(
                notebook.toAbsolutePath().getParent(),
                List.of(
                        PYTHON,
                        "-m",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME,
                        "--ExecutePreprocessor.timeout=240",
                        "--output-dir",
                        folder.toString(),
                        "--output",
                        out.getFileName().toString(),
                        notebook.toAbsolutePath().toString()));
        return read(out);
    }

    /** Runs a Python script of these tests' folder; fails with what it said. */
    public String python(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                PYTHON, Path.of("src/test/python", script).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** Runs a program in that folder with this Jupyter's settings; fails with what it said. */
    public String run(Path in, List<String> command) {
        try {
            Path log = Files.createTempFile(folder, "log", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment());
            Process process = builder.start();
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = read(log);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + (ended ? "" : " (never ended)") + "\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a program of Jupyter's needs to find this kernel and nobody else's settings. */
    public Map<String, String> environment() {
        return Map.of(
                "PATH",
                "/usr/bin:" + System.getenv("PATH"),
                "LC_ALL",
                "C.UTF-8",
                "KERNEL",
                KernelSpec.NAME,
                "JUPYTER_DATA_DIR",
                folder.resolve("data").toString(),
                "JUPYTER_CONFIG_DIR",
                folder.resolve("config").toString(),
                "JUPYTER_RUNTIME_DIR",
                folder.resolve("run").toString());
    }

    /** The home of an installed Java of that version, if there is one where distributions put them. */
    public static Stream<Path> javas(int version) {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes
                    .filter(home -> Files.isRegularFile(home.resolve("release")))
                    .filter(home -> version(home) == version)
                    .limit(1)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int version(Path javaHome) {
        return read(javaHome.resolve("release"))
                .lines()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static boolean isInstalled() {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", NEEDED)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
