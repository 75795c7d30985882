package dev.tidemark.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.Payments.Payment;
import dev.tidemark.sync.deadletter.DeadLetter;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.metrics.IngestMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** After each fault the values are those of the oracle over the events sent: nothing is lost, nothing counts twice. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final Map<String, String> QUICK =
            Map.of("sync.leaseTerm", "1s", "sync.batchRecords", "50", "sync.http.port", "0");

    @TempDir
    Path folder;

    @Test
    void serviceKilledInTheMiddleOfBatchesRepeatedlyUnderLoad() {
        try (Scene scene = Scene.onRedis(folder);
                Load load = new Load(scene, 21)) {
            scene.live("fraud");
            Random random = new Random(21);
            for (int i = 0; i < 5; i++) {
                Map<String, Long> before = scene.marks.taken("redis:payments");
                try (ChildService service = ChildService.start(folder, QUICK)) {
                    Scene.eventually(
                            "it works",
                            () -> !scene.marks.taken("redis:payments").equals(before));
                    Scene.sleep(random.nextInt(400));
                }
            }
            try (SyncService service = scene.start("last")) {
                load.end();
                scene.assertServed("fraud");
            }
        }
    }

    @Test
    void instancesThatComeAndGoShareTheWork() {
        try (Scene scene = Scene.onRedis(folder);
                Load load = new Load(scene, 22)) {
            scene.live("fraud");
            scene.live("merchants");
            try (SyncService one = scene.start("one")) {
                Scene.sleep(500);
                try (SyncService two = scene.start("two");
                        SyncService three = scene.start("three")) {
                    Scene.eventually("each has a shard", () -> holders(scene) == 3);
                }
                Scene.eventually("one has all", () -> holders(scene) == 1);
                load.end();
                scene.assertServed("fraud");
                scene.assertServed("merchants");
            }
        }
    }

    private static long holders(Scene scene) {
        List<String> leases = new ArrayList<>();
        for (int shard = 0; shard < Scene.SHARDS; shard++) {
            leases.add("tidemark:lease:redis:payments:" + shard);
        }
        List<String> holders = scene.streams.holders(leases);
        return holders.contains(null) ? 0 : holders.stream().distinct().count();
    }

    @Test
    void zombieThatIsStoppedAndContinuedAfterAnotherTookOver() {
        try (Scene scene = Scene.onRedis(folder);
                Load load = new Load(scene, 23);
                ChildService zombie = ChildService.start(folder, QUICK)) {
            scene.live("fraud");
            Scene.eventually(
                    "it works", () -> !scene.marks.taken("redis:payments").isEmpty());
            try (SyncService heir = scene.start("heir")) {
                for (int i = 0; i < 3; i++) {
                    zombie.suspend();
                    Scene.sleep(1_500);
                    zombie.resume();
                    Scene.sleep(300);
                }
                load.end();
                scene.assertServed("fraud");
            }
        }
    }

    @Test
    void redisKilledAndRestarted() {
        try (TestingRedis redis = TestingRedis.start(folder.resolve("redis"));
                Scene scene = on(redis)) {
            scene.live("fraud");
            Payments payments = new Payments(24, Scene.nowMicros());
            try (SyncService service = scene.start("one")) {
                for (int i = 0; i < 3; i++) {
                    scene.send(payments.next(300));
                    redis.kill();
                    Scene.sleep(500);
                    redis.restart();
                    Scene.eventually("it answers", () -> answers(scene));
                }
                scene.send(payments.next(100));
                scene.assertServed("fraud");
            }
        }
    }

    @Test
    void redisPausedAndFull() {
        try (TestingRedis redis = TestingRedis.start(folder.resolve("redis"));
                Scene scene = on(redis)) {
            scene.live("fraud");
            Payments payments = new Payments(25, Scene.nowMicros());
            IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
            try (SyncService service = scene.start("one", meters)) {
                scene.send(payments.next(300));
                redis.suspend();
                Scene.eventually("it is told", () -> meters.problem().isPresent());
                Scene.sleep(1_000);
                redis.resume();
                Scene.eventually("it answers", () -> answers(scene));
                Scene.eventually(
                        "it goes on though nothing comes",
                        () -> meters.problem().isEmpty());
                scene.send(payments.next(300));
                scene.assertServed("fraud");
                scene.send(payments.next(1_000));
                assertThat(redis.say("CONFIG SET maxmemory 1")).startsWith("+OK");
                Scene.sleep(1_000);
                assertThat(redis.say("CONFIG SET maxmemory 0")).startsWith("+OK");
                scene.send(payments.next(300));
                scene.assertServed("fraud");
            }
        }
    }

    private static boolean answers(Scene scene) {
        try {
            scene.store.live();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Scene on(TestingRedis redis) {
        OnlineSettings online =
                new OnlineSettings("redis", "tidemark", Map.of("address", redis.address(), "timeout", "1s"));
        return new Scene(folder, online, "{redis: {stream: payments}}");
    }

    /** Letters that are sent through again are a way of delivering whatever one likes, however often. */
    @Test
    void deliveriesInAnyOrderAndNumber() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            List<Payment> payments = new Payments(26, Scene.nowMicros()).next(300);
            scene.remember(payments);
            List<Map<String, byte[]>> deliveries = new ArrayList<>();
            for (int i = 0; i < payments.size(); i++) {
                Map<String, byte[]> delivery = Map.of(
                        "partition", "somewhere:0".getBytes(StandardCharsets.UTF_8),
                        "offset", Integer.toString(i).getBytes(StandardCharsets.UTF_8),
                        "arrival", "0".getBytes(StandardCharsets.UTF_8),
                        "value", payments.get(i).json());
                deliveries.addAll(Collections.nCopies(1 + i % 3, delivery));
            }
            Collections.shuffle(deliveries, new Random(26));
            scene.streams.append(
                    new ShardKey("tidemark:replay:redis:payments", 0),
                    UUID.randomUUID().toString(),
                    deliveries);
            try (SyncService service = scene.start("one")) {
                scene.assertServed("fraud");
            }
        }
    }

    @Test
    void aClockThatJumpsChangesNothingOfEventsOfThePast() {
        try (Scene scene = Scene.onRedis(folder)) {
            scene.live("fraud");
            Payments payments = new Payments(27, Scene.nowMicros());
            TestingClock clock = new TestingClock();
            try (SyncService service = scene.start("one", clock)) {
                for (int jump : new int[] {0, 86_400, -2 * 86_400, 3_600, 86_400}) {
                    clock.jump(jump);
                    scene.send(payments.next(100));
                    Scene.sleep(200);
                }
                replay(scene);
                scene.assertServed("fraud");
            }
        }
    }

    /** Longer than a lease is held: neither the letter nor those behind it are passed over. */
    @Test
    void redisGoneWhileLettersAreSentThroughAgain() {
        try (TestingRedis redis = TestingRedis.start(folder.resolve("redis"));
                Scene scene = on(redis)) {
            scene.live("fraud");
            long now = Scene.nowMicros();
            scene.send(new Payments(29, now + 24 * 3_600_000_000L).next(30));
            TestingClock clock = new TestingClock();
            try (SyncService service = scene.start("one", clock)) {
                DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
                Scene.eventually("letters", () -> letters.count("redis:payments") == 30);
                clock.jump(24 * 3_600);
                clock.atNextLook("replay redis:payments", () -> goneForAWhile(redis));
                letters.list("redis:payments", 100)
                        .forEach(letter -> Scene.eventually("it is sent", () -> isSentThrough(letters, letter)));
                scene.assertServed("fraud", now + 48 * 3_600_000_000L);
            }
        }
    }

    private static void goneForAWhile(TestingRedis redis) {
        redis.kill();
        new Thread(() -> {
                    Scene.sleep(1_500);
                    redis.restart();
                })
                .start();
    }

    private static boolean isSentThrough(DeadLetters letters, DeadLetter letter) {
        try {
            letters.replay(letter);
            return true;
        } catch (TidemarkException e) {
            return false;
        }
    }

    /** What seemed ahead while the clock was behind. */
    private static void replay(Scene scene) {
        DeadLetters letters = new DeadLetters(scene.streams, "tidemark");
        Scene.eventually("all are taken", () -> isAllTaken(scene));
        letters.list("redis:payments", 1_000).forEach(letters::replay);
    }

    private static boolean isAllTaken(Scene scene) {
        Map<String, Long> taken = scene.marks.taken("redis:payments");
        for (int shard = 0; shard < Scene.SHARDS; shard++) {
            long next = taken.getOrDefault("redis:payments:" + shard, 0L);
            if (scene.streams.newest(new ShardKey("payments", shard)).stream().anyMatch(e -> e.offset() >= next)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void toldToEndItEndsInOrder() {
        try (Scene scene = Scene.onRedis(folder);
                Load load = new Load(scene, 28)) {
            scene.live("fraud");
            try (ChildService service = ChildService.start(folder, QUICK)) {
                Scene.eventually(
                        "it works", () -> !scene.marks.taken("redis:payments").isEmpty());
                assertThat(service.end()).isEqualTo(143);
            }
            assertThat(holders(scene)).isZero();
            try (SyncService service = scene.start("next")) {
                load.end();
                scene.assertServed("fraud");
            }
        }
    }

    /** Payments that keep coming, until it is ended. */
    private static final class Load implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Thread thread;

        Load(Scene scene, long seed) {
            Payments payments = new Payments(seed, Scene.nowMicros());
            thread = new Thread(() -> {
                while (!ended.get()) {
                    scene.send(payments.next(20));
                    Scene.sleep(30);
                }
            });
            thread.start();
        }

        void end() {
            ended.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
