package dev.tidemark.kernel.render.table;

import dev.tidemark.kernel.render.html.Figures;

/** How one value of a table looks where space is short. */
final class CellText {
    private static final int LONGEST = 60;

    private CellText() {}

    /** At most 60 characters on one line: instants without the zero microseconds, decimals to six digits. */
    static String brief(String exact, TableColumn.Kind kind) {
        return switch (kind) {
            case DECIMAL -> decimal(exact);
            case TIME -> instant(exact);
            default -> Figures.cut(Figures.oneLine(exact), LONGEST);
        };
    }

    private static String decimal(String exact) {
        if (exact.length() <= 9) {
            return exact;
        }
        try {
            return Figures.value(Double.parseDouble(exact));
        } catch (NumberFormatException e) {
            return Figures.cut(Figures.oneLine(exact), LONGEST); // text that is to be read as a number, and is none
        }
    }

    private static String instant(String exact) {
        String text = exact.replace('T', ' ').replace("Z", "");
        return Figures.cut(
                Figures.oneLine(text.endsWith(".000000") ? text.substring(0, text.length() - 7) : text), LONGEST);
    }
}
