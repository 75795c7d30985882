package dev.tidemark.duckdb;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A folder for the temporary files of one executor. A lock on a file beside it, which a process cannot take with it when it
 * is killed, tells a folder in use from a leftover; opening one deletes the leftovers of others.
 */
final class WorkFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path shared;
    private final boolean sharedIsOurs;
    private final Path path;
    private final Path lockFile;
    private final FileChannel lock;

    private WorkFolder(Path shared, boolean sharedIsOurs, Path path, Path lockFile, FileChannel lock) {
        this.shared = shared;
        this.sharedIsOurs = sharedIsOurs;
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** A new folder below {@code shared}; below the system's folder for temporary files if the default cannot be written. */
    static WorkFolder open(Path shared) {
        try {
            return create(shared);
        } catch (IOException e) {
            if (!isDefault(shared)) {
                throw new TidemarkException(
                        ErrorCode.OUTPUT_REFUSED,
                        "Cannot make a folder for temporary files in '" + shared
                                + "': make it writable, or choose another work directory.",
                        e);
            }
            Path fallback =
                    Path.of(System.getProperty("java.io.tmpdir"), "tidemark-" + System.getProperty("user.name"));
            try {
                return create(fallback);
            } catch (IOException alsoFailed) {
                alsoFailed.addSuppressed(e);
                throw new TidemarkException(
                        ErrorCode.OUTPUT_REFUSED,
                        "Cannot make a folder for temporary files in '" + shared + "' nor in '" + fallback
                                + "': make one of them writable, or choose another work directory.",
                        alsoFailed);
            }
        }
    }

    /** Whether nobody asked for that place by name. */
    private static boolean isDefault(Path shared) {
        return shared.endsWith(Path.of(".tidemark", "work"));
    }

    Path path() {
        return path;
    }

    private static WorkFolder create(Path shared) throws IOException {
        boolean sharedIsOurs = isDefault(shared) || Files.notExists(shared);
        Files.createDirectories(shared);
        sweep(shared);
        while (true) {
            String name = ProcessHandle.current().pid() + "-"
                    + UUID.randomUUID().toString().substring(0, 8);
            Path lockFile = shared.resolve(name + LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                return new WorkFolder(
                        shared, sharedIsOurs, Files.createDirectory(shared.resolve(name)), lockFile, channel);
            }
            channel.close(); // another process swept the file away before it was locked
        }
    }

    private static void sweep(Path shared) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(shared, "*" + LOCK)) {
            for (Path lockFile : locks) {
                sweepOne(lockFile);
            }
        }
    }

    private static void sweepOne(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                String name = lockFile.getFileName().toString();
                Trees.delete(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lockFile);
            }
        } catch (IOException | OverlappingFileLockException | UncheckedIOException e) {
            // in use, or another user's: not ours to delete
        }
    }

    /** Deletes the folder, and the shared one if nothing else is in it; one that the user had made before stays. */
    @Override
    public void close() {
        try {
            Trees.delete(path);
            Files.deleteIfExists(lockFile);
            lock.close();
            if (sharedIsOurs) {
                Trees.deleteIfEmpty(shared);
            }
            if (isDefault(shared)) {
                Trees.deleteIfEmpty(shared.getParent());
            }
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.ENGINE_FAILED,
                    "Cannot delete the temporary files in '" + path + "': " + e.getMessage() + "; delete them by hand.",
                    e);
        }
    }
}
