package dev.tidemark.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints. Standard output is for results, standard error for progress and errors; both are UTF-8, whatever
 * the locale.
 */
public final class Terminal {
    private static final int DEFAULT_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean colours;
    private final int width;

    private Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colours, int width) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colours = colours;
        this.width = width;
    }

    /**
     * The streams of this process. Whether somebody looks at them is told by the launcher, which can see it: {@code
     * tidemark.terminal} names those of {@code out} and {@code err} that are terminals.
     */
    public static Terminal ofProcess() {
        String shown = System.getProperty("tidemark.terminal", "");
        boolean plain = isSet("NO_COLOR") || "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                shown.contains("err") && !"dumb".equals(System.getenv("TERM")),
                shown.contains("out") && shown.contains("err") && !plain,
                width(System.getenv("COLUMNS")));
    }

    /** Streams that nobody watches. */
    public static Terminal piped(OutputStream out, OutputStream err) {
        return new Terminal(utf8(out), utf8(err), false, false, DEFAULT_WIDTH);
    }

    /** Streams that somebody watches in colour. */
    public static Terminal watched(OutputStream out, OutputStream err) {
        return new Terminal(utf8(out), utf8(err), true, true, DEFAULT_WIDTH);
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Whether standard error is a terminal, so that progress is worth drawing. */
    public boolean isInteractive() {
        return interactive;
    }

    public boolean hasColours() {
        return colours;
    }

    public Style style() {
        return new Style(colours);
    }

    public int width() {
        return width;
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    private static int width(String columns) {
        return columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }
}
