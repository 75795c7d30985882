package dev.tidemark.redis;

import dev.tidemark.redis.embedded.EmbeddedRedis;
import java.util.Optional;

/** Whoever keeps the server running that a store is on. */
interface Host extends AutoCloseable {
    /** Somebody else does, and for others too. */
    Host SOMEBODY_ELSE = new Host() {
        @Override
        public String ensureRunning(Optional<String> why) {
            return why.orElse("it cannot be reached; see that it runs and that the address is right");
        }

        @Override
        public void close() {}
    };

    /** The project itself: its server is started again if it was killed, and ends with its last user. */
    static Host project(EmbeddedRedis embedded) {
        return new Host() {
            @Override
            public String ensureRunning(Optional<String> why) {
                boolean found = embedded.ensureRunning();
                return why.orElse(
                        found
                                ? "it was gone and runs again; try again"
                                : "it was gone and runs again at another port, as a program took this one;"
                                        + " open the project again");
            }

            @Override
            public void close() {
                embedded.close();
            }
        };
    }

    /**
     * The server could not be reached: starts it again if that is up to us. Thread-safe.
     *
     * @param why the server could not be reached, and the remedy, if that is known
     * @return that; or else what was done, and what to do now
     */
    String ensureRunning(Optional<String> why);

    @Override
    void close();
}
