package dev.tidemark.core.executor;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files a path or a glob stands for, in the order of their names: there, and allowed to be read. */
public final class FileList {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    private FileList() {}

    /** Whether a path is a URL: no file of this machine, but perhaps what an engine of a cluster can read. */
    public static boolean isElsewhere(DataFiles files) {
        return URL.matcher(files.path()).matches();
    }

    /** One file at least; says what is wrong and what to do if there is none. */
    public static List<Path> of(DataFiles files) {
        if (isElsewhere(files)) {
            String remedy = files.path().startsWith("table://")
                    ? "' is a table of Spark's; use engine spark"
                    : "' is not on this machine; copy it to its disk";
            throw error(ErrorCode.UNSUPPORTED, files, "'" + files.path() + remedy);
        }
        Path path = path(files.path());
        List<Path> found = path != null && Files.exists(path) ? List.of(path) : matches(files);
        found.forEach(file -> check(files, file));
        return found;
    }

    /** Where the files are looked for: the folder of a file, or that of a glob before its first wildcard. */
    static Path folder(String path) {
        Path file = path(path);
        Path parent = file != null && Files.exists(file) ? file.getParent() : root(path);
        return parent == null ? Path.of("") : parent;
    }

    /** How messages name a file: relative to where the process runs, if it lies below. */
    public static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }

    /** The same for a glob, which need not be a path. */
    private static String shown(String glob) {
        String here = Path.of("").toAbsolutePath() + "/";
        return glob.startsWith(here) ? glob.substring(here.length()) : glob;
    }

    /** A failure to read files, in one line. */
    public static TidemarkException error(ErrorCode code, DataFiles files, String why) {
        return new TidemarkException(code, "Cannot read " + files.what() + ": " + why + (why.endsWith("?") ? "" : "."));
    }

    private static Path path(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            return null; // a glob need not be a path
        }
    }

    private static List<Path> matches(DataFiles files) {
        if (!GLOB.matcher(files.path()).find()) {
            throw missing(files);
        }
        Path root = root(files.path());
        String pattern = files.path().substring(patternStart(files.path())).replaceAll("(^|/)\\*\\*/", "$1{,**/}");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> below = Files.isDirectory(root) ? Files.walk(root) : Stream.empty()) {
            List<Path> found = below.filter(file -> matcher.matches(root.relativize(file)) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw error(
                        ErrorCode.MISSING_FILE,
                        files,
                        "no file matches '" + shown(files.path()) + "'" + where(shown(files.path()), files.path())
                                + "; check the path");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "folder '" + shown(root) + "' cannot be listed: " + e.getMessage());
        }
    }

    /** The folder that a glob looks below. */
    private static Path root(String glob) {
        return Path.of(glob.substring(0, patternStart(glob)));
    }

    /** Where a glob begins to be one: behind its longest part that is a folder's name, whatever characters that name has. */
    private static int patternStart(String glob) {
        int start = 0;
        for (int slash = glob.indexOf('/'); slash >= 0; slash = glob.indexOf('/', slash + 1)) {
            Path folder = path(glob.substring(0, slash + 1));
            if (folder == null || !Files.isDirectory(folder)) {
                return start;
            }
            start = slash + 1;
        }
        return start;
    }

    private static TidemarkException missing(DataFiles files) {
        Path path = Path.of(files.path());
        Path parent = path.toAbsolutePath().getParent();
        String name = String.valueOf(path.getFileName());
        if (parent == null || !Files.isDirectory(parent)) {
            return error(
                    ErrorCode.MISSING_FILE, files, missing(path) + ", nor does the folder it is in; check the path");
        }
        try (Stream<Path> beside = Files.list(parent)) {
            List<String> names =
                    beside.map(file -> file.getFileName().toString()).sorted().toList();
            return error(ErrorCode.MISSING_FILE, files, missing(path) + checkOr(Closest.suggestion(name, names)));
        } catch (IOException e) {
            return error(ErrorCode.MISSING_FILE, files, missing(path) + "; check the path");
        }
    }

    /** Where it was looked for is said too, for who wrote the path may think of another folder. */
    private static String missing(Path path) {
        return "file '" + shown(path) + "' does not exist"
                + where(shown(path), path.toAbsolutePath().normalize().toString());
    }

    private static String where(String shown, String path) {
        String absolute = path.startsWith("/") ? path : Path.of("").toAbsolutePath() + "/" + path;
        return shown.equals(absolute) ? "" : " (it would be " + absolute + ")";
    }

    private static String checkOr(String suggestion) {
        return suggestion.isEmpty() ? "; check the path" : suggestion;
    }

    private static void check(DataFiles files, Path file) {
        if (Files.isDirectory(file)) {
            throw error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "'" + shown(file) + "' is a folder; name a file or a glob in it, like " + shown(file) + "/*."
                            + files.format().yamlName());
        }
        if (!Files.isRegularFile(file)) {
            throw error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "'" + shown(file) + "' is a pipe or a device, which cannot be read twice; copy it to a file first");
        }
        if (!Files.isReadable(file)) {
            throw error(
                    ErrorCode.UNREADABLE_FILE,
                    files,
                    "file '" + shown(file) + "' may not be read; change its permissions");
        }
    }
}
