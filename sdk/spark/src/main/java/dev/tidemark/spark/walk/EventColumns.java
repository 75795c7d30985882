package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.definition.Source;
import java.io.Serializable;

/**
 * Where the columns of what belongs to an event stand. What every event of the pass lacks has no column: without a known time, an
 * event's own time is when it became visible.
 *
 * @param event negative if it is when the event became visible
 * @param known negative if it is the event's own time
 * @param sequence negative if the source has none
 * @param first the first of the pass's columns
 * @param count of all columns
 */
record EventColumns(int event, int known, int sequence, int first, int count) implements Serializable {
    static EventColumns of(Pass pass) {
        Source source = pass.source().definition();
        boolean hasKnown = source.knownTime().isPresent();
        boolean hasSequence = source.sequence().isPresent();
        int sequence = hasKnown ? 2 : 0;
        int first = hasSequence ? sequence + 1 : sequence;
        return new EventColumns(
                hasKnown ? 0 : -1,
                hasKnown ? 1 : -1,
                hasSequence ? sequence : -1,
                first,
                first + pass.columns().size());
    }
}
