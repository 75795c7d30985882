/**
 * What users may say about the Redis they have.
 *
 * <p>Decides which settings there are and what is wrong with one; never connects. Start at {@link
 * dev.tidemark.redis.settings.RedisSettings}.
 */
package dev.tidemark.redis.settings;
