package dev.tidemark.bench.online;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.redis.key.RedisKeys;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Features of entities beside one MGET of the very same keys, the pointer to the live release among them. */
final class Reads {
    static final String TIDEMARK = "Tidemark";
    static final String RAW = "raw MGET";

    private static final int ENTITIES = 1_000;
    private static final int MANY = 100;
    private static final int MOST_WARM_UP_ROUNDS = 12;
    /** A round in which the compiler worked no longer than this share of it ends the warm-up. */
    private static final double COMPILER_RESTS = 0.03;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final Options options;
    private final List<ReadFigures> figures = new ArrayList<>();
    private long bytesOfEntity;
    private Object[][] names;
    private List<Lookup> lookups;

    private Reads(Options options) {
        this.options = options;
    }

    /**
     * What came out.
     *
     * @param bytesPerEntity stored values of one entity's ten views, on average
     */
    record Outcome(int eventsPerWeek, long bytesPerEntity, List<ReadFigures> figures) {}

    static Outcome measure(Options options, int events) throws InterruptedException {
        Reads reads = new Reads(options);
        try (ProjectRedis redis = ProjectRedis.start(options.home())) {
            reads.prepare(redis, events);
            for (int threads : options.threads()) {
                reads.compare(redis, threads, 1);
            }
            reads.compare(redis, 1, MANY);
        }
        return new Outcome(events, reads.bytesOfEntity, List.copyOf(reads.figures));
    }

    private void prepare(ProjectRedis redis, int events) {
        RedisKeys redisKeys = new RedisKeys(ProjectRedis.NAMESPACE);
        List<List<StateKey>> keys = new ServedStates().serve(redis.store, ENTITIES, events);
        names = new Object[ENTITIES][];
        lookups = new ArrayList<>();
        for (int entity = 0; entity < ENTITIES; entity++) {
            List<Object> ofEntity = new ArrayList<>(List.of(redisKeys.live(ServedStates.SERVICE)));
            keys.get(entity).forEach(key -> ofEntity.add(redisKeys.state(key)));
            names[entity] = ofEntity.toArray();
            lookups.add(Lookup.of(Map.of("card_id", (long) entity)));
            for (Object value : redis.raw.get(names[entity])) {
                bytesOfEntity += ((byte[]) value).length;
            }
        }
        bytesOfEntity /= ENTITIES;
    }

    private void compare(ProjectRedis redis, int threads, int entities) throws InterruptedException {
        OnlineReader reader = OnlineReader.of(redis.store).asOf(ServedStates.NOW_MICROS);
        ClosedLoop.Call raw = random -> rawOnce(redis.raw, entities, random);
        ClosedLoop.Call ours = random -> readOnce(reader, entities, random);
        List<Samples> ofRaw = new ArrayList<>();
        List<Samples> ofOurs = new ArrayList<>();
        warmUp(raw, ours, threads);
        for (int round = 0; round < options.rounds(); round++) {
            ofRaw.add(ClosedLoop.run(raw, threads, options.roundMillis()));
            ofOurs.add(ClosedLoop.run(ours, threads, options.roundMillis()));
        }
        figures.add(ReadFigures.of(RAW, threads, entities, ofRaw));
        figures.add(ReadFigures.of(TIDEMARK, threads, entities, ofOurs));
    }

    /** Calls both until the compiler has little left to do: a server is asked for days. */
    private void warmUp(ClosedLoop.Call raw, ClosedLoop.Call ours, int threads) throws InterruptedException {
        for (int round = 0; round < MOST_WARM_UP_ROUNDS; round++) {
            long before = COMPILER.getTotalCompilationTime();
            ClosedLoop.run(raw, threads, options.roundMillis());
            ClosedLoop.run(ours, threads, 2 * options.roundMillis());
            if (COMPILER.getTotalCompilationTime() - before < COMPILER_RESTS * options.roundMillis()) {
                return;
            }
        }
    }

    private void rawOnce(RawClient client, int entities, SplittableRandom random) {
        int first = random.nextInt(ENTITIES);
        if (entities == 1) {
            check(client.get(names[first]).size(), names[first].length);
            return;
        }
        int states = names[0].length - 1;
        Object[] asked = new Object[1 + entities * states];
        asked[0] = names[0][0];
        for (int i = 0; i < entities; i++) {
            System.arraycopy(names[(first + i) % ENTITIES], 1, asked, 1 + i * states, states);
        }
        check(client.get(asked).size(), asked.length);
    }

    private void readOnce(OnlineReader reader, int entities, SplittableRandom random) {
        int first = random.nextInt(ENTITIES);
        if (entities == 1) {
            Lookup lookup = lookups.get(first);
            check(reader.read(ServedStates.SERVICE, lookup.key()).size(), ServedStates.FEATURES);
            return;
        }
        List<Lookup> asked = new ArrayList<>(entities);
        for (int i = 0; i < entities; i++) {
            asked.add(lookups.get((first + i) % ENTITIES));
        }
        FeatureVectors vectors = reader.readAll(ServedStates.SERVICE, asked);
        check(vectors.all().size(), entities);
    }

    private static void check(int found, int expected) {
        if (found != expected) {
            throw new IllegalStateException("got " + found + " instead of " + expected);
        }
    }
}
