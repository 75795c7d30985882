package dev.tidemark.core.executor;

import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of one kind that are read as one table.
 *
 * @param what what they are, for messages, as in {@code source 'transactions'} or {@code the spine}
 * @param path one file, or a glob of files that are taken in the order of their names; absolute, or relative to the
 *     process
 * @param declared types by column, for columns whose type must not be guessed
 */
public record DataFiles(String what, String path, FileFormat format, Map<String, ValueType> declared)
        implements Serializable {
    public DataFiles {
        declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
    }

    /** The files of a source, whose path is taken as it stands. */
    public static DataFiles of(Source source) {
        return new DataFiles("source '" + source.name() + "'", source.path(), source.format(), source.columns());
    }
}
