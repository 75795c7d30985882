package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;

/** The six comparison operators. A comparison with null is unknown. */
enum Comparison {
    LESS(1),
    EQUAL(2),
    LESS_OR_EQUAL(3),
    GREATER(4),
    NOT_EQUAL(5),
    GREATER_OR_EQUAL(6);

    /** Bit 0: true if less; bit 1: if equal; bit 2: if greater. */
    private final int truth;

    Comparison(int truth) {
        this.truth = truth;
    }

    boolean holds(int order) {
        return (truth >> (Integer.signum(order) + 1) & 1) != 0;
    }

    Node of(Typed left, Typed right) {
        if (left.type() == ValueType.DOUBLE && right.type() == ValueType.DOUBLE) {
            return doubles(left.node(), right.node());
        }
        if (left.type() == ValueType.INT64 && right.type() == ValueType.INT64) {
            return longs(left.node(), right.node());
        }
        Order.OfValues order = Order.between(left.type(), right.type());
        return Strict.of(left.node(), right.node(), (a, b) -> holds(order.compare(a, b)));
    }

    private Node doubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Double x && b instanceof Double y
                    ? (Object) holds(Order.doubles(x, y))
                    : Failure.orNull(a, b);
        };
    }

    private Node longs(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Long x && b instanceof Long y
                    ? (Object) holds(Long.compare(x, y))
                    : Failure.orNull(a, b);
        };
    }
}
