package dev.tidemark.semantics.expression;

import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;

import dev.tidemark.semantics.type.ValueType;

/** The types of operators: which operands they take, and what they give. */
final class Operators {
    private Operators() {}

    private interface TwoNodes {
        Node of(Node left, Node right);
    }

    /** An operator by Calcite's name for it, in capitals. */
    static Typed bind(String operator, Call call) {
        return switch (operator) {
            case "+" -> call.count() == 1 ? call.numbers().operand(0) : plus(call);
            case "-" -> call.count() == 1 ? negate(call) : minus(call);
            case "*" -> numbers(call, Arithmetic::multiplyLongs, Arithmetic::multiplyDoubles);
            case "/" -> numbers(call, Arithmetic::divideLongs, Arithmetic::divideDoubles);
            case "%" -> numbers(call, Arithmetic::remainderOfLongs, Arithmetic::remainderOfDoubles);
            case "=" -> compare(Comparison.EQUAL, call);
            case "<>" -> compare(Comparison.NOT_EQUAL, call);
            case "<" -> compare(Comparison.LESS, call);
            case "<=" -> compare(Comparison.LESS_OR_EQUAL, call);
            case ">" -> compare(Comparison.GREATER, call);
            case ">=" -> compare(Comparison.GREATER_OR_EQUAL, call);
            case "||" -> TextFunctions.concat(call);
            case "LIKE" -> TextFunctions.like(call);
            case "NOT LIKE" -> bool(call, Logic.not(TextFunctions.like(call).node()));
            case "BETWEEN ASYMMETRIC" -> bool(call, between(call));
            case "NOT BETWEEN ASYMMETRIC" -> bool(call, Logic.not(between(call)));
            default -> test(operator, call);
        };
    }

    /** NOT and the operators that begin with IS. */
    private static Typed test(String operator, Call call) {
        return switch (operator) {
            case "NOT" -> bool(call, Logic.not(truth(call)));
            case "IS NULL" -> bool(call, Logic.isNull(call.node(0)));
            case "IS NOT NULL" -> bool(call, Logic.not(Logic.isNull(call.node(0))));
            case "IS UNKNOWN" -> bool(call, Logic.isNull(truth(call)));
            case "IS NOT UNKNOWN" -> bool(call, Logic.not(Logic.isNull(truth(call))));
            case "IS TRUE" -> bool(call, Logic.is(true, truth(call)));
            case "IS NOT TRUE" -> bool(call, Logic.not(Logic.is(true, truth(call))));
            case "IS FALSE" -> bool(call, Logic.is(false, truth(call)));
            case "IS NOT FALSE" -> bool(call, Logic.not(Logic.is(false, truth(call))));
            case "IS DISTINCT FROM" -> bool(call, isDistinct(call));
            case "IS NOT DISTINCT FROM" -> bool(call, Logic.not(isDistinct(call)));
            default -> throw call.refuse("operator " + operator + " is not supported");
        };
    }

    /** Operands: the value, then the choices. */
    static Typed in(Call call) {
        Node[] choices = new Node[call.count() - 1];
        Order.OfValues[] orders = new Order.OfValues[choices.length];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = call.node(i + 1);
            orders[i] = order(call, 0, i + 1);
        }
        return bool(call, Logic.in(call.node(0), choices, orders));
    }

    private static Typed bool(Call call, Node node) {
        return Typed.result(BOOL, node, call.operands());
    }

    private static Node truth(Call call) {
        if (!call.operand(0).is(BOOL)) {
            throw call.refuse(
                    call.name() + " needs a BOOL, not " + call.operand(0).type());
        }
        return call.node(0);
    }

    private static Typed compare(Comparison comparison, Call call) {
        order(call, 0, 1);
        return bool(call, comparison.of(call.operand(0), call.operand(1)));
    }

    private static Node isDistinct(Call call) {
        return Logic.isDistinct(call.node(0), call.node(1), order(call, 0, 1));
    }

    private static Node between(Call call) {
        return Logic.between(call.node(0), call.node(1), call.node(2), order(call, 0, 1), order(call, 0, 2));
    }

    private static Order.OfValues order(Call call, int left, int right) {
        ValueType a = call.operand(left).type();
        ValueType b = call.operand(right).type();
        if (!Order.comparable(a, b)) {
            String remedy = a == TIMESTAMP || b == TIMESTAMP
                    ? Call.remedy(TIMESTAMP, a == TIMESTAMP ? b : a)
                    : "; CAST one of them";
            throw call.refuse("cannot compare " + Call.typeOf(call.operand(left)) + " with "
                    + Call.typeOf(call.operand(right)) + remedy);
        }
        return Order.between(a, b);
    }

    private static Typed negate(Call call) {
        Typed operand = call.numbers().operand(0);
        return operand.type() == INT64
                ? Typed.result(INT64, Arithmetic.negateLong(operand.node()), operand)
                : Typed.result(DOUBLE, Arithmetic.negateDouble(operand.node()), operand);
    }

    /** A number plus a number, or an instant plus microseconds, in either order. */
    private static Typed plus(Call call) {
        ValueType left = call.operand(0).type();
        ValueType right = call.operand(1).type();
        if (left == TIMESTAMP && call.operand(1).is(INT64)
                || right == TIMESTAMP && call.operand(0).is(INT64)) {
            return instant(call, Arithmetic.addLongs(call.node(0), call.node(1)));
        }
        if (left == STRING || right == STRING) {
            throw call.refuse("+ needs numbers, not " + call.types() + "; join text with ||");
        }
        return numbers(call, Arithmetic::addLongs, Arithmetic::addDoubles);
    }

    /** Numbers; an instant less microseconds is an instant; an instant less an instant is microseconds. */
    private static Typed minus(Call call) {
        ValueType right = call.operand(1).type();
        if (call.operand(0).type() == TIMESTAMP && (right == TIMESTAMP || right == INT64)) {
            Node difference = Arithmetic.subtractLongs(call.node(0), call.node(1));
            return right == INT64 ? instant(call, difference) : Typed.result(INT64, difference, call.operands());
        }
        return numbers(call, Arithmetic::subtractLongs, Arithmetic::subtractDoubles);
    }

    private static Typed instant(Call call, Node micros) {
        return Typed.result(TIMESTAMP, Strict.of(micros, value -> Instants.checked((Long) value)), call.operands());
    }

    /** INT64 if both operands are, else DOUBLE. */
    private static Typed numbers(Call call, TwoNodes longs, TwoNodes doubles) {
        Typed left = call.numbers().operand(0);
        Typed right = call.operand(1);
        if (call.allInt64() && !(left.isNull() && right.isNull())) {
            return Typed.result(INT64, longs.of(left.node(), right.node()), left, right);
        }
        Typed a = left.asDouble();
        Typed b = right.asDouble();
        return Typed.result(DOUBLE, doubles.of(a.node(), b.node()), a, b);
    }
}
