package dev.tidemark.semantics.expression;

/** How large an expression may be, so that evaluating one never exhausts a thread's stack. */
final class Limits {
    static final int DEEPEST = 500;
    static final int MOST_NODES = 50_000;
    static final String TOO_DEEP = "it is nested too deeply; split it with derive";
    static final String TOO_LARGE = "it is too large; split it with derive";

    private Limits() {}
}
