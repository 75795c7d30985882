package dev.tidemark.core.executor;

import java.util.Optional;

/** Remembers how far a backfill came, so that one that was killed goes on from there. Thread-safe. */
public interface BackfillCheckpoint {
    /** The position behind the last key of a pass: nothing is left to do, whichever engine did it. */
    String END = "end";

    /** Remembers nothing. */
    BackfillCheckpoint NONE = new BackfillCheckpoint() {
        @Override
        public Optional<String> position(String pass) {
            return Optional.empty();
        }

        @Override
        public void save(String pass, String position) {
            // each run starts anew
        }
    };

    /**
     * Where a pass stands, as the engine wrote it.
     *
     * @param pass its name, stable over runs of the same request
     */
    Optional<String> position(String pass);

    /** Everything of the pass up to that position is safe in the sinks. */
    void save(String pass, String position);
}
