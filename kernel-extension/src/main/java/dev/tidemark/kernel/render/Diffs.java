package dev.tidemark.kernel.render;

import dev.tidemark.core.promotion.DefinitionChange;
import dev.tidemark.core.promotion.DefinitionDiff;
import dev.tidemark.core.registry.DefinitionsChange;
import dev.tidemark.core.registry.ObjectChange;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import java.util.List;
import java.util.Locale;

/** What changes in definitions: lines that come are green, lines that go are red, and each says so by its sign too. */
final class Diffs {
    private Diffs() {}

    static Bundle of(DefinitionDiff diff) {
        Html html = new Html().open("div", "card");
        StringBuilder text = new StringBuilder();
        write(diff, html, text);
        return Bundle.text(text.toString().stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    /** A plan of the registry. */
    static Bundle of(DefinitionsChange plan) {
        Html html = new Html().open("div", "card");
        StringBuilder text = new StringBuilder();
        if (plan.isEmpty()) {
            html.text("Nothing changes.");
            text.append("Nothing changes.");
        }
        for (ObjectChange change : plan.changed()) {
            String what = change.action().name().toLowerCase(Locale.ROOT) + " " + change.object();
            String services = change.services().isEmpty() ? "" : "read by " + String.join(", ", change.services());
            object(html, text, mark(change.action().name()), what, services, change.diff());
        }
        return Bundle.text(text.toString().stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    static void write(DefinitionDiff diff, Html html, StringBuilder text) {
        if (diff.isEmpty()) {
            html.element("div", "dim", "No definition changes.");
            text.append("No definition changes.\n");
        }
        for (DefinitionChange change : diff.changes()) {
            String what = change.nature().name().toLowerCase(Locale.ROOT) + " " + change.kind() + " " + change.name();
            object(html, text, change.nature().mark(), what, "", change.diff());
        }
    }

    private static void object(Html html, StringBuilder text, char mark, String what, String more, List<String> lines) {
        text.append(mark)
                .append(' ')
                .append(what)
                .append(more.isEmpty() ? "" : ", " + more)
                .append('\n');
        boolean whole = mark != '~';
        Runnable diff = () -> lines(html, lines);
        html.open("div")
                .element("b", what)
                .text(" ")
                .element("span", "dim", more)
                .close("div");
        if (whole) {
            html.folded(Figures.count(lines.size(), "line"), diff);
        } else {
            diff.run();
            lines.stream()
                    .filter(line -> !line.startsWith(" "))
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }

    private static void lines(Html html, List<String> lines) {
        html.open("pre", "diff");
        for (String line : lines) {
            String kind = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "same";
            html.element("span", kind, line);
        }
        html.close("pre");
    }

    private static char mark(String action) {
        return switch (action) {
            case "ADDED" -> '+';
            case "REMOVED" -> '-';
            default -> '~';
        };
    }
}
