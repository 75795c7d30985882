package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors in processes of their own, one of which is killed at work; speculation on. */
@Tag("slow")
class ClusterTest {
    private static final Instant CUT_OFF = Instant.parse("2024-01-20T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anExecutorThatIsKilledChangesNothing() throws Exception {
        ClusterData.write(folder, 200_000, 10_000);
        StoreOptions options =
                StoreOptions.defaults().threads(2).memory(256L << 20).engine("duckdb");
        try (FeatureStore store = FeatureStore.open(folder, options)) {
            PromotionResult promoted =
                    store.promote(ClusterData.service()).cutOff(CUT_OFF).commit();
            try (EmbeddedRedis redis = EmbeddedRedis.join(folder.resolve(".tidemark/redis"))) {
                Map<String, String> online = Map.of(
                        "TIDEMARK_ONLINE_NAMESPACE",
                        "cluster",
                        "TIDEMARK_ONLINE_REDIS_ADDRESS",
                        "127.0.0.1:" + redis.port(),
                        "TIDEMARK_ONLINE_REDIS_PASSWORD",
                        redis.password());
                String said = run(ClusterProgram.class.getName(), online, folder.toString());
                assertThat(said).contains("executors 2").containsPattern("(?s)killed true.*killed true");
                buildsAsDuckDb(store, said);
                assertThat(said).contains("loaded " + promoted.views());
                servesAsDuckDb(store, redis);
            }
        }
    }

    /** What a notebook's lambdas, records and classes need where they run in another process. */
    @Test
    void theClassesOfCellsReachOtherProcesses() throws Exception {
        String said = run(CellsProgram.class.getName(), Map.of());
        assertThat(said)
                .contains(
                        "elsewhere true",
                        "lambda [0, 7, 14]",
                        "record [Reading[id=0, value=0.5], Reading[id=1, value=1.5]]")
                .contains("class [10, 11]", "registered [1, 2]");
        assertThat(said.lines().filter(line -> line.startsWith("Warning: ")))
                .singleElement()
                .asString()
                .contains("reads the notebook's variable factor");
        assertThat(said).as("and this is why").contains("unset [0, 0, 0]");
    }

    private void servesAsDuckDb(FeatureStore store, EmbeddedRedis redis) {
        OnlineSettings cluster = new OnlineSettings(
                "redis", "cluster", Map.of("address", "127.0.0.1:" + redis.port(), "password", redis.password()));
        try (OnlineStore loaded = new RedisProvider().open(folder, cluster)) {
            assertThat(Served.at(loaded, CUT_OFF)).isEqualTo(Served.at(store.onlineStore(), CUT_OFF));
        }
    }

    private void buildsAsDuckDb(FeatureStore store, String said) throws Exception {
        try (TrainingSet expected = store.trainingSet(ClusterData.service())
                .spine(Spine.parquet("spine.parquet").at("asked"))
                .build()) {
            expected.writeTo(folder.resolve("duckdb.csv"));
            assertThat(said).contains("counts " + expected.manifest().counts());
        }
        assertThat(Files.mismatch(folder.resolve("spark.csv"), folder.resolve("duckdb.csv")))
                .isEqualTo(-1);
        assertThat(
                        TestingData.rows(
                                folder,
                                "SELECT count(*) FROM (FROM '$DIR/spark.parquet' EXCEPT ALL SELECT * FROM read_csv('$DIR/duckdb.csv'))"))
                .isEqualTo(List.of(List.of(0L)));
    }

    /** Runs a program with this process's class path and flags; its output, once it ended well. */
    private String run(String program, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+Ignore") || flag.startsWith("-Dio."))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), program));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("SPARK_HOME", sparkHome().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().putAll(environment);
        builder.environment().put("CUT_OFF", CUT_OFF.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** A Spark as installed, for its workers: a folder with its jars. */
    private Path sparkHome() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("spark-home").resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(jars.resolve(Path.of(entry).getFileName()), Path.of(entry));
            }
        }
        return jars.getParent();
    }
}
