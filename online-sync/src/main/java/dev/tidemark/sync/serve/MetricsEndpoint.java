package dev.tidemark.sync.serve;

import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.Reply;
import dev.tidemark.sync.metrics.SyncMetrics;

/** {@code GET /metrics}, for Prometheus. */
public final class MetricsEndpoint implements Endpoint {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final SyncMetrics metrics;

    public MetricsEndpoint(SyncMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public Access access() {
        return Access.ANY_TOKEN;
    }

    @Override
    public Reply answer(Call call) {
        return Reply.text(PROMETHEUS, metrics.scrape());
    }
}
