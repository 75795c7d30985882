package dev.tidemark.redis.client;

import dev.tidemark.redis.key.RedisKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.redisson.api.BatchOptions;
import org.redisson.api.RFuture;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.command.CommandBatchService;

/**
 * Commands that travel together, to each server in one write. Each is carried out on its own: some may fail. What fails for
 * want of a connection or an answer is sent again, so they must bear being carried out twice. For one thread.
 */
public final class Pipeline {
    private final CommandBatchService batch;
    private final Failures failures;
    private final List<Answer<?>> commands = new ArrayList<>();
    private RFuture<?> answered;

    /** What comes back for one command. */
    public static final class Answer<R> {
        private final byte[] key;
        private final CompletableFuture<R> future;

        Answer(byte[] key, CompletableFuture<R> future) {
            this.key = key;
            this.future = future;
        }

        /** What Redis said; there once {@link Pipeline#await} has returned. */
        public R value() {
            return future.getNow(null);
        }
    }

    Pipeline(CommandAsyncExecutor executor, Failures failures, int retries) {
        this.failures = failures;
        batch = executor.createCommandBatchService(
                BatchOptions.defaults().retryAttempts(retries).retryDelay(Retries.DELAY));
    }

    /** Adds a command that changes nothing. */
    public <R> Answer<R> read(byte[] key, RedisCommand<?> command, Object... parameters) {
        RFuture<R> answer = batch.readAsync(key, ByteArrayCodec.INSTANCE, command, parameters);
        return add(key, answer);
    }

    /** Adds a command that may change something. */
    public <R> Answer<R> write(byte[] key, RedisCommand<?> command, Object... parameters) {
        RFuture<R> answer = batch.writeAsync(key, ByteArrayCodec.INSTANCE, command, parameters);
        return add(key, answer);
    }

    /** Sends the commands, and returns at once. */
    public void send() {
        answered = batch.executeAsync();
    }

    /** Waits until all are answered; throws what is wrong with the first that failed. */
    public void await(String doing) {
        try {
            batch.get(answered);
        } catch (RuntimeException e) {
            throw failure(doing, e);
        }
    }

    /** Sends and waits. */
    public void run(String doing) {
        if (!commands.isEmpty()) {
            send();
            await(doing);
        }
    }

    private <R> Answer<R> add(byte[] key, RFuture<R> answer) {
        Answer<R> added = new Answer<>(key, answer.toCompletableFuture());
        commands.add(added);
        return added;
    }

    private RuntimeException failure(String doing, RuntimeException e) {
        for (Answer<?> command : commands) {
            if (command.future.isCompletedExceptionally()) {
                Throwable cause = command.future.handle((r, why) -> why).join();
                return failures.translate(doing, RedisKeys.text(command.key), cause);
            }
        }
        return failures.translate(doing, null, e);
    }
}
