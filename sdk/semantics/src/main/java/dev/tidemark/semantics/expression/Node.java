package dev.tidemark.semantics.expression;

/**
 * One step of a bound expression: stateless, shared by threads.
 *
 * <p>A value is a Boolean, Long, Double, String or List, null for unknown, or {@link Failure#FAILED}. A failure is a
 * value, not an exception, so that a column full of zeros costs no more as a divisor than any other.
 */
@FunctionalInterface
interface Node {
    Object evaluate(Object[] row);
}
