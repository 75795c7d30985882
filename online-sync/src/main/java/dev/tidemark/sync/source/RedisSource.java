package dev.tidemark.sync.source;

import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.sync.config.SyncConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A stream on Redis, in shards. */
public final class RedisSource implements StreamSource {
    private static final long FIRST_PAUSE_MICROS = 500;
    private static final long LONGEST_PAUSE_MICROS = 5_000;
    private static final Duration TRIM_INTERVAL = Duration.ofSeconds(10);

    private final String name;
    private final String stream;
    private final EntryForm form;
    private final RedisStreams streams;
    private final StreamMarks marks;
    private final SyncConfig config;
    private final Supplier<OptionalLong> neededFrom;
    private final ShardLeases leases;
    private final SortedMap<Integer, Owned> owned = new TreeMap<>();
    private long sessions;
    private long nextTrim = System.nanoTime();

    private static final class Owned {
        final long session;
        long next;
        boolean seen;

        Owned(long session, long next) {
            this.session = session;
            this.next = next;
        }
    }

    /**
     * A consumer that holds no shard yet.
     *
     * @param name as in {@code redis:payments}
     * @param stream its key on the server, without the shard
     * @param shards how many there are
     * @param form of its entries
     * @param neededFrom entries that arrived then or later are kept; microseconds
     */
    public RedisSource(
            String name,
            String stream,
            int shards,
            EntryForm form,
            RedisStreams streams,
            StreamMarks marks,
            String namespace,
            SyncConfig config,
            Supplier<OptionalLong> neededFrom) {
        this.name = name;
        this.stream = stream;
        this.form = form;
        this.streams = streams;
        this.marks = marks;
        this.config = config;
        this.neededFrom = neededFrom;
        this.leases = new ShardLeases(streams, namespace, name, shards, config);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Fetched> poll(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        long pause = FIRST_PAUSE_MICROS;
        while (true) {
            keepAlive();
            List<Fetched> fetched = owned.isEmpty() ? List.of() : read();
            if (!fetched.isEmpty()
                    || System.nanoTime() >= deadline
                    || Thread.currentThread().isInterrupted()) {
                return fetched;
            }
            if (!sleep(pause)) {
                return List.of();
            }
            pause = Math.min(LONGEST_PAUSE_MICROS, pause * 2);
        }
    }

    private static boolean sleep(long micros) {
        try {
            TimeUnit.MICROSECONDS.sleep(micros);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Fetched> read() {
        List<Integer> shards = List.copyOf(owned.keySet());
        List<ShardKey> keys = shards.stream().map(this::key).toList();
        long[] from = shards.stream().mapToLong(shard -> owned.get(shard).next).toArray();
        // in all: a client that is sent megabytes at once scans them anew with each part that arrives
        int most = Math.max(1, config.batchRecords() / shards.size());
        List<List<Entry>> found = streams.read(keys, from, most);
        List<Fetched> fetched = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            List<Entry> entries = found.get(i);
            Owned shard = owned.get(shards.get(i));
            if (!entries.isEmpty() || !shard.seen) {
                shard.seen = true;
                shard.next = entries.isEmpty()
                        ? shard.next
                        : entries.get(entries.size() - 1).offset() + 1;
                String partition = partition(shards.get(i));
                fetched.add(new Fetched(partition, shard.session, records(partition, entries), shard.next));
            }
        }
        return fetched;
    }

    private List<StreamRecord> records(String partition, List<Entry> entries) {
        return entries.stream().map(entry -> form.record(partition, entry)).toList();
    }

    @Override
    public void keepAlive() {
        if (!leases.renew()) {
            return;
        }
        owned.keySet().retainAll(leases.held());
        if (owned.size() < leases.held().size()) {
            Map<String, Long> taken = marks.taken(name);
            for (int shard : leases.held()) {
                long next = taken.getOrDefault(partition(shard), 0L);
                owned.computeIfAbsent(shard, s -> new Owned(++sessions, next));
            }
        }
    }

    @Override
    public boolean owns(String partition, long session) {
        return owned.entrySet().stream()
                .anyMatch(shard -> shard.getValue().session == session
                        && partition(shard.getKey()).equals(partition));
    }

    /** How far it is, the marks of the stream say; here entries that nobody needs are forgotten. */
    @Override
    public void commit(Map<String, Long> taken) {
        if (System.nanoTime() - nextTrim < 0) {
            return;
        }
        nextTrim = System.nanoTime() + TRIM_INTERVAL.toNanos();
        long kept = Entry.firstOffsetAt(
                System.currentTimeMillis() - config.retention().toMillis());
        OptionalLong needed = neededFrom.get();
        if (needed.isPresent()) {
            long early = TimeUnit.MICROSECONDS.toMillis(needed.getAsLong())
                    - config.aheadTolerance().toMillis();
            kept = Math.min(kept, Entry.firstOffsetAt(early));
        }
        for (Map.Entry<Integer, Owned> shard : owned.entrySet()) {
            Long done = taken.get(partition(shard.getKey()));
            if (done != null) {
                trim(shard.getKey(), Math.min(kept, done));
            }
        }
    }

    /** Says first what is forgotten: who believes it too early is too careful only. */
    private void trim(int shard, long before) {
        String partition = partition(shard);
        boolean holdsOlder =
                oldest(partition).filter(record -> record.offset() < before).isPresent();
        if (holdsOlder) {
            long arrived = Entry.arrivalMicros(before);
            marks.forgotten(
                    name,
                    Map.of(
                            partition,
                            arrived
                                    + TimeUnit.NANOSECONDS.toMicros(
                                            config.aheadTolerance().toNanos())));
            streams.trim(key(shard), before);
        }
    }

    @Override
    public List<StreamRecord> read(String partition, long from, int most) {
        int shard = Integer.parseInt(partition.substring(partition.lastIndexOf(':') + 1));
        return records(
                partition,
                streams.read(List.of(key(shard)), new long[] {from}, most).get(0));
    }

    @Override
    public long firstOffsetAt(String partition, long arrivalMicros) {
        return Entry.firstOffsetAt(Math.floorDiv(arrivalMicros, 1_000L));
    }

    @Override
    public Optional<StreamRecord> oldest(String partition) {
        return read(partition, 0, 1).stream().findFirst();
    }

    /** Marked when it is trimmed; entries that others deleted leave no trace on every version of Redis. */
    @Override
    public boolean forgotBefore(StreamRecord oldest) {
        return marks.forgotten(name).containsKey(oldest.partition());
    }

    private String partition(int shard) {
        return name + ":" + shard;
    }

    private ShardKey key(int shard) {
        return new ShardKey(stream, shard);
    }

    @Override
    public void close() {
        owned.clear();
        leases.close();
    }
}
