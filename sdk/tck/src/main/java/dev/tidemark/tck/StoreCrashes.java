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

/** A process that loads states, puts a release live and streams dies at each of its writes in turn; another does it again. */
final class StoreCrashes {
    private static final int LOADED = 2;
    private static final int STREAMED = 3;
    private static final int RELEASE = 1;
    private static final int MOST_WRITES = 100;

    private StoreCrashes() {}

    static List<StoreCheck> checks() {
        return List.of(
                StoreCheck.of("serve_14_aCrashBeforeAnyWriteIsRepaired", users -> judge(users, false)),
                StoreCheck.of("serve_14_aCrashAfterAnyWriteIsRepaired", users -> judge(users, true)));
    }

    private static void judge(StoreUsers users, boolean afterwards) throws Exception {
        ServedScenario scenario = new ServedScenario(TwoViews.question());
        boolean finished = false;
        for (int writes = 0; !finished; writes++) {
            if (writes == MOST_WRITES) {
                throw new AssertionError("it is never done");
            }
            long firstGeneration = 1 + 2L * writes;
            String service = "s" + writes;
            OnlineStore store = users.connect();
            try {
                work(new CrashingStore(store, writes, afterwards), scenario, service, firstGeneration);
                finished = true;
            } catch (CrashingStore.Crash e) {
                assertNothingHalf(store, service);
            }
            work(store, scenario, service, firstGeneration);
            work(store, scenario, service, firstGeneration);
            assertComplete(store, scenario, firstGeneration);
            if (store.live().get(service) != RELEASE) {
                throw new AssertionError("release " + RELEASE + " is not live: " + store.live());
            }
        }
    }

    /** All that is done for a release; doing it again finishes it. */
    private static void work(OnlineStore store, ServedScenario scenario, String service, long firstGeneration) {
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

    private static void assertNothingHalf(OnlineStore store, String service) {
        if (store.live().containsKey(service) && store.release(service, RELEASE).isEmpty()) {
            throw new AssertionError("a release is live that has no document");
        }
    }

    private static void assertComplete(OnlineStore store, ServedScenario scenario, long firstGeneration) {
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
    }
}
