package dev.tidemark.semantics.text;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as text. A text is a date and a time joined by {@code T} or one space, seconds optional, up to nine digits of
 * a second, then nothing (UTC), {@code Z}, a space and {@code UTC}, or an offset {@code ±hh:mm}, {@code ±hhmm} or
 * {@code ±hh} of at most 18 hours. A date alone is its midnight UTC. What is finer than a microsecond is rounded down.
 *
 * <p>Refused: bare epoch numbers, days and times that do not exist, 24:00, leap seconds, names of regions, and instants
 * outside the years 1 to 9999.
 */
public final class TextTime {
    /** {@code 0001-01-01T00:00:00.000000Z}. */
    public static final long MIN_MICROS = -62_135_596_800_000_000L;

    /** {@code 9999-12-31T23:59:59.999999Z}. */
    public static final long MAX_MICROS = 253_402_300_799_999_999L;

    private static final long SECOND_MICROS = 1_000_000L;

    private TextTime() {}

    /** Microseconds since the epoch; an error that names the text if it is not an instant. */
    public static long parse(CharSequence text) {
        long micros = TimeScanner.scan(text);
        if (micros < MIN_MICROS) {
            throw refusal(text, micros);
        }
        return micros;
    }

    /** The instant rounded down to a microsecond; an error if it lies outside the years 1 to 9999. */
    public static long toMicros(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < MIN_MICROS / SECOND_MICROS || seconds > MAX_MICROS / SECOND_MICROS) {
            throw refusal(instant.toString(), TimeScanner.OUT_OF_RANGE);
        }
        return seconds * SECOND_MICROS + instant.getNano() / 1_000;
    }

    /** {@code 2024-05-02T10:00:00.000000Z}: always six digits of a second, always UTC. */
    public static String format(long micros) {
        StringBuilder out = new StringBuilder(27);
        format(micros, out);
        return out.toString();
    }

    /** Appends what {@link #format(long)} gives. A year outside 1 to 9999 is written with its sign, as ISO-8601 says. */
    public static void format(long micros, StringBuilder out) {
        long seconds = Math.floorDiv(micros, SECOND_MICROS);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        out.append(time.toLocalDate()).append('T');
        pad(time.getHour(), 2, out);
        pad(time.getMinute(), 2, out.append(':'));
        pad(time.getSecond(), 2, out.append(':'));
        pad((int) Math.floorMod(micros, SECOND_MICROS), 6, out.append('.'));
        out.append('Z');
    }

    private static void pad(int number, int width, StringBuilder out) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        out.append(digits);
    }

    private static TidemarkException refusal(CharSequence text, long reason) {
        return Refusals.of(text, ValueType.TIMESTAMP, remedy(text, reason));
    }

    private static String remedy(CharSequence text, long reason) {
        if (reason == TimeScanner.NO_SUCH_DAY) {
            return "there is no such day";
        }
        if (reason == TimeScanner.NO_SUCH_TIME) {
            return "there is no such time of day; hours go from 00 to 23, minutes and seconds from 00 to 59";
        }
        if (reason == TimeScanner.NO_SUCH_ZONE) {
            return "what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00";
        }
        if (reason == TimeScanner.TOO_FINE) {
            return "a second has at most nine digits after the point";
        }
        if (reason == TimeScanner.OUT_OF_RANGE) {
            return "it lies outside the years 0001 to 9999, UTC";
        }
        return Refusals.isNumber(text)
                ? "a bare number does not say its unit; write it like 2024-05-02T10:00:00Z"
                : "write it like 2024-05-02T10:00:00Z";
    }
}
