package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.type.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random expressions over few and awkward INT64 values, against arithmetic of unbounded integers. */
class DifferentialTest {
    private static final long SEED = 20_240_502L;
    private static final int CASES = 6_000;
    private static final long[] AWKWARD = {
        0, 1, -1, 2, -3, 7, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 1L << 31, 3_037_000_500L
    };
    private static final List<InputColumn> COLUMNS = List.of(
            new InputColumn("a", ValueType.INT64),
            new InputColumn("b", ValueType.INT64),
            new InputColumn("c", ValueType.INT64));

    /** The row could not be evaluated. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An expression and the slow, obvious way to its value: Long, Boolean or null. */
    private record Sample(String sql, Supplier<Object> value) {}

    private final Random random = new Random(SEED);
    private Long[] row;

    @Test
    @Tag("slow")
    void expr_4_to_12_randomExpressionsAgreeWithTheObviousInterpreter() {
        for (int i = 0; i < CASES; i++) {
            row = new Long[] {awkward(), awkward(), awkward()};
            Sample sample = random.nextBoolean() ? integer(4) : truth(4);
            Evaluator evaluator = RowExpression.compile(sample.sql, COLUMNS).newEvaluator();
            Object expected;
            long failures = 0;
            try {
                expected = sample.value.get();
            } catch (Failed e) {
                expected = null;
                failures = 1;
            }
            String reproduce = sample.sql + " on "
                    + List.of(String.valueOf(row[0]), String.valueOf(row[1]), String.valueOf(row[2]));
            assertThat(evaluator.evaluate(row)).as(reproduce).isEqualTo(expected);
            assertThat(evaluator.failures()).as(reproduce).isEqualTo(failures);
        }
    }

    private Long awkward() {
        return random.nextInt(6) == 0 ? null : Long.valueOf(AWKWARD[random.nextInt(AWKWARD.length)]);
    }

    private Sample integer(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            int column = random.nextInt(3);
            return random.nextBoolean()
                    ? new Sample("abc".substring(column, column + 1), () -> row[column])
                    : literal();
        }
        Sample x = integer(depth - 1);
        Sample y = integer(depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> strict(x, " + ", y, BigInteger::add);
            case 1 -> strict(x, " - ", y, BigInteger::subtract);
            case 2 -> strict(x, " * ", y, BigInteger::multiply);
            case 3 -> strict(x, " / ", y, DifferentialTest::divide);
            case 4 -> strict(x, " % ", y, (p, q) -> p.subtract(divide(p, q).multiply(q)));
            case 5 ->
                new Sample("NULLIF(" + x.sql + ", " + y.sql + ")", () -> {
                    Object p = x.value.get();
                    Object q = y.value.get();
                    return p != null && p.equals(q) ? null : p;
                });
            case 6 ->
                new Sample("COALESCE(" + x.sql + ", " + y.sql + ")", () -> {
                    Object p = x.value.get();
                    return p != null ? p : y.value.get();
                });
            case 7 ->
                new Sample("(- " + x.sql + ")", () -> {
                    Object p = x.value.get();
                    return p == null ? null : fit(BigInteger.valueOf((Long) p).negate());
                });
            default -> {
                Sample when = truth(depth - 1);
                yield new Sample(
                        "CASE WHEN " + when.sql + " THEN " + x.sql + " ELSE " + y.sql + " END",
                        () -> Boolean.TRUE.equals(when.value.get()) ? x.value.get() : y.value.get());
            }
        };
    }

    private Sample literal() {
        Long drawn = awkward();
        Long value = drawn != null && drawn == Long.MIN_VALUE ? Long.valueOf(1) : drawn;
        boolean plain = value != null && value >= 0;
        return new Sample(
                value == null ? "CAST(NULL AS BIGINT)" : plain ? value.toString() : "(" + value + ")", () -> value);
    }

    private Sample truth(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return comparison(integer(Math.max(0, depth - 1)), integer(Math.max(0, depth - 1)));
        }
        Sample x = truth(depth - 1);
        Sample y = truth(depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> new Sample("(" + x.sql + " AND " + y.sql + ")", () -> and(x, y));
            case 1 ->
                new Sample("(" + x.sql + " OR " + y.sql + ")", () -> {
                    Object both = and(not(x), not(y));
                    return both == null ? null : !(Boolean) both;
                });
            case 2 -> new Sample("(NOT " + x.sql + ")", not(x).value);
            case 3 -> new Sample("(" + x.sql + " IS TRUE)", () -> Boolean.TRUE.equals(x.value.get()));
            default -> in();
        };
    }

    private Sample in() {
        List<Sample> all = new ArrayList<>(List.of(integer(1), integer(1), integer(1)));
        Sample value = all.remove(0);
        String sql = "(" + value.sql + " IN (" + all.get(0).sql + ", " + all.get(1).sql + "))";
        return new Sample(sql, () -> {
            Sample first =
                    new Sample("", () -> not(equal(value, all.get(0))).value.get());
            Sample second =
                    new Sample("", () -> not(equal(value, all.get(1))).value.get());
            Object neither = and(first, second);
            return neither == null ? null : !(Boolean) neither;
        });
    }

    private static Sample equal(Sample x, Sample y) {
        return new Sample("", () -> {
            Object p = x.value.get();
            Object q = y.value.get();
            return p == null || q == null ? null : (Object) p.equals(q);
        });
    }

    private Sample comparison(Sample x, Sample y) {
        String operator = List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6));
        return new Sample("(" + x.sql + " " + operator + " " + y.sql + ")", () -> {
            Object p = x.value.get();
            Object q = y.value.get();
            if (p == null || q == null) {
                return null;
            }
            int order = ((Long) p).compareTo((Long) q);
            return switch (operator) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        });
    }

    private static Sample not(Sample x) {
        return new Sample("", () -> {
            Object p = x.value.get();
            return p == null ? null : (Object) !(Boolean) p;
        });
    }

    private static Object and(Sample x, Sample y) {
        Object p = x.value.get();
        if (Boolean.FALSE.equals(p)) {
            return false;
        }
        Object q = y.value.get();
        return Boolean.FALSE.equals(q) ? (Object) false : p == null || q == null ? null : true;
    }

    private interface Operation {
        BigInteger apply(BigInteger left, BigInteger right);
    }

    private static Sample strict(Sample x, String operator, Sample y, Operation operation) {
        return new Sample("(" + x.sql + operator + y.sql + ")", () -> {
            Object p = x.value.get();
            Object q = y.value.get();
            return p == null || q == null
                    ? null
                    : fit(operation.apply(BigInteger.valueOf((Long) p), BigInteger.valueOf((Long) q)));
        });
    }

    private static BigInteger divide(BigInteger left, BigInteger right) {
        if (right.signum() == 0) {
            throw new Failed();
        }
        return left.divide(right);
    }

    private static Object fit(BigInteger value) {
        if (value.bitLength() > 63) {
            throw new Failed();
        }
        return value.longValueExact();
    }
}
