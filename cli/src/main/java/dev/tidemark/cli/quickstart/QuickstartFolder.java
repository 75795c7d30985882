package dev.tidemark.cli.quickstart;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder a quickstart fills: a new one, an empty one, or one that an earlier quickstart made. */
public final class QuickstartFolder {
    private static final String MARK = ".tidemark-quickstart";
    private static final List<String> MADE = List.of(
            "data", "features.yaml", "live.yaml", "archive.yaml", "labels.parquet", "train.parquet", ".tidemark", MARK);

    private final Path path;

    private QuickstartFolder(Path path) {
        this.path = path;
    }

    /** That folder, with nothing in it of an earlier quickstart; an error if it holds what no quickstart made. */
    public static QuickstartFolder prepare(Path path) {
        QuickstartFolder folder = new QuickstartFolder(path);
        try {
            folder.check();
            folder.clear();
            Files.createDirectories(path);
            Files.writeString(path.resolve(MARK), "Made by tidemark quickstart, which may delete what it made.\n");
        } catch (IOException e) {
            throw refused(path, "it cannot be written to (" + reason(e) + "); name another folder", e);
        }
        return folder;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Puts the definitions there and gives their text. */
    public String writeDefinitions() {
        try (InputStream in = Objects.requireNonNull(QuickstartFolder.class.getResourceAsStream("features.yaml"))) {
            return write("features.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(path, reason(e), e);
        }
    }

    /** Puts a text there and gives it. */
    public String write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
            return text;
        } catch (IOException e) {
            throw refused(path, reason(e), e);
        }
    }

    private void check() throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw refused(path, "it is a file; name a folder", null);
        }
        if (!Files.exists(path) || Files.exists(path.resolve(MARK))) {
            return;
        }
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw refused(
                        path,
                        "it holds files that no quickstart made; name a new folder, as in"
                                + " 'tidemark quickstart my-quickstart'",
                        null);
            }
        }
    }

    /** Deletes what a quickstart makes, and leaves what else its user has put there. */
    private void clear() throws IOException {
        for (String name : MADE) {
            delete(path.resolve(name));
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static TidemarkException refused(Path path, String why, Throwable cause) {
        return new TidemarkException(ErrorCode.OUTPUT_REFUSED, "Cannot use folder '" + path + "': " + why + ".", cause);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
