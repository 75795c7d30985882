package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Style;
import java.io.PrintStream;
import java.util.List;

/** Lines that are new or go, in their colours. */
final class Diffs {
    private Diffs() {}

    /** @param lines each after {@code "+ "}, {@code "- "} or two blanks */
    static void print(List<String> lines, String indent, PrintStream out, Style style) {
        for (String line : lines) {
            out.println(indent + coloured(line, style));
        }
    }

    static String coloured(String line, Style style) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> style.good(line);
            case '-' -> style.error(line);
            default -> style.dim(line);
        };
    }
}
