package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.progress.CellWorks;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.shell.CellAnalysis;
import dev.tidemark.kernel.shell.CellSession;
import dev.tidemark.kernel.shell.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.InterruptRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;

/**
 * The kernel: Java in cells, on JShell. Requests come one at a time, but for those of the control channel, which interrupts
 * and ends.
 */
public final class TidemarkKernel extends BaseKernel implements Host {
    private static final LanguageInfo JAVA = new LanguageInfo.Builder("java")
            .version(Runtime.version().toString())
            .mimetype("text/x-java")
            .fileExtension(".java")
            .pygments("java")
            .codemirror("text/x-java")
            .build();

    private final CellSession session;
    private final CellAnalysis analysis;
    private final History history = new History();
    private final KernelIo kernelIo;
    private final Streams streams = new Streams(() -> this.scope);
    private final Input input = new Input(() -> this.scope, streams::flush);
    private final List<Map<String, Object>> payload = new ArrayList<>();
    private volatile ReplyScope scope;
    private volatile long cell;

    TidemarkKernel(String version, CellSession session) {
        this(version, session, new KernelIo());
    }

    private TidemarkKernel(String version, CellSession session, KernelIo io) {
        super(
                "tidemark",
                version,
                JAVA,
                List.<HelpLink>of(),
                null,
                io,
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.session = session;
        this.kernelIo = io;
        this.analysis = new CellAnalysis(session);
    }

    @Override
    public void onStartup() {
        streams.install();
        System.setIn(input);
        super.onStartup();
    }

    // ---- what the notebook shows

    @Override
    public void show(String id, Bundle bundle) {
        send(MessageType.PUBLISH_DISPLAY_DATA, id, bundle.data());
    }

    @Override
    public void update(String id, Bundle bundle) {
        send(MessageType.PUBLISH_UPDATE_DISPLAY_DATA, id, bundle.data());
    }

    private void send(MessageType<?> type, String id, Map<String, ?> data) {
        ReplyScope to = scope;
        if (to != null) {
            streams.flush();
            to.tell(type, Map.of("data", data, "metadata", Map.of(), "transient", Map.of("display_id", id)));
        }
    }

    @Override
    public void clear() {
        ReplyScope to = scope;
        if (to != null) {
            streams.flush();
            to.tell(MessageType.PUBLISH_CLEAR_OUTPUT, Map.of("wait", true));
        }
    }

    @Override
    public void page(Bundle bundle) {
        synchronized (payload) {
            payload.add(Map.of("source", "page", "data", bundle.data(), "start", 0));
        }
    }

    @Override
    public void display(DisplayData data) {
        streams.flush();
        super.display(data);
    }

    // ---- cells

    @Override
    protected synchronized void handleExecuteRequest(
            ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        ExecuteRequest request = message.getContent();
        boolean counts = !request.isSilent() && request.shouldStoreHistory();
        int number = counts ? executionCount.getAndIncrement() : executionCount.get();
        begin(now, message);
        now.setStatusBusy();
        if (!request.isSilent()) {
            now.tell(MessageType.PUBLISH_EXECUTE_INPUT, Map.of("code", request.getCode(), "execution_count", number));
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("execution_count", number);
        String shown = "";
        try {
            shown = result(request, number, now);
            reply.put("user_expressions", expressions(request));
            reply.put("status", "ok");
        } catch (Throwable e) { // the kernel outlives its cells, whatever they throw
            ErrorReport report = ErrorReport.of(e);
            CellWorks.cellEnded(report.isInterrupt() ? CellWorks.End.INTERRUPTED : CellWorks.End.BY_ITSELF);
            fail(request, report, reply, now);
        }
        CellWorks.cellEnded(CellWorks.End.BY_ITSELF);
        streams.flush();
        reply.put("payload", takePayload());
        if (counts) {
            history.add(number, request.getCode(), shown);
        }
        now.answer(MessageType.EXECUTE_REPLY, reply);
        now.setStatusIdle();
    }

    private void begin(ReplyScope now, Message<ExecuteRequest> message) {
        streams.flush();
        cell++;
        scope = now;
        kernelIo.attach(now);
        getCommManager().setMessageContext(message);
        input.allow(message.getContent().isStdinEnabled());
        takePayload();
    }

    private String result(ExecuteRequest request, int number, ReplyScope now) throws Exception {
        Object value = run(request.getCode());
        CellWorks.cellEnded(CellWorks.End.BY_ITSELF);
        if (value == null || request.isSilent()) {
            return "";
        }
        Map<String, Object> forms = session.call(() -> Forms.of(getRenderer(), value));
        streams.flush();
        now.tell(
                MessageType.PUBLISH_EXECUTION_RESULT,
                Map.of("execution_count", number, "data", forms, "metadata", Map.of()));
        return String.valueOf(forms.get(Bundle.TEXT));
    }

    private Object run(String code) throws Exception {
        Optional<MagicSyntax.CellCall> magic = MagicSyntax.cell(code);
        if (magic.isPresent()) {
            MagicSyntax.CellCall call = magic.get();
            return session.call(() -> getMagicsRegistry().evalCellMagic(this, call.name(), call.words(), call.body()));
        }
        String stripped = code.strip();
        if (stripped.endsWith("?") && stripped.lines().count() == 1) {
            String asked = stripped.replaceAll("\\?+$", "").strip();
            page(Bundle.text(
                    analysis.documentation(asked, asked.length()).orElse("Nothing is known of '" + asked + "'.")));
            return null;
        }
        return session.run(MagicSyntax.java(code, getMagicsRegistry().getLineMagicNames()::contains));
    }

    private void fail(ExecuteRequest request, ErrorReport report, Map<String, Object> reply, ReplyScope now) {
        Map<String, Object> error =
                Map.of("ename", report.name(), "evalue", report.message(), "traceback", report.lines());
        reply.putAll(error);
        reply.put("status", "error");
        streams.flush();
        if (!request.isSilent()) {
            now.tell(MessageType.PUBLISH_ERROR, error);
            report.trace()
                    .ifPresent(trace -> now.tell(
                            MessageType.PUBLISH_DISPLAY_DATA, Map.of("data", trace.data(), "metadata", Map.of())));
        }
        if (request.shouldStopOnError() && !request.isSilent()) {
            now.abortFollowing();
        }
    }

    private Map<String, Object> expressions(ExecuteRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> asked = request.getUserExpr() == null ? Map.of() : request.getUserExpr();
        asked.forEach((name, code) -> {
            try {
                Object value = session.run(code);
                Map<String, Object> forms = value == null
                        ? Map.of(Bundle.TEXT, "null")
                        : session.call(() -> Forms.of(getRenderer(), value));
                values.put(name, Map.of("status", "ok", "data", forms, "metadata", Map.of()));
            } catch (Throwable e) { // as with cells
                ErrorReport report = ErrorReport.of(e);
                values.put(
                        name,
                        Map.of(
                                "status",
                                "error",
                                "ename",
                                report.name(),
                                "evalue",
                                report.message(),
                                "traceback",
                                report.lines()));
            }
        });
        return values;
    }

    private List<Map<String, Object>> takePayload() {
        synchronized (payload) {
            List<Map<String, Object>> taken = List.copyOf(payload);
            payload.clear();
            return taken;
        }
    }

    @Override
    public void interrupt() {
        boolean endsItself = CellWorks.cancel(this);
        session.interrupt(endsItself ? CellSession.Grace.A_MOMENT : CellSession.Grace.NONE);
    }

    @Override
    protected void handleInterruptRequest(ShellReplyEnvironment environment, Message<InterruptRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        now.setStatusBusy();
        interrupt();
        now.answerOk(MessageType.INTERRUPT_REPLY, Map.of());
        now.setStatusIdle();
    }

    // ---- what is asked about code

    @Override
    protected void handleKernelInfoRequest(ShellReplyEnvironment environment, Message<KernelInfoRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        now.setStatusBusy();
        now.answerOk(
                MessageType.KERNEL_INFO_REPLY,
                Map.of(
                        "protocol_version",
                        Header.PROTOCOL_VERISON,
                        "implementation",
                        name,
                        "implementation_version",
                        version,
                        "language_info",
                        getLanguageInfo(),
                        "banner",
                        "Tidemark " + version + " on Java " + Runtime.version().feature(),
                        "help_links",
                        List.of()));
        now.setStatusIdle();
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        now.setStatusBusy();
        now.answerOk(MessageType.HISTORY_REPLY, Map.of("history", history.find(message.getContent())));
        now.setStatusIdle();
    }

    @Override
    protected void handleInspectRequest(ShellReplyEnvironment environment, Message<InspectRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        InspectRequest request = message.getContent();
        now.setStatusBusy();
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
            now.setStatusIdle();
        }
    }

    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment environment, Message<CompleteRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        String code = message.getContent().getCode();
        int cursor = Positions.units(code, message.getContent().getCursorPos());
        now.setStatusBusy();
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
            now.setStatusIdle();
        }
    }

    @Override
    protected void handleIsCodeCompeteRequest(ShellReplyEnvironment environment, Message<IsCompleteRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        now.setStatusBusy();
        String code = message.getContent().getCode();
        Map<String, String> answer = switch (code.stripLeading().startsWith("%")
                ? dev.tidemark.kernel.shell.Completeness.COMPLETE
                : analysis.completeness(code)) {
            case COMPLETE -> Map.of("status", "complete");
            case INVALID -> Map.of("status", "invalid");
            case INCOMPLETE -> Map.of("status", "incomplete", "indent", "    ");
        };
        now.answer(MessageType.IS_COMPLETE_REPLY, answer);
        now.setStatusIdle();
    }

    // ---- what the base and its extensions ask for

    @Override
    public Object evalRaw(String source) {
        try {
            return session.run(source);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public Object evaluate(String java) throws Exception {
        return session.run(java);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return analysis.documentation(code, at).map(DisplayData::new).orElse(null);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        Suggestions found = analysis.suggestions(code, at);
        return new ReplacementOptions(found.texts(), found.begin(), found.end());
    }

    @Override
    public String isComplete(String code) {
        return switch (analysis.completeness(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> "    ";
        };
    }

    @Override
    protected ClassLoader getClassLoader() {
        return session.classes();
    }

    @Override
    public ClassLoader cellClasses() {
        return session.classes();
    }

    /** The session behind the cells. */
    public CellSession session() {
        return session;
    }

    @Override
    public long cell() {
        return cell;
    }

    @Override
    public void lineMagic(String name, LineMagic magic) {
        getMagicsRegistry().registerLineMagic(name, (kernel, words) -> magic.run(words));
    }

    @Override
    public void cellMagic(String name, CellMagic magic) {
        getMagicsRegistry().registerCellMagic(name, (kernel, words, body) -> magic.run(words, body));
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        streams.close(); // but not the session: stores of its variables are closed when the process ends
    }
}
