package dev.tidemark.cli.terminal;

import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.progress.ProgressListener;
import java.time.Duration;

/**
 * One line on standard error that says where long work stands, drawn ten times a second from the second second on, and gone
 * when the work ends. Draws nothing where nobody looks.
 */
public final class ProgressBar implements ProgressListener, AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long INTERVAL_MILLIS = 100;
    private static final String RETURN_AND_CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final Runnable stop;
    private volatile ProgressLine latest;
    private String drawn = "";
    private int ticks;

    private ProgressBar(Terminal terminal, Ticks timer) {
        this.terminal = terminal;
        this.stop = timer.start(PATIENCE_MILLIS, INTERVAL_MILLIS, this::draw);
    }

    /** Begins to draw, if the terminal is one that somebody watches. */
    public static ProgressBar on(Terminal terminal) {
        return on(terminal, Ticks.timer());
    }

    static ProgressBar on(Terminal terminal, Ticks timer) {
        return terminal.isInteractive() ? new ProgressBar(terminal, timer) : none(terminal);
    }

    /** One that draws nothing. */
    public static ProgressBar none(Terminal terminal) {
        return new ProgressBar(terminal, (first, interval, tick) -> () -> {});
    }

    @Override
    public void progressed(Progress progress) {
        latest = ProgressLine.of(progress);
    }

    /**
     * Shows work that is no phase of a training set.
     *
     * @param share of it that is done, 0 to 1
     */
    public void working(String title, double share, Duration elapsed) {
        latest = ProgressLine.of(title, share, elapsed);
    }

    @Override
    public void close() {
        stop.run();
        hide();
    }

    /** Takes the bar away until more is done, so that something can be printed. */
    public synchronized void hide() {
        if (!drawn.isEmpty()) {
            terminal.err().print(RETURN_AND_CLEAR);
            terminal.err().flush();
            drawn = "";
        }
        latest = null;
    }

    private synchronized void draw() {
        ProgressLine progress = latest;
        if (progress == null) {
            return;
        }
        String line = progress.text(terminal.width() - 1, ticks++);
        if (!line.equals(drawn)) {
            terminal.err().print(RETURN_AND_CLEAR + line);
            terminal.err().flush();
            drawn = line;
        }
    }
}
