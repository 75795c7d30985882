package dev.tidemark.semantics.expression;

import java.util.Set;

/** Counts what would make a recursive parser deep, token by token, and refuses too much of it. */
final class TextSize {
    private static final Set<String> PREFIXES = Set.of("-", "+", "NOT");
    private static final Set<String> OPENING = Set.of("(", "[", "CASE");
    private static final Set<String> CLOSING = Set.of(")", "]", "END");
    private static final Set<String> OPERATORS =
            Set.of("-", "+", "NOT", "*", "/", "%", "=", "<", ">", "|", "AND", "OR", "LIKE", "IN", "BETWEEN", "IS");

    private int open;
    private int prefixes;
    private int operators;

    void count(String token, int offset) {
        if (token.isBlank()) {
            return;
        }
        prefixes = PREFIXES.contains(token) ? prefixes + 1 : 0;
        open += OPENING.contains(token) ? 1 : CLOSING.contains(token) ? -1 : 0;
        operators += OPERATORS.contains(token) ? 1 : 0;
        if (open > Limits.MOST_OPEN || prefixes > Limits.MOST_OPEN) {
            throw new Refusal(offset, Limits.TOO_DEEP);
        }
        if (operators > Limits.MOST_OPERATORS) {
            throw new Refusal(offset, Limits.TOO_LARGE);
        }
    }
}
