package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.render.Bundle;
import java.util.List;

/**
 * The rows of a query. Immutable; at most 100,000.
 *
 * @param types as DuckDB names them
 * @param rows each with a value for each column, null for NULL
 */
public record SqlResult(List<String> names, List<String> types, List<List<Object>> rows) {
    private static final int SHOWN = 20;

    public SqlResult {
        names = List.copyOf(names);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    /** The values of a column. */
    public List<Object> column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw Words.wrong("Cannot find column '" + name + "' in the result"
                    + dev.tidemark.semantics.error.Closest.hint(name, "Columns", names));
        }
        return rows.stream().map(row -> row.get(at)).toList();
    }

    Bundle forms() {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        StringBuilder text = new StringBuilder(String.join("  ", names)).append('\n');
        for (int i = 0; i < names.size(); i++) {
            html.append("<th>")
                    .append(escaped(names.get(i)))
                    .append("<br><small>")
                    .append(escaped(types.get(i)));
            html.append("</small></th>");
        }
        html.append("</tr></thead><tbody>");
        for (List<Object> row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            html.append("<tr>");
            for (Object value : row) {
                html.append("<td>").append(escaped(String.valueOf(value))).append("</td>");
                text.append(value).append("  ");
            }
            html.append("</tr>");
            text.append('\n');
        }
        String count = rows.size()
                + (rows.size() == 1 ? " row" : " rows")
                + (rows.size() > SHOWN ? ", the first " + SHOWN + " shown" : "");
        html.append("</tbody></table><small>").append(count).append("</small>");
        return Bundle.text(text.append(count).toString()).with(Bundle.HTML, html.toString());
    }

    @Override
    public String toString() {
        return forms().text();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
