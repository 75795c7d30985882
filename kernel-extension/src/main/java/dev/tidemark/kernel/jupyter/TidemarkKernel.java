package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.progress.CellWorks;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.shell.CellAnalysis;
import dev.tidemark.kernel.shell.CellSession;
import dev.tidemark.kernel.shell.Suggestions;
import java.util.List;
import java.util.Map;
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
    private final CodeQuestions questions;
    private final Outputs outputs = new Outputs();
    private final Input input = new Input(outputs::scope, outputs::flush);
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
        this.questions = new CodeQuestions(analysis);
    }

    @Override
    public void onStartup() {
        outputs.install();
        System.setIn(input);
        super.onStartup();
    }

    // ---- what the notebook shows

    @Override
    public void show(String id, Bundle bundle) {
        outputs.show(MessageType.PUBLISH_DISPLAY_DATA, id, bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
        outputs.show(MessageType.PUBLISH_UPDATE_DISPLAY_DATA, id, bundle);
    }

    @Override
    public void clear() {
        outputs.clear();
    }

    @Override
    public void page(Bundle bundle) {
        outputs.page(bundle);
    }

    @Override
    public void display(DisplayData data) {
        outputs.flush();
        super.display(data);
    }

    // ---- cells

    @Override
    protected synchronized void handleExecuteRequest(
            ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
        ReplyScope now = (ReplyScope) environment;
        ExecuteRequest request = message.getContent();
        cell++;
        outputs.begin(now);
        kernelIo.attach(now);
        getCommManager().setMessageContext(message);
        input.allow(request.isStdinEnabled());
        now.setStatusBusy();
        boolean counts = !request.isSilent() && request.shouldStoreHistory();
        int number = counts ? executionCount.getAndIncrement() : executionCount.get();
        CellRun.Ended ended = new CellRun(this, session, analysis, outputs, now).run(request, number);
        if (counts) {
            history.add(number, request.getCode(), ended.shown());
        }
        now.answer(MessageType.EXECUTE_REPLY, ended.reply());
        now.setStatusIdle();
    }

    @Override
    public void interrupt() {
        boolean endsItself = CellWorks.cancel(this);
        session.interrupt(endsItself ? CellSession.Grace.A_MOMENT : CellSession.Grace.NONE);
    }

    @Override
    protected void handleInterruptRequest(ShellReplyEnvironment environment, Message<InterruptRequest> message) {
        ((ReplyScope) environment).busy(now -> {
            interrupt();
            now.answerOk(MessageType.INTERRUPT_REPLY, Map.of());
        });
    }

    // ---- what is asked

    @Override
    protected void handleKernelInfoRequest(ShellReplyEnvironment environment, Message<KernelInfoRequest> message) {
        ((ReplyScope) environment)
                .busy(now -> now.answerOk(
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
                                "Tidemark " + version + " on Java "
                                        + Runtime.version().feature(),
                                "help_links",
                                List.of())));
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
        ((ReplyScope) environment)
                .busy(now ->
                        now.answerOk(MessageType.HISTORY_REPLY, Map.of("history", history.find(message.getContent()))));
    }

    @Override
    protected void handleInspectRequest(ShellReplyEnvironment environment, Message<InspectRequest> message) {
        ((ReplyScope) environment).busy(now -> questions.inspect(message.getContent(), now));
    }

    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment environment, Message<CompleteRequest> message) {
        ((ReplyScope) environment).busy(now -> questions.complete(message.getContent(), now));
    }

    @Override
    protected void handleIsCodeCompeteRequest(ShellReplyEnvironment environment, Message<IsCompleteRequest> message) {
        ((ReplyScope) environment).busy(now -> questions.isComplete(message.getContent(), now));
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
        outputs.close(); // but not the session: stores of its variables are closed when the process ends
    }
}
