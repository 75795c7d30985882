package dev.tidemark.redis.client;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisMasterDownException;
import org.redisson.client.RedisNoReplicasException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;

/** What Redis and Redisson report, in Tidemark's words: one line, without commands, values or passwords. */
final class Failures {
    private static final String RIGHTS = "the user has no right to do that; give it the rights listed in docs/redis.md";

    private final String address;
    private final Function<Optional<String>, String> whenUnreachable;

    /**
     * @param address of the Redis, for messages
     * @param whenUnreachable hears of every failure to reach it, so that it can be started again: with the reason and the
     *     remedy if they are known, and gives what to tell
     */
    Failures(String address, Function<Optional<String>, String> whenUnreachable) {
        this.address = address;
        this.whenUnreachable = whenUnreachable;
    }

    /**
     * @param doing what could not be done, as in {@code read states}
     * @param key the key concerned, as people type it; null if there is not just one
     */
    RuntimeException translate(String doing, String key, Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof TidemarkException known) {
                return known;
            }
            if (e instanceof RedissonShutdownException) {
                return new IllegalStateException("the online store at " + address + " is closed");
            }
            if (e instanceof InterruptedException) {
                return new TidemarkException(
                        ErrorCode.CANCELLED, "Cancelled: told to stop while waiting to " + doing + ".", failure);
            }
            TidemarkException told = told(doing, key, e);
            if (told != null) {
                return told;
            }
        }
        return unreachable(doing, Optional.empty(), failure);
    }

    private TidemarkException told(String doing, String key, Throwable e) {
        if (e instanceof RedisOutOfMemoryException) {
            return failure(
                    ErrorCode.STORE_FULL,
                    doing,
                    "it is out of memory; give it more (maxmemory), or remove what nobody reads",
                    e);
        }
        if (e instanceof RedisWrongPasswordException) {
            return refused(doing, "user or password is wrong; set 'user' and 'password'", e);
        }
        if (e instanceof RedisAuthRequiredException) {
            return refused(doing, "it wants a password; set 'password', and 'user' if it has users", e);
        }
        if (e instanceof RedisReadonlyException) {
            return refused(doing, "it is a replica that takes no writes; set the address of its master", e);
        }
        if (e instanceof RedisNoReplicasException) {
            return refused(doing, "it has too few replicas to take writes; bring them back", e);
        }
        if (e instanceof RedisLoadingException) {
            return unreachable(doing, "it is still loading its data; try again when it is done", e);
        }
        if (e instanceof RedisClusterDownException || e instanceof RedisMasterDownException) {
            return unreachable(doing, "a part of it is down; bring its servers back", e);
        }
        if (e instanceof RedisResponseTimeoutException
                || e instanceof RedisTimeoutException
                || e instanceof TimeoutException) {
            return unreachable(doing, "it does not answer in time; see that it runs, or set a longer 'timeout'", e);
        }
        if (e instanceof SSLException) {
            return refused(doing, "its certificate is not accepted, or it speaks no TLS; see docs/redis.md", e);
        }
        return e instanceof RedisException && e.getMessage() != null ? byMessage(doing, key, e) : null;
    }

    private TidemarkException byMessage(String doing, String key, Throwable e) {
        String message = e.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        if (message.startsWith("WRONGTYPE") || lower.startsWith("err value is not an integer")) {
            return foreign(doing, key, e);
        }
        if (message.startsWith("OOM")) {
            return told(doing, key, new RedisOutOfMemoryException(message));
        }
        if (message.startsWith("READONLY")) {
            return told(doing, key, new RedisReadonlyException(message));
        }
        if (message.startsWith("NOPERM") || lower.contains("the user executing the script can't")) {
            return refused(doing, RIGHTS, e);
        }
        if (message.startsWith("MISCONF")) {
            return refused(doing, "it cannot save to its disk and takes no writes; see its log", e);
        }
        if (lower.startsWith("err invalid password") || lower.contains("without any password configured")) {
            return refused(doing, "user or password is wrong; set 'user' and 'password'", e);
        }
        if (lower.contains("unknown command") || lower.startsWith("err syntax error")) {
            return refused(doing, "it does not know a command; Redis 6.2 or newer is needed", e);
        }
        if (lower.contains("cluster support disabled")) {
            return refused(doing, "it is not a cluster; set mode to single, or leave it out", e);
        }
        boolean answered = lower.startsWith("err ") || lower.startsWith("crossslot") || lower.startsWith("busy");
        return answered ? refused(doing, "it answers '" + firstSentence(message) + "'; see its log", e) : null;
    }

    TidemarkException foreign(String doing, String key, Throwable e) {
        String thing = key == null ? "a key" : "key '" + key + "'";
        return failure(
                ErrorCode.FOREIGN_VALUE,
                doing,
                thing + " holds what another program wrote; choose another namespace, or remove the key",
                e);
    }

    TidemarkException unreachable(String doing, String why, Throwable e) {
        return unreachable(doing, Optional.of(why), e);
    }

    private TidemarkException unreachable(String doing, Optional<String> why, Throwable e) {
        return failure(ErrorCode.STORE_UNREACHABLE, doing, whenUnreachable.apply(why), e);
    }

    TidemarkException refused(String doing, String why, Throwable e) {
        return failure(ErrorCode.STORE_REFUSED, doing, why, e);
    }

    private TidemarkException failure(ErrorCode code, String doing, String why, Throwable e) {
        return new TidemarkException(code, "Cannot " + doing + ": Redis at " + address + ": " + why + ".", e);
    }

    /** What Redis said, without what Redisson adds about channel and command. */
    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("");
        int added = line.indexOf(". channel:");
        return added < 0 ? line : line.substring(0, added);
    }
}
