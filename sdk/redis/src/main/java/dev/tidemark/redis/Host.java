package dev.tidemark.redis;

import dev.tidemark.redis.embedded.EmbeddedRedis;

/** Whoever keeps the server running that a store is on. */
interface Host extends AutoCloseable {
    /** Somebody else does, and for others too. */
    Host SOMEBODY_ELSE = new Host() {
        @Override
        public void ensureRunning() {}

        @Override
        public void close() {}
    };

    /** The project itself: its server is started again if it was killed, and ends with its last user. */
    static Host project(EmbeddedRedis embedded) {
        return new Host() {
            @Override
            public void ensureRunning() {
                embedded.ensureRunning();
            }

            @Override
            public void close() {
                embedded.close();
            }
        };
    }

    /** The server could not be reached: starts it again if that is up to us. Thread-safe. */
    void ensureRunning();

    @Override
    void close();
}
