package dev.tidemark.semantics.definition;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a source's path points. Paths are text: a glob is not a path of the file system. */
final class DataPaths {
    private static final Pattern ABSOLUTE =
            Pattern.compile("/.*|[A-Za-z][A-Za-z0-9+.-]*://.*|[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private DataPaths() {}

    static String resolve(Path baseDirectory, String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            return path;
        }
        String base = baseDirectory.toAbsolutePath().normalize().toString();
        String relative = path.startsWith("./") ? path.substring(2) : path;
        return base.endsWith("/") ? base + relative : base + "/" + relative;
    }
}
