package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.duckdb.TestingData;
import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook about Spark runs from top to bottom on the real kernel, and finds both engines' files equal. */
@Tag("slow")
class SparkNotebookTest {
    private static final String NOTEBOOK = "05-at-scale-on-spark.ipynb";
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    @Test
    void bothEnginesGiveTheSameBytes() throws Exception {
        assumeTrue(
                runs(List.of(PYTHON, "-c", "import nbconvert, nbclient")),
                "Jupyter is missing: apt-get install jupyter-nbconvert");
        Files.copy(Path.of("../../notebooks", NOTEBOOK), folder.resolve(NOTEBOOK));
        writePayments(Files.createDirectories(folder.resolve("payments/data/transactions")));
        spec().writeTo(folder.resolve("jupyter/kernels"));
        boolean executed = runs(List.of(
                PYTHON,
                "-m",
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=240",
                "--output=executed",
                NOTEBOOK));
        assertThat(executed).as(Files.readString(folder.resolve("log"))).isTrue();
        String shown = Files.readString(folder.resolve("executed.ipynb"));
        assertThat(shown).contains("Equal, byte for byte.");
        assertThat(shown).as("the progress of Spark's build").contains("✓ reading files (the spine)");
    }

    private void writePayments(Path transactions) {
        String time = "TIMESTAMP '2024-03-01' + INTERVAL (hash(i * 3) % 4000000) SECOND";
        TestingData.parquet(
                transactions,
                "2024-03.parquet",
                "SELECT 'c' || (hash(i) % 50) AS card_id, " + time + " AS event_time, " + time
                        + " + INTERVAL (hash(i * 5) % 9000) SECOND AS ingested_at, (hash(i * 7) % 100000) / 7.0::DOUBLE AS amount,"
                        + " 'm' || (hash(i * 9) % 20) AS merchant_id,"
                        + " CASE WHEN i % 9 = 0 THEN 'DECLINED' ELSE 'APPROVED' END AS status FROM range(5000) t(i)");
        TestingData.parquet(
                folder.resolve("payments"),
                "labels.parquet",
                "SELECT 'c' || (hash(i * 2) % 60) AS card_id, " + time
                        + " AS event_time, i % 7 = 0 AS is_fraud FROM range(700) t(i)");
    }

    /** On the Java of these tests, with the flags that Spark needs. */
    private static KernelSpec spec() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag ->
                        flag.startsWith("--add") || flag.startsWith("-Dio.netty") || flag.startsWith("-XX:+Ignore"))
                .forEach(command::add);
        KernelSpec plain = KernelSpec.onJava(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(plain.command().subList(1, plain.command().size()));
        return new KernelSpec(command, Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private boolean runs(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "JUPYTER_DATA_DIR", folder.resolve("jupyter").toString(),
                        "JUPYTER_CONFIG_DIR", folder.resolve("config").toString(),
                        "JUPYTER_RUNTIME_DIR", folder.resolve("run").toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }
}
