package dev.tidemark.semantics.definition.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values as YAML that reads back as the same values. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./*-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** Text, in quotes where YAML would read it as something else. */
    static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** Text in double quotes. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c <= '~' || Character.isLetterOrDigit(c)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            }
        }
        return out.append('"').toString();
    }

    /** A default value. */
    static String value(Object value) {
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(YamlText::value).toList()) + "]";
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        return value instanceof Double number ? number(number) : value.toString();
    }

    static String number(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return Double.toString(number);
    }
}
