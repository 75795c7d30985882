package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.sync.Payments.Payment;
import dev.tidemark.sync.config.FormatSettings;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.decode.avro.AvroValuesForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments on a Kafka topic, into the states that are served. */
@Tag("slow")
class KafkaStreamTest {
    private static final String AVRO = """
            {"type": "record", "name": "Payment", "namespace": "shop", "fields": [
              {"name": "note", "type": ["null", "bytes"], "default": null},
              {"name": "event_time", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "amount", "type": ["null", "double"]},
              {"name": "quantity", "type": "long"},
              {"name": "merchant_id", "type": "string"},
              {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["APPROVED", "DECLINED"]}}]}
            """;

    @TempDir
    static Path brokersFolder;

    private static TestingBroker broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        broker = TestingBroker.start(brokersFolder.resolve("kafka"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void valuesEqualTheOracleThroughRebalancesAndARestartOfTheBroker() {
        try (Scene scene = new Scene(folder, OnlineSettings.embedded(), "{kafka: {topic: payments}}")) {
            broker.createTopic("payments", 3);
            scene.live("fraud");
            Payments payments = new Payments(11, Scene.nowMicros());
            send(scene, "payments", payments.next(300));
            try (SyncService one = start(scene, broker, "one")) {
                scene.assertServed("fraud");
                try (SyncService two = start(scene, broker, "two")) {
                    for (int i = 0; i < 10; i++) {
                        send(scene, "payments", payments.next(100));
                        Scene.sleep(100);
                    }
                }
                send(scene, "payments", payments.next(100));
                scene.assertServed("fraud");
                broker.kill();
                broker.restart();
                send(scene, "payments", payments.next(100));
                ReleaseDocument candidate = scene.candidate("fraud", 0);
                long generation = candidate.views().get(0).generation();
                scene.marks.loaded(generation);
                send(scene, "payments", payments.next(100));
                Scene.eventually(
                        "it caught up", () -> scene.marks.fed(generation).size() == 3);
                scene.flip(candidate);
                scene.assertServed("fraud");
            }
            assertThat(scene.marks.taken("kafka:payments").values().stream()
                            .mapToLong(taken -> taken)
                            .sum())
                    .isEqualTo(1_600);
        }
    }

    /** It goes on with what it had polled, in the middle of it, when the group has given its partitions to another. */
    @Test
    void aZombieOfTheGroupWritesNothingTwiceAfterARebalance() {
        try (Scene scene = new Scene(folder, OnlineSettings.embedded(), "{kafka: {topic: zombie}}")) {
            broker.createTopic("zombie", 2);
            scene.live("fraud");
            Payments payments = new Payments(13, Scene.nowMicros());
            Map<String, String> settings = Map.of(
                    "sync.kafka.bootstrap.servers", broker.address(),
                    "sync.kafka.session.timeout.ms", "1000",
                    "sync.kafka.heartbeat.interval.ms", "300",
                    "sync.batchRecords", "20",
                    "sync.http.port", "0");
            try (ChildService zombie = ChildService.start(folder, settings)) {
                send(scene, "zombie", payments.next(100));
                Scene.eventually(
                        "it works", () -> !scene.marks.taken("kafka:zombie").isEmpty());
                try (SyncService heir = start(scene, broker, "heir")) {
                    for (int i = 0; i < 2; i++) {
                        send(scene, "zombie", payments.next(200));
                        zombie.suspend();
                        Scene.sleep(2_000);
                        send(scene, "zombie", payments.next(100));
                        zombie.resume();
                        Scene.sleep(300);
                    }
                    scene.assertServed("fraud");
                }
            }
        }
    }

    /** The card is the record's key alone; what does not decode is a dead letter, and holds nothing up. */
    @Test
    void avroValuesAndKeysEqualTheOracle() throws IOException {
        Schema schema = new Schema.Parser().parse(AVRO);
        Files.writeString(folder.resolve("payment.avsc"), AVRO);
        try (Scene scene = new Scene(folder, OnlineSettings.embedded(), "{kafka: {topic: avro}}")) {
            broker.createTopic("avro", 2);
            scene.live("fraud");
            FormatSettings formats = new FormatSettings(
                    folder,
                    Map.of("avro", "payment.avsc"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("kafka:avro", "card_id"));
            SyncConfig config = scene.config("one")
                    .kafka(Map.of("bootstrap.servers", broker.address()))
                    .formats(formats);
            Payments payments = new Payments(12, Scene.nowMicros());
            sendAvro(scene, schema, payments.next(300));
            broker.send("avro", "c1", new byte[] {1, 2, 3});
            broker.send("avro", "c2", "{\"card_id\": \"c2\"}".getBytes(StandardCharsets.UTF_8));
            try (SyncService service =
                    SyncService.start(scene.folder, scene.online, config, scene.figures, Clock.systemUTC())) {
                sendAvro(scene, schema, payments.next(200));
                scene.assertServed("fraud");
                DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
                Scene.eventually("two letters", () -> letters.count("kafka:avro") == 2);
                assertThat(letters.list("kafka:avro", 10))
                        .allSatisfy(letter -> assertThat(letter.reason()).startsWith("Cannot read the event: "));
            }
        }
    }

    private static void sendAvro(Scene scene, Schema schema, List<Payment> payments) {
        scene.remember(payments);
        for (Payment payment : payments) {
            Map<String, Object> fields = new HashMap<>(payment.values());
            fields.remove("card_id");
            fields.replace(
                    "status",
                    new GenericData.EnumSymbol(
                            schema.getField("status").schema(), payment.values().get("status")));
            broker.send("avro", payment.card(), AvroValuesForTests.plain(schema, fields));
        }
    }

    private static void send(Scene scene, String topic, List<Payment> payments) {
        scene.remember(payments);
        broker.send(topic, payments);
    }

    private static SyncService start(Scene scene, TestingBroker broker, String instance) {
        SyncConfig config = scene.config(instance).kafka(Map.of("bootstrap.servers", broker.address()));
        return SyncService.start(scene.folder, scene.online, config, scene.figures, Clock.systemUTC());
    }
}
