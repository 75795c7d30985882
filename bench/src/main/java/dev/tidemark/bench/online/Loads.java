package dev.tidemark.bench.online;

import dev.tidemark.bench.online.LoadedStates.Stored;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.redis.key.RedisKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A backfill from files into a fresh Redis, its parts alone, and a raw pipelined load of the very same keys and bytes. */
final class Loads {
    static final String BACKFILL = "Tidemark: files to Redis";
    static final String RAW = "raw pipelined SET";

    private static final String WALK = "Tidemark: files to nowhere";
    private static final String BULK_LOAD = "Tidemark: states at hand to Redis";
    private static final Duration EXPIRY = Duration.ofDays(31);
    private static final int RAW_BATCH_KEYS = 128;
    private static final int RAW_BATCHES_UNDER_WAY = 16;
    private static final StateSink NOWHERE = new StateSink() {
        @Override
        public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
            // thrown away
        }

        @Override
        public void flush() {
            // nothing is kept
        }
    };

    private final Options options;
    private final WideEvents events;
    private final List<Stored> states = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private Loads(Options options, WideEvents events) {
        this.options = options;
        this.events = events;
    }

    /** What came out; bytes are those of keys and values. */
    record Outcome(long keys, long bytes, List<LoadFigures> figures) {}

    private interface Work {
        void run(ProjectRedis redis);
    }

    static Outcome measure(Options options) throws Exception {
        Loads loads = new Loads(options, WideEvents.of(options));
        loads.collect();
        for (int round = 0; round < options.backfillRounds(); round++) {
            loads.round();
        }
        return loads.outcome();
    }

    /** The states and what is stored of them; it also warms the walk up. */
    private void collect() {
        List<Stored> collected = Collections.synchronizedList(states);
        events.backfill(() -> new LoadedStates(events, 1, collected::add, () -> {}));
        RedisKeys redisKeys = new RedisKeys(ProjectRedis.NAMESPACE);
        for (Stored stored : states) {
            keys.add(redisKeys.state(stored.key()));
            values.add(stored.value());
        }
    }

    private void round() {
        measure(RAW, redis -> redis.raw.load(keys, values, EXPIRY, RAW_BATCH_KEYS, RAW_BATCHES_UNDER_WAY));
        measure(BULK_LOAD, this::load);
        measure(WALK, redis -> events.backfill(() -> NOWHERE));
        measure(BACKFILL, redis -> backfillInto(redis));
    }

    private void load(ProjectRedis redis) {
        try (BulkLoad load = redis.store.bulkLoad()) {
            for (Stored stored : states) {
                load.put(stored.key(), stored.value(), stored.expireAtMillis());
            }
            load.flush();
        }
    }

    private void backfillInto(ProjectRedis redis) {
        List<BulkLoad> open = Collections.synchronizedList(new ArrayList<>());
        events.backfill(() -> {
            BulkLoad load = redis.store.bulkLoad();
            open.add(load);
            return LoadedStates.into(load, events, 1);
        });
        open.forEach(BulkLoad::close);
    }

    private void measure(String contender, Work work) {
        try (ProjectRedis redis = ProjectRedis.start(options.home())) {
            long start = System.nanoTime();
            work.run(redis);
            double took = (System.nanoTime() - start) / 1e9;
            System.err.println(contender + ": " + took + " s");
            seconds.computeIfAbsent(contender, name -> new ArrayList<>()).add(took);
        }
    }

    private Outcome outcome() {
        long bytes = 0;
        for (int i = 0; i < keys.size(); i++) {
            bytes += keys.get(i).length + values.get(i).length;
        }
        List<LoadFigures> figures = new ArrayList<>();
        for (Map.Entry<String, List<Double>> entry : seconds.entrySet()) {
            figures.add(LoadFigures.of(entry.getKey(), entry.getValue(), keys.size(), bytes));
        }
        return new Outcome(keys.size(), bytes, figures);
    }
}
