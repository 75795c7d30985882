package dev.tidemark.redis.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a Redis is and how to talk to it.
 *
 * @param addresses {@code redis://host:port} or, by TLS, {@code rediss://host:port}: the server, the Sentinels, or some
 *     servers of the cluster; at least one
 * @param master what the Sentinels call the master; empty otherwise
 * @param database 0 in a cluster
 * @param timeout of one command and of connecting
 * @param poolSize connections to each server
 */
public record RedisSettings(
        Mode mode,
        List<URI> addresses,
        Credentials credentials,
        Credentials sentinelCredentials,
        String master,
        int database,
        Tls tls,
        Duration timeout,
        int poolSize) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
    static final int DEFAULT_POOL_SIZE = 8;

    public RedisSettings {
        addresses = List.copyOf(addresses);
    }

    /** A single server on this machine. */
    public static RedisSettings local(int port, String password) {
        return new RedisSettings(
                Mode.SINGLE,
                List.of(URI.create("redis://127.0.0.1:" + port)),
                new Credentials(Optional.empty(), Optional.of(password)),
                Credentials.NONE,
                "",
                0,
                Tls.DEFAULT,
                DEFAULT_TIMEOUT,
                DEFAULT_POOL_SIZE);
    }

    /** The same with another time-out and size of the pool. */
    public RedisSettings with(Duration timeout, int poolSize) {
        return new RedisSettings(
                mode, addresses, credentials, sentinelCredentials, master, database, tls, timeout, poolSize);
    }

    /** For messages, without password, as in {@code redis.example:6379}. */
    public String address() {
        String list =
                addresses.stream().map(a -> a.getHost() + ":" + a.getPort()).collect(Collectors.joining(", "));
        return switch (mode) {
            case SINGLE -> list;
            case SENTINEL -> "master '" + master + "' of Sentinel " + list;
            case CLUSTER -> "cluster " + list;
        };
    }
}
