package dev.tidemark.semantics.expression;

/** Three-valued logic: operands from left to right, no further than the answer needs. */
final class Logic {
    private Logic() {}

    /** False at the first false operand; else failed, unknown or true. */
    static Node and(Node[] operands) {
        return connective(operands, false);
    }

    /** True at the first true operand; else failed, unknown or false. */
    static Node or(Node[] operands) {
        return connective(operands, true);
    }

    private static Node connective(Node[] operands, boolean decisive) {
        return row -> {
            Object result = !decisive;
            for (Node operand : operands) {
                Object value = operand.evaluate(row);
                if (value == null) {
                    result = null;
                } else if (value == Failure.FAILED || (Boolean) value == decisive) {
                    return value;
                }
            }
            return result;
        };
    }

    static Node not(Node operand) {
        return Strict.of(operand, value -> !(Boolean) value);
    }

    static Node isNull(Node operand) {
        return row -> {
            Object value = operand.evaluate(row);
            return value == Failure.FAILED ? value : (Object) (value == null);
        };
    }

    /** Whether the operand is that truth value; unknown is neither. */
    static Node is(boolean wanted, Node operand) {
        return row -> {
            Object value = operand.evaluate(row);
            return value == Failure.FAILED ? value : (Object) (value != null && (Boolean) value == wanted);
        };
    }

    /** Whether two operands differ, null being one value. */
    static Node isDistinct(Node left, Node right, Order.OfValues order) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            if (a == Failure.FAILED || b == Failure.FAILED) {
                return Failure.FAILED;
            }
            return a == null || b == null ? a != b : order.compare(a, b) != 0;
        };
    }

    /** {@code low <= value and value <= high}, the value evaluated once. */
    static Node between(Node value, Node low, Node high, Order.OfValues toLow, Order.OfValues toHigh) {
        return row -> {
            Object v = value.evaluate(row);
            if (v == Failure.FAILED) {
                return v;
            }
            Object from = low.evaluate(row);
            if (from == Failure.FAILED) {
                return from;
            }
            boolean fromKnown = v != null && from != null;
            if (fromKnown && toLow.compare(v, from) < 0) {
                return false;
            }
            Object to = high.evaluate(row);
            if (to == Failure.FAILED) {
                return to;
            }
            boolean toKnown = v != null && to != null;
            if (toKnown && toHigh.compare(v, to) > 0) {
                return false;
            }
            return fromKnown && toKnown ? true : null;
        };
    }

    /** True at the first equal choice; else unknown if a null was met, else false. */
    static Node in(Node value, Node[] choices, Order.OfValues[] orders) {
        return row -> {
            Object v = value.evaluate(row);
            Object result = v == Failure.FAILED ? v : (Object) false;
            for (int i = 0; i < choices.length && result != Failure.FAILED; i++) {
                Object choice = choices[i].evaluate(row);
                if (choice == Failure.FAILED) {
                    result = choice;
                } else if (v == null || choice == null) {
                    result = null;
                } else if (orders[i].compare(v, choice) == 0) {
                    return true;
                }
            }
            return result;
        };
    }
}
