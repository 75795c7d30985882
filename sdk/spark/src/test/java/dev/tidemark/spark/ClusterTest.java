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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link ClusterProgram} does on executors in processes of their own, some of which are killed at work. */
@Tag("slow")
class ClusterTest {
    /** Some of what Tidemark needs and no Spark has. */
    private static final List<String> TIDEMARKS = List.of(
            "avatica",
            "calcite",
            "duckdb",
            "embedded-redis",
            "flyway",
            "jdbi",
            "jeromq",
            "jjava",
            "postgresql",
            "redisson",
            "sqlite",
            "tidemark");

    private static final Instant CUT_OFF = Instant.parse("2024-01-20T12:00:00Z");

    @TempDir
    static Path folder;

    private static FeatureStore store;
    private static EmbeddedRedis redis;
    private static PromotionResult promoted;
    private static String classPath;
    private static Path sparkHome;
    private static String said;

    @BeforeAll
    static void runBoth() throws Exception {
        ClusterData.write(folder, 200_000, 10_000);
        store = FeatureStore.open(
                folder, StoreOptions.defaults().threads(2).memory(256L << 20).engine("duckdb"));
        promoted = store.promote(ClusterData.service()).cutOff(CUT_OFF).commit();
        redis = EmbeddedRedis.join(folder.resolve(".tidemark/redis"));
        classPath = SparkProcess.packed(Files.createDirectories(folder.resolve("jars")));
        sparkHome = sparkHome();
        said = run(
                ClusterProgram.class.getName(),
                Map.of(
                        "TIDEMARK_ONLINE_NAMESPACE",
                        "cluster",
                        "TIDEMARK_ONLINE_REDIS_ADDRESS",
                        "127.0.0.1:" + redis.port(),
                        "TIDEMARK_ONLINE_REDIS_PASSWORD",
                        redis.password()));
    }

    @AfterAll
    static void close() {
        try (FeatureStore first = store;
                EmbeddedRedis second = redis) {
            said = null;
        }
    }

    @Test
    void executorsAreSentTidemarksJars() {
        assertThat(said)
                .contains("executors 2, with Tidemark of [" + folder.resolve("spark-home/work") + "/")
                .doesNotContain("with Tidemark of [" + folder.resolve("jars"));
    }

    /** What a notebook's lambdas, records and classes need where they run in another process. */
    @Test
    void theClassesOfCellsReachOtherProcesses() throws Exception {
        String cells = run(CellsProgram.class.getName(), Map.of());
        assertThat(cells)
                .contains(
                        "elsewhere true",
                        "lambda [0, 7, 14]",
                        "record [Reading[id=0, value=0.5], Reading[id=1, value=1.5]]")
                .contains("class [10, 11]", "registered [1, 2]");
        assertThat(cells.lines().filter(line -> line.startsWith("Warning: ")))
                .singleElement()
                .asString()
                .contains("reads the notebook's variable factor");
        assertThat(cells).as("and this is why").contains("unset [0, 0, 0]");
    }

    @Test
    void anExecutorThatIsKilledChangesNoTrainingSet() throws Exception {
        assertThat(said).containsPattern("(?s)killed true.*counts ");
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

    @Test
    void anExecutorThatIsKilledChangesNothingThatIsServed() {
        assertThat(said).containsPattern("(?s)counts .*killed true.*loaded ").contains("loaded " + promoted.views());
        OnlineSettings cluster = new OnlineSettings(
                "redis", "cluster", Map.of("address", "127.0.0.1:" + redis.port(), "password", redis.password()));
        try (OnlineStore loaded = new RedisProvider().open(folder, cluster)) {
            assertThat(Served.at(loaded, CUT_OFF)).isEqualTo(Served.at(store.onlineStore(), CUT_OFF));
        }
    }

    @Test
    void aFaultOfTheInputIsNamedAsInThisProcess() {
        assertThat(said)
                .containsPattern("\nINVALID_VALUE Cannot read .*in row 1, column 'amount' of .*cells\\.csv.*\n");
    }

    @Test
    void aJobThatLosesEveryExecutorSaysSo() {
        assertThat(said)
                .contains("ENGINE_FAILED Cannot lose executors: executors were lost more often than"
                        + " spark.task.maxFailures allows; look into their logs.");
    }

    /** Runs a program with what is packed as a release is, which alone can be sent to executors; its output, once it ended well. */
    private static String run(String program, Map<String, String> online) throws Exception {
        Map<String, String> environment = new HashMap<>(online);
        environment.put("SPARK_HOME", sparkHome.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("CUT_OFF", CUT_OFF.toString());
        return SparkProcess.run(List.of(), classPath, environment, folder, List.of(program, folder.toString()));
    }

    /**
     * Stands in for an installed Spark, for its workers: a folder with one jar that refers to all of this class path but {@link
     * #TIDEMARKS}. So it is these that must be sent; what else no Spark has is there already, sent or not.
     */
    private static Path sparkHome() throws Exception {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar"))
                .filter(jar -> TIDEMARKS.stream().noneMatch(jar.getFileName().toString()::startsWith))
                .map(jar -> jar.toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jars);
        Path home = folder.resolve("spark-home");
        Path all = Files.createDirectories(home.resolve("jars")).resolve("all.jar");
        new JarOutputStream(Files.newOutputStream(all), manifest).close();
        return home;
    }
}
