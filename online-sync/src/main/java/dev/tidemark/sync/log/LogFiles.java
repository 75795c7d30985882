package dev.tidemark.sync.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.tidemark.sync.http.JsonBodies;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Files of JSON lines: a new one when one is full, and the oldest goes when there are too many. For one thread. */
final class LogFiles implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private final Path folder;
    private final String instance;
    private final long fileBytes;
    private final int files;
    private final Deque<Path> kept = new ArrayDeque<>();
    private OutputStream out;
    private long written;
    private int number;

    /** @param instance sets its files apart from those of others in the folder */
    LogFiles(Path folder, String instance, long fileBytes, int files) {
        this.folder = folder;
        this.instance = instance.replaceAll("[^A-Za-z0-9.-]", "-");
        this.fileBytes = fileBytes;
        this.files = files;
    }

    void write(LoggedVector vector) throws IOException {
        if (out == null) {
            begin();
        }
        Counted line = new Counted(out);
        try (JsonGenerator json = JsonBodies.FACTORY.createGenerator(line)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter());
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            vector.write(json);
            json.writeRaw('\n');
        }
        written += line.bytes;
        if (written >= fileBytes) {
            end();
        }
    }

    /** What was written so far can be read. */
    void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("features-" + instance + "-"
                + ZonedDateTime.now(ZoneOffset.UTC).format(STAMP) + "-" + number++ + ".jsonl");
        out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
        written = 0;
        kept.add(file);
        while (kept.size() > files) {
            Files.deleteIfExists(kept.remove());
        }
    }

    /** Closes the file; the next line begins another one. */
    void end() throws IOException {
        OutputStream ended = out;
        out = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }

    /** Counts what goes through, and leaves the stream open. */
    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private long bytes;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            to.write(some, from, length);
            bytes += length;
        }
    }
}
