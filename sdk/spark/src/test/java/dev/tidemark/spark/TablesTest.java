package dev.tidemark.spark;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.conformance.ArrowValues;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources and spines that are no files of Tidemark's own, and what wrong ones get. */
class TablesTest {
    private static final String CANCELLED = "Cancelled: nothing was written. Run it again to start over.";

    private static final Cancellation CANCELLATION = new Cancellation();
    private static final CountDownLatch TASK_ENDED = new CountDownLatch(1);

    @TempDir
    Path folder;

    private SparkExecutor executor;

    @BeforeEach
    void open() {
        executor = TestingSpark.executor(folder.resolve("work"));
        TestingSpark.session()
                .sql("SELECT * FROM VALUES ('c1', TIMESTAMP '2024-05-02 09:00:00', 10.5D),"
                        + " ('c1', TIMESTAMP '2024-05-02 09:30:00', 20D), ('c2', TIMESTAMP '2024-05-02 09:45:00', -3D)"
                        + " AS t(card, at, amount)")
                .createOrReplaceTempView("payments");
        TestingSpark.session()
                .sql(
                        "SELECT * FROM VALUES ('c1', TIMESTAMP '2024-05-02 10:00:00'), ('c3', TIMESTAMP '2024-05-02 10:00:00')"
                                + " AS t(card, asked)")
                .repartition(1)
                .createOrReplaceTempView("questions");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private TrainingSetBuilder asked(Source source, Spine spine) {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(source)
                .feature("n", count().over(Duration.ofHours(1)))
                .feature("total", sum("amount").over(Duration.ofDays(1)));
        return TrainingSetBuilder.of(
                        () -> executor,
                        folder,
                        folder,
                        FeatureService.named("s").with(view))
                .spine(spine);
    }

    private static Source payments() {
        return Source.parquet("payments", "table://payments").eventTime("at");
    }

    private static Spine questions() {
        return Spine.parquet("table://questions").at("asked");
    }

    @Test
    void datasetsAreSourcesAndSpines() throws Exception {
        try (TrainingSet set = asked(payments(), questions()).build()) {
            List<List<Object>> rows = ArrowValues.read(set);
            assertThat(rows).hasSize(2);
            assertThat(rows.stream().map(row -> row.subList(2, 4)).toList())
                    .containsExactlyInAnyOrder(List.of(2L, 30.5), Arrays.asList(0L, null));
        }
    }

    /** So that a bar has an end, and its watcher the time left. */
    @Test
    void aDatabaseIsReadByJdbc() throws Exception {
        String url = "jdbc:duckdb:" + folder.resolve("bank.db");
        try (Connection bank = DriverManager.getConnection(url);
                Statement statement = bank.createStatement()) {
            statement.execute("CREATE TABLE payments (card VARCHAR, \"at\" TIMESTAMP, amount DOUBLE)");
            statement.execute("INSERT INTO payments VALUES ('c1', '2024-05-02 09:00:00', 10.5),"
                    + " ('c1', '2024-05-02 09:30:00', 20), ('c2', '2024-05-02 09:45:00', -3)");
        }
        TestingSpark.session()
                .sql("CREATE OR REPLACE TEMPORARY VIEW bank USING jdbc OPTIONS (url '" + url
                        + "', dbtable 'payments', driver 'org.duckdb.DuckDBDriver')");
        Source source = Source.parquet("payments", "table://bank").eventTime("at");
        try (TrainingSet set = asked(source, questions()).build()) {
            assertThat(ArrowValues.read(set).stream()
                            .map(row -> row.subList(2, 4))
                            .toList())
                    .containsExactlyInAnyOrder(List.of(2L, 30.5), Arrays.asList(0L, null));
        }
    }

    @Test
    void whatWasShuffledIsKnownBeforeItIsRead() {
        List<Progress> heard = new CopyOnWriteArrayList<>();
        try (TrainingSet set =
                asked(payments(), questions()).progress(heard::add).build()) {
            List<Progress> walk =
                    heard.stream().filter(each -> each.phase() == Phase.WALK).toList();
            assertThat(walk).anyMatch(each -> each.total().isPresent() && !each.isComplete());
            assertThat(walk.get(walk.size() - 1).done())
                    .as("two questions that are brought together, then they and three events")
                    .isEqualTo(2 + 2 + 3);
            set.writeTo(folder.resolve("set.parquet"));
            assertThat(heard.get(heard.size() - 1).phase()).isEqualTo(Phase.WRITE);
            assertThat(heard.get(heard.size() - 1).done()).isEqualTo(2);
        }
    }

    @Test
    void filesOfAFormatAreTables() throws Exception {
        TestingSpark.session()
                .table("payments")
                .write()
                .orc(folder.resolve("orc").toString());
        Source orc = Source.parquet("payments", "table://orc.`" + folder.resolve("orc") + "`")
                .eventTime("at");
        try (TrainingSet set = asked(orc, questions()).build()) {
            assertThat(ArrowValues.read(set)).anyMatch(row -> row.contains(30.5));
        }
    }

    @Test
    void aTableThatIsNotThere() {
        assertFails(
                asked(Source.parquet("payments", "table://paymnts").eventTime("at"), questions()),
                "Cannot read source 'payments': Spark knows no table 'paymnts'; check its name, and the catalogs that Spark"
                        + " is given.");
    }

    @Test
    void aTableWithoutTheTimeColumn() {
        assertFails(
                asked(Source.parquet("payments", "table://payments").eventTime("moment"), questions()),
                "Cannot bind source 'payments': column 'moment' is not in source 'payments' (table://payments). Columns: card, at,"
                        + " amount.");
    }

    @Test
    void aTimeThatIsNone() {
        assertFailsWith(
                asked(Source.parquet("payments", "table://payments").eventTime("amount"), questions()),
                "column 'amount'");
    }

    @Test
    void textThatIsNoNumberSaysWhere() {
        TestingData.text(folder, "p.csv", "card,at,amount\nc1,2024-05-02T09:00:00Z,ten\n");
        Source csv = Source.csv("payments", "p.csv").eventTime("at").column("amount", ValueType.DOUBLE);
        assertFailsWith(asked(csv, questions()), "in row 1, column 'amount' of");
    }

    @Test
    void anOutputThatStandsThereStays() throws Exception {
        Path out = Files.writeString(folder.resolve("out.csv"), "of yesterday");
        TestingData.text(folder, "p.csv", "card,at,amount\nc1,noon,1\n");
        assertThatThrownBy(() -> {
                    try (TrainingSet set = asked(Source.csv("payments", "p.csv").eventTime("at"), questions())
                            .build()) {
                        set.writeTo(out);
                    }
                })
                .isInstanceOf(TidemarkException.class);
        assertThat(out).hasContent("of yesterday");
    }

    @Test
    void aBuildThatIsCancelledAtWorkEndsItsTasks() throws Exception {
        TestingSpark.session()
                .udf()
                .register("cancelling", (UDF1<Double, Double>) TablesTest::cancelAndWait, DataTypes.DoubleType);
        TestingSpark.session()
                .sql("SELECT 'c1' AS card, TIMESTAMP '2024-05-02 09:00:00' AS at, cancelling(0.5D + id) AS amount FROM"
                        + " range(1)")
                .createOrReplaceTempView("endless");
        Source endless = Source.parquet("payments", "table://endless").eventTime("at");
        assertFails(asked(endless, questions()).cancellation(CANCELLATION), CANCELLED);
        assertThat(TASK_ENDED.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static double cancelAndWait(double amount) {
        CANCELLATION.cancel();
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException e) {
            TASK_ENDED.countDown();
            Thread.currentThread().interrupt();
        }
        return amount;
    }

    @Test
    void aBuildThatIsCancelledBetweenTwoJobsSaysSo() {
        Cancellation cancellation = new Cancellation();
        assertFails(
                asked(payments(), questions()).cancellation(cancellation).progress(progress -> {
                    if (progress.phase() == Phase.WALK) {
                        cancellation.cancel();
                    }
                }),
                CANCELLED);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsStaysSo() {
        Thread builds = Thread.currentThread();
        assertFails(
                asked(payments(), questions()).progress(progress -> {
                    if (progress.phase() == Phase.WALK && Thread.currentThread() == builds) {
                        builds.interrupt();
                    }
                }),
                "Cancelled: told to stop while waiting to build training set of service 's'.");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void assertFails(TrainingSetBuilder builder, String message) {
        assertThatThrownBy(() -> builder.build().close())
                .isInstanceOf(TidemarkException.class)
                .hasMessage(message);
    }

    private void assertFailsWith(TrainingSetBuilder builder, String part) {
        assertThatThrownBy(() -> builder.build().close())
                .isInstanceOfSatisfying(
                        TidemarkException.class,
                        e -> assertThat(e.getMessage())
                                .startsWith("Cannot ")
                                .contains(part)
                                .doesNotContain("\n"));
    }
}
