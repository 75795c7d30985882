/**
 * What states take of Redis's memory, told before they are there.
 *
 * <p>Decides how many bytes a key and its value cost as Redis 7 lays them out on a 64-bit machine; never what is stored.
 * Start at {@link dev.tidemark.redis.memory.MemoryModel}.
 */
package dev.tidemark.redis.memory;
