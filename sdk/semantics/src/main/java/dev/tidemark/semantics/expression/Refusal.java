package dev.tidemark.semantics.expression;

/** Why a text is not a row expression, and where: the internal form of an INVALID_EXPRESSION error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset the UTF-16 index in the text as the user wrote it */
    Refusal(int offset, String reason) {
        super(reason, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
