package dev.tidemark.bench.online;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RBucketAsync;
import org.redisson.api.RFuture;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.config.Config;

/** The client the store uses, without the store: bytes by key. Its settings are the store's. Thread-safe. */
final class RawClient implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Redisson redisson;
    private final CommandAsyncExecutor commands;

    private RawClient(Redisson redisson) {
        this.redisson = redisson;
        this.commands = redisson.getCommandExecutor();
    }

    static RawClient of(int port, String password) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setReferenceEnabled(false);
        config.setThreads(2);
        config.setNettyThreads(Math.max(2, Runtime.getRuntime().availableProcessors()));
        config.setPassword(password);
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
        return new RawClient((Redisson) Redisson.create(config));
    }

    /** One MGET. */
    List<Object> get(Object[] keys) {
        RFuture<List<Object>> answer =
                commands.readAsync((byte[]) keys[0], ByteArrayCodec.INSTANCE, RedisCommands.MGET, keys);
        return commands.get(answer);
    }

    /** Sets every key, so many a batch, so many batches under way. */
    void load(List<byte[]> keys, List<byte[]> values, Duration expiry, int batchKeys, int underWay) {
        Deque<RFuture<?>> sent = new ArrayDeque<>();
        for (int from = 0; from < keys.size(); from += batchKeys) {
            RBatch batch = redisson.createBatch();
            int to = Math.min(keys.size(), from + batchKeys);
            for (int i = from; i < to; i++) {
                String name = new String(keys.get(i), StandardCharsets.US_ASCII);
                RBucketAsync<byte[]> bucket = batch.getBucket(name, ByteArrayCodec.INSTANCE);
                // the batch's own answer tells of every failure
                var unused = bucket.setAsync(values.get(i), expiry);
            }
            sent.add(batch.executeAsync());
            if (sent.size() == underWay) {
                commands.get(sent.remove());
            }
        }
        while (!sent.isEmpty()) {
            commands.get(sent.remove());
        }
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}
