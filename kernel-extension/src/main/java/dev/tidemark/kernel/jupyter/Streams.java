package dev.tidemark.kernel.jupyter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.messages.MessageType;

/**
 * Standard output and error of cells, UTF-8, gathered for a moment so that a loop that prints does not flood the notebook.
 * Thread-safe. What is printed while no cell runs appears under the last one.
 */
final class Streams implements AutoCloseable {
    private static final int MOST_CHARS = 1 << 15;
    private static final long GATHER_MILLIS = 50;

    private final Supplier<ReplyScope> scope;
    private final Sink out = new Sink("stdout");
    private final Sink err = new Sink("stderr");
    private final Timer clock = new Timer("streams", true);

    /** @param scope the cell that runs or ran last; gives null before the first */
    Streams(Supplier<ReplyScope> scope) {
        this.scope = scope;
        TimerTask flushing = new TimerTask() {
            @Override
            public void run() {
                flush();
            }
        };
        clock.schedule(flushing, GATHER_MILLIS, GATHER_MILLIS);
    }

    /** Makes this process print here. */
    void install() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** Sends what was printed; called before anything else is shown, so that all stays in order. */
    void flush() {
        List.of(out, err).forEach(Sink::send);
    }

    @Override
    public void close() {
        clock.cancel();
        flush();
    }

    private final class Sink extends OutputStream {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
        private final CharBuffer chars = CharBuffer.allocate(1 << 12);
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);

        Sink(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] data, int offset, int length) {
            for (int at = 0; at < length; ) {
                int part = Math.min(length - at, bytes.remaining());
                bytes.put(data, offset + at, part);
                at += part;
                decode();
            }
            if (text.length() >= MOST_CHARS) {
                send();
            }
        }

        /** A character whose last bytes are still to come stays where it is. */
        private void decode() {
            bytes.flip();
            decoder.decode(bytes, chars, false);
            bytes.compact();
            chars.flip();
            text.append(chars);
            chars.clear();
        }

        synchronized void send() {
            ReplyScope to = scope.get();
            if (text.isEmpty() || to == null) {
                return;
            }
            to.tell(MessageType.PUBLISH_STREAM, Map.of("name", name, "text", text.toString()));
            text.setLength(0);
        }
    }
}
