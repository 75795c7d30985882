package dev.tidemark.tck;

import dev.tidemark.core.online.OnlineStore;
import java.util.List;

/** A process that loads states, puts a release live and streams dies at each of its writes in turn; another does it again. */
final class StoreCrashes {
    private static final int MOST_WRITES = 100;

    private StoreCrashes() {}

    static List<StoreCheck> checks() {
        return List.of(
                StoreCheck.of("serve_14_aCrashBeforeAnyWriteIsRepaired", users -> judge(users, false)),
                StoreCheck.of("serve_14_aCrashAfterAnyWriteIsRepaired", users -> judge(users, true)));
    }

    private static void judge(StoreUsers users, boolean afterwards) throws Exception {
        boolean finished = false;
        for (int writes = 0; !finished; writes++) {
            if (writes == MOST_WRITES) {
                throw new AssertionError("it is never done");
            }
            ReleaseWork work = new ReleaseWork("s" + writes, 1 + 2L * writes);
            OnlineStore store = users.connect();
            try {
                work.run(new CrashingStore(store, writes, afterwards));
                finished = true;
            } catch (CrashingStore.Crash e) {
                work.assertNothingHalf(store);
            }
            work.run(store);
            work.run(store);
            work.assertComplete(store);
        }
    }
}
