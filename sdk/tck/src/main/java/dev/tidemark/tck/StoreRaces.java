package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.KeyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What operations of a store do when several users are at it. */
final class StoreRaces {
    private static final int USERS = 4;
    private static final int ROUNDS = 40;
    private static final int FLIPS = 60;

    private StoreRaces() {}

    static List<StoreCheck> checks() {
        return List.of(
                StoreCheck.of("serve_7_ofManyFlipsOneIsDone", StoreRaces::flips),
                StoreCheck.of("serve_8_noNumberIsGivenTwice", StoreRaces::numbers),
                StoreCheck.of("serve_10_ofManySwapsOneIsDone", StoreRaces::swaps),
                StoreCheck.of("serve_6_aReadIsOfOneRelease", StoreRaces::readsThroughFlips));
    }

    private static void flips(StoreUsers users) throws Exception {
        List<OnlineStore> stores = connect(users);
        for (int round = 0; round < ROUNDS; round++) {
            long live = stores.get(0).live().getOrDefault("s", 0L);
            AtomicInteger done = new AtomicInteger();
            List<Crowd.Work> works = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                OnlineStore store = stores.get(i);
                long release = live + 1 + i;
                works.add(() -> done.addAndGet(store.flip("s", live, release) ? 1 : 0));
            }
            Crowd.run(works);
            assertThat(done.get())
                    .as("flips done that expected the same release")
                    .isEqualTo(1);
        }
    }

    private static void numbers(StoreUsers users) throws Exception {
        Set<Long> given = ConcurrentHashMap.newKeySet();
        List<Crowd.Work> works = new ArrayList<>();
        for (OnlineStore store : connect(users)) {
            works.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    long number = store.nextNumber();
                    assertThat(number).isPositive();
                    assertThat(given.add(number))
                            .as("number " + number + " is new")
                            .isTrue();
                }
            });
        }
        Crowd.run(works);
    }

    /** Each user counts up what is stored; none of the counts may be lost. */
    private static void swaps(StoreUsers users) throws Exception {
        StateKey key = StoreContract.key("counter", 1);
        List<Crowd.Work> works = new ArrayList<>();
        for (OnlineStore store : connect(users)) {
            works.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    boolean done = false;
                    while (!done) {
                        byte[] there = store.fetch(List.of(key))[0];
                        int count = there == null
                                ? 0
                                : Integer.parseInt(StoreContract.text(there).trim());
                        String next = String.format(Locale.ROOT, "%8d", count + 1);
                        byte[] head = there == null ? new byte[0] : there;
                        done = store.swap(List.of(new Swap(key, head, StoreContract.bytes(next), Swap.NEVER)))[0];
                    }
                }
            });
        }
        Crowd.run(works);
        String counted = StoreContract.text(users.connect().fetch(List.of(key))[0]);
        assertThat(Integer.parseInt(counted.trim())).isEqualTo(USERS * ROUNDS);
    }

    /** Two releases: in one every view of every key has one event, in the other two. No read may see both. */
    private static void readsThroughFlips(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        ServedScenario scenario = new ServedScenario(TwoViews.question());
        long one = scenario.release(store, generations(store, scenario, 1));
        long two = scenario.release(store, generations(store, scenario, 2));
        AtomicBoolean flipping = new AtomicBoolean(true);
        List<Crowd.Work> works = new ArrayList<>();
        works.add(() -> {
            for (int i = 0; i < FLIPS; i++) {
                assertThat(store.flip(scenario.service(), i % 2 == 0 ? two : one, i % 2 == 0 ? one : two))
                        .isTrue();
                Thread.yield();
            }
            flipping.set(false);
        });
        OnlineReader reader = OnlineReader.of(users.connect()).asOf(TwoViews.LATER);
        Map<Long, Long> expected = Map.of(one, 1L, two, 2L);
        works.add(() -> {
            do {
                FeatureVectors read = reader.readAll(scenario.service(), TwoViews.lookups());
                for (FeatureVector vector : read.all()) {
                    assertThat(vector.release()).isEqualTo(read.vector(0).release());
                    assertThat(vector.toMap().values())
                            .as("values of release " + vector.release())
                            .containsOnly(expected.get(vector.release()));
                }
            } while (flipping.get());
        });
        Crowd.run(works);
    }

    private static List<Long> generations(OnlineStore store, ServedScenario scenario, int events) {
        List<Long> generations = new ArrayList<>();
        for (ViewPlan view : scenario.plan().views()) {
            long generation = store.nextNumber();
            generations.add(generation);
            for (Lookup lookup : TwoViews.lookups()) {
                KeyState state = new KeyState(view);
                state.add(TwoViews.events(view, events), 0, events);
                StateKey key = new StateKey(
                        ServedScenario.key(view, List.of(lookup.key().get("k"))), generation);
                byte[] value = StoredState.loaded(state.encode()).bytes();
                assertThat(store.swap(List.of(new Swap(key, new byte[0], value, Swap.NEVER))))
                        .containsExactly(true);
            }
        }
        return generations;
    }

    private static List<OnlineStore> connect(StoreUsers users) throws Exception {
        List<OnlineStore> stores = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            stores.add(users.connect());
        }
        return stores;
    }
}
