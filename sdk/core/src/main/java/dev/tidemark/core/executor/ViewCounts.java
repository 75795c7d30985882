package dev.tidemark.core.executor;

/**
 * What became of the rows of a view's source: rules REPORT-1 to REPORT-5 of the specification.
 *
 * @param sourceRows rows of the source, read or not
 * @param eventsRead rows that could matter to the spine and were read, those ignored included: rows of other keys, or of
 *     times that no feature reaches, are not
 * @param withoutTime rows ignored for their event time is null
 * @param withoutKey rows with an event time ignored for a null in a key column
 * @param knownBeforeEvent events read whose known time lies before their event time
 * @param expressionFailures values of derived columns and conditions that are null because their expression failed
 * @param ambiguousTies values that were chosen over another one of an event equal in all but the value
 */
public record ViewCounts(
        String view,
        String source,
        long sourceRows,
        long eventsRead,
        long withoutTime,
        long withoutKey,
        long knownBeforeEvent,
        long expressionFailures,
        long ambiguousTies) {}
