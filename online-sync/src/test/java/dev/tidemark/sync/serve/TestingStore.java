package dev.tidemark.sync.serve;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.KeyEvents;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StateWriter;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A Redis of its own with services of cards and their payments, and whatever was paid. */
final class TestingStore implements AutoCloseable {
    static final String YAML = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
              - {name: shop, keys: [{name: shop_id, type: INT64}]}
              - {name: driver, keys: [{name: driver_id, type: INT64}]}
            sources:
              - {name: payments, path: payments.parquet, eventTime: at, stream: {push: {}}}
              - {name: driver_stats, path: driver_stats.parquet, eventTime: at}
            views:
              - name: card_activity
                entity: card
                source: payments
                features:
                  - {name: count, aggregate: count, window: lifetime}
                  - {name: total, aggregate: sum, of: amount, window: lifetime}
                  - {name: last_amount, aggregate: latest, of: amount, ttl: 1d}
                  - {name: last_shop, aggregate: latest, of: shop_id, ttl: forever}
                  - {name: last_note, aggregate: latest, of: note, ttl: forever}
                  - {name: last_due, aggregate: latest, of: due, ttl: forever}
                  - {name: biggest, aggregate: max, of: amount, window: lifetime, default: -1.0}
                  - {name: amounts, aggregate: last_n, n: 3, of: amount, window: lifetime}
              - name: shop_activity
                entity: shop
                source: payments
                features:
                  - {name: count, aggregate: count, window: lifetime}
              - name: driver_hourly_stats
                entity: driver
                source: driver_stats
                features:
                  - {name: conv_rate, aggregate: latest, of: conv_rate, ttl: forever}
                  - {name: acc_rate, aggregate: latest, of: acc_rate, ttl: forever}
                  - {name: avg_daily_trips, aggregate: latest, of: avg_daily_trips, ttl: forever}
            services:
              - name: cards
                features: ["card_activity.*"]
                request: {amount: DOUBLE}
                onDemand: {ratio: "amount / NULLIF(total, 0)"}
              - name: both
                features: [card_activity.count, shop_activity.count]
              - name: driver_activity
                features: ["driver_hourly_stats.*"]
            """;

    static final long DAY = 86_400_000_000L;
    static final long NOON = TextTime.parse("2024-05-02T12:00:00Z");

    private static final SourceSchema COLUMNS = SourceSchema.of("payments.parquet")
            .column("at", ValueType.TIMESTAMP)
            .column("card_id", ValueType.STRING)
            .column("shop_id", ValueType.INT64)
            .column("amount", ValueType.DOUBLE)
            .column("note", ValueType.STRING)
            .column("due", ValueType.TIMESTAMP);

    private static final SourceSchema DRIVER_COLUMNS = SourceSchema.of("driver_stats.parquet")
            .column("at", ValueType.TIMESTAMP)
            .column("driver_id", ValueType.INT64)
            .column("conv_rate", ValueType.DOUBLE)
            .column("acc_rate", ValueType.DOUBLE)
            .column("avg_daily_trips", ValueType.INT64);

    private static final Map<String, SourceSchema> SOURCES =
            Map.of("payments", COLUMNS, "driver_stats", DRIVER_COLUMNS);

    private final Path folder;
    private final OnlineStore store;
    private final Definitions definitions;
    private final Map<String, Long> generations = new HashMap<>();
    private long now = NOON;
    private long offset;

    private TestingStore(Path folder, OnlineStore store) {
        this.folder = folder;
        this.store = store;
        this.definitions = DefinitionsYaml.read(YAML, folder);
    }

    /** With both services live and nothing paid. */
    static TestingStore start() {
        try {
            Path folder = Files.createTempDirectory("tidemark-serve");
            TestingStore testing =
                    new TestingStore(folder, new RedisProvider().open(folder, OnlineSettings.embedded()));
            testing.release("cards");
            testing.release("both");
            return testing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OnlineStore store() {
        return store;
    }

    Path folder() {
        return folder;
    }

    /** Reads at noon. */
    OnlineReader reader() {
        return new OnlineReader(store, () -> now);
    }

    ServicePlan plan(String service) {
        return Binder.bind(definitions.service(service), SOURCES);
    }

    /** Another release, of empty states, goes live. */
    void release(String service) {
        prepare(service);
        goLive(service, release -> {});
    }

    /** Payments go into states of a next release from now on. */
    void prepare(String service) {
        for (ViewPlan view : plan(service).views()) {
            generations.put(service + "." + view.name(), store.nextNumber());
        }
    }

    /**
     * What was prepared goes live.
     *
     * @param before is told its number
     */
    void goLive(String service, LongConsumer before) {
        FeatureService definition = definitions.service(service);
        List<Long> numbers = plan(service).views().stream()
                .map(view -> generations.get(service + "." + view.name()))
                .toList();
        long release = store.nextNumber();
        before.accept(release);
        ReleaseDocument document = ReleaseDocument.of(definition, SOURCES, plan(service), release, 0, numbers);
        store.putRelease(service, release, document.toBytes());
        if (!store.flip(service, store.live().getOrDefault(service, 0L), release)) {
            throw new IllegalStateException("somebody else flips");
        }
    }

    /** One payment, seen by every release that was made last. */
    void pay(String card, long shop, Double amount, String note, Long due, long at) {
        Map<String, Object> row = new HashMap<>();
        row.put("card_id", card);
        row.put("shop_id", shop);
        row.put("amount", amount);
        row.put("note", note);
        row.put("due", due);
        add(List.of("cards", "both"), row, at);
    }

    /** What a driver did, seen by the last release of {@code driver_activity}, which must be there. */
    void drive(long driver, double convRate, double accRate, long trips, long at) {
        Map<String, Object> row =
                Map.of("driver_id", driver, "conv_rate", convRate, "acc_rate", accRate, "avg_daily_trips", trips);
        add(List.of("driver_activity"), row, at);
    }

    private void add(List<String> services, Map<String, Object> row, long at) {
        for (String service : services) {
            for (ViewPlan view : plan(service).views()) {
                EntityKey key = EntityKey.of(
                        view.entity(),
                        view.keys(),
                        List.of(row.get(view.keys().get(0).name())));
                MicroBatch batch = new MicroBatch(
                        "p", offset, offset + 1, List.of(new KeyEvents(key, event(view, row, at), new long[] {offset
                        })));
                new StateWriter(store, view, generations.get(service + "." + view.name()), 0).apply(batch);
            }
        }
        offset++;
    }

    private static EventBatch event(ViewPlan view, Map<String, Object> row, long at) {
        EventBatch batch = new EventBatch(
                view.columns().stream().map(column -> column.type()).toList(), false, 1);
        batch.append(at, at, null);
        for (int i = 0; i < batch.columns.length; i++) {
            append(batch.columns[i], row.get(view.columns().get(i).name()));
        }
        return batch;
    }

    private static void append(ValueColumn column, Object value) {
        if (value == null) {
            column.appendNull();
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            column.appendText(utf8, 0, utf8.length);
        } else if (value instanceof Double number) {
            column.appendDouble(number);
        } else {
            column.appendLong((Long) value);
        }
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
