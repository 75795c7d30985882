package dev.tidemark.sync.decode.avro;

import org.apache.avro.Schema;

/** By which schema a value was written. Thread-safe. */
interface WriterSchemas {
    /**
     * The schema of a value and where the value itself begins.
     *
     * @throws UnreadableValue if the value does not say it, or says one that there is none of
     * @throws dev.tidemark.semantics.error.TidemarkException if it cannot be found out for now
     */
    Written of(byte[] value) throws UnreadableValue;

    /**
     * A value's schema.
     *
     * @param from the index of the first byte after what names the schema
     */
    record Written(Schema schema, int from) {}
}
