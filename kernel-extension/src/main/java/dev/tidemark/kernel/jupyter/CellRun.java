package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.progress.CellWorks;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.shell.CellAnalysis;
import dev.tidemark.kernel.shell.CellSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** One cell, from its code to its reply. */
final class CellRun {
    private final TidemarkKernel kernel;
    private final CellSession session;
    private final CellAnalysis analysis;
    private final Outputs outputs;
    private final ReplyScope scope;

    CellRun(TidemarkKernel kernel, CellSession session, CellAnalysis analysis, Outputs outputs, ReplyScope scope) {
        this.kernel = kernel;
        this.session = session;
        this.analysis = analysis;
        this.outputs = outputs;
        this.scope = scope;
    }

    /**
     * How a cell ended.
     *
     * @param shown its last value as text; empty if there is none
     */
    record Ended(Map<String, Object> reply, String shown) {}

    /** Runs it whatever it throws, for the kernel outlives its cells. */
    Ended run(ExecuteRequest request, int number) {
        if (!request.isSilent()) {
            outputs.tell(
                    MessageType.PUBLISH_EXECUTE_INPUT, Map.of("code", request.getCode(), "execution_count", number));
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("execution_count", number);
        String shown = "";
        try {
            shown = result(request, number);
            reply.put("user_expressions", expressions(request));
            reply.put("status", "ok");
        } catch (Throwable e) { // whatever it is
            ErrorReport report = ErrorReport.of(e);
            CellWorks.cellEnded(report.isInterrupt() ? CellWorks.End.INTERRUPTED : CellWorks.End.BY_ITSELF);
            reply.putAll(error(report));
            fail(request, report);
        }
        CellWorks.cellEnded(CellWorks.End.BY_ITSELF);
        outputs.flush();
        reply.put("payload", outputs.takePayload());
        return new Ended(reply, shown);
    }

    private String result(ExecuteRequest request, int number) throws Exception {
        Object value = value(request.getCode());
        CellWorks.cellEnded(CellWorks.End.BY_ITSELF);
        if (value == null || request.isSilent()) {
            return "";
        }
        Map<String, Object> forms = forms(value);
        outputs.tell(
                MessageType.PUBLISH_EXECUTION_RESULT,
                Map.of("execution_count", number, "data", forms, "metadata", Map.of()));
        return String.valueOf(forms.get(Bundle.TEXT));
    }

    private Object value(String code) throws Exception {
        Optional<MagicSyntax.CellCall> magic = MagicSyntax.cell(code);
        if (magic.isPresent()) {
            MagicSyntax.CellCall call = magic.get();
            return session.call(
                    () -> kernel.getMagicsRegistry().evalCellMagic(kernel, call.name(), call.words(), call.body()));
        }
        String stripped = code.strip();
        if (stripped.endsWith("?") && stripped.lines().count() == 1) {
            document(stripped.replaceAll("\\?+$", "").strip());
            return null;
        }
        return session.run(MagicSyntax.java(code, kernel.getMagicsRegistry().getLineMagicNames()::contains));
    }

    private void document(String asked) {
        outputs.page(Bundle.text(
                analysis.documentation(asked, asked.length()).orElse("Nothing is known of '" + asked + "'.")));
    }

    private Map<String, Object> forms(Object value) throws Exception {
        return session.call(() -> Forms.of(kernel.getRenderer(), value));
    }

    private void fail(ExecuteRequest request, ErrorReport report) {
        if (request.isSilent()) {
            return;
        }
        outputs.tell(
                MessageType.PUBLISH_ERROR,
                Map.of("ename", report.name(), "evalue", report.message(), "traceback", report.lines()));
        report.trace()
                .ifPresent(trace -> outputs.tell(
                        MessageType.PUBLISH_DISPLAY_DATA, Map.of("data", trace.data(), "metadata", Map.of())));
        if (request.shouldStopOnError()) {
            scope.abortFollowing();
        }
    }

    private Map<String, Object> expressions(ExecuteRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> asked = request.getUserExpr() == null ? Map.of() : request.getUserExpr();
        asked.forEach((name, code) -> values.put(name, expression(code)));
        return values;
    }

    private Map<String, Object> expression(String code) {
        try {
            Object value = session.run(code);
            Map<String, Object> forms = value == null ? Map.of(Bundle.TEXT, "null") : forms(value);
            return Map.of("status", "ok", "data", forms, "metadata", Map.of());
        } catch (Throwable e) { // as with cells
            return error(ErrorReport.of(e));
        }
    }

    private static Map<String, Object> error(ErrorReport report) {
        return Map.of(
                "status", "error", "ename", report.name(), "evalue", report.message(), "traceback", report.lines());
    }
}
