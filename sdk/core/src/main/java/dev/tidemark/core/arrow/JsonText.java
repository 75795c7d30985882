package dev.tidemark.core.arrow;

import java.nio.charset.StandardCharsets;

/** JSON strings, as few characters escaped as JSON allows. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void quote(String text, Utf8Buffer out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        quote(utf8, 0, utf8.length, out);
    }

    static void quote(byte[] utf8, int from, int to, Utf8Buffer out) {
        out.append('"');
        int start = from;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                out.append(utf8, start, i);
                escape(b, out);
                start = i + 1;
            }
        }
        out.append(utf8, start, to).append('"');
    }

    private static void escape(byte b, Utf8Buffer out) {
        switch (b) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
        }
    }
}
