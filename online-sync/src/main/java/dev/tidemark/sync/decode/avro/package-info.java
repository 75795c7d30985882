/**
 * Avro values of records as typed columns, by the rules that hold for files: which Avro type is which of ours, and which is none.
 *
 * <p>Decides how bytes and schema make values; never which views read them. Begin with {@link
 * dev.tidemark.sync.decode.avro.StreamDecoders}.
 */
package dev.tidemark.sync.decode.avro;
