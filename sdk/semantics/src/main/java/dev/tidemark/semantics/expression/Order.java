package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;

/** The one order of values: exact between INT64 and DOUBLE, NaN equal to itself and greatest, −0.0 equal to 0.0. */
final class Order {
    private static final double TWO_TO_63 = 0x1p63;

    private Order() {}

    /** Compares two values, neither null. */
    @FunctionalInterface
    interface OfValues {
        int compare(Object left, Object right);
    }

    /** Whether values of the two types can be compared; the bare NULL can, with anything. */
    static boolean comparable(ValueType left, ValueType right) {
        if (left == null || right == null) {
            return true;
        }
        return !left.isList() && (left == right || left.isNumber() && right.isNumber());
    }

    /** The order of values of two comparable types. */
    static OfValues between(ValueType left, ValueType right) {
        ValueType a = left == null ? right : left;
        ValueType b = right == null ? left : right;
        if (a == null) {
            return (x, y) -> 0;
        }
        if (a == ValueType.DOUBLE) {
            return b == ValueType.DOUBLE
                    ? (x, y) -> doubles((Double) x, (Double) y)
                    : (x, y) -> -longToDouble((Long) y, (Double) x);
        }
        if (b == ValueType.DOUBLE) {
            return (x, y) -> longToDouble((Long) x, (Double) y);
        }
        return switch (a) {
            case BOOL -> (x, y) -> Boolean.compare((Boolean) x, (Boolean) y);
            case STRING -> (x, y) -> TextOrder.compare((String) x, (String) y);
            default -> (x, y) -> Long.compare((Long) x, (Long) y);
        };
    }

    static int doubles(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        return left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }

    /** Compares by value, with no rounding: 9007199254740993 is greater than 9007199254740992.0. */
    static int longToDouble(long left, double right) {
        if (Double.isNaN(right) || right >= TWO_TO_63) {
            return -1;
        }
        if (right < -TWO_TO_63) {
            return 1;
        }
        long whole = (long) right;
        return left != whole ? Long.compare(left, whole) : Double.compare(0.0, right - whole + 0.0);
    }
}
