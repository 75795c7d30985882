package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bag of events: identical rows are separate events.
 *
 * @param path a file, or a glob of files, relative to the definitions
 * @param format how the files are written
 * @param eventTime the TIMESTAMP column that says when an event happened; null until it is said, and then no view can
 *     read the source
 * @param knownTime the TIMESTAMP column that says when it became available; absent, or null in a row, it is the event time
 * @param sequence the INT64 column that orders events of equal times
 * @param visibleAtItsInstant whether an event is visible at its own instant: evaluation at {@code asOf + 1 us}
 * @param columns the declared types, by column, in the order of declaration
 * @param stream where new events arrive; empty for files alone
 */
public record Source(
        String name,
        String path,
        FileFormat format,
        String eventTime,
        Optional<String> knownTime,
        Optional<String> sequence,
        boolean visibleAtItsInstant,
        Map<String, ValueType> columns,
        Optional<StreamBinding> stream)
        implements Serializable {
    public Source {
        Names.check("source", name);
        String thing = "source '" + name + "'";
        if (path == null || path.isBlank()) {
            throw Names.invalid(thing + ": it has no path; name a file or a glob, like data/events/*.parquet.");
        }
        if (eventTime != null) {
            Names.checkColumn(thing, "event time", eventTime);
        }
        knownTime.ifPresent(column -> Names.checkColumn(thing, "known time", column));
        sequence.ifPresent(column -> Names.checkColumn(thing, "sequence", column));
        columns.keySet().forEach(column -> Names.checkColumn(thing, "list of column types", column));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    public static Source parquet(String name, String path) {
        return of(name, path, FileFormat.PARQUET);
    }

    public static Source csv(String name, String path) {
        return of(name, path, FileFormat.CSV);
    }

    public static Source json(String name, String path) {
        return of(name, path, FileFormat.JSON);
    }

    public static Source arrow(String name, String path) {
        return of(name, path, FileFormat.ARROW);
    }

    /** Files in the format their extension says. */
    public static Source file(String name, String path) {
        Names.check("source", name);
        FileFormat format = FileFormat.ofPath(path)
                .orElseThrow(() -> Names.invalid("source '" + name + "': the extension of path '" + path
                        + "' does not tell the format; say parquet, csv, json or arrow."));
        return of(name, path, format);
    }

    private static Source of(String name, String path, FileFormat format) {
        return new Source(
                name, path, format, null, Optional.empty(), Optional.empty(), false, Map.of(), Optional.empty());
    }

    public Source eventTime(String column) {
        Names.checkColumn("source '" + name + "'", "event time", column);
        return new Source(name, path, format, column, knownTime, sequence, visibleAtItsInstant, columns, stream);
    }

    public Source knownTime(String column) {
        Optional<String> known = Optional.of(Names.checkColumn("source '" + name + "'", "known time", column));
        return new Source(name, path, format, eventTime, known, sequence, visibleAtItsInstant, columns, stream);
    }

    public Source sequence(String column) {
        Optional<String> order = Optional.of(Names.checkColumn("source '" + name + "'", "sequence", column));
        return new Source(name, path, format, eventTime, knownTime, order, visibleAtItsInstant, columns, stream);
    }

    /** Events count at their own instant, not only after it: every evaluation is at {@code asOf + 1 us}. */
    public Source eventsVisibleAtTheirInstant() {
        return new Source(name, path, format, eventTime, knownTime, sequence, true, columns, stream);
    }

    /** Declares the type of a column; a column declared twice is refused. */
    public Source column(String column, ValueType type) {
        Map<String, ValueType> more = new LinkedHashMap<>(columns);
        if (more.put(column, type) != null) {
            throw Names.duplicate("source '" + name + "'", "column", column);
        }
        return new Source(name, path, format, eventTime, knownTime, sequence, visibleAtItsInstant, more, stream);
    }

    public Source stream(StreamBinding binding) {
        return new Source(
                name, path, format, eventTime, knownTime, sequence, visibleAtItsInstant, columns, Optional.of(binding));
    }

    /** The same source with its path made absolute against a folder; an absolute path or a URL stays as it is. */
    public Source at(Path baseDirectory) {
        return new Source(
                name,
                absolute(baseDirectory, path),
                format,
                eventTime,
                knownTime,
                sequence,
                visibleAtItsInstant,
                columns,
                stream);
    }

    /** A path made absolute against a folder; an absolute path or a URL stays as it is. */
    public static String absolute(Path baseDirectory, String path) {
        return DataPaths.resolve(baseDirectory, path);
    }

    private Object writeReplace() {
        return new Form(
                name,
                path,
                format,
                eventTime,
                knownTime.orElse(null),
                sequence.orElse(null),
                visibleAtItsInstant,
                columns,
                stream.orElse(null));
    }

    /** A source on its way to another process of the same engine: what may be absent is null. */
    private record Form(
            String name,
            String path,
            FileFormat format,
            String eventTime,
            String knownTime,
            String sequence,
            boolean visibleAtItsInstant,
            Map<String, ValueType> columns,
            StreamBinding stream)
            implements Serializable {
        private Object readResolve() {
            return new Source(
                    name,
                    path,
                    format,
                    eventTime,
                    Optional.ofNullable(knownTime),
                    Optional.ofNullable(sequence),
                    visibleAtItsInstant,
                    columns,
                    Optional.ofNullable(stream));
        }
    }
}
