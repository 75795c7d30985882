package dev.tidemark.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What can be said of code that is not run. Positions are in UTF-16 units. */
public final class CellAnalysis {
    private final CellSession session;

    public CellAnalysis(CellSession session) {
        this.session = session;
    }

    public Completeness completeness(String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                return next.completeness() == SourceCodeAnalysis.Completeness.UNKNOWN
                        ? Completeness.INVALID
                        : Completeness.INCOMPLETE;
            }
            if (analysis().sourceToSnippets(next.source()).stream().anyMatch(ErroneousSnippet.class::isInstance)) {
                return Completeness.INVALID;
            }
            rest = next.remaining();
        }
        return Completeness.COMPLETE;
    }

    public Suggestions suggestions(String cell, int cursor) {
        int begin = statements(cell.substring(0, cursor));
        Suggestions found = suggestions(cell, begin, cursor);
        int last = lastSnippet(cell, begin, cursor);
        return found.texts().isEmpty() && last > begin ? suggestions(cell, last, cursor) : found;
    }

    private Suggestions suggestions(String cell, int begin, int cursor) {
        int[] anchor = {-1};
        List<Suggestion> found = analysis().completionSuggestions(cell.substring(begin), cursor - begin, anchor);
        List<String> texts =
                found.stream().map(Suggestion::continuation).distinct().toList();
        return texts.isEmpty() ? Suggestions.none(cursor) : new Suggestions(texts, begin + anchor[0], cursor);
    }

    /** Signatures and documentation of what stands at the cursor, or the value's type of a variable. */
    public Optional<String> documentation(String cell, int cursor) {
        int end = cursor;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        int begin = lastSnippet(cell, 0, Math.min(end, cell.length()));
        String upTo = cell.substring(begin, end);
        List<Documentation> found = analysis().documentation(upTo, upTo.length(), true);
        if (found.isEmpty()) {
            found = analysis().documentation(upTo + "(", upTo.length() + 1, true);
        }
        return found.isEmpty() ? variable(upTo) : Optional.of(text(found));
    }

    private Optional<String> variable(String upTo) {
        int begin = upTo.length();
        while (begin > 0 && Character.isJavaIdentifierPart(upTo.charAt(begin - 1))) {
            begin--;
        }
        String name = upTo.substring(begin);
        return session.shell()
                .variables()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> each.typeName() + " " + each.name());
    }

    private static String text(List<Documentation> found) {
        return found.stream()
                .map(each -> each.javadoc() == null
                        ? each.signature()
                        : each.signature() + "\n\n" + each.javadoc().strip())
                .collect(Collectors.joining("\n\n"));
    }

    /** Where the first snippet begins that is no import. */
    private int statements(String code) {
        int begin = 0;
        while (true) {
            String rest = code.substring(begin);
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete() || next.remaining().isEmpty() || !isImport(next.source())) {
                return begin;
            }
            begin = code.length() - next.remaining().length();
        }
    }

    private boolean isImport(String source) {
        List<Snippet> snippets = analysis().sourceToSnippets(source);
        return !snippets.isEmpty() && snippets.stream().allMatch(ImportSnippet.class::isInstance);
    }

    private int lastSnippet(String cell, int from, int to) {
        int begin = from;
        while (true) {
            String rest = cell.substring(begin, to);
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete() || next.remaining().isBlank()) {
                return begin;
            }
            begin = to - next.remaining().length();
        }
    }

    private SourceCodeAnalysis analysis() {
        return session.analysis();
    }
}
