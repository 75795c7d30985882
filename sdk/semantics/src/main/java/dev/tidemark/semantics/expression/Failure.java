package dev.tidemark.semantics.expression;

/** What an operation gives that has no value on its operands; no operator but TRY_CAST turns it into anything else. */
enum Failure {
    FAILED;

    /** The value of a strict operation with an operand that is not a value: failed before null. */
    static Object orNull(Object left, Object right) {
        return left == FAILED || right == FAILED ? FAILED : null;
    }
}
