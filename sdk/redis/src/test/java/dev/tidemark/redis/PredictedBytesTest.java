package dev.tidemark.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.redis.memory.MemoryModel;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is predicted of a load's memory, beside what {@code used_memory} grows by when it is done. */
class PredictedBytesTest {
    private static final List<InputColumn> CARD = List.of(new InputColumn("card_id", ValueType.STRING));
    private static final double TOLERATED = 0.15;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"44, 20000, false", "120, 20000, true", "70000, 300, true"})
    void isWithin15PercentOfWhatIsTaken(int bytes, int keys, boolean expires) throws InterruptedException {
        assertIsPredicted(bytes, keys, expires);
    }

    @ParameterizedTest
    @CsvSource({"30, 20000, true", "45, 20000, true", "300, 30000, true", "1000, 10000, false", "5000, 4000, true"})
    @Tag("slow")
    void isSoForMoreSizes(int bytes, int keys, boolean expires) throws InterruptedException {
        assertIsPredicted(bytes, keys, expires);
    }

    private void assertIsPredicted(int bytes, int keys, boolean expires) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(bytes);
        long expiry = expires ? Instant.now().plus(30, ChronoUnit.DAYS).toEpochMilli() : Swap.NEVER;
        try (OnlineStore store = new RedisProvider().open(temp, OnlineSettings.embedded())) {
            List<ExpectedStates.One> sample = new ArrayList<>();
            List<StateKey> all = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                all.add(new StateKey(EntityKey.of("card", CARD, List.of("c" + i)), 12));
                sizes.add(bytes + random.nextInt(Math.max(1, bytes / 4)));
                if (i % 20 == 0) {
                    sample.add(new ExpectedStates.One(all.get(i), sizes.get(i), expires));
                }
            }
            long predicted = store.predictedBytes(List.of(new ExpectedStates(keys, sample)));
            long before = store.facts().usedBytes();
            try (BulkLoad load = store.bulkLoad()) {
                for (int i = 0; i < keys; i++) {
                    load.put(all.get(i), new byte[sizes.get(i)], expiry);
                }
                load.flush();
            }
            assertThat(share(predicted, store, before)).isEqualTo(1, within(TOLERATED));
        }
    }

    /** Redis gives back the buffers it received the values in once they are idle for some seconds. */
    private static double share(long predicted, OnlineStore store, long before) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            double share = (double) predicted / (store.facts().usedBytes() - before);
            if (Math.abs(share - 1) <= TOLERATED || System.nanoTime() > patience) {
                return share;
            }
            Thread.sleep(100);
        }
    }

    /** Four size classes to each doubling, as jemalloc documents them. */
    @Test
    void anEmbeddedValueTakesTheSizeClassesOfJemalloc() {
        MemoryModel jemalloc = MemoryModel.of("jemalloc-5.2.1");
        // 24 for the entry, 32 for a key of 26 bytes with its header, 64 for object, header, 44 bytes and terminator
        assertThat(jemalloc.key(26, 44, false)).isEqualTo(24 + 32 + 64);
        // a longer value lies apart from its object of 16 bytes; 129 bytes take 160, and the expiry another entry
        assertThat(jemalloc.key(26, 125, true)).isEqualTo(24 + 24 + 32 + 16 + 160);
        assertThat(jemalloc.key(26, 124, true)).isEqualTo(24 + 24 + 32 + 16 + 128);
    }

    @Test
    void theTableDoublesWhenItIsFull() {
        MemoryModel model = MemoryModel.of("libc");
        assertThat(model.buckets(0, 4)).isEqualTo(4 * 8);
        assertThat(model.buckets(0, 5)).isEqualTo(8 * 8);
        assertThat(model.buckets(1_000, 24)).isZero();
        assertThat(model.buckets(1_000, 25)).isEqualTo(1_024 * 8);
        assertThat(model.buckets(1_000, 0)).isZero();
    }
}
