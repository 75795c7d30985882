package dev.tidemark.core.picture;

/** Text in a page or a picture: whatever it says, it stays text. */
public final class Markup {
    private static final char REPLACEMENT = '\ufffd';

    private Markup() {}

    /**
     * For the content of elements and for attributes in double quotes, in HTML and in XML. Controls become spaces, and so do those
     * that turn the direction of text, which could make a value read as another; halves of surrogate pairs become U+FFFD.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isHalf(text, i) ? REPLACEMENT : isCharacter(c) ? c : ' ');
            }
        }
        return out.toString();
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static boolean isCharacter(char c) {
        boolean control = c < ' ' || (c >= '\u007f' && c < '\u00a0');
        boolean turnsText = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return !control && !turnsText && c != '\u2028' && c != '\u2029' && c < '\ufffe';
    }
}
