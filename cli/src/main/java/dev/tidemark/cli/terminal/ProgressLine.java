package dev.tidemark.cli.terminal;

import dev.tidemark.core.progress.Progress;
import java.util.Optional;

/** Where work stands, in one line: {@code computing features  ███████▌          38 %  0:07 left}. */
final class ProgressLine {
    private static final int TITLE_WIDTH = 34;
    private static final int BAR_WIDTH = 20;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private ProgressLine() {}

    /**
     * @param width of the line; what does not fit is left out
     * @param tick turns the spinner of work whose end is not known
     */
    static String of(Progress progress, int width, int tick) {
        String title = progress.phase().title() + (progress.detail().isEmpty() ? "" : ": " + progress.detail());
        StringBuilder line = new StringBuilder(cut(title, TITLE_WIDTH));
        line.append(" ".repeat(Math.max(0, TITLE_WIDTH - line.length()))).append("  ");
        Optional<Double> share = progress.share();
        if (share.isPresent()) {
            line.append(bar(share.get()))
                    .append(String.format(java.util.Locale.ROOT, " %3d %%", (int) (100 * share.get())));
        } else {
            line.append(SPINNER.charAt(tick % SPINNER.length()));
            if (progress.done() > 0) {
                line.append(' ').append(Shown.count(progress.done(), "row"));
            }
        }
        progress.remaining()
                .ifPresent(left -> line.append("  ").append(Shown.clock(left)).append(" left"));
        return cut(line.toString(), width);
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR_WIDTH * 8);
        int full = eighths / 8;
        String part = full < BAR_WIDTH && eighths % 8 > 0 ? EIGHTHS.substring(eighths % 8, eighths % 8 + 1) : "";
        return "█".repeat(full) + part + " ".repeat(BAR_WIDTH - full - part.length());
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
