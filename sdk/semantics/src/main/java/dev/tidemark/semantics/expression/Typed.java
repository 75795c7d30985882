package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/**
 * A node with the type of its value.
 *
 * @param type null for the bare NULL, which has the type its neighbours give it
 * @param constant whether the value is the same on every row; such a node is evaluated once, when compiled
 */
record Typed(ValueType type, Node node, boolean constant) {
    static final Typed NULL = constant(null, null);

    static Typed constant(ValueType type, Object value) {
        return new Typed(type, row -> value, true);
    }

    static Typed column(InputColumn column, int index) {
        Class<?> expected = switch (column.type()) {
            case BOOL -> Boolean.class;
            case INT64, TIMESTAMP -> Long.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
            default -> List.class;
        };
        Node node = row -> {
            Object value = row[index];
            if (value != null && !expected.isInstance(value)) {
                throw wrongClass(column, value);
            }
            return value;
        };
        return new Typed(column.type(), node, false);
    }

    /** The result of an operation on those operands: constant if all of them are. */
    static Typed result(ValueType type, Node node, Typed... operands) {
        return result(type, node, List.of(operands));
    }

    static Typed result(ValueType type, Node node, List<Typed> operands) {
        for (Typed operand : operands) {
            if (!operand.constant) {
                return new Typed(type, node, false);
            }
        }
        return constant(type, node.evaluate(new Object[0]));
    }

    static Node[] nodes(List<Typed> operands) {
        return operands.stream().map(Typed::node).toArray(Node[]::new);
    }

    boolean isNull() {
        return type == null;
    }

    /** Whether this is of the type, or the bare NULL. */
    boolean is(ValueType wanted) {
        return type == wanted || type == null;
    }

    boolean isNumber() {
        return type == null || type.isNumber();
    }

    /** The constant's value. */
    Object value() {
        return node.evaluate(new Object[0]);
    }

    /** This as DOUBLE: an INT64 becomes the nearest double, ties to even. */
    Typed asDouble() {
        if (type != ValueType.INT64) {
            return this;
        }
        return result(ValueType.DOUBLE, Strict.of(node, value -> (double) (Long) value), this);
    }

    private static TidemarkException wrongClass(InputColumn column, Object value) {
        return new TidemarkException(
                ErrorCode.INTERNAL,
                "Cannot read column '" + column.name() + "' of type " + column.type() + " from a row: its value is a "
                        + value.getClass().getSimpleName() + ". Report this defect.");
    }
}
