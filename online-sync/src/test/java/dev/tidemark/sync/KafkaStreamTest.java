package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.sync.Payments.Payment;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.config.SyncConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments on a Kafka topic, into the states that are served. */
@Tag("slow")
class KafkaStreamTest {
    @TempDir
    Path folder;

    @Test
    void valuesEqualTheOracleThroughRebalancesAndARestartOfTheBroker() {
        try (TestingBroker broker = TestingBroker.start(folder.resolve("kafka"));
                Scene scene = new Scene(folder, OnlineSettings.embedded(), "{kafka: {topic: payments}}")) {
            broker.createTopic("payments", 3);
            scene.live("fraud");
            Payments payments = new Payments(11, Scene.nowMicros());
            send(scene, broker, payments.next(300));
            try (SyncService one = start(scene, broker, "one")) {
                scene.assertServed("fraud");
                try (SyncService two = start(scene, broker, "two")) {
                    for (int i = 0; i < 10; i++) {
                        send(scene, broker, payments.next(100));
                        Scene.sleep(100);
                    }
                }
                send(scene, broker, payments.next(100));
                scene.assertServed("fraud");
                broker.kill();
                broker.restart();
                send(scene, broker, payments.next(100));
                ReleaseDocument candidate = scene.candidate("fraud", 0);
                long generation = candidate.views().get(0).generation();
                scene.marks.loaded(generation);
                send(scene, broker, payments.next(100));
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

    private static void send(Scene scene, TestingBroker broker, List<Payment> payments) {
        scene.remember(payments);
        broker.send("payments", payments);
    }

    private static SyncService start(Scene scene, TestingBroker broker, String instance) {
        SyncConfig config = scene.config(instance).kafka(Map.of("bootstrap.servers", broker.address()));
        return SyncService.start(scene.folder, scene.online, config, ApplyListener.none(), Clock.systemUTC());
    }
}
