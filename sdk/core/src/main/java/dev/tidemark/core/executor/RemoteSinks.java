package dev.tidemark.core.executor;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;

/** Sinks for the threads of this process, and for those of others where what takes the states can be reached from there. */
public interface RemoteSinks extends Supplier<StateSink> {
    /** Sent to the processes that compute; empty where they cannot hand states over themselves. */
    Optional<Opener> elsewhere();

    /**
     * A sink elsewhere is done. Told in the process that asked for the backfill, once for each part of the work, however often
     * the part was computed.
     */
    void took(Serializable report);

    /** Opens a sink in the process it was sent to. */
    interface Opener extends Serializable {
        RemoteSink open();
    }
}
