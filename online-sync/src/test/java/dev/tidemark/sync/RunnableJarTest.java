package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sync.serve.TestingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, as a process of its own, started by the command of the unit in {@code deploy}. Runs once it is packaged. */
class RunnableJarTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SERVED_AT = "features are served at http://127.0.0.1:";
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    Path project;

    @Test
    void theCommandOfTheUnitStartsAServiceThatIsReadyLogsInJsonAndEndsWhenTold() throws Exception {
        Files.writeString(
                project.resolve("tidemark.yaml"), "sync: {http: {port: 0}, instance: of-the-file, shards: 3}\n");
        Process process = start("TIDEMARK_SYNC_INSTANCE", "of-the-environment");
        try {
            Scene.eventually("it serves", () -> port(log()) > 0);
            var ready = new TestingClient(port(log())).get("/health/ready");
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            Scene.eventually("it takes in", () -> log().toString().contains("instance of-the-environment works on"));
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(log().toString()).contains("instance of-the-environment stopped");
            assertThat(log())
                    .allSatisfy(line -> assertThat(line.has("timestamp") && line.has("level"))
                            .as(line.toString())
                            .isTrue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void neitherDuckDbNorSparkIsOnItsClassPath() throws IOException {
        try (JarFile packaged = new JarFile(jar().toFile())) {
            String[] classPath = packaged.getManifest()
                    .getMainAttributes()
                    .getValue("Class-Path")
                    .split(" ");
            assertThat(classPath).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry).doesNotContainIgnoringCase("duckdb").doesNotContainIgnoringCase("spark");
                assertThat(jar().resolveSibling(entry)).isRegularFile();
            });
        }
    }

    private Process start(String variable, String value) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().put(variable, value);
        return builder.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("log").toFile())
                .start();
    }

    /** The unit's, with this machine's Java, jar and project. */
    private List<String> command() throws IOException {
        String unit =
                Files.readString(Path.of("../deploy/tidemark-sync.service")).replace("\\\n", " ");
        String line = unit.lines()
                .filter(some -> some.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>();
        for (String word : Arrays.asList(line.substring("ExecStart=".length()).split("\\s+"))) {
            command.add(
                    switch (word) {
                        case "/usr/bin/java" ->
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString();
                        case "/srv/fraud" -> project.toString();
                        default -> word.endsWith(".jar") ? jar().toString() : word;
                    });
        }
        assertThat(command).contains("-jar", "--project");
        return command;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(file -> file.getFileName().toString().matches("tidemark-online-sync-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What was logged so far, a line each; a line that is no JSON fails the test. */
    private List<JsonNode> log() {
        try {
            List<JsonNode> lines = new ArrayList<>();
            String text = Files.readString(project.resolve("log"));
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                if (!line.isEmpty()) {
                    lines.add(MAPPER.readTree(line));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int port(List<JsonNode> log) {
        return log.stream()
                .map(line -> line.path("formattedMessage").asText())
                .filter(message -> message.startsWith(SERVED_AT))
                .mapToInt(message -> Integer.parseInt(message.substring(SERVED_AT.length())))
                .findFirst()
                .orElse(0);
    }
}
