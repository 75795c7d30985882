package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.shell.CellAnalysis;
import dev.tidemark.kernel.shell.Completeness;
import dev.tidemark.kernel.shell.Suggestions;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;

/** What front ends ask about code that is being written. Each is answered, even where the answer fails. */
final class CodeQuestions {
    private final CellAnalysis analysis;

    CodeQuestions(CellAnalysis analysis) {
        this.analysis = analysis;
    }

    void inspect(InspectRequest request, ReplyScope now) {
        Optional<String> found = Optional.empty();
        try {
            found = analysis.documentation(
                    request.getCode(), Positions.units(request.getCode(), request.getCursorPos()));
        } finally {
            now.answerOk(
                    MessageType.INSPECT_REPLY,
                    Map.of(
                            "found", found.isPresent(),
                            "data", found.map(text -> Map.of(Bundle.TEXT, text)).orElse(Map.of()),
                            "metadata", Map.of()));
        }
    }

    void complete(CompleteRequest request, ReplyScope now) {
        String code = request.getCode();
        int cursor = Positions.units(code, request.getCursorPos());
        Suggestions found = Suggestions.none(cursor);
        try {
            found = Suggesting.at(code, cursor, analysis);
        } finally {
            now.answerOk(
                    MessageType.COMPLETE_REPLY,
                    Map.of(
                            "matches", found.texts(),
                            "cursor_start", Positions.characters(code, found.begin()),
                            "cursor_end", Positions.characters(code, found.end()),
                            "metadata", Map.of()));
        }
    }

    void isComplete(IsCompleteRequest request, ReplyScope now) {
        String code = request.getCode();
        boolean magic = code.stripLeading().startsWith("%");
        Map<String, String> answer = switch (magic ? Completeness.COMPLETE : analysis.completeness(code)) {
            case COMPLETE -> Map.of("status", "complete");
            case INVALID -> Map.of("status", "invalid");
            case INCOMPLETE -> Map.of("status", "incomplete", "indent", "    ");
        };
        now.answer(MessageType.IS_COMPLETE_REPLY, answer);
    }
}
