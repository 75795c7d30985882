package dev.tidemark.cli.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.Cli;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Training sets over three public files, in every format, compared with the reference value by value. The files are read here
 * once more by other code, so that a misread cell does not judge itself. The reference takes minutes for every row, so it is
 * asked about one row in so many; {@code -Dtidemark.everyRow=true} asks it about all.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealDataTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Path DATA = REPOSITORY.resolve("../shared/data").normalize();

    @TempDir
    private Path temp;

    @Test
    @Tag("slow")
    void greenTaxis() throws Exception {
        judgeCsv(
                "green_taxi",
                "trip_v1",
                "green_tripdata_2020-04.csv",
                "lpep_pickup_datetime",
                "PULocationID",
                35_612,
                48);
    }

    @Test
    @Tag("slow")
    void cardTransactions() throws Exception {
        judgeCsv("card_transactions", "fraud_v1", "card_transactions.csv", "Timestamp", "CustLocation", 10_000, 16);
    }

    @Test
    @Tag("slow")
    void driverStatistics() throws Exception {
        Path file = data("driver_stats.parquet");
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT epoch_us(event_timestamp) AS event_timestamp, driver_id,"
                                + " conv_rate::DOUBLE AS conv_rate, acc_rate::DOUBLE AS acc_rate, avg_daily_trips::BIGINT AS"
                                + " avg_daily_trips, epoch_us(created) AS created FROM read_parquet('" + file + "')")) {
            while (result.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int i = 1; i <= 6; i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                }
                rows.add(row);
            }
        }
        assertThat(rows).hasSize(1_807);
        judge("driver_stats", "driver_v1", file, "event_timestamp", "driver_id", rows, oneIn(2));
    }

    @Test
    void driverStatisticsAskedForAfterTheyWereWritten() throws Exception {
        Path file = data("driver_stats.parquet");
        Path spine = Files.writeString(
                temp.resolve("spine.csv"),
                "driver_id,at\n1001,2022-04-12 18:10:22.995\n1001,2022-04-12 20:10:22.995001+02:00\n");
        Path out = temp.resolve("out.csv");
        build("driver_stats", "driver_v1", spine, "at", out);
        List<Map<String, String>> rows = SmallCsv.read(out);
        assertThat(rows.get(0)).containsEntry("known_hours", "0").containsEntry("written_at", null);
        assertThat(rows.get(1))
                .containsEntry("known_hours", "361")
                .containsEntry("written_at", "2022-04-12T18:10:22.995000Z");
        assertThat(file).exists();
    }

    private void judgeCsv(String name, String service, String csv, String time, String groupKey, int size, int oneIn)
            throws Exception {
        Path file = data(csv);
        List<Map<String, String>> texts = SmallCsv.read(file);
        assertThat(texts).hasSize(size);
        Map<String, ValueType> types = new HashMap<>(
                definitions(name).service(service).views().get(0).source().columns());
        types.put(time, ValueType.TIMESTAMP);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, String> text : texts) {
            Map<String, Object> row = new HashMap<>();
            types.forEach((column, type) -> row.put(column, Texts.value(text.get(column), type)));
            rows.add(row);
        }
        judge(name, service, file, time, groupKey, rows, oneIn(oneIn));
        passesThrough(texts, SmallCsv.read(temp.resolve(name + ".csv")), service, name);
    }

    private static int oneIn(int usually) {
        return Boolean.getBoolean("tidemark.everyRow") ? 1 : usually;
    }

    /** Builds in every format from the file as its own spine, and compares one row in so many with the reference. */
    private void judge(
            String name,
            String service,
            Path file,
            String time,
            String groupKey,
            List<Map<String, Object>> rows,
            int oneIn)
            throws Exception {
        ServicePlan plan = plan(name, service);
        List<SpineRow> questions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += oneIn) {
            questions.add(new SpineRow((Long) rows.get(i).get(time), rows.get(i)));
        }
        List<List<Object>> expected =
                new Oracle(plan, rows.stream().map(SourceRow::new).toList(), groupKey).answers(questions);
        for (String format : List.of("parquet", "csv", "json", "arrow")) {
            Path out = temp.resolve(name + "." + format);
            build(name, service, file, time, out);
            List<List<Object>> built = Outputs.read(out, plan.outputs());
            assertThat(built).hasSameSizeAs(rows);
            for (int i = 0; i < expected.size(); i++) {
                int row = i * oneIn;
                assertThat(built.get(row)).as("row %d of %s", row + 1, out).isEqualTo(expected.get(i));
            }
        }
    }

    /** What is neither key, time nor request value keeps its text, and every row its place. */
    private static void passesThrough(
            List<Map<String, String>> spine, List<Map<String, String>> built, String service, String name) {
        ServicePlan plan = plan(name, service);
        List<String> typed = new ArrayList<>();
        plan.views().forEach(view -> keys(view).forEach(typed::add));
        plan.request().forEach(column -> typed.add(column.name()));
        List<String> untouched = spine.get(0).keySet().stream()
                .filter(column ->
                        !typed.contains(column) && !column.equals("Timestamp") && !column.startsWith("lpep_pick"))
                .toList();
        for (int i = 0; i < spine.size(); i++) {
            for (String column : untouched) {
                assertThat(built.get(i).get(column)).isEqualTo(spine.get(i).get(column));
            }
        }
    }

    private static List<String> keys(ViewPlan view) {
        return view.keys().stream().map(key -> key.name()).toList();
    }

    private void build(String name, String service, Path spine, String time, Path out) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.piped(new ByteArrayOutputStream(), err);
        int code = Cli.run(
                terminal,
                new Cancellation(),
                "build",
                "-f",
                example(name).toString(),
                "--service",
                service,
                "--spine",
                spine.toString(),
                "--time",
                time,
                "--out",
                out.toString(),
                "--work-dir",
                temp.resolve("work").toString());
        terminal.flush();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
    }

    private static ServicePlan plan(String name, String service) {
        try (FeatureStore store = FeatureStore.open(REPOSITORY, StoreOptions.defaults())) {
            return store.trainingSet(definitions(name), service).plan();
        }
    }

    private static Definitions definitions(String name) {
        return DefinitionsYaml.read(example(name));
    }

    private static Path example(String name) {
        return REPOSITORY.resolve("examples").resolve(name + ".yaml");
    }

    private static Path data(String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "the public files are at " + DATA);
        return file;
    }
}
