package dev.tidemark.semantics.text;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/**
 * A {@link String} can hold half a surrogate pair, which is no character: as UTF-8 it would be a question mark, and equal to
 * other texts that it is not equal to.
 */
public final class WholeText {
    private WholeText() {}

    /**
     * The text, if it is one.
     *
     * @param thing begins the message, as in {@code Cannot use key column 'card_id'}
     */
    public static String check(String thing, String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
                if (!pair) {
                    throw new TidemarkException(
                            ErrorCode.INVALID_VALUE,
                            thing + ": character " + (i + 1) + " of the text is half a surrogate pair; write whole"
                                    + " characters.");
                }
                i++;
            }
        }
        return text;
    }
}
