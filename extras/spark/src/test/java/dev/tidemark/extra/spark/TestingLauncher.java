package dev.tidemark.extra.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The launcher in a home of its own, which has both builds already: with Spark, on this process's class path, and without. */
final class TestingLauncher {
    /** A command that ended. */
    record Ran(int code, String out, String err) {}

    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final Path home;
    private final Path folder;

    private TestingLauncher(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * @param home a folder to be made
     * @param folder where commands run
     */
    static TestingLauncher in(Path home, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve(".mvn"));
        Files.copy(REPOSITORY.resolve("tidemark"), home.resolve("tidemark"));
        Files.copy(REPOSITORY.resolve(".mvn/tools.sh"), home.resolve(".mvn/tools.sh"));
        TestingLauncher launcher = new TestingLauncher(home, folder);
        String all = System.getProperty("java.class.path");
        launcher.build("spark", all);
        launcher.build(
                "app",
                Arrays.stream(all.split(File.pathSeparator))
                        .filter(entry -> !entry.contains("/org/apache/spark/"))
                        .collect(Collectors.joining(File.pathSeparator)));
        return launcher;
    }

    /** As the launcher leaves it, with an archive of classes that holds none: to make one takes longer than these tests. */
    private void build(String kind, String classPath) throws IOException, InterruptedException {
        Path app = Files.createDirectories(home.resolve(".build").resolve(kind + "-1"));
        Files.writeString(home.resolve(".build/current-" + kind), app + "\n");
        Files.writeString(app.resolve("root"), home.toRealPath() + "\n");
        Files.writeString(app.resolve("class-path"), classPath);
        Files.createFile(app.resolve("started"));
        String java = started(List.of(
                "sh",
                "-c",
                "root=$0; . \"$0/.mvn/tools.sh\"; find_java; printf %s \"$java_release-$(printf %s \"$JAVA_HOME\" | cksum | tr -d ' ')\"",
                home.toString()));
        Files.createFile(app.resolve("classes-" + java + ".jsa"));
    }

    private String started(List<String> command) throws IOException, InterruptedException {
        Ran ran = run(command);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out().strip();
    }

    /** Runs a command and waits for its end. */
    Ran run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("tidemark").toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    private Ran run(List<String> command) throws IOException, InterruptedException {
        Path err = Files.createTempFile(home, "err", null);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", JAVA.toString());
        builder.environment().put("TIDEMARK_JAVA_OPTS", "-Xmx1g -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, Files.readString(err));
    }
}
