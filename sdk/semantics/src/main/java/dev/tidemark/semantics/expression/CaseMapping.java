package dev.tidemark.semantics.expression;

/**
 * UPPER and LOWER: one code point to one code point, whatever the locale and the neighbours.
 *
 * <p>Frozen at Unicode 13, the version of Java 17: pairs that later versions of Unicode added are left alone, so that
 * every JVM gives the same text.
 */
final class CaseMapping {
    /** First and last of each range of code points whose case mapping is younger than Unicode 13. */
    private static final int[] YOUNGER = {
        0x19B, 0x19B, 0x264, 0x264, 0x1C89, 0x1C8A, 0x2C2F, 0x2C2F, 0x2C5F, 0x2C5F, 0xA7C0, 0xA7C1, 0xA7CB, 0xA7DC,
        0x10570, 0x105BC, 0x10D50, 0x10D85
    };

    private CaseMapping() {}

    static String upper(String text) {
        return map(text, true);
    }

    static String lower(String text) {
        return map(text, false);
    }

    static int map(int codePoint, boolean upper) {
        if (codePoint >= 0x80) {
            for (int i = 0; i < YOUNGER.length; i += 2) {
                if (codePoint >= YOUNGER[i] && codePoint <= YOUNGER[i + 1]) {
                    return codePoint;
                }
            }
        }
        return upper ? Character.toUpperCase(codePoint) : Character.toLowerCase(codePoint);
    }

    private static String map(String text, boolean upper) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            mapped.appendCodePoint(map(codePoint, upper));
            i += Character.charCount(codePoint);
        }
        return mapped.toString();
    }
}
