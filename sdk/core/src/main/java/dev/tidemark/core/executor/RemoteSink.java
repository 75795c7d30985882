package dev.tidemark.core.executor;

import java.io.Serializable;

/** A sink in another process than the one that asked for the backfill. For one thread, which closes it. */
public interface RemoteSink extends StateSink, AutoCloseable {
    /** What it took, for {@link RemoteSinks#took}; asked for after {@link #flush}. */
    Serializable report();

    @Override
    void close();
}
