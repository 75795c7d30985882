package dev.tidemark.semantics.expression;

import java.util.Optional;

/** Why a text is not a row expression, and where: the internal form of an INVALID_EXPRESSION error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String missingColumn;

    /** @param offset the UTF-16 index in the text as the user wrote it */
    Refusal(int offset, String reason) {
        this(offset, reason, null);
    }

    /** @param missingColumn the name that no column has; null if that is not why */
    Refusal(int offset, String reason, String missingColumn) {
        super(reason, null, false, false);
        this.offset = offset;
        this.missingColumn = missingColumn;
    }

    int offset() {
        return offset;
    }

    Optional<String> missingColumn() {
        return Optional.ofNullable(missingColumn);
    }
}
