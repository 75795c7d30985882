package dev.tidemark.kernel.render.table;

import dev.tidemark.kernel.render.html.Figures;
import java.util.ArrayList;
import java.util.List;

/** A page in plain text: columns under each other, as many as fit. */
final class TableText {
    private static final int WIDEST_COLUMN = 28;
    private static final int WIDEST = 150;

    private TableText() {}

    static String of(PageContent content) {
        List<List<String>> columns = new ArrayList<>();
        List<Boolean> numbers = new ArrayList<>();
        columns.add(rowNumbers(content));
        numbers.add(true);
        int width = width(columns.get(0));
        int shown = 0;
        while (shown < content.columns().size()) {
            List<String> column = column(content, shown);
            width += 2 + width(column);
            if (width > WIDEST && shown > 0) {
                break;
            }
            columns.add(column);
            numbers.add(content.columns().get(shown).kind().isNumber());
            shown++;
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < columns.get(0).size(); line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                row.append(i == 0 ? "" : "  ")
                        .append(Figures.padded(columns.get(i).get(line), width(columns.get(i)), numbers.get(i)));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        int hidden = content.columns().size() - shown;
        return text.append(content.place())
                .append(hidden == 0 ? "" : "; " + Figures.count(hidden, "more column") + " not shown")
                .toString();
    }

    private static List<String> rowNumbers(PageContent content) {
        List<String> lines = new ArrayList<>(List.of("", "", ""));
        for (int i = 1; i <= content.rows().size(); i++) {
            lines.add(String.valueOf(content.page().firstRow() + i));
        }
        return lines;
    }

    private static List<String> column(PageContent content, int at) {
        TableColumn column = content.columns().get(at);
        List<String> lines = new ArrayList<>();
        lines.add(Figures.cut(Figures.oneLine(column.name()), WIDEST_COLUMN));
        lines.add(Figures.cut(column.type(), WIDEST_COLUMN));
        lines.add(Figures.percent(content.summaries().get(at).nullShare()) + " null");
        for (List<String> row : content.rows()) {
            String exact = row.get(at);
            lines.add(exact == null ? "null" : Figures.cut(CellText.brief(exact, column.kind()), WIDEST_COLUMN));
        }
        return lines;
    }

    private static int width(List<String> lines) {
        return lines.stream()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElse(0);
    }
}
