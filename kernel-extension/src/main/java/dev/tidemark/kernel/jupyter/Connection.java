package dev.tidemark.kernel.jupyter;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.HeartbeatChannel;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.zeromq.ZMQ;

/** The five sockets of a kernel. Those that the base makes stay unused, for it lets nobody replace them. */
final class Connection extends JupyterConnection {
    private static final long LAST_WORDS_MILLIS = 500;

    private final KernelConnectionProperties at;
    private final ZMQ.Context context = ZMQ.context(1);
    private final HeartbeatChannel heartbeat;
    private final PolledChannel shell;
    private final PolledChannel control;
    private final StdinChannel stdin;
    private final IOPubChannel iopub;
    private final CountDownLatch ended = new CountDownLatch(1);

    Connection(KernelConnectionProperties at) throws NoSuchAlgorithmException, InvalidKeyException {
        super(at);
        this.at = at;
        HMACGenerator signer = at.createHMACGenerator();
        heartbeat = new HeartbeatChannel(context, signer);
        shell = PolledChannel.shell(context, signer, this);
        control = PolledChannel.control(context, signer, this);
        stdin = new StdinChannel(context, signer);
        iopub = new Publisher(context, signer);
    }

    @Override
    public void connect() {
        iopub.bind(at);
        stdin.bind(at);
        heartbeat.bind(at);
        control.bind(at);
        Wire.send(iopub, null, MessageType.PUBLISH_STATUS, Map.of("execution_state", "starting"));
        shell.bind(at);
    }

    @Override
    public IOPubChannel getIOPub() {
        return iopub;
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
        return scope(channel, request);
    }

    ReplyScope scope(ShellChannel channel, MessageContext request) {
        return new ReplyScope((PolledChannel) channel, stdin, iopub, request);
    }

    /** Called when a channel ended, and with it the kernel. */
    void stopped() {
        ended.countDown();
    }

    @Override
    public void waitUntilClose() {
        try {
            ended.await();
            TimeUnit.MILLISECONDS.sleep(LAST_WORDS_MILLIS); // for the reply to leave
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
