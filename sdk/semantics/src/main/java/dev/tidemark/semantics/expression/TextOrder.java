package dev.tidemark.semantics.expression;

/** Orders text by its UTF-8 bytes, which is the order of its code points; String.compareTo is not. */
final class TextOrder {
    private TextOrder() {}

    static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Moves the surrogates, which stand for the code points past U+FFFF, behind all other characters. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
