package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/** An expression that names a column which is not there: an INVALID_EXPRESSION. */
public final class MissingColumnException extends TidemarkException {
    private static final long serialVersionUID = 1L;

    private final String column;

    MissingColumnException(String message, String column) {
        super(ErrorCode.INVALID_EXPRESSION, message);
        this.column = column;
    }

    /** The name, as the expression has it. */
    public String column() {
        return column;
    }
}
