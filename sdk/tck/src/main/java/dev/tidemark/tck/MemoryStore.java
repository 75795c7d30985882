package dev.tidemark.tck;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What an online store does, as plainly as it reads: one map, one lock, nothing forgotten. The kit is judged by it, and tests
 * that need no server use it. Thread-safe; any number of users share one.
 */
public class MemoryStore implements OnlineStore {
    private final Map<StateKey, byte[]> states = new HashMap<>();
    private final Map<String, Map<Long, byte[]>> releases = new HashMap<>();
    private final Map<String, Long> live = new TreeMap<>();
    private final Map<String, Map<String, Long>> marks = new HashMap<>();
    private long number;

    @Override
    public synchronized Fetched fetch(String service, List<StateKey> keys) {
        return new Fetched(live.getOrDefault(service, 0L), fetch(keys));
    }

    @Override
    public synchronized byte[][] fetch(List<StateKey> keys) {
        return keys.stream().map(states::get).map(MemoryStore::copy).toArray(byte[][]::new);
    }

    @Override
    public synchronized boolean[] swap(List<Swap> swaps) {
        boolean[] done = new boolean[swaps.size()];
        for (int i = 0; i < done.length; i++) {
            Swap swap = swaps.get(i);
            done[i] = mayReplace(states.get(swap.key()), swap.expectedHead());
            if (done[i]) {
                states.put(swap.key(), swap.value().clone());
            }
        }
        return done;
    }

    /** Whether the value there is the one a swap expects; the head is empty if it expects none. */
    boolean mayReplace(byte[] there, byte[] head) {
        if (there == null || head.length == 0) {
            return there == null && head.length == 0;
        }
        return there.length >= head.length && Arrays.equals(head, Arrays.copyOf(there, head.length));
    }

    @Override
    public BulkLoad bulkLoad() {
        return new BulkLoad() {
            @Override
            public void put(StateKey key, byte[] value, long expireAtMillis) {
                load(key, value);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    synchronized void load(StateKey key, byte[] value) {
        states.putIfAbsent(key, value.clone());
    }

    /** Puts a value wherever something is or not: what a program that knows nothing of Tidemark does. */
    public synchronized void overwrite(StateKey key, byte[] value) {
        states.put(key, value.clone());
    }

    @Override
    public synchronized long nextNumber() {
        return ++number;
    }

    @Override
    public synchronized void putRelease(String service, long release, byte[] document) {
        releases.computeIfAbsent(service, name -> new HashMap<>()).put(release, document.clone());
    }

    @Override
    public synchronized Optional<byte[]> release(String service, long release) {
        return Optional.ofNullable(copy(releases.getOrDefault(service, Map.of()).get(release)));
    }

    @Override
    public synchronized void deleteRelease(String service, long release) {
        releases.getOrDefault(service, new HashMap<>()).remove(release);
    }

    @Override
    public synchronized Map<String, List<Long>> releases() {
        Map<String, List<Long>> numbers = new TreeMap<>();
        releases.forEach((service, documents) -> {
            if (!documents.isEmpty()) {
                numbers.put(service, documents.keySet().stream().sorted().toList());
            }
        });
        return numbers;
    }

    @Override
    public synchronized void raiseMarks(String topic, Map<String, Long> raised) {
        Map<String, Long> there = marks.computeIfAbsent(topic, name -> new TreeMap<>());
        raised.forEach((name, value) -> there.merge(name, value, Math::max));
    }

    @Override
    public synchronized Map<String, Long> marks(String topic) {
        return new TreeMap<>(marks.getOrDefault(topic, Map.of()));
    }

    @Override
    public synchronized void deleteMarks(String topic) {
        marks.remove(topic);
    }

    @Override
    public synchronized Map<String, Long> live() {
        return new TreeMap<>(live);
    }

    @Override
    public synchronized boolean flip(String service, long expected, long release) {
        if (live.getOrDefault(service, 0L) != expected) {
            return false;
        }
        point(service, release);
        return true;
    }

    @Override
    public synchronized boolean flipLoaded(String service, long expected, long release, String incarnation) {
        if (release(service, release).isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot make release " + release + " of service '" + service + "' live: its document is gone.");
        }
        if (!incarnation.equals(facts().incarnation())) {
            throw new TidemarkException(
                    ErrorCode.STORE_UNREACHABLE,
                    "Cannot make release " + release + " of service '" + service + "' live: this is another store.");
        }
        return flip(service, expected, release);
    }

    synchronized void point(String service, long release) {
        if (release == 0) {
            live.remove(service);
        } else {
            live.put(service, release);
        }
    }

    @Override
    public synchronized long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
        long before = states.size();
        states.keySet().removeIf(key -> key.generation() == generation);
        return before - states.size();
    }

    @Override
    public synchronized Map<Long, GenerationSize> sizes(Cancellation cancellation) {
        Map<Long, GenerationSize> sizes = new TreeMap<>();
        states.forEach((key, value) -> sizes.merge(
                key.generation(),
                new GenerationSize(1, value.length),
                (a, b) -> new GenerationSize(a.keys() + b.keys(), a.bytes() + b.bytes())));
        return sizes;
    }

    /** Values alone, as {@link #sizes} counts them. */
    @Override
    public long predictedBytes(List<ExpectedStates> states) {
        double bytes = 0;
        for (ExpectedStates some : states) {
            bytes += some.count()
                    * some.sample().stream()
                            .mapToInt(ExpectedStates.One::bytes)
                            .average()
                            .orElse(0);
        }
        return Math.round(bytes);
    }

    @Override
    public synchronized StoreFacts facts() {
        long bytes = states.values().stream().mapToLong(value -> value.length).sum();
        return new StoreFacts("memory", "this process", bytes, OptionalLong.empty(), "one");
    }

    @Override
    public void close() {}

    private static byte[] copy(byte[] value) {
        return value == null ? null : value.clone();
    }
}
