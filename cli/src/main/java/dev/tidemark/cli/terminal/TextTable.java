package dev.tidemark.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under a header, in columns that stand under each other: numbers to the right, text to the left. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> header) {
        this.header = List.copyOf(header);
    }

    /** Adds a row; null is shown as {@code null}. */
    public TextTable row(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell == null ? "null" : cell).toList());
        return this;
    }

    public List<String> lines(Style style, String indent) {
        int[] widths = new int[header.size()];
        boolean[] right = new boolean[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = header.get(i).length();
            right[i] = true;
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
                right[i] &= isNumber(row.get(i));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(indent + style.bold(line(header, widths, right)));
        rows.forEach(row -> lines.add(indent + line(row, widths, right)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(String cell) {
        return cell.equals("null") || cell.matches("-?[\\d.,]+( %)?");
    }
}
