package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Programs in processes of their own, on the Java of these tests and with the flags that Spark needs. */
final class SparkProcess {
    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    private SparkProcess() {}

    /**
     * Runs a program to its end, which must be a good one.
     *
     * @param before words of a command that runs the words after it, such as a shell
     * @param folder where it runs
     * @return what it printed
     */
    static String run(
            List<String> before, String classPath, Map<String, String> environment, Path folder, List<String> words)
            throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:") || flag.startsWith("-Dio."))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-cp", classPath));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** This process's class path with jars in place of folders, which are put into a folder. */
    static String packed(Path folder) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String jar = folder.resolve(entries.size() + ".jar").toString();
            entries.add(entry.endsWith(".jar") ? entry : jar);
            if (!entry.endsWith(".jar")) {
                assertThat(JAR.run(System.out, System.err, "cf0", jar, "-C", entry, "."))
                        .isZero();
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
