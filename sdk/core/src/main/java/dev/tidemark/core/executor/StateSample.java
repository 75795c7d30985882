package dev.tidemark.core.executor;

import java.util.List;

/**
 * States of some keys of a view, in place of all of them.
 *
 * @param keys how many the view has at the instant; exact
 * @param states of a sample of them, chosen by a hash of the key and so without regard to size
 */
public record StateSample(long keys, List<Sampled> states) {
    public StateSample {
        states = List.copyOf(states);
    }

    /** One key of the sample with its state. */
    public record Sampled(List<Object> key, byte[] state, long newestMicros) {}
}
