package dev.tidemark.bench;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.countDistinct;
import static dev.tidemark.semantics.definition.Aggregates.first;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.max;
import static dev.tidemark.semantics.definition.Aggregates.min;
import static dev.tidemark.semantics.definition.Aggregates.sum;

import dev.tidemark.bench.job.Spark;
import dev.tidemark.bench.job.WorkClock;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The workloads as a user of Tidemark would write them. */
public final class TidemarkJob {
    private static final Map<String, Duration> WINDOWS = new LinkedHashMap<>();

    static {
        WINDOWS.put("1h", Durations.hours(1));
        WINDOWS.put("24h", Durations.hours(24));
        WINDOWS.put("7d", Durations.days(7));
        WINDOWS.put("30d", Durations.days(30));
    }

    private TidemarkJob() {}

    public static void main(String[] arguments) throws IOException {
        Flags flags = Flags.parse(
                arguments,
                "workload",
                "resolution",
                "events",
                "spine",
                "out",
                "threads",
                "memory",
                "key-type",
                "engine",
                "builds");
        Entity card = Entity.named("card").key("key", ValueType.valueOf(flags.text("key-type", "INT64")));
        Source events =
                Source.parquet("events", flags.path("events").toString()).eventTime("event_time");
        boolean exact = flags.text("resolution", "default").equals("exact");
        FeatureView view = features(FeatureView.named("activity").of(card).from(events), flags.text("workload"), exact);
        if (flags.text("engine", "duckdb").equals("spark")) {
            Spark.start(flags);
        } else {
            loadEngine(flags, flags.path("out"));
        }
        for (long earlier = flags.number("builds", 1); earlier > 1; earlier--) {
            build(flags, view);
        }
        WorkClock clock = WorkClock.start();
        build(flags, view);
        clock.report();
        if (flags.text("engine", "duckdb").equals("spark")) {
            Spark.stop();
        }
    }

    private static void build(Flags flags, FeatureView view) throws IOException {
        Path out = flags.path("out");
        Files.deleteIfExists(out);
        StoreOptions options = StoreOptions.defaults()
                .threads((int) flags.number("threads", 2))
                .memory(Memory.bytes(flags.text("memory", "4GB")))
                .workDirectory(out.resolveSibling("tidemark-work"))
                .engine(flags.text("engine", "duckdb"));
        try (FeatureStore store = FeatureStore.open(out.getParent(), options);
                TrainingSet set = store.trainingSet(
                                FeatureService.named("bench").with(view))
                        .spine(Spine.parquet(flags.path("spine").toString()).at("event_time"))
                        .build()) {
            set.writeTo(out);
        }
    }

    /** As for the other contenders, the clock starts when the engine's native library is loaded. */
    private static void loadEngine(Flags flags, Path out) {
        try (DuckDb duckDb =
                DuckDb.open(flags.number("threads", 2), flags.text("memory", "4GB"), out.resolveSibling("spill"))) {
            duckDb.connection().clearWarnings();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The view of the events that a workload asks for. */
    static FeatureView view(Source events, Flags flags) {
        boolean exact = flags.text("resolution", "default").equals("exact");
        return features(empty(events, flags.text("key-type", "INT64")), flags.text("workload"), exact);
    }

    /** The view of the twenty features, at default resolutions. */
    public static FeatureView twenty(Source events, String keyType) {
        return features(empty(events, keyType), "twenty", false);
    }

    private static FeatureView empty(Source events, String keyType) {
        Entity card = Entity.named("card").key("key", ValueType.valueOf(keyType.toUpperCase(Locale.ROOT)));
        return FeatureView.named("activity").of(card).from(events);
    }

    private static FeatureView features(FeatureView empty, String workload, boolean exact) {
        return switch (workload) {
            case "twenty" -> windows(empty, WINDOWS.keySet(), true, exact);
            case "seven_days" -> windows(empty, Set.of("7d"), false, exact);
            case "texts" ->
                empty.feature("count_distinct_30d", over(countDistinct("merchant_id"), "30d", exact))
                        .feature("min_merchant_30d", over(min("merchant_id"), "30d", exact))
                        .feature("max_merchant_30d", over(max("merchant_id"), "30d", exact))
                        .feature("first_merchant_30d", over(first("merchant_id"), "30d", exact));
            case "latest" -> empty.feature("latest_amount", latest("amount").forever());
            default -> throw new IllegalArgumentException("Cannot find workload '" + workload + "'");
        };
    }

    private static FeatureView windows(FeatureView empty, Set<String> lengths, boolean averages, boolean exact) {
        FeatureView view = empty;
        for (String length : lengths) {
            view = view.feature("count_" + length, over(count(), length, exact))
                    .feature("sum_" + length, over(sum("amount"), length, exact))
                    .feature("min_" + length, over(min("amount"), length, exact))
                    .feature("max_" + length, over(max("amount"), length, exact));
            if (averages) {
                view = view.feature("avg_" + length, over(avg("amount"), length, exact));
            }
        }
        return view;
    }

    private static Aggregation over(Aggregation aggregation, String length, boolean exact) {
        Aggregation windowed = aggregation.over(WINDOWS.get(length));
        return exact ? windowed.resolution(Durations.micros(1)) : windowed;
    }
}
