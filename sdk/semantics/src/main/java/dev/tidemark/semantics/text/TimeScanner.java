package dev.tidemark.semantics.text;

/**
 * Reads an instant without allocating: microseconds since the epoch, or one of the reasons below, all of which lie below
 * {@link TextTime#MIN_MICROS}.
 */
final class TimeScanner {
    static final long NOT_A_TIME = Long.MIN_VALUE;
    static final long NO_SUCH_DAY = Long.MIN_VALUE + 1;
    static final long NO_SUCH_TIME = Long.MIN_VALUE + 2;
    static final long NO_SUCH_ZONE = Long.MIN_VALUE + 3;
    static final long TOO_FINE = Long.MIN_VALUE + 4;
    static final long OUT_OF_RANGE = Long.MIN_VALUE + 5;

    private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int MAX_OFFSET_SECONDS = 18 * 3_600;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private TimeScanner() {}

    static long scan(CharSequence s) {
        int year = digits(s, 0, 4);
        int month = digits(s, 5, 2);
        int day = digits(s, 8, 2);
        if (year < 0 || month < 0 || day < 0 || s.charAt(4) != '-' || s.charAt(7) != '-') {
            return NOT_A_TIME;
        }
        if (year == 0 || month == 0 || month > 12 || day == 0 || day > daysInMonth(year, month)) {
            return NO_SUCH_DAY;
        }
        long midnight = epochDay(year, month, day) * 86_400L;
        return s.length() == 10 ? midnight * 1_000_000L : scanTime(s, midnight);
    }

    private static long scanTime(CharSequence s, long midnight) {
        int hour = digits(s, 11, 2);
        int minute = digits(s, 14, 2);
        if (hour < 0 || minute < 0 || s.charAt(13) != ':' || (s.charAt(10) != 'T' && s.charAt(10) != ' ')) {
            return NOT_A_TIME;
        }
        int second = 0;
        int at = 16;
        if (isAt(s, at, ':')) {
            second = digits(s, 17, 2);
            at = 19;
        }
        int fractionEnd = fractionEnd(s, at);
        if (second < 0 || fractionEnd == at + 1) {
            return NOT_A_TIME;
        }
        if (fractionEnd > at + 10) {
            return TOO_FINE;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return NO_SUCH_TIME;
        }
        int offset = offsetSeconds(s, fractionEnd);
        if (offset == NO_OFFSET) {
            return NO_SUCH_ZONE;
        }
        long seconds = midnight + hour * 3_600L + minute * 60L + second - offset;
        long micros = seconds * 1_000_000L + fractionMicros(s, at, fractionEnd);
        return micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS ? OUT_OF_RANGE : micros;
    }

    /** Where the fraction that begins with a dot at {@code at} ends; {@code at} itself if there is none. */
    private static int fractionEnd(CharSequence s, int at) {
        if (at != 19 || !isAt(s, at, '.')) {
            return at;
        }
        int end = at + 1;
        while (end < s.length() && isDigit(s.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long fractionMicros(CharSequence s, int dot, int end) {
        long micros = 0;
        for (int i = dot + 1; i <= dot + 6; i++) {
            micros = micros * 10 + (i < end ? s.charAt(i) - '0' : 0);
        }
        return micros;
    }

    private static int offsetSeconds(CharSequence s, int at) {
        int length = s.length() - at;
        if (length == 0 || (length == 1 && s.charAt(at) == 'Z')) {
            return 0;
        }
        if (length == 4 && isAt(s, at, ' ') && isAt(s, at + 1, 'U') && isAt(s, at + 2, 'T') && isAt(s, at + 3, 'C')) {
            return 0;
        }
        boolean signed = isAt(s, at, '+') || isAt(s, at, '-');
        boolean colon = length == 6 && isAt(s, at + 3, ':');
        if (!signed || !(length == 3 || length == 5 || colon)) {
            return NO_OFFSET;
        }
        int hours = digits(s, at + 1, 2);
        int minutes = length == 3 ? 0 : digits(s, at + length - 2, 2);
        int seconds = hours * 3_600 + minutes * 60;
        if (hours < 0 || minutes < 0 || minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return NO_OFFSET;
        }
        return s.charAt(at) == '-' ? -seconds : seconds;
    }

    /** The number that {@code count} digits make; -1 if they are not all there. */
    private static int digits(CharSequence s, int from, int count) {
        if (from + count > s.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char c = s.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isAt(CharSequence s, int at, char c) {
        return at < s.length() && s.charAt(at) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int daysInMonth(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
    }

    /** Days from 1970-01-01, counted in years that begin in March so that the leap day comes last. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }
}
