package dev.tidemark.sync.decode;

import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.text.Utf8Range;
import dev.tidemark.sync.source.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Each value is one JSON object; its fields are read by the rules for files of JSON. Not thread-safe. */
public final class JsonDecoder implements RecordDecoder {
    private final DecodedRecords decoded;
    private final JsonObjects objects;
    private final int[] fieldOfSlot;
    private final RecordKey key;
    private final int maxBytes;

    /** A decoder that reads no keys. */
    public JsonDecoder(List<Slot> slots, int maxBytes) {
        this(slots, RecordKey.NONE, maxBytes);
    }

    /** @param maxBytes of a value; a longer one is refused */
    public JsonDecoder(List<Slot> slots, RecordKey key, int maxBytes) {
        this.key = key;
        this.decoded = new DecodedRecords(slots);
        this.maxBytes = maxBytes;
        this.fieldOfSlot = new int[slots.size()];
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < fieldOfSlot.length; i++) {
            String column = slots.get(i).column();
            if (!fields.contains(column)) {
                fields.add(column);
            }
            fieldOfSlot[i] = fields.indexOf(column);
        }
        this.objects = JsonObjects.ofBytes(
                fields,
                JsonObjects.Unknown.IGNORE,
                why -> new TidemarkException(ErrorCode.INVALID_VALUE, "Cannot read the event: " + why + "."));
    }

    @Override
    public DecodedRecords decode(List<StreamRecord> records) {
        decoded.start(records);
        for (int i = 0; i < records.size(); i++) {
            String refusal = open(records.get(i).value());
            if (refusal != null) {
                decoded.refuse(i, refusal);
            } else {
                fill(i);
            }
        }
        return decoded;
    }

    /** Reads the fields; gives why they cannot be read, or null. */
    private String open(byte[] value) {
        if (value == null || value.length == 0) {
            return "Cannot read the event: it has no value; send one JSON object.";
        }
        if (value.length > maxBytes) {
            return "Cannot read the event: it has " + value.length + " bytes, the most is " + maxBytes
                    + "; send less, or raise sync.maxEventBytes.";
        }
        try {
            objects.only(value);
            return null;
        } catch (TidemarkException e) {
            return e.getMessage();
        } catch (IOException e) {
            return "Cannot read the event: it is not JSON in UTF-8; send one JSON object.";
        }
    }

    private void fill(int record) {
        for (int slot = 0; slot < fieldOfSlot.length; slot++) {
            ValueColumn column = decoded.columns[slot];
            try {
                if (!objects.isNull(fieldOfSlot[slot])) {
                    append(column, objects.text(fieldOfSlot[slot]), objects.bytes(fieldOfSlot[slot]));
                } else if (!key.append(
                        decoded.slots.get(slot), decoded.records().get(record), column)) {
                    column.appendNull();
                }
            } catch (TidemarkException e) {
                decoded.refuse(
                        record, slot, "Column '" + decoded.slots.get(slot).column() + "': " + e.getMessage());
            }
        }
    }

    static void append(ValueColumn column, Utf8Range text, byte[] utf8) {
        switch (column.type) {
            case BOOL -> column.appendLong(TextValues.parseBool(text) ? 1 : 0);
            case INT64 -> column.appendLong(TextValues.parseInt64(text));
            case TIMESTAMP -> column.appendLong(TextTime.parse(text));
            case DOUBLE -> column.appendDouble(TextValues.parseDouble(text));
            case STRING -> column.appendText(utf8, 0, utf8.length);
            default -> throw new IllegalStateException("a " + column.type + " is not read from text");
        }
    }
}
