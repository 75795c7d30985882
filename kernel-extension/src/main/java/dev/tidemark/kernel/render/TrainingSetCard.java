package dev.tidemark.kernel.render;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.text.Shown;
import dev.tidemark.core.training.Manifest;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import dev.tidemark.kernel.render.html.Sizes;
import dev.tidemark.kernel.render.table.Page;
import dev.tidemark.kernel.render.table.Table;
import java.util.ArrayList;
import java.util.List;

/** A training set: what it is, what its build met, and its first page. */
final class TrainingSetCard {
    private TrainingSetCard() {}

    static Bundle of(TrainingSet set) {
        Manifest manifest = set.manifest();
        Page.Forms page = Table.of(set).page(1).forms();
        Html html = new Html().open("div", "card");
        write(html, manifest);
        html.raw(page.html());
        return Bundle.text(text(manifest) + "\n" + page.text())
                .with(Bundle.HTML, html.close("div").end());
    }

    static Bundle of(Manifest manifest) {
        Html html = new Html().open("div", "card");
        write(html, manifest);
        return Bundle.text(text(manifest)).with(Bundle.HTML, html.close("div").end());
    }

    private static void write(Html html, Manifest manifest) {
        html.open("div", "title").text("Training set of " + manifest.service()).close("div");
        html.element("div", facts(manifest));
        html.element("div", "dim", "plan " + manifest.fingerprint());
        met(manifest).forEach(line -> html.element("div", "warn", line));
        html.folded("what was read", () -> {
            html.open("table", "grid").header("view", "source", "rows", "read");
            html.open("tbody");
            for (ViewCounts view : manifest.counts().views()) {
                html.open("tr").element("td", view.view()).element("td", "dim", view.source());
                html.element("td", "num", Figures.count(view.sourceRows()));
                html.element("td", "num", Figures.count(view.eventsRead())).close("tr");
            }
            html.close("tbody").close("table");
        });
    }

    private static String text(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        lines.add("Training set of " + manifest.service() + ": " + facts(manifest));
        met(manifest).forEach(line -> lines.add("  ! " + line));
        return String.join("\n", lines);
    }

    private static String facts(Manifest manifest) {
        String known = manifest.knownAsOfMicros().isPresent()
                ? ", as it was known on "
                        + Shown.instant(manifest.knownAsOfMicros().getAsLong()) + " UTC"
                : "";
        return Figures.count(manifest.rows(), "row") + " × " + Figures.count(manifest.columns(), "column")
                + ", built in " + Sizes.time(manifest.duration()) + known;
    }

    /** What is worth knowing because it is not as one would think. */
    private static List<String> met(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        add(lines, manifest.counts().onDemandFailures(), "on-demand value", "null because an expression failed");
        for (ViewCounts view : manifest.counts().views()) {
            String of = " (" + view.view() + ")";
            add(lines, view.withoutTime(), "row", "ignored without an event time" + of);
            add(lines, view.withoutKey(), "row", "ignored without a key" + of);
            add(lines, view.knownBeforeEvent(), "event", "known before it happened" + of);
            add(lines, view.expressionFailures(), "derived value", "null because an expression failed" + of);
            add(lines, view.ambiguousTies(), "value", "chosen among events equal in all else" + of);
        }
        return lines;
    }

    private static void add(List<String> lines, long count, String thing, String what) {
        if (count > 0) {
            lines.add(Figures.count(count, thing) + " " + what);
        }
    }
}
