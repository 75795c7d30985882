package dev.tidemark.sync.deadletter;

/**
 * A record that was not taken in, or not by all views.
 *
 * @param id of the letter among those of its stream
 * @param stream as in {@code kafka:transactions}
 * @param partition where the record stands, with {@code offset}
 * @param arrivalMicros when the record arrived
 * @param reason one line
 * @param bytes of the record's value; more than {@code value} holds if it was cut
 * @param key of the record; null if it has none
 */
public record DeadLetter(
        long id,
        String stream,
        String partition,
        long offset,
        long arrivalMicros,
        String reason,
        long bytes,
        byte[] key,
        byte[] value) {
    /** Whether the value is not all there, so that it cannot be sent through again. */
    public boolean isCut() {
        return bytes > value.length;
    }
}
