package dev.tidemark.semantics.expression;

/**
 * How large an expression may be, so that neither reading nor evaluating one exhausts a thread's stack.
 *
 * <p>Counted on the text and on the tree, not left to the stack, so that what compiles here compiles everywhere.
 */
final class Limits {
    /** Levels of the bound tree. */
    static final int DEEPEST = 500;

    /** Nodes of the bound tree. */
    static final int MOST_NODES = 50_000;

    /** Parentheses, brackets and CASEs open at once, or signs and NOTs in a row. */
    static final int MOST_OPEN = 100;

    /** Infix and prefix operators in the text. */
    static final int MOST_OPERATORS = 2_000;

    static final String TOO_DEEP = "it is nested too deeply; split it with derive";
    static final String TOO_LARGE = "it is too large; split it with derive";

    private Limits() {}
}
