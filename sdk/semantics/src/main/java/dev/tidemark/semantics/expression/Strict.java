package dev.tidemark.semantics.expression;

/** Lifts functions of values to nodes: failed if an operand failed, else null if one is null, else the function. */
final class Strict {
    private Strict() {}

    interface One {
        Object apply(Object value);
    }

    interface Two {
        Object apply(Object first, Object second);
    }

    interface Three {
        Object apply(Object first, Object second, Object third);
    }

    static Node of(Node operand, One function) {
        return row -> {
            Object value = operand.evaluate(row);
            return value == null || value == Failure.FAILED ? value : function.apply(value);
        };
    }

    static Node of(Node first, Node second, Two function) {
        return row -> {
            Object a = first.evaluate(row);
            Object b = second.evaluate(row);
            if (a == null || b == null || a == Failure.FAILED || b == Failure.FAILED) {
                return Failure.orNull(a, b);
            }
            return function.apply(a, b);
        };
    }

    static Node of(Node first, Node second, Node third, Three function) {
        return row -> {
            Object a = first.evaluate(row);
            Object b = second.evaluate(row);
            Object c = third.evaluate(row);
            if (a == Failure.FAILED || b == Failure.FAILED || c == Failure.FAILED) {
                return Failure.FAILED;
            }
            return a == null || b == null || c == null ? null : function.apply(a, b, c);
        };
    }
}
