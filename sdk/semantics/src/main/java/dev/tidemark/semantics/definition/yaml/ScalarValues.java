package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.definition.yaml.YamlNode.ScalarKind;
import dev.tidemark.semantics.definition.yaml.YamlNode.Sequence;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextValues;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;

/** Single values of the file. What YAML reads in a way few expect, {@code yes}, {@code 010}, {@code 1_000}, is refused. */
final class ScalarValues {
    private ScalarValues() {}

    static boolean bool(YamlErrors errors, String what, Scalar scalar) {
        try {
            return TextValues.parseBool(scalar.text());
        } catch (TidemarkException e) {
            throw refused(errors, what, scalar, "true or false", "write it so, or quote it if it is a text");
        }
    }

    static long integer(YamlErrors errors, String what, Scalar scalar) {
        try {
            if (!hasLeadingZero(scalar.text())) {
                return TextValues.parseInt64(scalar.text());
            }
        } catch (TidemarkException e) {
            throw refused(errors, what, scalar, "a whole number", "write it in decimal digits, with at most 64 bits");
        }
        throw refused(
                errors,
                what,
                scalar,
                "clearly a number",
                "write it without leading zeros, or quote it if it is a text");
    }

    static double decimal(YamlErrors errors, String what, Scalar scalar) {
        String text = scalar.text();
        boolean dotted = text.matches("[-+]?\\.(?i:inf|nan)");
        try {
            if (!hasLeadingZero(text)) {
                return TextValues.parseDouble(dotted ? text.replace(".", "") : text);
            }
        } catch (TidemarkException e) {
            throw refused(errors, what, scalar, "a number", "write one like 12.5, -3 or 1e-9");
        }
        throw refused(
                errors,
                what,
                scalar,
                "clearly a number",
                "write it without leading zeros, or quote it if it is a text");
    }

    static long duration(YamlErrors errors, String what, Scalar scalar, String wordForUnbounded) {
        if (scalar.text().equals(wordForUnbounded)) {
            return Window.UNBOUNDED;
        }
        try {
            return Durations.parse(scalar.text());
        } catch (TidemarkException e) {
            String word = wordForUnbounded.isEmpty() ? "" : ", or " + wordForUnbounded;
            String form = "a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d" + word;
            String remedy = DurationHint.of(scalar.text())
                    .map(meant -> "write " + meant + "; a duration is " + form)
                    .orElse("write " + form);
            throw refused(errors, what, scalar, "a duration", remedy);
        }
    }

    /** A default: true or false, a number, text, or a list of those. */
    static Object defaultValue(YamlErrors errors, String what, YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream()
                    .map(item -> single(errors, what, item))
                    .toList();
        }
        return single(errors, what, node);
    }

    private static Object single(YamlErrors errors, String what, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.scalarKind() != ScalarKind.NULL) {
            return switch (scalar.scalarKind()) {
                case BOOL -> bool(errors, what, scalar);
                case INTEGER -> integer(errors, what, scalar);
                case DECIMAL -> decimal(errors, what, scalar);
                default -> scalar.text();
            };
        }
        throw errors.at(
                node.line(),
                "Cannot read " + what + ": it is " + node.kind()
                        + "; write true or false, a number, text, or a list of those, or leave it out.");
    }

    private static boolean hasLeadingZero(String text) {
        return text.matches("[-+]?0[0-9].*");
    }

    private static TidemarkException refused(
            YamlErrors errors, String what, Scalar scalar, String wanted, String remedy) {
        String shown = scalar.text().replaceAll("\\p{Cntrl}", " ");
        String start = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
        return errors.at(
                scalar.line(), "Cannot read " + what + ": '" + start + "' is not " + wanted + "; " + remedy + ".");
    }
}
