package dev.tidemark.cli.promotion;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.time.Durations.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.SyncService;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.config.SyncConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promotion while a service takes a stream in: every event from the cut-off on counts once, those before it too. */
@Tag("slow")
class StreamedPromotionTest {
    private static final String SERVICE = "visits";
    private static final int IN_FILE = 40;

    private final Instant cutOff = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);

    @TempDir
    private Path temp;

    @Test
    void noEventIsLostAndNoneCountsTwiceAroundTheCutOff() throws Exception {
        writeFile();
        try (FeatureStore store = FeatureStore.open(temp);
                RedisStreams streams = RedisProvider.streams(temp, OnlineSettings.embedded())) {
            store.promote(service(1)).cutOff(cutOff).by("ann").commit();
            try (SyncService sync = start(store)) {
                for (int i = 0; i < IN_FILE; i++) {
                    send(streams, time(i)); // the file has these
                }
                Thread traffic = new Thread(() -> {
                    for (int i = 0; i < 150; i++) {
                        send(streams, cutOff.plus(i % 3, ChronoUnit.MICROS));
                        sleep(20);
                    }
                });
                traffic.start();
                store.promote(service(2)).cutOff(cutOff).by("ann").commit();
                assertThat(read(store)).containsKey("count_2");
                traffic.join();
                awaitCount(store, IN_FILE + 150);
                store.serving().rollback(SERVICE);
                send(streams, cutOff);
                awaitCount(store, IN_FILE + 151);
            }
        }
    }

    private SyncService start(FeatureStore store) {
        SyncConfig config = SyncConfig.defaults("one");
        return SyncService.start(temp, store.config().online(), config, ApplyListener.none(), Clock.systemUTC());
    }

    private void writeFile() throws IOException {
        StringBuilder rows = new StringBuilder("user,at\n");
        for (int i = 0; i < IN_FILE; i++) {
            rows.append("u1,")
                    .append(TextTime.format(TextTime.toMicros(time(i))))
                    .append('\n');
        }
        Files.writeString(temp.resolve("visits.csv"), rows);
    }

    /** Just before the cut-off. */
    private Instant time(int i) {
        return cutOff.minus(1 + i % 3, ChronoUnit.MICROS);
    }

    private static FeatureService service(int version) {
        Source visits = Source.csv("visits", "visits.csv").eventTime("at").column("user", ValueType.STRING).stream(
                StreamBinding.Redis.stream("visits"));
        FeatureView view = FeatureView.named("visits_of_user")
                .of(Entity.named("user").key("user", ValueType.STRING))
                .from(visits)
                .feature("count_1", count().over(days(1)));
        return FeatureService.named(SERVICE).with(version == 1 ? view : view.feature("count_2", count().over(days(2))));
    }

    private void send(RedisStreams streams, Instant at) {
        String json = "{\"user\": \"u1\", \"at\": \"" + at + "\"}";
        streams.append(
                new ShardKey("visits", 0),
                UUID.randomUUID().toString(),
                List.of(Map.of("value", json.getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<String, Object> read(FeatureStore store) {
        return store.online().read(SERVICE, Map.of("user", "u1")).toMap();
    }

    private static void awaitCount(FeatureStore store, long expected) {
        for (int i = 0; i < 2_400 && !read(store).get("count_1").equals(expected); i++) {
            sleep(50);
        }
        sleep(300);
        assertThat(read(store)).containsEntry("count_1", expected);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
