package dev.tidemark.redis;

import static dev.tidemark.redis.States.bytes;
import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.keys;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every operation once, on an empty store: for servers of another kind, or users of fewer rights. */
final class EveryCommand {
    private EveryCommand() {}

    static void of(OnlineStore store) {
        long generation = store.nextNumber();
        long release = store.nextNumber();
        assertThat(release).isGreaterThan(generation);
        states(store, generation);
        releases(store, release);
        marks(store);
        Fetched fetched = store.fetch("fraud", keys(100, generation));
        assertThat(fetched.liveRelease()).isEqualTo(release);
        assertThat(fetched.values()[42]).isEqualTo(bytes("state 42"));
        assertThat(fetched.values()[7]).isEqualTo(bytes("state 7, and more"));
        assertThat(store.sizes(new Cancellation()).get(generation).keys()).isEqualTo(100);
        assertThat(store.facts().usedBytes()).isPositive();
        assertThat(store.deleteGeneration(generation, ProgressMeter.silent(), new Cancellation()))
                .isEqualTo(100);
        assertThat(store.sizes(new Cancellation())).isEmpty();
    }

    private static void states(OnlineStore store, long generation) {
        long later = System.currentTimeMillis() + 3_600_000;
        try (BulkLoad load = store.bulkLoad()) {
            for (StateKey key : keys(100, generation)) {
                String number = key.key().toString().substring("card:c".length());
                load.put(key, bytes("state " + number), later);
            }
            load.flush();
        }
        List<Swap> swaps = new ArrayList<>();
        for (StateKey key : keys(10, generation)) {
            String number = key.key().toString().substring("card:c".length());
            swaps.add(new Swap(key, bytes("state " + number), bytes("state " + number + ", and more"), later));
        }
        assertThat(store.swap(swaps)).doesNotContain(false);
        assertThat(swap(store, key("c3", generation), "state 4", "x")).isFalse();
        assertThat(swap(store, key("c3", generation), "", "x")).isFalse();
    }

    private static void releases(OnlineStore store, long release) {
        store.putRelease("fraud", release, bytes("document"));
        store.putRelease("fraud", release + 1, bytes("another"));
        assertThat(store.flip("fraud", 0, release + 1)).isTrue();
        assertThat(store.flip("fraud", release + 1, 0)).isTrue();
        assertThat(store.flipLoaded("fraud", 0, release, store.facts().incarnation()))
                .isTrue();
        store.deleteRelease("fraud", release + 1);
        assertThat(store.release("fraud", release)).hasValue(bytes("document"));
        assertThat(store.live()).isEqualTo(Map.of("fraud", release));
        assertThat(store.releases()).isEqualTo(Map.of("fraud", List.of(release)));
    }

    private static void marks(OnlineStore store) {
        store.raiseMarks("kafka:payments", Map.of("kafka:payments:0", 17L));
        store.raiseMarks("kafka:payments", Map.of("kafka:payments:0", 9L));
        assertThat(store.marks("kafka:payments")).isEqualTo(Map.of("kafka:payments:0", 17L));
        store.deleteMarks("kafka:payments");
        assertThat(store.marks("kafka:payments")).isEmpty();
    }
}
