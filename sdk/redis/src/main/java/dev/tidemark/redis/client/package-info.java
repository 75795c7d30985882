/**
 * The connection to Redis, by Redisson: the only package that knows how commands travel.
 *
 * <p>Decides retries, time-outs, pipelines and how a failure is told; never which commands a store sends. The hot path runs
 * through here: one command, one future, nothing between. Start at {@link dev.tidemark.redis.client.Client}.
 */
package dev.tidemark.redis.client;
