package dev.tidemark.core.training;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written beside its place and put there in one step, or not at all. A symbolic link stays, and the file it
 * leads to is replaced.
 */
final class OutputFile {
    /** Writes a file that does not exist yet. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path aside) throws IOException;
    }

    private static final int MAX_LINKS = 40;

    private final Path path;

    OutputFile(Path path) {
        this.path = path;
    }

    /** Refuses a place where no file can be put. */
    void check() {
        Path target = target();
        if (Files.isDirectory(target)) {
            throw refused("it is a folder; name a file in it", null);
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refused("it is a pipe or a device; name a file", null);
        }
        Path parent = parent(target);
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
        Path target = target();
        Leftovers leftovers = Leftovers.of(target.getFileName().toString());
        leftovers.sweep(parent(target));
        Path aside = parent(target).resolve(leftovers.freshName());
        try {
            content.writeTo(aside);
            move(aside, target);
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        } finally {
            deleteQuietly(aside);
        }
    }

    private static void move(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private TidemarkException failed(IOException e) {
        String why = reason(e);
        if (why.contains("No space left") || why.contains("quota exceeded") || why.contains("not enough space")) {
            return new TidemarkException(
                    ErrorCode.DISK_FULL,
                    "Cannot write '" + path + "': the disk is full; free some space, or write elsewhere.",
                    e);
        }
        return refused(
                why.contains("File too large")
                        ? "it grows beyond what this process or disk allows; see ulimit -f"
                        : why,
                e);
    }

    /** In one line, and without the name of the file beside, which nobody asked for. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof AccessDeniedException) {
            return "no file can be made in its folder; choose another";
        }
        String said = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
        return said.equals("null")
                ? e.getClass().getSimpleName()
                : said.lines().findFirst().orElse("");
    }

    private TidemarkException refused(String why, Throwable cause) {
        return new TidemarkException(ErrorCode.OUTPUT_REFUSED, "Cannot write '" + path + "': " + why + ".", cause);
    }

    /** What a symbolic link leads to, whether it is there or not; else the path itself. */
    private Path target() {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw refused("its symbolic links lead round in a circle; name a file", null);
            }
            try {
                target = target.resolveSibling(Files.readSymbolicLink(target));
            } catch (IOException e) {
                throw refused("its symbolic link cannot be followed", e);
            }
        }
        return target;
    }

    private static Path parent(Path target) {
        Path parent = target.toAbsolutePath().normalize().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    private Path shown(Path parent) {
        return path.getParent() == null || Files.isSymbolicLink(path) ? parent : path.getParent();
    }

    private static void deleteQuietly(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // the failure that matters is already on its way; what is left has a name that says it is temporary
        }
    }
}
