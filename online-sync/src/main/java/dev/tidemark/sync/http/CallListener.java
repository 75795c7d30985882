package dev.tidemark.sync.http;

/** Hears of every answer. Called by many threads; must not wait. */
@FunctionalInterface
public interface CallListener {
    /**
     * An answer goes out.
     *
     * @param path of the endpoint; empty if there is none
     * @param nanos since the request's head was complete
     */
    void answered(String path, int status, int bytes, long nanos);
}
