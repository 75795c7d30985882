package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.shell.CellFailure;
import dev.tidemark.kernel.shell.CellInterrupted;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.magic.UndefinedMagicException;

/**
 * A failed cell, for a person: the message first, and the stack trace one click away.
 *
 * @param trace the whole trace, folded; empty where it would say nothing more
 */
record ErrorReport(String name, String message, List<String> lines, Optional<Bundle> trace) {
    private static final String INTERRUPTED = "Interrupted";
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String CELL_CLASSES = "REPL.";
    private static final int MOST_FRAMES = 8;

    static ErrorReport of(Throwable thrown) {
        if (thrown instanceof CellFailure failure) {
            return new ErrorReport("CompileError", failure.getMessage(), failure.lines(), Optional.empty());
        }
        if (thrown instanceof CellInterrupted) {
            return said(INTERRUPTED, thrown.getMessage());
        }
        if (thrown instanceof UndefinedMagicException) {
            return said("UnknownMagic", thrown.getMessage());
        }
        Optional<TidemarkException> ours = ours(thrown);
        if (ours.isPresent()) {
            TidemarkException e = ours.get();
            String name =
                    e.code() == ErrorCode.CANCELLED ? INTERRUPTED : e.code().name();
            ErrorReport said = said(name, e.getMessage());
            return e.code() == ErrorCode.CANCELLED ? said : said.with(folded(thrown));
        }
        return other(thrown);
    }

    /** Whether it is no failure, but what the user asked for. */
    boolean isInterrupt() {
        return name.equals(INTERRUPTED);
    }

    private static ErrorReport other(Throwable thrown) {
        String name = thrown.getClass().getName();
        String message = String.valueOf(thrown.getMessage());
        List<String> lines = new ArrayList<>();
        lines.add(RED + name + PLAIN + (thrown.getMessage() == null ? "" : ": " + message));
        List<StackTraceElement> frames = List.of(thrown.getStackTrace());
        List<String> cells = frames.stream()
                .filter(each -> each.getClassName().startsWith(CELL_CLASSES))
                .filter(each -> !each.getMethodName().equals("do_it$"))
                .map(each -> "    in " + each.getMethodName())
                .limit(MOST_FRAMES)
                .toList();
        lines.addAll(cells);
        boolean elsewhere = !frames.isEmpty() && !frames.get(0).getClassName().startsWith(CELL_CLASSES);
        ErrorReport report = new ErrorReport(name, message, lines, Optional.empty());
        return elsewhere || thrown.getCause() != null ? report.with(folded(thrown)) : report;
    }

    private static ErrorReport said(String name, String message) {
        return new ErrorReport(name, message, List.of(RED + message + PLAIN), Optional.empty());
    }

    private ErrorReport with(Bundle folded) {
        return new ErrorReport(name, message, lines, Optional.of(folded));
    }

    private static Optional<TidemarkException> ours(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof TidemarkException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }

    private static Bundle folded(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        String shown = text.toString()
                .lines()
                .takeWhile(line -> !line.contains("do_it$("))
                .reduce("", (all, line) -> all + line + "\n");
        String escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Bundle.text("(the stack trace is folded in the notebook)")
                .with(
                        Bundle.HTML,
                        "<details><summary style=\"display:list-item;cursor:pointer;color:#888\">stack trace</summary><pre>"
                                + escaped + "</pre></details>");
    }
}
