package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.Payments.Payment;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.config.SyncConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A project with a Redis of its own, a service that is live, and a stream of payments. */
final class Scene implements AutoCloseable {
    static final int SHARDS = 4;
    private static final long STAYS_MILLIS = 100;

    private static final String DEFINITIONS = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
              - {name: merchant, keys: [{name: merchant_id, type: STRING}]}
            sources:
              - name: payments
                path: payments.json
                eventTime: event_time
                columns: {card_id: STRING, amount: DOUBLE, quantity: INT64, merchant_id: STRING, status: STRING, event_time: TIMESTAMP}
                stream: STREAM
            views:
              - name: card_activity
                entity: card
                source: payments
                where: "status = 'APPROVED'"
                derive: {is_large: "amount > 500"}
                features:
                  - {name: count_1h, aggregate: count, window: 1h}
                  - {name: sum_7d, aggregate: sum, of: amount, window: 7d}
                  - {name: large_7d, aggregate: count, where: is_large, window: 7d}
                  - {name: merchants_1d, aggregate: count_distinct, of: merchant_id, window: 1d}
                  - {name: last_3, aggregate: last_n, of: quantity, n: 3, window: 1d}
                  - {name: last_merchant, aggregate: latest, of: merchant_id, ttl: 30d}
              - name: merchant_activity
                entity: merchant
                source: payments
                features:
                  - {name: merchant_sum, aggregate: sum, of: quantity, window: lifetime}
            services:
              - name: fraud
                features: ["card_activity.*"]
              - name: merchants
                features: ["merchant_activity.*"]
            """;

    final Path folder;
    final OnlineSettings online;
    final OnlineStore store;
    final RedisStreams streams;
    final StreamMarks marks;
    final String stream;
    final Figures figures = new Figures();
    private final List<SourceRow> sent = new ArrayList<>();

    /** @param stream as definitions write it, as in <code>{redis: {stream: payments}}</code> */
    Scene(Path folder, OnlineSettings online, String stream) {
        this.folder = folder;
        this.online = online;
        this.stream = stream;
        this.store = new RedisProvider().open(folder, online);
        this.streams = RedisProvider.streams(folder, online);
        this.marks = new StreamMarks(store);
    }

    static Scene onRedis(Path folder) {
        return new Scene(folder, OnlineSettings.embedded(), "{redis: {stream: payments}}");
    }

    private FeatureService service(String name) {
        return DefinitionsYaml.read(DEFINITIONS.replace("STREAM", stream), Path.of(""))
                .service(name);
    }

    private static Map<String, SourceSchema> schemas() {
        SourceSchema schema = SourceSchema.of("payments.json")
                .guessed("card_id", ValueType.STRING)
                .guessed("event_time", ValueType.TIMESTAMP)
                .guessed("amount", ValueType.DOUBLE)
                .guessed("quantity", ValueType.INT64)
                .guessed("merchant_id", ValueType.STRING)
                .guessed("status", ValueType.STRING);
        return Map.of("payments", schema);
    }

    ServicePlan plan(String service) {
        return Binder.bind(service(service), schemas());
    }

    /** Stores a release with a generation of its own, which is not fed before it is live or marked as loaded. */
    ReleaseDocument candidate(String service, long cutOffMicros) {
        ServicePlan plan = plan(service);
        long number = store.nextNumber();
        List<Long> generations =
                plan.views().stream().map(view -> store.nextNumber()).toList();
        ReleaseDocument document =
                ReleaseDocument.of(service(service), schemas(), plan, number, cutOffMicros, generations);
        store.putRelease(service, number, document.toBytes());
        return document;
    }

    /** Makes a release of the service live that was loaded from nothing. */
    ReleaseDocument live(String service) {
        ReleaseDocument document = candidate(service, 0);
        flip(document);
        return document;
    }

    void flip(ReleaseDocument document) {
        long live = store.live().getOrDefault(document.service(), 0L);
        assertThat(store.flip(document.service(), live, document.release())).isTrue();
    }

    SyncConfig config(String instance) {
        return SyncConfig.defaults(instance).leaseTerm(Duration.ofSeconds(1)).refresh(Duration.ofMillis(100));
    }

    SyncService start(String instance) {
        return start(instance, Clock.systemUTC());
    }

    SyncService start(String instance, ApplyListener listener) {
        return SyncService.start(folder, online, config(instance), listener.and(figures), Clock.systemUTC());
    }

    SyncService start(String instance, Clock clock) {
        return SyncService.start(folder, online, config(instance), figures, clock);
    }

    /** Remembers payments as sent, without sending them. */
    void remember(List<Payment> payments) {
        synchronized (sent) {
            payments.forEach(payment -> sent.add(payment.row()));
        }
    }

    /** Sends payments to the shards of the Redis stream that their cards belong to. */
    void send(List<Payment> payments) {
        remember(payments);
        for (int shard = 0; shard < SHARDS; shard++) {
            List<Map<String, byte[]>> entries = new ArrayList<>();
            for (Payment payment : payments) {
                if (Math.floorMod(payment.card().hashCode(), SHARDS) == shard) {
                    entries.add(Map.of("value", payment.json()));
                }
            }
            if (!entries.isEmpty()) {
                streams.append(
                        new ShardKey("payments", shard), UUID.randomUUID().toString(), entries);
            }
        }
    }

    /** Sends what need not be a payment, to shard 0. */
    void sendRaw(byte[] value) {
        streams.append(new ShardKey("payments", 0), UUID.randomUUID().toString(), List.of(Map.of("value", value)));
    }

    /** Fails unless every card and every merchant reads as the oracle says of the payments sent; waits for it a while. */
    void assertServed(String service) {
        assertServed(service, nowMicros() + 3_600_000_000L);
    }

    /** The same at an instant after every event. */
    void assertServed(String service, long asOf) {
        List<SpineRow> spine = new ArrayList<>();
        List<Lookup> lookups = new ArrayList<>();
        String key = service.equals("fraud") ? "card_id" : "merchant_id";
        List<String> values =
                service.equals("fraud") ? Payments.cards() : List.of("bäcker", "kiosk", "Łódź", "m4", "m5");
        for (String value : values) {
            spine.add(new SpineRow(asOf, Map.of(key, value)));
            lookups.add(Lookup.of(Map.of(key, value)));
        }
        List<List<Object>> expected;
        int events;
        synchronized (sent) {
            events = sent.size();
            Reference reference =
                    new Reference(plan(service), Map.of("payments", List.copyOf(sent)), OptionalLong.empty());
            expected = reference.evaluate(spine).stream()
                    .map(row -> row.stream().map(FeatureValue::value).toList())
                    .toList();
        }
        OnlineReader reader = OnlineReader.of(store).asOf(asOf);
        long start = System.nanoTime();
        List<List<Object>> served = List.of();
        for (int i = 0; i < 6_000 && !served.equals(expected); i++) {
            sleep(i == 0 ? 0 : 20);
            served = values(reader.readAll(service, lookups));
        }
        long equal = System.nanoTime();
        assertThat(served).isEqualTo(expected);
        figures.equal(events, equal - start);
        sleep(STAYS_MILLIS);
        assertThat(values(reader.readAll(service, lookups)))
                .as("what came twice counted twice, a little later")
                .isEqualTo(expected);
    }

    private static List<List<Object>> values(FeatureVectors vectors) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            values.add(new ArrayList<>(vectors.vector(i).toMap().values()));
        }
        return values;
    }

    static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    static void eventually(String what, BooleanSupplier condition) {
        for (int i = 0; i < 6_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            sleep(20);
        }
        throw new AssertionError("it did not come about within two minutes: " + what);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        streams.close();
        store.close();
    }
}
