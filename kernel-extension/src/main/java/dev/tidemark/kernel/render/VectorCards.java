package dev.tidemark.kernel.render;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.text.Shown;
import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What was read online: values, why they are what they are, and how old what they are from is. */
final class VectorCards {
    private static final int MOST_SHOWN = 100;
    private static final int LONGEST = 80;

    private VectorCards() {}

    static Bundle of(FeatureVector vector) {
        Html html = new Html().open("div", "card");
        html.open("div", "title")
                .text(vector.service() + " ")
                .element("span", "badge", "release " + vector.release())
                .close("div");
        html.element("div", "dim", "as of " + Shown.instant(vector.asOfMicros()) + " UTC");
        newer(html, vector);
        html.open("div", "scroll").open("table", "grid").header("feature", "value", "status", "newest event", "age");
        html.open("tbody");
        for (int i = 0; i < vector.size(); i++) {
            feature(html, vector, i);
        }
        html.close("tbody").close("table").close("div").close("div");
        return Bundle.text(vector.text().stripTrailing()).with(Bundle.HTML, html.end());
    }

    private static void newer(Html html, FeatureVector vector) {
        vector.newerRelease()
                .ifPresent(release -> html.element(
                        "div",
                        "warn",
                        "Release " + release
                                + " is live, which this version of Tidemark cannot read; update Tidemark here."));
    }

    private static void feature(Html html, FeatureVector vector, int i) {
        String name = vector.names().get(i);
        OptionalLong newest = vector.eventTimeMicros(i);
        html.open("tr").element("td", name);
        value(html, vector, i);
        html.open("td");
        status(html, vector.status(i));
        html.close("td");
        html.element("td", "dim", newest.isPresent() ? Shown.instant(newest.getAsLong()) : "");
        html.element("td", "num", newest.isPresent() ? age(vector.asOfMicros() - newest.getAsLong()) : "")
                .close("tr");
    }

    private static void value(Html html, FeatureVector vector, int i) {
        String exact = Shown.value(vector.value(i), vector.type(vector.names().get(i)));
        boolean none = vector.value(i) == null;
        html.element("td", none ? "none" : "wrap", Figures.cut(exact, LONGEST), exact);
    }

    private static void status(Html html, ValueStatus status) {
        String look = switch (status) {
            case PRESENT -> "good";
            case EXPIRED, NEVER_SEEN -> "warn";
            case NULL, DEFAULT -> "dim";
        };
        html.element("span", look, status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String age(long micros) {
        return micros < 0 ? Shown.span(-micros) + " ahead" : Shown.span(micros);
    }

    /** A row each; those that failed say why. */
    static Bundle of(FeatureVectors vectors) {
        List<FeatureVector> read = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            if (vectors.error(i).isEmpty()) {
                read.add(vectors.vector(i));
            }
        }
        List<String> names = read.isEmpty() ? List.of() : read.get(0).names();
        Html html = new Html().open("div", "card");
        String head = (read.isEmpty()
                        ? ""
                        : read.get(0).service() + ", release " + read.get(0).release() + ": ")
                + Figures.count(vectors.size(), "key") + ", " + Figures.count(vectors.size() - read.size()) + " failed";
        html.element("div", "title", head);
        read.stream().findFirst().ifPresent(vector -> newer(html, vector));
        html.open("div", "scroll")
                .open("table", "grid")
                .open("thead")
                .open("tr")
                .element("th", "num", "");
        names.forEach(name -> html.element("th", name));
        html.close("tr").close("thead").open("tbody");
        StringBuilder text = new StringBuilder(head).append('\n');
        int shown = Math.min(MOST_SHOWN, vectors.size());
        for (int i = 0; i < shown; i++) {
            row(html, text, vectors, i, Math.max(1, names.size()));
        }
        html.close("tbody").close("table").close("div");
        if (shown < vectors.size()) {
            String more = "… and " + Figures.count(vectors.size() - shown, "more key");
            html.element("div", "dim", more);
            text.append(more);
        }
        return Bundle.text(text.toString().stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    private static void row(Html html, StringBuilder text, FeatureVectors vectors, int row, int width) {
        html.open("tr").element("td", "num dim", String.valueOf(row));
        TidemarkException error = vectors.error(row).orElse(null);
        if (error != null) {
            html.raw("<td colspan=\"" + width + "\">")
                    .element("span", "bad", error.code() + ": ")
                    .text(error.getMessage())
                    .raw("</td>");
            text.append("  ")
                    .append(row)
                    .append("  ")
                    .append(error.getMessage())
                    .append('\n');
        } else {
            FeatureVector vector = vectors.vector(row);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < vector.size(); i++) {
                values.add(vector.names().get(i) + "="
                        + Shown.value(
                                vector.value(i), vector.type(vector.names().get(i))));
                String status = vector.status(i).name().toLowerCase(Locale.ROOT).replace('_', ' ');
                String exact =
                        Shown.value(vector.value(i), vector.type(vector.names().get(i)));
                html.element(
                        "td", vector.value(i) == null ? "none" : "", Figures.cut(exact, 40), exact + ", " + status);
            }
            text.append("  ")
                    .append(row)
                    .append("  ")
                    .append(String.join(", ", values))
                    .append('\n');
        }
        html.close("tr");
    }
}
