package dev.tidemark.redis;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.key.RedisKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.RedisStrictCommand;
import org.redisson.client.protocol.convertor.BooleanNotNullReplayConvertor;

/**
 * {@code SET NX} by the chunk, several chunks under way: plain commands, for a script that sets a whole chunk copies every value
 * through Lua, which costs the server as much again. A state that is past its expiry is not sent. For one thread.
 */
final class PipelinedLoad implements BulkLoad {
    private static final String DOING = "load states";
    /** Redisson's own command of this form is never sent again, but for us twice is as good as once. */
    private static final RedisCommand<Boolean> SET_IF_ABSENT =
            new RedisCommand<>("SET", new BooleanNotNullReplayConvertor());

    private static final RedisStrictCommand<Long> STRLEN = RedisCommands.STRLEN;
    private static final int CHUNK_BYTES = 128 << 10;
    private static final int CHUNK_STATES = 512;
    private static final long BYTES_UNDER_WAY = 4L << 20;
    /** What a command takes in memory beside its key and value, about. */
    private static final int COMMAND_BYTES = 64;

    private final Client client;
    private final RedisKeys keys;
    private final Deque<Chunk> underWay = new ArrayDeque<>();
    private long bytesUnderWay;
    private Chunk chunk;
    private RuntimeException failure;

    PipelinedLoad(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
        this.chunk = new Chunk(client.pipeline());
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
            chunk.pipeline.send();
            underWay.add(chunk);
            bytesUnderWay += chunk.bytes;
            chunk = new Chunk(client.pipeline());
        }
    }

    private void awaitOldest() {
        Chunk oldest = underWay.remove();
        bytesUnderWay -= oldest.bytes;
        try {
            oldest.pipeline.await(DOING);
            checkKept(oldest);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Where something was there before, it must be a value of the kind we write. */
    private void checkKept(Chunk loaded) {
        Pipeline checks = client.pipeline();
        for (int i = 0; i < loaded.keys.size(); i++) {
            if (!loaded.stored.get(i).value()) {
                byte[] key = loaded.keys.get(i);
                checks.read(key, STRLEN, key);
            }
        }
        checks.run(DOING);
    }

    /** Commands that are sent together. */
    private static final class Chunk {
        final Pipeline pipeline;
        final List<byte[]> keys = new ArrayList<>();
        final List<Answer<Boolean>> stored = new ArrayList<>();
        long bytes;

        Chunk(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        void add(byte[] key, byte[] value, long expireAtMillis) {
            keys.add(key);
            stored.add(
                    Expiry.isNever(expireAtMillis)
                            ? pipeline.write(key, SET_IF_ABSENT, key, value, "NX")
                            : pipeline.write(
                                    key, SET_IF_ABSENT, key, value, "NX", "PXAT", Expiry.text(expireAtMillis)));
            bytes += key.length + value.length + COMMAND_BYTES;
        }
    }
}
