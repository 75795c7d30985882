package dev.tidemark.cli.terminal;

import dev.tidemark.core.progress.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where work stands, in one line: {@code computing features  ███████▌          38 %  0:07 left}.
 *
 * @param share of the work that is done, 0 to 1; empty if its end is not known
 * @param done rows; shown where no share is
 */
record ProgressLine(String title, Optional<Double> share, long done, Optional<Duration> remaining) {
    private static final int TITLE_WIDTH = 34;
    private static final int BAR_WIDTH = 20;
    private static final double TOO_LITTLE = 0.02;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    static ProgressLine of(Progress progress) {
        String title = progress.phase().title() + (progress.detail().isEmpty() ? "" : ": " + progress.detail());
        return new ProgressLine(title, progress.share(), progress.done(), progress.remaining());
    }

    static ProgressLine of(String title, double share, Duration elapsed) {
        Optional<Duration> remaining = share < TOO_LITTLE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / share)));
        return new ProgressLine(title, Optional.of(share), 0, remaining);
    }

    /**
     * @param width of the line; what does not fit is left out
     * @param tick turns the spinner of work whose end is not known
     */
    String text(int width, int tick) {
        StringBuilder line = new StringBuilder(cut(title, TITLE_WIDTH));
        line.append(" ".repeat(Math.max(0, TITLE_WIDTH - line.length()))).append("  ");
        if (share.isPresent()) {
            line.append(bar(share.get())).append(String.format(Locale.ROOT, " %3d %%", (int) (100 * share.get())));
        } else {
            line.append(SPINNER.charAt(tick % SPINNER.length()));
            if (done > 0) {
                line.append(' ').append(Shown.count(done, "row"));
            }
        }
        remaining.ifPresent(left -> line.append("  ").append(Shown.clock(left)).append(" left"));
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
