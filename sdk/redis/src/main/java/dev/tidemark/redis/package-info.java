/**
 * The online store on Redis: one server, Sentinel or Cluster, and a Redis of the project's own where none is configured.
 *
 * <p>Decides which Redis commands keep the promises of {@link dev.tidemark.core.online.OnlineStore}; never what the bytes it
 * moves mean. Start at {@link dev.tidemark.redis.RedisStore}.
 */
package dev.tidemark.redis;
