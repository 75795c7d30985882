/**
 * What the service answers: features, pushed events, its health and its metrics.
 *
 * <p>Decides the forms of requests and answers; never what a feature's value is. Start at {@link
 * dev.tidemark.sync.serve.FeaturesEndpoint}.
 */
package dev.tidemark.sync.serve;
