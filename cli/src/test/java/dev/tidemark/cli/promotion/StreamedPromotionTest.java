package dev.tidemark.cli.promotion;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.time.Durations.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.error.TidemarkException;
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

/** A promotion while a service takes a stream in: every event counts once, on whichever side of the cut-off it lies and whenever it arrives. */
@Tag("slow")
class StreamedPromotionTest {
    private static final String SERVICE = "visits";
    private static final int IN_FILE = 40;

    private final Instant cutOff = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);

    @TempDir
    private Path temp;

    @Test
    void serve_19_noEventIsLostAndNoneCountsTwiceAroundTheCutOffAlsoLateOnes() throws Exception {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisStreams streams = RedisProvider.streams(temp, OnlineSettings.embedded())) {
            for (int i = 0; i < IN_FILE; i++) {
                send(streams, time(i)); // the file has these
            }
            sleep(20); // file systems tell the time of the last tick
            writeFile(IN_FILE);
            store.promote(service(1)).cutOff(cutOff).by("ann").commit();
            try (SyncService sync = start(store)) {
                sendAroundTheCutOff(streams, 0, 10); // late ones among them
                awaitCount(store, IN_FILE + 10);
                Promotion second = store.promote(service(2)).cutOff(cutOff).by("ann");
                second.preview();
                Thread traffic = new Thread(() -> sendAroundTheCutOff(streams, 20, 150));
                traffic.start();
                second.commit();
                assertThat(read(store)).containsKey("count_2");
                traffic.join();
                awaitCount(store, IN_FILE + 160);
                store.serving().rollback(SERVICE);
                send(streams, cutOff);
                awaitCount(store, IN_FILE + 161);

                store.promote(service("others", 2)).cutOff(cutOff).by("ann").commit(); // sees the same files
                awaitCount(store, "others", IN_FILE + 161);
            }
        }
    }

    @Test
    void filesThatWereWrittenAnewHoldWhatArrivedBefore() throws Exception {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisStreams streams = RedisProvider.streams(temp, OnlineSettings.embedded())) {
            writeFile(IN_FILE);
            store.promote(service(1)).by("ann").commit();
            try (SyncService sync = start(store)) {
                for (int i = 0; i < 10; i++) {
                    send(streams, time(i));
                }
                awaitCount(store, IN_FILE + 10);
                sleep(20);
                Instant between = Instant.now();
                writeFile(IN_FILE + 10);
                store.promote(service(2)).by("ann").commit();
                awaitCount(store, IN_FILE + 10);
                send(streams, time(0));
                awaitCount(store, IN_FILE + 11);

                writeFile(IN_FILE + 10); // was exported before the last one came
                store.promote(service(1)).arrivedBefore(between).by("ann").commit();
                awaitCount(store, IN_FILE + 11);
            }
        }
    }

    @Test
    void serve_20_whetherFilesHoldWhatArrivedAfterThemIsNotGuessed() throws Exception {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisStreams streams = RedisProvider.streams(temp, OnlineSettings.embedded())) {
            send(streams, time(0)); // the file has this
            sleep(20);
            writeFile(IN_FILE);
            Instant between = Instant.now();
            sleep(20);
            send(streams, time(1));
            try (SyncService sync = start(store)) {
                StreamMarks marks = new StreamMarks(store.onlineStore());
                while (marks.services().isEmpty()) {
                    sleep(10);
                }
                Promotion silent = store.promote(service(1)).by("ann");
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(silent::commit)
                            .isInstanceOf(TidemarkException.class)
                            .hasMessageContaining("Cannot promote service 'visits': events that happened before the"
                                    + " cut-off arrived at stream 'redis:visits' after the files of source 'visits' were"
                                    + " last changed, at ")
                            .hasMessageContaining("; say it: --arrived-before ");
                    assertThat(store.onlineStore().live()).isEmpty();
                }
                store.promote(service(1)).arrivedBefore(between).by("ann").commit();
                awaitCount(store, IN_FILE + 1);
                store.promote(service(1)).arrivedBefore(Instant.now()).by("ann").commit();
                awaitCount(store, IN_FILE);
                store.promote(service(2)).by("ann").commit(); // the same files, of which somebody told
                awaitCount(store, IN_FILE);
            }
        }
    }

    @Test
    void aCutOffInsideTheHistoryIsRefusedUnlessTheStreamReachesBackToIt() throws Exception {
        writeFile(IN_FILE);
        try (FeatureStore store = FeatureStore.open(temp)) {
            Promotion inside = store.promote(service(1)).cutOff(cutOff.minus(2, ChronoUnit.MICROS));
            String refused = "Cannot promote service 'visits' up to "
                    + TextTime.format(micros(cutOff) - 2) + ": the files of source 'visits' go on to "
                    + TextTime.format(micros(cutOff)) + ", and its stream 'redis:visits' ";
            String remedy = ", so events would be lost; choose a cut-off from " + TextTime.format(micros(cutOff))
                    + " on, up to which all files are complete.";
            assertThatThrownBy(inside::preview)
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage(refused + "was not taken in yet" + remedy);
            StreamMarks marks = new StreamMarks(store.onlineStore());
            marks.began("redis:visits", Map.of("redis:visits:0", micros(cutOff) - 3_600_000_000L));
            assertThat(inside.preview().cutOffMicros()).isEqualTo(micros(cutOff) - 2);
            marks.forgotten("redis:visits", Map.of("redis:visits:0", micros(cutOff) - 1));
            assertThatThrownBy(inside::preview)
                    .hasMessage(refused + "has only what became visible from " + TextTime.format(micros(cutOff) - 1)
                            + " on" + remedy);
            assertThat(store.promote(service(1)).preview().cutOffMicros()).isEqualTo(micros(cutOff));
        }
    }

    /** From two microseconds before to two after it. */
    private void sendAroundTheCutOff(RedisStreams streams, long pauseMillis, int count) {
        for (int i = 0; i < count; i++) {
            send(streams, cutOff.plus(i % 5 - 2, ChronoUnit.MICROS));
            sleep(pauseMillis);
        }
    }

    private static long micros(Instant instant) {
        return TextTime.toMicros(instant);
    }

    private SyncService start(FeatureStore store) {
        SyncConfig config = SyncConfig.defaults("one");
        return SyncService.start(temp, store.config().online(), config, ApplyListener.none(), Clock.systemUTC());
    }

    private void writeFile(int count) throws IOException {
        StringBuilder rows = new StringBuilder("user,at\n");
        for (int i = 0; i < count; i++) {
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
        return service(SERVICE, version);
    }

    private static FeatureService service(String name, int version) {
        Source visits = Source.csv("visits", "visits.csv").eventTime("at").column("user", ValueType.STRING).stream(
                StreamBinding.Redis.stream("visits"));
        FeatureView view = FeatureView.named("visits_of_user")
                .of(Entity.named("user").key("user", ValueType.STRING))
                .from(visits)
                .feature("count_1", count().over(days(1)));
        return FeatureService.named(name).with(version == 1 ? view : view.feature("count_2", count().over(days(2))));
    }

    private void send(RedisStreams streams, Instant at) {
        String json = "{\"user\": \"u1\", \"at\": \"" + at + "\"}";
        streams.append(
                new ShardKey("visits", 0),
                UUID.randomUUID().toString(),
                List.of(Map.of("value", json.getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<String, Object> read(FeatureStore store) {
        return read(store, SERVICE);
    }

    private static Map<String, Object> read(FeatureStore store, String service) {
        return store.online().read(service, Map.of("user", "u1")).toMap();
    }

    private static void awaitCount(FeatureStore store, long expected) {
        awaitCount(store, SERVICE, expected);
    }

    private static void awaitCount(FeatureStore store, String service, long expected) {
        for (int i = 0; i < 200 && !read(store, service).get("count_1").equals(expected); i++) {
            sleep(50);
        }
        sleep(300);
        assertThat(read(store, service)).containsEntry("count_1", expected);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
