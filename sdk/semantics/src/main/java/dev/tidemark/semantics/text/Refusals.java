package dev.tidemark.semantics.text;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;

/** The one form of the message about a text that is not a value. */
final class Refusals {
    private static final int SHOWN = 60;

    private Refusals() {}

    static TidemarkException of(CharSequence text, ValueType type, String remedy) {
        return new TidemarkException(
                ErrorCode.INVALID_VALUE, "Cannot read '" + shown(text) + "' as " + type + ": " + remedy + ".");
    }

    static boolean isNumber(CharSequence text) {
        return NumberScanner.shape(text) != NumberScanner.Shape.NONE;
    }

    /** The beginning of the text, on one line. */
    private static String shown(CharSequence text) {
        String whole = text.toString();
        String start = whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…";
        return start.replaceAll("\\p{Cntrl}", " ");
    }
}
