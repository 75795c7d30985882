package dev.tidemark.semantics.expression;

/** CASE, COALESCE, NULLIF, GREATEST and LEAST: only the operands an answer needs are evaluated. */
final class Conditionals {
    private Conditionals() {}

    /** The value of the first condition that is true, else the last value; {@code values} is one longer. */
    static Node choose(Node[] conditions, Node[] values) {
        return row -> {
            for (int i = 0; i < conditions.length; i++) {
                Object condition = conditions[i].evaluate(row);
                if (condition == Failure.FAILED) {
                    return condition;
                }
                if (condition != null && (Boolean) condition) {
                    return values[i].evaluate(row);
                }
            }
            return values[conditions.length].evaluate(row);
        };
    }

    static Node coalesce(Node[] operands) {
        return row -> {
            Object value = null;
            for (int i = 0; i < operands.length && value == null; i++) {
                value = operands[i].evaluate(row);
            }
            return value;
        };
    }

    /** Null if the two are equal, else the first. */
    static Node nullIf(Node first, Node second, Order.OfValues order) {
        return row -> {
            Object a = first.evaluate(row);
            Object b = second.evaluate(row);
            if (b == Failure.FAILED) {
                return b;
            }
            return a == null || a == Failure.FAILED || b == null || order.compare(a, b) != 0 ? a : null;
        };
    }

    /** The greatest operand for sign 1, the least for −1; null if any is null. */
    static Node extreme(Node[] operands, Order.OfValues order, int sign) {
        return row -> {
            Object best = operands[0].evaluate(row);
            for (int i = 1; i < operands.length; i++) {
                Object value = operands[i].evaluate(row);
                if (best == Failure.FAILED || value == Failure.FAILED) {
                    return Failure.FAILED;
                }
                if (best != null) {
                    best = value == null || order.compare(value, best) * sign > 0 ? value : best;
                }
            }
            return best;
        };
    }
}
