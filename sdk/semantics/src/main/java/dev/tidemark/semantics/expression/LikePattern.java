package dev.tidemark.semantics.expression;

import java.util.Arrays;

/** A LIKE pattern: {@code %} is any text, {@code _} any one code point, the rest itself. Immutable. */
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_ONE = -2;
    private static final int NO_ESCAPE = -1;

    private final int[] pattern;

    private LikePattern(int[] pattern) {
        this.pattern = pattern;
    }

    /** The pattern; null if the escape is not one code point, or stands before anything but %, _ and itself. */
    static LikePattern parse(String text, String escape) {
        int escapePoint = NO_ESCAPE;
        if (escape != null) {
            if (escape.codePointCount(0, escape.length()) != 1) {
                return null;
            }
            escapePoint = escape.codePointAt(0);
        }
        int[] points = text.codePoints().toArray();
        int[] pattern = new int[points.length];
        int length = 0;
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == escapePoint) {
                if (++i == points.length || !(points[i] == '%' || points[i] == '_' || points[i] == escapePoint)) {
                    return null;
                }
                pattern[length++] = points[i];
            } else {
                pattern[length++] = point == '%' ? ANY_TEXT : point == '_' ? ANY_ONE : point;
            }
        }
        return new LikePattern(Arrays.copyOf(pattern, length));
    }

    /** Whether the whole text matches; on a mismatch the last % takes one code point more, so never exponential. */
    boolean matches(String text) {
        int at = 0;
        int next = 0;
        int afterAny = -1;
        int anyFrom = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (next < pattern.length && pattern[next] == ANY_TEXT) {
                afterAny = ++next;
                anyFrom = at;
            } else if (next < pattern.length && (pattern[next] == ANY_ONE || pattern[next] == point)) {
                next++;
                at += Character.charCount(point);
            } else if (afterAny >= 0) {
                anyFrom += Character.charCount(text.codePointAt(anyFrom));
                at = anyFrom;
                next = afterAny;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == ANY_TEXT) {
            next++;
        }
        return next == pattern.length;
    }
}
