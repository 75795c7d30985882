package dev.tidemark.kernel.jupyter;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;

/**
 * What everybody hears, sent by a thread of its own in the order it was said: a cell's thread that is interrupted while it sends
 * would break the socket for good.
 */
final class Publisher extends IOPubChannel {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    /** Whoever says more than can be sent waits. */
    private static final int MOST_WAITING = 256;

    private final BlockingQueue<Message<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    Publisher(ZMQ.Context context, HMACGenerator signer) {
        super(context, signer);
        Thread thread = new Thread(this::loop, "publisher");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void sendMessage(Message<?> message) {
        boolean interrupted = false;
        while (true) {
            try {
                waiting.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (true) {
                send(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Message<?> message) {
        try {
            super.sendMessage(message);
        } catch (RuntimeException e) { // such as what has no JSON form
            LOG.warn(
                    "A message of type {} is dropped",
                    message.getHeader().getType().getName(),
                    e);
        }
    }
}
