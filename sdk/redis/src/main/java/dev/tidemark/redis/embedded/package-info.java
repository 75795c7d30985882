/**
 * A Redis of the project's own: a process in the project's folder that all who open the project share.
 *
 * <p>Decides when that process starts and ends, and who is using it; never what is stored in it. Start at {@link
 * dev.tidemark.redis.embedded.EmbeddedRedis}.
 */
package dev.tidemark.redis.embedded;
