package dev.tidemark.tck;

import dev.tidemark.core.online.Fences;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores that differ from the reference store in one thing each. */
final class StoreMutants {
    private StoreMutants() {}

    static List<StoreMutant> all() {
        return List.of(
                new StoreMutant("SERVE-10", "ignores the head", IgnoresHead::new),
                new StoreMutant("SERVE-10", "compares the first byte of the head alone", FirstByteAlone::new),
                new StoreMutant("SERVE-10", "overwrites where nothing was expected", OverwritesFirst::new),
                new StoreMutant("SERVE-10", "writes where something was expected and nothing is", WritesAbsent::new),
                new StoreMutant("SERVE-10", "looks first and writes later", LooksFirst::new),
                new StoreMutant("SERVE-10", "does all swaps of a call or none", AllOrNone::new),
                new StoreMutant("SERVE-10", "says done of a swap that was not", SaysDone::new),
                new StoreMutant("SERVE-10", "says lost of a swap that was done", SaysLost::new),
                new StoreMutant("SERVE-9", "overwrites by a load", OverwritesByLoad::new),
                new StoreMutant("SERVE-9", "loses the thousandth state of a load", LosesOne::new),
                new StoreMutant("SERVE-11", "loses the fences", LosesFences::new),
                new StoreMutant("SERVE-7", "flips whatever is live", FlipsAnyway::new),
                new StoreMutant("SERVE-7", "looks first and flips later", FlipsLater::new),
                new StoreMutant("SERVE-7", "says a flip was done that was not", SaysFlipped::new),
                new StoreMutant("SERVE-7", "keeps live what was taken down", KeepsLive::new),
                new StoreMutant("SERVE-18", "makes live what others deleted", FlipsToNothing::new),
                new StoreMutant("SERVE-7", "keeps documents by their number alone", DocumentsByNumber::new),
                new StoreMutant("SERVE-7", "forgets all documents of a service with one", ForgetsDocuments::new),
                new StoreMutant("SERVE-6", "tells the release that was live before", TellsBefore::new),
                new StoreMutant("SERVE-6", "tells the release of any service", TellsAny::new),
                new StoreMutant("SERVE-6", "reads states of any generation", AnyGeneration::new),
                new StoreMutant("SERVE-8", "gives a number twice now and then", GivesTwice::new),
                new StoreMutant("SERVE-8", "deletes generations that begin alike", DeletesAlike::new),
                new StoreMutant("SERVE-13", "answers each key once", AnswersOnce::new),
                new StoreMutant("SERVE-13", "folds the case of keys", FoldsCase::new));
    }

    private static final class IgnoresHead extends MemoryStore {
        @Override
        boolean mayReplace(byte[] there, byte[] head) {
            return true;
        }
    }

    private static final class FirstByteAlone extends MemoryStore {
        @Override
        boolean mayReplace(byte[] there, byte[] head) {
            return there == null ? head.length == 0 : head.length > 0 && there[0] == head[0];
        }
    }

    private static final class OverwritesFirst extends MemoryStore {
        @Override
        boolean mayReplace(byte[] there, byte[] head) {
            return head.length == 0 || super.mayReplace(there, head);
        }
    }

    private static final class WritesAbsent extends MemoryStore {
        @Override
        boolean mayReplace(byte[] there, byte[] head) {
            return there == null || super.mayReplace(there, head);
        }
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
    private static final class LooksFirst extends MemoryStore {
        @Override
        public boolean[] swap(List<Swap> swaps) {
            boolean[] done = new boolean[swaps.size()];
            for (int i = 0; i < done.length; i++) {
                byte[] there = fetch(List.of(swaps.get(i).key()))[0];
                done[i] = mayReplace(there, swaps.get(i).expectedHead());
                Thread.yield();
                if (done[i]) {
                    overwrite(swaps.get(i).key(), swaps.get(i).value());
                }
            }
            return done;
        }
    }

    private static final class AllOrNone extends MemoryStore {
        @Override
        public synchronized boolean[] swap(List<Swap> swaps) {
            for (Swap swap : swaps) {
                if (!mayReplace(fetch(List.of(swap.key()))[0], swap.expectedHead())) {
                    return new boolean[swaps.size()];
                }
            }
            return super.swap(swaps);
        }
    }

    private static final class SaysDone extends MemoryStore {
        @Override
        public synchronized boolean[] swap(List<Swap> swaps) {
            boolean[] done = super.swap(swaps);
            Arrays.fill(done, true);
            return done;
        }
    }

    private static final class SaysLost extends MemoryStore {
        private int calls;

        @Override
        public synchronized boolean[] swap(List<Swap> swaps) {
            boolean[] done = super.swap(swaps);
            if (++calls % 3 == 0) {
                Arrays.fill(done, false);
            }
            return done;
        }
    }

    private static final class OverwritesByLoad extends MemoryStore {
        @Override
        void load(StateKey key, byte[] value) {
            overwrite(key, value);
        }
    }

    private static final class LosesOne extends MemoryStore {
        private int loaded;

        @Override
        synchronized void load(StateKey key, byte[] value) {
            if (++loaded % 1_000 != 0) {
                super.load(key, value);
            }
        }
    }

    private static final class LosesFences extends MemoryStore {
        @Override
        public synchronized boolean[] swap(List<Swap> swaps) {
            return super.swap(swaps.stream().map(LosesFences::without).toList());
        }

        private static Swap without(Swap swap) {
            try {
                StoredState state = StoredState.read(swap.value());
                byte[] bytes = Arrays.copyOfRange(swap.value(), state.stateFrom(), swap.value().length);
                byte[] fenceless = StoredState.of(Fences.NONE, bytes).bytes();
                return new Swap(swap.key(), swap.expectedHead(), fenceless, swap.expireAtMillis());
            } catch (TidemarkException notOurs) {
                return swap;
            }
        }
    }

    private static final class FlipsAnyway extends MemoryStore {
        @Override
        public synchronized boolean flip(String service, long expected, long release) {
            point(service, release);
            return true;
        }
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
    private static final class FlipsLater extends MemoryStore {
        @Override
        public boolean flip(String service, long expected, long release) {
            boolean may = live().getOrDefault(service, 0L) == expected;
            for (int i = 0; i < 100; i++) {
                Thread.yield();
            }
            if (may) {
                point(service, release);
            }
            return may;
        }
    }

    private static final class SaysFlipped extends MemoryStore {
        @Override
        public synchronized boolean flip(String service, long expected, long release) {
            return super.flip(service, expected, release) || true;
        }
    }

    private static final class FlipsToNothing extends MemoryStore {
        @Override
        public synchronized boolean flipLoaded(String service, long expected, long release, String incarnation) {
            return flip(service, expected, release);
        }
    }

    private static final class KeepsLive extends MemoryStore {
        @Override
        synchronized void point(String service, long release) {
            if (release != 0) {
                super.point(service, release);
            }
        }
    }

    private static final class DocumentsByNumber extends MemoryStore {
        @Override
        public synchronized void putRelease(String service, long release, byte[] document) {
            super.putRelease("", release, document);
        }

        @Override
        public synchronized Optional<byte[]> release(String service, long release) {
            return super.release("", release);
        }

        @Override
        public synchronized void deleteRelease(String service, long release) {
            super.deleteRelease("", release);
        }
    }

    private static final class ForgetsDocuments extends MemoryStore {
        @Override
        public synchronized void deleteRelease(String service, long release) {
            for (long number = 0; number < 10; number++) {
                super.deleteRelease(service, number);
            }
        }
    }

    private static final class TellsBefore extends MemoryStore {
        private final Map<String, Long> before = new HashMap<>();

        @Override
        public synchronized Fetched fetch(String service, List<StateKey> keys) {
            return new Fetched(before.getOrDefault(service, 0L), fetch(keys));
        }

        @Override
        synchronized void point(String service, long release) {
            before.put(service, live().getOrDefault(service, 0L));
            super.point(service, release);
        }
    }

    private static final class TellsAny extends MemoryStore {
        @Override
        public synchronized Fetched fetch(String service, List<StateKey> keys) {
            long any = live().values().stream().findFirst().orElse(0L);
            return new Fetched(any, fetch(keys));
        }
    }

    private static class OtherKeys extends MemoryStore {
        StateKey other(StateKey key) {
            return key;
        }

        @Override
        public synchronized byte[][] fetch(List<StateKey> keys) {
            return super.fetch(keys.stream().map(this::other).toList());
        }

        @Override
        synchronized void load(StateKey key, byte[] value) {
            super.load(other(key), value);
        }

        @Override
        public synchronized boolean[] swap(List<Swap> swaps) {
            return super.swap(swaps.stream()
                    .map(swap -> new Swap(other(swap.key()), swap.expectedHead(), swap.value(), swap.expireAtMillis()))
                    .toList());
        }
    }

    private static final class AnyGeneration extends OtherKeys {
        @Override
        StateKey other(StateKey key) {
            return new StateKey(key.key(), 1);
        }
    }

    private static final class FoldsCase extends OtherKeys {
        @Override
        StateKey other(StateKey key) {
            String folded = key.key().toString().toLowerCase(java.util.Locale.ROOT);
            return StoreContract.key(folded, key.generation());
        }
    }

    private static final class GivesTwice extends MemoryStore {
        private long calls;

        @Override
        public synchronized long nextNumber() {
            return ++calls % 50 == 0 ? 1 : super.nextNumber();
        }
    }

    private static final class DeletesAlike extends MemoryStore {
        @Override
        public synchronized long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
            long deleted = 0;
            for (long alike = generation; alike < generation + 100; alike++) {
                if (Long.toString(alike).startsWith(Long.toString(generation))) {
                    deleted += super.deleteGeneration(alike, progress, cancellation);
                }
            }
            return deleted;
        }
    }

    private static final class AnswersOnce extends MemoryStore {
        @Override
        public synchronized byte[][] fetch(List<StateKey> keys) {
            byte[][] found = super.fetch(keys);
            for (int i = 0; i < found.length; i++) {
                if (keys.indexOf(keys.get(i)) < i) {
                    found[i] = null;
                }
            }
            return found;
        }
    }
}
