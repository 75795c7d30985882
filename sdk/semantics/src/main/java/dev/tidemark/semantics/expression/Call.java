package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/**
 * A call to bind: its name as messages say it, where it stands, its operands.
 *
 * @param offset the UTF-16 index in the user's text
 */
record Call(String name, int offset, List<Typed> operands) {
    int count() {
        return operands.size();
    }

    Typed operand(int index) {
        return operands.get(index);
    }

    Node node(int index) {
        return operands.get(index).node();
    }

    Refusal refuse(String reason) {
        return new Refusal(offset, reason);
    }

    /** Refuses operands that are not numbers. */
    Call numbers() {
        for (Typed operand : operands) {
            if (!operand.isNumber()) {
                throw refuse(name + " needs numbers, not " + types());
            }
        }
        return this;
    }

    /** Refuses operands that are not of the types, in order; those beyond the last are held to the last. */
    Call types(ValueType... wanted) {
        for (int i = 0; i < operands.size(); i++) {
            ValueType type = wanted[Math.min(i, wanted.length - 1)];
            boolean widens = type == ValueType.DOUBLE && operand(i).isNumber();
            if (!operand(i).is(type) && !widens) {
                throw refuse(name + " needs " + type + " as operand " + (i + 1) + ", not " + typeOf(operand(i))
                        + remedy(type, operand(i).type()));
            }
        }
        return this;
    }

    boolean allInt64() {
        return operands.stream().allMatch(operand -> operand.is(ValueType.INT64));
    }

    /** The one type of operands that stand for each other: INT64 with DOUBLE is DOUBLE; null if all are bare NULL. */
    ValueType commonType() {
        ValueType common = null;
        for (Typed operand : operands) {
            ValueType type = operand.type();
            if (type != null && type.isList()) {
                throw refuse(name + " does not take a list");
            }
            if (common == null || type == null) {
                common = common == null ? type : common;
            } else if (common != type) {
                if (!common.isNumber() || !type.isNumber()) {
                    throw refuse(name + " mixes " + types() + "; CAST them to one type");
                }
                common = ValueType.DOUBLE;
            }
        }
        return common;
    }

    /** The operands as that common type. */
    List<Typed> as(ValueType common) {
        return common == ValueType.DOUBLE
                ? operands.stream().map(Typed::asDouble).toList()
                : operands;
    }

    String types() {
        return String.join(" and ", operands.stream().map(Call::typeOf).toList());
    }

    static String typeOf(Typed operand) {
        return operand.isNull() ? "NULL" : operand.type().toString();
    }

    static String remedy(ValueType wanted, ValueType given) {
        if (wanted == ValueType.TIMESTAMP && given == ValueType.STRING) {
            return "; write TIMESTAMP '2024-05-02 10:00:00' or CAST(… AS TIMESTAMP)";
        }
        if (wanted == ValueType.STRING) {
            return "; write CAST(… AS VARCHAR)";
        }
        return "";
    }
}
