package dev.tidemark.core.training;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows a training set is asked for: keys, the instant each asks about, and whatever else comes along, such as labels.
 * Immutable; each method returns another.
 *
 * @param path a file, or a glob of files that are taken in the order of their names; relative to the project
 * @param timeColumn the TIMESTAMP column with the instant of each row; empty until it is said
 * @param columns declared types; needed only for columns of text whose type must not be guessed, or which are to leave
 *     with a type of their own instead of as text
 */
public record Spine(String path, FileFormat format, Optional<String> timeColumn, Map<String, ValueType> columns) {
    public Spine {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (path == null || path.isBlank()) {
            throw new TidemarkException(ErrorCode.INVALID_VALUE, "Cannot read the spine: it has no path; name a file.");
        }
    }

    public static Spine parquet(String path) {
        return new Spine(path, FileFormat.PARQUET, Optional.empty(), Map.of());
    }

    public static Spine csv(String path) {
        return new Spine(path, FileFormat.CSV, Optional.empty(), Map.of());
    }

    /** JSON objects, one after the other or in one array. */
    public static Spine json(String path) {
        return new Spine(path, FileFormat.JSON, Optional.empty(), Map.of());
    }

    /** An Arrow IPC file or stream. */
    public static Spine arrow(String path) {
        return new Spine(path, FileFormat.ARROW, Optional.empty(), Map.of());
    }

    /** A file in the format that its extension says. */
    public static Spine file(String path) {
        FileFormat format = FileFormat.ofPath(path)
                .orElseThrow(
                        () -> new TidemarkException(
                                ErrorCode.INVALID_VALUE,
                                "Cannot read spine '" + path
                                        + "': its extension does not tell the format; name a .parquet, .csv, .json or .arrow file."));
        return new Spine(path, format, Optional.empty(), Map.of());
    }

    /** Each row asks about the instant in that column. */
    public Spine at(String timeColumn) {
        return new Spine(path, format, Optional.of(timeColumn), columns);
    }

    /** Declares the type of a column. */
    public Spine column(String name, ValueType type) {
        Map<String, ValueType> more = new LinkedHashMap<>(columns);
        if (more.put(name, type) != null) {
            throw new TidemarkException(
                    ErrorCode.DUPLICATE_NAME, "Cannot read the spine: column '" + name + "' is declared twice.");
        }
        return new Spine(path, format, timeColumn, more);
    }

    /** Its files, in a project. */
    public DataFiles files(Path project) {
        return new DataFiles("the spine", Source.absolute(project, path), format, columns);
    }

    String requiredTime() {
        return timeColumn.orElseThrow(() -> new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot read spine '" + path
                        + "': which column says the instant is not given; name it, as in at(\"event_time\")."));
    }
}
