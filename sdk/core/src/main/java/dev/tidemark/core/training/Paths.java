package dev.tidemark.core.training;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where the path of a spine points. It is text: a glob is not a path of the file system. */
final class Paths {
    private static final Pattern ABSOLUTE =
            Pattern.compile("/.*|[A-Za-z][A-Za-z0-9+.-]*://.*|[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private Paths() {}

    static String against(Path folder, String path) {
        return ABSOLUTE.matcher(path).matches()
                ? path
                : folder + "/" + (path.startsWith("./") ? path.substring(2) : path);
    }
}
