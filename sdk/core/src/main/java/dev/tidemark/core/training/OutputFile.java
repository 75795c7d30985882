package dev.tidemark.core.training;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and put there in one step, or not at all. */
final class OutputFile {
    /** Writes a file that does not exist yet. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path aside) throws IOException;
    }

    private final Path path;

    OutputFile(Path path) {
        this.path = path;
    }

    /** Refuses a place where no file can be put. */
    void check() {
        if (Files.isDirectory(path)) {
            throw refused("it is a folder; name a file in it", null);
        }
        Path parent = parent();
        if (!Files.exists(parent)) {
            throw refused("its folder does not exist; create '" + shown(parent) + "' first", null);
        }
        if (!Files.isDirectory(parent)) {
            throw refused("'" + shown(parent) + "' is not a folder", null);
        }
        if (!Files.isWritable(parent)) {
            throw refused("its folder is read-only; choose another, or change its permissions", null);
        }
    }

    void write(Content content) {
        check();
        Leftovers.of(path.getFileName().toString()).sweep(parent());
        Path aside =
                parent().resolve(Leftovers.of(path.getFileName().toString()).freshName());
        try {
            content.writeTo(aside);
            move(aside);
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        } finally {
            deleteQuietly(aside);
        }
    }

    private void move(Path aside) throws IOException {
        try {
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private TidemarkException failed(IOException e) {
        String why = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
        if (why.contains("No space left") || why.contains("quota exceeded") || why.contains("not enough space")) {
            return new TidemarkException(
                    ErrorCode.DISK_FULL,
                    "Cannot write '" + path + "': the disk is full; free some space, or write elsewhere.",
                    e);
        }
        return refused(why, e);
    }

    private TidemarkException refused(String why, Throwable cause) {
        return new TidemarkException(ErrorCode.OUTPUT_REFUSED, "Cannot write '" + path + "': " + why + ".", cause);
    }

    private Path parent() {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private Path shown(Path parent) {
        return path.getParent() == null ? parent : path.getParent();
    }

    private static void deleteQuietly(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // the failure that matters is already on its way; what is left has a name that says it is temporary
        }
    }
}
