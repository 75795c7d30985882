package dev.tidemark.sync.decode.avro;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.RecordKey;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.decode.avro.WriterSchemas.Written;
import dev.tidemark.sync.source.StreamRecord;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;

/**
 * Each value is one Avro record. A column is the field of its name; one that the schema has not is null, as in files of JSON. Not
 * thread-safe.
 */
final class AvroDecoder implements RecordDecoder {
    private final List<Slot> slots;
    private final WriterSchemas schemas;
    private final RecordKey key;
    private final int maxBytes;
    private final DecodedRecords decoded;
    private final Map<Schema, AvroRecords> bySchema = new IdentityHashMap<>();

    /** @param maxBytes of a value; a longer one is refused */
    AvroDecoder(List<Slot> slots, WriterSchemas schemas, RecordKey key, int maxBytes) {
        limit(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, maxBytes);
        limit(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, maxBytes);
        limit(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, maxBytes);
        this.slots = List.copyOf(slots);
        this.schemas = schemas;
        this.key = key;
        this.maxBytes = maxBytes;
        this.decoded = new DecodedRecords(slots);
    }

    /** A few bytes may claim that gigabytes follow; Avro believes them, and makes room, up to limits of the process. */
    private static void limit(String property, int most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(most));
        }
    }

    @Override
    public DecodedRecords decode(List<StreamRecord> records) {
        decoded.start(records);
        for (int i = 0; i < records.size(); i++) {
            try {
                fill(i, open(records.get(i)));
            } catch (UnreadableValue e) {
                decoded.refuse(i, "Cannot read the event: " + e.getMessage() + ".");
            }
        }
        return decoded;
    }

    private AvroRecords open(StreamRecord record) throws UnreadableValue {
        byte[] value = record.value();
        if (value == null || value.length == 0) {
            throw new UnreadableValue("it has no value; send one Avro record");
        }
        if (value.length > maxBytes) {
            throw new UnreadableValue("it has " + value.length + " bytes, the most is " + maxBytes
                    + "; send less, or raise sync.maxEventBytes");
        }
        Written written = schemas.of(value);
        AvroRecords reader = bySchema.get(written.schema());
        if (reader == null) {
            reader = new AvroRecords(written.schema(), slots);
            bySchema.put(written.schema(), reader);
        }
        try {
            reader.read(value, written.from());
            return reader;
        } catch (IOException | RuntimeException | StackOverflowError e) { // whatever bytes can make Avro stumble over
            throw new UnreadableValue("it is no Avro record of schema '"
                    + written.schema().getFullName() + "' (" + e.getClass().getSimpleName() + "); send one");
        }
    }

    private void fill(int record, AvroRecords from) {
        for (int slot = 0; slot < slots.size(); slot++) {
            try {
                if (from.has(slot)
                        || !key.append(slots.get(slot), decoded.records().get(record), decoded.values(slot))) {
                    from.append(slot, decoded.values(slot));
                }
            } catch (UnreadableValue e) {
                decoded.refuse(record, slot, "Column '" + slots.get(slot).column() + "': " + e.getMessage() + ".");
            } catch (TidemarkException e) {
                decoded.refuse(record, slot, "Column '" + slots.get(slot).column() + "': " + e.getMessage());
            }
        }
    }
}
