package dev.tidemark.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What the compiler says of a snippet, under the line it says it of. */
final class Diagnostics {
    private static final int MOST = 5;

    private Diagnostics() {}

    static CellFailure of(JShell shell, Snippet snippet) {
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        List<String> lines = new ArrayList<>();
        String summary = null;
        for (Diag error : errors.subList(0, Math.min(MOST, errors.size()))) {
            String message = error.getMessage(Locale.ROOT).strip();
            summary = summary == null ? message.lines().findFirst().orElse("") : summary;
            mark(snippet.source(), error, lines);
            lines.addAll(message.lines().toList());
        }
        if (errors.size() > MOST) {
            lines.add("… and " + (errors.size() - MOST) + " more errors");
        }
        if (summary == null && snippet instanceof DeclarationSnippet declaration) {
            List<String> missing = shell.unresolvedDependencies(declaration).toList();
            summary = "cannot find " + String.join(", ", missing);
            lines.add(summary);
        }
        return new CellFailure(summary == null ? "not valid Java" : summary, lines);
    }

    private static void mark(String source, Diag error, List<String> lines) {
        int at = (int) Math.max(0, Math.min(error.getPosition(), source.length()));
        int begin = source.lastIndexOf('\n', at - 1) + 1;
        int end = source.indexOf('\n', at);
        String line = source.substring(begin, end < 0 ? source.length() : end);
        int width = (int) Math.max(1, Math.min(error.getEndPosition(), begin + line.length()) - at);
        lines.add(line);
        lines.add(" ".repeat(at - begin) + "^".repeat(width));
    }
}
