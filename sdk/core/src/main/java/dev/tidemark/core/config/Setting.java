package dev.tidemark.core.config;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/**
 * A value that was given. Its value is in no message: it may be a secret.
 *
 * @param key as in {@code registry.url}
 * @param origin where it was given, as in {@code tidemark.yaml:3}
 */
public record Setting(String key, String value, String origin) {
    /** @param hint the end of the message, as {@link dev.tidemark.semantics.error.Closest#hint} gives it */
    public TidemarkException unknown(String hint) {
        return new TidemarkException(
                ErrorCode.UNKNOWN_NAME, "Cannot use " + this + ": there is no such setting" + hint);
    }

    /** What is wrong with it, with the remedy. */
    public TidemarkException invalid(String reason) {
        return new TidemarkException(ErrorCode.INVALID_VALUE, "Cannot use " + this + ": " + reason);
    }

    @Override
    public String toString() {
        return "setting '" + key + "' (" + origin + ")";
    }
}
