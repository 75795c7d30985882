package dev.tidemark.kernel.render.table;

import dev.tidemark.core.picture.Svg;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import java.util.List;

/** A page as markup: under each column's name its type, its values in small, and how many are null. */
final class TableHtml {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 26;

    private final PageContent content;
    private final Html html = new Html();

    private TableHtml(PageContent content) {
        this.content = content;
    }

    static String of(PageContent content) {
        TableHtml table = new TableHtml(content);
        table.html.open("div", "scroll").open("table", "grid");
        table.head();
        table.body();
        table.html.close("table").close("div");
        table.foot();
        return table.html.end();
    }

    private void head() {
        html.open("thead").open("tr").open("th", "num").close("th");
        for (int i = 0; i < content.columns().size(); i++) {
            TableColumn column = content.columns().get(i);
            ColumnSummary summary = content.summaries().get(i);
            html.open("th", column.kind().isNumber() ? "num" : "");
            html.element("div", "", Figures.cut(Figures.oneLine(column.name()), 40), column.name());
            html.element("div", "dim", column.type() + (column.note().isEmpty() ? "" : " · " + column.note()));
            picture(summary, column.name());
            html.element("div", "dim", summary.words());
            html.element("div", "dim", Figures.percent(summary.nullShare()) + " null");
            html.close("th");
        }
        html.close("tr").close("thead");
    }

    private void picture(ColumnSummary summary, String name) {
        double[] bars = summary.bars();
        if (bars.length == 0) {
            return;
        }
        Svg svg = new Svg("tm-h", WIDTH, HEIGHT, "values of " + name, "", Svg.Ground.PAGE);
        double width = Math.min(18, WIDTH / bars.length);
        for (int i = 0; i < bars.length; i++) {
            double height = bars[i] == 0 ? 0 : Math.max(1, bars[i] * (HEIGHT - 2));
            svg.rectangle("b", i * width + 0.4, HEIGHT - height, width - 0.8, height);
        }
        html.raw(svg.end());
    }

    private void body() {
        html.open("tbody");
        long number = content.page().firstRow();
        for (List<String> row : content.rows()) {
            number++;
            html.open("tr").element("td", "num dim", Figures.count(number));
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), content.columns().get(i).kind());
            }
            html.close("tr");
        }
        html.close("tbody");
    }

    private void cell(String exact, TableColumn.Kind kind) {
        String look = kind.isNumber() ? "num" : "";
        if (exact == null) {
            html.element("td", (look + " none").strip(), "null");
            return;
        }
        String brief = CellText.brief(exact, kind);
        if (brief.equals(exact)) {
            html.element("td", look, brief);
        } else {
            html.element("td", look, brief, Figures.cut(exact, 2_000));
        }
    }

    private void foot() {
        html.open("div", "dim").text(content.place());
        html.text(" · " + Figures.count(content.columns().size(), "column"));
        if (content.isPartlySummarized()) {
            html.text(" · pictures and shares are of the first " + Figures.count(content.summarized(), "row"));
        }
        if (content.hasMore()) {
            html.text(" · the next: ")
                    .element(
                            "code",
                            "Table.of(…).from("
                                    + (content.page().firstRow()
                                            + content.rows().size()
                                            + 1) + ")");
        }
        html.close("div");
        if (!content.rows().isEmpty()) {
            html.folded("copy these rows, exactly, as tab-separated text", this::copyable);
        }
    }

    /** In a text field, where the keyboard's command for it selects everything. */
    private void copyable() {
        html.raw("<textarea readonly=\"readonly\" rows=\"6\" cols=\"100\" spellcheck=\"false\">");
        line(content.columns().stream().map(TableColumn::name).toList());
        content.rows().forEach(this::line);
        html.raw("</textarea>");
    }

    private void line(List<String> values) {
        String tab = "";
        for (String value : values) {
            html.raw(tab).text(value == null ? "" : Figures.oneLine(value));
            tab = "\t";
        }
        html.raw("\n");
    }
}
