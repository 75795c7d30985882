package dev.tidemark.core.online;

/**
 * What became of the events of a micro-batch.
 *
 * @param events that were taken in
 * @param repeated that had been taken in before, and changed nothing
 * @param tooLate among those taken in, how often one came too late for every window of one resolution
 * @param lostSwaps how often another writer was faster, so that a key was read and written again
 */
public record Applied(long events, long repeated, long tooLate, long lostSwaps) {
    public static final Applied NOTHING = new Applied(0, 0, 0, 0);

    /** Both together. */
    public Applied plus(Applied other) {
        return new Applied(
                events + other.events, repeated + other.repeated, tooLate + other.tooLate, lostSwaps + other.lostSwaps);
    }
}
