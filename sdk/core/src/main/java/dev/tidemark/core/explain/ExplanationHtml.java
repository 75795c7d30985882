package dev.tidemark.core.explain;

import dev.tidemark.core.picture.Markup;
import dev.tidemark.core.picture.Svg;
import dev.tidemark.core.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation as markup: a picture for each stored feature, and what each on-demand one was computed from. */
final class ExplanationHtml {
    private static final int ALL_OPEN = 2;
    private static final String STYLE = """
            .tm-why{font:14px/1.5 system-ui,sans-serif;max-width:940px;color:inherit}\
            .tm-why p{margin:2px 0 8px}\
            .tm-why .dim{opacity:.72}\
            .tm-why details,.tm-why .part{border:1px solid rgba(128,134,144,.3);border-radius:8px;margin:8px 0;padding:6px 10px}\
            .tm-why summary{display:list-item;cursor:pointer;overflow-wrap:anywhere}\
            .tm-why code{font-size:12.5px;background:rgba(128,134,144,.14);padding:1px 4px;border-radius:4px;overflow-wrap:anywhere;color:inherit}\
            """;
    private static final String PAGE_STYLE = """
            :root{color-scheme:light dark}\
            body{margin:24px auto;max-width:960px;padding:0 12px;background:#ffffff;color:#1c2330}\
            @media (prefers-color-scheme:dark){body{background:#14171c;color:#e6e9ee}}\
            """;

    private final Explanation explanation;
    private final StringBuilder out = new StringBuilder();

    private ExplanationHtml(Explanation explanation) {
        this.explanation = explanation;
    }

    static String page(Explanation explanation) {
        String title = "Row " + explanation.row() + " of " + explanation.plan().service();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>"
                + Markup.escaped(title) + "</title>\n<style>" + PAGE_STYLE + "</style>\n</head>\n<body>\n"
                + fragment(explanation) + "\n</body>\n</html>\n";
    }

    static String fragment(Explanation explanation) {
        ExplanationHtml html = new ExplanationHtml(explanation);
        html.write();
        return html.out.toString();
    }

    private void write() {
        out.append("<div class=\"tm-why\"><style>").append(STYLE).append("</style>");
        out.append("<p><b>Row ")
                .append(String.format(Locale.ROOT, "%,d", explanation.row()))
                .append("</b> of <b>");
        out.append(Markup.escaped(explanation.plan().service())).append("</b>, as of ");
        out.append(Shown.instant(explanation.asked().asOfMicros())).append(" UTC");
        explanation
                .knownAsOfMicros()
                .ifPresent(known -> out.append(", as it was known on ").append(Shown.instant(known)));
        out.append("<br/><span class=\"dim\">").append(Markup.escaped(asked())).append("</span></p>");
        boolean open = explanation.features().size() <= ALL_OPEN;
        boolean first = true;
        for (FeatureExplanation feature : explanation.features()) {
            if (feature.stored().isPresent()) {
                stored(feature, open, first);
                first = false;
            } else {
                onDemand(feature);
            }
        }
        out.append("</div>");
    }

    private String asked() {
        List<String> values = new ArrayList<>();
        ExplanationText.columns(explanation.plan())
                .forEach((name, type) -> values.add(
                        name + " = " + Shown.value(explanation.asked().value(name), type)));
        return String.join(", ", values);
    }

    private void stored(FeatureExplanation feature, boolean plain, boolean first) {
        String picture = FeaturePicture.draw(feature, explanation, Svg.Ground.PAGE);
        if (plain) {
            out.append(picture);
            return;
        }
        FeatureExplanation.Stored stored = feature.stored().orElseThrow();
        out.append(first ? "<details open=\"open\">" : "<details>").append("<summary>");
        nameAndValue(feature);
        out.append(" <span class=\"dim\">")
                .append(Markup.escaped(Rules.line(stored.view(), stored.feature())))
                .append("</span></summary>");
        out.append(picture).append("</details>");
    }

    private void onDemand(FeatureExplanation feature) {
        out.append("<div class=\"part\">");
        nameAndValue(feature);
        String sql = feature.onDemand().orElseThrow().expression().sql();
        out.append(" <span class=\"dim\">on demand</span> <code>")
                .append(Markup.escaped(sql))
                .append("</code>");
        for (List<String> read : ExplanationText.inputs(explanation, feature)) {
            out.append("<br/><span class=\"dim\">")
                    .append(Markup.escaped(read.get(0) + " = " + read.get(1)))
                    .append("</span>");
        }
        out.append("</div>");
    }

    private void nameAndValue(FeatureExplanation feature) {
        out.append("<b>").append(Markup.escaped(feature.output())).append("</b> = ");
        out.append(Markup.escaped(ExplanationText.value(feature)));
    }
}
