package dev.tidemark.semantics.definition;

import java.util.Locale;
import java.util.Optional;

/** How a file is written. */
public enum FileFormat {
    PARQUET,
    CSV,
    JSON,
    ARROW;

    /** Its name in YAML, and the extension of such files. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileFormat> named(String yamlName) {
        for (FileFormat format : values()) {
            if (format.yamlName().equals(yamlName)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** What the path's extension says, in any case; empty if it is none of the formats. JSON is also called jsonl and ndjson. */
    public static Optional<FileFormat> ofPath(String path) {
        int dot = path.lastIndexOf('.');
        String extension = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.equals("jsonl") || extension.equals("ndjson") ? Optional.of(JSON) : named(extension);
    }
}
