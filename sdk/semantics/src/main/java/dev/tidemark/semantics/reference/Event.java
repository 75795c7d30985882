package dev.tidemark.semantics.reference;

import java.util.List;

/**
 * One event as a view sees it.
 *
 * @param key the values of the entity's key columns
 * @param eventTime when it happened, microseconds
 * @param knownTime when it became available as the source gives it; the event time if the source gives none (VIS-2)
 * @param sequence the source's order among equal times; null least
 * @param columns the values of {@link dev.tidemark.semantics.plan.ViewPlan#columns()}
 * @param origin the row it was read from
 */
public record Event(
        List<Object> key, long eventTime, long knownTime, Long sequence, List<Object> columns, SourceRow origin) {}
