package dev.tidemark.kernel.jupyter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Requests, answered one after the other as they come. The base's own channel looks for them every 50 ms, dies of what a handler throws
 * and knows no aborting.
 */
final class PolledChannel extends ShellChannel {
    private static final Logger LOG = LoggerFactory.getLogger(PolledChannel.class);
    private static final long LOOK_MILLIS = 500;
    /** How long to look for cells that were sent together with the one that failed. */
    private static final long STRAGGLERS_MILLIS = 20;

    private final Connection connection;
    private final String name;
    private final boolean control;
    private final Deque<Message<?>> waiting = new ArrayDeque<>();
    private volatile boolean stopped;
    private ZMQ.Poller poller;
    private volatile Thread thread;

    private PolledChannel(
            ZMQ.Context context, HMACGenerator signer, Connection connection, String name, boolean control) {
        super(context, signer, control, connection);
        this.connection = connection;
        this.name = name;
        this.control = control;
    }

    static PolledChannel shell(ZMQ.Context context, HMACGenerator signer, Connection connection) {
        return new PolledChannel(context, signer, connection, "shell", false);
    }

    static PolledChannel control(ZMQ.Context context, HMACGenerator signer, Connection connection) {
        return new PolledChannel(context, signer, connection, "control", true);
    }

    @Override
    public void bind(KernelConnectionProperties at) {
        bind(formatAddress(at.getTransport(), at.getIp(), control ? at.getControlPort() : at.getShellPort()));
        poller = ctx.poller(1);
        poller.register(this, ZMQ.Poller.POLLIN);
        thread = new Thread(this::loop, name);
        thread.start();
    }

    private void loop() {
        try {
            while (!stopped) {
                Message<?> next = waiting.poll();
                if (next != null) {
                    handle(next);
                } else if (poller.poll(LOOK_MILLIS) > 0) {
                    read();
                }
            }
        } catch (ZMQException e) {
            if (!stopped) {
                LOG.error("The {} channel broke", name, e);
            }
        } finally {
            connection.stopped();
        }
    }

    private void read() {
        try {
            waiting.add(readMessage());
        } catch (ZMQException e) {
            throw e;
        } catch (RuntimeException e) { // not signed by who knows the key, or not of this protocol
            LOG.warn("A message on the {} channel is dropped", name, e);
        }
    }

    private void handle(Message<?> message) {
        ReplyScope scope = connection.scope(this, message);
        try {
            answer(scope, message);
        } catch (Throwable e) { // a kernel outlives whatever its handlers throw
            LOG.error("Cannot answer {}", message.getHeader().getType().getName(), e);
        }
        if (scope.abortsFollowing()) {
            abort();
        }
        if (scope.isMarkedForShutdown()) {
            stopped = true;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void answer(ReplyScope scope, Message<?> message) {
        ShellHandler handler = connection.getHandler(message.getHeader().getType());
        if (handler == null) {
            LOG.warn("Nothing answers {}", message.getHeader().getType().getName());
            return;
        }
        try {
            handler.handle(scope, message);
        } finally {
            scope.resolveDeferrals();
        }
    }

    /**
     * Takes in what was sent together with the request that is being answered; called before it is answered, for what comes
     * later was sent by somebody who knows.
     */
    void gather() {
        while (poller.poll(STRAGGLERS_MILLIS) > 0) {
            read();
        }
    }

    /** Answers the cells that wait with "aborted"; other requests keep their turn. */
    private void abort() {
        Deque<Message<?>> others = new ArrayDeque<>();
        for (Message<?> each : waiting) {
            if (each.getHeader().getType() != MessageType.EXECUTE_REQUEST) {
                others.add(each);
                continue;
            }
            ReplyScope scope = connection.scope(this, each);
            scope.setStatusBusy();
            scope.answer(MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
            scope.setStatusIdle();
        }
        waiting.clear();
        waiting.addAll(others);
    }

    @Override
    public void waitUntilClose() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
