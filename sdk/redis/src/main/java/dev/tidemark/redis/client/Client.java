package dev.tidemark.redis.client;

import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.redis.settings.Mode;
import dev.tidemark.redis.settings.RedisSettings;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RFuture;
import org.redisson.api.options.ObjectParams;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Sends commands to the servers of a Redis and waits for answers. What fails for want of a connection or an answer is tried
 * again a few times, so commands must bear being carried out twice. Thread-safe.
 */
public final class Client implements AutoCloseable {
    /** How often a script is made known again when a server turns out not to have it. */
    private static final int SCRIPT_ATTEMPTS = 3;

    private final Redisson redisson;
    private final CommandAsyncExecutor commands;
    private final ConnectionManager connections;
    private final RedisSettings settings;
    private final Failures failures;

    private Client(Redisson redisson, RedisSettings settings, Failures failures) {
        this.redisson = redisson;
        this.settings = settings;
        this.failures = failures;
        PlainOptions retries = PlainOptions.name("tidemark")
                .retryAttempts(Retries.attempts(settings.mode()))
                .retryDelay(Retries.DELAY)
                .timeout(settings.timeout());
        this.commands = redisson.getCommandExecutor().copy((ObjectParams) retries);
        this.connections = commands.getConnectionManager();
    }

    /**
     * Connects, or throws what is in the way.
     *
     * @param whenUnreachable called whenever the Redis cannot be reached, by any thread, before that is told: with the reason and the
     *     remedy if they are known, and gives what to tell
     */
    public static Client connect(RedisSettings settings, Function<Optional<String>, String> whenUnreachable) {
        Logging.throughSlf4j();
        String doing = "open the online store";
        Failures failures = new Failures(settings.address(), whenUnreachable);
        Probe.check(settings, failures, doing);
        try {
            return new Client((Redisson) Redisson.create(Configs.of(settings)), settings, failures);
        } catch (RuntimeException e) {
            throw failures.translate(doing, null, e);
        }
    }

    public RedisSettings settings() {
        return settings;
    }

    public boolean isCluster() {
        return settings.mode() == Mode.CLUSTER;
    }

    /** The part of a cluster a key belongs to; the same for all keys elsewhere. */
    public int slot(byte[] key) {
        return connections.calcSlot(key);
    }

    /** Carries out a command that changes nothing, where the key lies. */
    public <R> R read(String doing, byte[] key, RedisCommand<?> command, Object... parameters) {
        RFuture<R> answer = commands.readAsync(key, ByteArrayCodec.INSTANCE, command, parameters);
        return await(doing, key, answer);
    }

    /** Carries out a command that may change something, where the key lies. */
    public <R> R write(String doing, byte[] key, RedisCommand<?> command, Object... parameters) {
        RFuture<R> answer = commands.writeAsync(key, ByteArrayCodec.INSTANCE, command, parameters);
        return await(doing, key, answer);
    }

    /** Carries out a command that names no key, on one server. */
    public <R> R ask(String doing, MasterSlaveEntry master, RedisCommand<?> command, Object... parameters) {
        RFuture<R> answer = commands.readAsync(master, ByteArrayCodec.INSTANCE, command, parameters);
        return await(doing, null, answer);
    }

    /** The servers that take writes; one, except in a cluster. */
    public Collection<MasterSlaveEntry> masters() {
        return connections.getEntrySet();
    }

    public Pipeline pipeline() {
        return new Pipeline(commands, failures, Retries.attempts(settings.mode()));
    }

    /** Does what calls a script by its hash; where a server has forgotten the script, tells it and does it again. */
    public <R> R withScript(String doing, Script script, Supplier<R> calls) {
        for (int attempt = 1; ; attempt++) {
            try {
                return calls.get();
            } catch (RuntimeException e) {
                if (attempt == SCRIPT_ATTEMPTS || !isUnknownScript(e)) {
                    throw e;
                }
                for (MasterSlaveEntry master : masters()) {
                    RFuture<String> answer =
                            commands.writeAsync(master, StringCodec.INSTANCE, RedisCommands.SCRIPT_LOAD, script.text());
                    await(doing, null, answer);
                }
            }
        }
    }

    /** The failure of finding under a key what we never write. */
    public RuntimeException foreign(String doing, byte[] key) {
        return failures.foreign(doing, RedisKeys.text(key), null);
    }

    /** The failure of being refused something. */
    public RuntimeException refused(String doing, String why) {
        return failures.refused(doing, why, null);
    }

    @Override
    public void close() {
        redisson.shutdown();
    }

    private <R> R await(String doing, byte[] key, RFuture<R> answer) {
        try {
            return commands.get(answer);
        } catch (RuntimeException e) {
            throw failures.translate(doing, key == null ? null : RedisKeys.text(key), e);
        }
    }

    private static boolean isUnknownScript(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof RedisNoScriptException) {
                return true;
            }
        }
        return false;
    }
}
