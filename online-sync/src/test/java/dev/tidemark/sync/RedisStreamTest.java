package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.deadletter.DeadLetter;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.source.Fetched;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Payments on a Redis stream, into the states that are served. */
@Execution(ExecutionMode.CONCURRENT)
class RedisStreamTest {
    @TempDir
    Path folder;

    @Test
    void valuesEqualTheOracleOverTheEventsSent() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            scene.live("merchants");
            Payments payments = new Payments(1, Scene.nowMicros());
            scene.send(payments.next(500));
            try (SyncService service = scene.start("one")) {
                scene.assertServed("fraud");
                for (int i = 0; i < 20; i++) {
                    scene.send(payments.next(50));
                }
                scene.assertServed("fraud");
                scene.assertServed("merchants");
            }
        }
    }

    @Test
    @Tag("slow")
    void aServiceGoesOnWhereAnotherOneStopped() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            Payments payments = new Payments(2, Scene.nowMicros());
            for (int i = 0; i < 3; i++) {
                scene.send(payments.next(100));
                try (SyncService service = scene.start("instance " + i)) {
                    scene.send(payments.next(100));
                    scene.assertServed("fraud");
                }
                Map<String, Long> taken = scene.marks.taken("redis:payments");
                assertThat(taken).hasSize(Scene.SHARDS);
            }
        }
    }

    @Test
    void aCandidateThatIsLoadedCatchesUp() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            Payments payments = new Payments(3, Scene.nowMicros());
            try (SyncService service = scene.start("one")) {
                scene.send(payments.next(700));
                scene.assertServed("fraud");
                ReleaseDocument candidate = scene.candidate("fraud", 0);
                scene.send(payments.next(300));
                long generation = candidate.views().get(0).generation();
                scene.marks.loaded(generation);
                scene.send(payments.next(300));
                Scene.eventually(
                        "it caught up", () -> scene.marks.fed(generation).size() == Scene.SHARDS);
                scene.flip(candidate);
                scene.send(payments.next(100));
                scene.assertServed("fraud");
            }
        }
    }

    /** So that nobody chooses a cut-off that the stream does not reach back to. */
    @Test
    @Tag("slow")
    void howFarBackAStreamReachesIsMarked() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            long sent = Scene.nowMicros();
            scene.send(new Payments(8, sent).next(200));
            long tolerance = 5 * 60_000_000L;
            try (SyncService service = scene.start("one")) {
                Scene.eventually(
                        "marks", () -> scene.marks.began("redis:payments").size() == Scene.SHARDS);
                assertThat(scene.marks.began("redis:payments").values())
                        .allSatisfy(from -> assertThat(from - tolerance).isBetween(sent - 1_000, Scene.nowMicros()));
                assertThat(scene.marks.forgotten("redis:payments")).isEmpty();
            }
            scene.send(new Payments(9, sent).next(200));
            try (SyncService forgetful = SyncService.start(
                    scene.folder,
                    scene.online,
                    scene.config("two").retention(Duration.ofMillis(1)),
                    ApplyListener.none(),
                    Clock.systemUTC())) {
                Scene.eventually(
                        "marks", () -> scene.marks.forgotten("redis:payments").size() == Scene.SHARDS);
                assertThat(scene.marks.forgotten("redis:payments").values())
                        .allSatisfy(from -> assertThat(from - tolerance).isBetween(sent - 1_000, Scene.nowMicros()));
                scene.assertServed("fraud");
            }
        }
    }

    @Test
    void whatIsNoEventIsADeadLetterAndHoldsUpNothing() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            Payments payments = new Payments(4, Scene.nowMicros());
            try (SyncService service = scene.start("one")) {
                scene.send(payments.next(50));
                scene.sendRaw(bytes("{not json"));
                scene.sendRaw(
                        bytes("{\"card_id\": \"c1\", \"amount\": \"much\", \"event_time\": \"2024-05-02T10:00:00Z\"}"));
                scene.sendRaw(bytes("{\"card_id\": \"c1\", \"event_time\": 1714644000}"));
                scene.sendRaw(bytes("[]"));
                scene.sendRaw(bytes("{\"card_id\": \"c1\"} {}"));
                scene.sendRaw(bytes("{\"card_id\": \"" + "x".repeat(2 << 20) + "\"}"));
                scene.sendRaw(bytes("{\"card_id\": null, \"event_time\": \"2024-05-02T10:00:00Z\"}"));
                scene.send(payments.next(50));
                scene.assertServed("fraud");
                DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
                Scene.eventually("six letters", () -> letters.count("redis:payments") == 6);
                List<DeadLetter> listed = letters.list("redis:payments", 10);
                assertThat(listed)
                        .extracting(DeadLetter::reason)
                        .satisfiesExactly(
                                one -> assertThat(one).contains("is not JSON"),
                                two -> assertThat(two).contains("Column 'amount': Cannot read 'much' as DOUBLE"),
                                three -> assertThat(three)
                                        .contains("Column 'event_time'")
                                        .contains("does not say its unit"),
                                four -> assertThat(four).contains("not an object"),
                                five -> assertThat(five).contains("not one object"),
                                six -> assertThat(six).contains("the most is 1048576"));
                assertThat(listed.get(5).isCut()).isTrue();
                assertThat(listed.get(0).value()).isEqualTo(bytes("{not json"));
            }
        }
    }

    @Test
    void anEventAheadOfTheClockIsReplayedOnce() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            long now = Scene.nowMicros();
            List<Payments.Payment> ahead = new Payments(5, now + 24 * 3_600_000_000L).next(40);
            TestingClock clock = new TestingClock();
            try (SyncService service = scene.start("one", clock)) {
                scene.send(new Payments(6, now).next(100));
                scene.assertServed("fraud");
                scene.send(ahead);
                DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
                Scene.eventually("letters", () -> letters.count("redis:payments") == ahead.size());
                scene.send(new Payments(7, now).next(100));
                List<DeadLetter> listed = letters.list("redis:payments", 100);
                assertThat(listed.get(0).reason()).contains("is ahead of the clock");
                clock.jump(24 * 3_600);
                listed.forEach(letters::replay);
                listed.forEach(letters::replay);
                assertThat(letters.count("redis:payments")).isZero();
                replayByHand(scene, listed);
                scene.assertServed("fraud", now + 48 * 3_600_000_000L);
            }
        }
    }

    /** What was stored of it before the failure is claimed up to the first event that is ahead, and no further. */
    @Test
    void aBatchWithEventsAheadIsTakenAgainAfterAFailure() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            long now = Scene.nowMicros();
            List<Payments.Payment> ahead = new Payments(9, now + 24 * 3_600_000_000L).next(40);
            scene.send(new Payments(8, now).next(100));
            scene.send(ahead);
            scene.send(new Payments(10, now).next(100));
            try (SyncService service = scene.start("one", new Failing(6))) {
                scene.assertServed("fraud");
                DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
                Scene.eventually("letters", () -> letters.count("redis:payments") == ahead.size());
                scene.send(new Payments(11, now).next(100));
                scene.assertServed("fraud");
            }
        }
    }

    /** Fails when a batch is stored, so many times. */
    private static final class Failing implements ApplyListener {
        private final AtomicInteger left;

        Failing(int times) {
            this.left = new AtomicInteger(times);
        }

        @Override
        public void taken(String stream, Fetched fetched, Set<Integer> dead) {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("the listener had enough");
            }
        }
    }

    /** Such fields name a record only where letters are sent through again. */
    @Test
    void fieldsThatAProducerAddsMeanNothing() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            List<Payments.Payment> payments = new Payments(12, Scene.nowMicros()).next(60);
            scene.remember(payments);
            try (SyncService service = scene.start("one")) {
                for (int i = 0; i < payments.size(); i++) {
                    Map<String, byte[]> fields = Map.of(
                            "value", payments.get(i).json(),
                            "partition", bytes("elsewhere"),
                            "offset", bytes(i % 2 == 0 ? "3" : "three"),
                            "arrival", bytes(i % 3 == 0 ? "0" : "yesterday"));
                    scene.streams.append(
                            new ShardKey("payments", 0), UUID.randomUUID().toString(), List.of(fields));
                }
                scene.assertServed("fraud");
            }
        }
    }

    /** As if the process had died between the steps and the letters were sent once more. */
    private static void replayByHand(Scene scene, List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            Map<String, byte[]> fields = Map.of(
                    "partition", bytes(letter.partition()),
                    "offset", bytes("" + letter.offset()),
                    "arrival", bytes("" + letter.arrivalMicros()),
                    "value", letter.value());
            scene.streams.append(
                    new ShardKey("tidemark:replay:redis:payments", 0),
                    UUID.randomUUID().toString(),
                    List.of(fields));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
