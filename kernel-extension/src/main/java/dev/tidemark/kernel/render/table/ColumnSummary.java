package dev.tidemark.kernel.render.table;

import dev.tidemark.core.text.Shown;
import dev.tidemark.kernel.render.html.Figures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a column is like, gathered while rows stream by. Keeps at most {@value #KEPT} numbers, evenly picked, and counts at most
 * {@value #DISTINCT} different texts. Not thread-safe.
 */
final class ColumnSummary {
    private static final int KEPT = 16_384;
    private static final int DISTINCT = 1_000;
    private static final int BARS = 24;

    private final TableColumn.Kind kind;
    private final double[] kept = new double[KEPT];
    private final Map<String, Integer> texts = new HashMap<>();
    private int size;
    private int stride = 1;
    private long numbers;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long rows;
    private long nulls;
    private long trues;
    private boolean many;

    ColumnSummary(TableColumn column) {
        this.kind = column.kind();
    }

    void add(TableData.Values values, int count) {
        for (int row = 0; row < count; row++) {
            rows++;
            if (values.isNull(row)) {
                nulls++;
            } else if (kind.hasRange()) {
                add(values.number(row));
            } else if (kind == TableColumn.Kind.BOOL) {
                trues += values.number(row) == 0 ? 0 : 1;
            } else if (kind == TableColumn.Kind.TEXT && !many) {
                texts.merge(values.text(row), 1, Integer::sum);
                many = texts.size() > DISTINCT;
            }
        }
    }

    private void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (numbers++ % stride == 0) {
            if (size == KEPT) {
                halve();
            }
            kept[size++] = value;
        }
    }

    /** Every other one goes, and from now on every other one comes. */
    private void halve() {
        for (int i = 0; i < KEPT / 2; i++) {
            kept[i] = kept[2 * i];
        }
        size = KEPT / 2;
        stride *= 2;
    }

    double nullShare() {
        return rows == 0 ? 0 : (double) nulls / rows;
    }

    /** Heights from 0 to 1, from left to right; empty if the column has no picture. */
    double[] bars() {
        long values = rows - nulls;
        if (values == 0) {
            return new double[0];
        }
        double[] bars = switch (kind) {
            case INTEGER, DECIMAL, TIME -> histogram();
            case BOOL -> new double[] {values - trues, trues};
            case TEXT -> many ? new double[0] : mostFrequent();
            case OTHER -> new double[0];
        };
        double tallest = Arrays.stream(bars).max().orElse(0);
        return tallest == 0
                ? new double[0]
                : Arrays.stream(bars).map(bar -> bar / tallest).toArray();
    }

    /** Bars of equal width between the first and the last hundredth; what lies outside is in the bars at the ends. */
    private double[] histogram() {
        if (size == 0) {
            return new double[0];
        }
        double[] sorted = Arrays.copyOf(kept, size);
        Arrays.sort(sorted);
        double low = sorted[size / 100];
        double high = sorted[size - 1 - size / 100];
        double[] bars = new double[low < high ? BARS : 1];
        for (double value : sorted) {
            double at = bars.length == 1 ? 0 : (value / 2 - low / 2) / (high / 2 - low / 2) * BARS;
            bars[(int) Math.max(0, Math.min(bars.length - 1, at))]++;
        }
        return bars;
    }

    private double[] mostFrequent() {
        return texts.values().stream()
                .mapToDouble(Integer::doubleValue)
                .map(n -> -n)
                .sorted()
                .map(n -> -n)
                .limit(BARS)
                .toArray();
    }

    /** The column in a few words. */
    String words() {
        if (rows == nulls) {
            return "";
        }
        return switch (kind) {
            case INTEGER, DECIMAL -> size == 0 ? "no finite number" : Figures.number(min) + " … " + Figures.number(max);
            case TIME -> size == 0 ? "" : day(min) + " … " + day(max);
            case BOOL -> Figures.percent((double) trues / (rows - nulls)) + " true";
            case TEXT ->
                many ? "over " + Figures.count(DISTINCT) + " different" : Figures.count(texts.size()) + " different";
            case OTHER -> "";
        };
    }

    private static String day(double micros) {
        return Shown.instant((long) micros).substring(0, 10);
    }
}
