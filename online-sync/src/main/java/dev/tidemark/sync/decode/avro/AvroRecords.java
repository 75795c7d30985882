package dev.tidemark.sync.decode.avro;

import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.sync.decode.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Records of one schema: only the fields that some slot reads are decoded, the others are passed over. Not thread-safe. */
final class AvroRecords {
    private final GenericDatumReader<GenericRecord> reader;
    private final int[] fieldOfSlot;
    private final AvroValues[] valuesOfSlot;
    private final String[] refusalOfSlot;
    private BinaryDecoder decoder;
    private GenericRecord record;

    /** @throws UnreadableValue if values of the schema are no records */
    AvroRecords(Schema written, List<Slot> slots) throws UnreadableValue {
        if (written.getType() != Schema.Type.RECORD) {
            throw new UnreadableValue("its schema is Avro's "
                    + written.getType().getName() + "; send a record of one field for each column");
        }
        this.fieldOfSlot = new int[slots.size()];
        this.valuesOfSlot = new AvroValues[slots.size()];
        this.refusalOfSlot = new String[slots.size()];
        Set<String> columns = new LinkedHashSet<>();
        slots.forEach(slot -> columns.add(slot.column()));
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : written.getFields()) {
            if (columns.contains(field.name())) {
                fields.add(new Schema.Field(field, field.schema()));
            }
        }
        Schema read = Schema.createRecord(written.getName(), null, written.getNamespace(), false, fields);
        this.reader = new GenericDatumReader<>(written, read);
        for (int slot = 0; slot < slots.size(); slot++) {
            bind(slots.get(slot), slot, read);
        }
    }

    private void bind(Slot slot, int index, Schema read) {
        Schema.Field field = read.getField(slot.column());
        fieldOfSlot[index] = field == null ? -1 : field.pos();
        if (field != null) {
            try {
                valuesOfSlot[index] = AvroValues.of(field.schema(), slot.type());
            } catch (UnreadableValue e) {
                refusalOfSlot[index] = e.getMessage();
            }
        }
    }

    /** Reads one record, which ends where the bytes end. */
    void read(byte[] bytes, int from) throws IOException, UnreadableValue {
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        record = reader.read(record, decoder);
        if (!decoder.isEnd()) {
            throw new UnreadableValue(
                    "bytes are left behind it, so it was written by another schema; send it with that of the topic");
        }
    }

    /** Whether the record last read has a value for the slot, or may have one that is not read. */
    boolean has(int slot) {
        return refusalOfSlot[slot] != null || value(slot) != null;
    }

    private Object value(int slot) {
        return fieldOfSlot[slot] < 0 ? null : record.get(fieldOfSlot[slot]);
    }

    /** Appends the slot's value of the record last read; null where the schema has no such field. */
    void append(int slot, ValueColumn column) throws UnreadableValue {
        if (refusalOfSlot[slot] != null) {
            throw new UnreadableValue(refusalOfSlot[slot]);
        }
        if (fieldOfSlot[slot] < 0) {
            column.appendNull();
        } else {
            valuesOfSlot[slot].append(value(slot), column);
        }
    }
}
