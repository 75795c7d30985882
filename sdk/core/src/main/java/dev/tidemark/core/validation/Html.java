package dev.tidemark.core.validation;

/** Text in a page: whatever it says, it stays text. */
final class Html {
    private Html() {}

    /** For the content of elements and for attributes in double quotes; controls become spaces. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isCharacter(c) ? c : ' ');
            }
        }
        return out.toString();
    }

    /** Halves of surrogate pairs pass: they come in pairs from any text that was read as UTF-8. */
    private static boolean isCharacter(char c) {
        return c >= ' ' && c != '\u007f' && c < '\ufffe';
    }
}
