package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The functions of numbers: which exist, and for which operand types. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(Map<String, Function> functions) {
        both(functions, "ABS", NumberFunctions::abs, value -> Math.abs((Double) value));
        both(functions, "SIGN", value -> (long) Long.signum((Long) value), value -> MathFunctions.sign((Double) value));
        both(functions, "CEIL", value -> value, value -> Math.ceil((Double) value));
        functions.put("CEILING", functions.get("CEIL"));
        rounding(functions, "ROUND", RoundingMode.HALF_UP, MathFunctions::round);
        rounding(functions, "TRUNCATE", RoundingMode.DOWN, MathFunctions::truncate);
        functions.put(
                "FLOOR",
                new Function(
                        "FLOOR(number)",
                        1,
                        1,
                        call -> both(call, value -> value, value -> Math.floor((Double) value))));
        functions.put("MOD", new Function("MOD(number, divisor)", 2, 2, call -> Operators.bind("%", call)));
        doubles(functions, "SQRT", MathFunctions.of(StrictMath::sqrt));
        doubles(functions, "CBRT", MathFunctions.of(StrictMath::cbrt));
        doubles(functions, "EXP", MathFunctions.of(StrictMath::exp));
        doubles(functions, "LN", MathFunctions.logarithm(StrictMath::log));
        doubles(functions, "LOG10", MathFunctions.logarithm(StrictMath::log10));
        doubles(functions, "LOG2", MathFunctions.logarithm(MathFunctions::log2));
        doubles(functions, "RADIANS", MathFunctions.of(MathFunctions::radians));
        doubles(functions, "DEGREES", MathFunctions.of(MathFunctions::degrees));
        trigonometry(functions);
        two(functions, "POWER", "POWER(base, exponent)", MathFunctions::power);
        functions.put("POW", functions.get("POWER"));
        two(functions, "ATAN2", "ATAN2(y, x)", MathFunctions::atan2);
        functions.put("PI", new Function("PI()", 0, 0, call -> Typed.constant(ValueType.DOUBLE, Math.PI)));
        functions.put(
                "HAVERSINE_KM",
                new Function(
                        "HAVERSINE_KM(latitude1, longitude1, latitude2, longitude2)",
                        4,
                        4,
                        NumberFunctions::haversine));
    }

    private static void trigonometry(Map<String, Function> functions) {
        Map<String, DoubleUnaryOperator> byName = Map.of(
                "SIN",
                StrictMath::sin,
                "COS",
                StrictMath::cos,
                "TAN",
                StrictMath::tan,
                "ASIN",
                StrictMath::asin,
                "ACOS",
                StrictMath::acos,
                "ATAN",
                StrictMath::atan);
        byName.forEach((name, function) -> doubles(functions, name, MathFunctions.of(function)));
    }

    private static Object abs(Object value) {
        long number = (Long) value;
        return number == Long.MIN_VALUE ? Failure.FAILED : (Object) Math.abs(number);
    }

    /** A function whose result has its operand's type. */
    private static void both(Map<String, Function> functions, String name, Strict.One ofLong, Strict.One ofDouble) {
        functions.put(name, new Function(name + "(number)", 1, 1, call -> both(call, ofLong, ofDouble)));
    }

    private static Typed both(Call call, Strict.One ofLong, Strict.One ofDouble) {
        Typed operand = call.numbers().operand(0);
        boolean isLong = operand.type() == ValueType.INT64;
        ValueType type = isLong ? ValueType.INT64 : ValueType.DOUBLE;
        return Typed.result(type, Strict.of(operand.node(), isLong ? ofLong : ofDouble), operand);
    }

    private static void doubles(Map<String, Function> functions, String name, Strict.One function) {
        functions.put(name, new Function(name + "(number)", 1, 1, call -> {
            Typed operand = call.numbers().operand(0).asDouble();
            return Typed.result(ValueType.DOUBLE, Strict.of(operand.node(), function), operand);
        }));
    }

    private interface TwoDoubles {
        Object apply(double first, double second);
    }

    private static void two(Map<String, Function> functions, String name, String usage, TwoDoubles function) {
        functions.put(name, new Function(usage, 2, 2, call -> {
            Typed a = call.numbers().operand(0).asDouble();
            Typed b = call.operand(1).asDouble();
            Node node = Strict.of(a.node(), b.node(), (x, y) -> function.apply((Double) x, (Double) y));
            return Typed.result(ValueType.DOUBLE, node, a, b);
        }));
    }

    private static void rounding(
            Map<String, Function> functions, String name, RoundingMode mode, DoubleUnaryOperator whole) {
        functions.put(name, new Function(name + "(number [, digits])", 1, 2, call -> {
            if (call.count() == 1) {
                return both(call, value -> value, value -> whole.applyAsDouble((Double) value));
            }
            Typed number = call.numbers().operand(0);
            Typed digits = call.operand(1);
            if (!digits.is(ValueType.INT64)) {
                throw call.refuse(name + " needs INT64 digits, not " + digits.type());
            }
            boolean isLong = number.type() == ValueType.INT64;
            Strict.Two scale = isLong
                    ? (x, n) -> MathFunctions.scale((long) (Long) x, (Long) n, mode)
                    : (x, n) -> MathFunctions.scale((double) (Double) x, (Long) n, mode);
            ValueType type = isLong ? ValueType.INT64 : ValueType.DOUBLE;
            return Typed.result(type, Strict.of(number.node(), digits.node(), scale), number, digits);
        }));
    }

    private static Typed haversine(Call call) {
        Typed[] degrees =
                call.numbers().operands().stream().map(Typed::asDouble).toArray(Typed[]::new);
        Node[] nodes = new Node[] {degrees[0].node(), degrees[1].node(), degrees[2].node(), degrees[3].node()};
        Node from = Strict.of(nodes[0], nodes[1], (lat, lon) -> new double[] {(Double) lat, (Double) lon});
        Node to = Strict.of(nodes[2], nodes[3], (lat, lon) -> new double[] {(Double) lat, (Double) lon});
        Node node = Strict.of(from, to, (a, b) -> {
            double[] p = (double[]) a;
            double[] q = (double[]) b;
            return MathFunctions.haversineKm(p[0], p[1], q[0], q[1]);
        });
        return Typed.result(ValueType.DOUBLE, node, degrees);
    }
}
