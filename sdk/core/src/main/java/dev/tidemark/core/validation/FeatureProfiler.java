package dev.tidemark.core.validation;

import dev.tidemark.core.arrow.ScannedColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.Optional;
import java.util.OptionalDouble;

/** Profiles one feature while rows stream by. Not thread-safe. */
final class FeatureProfiler {
    private final String name;
    private final ValueType type;
    private final BucketCounter numbers;
    private final CategoryCounter categories;
    private long rows;
    private long nulls;
    private long finite;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;

    FeatureProfiler(String name, ValueType type) {
        this.name = name;
        this.type = type;
        this.numbers = type.isNumber() || type == ValueType.BOOL ? new BucketCounter() : null;
        this.categories = type == ValueType.STRING ? new CategoryCounter() : null;
    }

    void add(ScannedColumn column, int count) {
        rows += count;
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                nulls++;
            } else if (numbers != null) {
                add(column.number(row));
            } else if (categories != null) {
                categories.add(column.text(row));
            }
        }
    }

    private void add(double value) {
        numbers.add(value);
        if (Double.isFinite(value)) {
            finite++;
            min = Math.min(min, value);
            max = Math.max(max, value);
            mean += value / finite - mean / finite; // neither difference nor sum can overflow
        }
    }

    FeatureProfile profile() {
        return new FeatureProfile(
                name,
                type,
                rows,
                nulls,
                ifFinite(min),
                ifFinite(max),
                ifFinite(mean),
                Optional.ofNullable(numbers).map(BucketCounter::buckets),
                Optional.ofNullable(categories).map(CategoryCounter::categories));
    }

    private OptionalDouble ifFinite(double value) {
        return finite == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
