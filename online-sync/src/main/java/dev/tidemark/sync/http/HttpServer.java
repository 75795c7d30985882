package dev.tidemark.sync.http;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Endpoints over HTTP/1.1, behind TLS or not. It runs from {@link #start} until it is closed. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final int HEAD_BYTES = 16 << 10;

    /** Connections without a request under way are closed after that long when the server stops. */
    private static final int IDLE_WHEN_STOPPING_MILLIS = 100;

    private final Server server;
    private final ServerConnector connector;
    private final SlowClients slowClients;

    private HttpServer(Server server, ServerConnector connector, SlowClients slowClients) {
        this.server = server;
        this.connector = connector;
        this.slowClients = slowClients;
    }

    /** Listens, or throws a {@link TidemarkException} that says why not. */
    public static HttpServer start(HttpSettings settings, List<Endpoint> endpoints, CallListener listener) {
        HttpLimits limits = settings.limits();
        QueuedThreadPool threads = new QueuedThreadPool(limits.requests() + 8, 8);
        threads.setName("http");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(settings));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.setShutdownIdleTimeout(IDLE_WHEN_STOPPING_MILLIS);
        SlowClients slowClients = new SlowClients(connector, limits.requestTime());
        connector.addBean(slowClients);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setErrorHandler(new MalformedRequests());
        server.setHandler(new GracefulHandler(new Routes(endpoints, settings.tokens(), limits, listener)));
        server.setStopTimeout(limits.stopTime().toMillis());
        HttpServer http = new HttpServer(server, connector, slowClients);
        http.listen(settings);
        return http;
    }

    private static ConnectionFactory[] protocols(HttpSettings settings) {
        HttpConfiguration config = new HttpConfiguration();
        config.setSendServerVersion(false);
        config.setRequestHeaderSize(HEAD_BYTES);
        HttpConnectionFactory http = new HttpConnectionFactory(config);
        Optional<Tls> tls = settings.tls();
        if (tls.isEmpty()) {
            return new ConnectionFactory[] {http};
        }
        // Which name a client knows us by is between it and whoever issued the certificate.
        config.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {new SslConnectionFactory(tls.get().factory(), http.getProtocol()), http};
    }

    private void listen(HttpSettings settings) {
        try {
            server.start();
            slowClients.watch();
        } catch (Exception e) {
            close();
            throw refused(settings, e);
        }
    }

    private static TidemarkException refused(HttpSettings settings, Exception failure) {
        String doing = "Cannot listen at " + settings.host() + ":" + settings.port() + ": ";
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        if (failure instanceof TidemarkException known) {
            return known;
        }
        if (causes.stream().anyMatch(UnknownHostException.class::isInstance)
                || causes.stream().anyMatch(UnresolvedAddressException.class::isInstance)) {
            return invalid(doing + "there is no such host; set sync.http.host to an address of this machine.", failure);
        }
        if (causes.stream().anyMatch(BindException.class::isInstance) || failure instanceof IOException) {
            return invalid(
                    doing + "the port is taken, or not yours to take; stop what listens there, or set sync.http.port.",
                    failure);
        }
        return new TidemarkException(ErrorCode.INTERNAL, doing + failure.getMessage(), failure);
    }

    private static TidemarkException invalid(String message, Exception cause) {
        return new TidemarkException(ErrorCode.INVALID_VALUE, message, cause);
    }

    /** Where it listens, which tells the port if 0 was set. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, answers those under way, and ends; what takes longer than the limit is cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new TidemarkException(ErrorCode.INTERNAL, "Cannot stop the HTTP server in good order: " + e, e);
        } finally {
            server.destroy();
        }
    }
}
