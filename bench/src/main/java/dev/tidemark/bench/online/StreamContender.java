package dev.tidemark.bench.online;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.sync.SyncService;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.apply.BatchReport;
import dev.tidemark.sync.config.SyncConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A consumer in a process of its own, which does what it is told on standard input: {@code take FROM RECORDS} answers with records a
 * second and microseconds of CPU a record, {@code serve} takes in until {@code stop}.
 */
public final class StreamContender {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final Path project;
    private final long entities;
    private final List<Long> generations;
    private final SyncConfig config = SyncConfig.defaults("bench");

    private StreamContender(Path project, long entities, List<Long> generations) {
        this.project = project;
        this.entities = entities;
        this.generations = generations;
    }

    public static void main(String[] arguments) throws Exception {
        List<Long> generations = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            generations.add(Long.valueOf(arguments[i]));
        }
        StreamContender contender =
                new StreamContender(Path.of(arguments[1]), Long.parseLong(arguments[2]), generations);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            if (arguments[0].equals("floor")) {
                contender.floor(in);
            } else {
                contender.tidemark(in);
            }
        }
    }

    private void floor(BufferedReader in) throws Exception {
        EmbeddedRedis redis = EmbeddedRedis.join(project.resolve(".tidemark").resolve("redis"));
        try (redis;
                RedisStreams streams = RedisProvider.streams(project, OnlineSettings.embedded());
                RawClient raw = RawClient.of(redis.port(), redis.password());
                StreamFloor floor = new StreamFloor(streams, raw, keys(), config.batchRecords())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                long records = Long.parseLong(words[2]);
                long cpu = PROCESS.getProcessCpuTime();
                double rate = floor.run(Long.parseLong(words[1]), records);
                System.out.println(rate + " " + cpuMicros(cpu, records));
            }
        }
    }

    private static double cpuMicros(long before, long records) {
        return (PROCESS.getProcessCpuTime() - before) / 1e3 / records;
    }

    private List<List<byte[]>> keys() {
        RedisKeys names = new RedisKeys(ProjectRedis.NAMESPACE);
        List<ViewPlan> views = new ServedStates(generations.size()).plan.views();
        List<List<byte[]>> keys = new ArrayList<>();
        for (long entity = 0; entity < entities; entity++) {
            List<byte[]> ofEntity = new ArrayList<>();
            for (int v = 0; v < views.size(); v++) {
                EntityKey key = EntityKey.of(views.get(v).entity(), views.get(v).keys(), List.of(entity));
                ofEntity.add(names.state(new StateKey(key, generations.get(v))));
            }
            keys.add(ofEntity);
        }
        return keys;
    }

    private void tidemark(BufferedReader in) throws IOException, InterruptedException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("take")) {
                long records = Long.parseLong(words[2]);
                long cpu = PROCESS.getProcessCpuTime();
                double rate = take(records);
                System.out.println(rate + " " + cpuMicros(cpu, records));
            } else {
                Taken all = new Taken(Long.MAX_VALUE);
                try (SyncService service = start(all)) {
                    in.readLine();
                }
                System.out.println(all.batches.get() + " " + all.records.get());
            }
        }
    }

    private double take(long records) throws InterruptedException {
        Taken taken = new Taken(records);
        try (SyncService service = start(taken)) {
            taken.all.await();
            return taken.recordsPerSecond();
        }
    }

    private SyncService start(ApplyListener listener) {
        return SyncService.start(project, OnlineSettings.embedded(), config, listener, Clock.systemUTC());
    }

    /** Counts what is stored from the first batch on. */
    private static final class Taken implements ApplyListener {
        private final long wanted;
        private final CountDownLatch all = new CountDownLatch(1);
        private final AtomicLong records = new AtomicLong();
        private final AtomicLong batches = new AtomicLong();
        private long start;
        private long before;
        private long end;

        Taken(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public synchronized void applied(BatchReport report) {
            if (report.records() == 0) {
                return;
            }
            batches.incrementAndGet();
            long taken = records.addAndGet(report.records());
            if (start == 0) {
                start = System.nanoTime();
                before = taken;
            }
            if (taken >= wanted) {
                end = System.nanoTime();
                all.countDown();
            }
        }

        double recordsPerSecond() {
            return (records.get() - before) / ((end - start) / 1e9);
        }
    }
}
