package dev.tidemark.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook of the project runs from top to bottom on the real kernel, and says what its text promises. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class NotebooksTest {
    private static final Path NOTEBOOKS = Path.of("../notebooks");
    /** Runs where Spark is: see the tests of that module. */
    private static final String ON_SPARK = "05-at-scale-on-spark.ipynb";

    private static final int EVENTS = 60_000;
    private static final int PATIENCE_MINUTES = 5;

    /** What must be among the outputs of each. */
    private static final Map<String, List<String>> SHOWN = Map.of(
            "01-define-and-look.ipynb",
            List.of("card_activity", "txn_count_1h", "amount_ratio", "column 'amout'", "amount", "equal"),
            "02-time-travel-and-leaks.ipynb",
            List.of("A join on event time alone changes", "the naive join says", "known too late"),
            "03-train-a-model.ipynb",
            List.of("rows to train on", "frauds found", "what is served"),
            "04-promote-and-watch.ipynb",
            List.of("expired", "'FR'", "Freshness of fraud_live", "release 3 is live", "is served again"),
            "06-from-feast.ipynb",
            List.of("driver_hourly_stats", "conv_rate_7d", "known too late    2024-04-12 08:00:00"));

    @TempDir
    private static Path temp;

    private static Optional<Jupyter> jupyter;

    @BeforeAll
    static void copyAndMakeData() throws IOException {
        jupyter = Jupyter.find("/usr/bin:" + System.getenv("PATH"), List.of("nbconvert"));
        assumeTrue(jupyter.isPresent(), "Jupyter is missing: apt-get install jupyter-nbconvert");
        for (Path notebook : notebooks().toList()) {
            Files.copy(notebook, temp.resolve(notebook.getFileName()));
        }
        SampleData.provide(temp, EVENTS, share -> {}, new Cancellation());
        KernelSpec.onJava(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature(),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
                .writeTo(temp.resolve("jupyter/kernels"));
    }

    static Stream<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files
                    .filter(file -> file.toString().endsWith(".ipynb"))
                    .filter(file -> !file.endsWith(ON_SPARK))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void runsFromTopToBottom(Path notebook) throws Exception {
        String name = notebook.getFileName().toString();
        JsonNode executed = execute(name);
        String shown = outputs(executed);
        assertThat(SHOWN).containsKey(name);
        assertThat(shown).contains(SHOWN.get(name));
        assertThat(shown).doesNotContain("cannot be shown");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isStoredWithoutOutputs(Path notebook) throws IOException {
        for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).path("cells")) {
            assertThat(cell.path("outputs")).isEmpty();
            assertThat(cell.path("execution_count").isNumber()).isFalse();
        }
    }

    @Test
    void thereIsSomethingToRun() throws IOException {
        assertThat(notebooks().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(SHOWN.keySet());
    }

    private static JsonNode execute(String name) throws Exception {
        Path log = temp.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        jupyter.orElseThrow().executable().toString(),
                        "nbconvert",
                        "--to=notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=240",
                        "--output=executed-" + name,
                        name)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH", jupyter.orElseThrow().pathFirst(System.getenv("PATH")),
                        "LC_ALL", "C.UTF-8",
                        "JUPYTER_DATA_DIR", temp.resolve("jupyter").toString(),
                        "JUPYTER_CONFIG_DIR", temp.resolve("config").toString(),
                        "JUPYTER_RUNTIME_DIR", temp.resolve("run").toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
        return new ObjectMapper().readTree(temp.resolve("executed-" + name).toFile());
    }

    /** All that the cells showed, in plain text. */
    private static String outputs(JsonNode notebook) {
        StringBuilder shown = new StringBuilder();
        for (JsonNode cell : notebook.path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                append(output.path("text"), shown);
                append(output.path("data").path("text/plain"), shown);
                append(output.path("traceback"), shown);
            }
        }
        return shown.toString();
    }

    private static void append(JsonNode text, StringBuilder shown) {
        if (text.isArray()) {
            text.forEach(line -> shown.append(line.asText()));
        } else {
            shown.append(text.asText());
        }
        shown.append('\n');
    }
}
