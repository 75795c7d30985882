package dev.tidemark.bench.online;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.sum;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A service of ten views with ten features each, at default resolutions, and the states of seeded events: count, sum and
 * average over an hour, a day and a week, and the latest text.
 */
final class ServedStates {
    static final String SERVICE = "served";
    static final long NOW_MICROS = 1_711_929_600_000_000L;
    static final int FEATURES = 100;

    private static final int VIEWS = 10;
    private static final int MERCHANTS = 2_000;
    private static final long WEEK_MICROS = 7 * 86_400_000_000L;

    final ServicePlan plan;
    private final long nowMicros;
    private final FeatureService service;
    private final Map<String, SourceSchema> schemas;

    ServedStates() {
        this(VIEWS);
    }

    /** @param views each has ten features */
    ServedStates(int views) {
        this(views, NOW_MICROS, Source.parquet("events", "events.parquet").eventTime("event_time"));
    }

    /** Those of now, into which a stream of Redis is taken. */
    static ServedStates streamed(int views, String stream) {
        Source events = Source.parquet("events", "events.parquet").eventTime("event_time").stream(
                StreamBinding.Redis.stream(stream));
        return new ServedStates(views, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()), events);
    }

    private ServedStates(int views, long nowMicros, Source events) {
        this.nowMicros = nowMicros;
        Entity card = Entity.named("card").key("card_id", ValueType.INT64);
        FeatureService listed = FeatureService.named(SERVICE);
        for (int i = 0; i < views; i++) {
            listed = listed.with(view("view_" + i, card, events));
        }
        service = listed;
        schemas = Map.of(
                "events",
                SourceSchema.of("events.parquet")
                        .column("card_id", ValueType.INT64)
                        .column("event_time", ValueType.TIMESTAMP)
                        .column("amount", ValueType.DOUBLE)
                        .column("merchant_id", ValueType.STRING));
        plan = Binder.bind(service, schemas);
    }

    private static FeatureView view(String name, Entity card, Source events) {
        Map<String, Duration> windows = new LinkedHashMap<>();
        windows.put("1h", Durations.hours(1));
        windows.put("24h", Durations.hours(24));
        windows.put("7d", Durations.days(7));
        FeatureView view = FeatureView.named(name).of(card).from(events);
        for (Map.Entry<String, Duration> window : windows.entrySet()) {
            view = view.feature(name + "_count_" + window.getKey(), count().over(window.getValue()))
                    .feature(name + "_sum_" + window.getKey(), sum("amount").over(window.getValue()))
                    .feature(name + "_avg_" + window.getKey(), avg("amount").over(window.getValue()));
        }
        return view.feature(name + "_merchant", latest("merchant_id").within(Durations.days(7)));
    }

    /** The stored value of one key of a view with so many events in the week before {@link #NOW_MICROS}. */
    static byte[] value(ViewPlan view, int events, long seed) {
        return value(view, events, seed, NOW_MICROS);
    }

    private static byte[] value(ViewPlan view, int events, long seed, long nowMicros) {
        SplittableRandom random = new SplittableRandom(seed);
        EventBatch batch = new EventBatch(
                view.columns().stream().map(column -> column.type()).toList(), false, events);
        for (int i = 0; i < events; i++) {
            long time = nowMicros - 1 - random.nextLong(WEEK_MICROS);
            batch.append(time, time, null);
            for (int c = 0; c < batch.columns.length; c++) {
                boolean text = batch.columns[c].type == ValueType.STRING;
                Object merchant = "m" + (MERCHANTS + random.nextInt(MERCHANTS));
                Object amount = Math.round(100 * Math.exp(6 * random.nextDouble())) / 100.0;
                batch.columns[c].append(text ? merchant : amount);
            }
        }
        KeyState state = new KeyState(view);
        state.add(batch, 0, events);
        return StoredState.loaded(state.encode()).bytes();
    }

    /** Loads the states of all views for entities 0 until {@code entities}, and makes a release of them live. */
    List<List<StateKey>> serve(OnlineStore store, int entities, int events) {
        List<Long> generations = new ArrayList<>();
        plan.views().forEach(view -> generations.add(store.nextNumber()));
        List<List<StateKey>> keys = new ArrayList<>();
        try (BulkLoad load = store.bulkLoad()) {
            for (int entity = 0; entity < entities; entity++) {
                List<StateKey> ofEntity = new ArrayList<>();
                for (int v = 0; v < plan.views().size(); v++) {
                    ViewPlan view = plan.views().get(v);
                    EntityKey key = EntityKey.of(view.entity(), view.keys(), List.of((long) entity));
                    ofEntity.add(new StateKey(key, generations.get(v)));
                    load.put(ofEntity.get(v), value(view, events, entity * (long) VIEWS + v, nowMicros), Swap.NEVER);
                }
                keys.add(ofEntity);
            }
            load.flush();
        }
        long number = store.nextNumber();
        store.putRelease(
                SERVICE,
                number,
                ReleaseDocument.of(service, schemas, plan, number, nowMicros, generations)
                        .toBytes());
        if (!store.flip(SERVICE, store.live().getOrDefault(SERVICE, 0L), number)) {
            throw new IllegalStateException("release " + number + " did not go live");
        }
        return keys;
    }
}
