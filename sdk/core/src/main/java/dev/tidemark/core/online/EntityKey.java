package dev.tidemark.core.online;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.text.WholeText;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whose values: an entity's name and the values of its key columns, as the bytes a store keys by. Two keys have equal bytes
 * exactly if they are of one entity and equal column by column. Immutable.
 */
public final class EntityKey {
    /** Has a meaning in keys of stores or in the bytes here, so text that holds it is written otherwise. */
    private static final String ESCAPED = "%{}:|";

    private static final int FIRST_PRINTABLE = 0x21;
    private static final int LAST_PRINTABLE = 0x7E;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final byte[] bytes;

    private EntityKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key with these values.
     *
     * @param columns the entity's key columns, in order
     * @param values one for each column, of the Java type of its {@link ValueType}, none of them null
     * @throws dev.tidemark.semantics.error.TidemarkException {@code INVALID_VALUE} for half a surrogate pair
     */
    public static EntityKey of(String entity, List<InputColumn> columns, List<?> values) {
        StringBuilder text = new StringBuilder();
        escape(entity, text);
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? ':' : '|');
            if (columns.get(i).type() == ValueType.STRING) {
                String value = (String) values.get(i);
                escape(
                        WholeText.check(
                                "Cannot use key column '" + columns.get(i).name() + "'", value),
                        text);
            } else {
                text.append(values.get(i));
            }
        }
        return new EntityKey(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Readable ASCII, as in {@code card:c42}, without blanks and braces. The caller must not change it. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static void escape(String value, StringBuilder text) {
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            int code = unit & 0xFF;
            if (code >= FIRST_PRINTABLE && code <= LAST_PRINTABLE && ESCAPED.indexOf(code) < 0) {
                text.append((char) code);
            } else {
                text.append('%').append(HEX[code >> 4]).append(HEX[code & 0xF]);
            }
        }
    }
}
