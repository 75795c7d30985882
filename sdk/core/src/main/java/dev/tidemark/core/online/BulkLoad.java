package dev.tidemark.core.online;

/**
 * Many states on their way into a store, each stored only if there is none under its key: whoever loads again, late or
 * twice, changes nothing. A bounded number of bytes is under way at a time; {@link #put} waits where that is reached. For one
 * thread; a store has as many loads as threads ask for.
 */
public interface BulkLoad extends AutoCloseable {
    /**
     * Hands over one state, whose bytes the caller leaves alone from then on.
     *
     * @param expireAtMillis when the store may forget it, milliseconds since the epoch; {@link Swap#NEVER} keeps it
     */
    void put(StateKey key, byte[] value, long expireAtMillis);

    /** Returns when the store has answered for every state put before; then they are there. Fails if one of them is not. */
    void flush();

    /** Waits for what is under way, without failing. */
    @Override
    void close();
}
