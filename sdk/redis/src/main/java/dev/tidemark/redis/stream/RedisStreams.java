package dev.tidemark.redis.stream;

import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.client.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.RedisStrictCommand;

/**
 * Streams of a Redis and leases. Failures are those of {@link dev.tidemark.core.online.OnlineStore}. Thread-safe.
 *
 * <p>A lease is for doing work once rather than for doing it right: its holder may lose it and not know yet.
 */
public final class RedisStreams implements AutoCloseable {
    private static final RedisStrictCommand<Long> EVALSHA = new RedisStrictCommand<>("EVALSHA");
    private static final int REMEMBERED_MILLIS = 600_000;

    /** The stream, and what remembers the call; how long it does; then for each entry the number of its parts and the parts. */
    private static final Script APPEND = new Script("""
            if not redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then
              return 0
            end
            local i = 2
            while i <= #ARGV do
              local parts = tonumber(ARGV[i])
              local entry = {}
              for p = 1, parts do
                entry[p] = ARGV[i + p]
              end
              redis.call('XADD', KEYS[1], '*', unpack(entry))
              i = i + parts + 1
            end
            return 1
            """);

    /** The lease; its holder and for how many milliseconds. */
    private static final Script HOLD = new Script("""
            local holder = redis.call('GET', KEYS[1])
            if holder and holder ~= ARGV[1] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """);

    private static final Script LEAVE = new Script("""
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('DEL', KEYS[1])
            end
            return 0
            """);

    private final Client client;
    private final Runnable afterwards;

    /** @param afterwards what to do when it is closed */
    public RedisStreams(Client client, Runnable afterwards) {
        this.client = client;
        this.afterwards = afterwards;
    }

    /**
     * Appends entries in one step, and returns when Redis has them.
     *
     * @param id of this call: entries of an id are appended once, for ten minutes
     */
    public void append(ShardKey shard, String id, List<Map<String, byte[]>> entries) {
        String doing = "append to stream '" + shard + "'";
        List<Object> parameters = new ArrayList<>();
        parameters.addAll(
                List.of(APPEND.hash(), "2", shard.bytes(), shard.once(id), Integer.toString(REMEMBERED_MILLIS)));
        for (Map<String, byte[]> entry : entries) {
            parameters.add(Integer.toString(entry.size() * 2));
            entry.forEach((name, value) -> {
                parameters.add(name.getBytes(StandardCharsets.UTF_8));
                parameters.add(value);
            });
        }
        client.withScript(doing, APPEND, () -> client.<Long>write(doing, shard.bytes(), EVALSHA, parameters.toArray()));
    }

    /**
     * The next entries of some shards, in one round trip to each server.
     *
     * @param from the least offset wanted of each
     * @param most entries of each
     */
    public List<List<Entry>> read(List<ShardKey> shards, long[] from, int most) {
        Pipeline pipeline = client.pipeline();
        List<Answer<Map<StreamMessageId, Map<Object, Object>>>> answers = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            byte[] key = shards.get(i).bytes();
            answers.add(pipeline.read(
                    key, RedisCommands.XRANGE, key, Entry.id(from[i]), "+", "COUNT", Integer.toString(most)));
        }
        pipeline.run("read streams");
        return answers.stream().map(answer -> entries(answer.value())).toList();
    }

    /** The newest entry of a shard; none if it is empty. */
    public List<Entry> newest(ShardKey shard) {
        byte[] key = shard.bytes();
        return entries(
                client.read("read stream '" + shard + "'", key, RedisCommands.XREVRANGE, key, "+", "-", "COUNT", "1"));
    }

    /** Forgets the entries of a shard that come before an offset. */
    public void trim(ShardKey shard, long before) {
        byte[] key = shard.bytes();
        client.write("trim stream '" + shard + "'", key, RedisCommands.XTRIM, key, "MINID", Entry.id(before));
    }

    /** How many entries a shard holds. */
    public long length(ShardKey shard) {
        byte[] key = shard.bytes();
        Long length = client.read("measure stream '" + shard + "'", key, RedisCommands.XLEN, key);
        return length;
    }

    /** Forgets single entries of a shard; gives how many were there. */
    public long delete(ShardKey shard, List<Long> offsets) {
        byte[] key = shard.bytes();
        List<Object> parameters = new ArrayList<>(List.of(key));
        offsets.forEach(offset -> parameters.add(Entry.id(offset)));
        Long deleted =
                client.write("delete from stream '" + shard + "'", key, RedisCommands.XDEL, parameters.toArray());
        return deleted;
    }

    /** Takes a lease that nobody holds, or holds on to it; whether it is held now. */
    public boolean hold(String lease, String holder, Duration term) {
        String doing = "hold lease '" + lease + "'";
        byte[] key = lease.getBytes(StandardCharsets.UTF_8);
        String millis = Long.toString(term.toMillis());
        return client.withScript(doing, HOLD, () -> {
            Long held = client.write(doing, key, EVALSHA, HOLD.hash(), "1", key, holder, millis);
            return held == 1;
        });
    }

    /** Who holds each of some leases; null where nobody does. */
    public List<String> holders(List<String> leases) {
        Pipeline pipeline = client.pipeline();
        List<Answer<byte[]>> answers = new ArrayList<>();
        for (String lease : leases) {
            byte[] key = lease.getBytes(StandardCharsets.UTF_8);
            answers.add(pipeline.read(key, RedisCommands.GET, key));
        }
        pipeline.run("read leases");
        List<String> holders = new ArrayList<>();
        for (Answer<byte[]> answer : answers) {
            holders.add(answer.value() == null ? null : new String(answer.value(), StandardCharsets.UTF_8));
        }
        return holders;
    }

    /** Gives a lease back, if the holder has it. */
    public void leave(String lease, String holder) {
        String doing = "leave lease '" + lease + "'";
        byte[] key = lease.getBytes(StandardCharsets.UTF_8);
        client.withScript(doing, LEAVE, () -> client.<Long>write(doing, key, EVALSHA, LEAVE.hash(), "1", key, holder));
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            afterwards.run();
        }
    }

    private static List<Entry> entries(Map<StreamMessageId, Map<Object, Object>> found) {
        List<Entry> entries = new ArrayList<>(found.size());
        found.forEach((id, fields) -> {
            Map<String, byte[]> named = new LinkedHashMap<>();
            fields.forEach(
                    (name, value) -> named.put(new String((byte[]) name, StandardCharsets.UTF_8), (byte[]) value));
            entries.add(new Entry(Entry.offset(id), named));
        });
        return entries;
    }
}
