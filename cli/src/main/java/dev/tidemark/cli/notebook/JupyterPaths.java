package dev.tidemark.cli.notebook;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Jupyter keeps a user's data, as its own rules say: {@code JUPYTER_DATA_DIR}, else the place of the system. */
public final class JupyterPaths {
    private JupyterPaths() {}

    /** @param environment of the process */
    public static Path userData(Map<String, String> environment) {
        return userData(environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path userData(Map<String, String> environment, String system, Path home) {
        String set = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!set.isEmpty()) {
            return Path.of(set);
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return home.resolve("Library/Jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter");
    }
}
