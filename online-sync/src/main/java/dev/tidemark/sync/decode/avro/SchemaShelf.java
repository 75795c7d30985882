package dev.tidemark.sync.decode.avro;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where schemas lie under numbers that never change their meaning. Thread-safe. */
interface SchemaShelf {
    /**
     * The schema of a number; empty if there is none.
     *
     * @throws UnreadableValue if what lies there is no Avro schema
     * @throws dev.tidemark.semantics.error.TidemarkException if it cannot be looked up for now
     */
    Optional<Schema> schema(int number) throws UnreadableValue;

    /** As in {@code folder schemas}. */
    String name();
}
