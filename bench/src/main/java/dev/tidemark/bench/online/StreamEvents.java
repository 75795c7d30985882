package dev.tidemark.bench.online;

import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.text.TextTime;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Payments as JSON into a sharded stream, with as little work as can be: commands are written to a socket, and a thread of its own
 * throws the answers away. For one thread.
 */
final class StreamEvents implements AutoCloseable {
    static final String STREAM = "events";
    static final int SHARDS = 4;

    private final Socket socket;
    private final OutputStream out;
    private final Thread answers;
    private final SplittableRandom random = new SplittableRandom(7);
    private final int entities;
    private volatile IOException failure;
    private volatile long answered;
    private long sent;

    /** @param entities payments are drawn from, 0 until it */
    StreamEvents(int port, String password, int entities) throws IOException {
        this.entities = entities;
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        this.answers = new Thread(this::skipAnswers, "answers");
        answers.setDaemon(true);
        answers.start();
        command("AUTH", password);
    }

    static String key(int shard) {
        return new ShardKey(STREAM, shard).toString();
    }

    /** A payment of any card, of now. */
    void payment() throws IOException {
        append(random.nextInt(entities), "m" + random.nextInt(2_000));
    }

    /** A payment of a card at a merchant, of now. It is under way after {@link #flush}. */
    void append(long card, String merchant) throws IOException {
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        String json = "{\"card_id\": " + card + ", \"event_time\": \"" + TextTime.format(now) + "\", \"amount\": "
                + random.nextInt(100_000) / 100.0 + ", \"merchant_id\": \"" + merchant
                + "\", \"currency\": \"EUR\", \"country\": \"PT\", \"channel\": \"ONLINE\", \"status\": \"APPROVED\"}";
        command("XADD", key((int) (card % SHARDS)), "*", "value", json);
    }

    private void command(String... parts) throws IOException {
        StringBuilder text =
                new StringBuilder(256).append('*').append(parts.length).append("\r\n");
        for (String part : parts) {
            text.append('$').append(part.length()).append("\r\n").append(part).append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        sent++;
    }

    void flush() throws IOException {
        out.flush();
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns when Redis has all that was appended. */
    void await() throws IOException, InterruptedException {
        flush();
        while (answered < sent) {
            Thread.sleep(1);
            flush();
        }
    }

    /** Every answer ends with a line of its own, and only an id of an entry has a line before it. */
    private void skipAnswers() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            while (true) {
                int kind = in.read();
                skipLine(in);
                if (kind == '$') {
                    skipLine(in);
                } else if (kind != '+') {
                    throw new IOException(kind < 0 ? "Redis hung up" : "Redis refused a payment");
                }
                answered++;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private static void skipLine(InputStream in) throws IOException {
        int c = in.read();
        while (c >= 0 && c != '\n') {
            c = in.read();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            answers.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
