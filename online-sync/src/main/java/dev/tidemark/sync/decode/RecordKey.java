package dev.tidemark.sync.decode;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.text.Utf8Range;
import dev.tidemark.sync.source.StreamRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A column that records have as their key: text in UTF-8, read as in a file of CSV. Where the value has the column too, that
 * counts. Immutable.
 *
 * @param column empty if keys are not read
 */
public record RecordKey(Optional<String> column) {
    public static final RecordKey NONE = new RecordKey(Optional.empty());

    /**
     * Appends the key if the slot is that column and the record has one; else does nothing.
     *
     * @throws dev.tidemark.semantics.error.TidemarkException if the key is no value of the slot's type
     */
    public boolean append(Slot slot, StreamRecord record, ValueColumn values) {
        if (record.key() == null || column.isEmpty() || !column.get().equals(slot.column())) {
            return false;
        }
        checkText(record.key());
        JsonDecoder.append(values, new Utf8Range().set(record.key(), 0, record.key().length), record.key());
        return true;
    }

    private static void checkText(byte[] key) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "The record's key is no text in UTF-8; send text, or the column in the value.",
                    e);
        }
    }
}
