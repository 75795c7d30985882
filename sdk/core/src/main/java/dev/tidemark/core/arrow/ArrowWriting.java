package dev.tidemark.core.arrow;

import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** Writes the rows of a table to a file that does not exist yet. On an error the file is the caller's to delete. */
public final class ArrowWriting {
    private ArrowWriting() {}

    /** CSV: a header, RFC 4180, LF, UTF-8, as {@code docs/spec/files.md} says. */
    public static void csv(BuiltTable table, Path file, ProgressMeter progress, Cancellation cancellation)
            throws IOException {
        try (OutputStream out = create(file);
                TableReading reading = new TableReading(table)) {
            Utf8Buffer buffer = new Utf8Buffer();
            CsvText.header(reading.names(), buffer);
            List<Cell> cells = reading.cells();
            reading.forEach(progress, cancellation, root -> {
                for (int row = 0; row < root.getRowCount(); row++) {
                    CsvText.row(cells, row, buffer);
                    flushIfLarge(buffer, out);
                }
            });
            buffer.writeTo(out);
        }
    }

    /** One JSON object a line, every column in each. */
    public static void jsonLines(BuiltTable table, Path file, ProgressMeter progress, Cancellation cancellation)
            throws IOException {
        try (OutputStream out = create(file);
                TableReading reading = new TableReading(table)) {
            Utf8Buffer buffer = new Utf8Buffer();
            List<Cell> cells = reading.cells();
            byte[][] labels = labels(reading.names());
            reading.forEach(progress, cancellation, root -> {
                for (int row = 0; row < root.getRowCount(); row++) {
                    for (int i = 0; i < labels.length; i++) {
                        buffer.append(labels[i], 0, labels[i].length);
                        cells.get(i).json(row, buffer);
                    }
                    buffer.append(labels.length == 0 ? "{}\n" : "}\n");
                    flushIfLarge(buffer, out);
                }
            });
            buffer.writeTo(out);
        }
    }

    /** An Arrow IPC file. */
    public static void arrow(BuiltTable table, Path file, ProgressMeter progress, Cancellation cancellation)
            throws IOException {
        try (OutputStream out = create(file);
                TableReading reading = new TableReading(table);
                ArrowFileWriter writer = new ArrowFileWriter(reading.root(), null, Channels.newChannel(out))) {
            writer.start();
            reading.forEach(progress, cancellation, root -> writer.writeBatch());
            writer.end();
        }
    }

    private static void flushIfLarge(Utf8Buffer buffer, OutputStream out) throws IOException {
        if (buffer.size() > 1 << 15) {
            buffer.writeTo(out);
        }
    }

    /** <code>{"a":</code>, then <code>,"b":</code> and so on. */
    private static byte[][] labels(List<String> names) {
        byte[][] labels = new byte[names.size()][];
        for (int i = 0; i < labels.length; i++) {
            Utf8Buffer label = new Utf8Buffer();
            label.append(i == 0 ? '{' : ',');
            JsonText.quote(names.get(i), label);
            label.append(':');
            labels[i] = Arrays.copyOf(label.bytes(), label.size());
        }
        return labels;
    }

    private static OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
    }
}
