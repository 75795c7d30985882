package dev.tidemark.core.validation;

import java.util.Map;
import java.util.TreeMap;

/**
 * Cramér's V of a text and a label of few values: 1 if the text determines the label. Says nothing beyond a bound on the
 * different values of either, or of too few rows for so many texts, among which chance looks like association. Not thread-safe.
 */
final class CramersV implements Association {
    /** How many different texts, and how many different labels, are counted at most. */
    static final int MOST_TEXTS = 100;

    static final int MOST_LABELS = 20;

    /** How many rows there are at least for each different text, on average. */
    static final int FEWEST_ROWS_OF_A_TEXT = 10;

    private final Map<String, TreeMap<Double, long[]>> cells = new TreeMap<>();
    private final TreeMap<Double, long[]> labels = new TreeMap<>();
    private long n;
    private boolean givenUp;

    void add(String text, double label) {
        if (givenUp || Double.isNaN(label)) {
            return;
        }
        n++;
        cells.computeIfAbsent(text, key -> new TreeMap<>()).computeIfAbsent(label, key -> new long[1])[0]++;
        labels.computeIfAbsent(label, key -> new long[1])[0]++;
        if (cells.size() > MOST_TEXTS || labels.size() > MOST_LABELS) {
            givenUp = true;
            cells.clear();
        }
    }

    /** Whether there were too many different texts or labels to say anything. */
    boolean saysNothing() {
        return givenUp || n < (long) FEWEST_ROWS_OF_A_TEXT * cells.size();
    }

    @Override
    public long pairs() {
        return saysNothing() ? 0 : n;
    }

    @Override
    public double strength() {
        int most = Math.min(cells.size(), labels.size()) - 1;
        return saysNothing() || most < 1 ? 0 : Math.min(1, Math.sqrt(chiSquare() / n / most));
    }

    private double chiSquare() {
        double chiSquare = 0;
        for (Map<Double, long[]> row : cells.values()) {
            double rowTotal = 0;
            for (long[] count : row.values()) {
                rowTotal += count[0];
            }
            for (Map.Entry<Double, long[]> label : labels.entrySet()) {
                double expected = rowTotal * label.getValue()[0] / n;
                long[] count = row.get(label.getKey());
                double difference = (count == null ? 0 : count[0]) - expected;
                chiSquare += difference * difference / expected;
            }
        }
        return chiSquare;
    }
}
