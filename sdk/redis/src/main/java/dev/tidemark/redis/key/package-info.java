/**
 * Which Redis keys there are.
 *
 * <p>Decides how a key is spelled and so on which server of a cluster it lies; never what is stored under it. Start at {@link
 * dev.tidemark.redis.key.RedisKeys}.
 */
package dev.tidemark.redis.key;
