package dev.tidemark.core.text;

import java.util.ArrayList;
import java.util.List;

/** Labelled lines in two columns. */
public final class Lines {
    private static final int LABEL_WIDTH = 18;

    private final StringBuilder text = new StringBuilder();

    public Lines plain(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** A label, and the lines that belong to it. */
    public Lines block(String label, List<String> lines) {
        String left = label;
        for (String line : lines) {
            plain("  " + Shown.padded(left, LABEL_WIDTH) + line);
            left = "";
        }
        return this;
    }

    /** Rows whose cells stand under each other; a cell may be empty. */
    public static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).codePointCount(0, row.get(i).length());
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths.get(i) > 0) {
                    line.append(Shown.padded(row.get(i), widths.get(i))).append("  ");
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
