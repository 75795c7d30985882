package dev.tidemark.kernel.jupyter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** What the user of a notebook types when a cell reads standard input: a line at a time, UTF-8. */
final class Input extends InputStream {
    private final Supplier<ReplyScope> scope;
    private final Runnable beforeAsking;
    private volatile boolean allowed;
    private byte[] line = {};
    private int at;

    Input(Supplier<ReplyScope> scope, Runnable beforeAsking) {
        this.scope = scope;
        this.beforeAsking = beforeAsking;
    }

    /** Whether the front end of the cell that runs can ask a person. */
    void allow(boolean asked) {
        allowed = asked;
        line = new byte[0];
        at = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == line.length && !ask()) {
            return -1;
        }
        int part = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, part);
        at += part;
        return part;
    }

    @Override
    public int available() {
        return line.length - at;
    }

    private boolean ask() throws IOException {
        ReplyScope to = scope.get();
        if (!allowed || to == null) {
            throw new IOException("Cannot read input: nobody can be asked here; run the cell in a notebook.");
        }
        beforeAsking.run();
        line = typed(to).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return line.length > 0;
    }

    /** Asked on another thread, for an interrupt of this one would break the socket for good. */
    private static String typed(ReplyScope to) throws IOException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(to.readFromStdIn()), "input");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for input");
        } catch (ExecutionException e) {
            throw new IOException("Cannot read input: " + e.getCause().getMessage(), e);
        }
    }
}
