package dev.tidemark.sync.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts off connections that send a request's head drop by drop: each drop would put the idle time-out off. Whoever sends
 * bytes without completing a head between two looks is closed. Bodies have a deadline of their own.
 */
final class SlowClients implements Connection.Listener {
    /** What a connection had sent when it was looked at last. */
    private record Seen(long bytes, long requests) {}

    private final ServerConnector connector;
    private final Duration every;
    private final Map<HttpConnection, Seen> connections = new ConcurrentHashMap<>();

    SlowClients(ServerConnector connector, Duration every) {
        this.connector = connector;
        this.every = every;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.put(http, new Seen(0, 0));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.remove(http);
        }
    }

    /** Looks from now on, as long as the connector runs. */
    void watch() {
        connector.getScheduler().schedule(this::look, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        connections.forEach((connection, before) -> {
            Seen now = new Seen(connection.getBytesIn(), connection.getMessagesIn());
            if (now.requests() == before.requests() && now.bytes() > before.bytes()) {
                connection.getEndPoint().close();
            }
            connections.replace(connection, before, now);
        });
        if (connector.isRunning()) {
            watch();
        }
    }
}
