package dev.tidemark.core.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.executor.FileList;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Holds what the first and last bytes of a file say against the format it is read as. */
public final class FileKind {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED_PARQUET = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARROW = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    /** How UTF-16 begins, low byte first and high byte first; no UTF-8 begins so. */
    private static final byte[] UTF_16_LOW = {(byte) 0xff, (byte) 0xfe};

    private static final byte[] UTF_16_HIGH = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private FileKind() {}

    /** The files, none of which obviously is something else than said. */
    public static List<Path> checked(DataFiles files) {
        List<Path> paths = FileList.of(files);
        paths.forEach(path -> check(files, path));
        return paths;
    }

    private static void check(DataFiles files, Path file) {
        String name = "file '" + FileList.shown(file) + "'";
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            if (length == 0) {
                throw FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " is empty; it has not even columns");
            }
            byte[] head = new byte[(int) Math.min(length, 8)];
            in.readFully(head);
            byte[] tail = new byte[(int) Math.min(length, 4)];
            in.seek(length - tail.length);
            in.readFully(tail);
            check(files, name, head, tail, length);
        } catch (IOException e) {
            throw FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " cannot be read: " + e.getMessage());
        }
    }

    private static void check(DataFiles files, String name, byte[] head, byte[] tail, long length) {
        if (startsWith(head, ENCRYPTED_PARQUET)) {
            throw FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " is encrypted; decrypt it first");
        }
        FileFormat found =
                startsWith(head, PARQUET) ? FileFormat.PARQUET : startsWith(head, ARROW) ? FileFormat.ARROW : null;
        if (found != null && found != files.format()) {
            throw FileList.error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    name + " is " + title(found) + ", not " + title(files.format()) + "; say format "
                            + found.yamlName());
        }
        if (startsWith(head, GZIP) || startsWith(head, ZSTD)) {
            throw FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " is compressed; unpack it first");
        }
        if (startsWith(head, ZIP)) {
            throw FileList.error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    name + " is a ZIP archive, as spreadsheets are; unpack it, or save the sheet as CSV");
        }
        if (startsWith(head, UTF_16_LOW) || startsWith(head, UTF_16_HIGH)) {
            throw FileList.error(ErrorCode.UNREADABLE_FILE, files, name + " is UTF-16; save it as UTF-8");
        }
        if (files.format() == FileFormat.PARQUET) {
            if (found == null) {
                throw FileList.error(
                        ErrorCode.UNREADABLE_FILE, files, name + " is not Parquet: it does not begin with PAR1");
            }
            if (length < 12 || !Arrays.equals(tail, PARQUET)) {
                throw FileList.error(
                        ErrorCode.UNREADABLE_FILE, files, name + " is truncated: its end is missing; write it anew");
            }
        }
    }

    private static String title(FileFormat format) {
        return switch (format) {
            case PARQUET -> "Parquet";
            case CSV -> "CSV";
            case JSON -> "JSON";
            case ARROW -> "Arrow";
        };
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(Arrays.copyOf(bytes, prefix.length), prefix);
    }
}
