package dev.tidemark.tck;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.MicroBatch;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that is done in a store for a release of a small service: states loaded, a stream taken in, the release made live. */
public final class ReleaseWork {
    private static final int LOADED = 2;
    private static final int STREAMED = 3;
    private static final int RELEASE = 1;

    private final ServedScenario scenario = new ServedScenario(TwoViews.question());
    private final String service;
    private final long firstGeneration;

    /** @param firstGeneration of its two views; nobody else uses it or the next one */
    public ReleaseWork(String service, long firstGeneration) {
        this.service = service;
        this.firstGeneration = firstGeneration;
    }

    /** Does all of it; doing it again finishes it. */
    public void run(OnlineStore store) {
        List<Long> generations = new ArrayList<>();
        for (int i = 0; i < scenario.plan().views().size(); i++) {
            ViewPlan view = scenario.plan().views().get(i);
            long generation = firstGeneration + i;
            generations.add(generation);
            load(store, view, generation);
            StreamOfView.write(store, view, generation, stream(view));
        }
        store.putRelease(service, RELEASE, StoreContract.bytes("release of " + generations));
        if (store.live().getOrDefault(service, 0L) == 0) {
            store.flip(service, 0, RELEASE);
        }
    }

    /** Fails if what a run that was cut off left could be served half. */
    public void assertNothingHalf(OnlineStore store) {
        if (store.live().containsKey(service) && store.release(service, RELEASE).isEmpty()) {
            throw new AssertionError("a release is live that has no document");
        }
    }

    /** Fails unless every byte is stored that belongs there, and the release is live. */
    public void assertComplete(OnlineStore store) {
        for (int i = 0; i < scenario.plan().views().size(); i++) {
            ViewPlan view = scenario.plan().views().get(i);
            KeyState state = new KeyState(view);
            state.add(TwoViews.events(view, LOADED), 0, LOADED);
            for (int n = 0; n < STREAMED; n++) {
                state.add(TwoViews.events(view, 1), 0, 1);
            }
            byte[][] stored = store.fetch(keys(view, firstGeneration + i));
            for (int key = 0; key < stored.length; key++) {
                byte[] expected = StoredState.of(TwoViews.fences(key, STREAMED), state.encode())
                        .bytes();
                if (!Arrays.equals(stored[key], expected)) {
                    throw new AssertionError("after a crash and a second run the state of key " + key + " differs");
                }
            }
        }
        if (store.live().getOrDefault(service, 0L) != RELEASE) {
            throw new AssertionError("release " + RELEASE + " is not live: " + store.live());
        }
    }

    private static void load(OnlineStore store, ViewPlan view, long generation) {
        try (BulkLoad load = store.bulkLoad()) {
            for (StateKey key : keys(view, generation)) {
                KeyState state = new KeyState(view);
                state.add(TwoViews.events(view, LOADED), 0, LOADED);
                load.put(key, StoredState.loaded(state.encode()).bytes(), Swap.NEVER);
            }
            load.flush();
        }
    }

    private static List<MicroBatch> stream(ViewPlan view) {
        List<MicroBatch> batches = new ArrayList<>();
        for (int n = 0; n < STREAMED; n++) {
            batches.add(TwoViews.batch(view, n));
        }
        return batches;
    }

    private static List<StateKey> keys(ViewPlan view, long generation) {
        return TwoViews.lookups().stream()
                .map(lookup -> new StateKey(
                        ServedScenario.key(view, List.of(lookup.key().get("k"))), generation))
                .toList();
    }
}
