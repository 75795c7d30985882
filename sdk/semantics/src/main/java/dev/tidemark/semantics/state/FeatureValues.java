package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The values of a view's features at one instant, in the order of {@link ViewPlan#features()}: filled by {@link
 * KeyState#evaluate}, overwritten by the next evaluation. Not thread-safe.
 */
public final class FeatureValues {
    private final ValueType[] types;
    private final ValueStatus[] statuses;
    private final long[] longs;
    private final double[] doubles;
    private final byte[][] texts;
    private final List<?>[] lists;

    public FeatureValues(ViewPlan view) {
        int n = view.features().size();
        types = new ValueType[n];
        for (int i = 0; i < n; i++) {
            FeaturePlan feature = view.features().get(i);
            types[i] = feature.type();
        }
        statuses = new ValueStatus[n];
        longs = new long[n];
        doubles = new double[n];
        texts = new byte[n][];
        lists = new List<?>[n];
    }

    public int size() {
        return types.length;
    }

    public ValueStatus status(int feature) {
        return statuses[feature];
    }

    public boolean isNull(int feature) {
        return statuses[feature] != ValueStatus.PRESENT && statuses[feature] != ValueStatus.DEFAULT;
    }

    /** The value, of the Java type that {@link ValueType} names; null for null. */
    public Object value(int feature) {
        if (isNull(feature)) {
            return null;
        }
        if (types[feature].isList()) {
            return lists[feature];
        }
        return switch (types[feature]) {
            case DOUBLE -> doubles[feature];
            case STRING -> new String(texts[feature], StandardCharsets.UTF_8);
            case BOOL -> longs[feature] != 0;
            default -> longs[feature];
        };
    }

    /** The bits of a DOUBLE, or an INT64, a TIMESTAMP, a BOOL as 0 or 1; unspecified for null and for other types. */
    public long bits(int feature) {
        return types[feature] == ValueType.DOUBLE ? Double.doubleToRawLongBits(doubles[feature]) : longs[feature];
    }

    /** A list, not to be changed; null for null. */
    public List<?> list(int feature) {
        return isNull(feature) ? null : lists[feature];
    }

    /** The UTF-8 bytes of a STRING, not to be changed; null for null. */
    public byte[] utf8(int feature) {
        return isNull(feature) ? null : texts[feature];
    }

    void setNull(int feature, ValueStatus status) {
        statuses[feature] = status;
    }

    void setLong(int feature, long value) {
        statuses[feature] = ValueStatus.PRESENT;
        longs[feature] = value;
    }

    void setDouble(int feature, double value) {
        statuses[feature] = ValueStatus.PRESENT;
        doubles[feature] = ValueColumn.canonical(value);
    }

    void setList(int feature, List<?> value) {
        statuses[feature] = ValueStatus.PRESENT;
        lists[feature] = value;
    }

    void setText(int feature, byte[] utf8) {
        statuses[feature] = ValueStatus.PRESENT;
        texts[feature] = utf8;
    }

    /** A value kept as a rank, or as text where there is any. */
    void setRanked(int feature, long rank, byte[] text) {
        if (text != null) {
            setText(feature, text);
        } else if (types[feature] == ValueType.DOUBLE) {
            setDouble(feature, ValueOrder.unrank(rank));
        } else {
            setLong(feature, rank);
        }
    }

    /** Puts a declared default where there is no value. */
    void setDefault(int feature, Object value) {
        if (value instanceof Double number) {
            setDouble(feature, number);
        } else if (value instanceof String text) {
            setText(feature, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Boolean truth) {
            setLong(feature, truth ? 1 : 0);
        } else if (value instanceof List<?> list) {
            setList(feature, list);
        } else {
            setLong(feature, (Long) value);
        }
        statuses[feature] = ValueStatus.DEFAULT;
    }
}
