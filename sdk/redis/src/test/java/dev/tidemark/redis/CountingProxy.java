package dev.tidemark.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a Redis and counts the commands about keys, each on its own also where many travel together. At one of them
 * something happens, and the command is not passed on, nor is any later one of that connection.
 */
final class CountingProxy implements AutoCloseable {
    /** How our keys begin; what has none is about the connection or the server. */
    private static final String NAMESPACE = "test:";

    private final int target;
    private final Runnable event;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long left;

    private CountingProxy(int target, long commands, Runnable event) {
        this.target = target;
        this.left = commands;
        this.event = event;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** After so many commands nothing comes through any more: for Redis, the client is dead. */
    static CountingProxy cutting(TestingRedis redis, long commands) {
        CountingProxy[] self = {null};
        self[0] = new CountingProxy(redis.port(), commands, () -> self[0].close());
        return self[0];
    }

    /** After so many commands that happens, once; connections made after it are let through. */
    static CountingProxy doing(TestingRedis redis, long commands, Runnable event) {
        return new CountingProxy(redis.port(), commands, event);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Whether the command came at which something happens. */
    synchronized boolean hasHappened() {
        return left < 0;
    }

    private void accept() {
        try {
            while (true) {
                Socket outside = server.accept();
                open.add(outside);
                start(() -> serve(outside));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket outside) {
        try (outside;
                Socket inside = new Socket("127.0.0.1", target)) {
            open.add(inside);
            start(() -> answers(inside, outside));
            InputStream in = new BufferedInputStream(outside.getInputStream());
            OutputStream out = inside.getOutputStream();
            while (true) {
                byte[] command = command(in);
                if (!pass(isCounted(command))) {
                    return;
                }
                out.write(command);
                out.flush();
            }
        } catch (IOException e) {
            // one side hung up, and so does the other
        }
    }

    private static void answers(Socket inside, Socket outside) {
        try (inside;
                outside) {
            inside.getInputStream().transferTo(outside.getOutputStream());
        } catch (IOException e) {
            // one side hung up, and so does the other
        }
    }

    /** Whether a command goes through; what happens is done before this returns. */
    private synchronized boolean pass(boolean counted) {
        if (!counted || left < 0) {
            return !server.isClosed();
        }
        if (left-- > 0) {
            return true;
        }
        event.run();
        return false;
    }

    /** The bytes of one command: an array of texts. */
    private static byte[] command(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int texts = number(in, bytes);
        for (int i = 0; i < texts; i++) {
            int length = number(in, bytes);
            byte[] text = in.readNBytes(length + 2);
            bytes.write(text);
        }
        return bytes.toByteArray();
    }

    /** That of a line as {@code *3} or {@code $12}. */
    private static int number(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        while (read != '\n') {
            if (read < 0) {
                throw new EOFException();
            }
            bytes.write(read);
            line.append((char) read);
            read = in.read();
        }
        bytes.write(read);
        return Integer.parseInt(line.substring(1).strip());
    }

    private static boolean isCounted(byte[] command) {
        return new String(command, StandardCharsets.ISO_8859_1).contains(NAMESPACE);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
