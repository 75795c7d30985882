package dev.tidemark.sync.serve;

import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.HttpServer;
import dev.tidemark.sync.metrics.SyncMetrics;
import dev.tidemark.sync.serve.feast.FeastEndpoint;
import dev.tidemark.sync.serve.read.FeaturesEndpoint;
import dev.tidemark.sync.serve.read.ReadListener;
import java.util.ArrayList;
import java.util.List;

/** The serving half of the service: features, health and metrics over HTTP. Whoever opened what it is given closes it, afterwards. */
public final class FeatureServing implements AutoCloseable {
    private final HttpServer server;

    private FeatureServing(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to serve. Adds to the health whether the store can be read, and whether what is live can be served.
     *
     * @param listener hears of every read, beside the meters
     * @param more further endpoints
     */
    public static FeatureServing start(
            ServeSettings settings,
            OnlineStore store,
            OnlineReader reader,
            SyncMetrics metrics,
            Health health,
            ReadListener listener,
            List<Endpoint> more) {
        HttpMeters meters = new HttpMeters(metrics.registry());
        ReadListener both = (service, lookups, vectors) -> {
            meters.read(service, lookups, vectors);
            listener.read(service, lookups, vectors);
        };
        LiveServices live = new LiveServices(store, reader);
        health.register("services", live::problem);
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new FeastEndpoint(store, reader, settings.limits(), both),
                new FeaturesEndpoint(reader, settings.limits(), both),
                HealthEndpoint.live(),
                HealthEndpoint.ready(health),
                new MetricsEndpoint(metrics),
                new OpenApiEndpoint()));
        endpoints.addAll(more);
        return new FeatureServing(HttpServer.start(settings.http(), endpoints, meters));
    }

    public int port() {
        return server.port();
    }

    /** Takes no more requests and answers those under way. */
    @Override
    public void close() {
        server.close();
    }
}
