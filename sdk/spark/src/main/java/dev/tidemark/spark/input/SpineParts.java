package dev.tidemark.spark.input;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** What must be known of the files or parts of a spine before its rows can be numbered. Not thread-safe. */
final class SpineParts implements Serializable {
    private final long[] counts;
    private final long[] firstNulls;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    SpineParts(int parts) {
        counts = new long[parts];
        firstNulls = new long[parts];
        Arrays.fill(firstNulls, Long.MAX_VALUE);
    }

    void merge(SpineParts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            firstNulls[i] = Math.min(firstNulls[i], other.firstNulls[i]);
        }
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    long rows() {
        return Arrays.stream(counts).sum();
    }

    /** The number of the first row of each part. */
    long[] firstRows() {
        long[] rows = new long[counts.length];
        for (int i = 1; i < rows.length; i++) {
            rows[i] = rows[i - 1] + counts[i - 1];
        }
        return rows;
    }

    long firstMicros() {
        return first;
    }

    long lastMicros() {
        return last;
    }

    /** The number of the first row without a time; negative if there is none. */
    long firstWithoutTime() {
        long[] rows = firstRows();
        for (int i = 0; i < rows.length; i++) {
            if (firstNulls[i] != Long.MAX_VALUE) {
                return rows[i] + firstNulls[i];
            }
        }
        return -1;
    }

    /** Looks at rows whose part and position stand behind their columns. */
    record Task(StoredColumn time, List<StoredColumn> instants, int width, int parts)
            implements FlatMapFunction<Iterator<InternalRow>, SpineParts> {
        @Override
        public Iterator<SpineParts> call(Iterator<InternalRow> rows) {
            SpineParts found = new SpineParts(parts);
            while (rows.hasNext()) {
                look(rows.next(), found);
            }
            return List.of(found).iterator();
        }

        private void look(InternalRow row, SpineParts found) {
            int part = row.getInt(width);
            found.counts[part]++;
            for (StoredColumn instant : instants) {
                if (!instant.isNull(row)) {
                    check(instant, instant.longValue(row));
                }
            }
            if (time.isNull(row)) {
                found.firstNulls[part] = Math.min(found.firstNulls[part], row.getLong(width + 1));
            } else {
                long asOf = time.longValue(row);
                found.first = Math.min(found.first, asOf);
                found.last = Math.max(found.last, asOf);
            }
        }

        private static void check(StoredColumn column, long micros) {
            if (micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot read column '" + column.name() + "' of the spine: instant " + TextTime.format(micros)
                                + " lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.");
            }
        }
    }
}
