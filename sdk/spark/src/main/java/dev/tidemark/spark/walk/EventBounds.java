package dev.tidemark.spark.walk;

import java.io.Serializable;

/**
 * Which events are read, in microseconds. The bounds on event times leave out what no feature reaches, and count in reports; the
 * others are conditions on events.
 *
 * @param from event times at or after it; {@link Long#MIN_VALUE} for all
 * @param to event times before it; {@link Long#MAX_VALUE} for all
 * @param knownBefore known times before it; {@link Long#MAX_VALUE} for all
 * @param visibleFrom events that became visible at it or later; {@link Long#MIN_VALUE} for all
 */
record EventBounds(long from, long to, long knownBefore, long visibleFrom) implements Serializable {
    boolean mayMatter(long eventMicros) {
        return eventMicros >= from && eventMicros < to;
    }

    boolean isKnown(long knownMicros) {
        return knownBefore == Long.MAX_VALUE || knownMicros < knownBefore;
    }
}
