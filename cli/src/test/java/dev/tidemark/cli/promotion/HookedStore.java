package dev.tidemark.cli.promotion;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.tck.ForwardingStore;

/** A real store with something happening in the middle of things. */
final class HookedStore extends ForwardingStore {
    private static final Runnable NOTHING = () -> {};

    private final OnlineStore store;
    private final int statesBefore;
    private final Runnable midLoad;
    private final int lost;
    private final Runnable flipped;

    private HookedStore(OnlineStore store, int statesBefore, Runnable midLoad, int lost, Runnable flipped) {
        super(store);
        this.store = store;
        this.statesBefore = statesBefore;
        this.midLoad = midLoad;
        this.lost = lost;
        this.flipped = flipped;
    }

    /** With that in the middle of each load, once so many states have arrived. */
    static HookedStore midLoad(OnlineStore store, int statesBefore, Runnable work) {
        return new HookedStore(store, statesBefore, work, 0, NOTHING);
    }

    /** With that after each flip. */
    static HookedStore flipped(OnlineStore store, Runnable work) {
        return new HookedStore(store, 0, NOTHING, 0, work);
    }

    /** That loses the third state of each load. */
    static HookedStore losing(OnlineStore store) {
        return new HookedStore(store, 0, NOTHING, 3, NOTHING);
    }

    @Override
    public BulkLoad bulkLoad() {
        BulkLoad load = store.bulkLoad();
        int[] put = {0};
        return new BulkLoad() {
            @Override
            public void put(StateKey key, byte[] value, long expireAtMillis) {
                if (++put[0] != lost) {
                    load.put(key, value, expireAtMillis);
                }
                if (put[0] == statesBefore) {
                    load.flush();
                    midLoad.run();
                }
            }

            @Override
            public void flush() {
                load.flush();
            }

            @Override
            public void close() {
                load.close();
            }
        };
    }

    @Override
    public boolean flip(String service, long expected, long release) {
        boolean done = store.flip(service, expected, release);
        flipped.run();
        return done;
    }

    @Override
    public boolean flipLoaded(String service, long expected, long release, String incarnation) {
        boolean done = store.flipLoaded(service, expected, release, incarnation);
        flipped.run();
        return done;
    }
}
