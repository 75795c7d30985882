package dev.tidemark.core.online;

import java.util.List;

/**
 * States that are to be loaded, for telling beforehand what they take.
 *
 * @param count how many
 * @param sample of them
 */
public record ExpectedStates(long count, List<One> sample) {
    /**
     * One state.
     *
     * @param bytes of the stored value
     * @param expires whether the store may forget it one day
     */
    public record One(StateKey key, int bytes, boolean expires) {}

    public ExpectedStates {
        sample = List.copyOf(sample);
    }
}
