/**
 * What the service tells about itself, for Prometheus.
 *
 * <p>Decides where meters are kept; what is measured is decided where it happens. Start at {@link
 * dev.tidemark.sync.metrics.SyncMetrics}.
 */
package dev.tidemark.sync.metrics;
