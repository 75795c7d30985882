package dev.tidemark.kernel.render.html;

import dev.tidemark.core.picture.Markup;

/** One block of markup being written, in the order of its calls; text is escaped wherever it goes in. Not thread-safe. */
public final class Html {
    private static final String STYLE = """
            .tm{font:13.5px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:inherit;max-width:1080px}\
            .tm .title{font-size:16px;font-weight:650;overflow-wrap:anywhere}\
            .tm .dim{opacity:.7;font-weight:400}\
            .tm .card{border:1px solid rgba(128,134,144,.35);border-radius:8px;padding:10px 14px;margin:6px 0}\
            .tm .card.bad{color:inherit;font-weight:400;border-left:5px solid #d64550}.tm .card.good{color:inherit;font-weight:400;border-left:5px solid #178a53}\
            .tm .scroll{overflow-x:auto;max-width:100%}\
            .tm table.grid{border-collapse:collapse;border:none;font-size:13px;margin:4px 0;width:auto;table-layout:auto}\
            .tm table.grid th,.tm table.grid td{padding:3px 12px 3px 0;text-align:left;vertical-align:top;border:none;\
            border-bottom:1px solid rgba(128,134,144,.25);white-space:nowrap;background:none;max-width:none;color:inherit}\
            .tm table.grid th{font-weight:600}.tm table.grid td.wrap{white-space:normal;overflow-wrap:anywhere;max-width:520px}\
            .tm table.grid td.num,.tm table.grid th.num{text-align:right;font-variant-numeric:tabular-nums}\
            .tm table.grid td.none{opacity:.45;font-style:italic}\
            .tm .badge{display:inline-block;border:1px solid rgba(128,134,144,.5);border-radius:9px;padding:0 7px;font-size:11.5px;\
            line-height:17px;white-space:nowrap}\
            .tm .good{color:#178a53;font-weight:600}.tm .bad{color:#d64550;font-weight:600}.tm .warn{color:#b26a00;font-weight:600}\
            .tm code{font-size:12.5px;background:rgba(128,134,144,.15);color:inherit;padding:1px 4px;border-radius:4px;overflow-wrap:anywhere}\
            .tm pre{font:12.5px/1.45 ui-monospace,'DejaVu Sans Mono',monospace;margin:4px 0;padding:6px 8px;background:rgba(128,134,144,.10);\
            color:inherit;border:none;border-radius:6px;overflow-x:auto;white-space:pre}\
            .tm pre.message{white-space:pre-wrap;overflow-wrap:anywhere;background:none;padding:0;font:inherit}\
            .tm pre .add{background:rgba(23,138,83,.20);display:block}.tm pre .del{background:rgba(214,69,80,.18);display:block}\
            .tm pre .same{opacity:.75;display:block}\
            .tm details{margin:4px 0}.tm summary{display:list-item;cursor:pointer;opacity:.8}\
            .tm th svg{min-width:96px;display:inline-block}.tm svg .b{fill:#5b8def}.tm svg .n{fill:#8a919c;fill-opacity:.45}\
            """;

    private final StringBuilder out = new StringBuilder();

    public Html() {
        out.append("<div class=\"tm\"><style>").append(STYLE).append("</style>");
    }

    /** Opens an element. */
    public Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    /** @param kind its class */
    public Html open(String tag, String kind) {
        out.append('<').append(tag).append(" class=\"").append(kind).append("\">");
        return this;
    }

    public Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    public Html text(String text) {
        out.append(Markup.escaped(text));
        return this;
    }

    /** A whole element with text in it. */
    public Html element(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    public Html element(String tag, String kind, String text) {
        return open(tag, kind).text(text).close(tag);
    }

    /** The same, which says more where the pointer rests on it. */
    public Html element(String tag, String kind, String text, String tip) {
        out.append('<').append(tag).append(" class=\"").append(kind).append("\" title=\"");
        out.append(Markup.escaped(tip)).append("\">");
        return text(text).close(tag);
    }

    /** Text of several lines, as they are. */
    public Html lines(String kind, String text) {
        open("pre", kind);
        text.lines().forEach(line -> text(line.replace("\t", "\u2003")).raw("\n"));
        return close("pre");
    }

    public Html breakLine() {
        return raw("<br/>");
    }

    /** A row of header cells. */
    public Html header(String... titles) {
        open("thead").open("tr");
        for (String title : titles) {
            element("th", title);
        }
        return close("tr").close("thead");
    }

    /** Something that is one click away. */
    public Html folded(String summary, Runnable content) {
        open("details").element("summary", summary);
        content.run();
        return close("details");
    }

    /** Markup that was written, and escaped, before. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** The finished block; nothing is written after it. */
    public String end() {
        return out.append("</div>").toString();
    }
}
