package dev.tidemark.core.online;

/**
 * A stored value to put in place of another one, if nobody else did so before.
 *
 * @param expectedHead how the value there must begin; without bytes there must be none. The head of a {@link StoredState}
 *     says how long it is and holds everything that tells two states of a key apart
 * @param value what to store
 * @param expireAtMillis when the store may forget it, milliseconds since the epoch; {@link #NEVER} keeps it
 */
public record Swap(StateKey key, byte[] expectedHead, byte[] value, long expireAtMillis) {
    public static final long NEVER = Long.MAX_VALUE;
}
