package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** A row with a column for every awkward value, so that a test is one line: expression, value. */
final class SampleRow {
    private static final List<InputColumn> COLUMNS = new ArrayList<>();
    private static final List<Object> VALUES = new ArrayList<>();

    static {
        add("seven", ValueType.INT64, 7L);
        add("zero", ValueType.INT64, 0L);
        add("min_int", ValueType.INT64, Long.MIN_VALUE);
        add("max_int", ValueType.INT64, Long.MAX_VALUE);
        add("no_int", ValueType.INT64, null);
        add("half", ValueType.DOUBLE, 0.5);
        add("nothing", ValueType.DOUBLE, 0.0);
        add("neg_zero", ValueType.DOUBLE, -0.0);
        add("nan", ValueType.DOUBLE, Double.longBitsToDouble(0x7ff8000000000123L));
        add("inf", ValueType.DOUBLE, Double.POSITIVE_INFINITY);
        add("no_double", ValueType.DOUBLE, null);
        add("yes", ValueType.BOOL, true);
        add("no", ValueType.BOOL, false);
        add("unsure", ValueType.BOOL, null);
        add("word", ValueType.STRING, "Tide");
        add("blank", ValueType.STRING, "");
        add("emoji", ValueType.STRING, "a😀b");
        add("no_text", ValueType.STRING, null);
        add("at", ValueType.TIMESTAMP, 1_714_644_305_123_456L);
        add("before", ValueType.TIMESTAMP, -1L);
        add("first", ValueType.TIMESTAMP, -62_135_596_800_000_000L);
        add("no_time", ValueType.TIMESTAMP, null);
        add("doubles", ValueType.DOUBLE_LIST, List.of(2.5, 1.0));
        add("no_list", ValueType.DOUBLE_LIST, null);
    }

    private SampleRow() {}

    private static void add(String name, ValueType type, Object value) {
        COLUMNS.add(new InputColumn(name, type));
        VALUES.add(value);
    }

    static RowExpression compile(String sql) {
        return RowExpression.compile(sql, COLUMNS);
    }

    /** {@code "3 INT64"}, {@code "null DOUBLE"}, or {@code "failed DOUBLE"} if the null was counted as a failure. */
    static String evaluate(String sql) {
        RowExpression expression = compile(sql);
        Evaluator evaluator = expression.newEvaluator();
        Object value = evaluator.evaluate(VALUES.toArray());
        if (evaluator.failures() > 0) {
            return value == null ? "failed " + expression.type() : "failed with a value";
        }
        return value + " " + expression.type();
    }
}
