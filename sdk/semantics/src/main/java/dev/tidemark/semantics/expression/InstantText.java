package dev.tidemark.semantics.expression;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an instant: ISO-8601, UTC unless it says otherwise. */
final class InstantText {
    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})"
                    + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z| UTC|[+-]\\d{2}(?::?\\d{2})?)?)?",
            Pattern.DOTALL);

    private InstantText() {}

    /**
     * Microseconds since the epoch; empty if the text is not {@code yyyy-MM-dd}, or {@code yyyy-MM-dd HH:mm[:ss[.f]]}
     * with a space or T between, and nothing, Z, UTC or an offset behind. Digits past the microsecond are dropped.
     */
    static OptionalLong parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return OptionalLong.empty();
        }
        int year = Integer.parseInt(m.group(1));
        int month = Integer.parseInt(m.group(2));
        int day = Integer.parseInt(m.group(3));
        int hour = number(m.group(4));
        int minute = number(m.group(5));
        int second = number(m.group(6));
        if (month < 1
                || month > 12
                || day < 1
                || day > CivilDate.daysIn(year, month)
                || hour > 23
                || minute > 59
                || second > 59
                || !offsetIsValid(m.group(8))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(CivilDate.toDay(year, month, day) * CalendarField.DAY_MICROS
                + hour * CalendarField.HOUR_MICROS
                + minute * CalendarField.MINUTE_MICROS
                + second * CalendarField.SECOND_MICROS
                + fractionMicros(m.group(7))
                - offsetMinutes(m.group(8)) * CalendarField.MINUTE_MICROS);
    }

    /** {@code 2024-05-02T10:00:00.000000Z}. */
    static String format(long micros) {
        CivilDate date = CivilDate.ofDay(Math.floorDiv(micros, CalendarField.DAY_MICROS));
        StringBuilder text = new StringBuilder(27);
        if (date.year() < 0 || date.year() > 9_999) {
            text.append(date.year() < 0 ? '-' : '+');
        }
        digits(text, Math.abs(date.year()), 4).append('-');
        digits(text, date.month(), 2).append('-');
        digits(text, date.day(), 2).append('T');
        digits(text, CalendarField.HOUR.of(micros), 2).append(':');
        digits(text, CalendarField.MINUTE.of(micros), 2).append(':');
        digits(text, CalendarField.SECOND.of(micros), 2).append('.');
        return digits(text, Math.floorMod(micros, CalendarField.SECOND_MICROS), 6)
                .append('Z')
                .toString();
    }

    private static StringBuilder digits(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long fractionMicros(String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000").substring(0, 6));
    }

    private static boolean offsetIsValid(String zone) {
        return Math.abs(offsetMinutes(zone)) <= 18 * 60 && (zone == null || offsetMinutesPart(zone) <= 59);
    }

    private static long offsetMinutes(String zone) {
        if (zone == null || zone.equals("Z") || zone.equals(" UTC")) {
            return 0;
        }
        int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + offsetMinutesPart(zone);
        return zone.charAt(0) == '-' ? -minutes : minutes;
    }

    private static int offsetMinutesPart(String zone) {
        return zone.length() < 5 || zone.equals(" UTC") ? 0 : Integer.parseInt(zone.substring(zone.length() - 2));
    }
}
