package dev.tidemark.core.promotion;

import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Values for what a sample of keys does not tell: request values, and keys that nobody ever saw. */
final class NeutralValues {
    private static final double[] NUMBERS = {120.0, 0.0, 1.0, -1.5, 1e6};
    private static final long[] COUNTS = {1, 0, 100, -1, 1_000_000};
    private static final String[] TEXTS = {"a", "", "A b"};
    private static final long SECOND = 1_000_000;

    private NeutralValues() {}

    /** The request values of one row; rows take turns in what they ask with. */
    static Map<String, Object> request(List<InputColumn> columns, int row, long nearMicros) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (InputColumn column : columns) {
            values.put(column.name(), value(column.type(), row, nearMicros));
        }
        return values;
    }

    /** A key by chance, which hardly anybody has. */
    static List<Object> unseenKey(List<InputColumn> columns, RandomGenerator random) {
        return columns.stream().map(column -> unseen(column.type(), random)).toList();
    }

    private static Object value(ValueType type, int row, long nearMicros) {
        return switch (type) {
            case BOOL -> row % 2 == 0;
            case INT64 -> COUNTS[row % COUNTS.length];
            case DOUBLE -> NUMBERS[row % NUMBERS.length];
            case STRING -> TEXTS[row % TEXTS.length];
            case TIMESTAMP -> nearMicros - row * SECOND;
            default -> throw new IllegalStateException("a request value is no " + type);
        };
    }

    private static Object unseen(ValueType type, RandomGenerator random) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case STRING -> "unseen " + Long.toHexString(random.nextLong());
            case TIMESTAMP -> random.nextLong(1L << 50);
            default -> random.nextLong();
        };
    }
}
