package dev.tidemark.bench.online;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Requests that are due at fixed instants, shared out to connections in turn. A latency counts from when its request was due. */
final class OpenLoop {
    private static final String LENGTH = "Content-Length: ";

    private final int port;
    private final int connections;
    private final int rate;
    private final int seconds;

    OpenLoop(int port, int connections, int rate, int seconds) {
        this.port = port;
        this.connections = connections;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** Sends {@code rate * seconds} requests; every answer must be 200. */
    Samples run(Function<SplittableRandom, String> request) throws InterruptedException {
        int each = rate * seconds / connections;
        long[][] nanos = new long[connections][each];
        long start = System.nanoTime() + 50_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            int connection = c;
            Thread thread = new Thread(() -> work(connection, start, nanos[connection], request));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Samples(List.of(nanos), (System.nanoTime() - start) / 1e9, 0);
    }

    private void work(int connection, long start, long[] nanos, Function<SplittableRandom, String> request) {
        SplittableRandom random = new SplittableRandom(connection);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int i = 0; i < nanos.length; i++) {
                long due = start + ((long) i * connections + connection) * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                socket.getOutputStream().write(request.apply(random).getBytes(StandardCharsets.US_ASCII));
                answer(in);
                nanos[i] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer whole. */
    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("answered " + status);
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()));
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
