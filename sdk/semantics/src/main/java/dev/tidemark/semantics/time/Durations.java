package dev.tidemark.semantics.time;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fixed durations in microseconds, and their text: {@code 1us 250ms 30s 5m 1h 7d}. */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(us|ms|s|m|h|d)");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us"};
    private static final long[] MICROS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L};

    private Durations() {}

    public static Duration micros(long n) {
        return Duration.ofNanos(Math.multiplyExact(n, 1_000L));
    }

    public static Duration millis(long n) {
        return Duration.ofMillis(n);
    }

    public static Duration seconds(long n) {
        return Duration.ofSeconds(n);
    }

    public static Duration minutes(long n) {
        return Duration.ofMinutes(n);
    }

    public static Duration hours(long n) {
        return Duration.ofHours(n);
    }

    public static Duration days(long n) {
        return Duration.ofDays(n);
    }

    /** The duration in microseconds; one with a fraction of a microsecond, or beyond 292,000 years, is refused. */
    public static long toMicros(Duration duration) {
        if (duration.getNano() % 1_000 != 0) {
            throw new TidemarkException(
                    ErrorCode.INVALID_DEFINITION,
                    "Cannot use duration " + duration + ": the shortest unit is one microsecond (1us).");
        }
        try {
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
        } catch (ArithmeticException e) {
            throw tooLong(duration.toString(), e);
        }
    }

    /** Parses {@code 1us 250ms 30s 5m 1h 7d}. */
    public static long parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_DEFINITION,
                    "Cannot read duration '" + text
                            + "': write a whole number and a unit, like 1us 250ms 30s 5m 1h 7d.");
        }
        long n = Long.parseLong(matcher.group(1));
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(matcher.group(2))) {
                try {
                    return Math.multiplyExact(n, MICROS[i]);
                } catch (ArithmeticException e) {
                    throw tooLong(text, e);
                }
            }
        }
        throw new IllegalStateException(text);
    }

    /** The shortest text that {@link #parse} reads back: the largest unit that divides. */
    public static String text(long micros) {
        for (int i = 0; i < UNITS.length; i++) {
            if (micros != 0 && micros % MICROS[i] == 0) {
                return micros / MICROS[i] + UNITS[i];
            }
        }
        return micros + "us";
    }

    private static TidemarkException tooLong(String text, ArithmeticException cause) {
        return new TidemarkException(
                ErrorCode.INVALID_DEFINITION, "Cannot use duration " + text + ": the longest is 36525d.", cause);
    }
}
