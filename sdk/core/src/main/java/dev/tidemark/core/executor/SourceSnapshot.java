package dev.tidemark.core.executor;

import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What files looked like at one moment, to tell whether they changed since, without reading them through: their names below
 * the folder they were looked for in, sizes, times of modification and last bytes. The last bytes of a Parquet file tell
 * its rows and where each column lies, so that a file written anew with its old size and time is noticed too.
 *
 * @param hash 64 lower-case hexadecimal digits; equal if nothing changed. Files that were touched, or copied without their
 *     times, count as changed
 * @param changedMicros when the newest of them was modified, rounded down; microseconds since the epoch
 */
public record SourceSnapshot(String hash, int files, long bytes, long changedMicros) {
    private static final int TAIL_BYTES = 4_096;

    /** Fails as a build does if there is no file, or one may not be read. */
    public static SourceSnapshot of(DataFiles files) {
        List<Path> paths = FileList.of(files);
        Path folder = FileList.folder(files.path()).toAbsolutePath();
        MessageDigest digest = sha256();
        long bytes = 0;
        long changed = Long.MIN_VALUE;
        for (Path path : paths) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                bytes += attributes.size();
                changed = Math.max(changed, attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
                byte[] name =
                        folder.relativize(path.toAbsolutePath()).toString().getBytes(StandardCharsets.UTF_8);
                byte[] tail = tail(path);
                digest.update(ByteBuffer.allocate(24)
                        .putInt(name.length)
                        .putInt(tail.length)
                        .putLong(attributes.size())
                        .putLong(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        .array());
                digest.update(name);
                digest.update(tail);
            } catch (IOException e) {
                throw FileList.error(
                        ErrorCode.UNREADABLE_FILE,
                        files,
                        "file '" + FileList.shown(path) + "' cannot be read: " + e.getMessage());
            }
        }
        return new SourceSnapshot(HexFormat.of().formatHex(digest.digest()), paths.size(), bytes, changed);
    }

    private static byte[] tail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return tail;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
