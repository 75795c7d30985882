package dev.tidemark.cli.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.SyncService;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.config.ArchiveSettings;
import dev.tidemark.sync.config.SyncConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** A project whose payments come by a Redis stream and are archived. */
final class Till implements AutoCloseable {
    static final String STREAM = "redis:payments";
    static final String ARCHIVE = ".tidemark/archive/payments/*.parquet";
    static final String BOTH = "{history,.tidemark/archive/payments}/*.parquet";
    static final int CARDS = 8;
    private static final int SHARDS = 4;
    private static final long SECOND = 1_000_000;

    private static final String DEFINITIONS = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - name: payments
                path: "PATH"
                eventTime: event_time
                knownTime: arrived_at
                columns: {card_id: STRING, amount: DOUBLE, n: INT64, event_time: TIMESTAMP}
                stream: {redis: {stream: payments}}
            views:
              - name: activity
                entity: card
                source: payments
                where: "amount IS NULL OR amount < 900"
                features:
                  - {name: count_20s, aggregate: count, window: 20s}
                  - {name: sum_1m, aggregate: sum, of: amount, window: 1m}
                  - {name: all_time, aggregate: sum, of: n, window: lifetime}
                  - {name: last_3, aggregate: last_n, of: n, n: 3, window: 1h}MORE
            services:
              - {name: fraud, features: ["activity.*"]}
            """;

    final Path folder;
    final FeatureStore store;
    final RedisStreams streams;
    final StreamMarks marks;
    final List<SourceRow> history = new ArrayList<>();
    private final Random random = new Random(17);
    private long sent;

    Till(Path folder) {
        this.folder = folder;
        this.store = FeatureStore.open(folder);
        var online = store.config().online();
        this.marks = new StreamMarks(store.onlineStore());
        this.streams = RedisProvider.streams(folder, online);
        writeHistory();
    }

    /** @param more lines of further features */
    static FeatureService service(String path, String... more) {
        String text = DEFINITIONS
                .replace("PATH", path)
                .replace("MORE", more.length == 0 ? "" : "\n      - " + String.join("\n      - ", more));
        return DefinitionsYaml.read(text, Path.of("")).service("fraud");
    }

    /** Some payments of the last minutes before now, of which a file tells. */
    private void writeHistory() {
        long end = Math.floorDiv(nowMicros(), SECOND) * SECOND - 5 * SECOND;
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> row = row(end);
            row.put("arrived_at", (Long) row.get("event_time") + random.nextInt(3) * SECOND);
            history.add(new SourceRow(row));
            values.add(
                    "('" + row.get("card_id") + "', " + row.get("amount") + ", " + row.get("n") + ", make_timestamptz("
                            + row.get("event_time") + "), make_timestamptz(" + row.get("arrived_at") + "))");
        }
        try {
            Files.createDirectories(folder.resolve("history"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("COPY (SELECT card_id, amount::DOUBLE AS amount, n::BIGINT AS n, event_time, arrived_at,"
                + " NULL::VARCHAR AS stream_partition, NULL::BIGINT AS stream_offset FROM (VALUES "
                + String.join(", ", values) + ") AS v(card_id, amount, n, event_time, arrived_at)) TO '"
                + folder.resolve("history/old.parquet") + "' (FORMAT parquet)");
    }

    /** A payment at a whole second of the minute before an instant, so that times collide. */
    private Map<String, Object> row(long before) {
        Map<String, Object> row = new HashMap<>();
        row.put("card_id", "c" + random.nextInt(CARDS));
        row.put("amount", random.nextInt(5) == 0 ? null : (Object) (random.nextInt(100_000) / 100.0));
        row.put("n", sent++);
        row.put("event_time", Math.floorDiv(before, SECOND) * SECOND - random.nextInt(60) * SECOND);
        return row;
    }

    /** Sends payments that happened shortly before now, some of them shortly after. */
    void send(int count) {
        Map<Integer, List<Map<String, byte[]>>> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = row(nowMicros() + 3 * SECOND);
            String json = "{\"card_id\": \"" + row.get("card_id") + "\", \"amount\": " + row.get("amount") + ", \"n\": "
                    + row.get("n") + ", \"event_time\": \"" + TextTime.format((Long) row.get("event_time")) + "\"}";
            int shard = Math.floorMod(row.get("card_id").hashCode(), SHARDS);
            entries.computeIfAbsent(shard, s -> new ArrayList<>())
                    .add(Map.of("value", json.getBytes(StandardCharsets.UTF_8)));
        }
        entries.forEach((shard, some) -> streams.append(
                new ShardKey("payments", shard), UUID.randomUUID().toString(), some));
    }

    /** What the stream holds, with its arrivals; it forgets nothing while a test runs. */
    List<SourceRow> streamed() {
        List<SourceRow> rows = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            for (Entry entry : streams.read(List.of(new ShardKey("payments", shard)), new long[] {0}, 1_000_000)
                    .get(0)) {
                rows.add(row(entry));
            }
        }
        return rows;
    }

    private static SourceRow row(Entry entry) {
        try {
            var json = new ObjectMapper().readTree(entry.fields().get("value"));
            Map<String, Object> row = new HashMap<>();
            row.put("card_id", json.get("card_id").asText());
            row.put(
                    "amount",
                    json.get("amount").isNull() ? null : json.get("amount").asDouble());
            row.put("n", json.get("n").asLong());
            row.put("event_time", TextTime.parse(json.get("event_time").asText()));
            row.put("arrived_at", entry.arrivalMicros());
            return new SourceRow(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SyncConfig config(Path folder, String instance) {
        ArchiveSettings archive =
                new ArchiveSettings(folder.resolve(".tidemark/archive"), Duration.ofMillis(150), 5_000, 300, 4_000);
        return SyncConfig.defaults(instance)
                .leaseTerm(Duration.ofSeconds(1))
                .refresh(Duration.ofMillis(100))
                .archive(archive);
    }

    SyncService sync(String instance) {
        return SyncService.start(
                folder, store.config().online(), config(folder, instance), ApplyListener.none(), Clock.systemUTC());
    }

    /** Waits until everything that was sent is archived. */
    void awaitArchived() {
        long now = nowMicros();
        eventually(() -> {
            Map<String, Long> arrived = marks.arrived(STREAM);
            return arrived.size() == SHARDS && arrived.values().stream().allMatch(micros -> micros > now);
        });
    }

    /** Questions at and beside the instants of some rows. */
    List<SpineRow> questions(List<SourceRow> rows, int count) {
        List<SpineRow> spine = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SourceRow row = rows.get(random.nextInt(rows.size()));
            long at = (Long) row.values().get(random.nextBoolean() ? "event_time" : "arrived_at");
            spine.add(new SpineRow(
                    at + random.nextInt(3) - 1 + random.nextInt(3) * 10L * SECOND,
                    Map.of("card_id", "c" + random.nextInt(CARDS + 1))));
        }
        return spine;
    }

    /** What the oracle says. */
    List<List<Object>> expected(FeatureService service, List<SourceRow> rows, List<SpineRow> spine) {
        SourceSchema schema = SourceSchema.of("payments")
                .column("card_id", ValueType.STRING)
                .column("amount", ValueType.DOUBLE)
                .column("n", ValueType.INT64)
                .column("event_time", ValueType.TIMESTAMP)
                .column("arrived_at", ValueType.TIMESTAMP);
        Reference reference = new Reference(
                Binder.bind(service, Map.of("payments", schema)), Map.of("payments", rows), OptionalLong.empty());
        return reference.evaluate(spine).stream()
                .map(row -> row.stream().map(FeatureValue::value).toList())
                .toList();
    }

    /** What the offline engine says. */
    List<List<Object>> offline(FeatureService service, List<SpineRow> spine) {
        StringBuilder lines = new StringBuilder();
        for (SpineRow row : spine) {
            lines.append("{\"at\": \"")
                    .append(TextTime.format(row.asOfMicros()))
                    .append("\", \"card_id\": \"");
            lines.append(row.values().get("card_id")).append("\"}\n");
        }
        Path file = folder.resolve("spine.json");
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Spine questions = Spine.json(file.toString()).at("at").column("card_id", ValueType.STRING);
        try (TrainingSet set = store.trainingSet(service).spine(questions).build()) {
            return set.features(LongStream.range(0, spine.size()).toArray());
        }
    }

    static void run(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one number that a query of the archive gives. */
    long query(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql.replace("ARCHIVE", "'" + folder.resolve(ARCHIVE) + "'"))) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long nowMicros() {
        return TextTime.toMicros(Instant.now());
    }

    static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 6_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            sleep(20);
        }
        throw new AssertionError("it did not come about within two minutes");
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
