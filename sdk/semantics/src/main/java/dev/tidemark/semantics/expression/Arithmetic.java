package dev.tidemark.semantics.expression;

/**
 * {@code + - * / %} and unary minus. Hot: a plain test of the operands' classes, no exception on failure.
 *
 * <p>INT64 is checked: a result outside INT64 fails. DOUBLE is IEEE 754, but for division by zero, which fails.
 */
final class Arithmetic {
    private Arithmetic() {}

    private interface Longs {
        Object apply(long left, long right);
    }

    static Node addDoubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Double x && b instanceof Double y ? (Object) (x + y) : Failure.orNull(a, b);
        };
    }

    static Node subtractDoubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Double x && b instanceof Double y ? (Object) (x - y) : Failure.orNull(a, b);
        };
    }

    static Node multiplyDoubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Double x && b instanceof Double y ? (Object) (x * y) : Failure.orNull(a, b);
        };
    }

    static Node divideDoubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            if (a instanceof Double x && b instanceof Double y) {
                return y == 0.0 ? Failure.FAILED : (Object) (x / y);
            }
            return Failure.orNull(a, b);
        };
    }

    /** The remainder of division toward zero, exact; its sign is the dividend's. */
    static Node remainderOfDoubles(Node left, Node right) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            if (a instanceof Double x && b instanceof Double y) {
                return y == 0.0 ? Failure.FAILED : (Object) (x % y);
            }
            return Failure.orNull(a, b);
        };
    }

    static Node addLongs(Node left, Node right) {
        return longs(left, right, (a, b) -> {
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? Failure.FAILED : (Object) sum;
        });
    }

    static Node subtractLongs(Node left, Node right) {
        return longs(left, right, (a, b) -> {
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0 ? Failure.FAILED : (Object) difference;
        });
    }

    static Node multiplyLongs(Node left, Node right) {
        return longs(left, right, (a, b) -> {
            long product = a * b;
            return Math.multiplyHigh(a, b) != product >> 63 ? Failure.FAILED : (Object) product;
        });
    }

    /** The quotient, truncated toward zero. */
    static Node divideLongs(Node left, Node right) {
        return longs(
                left, right, (a, b) -> b == 0 || a == Long.MIN_VALUE && b == -1 ? Failure.FAILED : (Object) (a / b));
    }

    static Node remainderOfLongs(Node left, Node right) {
        return longs(left, right, (a, b) -> b == 0 ? Failure.FAILED : (Object) (a % b));
    }

    static Node negateDouble(Node operand) {
        return Strict.of(operand, value -> -(Double) value);
    }

    static Node negateLong(Node operand) {
        return Strict.of(operand, value -> {
            long number = (Long) value;
            return number == Long.MIN_VALUE ? Failure.FAILED : (Object) (-number);
        });
    }

    private static Node longs(Node left, Node right, Longs operation) {
        return row -> {
            Object a = left.evaluate(row);
            Object b = right.evaluate(row);
            return a instanceof Long x && b instanceof Long y ? operation.apply(x, y) : Failure.orNull(a, b);
        };
    }
}
