package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import java.util.OptionalLong;

/** Instants as values of expressions: their text, and the years they must lie in. */
final class Instants {
    private static final int DATE_LENGTH = 10;

    private Instants() {}

    /** The instant, or a failure if it lies outside the years 1 to 9999. */
    static Object checked(long micros) {
        return micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS ? Failure.FAILED : (Object) micros;
    }

    /** The instant a text stands for; empty if none. */
    static OptionalLong parse(String text) {
        if (!startsWithDate(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(TextTime.parse(text));
        } catch (TidemarkException e) {
            return OptionalLong.empty();
        }
    }

    /** A cheap look first: a column of anything but times then costs no exceptions. */
    private static boolean startsWithDate(String text) {
        return text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }
}
