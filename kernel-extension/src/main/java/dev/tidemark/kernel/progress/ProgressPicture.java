package dev.tidemark.kernel.progress;

import dev.tidemark.core.progress.Progress;
import dev.tidemark.kernel.render.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** How progress looks: a line for each stage that is over, and a bar for the one that is under way. */
final class ProgressPicture {
    private static final String LINE = "<div style=\"font-family:sans-serif;font-size:13px;line-height:1.6\">";

    private ProgressPicture() {}

    /**
     * @param ended whether nothing more will come: what is not done then was stopped
     * @param interrupted whether somebody stopped it, be it between two stages
     */
    static Bundle of(List<Progress> over, Progress now, boolean ended, boolean interrupted) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder(LINE);
        over.forEach(each -> done(each, text, html));
        if (now != null && now.isComplete()) {
            done(now, text, html);
            if (interrupted) {
                text.append("✗ stopped");
                html.append("<div>✗ stopped</div>");
            }
        } else if (now != null) {
            underWay(now, ended, text, html);
        }
        return Bundle.text(text.toString().stripTrailing())
                .with(Bundle.HTML, html.append("</div>").toString());
    }

    private static void done(Progress stage, StringBuilder text, StringBuilder html) {
        String line = "✓ " + title(stage) + count(stage.done()) + ", " + time(stage.elapsed());
        text.append(line).append('\n');
        html.append("<div style=\"color:#2a7a3b\">").append(escaped(line)).append("</div>");
    }

    private static void underWay(Progress stage, boolean ended, StringBuilder text, StringBuilder html) {
        String mark = ended ? "✗ stopped: " : "";
        String line = mark + title(stage) + state(stage.done(), stage.total());
        String left = ended
                ? ""
                : stage.remaining()
                        .map(rest -> ", about " + time(rest) + " left")
                        .orElse("");
        text.append(line).append(left).append('\n');
        html.append("<div>");
        if (!ended) {
            html.append(bar(stage.done(), stage.total()));
        }
        html.append(escaped(line + left)).append("</div>");
    }

    static String bar(long done, OptionalLong total) {
        String style = "<progress style=\"width:16em;vertical-align:middle;margin-right:.8em\"";
        return total.isPresent()
                ? style + " max=\"" + Math.max(1, total.getAsLong()) + "\" value=\"" + done + "\"></progress>"
                : style + "></progress>";
    }

    static String state(long done, OptionalLong total) {
        if (total.isEmpty()) {
            return count(done);
        }
        long all = total.getAsLong();
        long percent = all == 0 ? 100 : (long) (100.0 * done / all);
        return " " + number(done) + " of " + number(all) + " (" + percent + " %)";
    }

    static String time(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3);
        }
        return seconds < 100 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String title(Progress stage) {
        return stage.phase().title() + (stage.detail().isEmpty() ? "" : " (" + stage.detail() + ")");
    }

    private static String count(long done) {
        return done == 0 ? "" : " " + number(done);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
