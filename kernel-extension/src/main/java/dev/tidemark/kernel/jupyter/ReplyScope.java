package dev.tidemark.kernel.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;

/** Where the answers to one request go. */
final class ReplyScope extends ShellReplyEnvironment {
    private final PolledChannel channel;
    private boolean abortsFollowing;

    ReplyScope(PolledChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext request) {
        super(shell, stdin, iopub, request);
        this.channel = shell;
    }

    /** Answers with the front end told of the begin and of the end. */
    void busy(Consumer<ReplyScope> answers) {
        setStatusBusy();
        try {
            answers.accept(this);
        } finally {
            setStatusIdle();
        }
    }

    /** Answers on the socket that asked. */
    void answer(MessageType<?> type, Map<String, ?> content) {
        Wire.send(getShell(), getContext(), type, content);
    }

    /** Answers that it went well. */
    void answerOk(MessageType<?> type, Map<String, ?> content) {
        Map<String, Object> all = new LinkedHashMap<>(content);
        all.put("status", "ok");
        answer(type, all);
    }

    /** Tells everybody who listens. */
    void tell(MessageType<?> type, Map<String, ?> content) {
        Wire.send(getIopub(), getContext(), type, content);
    }

    /** The cells that wait behind this one are not run. Called before it is answered. */
    void abortFollowing() {
        channel.gather();
        abortsFollowing = true;
    }

    boolean abortsFollowing() {
        return abortsFollowing;
    }

    /** At once, from whatever thread: the base's way has a flag that two threads would upset. */
    @Override
    public void publish(Message<?> message) {
        getIopub().sendMessage(message);
    }
}
