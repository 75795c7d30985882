package dev.tidemark.sync.source;

import dev.tidemark.redis.stream.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;

/** How entries of a Redis stream are read: each has a field {@code value}, and may have a field {@code key}. */
public enum EntryForm {
    /** A record of its own. What other fields its producer gave it means nothing here. */
    EVENT {
        @Override
        StreamRecord record(String partition, Entry entry) {
            return own(partition, entry);
        }
    },

    /**
     * A record that was sent through again: its fields {@code partition}, {@code offset} and {@code arrival} name the record it
     * is. Where they do not, it is a record of its own.
     */
    LETTER {
        @Override
        StreamRecord record(String partition, Entry entry) {
            Map<String, byte[]> fields = entry.fields();
            OptionalLong offset = number(fields.get("offset"));
            OptionalLong arrival = number(fields.get("arrival"));
            if (!fields.containsKey("partition") || offset.isEmpty() || arrival.isEmpty()) {
                return own(partition, entry);
            }
            return new StreamRecord(
                    new String(fields.get("partition"), StandardCharsets.UTF_8),
                    offset.getAsLong(),
                    arrival.getAsLong(),
                    fields.get("key"),
                    fields.get("value"));
        }
    };

    abstract StreamRecord record(String partition, Entry entry);

    private static StreamRecord own(String partition, Entry entry) {
        return new StreamRecord(
                partition,
                entry.offset(),
                entry.arrivalMicros(),
                entry.fields().get("key"),
                entry.fields().get("value"));
    }

    /** A number that is not negative; none if the text is anything else. */
    private static OptionalLong number(byte[] utf8) {
        try {
            long number = utf8 == null ? -1 : Long.parseLong(new String(utf8, StandardCharsets.UTF_8));
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
