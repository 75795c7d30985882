package dev.tidemark.tck;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/** Values that collide, cancel, overflow and confuse, from a few to choose from in each plan. */
final class RandomValues {
    private static final List<List<Double>> DOUBLES = List.of(
            List.of(1.0, 2.0, 3.0, -1.0, 0.5),
            List.of(0.1, 0.2, 0.3, -0.7, 1e-3),
            List.of(0.0, -0.0, 1.0, -1.0, 4.9e-324, -4.9e-324),
            List.of(1e16, -1e16, 1.0, 0x1p-53, 3.0),
            List.of(1e308, -1e308, 1.0, 8e307, 1.7976931348623157e308),
            List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.0, -0.0),
            List.of(1e-320, 3e-320, 1e-160, 2.2250738585072014E-308, 1e-300),
            List.of(1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4.5, 257.0),
            List.of(Double.POSITIVE_INFINITY, 1.0, 2.0, -3.5),
            List.of(1e200, -1e200, 1e150, 1.0));
    private static final List<List<Long>> LONGS = List.of(
            List.of(1L, 2L, 3L, -1L, 0L),
            List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L, -1L, 0L),
            List.of(9007199254740993L, 9007199254740991L, 1L, -9007199254740993L),
            List.of(1000L, 1001L, 257L, -300L));
    private static final List<List<String>> TEXTS = List.of(
            List.of("a", "b", "c"),
            List.of("", "a", "A", "a ", " a"),
            List.of("z", "é", "e\u0301", "\uFFFD", "\uD83D\uDE00"),
            List.of("a,b", "c", "a", "b,c", "\"", "x\ny"),
            List.of("ab", "c", "a", "bc", "abc"));

    private final Dice dice;
    private final List<Double> doubles;
    private final List<Long> longs;
    private final List<String> texts;
    private final List<String> keys;
    private final int nullOnceIn;

    RandomValues(Dice dice) {
        this.dice = dice;
        this.doubles = dice.pick(DOUBLES);
        this.longs = dice.pick(LONGS);
        this.texts = dice.pick(TEXTS);
        this.keys = List.of(dice.pick(texts), dice.pick(texts), dice.pick(texts));
        this.nullOnceIn = dice.pick(4, 8, 1_000);
    }

    Object orNull(ValueType type) {
        return dice.onceIn(nullOnceIn) ? null : value(type);
    }

    Object value(ValueType type) {
        return switch (type) {
            case BOOL -> dice.onceIn(2);
            case INT64 -> dice.pick(longs);
            case DOUBLE -> dice.pick(doubles);
            case STRING -> dice.pick(texts);
            case TIMESTAMP -> (long) dice.between(-2, 2);
            default -> throw new IllegalStateException("not a scalar: " + type);
        };
    }

    /** A key: two or three values, now and then null. */
    Object key(ValueType type) {
        if (dice.onceIn(12)) {
            return null;
        }
        return switch (type) {
            case INT64 -> dice.pick(-1L, 4_294_967_295L, 7L);
            case STRING -> dice.pick(keys);
            default -> value(type);
        };
    }

    /** What the definitions may declare in place of null. */
    static Object defaultOf(ValueType type) {
        return switch (type) {
            case BOOL -> true;
            case INT64 -> -7L;
            case DOUBLE -> 0.5;
            case STRING -> "none";
            default -> null;
        };
    }
}
