package dev.tidemark.duckdb.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import dev.tidemark.duckdb.CollectedStates;
import dev.tidemark.duckdb.TestingData;
import dev.tidemark.duckdb.TestingExecutors;
import dev.tidemark.duckdb.TestingViews;
import dev.tidemark.duckdb.walk.WalkSizes;
import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over public files: each key's state, evaluated at the cut-off, equals a training set that asks about every key then. */
class RealBackfillTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @Test
    void cardTransactions() throws Exception {
        Source source = Source.csv("tx", data("card_transactions.csv").toString())
                .eventTime("Timestamp")
                .column("TransactionAmount", ValueType.DOUBLE);
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("city").key("CustLocation", ValueType.STRING))
                .from(source)
                .where("TransactionAmount > 10")
                .feature("n", Aggregates.count().over(DAY))
                .feature("total", Aggregates.sum("TransactionAmount").over(DAY.multipliedBy(3)))
                .feature(
                        "median",
                        Aggregates.percentile("TransactionAmount", 0.5).over(DAY))
                .feature("customers", Aggregates.countDistinct("CustomerID").over(DAY.multipliedBy(2)))
                .feature("last", Aggregates.latest("CustomerID").within(DAY));
        judge(view, "2022-04-12T06:00:00Z", 100);
    }

    @Test
    void greenTaxis() throws Exception {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("zone").key("PULocationID", ValueType.INT64))
                .from(Source.csv("trips", data("green_tripdata_2020-04.csv").toString())
                        .eventTime("lpep_pickup_datetime")
                        .knownTime("lpep_dropoff_datetime"))
                .feature("n", Aggregates.count().over(DAY.multipliedBy(7)))
                .feature("fare", Aggregates.avg("fare_amount").over(DAY))
                .feature("spread", Aggregates.stddevSamp("trip_distance").over(DAY.multipliedBy(7)))
                .feature("to", Aggregates.topK("DOLocationID", 3).over(DAY.multipliedBy(7)))
                .feature("tips", Aggregates.lastN("tip_amount", 5).over(DAY))
                .feature("since", Aggregates.timeSinceLast().over(DAY.multipliedBy(7)));
        judge(view, "2020-04-20T12:00:00Z", 100);
    }

    @Test
    void driverStatistics() throws Exception {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("driver").key("driver_id", ValueType.INT64))
                .from(Source.parquet("stats", data("driver_stats.parquet").toString())
                        .eventTime("event_timestamp")
                        .knownTime("created"))
                .feature("conv", Aggregates.avg("conv_rate").over(DAY.multipliedBy(7)))
                .feature("trips", Aggregates.sum("avg_daily_trips").overLifetime())
                .feature("acc", Aggregates.latest("acc_rate").forever());
        judge(view, "2030-01-01T00:00:00Z", 4);
    }

    private static Path data(String file) {
        Path repository = Path.of("").toAbsolutePath().getParent().getParent();
        Path path = repository.resolve("../shared/data").resolve(file).normalize();
        assumeTrue(Files.exists(path), "there is no " + path);
        return path;
    }

    private void judge(FeatureView view, String cutOff, int atLeastStates) throws Exception {
        FeatureService service = FeatureService.named("s").with(view);
        long micros = Instant.parse(cutOff).toEpochMilli() * 1_000;
        try (Executor executor =
                TestingExecutors.open(folder.resolve("work"), TestingExecutors.MUCH_HEAP, 2, WalkSizes.DEFAULT)) {
            List<ViewPlan> views = TestingViews.bind(executor, service, folder);
            CollectedStates states = new CollectedStates(1);
            executor.backfill(new BackfillRequest(
                    views, micros, states::sink, BackfillCheckpoint.NONE, ProgressMeter.silent(), new Cancellation()));
            assertThat(states.byView().get(0)).hasSizeGreaterThan(atLeastStates);
            List<List<Object>> expected = trainingSet(executor, service, views.get(0), cutOff);
            assertThat(expected)
                    .hasSizeGreaterThanOrEqualTo(states.byView().get(0).size());
            for (List<Object> row : expected) {
                List<Object> key = row.subList(0, 1);
                KeyState state = new KeyState(views.get(0));
                byte[] bytes = states.byView().get(0).get(key);
                if (bytes != null) {
                    state.decode(bytes);
                }
                FeatureValues values = new FeatureValues(views.get(0));
                state.evaluate(micros, values);
                List<Object> online = new ArrayList<>();
                for (int i = 0; i < views.get(0).features().size(); i++) {
                    online.add(values.value(i));
                }
                assertThat(online).as("key %s", key).isEqualTo(row.subList(2, row.size()));
            }
        }
    }

    /** The key, the instant and the features, for each distinct key of the source. */
    private List<List<Object>> trainingSet(Executor executor, FeatureService service, ViewPlan view, String cutOff)
            throws Exception {
        String key = view.keys().get(0).name();
        String path = view.source().definition().path();
        String read = path.endsWith(".csv") ? "read_csv('" + path + "', all_varchar = true)" : "'" + path + "'";
        String type = view.keys().get(0).type() == ValueType.STRING ? "VARCHAR" : "BIGINT";
        TestingData.parquet(
                folder,
                "spine.parquet",
                "SELECT DISTINCT CAST(\"" + key + "\" AS " + type + ") AS \"" + key + "\", TIMESTAMP '"
                        + cutOff.substring(0, 19).replace('T', ' ') + "' AS \"at\" FROM " + read + " WHERE \"" + key
                        + "\" IS NOT NULL");
        try (TrainingSet set = TrainingSetBuilder.of(() -> executor, folder, folder, service)
                .spine(Spine.parquet("spine.parquet").at("at"))
                .build()) {
            return ArrowValues.read(set);
        }
    }
}
