package dev.tidemark.core.input;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Holds bytes that are read as STRING against what UTF-8 is. Hot. */
public final class Utf8Text {
    private Utf8Text() {}

    /** An error that shows the bytes {@code [from, to)} if they are not UTF-8. */
    public static void check(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                checkNotAscii(bytes, from, to);
                return;
            }
        }
    }

    private static void checkNotAscii(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            String shown = new String(bytes, from, to - from, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read '" + shown + "' as STRING: it is not UTF-8; convert the file to UTF-8.",
                    e);
        }
    }
}
