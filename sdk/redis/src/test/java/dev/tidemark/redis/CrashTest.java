package dev.tidemark.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.tck.ReleaseWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever dies between any two commands, the client or Redis: doing the work again ends in the same bytes. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
    private static final int MOST_COMMANDS = 500;

    @Test
    void serve_14_aClientThatDiesBetweenAnyTwoCommandsIsRepaired() throws InterruptedException {
        List<Thread> burials = new ArrayList<>();
        try (TestingRedis redis = TestingRedis.start();
                OnlineStore repairing = redis.open()) {
            int commands = 0;
            while (diesAfter(commands, redis, repairing, burials)) {
                commands++;
            }
            for (Thread burial : burials) {
                burial.join();
            }
            assertThat(commands).as("commands that the work takes").isBetween(15, MOST_COMMANDS);
        }
    }

    /**
     * Whether the work took more commands than that.
     *
     * @param burials ends of clients, which take seconds to believe that nobody answers any more
     */
    private static boolean diesAfter(int commands, TestingRedis redis, OnlineStore repairing, List<Thread> burials) {
        ReleaseWork work = new ReleaseWork("s", 1);
        try (RawRedis raw = redis.connect()) {
            raw.ask("FLUSHALL");
        }
        boolean died;
        try (CountingProxy proxy = CountingProxy.cutting(redis, commands)) {
            OnlineStore dying = redis.open(Map.of("address", proxy.address()));
            Thread worker = new Thread(() -> runToItsEnd(work, dying));
            worker.start();
            TestingRedis.eventually(() -> proxy.hasHappened() || !worker.isAlive());
            died = proxy.hasHappened();
            Thread burial = new Thread(dying::close);
            burial.start();
            burials.add(burial);
        }
        work.assertNothingHalf(repairing);
        work.run(repairing);
        work.assertComplete(repairing);
        work.run(repairing);
        work.assertComplete(repairing);
        return died;
    }

    /** One that forgets nothing it has answered. */
    @Test
    void serve_14_aRedisThatIsKilledBetweenTwoCommandsIsRepaired() {
        try (TestingRedis redis = TestingRedis.start("--appendonly", "yes", "--appendfsync", "always");
                OnlineStore repairing = redis.open()) {
            int commands = 0;
            while (redisDiesAfter(commands, redis, repairing)) {
                commands += 8;
            }
            assertThat(commands).isBetween(15, MOST_COMMANDS);
        }
    }

    private static boolean redisDiesAfter(int commands, TestingRedis redis, OnlineStore repairing) {
        ReleaseWork work = new ReleaseWork("s", 1);
        try (RawRedis raw = redis.connect()) {
            raw.ask("FLUSHALL");
        }
        boolean died;
        Runnable killing = () -> {
            redis.kill();
            redis.restart();
        };
        try (CountingProxy proxy = CountingProxy.doing(redis, commands, killing);
                OnlineStore user = redis.open(Map.of("address", proxy.address()))) {
            runToItsEnd(work, user);
            died = proxy.hasHappened();
        }
        work.assertNothingHalf(repairing);
        work.run(repairing);
        work.assertComplete(repairing);
        return died;
    }

    /** The document of a release that an earlier version put elsewhere: whoever dies while it is moved loses nothing and leaves nothing. */
    @Test
    void serve_14_aDocumentThatWasHalfMovedIsServedAndGoesWhole() throws InterruptedException {
        int untilItLiesInBothPlaces = 4; // the list of services, a flip in vain, a look, a copy
        try (TestingRedis redis = TestingRedis.start();
                OnlineStore repairing = redis.open();
                RawRedis raw = redis.connect()) {
            String incarnation = repairing.facts().incarnation();
            repairing.putRelease("s", 1, States.bytes("first"));
            assertThat(repairing.flipLoaded("s", 0, 1, incarnation)).isTrue();
            repairing.putRelease("s", 2, States.bytes("second"));
            raw.ask("RENAME", "test:release:{test:live:s}:2", "test:release:s:2");
            Thread dying;
            try (CountingProxy proxy = CountingProxy.cutting(redis, untilItLiesInBothPlaces)) {
                OnlineStore store = redis.open(Map.of("address", proxy.address()));
                dying = new Thread(() -> {
                    try (store) {
                        store.flipLoaded("s", 1, 2, incarnation);
                    } catch (TidemarkException e) {
                        // it was cut off; what it left is looked at
                    }
                });
                dying.start();
                TestingRedis.eventually(proxy::hasHappened);
            }
            assertThat(raw.ask("EXISTS", "test:release:{test:live:s}:2", "test:release:s:2"))
                    .isEqualTo(2L);
            assertThat(repairing.live()).isEqualTo(Map.of("s", 1L));
            assertThat(repairing.flipLoaded("s", 1, 2, incarnation)).isTrue();
            assertThat(repairing.release("s", 2)).hasValue(States.bytes("second"));
            assertThat(repairing.flip("s", 2, 1)).isTrue();
            repairing.deleteRelease("s", 2);
            assertThat(repairing.release("s", 2)).isEmpty();
            assertThat(repairing.releases()).isEqualTo(Map.of("s", List.of(1L)));
            dying.join();
        }
    }

    private static void runToItsEnd(ReleaseWork work, OnlineStore store) {
        try {
            work.run(store);
        } catch (TidemarkException | IllegalStateException e) {
            // it was cut off; what it left is looked at
        }
    }
}
