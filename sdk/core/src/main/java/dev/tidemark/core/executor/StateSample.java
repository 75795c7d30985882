package dev.tidemark.core.executor;

import java.util.List;

/**
 * States of some keys of a view, in place of all of them.
 *
 * @param keys how many distinct keys have a visible row that the view can still reach; exact
 * @param keysLookedAt how many of those are in the sample, chosen by a hash of the key and so without regard to size
 * @param states of those in the sample, in the order of their keys; keys whose every row fails the view's condition have none
 */
public record StateSample(long keys, long keysLookedAt, List<Sampled> states) {
    public StateSample {
        states = List.copyOf(states);
    }

    /** One key of the sample with its state. */
    public record Sampled(List<Object> key, byte[] state, long newestMicros) {}
}
