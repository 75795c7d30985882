package dev.tidemark.kernel.render;

import dev.tidemark.core.promotion.ParityReport;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.ViewPreview;
import dev.tidemark.core.text.Shown;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import dev.tidemark.kernel.render.html.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Promotions before and after they happen. */
final class PromotionCards {
    private PromotionCards() {}

    static Bundle of(PromotionPreview preview) {
        boolean ready = preview.passes() && preview.fits();
        Html html = new Html().open("div", "card " + (ready ? "good" : "bad"));
        html.open("div", "title")
                .text("Promotion of " + preview.service() + " ")
                .element("span", "badge", "preview")
                .close("div");
        html.element(
                "div",
                "dim",
                (preview.liveRelease() == 0 ? "nothing is live yet" : "release " + preview.liveRelease() + " is live")
                        + "; states are loaded to " + Shown.instant(preview.cutOffMicros()) + " UTC");
        preview.resumes()
                .ifPresent(id -> html.element(
                        "div", "warn", "Goes on with promotion " + id + ", which did not come to its end."));
        if (preview.changesNothing()) {
            html.element("div", "The live release is what this would make again.");
        }
        Diffs.write(preview.definitions(), html, new StringBuilder());
        views(html, preview);
        html.element("div", takes(preview));
        verdicts(html, preview);
        return Bundle.text(preview.text().stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    private static void verdicts(Html html, PromotionPreview preview) {
        if (!preview.fits()) {
            html.element("div", "bad", "✗ It does not fit into the online store.");
        }
        preview.gates().ifPresent(report -> {
            html.element(
                    "div",
                    report.passed() ? "good" : "bad",
                    report.passed() ? "✓ The gates let it pass." : "✗ The gates do not let it pass.");
            html.folded("gates", () -> html.raw(report.fragment()));
        });
    }

    private static void views(Html html, PromotionPreview preview) {
        html.open("div", "scroll").open("table", "grid").header("view", "what is done", "keys", "memory", "why");
        html.open("tbody");
        for (ViewPreview view : preview.views()) {
            boolean loads = view.fate() == ViewPreview.Fate.LOAD;
            html.open("tr").element("td", view.view()).element("td", word(view.fate()));
            html.element("td", "num", loads ? Figures.count(view.keys()) : "");
            html.element("td", "num", loads ? Sizes.bytes(view.bytes()) : "");
            html.element("td", "dim wrap", view.why()).close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    private static String takes(PromotionPreview preview) {
        String limit = preview.store().limitBytes().isPresent()
                ? " of " + Sizes.bytes(preview.store().limitBytes().getAsLong())
                : "";
        String time = preview.estimate()
                .map(estimate -> ", about " + Sizes.time(estimate))
                .orElse("");
        return "Takes " + Sizes.bytes(preview.predictedBytes()) + time + ", in "
                + preview.store().product() + " at " + preview.store().address() + ", where "
                + Sizes.bytes(preview.store().usedBytes()) + limit + " are in use.";
    }

    static Bundle of(PromotionResult result) {
        Html html = new Html().open("div", "card good");
        List<String> lines = new ArrayList<>();
        String head = result.changedNothing()
                ? result.service() + ": release " + result.release() + " is what was asked for; nothing changed"
                : result.service() + ": release " + result.release() + " is live"
                        + (result.previous() == 0 ? "" : "; release " + result.previous() + " stays warm");
        lines.add(head);
        html.element("div", "title", head);
        String facts = "loaded to " + Shown.instant(result.cutOffMicros()) + " UTC in " + Sizes.time(result.duration())
                + (result.resumed() ? ", going on with an unfinished promotion" : "");
        lines.add("  " + facts);
        html.element("div", "dim", facts);
        views(html, lines, result);
        result.parity().map(ParityReport::text).ifPresent(parity -> {
            boolean passes = result.parity().get().passes();
            lines.add("  " + (passes ? "✓ " : "✗ ") + parity);
            html.element("div", passes ? "good" : "bad", (passes ? "✓ " : "✗ ") + parity);
        });
        if (result.deleted() > 0) {
            lines.add("  " + Figures.count(result.deleted(), "older state") + " deleted");
            html.element("div", "dim", Figures.count(result.deleted(), "older state") + " deleted");
        }
        result.left().ifPresent(why -> {
            lines.add("  " + why);
            html.element("div", "warn", why);
        });
        return Bundle.text(String.join("\n", lines))
                .with(Bundle.HTML, html.close("div").end());
    }

    private static void views(Html html, List<String> lines, PromotionResult result) {
        html.open("div", "scroll")
                .open("table", "grid")
                .header("view", "what was done", "keys", "bytes of states", "why");
        html.open("tbody");
        for (PromotionResult.LoadedView view : result.views()) {
            boolean loaded = view.fate() == ViewPreview.Fate.LOAD;
            html.open("tr").element("td", view.view()).element("td", done(view.fate()));
            html.element("td", "num", loaded ? Figures.count(view.keys()) : "");
            html.element("td", "num", loaded ? Sizes.bytes(view.stateBytes()) : "");
            html.element("td", "dim wrap", view.why()).close("tr");
            lines.add("  " + view.view() + ": " + done(view.fate())
                    + (loaded ? ", " + Figures.count(view.keys(), "key") : "") + "; " + view.why());
        }
        html.close("tbody").close("table").close("div");
    }

    private static String word(ViewPreview.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    private static String done(ViewPreview.Fate fate) {
        return switch (fate) {
            case LOAD -> "loaded";
            case REUSE -> "kept";
            case DROP -> "dropped";
        };
    }
}
