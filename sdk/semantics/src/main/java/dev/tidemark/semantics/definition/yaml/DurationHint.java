package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a duration written in another way was perhaps meant to be: {@code 7d} for {@code 1w}, {@code 90m} for {@code 1.5h},
 * {@code 1h} for {@code PT1H}. It is never taken for that, only offered.
 */
final class DurationHint {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,9})?)\\s*([A-Za-z]+)");
    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;

    /** A month or a year has no fixed length; those nearest are offered. {@code M} is a month to some and no unit here. */
    private static final Map<List<String>, Long> MICROS = Map.of(
            List.of("us", "usec", "microsecond"), 1L,
            List.of("ms", "msec", "millisecond"), 1_000L,
            List.of("s", "sec", "second"), SECOND,
            List.of("min", "minute"), 60 * SECOND,
            List.of("h", "hr", "hour"), 3_600 * SECOND,
            List.of("d", "day"), DAY,
            List.of("w", "wk", "week"), 7 * DAY,
            List.of("mo", "mon", "month"), 30 * DAY,
            List.of("y", "yr", "year"), 365 * DAY);

    private DurationHint() {}

    /** A text that is a duration; empty if none suggests itself. */
    static Optional<String> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return iso(text);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        return unit(matcher.group(2))
                .map(micros -> number.multiply(BigDecimal.valueOf(micros)).longValue())
                .filter(micros -> micros > 0)
                .map(Durations::text);
    }

    private static Optional<Long> unit(String written) {
        if (written.equals("m")) {
            return Optional.of(60 * SECOND);
        }
        String name = written.toLowerCase(Locale.ROOT);
        return MICROS.entrySet().stream()
                .filter(unit -> unit.getKey().contains(name)
                        || name.endsWith("s") && unit.getKey().contains(name.substring(0, name.length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> iso(String text) {
        try {
            return Optional.of(Durations.text(Durations.toMicros(Duration.parse(text))));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
