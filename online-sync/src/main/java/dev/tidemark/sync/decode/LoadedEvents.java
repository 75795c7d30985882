package dev.tidemark.sync.decode;

/**
 * Which events of a stream states were loaded from, as far as the events tell; microseconds since the epoch.
 *
 * @param visibleBefore those that became visible before it
 * @param arrivedBefore and arrived before it. {@link #ALL} where visibility alone tells
 * @param doubtfulFrom what became visible before and arrived from this instant on and before the other one may be among them or
 *     not. {@link #ALL} where there is no doubt
 */
public record LoadedEvents(long visibleBefore, long arrivedBefore, long doubtfulFrom) {
    public static final long ALL = Long.MAX_VALUE;

    /** From which arrival on an event may not be among them, if none arrives earlier than so long before it is visible. */
    public long lackedFrom(long toleranceMicros) {
        return Math.min(visibleBefore - toleranceMicros, Math.min(arrivedBefore, doubtfulFrom));
    }
}
