/**
 * Redis streams in shards, and leases on them.
 *
 * <p>Decides how entries are appended once, read on, and trimmed, and who holds a lease; never what an entry means.
 */
package dev.tidemark.redis.stream;
