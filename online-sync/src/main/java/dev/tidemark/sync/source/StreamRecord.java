package dev.tidemark.sync.source;

/**
 * One record of a stream. A delivery that comes again has the same fields.
 *
 * @param partition as in {@code kafka:transactions:3}
 * @param offset where it stands in the partition
 * @param arrivalMicros when the broker took it, by the broker's record of it; microseconds since the epoch
 * @param key what the record is keyed by; null if it is not
 * @param value null if there is none
 */
public record StreamRecord(String partition, long offset, long arrivalMicros, byte[] key, byte[] value) {}
