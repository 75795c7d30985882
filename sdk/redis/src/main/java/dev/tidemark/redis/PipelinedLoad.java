package dev.tidemark.redis;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.client.Script;
import dev.tidemark.redis.key.RedisKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.RedisStrictCommand;

/**
 * Sets states where there are none, by the chunk, several chunks under way. A chunk is one call of a script, or in a cluster one for
 * each slot: a command of its own for each state would cost the client more than the states do. A state that is past its expiry is not
 * sent. For one thread.
 */
final class PipelinedLoad implements BulkLoad {
    private static final String DOING = "load states";
    private static final RedisStrictCommand<Long> EVALSHA = new RedisStrictCommand<>("EVALSHA");
    private static final RedisStrictCommand<Long> STRLEN = RedisCommands.STRLEN;

    /** For each key its value, and when it expires in milliseconds since the epoch, 0 for never. Gives how many were there. */
    private static final Script LOAD = new Script("""
            local there = 0
            for i, key in ipairs(KEYS) do
              local set
              if ARGV[2 * i] == '0' then
                set = redis.call('SET', key, ARGV[2 * i - 1], 'NX')
              else
                set = redis.call('SET', key, ARGV[2 * i - 1], 'NX', 'PXAT', ARGV[2 * i])
              end
              if not set then
                there = there + 1
              end
            end
            return there
            """);

    private static final int CHUNK_BYTES = 128 << 10;
    /** A script lets nobody else in: few enough for a fraction of a millisecond. */
    private static final int CHUNK_STATES = 256;

    private static final long BYTES_UNDER_WAY = 4L << 20;
    /** What a state takes in memory beside its key and value, about. */
    private static final int STATE_BYTES = 64;

    private final Client client;
    private final RedisKeys keys;
    private final Deque<Chunk> underWay = new ArrayDeque<>();
    private long bytesUnderWay;
    private Chunk chunk = new Chunk();
    private RuntimeException failure;

    PipelinedLoad(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    @Override
    public void put(StateKey key, byte[] value, long expireAtMillis) {
        if (Expiry.isPast(expireAtMillis)) {
            return;
        }
        chunk.add(keys.state(key), value, expireAtMillis);
        if (chunk.bytes >= CHUNK_BYTES || chunk.keys.size() == CHUNK_STATES) {
            send();
            while (bytesUnderWay > BYTES_UNDER_WAY) {
                awaitOldest();
            }
        }
    }

    @Override
    public void flush() {
        send();
        while (!underWay.isEmpty()) {
            awaitOldest();
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        while (!underWay.isEmpty()) {
            try {
                awaitOldest();
            } catch (RuntimeException e) {
                // told by put or flush, to whoever asks
            }
        }
    }

    private void send() {
        if (!chunk.keys.isEmpty()) {
            chunk.send();
            underWay.add(chunk);
            bytesUnderWay += chunk.bytes;
            chunk = new Chunk();
        }
    }

    private void awaitOldest() {
        Chunk oldest = underWay.remove();
        bytesUnderWay -= oldest.bytes;
        try {
            boolean allSet = client.withScript(DOING, LOAD, oldest::await);
            if (!allSet) {
                checkKept(oldest.keys);
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Where something was there before, it must be a value of the kind we write. */
    private void checkKept(List<byte[]> loaded) {
        Pipeline checks = client.pipeline();
        loaded.forEach(key -> checks.read(key, STRLEN, key));
        checks.run(DOING);
    }

    /** States that are sent together. */
    private final class Chunk {
        final List<byte[]> keys = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        final List<Object> expiries = new ArrayList<>();
        final List<Answer<Long>> answers = new ArrayList<>();
        /** Under way; null where there is nothing to wait for. */
        private Pipeline sent;

        private long bytes;

        void add(byte[] key, byte[] value, long expireAtMillis) {
            keys.add(key);
            values.add(value);
            expiries.add(Expiry.text(expireAtMillis));
            bytes += key.length + value.length + STATE_BYTES;
        }

        void send() {
            answers.clear();
            Pipeline pipeline = client.pipeline();
            for (List<Integer> places : placesBySlot().values()) {
                answers.add(pipeline.write(keys.get(places.get(0)), EVALSHA, call(places)));
            }
            pipeline.send();
            sent = pipeline;
        }

        private Map<Integer, List<Integer>> placesBySlot() {
            Map<Integer, List<Integer>> places = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                int slot = client.isCluster() ? client.slot(keys.get(i)) : 0;
                places.computeIfAbsent(slot, absent -> new ArrayList<>()).add(i);
            }
            return places;
        }

        private Object[] call(List<Integer> places) {
            List<Object> words = new ArrayList<>(Arrays.asList(LOAD.hash(), Integer.toString(places.size())));
            places.forEach(place -> words.add(keys.get(place)));
            places.forEach(place -> {
                words.add(values.get(place));
                words.add(expiries.get(place));
            });
            return words.toArray();
        }

        /** Waits for the answers, having sent it again if it was waited for before; whether there was nothing under any key. */
        boolean await() {
            if (sent == null) {
                send();
            }
            Pipeline waited = sent;
            sent = null;
            waited.await(DOING);
            return answers.stream().allMatch(answer -> answer.value() == 0);
        }
    }
}
