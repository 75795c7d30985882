package dev.tidemark.cli.realdata;

import dev.tidemark.semantics.type.ValueType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Values out of text, by what Java has. */
final class Texts {
    private Texts() {}

    static Object value(String text, ValueType type) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case BOOL -> Boolean.valueOf(text);
            case INT64 -> Long.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case TIMESTAMP -> micros(text);
            default -> text;
        };
    }

    /** Of {@code 2022-04-12 12:52:20 UTC} and {@code 2022-04-12T12:52:20.000000Z} alike. */
    private static Long micros(String text) {
        LocalDateTime time =
                LocalDateTime.parse(text.replace(" UTC", "").replace("Z", "").replace(' ', 'T'));
        return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + time.getNano() / 1_000;
    }
}
