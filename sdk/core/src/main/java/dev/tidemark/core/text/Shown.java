package dev.tidemark.core.text;

import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** How instants, spans of time and values look in a terminal; text on one line, and in the direction of the line. */
public final class Shown {
    private static final int LONGEST_TEXT = 48;
    private static final long[] UNITS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L};
    private static final String[] NAMES = {"d", "h", "m", "s", "ms", "us"};

    private Shown() {}

    /** {@code 2024-05-02 10:00:00}, with six more digits where they are not zero. UTC. */
    public static String instant(long micros) {
        String text = TextTime.format(micros).replace('T', ' ').replace("Z", "");
        return text.endsWith(".000000") ? text.substring(0, text.length() - 7) : text;
    }

    /** The two largest units: {@code 3d 4h}, {@code 29m 1s}, {@code 1us}. */
    public static String span(long micros) {
        if (micros <= 0) {
            return micros == 0 ? "0s" : "-" + span(-micros);
        }
        int first = 0;
        while (micros < UNITS[first]) {
            first++;
        }
        String text = micros / UNITS[first] + NAMES[first];
        long rest = micros % UNITS[first];
        if (first == UNITS.length - 1 || rest / UNITS[first + 1] == 0) {
            return text;
        }
        return text + " " + rest / UNITS[first + 1] + NAMES[first + 1];
    }

    public static String value(Object value, ValueType type) {
        if (value == null) {
            return "null";
        }
        if (type != null && type.isList()) {
            return ((List<?>) value)
                    .stream().map(one -> value(one, type.element())).collect(Collectors.joining(", ", "[", "]"));
        }
        if (type == ValueType.TIMESTAMP) {
            return instant((Long) value);
        }
        return type == ValueType.STRING ? "'" + oneLine((String) value) + "'" : value.toString();
    }

    /** {@code 1 event}, {@code 3 events}. */
    public static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }

    private static String oneLine(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]", " ");
        return clean.codePointCount(0, clean.length()) <= LONGEST_TEXT
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }
}
