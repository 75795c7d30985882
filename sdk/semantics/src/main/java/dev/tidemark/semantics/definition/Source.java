package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.type.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bag of events: identical rows are separate events.
 *
 * @param path a file, or a glob of files, relative to the definitions
 * @param format how the files are written
 * @param eventTime the TIMESTAMP column that says when an event happened
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
        Optional<StreamBinding> stream) {
    public Source {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
